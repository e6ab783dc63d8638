import type { SKRSContext2D } from "@napi-rs/canvas";
import { project, type Camera, type Projected } from "../scene/camera.ts";
import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import type { Placement } from "./performer.ts";
import type { Vec3 } from "./skeleton.ts";

/** A colour or gradient to fill with. */
export type Paint = SKRSContext2D["fillStyle"];

/** How light falls on a person. */
export interface FigureLight {
  /** Colour of a surface in the light and in the shade, haze included. */
  readonly bright: (surface: Rgb) => Rgb;
  readonly dark: (surface: Rgb) => Rgb;
  /** Which side of the picture the light comes from. */
  readonly keySide: 1 | -1;
}

/** A person seen by a camera: turns joints into pixels. */
export interface FigureView {
  readonly context: SKRSContext2D;
  readonly light: FigureLight;
  /** Pixels per metre of the person's own size. */
  readonly scale: number;
  /** True when the person is large enough for a face. */
  readonly fine: boolean;
  at(point: Vec3): Projected;
  /** Angle between a direction of the body and the way to the camera: 0 looks at us, positive turns to the right of the picture. */
  angle(yaw: number): number;
  /** Metres nearer to the camera than the person's axis. */
  nearness(point: Vec3): number;
}

/** Pixels per metre from which a face is worth its details. */
const finePixelsPerMetre = 70;

/** `size`: of the person against an adult. */
export function createFigureView(options: {
  readonly context: SKRSContext2D;
  readonly camera: Camera;
  readonly placement: Placement;
  readonly size: number;
  readonly light: FigureLight;
}): FigureView {
  const { context, camera, placement, size, light } = options;
  const { facingX, facingZ } = placement;
  const distance = Math.max(0.01, Math.hypot(camera.x - placement.x, camera.z - placement.z));
  const towardsX = (camera.x - placement.x) / distance;
  const towardsZ = (camera.z - placement.z) / distance;
  const facingAngle = Math.atan2(-facingX * towardsZ + facingZ * towardsX, facingX * towardsX + facingZ * towardsZ);
  const root = project(camera, placement.x, placement.y, placement.z);
  return {
    context,
    light,
    scale: root.scale * size,
    fine: root.scale * size > finePixelsPerMetre,
    at([left, up, forward]) {
      const x = placement.x + (-facingZ * left + facingX * forward) * size;
      const z = placement.z + (facingX * left + facingZ * forward) * size;
      const point = project(camera, x, placement.y + up * size, z);
      return { ...point, scale: point.scale * size };
    },
    angle: (yaw) => facingAngle + yaw,
    nearness: ([left, , forward]) => forward * Math.cos(facingAngle) - left * Math.sin(facingAngle),
  };
}

/** A level of a body or head: an ellipse around an upright axis. */
export interface Section {
  readonly centre: Vec3;
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly yaw: number;
  /** How far the ellipse lies in front of the axis. */
  readonly ahead?: number;
}

/** The outline of stacked ellipses as the camera sees it: down the right side, up the left. */
export function outlineOf(view: FigureView, sections: readonly Section[]): Point[] {
  const right: Point[] = [];
  const left: Point[] = [];
  for (const section of sections) {
    const point = view.at(section.centre);
    const angle = view.angle(section.yaw);
    const reach = Math.hypot(section.halfWidth * Math.cos(angle), section.halfDepth * Math.sin(angle));
    const middle = (section.ahead ?? 0) * Math.sin(angle);
    right.push({ x: point.x + (middle + reach) * point.scale, y: point.y });
    left.push({ x: point.x + (middle - reach) * point.scale, y: point.y });
  }
  return [...right, ...left.reverse()];
}

/** A point on the surface of a section at an angle around it (0 front, positive to the person's left), and how squarely it faces the camera. */
export function surfacePoint(view: FigureView, section: Section, around: number): Point & { readonly facing: number } {
  const point = view.at(section.centre);
  const angle = view.angle(section.yaw);
  const x = section.halfWidth * Math.sin(around);
  const z = section.halfDepth * Math.cos(around) + (section.ahead ?? 0);
  return {
    x: point.x + (x * Math.cos(angle) + z * Math.sin(angle)) * point.scale,
    y: point.y,
    facing: Math.cos(around + angle),
  };
}

/** Pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Traces a closed curve that passes smoothly by the points. */
export function traceSmooth(context: SKRSContext2D, points: readonly Point[]): void {
  const last = points.at(-1);
  const first = points[0];
  if (last === undefined || first === undefined) return;
  context.beginPath();
  context.moveTo((last.x + first.x) / 2, (last.y + first.y) / 2);
  for (let index = 0; index < points.length; index++) {
    const point = points[index] ?? first;
    const next = points[(index + 1) % points.length] ?? first;
    context.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
  }
  context.closePath();
}

/** Traces an open curve through the middle of the points. */
export function traceCurve(context: SKRSContext2D, points: readonly Point[]): void {
  const first = points[0];
  if (first === undefined) return;
  context.beginPath();
  context.moveTo(first.x, first.y);
  for (let index = 1; index < points.length - 1; index++) {
    const point = points[index] ?? first;
    const next = points[index + 1] ?? first;
    const end = index === points.length - 2 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    context.quadraticCurveTo(point.x, point.y, end.x, end.y);
  }
  if (points.length === 2) context.lineTo(points[1]?.x ?? first.x, points[1]?.y ?? first.y);
}

/** A joint of a limb and the limb's radius there, metres. */
export interface Joint {
  readonly at: Vec3;
  readonly radius: number;
}

/**
 * A limb of one or more tapered parts, shaded like cylinders: the whole in the light's colour, then the side away from the
 * light in steps of shade. The shade has no round ends, so that elbows, knees and shoulders show no rings.
 */
export function paintLimb(
  view: FigureView,
  limb: {
    readonly joints: readonly Joint[];
    readonly colour: Rgb;
    readonly behind: boolean;
    readonly exposure?: number;
    /** What the limb is painted with at its start, where it grows out of something painted already. */
    readonly root?: Paint;
  },
): void {
  const { context, light } = view;
  const surface = limb.behind ? scaled(limb.colour, 0.78) : limb.colour;
  const dark = light.dark(surface);
  const bright = light.bright(surface);
  const bones = bonesOf(view, limb.joints);
  const exposure = limb.exposure ?? 0.9;
  const base = css(mix(dark, bright, exposure));
  bones.forEach(({ a, b, ra, rb }, index) => {
    context.fillStyle = base;
    traceCapsule(context, a, b, ra, rb);
    if (index === 0 && limb.root !== undefined && Math.hypot(b.x - a.x, b.y - a.y) > ra) {
      const colour = mix(dark, bright, exposure);
      const grown = context.createLinearGradient(a.x, a.y, b.x, b.y);
      grown.addColorStop(0.1, css(colour, 0));
      grown.addColorStop(0.7, css(colour, 1));
      context.fillStyle = limb.root;
      context.fill();
      context.fillStyle = grown;
    }
    context.fill();
  });
  if (view.fine) {
    bones.forEach((bone, index) => {
      const before = bones[index - 1];
      // Around a sharp bend the strips of two bones would cross.
      const tapers = before === undefined || before.nx * bone.nx + before.ny * bone.ny < 0.5;
      paintFlank(context, bone, { light, dark, tapers, exposure });
    });
  } else {
    context.fillStyle = css(mix(dark, bright, 0.3 * exposure));
    context.beginPath();
    bones.forEach((bone, index) =>
      traceFlank(context, bone, light.keySide, { from: 1.02, to: 0.3, tapers: index === 0 }),
    );
    context.fill();
  }
  if (view.scale < 110) return;
  // A thin contour tells a sleeve from the coat behind it.
  context.strokeStyle = css(scaled(dark, 0.6), 0.45);
  context.lineWidth = Math.max(0.7, view.scale * 0.0045);
  context.lineCap = "round";
  context.beginPath();
  for (const { a, b, ra, rb, nx, ny } of bones) {
    for (const side of [-1, 1] as const) {
      const start = 0.28;
      const end = 0.86;
      context.moveTo(
        a.x + (b.x - a.x) * start + nx * side * (ra + (rb - ra) * start),
        a.y + (b.y - a.y) * start + ny * side * (ra + (rb - ra) * start),
      );
      context.lineTo(
        a.x + (b.x - a.x) * end + nx * side * (ra + (rb - ra) * end),
        a.y + (b.y - a.y) * end + ny * side * (ra + (rb - ra) * end),
      );
    }
  }
  context.stroke();
}

