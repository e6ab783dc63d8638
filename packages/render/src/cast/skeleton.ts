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

/** How a hand is held. */
export type Grip = "relaxed" | "open" | "fist";

/** Joints of an arm. */
export interface Arm {
  readonly shoulder: Vec3;
  readonly elbow: Vec3;
  readonly wrist: Vec3;
  /** Where the fingers point, from the wrist; about unit length. */
  readonly fingers: Vec3;
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
}

/** Where an action wants a hand. */
export interface HandAim {
  readonly wrist: Vec3;
  readonly fingers: Vec3;
  /** Which way the elbow bends; need not be of unit length. */
  readonly elbowTowards: Vec3;
  readonly grip: Grip;
}

/** What an action decides; `solvePose` finds the joints. */
export interface PoseAim {
  readonly pelvis: Vec3;
  readonly lean: { readonly forward: number; readonly left: number };
  readonly pelvisYaw: number;
  readonly chestYaw: number;
  readonly headYaw: number;
  readonly headPitch: number;
  readonly headRoll: number;
  readonly feet: Readonly<Record<Side, FootStep>>;
  readonly hands: Readonly<Record<Side, HandAim>>;
}

/** Finds elbows and knees for what an action decided. */
export function solvePose(aim: PoseAim): Pose {
  const { pelvis, lean } = aim;
  const up = (metres: number): Vec3 => [
    pelvis[0] + lean.left * metres,
    pelvis[1] + metres * Math.cos(Math.min(1.2, Math.abs(lean.forward))),
    pelvis[2] + lean.forward * metres,
  ];
  const chest = up(0.36);
  const neck = up(0.545);
  const head: Vec3 = [
    neck[0] + lean.left * 0.1 + aim.headRoll * -0.06,
    neck[1] + 0.155 - Math.abs(aim.headPitch) * 0.02,
    neck[2] + 0.025 + lean.forward * 0.1 + aim.headPitch * 0.06,
  ];
  const leg = (side: Side): Leg => {
    const hip = turned([signOf(side) * hipsApartMetres, 0, 0], aim.pelvisYaw, pelvis);
    const { ankle, ...foot } = footOf(aim.feet[side], signOf(side) * toesOutMetres);
    return { hip, knee: bend(hip, ankle, thighMetres, shinMetres, [signOf(side) * 0.12, 0, 1]), ankle, ...foot };
  };
  const arm = (side: Side): Arm => {
    const shoulder = turned([signOf(side) * shouldersApartMetres, 0, 0], aim.chestYaw, [
      neck[0],
      neck[1] - 0.1,
      neck[2] - 0.008,
    ]);
    const { wrist, fingers, elbowTowards, grip } = aim.hands[side];
    const reachable = withinReach(shoulder, wrist, upperArmMetres + forearmMetres - 0.004);
    return {
      shoulder,
      elbow: bend(shoulder, reachable, upperArmMetres, forearmMetres, elbowTowards),
      wrist: reachable,
      fingers,
      grip,
    };
  };
  return {
    pelvis,
    chest,
    neck,
    head,
    pelvisYaw: aim.pelvisYaw,
    chestYaw: aim.chestYaw,
    headYaw: aim.headYaw,
    headPitch: aim.headPitch,
    headRoll: aim.headRoll,
    legs: { left: leg("left"), right: leg("right") },
    arms: { left: arm("left"), right: arm("right") },
  };
}

const ballAheadMetres = 0.12;
const heelBehindMetres = 0.065;

const toesOutMetres = 0.03;

function footOf(step: FootStep, toesOut: number): Omit<Leg, "hip" | "knee"> {
  // The foot turns about the ball when the heel is up and about the heel when the toes are up: what touches the ground stays there.
  const pivot = step.pitch > 0 ? ballAheadMetres : -heelBehindMetres;
  const cos = Math.cos(step.pitch);
  const sin = Math.sin(step.pitch);
  const at = (ahead: number, above: number): Vec3 => {
    const dz = ahead - pivot;
    return [step.x, step.lift + above * cos - dz * sin, step.z + pivot + dz * cos + above * sin];
  };
  const ball = at(ballAheadMetres, 0);
  // Toes bend: they stay nearly flat while the heel rises.
  const toePitch = step.pitch > 0 ? step.pitch * 0.25 : step.pitch;
  const toe: Vec3 = [
    step.x + toesOut,
    ball[1] + 0.04 * Math.cos(toePitch) - 0.03 * Math.sin(toePitch),
    ball[2] + 0.03 * Math.cos(toePitch) + 0.04 * Math.sin(toePitch),
  ];
  return {
    ankle: at(0, ankleMetres),
    heel: at(-heelBehindMetres + 0.03, 0.04),
    toe,
    sole: { heel: at(-heelBehindMetres, 0), ball },
  };
}

/** The middle joint of a two-bone limb; a target out of reach stretches the limb straight. */
function bend(root: Vec3, end: Vec3, upper: number, lower: number, towards: Vec3): Vec3 {
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

function turned(offset: Vec3, yaw: number, origin: Vec3): Vec3 {
  const cos = Math.cos(yaw);
  const sin = Math.sin(yaw);
  return [
    origin[0] + offset[0] * cos + offset[2] * sin,
    origin[1] + offset[1],
    origin[2] + offset[2] * cos - offset[0] * sin,
  ];
}
