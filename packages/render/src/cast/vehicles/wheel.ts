import { css, type Rgb } from "../../scene/colour.ts";
import type { Vec3 } from "../skeleton.ts";
import { type Bitmap, type Material, paintBitmap } from "../solid/material.ts";
import { disc, lathe, reshaped, type Mesh } from "../solid/mesh.ts";
import type { SolidPart } from "../solid/solid-stage.ts";

/** A tyre on a rim, its axle across; `side` is the one that shows the rim. */
export function wheelParts(options: {
  readonly centre: Vec3;
  readonly radius: number;
  readonly width: number;
  readonly side: 1 | -1;
  readonly joint: number;
  readonly rim: Material;
}): SolidPart[] {
  const { centre, radius, width, side, joint, rim } = options;
  const half = width / 2;
  const tyre = onAxle(
    lathe(
      [
        [radius * 0.62, -half],
        [radius * 0.9, -half],
        [radius, -half * 0.7],
        [radius, half * 0.7],
        [radius * 0.9, half],
        [radius * 0.62, half],
        [radius * 0.6, half * 0.6],
      ],
      { columns: 36, colour: [34, 32, 36] },
    ),
    centre,
  );
  return [
    { mesh: tyre, material: rubber, joint },
    {
      mesh: disc(
        [centre[0] + side * half * 0.55, centre[1], centre[2]],
        radius * 0.68,
        side,
        [255, 255, 255],
        half * 0.3,
      ),
      material: rim,
      joint,
    },
  ];
}

const rubber: Material = { gloss: 0.06, polish: 8 };

/** A surface turned about the upright axis, laid on its side. */
export function onAxle(mesh: Mesh, centre: Vec3): Mesh {
  return reshaped(mesh, ([x, y, z]) => [centre[0] + y, centre[1] + x, centre[2] + z]);
}

/** An alloy rim with a number of spokes. */
export function alloyRim(spokes: number, colour: Rgb): Material {
  return { bitmap: paintSpokes(spokes, colour), gloss: 0.4, metal: true, polish: 30 };
}

function paintSpokes(spokes: number, colour: Rgb): Bitmap {
  return paintBitmap(192, 192, (context) => {
    context.fillStyle = css([22, 22, 26]);
    context.fillRect(0, 0, 1, 1);
    context.translate(0.5, 0.5);
    context.strokeStyle = css(colour);
    context.lineWidth = 0.07;
    context.beginPath();
    context.arc(0, 0, 0.455, 0, 2 * Math.PI);
    context.stroke();
    for (let spoke = 0; spoke < spokes; spoke++) {
      const angle = (2 * Math.PI * spoke) / spokes;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      context.fillStyle = css(colour);
      context.beginPath();
      context.moveTo(c * 0.06 - s * 0.075, s * 0.06 + c * 0.075);
      context.lineTo(c * 0.45 - s * 0.045, s * 0.45 + c * 0.045);
      context.lineTo(c * 0.45 + s * 0.045, s * 0.45 - c * 0.045);
      context.lineTo(c * 0.06 + s * 0.075, s * 0.06 - c * 0.075);
      context.fill();
    }
    context.beginPath();
    context.arc(0, 0, 0.11, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = css([60, 60, 66]);
    context.beginPath();
    context.arc(0, 0, 0.05, 0, 2 * Math.PI);
    context.fill();
  });
}
