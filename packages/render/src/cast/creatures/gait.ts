import { smoothStep } from "../../scene/colour.ts";
import type { LegBuild, LegName, PawPose } from "./quadruped.ts";

/** How legs follow each other. Shares of a stride; seconds, metres. */
export interface Gait {
  readonly pace: number;
  readonly stridesPerSecond: number;
  /** Share of a stride that a paw is on the ground. */
  readonly duty: number;
  /** When each leg sets down. */
  readonly beats: Readonly<Record<LegName, number>>;
  /** How high paws are lifted. */
  readonly rise: number;
}

/** Four beats: each hind paw, then the fore paw of its side. */
export const walkBeats: Gait["beats"] = { leftHind: 0, leftFore: 0.25, rightHind: 0.5, rightFore: 0.75 };
/** Hind paws push together, fore paws catch. */
export const gallopBeats: Gait["beats"] = { leftHind: 0, rightHind: 0.12, leftFore: 0.46, rightFore: 0.6 };
/** Two beats: legs of opposite corners together. */
export const trotBeats: Gait["beats"] = { leftHind: 0, rightFore: 0.02, rightHind: 0.5, leftFore: 0.52 };

/** Where a paw is in its stride: on the ground it goes back exactly as fast as the body goes on. */
export function pawAt(gait: Gait, leg: LegName, build: LegBuild, seconds: number): PawPose {
  const fore = leg === "leftFore" || leg === "rightFore";
  const phase = fraction(seconds * gait.stridesPerSecond - gait.beats[leg]);
  const travel = (gait.pace * gait.duty) / gait.stridesPerSecond;
  const restLean = Math.atan2(build.ankle[1] - build.paw[1], build.ankle[0] - build.paw[0]);
  const ahead = build.paw[1] + (fore ? 0.02 : 0.06) * travel;
  if (phase < gait.duty) {
    const share = phase / gait.duty;
    // The heel comes up before the paw leaves.
    const leaving = smoothStep(0.72, 1, share);
    return {
      y: build.paw[0],
      z: ahead + travel * (0.5 - share),
      lean: restLean + (fore ? -0.3 : -0.1) * (0.5 - share) + (fore ? 0.5 : 0.45) * leaving,
      dip: 0.5 * leaving,
    };
  }
  const share = (phase - gait.duty) / (1 - gait.duty);
  const lifted = Math.sin(Math.PI * share);
  return {
    y: build.paw[0] + gait.rise * lifted * (1 - 0.3 * share),
    z: ahead + travel * (-0.5 + smoothStep(0, 1, share)),
    lean:
      restLean +
      (fore
        ? 0.5 - 0.65 * share + 0.6 * Math.sin(Math.PI * Math.min(1, share * 1.3))
        : 0.5 * (1 - share) + 0.35 * lifted),
    dip: 0.5 * (1 - smoothStep(0.1, 0.7, share)) + 0.5 * lifted * (1 - share),
  };
}

export function fraction(value: number): number {
  return value - Math.floor(value);
}
