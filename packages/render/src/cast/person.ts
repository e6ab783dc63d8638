import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import {
  outlineOf,
  paintLimb,
  surfacePoint,
  traceCapsule,
  traceCurve,
  traceSmooth,
  type FigureView,
  type Point,
  type Section,
} from "./figure-view.ts";
import { paintHand } from "./hand.ts";
import { paintFallingHair, paintHead } from "./head.ts";
import type { Look } from "./look.ts";
import type { Mouth } from "./mouth.ts";
import type { Arm, Leg, Pose, Side, Vec3 } from "./skeleton.ts";

/** A thing that belongs to an action: a spoon in the right hand, a stool under a sitter. */
export type Prop = "spoon" | "stool";

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

function armNearness(view: FigureView, arm: Arm): number {
  return (view.nearness(arm.elbow) + view.nearness(arm.wrist)) / 2;
}

function bareLegs(look: Look): boolean {
  return look.garment === "dress";
}

function paintLeg(view: FigureView, leg: Leg, look: Look, behind: boolean): void {
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

function paintArm(view: FigureView, pose: Pose, side: Side, look: Look, behind: boolean): void {
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

function paintStool(view: FigureView, pose: Pose): void {
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
function paintSpoon(view: FigureView, arm: Arm): void {
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

/** Levels of the trunk: share of the spine from pelvis (0) to neck (1), half width, half depth. */
const trunk: readonly (readonly [along: number, halfWidth: number, halfDepth: number])[] = [
  [1.04, 0.05, 0.056],
  [0.985, 0.088, 0.068],
  [0.935, 0.158, 0.084],
  [0.875, 0.196, 0.1],
  [0.77, 0.186, 0.116],
  [0.6, 0.17, 0.122],
  [0.34, 0.146, 0.108],
  [0.1, 0.156, 0.116],
  [-0.1, 0.168, 0.124],
];

function trunkSections(pose: Pose, look: Look, thickness: number): Section[] {
  const female = look.sex === "female";
  return trunk.map(([along, halfWidth, halfDepth]) => {
    const shape = female ? (along > 0.55 ? 0.9 : along > 0.2 ? 0.86 : 1.04) : 1;
    return {
      centre: onSpine(pose, along),
      halfWidth: halfWidth * shape * look.build + thickness * Math.min(1, (1.1 - along) * 4),
      halfDepth:
        halfDepth * look.build * (female && along > 0.5 && along < 0.8 ? 1.08 : 1) +
        thickness * Math.min(1, (1.1 - along) * 4),
      yaw: pose.pelvisYaw + (pose.chestYaw - pose.pelvisYaw) * Math.min(1, Math.max(0, along)),
    };
  });
}

function onSpine(pose: Pose, along: number): Vec3 {
  const [from, to, share] =
    along > 0.66 ? [pose.chest, pose.neck, (along - 0.66) / 0.34] : [pose.pelvis, pose.chest, along / 0.66];
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

/** The part of a coat, dress or jacket below the hips; it follows the knees, half a step behind the hips. */
function skirtSections(pose: Pose, look: Look): Section[] {
  const length = {
    coat: 0.46,
    dress: 0.45,
    jacket: 0.12,
    hoodie: 0.1,
    shirt: 0.08,
    chef: 0.13,
    robot: 0.02,
    spacesuit: 0.05,
  }[look.garment];
  const flare = look.garment === "coat" ? 0.07 : look.garment === "dress" ? 0.075 : 0.012;
  const kneeZ = (pose.legs.left.knee[2] + pose.legs.right.knee[2]) / 2;
  const kneesApart = Math.abs(pose.legs.left.knee[2] - pose.legs.right.knee[2]);
  const made: Section[] = [];
  for (const share of [0.35, 0.7, 1]) {
    const drop = 0.05 + length * share;
    made.push({
      centre: [
        pose.pelvis[0],
        pose.pelvis[1] - drop,
        pose.pelvis[2] + kneeZ * share * (length > 0.3 ? 0.75 : 0.2) - (length > 0.3 ? 0.015 * share : 0),
      ],
      halfWidth: (0.172 + flare * share) * look.build,
      halfDepth: (0.128 + flare * share * 0.8 + (length > 0.3 ? kneesApart * 0.36 * share : 0)) * look.build,
      yaw: pose.pelvisYaw * (1 - share * 0.6),
    });
  }
  return made;
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

function paintDetails(view: FigureView, pose: Pose, look: Look, sections: readonly Section[]): void {
  switch (look.garment) {
    case "coat":
    case "jacket":
      return paintOpenFront(view, pose, look, sections);
    case "hoodie":
      return paintHoodie(view, pose, look, sections);
    case "chef":
      return paintChefJacket(view, pose, look, sections);
    case "dress":
      return paintDress(view, pose, look, sections);
    case "robot":
    case "spacesuit":
      return paintChestPanel(view, pose, look, sections);
    case "shirt":
      return paintCollar(view, pose, look, scaled(look.top, 1.08));
  }
}

function sectionAt(pose: Pose, look: Look, along: number): Section {
  let best: Section | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  const made = trunkSections(pose, look, 0.012);
  made.forEach((section, index) => {
    const distance = Math.abs((trunk[index]?.[0] ?? 0) - along);
    if (distance < bestDistance) {
      best = section;
      bestDistance = distance;
    }
  });
  return { ...(best ?? { halfWidth: 0.17, halfDepth: 0.12, yaw: pose.chestYaw }), centre: onSpine(pose, along) };
}

function around(view: FigureView, pose: Pose, look: Look, along: number, angle: number): Point & { facing: number } {
  const on = surfacePoint(view, sectionAt(pose, look, along), angle);
  if (on.facing >= 0) return on;
  // Beyond the outline: a shape that wraps around ends there.
  const section = sectionAt(pose, look, along);
  const turn = view.angle(section.yaw);
  const edge = Math.sin(angle + turn) > 0 ? Math.PI / 2 - turn : -Math.PI / 2 - turn;
  return { ...surfacePoint(view, section, edge), facing: on.facing };
}

function paintOpenFront(view: FigureView, pose: Pose, look: Look, sections: readonly Section[]): void {
  const { context, light } = view;
  const frontFacing = Math.cos(view.angle(pose.chestYaw));
  const hem = sections.at(-1);
  if (frontFacing > -0.1) {
    const chestAt = (along: number, angle: number): Point => around(view, pose, look, along, angle);
    // Shirt in the opening, lapels on both sides, then the closed front with its buttons.
    context.fillStyle = css(mix(light.dark(look.under), light.bright(look.under), 0.6));
    fillPolygon(view, [
      chestAt(1.04, -0.75),
      chestAt(1.04, 0.75),
      chestAt(0.86, 0.42),
      chestAt(0.55, 0),
      chestAt(0.86, -0.42),
    ]);
    for (const sign of [-1, 1] as const) {
      context.fillStyle = css(mix(light.dark(look.top), light.bright(look.top), sign === light.keySide ? 0.95 : 0.5));
      const lapel = [
        chestAt(1.05, sign * 1.1),
        chestAt(1.0, sign * 0.62),
        chestAt(0.52, sign * 0.04),
        chestAt(0.76, sign * 0.62),
        chestAt(0.84, sign * 0.85),
        chestAt(0.87, sign * 0.66),
        chestAt(0.97, sign * 1.2),
      ];
      fillPolygon(view, lapel);
      context.strokeStyle = css(light.dark(scaled(look.top, 0.55)), 0.6);
      context.lineWidth = Math.max(0.8, view.scale * 0.006);
      context.stroke();
    }
    if (hem !== undefined) {
      context.strokeStyle = css(light.dark(scaled(look.top, 0.5)), 0.7);
      context.lineWidth = Math.max(0.8, view.scale * 0.008);
      traceCurve(context, [chestAt(0.53, 0.02), chestAt(0.1, 0.06), surfacePoint(view, hem, 0.06)]);
      context.stroke();
      for (const along of [0.42, 0.24, 0.06]) {
        const at = chestAt(along, -0.14);
        context.fillStyle = css(light.dark(scaled(look.top, 0.45)));
        context.beginPath();
        context.arc(at.x, at.y, Math.max(0.8, view.scale * 0.011), 0, 2 * Math.PI);
        context.fill();
      }
    }
  } else {
    const collar = [
      around(view, pose, look, 1.06, Math.PI - 1.3),
      around(view, pose, look, 1.06, Math.PI + 1.3),
      around(view, pose, look, 0.93, Math.PI + 0.9),
      around(view, pose, look, 0.9, Math.PI),
      around(view, pose, look, 0.93, Math.PI - 0.9),
    ];
    context.fillStyle = css(light.dark(scaled(look.top, 0.85)));
    fillPolygon(view, collar);
    if (hem !== undefined) {
      context.strokeStyle = css(light.dark(scaled(look.top, 0.5)), 0.65);
      context.lineWidth = Math.max(0.8, view.scale * 0.008);
      traceCurve(context, [
        around(view, pose, look, 0.88, Math.PI),
        around(view, pose, look, 0.3, Math.PI),
        surfacePoint(view, hem, Math.PI),
      ]);
      context.stroke();
    }
  }
  if (look.garment === "coat") {
    // A belt gives the coat a waist.
    context.strokeStyle = css(mix(light.dark(look.top), light.bright(scaled(look.top, 0.7)), 0.4));
    context.lineWidth = view.scale * 0.042;
    const front = frontFacing > 0 ? 0 : Math.PI;
    traceCurve(context, [
      around(view, pose, look, 0.3, front - 1.55),
      around(view, pose, look, 0.27, front),
      around(view, pose, look, 0.3, front + 1.55),
    ]);
    context.stroke();
  }
}

function paintHoodie(view: FigureView, pose: Pose, look: Look, sections: readonly Section[]): void {
  const { context, light } = view;
  const front = Math.cos(view.angle(pose.chestYaw)) > -0.1;
  context.fillStyle = css(light.dark(scaled(look.top, 0.88)));
  if (!front) {
    fillPolygon(view, [
      around(view, pose, look, 1.06, Math.PI - 1.4),
      around(view, pose, look, 1.06, Math.PI + 1.4),
      around(view, pose, look, 0.86, Math.PI + 0.9),
      around(view, pose, look, 0.74, Math.PI),
      around(view, pose, look, 0.86, Math.PI - 0.9),
    ]);
    return;
  }
  fillPolygon(view, [
    around(view, pose, look, 1.06, -1.3),
    around(view, pose, look, 0.9, -0.5),
    around(view, pose, look, 0.84, 0),
    around(view, pose, look, 0.9, 0.5),
    around(view, pose, look, 1.06, 1.3),
    around(view, pose, look, 0.98, 0),
  ]);
  context.strokeStyle = css(light.dark(scaled(look.top, 0.6)), 0.6);
  context.lineWidth = Math.max(0.8, view.scale * 0.008);
  const bottom = sections.at(-1);
  if (bottom === undefined) return;
  traceCurve(context, [
    around(view, pose, look, 0.3, -0.7),
    around(view, pose, look, 0.34, 0),
    around(view, pose, look, 0.3, 0.7),
    around(view, pose, look, 0.02, 1),
  ]);
  context.stroke();
}

function paintDress(view: FigureView, pose: Pose, look: Look, sections: readonly Section[]): void {
  const { context, light } = view;
  if (Math.cos(view.angle(pose.chestYaw)) > 0) {
    context.fillStyle = css(mix(light.dark(look.skin), light.bright(look.skin), 0.7));
    fillPolygon(view, [
      around(view, pose, look, 1.06, -1),
      around(view, pose, look, 1.06, 1),
      around(view, pose, look, 0.9, 0.42),
      around(view, pose, look, 0.86, 0),
      around(view, pose, look, 0.9, -0.42),
    ]);
  }
  context.strokeStyle = css(light.bright(look.accent), 0.9);
  context.lineWidth = view.scale * 0.03;
  const front = Math.cos(view.angle(pose.chestYaw)) > 0 ? 0 : Math.PI;
  traceCurve(context, [
    around(view, pose, look, 0.34, front - 1.55),
    around(view, pose, look, 0.31, front),
    around(view, pose, look, 0.34, front + 1.55),
  ]);
  context.stroke();
  const hem = sections.at(-1);
  const waist = sections.at(-5);
  if (hem === undefined || waist === undefined) return;
  context.strokeStyle = css(light.dark(scaled(look.top, 0.7)), 0.4);
  context.lineWidth = Math.max(1, view.scale * 0.012);
  for (const angle of [-1, -0.5, 0.05, 0.55, 1.05]) {
    const from = surfacePoint(view, waist, front + angle);
    const to = surfacePoint(view, hem, front + angle * 1.1);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
}

function paintChefJacket(view: FigureView, pose: Pose, look: Look, sections: readonly Section[]): void {
  const { context, light } = view;
  if (Math.cos(view.angle(pose.chestYaw)) < -0.1) return;
  const at = (along: number, angle: number): Point => around(view, pose, look, along, angle);
  context.strokeStyle = css(light.dark(scaled(look.top, 0.72)), 0.75);
  context.lineWidth = Math.max(0.8, view.scale * 0.008);
  traceCurve(context, [at(1.0, -0.5), at(0.85, -0.62), at(0.4, -0.5), at(0.05, -0.45)]);
  context.stroke();
  // Stand-up collar and neckerchief.
  context.fillStyle = css(mix(light.dark(look.top), light.bright(look.top), 0.55));
  fillPolygon(view, [at(1.08, -1.2), at(1.07, 0), at(1.08, 1.2), at(0.98, 0.8), at(0.93, 0.1), at(0.98, -0.8)]);
  context.stroke();
  context.fillStyle = css(mix(light.dark(look.accent), light.bright(look.accent), 0.75));
  fillPolygon(view, [
    at(1.08, -0.9),
    at(1.05, 0),
    at(1.08, 0.9),
    at(0.97, 0.35),
    at(0.86, 0.12),
    at(0.93, 0),
    at(0.86, -0.14),
    at(0.97, -0.35),
  ]);
  context.fillStyle = css(scaled(light.dark([70, 66, 70]), 1));
  for (const along of [0.82, 0.68, 0.54]) {
    for (const angle of [-0.5, 0.42]) {
      const button = at(along, angle);
      context.beginPath();
      context.arc(button.x, button.y, Math.max(0.9, view.scale * 0.011), 0, 2 * Math.PI);
      context.fill();
    }
  }
  // Apron: bib from the chest down, tied at the waist.
  const hem = sections.at(-1);
  if (hem === undefined) return;
  const apron: Rgb = mix(look.accent, [34, 36, 48], 0.82);
  context.fillStyle = css(mix(light.dark(apron), light.bright(apron), 0.6));
  fillPolygon(view, [
    at(0.4, -0.95),
    at(0.42, 0),
    at(0.4, 0.95),
    at(0.1, 1.25),
    surfacePoint(view, hem, 1.3),
    surfacePoint(view, hem, -1.3),
    at(0.1, -1.25),
  ]);
  context.strokeStyle = css(light.bright(scaled(apron, 1.5)), 0.6);
  traceCurve(context, [at(0.36, -1.5), at(0.36, 0), at(0.36, 1.5)]);
  context.stroke();
}

function paintChestPanel(view: FigureView, pose: Pose, look: Look, sections: readonly Section[]): void {
  const { context, light } = view;
  const front = Math.cos(view.angle(pose.chestYaw)) > -0.1 ? 0 : Math.PI;
  const at = (along: number, angle: number): Point => around(view, pose, look, along, front + angle);
  context.fillStyle = css(light.dark(scaled(look.top, 0.6)), 0.9);
  fillPolygon(view, [at(0.78, -0.5), at(0.78, 0.5), at(0.55, 0.42), at(0.55, -0.42)]);
  context.fillStyle = css(look.accent);
  for (const [along, angle] of [
    [0.7, -0.25],
    [0.7, 0.02],
    [0.63, 0.28],
  ] as const) {
    const spot = at(along, angle);
    context.beginPath();
    context.arc(spot.x, spot.y, Math.max(1, view.scale * 0.014), 0, 2 * Math.PI);
    context.fill();
  }
  context.strokeStyle = css(light.dark(scaled(look.top, 0.5)), 0.7);
  context.lineWidth = Math.max(1, view.scale * 0.012);
  for (const along of [0.42, 0.3, 0.18]) {
    traceCurve(context, [at(along, -1.5), at(along - 0.02, 0), at(along, 1.5)]);
    context.stroke();
  }
  if (sections.length === 0) return;
}

function paintCollar(view: FigureView, pose: Pose, look: Look, colour: Rgb): void {
  const { context, light } = view;
  context.fillStyle = css(mix(light.dark(colour), light.bright(colour), 0.7));
  for (const sign of [-1, 1] as const) {
    fillPolygon(view, [
      around(view, pose, look, 1.06, sign * 1.2),
      around(view, pose, look, 1.02, sign * 0.1),
      around(view, pose, look, 0.88, sign * 0.4),
    ]);
  }
}

function paintScarf(view: FigureView, pose: Pose, look: Look): void {
  const { context, light } = view;
  const points = outlineOf(view, [
    {
      centre: [pose.neck[0], pose.neck[1] + 0.03, pose.neck[2] + 0.01],
      halfWidth: 0.066,
      halfDepth: 0.07,
      yaw: pose.chestYaw,
    },
    {
      centre: [pose.neck[0], pose.neck[1] - 0.002, pose.neck[2] + 0.01],
      halfWidth: 0.092,
      halfDepth: 0.092,
      yaw: pose.chestYaw,
    },
    {
      centre: [pose.neck[0], pose.neck[1] - 0.046, pose.neck[2] + 0.012],
      halfWidth: 0.088,
      halfDepth: 0.1,
      yaw: pose.chestYaw,
    },
  ]);
  traceSmooth(context, points);
  context.fillStyle = css(mix(light.dark(look.accent), light.bright(look.accent), 0.6));
  context.fill();
  const front = Math.cos(view.angle(pose.chestYaw)) > 0 ? 1 : -1;
  const top: Vec3 = [pose.neck[0] + 0.045, pose.neck[1] - 0.03, pose.neck[2] + 0.1 * front];
  const tip: Vec3 = [pose.neck[0] + 0.065, pose.neck[1] - 0.27, pose.neck[2] + 0.135 * front];
  paintLimb(view, {
    joints: [
      { at: top, radius: 0.034 },
      { at: tip, radius: 0.042 },
    ],
    colour: look.accent,
    behind: false,
    exposure: 0.6,
  });
}

function fillPolygon(view: FigureView, points: readonly Point[]): void {
  const { context } = view;
  context.beginPath();
  points.forEach((point, index) => (index === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y)));
  context.closePath();
  context.fill();
}
