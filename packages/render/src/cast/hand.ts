import { css, mix, type Rgb } from "../scene/colour.ts";
import { traceCapsule, type FigureView, type Point } from "./figure-view.ts";
import type { Arm, Side } from "./skeleton.ts";

const palmMetres = 0.085;

/** A hand at the end of an arm: palm, four fingers and a thumb when it is large enough to be seen. */
export function paintHand(view: FigureView, arm: Arm, side: Side, skin: Rgb): void {
  const { context, light } = view;
  const wrist = view.at(arm.wrist);
  const [fx, fy, fz] = arm.fingers;
  const norm = Math.max(0.001, Math.hypot(fx, fy, fz));
  const reach = (metres: number): Point =>
    view.at([
      arm.wrist[0] + (fx / norm) * metres,
      arm.wrist[1] + (fy / norm) * metres,
      arm.wrist[2] + (fz / norm) * metres,
    ]);
  const knuckles = reach(palmMetres);
  const unit = wrist.scale;
  const along = direction(wrist, knuckles);
  // The thumb is on the inner side: towards the body's middle.
  const inner = view.at([0, arm.wrist[1], arm.wrist[2]]).x > wrist.x ? 1 : -1;
  const perpendicular =
    -along.y * inner > 0 || Math.abs(along.y) < 0.2 ? { x: -along.y, y: along.x } : { x: along.y, y: -along.x };
  const across = Math.sign(perpendicular.x) === inner ? perpendicular : { x: -perpendicular.x, y: -perpendicular.y };
  const offset = (point: Point, metres: number, ahead = 0): Point => ({
    x: point.x + (across.x * metres + along.x * ahead) * unit,
    y: point.y + (across.y * metres + along.y * ahead) * unit,
  });
  const bright = css(light.bright(skin));
  const dark = css(mix(light.dark(skin), light.bright(skin), 0.35));
  const capsule = (a: Point, b: Point, ra: number, rb: number): void => {
    traceCapsule(context, a, b, ra * unit, rb * unit);
    context.fill();
  };

  if (!view.fine || arm.grip === "fist") {
    context.fillStyle = bright;
    capsule(wrist, offset(knuckles, 0, -0.02), 0.028, 0.038);
    if (view.scale < 130) return;
    context.strokeStyle = css(light.dark(skin), 0.55);
    context.lineWidth = Math.max(0.7, 0.006 * unit);
    for (const lane of [-0.014, 0.002, 0.018]) {
      const from = offset(knuckles, lane, -0.02);
      const to = offset(knuckles, lane, 0.014);
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.stroke();
    }
    context.fillStyle = dark;
    capsule(offset(wrist, 0.026, 0.03), offset(knuckles, 0.03, -0.008), 0.013, 0.011);
    return;
  }

  const open = arm.grip === "open";
  const spread = open ? 0.42 : 0.1;
  const lengths = open ? [0.062, 0.078, 0.084, 0.072] : [0.046, 0.056, 0.06, 0.054];
  context.fillStyle = dark;
  capsule(offset(wrist, 0.02, 0.02), offset(wrist, open ? 0.066 : 0.042, open ? 0.075 : 0.082), 0.017, 0.0125);
  context.fillStyle = dark;
  for (let finger = 0; finger < 4; finger++) {
    const lane = (finger - 1.5) * 0.0185;
    const length = lengths[finger] ?? 0.06;
    const tip = { along: palmMetres + length, across: lane + lane * spread * 2.4 };
    context.fillStyle = finger % 2 === 0 ? bright : css(mix(light.dark(skin), light.bright(skin), 0.75));
    capsule(
      offset(knuckles, lane, -0.012),
      offset(wrist, tip.across, tip.along * foreshorten(wrist, knuckles, unit)),
      0.0115,
      0.0092,
    );
  }
  context.fillStyle = bright;
  capsule(offset(wrist, 0, 0.012), offset(knuckles, 0, -0.022), 0.029, 0.037);
}

/** How much of the hand's length the camera sees. */
function foreshorten(wrist: Point, knuckles: Point, unit: number): number {
  return Math.min(1, Math.max(0.35, Math.hypot(knuckles.x - wrist.x, knuckles.y - wrist.y) / (palmMetres * unit)));
}

function direction(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return length < 0.01 ? { x: 0, y: 1 } : { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}
