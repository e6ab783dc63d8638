import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { classOf } from "../actor-classes.ts";
import type { Camera } from "../scene/camera.ts";
import { createLight } from "../scene/light.ts";
import type { Actor, ActorKind } from "../scene-spec.ts";
import { createPerformer } from "./create-performer.ts";
import type { Performer } from "./performer.ts";

const kinds = (Object.keys(classOf) as ActorKind[]).filter((kind) => classOf[kind] !== "person");
const width = 120;
const height = 90;

function performerOf(kind: ActorKind, more: Readonly<Record<string, string>> = {}, id = "one"): Performer {
  return createPerformer({
    actor: { id, kind, facing: "three-quarter", action: "stand", ...more } as Actor,
    seed: 7,
    width,
    height,
    light: createLight("day", "clear"),
    mouthCues: [],
    keySide: 1,
    frontLight: 0.7,
  });
}

/** The actor alone, in the middle of a picture that is twice as large as it says it is; upright pictures have more room. */
function painted(performer: Performer, seconds: number, heading = 0.9): Uint8Array {
  const canvas = createCanvas(width, height);
  const shown = 2 * Math.max(performer.heightMetres, performer.lengthMetres * 0.75);
  const distance = 8 * shown;
  const camera: Camera = {
    x: 0,
    y: performer.elevationMetres + performer.heightMetres / 2,
    z: -distance,
    yaw: 0,
    focal: (distance * height) / shown,
    centreX: width / 2,
    horizonY: height / 2,
    vertical: 1,
  };
  performer.paint(
    canvas.getContext("2d"),
    camera,
    { x: 0, y: 0, z: 0, facingX: Math.sin(heading), facingZ: -Math.cos(heading) },
    { seconds, clipSeconds: seconds },
  );
  return Uint8Array.from(canvas.data());
}

function boxOf(pixels: Uint8Array): { readonly wide: number; readonly high: number; readonly middle: number } {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((pixels[(y * width + x) * 4 + 3] ?? 0) < 200) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return { wide: right - left + 1, high: bottom - top + 1, middle: (top + bottom) / 2 };
}

test.each(kinds)("%s: a moment looks the same whatever was painted before", (kind) => {
  const forward = performerOf(kind);
  const first = painted(forward, 0.4);
  const second = painted(forward, 1.7);
  const backward = performerOf(kind);
  expect(Buffer.from(painted(backward, 1.7)).equals(second)).toBe(true);
  expect(Buffer.from(painted(backward, 0.4)).equals(first)).toBe(true);
});

test.each(kinds)("%s: is as large as it says, so that a camera can frame it", (kind) => {
  const performer = performerOf(kind);
  const { wide, high, middle } = boxOf(painted(performer, 0.9));
  const shown = 2 * Math.max(performer.heightMetres, performer.lengthMetres * 0.75);
  const pixels = height / shown;
  expect(high).toBeLessThan(1.25 * performer.heightMetres * pixels + 2);
  expect(high).toBeGreaterThan(0.6 * performer.heightMetres * pixels - 2);
  // A train goes on beyond the picture, and wings reach further than a framing need show.
  if (kind === "train" || kind === "aircraft") return;
  expect(wide).toBeLessThan(1.35 * performer.lengthMetres * pixels + 2);
  expect(Math.abs(middle - height / 2)).toBeLessThan(0.25 * performer.heightMetres * pixels + 2);
});

test.each(kinds)("%s: a colour that the prompt names is seen", (kind) => {
  const balance = (colour: string): number => {
    const pixels = painted(performerOf(kind, { colour }), 0.9);
    let sum = 0;
    for (let at = 0; at < pixels.length; at += 4) sum += (pixels[at] ?? 0) - (pixels[at + 2] ?? 0);
    return sum;
  };
  expect(balance("#c03020")).toBeGreaterThan(balance("#2030c0") + 2000);
});

