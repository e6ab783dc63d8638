import type { PersonAction } from "../scene-spec.ts";
import { smoothStep } from "../scene/colour.ts";
import { hashUnit } from "../scene/random.ts";
import {
  signOf,
  solvePose,
  type FootStep,
  type HandAim,
  type Pose,
  type PoseAim,
  type Side,
  type Vec3,
} from "./skeleton.ts";

/** What an action depends on. */
export interface ActionMoment {
  /** Seconds since the shot began. */
  readonly seconds: number;
  /** Makes two people with one action differ. */
  readonly seed: number;
  /** 0 silent to 1 in full voice: gestures follow it. */
  readonly speaking: number;
}

/** Metres per second over the ground while doing something; the feet are placed for exactly this speed. */
export function paceOf(action: PersonAction): number {
  return action === "walk"
    ? strideMetres * walkCyclesPerSecond
    : action === "run"
      ? runStrideMetres * runCyclesPerSecond
      : 0;
}

/** The joints of somebody in the middle of an action. */
export function poseFor(action: PersonAction, moment: ActionMoment): Pose {
  return solvePose(aims[likeness[action]](moment));
}

const strideMetres = 1.27;
const walkCyclesPerSecond = 0.97;
const runStrideMetres = 2.3;
const runCyclesPerSecond = 1.4;
const restPelvis: Vec3 = [0, 0.945, 0];

/** Actions without a movement of their own take the most like one. */
const likeness: Readonly<Record<PersonAction, DrawnAction>> = {
  stand: "stand",
  walk: "walk",
  run: "run",
  wave: "wave",
  talk: "talk",
  cook: "cook",
  sit: "sit",
  dance: "dance",
  "look-around": "look-around",
  write: "sit",
  drink: "stand",
  swim: "stand",
  jump: "dance",
  turn: "look-around",
};

type DrawnAction = "stand" | "walk" | "run" | "wave" | "talk" | "cook" | "sit" | "dance" | "look-around";

