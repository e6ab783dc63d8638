import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import type { Face } from "./face-acting.ts";
import {
  outlineOf,
  traceCapsule,
  traceCurve,
  traceSmooth,
  type FigureView,
  type Paint,
  type Point,
} from "./figure-view.ts";
import { paintBackpack, paintDetails, paintHood, paintScarf } from "./garment.ts";
import { paintFallingHair, paintFarHead, paintHead } from "./head.ts";
import { armNearness, paintArm, paintLeg, type HeldPainter } from "./limbs.ts";
import type { Look } from "./look.ts";
import { paintCup, paintNotebook, paintPen, paintSpoon, paintStool, type Prop } from "./person-props.ts";
import type { Pose, Side } from "./skeleton.ts";
import { skirtSections, trunkSections } from "./trunk.ts";

const sides = ["left", "right"] as const;

/** What a person has with them. */
export interface Belongings {
  readonly prop?: Prop;
  /** Whether a stool is drawn under them. */
  readonly stool: boolean;
  /** Astride of something that is painted between a far leg and the rest. */
  readonly astride?: "legs behind it" | "before it";
}

/** A person of less than this is a passer-by of some eighty pixels, whose head is a dot of skin and hair. */
const farPixelsPerMetre = 44;

/** Paints a whole person, far parts first. */
export function paintPerson(view: FigureView, pose: Pose, look: Look, face: Face, belongings: Belongings): void {
  const legs = legsOf(view, pose, belongings);
  if (belongings.astride === "legs behind it") {
    for (const side of legs) paintLeg(view, pose.legs[side], look, { behind: true, astride: pose.astride });
    return;
  }
  if (belongings.stool) paintStool(view, pose);
  const far = view.scale < farPixelsPerMetre;
  const towardsUs = Math.cos(view.angle(pose.headYaw)) > -0.1;
  const chestTowardsUs = Math.cos(view.angle(pose.chestYaw)) > -0.1;
  if (look.garment === "spacesuit" && chestTowardsUs) paintBackpack(view, pose, look);
  if (towardsUs && !far) paintFallingHair(view, pose, look);
  if (look.garment === "hoodie" && chestTowardsUs) paintHood(view, pose, look);
  const arms = [...sides].sort((a, b) => armNearness(view, pose.arms[a]) - armNearness(view, pose.arms[b]));
  const profile = Math.abs(Math.sin(view.angle(pose.chestYaw))) > 0.45;
  const isBehind = (side: Side): boolean => armNearness(view, pose.arms[side]) < (profile ? -0.02 : -0.07);
  const torso = torsoShade(view, pose, look);
  const paintOneArm = (side: Side, behind: boolean): void => {
    const held = heldBy(view, pose, side, belongings.prop);
    paintArm(view, pose, side, { look, behind, torso, ...(held === undefined ? {} : { held }) });
    // A mug is held by its handle: all of it shows beside the fist.
    if (side === "right" && belongings.prop === "cup") paintCup(view, pose, cupColour);
    if (side === "left" && belongings.prop === "notebook") paintNotebook(view, pose);
  };
  // The page lies between the hands.
  const ordered: readonly Side[] = belongings.prop === "notebook" ? ["left", "right"] : arms;
  for (const side of ordered) if (isBehind(side)) paintOneArm(side, true);
  const thighsForward = Math.min(pose.legs.left.knee[2], pose.legs.right.knee[2]) > 0.2;
  const seatedTowardsUs = thighsForward && pose.pelvis[1] - pose.legs.left.knee[1] < 0.3 && chestTowardsUs;
  const paintLegs = (): void =>
    legs.forEach((side, index) =>
      paintLeg(view, pose.legs[side], look, { behind: legs.length === 2 && index === 0, astride: pose.astride }),
    );
  if (!seatedTowardsUs) paintLegs();
  paintNeck(view, pose, look);
  paintTorso(view, pose, look);
  // Thighs that point at us lie in front of the lap.
  if (seatedTowardsUs) paintLegs();
  if (far) paintFarHead(view, pose, look);
  else paintHead(view, pose, look, face);
  if (!towardsUs && !far) paintFallingHair(view, pose, look);
  if (look.garment === "hoodie" && !chestTowardsUs) paintHood(view, pose, look);
  if (look.garment === "spacesuit" && !chestTowardsUs) paintBackpack(view, pose, look);
  if (look.scarf) paintScarf(view, pose, look);
  for (const side of ordered) if (!isBehind(side)) paintOneArm(side, false);
}

/** Furthest first; of who is astride, those on one side of the mount. */
function legsOf(view: FigureView, pose: Pose, { astride }: Belongings): readonly Side[] {
  const ordered = [...sides].sort((a, b) => view.nearness(pose.legs[a].ankle) - view.nearness(pose.legs[b].ankle));
  if (astride === undefined) return ordered;
  return ordered.filter((side) => {
    const near = view.nearness([pose.legs[side].knee[0], 0, 0]) > 0.08;
    return near === (astride === "before it");
  });
}

function heldBy(view: FigureView, pose: Pose, side: Side, prop: Prop | undefined): HeldPainter | undefined {
  if (side !== "right" || prop === undefined) return undefined;
  switch (prop) {
    case "spoon":
      return () => paintSpoon(view, pose.arms.right);
    case "cup":
      return undefined;
    case "notebook":
      return () => paintPen(view, pose.arms.right);
  }
}

