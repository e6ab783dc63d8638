import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { project } from "../scene/camera.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import type { TimeOfDay } from "../scene-spec.ts";
import { buildRoom, floorDeep, sideLong, type RoomPlan, type RoomThing, type SurfaceBrush } from "./room.ts";
import type { RoomLamp } from "./room-light.ts";
import { fillArea, paintPlaster } from "./room-surfaces.ts";
import { paintBlock, paintUpright, shadeAt, standFlat, traceDisc } from "./room-view.ts";

const halfWidth = 4;
const high = 3.9;
const backZ = 2.3;
/** Half of the paper's width, and where its roll hangs. */
const paper = { half: 2.05, rollY: 3.15 } as const;

interface Backdrop {
  readonly paper: Rgb;
  readonly glow: Rgb;
  readonly accent: Rgb;
  /** A mottled canvas for portraits instead of smooth paper. */
  readonly canvas: boolean;
}

const backdrops: readonly [Backdrop, ...Backdrop[]] = [
  { paper: [176, 190, 206], glow: [255, 250, 244], accent: [232, 120, 84], canvas: false },
  { paper: [222, 176, 158], glow: [255, 238, 222], accent: [84, 132, 140], canvas: false },
  { paper: [104, 112, 108], glow: [255, 236, 206], accent: [206, 168, 96], canvas: true },
  { paper: [92, 108, 152], glow: [226, 232, 255], accent: [240, 176, 92], canvas: false },
];

/** The lamps' filters follow the hour the prompt names. */
const gels: Readonly<
  Record<TimeOfDay, { readonly key: Rgb; readonly back: Rgb; readonly ambient: number; readonly strength: number }>
> = {
  dawn: { key: [255, 220, 206], back: [255, 186, 190], ambient: 0.55, strength: 0.66 },
  day: { key: [255, 252, 246], back: [255, 255, 255], ambient: 0.62, strength: 0.74 },
  sunset: { key: [255, 206, 150], back: [255, 140, 72], ambient: 0.5, strength: 0.66 },
  dusk: { key: [226, 206, 255], back: [150, 110, 236], ambient: 0.6, strength: 0.5 },
  night: { key: [206, 220, 255], back: [66, 104, 206], ambient: 0.42, strength: 0.42 },
};

