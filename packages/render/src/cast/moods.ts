import type { PersonMood } from "../scene-spec.ts";
import { between } from "./action-timing.ts";
import { signOf, type HandAim, type PoseAim, type Side, type Vec3 } from "./skeleton.ts";

/** What a mood does to a face, in place of what the action alone would. */
export interface MoodFace {
  /** Corners of the mouth: -1 down to 1 up. */
  readonly smile: number;
  readonly browRaise: number;
  /** Positive lifts the inner ends of the brows. */
  readonly browTilt: number;
  readonly squint: number;
  /** How far the lids are open; over 1 shows white above the iris. */
  readonly lids: number;
  /** Of the mouth while it is silent. */
  readonly open: number;
  readonly width: number;
  readonly round: number;
  readonly teeth: number;
  /** Eyes are lowered by so much, -1 to 1. */
  readonly gazeY: number;
  /** Redness of the cheeks beyond their own, 0 to 1. */
  readonly flush: number;
  readonly tears: boolean;
}

const calm = { open: 0, width: 1, round: 0, teeth: 0, gazeY: 0, flush: 0, squint: 0, tears: false } as const;

export const moodFaces: Readonly<Record<PersonMood, MoodFace>> = {
  happy: { ...calm, smile: 1, browRaise: 0.55, browTilt: 0.1, squint: 0.12, lids: 1, flush: 0.25, width: 1.08 },
  sad: { ...calm, smile: -0.85, browRaise: 0.25, browTilt: 1.9, lids: 0.74, gazeY: -0.55, flush: 0.3, tears: true },
  angry: {
    ...calm,
    smile: -0.62,
    browRaise: -1.05,
    browTilt: -2.1,
    squint: 0.55,
    lids: 0.84,
    open: 0.14,
    width: 1.1,
    teeth: 1,
    flush: 0.8,
  },
  afraid: {
    ...calm,
    smile: -0.5,
    browRaise: 1.15,
    browTilt: 1.7,
    lids: 1.3,
    open: 0.3,
    width: 1.16,
    teeth: 0.9,
  },
  surprised: { ...calm, smile: 0.05, browRaise: 2, browTilt: 0.25, lids: 1.34, open: 0.72, width: 0.8, round: 0.75 },
};

/** The posture of a mood over that of an action; who only stands uses the hands for it too. */
export function inMood(
  aim: PoseAim,
  mood: PersonMood,
  moment: { readonly seconds: number; readonly seed: number; readonly handsFree: boolean },
): PoseAim {
  const { seconds, seed, handsFree } = moment;
  const { stoop, lean, pitch, tremble, hand } = postures[mood];
  const shiver = tremble * Math.sin(seconds * 31 + seed);
  const own = (side: Side): HandAim => {
    const wanted = hand?.(side, seconds);
    return handsFree && wanted !== undefined ? wanted : aim.hands[side];
  };
  return {
    ...aim,
    stoop: (aim.stoop ?? 0) + stoop,
    lean: { ...aim.lean, forward: aim.lean.forward + lean },
    headPitch: aim.headPitch + pitch,
    headYaw: aim.headYaw + shiver * 0.6,
    hands: { left: own("left"), right: own("right") },
  };
}

interface Posture {
  readonly stoop: number;
  readonly lean: number;
  /** Positive looks down. */
  readonly pitch: number;
  readonly tremble: number;
  readonly hand?: (side: Side, seconds: number) => HandAim;
}

const postures: Readonly<Record<PersonMood, Posture>> = {
  happy: { stoop: -0.1, lean: -0.02, pitch: -0.06, tremble: 0 },
  sad: { stoop: 0.5, lean: 0.05, pitch: 0.2, tremble: 0, hand: wiping },
  angry: { stoop: 0.12, lean: 0.06, pitch: 0.1, tremble: 0, hand: (side) => akimbo(side) },
  afraid: { stoop: 0.32, lean: -0.08, pitch: 0.02, tremble: 0.02, hand: guarding },
  surprised: { stoop: -0.1, lean: -0.07, pitch: -0.07, tremble: 0, hand: startled },
};

/** One hand comes up to dry an eye; the other hangs. */
function wiping(side: Side, seconds: number): HandAim {
  const sign = signOf(side);
  const hang: Vec3 = [sign * 0.2, 0.84, 0.1];
  if (side === "left") return aimOf(hang, [-0.1, -0.95, 0.2], [sign * 0.2, -0.2, -1], "relaxed");
  const up = 0.5 - 0.5 * Math.cos(Math.min(1, Math.max(0, (seconds % 5) - 1.2)) * Math.PI);
  const down = 0.5 - 0.5 * Math.cos(Math.min(1, Math.max(0, (seconds % 5) - 3.4)) * Math.PI);
  const share = up - down;
  const rub = 0.012 * Math.sin(seconds * 7) * share;
  return aimOf(
    between(hang, [-0.105 + rub, 1.53, 0.21], share),
    between([-0.1, -0.95, 0.2], [0.55, 0.8, -0.15], share),
    between([-0.2, -0.2, -1], [-0.8, -0.9, 0.2], share),
    share > 0.5 ? "fist" : "relaxed",
  );
}

/** Fists on the hips. */
function akimbo(side: Side): HandAim {
  const sign = signOf(side);
  return {
    ...aimOf([sign * 0.225, 1.0, 0.06], [-sign * 0.8, -0.35, 0.45], [sign, 0.1, -0.35], "fist"),
    palm: [-sign * 0.3, -0.8, -0.4],
  };
}

/** Hands before the chest, drawn in. */
function guarding(side: Side, seconds: number): HandAim {
  const sign = signOf(side);
  const shake = 0.006 * Math.sin(seconds * 29 + sign);
  return {
    ...aimOf([sign * (0.1 + shake), 1.27 + shake, 0.2], [-sign * 0.2, 0.95, 0.15], [sign * 0.5, -1, 0.1], "relaxed"),
    palm: [-sign * 0.7, 0, 0.5],
  };
}

/** Open hands thrown up to the sides. */
function startled(side: Side, seconds: number): HandAim {
  const sign = signOf(side);
  const up = Math.min(1, seconds / 0.35);
  return {
    ...aimOf(
      between([sign * 0.22, 0.9, 0.15], [sign * 0.34, 1.3, 0.2], up),
      [sign * 0.25, 0.9, 0.3],
      [sign * 0.6, -1, -0.1],
      "open",
    ),
    palm: [-sign * 0.2, 0.1, 1],
  };
}

function aimOf(wrist: Vec3, fingers: Vec3, elbowTowards: Vec3, grip: HandAim["grip"]): HandAim {
  return { wrist, fingers, elbowTowards, grip };
}
