import { clamp } from "../scene/colour.ts";
import type { FigureView, Point } from "./figure-view.ts";
import type { Look } from "./look.ts";

/** A head as the camera sees it; lengths in half heads: x to the person's left, y up from the middle, z forward. */
export interface HeadView {
  readonly figure: FigureView;
  readonly look: Look;
  /** Pixels per half head. */
  readonly unit: number;
  /** 0 looks at the camera, positive to the right of the picture. */
  readonly angle: number;
  readonly pitch: number;
  /** How far loose hair trails the head, half heads to the right of the picture. */
  readonly trail: number;
  point(x: number, y: number, z: number): Point;
  /** A point of the picture plane through the head's middle. */
  point2(x: number, y: number): Point;
  /** How squarely a spot at an angle around the head faces the camera. */
  facing(around: number): number;
}

/** Widths of the skull and jaw from chin (-1) to crown (1): half width, and how far front and back reach. */
const levels: readonly (readonly [y: number, halfWidth: number, front: number, back: number])[] = [
  [-1.03, 0.12, 0.5, -0.32],
  [-0.98, 0.24, 0.63, -0.24],
  [-0.9, 0.335, 0.7, -0.12],
  [-0.75, 0.455, 0.72, 0.06],
  [-0.5, 0.59, 0.73, 0.4],
  [-0.25, 0.685, 0.745, 0.64],
  [0, 0.722, 0.735, 0.8],
  [0.25, 0.735, 0.77, 0.88],
  [0.5, 0.705, 0.745, 0.87],
  [0.72, 0.605, 0.635, 0.75],
  [0.88, 0.44, 0.46, 0.55],
  [0.97, 0.28, 0.3, 0.36],
  [1.03, 0, 0, 0],
];

/** The line of the face seen from the side: forehead, nose, lips and chin. */
const ridge: readonly (readonly [y: number, forward: number])[] = [
  [-1.03, 0.46],
  [-0.98, 0.66],
  [-0.9, 0.755],
  [-0.82, 0.77],
  [-0.72, 0.745],
  [-0.64, 0.8],
  [-0.575, 0.79],
  [-0.52, 0.825],
  [-0.45, 0.795],
  [-0.395, 0.8],
  [-0.345, 0.94],
  [-0.29, 0.965],
  [-0.2, 0.905],
  [-0.05, 0.81],
  [0.07, 0.755],
  [0.2, 0.79],
  [0.4, 0.77],
  [0.6, 0.705],
];

/** An ellipse around the head: half width, half depth, and how far its middle lies in front of the neck. */
export interface SkullLevel {
  readonly halfWidth: number;
  readonly ahead: number;
  readonly halfDepth: number;
}

/** The cross-section of head and jaw at a height. */
export function skullAt(y: number, look: Look): SkullLevel {
  const clamped = clamp(y, -1.03, 1.03);
  const { below, above, share } = neighbours(levels, clamped);
  const value = (index: 1 | 2 | 3): number => below[index] + (above[index] - below[index]) * share;
  // A strong jaw is wide near the chin, round cheeks are wide at the mouth.
  const width =
    value(1) *
    (1 + 0.32 * look.jaw * hump(clamped, -0.82, 0.3) + 0.14 * look.cheeks * hump(clamped, -0.5, 0.42)) *
    (1 - 0.03 * (1 - look.cheeks) * hump(clamped, -0.45, 0.3));
  const front = value(2);
  const back = value(3);
  return { halfWidth: width, ahead: (front - back) / 2, halfDepth: (front + back) / 2 };
}

/** How far forward the middle of the face is at a height; undefined where there is only skull. */
export function profileAt(y: number, look: Look): number | undefined {
  if (y > 0.6 || y < -1.03) return undefined;
  const { below, above, share } = neighbours(ridge, y);
  const forward = below[1] + (above[1] - below[1]) * share;
  const nose = hump(y, -0.24, 0.26);
  const chin = hump(y, -0.85, 0.16);
  return forward + nose * 0.13 * (look.nose - 1) + chin * 0.045 * (look.jaw - 0.4);
}

/** A spot of the face by its place seen from the front; what is turned away moves to the outline. */
export function faceAt(head: HeadView, x: number, y: number, out = 0): Point {
  const level = skullAt(y, head.look);
  const width = level.halfWidth + out;
  const around = clamp(
    Math.asin(clamp(x / Math.max(0.05, width), -1, 1)),
    -head.angle - Math.PI / 2,
    -head.angle + Math.PI / 2,
  );
  const middle = profileAt(y, head.look);
  const front = level.ahead + level.halfDepth;
  const onRidge = middle === undefined ? 0 : (middle - front) * Math.exp(-((x / 0.14) ** 2));
  return head.point(width * Math.sin(around), y, level.ahead + (level.halfDepth + out) * Math.cos(around) + onRidge);
}

