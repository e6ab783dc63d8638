import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import {
  outlineOf,
  paintLimb,
  surfacePoint,
  traceCurve,
  traceSmooth,
  type FigureView,
  type Point,
  type Section,
} from "./figure-view.ts";
import type { Look } from "./look.ts";
import type { Pose, Vec3 } from "./skeleton.ts";
import { around, fillPolygon } from "./trunk.ts";

/** What tells one garment from another: lapels, buttons, hood, apron, panels. The torso's outline must be the clip. */
export function paintDetails(view: FigureView, pose: Pose, look: Look, sections: readonly Section[]): void {
  switch (look.garment) {
    case "coat":
    case "jacket":
    case "suit":
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
    case "swimsuit":
      return;
    case "shirt":
      return look.child ? paintTeeShirt(view, pose, look) : paintShirt(view, pose, look, sections);
  }
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
    if (look.garment === "suit" && look.sex === "male") paintTie(view, look, chestAt);
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

function paintTie(view: FigureView, look: Look, chestAt: (along: number, angle: number) => Point): void {
  const { context, light } = view;
  context.fillStyle = css(mix(light.dark(look.under), light.bright(look.under), 0.9));
  for (const sign of [-1, 1] as const)
    fillPolygon(view, [chestAt(1.07, sign * 0.9), chestAt(1.0, sign * 0.05), chestAt(0.9, sign * 0.42)]);
  context.fillStyle = css(mix(light.dark(look.accent), light.bright(look.accent), 0.75));
  fillPolygon(view, [chestAt(1.0, -0.13), chestAt(1.0, 0.13), chestAt(0.93, 0.08), chestAt(0.93, -0.08)]);
  fillPolygon(view, [
    chestAt(0.93, -0.07),
    chestAt(0.93, 0.07),
    chestAt(0.62, 0.14),
    chestAt(0.53, 0),
    chestAt(0.62, -0.14),
  ]);
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
  context.lineCap = "round";
  traceCurve(context, [
    around(view, pose, look, 0.06, -0.75),
    around(view, pose, look, 0.2, -0.72),
    around(view, pose, look, 0.32, -0.42),
    around(view, pose, look, 0.33, 0),
    around(view, pose, look, 0.32, 0.42),
    around(view, pose, look, 0.2, 0.72),
    around(view, pose, look, 0.06, 0.75),
  ]);
  context.stroke();
  context.strokeStyle = css(mix(light.dark([244, 240, 232]), light.bright([244, 240, 232]), 0.8));
  context.lineWidth = Math.max(0.9, view.scale * 0.011);
  for (const [sign, end] of [
    [-1, 0.66],
    [1, 0.62],
  ] as const) {
    traceCurve(context, [
      around(view, pose, look, 0.88, sign * 0.26),
      around(view, pose, look, 0.78, sign * 0.3),
      around(view, pose, look, end, sign * 0.27),
    ]);
    context.stroke();
  }
  const bottom = sections.at(-1);
  if (bottom === undefined) return;
  context.strokeStyle = css(light.dark(scaled(look.top, 0.75)), 0.5);
  context.lineWidth = view.scale * 0.05;
  context.lineCap = "butt";
  traceCurve(context, [
    surfacePoint(view, bottom, -1.5),
    surfacePoint(view, bottom, 0),
    surfacePoint(view, bottom, 1.5),
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

/** A collar, a row of buttons and a breast pocket. */
function paintShirt(view: FigureView, pose: Pose, look: Look, sections: readonly Section[]): void {
  const { context, light } = view;
  if (Math.cos(view.angle(pose.chestYaw)) < -0.1) return;
  const at = (along: number, angle: number): Point => around(view, pose, look, along, angle);
  const hem = sections.at(-1);
  context.fillStyle = css(mix(light.dark(look.skin), light.bright(look.skin), 0.6));
  fillPolygon(view, [at(1.06, -0.7), at(1.06, 0.7), at(0.95, 0.25), at(0.88, 0), at(0.95, -0.25)]);
  context.strokeStyle = css(light.dark(scaled(look.top, 0.7)), 0.55);
  context.lineWidth = Math.max(0.8, view.scale * 0.006);
  context.lineCap = "round";
  if (hem !== undefined) {
    for (const angle of [-0.07, 0.12]) {
      traceCurve(context, [at(0.88, angle), at(0.4, angle), surfacePoint(view, hem, angle)]);
      context.stroke();
    }
  }
  context.fillStyle = css(light.bright([248, 246, 240]), 0.9);
  for (const along of [0.8, 0.64, 0.48, 0.32, 0.16]) {
    const button = at(along, 0.025);
    context.beginPath();
    context.arc(button.x, button.y, Math.max(0.7, view.scale * 0.0075), 0, 2 * Math.PI);
    context.fill();
  }
  const pocket = [at(0.72, 0.35), at(0.72, 0.85), at(0.56, 0.85), at(0.53, 0.6), at(0.56, 0.35)];
  if (Math.cos(view.angle(pose.chestYaw) + 0.6) > 0.25) {
    context.beginPath();
    pocket.forEach(({ x, y }, index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.closePath();
    context.stroke();
  }
  context.fillStyle = css(mix(light.dark(look.top), light.bright(scaled(look.top, 1.08)), 0.85));
  for (const sign of [-1, 1] as const) {
    fillPolygon(view, [
      at(1.07, sign * 1.3),
      at(1.03, sign * 0.55),
      at(0.9, sign * 0.12),
      at(0.86, sign * 0.5),
      at(0.97, sign * 1.1),
    ]);
    context.stroke();
  }
}

/** A child's shirt: a round neck and two stripes. */
function paintTeeShirt(view: FigureView, pose: Pose, look: Look): void {
  const { context, light } = view;
  const front = Math.cos(view.angle(pose.chestYaw)) > 0 ? 0 : Math.PI;
  const at = (along: number, angle: number): Point => around(view, pose, look, along, front + angle);
  context.lineCap = "butt";
  context.strokeStyle = css(mix(light.dark([250, 246, 238]), light.bright([250, 246, 238]), 0.75), 0.9);
  context.lineWidth = view.scale * 0.034;
  for (const along of [0.56, 0.4]) {
    traceCurve(context, [
      at(along, -1.57),
      at(along - 0.02, -0.8),
      at(along - 0.03, 0),
      at(along - 0.02, 0.8),
      at(along, 1.57),
    ]);
    context.stroke();
  }
  if (front !== 0) return;
  context.fillStyle = css(mix(light.dark(look.skin), light.bright(look.skin), 0.6));
  fillPolygon(view, [at(1.06, -1), at(1.06, 1), at(0.94, 0.4), at(0.91, 0), at(0.94, -0.4)]);
  context.strokeStyle = css(light.dark(scaled(look.top, 0.75)), 0.8);
  context.lineWidth = Math.max(0.8, view.scale * 0.012);
  traceCurve(context, [at(1.04, -1), at(0.94, -0.4), at(0.91, 0), at(0.94, 0.4), at(1.04, 1)]);
  context.stroke();
}

/** The hood that lies on the back of a hoodie: seen around the neck. */
export function paintHood(view: FigureView, pose: Pose, look: Look): void {
  const { context, light } = view;
  const back = Math.cos(view.angle(pose.chestYaw)) < -0.1;
  const at: Vec3 = [
    pose.neck[0] - 0.07 * Math.sin(pose.chestYaw),
    pose.neck[1],
    pose.neck[2] - 0.07 * Math.cos(pose.chestYaw),
  ];
  const ring = (up: number, halfWidth: number): Section => ({
    centre: [at[0], at[1] + up, at[2]],
    halfWidth: halfWidth * look.build,
    halfDepth: halfWidth * 0.72 * look.build,
    yaw: pose.chestYaw,
  });
  traceSmooth(
    context,
    outlineOf(view, [
      ring(0.075, 0.09),
      ring(0.045, 0.13),
      ring(-0.02, 0.15),
      ring(-0.09, back ? 0.13 : 0.12),
      ring(-0.15, back ? 0.06 : 0.1),
    ]),
  );
  context.fillStyle = css(
    back ? mix(light.dark(look.top), light.bright(look.top), 0.62) : scaled(light.dark(look.top), 0.85),
  );
  context.fill();
  if (!back || !view.fine) return;
  context.strokeStyle = css(light.dark(scaled(look.top, 0.6)), 0.5);
  context.lineWidth = Math.max(0.8, view.scale * 0.008);
  context.stroke();
}

/** What an astronaut breathes from. */
export function paintBackpack(view: FigureView, pose: Pose, look: Look): void {
  const { context, light } = view;
  const back = 0.23;
  const at = (up: number, halfWidth: number): Section => ({
    centre: [
      pose.chest[0] - back * Math.sin(pose.chestYaw),
      pose.chest[1] + up,
      pose.chest[2] - back * Math.cos(pose.chestYaw),
    ],
    halfWidth,
    halfDepth: 0.1,
    yaw: pose.chestYaw,
  });
  const outline = outlineOf(view, [
    at(0.27, 0.16),
    at(0.25, 0.2),
    at(0.1, 0.215),
    at(-0.18, 0.21),
    at(-0.26, 0.19),
    at(-0.28, 0.14),
  ]);
  const colour = scaled(look.top, 0.86);
  traceSmooth(context, outline);
  const middle = view.at(pose.chest);
  const shade = context.createLinearGradient(
    middle.x + light.keySide * 0.22 * view.scale,
    0,
    middle.x - light.keySide * 0.22 * view.scale,
    0,
  );
  shade.addColorStop(0, css(light.bright(colour)));
  shade.addColorStop(1, css(light.dark(colour)));
  context.fillStyle = shade;
  context.fill();
  if (Math.cos(view.angle(pose.chestYaw)) > -0.1 || !view.fine) return;
  context.strokeStyle = css(light.dark(scaled(colour, 0.6)), 0.7);
  context.lineWidth = Math.max(0.8, view.scale * 0.01);
  context.stroke();
  for (const [up, halfWidth] of [
    [0.12, 0.2],
    [-0.1, 0.2],
  ] as const) {
    const row = surfacePoint(view, at(up, halfWidth), Math.PI - 1.2);
    const end = surfacePoint(view, at(up, halfWidth), Math.PI + 1.2);
    context.beginPath();
    context.moveTo(row.x, row.y);
    context.lineTo(end.x, end.y);
    context.stroke();
  }
  const lamp = surfacePoint(view, at(0.19, 0.2), Math.PI);
  context.fillStyle = css(look.accent);
  context.beginPath();
  context.arc(lamp.x, lamp.y, view.scale * 0.02, 0, 2 * Math.PI);
  context.fill();
}

/** A scarf around the neck with one end hanging. */
export function paintScarf(view: FigureView, pose: Pose, look: Look): void {
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
