import { mix, scaled, type Rgb } from "../../scene/colour.ts";
import { fleshMesh, type Lump } from "../solid/implicit.ts";
import { hashUnit } from "../../scene/random.ts";
import type { Vec3 } from "../skeleton.ts";
import { ellipsoid, merged, type Mesh, roundedBox, tube } from "../solid/mesh.ts";
import { leaf, leafy, pot, swaying } from "./foliage.ts";
import type { ThingModel, ThingWish } from "./thing.ts";

type PlantKind = "leafy" | "cactus" | "fern" | "bonsai" | "aloe";

const kinds: readonly (readonly [words: RegExp, kind: PlantKind])[] = [
  [/cactus|cacti/, "cactus"],
  [/fern|ivy|palm/, "fern"],
  [/bonsai/, "bonsai"],
  [/aloe|snake|succulent|agave/, "aloe"],
];

/** A plant in a pot: with large leaves, a cactus, a fern, a bonsai or an aloe. */
export function plantModel(wish: ThingWish): ThingModel {
  const kind = kinds.find(([words]) => words.test(wish.variety))?.[1] ?? "leafy";
  switch (kind) {
    case "cactus":
      return cactus(wish);
    case "bonsai":
      return bonsai(wish);
    case "leafy":
      return leaves(wish, {
        count: 19,
        length: 0.25,
        width: 0.048,
        rise: [0.35, 1.3],
        droop: [1.1, 0.6],
        high: 0.54,
        wide: 0.46,
      });
    case "fern":
      return leaves(wish, {
        count: 38,
        length: 0.3,
        width: 0.021,
        rise: [0.7, 1.5],
        droop: [2.3, 1.4],
        high: 0.46,
        wide: 0.6,
      });
    case "aloe":
      return leaves(wish, {
        count: 17,
        length: 0.27,
        width: 0.026,
        rise: [0.75, 1.5],
        droop: [0.25, 0.05],
        high: 0.45,
        wide: 0.4,
      });
  }
}

function clayOf(wish: ThingWish): Rgb {
  const clays: readonly Rgb[] = [
    [190, 104, 72],
    [236, 230, 220],
    [70, 104, 112],
  ];
  return wish.colour ?? clays[Math.floor(wish.chance(301) * clays.length)] ?? [190, 104, 72];
}

interface Leaves {
  readonly count: number;
  readonly length: number;
  readonly width: number;
  /** From the lowest leaf to the highest. */
  readonly rise: readonly [number, number];
  readonly droop: readonly [number, number];
  readonly high: number;
  readonly wide: number;
}

function leaves(wish: ThingWish, shape: Leaves): ThingModel {
  const groups: Mesh[][] = [[], [], []];
  const top: Vec3 = [0, 0.15, 0];
  for (let index = 0; index < shape.count; index++) {
    const layer = index / shape.count;
    const turn = index * 2.39996;
    const stem: Vec3 = [
      0.018 * Math.sin(turn),
      0.15 + 0.16 * layer * (shape.width > 0.04 ? 1 : 0.15),
      0.018 * Math.cos(turn),
    ];
    groups[index % 3]?.push(
      leaf({
        root: stem,
        turn,
        rise: shape.rise[0] + (shape.rise[1] - shape.rise[0]) * layer,
        droop: shape.droop[0] + (shape.droop[1] - shape.droop[0]) * layer,
        length: shape.length - 0.06 * layer + 0.05 * hashUnit(wish.seed, index),
        width: shape.width,
        colour: mix([44, 116, 62], [112, 168, 74], hashUnit(wish.seed, index + 40)),
      }),
      tube([[0, 0.14, 0], stem], 0.004, { columns: 6, colour: [86, 122, 58] }),
    );
  }
  return {
    parts: [
      ...pot(0.1, 0.16, clayOf(wish)),
      ...groups.map((meshes, index) => ({ mesh: merged(meshes), material: leafy, joint: index + 1 })),
    ],
    heightMetres: shape.high,
    lengthMetres: shape.wide,
    widthMetres: 0.2,
    moves: swaying(3, top, 0.02),
  };
}