interface Bone {
  readonly a: Point;
  readonly b: Point;
  readonly ra: number;
  readonly rb: number;
  /** Unit vector across the bone. */
  readonly nx: number;
  readonly ny: number;
}

function bonesOf(view: FigureView, joints: readonly Joint[]): Bone[] {
  const bones: Bone[] = [];
  for (let index = 1; index < joints.length; index++) {
    const from = joints[index - 1];
    const to = joints[index];
    if (from === undefined || to === undefined) continue;
    const a = view.at(from.at);
    const b = view.at(to.at);
    const length = Math.max(0.01, Math.hypot(b.x - a.x, b.y - a.y));
    bones.push({
      a,
      b,
      ra: from.radius * a.scale,
      rb: to.radius * b.scale,
      nx: -(b.y - a.y) / length,
      ny: (b.x - a.x) / length,
    });
  }
  return bones;
}

/** The shade of a bone: nothing in its middle, full at the edge away from the light. */
function paintFlank(
  context: SKRSContext2D,
  bone: Bone,
  shade: { readonly light: FigureLight; readonly dark: Rgb; readonly tapers: boolean; readonly exposure: number },
): void {
  const { a, b, nx, ny } = bone;
  const { keySide } = shade.light;
  const away = nx * keySide - ny * 0.7 > 0 ? -1 : 1;
  const radius = Math.max(bone.ra, bone.rb);
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const soft = context.createLinearGradient(
    middle.x - nx * away * radius * 0.35,
    middle.y - ny * away * radius * 0.35,
    middle.x + nx * away * radius,
    middle.y + ny * away * radius,
  );
  soft.addColorStop(0, css(shade.dark, 0));
  soft.addColorStop(0.5, css(shade.dark, 0.4));
  soft.addColorStop(1, css(shade.dark, 0.55 + 0.4 * shade.exposure));
  context.fillStyle = soft;
  context.beginPath();
  traceFlank(context, bone, keySide, { from: 1.01, to: -0.35, tapers: shade.tapers });
  context.fill();
}

/** The strip of a bone away from the light, between two fractions of its radius; at a shoulder or hip it starts as a point. */
function traceFlank(
  context: SKRSContext2D,
  bone: Bone,
  keySide: 1 | -1,
  strip: { from: number; to: number; tapers: boolean },
): void {
  const { a, b, ra, rb } = bone;
  // Light comes from the side and from above.
  const away = bone.nx * keySide - bone.ny * 0.7 > 0 ? -1 : 1;
  const nx = bone.nx * away;
  const ny = bone.ny * away;
  // A little beyond the joints, so that the strips of two bones meet around a bent elbow.
  const beyondX = bone.ny * 0.4;
  const beyondY = -bone.nx * 0.4;
  const before = strip.tapers ? 0 : ra;
  context.moveTo(a.x + nx * ra * strip.from - beyondX * before, a.y + ny * ra * strip.from - beyondY * before);
  context.lineTo(b.x + nx * rb * strip.from + beyondX * rb, b.y + ny * rb * strip.from + beyondY * rb);
  context.lineTo(b.x + nx * rb * strip.to + beyondX * rb, b.y + ny * rb * strip.to + beyondY * rb);
  const share = strip.tapers ? 0.4 : 0;
  const radius = ra + (rb - ra) * share;
  context.lineTo(
    a.x + (b.x - a.x) * share + nx * radius * strip.to - beyondX * before,
    a.y + (b.y - a.y) * share + ny * radius * strip.to - beyondY * before,
  );
  context.closePath();
}

/** Traces two circles and what lies between them; radii in pixels. */
export function traceCapsule(context: SKRSContext2D, a: Point, b: Point, ra: number, rb: number): void {
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  context.beginPath();
  context.arc(a.x, a.y, Math.max(0.1, ra), angle + Math.PI / 2, angle - Math.PI / 2);
  context.arc(b.x, b.y, Math.max(0.1, rb), angle - Math.PI / 2, angle + Math.PI / 2);
  context.closePath();
}
