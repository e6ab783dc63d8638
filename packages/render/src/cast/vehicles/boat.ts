import { css, mix, parseHex, type Rgb } from "../../scene/colour.ts";
import { hashText, hashUnit } from "../../scene/random.ts";
import type { Performer, PerformerOptions } from "../performer.ts";
import { createSolidPerformer } from "../solid/solid-performer.ts";
import type { SolidDetails } from "../solid/solid-stage.ts";
import { joined, moved, translation, turned, type Transform } from "../solid/transform.ts";
import { fishingBoat } from "./fishing-boat.ts";
import { hullPoint } from "./hull.ts";
import { paintLampGlow } from "./lamp-glow.ts";
import { sailingBoat } from "./sailing-boat.ts";
import type { Vehicle } from "../../scene-spec.ts";
import type { Point } from "../figure-view.ts";
import type { Seat, SeenMount } from "../riding/mount.ts";
import type { Vec3 } from "../skeleton.ts";
import { oarJoints, openHullPoint, rowerLean, rowingBoat, rowingBoatSeats, rowingBoatSize } from "./rowing-boat.ts";

const paints: readonly Rgb[] = [
  [240, 238, 232],
  [34, 84, 140],
  [188, 52, 48],
  [44, 104, 96],
];

type BoatKind = "sailing" | "fishing" | "rowing";

const sizes: Readonly<
  Record<BoatKind, { readonly heightMetres: number; readonly lengthMetres: number; readonly widthMetres: number }>
> = {
  sailing: { heightMetres: 7.7, lengthMetres: 6.6, widthMetres: 2.2 },
  fishing: { heightMetres: 3.9, lengthMetres: 6.6, widthMetres: 2.2 },
  rowing: rowingBoatSize,
};

/** A sailing, fishing or rowing boat that rocks on the water; what is under the water line is not seen. */
export function createBoat(options: PerformerOptions<Vehicle>): Performer {
  const { actor } = options;
  const seed = (hashText(actor.id) ^ options.seed) >>> 0;
  const ridden = options.ridden === true;
  const kind = kindOf(actor.variety?.toLowerCase() ?? "", ridden, seed);
  const rows = kind === "rowing";
  const named = actor.colour === undefined ? undefined : parseHex(actor.colour);
  const paint = named ?? paints[Math.floor(hashUnit(seed, 402) * paints.length)] ?? [240, 238, 232];
  const moves = actor.action !== "stand";
  const lamps = options.light.lamps;
  // Rowers look back; one who comes towards us pushes the oars instead, so that the face is seen.
  const facesBow = actor.facing === "front" || actor.facing === "three-quarter";
  const parts =
    kind === "sailing"
      ? sailingBoat(paint)
      : kind === "fishing"
        ? fishingBoat(paint)
        : rowingBoat(paint, { rowed: ridden, facesBow });
  const lively = rows ? 0.6 : 1;
  const hullAt = (seconds: number): Transform =>
    joined(
      translation([0, 0.07 * lively * Math.sin(seconds * 1.15 + seed), 0]),
      turned({
        roll: (kind === "sailing" && moves ? 0.1 : 0) + 0.055 * lively * Math.sin(seconds * 1.5 + 1),
        pitch: 0.03 * Math.sin(seconds * 1.15 + seed + 1.2),
      }),
    );
  const oarsAt = (seconds: number): readonly [Transform, Transform] =>
    oarJoints(hullAt(seconds), seconds, { rows: moves, facesBow });
  const performer = createSolidPerformer(options, {
    parts,
    ...sizes[kind],
    elevationMetres: 0,
    paceMetresPerSecond: moves ? 1.1 : 0,
    pose({ seconds }) {
      return {
        joints: rows && ridden ? [hullAt(seconds), ...oarsAt(seconds)] : [hullAt(seconds)],
        details(details) {
          paintFoam(details, seconds, { moves, size: rows ? rowingBoatSize.lengthMetres / 6.1 : 1 });
          if (kind === "fishing")
            paintLampGlow(details, {
              joint: 0,
              at: [0, 2.75, 0.5],
              colour: [255, 226, 160],
              radius: 1.1,
              strength: lamps,
            });
        },
      };
    },
  });
  const sheer = kind === "fishing" ? 0.75 : 0.5;
  return {
    ...performer,
    mount: {
      seating: "inside",
      seats: ({ seconds }) =>
        rows
          ? rowingBoatSeats(hullAt(seconds), oarsAt(seconds), {
              facesBow,
              lean: moves ? rowerLean(seconds, facesBow) : 0.08,
            })
          : cockpitSeats(hullAt(seconds)),
      outlines: ({ seconds }, seen) => [
        nearSide(hullAt(seconds), seen, rows ? openHullPoint : (along, up) => hullPoint(along, up, sheer)),
      ],
    },
  };
}

