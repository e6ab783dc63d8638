import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { traceCapsule, traceSmooth, type FigureView, type Point } from "./figure-view.ts";
import { signOf, type Arm, type Grip, type Side, type Vec3 } from "./skeleton.ts";

/** A hand's own directions, each of unit length: along the fingers, out of the palm, towards the thumb. */
interface HandFrame {
  readonly along: Vec3;
  readonly palm: Vec3;
  readonly thumb: Vec3;
}

const palmMetres = 0.088;
/** Knuckles from the thumb's side to the little finger: how far across, how far along, both finger bones, radius. */
const fingers = [
  { across: 0.029, along: 0.084, near: 0.046, far: 0.045, radius: 0.0108 },
  { across: 0.0095, along: 0.09, near: 0.051, far: 0.05, radius: 0.0112 },
  { across: -0.0105, along: 0.087, near: 0.048, far: 0.046, radius: 0.0106 },
  { across: -0.029, along: 0.078, near: 0.037, far: 0.037, radius: 0.0094 },
] as const;

/** How far each finger bends at the knuckle and beyond it, and how far it spreads, radians; then where the thumb points. */
interface GripShape {
  readonly bends: readonly (readonly [knuckle: number, beyond: number])[];
  readonly spread: number;
  /** Along the fingers, out of the palm, to the thumb's side: first bone, then second. */
  readonly thumb: readonly [Vec3, Vec3];
}

const curled = [1.42, 1.72] as const;
const grips: Readonly<Record<Grip, GripShape>> = {
  relaxed: {
    bends: [
      [0.28, 0.42],
      [0.36, 0.5],
      [0.42, 0.56],
      [0.48, 0.6],
    ],
    spread: 0.05,
    thumb: [
      [0.78, 0.28, 0.55],
      [0.95, 0.25, 0.1],
    ],
  },
  open: {
    bends: [
      [0.02, 0.1],
      [-0.02, 0.08],
      [0.02, 0.1],
      [0.06, 0.14],
    ],
    spread: 0.2,
    thumb: [
      [0.5, 0.12, 0.86],
      [0.75, 0.1, 0.62],
    ],
  },
  fist: {
    bends: [curled, curled, curled, curled],
    spread: 0,
    thumb: [
      [0.62, 0.7, 0.3],
      [0.35, 0.55, -0.75],
    ],
  },
  hold: {
    bends: [
      [0.7, 0.95],
      [0.76, 1],
      [0.82, 1.02],
      [0.88, 1.05],
    ],
    spread: 0.03,
    thumb: [
      [0.5, 0.72, 0.5],
      [0.62, 0.78, -0.1],
    ],
  },
  pinch: {
    bends: [
      [0.72, 0.62],
      [0.95, 0.95],
      [1.15, 1.25],
      [1.25, 1.4],
    ],
    spread: 0,
    thumb: [
      [0.78, 0.55, 0.25],
      [0.85, 0.5, -0.15],
    ],
  },
  point: {
    bends: [[0.02, 0.05], curled, curled, curled],
    spread: 0,
    thumb: [
      [0.62, 0.66, 0.3],
      [0.45, 0.5, -0.7],
    ],
  },
};

/** The directions of a hand at the end of an arm. */
export function handFrame(arm: Arm, side: Side): HandFrame {
  const along = unit(arm.fingers);
  const leaning = dot(arm.palm, along);
  const palm = unit([
    arm.palm[0] - along[0] * leaning,
    arm.palm[1] - along[1] * leaning,
    arm.palm[2] - along[2] * leaning,
  ]);
  const cross: Vec3 = [
    along[1] * palm[2] - along[2] * palm[1],
    along[2] * palm[0] - along[0] * palm[2],
    along[0] * palm[1] - along[1] * palm[0],
  ];
  const sign = -signOf(side);
  return { along, palm, thumb: [cross[0] * sign, cross[1] * sign, cross[2] * sign] };
}

/** A point of a hand: metres along the fingers from the wrist, out of the palm, and towards the thumb's side. */
export function handPoint(arm: Arm, frame: HandFrame, [along, out, across]: Vec3): Vec3 {
  return [0, 1, 2].map(
    (axis) =>
      (arm.wrist[axis] ?? 0) +
      (frame.along[axis] ?? 0) * along +
      (frame.palm[axis] ?? 0) * out +
      (frame.thumb[axis] ?? 0) * across,
  ) as unknown as Vec3;
}

