import type { Rgb } from "../../scene/colour.ts";
import type { Vec3 } from "../skeleton.ts";
import type { Mesh } from "./mesh.ts";

/** A muscle, a cheek, a leg: a rod between two points, as thick at each end as its radii say. */
export interface Lump {
  readonly from: Vec3;
  readonly to: Vec3;
  readonly radii: readonly [number, number];
  /** Wider (above 1) or flatter (below 1) from left to right. */
  readonly wide?: number;
  /** The joint that carries it. */
  readonly joint: number;
  /** How softly it flows into the lumps before it, if not as `FleshOptions.blend` says. */
  readonly blend?: number;
  /** Takes away instead of adding. */
  readonly hollow?: boolean;
}

/** How a body of lumps becomes a surface. Metres. */
export interface FleshOptions {
  readonly lumps: readonly Lump[];
  /** Lumps that come closer than this flow into each other. */
  readonly blend: number;
  /** Side of the cells the surface is searched in. */
  readonly cell: number;
  readonly colour: (at: Vec3, normal: Vec3) => Rgb;
}

/** The smooth skin over lumps, with the joints that carry each of its points. */
export function fleshMesh(options: FleshOptions): Mesh {
  const { lumps, blend, cell } = options;
  const field = fieldOf(lumps, blend);
  const box = boundsOf(lumps, cell * 2);
  const size = [0, 1, 2].map((axis) => Math.ceil(((box.high[axis] ?? 0) - (box.low[axis] ?? 0)) / cell) + 1);
  const [nx = 1, ny = 1, nz = 1] = size;
  const values = sampled(field, box.low, cell, [nx, ny, nz]);
  const vertexOf = new Int32Array(nx * ny * nz).fill(-1);
  const points: number[] = [];
  const triangles: number[] = [];
  const index = (x: number, y: number, z: number): number => (z * ny + y) * nx + x;

  for (let z = 0; z < nz - 1; z++) {
    for (let y = 0; y < ny - 1; y++) {
      for (let x = 0; x < nx - 1; x++) {
        const at = crossingOf(values, index, x, y, z);
        if (at === undefined) continue;
        vertexOf[index(x, y, z)] = points.length / 3;
        const start: Vec3 = [box.low[0] + at[0] * cell, box.low[1] + at[1] * cell, box.low[2] + at[2] * cell];
        points.push(...ontoSurface(field, start, cell));
      }
    }
  }
  const quad = (a: number, b: number, c: number, d: number, inside: boolean): void => {
    if (a < 0 || b < 0 || c < 0 || d < 0) return;
    if (inside) triangles.push(a, b, c, c, b, d);
    else triangles.push(a, c, b, c, d, b);
  };
  const vertex = (x: number, y: number, z: number): number => vertexOf[index(x, y, z)] ?? -1;
  for (let z = 1; z < nz - 1; z++) {
    for (let y = 1; y < ny - 1; y++) {
      for (let x = 1; x < nx - 1; x++) {
        const here = (values[index(x, y, z)] ?? 1) < 0;
        if (here !== (values[index(x + 1, y, z)] ?? 1) < 0)
          quad(vertex(x, y - 1, z - 1), vertex(x, y, z - 1), vertex(x, y - 1, z), vertex(x, y, z), here);
        if (here !== (values[index(x, y + 1, z)] ?? 1) < 0)
          quad(vertex(x - 1, y, z - 1), vertex(x - 1, y, z), vertex(x, y, z - 1), vertex(x, y, z), here);
        if (here !== (values[index(x, y, z + 1)] ?? 1) < 0)
          quad(vertex(x - 1, y - 1, z), vertex(x, y - 1, z), vertex(x - 1, y, z), vertex(x, y, z), here);
      }
    }
  }
  return clothed(Float32Array.from(points), Uint32Array.from(triangles), field, options);
}

type Field = (x: number, y: number, z: number) => number;

function distanceTo(lump: Lump, px: number, py: number, pz: number): number {
  const { from, to, radii, wide = 1 } = lump;
  const ax = to[0] - from[0];
  const ay = to[1] - from[1];
  const az = to[2] - from[2];
  const dx = px - from[0];
  const dy = py - from[1];
  const dz = pz - from[2];
  const length = ax * ax + ay * ay + az * az;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, (dx * ax + dy * ay + dz * az) / length));
  const ox = (dx - ax * t) / wide;
  const oy = dy - ay * t;
  const oz = dz - az * t;
  return Math.sqrt(ox * ox + oy * oy + oz * oz) - (radii[0] + (radii[1] - radii[0]) * t);
}

