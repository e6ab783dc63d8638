import { ImageData, type SKRSContext2D } from "@napi-rs/canvas";
import type { Camera } from "../../scene/camera.ts";
import { clamp, type Rgb } from "../../scene/colour.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";
import type { Placement } from "../performer.ts";
import type { Vec3 } from "../skeleton.ts";
import { groundDepth } from "./ground-depth.ts";
import type { Bitmap, Material } from "./material.ts";
import type { Mesh } from "./mesh.ts";
import { shadeSolid } from "./shade-solid.ts";
import type { SolidLight } from "./solid-light.ts";
import { moved, type Transform } from "./transform.ts";

/** A surface with what it is made of; one that does not bend is carried by one joint. */
export interface SolidPart {
  readonly mesh: Mesh;
  readonly material: Material;
  readonly joint: number;
}

/** How a solid is to be painted. */
export interface SolidView {
  readonly camera: Camera;
  readonly placement: Placement;
  /** Where each joint carries its parts. */
  readonly joints: readonly Transform[];
  readonly light: SolidLight;
  /** The picture's own size: what is outside is not painted. */
  readonly picture: { readonly width: number; readonly height: number };
  /** Samples a pixel side, at most: 1 for reflections and far things. */
  readonly finest: number;
  /** Bright edges, 0 to 1. */
  readonly rim: number;
  /** Fine lines over the solid, in the picture's own pixels. */
  readonly details?: (details: SolidDetails) => void;
}

/** For lines that no surface is fine enough for: whiskers, hairs, a mouth. */
export interface SolidDetails {
  readonly context: SKRSContext2D;
  /** Pixels per metre at the actor. */
  readonly scale: number;
  readonly light: SolidLight;
  /** Where a point of a joint is in the picture, whether nothing of the solid hides it, and whether the solid is there at all. */
  at(
    joint: number,
    point: Vec3,
  ): { readonly x: number; readonly y: number; readonly visible: boolean; readonly covered: boolean };
  /** As `at`, for the vertex of a part. */
  vertex(part: number, index: number): SolidVertex;
  /** The colour that the solid has at a place of the picture. */
  colourAt(x: number, y: number): Rgb;
}

export interface SolidVertex {
  readonly x: number;
  readonly y: number;
  /** 1: squarely towards the camera. */
  readonly facing: number;
  readonly visible: boolean;
}

/** Paints solids through a buffer of depths, so that every part covers what is behind it. Keeps its memory from frame to frame. */
export interface SolidStage {
  paint(context: SKRSContext2D, view: SolidView): void;
}

/** Everything the shading of a pixel reads; typed arrays that live as long as the stage. */
export interface SolidBuffers {
  /** Per vertex: column and row in samples, one over depth. */
  readonly screenX: Float32Array;
  readonly screenY: Float32Array;
  readonly nearness: Float32Array;
  /** Three a vertex: right, up, towards the camera. */
  readonly normals: Float32Array;
  /** Metres over the ground. */
  readonly heights: Float32Array;
  readonly uvs: Float32Array;
  readonly colours: Float32Array;
  readonly triangles: Uint32Array;
  readonly materialOf: Uint8Array;
  readonly materials: readonly Material[];
  /** Per sample: the triangle that is seen, or -1; and the nearest transparent one. */
  seen: Int32Array;
  depth: Float32Array;
  veil: Int32Array;
  veilDepth: Float32Array;
  pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Per row of samples: the first and the last that anything covers. */
  firsts: Int32Array;
  lasts: Int32Array;
}

/** Nothing nearer than this many metres is drawn: things of a hand's size are seen from near. */
const nearMetres = 0.05;

/** Samples of one picture's share that a solid may take, and some more for small pictures. */
const samplesShare = 0.13;
const samplesLeast = 170_000;

