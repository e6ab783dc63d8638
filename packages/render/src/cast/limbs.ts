import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { paintLimb, traceCapsule, type FigureView, type Paint } from "./figure-view.ts";
import { paintHand } from "./hand.ts";
import type { Look } from "./look.ts";
import type { Arm, Leg, Pose, Side, Vec3 } from "./skeleton.ts";

/** How far an arm is towards the camera, metres from the body's axis. */
export function armNearness(view: FigureView, arm: Arm): number {
  return (view.nearness(arm.elbow) + view.nearness(arm.wrist)) / 2;
}

function bareLegs(look: Look): boolean {
  return look.garment === "dress" || look.garment === "swimsuit";
}

/** Children's shirts end at the elbow, as dresses do. */
function shortSleeved(look: Look): boolean {
  return look.garment === "dress" || (look.garment === "shirt" && look.child);
}

const joints: Rgb = [64, 70, 84];

/** Trouser leg or bare leg, and the shoe. */
export function paintLeg(
  view: FigureView,
  leg: Leg,
  look: Look,
  { behind, astride }: { readonly behind: boolean; readonly astride: boolean },
): void {
  const bare = bareLegs(look);
  const stout = (bare ? 0.78 : look.garment === "spacesuit" ? 1.34 : look.garment === "robot" ? 0.86 : 1) * look.build;
  const stockings = look.garment === "dress" && !look.child;
  const colour = bare ? (stockings ? mix(look.skin, [70, 46, 52], 0.38) : look.skin) : look.legs;
  if (look.garment === "robot") {
    paintPlated(view, [leg.hip, leg.knee, leg.ankle], { radii: [0.086, 0.066, 0.058], colour, behind, exposure: 0.9 });
  } else {
    paintLimb(view, {
      joints: [
        { at: leg.hip, radius: 0.094 * stout },
        { at: leg.knee, radius: 0.066 * stout },
        {
          at: bare ? leg.ankle : [leg.ankle[0], leg.ankle[1] - 0.012, leg.ankle[2]],
          radius: (bare ? 0.036 : 0.053) * stout,
        },
      ],
      colour,
      behind,
    });
    const seated = astride || leg.hip[1] - leg.knee[1] < 0.15;
    if (seated && (look.garment === "dress" || look.garment === "coat")) {
      paintLimb(view, {
        joints: [
          { at: leg.hip, radius: 0.1 * look.build },
          { at: share(leg.hip, leg.knee, look.garment === "dress" ? 1 : 0.8), radius: 0.082 * look.build },
        ],
        colour: look.top,
        behind,
      });
    }
    if (look.garment === "spacesuit") {
      paintBand(view, [leg.hip, leg.knee], { share: 0.94, radius: 0.092, look, behind });
      paintBand(view, [leg.knee, leg.ankle], { share: 0.8, radius: 0.078, look, behind });
    }
  }
  paintShoe(view, leg, look, behind);
}

function paintShoe(view: FigureView, leg: Leg, look: Look, behind: boolean): void {
  const { context, light } = view;
  const metal = look.garment === "robot" || look.garment === "spacesuit";
  const base: Rgb = look.garment === "robot" ? joints : metal ? scaled(look.top, 0.82) : look.shoes;
  const colour = behind ? scaled(base, 0.8) : base;
  const bulk = look.garment === "spacesuit" ? 1.25 : look.sex === "female" && !look.child ? 0.9 : 1;
  const heel = view.at(leg.heel);
  const toe = view.at(leg.toe);
  const ankle = view.at(leg.ankle);
  const unit = heel.scale;
  // The soles lie on the ground however stout the shoe is: it grows upwards.
  const rise = 0.042 * (bulk - 1) * unit;
  const back = { x: heel.x, y: heel.y - rise };
  const front = { x: toe.x, y: toe.y - rise };
  context.fillStyle = css(mix(light.dark(colour), light.bright(colour), 0.3));
  traceCapsule(context, { x: ankle.x, y: ankle.y + 0.02 * unit }, back, 0.046 * unit * bulk, 0.042 * unit * bulk);
  context.fill();
  traceCapsule(context, back, front, 0.042 * unit * bulk, 0.045 * unit * bulk);
  context.fill();
  const instep = { x: ankle.x * 0.45 + toe.x * 0.55, y: ankle.y * 0.42 + toe.y * 0.58 };
  context.fillStyle = css(mix(light.dark(colour), light.bright(colour), 0.75));
  traceCapsule(context, { x: ankle.x, y: ankle.y + 0.012 * unit }, instep, 0.036 * unit * bulk, 0.03 * unit * bulk);
  context.fill();
  context.fillStyle = css(light.bright(mix(colour, [255, 250, 240], 0.1)), 0.85);
  traceCapsule(
    context,
    { x: instep.x + light.keySide * 0.008 * unit, y: instep.y + 0.004 * unit },
    { x: front.x + light.keySide * 0.01 * unit, y: front.y - 0.014 * unit },
    0.02 * unit,
    0.022 * unit * bulk,
  );
  context.fill();
  const pale = look.shoes[0] > 180 || look.shoes[2] > 120;
  const sole: Rgb = pale && !metal ? [236, 232, 226] : scaled(colour, 0.5);
  context.strokeStyle = css(mix(light.dark(sole), light.bright(sole), 0.5));
  context.lineCap = "round";
  context.lineWidth = 0.018 * unit;
  context.beginPath();
  context.moveTo(heel.x - Math.sign(toe.x - heel.x) * 0.016 * unit, heel.y + 0.032 * unit);
  context.lineTo(toe.x + Math.sign(toe.x - heel.x) * 0.012 * unit, toe.y + 0.033 * unit);
  context.stroke();
}

