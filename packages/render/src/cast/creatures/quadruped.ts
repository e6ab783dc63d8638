import type { Vec3 } from "../skeleton.ts";
import { identity, joined, moved, translation, turned, type Transform } from "../solid/transform.ts";

/** Joints of a four-legged animal, as the lumps of its flesh name them. */
export const joint = {
  belly: 0,
  pelvis: 1,
  chest: 2,
  neck: 3,
  head: 4,
  tail: 5,
  legs: 10,
  leftLid: 26,
  rightLid: 27,
  leftEar: 28,
  rightEar: 29,
} as const;

export const tailJoints = 5;

export const legNames = ["leftFore", "rightFore", "leftHind", "rightHind"] as const;
export type LegName = (typeof legNames)[number];
export type LegPart = "upper" | "lower" | "shank" | "paw";

/** The joint of a part of a leg. */
export function legJoint(leg: LegName, part: LegPart): number {
  return joint.legs + legNames.indexOf(leg) * 4 + ["upper", "lower", "shank", "paw"].indexOf(part);
}

/** Height and place forward, metres. */
export type Spot = readonly [y: number, z: number];

/** A leg at rest: shoulder or hip, elbow or knee, wrist or hock, and the middle of the paw; all at one place sideways. */
export interface LegBuild {
  readonly x: number;
  readonly top: Spot;
  readonly bend: Spot;
  readonly ankle: Spot;
  readonly paw: Spot;
}

/** Where an animal's joints are when it stands. */
export interface QuadrupedBuild {
  /** Where the trunk bends: before the hips, and behind the shoulders. */
  readonly loin: Spot;
  readonly waist: Spot;
  readonly neck: Spot;
  readonly head: Spot;
  readonly fore: LegBuild;
  readonly hind: LegBuild;
  readonly tail: readonly Spot[];
  readonly eye: Vec3;
  readonly ear: Vec3;
}

interface Turn {
  readonly pitch?: number;
  readonly yaw?: number;
  readonly roll?: number;
}

/** Where a paw is: over the ground, or as its body carries it. */
export interface PawPose {
  readonly y: number;
  readonly z: number;
  /** Sideways from where it stands at rest; away from the body is above 0. */
  readonly out?: number;
  /** Of the shank from upright; positive leans forward at its top. */
  readonly lean: number;
  /** Positive points the toes down. */
  readonly dip: number;
  readonly tucked?: boolean;
}

/** An animal at a moment. Angles in radians, lengths in metres. */
export interface QuadrupedPose {
  /** Of the whole trunk against standing. */
  readonly lift: number;
  readonly shift: number;
  readonly trunk: Turn;
  readonly pelvis: Turn;
  readonly chest: Turn;
  readonly neck: Turn;
  readonly head: Turn;
  /** Of each tail bone against the one before it. */
  readonly tail: readonly Turn[];
  readonly paws: Readonly<Record<LegName, PawPose>>;
  /** Backwards, of each ear. */
  readonly ears: readonly [left: number, right: number];
  /** 1 open, 0 shut. */
  readonly eyesOpen: number;
}

/** Carries every joint from rest to a pose. */
export function poseQuadruped(build: QuadrupedBuild, pose: QuadrupedPose): readonly Transform[] {
  const joints: Transform[] = Array.from({ length: 30 }, identity);
  const middle: Vec3 = [0, (build.loin[0] + build.waist[0]) / 2, (build.loin[1] + build.waist[1]) / 2];
  const belly = joined(translation([0, pose.lift, pose.shift]), turned(pose.trunk, middle));
  const pelvis = joined(belly, turned(pose.pelvis, at(build.loin)));
  const chest = joined(belly, turned(pose.chest, at(build.waist)));
  const neck = joined(chest, turned(pose.neck, at(build.neck)));
  const head = joined(neck, turned(pose.head, at(build.head)));
  joints[joint.belly] = belly;
  joints[joint.pelvis] = pelvis;
  joints[joint.chest] = chest;
  joints[joint.neck] = neck;
  joints[joint.head] = head;
  let carrier = pelvis;
  for (let index = 0; index < tailJoints; index++) {
    carrier = joined(carrier, turned(pose.tail[index] ?? {}, at(build.tail[index] ?? [0, 0])));
    joints[joint.tail + index] = carrier;
  }
  for (const leg of legNames) {
    const fore = leg === "leftFore" || leg === "rightFore";
    const side = leg === "leftFore" || leg === "leftHind" ? 1 : -1;
    const solved = solveLeg(fore ? build.fore : build.hind, {
      paw: pose.paws[leg],
      side,
      carrier: fore ? chest : pelvis,
      // Elbows point back, knees forward.
      bends: fore ? -1 : 1,
    });
    solved.forEach((transform, index) => (joints[joint.legs + legNames.indexOf(leg) * 4 + index] = transform));
  }
  for (const side of [1, -1] as const) {
    const lid = -0.95 + 1.75 * (1 - pose.eyesOpen);
    const eye: Vec3 = [build.eye[0] * side, build.eye[1], build.eye[2]];
    const ear: Vec3 = [build.ear[0] * side, build.ear[1], build.ear[2]];
    joints[side > 0 ? joint.leftLid : joint.rightLid] = joined(head, turned({ pitch: lid }, eye));
    const back = pose.ears[side > 0 ? 0 : 1];
    joints[side > 0 ? joint.leftEar : joint.rightEar] = joined(
      head,
      turned({ pitch: -back * 0.7, roll: side * back * 0.5 }, ear),
    );
  }
  return joints;
}

