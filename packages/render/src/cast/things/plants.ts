import { css, mix, scaled, type Rgb } from "../../scene/colour.ts";
import { hashUnit } from "../../scene/random.ts";
import type { Vec3 } from "../skeleton.ts";
import { fleshMesh, type Lump } from "../solid/implicit.ts";
import { lathe, ellipsoid, merged, sheet, tube, type Mesh } from "../solid/mesh.ts";
import { turned, type Transform } from "../solid/transform.ts";
import type { SolidDetails } from "../solid/solid-stage.ts";
import type { ThingModel, ThingWish } from "./thing.ts";

const leafy = { gloss: 0.12, polish: 16, twoSided: true } as const;

/** A leaf from its stalk outwards: `turn` around the stem, `rise` from level at its root, `droop` towards its end. */
function leaf(options: {
  readonly root: Vec3;
  readonly turn: number;
  readonly rise: number;
  readonly droop: number;
  readonly length: number;
  readonly width: number;
  readonly colour: Rgb;
}): Mesh {
  const { root, turn, rise, droop, length, width, colour } = options;
  return sheet(
    {
      columns: 8,
      rows: 12,
      colour: (u, v) => {
        const rib =
          Math.abs(u - 0.5) < 0.07 ? 1.28 : 1 - 0.12 * Math.max(0, Math.sin((v * 9 - Math.abs(u - 0.5) * 6) * Math.PI));
        return scaled(colour, rib * (0.86 + 0.2 * v));
      },
    },
    (u, v) => {
      const half = width * Math.sin(Math.PI * Math.min(1, v ** 0.8 * 0.96 + 0.03));
      const across = (u - 0.5) * 2;
      const lift = rise - droop * v;
      const along = length * v;
      const out = along * Math.cos(lift);
      const up = length * (rise * v - (droop * v * v) / 2) * 0.9 + 0.25 * half * across * across;
      return [
        root[0] + out * Math.sin(turn) + across * half * Math.cos(turn),
        root[1] + up,
        root[2] + out * Math.cos(turn) - across * half * Math.sin(turn),
      ];
    },
  );
}

function pot(radius: number, high: number, colour: Rgb): ThingModel["parts"] {
  return [
    {
      mesh: lathe(
        [
          [0.001, 0],
          [radius * 0.68, 0],
          [radius * 0.72, 0.006],
          [radius * 0.93, high * 0.8],
          [radius, high * 0.81],
          [radius * 1.02, high * 0.99],
          [radius * 0.97, high],
          [radius * 0.9, high * 0.98],
          [radius * 0.88, high * 0.88],
          [0.001, high * 0.9],
        ],
        { columns: 48, rows: 60, colour: (_, v) => (v > 0.86 ? [62, 46, 38] : colour) },
      ),
      material: { gloss: 0.14, polish: 14 },
      joint: 0,
    },
  ];
}

function swaying(count: number, at: Vec3, reach: number): (seconds: number) => readonly Transform[] {
  return (seconds) =>
    Array.from({ length: count }, (_, index) =>
      turned(
        { roll: reach * Math.sin(seconds * 1.2 + index * 1.9), pitch: reach * 0.6 * Math.sin(seconds * 0.9 + index) },
        at,
      ),
    );
}

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

/** A flower that grows: a sunflower, a rose, a tulip or a daisy. */
export function flowerModel(wish: ThingWish): ThingModel {
  const kinds = ["sunflower", "rose", "tulip", "daisy"] as const;
  const named = kinds.find((one) => wish.variety.includes(one));
  const kind = named ?? kinds[Math.floor(wish.chanceOfKind(311) * kinds.length)] ?? "daisy";
  const petal: Rgb =
    wish.colour ??
    (kind === "sunflower"
      ? [250, 194, 40]
      : kind === "rose"
        ? [206, 34, 62]
        : kind === "tulip"
          ? [238, 92, 92]
          : [250, 248, 244]);
  const size = kind === "sunflower" ? 1 : 0.62;
  const high = 0.5 * size + (kind === "sunflower" ? 0.2 : 0.06);
  const face: Vec3 = [0.02, high, 0.03];
  const lean = kind === "sunflower" || kind === "daisy" ? 0.95 : kind === "rose" ? 0.6 : 0.18;
  const head: Mesh[] = [];
  const rings = kind === "rose" ? 5 : kind === "tulip" ? 2 : 2;
  for (let ring = 0; ring < rings; ring++) {
    const count = kind === "rose" ? 5 + ring : kind === "tulip" ? 3 : kind === "daisy" ? 13 : 17;
    for (let index = 0; index < count; index++) {
      const turn = (2 * Math.PI * (index + (ring % 2) * 0.5)) / count + ring * 0.4;
      head.push(
        petalMesh(kind, {
          turn,
          ring,
          size,
          petal: scaled(petal, 0.86 + 0.16 * hashUnit(wish.seed, index + ring * 20)),
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
  const tilt = turned({ pitch: lean });
  const headMesh = placed(merged(head), tilt, face);
  const leaves = [0, 1, 2].map((index) =>
    leaf({
      root: [0.004, high * (0.12 + 0.2 * index), 0.004],
      turn: index * 2.5 + 0.7,
      rise: kind === "tulip" ? 1.2 : 0.7,
      droop: kind === "tulip" ? 0.7 : 1.2,
      length: (kind === "tulip" ? 0.3 : 0.17) * size,
      width: (kind === "tulip" ? 0.03 : 0.05) * size,
      colour: [70, 132, 60],
    }),
  );
  const stem = tube(
    [[0, 0, 0], [0.006, high * 0.4, -0.004], [0.002, high * 0.8, 0.006], face],
    [0.009 * size, 0.007 * size, 0.0065 * size, 0.008 * size],
    { columns: 10, rows: 24, colour: [88, 138, 62] },
  );
  return {
    parts: [
      { mesh: merged([stem, ...leaves]), material: leafy, joint: 1 },
      { mesh: headMesh, material: { gloss: 0.06, polish: 10, twoSided: true, fur: 0.5 }, joint: 1 },
    ],
    heightMetres: high + 0.09 * size,
    lengthMetres: 0.28 * size,
    widthMetres: 0.06,
    moves: swaying(1, [0, 0, 0], 0.035),
  };
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

function placed(mesh: Mesh, turn: Transform, at: Vec3): Mesh {
  const spun = (values: Float32Array, shift: boolean): Float32Array => {
    const out = new Float32Array(values.length);
    for (let index = 0; index < values.length; index += 3) {
      const [x = 0, y = 0, z = 0] = values.subarray(index, index + 3);
      for (let axis = 0; axis < 3; axis++)
        out[index + axis] =
          (turn[axis * 4] ?? 0) * x +
          (turn[axis * 4 + 1] ?? 0) * y +
          (turn[axis * 4 + 2] ?? 0) * z +
          (shift ? (at[axis] ?? 0) : 0);
    }
    return out;
  };
  return { ...mesh, positions: spun(mesh.positions, true), normals: spun(mesh.normals, false) };
}

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