const aims: Readonly<Record<DrawnAction, (moment: ActionMoment) => PoseAim>> = {
  walk: (moment) =>
    stride(moment, {
      length: strideMetres,
      rate: walkCyclesPerSecond,
      stance: 0.6,
      lift: 0.075,
      lean: 0.045,
      height: 0.917,
      swing: 0.24,
      elbow: 0.1,
    }),
  run: (moment) =>
    stride(moment, {
      length: runStrideMetres,
      rate: runCyclesPerSecond,
      stance: 0.36,
      lift: 0.2,
      lean: 0.17,
      height: 0.87,
      swing: 0.27,
      elbow: 0.26,
    }),
  stand: (moment) => standing(moment, {}),
  "look-around": (moment) => {
    const look = 0.75 * Math.sin(moment.seconds * 0.9 + (moment.seed % 6)) * smoothStep(0, 0.8, moment.seconds);
    return standing(moment, { headYaw: look, chestYaw: look * 0.22, headPitch: 0.05 * Math.sin(moment.seconds * 1.3) });
  },
  wave: (moment) => {
    const raise = smoothStep(0.1, 0.75, moment.seconds);
    const swing = Math.sin(moment.seconds * 8.4) * 0.115 * smoothStep(0.5, 0.9, moment.seconds);
    const rest = restHand("right", moment);
    const high: Vec3 = [-0.36 - swing, 1.72 - Math.abs(swing) * 0.2, 0.14];
    const right: HandAim = {
      wrist: between(rest.wrist, high, raise),
      fingers: between(rest.fingers, [-swing * 3.6, 1, 0.06], raise),
      elbowTowards: between(rest.elbowTowards, [-1, -0.75, 0.05], raise),
      grip: raise > 0.3 ? "open" : "relaxed",
    };
    return standing(moment, {
      hands: { left: restHand("left", moment), right },
      headRoll: 0.07 * raise,
      leanLeft: 0.04 * raise,
      chestYaw: -0.06 * raise,
    });
  },
  talk: (moment) => {
    const { seconds, seed, speaking } = moment;
    const beat = (side: Side): HandAim => {
      const phase = side === "left" ? 0 : 1.9;
      const energy = 0.35 + 0.65 * speaking;
      const up = 0.5 + 0.5 * Math.sin(seconds * 2.1 + phase + (seed % 5));
      const fast = Math.sin(seconds * 5.3 + phase * 2);
      const share = smoothStep(0.1, 0.9, up) * energy;
      const sign = signOf(side);
      return {
        wrist: between(
          [sign * 0.2, 1.02, 0.24],
          [sign * (0.24 + 0.05 * fast * energy), 1.2 + 0.03 * fast, 0.33],
          share,
        ),
        fingers: between([-sign * 0.7, 0.15, 0.7], [sign * 0.15, 0.75, 0.65], share),
        elbowTowards: [sign * 0.8, -1, -0.4],
        grip: share > 0.35 ? "open" : "relaxed",
      };
    };
    return standing(moment, {
      hands: { left: beat("left"), right: beat("right") },
      headYaw: 0.1 * Math.sin(seconds * 1.1 + seed),
      headPitch: 0.05 * Math.sin(seconds * 3.1) * speaking,
      headRoll: 0.04 * Math.sin(seconds * 1.7 + 1),
    });
  },
  cook: (moment) => {
    const { seconds, speaking } = moment;
    const turn = seconds * 3.2;
    const sprinkle = smoothStep(0.55, 0.8, Math.sin(seconds * 0.9 + 2.2));
    const stir: Vec3 = [-0.13 + 0.045 * Math.cos(turn), 1.2 + 0.01 * Math.sin(turn), 0.38 + 0.045 * Math.sin(turn)];
    const pinch: Vec3 = [-0.08 + 0.025 * Math.sin(seconds * 13), 1.36, 0.4];
    return standing(moment, {
      hands: {
        right: {
          wrist: between(stir, pinch, sprinkle),
          fingers: between([0.35, -0.65, 0.5], [0.5, -0.8, 0.35], sprinkle),
          elbowTowards: [-0.55, -1, -0.3],
          grip: "fist",
        },
        left: {
          wrist: [0.2, 1.075 + 0.006 * Math.sin(turn), 0.36],
          fingers: [-0.9, -0.2, 0.35],
          elbowTowards: [0.55, -1, -0.3],
          grip: "relaxed",
        },
      },
      headYaw: -0.05 + 0.09 * Math.sin(seconds * 0.8),
      // Speaks to the camera, looks at the bowl when silent.
      headPitch:
        0.2 * (1 - speaking) * (0.5 + 0.5 * Math.sin(seconds * 1.1)) + 0.04 * Math.sin(seconds * 2.9) * speaking,
      headRoll: 0.035 * Math.sin(seconds * 1.4),
      leanForward: 0.06,
    });
  },
  dance: (moment) => {
    const beat = moment.seconds * 2 * Math.PI * 1.05 + (moment.seed % 3);
    const sway = Math.sin(beat);
    const arms = (side: Side): HandAim => {
      const sign = signOf(side);
      const up = 0.5 + 0.5 * Math.sin(beat * 0.5 + (side === "left" ? 0 : Math.PI));
      return {
        wrist: [sign * (0.42 + 0.06 * sway), 1.15 + 0.5 * up, 0.16],
        fingers: [sign * 0.35, 0.8, 0.2],
        elbowTowards: [sign, -0.6, -0.2],
        grip: "open",
      };
    };
    return {
      ...standing(moment, {
        hands: { left: arms("left"), right: arms("right") },
        headRoll: 0.12 * sway,
        leanLeft: -0.12 * sway,
        chestYaw: 0.2 * Math.sin(beat * 0.5),
      }),
      pelvis: [0.075 * sway, 0.885 - 0.03 * Math.abs(Math.cos(beat)), 0],
      pelvisYaw: -0.2 * Math.sin(beat * 0.5),
      feet: {
        left: { x: 0.15, z: 0.02, lift: 0, pitch: 0.5 * Math.max(0, -sway) },
        right: { x: -0.15, z: -0.02, lift: 0, pitch: 0.5 * Math.max(0, sway) },
      },
    };
  },
  sit: (moment) => {
    const hand = (side: Side): HandAim => ({
      wrist: [signOf(side) * 0.13, 0.6, 0.3],
      fingers: [-signOf(side) * 0.3, -0.2, 0.9],
      elbowTowards: [signOf(side), -0.2, -0.6],
      grip: "relaxed",
    });
    return {
      ...standing(moment, {
        hands: { left: hand("left"), right: hand("right") },
        headYaw: 0.2 * Math.sin(moment.seconds * 0.7 + moment.seed),
      }),
      pelvis: [0, 0.5, -0.1],
      feet: { left: { x: 0.12, z: 0.36, lift: 0, pitch: 0 }, right: { x: -0.12, z: 0.36, lift: 0, pitch: 0 } },
    };
  },
};

interface Stance {
  readonly hands?: Readonly<Record<Side, HandAim>>;
  readonly headYaw?: number;
  readonly headPitch?: number;
  readonly headRoll?: number;
  readonly chestYaw?: number;
  readonly leanForward?: number;
  readonly leanLeft?: number;
}

