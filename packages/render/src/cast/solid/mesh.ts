import { clamp, type Rgb } from "../../scene/colour.ts";
import type { Vec3 } from "../skeleton.ts";

/** A surface of triangles in an actor's own space at rest; metres: left, up, forward. */
export interface Mesh {
  /** Three numbers a vertex; normals point outwards and have unit length. */
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  /** Two a vertex: where in the material's bitmaps, 0 to 1 from the left and from the top. */
  readonly uvs: Float32Array;
  /** Three a vertex, 0 to 255; multiplied with the material's bitmap. */
  readonly colours: Float32Array;
  readonly triangles: Uint32Array;
  /** For surfaces that bend: three joints a vertex and how much each one carries it. */
  readonly skin?: { readonly joints: Uint8Array; readonly weights: Float32Array };
}

const white: Rgb = [255, 255, 255];

/** How a surface is laid out and coloured. */
export interface SurfaceOptions {
  readonly columns: number;
  readonly rows: number;
  /** The last column meets the first. */
  readonly closed?: boolean;
  /** An open sheet keeps the way it faces; others are turned outwards. */
  readonly sheet?: boolean;
  readonly colour?: Rgb | ((u: number, v: number, at: Vec3) => Rgb);
}

/** The surface that a point passes over as `u` (columns) and `v` (rows) go from 0 to 1; smooth everywhere. */
export function surface(options: SurfaceOptions, point: (u: number, v: number) => Vec3): Mesh {
  const { columns, rows, closed = false, sheet = false, colour = white } = options;
  const across = columns + 1;
  const count = across * (rows + 1);
  const positions = new Float32Array(count * 3);
  const uvs = new Float32Array(count * 2);
  const colours = new Float32Array(count * 3);
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const index = row * across + column;
      const u = column / columns;
      const v = row / rows;
      const at = point(closed && column === columns ? 0 : u, v);
      positions.set(at, index * 3);
      uvs.set([u, v], index * 2);
      colours.set(typeof colour === "function" ? colour(u, v, at) : colour, index * 3);
    }
  }
  const triangles = new Uint32Array(columns * rows * 6);
  let next = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const a = row * across + column;
      const c = a + across;
      triangles.set([a, c, a + 1, a + 1, c, c + 1], next);
      next += 6;
    }
  }
  const same = (index: number): number => (closed && index % across === columns ? index - columns : index);
  return finished({ positions, uvs, colours, triangles }, { same, outwards: !sheet });
}

/** A profile turned about the upright axis: radius and height from the bottom up or the top down. */
export function lathe(
  profile: readonly (readonly [radius: number, y: number])[],
  options: { readonly columns?: number; readonly rows?: number; readonly colour?: SurfaceOptions["colour"] } = {},
): Mesh {
  const { columns = 32, rows = Math.max(24, profile.length * 5), colour } = options;
  const at = alongPath(profile.map(([radius, y]) => [radius, y, 0]));
  return surface({ columns, rows, closed: true, ...(colour === undefined ? {} : { colour }) }, (u, v) => {
    const [radius, y] = at(v);
    const angle = 2 * Math.PI * u;
    return [radius * Math.sin(angle), y, radius * Math.cos(angle)];
  });
}

export function ellipsoid(centre: Vec3, radii: Vec3, colour?: SurfaceOptions["colour"], detail = 20): Mesh {
  return surface(
    { columns: detail, rows: detail, closed: true, ...(colour === undefined ? {} : { colour }) },
    (u, v) => {
      const around = 2 * Math.PI * u;
      const down = Math.PI * v;
      return [
        centre[0] + radii[0] * Math.sin(down) * Math.sin(around),
        centre[1] + radii[1] * Math.cos(down),
        centre[2] + radii[2] * Math.sin(down) * Math.cos(around),
      ];
    },
  );
}

