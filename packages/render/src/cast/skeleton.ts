/** Left, up, forward of the person, metres; the origin is the ground under the hips. */
export type Vec3 = readonly [number, number, number];

/** The person's own left and right. */
export type Side = "left" | "right";

/** Joints of a leg. */
export interface Leg {
  readonly hip: Vec3;
  readonly knee: Vec3;
  readonly ankle: Vec3;
  /** Middles of the shoe's heel and toe. */
  readonly heel: Vec3;
  readonly toe: Vec3;
  /** Where the sole meets the ground: under the heel, and under the ball of the foot. */
  readonly sole: { readonly heel: Vec3; readonly ball: Vec3 };
}

/** How a hand is held: "hold" is around a cup or a phone, "pinch" around a pen. */
export type Grip = "relaxed" | "open" | "fist" | "hold" | "pinch" | "point";

/** Joints of an arm. */
export interface Arm {
  readonly shoulder: Vec3;
  readonly elbow: Vec3;
  readonly wrist: Vec3;
  /** Where the fingers point, from the wrist; about unit length. */
  readonly fingers: Vec3;
  /** Which way the palm looks; need be neither square to the fingers nor of unit length. */
  readonly palm: Vec3;
  readonly grip: Grip;
}

/** Where the joints of an adult of 1.74 m are. Angles in radians; positive yaw turns to the person's left. */
export interface Pose {
  readonly pelvis: Vec3;
  readonly chest: Vec3;
  readonly neck: Vec3;
  /** Middle of the head, between the ears. */
  readonly head: Vec3;
  readonly pelvisYaw: number;
  readonly chestYaw: number;
  readonly headYaw: number;
  /** Positive looks down. */
  readonly headPitch: number;
  readonly headRoll: number;
  /** The legs hold something between them: cloth lies on the thighs as on a seat. */
  readonly astride: boolean;
  readonly legs: Readonly<Record<Side, Leg>>;
  readonly arms: Readonly<Record<Side, Arm>>;
}

const thighMetres = 0.445;
const shinMetres = 0.43;
const upperArmMetres = 0.29;
const forearmMetres = 0.255;
const ankleMetres = 0.08;
const hipsApartMetres = 0.095;
const shouldersApartMetres = 0.158;

/** +1 on the person's left. */
export function signOf(side: Side): 1 | -1 {
  return side === "left" ? 1 : -1;
}

/** A foot on or over the ground: where it would stand flat, how high it is lifted and how far the heel is raised. */
export interface FootStep {
  readonly x: number;
  readonly z: number;
  readonly lift: number;
  /** Radians: positive raises the heel about the ball, negative raises the toes about the heel. */
  readonly pitch: number;
  /** Where the toes point; a little outwards if left out. */
  readonly yaw?: number;
}

/** Where an action wants a hand. */
export interface HandAim {
  readonly wrist: Vec3;
  readonly fingers: Vec3;
  /** Which way the elbow bends; need not be of unit length. */
  readonly elbowTowards: Vec3;
  /** Which way the palm looks; towards the body if left out. */
  readonly palm?: Vec3;
  readonly grip: Grip;
}

/** What an action decides; `solvePose` finds the joints. */
export interface PoseAim {
  readonly pelvis: Vec3;
  /** Radians from upright. */
  readonly lean: { readonly forward: number; readonly left: number };
  /** Turns everything but the feet, which stand where they stand. */
  readonly bodyYaw?: number;
  /** 0 upright to 1: shoulders and head hang forward. */
  readonly stoop?: number;
  readonly pelvisYaw: number;
  readonly chestYaw: number;
  readonly headYaw: number;
  readonly headPitch: number;
  readonly headRoll: number;
  readonly feet: Readonly<Record<Side, FootStep>>;
  /** Which way knees bend, sideways against forwards; hardly sideways if left out. */
  readonly kneesOut?: number;
  readonly hands: Readonly<Record<Side, HandAim>>;
}

/** Finds elbows and knees for what an action decided. */
export function solvePose(aim: PoseAim): Pose {
  const { lean, bodyYaw = 0, stoop = 0, kneesOut = 0.06 } = aim;
  const inRoom = (point: Vec3): Vec3 => turned(point, bodyYaw, origin);
  const up = (metres: number, bend: number): Vec3 => [
    aim.pelvis[0] + Math.sin(lean.left) * metres,
    aim.pelvis[1] + metres * Math.cos(lean.forward) * Math.cos(lean.left) - bend * 0.25,
    aim.pelvis[2] + Math.sin(lean.forward) * metres + bend,
  ];
  const pelvis = inRoom(aim.pelvis);
  const chest = inRoom(up(0.36, stoop * 0.02));
  const neckInBody = up(0.545, stoop * 0.065);
  const neck = inRoom(neckInBody);
  // The head stays more upright than the back.
  const nod = lean.forward * 0.45;
  const head = inRoom([
    neckInBody[0] + Math.sin(lean.left) * 0.1 + aim.headRoll * -0.06,
    neckInBody[1] + 0.155 * Math.cos(nod) - Math.abs(aim.headPitch) * 0.02 - stoop * 0.015,
    neckInBody[2] + 0.025 + Math.sin(nod) * 0.155 + aim.headPitch * 0.06 + stoop * 0.045,
  ]);
  const pelvisYaw = bodyYaw + aim.pelvisYaw;
  const chestYaw = bodyYaw + aim.chestYaw;
  const leg = (side: Side): Leg => {
    const sign = signOf(side);
    const hip = turned([sign * hipsApartMetres, 0, 0], pelvisYaw, pelvis);
    const step = aim.feet[side];
    const yaw = step.yaw ?? sign * toesOutRadians;
    const { ankle, ...foot } = footOf(step, yaw);
    const kneeYaw = pelvisYaw + nearestTurn(yaw - pelvisYaw) * 0.7;
    const towards = turned([sign * kneesOut, 0, 1], kneeYaw, origin);
    return { hip, knee: bend(hip, ankle, { upper: thighMetres, lower: shinMetres, towards }), ankle, ...foot };
  };
  const arm = (side: Side): Arm => {
    const sign = signOf(side);
    const shoulder = turned([sign * shouldersApartMetres, 0, 0], chestYaw, [neck[0], neck[1] - 0.1, neck[2] - 0.008]);
    const { wrist, fingers, elbowTowards, palm, grip } = aim.hands[side];
    const reachable = withinReach(shoulder, inRoom(wrist), upperArmMetres + forearmMetres - 0.004);
    const towards = inRoom(elbowTowards);
    return {
      shoulder,
      elbow: bend(shoulder, reachable, { upper: upperArmMetres, lower: forearmMetres, towards }),
      wrist: reachable,
      fingers: inRoom(fingers),
      palm: inRoom(palm ?? [-sign, 0, -0.25]),
      grip,
    };
  };
  return {
    pelvis,
    chest,
    neck,
    head,
    pelvisYaw,
    chestYaw,
    headYaw: bodyYaw + aim.headYaw,
    headPitch: aim.headPitch,
    headRoll: aim.headRoll,
    astride: kneesOut > 0.3,
    legs: { left: leg("left"), right: leg("right") },
    arms: { left: arm("left"), right: arm("right") },
  };
}

