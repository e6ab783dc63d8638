import { css, scaled, type Rgb } from "../scene/colour.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { deskChair, laptop, monitor, papers, pens } from "./desk-things.ts";
import { cup } from "./furniture/hot-cup.ts";
import { pendant, tableLamp } from "./furniture/lamps.ts";
import { plant } from "./furniture/potted-plant.ts";
import { shelves } from "./furniture/shelves.ts";
import { table } from "./furniture/tables.ts";
import { wallClock } from "./furniture/wall-clock.ts";
import { paintCasing, sill } from "./furniture/window-casing.ts";
import { buildRoom, floorDeep, sideLong, type RoomPlan, type RoomThing, type SurfaceBrush } from "./room.ts";
import { fillArea, paintBoards, paintBricks, paintCarpet, paintPlaster, paintSkirting } from "./room-surfaces.ts";
import { paintBlock } from "./room-view.ts";
import type { RoomWindow } from "./room-window.ts";

const halfWidth = 3.9;
const high = 2.9;
const backZ = 4;

interface Firm {
  readonly wall: Rgb;
  readonly brick: boolean;
  readonly floor: Rgb;
  readonly wooden: boolean;
  readonly desk: Rgb;
  readonly legs: Rgb;
  readonly chair: Rgb;
  readonly accent: Rgb;
  readonly frame: Rgb;
  readonly lamp: "tube" | "dome";
}

/** In the order of `settingVariants`. */
const firms: readonly [Firm, ...Firm[]] = [
  {
    wall: [214, 218, 220],
    brick: false,
    floor: [104, 116, 128],
    wooden: false,
    desk: [222, 204, 176],
    legs: [90, 94, 100],
    chair: [52, 62, 78],
    accent: [40, 124, 150],
    frame: [120, 126, 134],
    lamp: "tube",
  },
  {
    wall: [190, 116, 92],
    brick: true,
    floor: [158, 116, 78],
    wooden: true,
    desk: [142, 96, 62],
    legs: [44, 42, 44],
    chair: [176, 98, 60],
    accent: [222, 150, 66],
    frame: [48, 46, 48],
    lamp: "dome",
  },
  {
    wall: [232, 228, 218],
    brick: false,
    floor: [198, 170, 134],
    wooden: true,
    desk: [244, 242, 236],
    legs: [214, 190, 152],
    chair: [92, 138, 122],
    accent: [232, 132, 96],
    frame: [240, 238, 232],
    lamp: "dome",
  },
];