/** What a hand holds; painted between the sleeve and the fingers. */
export type HeldPainter = () => void;

/** Sleeve, cuff and hand of one side. `torso` is what the clothes are painted with at the shoulder. */
export function paintArm(
  view: FigureView,
  pose: Pose,
  side: Side,
  options: { readonly look: Look; readonly behind: boolean; readonly torso: Paint; readonly held?: HeldPainter },
): void {
  const { look, behind } = options;
  const arm = pose.arms[side];
  const bulky = look.garment === "spacesuit" ? 1.38 : look.garment === "coat" || look.garment === "hoodie" ? 1.12 : 1;
  const stout = bulky * look.build * (look.sex === "female" && !look.child ? 0.88 : 1);
  const cuff = share(arm.elbow, arm.wrist, 0.9);
  // The arm on the far side of the body from the light is in the body's shade.
  const towardsLight = (view.at(arm.shoulder).x - view.at(pose.neck).x) * view.light.keySide;
  const exposure = towardsLight > -0.03 * view.scale ? 0.92 : 0.5;
  const short = shortSleeved(look);
  const bare = look.garment === "swimsuit";
  const colour = bare ? look.skin : look.top;
  const sleeve = (): void => {
    if (look.garment === "robot") {
      paintPlated(view, [arm.shoulder, arm.elbow, arm.wrist], { radii: [0.06, 0.047, 0.05], colour, behind, exposure });
      return;
    }
    const end = short ? share(arm.shoulder, arm.elbow, look.garment === "dress" ? 0.62 : 0.8) : arm.elbow;
    paintLimb(view, {
      joints: [
        { at: arm.shoulder, radius: 0.056 * stout },
        { at: end, radius: (short ? 0.055 : 0.05) * stout },
        ...(short ? [] : [{ at: cuff, radius: 0.041 * stout }]),
      ],
      colour,
      behind,
      exposure,
      ...(bare && look.sex === "female" ? {} : { root: options.torso }),
    });
    if (look.garment === "spacesuit") {
      paintBand(view, [arm.shoulder, arm.elbow], { share: 0.92, radius: 0.07, look, behind });
      paintBand(view, [arm.elbow, arm.wrist], { share: 0.86, radius: 0.06, look, behind });
    } else if (view.fine && !short && !bare) paintCuff(view, arm, { cuff, radius: 0.043 * stout, look });
  };
  const forearm = (): void => {
    if (!short) return;
    paintLimb(view, {
      joints: [
        { at: share(arm.shoulder, arm.elbow, 0.5), radius: 0.041 * stout },
        { at: arm.elbow, radius: 0.038 * stout },
        { at: arm.wrist, radius: 0.027 * stout },
      ],
      colour: look.skin,
      behind,
      exposure,
    });
  };
  const hand = (): void => {
    options.held?.();
    const skin: Rgb = look.garment === "robot" ? joints : look.garment === "spacesuit" ? [146, 150, 164] : look.skin;
    const size = look.child ? 0.92 : look.sex === "female" ? 0.9 : 1;
    paintHand(view, arm, side, {
      skin: behind ? scaled(skin, 0.85) : skin,
      bulk: look.garment === "spacesuit" ? 1.32 : size,
    });
  };
  // A hand held towards us is in front of its sleeve.
  if (view.nearness(arm.wrist) > view.nearness(arm.elbow) + 0.1) {
    forearm();
    sleeve();
    hand();
  } else {
    hand();
    forearm();
    sleeve();
  }
}

