import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { outlineOf, paintLimb, traceCapsule, traceSmooth, type FigureView, type Point } from "./figure-view.ts";
import { paintHand } from "./hand.ts";
import type { Look } from "./look.ts";
import type { Arm, Leg, Pose, Side, Vec3 } from "./skeleton.ts";

/** How far an arm is towards the camera, metres from the body's axis. */
export function armNearness(view: FigureView, arm: Arm): number {
  return (view.nearness(arm.elbow) + view.nearness(arm.wrist)) / 2;
}

function bareLegs(look: Look): boolean {
  return look.garment === "dress";
}

/** Trouser leg or bare leg, and the shoe. */
export function paintLeg(view: FigureView, leg: Leg, look: Look, behind: boolean): void {
  const colour = bareLegs(look) ? mix(look.skin, [60, 40, 44], 0.45) : look.legs;
  const stout = (bareLegs(look) ? 0.82 : look.garment === "spacesuit" ? 1.3 : 1) * look.build;
  const ankle = bareLegs(look) ? 0.038 : 0.052;
  paintLimb(view, {
    joints: [
      { at: leg.hip, radius: 0.092 * stout },
      { at: leg.knee, radius: 0.064 * stout },
      { at: bareLegs(look) ? leg.ankle : [leg.ankle[0], leg.ankle[1] - 0.012, leg.ankle[2]], radius: ankle * stout },
    ],
    colour,
    behind,
  });
  paintShoe(view, leg, look, behind);
}

function paintShoe(view: FigureView, leg: Leg, look: Look, behind: boolean): void {
  const { context, light } = view;
  const colour = behind ? scaled(look.shoes, 0.8) : look.shoes;
  const heel = view.at(leg.heel);
  const toe = view.at(leg.toe);
  const ankle = view.at(leg.ankle);
  const unit = heel.scale;
  context.fillStyle = css(light.dark(colour));
  traceCapsule(context, { x: ankle.x, y: ankle.y + 0.03 * unit }, heel, 0.044 * unit, 0.042 * unit);
  context.fill();
  traceCapsule(context, heel, toe, 0.042 * unit, 0.046 * unit);
  context.fill();
  context.fillStyle = css(light.bright(colour));
  traceCapsule(
    context,
    { x: heel.x + light.keySide * 0.012 * unit, y: heel.y - 0.016 * unit },
    { x: toe.x + light.keySide * 0.01 * unit, y: toe.y - 0.012 * unit },
    0.026 * unit,
    0.027 * unit,
  );
  context.fill();
}

/** Sleeve, cuff and hand of one side. */
export function paintArm(view: FigureView, pose: Pose, side: Side, look: Look, behind: boolean): void {
  const arm = pose.arms[side];
  const colour = sleeveColour(look);
  const stout =
    (look.garment === "spacesuit" ? 1.35 : look.garment === "coat" || look.garment === "hoodie" ? 1.1 : 1) *
    look.build *
    (look.sex === "female" ? 0.9 : 1);
  const wristShare = 0.9;
  const cuff: Vec3 = [
    arm.elbow[0] + (arm.wrist[0] - arm.elbow[0]) * wristShare,
    arm.elbow[1] + (arm.wrist[1] - arm.elbow[1]) * wristShare,
    arm.elbow[2] + (arm.wrist[2] - arm.elbow[2]) * wristShare,
  ];
  const skin =
    look.garment === "robot"
      ? scaled(look.top, 0.75)
      : look.garment === "spacesuit"
        ? ([120, 124, 136] as const)
        : look.skin;
  // The arm on the far side of the body from the light is in the body's shade.
  const towardsLight = (view.at(arm.shoulder).x - view.at(pose.neck).x) * view.light.keySide;
  const exposure = towardsLight > -0.03 * view.scale ? 0.92 : 0.42;
  const reach = look.garment === "dress" ? arm.elbow : cuff;
  const sleeve = (): void => {
    paintLimb(view, {
      joints: [
        { at: arm.shoulder, radius: 0.055 * stout },
        { at: arm.elbow, radius: 0.05 * stout },
        ...(reach === cuff ? [{ at: cuff, radius: 0.042 * stout }] : []),
      ],
      colour,
      behind,
      exposure,
    });
    if (view.fine && reach === cuff) paintCuff(view, arm.elbow, cuff, 0.043 * stout, look);
  };
  const hand = (): void => {
    paintHand(view, arm, side, behind ? scaled(skin, 0.85) : skin);
    if (reach === cuff) return;
    const joints = [
      { at: arm.elbow, radius: 0.038 * stout },
      { at: arm.wrist, radius: 0.028 * stout },
    ];
    paintLimb(view, { joints, colour: look.skin, behind });
  };
  // A hand held towards us is in front of its sleeve.
  if (view.nearness(arm.wrist) > view.nearness(arm.elbow) + 0.12) {
    sleeve();
    hand();
  } else {
    hand();
    sleeve();
  }
}