/** An office floor: a wall of windows over the town, desks with screens, a whiteboard full of notes. */
export function buildOffice(context: ShotContext): ShotPainter {
  const firm = firms[context.shot.setting.variant % firms.length] ?? firms[0];
  const windows: RoomWindow[] = [-3.35, -1.2, 0.95].map((x) => ({
    x,
    y: 0.86,
    wide: 1.85,
    high: 1.62,
    panes: 2,
    frame: firm.frame,
    view: "city",
  }));
  const desk = { x: 1.05, z: 0.55, high: 0.74 };
  const plan: RoomPlan = {
    halfWidth,
    high,
    backZ,
    paintBack(brush) {
      const wall = { x: -halfWidth, y: 0, wide: 2 * halfWidth, high };
      if (firm.brick) paintBricks(brush, wall, firm.wall);
      else paintPlaster(brush, wall, firm.wall);
      paintSkirting(brush, wall, scaled(firm.frame, 0.9));
      for (const window of windows) paintCasing(brush.context, window, firm.frame);
      fillArea(brush.context, { x: 2.86, y: 0, wide: 0.12, high }, css(scaled(firm.accent, 0.8)));
    },
    paintSide: (brush) => paintNotes(brush, firm),
    paintFloor(brush) {
      const floor = { x: -halfWidth, y: 0, wide: 2 * halfWidth, high: floorDeep };
      if (firm.wooden) paintBoards(brush, floor, { colour: firm.floor, boardMetres: 0.2, contrast: 0.16 });
      else {
        paintCarpet(brush, floor, firm.floor);
        for (let x = -halfWidth; x < halfWidth; x += 0.6)
          for (let y = 0; y < floorDeep; y += 0.6)
            fillArea(
              brush.context,
              { x, y, wide: 0.6, high: 0.6 },
              (Math.round(x / 0.6) + Math.round(y / 0.6)) % 2 === 0 ? "rgba(255,255,255,0.045)" : "rgba(0,0,0,0.05)",
            );
      }
    },
    paintCeiling(brush) {
      fillArea(
        brush.context,
        { x: -halfWidth, y: 0, wide: 2 * halfWidth, high: floorDeep },
        css(firm.brick ? [150, 132, 116] : [236, 236, 234]),
      );
      for (let y = 0; y < floorDeep; y += 0.6)
        fillArea(brush.context, { x: -halfWidth, y, wide: 2 * halfWidth, high: 0.014 }, "rgba(60,60,66,0.25)");
      for (let x = -halfWidth; x < halfWidth; x += 0.6)
        fillArea(brush.context, { x, y: 0, wide: 0.014, high: floorDeep }, "rgba(60,60,66,0.18)");
    },
    windows,
    lamps: [
      ...windows.map((window) => ({
        x: window.x + 0.9,
        y: 1.5,
        z: backZ - 0.6,
        colour: [255, 255, 255] as Rgb,
        strength: 0.36,
        reach: 2.2,
        kind: "daylight" as const,
      })),
      { x: -1, y: 2, z: -3, colour: [255, 255, 255], strength: 0.4, reach: 3.6, kind: "daylight" },
      ...[-2, 0, 2].map((x) => ({
        x,
        y: 2.3,
        z: 1.4,
        colour: (firm.lamp === "tube" ? [226, 236, 250] : [255, 206, 150]) as Rgb,
        strength: 0.55,
        reach: 1.6,
        kind: "lamp" as const,
      })),
      { x: desk.x, y: 1.05, z: desk.z - 0.3, colour: [120, 180, 240], strength: 0.22, reach: 0.6, kind: "lamp" },
      { x: -0.2, y: 2.2, z: -0.8, colour: [255, 226, 190], strength: 0.34, reach: 1.6, kind: "lamp" },
    ],
    ambient: 0.95,
    gloss: firm.wooden ? 0.14 : 0.05,
    thingSpot: "table",
    seats: ["chair"],
    spots: {
      table: {
        x: desk.x - 0.18,
        y: desk.high,
        z: desk.z - 0.14,
        room: { half: 0.45, deep: 0.11 },
        people: { x: desk.x, y: 0, z: desk.z + 0.5 },
      },
      chair: { x: desk.x, y: 0.47, z: desk.z + 0.62, people: { x: desk.x, y: 0, z: desk.z + 0.56 } },
      windowsill: { x: -0.1, y: 0.86, z: backZ - 0.14, people: { x: -0.3, y: 0, z: backZ - 0.6 } },
      floor: { x: -0.4, y: 0, z: -0.1 },
      sofa: { x: desk.x, y: 0.47, z: desk.z + 0.62, people: { x: desk.x, y: 0, z: desk.z + 0.56 } },
      counter: { x: desk.x - 0.18, y: desk.high, z: desk.z - 0.14, people: { x: desk.x, y: 0, z: desk.z + 0.5 } },
    },
    keySide: -1,
    frontLight: 0.78,
    dust: false,
    things: [
      ...windows.map((window) => sill(window, firm.frame, backZ)),
      plant({ x: -3.45, z: backZ - 0.5 }, { high: 1.5, kind: "fig", pot: [232, 230, 224], name: "tall" }),
      shelves(
        { x: 3.42, z: backZ - 0.2 },
        { wide: 0.8, high: 1.5, rows: 4, colour: scaled(firm.desk, 0.92), holds: "files", name: "files" },
      ),
      plant({ x: 3.35, z: backZ - 0.25, y: 1.5 }, { high: 0.5, kind: "fern", pot: firm.accent, name: "shelf" }),
      wallClock(
        { x: 3.4, y: 2.3, z: backZ - 0.03 },
        { radius: 0.19, frame: [54, 56, 62], hour: clockHours[context.shot.setting.timeOfDay] },
      ),
      // A row of desks at the windows, and one of our own.
      ...[-2.5, -0.75].flatMap((x) => station({ x, z: 2.65 }, firm, "front")),
      station({ x: 1.3, z: 2.75 }, firm, "front")[0] ?? [],
      deskChair({ x: -2.45, z: 1.95 }, { colour: firm.chair, towards: "away" }),
      deskChair({ x: -0.75, z: 1.9 }, { colour: firm.chair, towards: "away" }),
      partition({ x: -2.9, z: 0.95 }, firm),
      deskChair({ x: desk.x, z: desk.z + 0.6 }, { colour: firm.chair, towards: "us" }),
      table(
        { x: desk.x, z: desk.z },
        {
          wide: 1.5,
          deep: 0.68,
          high: desk.high,
          colour: firm.desk,
          legs: firm.legs,
          things: [
            laptop({ x: desk.x + 0.06, y: desk.high, z: desk.z + 0.08 }, { shows: "back" }),
            papers({ x: desk.x - 0.42, y: desk.high, z: desk.z + 0.06 }),
            pens({ x: desk.x + 0.42, y: desk.high, z: desk.z + 0.14 }, firm.accent),
            tableLamp({ x: desk.x + 0.62, y: desk.high, z: desk.z + 0.12 }, { shade: firm.accent, foot: [70, 72, 78] }),
            cup({ x: desk.x - 0.62, y: desk.high, z: desk.z - 0.16 }, [240, 238, 232]),
          ],
        },
      ),
      ...(firm.lamp === "tube"
        ? [-2, 0, 2].map((x) =>
            pendant({ x, y: 2.55, z: 1.6 }, { kind: "tube", colour: [210, 214, 220], ceiling: high, wide: 1.3 }),
          )
        : [-1.9, 0, 1.9].map((x) =>
            pendant({ x, y: 2.15, z: 1.4 }, { kind: "dome", colour: firm.accent, ceiling: high, wide: 0.42 }),
          )),
    ].flat(),
  };
  return buildRoom(context, plan);
}