/** A ring of a loft: an upright rounded rectangle or ellipse across the way forward. */
export interface Ring {
  readonly z: number;
  readonly halfWidth: number;
  readonly bottom: number;
  readonly top: number;
  /** Half width at the top as a share of that at the bottom. */
  readonly narrowing?: number;
  /** 2 is an ellipse, 6 nearly a box. */
  readonly square?: number;
  /** Sideways from the middle. */
  readonly x?: number;
}

/** A body along the way forward through rings, smooth between them, closed at both ends. */
export function loft(
  rings: readonly Ring[],
  options: { readonly columns?: number; readonly rows?: number; readonly colour?: SurfaceOptions["colour"] } = {},
): Mesh {
  const { columns = 40, rows = rings.length * 6, colour } = options;
  const shape = alongPath(rings.map(({ z, halfWidth, x = 0 }) => [halfWidth, z, x]));
  const heights = alongPath(rings.map(({ bottom, top, narrowing = 1 }) => [bottom, top, narrowing]));
  const corners = alongPath(rings.map(({ square = 2.6 }) => [square, 0, 0]));
  const caps = 2;
  return surface(
    { columns, rows: rows + 2 * caps, closed: true, ...(colour === undefined ? {} : { colour }) },
    (u, v) => {
      const row = v * (rows + 2 * caps) - caps;
      const along = clamp(row / rows, 0, 1);
      // The ends shrink to a point in their own plane.
      const open = row < 0 ? 1 + row / caps : row > rows ? 1 - (row - rows) / caps : 1;
      const [halfWidth, z, x] = shape(along);
      const [bottom, top, narrowing] = heights(along);
      const [square] = corners(along);
      const angle = 2 * Math.PI * u;
      const power = 2 / square;
      const side = Math.sign(Math.sin(angle)) * Math.abs(Math.sin(angle)) ** power;
      const up = -Math.sign(Math.cos(angle)) * Math.abs(Math.cos(angle)) ** power;
      const middle = (bottom + top) / 2;
      const y = middle + (up * (top - bottom) * open) / 2;
      const width = halfWidth * (1 + (narrowing - 1) * clamp((up + 1) / 2, 0, 1));
      return [x + side * width * open, y, z];
    },
  );
}

/** A round rope through points, thick as `radius` says at each. */
export function tube(
  points: readonly Vec3[],
  radius: number | readonly number[],
  options: { readonly columns?: number; readonly rows?: number; readonly colour?: SurfaceOptions["colour"] } = {},
): Mesh {
  const { columns = 12, rows = Math.max(6, points.length * 5), colour } = options;
  const path = alongPath(points);
  const thick = alongPath(
    points.map((_, index) => [typeof radius === "number" ? radius : (radius[index] ?? radius.at(-1) ?? 0), 0, 0]),
  );
  return surface({ columns, rows, closed: true, ...(colour === undefined ? {} : { colour }) }, (u, v) => {
    const at = path(v);
    const ahead = path(Math.min(1, v + 0.02));
    const back = path(Math.max(0, v - 0.02));
    const along = unit([ahead[0] - back[0], ahead[1] - back[1], ahead[2] - back[2]]);
    const helper: Vec3 = Math.abs(along[0]) < 0.8 ? [1, 0, 0] : [0, 1, 0];
    const across = unit(cross(along, helper));
    const other = cross(along, across);
    const end = v === 0 || v === 1 ? 0.001 : 1;
    const r = thick(v)[0] * end;
    const [c, s] = [Math.cos(2 * Math.PI * u) * r, Math.sin(2 * Math.PI * u) * r];
    return [
      at[0] + across[0] * c + other[0] * s,
      at[1] + across[1] * c + other[1] * s,
      at[2] + across[2] * c + other[2] * s,
    ];
  });
}