/** Two plates with a dark ball between them: a machine's limb. */
function paintPlated(
  view: FigureView,
  [from, middle, to]: readonly [Vec3, Vec3, Vec3],
  limb: {
    readonly radii: readonly [number, number, number];
    readonly colour: Rgb;
    readonly behind: boolean;
    readonly exposure: number;
  },
): void {
  const { context, light } = view;
  const [a, b, c] = limb.radii;
  paintLimb(view, {
    joints: [
      { at: from, radius: a * 0.5 },
      { at: middle, radius: b * 0.52 },
      { at: to, radius: c * 0.5 },
    ],
    colour: joints,
    behind: limb.behind,
    exposure: limb.exposure,
  });
  const plate = (start: Vec3, end: Vec3, ra: number, rb: number): void =>
    paintLimb(view, {
      joints: [
        { at: start, radius: ra },
        { at: end, radius: rb },
      ],
      colour: limb.colour,
      behind: limb.behind,
      exposure: limb.exposure,
    });
  plate(share(from, middle, 0.08), share(from, middle, 0.76), a, b);
  plate(share(middle, to, 0.24), share(middle, to, 0.88), b, c);
  const ball = view.at(middle);
  context.fillStyle = css(mix(light.dark(joints), light.bright(joints), 0.6));
  context.beginPath();
  context.arc(ball.x, ball.y, b * 0.74 * ball.scale, 0, 2 * Math.PI);
  context.fill();
}

/** A ring around a spacesuit's limb. */
function paintBand(
  view: FigureView,
  [from, to]: readonly [Vec3, Vec3],
  band: { readonly share: number; readonly radius: number; readonly look: Look; readonly behind: boolean },
): void {
  const { context, light } = view;
  const middle = view.at(share(from, to, band.share));
  const a = view.at(from);
  const b = view.at(to);
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length < 2) return;
  const reach = band.radius * middle.scale * band.look.build;
  const across = { x: (-(b.y - a.y) / length) * reach, y: ((b.x - a.x) / length) * reach };
  const colour = mix(band.look.accent, [120, 124, 138], 0.35);
  context.strokeStyle = css(mix(light.dark(colour), light.bright(colour), band.behind ? 0.3 : 0.65));
  context.lineCap = "round";
  context.lineWidth = Math.max(1, 0.024 * middle.scale);
  context.beginPath();
  context.moveTo(middle.x - across.x, middle.y - across.y);
  context.lineTo(middle.x + across.x, middle.y + across.y);
  context.stroke();
}

function paintCuff(
  view: FigureView,
  arm: Arm,
  end: { readonly cuff: Vec3; readonly radius: number; readonly look: Look },
): void {
  const { context, light } = view;
  const { look, radius } = end;
  const from = view.at(arm.elbow);
  const to = view.at(end.cuff);
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 1) return;
  const across = {
    x: (-(to.y - from.y) / length) * radius * to.scale,
    y: ((to.x - from.x) / length) * radius * to.scale,
  };
  if (look.garment === "suit") {
    // The shirt's cuff shows under the sleeve.
    const shirt = view.at(share(arm.elbow, arm.wrist, 0.94));
    context.strokeStyle = css(mix(light.dark(look.under), light.bright(look.under), 0.8));
    context.lineWidth = Math.max(1, 0.022 * to.scale);
    context.beginPath();
    context.moveTo(shirt.x + across.x * 0.84, shirt.y + across.y * 0.84);
    context.lineTo(shirt.x - across.x * 0.84, shirt.y - across.y * 0.84);
    context.stroke();
  }
  context.strokeStyle = css(light.dark(scaled(look.top, 0.7)), 0.7);
  context.lineWidth = Math.max(0.8, 0.011 * to.scale);
  context.beginPath();
  context.moveTo(to.x + across.x, to.y + across.y);
  context.lineTo(to.x - across.x, to.y - across.y);
  context.stroke();
}

function share(from: Vec3, to: Vec3, part: number): Vec3 {
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, from[2] + (to[2] - from[2]) * part];
}