export function createSolidStage(parts: readonly SolidPart[]): SolidStage {
  const starts: number[] = [];
  const vertexCount = parts.reduce((sum, { mesh }) => {
    starts.push(sum);
    return sum + mesh.positions.length / 3;
  }, 0);
  const triangleCount = parts.reduce((sum, { mesh }) => sum + mesh.triangles.length / 3, 0);
  const materials = [...new Set(parts.map(({ material }) => material))];
  const buffers: SolidBuffers = {
    screenX: new Float32Array(vertexCount),
    screenY: new Float32Array(vertexCount),
    nearness: new Float32Array(vertexCount),
    normals: new Float32Array(vertexCount * 3),
    heights: new Float32Array(vertexCount),
    uvs: new Float32Array(vertexCount * 2),
    colours: new Float32Array(vertexCount * 3),
    triangles: new Uint32Array(triangleCount * 3),
    materialOf: new Uint8Array(triangleCount),
    materials,
    seen: new Int32Array(0),
    depth: new Float32Array(0),
    veil: new Int32Array(0),
    veilDepth: new Float32Array(0),
    pixels: new Uint8ClampedArray(0),
    firsts: new Int32Array(0),
    lasts: new Int32Array(0),
  };
  let corner = 0;
  for (const [index, { mesh, material }] of parts.entries()) {
    const start = starts[index] ?? 0;
    buffers.uvs.set(mesh.uvs, start * 2);
    buffers.colours.set(mesh.colours, start * 3);
    buffers.materialOf.fill(materials.indexOf(material), corner / 3, (corner + mesh.triangles.length) / 3);
    for (const vertex of mesh.triangles) buffers.triangles[corner++] = vertex + start;
  }
  let surface: Surface = createSurface(1, 1);

  return {
    paint(context, view) {
      const { camera, placement, picture } = view;
      const bounds = projectParts(parts, starts, buffers, view);
      if (bounds === undefined) return;
      const left = clamp(Math.floor(bounds.left) - 2, 0, picture.width);
      const top = clamp(Math.floor(bounds.top) - 2, 0, picture.height);
      const wide = clamp(Math.ceil(bounds.right) + 2, 0, picture.width) - left;
      const high = clamp(Math.ceil(bounds.bottom) + 2, 0, picture.height) - top;
      if (wide < 1 || high < 1) return;
      const allowed = samplesShare * picture.width * picture.height + samplesLeast;
      const fine = clamp(Math.sqrt(allowed / (wide * high)), Math.min(0.7, view.finest), view.finest);
      const columns = Math.max(1, Math.round(wide * fine));
      const rows = Math.max(1, Math.round(high * fine));
      const across = columns / wide;
      const down = rows / high;
      for (let index = 0; index < vertexCount; index++) {
        buffers.screenX[index] = ((buffers.screenX[index] ?? 0) - left) * across;
        buffers.screenY[index] = ((buffers.screenY[index] ?? 0) - top) * down;
      }
      prepare(buffers, {
        samples: columns * rows,
        rows,
        veiled: materials.some(({ opacity }) => opacity !== undefined),
      });
      coverTriangles(buffers, columns, rows, camera.vertical);
      shadeSolid(buffers, {
        columns,
        rows,
        left,
        top,
        across,
        down,
        camera,
        light: view.light,
        rim: view.rim,
        distance: Math.hypot(placement.x - camera.x, placement.z - camera.z),
        rimPixels: Math.max(0.7, Math.min(high, picture.height) / 300) * across,
      });
      if (surface.width < columns || surface.height < rows)
        surface = createSurface(Math.max(surface.width, columns), Math.max(surface.height, rows));
      surface.context.reset();
      surface.context.putImageData(new ImageData(buffers.pixels.subarray(0, columns * rows * 4), columns, rows), 0, 0);
      context.drawImage(surface.canvas, 0, 0, columns, rows, left, top, wide, high);
      if (view.details === undefined) return;
      const ground = projectPoint(camera, placement, [0, 0.2, 0]);
      view.details({
        context,
        scale: ground.scale,
        light: view.light,
        at(joint, point) {
          const transform = view.joints[joint];
          const seen = projectPoint(camera, placement, transform === undefined ? point : moved(transform, point));
          const column = Math.round((seen.x - left) * across);
          const row = Math.round((seen.y - top) * down);
          const inside = column >= 0 && row >= 0 && column < columns && row < rows;
          const covered = inside ? (buffers.depth[row * columns + column] ?? 0) : 0;
          return { x: seen.x, y: seen.y, visible: covered <= seen.nearness * 1.004, covered: covered > 0 };
        },
        vertex(part, index) {
          const vertex = (starts[part] ?? 0) + index;
          const x = buffers.screenX[vertex] ?? 0;
          const y = buffers.screenY[vertex] ?? 0;
          const inside = x >= 0 && y >= 0 && x < columns && y < rows;
          const covered = inside ? (buffers.depth[Math.floor(y) * columns + Math.floor(x)] ?? 0) : 0;
          return {
            x: x / across + left,
            y: y / down + top,
            facing: buffers.normals[vertex * 3 + 2] ?? 0,
            visible: covered <= (buffers.nearness[vertex] ?? 0) * 1.006 && (buffers.heights[vertex] ?? 0) > groundDepth,
          };
        },
        colourAt(x, y) {
          const column = clamp(Math.floor((x - left) * across), 0, columns - 1);
          const row = clamp(Math.floor((y - top) * down), 0, rows - 1);
          const at = (row * columns + column) * 4;
          return [buffers.pixels[at] ?? 0, buffers.pixels[at + 1] ?? 0, buffers.pixels[at + 2] ?? 0];
        },
      });
    },
  };
}

