import { clamp, smoothStep } from "../scene/colour.ts";
import { between, footOn, fraction, type ActionMoment, type Footprint, type Step } from "./action-timing.ts";
import { restHand, standing } from "./action-standing.ts";
import { signOf, type FootStep, type HandAim, type PoseAim, type Side, type Vec3 } from "./skeleton.ts";

const beatSeconds = 0.48;

/** Steps from side to side on the beat; hips, shoulders and arms answer one after the other. */
export function dancing(moment: ActionMoment): PoseAim {
  const seconds = moment.seconds + (moment.seed % 4) * beatSeconds;
  const beat = seconds / beatSeconds;
  // Four beats: out with the left, the right closes, out with the right, the left closes.
  const sideways = Math.sin((Math.PI / 2) * (beat - 0.55));
  const late = Math.sin((Math.PI / 2) * (beat - 0.95));
  const bounce = Math.abs(Math.sin(Math.PI * (beat - 0.1)));
  const arm = (side: Side): HandAim => {
    const sign = signOf(side);
    const up = 0.5 + 0.5 * Math.sin((Math.PI / 4) * beat + (side === "left" ? 0 : Math.PI));
    const lift = smoothStep(0.15, 0.85, up);
    const flick = 0.05 * Math.sin(Math.PI * (beat - 0.35));
    return {
      wrist: between([sign * 0.36, 1.08 + flick, 0.26], [sign * (0.34 + flick), 1.68 + flick, 0.14], lift),
      fingers: between([sign * 0.2 - 0.3 * late, 0.3, 0.8], [sign * 0.2 - 0.5 * late, 0.95, 0.15], lift),
      palm: between([-sign * 0.6, -0.6, 0.2], [-sign * 0.35, 0.1, 0.9], lift),
      elbowTowards: [sign, -0.55, -0.25],
      grip: "open",
    };
  };
  return {
    pelvis: [0.12 * sideways, 0.885 - 0.035 * bounce, 0],
    lean: { forward: 0.03, left: 0.07 * sideways - 0.1 * late },
    pelvisYaw: 0.22 * Math.sin((Math.PI / 2) * beat),
    chestYaw: -0.2 * Math.sin((Math.PI / 2) * (beat - 0.3)),
    headYaw: 0.16 * late,
    headPitch: 0.05 * Math.sin(2 * Math.PI * (beat - 0.2)),
    headRoll: 0.12 * sideways,
    feet: { left: danceFoot("left", seconds), right: danceFoot("right", seconds) },
    hands: { left: arm("left"), right: arm("right") },
  };
}

function danceFoot(side: Side, seconds: number): FootStep {
  const sign = signOf(side);
  const bar = 4 * beatSeconds;
  const since = fraction(seconds / bar) * bar;
  const wide: Footprint = { x: sign * 0.25, z: 0.02, yaw: sign * 0.3 };
  const near: Footprint = { x: sign * 0.03, z: -0.02, yaw: sign * 0.14 };
  const steps: readonly Step[] =
    side === "left"
      ? [
          { ...wide, startSeconds: 0.05, endSeconds: 0.8 * beatSeconds },
          { ...near, startSeconds: 3 * beatSeconds, endSeconds: 3.75 * beatSeconds },
        ]
      : [
          { ...near, startSeconds: beatSeconds, endSeconds: 1.75 * beatSeconds },
          { ...wide, startSeconds: 2 * beatSeconds, endSeconds: 2.75 * beatSeconds },
        ];
  return footOn(side === "left" ? near : wide, steps, since, 0.07);
}

const jumpEverySeconds = 1.9;
const crouchSeconds = 0.42;
const gravity = 9.81;
const jumpMetres = 0.42;
const flightSeconds = 2 * Math.sqrt((2 * jumpMetres) / gravity);