/** A photographer's studio: paper that sweeps from the wall onto the floor, softboxes at the sides, a plinth for products. */
export function buildStudio(context: ShotContext): ShotPainter {
  const { shot } = context;
  const backdrop = backdrops[shot.setting.variant % backdrops.length] ?? backdrops[0];
  const gel = gels[shot.setting.timeOfDay];
  const people = shot.actors.some((actor) => "age" in actor);
  const small = shot.actors.length > 0 && !people;
  const plinth = { x: 0, z: 0.05, high: 0.78, radius: 0.34 };
  const keyLamp: RoomLamp = {
    x: -1.9,
    y: 2.3,
    z: -0.7,
    colour: gel.key,
    strength: gel.strength,
    reach: 2.1,
    kind: "always",
  };
  const plan: RoomPlan = {
    halfWidth,
    high,
    backZ,
    paintBack(brush) {
      paintPlaster(brush, { x: -halfWidth, y: 0, wide: 2 * halfWidth, high }, [74, 72, 78]);
      paintPaper(brush, { x: -paper.half, y: 0, wide: 2 * paper.half, high: paper.rollY }, backdrop);
    },
    paintSide(brush) {
      paintPlaster(brush, { x: 0, y: 0, wide: sideLong, high }, [66, 64, 70]);
    },
    paintFloor(brush) {
      fillArea(brush.context, { x: -halfWidth, y: 0, wide: 2 * halfWidth, high: floorDeep }, "rgb(96,92,94)");
      fillArea(brush.context, { x: -paper.half, y: 0, wide: 2 * paper.half, high: 5.2 }, css(backdrop.paper));
      const edge = brush.context.createLinearGradient(0, 4.2, 0, 5.2);
      edge.addColorStop(0, css([30, 24, 30], 0));
      edge.addColorStop(1, css([30, 24, 30], 0.16));
      fillArea(brush.context, { x: -paper.half, y: 4.2, wide: 2 * paper.half, high: 1 }, "rgba(0,0,0,0)");
      brush.context.fillStyle = edge;
      brush.context.fillRect(-paper.half, 4.2, 2 * paper.half, 1);
    },
    paintCeiling(brush) {
      fillArea(brush.context, { x: -halfWidth, y: 0, wide: 2 * halfWidth, high: floorDeep }, "rgb(44,42,48)");
    },
    windows: [],
    lamps: [
      keyLamp,
      {
        x: 2.2,
        y: 1.9,
        z: -0.4,
        colour: mix(gel.key, gel.back, 0.5),
        strength: gel.strength * 0.45,
        reach: 1.7,
        kind: "always",
      },
      {
        x: 0.1,
        y: 1.5,
        z: backZ - 0.7,
        colour: mix(gel.back, backdrop.glow, 0.3),
        strength: gel.strength * 0.95,
        reach: 1.15,
        kind: "always",
      },
      { x: 0, y: 2.6, z: -2.5, colour: gel.key, strength: gel.strength * 0.36, reach: 3, kind: "always" },
    ],
    ambient: gel.ambient,
    gloss: 0.16,
    // A product fills more of the picture than things do elsewhere.
    ...(small ? { view: { rise: 0, share: shot.camera.framing === "wide" ? 0.5 : 0.62 } } : {}),
    thingSpot: "podium",
    seats: [],
    spots: {
      podium: {
        x: plinth.x,
        y: plinth.high,
        z: plinth.z,
        room: { half: 0.25, deep: 0.13 },
        people: { x: 0, y: 0, z: 0 },
      },
      table: {
        x: plinth.x,
        y: plinth.high,
        z: plinth.z,
        room: { half: 0.25, deep: 0.13 },
        people: { x: 0, y: 0, z: 0 },
      },
      floor: { x: 0, y: 0, z: 0 },
    },
    keySide: -1,
    frontLight: 0.95,
    dust: false,
    things: [
      roll(),
      softbox({ x: -2.3, z: 0.55, y: 1.85 }, { colour: gel.key, wide: 0.9, high: 1.25, towards: 1 }),
      softbox({ x: 2.5, z: 0.75, y: 1.7 }, { colour: mix(gel.key, gel.back, 0.5), wide: 0.6, high: 1.1, towards: -1 }),
      ...[-1, 1].map((side) =>
        spotlight({ x: side * 2.75, z: 1.75, y: 2.6 }, { colour: gel.back, towards: side < 0 ? 1 : -1 }),
      ),
      crate({ x: 2.75, z: 1.2 }),
      ...(small || shot.actors.length === 0
        ? [plinthAt(plinth, mix(backdrop.paper, [255, 255, 255], 0.35), backdrop.accent)]
        : []),
    ],
  };
  return buildRoom(context, plan);
}

function paintPaper(
  brush: SurfaceBrush,
  area: { x: number; y: number; wide: number; high: number },
  backdrop: Backdrop,
): void {
  const { context } = brush;
  if (backdrop.canvas) {
    paintPlaster(brush, area, backdrop.paper);
    for (let cloud = 0; cloud < 60; cloud++) {
      const x = area.x + ((cloud * 0.618) % 1) * area.wide;
      const y = area.y + ((cloud * 0.377) % 1) * area.high;
      const blot = context.createRadialGradient(x, y, 0, x, y, 0.5);
      const tone = cloud % 2 === 0 ? scaled(backdrop.paper, 1.18) : scaled(backdrop.paper, 0.82);
      blot.addColorStop(0, css(tone, 0.4));
      blot.addColorStop(1, css(tone, 0));
      context.fillStyle = blot;
      context.fillRect(Math.max(area.x, x - 0.5), Math.max(0, y - 0.5), Math.min(1, area.x + area.wide - x + 0.5), 1);
    }
  } else fillArea(context, area, css(backdrop.paper));
  // Faint waves in the hanging paper.
  for (const at of [0.16, 0.44, 0.71]) {
    const wave = context.createLinearGradient(area.x + area.wide * at, 0, area.x + area.wide * (at + 0.12), 0);
    wave.addColorStop(0, "rgba(255,255,255,0)");
    wave.addColorStop(0.5, "rgba(255,255,255,0.07)");
    wave.addColorStop(1, "rgba(0,0,0,0.02)");
    context.fillStyle = wave;
    context.fillRect(area.x + area.wide * at, 0, area.wide * 0.12, area.high);
  }
  // Where it bends it faces the light.
  const bend = context.createLinearGradient(0, 0, 0, 0.8);
  bend.addColorStop(0, "rgba(255,255,255,0.16)");
  bend.addColorStop(1, "rgba(255,255,255,0)");
  context.fillStyle = bend;
  context.fillRect(area.x, 0, area.wide, 0.8);
  fillArea(context, { x: area.x, y: 0, wide: 0.012, high: area.high }, "rgba(0,0,0,0.3)");
  fillArea(context, { x: area.x + area.wide, y: 0, wide: 0.05, high: area.high }, "rgba(0,0,0,0.35)");
}

