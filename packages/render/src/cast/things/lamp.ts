import { css, mix, type Rgb } from "../../scene/colour.ts";
import { ellipsoid, lathe } from "../solid/mesh.ts";
import type { ThingModel, ThingWish } from "./thing.ts";

/** A table lamp that is lit. */
export function lampModel(wish: ThingWish): ThingModel {
  const foot: Rgb = wish.colour ??
    (
      [
        [46, 84, 92],
        [176, 92, 62],
        [226, 216, 200],
      ] as const
    )[Math.floor(wish.chance(271) * 3)] ?? [46, 84, 92];
  const shade: Rgb = [250, 232, 196];
  const brass = { gloss: 0.75, metal: true, polish: 50 } as const;
  return {
    parts: [
      {
        mesh: lathe(
          [
            [0.001, 0],
            [0.075, 0],
            [0.078, 0.008],
            [0.07, 0.014],
            [0.001, 0.016],
          ],
          { columns: 48, colour: [206, 164, 92] },
        ),
        material: brass,
        joint: 0,
      },
      {
        mesh: lathe(
          [
            [0.02, 0.014],
            [0.034, 0.02],
            [0.07, 0.07],
            [0.078, 0.11],
            [0.06, 0.16],
            [0.026, 0.205],
            [0.018, 0.225],
            [0.001, 0.226],
          ],
          { columns: 48, rows: 60, colour: foot },
        ),
        material: { gloss: 0.45, polish: 80 },
        joint: 0,
      },
      {
        mesh: lathe(
          [
            [0.008, 0.22],
            [0.007, 0.3],
            [0.001, 0.301],
          ],
          { columns: 16, colour: [206, 164, 92] },
        ),
        material: brass,
        joint: 0,
      },
      { mesh: ellipsoid([0, 0.33, 0], [0.03, 0.04, 0.03], [255, 246, 216], 16), material: { glow: 1 }, joint: 0 },
      {
        mesh: lathe(
          [
            [0.15, 0.265],
            [0.128, 0.36],
            [0.1, 0.475],
          ],
          {
            columns: 56,
            rows: 20,
            colour: (_, v) => mix(shade, [255, 206, 128], 0.25 + 0.5 * Math.abs(v - 0.45)),
          },
        ),
        material: { glow: 0.62 + 0.2 * wish.lamps, twoSided: true, gloss: 0.02 },
        joint: 0,
      },
      {
        mesh: lathe(
          [
            [0.1515, 0.262],
            [0.1515, 0.27],
          ],
          { columns: 56, rows: 2, colour: foot },
        ),
        material: { twoSided: true },
        joint: 0,
      },
      {
        mesh: lathe(
          [
            [0.1015, 0.468],
            [0.1015, 0.476],
          ],
          { columns: 56, rows: 2, colour: foot },
        ),
        material: { twoSided: true },
        joint: 0,
      },
    ],
    heightMetres: 0.48,
    lengthMetres: 0.3,
    widthMetres: 0.16,
    details(details) {
      const { context, scale } = details;
      const at = details.at(0, [0, 0.36, 0]);
      const radius = 0.62 * scale;
      const glow = context.createRadialGradient(at.x, at.y, 0, at.x, at.y, radius);
      const strength = 0.28 + 0.32 * wish.lamps;
      glow.addColorStop(0, css([255, 214, 140], strength));
      glow.addColorStop(0.3, css([255, 196, 120], strength * 0.4));
      glow.addColorStop(1, css([255, 190, 110], 0));
      context.save();
      context.globalCompositeOperation = "screen";
      context.fillStyle = glow;
      context.fillRect(at.x - radius, at.y - radius, 2 * radius, 2 * radius);
      context.restore();
    },
  };
}