const clockHours = { dawn: 6.7, day: 10.3, sunset: 18.6, dusk: 20.1, night: 22.4 } as const;

/** A desk with a screen. */
function station(at: { readonly x: number; readonly z: number }, firm: Firm, shows: "front" | "back"): RoomThing[] {
  return [
    table(at, {
      wide: 1.4,
      deep: 0.66,
      high: 0.74,
      colour: firm.desk,
      legs: firm.legs,
      things: [
        monitor(
          { x: at.x - 0.05, y: 0.74, z: at.z + 0.16 },
          { shows, tint: at.x < -1 ? [96, 170, 226] : [120, 200, 190] },
        ),
        papers({ x: at.x + 0.44, y: 0.74, z: at.z - 0.05 }),
        pens({ x: at.x - 0.5, y: 0.74, z: at.z + 0.1 }, firm.accent),
      ],
    }),
  ];
}

/** A felt screen between desks. */
function partition(at: { readonly x: number; readonly z: number }, firm: Firm): RoomThing {
  return {
    z: at.z,
    foot: { ...at, wide: 1.6, deep: 0.1 },
    paint(view) {
      for (const end of [-0.72, 0.72])
        paintBlock(view, { x: at.x + end, y: 0, z: at.z, wide: 0.05, high: 0.3, deep: 0.3, colour: firm.legs });
      paintBlock(view, {
        ...at,
        y: 0.16,
        wide: 1.6,
        high: 1.12,
        deep: 0.05,
        colour: scaled(firm.accent, 0.75),
        round: 0.03,
        front(pen) {
          for (const [x, y, colour] of [
            [0.3, 0.7, "rgb(250,232,130)"],
            [0.52, 0.76, "rgb(250,178,150)"],
            [0.36, 0.48, "rgb(170,220,236)"],
            [0.98, 0.66, "rgb(250,248,240)"],
          ] as const) {
            pen.fillStyle = colour;
            pen.fillRect(x, y, 0.15, 0.15);
          }
        },
      });
    },
  };
}

/** A whiteboard on the side walls, with a chart and notes. */
function paintNotes(brush: SurfaceBrush, firm: Firm): void {
  const { context } = brush;
  paintPlaster(brush, { x: 0, y: 0, wide: sideLong, high }, firm.brick ? [214, 200, 184] : scaled(firm.wall, 0.98));
  paintSkirting(brush, { x: 0, wide: sideLong }, scaled(firm.frame, 0.9));
  fillArea(context, { x: 0.55, y: 0.95, wide: 2.1, high: 1.2 }, "rgb(150,154,160)");
  fillArea(context, { x: 0.6, y: 1, wide: 2, high: 1.1 }, "rgb(250,250,250)");
  context.lineWidth = 0.02;
  context.strokeStyle = "rgb(60,110,190)";
  context.beginPath();
  context.moveTo(0.75, 1.15);
  context.lineTo(1, 1.4);
  context.lineTo(1.2, 1.3);
  context.lineTo(1.55, 1.85);
  context.stroke();
  for (const [x, y, colour] of [
    [1.75, 1.7, "rgb(250,226,110)"],
    [1.98, 1.74, "rgb(250,170,150)"],
    [2.2, 1.68, "rgb(160,214,236)"],
    [1.8, 1.4, "rgb(180,226,160)"],
    [2.1, 1.42, "rgb(250,226,110)"],
  ] as const)
    fillArea(context, { x, y, wide: 0.17, high: 0.17 }, colour);
}
