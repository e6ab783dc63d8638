import { type Rgb, scaled } from "../../scene/colour.ts";
import type { Vec3 } from "../skeleton.ts";
import { lathe, type Mesh, sheet } from "../solid/mesh.ts";
import { type Transform, turned } from "../solid/transform.ts";
import type { ThingModel } from "./thing.ts";

export const leafy = { gloss: 0.12, polish: 16, twoSided: true } as const;

/** A leaf from its stalk outwards: `turn` around the stem, `rise` from level at its root, `droop` towards its end. */
export function leaf(options: {
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

export function pot(radius: number, high: number, colour: Rgb): ThingModel["parts"] {
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

export function swaying(count: number, at: Vec3, reach: number): (seconds: number) => readonly Transform[] {
  return (seconds) =>
    Array.from({ length: count }, (_, index) =>
      turned(
        { roll: reach * Math.sin(seconds * 1.2 + index * 1.9), pitch: reach * 0.6 * Math.sin(seconds * 0.9 + index) },
        at,
      ),
    );
}

export function placed(mesh: Mesh, turn: Transform, at: Vec3): Mesh {
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