test.each(["cat", "dog", "horse"] as const)("%s: breathes, looks about and never freezes", (kind) => {
  const performer = performerOf(kind, { action: kind === "horse" ? "stand" : "sit" });
  expect(Buffer.from(painted(performer, 0.5)).equals(Buffer.from(painted(performer, 1.3)))).toBe(false);
});

test("a product on a turntable shows another side", () => {
  const performer = performerOf("phone", { action: "turn" });
  expect(boxOf(painted(performer, 1.6)).wide).not.toBe(boxOf(painted(performer, 4)).wide);
});

test("the prompt's own word chooses the variety", () => {
  const rose = painted(performerOf("flower", { variety: "rose" }), 0.9);
  expect(Buffer.from(painted(performerOf("flower", { variety: "sunflower" }), 0.9)).equals(rose)).toBe(false);
  const husky = painted(performerOf("dog", { variety: "husky" }), 0.9);
  expect(Buffer.from(painted(performerOf("dog", { variety: "golden retriever" }), 0.9)).equals(husky)).toBe(false);
  const unknown = painted(performerOf("dog", { variety: "qwertzhund" }), 0.9);
  expect(Buffer.from(painted(performerOf("dog"), 0.9)).equals(unknown)).toBe(true);
});

test("a flower on furniture stands in a vase, and a bouquet is many flowers", () => {
  const grown = painted(performerOf("flower", { variety: "tulip" }), 0.9);
  const vased = performerOf("flower", { variety: "tulip", spot: "table" });
  expect(Buffer.from(painted(vased, 0.9)).equals(grown)).toBe(false);
  const wide = (variety: string): number => boxOf(painted(performerOf("flower", { variety, spot: "table" }), 0.9)).wide;
  expect(wide("bouquet of tulips")).toBeGreaterThan(1.8 * wide("tulip"));
});

test("a tree is of the kind that the prompt names", () => {
  const mean = (variety: string): readonly [number, number, number] => {
    const pixels = painted(performerOf("tree", { variety }), 0.9);
    let [red, green, blue, seen] = [0, 0, 0, 1];
    for (let at = 0; at < pixels.length; at += 4) {
      if ((pixels[at + 3] ?? 0) < 200) continue;
      [red, green, blue, seen] = [
        red + (pixels[at] ?? 0),
        green + (pixels[at + 1] ?? 0),
        blue + (pixels[at + 2] ?? 0),
        seen + 1,
      ];
    }
    return [red / seen, green / seen, blue / seen];
  };
  const [cherryRed, cherryGreen, cherryBlue] = mean("cherry blossom");
  expect(cherryRed).toBeGreaterThan(cherryGreen + 15);
  expect(cherryBlue).toBeGreaterThan(cherryGreen);
  const [oakRed, oakGreen] = mean("oak");
  expect(oakGreen).toBeGreaterThan(oakRed);
  const slender = performerOf("tree", { variety: "spruce" });
  const broad = performerOf("tree", { variety: "oak" });
  expect(boxOf(painted(slender, 0.9)).wide / boxOf(painted(broad, 0.9)).wide).toBeLessThan(0.85);
});

test("breeds differ in size and coat, plants in kind", () => {
  const low = performerOf("dog", { variety: "corgi" });
  const tall = performerOf("dog", { variety: "husky" });
  expect(low.heightMetres).toBeLessThan(0.7 * tall.heightMetres);
  const different = (kind: ActorKind, varieties: readonly string[]): void => {
    const pictures = varieties.map((variety) => Buffer.from(painted(performerOf(kind, { variety }), 0.9)));
    pictures.forEach((one, index) => {
      for (const other of pictures.slice(index + 1)) expect(one.equals(other), kind).toBe(false);
    });
  };
  different("cat", ["siamese", "black", "calico"]);
  different("plant", ["", "cactus", "fern", "bonsai"]);
});

test("a small dog goes as far as its own steps reach", () => {
  const pace = (variety: string): number => performerOf("dog", { variety, action: "walk" }).paceMetresPerSecond;
  expect(pace("chihuahua") / pace("labrador")).toBeCloseTo(0.52, 6);
});
