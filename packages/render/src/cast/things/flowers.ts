import { type Rgb, scaled } from "../../scene/colour.ts";
import { hashUnit } from "../../scene/random.ts";
import type { Vec3 } from "../skeleton.ts";
import { ellipsoid, lathe, merged, type Mesh, sheet, tube } from "../solid/mesh.ts";
import { identity, joined, turned } from "../solid/transform.ts";
import { leaf, leafy, placed, swaying } from "./foliage.ts";
import type { ThingModel, ThingWish } from "./thing.ts";

type FlowerKind = "sunflower" | "rose" | "tulip" | "daisy";

const kinds: readonly FlowerKind[] = ["sunflower", "rose", "tulip", "daisy"];
const petals: Readonly<Record<FlowerKind, Rgb>> = {
  sunflower: [250, 194, 40],
  rose: [206, 34, 62],
  tulip: [238, 92, 92],
  daisy: [250, 248, 244],
};

/** A flower that grows: a sunflower, a rose, a tulip or a daisy; on furniture in a vase, and a bunch of them as a bouquet. */
export function flowerModel(wish: ThingWish): ThingModel {
  const named = kinds.find(
    (one) => wish.variety.includes(one) || (one === "daisy" && wish.variety.includes("daisies")),
  );
  const bunch = /bouquet|bunch|arrangement/.test(wish.variety);
  const kind = named ?? kinds[Math.floor(wish.chanceOfKind(311) * kinds.length)] ?? "daisy";
  if (bunch) return bouquet(wish, named);
  const size = sizeOf(kind);
  const vase = wish.onFurniture
    ? vaseOf({ high: 0.17 * (kind === "sunflower" ? 1.3 : 1), radius: 0.034 }, wish)
    : undefined;
  const root = vase === undefined ? 0 : 0.05;
  const high = 0.5 * size + (kind === "sunflower" ? 0.2 : 0.06) - (vase === undefined ? 0 : 0.08);
  const { stem, head } = flower(kind, wish, {
    high,
    size,
    petal: wish.colour ?? petals[kind],
    turn: 0.6,
    out: 0,
    salt: 0,
    vased: vase !== undefined,
  });
  const up = identity();
  return {
    parts: [
      ...(vase ?? []),
      { mesh: placed(stem, up, [0, root, 0]), material: leafy, joint: 1 },
      { mesh: placed(head, up, [0, root, 0]), material: petalled, joint: 1 },
    ],
    heightMetres: root + high + 0.09 * size,
    lengthMetres: 0.28 * size,
    widthMetres: 0.06,
    moves: swaying(1, [0, 0, 0], vase === undefined ? 0.035 : 0.012),
  };
}

const petalled = { gloss: 0.06, polish: 10, twoSided: true, fur: 0.5 } as const;

function sizeOf(kind: FlowerKind): number {
  return kind === "sunflower" ? 1 : 0.62;
}

/** Nine flowers of several kinds and colours that spread from the neck of a vase. */
function bouquet(wish: ThingWish, only: FlowerKind | undefined): ThingModel {
  const neck = 0.2;
  const mixed: readonly (readonly [FlowerKind, Rgb])[] = [
    ["rose", [224, 66, 96]],
    ["daisy", [250, 248, 244]],
    ["tulip", [246, 150, 60]],
    ["rose", [250, 196, 206]],
    ["tulip", [176, 96, 190]],
    ["daisy", [252, 214, 90]],
    ["rose", [206, 34, 62]],
  ];
  const stems: Mesh[] = [];
  const heads: Mesh[] = [];
  for (let index = 0; index < 11; index++) {
    const [kind, petal] =
      only === undefined ? (mixed[index % mixed.length] ?? ["rose", petals.rose]) : [only, petals[only]];
    const ring = index === 0 ? 0 : index < 5 ? 0.55 : 1;
    const turn = index * 2.39996;
    const made = flower(kind, wish, {
      high: 0.27 - 0.07 * ring + 0.03 * hashUnit(wish.seed, index + 200),
      size: kind === "sunflower" ? 0.7 : 0.66,
      petal: wish.colour === undefined ? petal : scaled(wish.colour, 0.8 + 0.3 * hashUnit(wish.seed, index)),
      turn,
      out: 0.125 * ring,
      salt: index * 31,
    });
    const at = identity();
    stems.push(placed(made.stem, at, [0, neck - 0.02, 0]));
    heads.push(placed(made.head, at, [0, neck - 0.02, 0]));
  }
  return {
    parts: [
      ...vaseOf({ high: neck, radius: 0.062 }, wish),
      { mesh: merged(stems), material: leafy, joint: 1 },
      { mesh: merged(heads), material: petalled, joint: 1 },
    ],
    heightMetres: 0.5,
    lengthMetres: 0.4,
    widthMetres: 0.14,
    moves: swaying(1, [0, neck, 0], 0.012),
  };
}