/** Crouches, leaps with the arms thrown up, lands softly and straightens; again and again. */
export function jumping(moment: ActionMoment): PoseAim {
  const since = fraction(moment.seconds / jumpEverySeconds) * jumpEverySeconds;
  const takeOff = crouchSeconds + 0.14;
  const landing = takeOff + flightSeconds;
  const air = since - takeOff;
  const flies = air > 0 && since < landing;
  const height = flies ? gravity * 0.5 * air * (flightSeconds - air) : 0;
  const crouch = smoothStep(0, crouchSeconds, since) * (1 - smoothStep(crouchSeconds, takeOff, since));
  const after = since - landing;
  const absorb = after > 0 ? smoothStep(0, 0.14, after) * (1 - smoothStep(0.16, 0.62, after)) : 0;
  const bentKnees = Math.max(crouch, absorb * 0.85);
  const tuck = flies ? Math.sin((Math.PI * air) / flightSeconds) : 0;
  const onToes = smoothStep(crouchSeconds, takeOff, since) * (1 - smoothStep(takeOff, takeOff + 0.02, since));
  // Arms: back in the crouch, thrown up in the leap, down and forward to land.
  const thrown =
    smoothStep(crouchSeconds - 0.08, takeOff + 0.08, since) * (1 - smoothStep(landing - 0.12, landing + 0.3, since));
  const hand = (side: Side): HandAim => {
    const sign = signOf(side);
    const rest = restHand(side, moment);
    const back = between(rest.wrist, [sign * 0.3, 0.78, -0.3], Math.max(crouch, 0));
    const lowered = between(back, [sign * 0.32, 0.92, 0.2], absorb);
    return {
      wrist: lift(between(lowered, [sign * 0.36, 1.8, 0.1], thrown), height),
      fingers: between(rest.fingers, [sign * 0.4, 1, 0], thrown),
      palm: between(rest.palm ?? [-sign, 0, 0], [0, 0.2, 1], thrown),
      elbowTowards: between([sign * 0.4, 0, -1], [sign, -0.4, -0.3], thrown),
      grip: thrown > 0.4 ? "open" : "relaxed",
    };
  };
  const foot = (side: Side): FootStep => ({
    x: signOf(side) * 0.13,
    z: side === "left" ? 0.02 : -0.02,
    yaw: signOf(side) * 0.2,
    lift: flies ? height + 0.16 * tuck ** 1.5 : 0,
    pitch: flies ? 0.75 * (1 - air / flightSeconds) ** 0.7 * smoothStep(0, 0.05, flightSeconds - air) : 0.75 * onToes,
  });
  return {
    pelvis: [
      0,
      0.94 - 0.3 * bentKnees + 0.045 * onToes + height + (flies ? 0.045 * (1 - air / flightSeconds) : 0),
      -0.1 * bentKnees,
    ],
    lean: { forward: 0.02 + 0.5 * bentKnees - 0.05 * tuck, left: 0 },
    pelvisYaw: 0,
    chestYaw: 0.04 * Math.sin(moment.seconds + moment.seed),
    headYaw: 0,
    headPitch: 0.06 * bentKnees - 0.12 * thrown,
    headRoll: 0.03 * Math.sin(moment.seconds * 2),
    feet: { left: foot("left"), right: foot("right") },
    hands: { left: hand("left"), right: hand("right") },
  };
}

function lift(point: Vec3, metres: number): Vec3 {
  return [point[0], point[1] + metres, point[2]];
}

const turnFrom = Math.PI;
const turnStartSeconds = 0.7;
const turnStepSeconds = 0.3;

/** How far who turns around still has to go, radians. */
function turnLeft(seconds: number, lagSeconds = 0): number {
  const t = clamp((seconds - turnStartSeconds - lagSeconds) / (5 * turnStepSeconds), 0, 1);
  return turnFrom * (1 - smoothStep(0, 1, t));
}

