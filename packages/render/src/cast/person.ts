import { css, mix, scaled } from "../scene/colour.ts";
import { outlineOf, traceCapsule, traceCurve, traceSmooth, type FigureView, type Point } from "./figure-view.ts";
import type { Look } from "./look.ts";
import type { Pose, Side } from "./skeleton.ts";
import { skirtSections, trunkSections } from "./trunk.ts";
import { paintDetails, paintScarf } from "./garment.ts";
import { paintFallingHair, paintHead } from "./head.ts";
import { armNearness, paintArm, paintLeg, paintSpoon, paintStool } from "./limbs.ts";
import type { Mouth } from "./mouth.ts";

/** A thing that belongs to an action: a spoon in the right hand, a stool under a sitter. */
export type Prop = "spoon" | "stool";

/** What moves in a face. */
export interface Face {
  readonly mouth: Mouth;
  /** 1 open, 0 shut in a blink. */
  readonly eyesOpen: number;
}

const sides = ["left", "right"] as const;

/** Paints a whole person, far parts first. */
export function paintPerson(view: FigureView, pose: Pose, look: Look, face: Face, prop?: Prop): void {
  if (prop === "stool") paintStool(view, pose);
  const towardsUs = Math.cos(view.angle(pose.headYaw)) > -0.1;
  if (towardsUs) paintFallingHair(view, pose, look);
  const arms = [...sides].sort((a, b) => armNearness(view, pose.arms[a]) - armNearness(view, pose.arms[b]));
  const [farArm, nearArm] = arms;
  if (farArm === undefined || nearArm === undefined) return;
  const profile = Math.abs(Math.sin(view.angle(pose.chestYaw))) > 0.45;
  const isBehind = (side: Side): boolean => armNearness(view, pose.arms[side]) < (profile ? -0.02 : -0.07);
  if (isBehind(farArm)) paintArm(view, pose, farArm, look, true);
  if (isBehind(nearArm)) paintArm(view, pose, nearArm, look, true);
  const legs = [...sides].sort((a, b) => view.nearness(pose.legs[a].ankle) - view.nearness(pose.legs[b].ankle));
  legs.forEach((side, index) => paintLeg(view, pose.legs[side], look, index === 0));
  paintNeck(view, pose, look);
  paintTorso(view, pose, look);
  paintHead(view, pose, look, face);
  if (!towardsUs) paintFallingHair(view, pose, look);
  if (look.scarf) paintScarf(view, pose, look);
  if (prop === "spoon") paintSpoon(view, pose.arms.right);
  if (!isBehind(farArm)) paintArm(view, pose, farArm, look, false);
  if (!isBehind(nearArm)) paintArm(view, pose, nearArm, look, false);
}

function paintNeck(view: FigureView, pose: Pose, look: Look): void {
  if (look.garment === "spacesuit") return;
  const colour = look.garment === "robot" ? scaled(look.top, 0.5) : look.skin;
  const radius = (look.sex === "female" ? 0.045 : 0.056) * look.build;
  const { context, light } = view;
  const base = view.at([pose.neck[0], pose.neck[1] - 0.03, pose.neck[2]]);
  const top = view.at([pose.head[0], pose.head[1] - 0.06, pose.head[2] - 0.012]);
  context.fillStyle = css(mix(light.dark(colour), light.bright(colour), 0.35));
  traceCapsule(context, base, top, radius * 1.12 * base.scale, radius * top.scale);
  context.fill();
}

function paintTorso(view: FigureView, pose: Pose, look: Look): void {
  const { context, light } = view;
  const thickness =
    look.garment === "coat"
      ? 0.022
      : look.garment === "spacesuit"
        ? 0.06
        : look.garment === "hoodie" || look.garment === "jacket"
          ? 0.016
          : 0.006;
  const upper = trunkSections(pose, look, thickness);
  const sections = [...upper, ...skirtSections(pose, look)];
  const outline = outlineOf(view, sections);
  traceTorso(view, outline);
  const bounds = boundsOf(outline);
  const shade = context.createLinearGradient(
    light.keySide > 0 ? bounds.right : bounds.left,
    0,
    light.keySide > 0 ? bounds.left : bounds.right,
    0,
  );
  shade.addColorStop(0, css(light.bright(look.top)));
  shade.addColorStop(0.42, css(mix(light.dark(look.top), light.bright(look.top), 0.72)));
  shade.addColorStop(0.8, css(light.dark(look.top)));
  shade.addColorStop(1, css(mix(light.dark(look.top), light.bright(look.top), 0.2)));
  context.fillStyle = shade;
  context.fill();
  if (!view.fine) return;
  context.save();
  traceTorso(view, outline);
  context.clip();
  paintFolds(view, bounds, look);
  paintDetails(view, pose, look, sections);
  context.restore();
}

function traceTorso(view: FigureView, outline: readonly Point[]): void {
  traceSmooth(view.context, outline);
}

function boundsOf(points: readonly Point[]): { left: number; right: number; top: number; bottom: number } {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function paintFolds(
  view: FigureView,
  bounds: { left: number; right: number; top: number; bottom: number },
  look: Look,
): void {
  const { context, light } = view;
  const wide = bounds.right - bounds.left;
  const high = bounds.bottom - bounds.top;
  context.lineCap = "round";
  for (const [x0, y0, bendX, x1, y1] of [
    [0.2, 0.3, 0.34, 0.3, 0.5],
    [0.8, 0.28, 0.66, 0.7, 0.5],
    [0.3, 0.62, 0.4, 0.27, 0.95],
    [0.66, 0.6, 0.6, 0.72, 0.96],
    [0.5, 0.66, 0.52, 0.48, 0.98],
  ] as const) {
    context.strokeStyle = css(light.dark(scaled(look.top, 0.72)), 0.2);
    context.lineWidth = Math.max(1, view.scale * 0.014);
    traceCurve(context, [
      { x: bounds.left + wide * x0, y: bounds.top + high * y0 },
      { x: bounds.left + wide * bendX, y: bounds.top + high * ((y0 + y1) / 2) },
      { x: bounds.left + wide * x1, y: bounds.top + high * y1 },
    ]);
    context.stroke();
  }
}
