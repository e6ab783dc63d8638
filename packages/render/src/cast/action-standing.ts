import { smoothStep } from "../scene/colour.ts";
import { between, fraction, held, swingUp, type ActionMoment } from "./action-timing.ts";
import { signOf, type HandAim, type PoseAim, type Side, type Vec3 } from "./skeleton.ts";

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
export function standing(moment: ActionMoment, stance: Stance): PoseAim {
  const { seconds, seed } = moment;
  const shift = Math.sin(seconds * 0.8 + (seed % 7));
  const breath = Math.sin(seconds * 1.9 + (seed % 3));
  // The weight is on one leg, and the hips follow it.
  const weight = seed % 2 === 0 ? 1 : -1;
  return {
    pelvis: [0.022 * weight + 0.014 * shift, 0.941 + 0.003 * breath, 0],
    lean: { forward: stance.leanForward ?? 0.015, left: (stance.leanLeft ?? 0) - 0.035 * weight - 0.02 * shift },
    stoop: 0.04 - 0.04 * breath,
    pelvisYaw: 0.05 * shift + 0.05 * weight,
    chestYaw: (stance.chestYaw ?? 0) - 0.03 * shift,
    headYaw: stance.headYaw ?? 0.08 * Math.sin(seconds * 0.6 + seed),
    headPitch: stance.headPitch ?? 0.03 * Math.sin(seconds * 0.9 + seed),
    headRoll: (stance.headRoll ?? 0.02 * shift) + 0.015 * weight,
    feet: {
      left: { x: 0.12, z: 0.03, lift: 0, pitch: 0, yaw: 0.24 },
      right: { x: -0.115, z: -0.04, lift: 0, pitch: 0, yaw: -0.2 },
    },
    hands: stance.hands ?? { left: restHand("left", moment), right: restHand("right", moment) },
  };
}

/** A hand that hangs beside the body. */
export function restHand(side: Side, moment: ActionMoment): HandAim {
  const sign = signOf(side);
  const sway = 0.008 * Math.sin(moment.seconds * 1.3 + sign + (moment.seed % 4));
  return {
    wrist: [sign * 0.245, 0.885 + sway, 0.05 + sway],
    fingers: [-sign * 0.06, -1, 0.16],
    elbowTowards: [sign * 0.3, 0, -1],
    palm: [-sign, 0, -0.3],
    grip: "relaxed",
  };
}

/** Looks to one side, then the other, holding each view: the eyes lead, the head follows, the chest comes last. */
export function lookingAround(moment: ActionMoment): PoseAim {
  const view = (lag: number): number => glance(moment.seconds - lag, moment.seed);
  return standing(moment, {
    headYaw: 0.85 * view(0.06),
    chestYaw: 0.24 * view(0.22),
    headPitch: -0.05 - 0.06 * Math.abs(view(0.1)),
    headRoll: -0.05 * view(0.1),
    leanLeft: 0.03 * view(0.25),
  });
}

/** Where somebody who looks around is looking: -1 to their right, 1 to their left. */
export function glance(seconds: number, seed: number): number {
  const first = seed % 2 === 0 ? 1 : -1;
  const at = (index: number): number =>
    index <= 0 ? 0 : first * ([0.75, -0.85, 0.35, -0.6, 0.9, -0.25][(index + seed) % 6] ?? 0.5) * (index === 1 ? 1 : 1);
  const pace = 1.35;
  const index = Math.floor((seconds + 0.75) / pace);
  const since = seconds + 0.75 - index * pace;
  return at(index) + (at(index + 1) - at(index)) * smoothStep(pace - 0.5, pace, since);
}

/** Raises an arm and waves from the elbow; the hand trails the forearm. */
export function waving(moment: ActionMoment): PoseAim {
  const raise = swingUp(0.1, 0.8, moment.seconds);
  const lively = smoothStep(0.5, 0.95, moment.seconds) * (0.82 + 0.18 * Math.sin(moment.seconds * 1.7));
  const swing = Math.sin(moment.seconds * 8.4) * 0.115 * lively;
  const trail = Math.sin(moment.seconds * 8.4 - 0.7) * 0.115 * lively;
  const rest = restHand("right", moment);
  const high: Vec3 = [-0.37 - swing, 1.7 - Math.abs(swing) * 0.2, 0.14];
  const right: HandAim = {
    wrist: between(rest.wrist, high, raise),
    fingers: between(rest.fingers, [-trail * 4.2, 1, 0.06], raise),
    elbowTowards: between(rest.elbowTowards, [-1, -0.75, 0.05], raise),
    palm: between(rest.palm ?? [1, 0, 0], [0, 0, 1], raise),
    grip: raise > 0.3 ? "open" : "relaxed",
  };
  return standing(moment, {
    hands: { left: restHand("left", moment), right },
    headRoll: 0.08 * raise,
    leanLeft: 0.05 * raise,
    chestYaw: -0.06 * raise,
    headPitch: -0.04 * raise,
  });
}