/** Numbers of one lump in the field's list: start, axis, one over its squared length, radii, one over width, softness, sign. */
const stride = 12;

function fieldOf(lumps: readonly Lump[], blend: number): Field {
  // Hollows come last: they take away from all that is there.
  const ordered = [...lumps.filter(({ hollow }) => hollow !== true), ...lumps.filter(({ hollow }) => hollow === true)];
  const list = new Float64Array(ordered.length * stride);
  for (const [index, { from, to, radii, wide = 1, blend: own = blend, hollow }] of ordered.entries()) {
    const axis = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const;
    const square = axis[0] ** 2 + axis[1] ** 2 + axis[2] ** 2;
    list.set(
      [
        ...from,
        ...axis,
        square === 0 ? 0 : 1 / square,
        radii[0],
        radii[1] - radii[0],
        1 / wide,
        own,
        hollow === true ? -1 : 1,
      ],
      index * stride,
    );
  }
  return (x, y, z) => {
    let value = 1e3;
    for (let at = 0; at < list.length; at += stride) {
      const dx = x - (list[at] ?? 0);
      const dy = y - (list[at + 1] ?? 0);
      const dz = z - (list[at + 2] ?? 0);
      const ax = list[at + 3] ?? 0;
      const ay = list[at + 4] ?? 0;
      const az = list[at + 5] ?? 0;
      let t = (dx * ax + dy * ay + dz * az) * (list[at + 6] ?? 0);
      t = t < 0 ? 0 : t > 1 ? 1 : t;
      const ox = (dx - ax * t) * (list[at + 9] ?? 1);
      const oy = dy - ay * t;
      const oz = dz - az * t;
      const sign = list[at + 11] ?? 1;
      const distance =
        sign * (Math.sqrt(ox * ox + oy * oy + oz * oz) - ((list[at + 7] ?? 0) + (list[at + 8] ?? 0) * t));
      const soft = list[at + 10] ?? 1;
      const apart = value - distance;
      const near = apart < 0 ? soft + apart : soft - apart;
      const flow = near > 0 ? (near * near * 0.25) / soft : 0;
      value = sign > 0 ? (apart > 0 ? distance : value) - flow : (apart < 0 ? distance : value) + flow;
    }
    return value;
  };
}

function boundsOf(lumps: readonly Lump[], margin: number): { readonly low: Vec3; readonly high: Vec3 } {
  const low: [number, number, number] = [1e9, 1e9, 1e9];
  const high: [number, number, number] = [-1e9, -1e9, -1e9];
  for (const { from, to, radii, wide = 1 } of lumps) {
    for (const axis of [0, 1, 2] as const) {
      const stretch = axis === 0 ? wide : 1;
      low[axis] = Math.min(low[axis], from[axis] - radii[0] * stretch - margin, to[axis] - radii[1] * stretch - margin);
      high[axis] = Math.max(
        high[axis],
        from[axis] + radii[0] * stretch + margin,
        to[axis] + radii[1] * stretch + margin,
      );
    }
  }
  return { low, high };
}

/** The field at the corners of all cells; far from the surface only one value for a block of cells. */
function sampled(field: Field, low: Vec3, cell: number, [nx, ny, nz]: Vec3): Float32Array {
  const values = new Float32Array(nx * ny * nz);
  const block = 4;
  const reach = cell * block * 1.6;
  for (let bz = 0; bz < nz; bz += block) {
    for (let by = 0; by < ny; by += block) {
      for (let bx = 0; bx < nx; bx += block) {
        const half = (block - 1) / 2;
        const middle = field(low[0] + (bx + half) * cell, low[1] + (by + half) * cell, low[2] + (bz + half) * cell);
        const far = Math.abs(middle) > reach;
        for (let z = bz; z < Math.min(nz, bz + block); z++) {
          for (let y = by; y < Math.min(ny, by + block); y++) {
            for (let x = bx; x < Math.min(nx, bx + block); x++) {
              values[(z * ny + y) * nx + x] = far
                ? middle
                : field(low[0] + x * cell, low[1] + y * cell, low[2] + z * cell);
            }
          }
        }
      }
    }
  }
  return values;
}