function roll(): RoomThing {
  return {
    z: backZ - 0.1,
    paint(view) {
      for (const side of [-1, 1])
        paintBlock(view, {
          x: side * (paper.half + 0.16),
          y: 0,
          z: backZ - 0.1,
          wide: 0.045,
          high: paper.rollY + 0.1,
          deep: 0.045,
          colour: [40, 40, 44],
        });
      paintBlock(view, {
        x: 0,
        y: paper.rollY - 0.06,
        z: backZ - 0.1,
        wide: 2 * paper.half + 0.34,
        high: 0.12,
        deep: 0.12,
        colour: [196, 190, 182],
        round: 0.05,
      });
    },
  };
}

/** A large soft lamp on a stand, turned towards the middle. */
function softbox(
  at: { readonly x: number; readonly y: number; readonly z: number },
  make: { readonly colour: Rgb; readonly wide: number; readonly high: number; readonly towards: 1 | -1 },
): RoomThing {
  return {
    z: at.z,
    foot: { x: at.x - make.towards * 0.2, z: at.z, wide: 0.7, deep: 0.6 },
    paint(view) {
      const { context } = view;
      const { towards } = make;
      const stand = at.x - towards * 0.28;
      for (const [dx, dz] of [
        [-0.32, -0.15],
        [0.32, -0.15],
        [0, 0.3],
      ] as const) {
        const foot = project(view.camera, stand + dx, 0.02, at.z + dz);
        const hub = project(view.camera, stand, 0.55, at.z);
        context.strokeStyle = shadeAt(view, [44, 44, 50], { x: stand, y: 0.4, z: at.z });
        context.lineWidth = Math.max(0.8, 0.024 * hub.scale);
        context.beginPath();
        context.moveTo(hub.x, hub.y);
        context.lineTo(foot.x, foot.y);
        context.stroke();
      }
      paintBlock(view, { x: stand, y: 0.5, z: at.z, wide: 0.03, high: at.y - 0.5, deep: 0.03, colour: [52, 52, 58] });
      const flat = view.flat(`softbox ${at.x}`, { wide: make.wide * 1.3, high: make.high * 1.1 }, (pen) => {
        const { wide, high: tall } = make;
        // The black hood, seen from the side, and the glowing front.
        pen.fillStyle = "rgb(26,26,30)";
        pen.beginPath();
        pen.moveTo(-wide * 0.62, tall * 0.36);
        pen.lineTo(-wide * 0.1, 0.02);
        pen.lineTo(wide * 0.5, 0.08);
        pen.lineTo(wide * 0.5, tall * 0.98);
        pen.lineTo(-wide * 0.1, tall * 1.06);
        pen.lineTo(-wide * 0.62, tall * 0.66);
        pen.fill();
        const front = pen.createRadialGradient(wide * 0.2, tall * 0.52, 0.05, wide * 0.2, tall * 0.52, tall * 0.62);
        front.addColorStop(0, "rgb(255,255,255)");
        front.addColorStop(0.5, css(mix(make.colour, [255, 255, 255], 0.55)));
        front.addColorStop(1, css(scaled(make.colour, 0.86)));
        pen.fillStyle = front;
        pen.beginPath();
        pen.moveTo(-wide * 0.08, 0.06);
        pen.lineTo(wide * 0.48, 0.1);
        pen.lineTo(wide * 0.48, tall * 0.96);
        pen.lineTo(-wide * 0.08, tall * 1.02);
        pen.fill();
        pen.strokeStyle = "rgba(30,30,34,0.5)";
        pen.lineWidth = 0.012;
        pen.stroke();
      });
      standFlat(view, flat, { x: at.x, y: at.y - make.high / 2, z: at.z }, { flip: towards < 0 });
      const glow = project(view.camera, at.x + towards * 0.15, at.y, at.z);
      view.glows.stamp(context, { x: glow.x, y: glow.y, radius: 1.5 * glow.scale, colour: make.colour, strength: 0.5 });
    },
  };
}