/** A box with rounded edges; `half` sizes, `radius` of the edges. Bitmaps cover each face on its own, upright. */
export function roundedBox(centre: Vec3, half: Vec3, radius: number, colour?: Rgb): Mesh {
  const faces: Mesh[] = [];
  const r = Math.min(radius, half[0] * 0.98, half[1] * 0.98, half[2] * 0.98);
  for (const [axis, sign] of [
    [0, 1],
    [0, -1],
    [1, 1],
    [1, -1],
    [2, 1],
    [2, -1],
  ] as const) {
    const ua = axis === 0 ? 2 : 0;
    const va = axis === 1 ? 2 : 1;
    // Left to right as seen from outside.
    const mirror = axis === 1 ? 1 : axis === 0 ? -sign : sign;
    const face = surface(
      { columns: 12, rows: 12, sheet: true, ...(colour === undefined ? {} : { colour }) },
      (u, v) => {
        const q: [number, number, number] = [0, 0, 0];
        q[axis] = sign * half[axis];
        q[ua] = mirror * towardsEdges(u, half[ua], r);
        q[va] = -(axis === 1 ? sign : 1) * towardsEdges(v, half[va], r);
        const inner = q.map((value, index) => clamp(value, -((half[index] ?? 0) - r), (half[index] ?? 0) - r));
        const out = unit([q[0] - (inner[0] ?? 0), q[1] - (inner[1] ?? 0), q[2] - (inner[2] ?? 0)]);
        return [
          centre[0] + (inner[0] ?? 0) + out[0] * r,
          centre[1] + (inner[1] ?? 0) + out[1] * r,
          centre[2] + (inner[2] ?? 0) + out[2] * r,
        ];
      },
    );
    // Bitmaps lie flat on the face, its rounded edges included.
    const flat = (value: number, axisHalf: number): number => 0.5 + (0.5 * value) / axisHalf;
    faces.push(
      mapped(face, (p) => [
        flat(mirror * (p[ua] - centre[ua]), half[ua]),
        1 - flat((axis === 1 ? sign : 1) * (p[va] - centre[va]), half[va]),
      ]),
    );
  }
  const whole = merged(faces);
  // Along the edges two faces meet: the roundness says where each point faces.
  for (let at = 0; at < whole.positions.length; at += 3) {
    const p = [0, 1, 2].map((index) => (whole.positions[at + index] ?? 0) - (centre[index] ?? 0));
    const out = unit([
      (p[0] ?? 0) - clamp(p[0] ?? 0, -(half[0] - r), half[0] - r),
      (p[1] ?? 0) - clamp(p[1] ?? 0, -(half[1] - r), half[1] - r),
      (p[2] ?? 0) - clamp(p[2] ?? 0, -(half[2] - r), half[2] - r),
    ]);
    whole.normals.set(out, at);
  }
  return facingItsNormals(whole);
}

/** A flat or bent sheet seen from both sides, such as a leaf, a feather or a sail. */
export function sheet(
  options: { readonly columns?: number; readonly rows?: number; readonly colour?: SurfaceOptions["colour"] },
  point: (u: number, v: number) => Vec3,
): Mesh {
  const { columns = 6, rows = 8, colour } = options;
  return surface({ columns, rows, sheet: true, ...(colour === undefined ? {} : { colour }) }, point);
}

/** A wheel or disc whose axle lies across: bitmaps cover its outer face as a square. `side` +1 faces left. */
export function disc(centre: Vec3, radius: number, side: 1 | -1, colour?: Rgb, dish = 0): Mesh {
  const mesh = surface({ columns: 32, rows: 6, sheet: true, ...(colour === undefined ? {} : { colour }) }, (u, v) => {
    const angle = 2 * Math.PI * u;
    const r = radius * v;
    return [centre[0] + side * dish * (1 - v * v), centre[1] + r * Math.sin(angle), centre[2] + r * Math.cos(angle)];
  });
  for (let index = 0; index < mesh.uvs.length / 2; index++) {
    const y = (mesh.positions[index * 3 + 1] ?? 0) - centre[1];
    const z = (mesh.positions[index * 3 + 2] ?? 0) - centre[2];
    mesh.uvs.set([0.5 + (side * -z * 0.5) / radius, 0.5 - (y * 0.5) / radius], index * 2);
  }
  const facing = mesh.normals[(32 * 3 + 40) * 3] ?? 0;
  return facing * side < 0 ? reversed(mesh) : mesh;
}