/** A round stool under a sitter. */
export function paintStool(view: FigureView, pose: Pose): void {
  const { context, light } = view;
  const [x, y, z] = pose.pelvis;
  const wood: Rgb = [128, 88, 60];
  for (const leg of [
    [-0.15, -0.13],
    [0.15, -0.13],
    [-0.15, 0.13],
    [0.15, 0.13],
  ] as const) {
    const joints = [
      { at: [x + leg[0] * 0.8, y - 0.12, z + leg[1] * 0.8] as const, radius: 0.018 },
      { at: [x + leg[0], 0.018, z + leg[1]] as const, radius: 0.016 },
    ];
    paintLimb(view, { joints, colour: wood, behind: false });
  }
  const seat = outlineOf(view, [
    { centre: [x, y - 0.07, z], halfWidth: 0.17, halfDepth: 0.17, yaw: 0 },
    { centre: [x, y - 0.1, z], halfWidth: 0.18, halfDepth: 0.18, yaw: 0 },
    { centre: [x, y - 0.13, z], halfWidth: 0.17, halfDepth: 0.17, yaw: 0 },
  ]);
  traceSmooth(context, seat);
  context.fillStyle = css(mix(light.dark(wood), light.bright(wood), 0.7));
  context.fill();
}

/** A wooden spoon that sticks out of a fist at both ends. */
export function paintSpoon(view: FigureView, arm: Arm): void {
  const { context, light } = view;
  const along = (metres: number): Point =>
    view.at([
      arm.wrist[0] + arm.fingers[0] * 0.09 + 0.02,
      arm.wrist[1] + 0.02 + metres,
      arm.wrist[2] + 0.06 - metres * 0.25,
    ]);
  const top = along(0.1);
  const bottom = along(-0.2);
  context.strokeStyle = css(light.bright([184, 132, 84]));
  context.lineCap = "round";
  context.lineWidth = Math.max(1, 0.02 * view.scale);
  context.beginPath();
  context.moveTo(top.x, top.y);
  context.lineTo(bottom.x, bottom.y);
  context.stroke();
}

function sleeveColour(look: Look): Rgb {
  return look.garment === "coat" || look.garment === "jacket" || look.garment === "hoodie"
    ? scaled(look.top, 0.93)
    : look.top;
}

function paintCuff(view: FigureView, elbow: Vec3, cuff: Vec3, radius: number, look: Look): void {
  const { context, light } = view;
  const from = view.at(elbow);
  const to = view.at(cuff);
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 1) return;
  const across = {
    x: (-(to.y - from.y) / length) * radius * to.scale,
    y: ((to.x - from.x) / length) * radius * to.scale,
  };
  context.strokeStyle = css(light.dark(scaled(look.garment === "chef" ? look.top : sleeveColour(look), 0.7)), 0.8);
  context.lineWidth = Math.max(0.8, 0.012 * to.scale);
  context.beginPath();
  context.moveTo(to.x + across.x, to.y + across.y);
  context.lineTo(to.x - across.x, to.y - across.y);
  context.stroke();
}