function prepare(
  buffers: SolidBuffers,
  { samples, rows, veiled }: { readonly samples: number; readonly rows: number; readonly veiled: boolean },
): void {
  if (buffers.seen.length < samples) {
    const room = Math.ceil(samples * 1.1);
    buffers.seen = new Int32Array(room);
    buffers.depth = new Float32Array(room);
    buffers.pixels = new Uint8ClampedArray(room * 4);
  }
  if (veiled && buffers.veil.length < samples) {
    buffers.veil = new Int32Array(buffers.seen.length);
    buffers.veilDepth = new Float32Array(buffers.seen.length);
  }
  if (buffers.firsts.length < rows) {
    buffers.firsts = new Int32Array(rows);
    buffers.lasts = new Int32Array(rows);
  }
  buffers.seen.fill(-1, 0, samples);
  buffers.depth.fill(0, 0, samples);
  buffers.pixels.fill(0, 0, samples * 4);
  buffers.firsts.fill(1 << 30, 0, rows);
  buffers.lasts.fill(-1, 0, rows);
  if (!veiled) return;
  buffers.veil.fill(-1, 0, samples);
  buffers.veilDepth.fill(0, 0, samples);
}

function projectPoint(
  camera: Camera,
  placement: Placement,
  [left, up, forward]: Vec3,
): { readonly x: number; readonly y: number; readonly scale: number; readonly nearness: number } {
  const dx = placement.x - placement.facingZ * left + placement.facingX * forward - camera.x;
  const dz = placement.z + placement.facingX * left + placement.facingZ * forward - camera.z;
  const sin = Math.sin(camera.yaw);
  const cos = Math.cos(camera.yaw);
  const depth = Math.max(nearMetres, dx * sin + dz * cos);
  const scale = camera.focal / depth;
  return {
    x: camera.centreX + (dx * cos - dz * sin) * scale,
    y: camera.horizonY - ((placement.y + up) * camera.vertical - camera.y) * scale,
    scale,
    nearness: 1 / depth,
  };
}

interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Poses all vertices and projects them into the picture; nothing when all of it is behind the camera. */
function projectParts(
  parts: readonly SolidPart[],
  starts: readonly number[],
  buffers: SolidBuffers,
  { camera, placement, joints }: SolidView,
): Bounds | undefined {
  const { screenX, screenY, nearness, normals, heights } = buffers;
  const { facingX, facingZ } = placement;
  const sin = Math.sin(camera.yaw);
  const cos = Math.cos(camera.yaw);
  // From the actor's left and forward to the right of the picture and away from the camera.
  const rightOfLeft = -facingZ * cos - facingX * sin;
  const rightOfForward = facingX * cos - facingZ * sin;
  const awayOfLeft = -facingZ * sin + facingX * cos;
  const awayOfForward = facingX * sin + facingZ * cos;
  const originRight = (placement.x - camera.x) * cos - (placement.z - camera.z) * sin;
  const originAway = (placement.x - camera.x) * sin + (placement.z - camera.z) * cos;
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  const blend = new Float64Array(12);
  for (const [part, { mesh, joint }] of parts.entries()) {
    const start = starts[part] ?? 0;
    const rigid = joints[joint];
    const { positions, skin } = mesh;
    const count = positions.length / 3;
    let t = rigid;
    for (let index = 0; index < count; index++) {
      if (skin !== undefined) {
        blend.fill(0);
        for (let slot = 0; slot < 3; slot++) {
          const weight = skin.weights[index * 3 + slot] ?? 0;
          const carrier = joints[skin.joints[index * 3 + slot] ?? 0];
          if (weight === 0 || carrier === undefined) continue;
          for (let entry = 0; entry < 12; entry++) blend[entry] = (blend[entry] ?? 0) + weight * (carrier[entry] ?? 0);
        }
        t = blend;
      }
      const px = positions[index * 3] ?? 0;
      const py = positions[index * 3 + 1] ?? 0;
      const pz = positions[index * 3 + 2] ?? 0;
      const qx = mesh.normals[index * 3] ?? 0;
      const qy = mesh.normals[index * 3 + 1] ?? 0;
      const qz = mesh.normals[index * 3 + 2] ?? 0;
      let bx = px;
      let by = py;
      let bz = pz;
      let nx = qx;
      let ny = qy;
      let nz = qz;
      if (t !== undefined) {
        const t0 = t[0] ?? 0;
        const t1 = t[1] ?? 0;
        const t2 = t[2] ?? 0;
        const t4 = t[4] ?? 0;
        const t5 = t[5] ?? 0;
        const t6 = t[6] ?? 0;
        const t8 = t[8] ?? 0;
        const t9 = t[9] ?? 0;
        const t10 = t[10] ?? 0;
        bx = t0 * px + t1 * py + t2 * pz + (t[3] ?? 0);
        by = t4 * px + t5 * py + t6 * pz + (t[7] ?? 0);
        bz = t8 * px + t9 * py + t10 * pz + (t[11] ?? 0);
        nx = t0 * qx + t1 * qy + t2 * qz;
        ny = t4 * qx + t5 * qy + t6 * qz;
        nz = t8 * qx + t9 * qy + t10 * qz;
      }
      const vertex = start + index;
      const depth = originAway + bx * awayOfLeft + bz * awayOfForward;
      heights[vertex] = by;
      if (depth < nearMetres) {
        nearness[vertex] = -1;
        continue;
      }
      const scale = camera.focal / depth;
      const x = camera.centreX + (originRight + bx * rightOfLeft + bz * rightOfForward) * scale;
      const y = camera.horizonY - ((placement.y + by) * camera.vertical - camera.y) * scale;
      screenX[vertex] = x;
      screenY[vertex] = y;
      nearness[vertex] = 1 / depth;
      normals[vertex * 3] = nx * rightOfLeft + nz * rightOfForward;
      normals[vertex * 3 + 1] = ny;
      normals[vertex * 3 + 2] = -(nx * awayOfLeft + nz * awayOfForward);
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  return right >= left ? { left, top, right, bottom } : undefined;
}

/** Marks which triangle each sample sees: spans row by row, the nearer wins. */
function coverTriangles(buffers: SolidBuffers, columns: number, rows: number, vertical: 1 | -1): void {
  const { screenX, screenY, nearness, heights, triangles, materialOf, materials, uvs, firsts, lasts } = buffers;
  for (let triangle = 0; triangle < materialOf.length; triangle++) {
    const a = triangles[triangle * 3] ?? 0;
    const b = triangles[triangle * 3 + 1] ?? 0;
    const c = triangles[triangle * 3 + 2] ?? 0;
    const ia = nearness[a] ?? -1;
    const ib = nearness[b] ?? -1;
    const ic = nearness[c] ?? -1;
    if (ia < 0 || ib < 0 || ic < 0) continue;
    // What is in the ground or under water is not seen.
    if (Math.max(heights[a] ?? 0, heights[b] ?? 0, heights[c] ?? 0) < groundDepth) continue;
    const ax = screenX[a] ?? 0;
    const ay = screenY[a] ?? 0;
    const bx = screenX[b] ?? 0;
    const by = screenY[b] ?? 0;
    const cx = screenX[c] ?? 0;
    const cy = screenY[c] ?? 0;
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    const material = materials[materialOf[triangle] ?? 0];
    if (area === 0 || (area * vertical > 0 && material?.twoSided !== true)) continue;
    const low = Math.min(ay, by, cy);
    const high = Math.max(ay, by, cy);
    const first = Math.max(0, Math.ceil(low - 0.5));
    const last = Math.min(rows - 1, Math.ceil(high - 0.5) - 1);
    if (first > last) continue;
    const veiled = material?.opacity !== undefined;
    const seen = veiled ? buffers.veil : buffers.seen;
    const depths = veiled ? buffers.veilDepth : buffers.depth;
    const hole = material?.cutout === true ? material.bitmap : undefined;
    // One over depth is a plane over the picture.
    const slopeX = ((ib - ia) * (cy - ay) - (ic - ia) * (by - ay)) / area;
    const slopeY = ((ic - ia) * (bx - ax) - (ib - ia) * (cx - ax)) / area;
    for (let row = first; row <= last; row++) {
      const y = row + 0.5;
      let from = Number.POSITIVE_INFINITY;
      let to = Number.NEGATIVE_INFINITY;
      if (ay <= y !== by <= y) {
        const x = ax + ((y - ay) * (bx - ax)) / (by - ay);
        if (x < from) from = x;
        if (x > to) to = x;
      }
      if (by <= y !== cy <= y) {
        const x = bx + ((y - by) * (cx - bx)) / (cy - by);
        if (x < from) from = x;
        if (x > to) to = x;
      }
      if (cy <= y !== ay <= y) {
        const x = cx + ((y - cy) * (ax - cx)) / (ay - cy);
        if (x < from) from = x;
        if (x > to) to = x;
      }
      const start = Math.max(0, Math.ceil(from - 0.5));
      const end = Math.min(columns - 1, Math.ceil(to - 0.5) - 1);
      if (start > end) continue;
      if (start < (firsts[row] ?? 0)) firsts[row] = start;
      if (end > (lasts[row] ?? 0)) lasts[row] = end;
      let near = ia + (start + 0.5 - ax) * slopeX + (y - ay) * slopeY;
      let at = row * columns + start;
      for (let column = start; column <= end; column++, at++, near += slopeX) {
        if (near <= (depths[at] ?? 0)) continue;
        if (hole !== undefined) {
          const wb = ((column + 0.5 - ax) * (cy - ay) - (y - ay) * (cx - ax)) / area;
          const wc = ((bx - ax) * (y - ay) - (by - ay) * (column + 0.5 - ax)) / area;
          const wa = 1 - wb - wc;
          const u = wa * (uvs[a * 2] ?? 0) + wb * (uvs[b * 2] ?? 0) + wc * (uvs[c * 2] ?? 0);
          const v = wa * (uvs[a * 2 + 1] ?? 0) + wb * (uvs[b * 2 + 1] ?? 0) + wc * (uvs[c * 2 + 1] ?? 0);
          if (isHole(hole, u, v)) continue;
        }
        depths[at] = near;
        seen[at] = triangle;
      }
    }
  }
}

function isHole(bitmap: Bitmap, u: number, v: number): boolean {
  const x = clamp(Math.floor(u * bitmap.width), 0, bitmap.width - 1);
  const y = clamp(Math.floor(v * bitmap.height), 0, bitmap.height - 1);
  return (bitmap.bytes[(y * bitmap.width + x) * 4 + 3] ?? 0) < 128;
}