/** The same surface elsewhere: every point moved, normals made anew. */
export function reshaped(mesh: Mesh, point: (at: Vec3) => Vec3): Mesh {
  const positions = new Float32Array(mesh.positions.length);
  for (let at = 0; at < positions.length; at += 3)
    positions.set(point([mesh.positions[at] ?? 0, mesh.positions[at + 1] ?? 0, mesh.positions[at + 2] ?? 0]), at);
  const seams = seamsOf(mesh.positions);
  return finished({ ...mesh, positions }, { same: (index) => seams[index] ?? index, outwards: false });
}

/** The other side of the middle plane. */
export function mirroredMesh(mesh: Mesh): Mesh {
  const flip = (values: Float32Array): Float32Array => values.map((value, index) => (index % 3 === 0 ? -value : value));
  return reversed({ ...mesh, positions: flip(mesh.positions), normals: flip(mesh.normals) }, false);
}

/** Bitmaps seen straight from one side: `map` gives their coordinates for a point. */
export function mapped(mesh: Mesh, map: (at: Vec3, normal: Vec3) => readonly [number, number]): Mesh {
  const uvs = new Float32Array(mesh.uvs.length);
  for (let index = 0; index < uvs.length / 2; index++)
    uvs.set(map(triple(mesh.positions, index * 3), triple(mesh.normals, index * 3)), index * 2);
  return { ...mesh, uvs };
}

/** The triangles whose middle and facing are chosen; vertices stay. */
export function chosen(mesh: Mesh, choose: (normal: Vec3, at: Vec3) => boolean): Mesh {
  const kept: number[] = [];
  for (let at = 0; at < mesh.triangles.length; at += 3) {
    const [a = 0, b = 0, c = 0] = mesh.triangles.subarray(at, at + 3);
    const sum = (values: Float32Array, part: number): number =>
      ((values[a * 3 + part] ?? 0) + (values[b * 3 + part] ?? 0) + (values[c * 3 + part] ?? 0)) / 3;
    const n = unit([sum(mesh.normals, 0), sum(mesh.normals, 1), sum(mesh.normals, 2)]);
    if (choose(n, [sum(mesh.positions, 0), sum(mesh.positions, 1), sum(mesh.positions, 2)])) kept.push(a, b, c);
  }
  return { ...mesh, triangles: Uint32Array.from(kept) };
}

/** Several surfaces as one; none of them bends. */
export function merged(meshes: readonly Mesh[]): Mesh {
  const vertices = meshes.reduce((sum, { positions }) => sum + positions.length / 3, 0);
  const corners = meshes.reduce((sum, mesh) => sum + mesh.triangles.length, 0);
  const positions = new Float32Array(vertices * 3);
  const normals = new Float32Array(vertices * 3);
  const uvs = new Float32Array(vertices * 2);
  const colours = new Float32Array(vertices * 3);
  const triangles = new Uint32Array(corners);
  let vertex = 0;
  let corner = 0;
  for (const mesh of meshes) {
    positions.set(mesh.positions, vertex * 3);
    normals.set(mesh.normals, vertex * 3);
    uvs.set(mesh.uvs, vertex * 2);
    colours.set(mesh.colours, vertex * 3);
    for (const index of mesh.triangles) triangles[corner++] = index + vertex;
    vertex += mesh.positions.length / 3;
  }
  return { positions, normals, uvs, colours, triangles };
}

