import { smoothStep } from "../scene/colour.ts";
import { fraction, type ActionMoment } from "./action-timing.ts";
import { signOf, type FootStep, type HandAim, type PoseAim, type Side } from "./skeleton.ts";

/** Of the stool that is drawn where a setting has nothing to sit on. */
const stoolMetres = 0.43;
/** From a seat to the hips of who sits on it. */
const hipsOverSeatMetres = 0.085;

/** Sits with the hands on the thighs, upright, and shifts a little. */
export function sitting(moment: ActionMoment): PoseAim {
  const hand = (side: Side): HandAim => ({
    wrist: [signOf(side) * 0.13, thighTop(moment) + 0.04, 0.24],
    fingers: [-signOf(side) * 0.25, -0.12, 0.95],
    palm: [0, -1, 0],
    elbowTowards: [signOf(side), -0.2, -0.6],
    grip: "relaxed",
  });
  const { seconds, seed } = moment;
  return {
    ...seated(moment),
    headYaw: 0.22 * Math.sin(seconds * 0.7 + seed),
    headPitch: 0.03 * Math.sin(seconds * 0.9 + seed),
    headRoll: 0.04 * Math.sin(seconds * 0.5 + seed),
    hands: { left: hand("left"), right: hand("right") },
  };
}

/** Where the pen is along the line, 0 to 1: words with pauses, then back to the next line. */
function penAt(seconds: number): number {
  const line = fraction(seconds / 3.1);
  return line < 0.86 ? line / 0.86 : 1 - (line - 0.86) / 0.14;
}

/** Writes in a notebook on the lap, and looks up now and then to think. */
export function writing(moment: ActionMoment): PoseAim {
  const { seconds, seed } = moment;
  const thinking = thinkingAt(seconds, seed);
  const along = penAt(seconds);
  const scribble = 1 - thinking;
  const height = thighTop(moment) + 0.14;
  const wiggle = 0.006 * Math.sin(seconds * 23) * scribble;
  return {
    ...seated(moment),
    lean: { forward: 0.17 - 0.07 * thinking, left: 0.02 },
    stoop: 0.35 - 0.2 * thinking,
    headYaw: 0.02 + 0.1 * (along - 0.5) * scribble * -1 + 0.3 * thinking,
    headPitch: 0.38 * scribble - 0.12 * thinking,
    headRoll: -0.05 + 0.1 * thinking,
    hands: {
      right: {
        wrist: [-0.125 + 0.1 * along, height + 0.03 + wiggle + 0.02 * thinking, 0.3 + wiggle],
        fingers: [0.45, -0.35, 0.8],
        palm: [0.75, -0.55, -0.35],
        elbowTowards: [-0.8, -0.9, -0.2],
        grip: "pinch",
      },
      left: {
        wrist: [0.17, height - 0.035, 0.27],
        fingers: [-0.55, -0.05, 0.85],
        palm: [-0.1, 1, 0],
        elbowTowards: [0.8, -0.9, -0.2],
        grip: "relaxed",
      },
    },
  };
}

/** 1 while who writes looks up from the page. */
export function thinkingAt(seconds: number, seed: number): number {
  return smoothStep(0.8, 0.97, Math.sin(seconds * 1.15 + (seed % 5) * 0.4 - 1.2));
}

/** Top of the thighs of who sits, metres over their ground. */
function thighTop(moment: ActionMoment): number {
  return (moment.seatMetres ?? stoolMetres) + hipsOverSeatMetres + 0.085;
}

function seated(moment: ActionMoment): Omit<PoseAim, "hands" | "headYaw" | "headPitch" | "headRoll"> {
  const { seconds, seed, seatMetres = stoolMetres } = moment;
  const breath = Math.sin(seconds * 1.9 + (seed % 3));
  const shift = Math.sin(seconds * 0.7 + (seed % 7));
  const foot = (side: Side): FootStep => {
    const sign = signOf(side);
    // From a high seat the feet hang; on a low one they stand further out.
    const lift = Math.max(0, seatMetres - 0.5);
    return {
      x: sign * 0.12,
      z: (seatMetres < 0.3 ? 0.5 : 0.34) - (side === "left" ? 0 : 0.03),
      lift,
      pitch: lift > 0 ? 0.25 : 0,
    };
  };
  return {
    pelvis: [0, seatMetres + hipsOverSeatMetres, -0.1],
    lean: { forward: 0.03, left: 0.02 * shift },
    stoop: 0.12 - 0.04 * breath,
    pelvisYaw: 0,
    chestYaw: 0.05 * shift,
    feet: { left: foot("left"), right: foot("right") },
  };
}