/** A vase of glazed clay with a rounded belly. */
function vaseOf(
  { high, radius }: { readonly high: number; readonly radius: number },
  wish: ThingWish,
): ThingModel["parts"] {
  const glazes: readonly Rgb[] = [
    [236, 232, 224],
    [74, 116, 134],
    [206, 146, 112],
  ];
  const glaze = glazes[Math.floor(wish.chance(315) * glazes.length)] ?? [236, 232, 224];
  return [
    {
      mesh: lathe(
        [
          [0.001, 0.002],
          [radius * 0.7, 0],
          [radius * 0.78, 0.006],
          [radius * 1.12, high * 0.4],
          [radius * 0.86, high * 0.78],
          [radius * 0.66, high * 0.9],
          [radius * 0.78, high],
          [radius * 0.66, high * 0.985],
          [radius * 0.56, high * 0.9],
          [0.001, high * 0.86],
        ],
        { columns: 44, rows: 60, colour: (_, v) => (v > 0.93 ? scaled(glaze, 0.35) : glaze) },
      ),
      material: { gloss: 0.5, polish: 70 },
      joint: 0,
    },
  ];
}

/** Stem with leaves, and head, of one flower from its root at the origin. `out`: how far the head leans from over the root. */
function flower(
  kind: FlowerKind,
  wish: ThingWish,
  make: {
    readonly high: number;
    readonly size: number;
    readonly petal: Rgb;
    readonly turn: number;
    readonly out: number;
    readonly salt: number;
    readonly vased?: boolean;
  },
): { readonly stem: Mesh; readonly head: Mesh } {
  const { high, size, petal, out, salt, vased = false } = make;
  const face: Vec3 = [0.02 + out * Math.sin(make.turn), high, 0.03 + out * Math.cos(make.turn)];
  const outwards = Math.min(0.9, out * 6);
  const lean = (kind === "sunflower" || kind === "daisy" ? 0.95 : kind === "rose" ? 0.6 : 0.18) * (1 - 0.3 * outwards);
  const head: Mesh[] = [];
  const rings = kind === "rose" ? 5 : 2;
  for (let ring = 0; ring < rings; ring++) {
    const count = kind === "rose" ? 5 + ring : kind === "tulip" ? 3 : kind === "daisy" ? 13 : 17;
    for (let index = 0; index < count; index++) {
      const turn = (2 * Math.PI * (index + (ring % 2) * 0.5)) / count + ring * 0.4;
      head.push(
        petalMesh(kind, {
          turn,
          ring,
          size,
          petal: scaled(petal, 0.86 + 0.16 * hashUnit(wish.seed, index + ring * 20 + salt)),
        }),
      );
    }
  }
  if (kind === "sunflower" || kind === "daisy") {
    const r = kind === "sunflower" ? 0.052 * size : 0.022;
    head.push(
      ellipsoid(
        [0, 0.004, 0],
        [r, r * 0.35, r],
        (u, v) => {
          const seed = Math.sin(u * 2 * Math.PI * 21 + v * 34) * Math.sin(u * 2 * Math.PI * 13 - v * 34);
          return kind === "daisy"
            ? scaled([246, 186, 46], 0.85 + 0.2 * seed)
            : v < 0.2
              ? scaled([110, 96, 40], 0.9 + 0.3 * seed)
              : scaled([88, 52, 26], 0.8 + 0.4 * seed);
        },
        36,
      ),
    );
  }
  const tilt = joined(
    turned({ yaw: out === 0 ? 0 : make.turn, pitch: out === 0 ? 0 : 0.5 * outwards }),
    turned({ pitch: lean * (1 - outwards) }),
  );
  const at = (share: number): Vec3 => [face[0] * share ** 1.4, high * share, face[2] * share ** 1.4];
  // Leaves grow from the stem, whichever way it leans.
  const leaves = (vased ? [2] : out === 0 ? [0, 1, 2] : [1]).map((index) =>
    leaf({
      root: at(0.12 + 0.2 * index),
      turn: make.turn + index * 2.5 + 0.1,
      rise: kind === "tulip" ? 1.2 : 0.7,
      droop: kind === "tulip" ? 0.7 : 1.2,
      length: (kind === "tulip" ? 0.3 : 0.17) * size,
      width: (kind === "tulip" ? 0.03 : 0.05) * size,
      colour: [70, 132, 60],
    }),
  );
  const stem = tube([[0, 0, 0], at(0.4), at(0.8), face], [0.009 * size, 0.007 * size, 0.0065 * size, 0.008 * size], {
    columns: 8,
    rows: 16,
    colour: [88, 138, 62],
  });
  return { stem: merged([stem, ...leaves]), head: placed(merged(head), tilt, face) };
}

