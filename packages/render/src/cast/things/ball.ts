import { css, type Rgb } from "../../scene/colour.ts";
import type { Vec3 } from "../skeleton.ts";
import { type Material, paintBitmap } from "../solid/material.ts";
import { ellipsoid, mapped, unit } from "../solid/mesh.ts";
import type { ThingModel, ThingWish } from "./thing.ts";

/** A football, a beach ball, or a ball of one colour. */
export function ballModel(wish: ThingWish): ThingModel {
  const radius = 0.11;
  const kind =
    wish.colour !== undefined
      ? "plain"
      : /beach/.test(wish.variety)
        ? "beach"
        : /foot|soccer/.test(wish.variety) || wish.chance(261) < 0.55
          ? "football"
          : "beach";
  const mesh = mapped(ellipsoid([0, radius, 0], [radius, radius, radius], [255, 255, 255], 40), (at) => {
    const [x, y, z] = unit([at[0], at[1] - radius, at[2]]);
    return [0.5 + Math.atan2(x, z) / (2 * Math.PI), Math.acos(y) / Math.PI];
  });
  const bitmap = kind === "football" ? paintFootball() : paintStripes(wish.colour);
  return {
    parts: [
      { mesh, material: { bitmap, gloss: kind === "beach" ? 0.4 : 0.22, polish: 40 } satisfies Material, joint: 0 },
    ],
    heightMetres: 2 * radius,
    lengthMetres: 2 * radius,
    widthMetres: 2 * radius,
    bounce: 0.55,
  };
}

function paintStripes(colour: Rgb | undefined): Material["bitmap"] & object {
  const stripes: readonly Rgb[] =
    colour === undefined
      ? [
          [226, 60, 58],
          [250, 248, 240],
          [52, 120, 200],
          [250, 248, 240],
          [246, 196, 60],
          [250, 248, 240],
        ]
      : [colour];
  return paintBitmap(512, 256, (context) => {
    stripes.forEach((stripe, index) => {
      context.fillStyle = css(stripe);
      context.fillRect(index / stripes.length, 0, 1 / stripes.length + 0.002, 1);
    });
    if (colour !== undefined) return;
    context.fillStyle = css([250, 248, 240]);
    context.fillRect(0, 0, 1, 0.06);
    context.fillRect(0, 0.94, 1, 0.06);
  });
}

/** Twelve black patches at the corners of an icosahedron, with seams between them. */
function paintFootball(): Material["bitmap"] & object {
  const golden = (1 + Math.sqrt(5)) / 2;
  const corners: Vec3[] = [];
  for (const a of [1, -1])
    for (const b of [golden, -golden]) corners.push(unit([0, a, b]), unit([a, b, 0]), unit([b, 0, a]));
  const bitmap = paintBitmap(512, 256, (context) => {
    context.fillStyle = css([246, 244, 240]);
    context.fillRect(0, 0, 1, 1);
  });
  const { width, height, bytes } = bitmap;
  for (let row = 0; row < height; row++) {
    const down = ((row + 0.5) / height) * Math.PI;
    for (let column = 0; column < width; column++) {
      const around = ((column + 0.5) / width - 0.5) * 2 * Math.PI;
      const p: Vec3 = [Math.sin(down) * Math.sin(around), Math.cos(down), Math.sin(down) * Math.cos(around)];
      let first = -1;
      let second = -1;
      for (const [x, y, z] of corners) {
        const near = p[0] * x + p[1] * y + p[2] * z;
        if (near > first) [first, second] = [near, first];
        else if (near > second) second = near;
      }
      const patch = first > 0.938;
      const seam = !patch && first - second < 0.016;
      const tone = patch ? 30 : seam ? 176 : 246;
      const at = (row * width + column) * 4;
      bytes[at] = tone;
      bytes[at + 1] = tone;
      bytes[at + 2] = patch ? 34 : tone;
    }
  }
  return bitmap;
}