/** A smooth curve through points, from 0 to 1, at even steps from point to point. */
function alongPath(points: readonly Vec3[]): (share: number) => Vec3 {
  const at = (index: number): Vec3 => points[clamp(index, 0, points.length - 1)] ?? [0, 0, 0];
  return (share) => {
    const where = clamp(share, 0, 1) * (points.length - 1);
    const index = Math.min(points.length - 2, Math.floor(where));
    const t = where - index;
    const [a, b, c, d] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    const part = (axis: 0 | 1 | 2): number => {
      // Slopes are kept within what the neighbours allow: no overshoot beside a straight part.
      const left = slope(b[axis] - a[axis], c[axis] - b[axis]);
      const right = slope(c[axis] - b[axis], d[axis] - c[axis]);
      const t2 = t * t;
      const t3 = t2 * t;
      return (
        b[axis] * (2 * t3 - 3 * t2 + 1) + left * (t3 - 2 * t2 + t) + c[axis] * (3 * t2 - 2 * t3) + right * (t3 - t2)
      );
    };
    return [part(0), part(1), part(2)];
  };
}

function slope(before: number, after: number): number {
  return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
}

function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function unit(v: Vec3): Vec3 {
  const length = Math.hypot(v[0], v[1], v[2]);
  return length < 1e-12 ? [0, 1, 0] : [v[0] / length, v[1] / length, v[2] / length];
}

function towardsEdges(share: number, half: number, radius: number): number {
  // A third of the rows at each rounded edge.
  const flat = half - radius;
  if (share < 0.34) return -half + (radius * share) / 0.34;
  if (share > 0.66) return half - (radius * (1 - share)) / 0.34;
  return -flat + (2 * flat * (share - 0.34)) / 0.32;
}

function triple(values: Float32Array, at: number): Vec3 {
  return [values[at] ?? 0, values[at + 1] ?? 0, values[at + 2] ?? 0];
}

/** Vertices at one place are one for the sake of smoothness. */
function seamsOf(positions: Float32Array): Uint32Array {
  const first = new Map<string, number>();
  return Uint32Array.from({ length: positions.length / 3 }, (_, index) => {
    const key = triple(positions, index * 3)
      .map((value) => Math.round(value * 1e5))
      .join();
    const known = first.get(key);
    if (known !== undefined) return known;
    first.set(key, index);
    return index;
  });
}

function finished(
  mesh: Omit<Mesh, "normals">,
  options: { readonly same: (index: number) => number; readonly outwards: boolean },
): Mesh {
  const { positions, triangles } = mesh;
  const normals = new Float32Array(positions.length);
  for (let at = 0; at < triangles.length; at += 3) {
    const [a = 0, b = 0, c = 0] = triangles.subarray(at, at + 3);
    const pa = triple(positions, a * 3);
    const pb = triple(positions, b * 3);
    const pc = triple(positions, c * 3);
    const n = cross([pb[0] - pa[0], pb[1] - pa[1], pb[2] - pa[2]], [pc[0] - pa[0], pc[1] - pa[1], pc[2] - pa[2]]);
    for (const index of [a, b, c]) {
      const at3 = options.same(index) * 3;
      for (const axis of [0, 1, 2] as const) normals[at3 + axis] = (normals[at3 + axis] ?? 0) + n[axis];
    }
  }
  for (let index = 0; index < positions.length / 3; index++) {
    const n = unit(triple(normals, options.same(index) * 3));
    normals.set(n, index * 3);
  }
  const whole = { ...mesh, normals };
  return options.outwards ? turnedOutwards(whole) : whole;
}

function turnedOutwards(mesh: Mesh): Mesh {
  let volume = 0;
  for (let at = 0; at < mesh.triangles.length; at += 3) {
    const [a = 0, b = 0, c = 0] = mesh.triangles.subarray(at, at + 3);
    const n = cross(triple(mesh.positions, b * 3), triple(mesh.positions, c * 3));
    const p = triple(mesh.positions, a * 3);
    volume += p[0] * n[0] + p[1] * n[1] + p[2] * n[2];
  }
  if (volume >= 0) return mesh;
  return reversed(mesh);
}