function at([y, z]: Spot): Vec3 {
  return [0, y, z];
}

/** The four bones of a leg whose paw is where the pose wants it, as far as the leg reaches. */
function solveLeg(
  build: LegBuild,
  options: { readonly paw: PawPose; readonly side: 1 | -1; readonly carrier: Transform; readonly bends: 1 | -1 },
): readonly Transform[] {
  const { paw, side, carrier, bends } = options;
  const restX = build.x * side;
  const rest = [build.top, build.bend, build.ankle, build.paw] as const;
  const start = moved(carrier, [restX, ...build.top]);
  const top: Vec3 = paw.tucked === true ? [restX, ...build.top] : start;
  const pawX = (paw.tucked === true ? restX : start[0] * 0.35 + restX * 0.65) + side * (paw.out ?? 0);
  const shank = distance(build.ankle, build.paw);
  const pawAt: Spot = [paw.y, paw.z];
  const upper = distance(build.top, build.bend);
  const lower = distance(build.bend, build.ankle);
  const hip: Spot = [top[1], top[2]];
  const lean = reachableLean({ hip, paw: pawAt, shank, reach: (upper + lower) * 0.998, wanted: paw.lean });
  const wanted: Spot = [pawAt[0] + shank * Math.cos(lean), pawAt[1] + shank * Math.sin(lean)];
  const reach = Math.min(distance(hip, wanted), (upper + lower) * 0.998);
  const towards = Math.atan2(wanted[1] - hip[1], hip[0] - wanted[0]);
  const cosine = (upper * upper + reach * reach - lower * lower) / (2 * upper * reach);
  const open = Math.acos(Math.min(1, Math.max(-1, cosine)));
  const bendAngle = towards + bends * open;
  const bend: Spot = [hip[0] - upper * Math.cos(bendAngle), hip[1] + upper * Math.sin(bendAngle)];
  const ankle: Spot = [hip[0] - reach * Math.cos(towards), hip[1] + reach * Math.sin(towards)];
  const toX = (share: number): number => top[0] + (pawX - top[0]) * share;
  const places: readonly Vec3[] = [top, [toX(0.4), ...bend], [toX(0.85), ...ankle]];
  const bones = places.map((place, index) => {
    const from = rest[index] ?? build.top;
    const to = rest[index + 1] ?? build.paw;
    const next: Spot = index === 2 ? pawAt : [places[index + 1]?.[1] ?? 0, places[index + 1]?.[2] ?? 0];
    const turn = pitchOf([place[1], place[2]], next) - pitchOf(from, to);
    return joined(
      translation([place[0] - restX, place[1] - from[0], place[2] - from[1]]),
      turned({ pitch: turn }, [restX, ...from]),
    );
  });
  // The paw is where it was set down, even if the skin over it has to give.
  bones.push(
    joined(
      translation([pawX - restX, pawAt[0] - build.paw[0], pawAt[1] - build.paw[1]]),
      turned({ pitch: paw.dip }, [restX, ...build.paw]),
    ),
  );
  return paw.tucked === true ? bones.map((bone) => joined(carrier, bone)) : bones;
}

/** The lean of a shank that is nearest to the wanted one and lets the leg reach from hip to paw. */
function reachableLean(leg: {
  readonly hip: Spot;
  readonly paw: Spot;
  readonly shank: number;
  readonly reach: number;
  readonly wanted: number;
}): number {
  const { hip, paw, shank, reach, wanted } = leg;
  const reaches = (lean: number): boolean =>
    distance(hip, [paw[0] + shank * Math.cos(lean), paw[1] + shank * Math.sin(lean)]) <= reach;
  if (reaches(wanted)) return wanted;
  let straight = Math.atan2(hip[1] - paw[1], hip[0] - paw[0]);
  let bent = wanted;
  for (let step = 0; step < 12; step++) {
    const middle = (straight + bent) / 2;
    if (reaches(middle)) straight = middle;
    else bent = middle;
  }
  return straight;
}

function distance(a: Spot, b: Spot): number {
  return Math.max(1e-6, Math.hypot(a[0] - b[0], a[1] - b[1]));
}

/** Of the way from one place to another; positive goes down. */
function pitchOf(from: Spot, to: Spot): number {
  return Math.atan2(from[0] - to[0], to[1] - from[1]);
}
