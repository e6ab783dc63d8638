import { mix, scaled, type Rgb } from "../../scene/colour.ts";
import type { Vec3 } from "../skeleton.ts";
import { fleshMesh } from "../solid/implicit.ts";
import { loft, tube } from "../solid/mesh.ts";
import type { SolidPart } from "../solid/solid-stage.ts";
import type { ThingModel, ThingWish } from "./thing.ts";

/** A running shoe; it points sideways to the camera, as in a shop's window. */
export function shoeModel(wish: ThingWish): ThingModel {
  const upper: Rgb = wish.colour ??
    (
      [
        [226, 64, 58],
        [40, 96, 190],
        [244, 242, 238],
        [44, 46, 54],
      ] as const
    )[Math.floor(wish.chance(281) * 4)] ?? [226, 64, 58];
  const pale = upper[0] + upper[1] + upper[2] > 620;
  const accent: Rgb = pale ? [38, 42, 52] : [246, 244, 240];
  const sole: Rgb = [248, 246, 240];
  const outsole: Rgb = pale ? [224, 108, 60] : scaled(upper, 0.6);
  const colour = ([x, y, z]: Vec3): Rgb => {
    // Toe cap, heel counter, the stripes on the side, and the dark inside.
    if (y > 0.085 && z < -0.012 && z > -0.112 && Math.abs(x) < 0.0245 && y < 0.128 - Math.abs(x) * 0.4)
      return [34, 32, 36];
    const slant = z - 0.02 + (y - 0.05) * 0.9;
    const striped = Math.abs(slant) < 0.006 || Math.abs(slant + 0.024) < 0.006;
    if (striped && Math.abs(x) > 0.014 && y < 0.083) return accent;
    if (z < -0.098 && y < 0.094) return mix(upper, accent, 0.75);
    if (z > 0.113 - (0.05 - y) * 0.3) return scaled(upper, 0.82);
    const weave = Math.sin(x * 900) * Math.sin((y + z) * 900) > 0.3 ? 0.93 : 1;
    return scaled(upper, weave);
  };
  const parts: SolidPart[] = [
    {
      mesh: fleshMesh({
        blend: 0.024,
        cell: 0.0031,
        colour,
        lumps: [
          { from: [0, 0.046, 0.112], to: [0, 0.052, 0.045], radii: [0.025, 0.034], wide: 1.28, joint: 0 },
          { from: [0, 0.05, 0.03], to: [0, 0.05, -0.095], radii: [0.032, 0.034], wide: 1, joint: 0 },
          { from: [0, 0.06, 0.04], to: [0, 0.088, -0.025], radii: [0.03, 0.031], wide: 0.92, joint: 0 },
          { from: [0, 0.075, -0.04], to: [0, 0.09, -0.092], radii: [0.037, 0.03], wide: 0.9, joint: 0 },
          { from: [0, 0.1, -0.112], to: [0, 0.112, -0.116], radii: [0.014, 0.01], wide: 1.5, joint: 0 },
          {
            from: [0, 0.112, -0.04],
            to: [0, 0.112, -0.085],
            radii: [0.023, 0.023],
            wide: 1,
            joint: 0,
            hollow: true,
            blend: 0.008,
          },
          {
            from: [0, 0.15, -0.03],
            to: [0, 0.145, -0.082],
            radii: [0.03, 0.027],
            wide: 1.1,
            joint: 0,
            hollow: true,
            blend: 0.008,
          },
        ],
      }),
      material: { gloss: 0.1, polish: 14 },
      joint: 0,
    },
    {
      mesh: loft(
        [
          { z: -0.142, halfWidth: 0.02, bottom: 0.012, top: 0.036, square: 3 },
          { z: -0.13, halfWidth: 0.033, bottom: 0.006, top: 0.042, square: 4 },
          { z: -0.06, halfWidth: 0.038, bottom: 0.005, top: 0.042, square: 5 },
          { z: 0.02, halfWidth: 0.036, bottom: 0.006, top: 0.034, square: 5 },
          { z: 0.08, halfWidth: 0.045, bottom: 0.006, top: 0.03, square: 5 },
          { z: 0.12, halfWidth: 0.036, bottom: 0.012, top: 0.033, square: 4 },
          { z: 0.139, halfWidth: 0.018, bottom: 0.02, top: 0.037, square: 3 },
        ],
        {
          columns: 64,
          rows: 140,
          colour: (_, __, at) =>
            at[1] < 0.013
              ? outsole
              : Math.abs(at[1] - 0.024 - Math.sin(at[2] * 30) * 0.004) < 0.0016
                ? scaled(sole, 0.8)
                : sole,
        },
      ),
      material: { gloss: 0.14, polish: 20 },
      joint: 0,
    },
    // The tongue.
    {
      mesh: loft(
        [
          { z: -0.032, halfWidth: 0.015, bottom: 0.13, top: 0.137, square: 3 },
          { z: -0.018, halfWidth: 0.019, bottom: 0.116, top: 0.13, square: 3 },
          { z: 0.03, halfWidth: 0.018, bottom: 0.082, top: 0.098, square: 3 },
        ],
        { columns: 20, rows: 14, colour: mix(upper, accent, 0.35) },
      ),
      material: { gloss: 0.05 },
      joint: 0,
    },
  ];
  for (let lace = 0; lace < 6; lace++) {
    const z = 0.012 + lace * 0.0125;
    const y = 0.119 - lace * 0.0072;
    const half = 0.021 - lace * 0.0008;
    for (const side of [1, -1])
      parts.push({
        mesh: tube(
          [
            [-half * side, y - 0.006, z],
            [0, y + 0.003, z + 0.005],
            [half * side, y - 0.006, z + 0.011],
          ],
          0.0023,
          { columns: 8, rows: 10, colour: accent },
        ),
        material: { gloss: 0.05 },
        joint: 0,
      });
  }
  return { parts, heightMetres: 0.135, lengthMetres: 0.3, widthMetres: 0.095 };
}
