import type { Mount, Rein, Seat } from "../riding/mount.ts";
import type { PerformerMoment } from "../performer.ts";
import type { Point } from "../figure-view.ts";
import type { Vec3 } from "../skeleton.ts";
import { ellipsoid, merged, sheet, tube } from "../solid/mesh.ts";
import type { SolidPart } from "../solid/solid-stage.ts";
import { moved, type Transform } from "../solid/transform.ts";
import { joint } from "./quadruped.ts";

/** Of a horse's back under the saddle, metres: its middle, how high it is and how wide its barrel. */
const back = { y: 1.26, z: -0.02, high: 0.285, half: 0.262 } as const;
const leather = [92, 54, 34] as const;

/** Saddle, cloth, girth strap and bridle of a ridden horse. */
export function tack(): SolidPart[] {
  const around = (angle: number, z: number, out: number): Vec3 => [
    (back.half + out) * Math.sin(angle),
    back.y + (back.high + out) * Math.cos(angle),
    z,
  ];
  const cloth = sheet({ columns: 24, rows: 10, colour: [150, 44, 48] }, (u, v) =>
    around((u - 0.5) * 3.1, back.z - 0.3 + 0.56 * v, 0.022),
  );
  const flaps = sheet({ columns: 24, rows: 8, colour: leather }, (u, v) => {
    const angle = (u - 0.5) * 3.5;
    return around(angle, back.z - 0.16 + (0.36 - 0.1 * Math.abs(angle)) * v + 0.05 * Math.abs(angle), 0.036);
  });
  const strap = tube(
    Array.from({ length: 17 }, (_, step) => around(1.5 + ((Math.PI * 2 - 3) * step) / 16, back.z + 0.1, 0.02)),
    0.016,
    { columns: 6, colour: leather },
  );
  const ring = (centre: Vec3, wide: number, high: number, tilt: number): readonly Vec3[] =>
    Array.from({ length: 15 }, (_, step) => {
      const angle = (2 * Math.PI * step) / 14;
      return [
        centre[0] + wide * Math.sin(angle),
        centre[1] + high * Math.cos(angle),
        centre[2] + tilt * Math.cos(angle),
      ];
    });
  const bridle = merged([
    tube(ring([0, 1.77, 1.245], 0.088, 0.098, 0.05), 0.011, { columns: 6, rows: 40, colour: leather }),
    tube(ring([0, 1.94, 1.0], 0.118, 0.13, 0.03), 0.011, { columns: 6, rows: 40, colour: leather }),
    ...[1, -1].map((side) =>
      tube(
        [
          [side * 0.112, 1.95, 1.0],
          [side * 0.1, 1.83, 1.13],
          [side * 0.082, 1.72, 1.27],
        ],
        0.01,
        { columns: 6, colour: leather },
      ),
    ),
  ]);
  const soft = { gloss: 0.2, polish: 18, twoSided: true } as const;
  return [
    { mesh: cloth, material: { fur: 0.6, twoSided: true }, joint: joint.belly },
    { mesh: merged([flaps, strap]), material: soft, joint: joint.belly },
    {
      mesh: merged([
        ellipsoid([0, back.y + back.high + 0.02, back.z], [0.17, 0.035, 0.24], leather),
        ellipsoid([0, back.y + back.high + 0.04, back.z - 0.22], [0.16, 0.05, 0.06], leather),
        ellipsoid([0, back.y + back.high + 0.045, back.z + 0.2], [0.09, 0.045, 0.06], leather),
      ]),
      material: soft,
      joint: joint.belly,
    },
    { mesh: bridle, material: soft, joint: joint.head },
  ];
}

/** Places for one who holds the reins and one behind; they move as the back moves. */
export function saddleOf(joints: (moment: PerformerMoment) => readonly Transform[], gallops: boolean): Mount {
  const at = (now: readonly Transform[], carrier: number, point: Vec3): Vec3 => {
    const transform = now[carrier];
    return transform === undefined ? point : moved(transform, point);
  };
  const hand = (side: 1 | -1): Vec3 => [side * 0.075, 1.79, 0.4];
  return {
    seating: "astride",
    seats(moment) {
      const now = joints(moment);
      const seat = (z: number, front: boolean): Seat => {
        const hips = at(now, joint.belly, [0, back.y + back.high + (gallops ? 0.07 : 0.01), z]);
        const foot = (side: 1 | -1): Vec3 => at(now, joint.belly, [side * 0.35, 0.94, z + 0.1]);
        return {
          at: hips,
          lean: gallops ? 0.34 : 0.05,
          kneesOut: 1.15,
          hands: front
            ? { left: at(now, joint.chest, hand(1)), right: at(now, joint.chest, hand(-1)) }
            : { left: [0.12, hips[1] + 0.3, z + 0.34], right: [-0.12, hips[1] + 0.3, z + 0.34] },
          feet: { left: foot(1), right: foot(-1) },
        };
      };
      return [seat(back.z, true), seat(back.z - 0.38, false)];
    },
    outlines(moment, seen) {
      // From the side and from behind the neck is beside or beyond the rider.
      if (Math.cos(seen.angle) < 0.12) return [];
      const now = joints(moment);
      return [
        outlineAlong(
          [
            [seen.at(at(now, joint.chest, [0, 1.2, 0.74])), 0.36],
            [seen.at(at(now, joint.neck, [0, 1.5, 0.72])), 0.3],
            [seen.at(at(now, joint.neck, [0, 1.8, 0.86])), 0.26],
            [seen.at(at(now, joint.head, [0, 2.12, 0.96])), 0.26],
          ],
          seen,
        ),
        outlineAlong(
          [
            [seen.at(at(now, joint.head, [0, 2.02, 0.92])), 0.26],
            [seen.at(at(now, joint.head, [0, 1.62, 1.42])), 0.22],
          ],
          seen,
        ),
      ];
    },
    reins(moment) {
      const now = joints(moment);
      return ([1, -1] as const).map((side): Rein => ({
        from: at(now, joint.head, [side * 0.08, 1.7, 1.27]),
        to: at(now, joint.chest, hand(side)),
      }));
    },
  };
}

/** A band of the picture along a line, so many metres to each side. */
function outlineAlong(
  line: readonly (readonly [at: Point, metres: number])[],
  seen: { at(point: Vec3): Point },
): readonly Point[] {
  const pixels = Math.hypot(seen.at([0, 1, 0]).y - seen.at([0, 0, 0]).y);
  const left: Point[] = [];
  const right: Point[] = [];
  for (const [index, [{ x, y }, metres]] of line.entries()) {
    const before = line[Math.max(0, index - 1)]?.[0] ?? { x, y };
    const after = line[Math.min(line.length - 1, index + 1)]?.[0] ?? { x, y };
    const length = Math.max(0.01, Math.hypot(after.x - before.x, after.y - before.y));
    const dx = (-(after.y - before.y) / length) * metres * pixels;
    const dy = ((after.x - before.x) / length) * metres * pixels;
    left.push({ x: x + dx, y: y + dy });
    right.push({ x: x - dx, y: y - dy });
  }
  return [...left, ...right.reverse()];
}