/** Every triangle seen from the side that its normals point to. */
function facingItsNormals(mesh: Mesh): Mesh {
  const triangles = new Uint32Array(mesh.triangles.length);
  for (let at = 0; at < triangles.length; at += 3) {
    const [a = 0, b = 0, c = 0] = mesh.triangles.subarray(at, at + 3);
    const pa = triple(mesh.positions, a * 3);
    const pb = triple(mesh.positions, b * 3);
    const pc = triple(mesh.positions, c * 3);
    const n = cross([pb[0] - pa[0], pb[1] - pa[1], pb[2] - pa[2]], [pc[0] - pa[0], pc[1] - pa[1], pc[2] - pa[2]]);
    const wanted = triple(mesh.normals, a * 3);
    const outwards = n[0] * wanted[0] + n[1] * wanted[1] + n[2] * wanted[2] >= 0;
    triangles.set(outwards ? [a, b, c] : [a, c, b], at);
  }
  return { ...mesh, triangles };
}

function reversed(mesh: Mesh, normals = true): Mesh {
  const triangles = new Uint32Array(mesh.triangles.length);
  for (let at = 0; at < triangles.length; at += 3) {
    triangles[at] = mesh.triangles[at] ?? 0;
    triangles[at + 1] = mesh.triangles[at + 2] ?? 0;
    triangles[at + 2] = mesh.triangles[at + 1] ?? 0;
  }
  return { ...mesh, triangles, normals: normals ? mesh.normals.map((value) => -value) : mesh.normals };
}

/** A surface that bends: each vertex is carried by the joints that `weigh` gives for it, at most three; shares add up to 1. */
export function skinned(mesh: Mesh, weigh: (at: Vec3) => readonly (readonly [joint: number, share: number])[]): Mesh {
  const count = mesh.positions.length / 3;
  const joints = new Uint8Array(count * 3);
  const weights = new Float32Array(count * 3);
  for (let vertex = 0; vertex < count; vertex++) {
    for (const [slot, [joint, share]] of weigh(triple(mesh.positions, vertex * 3))
      .slice(0, 3)
      .entries()) {
      joints[vertex * 3 + slot] = joint;
      weights[vertex * 3 + slot] = share;
    }
  }
  return { ...mesh, skin: { joints, weights } };
}

/** A thick sheet that tapers from its root to its tip, such as a wing or a fin of metal: chords run along z. */
export function wing(
  root: { readonly at: Vec3; readonly chord: number; readonly thick: number },
  tip: { readonly at: Vec3; readonly chord: number; readonly thick: number },
  options: { readonly colour?: SurfaceOptions["colour"]; readonly upright?: boolean } = {},
): Mesh {
  const { colour, upright = false } = options;
  return surface({ columns: 24, rows: 10, closed: true, ...(colour === undefined ? {} : { colour }) }, (u, v) => {
    const share = Math.min(1, v * 1.1);
    const end = v > 0.9 ? Math.sqrt(Math.max(0, 1 - ((v - 0.9) / 0.1) ** 2)) : 1;
    const chord = root.chord + (tip.chord - root.chord) * share;
    const thick = (root.thick + (tip.thick - root.thick) * share) * end;
    const angle = 2 * Math.PI * u;
    // Blunt in front, thin behind.
    const along = (0.5 + 0.5 * Math.cos(angle)) * chord * (0.92 + 0.08 * end);
    const across =
      Math.sin(angle) *
      thick *
      (0.35 + 0.65 * Math.sin((Math.PI * Math.min(1, 0.5 + 0.5 * Math.cos(angle) + 0.25)) / 1.25));
    const place = [0, 1, 2].map((axis) => (root.at[axis] ?? 0) + ((tip.at[axis] ?? 0) - (root.at[axis] ?? 0)) * share);
    const [x = 0, y = 0, z = 0] = place;
    return upright ? [x + across, y, z - chord + along] : [x, y + across, z - chord + along];
  });
}
