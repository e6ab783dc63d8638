import { css, type Rgb, scaled } from "../../scene/colour.ts";
import { type Material, paintBitmap } from "../solid/material.ts";
import { mapped, merged, type Mesh, roundedBox, surface, tube } from "../solid/mesh.ts";
import type { SolidPart } from "../solid/solid-stage.ts";
import { hull } from "./hull.ts";

export function fishingBoat(paint: Rgb): SolidPart[] {
  const house: Rgb = [246, 242, 232];
  const cabin = roundedBox([0, 1.85, 0.5], [0.72, 0.85, 0.75], 0.08, house);
  const front: Material = { bitmap: paintWheelhouse(), finish: wheelhouseFinish(), polish: 80 };
  return [
    ...hull(paint, 0.75),
    {
      mesh: mapped(cabin, ([x, y, z], [nx]) =>
        Math.abs(nx) > 0.6 ? [0.5 + (z - 0.5) / 1.5, (2.7 - y) / 1.7] : [0.5 + x / 1.44, (2.7 - y) / 1.7],
      ),
      material: front,
      joint: 0,
    },
    {
      mesh: roundedBox([0, 2.75, 0.5], [0.84, 0.06, 0.9], 0.05, scaled(paint, 0.8)),
      material: { gloss: 0.2 },
      joint: 0,
    },
    {
      mesh: merged([
        tube(
          [
            [0, 2.7, 0.1],
            [0, 3.9, 0.05],
          ],
          [0.05, 0.03],
          { columns: 8, colour: [90, 86, 84] },
        ),
        tube(
          [
            [0, 0.9, -1.6],
            [0, 2.9, -1.5],
          ],
          [0.06, 0.045],
          { columns: 8, colour: [90, 86, 84] },
        ),
        tube(
          [
            [0, 1.2, -1.6],
            [0.1, 2.6, -3.2],
          ],
          [0.045, 0.03],
          { columns: 8, colour: [90, 86, 84] },
        ),
        tube(
          [
            [0, 3.75, 0.05],
            [0, 2.9, -1.5],
            [0.1, 2.6, -3.2],
          ],
          0.012,
          { columns: 6, colour: [50, 48, 50] },
        ),
        tube(
          [
            [0, 3.75, 0.05],
            [0, 1.6, 3.1],
          ],
          0.012,
          { columns: 6, colour: [50, 48, 50] },
        ),
      ]),
      material: { gloss: 0.15 },
      joint: 0,
    },
    {
      mesh: merged([
        roundedBox([0.35, 1.02, -1.2], [0.28, 0.16, 0.34], 0.03, [214, 128, 52]),
        roundedBox([-0.35, 1.0, -1.9], [0.26, 0.14, 0.3], 0.03, [60, 120, 140]),
      ]),
      material: {},
      joint: 0,
    },
    ...[1, -1].map((side) => ({ mesh: ring(side), material: { gloss: 0.1 }, joint: 0 })),
  ];
}

/** A lifebelt on the side of the wheelhouse. */
function ring(side: number): Mesh {
  return surface(
    {
      columns: 24,
      rows: 10,
      closed: true,
      colour: (u) => (Math.floor(u * 8) % 2 === 0 ? [226, 74, 48] : [250, 248, 242]),
    },
    (u, v) => {
      const [a, b] = [2 * Math.PI * u, 2 * Math.PI * v];
      const r = 0.2 + 0.05 * Math.cos(b);
      return [side * 0.76 + 0.05 * Math.sin(b), 1.5 + r * Math.sin(a), 0.05 + r * Math.cos(a)];
    },
  );
}

function paintWheelhouse(): Material["bitmap"] & object {
  return paintBitmap(384, 384, (context) => {
    context.fillStyle = css([246, 242, 232]);
    context.fillRect(0, 0, 1, 1);
    context.fillStyle = css([34, 42, 52]);
    for (const x of [0.1, 0.4, 0.7]) {
      context.beginPath();
      context.roundRect(x, 0.14, 0.22, 0.3, [0.03]);
      context.fill();
    }
    context.fillStyle = css([206, 200, 188]);
    for (let plank = 1; plank < 8; plank++) context.fillRect(0, 0.48 + plank * 0.065, 1, 0.006);
  });
}

function wheelhouseFinish(): Material["finish"] & object {
  return paintBitmap(128, 128, (context) => {
    context.fillStyle = "rgb(40,0,0)";
    context.fillRect(0, 0, 1, 1);
    context.fillStyle = "rgb(200,90,0)";
    for (const x of [0.1, 0.4, 0.7]) context.fillRect(x, 0.14, 0.22, 0.3);
  });
}
