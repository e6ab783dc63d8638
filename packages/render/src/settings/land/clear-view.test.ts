import { expect, test } from "vitest";
import { createSurface } from "../../scene/surface.ts";
import { createClearView } from "./clear-view.ts";
import { createSprite, type Prop } from "./sprite.ts";

/** Somebody of 1.8 m who walks to the right, 2 m in 2 s, six metres before a camera that stands. */
const cast = {
  performers: [{ lengthMetres: 0.5, heightMetres: 1.8, elevationMetres: 0 }],
  camera: () => ({ x: 0, y: 1.2, z: 4, yaw: 0, focal: 100, centreX: 48, horizonY: 27, vertical: 1 as const }),
  placement: (_: number, { seconds }: { readonly seconds: number }) => ({
    x: seconds - 1,
    y: 0,
    z: 10,
    facingX: 1,
    facingZ: 0,
  }),
} as const;

const tuft = (x: number, z: number, high = 0.9): Prop => ({
  sprite: createSprite(createSurface(8, 8), high, [200, 210, 220]),
  x,
  z,
});

test("nothing as high as a knee stands before somebody, wherever they are in the shot", () => {
  const hides = createClearView(cast, 2);
  expect(hides(tuft(0, 9))).toBe(true);
  expect(hides(tuft(0.8, 9))).toBe(true);
  // Seen from the camera, what is nearer hides what is further out.
  expect(hides(tuft(0.5, 7))).toBe(true);
});

test("what stands behind, aside, or is as low as feet stays", () => {
  const hides = createClearView(cast, 2);
  expect(hides(tuft(0, 10.4))).toBe(false);
  expect(hides(tuft(3, 9))).toBe(false);
  expect(hides(tuft(0, 9, 0.3))).toBe(false);
  expect(hides({ ...tuft(0, 9), hangs: true })).toBe(false);
});
