import { css, type Rgb } from "../../scene/colour.ts";
import type { Vec3 } from "../skeleton.ts";
import { type Material, paintBitmap } from "../solid/material.ts";
import { merged, roundedBox, sheet, tube } from "../solid/mesh.ts";
import type { SolidPart } from "../solid/solid-stage.ts";
import { hull, boatWood } from "./hull.ts";

export function sailingBoat(paint: Rgb): SolidPart[] {
  const canvas: Material = { bitmap: paintSail(), twoSided: true, fur: 0.6 };
  const mastAt: Vec3 = [0, 0.6, 0.5];
  const top = 7.6;
  const boomY = 1.55;
  const main = sheet({ columns: 12, rows: 16 }, (u, v) => {
    const y = boomY + 0.1 + (top - boomY - 0.5) * v;
    const chord = 2.75 * (1 - v) ** 0.9 + 0.12;
    const belly = 0.42 * Math.sin(Math.PI * u) * (1 - v * 0.6);
    return [-belly - 0.35 * u * (1 - v), y - 0.06 * u, mastAt[2] - 0.08 - chord * u];
  });
  const jib = sheet({ columns: 10, rows: 14 }, (u, v) => {
    const y = 1.2 + 5.0 * v;
    const luff = 3.25 - (3.25 - mastAt[2] - 0.15) * v * 0.98;
    const chord = 2.35 * (1 - v);
    return [-0.34 * Math.sin(Math.PI * u) * (1 - v * 0.5) - 0.12 * u, y - 0.3 * u * (1 - v), luff - chord * u];
  });
  const spar = { gloss: 0.25, polish: 20 } as const;
  return [
    ...hull(paint, 0.5),
    {
      mesh: merged([
        tube([mastAt, [0, top, 0.42]], [0.075, 0.045], { columns: 12, rows: 20, colour: [214, 202, 178] }),
        tube(
          [
            [0, boomY, mastAt[2]],
            [-0.35, boomY - 0.02, mastAt[2] - 2.9],
          ],
          0.05,
          { columns: 10, colour: boatWood },
        ),
        tube(
          [
            [0, top - 0.9, 0.45],
            [0, 1.25, 3.3],
          ],
          0.012,
          { columns: 6, colour: [60, 58, 60] },
        ),
        tube(
          [
            [0, top, 0.42],
            [0, 0.95, -2.85],
          ],
          0.01,
          { columns: 6, colour: [60, 58, 60] },
        ),
        ...[1, -1].map((side) =>
          tube(
            [
              [0, top - 0.6, 0.44],
              [side * 0.98, 0.92, 0.2],
            ],
            0.01,
            { columns: 6, colour: [60, 58, 60] },
          ),
        ),
      ]),
      material: spar,
      joint: 0,
    },
    {
      mesh: roundedBox([0, 1.02, -0.35], [0.55, 0.22, 0.85], 0.1, [244, 240, 232]),
      material: { gloss: 0.25, polish: 30 },
      joint: 0,
    },
    ...[1, -1].map((side) => ({
      mesh: roundedBox([side * 0.54, 1.06, -0.35], [0.02, 0.08, 0.6], 0.02, [36, 44, 54]),
      material: { gloss: 0.7, polish: 90 },
      joint: 0,
    })),
    { mesh: main, material: canvas, joint: 0 },
    { mesh: jib, material: canvas, joint: 0 },
    {
      mesh: sheet({ columns: 8, rows: 4, colour: [206, 52, 48] }, (u, v) => [
        0.05 * Math.sin(u * 5),
        top - 0.05 - 0.2 * v * (1 - u * 0.5),
        0.42 - 0.6 * u,
      ]),
      material: { twoSided: true },
      joint: 0,
    },
  ];
}

function paintSail(): Material["bitmap"] & object {
  return paintBitmap(256, 512, (context) => {
    context.fillStyle = css([250, 246, 236]);
    context.fillRect(0, 0, 1, 1);
    context.strokeStyle = css([206, 196, 176], 0.9);
    context.lineWidth = 0.004;
    for (let seam = 1; seam < 9; seam++) {
      context.beginPath();
      context.moveTo(0, seam / 9 + 0.02);
      context.lineTo(1, seam / 9 - 0.03);
      context.stroke();
    }
  });
}