/** How squarely a spot of the face looks at the camera. */
export function facingOf(head: HeadView, x: number, y: number): number {
  const { halfWidth } = skullAt(y, head.look);
  return head.facing(Math.asin(clamp(x / halfWidth, -1, 1)));
}

/** The outline of the bare head; the jaw sinks by `jawDrop` half heads. */
export function headOutline(head: HeadView, jawDrop: number): Point[] {
  const right: Point[] = [];
  const left: Point[] = [];
  const sin = Math.sin(head.angle);
  const cos = Math.cos(head.angle);
  for (const y of outlineLevels) {
    const level = skullAt(y, head.look);
    const reach = Math.hypot(level.halfWidth * cos, level.halfDepth * sin);
    const middle = level.ahead * sin;
    const nose = profileAt(y, head.look);
    // The eye lies deeper than brow and cheek.
    const socket = 0.03 * hump(y, 0.03, 0.12) * hump(Math.abs(head.angle), 0.75, 0.6);
    const ridgeX = (nose ?? 0) * sin;
    const far = (side: 1 | -1): number => {
      const edge = middle + side * reach;
      if (nose === undefined || side * sin < 0.12) return edge;
      return side > 0 ? Math.max(edge - socket, ridgeX) : Math.min(edge + socket, ridgeX);
    };
    const drop = jawDrop * clamp((-0.55 - y) / 0.35, 0, 1);
    right.push(head.point2(far(1), y - drop));
    left.push(head.point2(far(-1), y - drop));
  }
  return [...right, ...left.reverse()];
}

/** The outline between two heights, wider by `thickness` all round. */
export function shellOutline(
  head: HeadView,
  shell: { readonly from: number; readonly to: number; readonly thickness: number; readonly steps?: number },
): Point[] {
  const right: Point[] = [];
  const left: Point[] = [];
  const steps = shell.steps ?? 13;
  for (let step = 0; step <= steps; step++) {
    const y = shell.from + ((shell.to - shell.from) * step) / steps;
    const level = skullAt(y, head.look);
    const reach = Math.hypot(
      (level.halfWidth + shell.thickness) * Math.cos(head.angle),
      (level.halfDepth + shell.thickness) * Math.sin(head.angle),
    );
    const middle = level.ahead * Math.sin(head.angle);
    const top = y > 0.6 ? shell.thickness * ((y - 0.6) / 0.4) : 0;
    right.push(head.point2(middle + reach, y + top));
    left.push(head.point2(middle - reach, y + top));
  }
  return [...right, ...left.reverse()];
}

/** A point at an angle around the head; what is turned away moves to the outline, so that what reaches around ends there. */
export function aroundHead(head: HeadView, around: number, y: number, thickness: number): Point {
  const level = skullAt(y, head.look);
  const width = level.halfWidth + thickness;
  const depth = level.halfDepth + thickness;
  const x = width * Math.sin(around);
  const z = level.ahead + depth * Math.cos(around);
  if (head.facing(around) >= 0) return head.point(x, y, z);
  const reach = Math.hypot(width * Math.cos(head.angle), depth * Math.sin(head.angle));
  const side = Math.sign(x * Math.cos(head.angle) + (z - level.ahead) * Math.sin(head.angle)) || 1;
  return head.point2(level.ahead * Math.sin(head.angle) + side * reach, y);
}

const outlineLevels: readonly number[] = [
  -1.03, -0.98, -0.92, -0.86, -0.78, -0.72, -0.66, -0.62, -0.575, -0.53, -0.49, -0.44, -0.4, -0.36, -0.32, -0.28, -0.2,
  -0.1, 0, 0.08, 0.18, 0.3, 0.45, 0.6, 0.75, 0.87, 0.96, 1.03,
];

/** 1 at the middle, 0 from `half` on either side. */
function hump(value: number, middle: number, half: number): number {
  const t = clamp(1 - Math.abs(value - middle) / half, 0, 1);
  return t * t * (3 - 2 * t);
}

function neighbours<Row extends readonly [number, ...number[]]>(
  rows: readonly Row[],
  y: number,
): { below: Row; above: Row; share: number } {
  const first = rows[0];
  if (first === undefined) throw new Error("an outline has levels");
  let below = first;
  let above = first;
  for (const row of rows) {
    above = row;
    if (row[0] >= y) break;
    below = row;
  }
  return { below, above, share: above[0] === below[0] ? 0 : clamp((y - below[0]) / (above[0] - below[0]), 0, 1) };
}