const origin: Vec3 = [0, 0, 0];
const ballAheadMetres = 0.12;
const heelBehindMetres = 0.065;
const toesOutRadians = 0.16;

function footOf(step: FootStep, yaw: number): Omit<Leg, "hip" | "knee"> {
  // The foot turns about the ball when the heel is up and about the heel when the toes are up: what touches the ground stays there.
  const pivot = step.pitch > 0 ? ballAheadMetres : -heelBehindMetres;
  const cos = Math.cos(step.pitch);
  const sin = Math.sin(step.pitch);
  const inRoom = (ahead: number, above: number): Vec3 => turned([0, above, ahead], yaw, [step.x, step.lift, step.z]);
  const at = (ahead: number, above: number): Vec3 => {
    const dz = ahead - pivot;
    return inRoom(pivot + dz * cos + above * sin, above * cos - dz * sin);
  };
  // Toes bend: they stay nearly flat while the heel rises.
  const toePitch = step.pitch > 0 ? step.pitch * 0.25 : step.pitch;
  const ballPitch = step.pitch > 0 ? 0 : step.pitch;
  const ballDz = ballAheadMetres - pivot;
  const toe = inRoom(
    pivot + ballDz * Math.cos(ballPitch) + 0.03 * Math.cos(toePitch) + 0.04 * Math.sin(toePitch),
    -ballDz * Math.sin(ballPitch) + 0.04 * Math.cos(toePitch) - 0.03 * Math.sin(toePitch),
  );
  return {
    ankle: at(0, ankleMetres),
    heel: at(-heelBehindMetres + 0.03, 0.04),
    toe,
    sole: { heel: at(-heelBehindMetres, 0), ball: at(ballAheadMetres, 0) },
  };
}

interface Bones {
  readonly upper: number;
  readonly lower: number;
  readonly towards: Vec3;
}

/** The middle joint of a two-bone limb; a target out of reach stretches the limb straight. */
function bend(root: Vec3, end: Vec3, { upper, lower, towards }: Bones): Vec3 {
  const along: Vec3 = [end[0] - root[0], end[1] - root[1], end[2] - root[2]];
  const distance = Math.max(0.02, Math.hypot(...along));
  const unit: Vec3 = [along[0] / distance, along[1] / distance, along[2] / distance];
  const clamped = Math.min(distance, upper + lower);
  const ahead = (upper * upper - lower * lower + clamped * clamped) / (2 * clamped);
  const aside = Math.sqrt(Math.max(0, upper * upper - ahead * ahead));
  const dot = towards[0] * unit[0] + towards[1] * unit[1] + towards[2] * unit[2];
  const pole: Vec3 = [towards[0] - dot * unit[0], towards[1] - dot * unit[1], towards[2] - dot * unit[2]];
  const length = Math.max(0.001, Math.hypot(...pole));
  const share = (ahead * distance) / clamped;
  return [
    root[0] + unit[0] * share + (pole[0] / length) * aside,
    root[1] + unit[1] * share + (pole[1] / length) * aside,
    root[2] + unit[2] * share + (pole[2] / length) * aside,
  ];
}

function withinReach(root: Vec3, end: Vec3, reach: number): Vec3 {
  const distance = Math.hypot(end[0] - root[0], end[1] - root[1], end[2] - root[2]);
  if (distance <= reach) return end;
  const share = reach / distance;
  return [
    root[0] + (end[0] - root[0]) * share,
    root[1] + (end[1] - root[1]) * share,
    root[2] + (end[2] - root[2]) * share,
  ];
}

/** An offset turned about the vertical axis and moved to an origin. */
function turned(offset: Vec3, yaw: number, from: Vec3): Vec3 {
  const cos = Math.cos(yaw);
  const sin = Math.sin(yaw);
  return [
    from[0] + offset[0] * cos + offset[2] * sin,
    from[1] + offset[1],
    from[2] + offset[2] * cos - offset[0] * sin,
  ];
}

function nearestTurn(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}