function spotlight(
  at: { readonly x: number; readonly y: number; readonly z: number },
  make: { readonly colour: Rgb; readonly towards: 1 | -1 },
): RoomThing {
  return {
    z: at.z,
    foot: { x: at.x, z: at.z, wide: 0.4, deep: 0.4 },
    paint(view) {
      paintBlock(view, { x: at.x, y: 0, z: at.z, wide: 0.028, high: at.y, deep: 0.028, colour: [48, 48, 54] });
      paintUpright(view, at, (pen) => {
        pen.rotate(make.towards * -0.5);
        pen.fillStyle = shadeAt(view, [40, 40, 46], at, 1.2);
        pen.beginPath();
        pen.roundRect(-0.1, -0.09, 0.24, 0.18, 0.03);
        pen.fill();
        pen.fillStyle = css(mix(make.colour, [255, 255, 255], 0.5));
        pen.beginPath();
        pen.ellipse(make.towards * 0.12, 0, 0.03, 0.085, 0, 0, 2 * Math.PI);
        pen.fill();
      });
      const glow = project(view.camera, at.x + make.towards * 0.12, at.y, at.z);
      view.glows.stamp(view.context, {
        x: glow.x,
        y: glow.y,
        radius: 0.7 * glow.scale,
        colour: make.colour,
        strength: 0.7,
      });
    },
  };
}

function crate(at: { readonly x: number; readonly z: number }): RoomThing {
  return {
    z: at.z,
    foot: { ...at, wide: 0.6, deep: 0.4 },
    paint(view) {
      paintBlock(view, { ...at, y: 0, wide: 0.6, high: 0.3, deep: 0.36, colour: [176, 132, 84], finish: "wood" });
      paintBlock(view, {
        ...at,
        x: at.x + 0.05,
        y: 0.3,
        wide: 0.44,
        high: 0.2,
        deep: 0.3,
        colour: [166, 122, 76],
        finish: "wood",
      });
    },
  };
}

/** A round plinth of two steps, edged with an accent, for what is being shown. */
function plinthAt(
  plinth: { readonly x: number; readonly z: number; readonly high: number; readonly radius: number },
  colour: Rgb,
  accent: Rgb,
): RoomThing {
  const drum = (
    view: Parameters<RoomThing["paint"]>[0],
    step: { y: number; high: number; radius: number; colour: Rgb },
  ): void => {
    const { context } = view;
    const top = { x: plinth.x, y: step.y + step.high, z: plinth.z };
    const low = project(view.camera, plinth.x, step.y, plinth.z);
    const upper = project(view.camera, plinth.x, top.y, plinth.z);
    const flatLow = (step.radius * low.scale * Math.abs(view.camera.y - step.y)) / low.depth;
    const flatTop = (step.radius * upper.scale * Math.abs(view.camera.y - top.y)) / upper.depth;
    const wide = step.radius * low.scale;
    const side = context.createLinearGradient(low.x - wide, 0, low.x + wide, 0);
    side.addColorStop(0, shadeAt(view, step.colour, { ...top, x: plinth.x - step.radius }, 0.78));
    side.addColorStop(0.28, shadeAt(view, step.colour, { ...top, z: plinth.z - step.radius }, 1.04));
    side.addColorStop(0.7, shadeAt(view, step.colour, top, 0.7));
    side.addColorStop(1, shadeAt(view, step.colour, top, 0.46));
    context.fillStyle = side;
    context.beginPath();
    context.ellipse(low.x, low.y, wide, flatLow, 0, 0, Math.PI);
    context.ellipse(upper.x, upper.y, wide, flatTop, 0, Math.PI, 0, true);
    context.fill();
    traceDisc(view, top, step.radius);
    context.fillStyle = shadeAt(view, step.colour, top, 1.16);
    context.fill();
    context.strokeStyle = css(mix(step.colour, [255, 255, 255], 0.6), 0.6);
    context.lineWidth = Math.max(0.6, 0.006 * upper.scale);
    context.stroke();
  };
  return {
    z: plinth.z + 0.06,
    foot: { x: plinth.x, z: plinth.z, wide: plinth.radius * 2.9, deep: plinth.radius * 2.6 },
    paint(view) {
      drum(view, { y: 0, high: 0.16, radius: plinth.radius * 1.45, colour: scaled(colour, 0.92) });
      drum(view, { y: 0.16, high: plinth.high - 0.2, radius: plinth.radius, colour });
      drum(view, {
        y: plinth.high - 0.04,
        high: 0.04,
        radius: plinth.radius * 1.04,
        colour: mix(accent, colour, 0.25),
      });
    },
  };
}