/** Begins with the back to where they face, looks over the shoulder and turns around in five steps. */
export function turning(moment: ActionMoment): PoseAim {
  const { seconds } = moment;
  const body = turnLeft(seconds);
  const moving = 1 - Math.abs(2 * (body / turnFrom) - 1);
  const base = standing(moment, { leanForward: 0.03 * moving });
  const print = (side: Side, yaw: number): Footprint => {
    const sign = signOf(side);
    return { x: sign * 0.11 * Math.cos(yaw), z: -sign * 0.11 * Math.sin(yaw), yaw: yaw + sign * 0.18 };
  };
  const step = (side: Side, order: number, yaw: number): Step => ({
    ...print(side, yaw),
    startSeconds: turnStartSeconds + order * turnStepSeconds,
    endSeconds: turnStartSeconds + (order + 1) * turnStepSeconds,
  });
  const left = [step("left", 0, turnFrom * 0.72), step("left", 2, turnFrom * 0.26), step("left", 4, 0)];
  const right = [step("right", 1, turnFrom * 0.5), step("right", 3, 0)];
  const hand = (side: Side): HandAim => {
    const rest = restHand(side, moment);
    const sign = signOf(side);
    // Arms swing out and trail the turn.
    return {
      ...rest,
      wrist: [
        rest.wrist[0] + sign * 0.05 * moving,
        rest.wrist[1] + 0.02 * moving,
        rest.wrist[2] - sign * 0.09 * moving,
      ],
    };
  };
  return {
    ...base,
    bodyYaw: body,
    pelvis: [0, 0.935 - 0.012 * moving, 0],
    pelvisYaw: 0.04,
    chestYaw: (turnLeft(seconds, -0.12) - body) * 0.7,
    headYaw: clamp(turnLeft(seconds, -0.42) - body, -1.1, 1.1),
    headPitch: 0.05 * moving,
    feet: {
      left: footOn(print("left", turnFrom), left, seconds, 0.055),
      right: footOn(print("right", turnFrom), right, seconds, 0.055),
    },
    hands: { left: hand("left"), right: hand("right") },
  };
}

const strokeSeconds = 1.5;
/** Metres per second of who swims. */
export const swimSpeed = 0.85;

/** A front crawl at the surface: height 0 is the water's. One arm reaches out of the water while the other pulls under it. */
export function swimming(moment: ActionMoment): PoseAim {
  const cycle = moment.seconds / strokeSeconds + (moment.seed % 5) / 5;
  const turn = 2 * Math.PI * cycle;
  const roll = 0.3 * Math.sin(turn);
  const breathing = smoothStep(0.55, 0.95, Math.sin(turn - 1.2));
  const hand = (side: Side): HandAim => {
    const sign = signOf(side);
    const angle = turn + (side === "left" ? 0 : Math.PI);
    const over = Math.sin(angle);
    const ahead = Math.cos(angle);
    return {
      wrist: [
        sign * (0.22 + 0.1 * Math.max(0, over)),
        0.02 + (over > 0 ? 0.42 * over : 0.5 * over),
        0.32 + 0.52 * ahead,
      ],
      fingers: [-sign * 0.1, -0.2 - over * 0.6 + (ahead > 0 ? 0 : -0.4), 0.3 + ahead],
      palm: [0, -1, -0.2],
      elbowTowards: [sign * 0.9, over > 0 ? 1 : 0.3, -0.35],
      grip: "relaxed",
    };
  };
  const foot = (side: Side): FootStep => ({
    x: signOf(side) * 0.1,
    z: -1.05,
    lift: -0.42 + 0.09 * Math.sin(3 * turn + (side === "left" ? 0 : Math.PI)),
    pitch: 1.2,
  });
  const bob = 0.02 * Math.sin(2 * turn);
  return {
    pelvis: [0, -0.3 + bob, -0.3],
    lean: { forward: 0.98, left: 0.05 * Math.sin(turn) },
    pelvisYaw: 0.5 * roll,
    chestYaw: roll,
    headYaw: 0.1 * roll - 0.75 * breathing,
    headPitch: -0.1,
    headRoll: 0.1 * Math.sin(turn) + 0.25 * breathing,
    feet: { left: foot("left"), right: foot("right") },
    hands: { left: hand("left"), right: hand("right") },
  };
}