/** A hand at the end of an arm: palm, four fingers and a thumb, the far ones first. `bulk`: 1 bare, more in a glove. */
export function paintHand(
  view: FigureView,
  arm: Arm,
  side: Side,
  hand: { readonly skin: Rgb; readonly bulk: number },
): void {
  const { context, light } = view;
  const frame = handFrame(arm, side);
  const size = 1.08;
  const bulk = hand.bulk;
  const at = (point: Vec3): Vec3 =>
    handPoint(arm, frame, [point[0] * size, point[1] * size * bulk, point[2] * size * bulk]);
  const { skin } = hand;
  if (!view.fine || view.scale < 100) {
    context.fillStyle = css(mix(light.dark(skin), light.bright(skin), 0.85));
    const from = view.at(arm.wrist);
    const to = view.at(at([arm.grip === "open" ? 0.15 : 0.1, arm.grip === "fist" ? 0.02 : 0, 0]));
    traceCapsule(context, from, to, 0.027 * bulk * view.scale, 0.036 * bulk * view.scale);
    context.fill();
    return;
  }
  const shape = grips[arm.grip];
  const line = css(scaled(mix(light.dark(skin), [120, 40, 40], 0.12), 0.78), 0.8);
  const seen = view.nearness(add(arm.wrist, frame.palm)) - view.nearness(arm.wrist);
  // The back of the hand is browner than the palm.
  const flesh = mix(light.dark(skin), light.bright(skin), 0.86 + 0.14 * Math.max(0, seen));
  const parts: { readonly near: number; paint(): void }[] = [];
  const addBones = (joints: readonly Vec3[], radii: readonly number[], colour: Rgb): void => {
    const middle = joints[Math.floor(joints.length / 2)] ?? arm.wrist;
    parts.push({
      near: view.nearness(middle),
      paint: () => paintFinger(view, joints, { radii: radii.map((radius) => radius * size * bulk), colour, line }),
    });
  };
  fingers.forEach((finger, index) => {
    const [knuckle, beyond] = shape.bends[index] ?? [0.3, 0.5];
    const lean = (1.5 - index) * shape.spread;
    const bone = (angle: number, length: number): Vec3 => [
      Math.cos(angle) * Math.cos(lean) * length,
      Math.sin(angle) * length,
      Math.sin(lean) * length * Math.max(0.2, Math.cos(angle)),
    ];
    const root: Vec3 = [finger.along, 0, finger.across];
    const middle = add(root, bone(knuckle, finger.near));
    const tip = add(middle, bone(knuckle + beyond, finger.far));
    addBones([at(root), at(middle), at(tip)], [finger.radius * 1.05, finger.radius, finger.radius * 0.84], flesh);
  });
  const thumbRoot: Vec3 = [0.022, 0.012, 0.026];
  const thumbKnuckle = add(thumbRoot, times(unit(shape.thumb[0]), 0.05));
  const thumbTip = add(thumbKnuckle, times(unit(shape.thumb[1]), 0.04));
  addBones([at(thumbRoot), at(thumbKnuckle), at(thumbTip)], [0.0165, 0.0135, 0.0105], flesh);
  parts.push({
    near: view.nearness(at([palmMetres * 0.5, 0, 0])),
    paint: () => paintPalm(view, { at, colour: flesh, bulk: size * bulk }),
  });
  for (const part of parts.sort((a, b) => a.near - b.near)) part.paint();
}

function paintPalm(
  view: FigureView,
  palm: { readonly at: (point: Vec3) => Vec3; readonly colour: Rgb; readonly bulk: number },
): void {
  const { context } = view;
  context.fillStyle = css(palm.colour);
  const scale = view.scale * palm.bulk;
  for (const across of [0.027, 0.009, -0.009, -0.027]) {
    const from = view.at(palm.at([0.004, 0, across * 0.55]));
    const to = view.at(palm.at([palmMetres - 0.004 - Math.max(0, -across) * 0.2, 0, across]));
    traceCapsule(context, from, to, 0.0145 * scale, 0.0135 * scale);
    context.fill();
  }
  const corner = (point: Vec3): Point => view.at(palm.at(point));
  traceSmooth(context, [
    corner([0, 0, 0.02]),
    corner([palmMetres * 0.5, 0, 0.034]),
    corner([palmMetres, 0, 0.032]),
    corner([palmMetres, 0, 0]),
    corner([palmMetres * 0.9, 0, -0.034]),
    corner([palmMetres * 0.4, 0, -0.03]),
    corner([0, 0, -0.02]),
  ]);
  context.fill();
}

function paintFinger(
  view: FigureView,
  joints: readonly Vec3[],
  finger: { readonly radii: readonly number[]; readonly colour: Rgb; readonly line: string },
): void {
  const { context } = view;
  const points = joints.map((joint) => view.at(joint));
  const radius = (index: number): number => (finger.radii[index] ?? 0.01) * (points[index]?.scale ?? view.scale);
  const bones = (grow: number): void => {
    for (let index = 1; index < points.length; index++) {
      const from = points[index - 1];
      const to = points[index];
      if (from === undefined || to === undefined) continue;
      traceCapsule(context, from, to, radius(index - 1) + grow, radius(index) + grow);
      context.fill();
    }
  };
  context.fillStyle = finger.line;
  bones(Math.min(1.6, Math.max(0.35, view.scale * 0.0022)));
  context.fillStyle = css(finger.colour);
  bones(0);
}

function unit(vector: Vec3): Vec3 {
  const length = Math.max(0.001, Math.hypot(...vector));
  return [vector[0] / length, vector[1] / length, vector[2] / length];
}

function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function add(a: Vec3, b: Vec3): Vec3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function times(a: Vec3, factor: number): Vec3 {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}