/** Both feet planted; the weight shifts and the chest breathes so that nobody is a statue. */
function standing(moment: ActionMoment, stance: Stance): PoseAim {
  const { seconds, seed } = moment;
  const shift = Math.sin(seconds * 0.8 + (seed % 7));
  const breath = Math.sin(seconds * 1.9 + (seed % 3));
  return {
    pelvis: [restPelvis[0] + 0.018 * shift, restPelvis[1] + 0.003 * breath, 0],
    lean: { forward: stance.leanForward ?? 0.015, left: (stance.leanLeft ?? 0) - 0.025 * shift },
    pelvisYaw: 0.05 * shift,
    chestYaw: (stance.chestYaw ?? 0) - 0.03 * shift,
    headYaw: stance.headYaw ?? 0.08 * Math.sin(seconds * 0.6 + seed),
    headPitch: stance.headPitch ?? 0.03 * Math.sin(seconds * 0.9 + seed),
    headRoll: stance.headRoll ?? 0.02 * shift,
    feet: { left: { x: 0.125, z: 0.03, lift: 0, pitch: 0 }, right: { x: -0.12, z: -0.04, lift: 0, pitch: 0 } },
    hands: stance.hands ?? { left: restHand("left", moment), right: restHand("right", moment) },
  };
}

function restHand(side: Side, moment: ActionMoment): HandAim {
  const sign = signOf(side);
  const sway = 0.008 * Math.sin(moment.seconds * 1.3 + sign + (moment.seed % 4));
  return {
    wrist: [sign * 0.235, 0.885 + sway, 0.05 + sway],
    fingers: [-sign * 0.08, -1, 0.14],
    elbowTowards: [sign * 0.22, 0, -1],
    grip: "relaxed",
  };
}

interface Gait {
  readonly length: number;
  readonly rate: number;
  /** Share of a cycle a foot is on the ground. */
  readonly stance: number;
  readonly lift: number;
  readonly lean: number;
  readonly height: number;
  readonly swing: number;
  /** How far the forearms are raised, metres. */
  readonly elbow: number;
}

/** A walk or run whose planted foot keeps its place in the world while the body passes over it. */
function stride(moment: ActionMoment, gait: Gait): PoseAim {
  const cycle = moment.seconds * gait.rate + hashUnit(moment.seed, 3);
  const turn = 2 * Math.PI * cycle;
  const foot = (side: Side): FootStep => {
    const phase = fraction(cycle + (side === "left" ? 0 : 0.5));
    const reach = (gait.length * gait.stance) / 2;
    const x = signOf(side) * 0.075;
    if (phase < gait.stance) {
      const share = phase / gait.stance;
      const pitch = share < 0.2 ? -0.3 * (1 - share / 0.2) : 0.85 * smoothStep(0.52, 1.05, share);
      return { x, z: reach - gait.length * phase, lift: 0, pitch };
    }
    const share = (phase - gait.stance) / (1 - gait.stance);
    // Leaves and meets the ground at the ground's own speed, so the foot neither skids nor stabs.
    const speed = -gait.length * (1 - gait.stance);
    const z = hermite(-reach, speed, reach, speed, share);
    const early = 0.85 * (1 - smoothStep(0, 0.5, share));
    const pitch = early + 0.25 * Math.sin(Math.PI * share) * (1 - share) - 0.3 * smoothStep(0.6, 1, share);
    return { x, z, lift: gait.lift * Math.sin(Math.PI * share) ** 1.2, pitch };
  };
  const hand = (side: Side): HandAim => {
    const sign = signOf(side);
    // Opposite to the leg of the same side, which is furthest ahead at phase 0.
    const swing = -Math.cos(turn + (side === "left" ? 0 : Math.PI)) * gait.swing;
    const raised = gait.elbow * (0.55 + 0.45 * (swing / gait.swing));
    return {
      wrist: [sign * (0.232 - 0.06 * Math.max(0, swing)), 0.885 + raised * 0.9 + 0.05 * Math.abs(swing), swing + 0.07],
      fingers: [-sign * 0.12, -0.92, 0.3 + swing],
      elbowTowards: [sign * 0.1, -0.1, -1],
      grip: gait.elbow > 0.2 ? "fist" : "relaxed",
    };
  };
  const stanceMiddle = gait.stance / 2;
  return {
    pelvis: [
      0.016 * Math.cos(turn - 2 * Math.PI * stanceMiddle),
      gait.height + 0.018 * Math.cos(2 * (turn - 2 * Math.PI * stanceMiddle)),
      0,
    ],
    lean: { forward: gait.lean, left: 0.015 * Math.cos(turn) },
    pelvisYaw: -0.13 * Math.cos(turn),
    chestYaw: 0.12 * Math.cos(turn),
    headYaw: 0.03 * Math.sin(moment.seconds * 0.7 + moment.seed),
    headPitch: 0.02 * Math.cos(2 * turn),
    headRoll: 0.01 * Math.cos(turn),
    feet: { left: foot("left"), right: foot("right") },
    hands: { left: hand("left"), right: hand("right") },
  };
}

function hermite(from: number, slopeFrom: number, to: number, slopeTo: number, t: number): number {
  const t2 = t * t;
  const t3 = t2 * t;
  return from * (2 * t3 - 3 * t2 + 1) + slopeFrom * (t3 - 2 * t2 + t) + to * (-2 * t3 + 3 * t2) + slopeTo * (t3 - t2);
}

function between(from: Vec3, to: Vec3, share: number): Vec3 {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

function fraction(value: number): number {
  return value - Math.floor(value);
}
