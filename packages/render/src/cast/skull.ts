import { clamp } from "../scene/colour.ts";
import type { FigureView, Point } from "./figure-view.ts";
import type { Look } from "./look.ts";

/** A head as the camera sees it; lengths in half heads, y up from the middle. */
export interface HeadView {
  readonly figure: FigureView;
  readonly look: Look;
  /** Pixels per half head. */
  readonly unit: number;
  /** 0 looks at the camera, positive to the right of the picture. */
  readonly angle: number;
  readonly pitch: number;
  point(x: number, y: number, z: number): Point;
  /** How squarely a spot at an angle around the head faces the camera. */
  facing(around: number): number;
}

/** Widths of the skull and jaw from chin (-1) to crown (1): half width, and how far front and back reach. */
const levels: readonly (readonly [y: number, halfWidth: number, front: number, back: number])[] = [
  [-1, 0.3, 0.66, -0.3],
  [-0.92, 0.42, 0.75, -0.12],
  [-0.75, 0.52, 0.77, 0.08],
  [-0.5, 0.6, 0.745, 0.4],
  [-0.25, 0.65, 0.75, 0.64],
  [0, 0.69, 0.745, 0.8],
  [0.25, 0.715, 0.775, 0.88],
  [0.5, 0.69, 0.75, 0.86],
  [0.72, 0.59, 0.64, 0.74],
  [0.88, 0.42, 0.46, 0.55],
  [0.97, 0.27, 0.3, 0.36],
  [1.03, 0, 0, 0],
];

/** An ellipse around the head: half width, half depth, and how far its middle lies in front of the neck. */
export interface SkullLevel {
  readonly halfWidth: number;
  readonly ahead: number;
  readonly halfDepth: number;
}

/** The cross-section of head and jaw at a height. */
export function skullAt(y: number, look: Look): SkullLevel {
  const clamped = clamp(y, -1, 1.03);
  let below = levels[0];
  let above = levels[0];
  for (const level of levels) {
    above = level;
    if (level[0] >= clamped) break;
    below = level;
  }
  if (below === undefined || above === undefined) return { halfWidth: 0.5, ahead: 0, halfDepth: 0.5 };
  const t = above[0] === below[0] ? 0 : (clamped - below[0]) / (above[0] - below[0]);
  const value = (index: 1 | 2 | 3): number => below[index] + (above[index] - below[index]) * t;
  // A woman's jaw is narrower, a child's face rounder.
  const jaw = look.sex === "female" && clamped < -0.3 ? 1 - 0.1 * Math.min(1, (-0.3 - clamped) / 0.5) : 1;
  const front = value(2);
  const back = value(3);
  return { halfWidth: value(1) * jaw, ahead: (front - back) / 2, halfDepth: (front + back) / 2 };
}
