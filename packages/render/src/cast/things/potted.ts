import { mix, type Rgb } from "../../scene/colour.ts";
import { hashUnit } from "../../scene/random.ts";
import type { Vec3 } from "../skeleton.ts";
import { merged, type Mesh, tube } from "../solid/mesh.ts";
import { leaf, leafy, pot, swaying } from "./foliage.ts";
import type { ThingModel, ThingWish } from "./thing.ts";

/** A plant with large leaves in a pot. */
export function plantModel(wish: ThingWish): ThingModel {
  const clay: Rgb = wish.colour ??
    (
      [
        [190, 104, 72],
        [236, 230, 220],
        [70, 104, 112],
      ] as const
    )[Math.floor(wish.chance(301) * 3)] ?? [190, 104, 72];
  const groups: Mesh[][] = [[], [], []];
  const top: Vec3 = [0, 0.15, 0];
  for (let index = 0; index < 19; index++) {
    const layer = index / 19;
    const turn = index * 2.39996;
    const stem: Vec3 = [0.018 * Math.sin(turn), 0.15 + 0.16 * layer, 0.018 * Math.cos(turn)];
    groups[index % 3]?.push(
      leaf({
        root: stem,
        turn,
        rise: 0.35 + 0.95 * layer,
        droop: 1.1 - 0.5 * layer,
        length: 0.25 - 0.06 * layer + 0.05 * hashUnit(wish.seed, index),
        width: 0.048,
        colour: mix([44, 116, 62], [112, 168, 74], hashUnit(wish.seed, index + 40)),
      }),
      tube([[0, 0.14, 0], stem], 0.004, { columns: 6, colour: [86, 122, 58] }),
    );
  }
  return {
    parts: [
      ...pot(0.1, 0.16, clay),
      ...groups.map((meshes, index) => ({ mesh: merged(meshes), material: leafy, joint: index + 1 })),
    ],
    heightMetres: 0.54,
    lengthMetres: 0.46,
    widthMetres: 0.2,
    moves: swaying(3, top, 0.02),
  };
}