const cupColour: Rgb = [214, 92, 72];

function paintNeck(view: FigureView, pose: Pose, look: Look): void {
  if (look.garment === "spacesuit") return;
  const colour: Rgb = look.garment === "robot" ? [64, 70, 84] : look.skin;
  const radius = (look.child ? 0.046 : look.sex === "female" ? 0.045 : 0.057) * (0.6 + 0.4 * look.build);
  const { context, light } = view;
  const base = view.at([pose.neck[0], pose.neck[1] - 0.03, pose.neck[2]]);
  const top = view.at([pose.head[0], pose.head[1] - 0.06, pose.head[2] - 0.012]);
  // The chin's shade lies on the neck.
  const shade = context.createLinearGradient(0, top.y + 0.02 * top.scale, 0, base.y);
  shade.addColorStop(0, css(scaled(light.dark(colour), 0.92)));
  shade.addColorStop(0.55, css(mix(light.dark(colour), light.bright(colour), 0.25)));
  shade.addColorStop(1, css(mix(light.dark(colour), light.bright(colour), 0.62)));
  context.fillStyle = shade;
  traceCapsule(context, base, top, radius * 1.16 * base.scale, radius * top.scale);
  context.fill();
}

const thicknesses: Readonly<Record<Look["garment"], number>> = {
  coat: 0.02,
  jacket: 0.014,
  suit: 0.012,
  hoodie: 0.018,
  shirt: 0.006,
  dress: 0.003,
  chef: 0.008,
  robot: 0.02,
  spacesuit: 0.058,
  swimsuit: 0,
};

/** What the clothes are painted with, from the lit side to the other. */
function torsoShade(view: FigureView, pose: Pose, look: Look): Paint {
  const { context, light } = view;
  const body = boundsOf(outlineOf(view, trunkSections(pose, look, thicknesses[look.garment])));
  const shade = context.createLinearGradient(
    light.keySide > 0 ? body.right : body.left,
    0,
    light.keySide > 0 ? body.left : body.right,
    0,
  );
  const colour = look.garment === "swimsuit" && look.sex === "male" ? look.skin : look.top;
  const dark = light.dark(colour);
  const bright = light.bright(colour);
  for (const [stop, share] of [
    [0, 0],
    [0.4, 0.2],
    [0.7, 0.52],
    [0.88, 0.74],
    [1, 0.66],
  ] as const) {
    shade.addColorStop(stop, css(mix(bright, dark, share)));
  }
  return shade;
}

function paintTorso(view: FigureView, pose: Pose, look: Look): void {
  const { context } = view;
  const sections = [...trunkSections(pose, look, thicknesses[look.garment]), ...skirtSections(pose, look)];
  const outline = outlineOf(view, sections);
  const trace = (): void => traceSmooth(context, outline);
  trace();
  const bounds = boundsOf(outline);
  context.fillStyle = torsoShade(view, pose, look);
  context.fill();
  if (!view.fine) return;
  context.save();
  trace();
  context.clip();
  paintFolds(view, bounds, look);
  paintDetails(view, pose, look, sections);
  paintChinShade(view, pose, look);
  context.restore();
}

/** Head and arms take light from the chest. */
function paintChinShade(view: FigureView, pose: Pose, look: Look): void {
  if (Math.cos(view.angle(pose.chestYaw)) < 0 || look.garment === "spacesuit" || look.garment === "swimsuit") return;
  const { context, light } = view;
  const at = view.at([pose.neck[0], pose.neck[1] - 0.02, pose.neck[2] + 0.06]);
  const radius = 0.095 * look.headScale * at.scale;
  const soft = context.createRadialGradient(at.x, at.y, radius * 0.2, at.x, at.y, radius);
  soft.addColorStop(0, css(light.dark(scaled(look.top, 0.35)), 0.42));
  soft.addColorStop(1, css(light.dark(scaled(look.top, 0.35)), 0));
  context.fillStyle = soft;
  context.fillRect(at.x - radius, at.y - radius, 2 * radius, 2 * radius);
}

interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boundsOf(points: readonly Point[]): Bounds {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function paintFolds(view: FigureView, bounds: Bounds, look: Look): void {
  if (look.garment === "robot" || look.garment === "swimsuit") return;
  const { context, light } = view;
  const wide = bounds.right - bounds.left;
  const high = bounds.bottom - bounds.top;
  context.lineCap = "round";
  for (const [x0, y0, bendX, x1, y1] of [
    [0.2, 0.3, 0.34, 0.3, 0.5],
    [0.8, 0.28, 0.66, 0.7, 0.5],
    [0.3, 0.62, 0.4, 0.27, 0.95],
    [0.66, 0.6, 0.6, 0.72, 0.96],
  ] as const) {
    context.strokeStyle = css(light.dark(scaled(look.top, 0.72)), 0.17);
    context.lineWidth = Math.max(1, view.scale * 0.016);
    traceCurve(context, [
      { x: bounds.left + wide * x0, y: bounds.top + high * y0 },
      { x: bounds.left + wide * bendX, y: bounds.top + high * ((y0 + y1) / 2) },
      { x: bounds.left + wide * x1, y: bounds.top + high * y1 },
    ]);
    context.stroke();
  }
}
