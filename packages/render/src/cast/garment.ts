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
