import { smoothStep } from "../scene/colour.ts";
import { hashUnit } from "../scene/random.ts";
import { fraction, type ActionMoment } from "./action-timing.ts";
import { signOf, type FootStep, type HandAim, type PoseAim, type Side } from "./skeleton.ts";

interface Gait {
  readonly lengthMetres: number;
  readonly cyclesPerSecond: number;
  /** Share of a cycle a foot is on the ground. */
  readonly stance: number;
  readonly liftMetres: number;
  readonly lean: number;
  readonly pelvisMetres: number;
  /** How far the hips sink and rise. */
  readonly bobMetres: number;
  readonly swingMetres: number;
  /** How far the forearms are raised, metres. */
  readonly elbowMetres: number;
}

const gaits = {
  walk: {
    lengthMetres: 1.27,
    cyclesPerSecond: 0.97,
    stance: 0.6,
    liftMetres: 0.085,
    lean: 0.045,
    pelvisMetres: 0.915,
    bobMetres: 0.021,
    swingMetres: 0.25,
    elbowMetres: 0.1,
  },
  run: {
    lengthMetres: 2.3,
    cyclesPerSecond: 1.4,
    stance: 0.34,
    liftMetres: 0.27,
    lean: 0.2,
    pelvisMetres: 0.868,
    bobMetres: 0.04,
    swingMetres: 0.27,
    elbowMetres: 0.3,
  },
} as const satisfies Record<string, Gait>;

/** Metres per second of a gait; the feet are placed for exactly this speed. */
export function gaitSpeed(name: keyof typeof gaits): number {
  return gaits[name].lengthMetres * gaits[name].cyclesPerSecond;
}

/** Cycles of a gait gone by at a moment: the left foot lands at each whole one, the right half a cycle later. */
function cyclesAt({ cyclesPerSecond }: Gait, { seconds, seed }: Pick<ActionMoment, "seconds" | "seed">): number {
  return seconds * cyclesPerSecond + hashUnit(seed, 3);
}

/** The moments before `seconds` at which a foot comes to the ground, in order; seconds. */
export function landings(
  name: keyof typeof gaits,
  { seconds, seed }: Pick<ActionMoment, "seconds" | "seed">,
): readonly number[] {
  const gait: Gait = gaits[name];
  const halvesGone = 2 * cyclesAt(gait, { seconds: 0, seed });
  const halves = 2 * cyclesAt(gait, { seconds, seed });
  const first = Math.ceil(halvesGone);
  return Array.from(
    { length: Math.max(0, Math.ceil(halves) - first) },
    (_, index) => (first + index - halvesGone) / (2 * gait.cyclesPerSecond),
  );
}

/** A walk or run whose planted foot keeps its place in the world while the body passes over it. */
export function stride(name: keyof typeof gaits, moment: ActionMoment): PoseAim {
  const gait: Gait = gaits[name];
  const cycle = cyclesAt(gait, moment);
  const turn = 2 * Math.PI * cycle;
  const runs = name === "run";
  const foot = (side: Side): FootStep => {
    const phase = fraction(cycle + (side === "left" ? 0 : 0.5));
    const reach = (gait.lengthMetres * gait.stance) / 2;
    const x = signOf(side) * (runs ? 0.055 : 0.07);
    const yaw = signOf(side) * 0.08;
    const toeOff = runs ? 1.05 : 0.85;
    const heelStrike = runs ? 0.12 : 0.32;
    if (phase < gait.stance) {
      const share = phase / gait.stance;
      const pitch = share < 0.2 ? -heelStrike * (1 - share / 0.2) : toeOff * smoothStep(0.5, 1.05, share);
      return { x, z: reach - gait.lengthMetres * phase, lift: 0, pitch, yaw };
    }
    const share = (phase - gait.stance) / (1 - gait.stance);
    // Leaves and meets the ground at the ground's own speed, so the foot neither skids nor stabs.
    const speed = -gait.lengthMetres * (1 - gait.stance);
    const z = hermite({ from: -reach, slopeFrom: speed, to: reach, slopeTo: speed }, share);
    const leaving = toeOff * smoothStep(0.5, 1.05, 1) * (1 - smoothStep(0, 0.55, share));
    const pitch =
      leaving + (runs ? 0.7 : 0.25) * Math.sin(Math.PI * share) * (1 - share) - heelStrike * smoothStep(0.6, 1, share);
    // A runner's heel comes up behind; the foot reaches out low.
    const lift = gait.liftMetres * Math.sin(Math.PI * share) ** 1.2 * (runs ? 1.25 - 0.6 * share : 1);
    return { x, z, lift, pitch, yaw };
  };
  const hand = (side: Side): HandAim => {
    const sign = signOf(side);
    // Opposite to the leg of the same side, which is furthest ahead at phase 0; the hand trails the elbow.
    const swing = -Math.cos(turn - 0.18 + (side === "left" ? 0 : Math.PI)) * gait.swingMetres;
    const drag = Math.sin(turn - 0.18 + (side === "left" ? 0 : Math.PI)) * 0.3;
    const raised = gait.elbowMetres * (0.55 + 0.45 * (swing / gait.swingMetres));
    return {
      wrist: [
        sign * (0.235 - (runs ? 0.11 : 0.06) * Math.max(0, swing / 0.25) * 0.9),
        0.885 + raised * 0.9 + 0.05 * Math.abs(swing),
        swing + (runs ? 0.12 : 0.07),
      ],
      fingers: runs ? [-sign * 0.3, 0.25 + swing * 2.2, 1] : [-sign * 0.1, -0.94, 0.26 + swing * 0.8 - drag],
      elbowTowards: [sign * 0.12, -0.1, -1],
      grip: runs ? "fist" : "relaxed",
    };
  };
  const middle = 2 * Math.PI * (gait.stance / 2);
  // Highest in mid-stance when walking, in the air when running.
  const bob = Math.cos(2 * (turn - middle)) * gait.bobMetres * (runs ? -1 : 1);
  return {
    pelvis: [(runs ? 0.012 : 0.022) * Math.cos(turn - middle), gait.pelvisMetres + bob, 0],
    lean: {
      forward: gait.lean + 0.014 * Math.cos(2 * turn - 0.6),
      left: -0.018 * Math.cos(turn - middle),
    },
    pelvisYaw: (runs ? -0.17 : -0.14) * Math.cos(turn),
    chestYaw: (runs ? 0.2 : 0.13) * Math.cos(turn - 0.12),
    headYaw: 0.04 * Math.sin(moment.seconds * 0.7 + moment.seed),
    headPitch: 0.02 * Math.cos(2 * turn) - gait.lean * 0.25,
    headRoll: 0.012 * Math.cos(turn - middle),
    feet: { left: foot("left"), right: foot("right") },
    hands: { left: hand("left"), right: hand("right") },
  };
}

function hermite(
  ends: { readonly from: number; readonly slopeFrom: number; readonly to: number; readonly slopeTo: number },
  t: number,
): number {
  const t2 = t * t;
  const t3 = t2 * t;
  return (
    ends.from * (2 * t3 - 3 * t2 + 1) +
    ends.slopeFrom * (t3 - 2 * t2 + t) +
    ends.to * (-2 * t3 + 3 * t2) +
    ends.slopeTo * (t3 - t2)
  );
}
