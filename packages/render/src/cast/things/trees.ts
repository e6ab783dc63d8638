import { css, mix, type Rgb, scaled } from "../../scene/colour.ts";
import { hashUnit } from "../../scene/random.ts";
import type { Vec3 } from "../skeleton.ts";
import { fleshMesh, type Lump } from "../solid/implicit.ts";
import { merged, type Mesh, tube } from "../solid/mesh.ts";
import type { SolidDetails } from "../solid/solid-stage.ts";
import { swaying } from "./foliage.ts";
import type { ThingModel, ThingWish } from "./thing.ts";

/** A broad tree whose crown moves in the wind. */
export function treeModel(wish: ThingWish): ThingModel {
  const green: Rgb = wish.colour ??
    (
      [
        [76, 130, 58],
        [104, 146, 62],
        [222, 138, 50],
      ] as const
    )[Math.floor(wish.chance(321) * 2.4)] ?? [76, 130, 58];
  const bark: Rgb = [98, 74, 58];
  const wood = merged([
    tube(
      [
        [0, -0.1, 0],
        [0.03, 0.7, 0.02],
        [-0.04, 1.6, 0],
        [0.02, 2.6, 0.02],
      ],
      [0.3, 0.2, 0.17, 0.12],
      {
        columns: 18,
        rows: 40,
        colour: (u, v) => scaled(bark, 0.8 + 0.35 * Math.abs(Math.sin(u * 40 + Math.sin(v * 30)))),
      },
    ),
    ...Array.from({ length: 7 }, (_, index): Mesh => {
      const turn = index * 2.4;
      const from = 1.35 + 0.18 * index;
      return tube(
        [
          [0, from, 0],
          [0.45 * Math.sin(turn), from + 0.45, 0.45 * Math.cos(turn)],
          [1.05 * Math.sin(turn), from + 1.0, 1.05 * Math.cos(turn)],
        ],
        [0.09, 0.06, 0.03],
        { columns: 10, rows: 16, colour: bark },
      );
    }),
  ]);
  const lumps: Lump[] = Array.from({ length: 26 }, (_, index) => {
    const turn = index * 2.39996;
    const high = index / 25;
    const reach = 1.3 * Math.sin(Math.PI * (0.18 + 0.72 * high)) * (0.55 + 0.5 * hashUnit(wish.seed, index));
    const at: Vec3 = [reach * Math.sin(turn), 2.15 + 2.2 * high, reach * Math.cos(turn)];
    const radius = 0.46 + 0.22 * hashUnit(wish.seed, index + 50) - 0.12 * high;
    return {
      from: at,
      to: [at[0] * 1.05, at[1] + 0.1, at[2] * 1.05],
      radii: [radius, radius * 0.9],
      joint: 1 + (index % 3),
    };
  });
  const crown = fleshMesh({
    lumps,
    blend: 0.16,
    cell: 0.11,
    colour: (at) =>
      scaled(
        mix(scaled(green, 0.62), green, Math.max(0, Math.min(1, (at[1] - 1.9) / 1.9))),
        0.9 +
          0.2 *
            hashUnit(wish.seed, Math.round(at[0] * 37) * 7919 + Math.round(at[1] * 41) * 31 + Math.round(at[2] * 43)),
      ),
  });
  const vertices = crown.positions.length / 3;
  return {
    parts: [
      { mesh: wood, material: { gloss: 0 }, joint: 0 },
      { mesh: crown, material: { fur: 0.7 }, joint: 0 },
    ],
    heightMetres: 4.8,
    lengthMetres: 3.4,
    widthMetres: 0.9,
    moves: swaying(3, [0, 1.6, 0], 0.012),
    details: (details, seconds) => paintLeaves(details, { vertices, green, seed: wish.seed, seconds }),
  };
}

/** Single leaves over the crown and beyond its outline. */
function paintLeaves(
  details: SolidDetails,
  crown: { readonly vertices: number; readonly green: Rgb; readonly seed: number; readonly seconds: number },
): void {
  const { context, scale } = details;
  const size = 0.085 * scale;
  if (size < 0.9) return;
  const step = Math.max(1, Math.floor(crown.vertices / 2600));
  for (let index = 0; index < crown.vertices; index += step) {
    const at = details.vertex(1, index);
    if (!at.visible || at.facing < -0.2) continue;
    const chance = hashUnit(crown.seed, index);
    const under = details.colourAt(at.x, at.y);
    const tone = chance < 0.4 ? mix(under, details.light.bright, 0.22) : scaled(under, 0.8);
    const flutter = 0.4 * Math.sin(crown.seconds * 3 + chance * 40);
    context.fillStyle = css(chance < 0.4 ? mix(tone, crown.green, 0.35) : tone, 0.9);
    context.beginPath();
    const x = at.x + (hashUnit(crown.seed + 1, index) - 0.5) * size * 2;
    const y = at.y + (hashUnit(crown.seed + 2, index) - 0.5) * size * 2;
    context.ellipse(x, y, size * (0.6 + 0.6 * chance), size * 0.42, chance * 6.28 + flutter, 0, 2 * Math.PI);
    context.fill();
  }
}
