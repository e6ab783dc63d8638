import { createCanvas, loadImage, type Image } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { createGlows } from "../scene/glow.ts";
import { createLight } from "../scene/light.ts";
import type { CameraMove } from "../scene-spec.ts";
import { createSurface } from "../scene/surface.ts";
import { buildPictureMove } from "./picture-move.ts";

const width = 192;
const height = 108;
const durationSeconds = 5;
const framesPerSecond = 24;

/** Hills before a sky, with enough detail that a movement shows; nothing is darker than 60. */
async function landscape(side: number): Promise<Image> {
  const canvas = createCanvas(side * 1.6, side);
  const context = canvas.getContext("2d");
  for (let y = 0; y < side; y += 4) {
    for (let x = 0; x < side * 1.6; x += 4) {
      const value = 120 + 55 * Math.sin(x * 0.13) * Math.cos(y * 0.19) + 50 * (y / side);
      context.fillStyle = `rgb(${value},${value * 0.9},${220 - value * 0.4})`;
      context.fillRect(x, y, 4, 4);
    }
  }
  return await loadImage(canvas.toBuffer("image/png"));
}

async function frames(move: CameraMove["move"]): Promise<(frameIndex: number) => Uint8ClampedArray> {
  const painter = buildPictureMove(
    {
      shot: {
        durationSeconds,
        setting: { name: "mountain-lake", timeOfDay: "day", weather: "clear", season: "summer", variant: 0 },
        camera: { move, framing: "medium" },
        actors: [],
        style: "cinematic",
        picture: { key: "image" },
      },
      width,
      height,
      seed: 5,
      light: createLight("day", "clear"),
      glows: createGlows(),
      mouthCues: [],
      startSeconds: 0,
    },
    { start: await landscape(300), end: undefined },
  );
  return (frameIndex) => {
    const { context } = createSurface(width, height);
    const seconds = frameIndex / framesPerSecond;
    painter.paint(context, { seconds, fraction: seconds / durationSeconds });
    return context.getImageData(0, 0, width, height).data;
  };
}

function difference(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  return sum / one.length;
}

const moves: readonly CameraMove["move"][] = [
  "push-in",
  "pull-out",
  "pan-left",
  "pan-right",
  "tilt-up",
  "tilt-down",
  "crane-up",
  "orbit",
  "follow",
  "handheld",
  "static",
];

test.each(moves)("%s never shows what is beyond the picture", async (move) => {
  const frame = await frames(move);
  for (const frameIndex of [0, 30, 60, 90, 119]) {
    const data = frame(frameIndex);
    for (const [x, y] of [
      [0, 0],
      [width - 1, 0],
      [0, height - 1],
      [width - 1, height - 1],
      [width / 2, 0],
      [0, height / 2],
    ] as const) {
      const at = (y * width + x) * 4;
      expect(data[at + 3]).toBe(255);
      expect((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)).toBeGreaterThan(150);
    }
  }
});

test.each(moves)("%s moves in every frame, from the first to the last", async (move) => {
  const frame = await frames(move);
  for (let frameIndex = 54; frameIndex < 64; frameIndex++) {
    expect(difference(frame(frameIndex), frame(frameIndex + 1))).toBeGreaterThan(0);
  }
  expect(difference(frame(0), frame(119))).toBeGreaterThan(0.5);
});

test("frames are the same in any order", async () => {
  const [one, other] = [await frames("orbit"), await frames("orbit")];
  const late = one(80);
  const early = one(3);
  expect(difference(other(3), early)).toBe(0);
  expect(difference(other(80), late)).toBe(0);
});