const edges = [
  [0, 1],
  [2, 3],
  [4, 5],
  [6, 7],
  [0, 2],
  [1, 3],
  [4, 6],
  [5, 7],
  [0, 4],
  [1, 5],
  [2, 6],
  [3, 7],
] as const;

/** The middle of where the surface meets a cell's edges, in cells; nothing when it does not. */
function crossingOf(
  values: Float32Array,
  index: (x: number, y: number, z: number) => number,
  x: number,
  y: number,
  z: number,
): Vec3 | undefined {
  const corner = (which: number): number =>
    values[index(x + (which & 1), y + ((which >> 1) & 1), z + ((which >> 2) & 1))] ?? 1;
  let sumX = 0;
  let sumY = 0;
  let sumZ = 0;
  let crossings = 0;
  for (const [a, b] of edges) {
    const va = corner(a);
    const vb = corner(b);
    if (va < 0 === vb < 0) continue;
    const t = va / (va - vb);
    sumX += (a & 1) + ((b & 1) - (a & 1)) * t;
    sumY += ((a >> 1) & 1) + (((b >> 1) & 1) - ((a >> 1) & 1)) * t;
    sumZ += ((a >> 2) & 1) + (((b >> 2) & 1) - ((a >> 2) & 1)) * t;
    crossings++;
  }
  return crossings === 0 ? undefined : [x + sumX / crossings, y + sumY / crossings, z + sumZ / crossings];
}

/** By four corners of a tetrahedron: two thirds of what six neighbours cost. */
function slopeOf(field: Field, [x, y, z]: Vec3, step: number): Vec3 {
  const a = field(x + step, y - step, z - step);
  const b = field(x - step, y - step, z + step);
  const c = field(x - step, y + step, z - step);
  const d = field(x + step, y + step, z + step);
  const scale = 1 / (4 * step);
  return [(a - b - c + d) * scale, (c - a - b + d) * scale, (b - a - c + d) * scale];
}

function ontoSurface(field: Field, start: Vec3, cell: number): Vec3 {
  const g = slopeOf(field, start, cell * 0.25);
  const square = g[0] * g[0] + g[1] * g[1] + g[2] * g[2];
  if (square < 1e-6) return start;
  const step = Math.min(cell, Math.max(-cell, field(...start) / square));
  return [start[0] - g[0] * step, start[1] - g[1] * step, start[2] - g[2] * step];
}

function clothed(positions: Float32Array, triangles: Uint32Array, field: Field, options: FleshOptions): Mesh {
  const { lumps, blend, cell, colour } = options;
  const count = positions.length / 3;
  const normals = new Float32Array(count * 3);
  const colours = new Float32Array(count * 3);
  const joints = new Uint8Array(count * 3);
  const weights = new Float32Array(count * 3);
  const solid = lumps.filter(({ hollow }) => hollow !== true);
  const pull = new Map<number, number>();
  for (let vertex = 0; vertex < count; vertex++) {
    const at: Vec3 = [positions[vertex * 3] ?? 0, positions[vertex * 3 + 1] ?? 0, positions[vertex * 3 + 2] ?? 0];
    const g = slopeOf(field, at, cell * 0.4);
    const length = Math.hypot(...g) || 1;
    const normal: Vec3 = [g[0] / length, g[1] / length, g[2] / length];
    normals.set(normal, vertex * 3);
    // Folds are darker: the field a little outside of the surface says how open the place is.
    const out = blend * 1.1;
    const open = field(at[0] + normal[0] * out, at[1] + normal[1] * out, at[2] + normal[2] * out) / out;
    const shade = 0.62 + 0.38 * Math.min(1, Math.max(0, open));
    const [red, green, blue] = colour(at, normal);
    colours.set([red * shade, green * shade, blue * shade], vertex * 3);
    pull.clear();
    for (const lump of solid) {
      const distance = Math.max(0, distanceTo(lump, ...at));
      const strength = Math.exp(-distance / (blend * 0.45));
      pull.set(lump.joint, Math.max(pull.get(lump.joint) ?? 0, strength));
    }
    const strongest = [...pull].sort((a, b) => b[1] - a[1]).slice(0, 3);
    const sum = strongest.reduce((total, [, strength]) => total + strength, 0) || 1;
    for (const [slot, [joint, strength]] of strongest.entries()) {
      joints[vertex * 3 + slot] = joint;
      weights[vertex * 3 + slot] = strength / sum;
    }
  }
  return { positions, normals, uvs: new Float32Array(count * 2), colours, triangles, skin: { joints, weights } };
}