function kindOf(variety: string, ridden: boolean, seed: number): BoatKind {
  if (/row|canoe|kayak|dinghy|gondola|punt|raft|paper|longtail|lifeboat|wooden/.test(variety)) return "rowing";
  if (/sail|yacht|schooner|galleon|tall|catamaran|junk|viking|long/.test(variety)) return "sailing";
  if (/fish|trawler|motor|ferry|ship|tug|speed|steam|barge|house/.test(variety)) return "fishing";
  if (ridden) return "rowing";
  return hashUnit(seed, 401) < 0.7 ? "sailing" : "fishing";
}

/** One at the tiller and one on the other side, on the deck astern. */
function cockpitSeats(hull: Transform): readonly Seat[] {
  const seat = (x: number, z: number, tiller: boolean): Seat => {
    const point = (dx: number, y: number, dz: number): Vec3 => moved(hull, [x + dx, y, z + dz]);
    return {
      at: point(0, 1.02, 0),
      lean: 0.04,
      kneesOut: 0.2,
      hands: { left: point(0.15, 1.3, 0.22), right: tiller ? point(-0.2, 1.22, 0.05) : point(-0.15, 1.3, 0.22) },
      feet: { left: point(0.12, 0.88, 0.56), right: point(-0.12, 0.88, 0.56) },
    };
  };
  return [seat(0.34, -2.05, true), seat(-0.38, -1.75, false), seat(0.38, -1.35, false)];
}

/** What of a hull is nearer to the camera than those in it: the picture under the nearer part of its rail. */
function nearSide(hull: Transform, seen: SeenMount, hullAt: (along: number, up: number) => Vec3): readonly Point[] {
  const rail = Array.from({ length: 41 }, (_, step) => seen.at(moved(hull, hullAt(step / 40, 1))));
  const leftmost = rail.reduce((best, { x }, index) => (x < (rail[best]?.x ?? x) ? index : best), 0);
  const rightmost = rail.reduce((best, { x }, index) => (x > (rail[best]?.x ?? x) ? index : best), 0);
  const arc = (from: number, to: number): readonly Point[] =>
    Array.from({ length: ((to - from + 41) % 41) + 1 }, (_, step) => rail[(from + step) % 41] as Point);
  const [one, other] = [arc(leftmost, rightmost), [...arc(rightmost, leftmost)].reverse()];
  const height = (points: readonly Point[]): number => points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const near = height(one) > height(other) ? one : other;
  const left = near[0] ?? { x: 0, y: 0 };
  const right = near.at(-1) ?? left;
  const deep = Math.max(...rail.map(({ y }) => y)) + Math.abs(right.x - left.x);
  return [...near, { x: right.x, y: deep }, { x: left.x, y: deep }];
}

/** White water along the hull, and behind it when the boat makes way. */
function paintFoam(
  details: SolidDetails,
  seconds: number,
  { moves, size }: { readonly moves: boolean; readonly size: number },
): void {
  const { context, scale, light } = details;
  const strokes = moves ? 44 : 20;
  context.lineCap = "round";
  for (let index = 0; index < strokes; index++) {
    const side = index % 2 === 0 ? 1 : -1;
    const run = (((index * 0.618 + seconds * (moves ? 0.16 : 0.03)) % 1) + 1) % 1;
    const z = 3.1 - (moves ? 7.6 : 6) * run;
    const [x] = hullPoint(Math.max(0, Math.min(0.5, ((z + 2.9) / 5.9) * 0.5)), 0.3, 0.5);
    const spread =
      Math.abs(x) + 0.16 + (moves ? 0.5 * Math.max(0, run - 0.15) : 0.1) + 0.06 * Math.sin(seconds * 3 + index);
    const from = details.at(0, [side * spread * size, 0.02, z * size]);
    const to = details.at(0, [side * (spread + 0.05) * size, 0.02, (z - 0.35 - 0.2 * run) * size]);
    if (from.covered && !from.visible) continue;
    context.strokeStyle = css(mix([255, 255, 255], light.bright, 0.4), 0.34 * (1 - run) + 0.05);
    context.lineWidth = Math.max(0.6, (0.03 + 0.03 * (index % 3)) * scale * size);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
}