/** A ribbed column with two arms and a flower on its top. */
function cactus(wish: ThingWish): ThingModel {
  const green: Rgb = [74, 132, 74];
  const ribs = 11;
  /** Along a line, thinner towards its end; thorns stand on the ribs. */
  const limb = (points: readonly Vec3[], radius: number): Mesh =>
    tube(points, [radius * 0.9, radius, radius, radius * 0.92, radius * 0.5], {
      columns: 66,
      rows: 44,
      colour: (u, v) => {
        const rib = 0.5 + 0.5 * Math.cos(u * 2 * Math.PI * ribs);
        const thorn = rib > 0.86 && Math.sin(v * 90) > 0.72;
        return thorn ? [238, 232, 200] : scaled(green, 0.62 + 0.5 * rib);
      },
    });
  const side = (sign: number, from: number, up: number): Mesh =>
    limb(
      [
        [sign * 0.03, from, 0],
        [sign * 0.1, from + 0.005, 0],
        [sign * 0.125, from + 0.05, 0],
        [sign * 0.125, from + up * 0.7, 0],
        [sign * 0.123, from + up, 0],
      ],
      0.03,
    );
  return {
    parts: [
      ...pot(0.09, 0.14, clayOf(wish)),
      {
        mesh: merged([
          limb(
            [
              [0, 0.11, 0],
              [0, 0.2, 0],
              [0, 0.32, 0],
              [0, 0.42, 0],
              [0, 0.475, 0],
            ],
            0.056,
          ),
          ellipsoid([0, 0.468, 0], [0.034, 0.026, 0.034], scaled(green, 0.95), 18),
          side(1, 0.24, 0.13),
          side(-1, 0.29, 0.1),
          ...Array.from({ length: 7 }, (_, index) =>
            ellipsoid(
              [0.014 * Math.sin(index * 0.9), 0.5, 0.014 * Math.cos(index * 0.9)],
              [0.011, 0.014, 0.011],
              [240, 96, 140],
              8,
            ),
          ),
        ]),
        material: { gloss: 0.08, polish: 12 },
        joint: 0,
      },
    ],
    heightMetres: 0.515,
    lengthMetres: 0.32,
    widthMetres: 0.2,
  };
}

/** A small old pine with pads of needles, in a tray. */
function bonsai(wish: ThingWish): ThingModel {
  const bark: Rgb = [104, 76, 56];
  const trunk: readonly Vec3[] = [
    [-0.02, 0.05, 0],
    [0.035, 0.13, 0.01],
    [-0.015, 0.21, 0.015],
    [0.03, 0.29, 0],
    [0.01, 0.36, 0],
  ];
  const pads: readonly (readonly [Vec3, number])[] = [
    [[0.16, 0.22, 0.01], 0.095],
    [[-0.16, 0.27, 0], 0.1],
    [[0.1, 0.34, -0.02], 0.085],
    [[0, 0.41, 0], 0.1],
    [[-0.04, 0.31, 0.08], 0.07],
  ];
  const lumps: Lump[] = pads.flatMap(([[x, y, z], radius], pad) =>
    Array.from({ length: 6 }, (_, index): Lump => {
      const turn = index * 1.05 + pad;
      const at: Vec3 = [
        x + 0.6 * radius * Math.sin(turn),
        y + 0.012 * Math.sin(index * 2.2),
        z + 0.5 * radius * Math.cos(turn),
      ];
      return { from: at, to: [at[0], at[1] + 0.01, at[2]], radii: [radius * 0.5, radius * 0.45], joint: 0 };
    }),
  );
  const needles = fleshMesh({
    lumps,
    blend: 0.02,
    cell: 0.014,
    colour: (at) =>
      scaled(
        mix([40, 84, 48], [104, 150, 72], Math.max(0, Math.min(1, (at[1] - 0.2) * 4))),
        0.8 +
          0.4 *
            hashUnit(
              wish.seed,
              Math.round(at[0] * 410) * 7919 + Math.round(at[1] * 450) * 31 + Math.round(at[2] * 430),
            ),
      ),
  });
  return {
    parts: [
      {
        mesh: roundedBox([0, 0.028, 0], [0.17, 0.028, 0.11], 0.02, [66, 84, 108]),
        material: { gloss: 0.4, polish: 50 },
        joint: 0,
      },
      {
        mesh: merged([
          ellipsoid([0, 0.05, 0], [0.15, 0.018, 0.095], [92, 116, 62], 20),
          tube(trunk, [0.036, 0.028, 0.022, 0.017, 0.01], {
            columns: 14,
            rows: 40,
            colour: (u, v) => scaled(bark, 0.75 + 0.4 * Math.abs(Math.sin(u * 30 + v * 22))),
          }),
          ...pads.slice(0, 3).map(([[x, y, z]]) =>
            tube(
              [
                [0.01, y - 0.06, 0],
                [x * 0.6, y - 0.03, z],
                [x, y - 0.01, z],
              ],
              [0.014, 0.009, 0.006],
              { columns: 8, colour: bark },
            ),
          ),
        ]),
        material: {},
        joint: 0,
      },
      { mesh: needles, material: { fur: 0.8 }, joint: 0 },
    ],
    heightMetres: 0.47,
    lengthMetres: 0.5,
    widthMetres: 0.24,
  };
}
