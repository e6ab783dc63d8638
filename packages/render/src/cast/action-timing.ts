import { smoothStep } from "../scene/colour.ts";
import type { FootStep, Vec3 } from "./skeleton.ts";

/** What an action depends on. */
export interface ActionMoment {
  /** Seconds since the shot began. */
  readonly seconds: number;
  /** Makes two people with one action differ. */
  readonly seed: number;
  /** 0 silent to 1 in full voice: gestures follow it. */
  readonly speaking: number;
  /** Height of what there is to sit on, metres of the person's own size; a stool's if left out. */
  readonly seatMetres?: number;
  /** 0 upright to 1 bent by age. */
  readonly stoop?: number;
}

/** From one point to another; a share beyond 0 or 1 goes beyond them. */
export function between(from: Vec3, to: Vec3, share: number): Vec3 {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

/** The part after the point. */
export function fraction(value: number): number {
  return value - Math.floor(value);
}

/** Rises from 0 to 1 between two moments: a little back first, then past the end and home. */
export function swingUp(from: number, to: number, seconds: number): number {
  const t = Math.min(1, Math.max(0, (seconds - from) / (to - from)));
  const eased = t * t * t * (t * (t * 6 - 15) + 10);
  return eased + 0.09 * Math.sin(Math.PI * 2 * t) * (t < 0.5 ? -0.55 : -1) * Math.sin(Math.PI * t);
}

/** Up between the first two moments, held, down between the last two. */
export function held(rise: readonly [number, number], fall: readonly [number, number], seconds: number): number {
  return smoothStep(rise[0], rise[1], seconds) * (1 - smoothStep(fall[0], fall[1], seconds));
}

/** A place where a foot stands. */
export interface Footprint {
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
}

/** A step that a foot takes to its next place. */
export interface Step extends Footprint {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** Where a foot is that stands still but for its steps; steps in the order of time, `lift` metres high. */
export function footOn(start: Footprint, steps: readonly Step[], seconds: number, lift: number): FootStep {
  let at = start;
  for (const step of steps) {
    if (seconds >= step.endSeconds) {
      at = step;
      continue;
    }
    if (seconds <= step.startSeconds) break;
    const share = (seconds - step.startSeconds) / (step.endSeconds - step.startSeconds);
    const moved = smoothStep(0.12, 0.92, share);
    return {
      x: at.x + (step.x - at.x) * moved,
      z: at.z + (step.z - at.z) * moved,
      yaw: at.yaw + (step.yaw - at.yaw) * moved,
      lift: lift * Math.sin(Math.PI * share) ** 1.3,
      pitch: 0.35 * Math.sin(Math.PI * share) * (1 - share),
    };
  }
  return { ...at, lift: 0, pitch: 0 };
}
