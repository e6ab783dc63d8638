import { css, mix } from "../../scene/colour.ts";
import { hashUnit } from "../../scene/random.ts";
import type { Vec3 } from "../skeleton.ts";
import type { Mesh } from "../solid/mesh.ts";
import type { SolidDetails } from "../solid/solid-stage.ts";

/** A skin with hairs: behind the skin's own vertices come the hairs' tips, which no triangle uses. */
export interface HairySkin {
  readonly mesh: Mesh;
  /** For each hair the vertices of its root and its tip. */
  readonly hairs: readonly (readonly [root: number, tip: number])[];
}

/**
 * Chooses places for hairs on a skin. `flow` is where hair is combed at a place, of any length; `length` in metres.
 */
export function growHair(
  skin: Mesh,
  options: {
    readonly count: number;
    readonly length: (at: Vec3) => number;
    readonly flow: (at: Vec3) => Vec3;
    readonly seed: number;
  },
): HairySkin {
  const { skin: weights } = skin;
  const vertices = skin.positions.length / 3;
  if (weights === undefined || vertices === 0) return { mesh: skin, hairs: [] };
  const count = Math.min(options.count, vertices);
  const tips = new Float32Array(count * 3);
  const normals = new Float32Array(count * 3);
  const joints = new Uint8Array(count * 3);
  const shares = new Float32Array(count * 3);
  const hairs: [number, number][] = [];
  for (let index = 0; index < count; index++) {
    const root = Math.min(vertices - 1, Math.floor(((index + hashUnit(options.seed, index)) * vertices) / count));
    const p: Vec3 = [
      skin.positions[root * 3] ?? 0,
      skin.positions[root * 3 + 1] ?? 0,
      skin.positions[root * 3 + 2] ?? 0,
    ];
    const n: Vec3 = [skin.normals[root * 3] ?? 0, skin.normals[root * 3 + 1] ?? 0, skin.normals[root * 3 + 2] ?? 0];
    const f = options.flow(p);
    const along = f[0] * n[0] + f[1] * n[1] + f[2] * n[2];
    const t: Vec3 = [f[0] - along * n[0], f[1] - along * n[1], f[2] - along * n[2]];
    const size = Math.hypot(...t) || 1;
    const length = options.length(p) * (0.7 + 0.6 * hashUnit(options.seed + 1, index));
    tips.set(
      [0, 1, 2].map((axis) => (p[axis] ?? 0) + length * ((t[axis] ?? 0) / size + 0.16 * (n[axis] ?? 0))),
      index * 3,
    );
    normals.set(n, index * 3);
    for (let slot = 0; slot < 3; slot++) {
      joints[index * 3 + slot] = weights.joints[root * 3 + slot] ?? 0;
      shares[index * 3 + slot] = weights.weights[root * 3 + slot] ?? 0;
    }
    hairs.push([root, vertices + index]);
  }
  const added = <A extends Float32Array | Uint8Array>(a: A, b: A, made: A): A => {
    made.set(a);
    made.set(b, a.length);
    return made;
  };
  const longer = (a: Float32Array, b: Float32Array): Float32Array => added(a, b, new Float32Array(a.length + b.length));
  return {
    hairs,
    mesh: {
      ...skin,
      positions: longer(skin.positions, tips),
      normals: longer(skin.normals, normals),
      uvs: longer(skin.uvs, new Float32Array(count * 2)),
      colours: longer(skin.colours, new Float32Array(count * 3)),
      skin: {
        joints: added(weights.joints, joints, new Uint8Array(weights.joints.length + joints.length)),
        weights: longer(weights.weights, shares),
      },
    },
  };
}

/** Draws the hairs that are seen, lighter and darker than what is under them. */
export function paintHair(details: SolidDetails, part: number, skin: HairySkin, thick: number): void {
  const { context, scale } = details;
  context.lineCap = "round";
  context.lineWidth = Math.max(0.5, thick * scale);
  for (const [index, [root, tip]] of skin.hairs.entries()) {
    const from = details.vertex(part, root);
    if (from.facing < -0.05 || !from.visible) continue;
    const to = details.vertex(part, tip);
    const colour = details.colourAt(from.x, from.y);
    const light = index % 3 === 0;
    context.strokeStyle = css(mix(colour, light ? details.light.bright : [14, 8, 12], light ? 0.2 : 0.18), 0.5);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
}
