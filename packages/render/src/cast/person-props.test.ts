import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import type { Camera } from "../scene/camera.ts";
import { createLight } from "../scene/light.ts";
import { createFigure } from "./figure.ts";

const size = { width: 160, height: 200 };
const camera: Camera = {
  x: 0,
  y: 1.4,
  z: -5,
  yaw: 0,
  focal: (5 * size.height) / 1.2,
  centreX: size.width / 2,
  horizonY: size.height / 2,
  vertical: 1,
};

/** Pixels of the mug's own red of somebody in grey. */
function redPixels(action: "drink" | "stand", seconds: number, facingX: number): number {
  const figure = createFigure({
    actor: {
      id: "one",
      kind: "person",
      sex: "female",
      age: "adult",
      action,
      facing: "front",
      colour: "#808080",
      look: { garment: "shirt", hair: "black" },
    },
    seed: 7,
    ...size,
    light: { ...createLight("day", "clear"), rim: 0 },
    mouthCues: [],
    keySide: 1,
    frontLight: 0.9,
  });
  const canvas = createCanvas(size.width, size.height);
  const placement = { x: 0, y: 0, z: 0, facingX, facingZ: -Math.sqrt(1 - facingX ** 2) };
  figure.paint(canvas.getContext("2d"), camera, placement, { seconds, clipSeconds: seconds });
  const pixels = canvas.data();
  let count = 0;
  for (let at = 0; at < pixels.length; at += 4)
    if ((pixels[at] ?? 0) > 130 && (pixels[at + 1] ?? 0) < 0.56 * (pixels[at] ?? 0) && (pixels[at + 3] ?? 0) > 200)
      count++;
  return count;
}

test.each([0, 0.4])("who drinks has the cup in sight, low and at the lips (facing %d)", (facingX) => {
  // A mug of 10 by 12 cm is some 300 pixels here.
  for (const seconds of [0.1, 1.6])
    expect(redPixels("drink", seconds, facingX) - redPixels("stand", seconds, facingX)).toBeGreaterThan(150);
});