function petalMesh(
  kind: "sunflower" | "rose" | "tulip" | "daisy",
  {
    turn,
    ring,
    size,
    petal,
  }: { readonly turn: number; readonly ring: number; readonly size: number; readonly petal: Rgb },
): Mesh {
  return sheet(
    { columns: 6, rows: 8, colour: (u, v) => scaled(petal, (0.74 + 0.3 * v) * (Math.abs(u - 0.5) < 0.08 ? 0.94 : 1)) },
    (u, v) => {
      const across = (u - 0.5) * 2;
      let out: number;
      let up: number;
      let half: number;
      if (kind === "rose" || kind === "tulip") {
        // Cups that open ring by ring.
        const open = kind === "tulip" ? 0.25 + 0.12 * ring : 0.12 + 0.2 * ring;
        const high = kind === "tulip" ? 0.09 : 0.056 - 0.0022 * ring;
        half = (kind === "tulip" ? 0.036 : 0.018 + 0.007 * ring) * Math.sin(Math.PI * Math.min(1, 0.18 + v * 0.72));
        const unfold = Math.sin(v * Math.PI * 0.55);
        out =
          kind === "tulip"
            ? 0.008 + 0.03 * Math.sin(v * Math.PI * 0.5) * (1 + open * v)
            : 0.005 + (0.004 + 0.0062 * ring) * unfold + 0.0028 * ring * v ** 4;
        up = high * v - (kind === "rose" ? 0.0035 * ring * v ** 4 : 0) - 0.12 * half * across * across;
        const bend = across * half;
        return [
          (out - 0.35 * Math.abs(bend) * Math.abs(across)) * Math.sin(turn) + bend * Math.cos(turn),
          up * (kind === "rose" ? 1 : 1),
          (out - 0.35 * Math.abs(bend) * Math.abs(across)) * Math.cos(turn) - bend * Math.sin(turn),
        ];
      }
      const inner = kind === "sunflower" ? 0.044 * size : 0.018;
      const long = (kind === "sunflower" ? 0.085 * size : 0.048) * (1 - 0.1 * ring);
      half = (kind === "sunflower" ? 0.0155 * size : 0.0085) * Math.sin(Math.PI * Math.min(1, 0.12 + v * 0.84)) ** 0.8;
      out = inner + long * v;
      up = 0.004 - ring * 0.004 + 0.016 * size * Math.sin(v * 2.4) - 0.4 * Math.abs(across) * half;
      return [
        out * Math.sin(turn) + across * half * Math.cos(turn),
        up,
        out * Math.cos(turn) - across * half * Math.sin(turn),
      ];
    },
  );
}