/** Hands that speak along: each beat comes up, opens and falls back. */
export function talking(moment: ActionMoment): PoseAim {
  const { seconds, seed, speaking } = moment;
  const beat = (side: Side): HandAim => {
    const phase = side === "left" ? 0 : 1.9;
    const energy = 0.4 + 0.6 * speaking;
    const up = 0.5 + 0.5 * Math.sin(seconds * 2.1 + phase + (seed % 5));
    const fast = Math.sin(seconds * 5.3 + phase * 2);
    const share = smoothStep(0.1, 0.9, up) * energy;
    const sign = signOf(side);
    return {
      wrist: between([sign * 0.17, 1.0, 0.25], [sign * (0.25 + 0.04 * fast * energy), 1.17 + 0.03 * fast, 0.33], share),
      fingers: between([-sign * 0.75, 0.1, 0.65], [sign * 0.3, 0.62, 0.7], share),
      palm: between([-sign * 0.2, -0.3, -1], [-sign * 0.55, 0.75, 0.2], share),
      elbowTowards: [sign * 0.75, -1, -0.4],
      grip: share > 0.45 ? "open" : "relaxed",
    };
  };
  return standing(moment, {
    hands: { left: beat("left"), right: beat("right") },
    headYaw: 0.1 * Math.sin(seconds * 1.1 + seed),
    headPitch: 0.05 * Math.sin(seconds * 3.1) * (0.3 + 0.7 * speaking),
    headRoll: 0.05 * Math.sin(seconds * 1.7 + 1),
  });
}

/** Stirs a bowl that the left hand holds, and now and then adds a pinch of something. */
export function cooking(moment: ActionMoment): PoseAim {
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
        palm: [0.9, 0.1, -0.4],
        elbowTowards: [-0.55, -1, -0.3],
        grip: "fist",
      },
      left: {
        wrist: [0.2, 1.075 + 0.006 * Math.sin(turn), 0.36],
        fingers: [-0.9, -0.2, 0.35],
        palm: [-0.4, 0, -1],
        elbowTowards: [0.55, -1, -0.3],
        grip: "relaxed",
      },
    },
    headYaw: -0.05 + 0.09 * Math.sin(seconds * 0.8),
    // Speaks to the camera, looks at the bowl when silent.
    headPitch: 0.2 * (1 - speaking) * (0.5 + 0.5 * Math.sin(seconds * 1.1)) + 0.04 * Math.sin(seconds * 2.9) * speaking,
    headRoll: 0.035 * Math.sin(seconds * 1.4),
    leanForward: 0.06,
  });
}

const sipEverySeconds = 4.4;

/** How high a drinker holds the cup: 0 before the chest, 1 at the lips. */
export function sipAt(seconds: number): number {
  const since = fraction((seconds - 0.35) / sipEverySeconds) * sipEverySeconds;
  return seconds < 0.35 ? 0 : held([0, 0.75], [2.1, 2.9], since);
}

/** Lifts a cup to the lips, drinks with the head tipped back, and lowers it again. */
export function drinking(moment: ActionMoment): PoseAim {
  const raised = sipAt(moment.seconds);
  const dip = 0.02 * Math.sin(Math.PI * Math.min(1, raised * 2)) * (1 - raised);
  const low: Vec3 = [-0.2, 1.13 - dip, 0.27];
  const atLips: Vec3 = [-0.15, 1.475, 0.175];
  return standing(moment, {
    hands: {
      left: restHand("left", moment),
      right: {
        wrist: between(low, atLips, raised),
        fingers: between([0.4, 0.12, 0.9], [0.3, 0.35, 0.85], raised),
        palm: between([0.9, -0.05, -0.35], [0.95, -0.15, -0.25], raised),
        elbowTowards: between([-0.6, -1, -0.3], [-1, -0.75, 0.1], raised),
        grip: "hold",
      },
    },
    headPitch: 0.1 * (1 - raised) * 0.5 - 0.15 * smoothStep(0.7, 1, raised),
    headYaw: -0.06 * raised + 0.07 * Math.sin(moment.seconds * 0.6 + moment.seed) * (1 - raised),
    headRoll: -0.03 * raised,
    leanForward: 0.02 - 0.03 * raised,
  });
}
