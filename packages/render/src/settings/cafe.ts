import { css, scaled, type Rgb } from "../scene/colour.ts";
import { letterFont, registerLetterFont } from "../scene/lettering.ts";
import { hashUnit } from "../scene/random.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { cabinet } from "./furniture/cabinet.ts";
import { chair } from "./furniture/chair.ts";
import { cup, paintSteam } from "./furniture/hot-cup.ts";
import { pendant } from "./furniture/lamps.ts";
import { plant } from "./furniture/potted-plant.ts";
import { shelves } from "./furniture/shelves.ts";
import { seatSpot } from "./furniture/sofa.ts";
import { roundTable } from "./furniture/tables.ts";
import { paintCasing, sill } from "./furniture/window-casing.ts";
import { buildRoom, floorDeep, sideLong, type RoomPlan, type RoomThing, type SurfaceBrush } from "./room.ts";
import {
  fillArea,
  paintBoards,
  paintBricks,
  paintPicture,
  paintPlaster,
  paintSkirting,
  paintTileFloor,
  paintWainscot,
} from "./room-surfaces.ts";
import { paintBlock, paintUpright, shadeAt } from "./room-view.ts";
import type { RoomWindow } from "./room-window.ts";

const halfWidth = 3.7;
const high = 3.1;
const backZ = 3.7;

interface Parlour {
  readonly wall: Rgb;
  readonly brick: boolean;
  readonly wainscot?: Rgb;
  readonly floor: readonly [Rgb, Rgb] | Rgb;
  readonly wood: Rgb;
  readonly counter: Rgb;
  readonly accent: Rgb;
  readonly chair: Rgb;
  readonly machine: Rgb;
  readonly lamp: "bulb" | "dome";
  readonly sign: string;
}

/** In the order of `settingVariants`. */
const parlours: readonly [Parlour, ...Parlour[]] = [
  {
    wall: [168, 92, 70],
    brick: true,
    floor: [146, 102, 68],
    wood: [120, 76, 48],
    counter: [62, 88, 82],
    accent: [210, 150, 70],
    chair: [94, 60, 42],
    machine: [196, 200, 204],
    lamp: "bulb",
    sign: "COFFEE",
  },
  {
    wall: [226, 216, 198],
    brick: false,
    wainscot: [112, 140, 126],
    floor: [
      [236, 230, 218],
      [54, 60, 62],
    ],
    wood: [176, 130, 88],
    counter: [214, 200, 178],
    accent: [206, 112, 84],
    chair: [132, 92, 64],
    machine: [186, 60, 52],
    lamp: "dome",
    sign: "CAFÉ",
  },
  {
    wall: [64, 78, 92],
    brick: false,
    wainscot: [50, 58, 70],
    floor: [110, 72, 50],
    wood: [96, 60, 42],
    counter: [128, 76, 50],
    accent: [226, 176, 92],
    chair: [64, 46, 38],
    machine: [212, 176, 110],
    lamp: "bulb",
    sign: "COFFEE",
  },
];

/** A coffee house: counter with its machine and blackboard menu, round tables, bulbs on long flexes, the street outside. */
export function buildCafe(context: ShotContext): ShotPainter {
  registerLetterFont();
  const parlour = parlours[context.shot.setting.variant % parlours.length] ?? parlours[0];
  const window: RoomWindow = {
    x: -3.3,
    y: 0.7,
    wide: 2.5,
    high: 1.75,
    panes: 3,
    transom: 0.74,
    frame: scaled(parlour.wood, 0.8),
    view: "street",
  };
  const bar = { x: 1.75, z: 2.35 };
  const barHigh = 0.98;
  const near = { x: 0.85, z: 0.5 };
  const far = { x: -2.1, z: 2.2 };
  const front = { x: -2.15, z: 0.55 };
  const tableHigh = 0.74;
  const company = context.shot.actors.filter((actor) => "age" in actor && actor.action === "sit").length > 1;
  const seatX = near.x;
  const seatZ = near.z + 0.62;
  const plan: RoomPlan = {
    halfWidth,
    high,
    backZ,
    paintBack(brush) {
      const wall = { x: -halfWidth, y: 0, wide: 2 * halfWidth, high };
      if (parlour.brick) paintBricks(brush, wall, parlour.wall);
      else paintPlaster(brush, wall, parlour.wall);
      if (parlour.wainscot !== undefined) paintWainscot(brush, { ...wall, high: 0.66 }, parlour.wainscot);
      paintSkirting(brush, wall, scaled(parlour.wood, 0.8));
      paintCasing(brush.context, window, scaled(parlour.wood, 0.9));
      paintMenu(brush, { x: 0.35, y: 1.95, wide: 1.5, high: 0.88 }, parlour);
    },
    paintSide(brush) {
      const wall = { x: 0, y: 0, wide: sideLong, high };
      if (parlour.brick) paintBricks(brush, wall, parlour.wall);
      else paintPlaster(brush, wall, parlour.wall);
      if (parlour.wainscot !== undefined) paintWainscot(brush, { ...wall, high: 0.66 }, parlour.wainscot);
      paintPicture(brush, { x: 1.1, y: 1.35, wide: 0.5, high: 0.66 }, scaled(parlour.wood, 0.7), 0);
      paintPicture(brush, { x: 1.8, y: 1.45, wide: 0.42, high: 0.5 }, scaled(parlour.wood, 0.7), 2);
    },
    paintFloor(brush) {
      const floor = { x: -halfWidth, y: 0, wide: 2 * halfWidth, high: floorDeep };
      const [one, other] = parlour.floor;
      if (typeof one === "number")
        paintBoards(brush, floor, { colour: parlour.floor as Rgb, boardMetres: 0.15, contrast: 0.24 });
      else paintTileFloor(brush, floor, { one, other: other as Rgb, metres: 0.34 });
    },
    paintCeiling(brush) {
      fillArea(
        brush.context,
        { x: -halfWidth, y: 0, wide: 2 * halfWidth, high: floorDeep },
        css(scaled(parlour.wood, 0.55)),
      );
      for (let y = 0.3; y < floorDeep; y += 0.9)
        fillArea(brush.context, { x: -halfWidth, y, wide: 2 * halfWidth, high: 0.14 }, css(scaled(parlour.wood, 0.85)));
    },
    windows: [window],
    sunPatch: { x: 0.15, y: 0.95, wide: 1.2, high: 1 },
    lamps: [
      { x: -2, y: 1.6, z: backZ - 0.6, colour: [255, 255, 255], strength: 0.75, reach: 2.3, kind: "daylight" },
      { x: -1.5, y: 2, z: -3.2, colour: [255, 255, 255], strength: 0.4, reach: 3.4, kind: "daylight" },
      { x: 1.7, y: 2.1, z: 2.6, colour: [255, 186, 104], strength: 0.8, reach: 1.3, kind: "lamp" },
      { x: near.x, y: 1.9, z: 0.2, colour: [255, 188, 110], strength: 0.55, reach: 1.2, kind: "lamp" },
      { x: front.x, y: 1.9, z: 1.1, colour: [255, 184, 104], strength: 0.5, reach: 1.2, kind: "lamp" },
      { x: 1.6, y: 2, z: backZ - 0.3, colour: [255, 196, 120], strength: 0.3, reach: 1, kind: "always" },
    ],
    ambient: 1.02,
    gloss: 0.16,
    thingSpot: "table",
    seats: ["chair", "chair"],
    spots: {
      table: {
        x: near.x - 0.05,
        y: tableHigh,
        z: near.z - 0.05,
        room: { half: 0.3, deep: 0.15, middle: 0.05 },
        people: { x: near.x, y: 0, z: seatZ },
      },
      chair: seatSpot(seatX, seatZ),
      sofa: seatSpot(seatX, seatZ),
      bench: seatSpot(seatX, seatZ),
      counter: {
        x: bar.x - 0.75,
        y: barHigh,
        z: bar.z,
        room: { half: 0.6, deep: 0.12 },
        people: { x: bar.x - 0.5, y: 0, z: bar.z + 0.55 },
      },
      windowsill: { x: -1.6, y: 0.7, z: backZ - 0.14, people: { x: -2, y: 0, z: backZ - 0.6 } },
      floor: { x: -0.4, y: 0, z: -0.2 },
    },
    keySide: -1,
    frontLight: 0.78,
    dust: true,
    things: [
      sill(window, scaled(parlour.wood, 1.05), backZ),
      shelves(
        { x: 2.75, z: backZ - 0.18 },
        { wide: 1.5, high: 1, rows: 3, colour: parlour.wood, holds: "bottles", name: "bar", fromY: 1.65 },
      ),
      backBar(parlour),
      cabinet(bar, {
        wide: 3.1,
        high: barHigh,
        deep: 0.55,
        colour: parlour.counter,
        top: scaled(parlour.wood, 1.2),
        doors: 6,
        drawers: 1,
        things: [
          pastries({ x: bar.x + 0.15, y: barHigh, z: bar.z }),
          machine({ x: bar.x + 1.05, y: barHigh, z: bar.z + 0.05 }, parlour.machine),
          ...stack({ x: bar.x + 0.62, y: barHigh, z: bar.z }),
        ],
      }),
      plant({ x: -3.35, z: 2.9 }, { high: 1.35, kind: "palm", pot: [176, 108, 76], name: "corner" }),
      chair({ x: far.x - 0.55, z: far.z + 0.05 }, { colour: parlour.chair, towards: "right" }),
      chair({ x: far.x + 0.55, z: far.z + 0.05 }, { colour: parlour.chair, towards: "left" }),
      roundTable(far, {
        radius: 0.38,
        high: tableHigh,
        colour: scaled(parlour.wood, 1.25),
        foot: [40, 38, 40],
        things: [cup({ x: far.x + 0.1, y: tableHigh, z: far.z }, [240, 236, 228])],
      }),
      chair({ x: front.x - 0.58, z: front.z + 0.1 }, { colour: parlour.chair, towards: "right" }),
      chair({ x: front.x + 0.56, z: front.z + 0.2 }, { colour: parlour.chair, towards: "left" }),
      roundTable(front, {
        radius: 0.4,
        high: tableHigh,
        colour: scaled(parlour.wood, 1.25),
        foot: [40, 38, 40],
        things: [
          flowers({ x: front.x - 0.08, y: tableHigh, z: front.z + 0.05 }, parlour.accent),
          cup({ x: front.x + 0.16, y: tableHigh, z: front.z - 0.06 }, [240, 236, 228]),
        ],
      }),
      ...(company ? [-0.33, 0.33] : [0]).map((aside) =>
        chair({ x: seatX + aside, z: seatZ + 0.04 }, { colour: parlour.chair, towards: "us" }),
      ),
      roundTable(near, {
        radius: 0.4,
        high: tableHigh,
        colour: scaled(parlour.wood, 1.25),
        foot: [40, 38, 40],
        things: [cup({ x: near.x + 0.19, y: tableHigh, z: near.z - 0.02 }, [240, 236, 228])],
      }),
      ...[
        { x: near.x + 0.9, y: 2.15, z: 0.4 },
        { x: -2.1, y: 2.05, z: 1.2 },
        { x: -0.75, y: 2.15, z: 2 },
        { x: 2.15, y: 2.3, z: 2 },
      ].map((at) =>
        pendant(at, {
          kind: parlour.lamp,
          colour: parlour.lamp === "bulb" ? [90, 70, 50] : parlour.accent,
          ceiling: high,
          wide: 0.38,
        }),
      ),
    ],
  };
  return buildRoom(context, plan);
}

/** A blackboard with the house's name and its drinks in chalk. */
function paintMenu(
  brush: SurfaceBrush,
  area: { x: number; y: number; wide: number; high: number },
  parlour: Parlour,
): void {
  const { context } = brush;
  const { x, y, wide, high: tall } = area;
  fillArea(context, { x: x - 0.05, y: y - 0.05, wide: wide + 0.1, high: tall + 0.1 }, css(scaled(parlour.wood, 1.1)));
  fillArea(context, area, "rgb(44,50,50)");
  context.save();
  context.translate(x + wide / 2, y + tall - 0.27);
  context.scale(0.01, -0.01);
  context.font = `26px "${letterFont}"`;
  context.textAlign = "center";
  context.fillStyle = "rgb(250,242,224)";
  context.fillText(parlour.sign, 0, 0);
  context.restore();
  context.strokeStyle = css(parlour.accent, 0.9);
  context.lineWidth = 0.016;
  context.beginPath();
  context.moveTo(x + 0.2, y + tall - 0.33);
  context.lineTo(x + wide - 0.2, y + tall - 0.33);
  context.stroke();
  for (let line = 0; line < 4; line++) {
    const lineY = y + tall - 0.45 - line * 0.115;
    for (const [from, share] of [
      [0.12, 0.5],
      [0.84, 0.42],
    ] as const) {
      fillArea(
        context,
        {
          x: x + from,
          y: lineY,
          wide: share * (0.55 + 0.4 * hashUnit(brush.seed, line + Math.round(from * 10))),
          high: 0.028,
        },
        "rgba(244,238,222,0.72)",
      );
      fillArea(context, { x: x + from + share + 0.02, y: lineY, wide: 0.07, high: 0.028 }, css(parlour.accent, 0.85));
    }
  }
}

function backBar(parlour: Parlour): RoomThing {
  return {
    z: backZ - 0.25,
    paint(view) {
      paintBlock(view, {
        x: 1.9,
        y: 0,
        z: backZ - 0.25,
        wide: 3.2,
        high: 0.95,
        deep: 0.45,
        colour: scaled(parlour.wood, 0.8),
        finish: "wood",
      });
      for (let jar = 0; jar < 7; jar++)
        paintBlock(view, {
          x: 0.55 + jar * 0.3,
          y: 0.95,
          z: backZ - 0.25,
          wide: 0.16,
          high: 0.2 + 0.06 * hashUnit(view.seed, jar),
          deep: 0.14,
          colour: (
            [
              [92, 56, 36],
              [222, 206, 176],
              [150, 84, 52],
            ] as const
          )[jar % 3] ?? [92, 56, 36],
          round: 0.03,
        });
    },
  };
}

/** The espresso machine; it steams. */
function machine(at: { readonly x: number; readonly y: number; readonly z: number }, colour: Rgb): RoomThing {
  return {
    z: at.z,
    paint(view) {
      paintBlock(view, { ...at, wide: 0.72, high: 0.08, deep: 0.36, colour: [70, 72, 76] });
      paintBlock(view, {
        ...at,
        y: at.y + 0.08,
        z: at.z + 0.08,
        wide: 0.68,
        high: 0.18,
        deep: 0.16,
        colour: scaled(colour, 0.6),
      });
      paintBlock(view, {
        ...at,
        y: at.y + 0.24,
        wide: 0.74,
        high: 0.2,
        deep: 0.38,
        colour,
        round: 0.04,
        front(pen) {
          pen.fillStyle = "rgba(255,255,255,0.35)";
          pen.fillRect(0.03, 0.14, 0.68, 0.025);
          for (const x of [0.2, 0.37, 0.54]) {
            pen.fillStyle = "rgb(245,240,230)";
            pen.beginPath();
            pen.arc(x, 0.085, 0.032, 0, 2 * Math.PI);
            pen.fill();
            pen.strokeStyle = "rgb(60,50,46)";
            pen.lineWidth = 0.007;
            pen.stroke();
          }
        },
      });
      paintUpright(view, { ...at, y: at.y + 0.24, z: at.z - 0.17 }, (pen) => {
        for (const x of [-0.2, 0.06]) {
          pen.fillStyle = shadeAt(view, [150, 152, 156], at, 1);
          pen.fillRect(x - 0.035, -0.04, 0.07, 0.04);
          pen.fillStyle = shadeAt(view, [40, 34, 32], at, 1);
          pen.fillRect(x - 0.015, -0.06, 0.14, 0.022);
        }
        pen.strokeStyle = shadeAt(view, [200, 204, 208], at, 1.1);
        pen.lineWidth = 0.012;
        pen.beginPath();
        pen.moveTo(0.3, 0);
        pen.quadraticCurveTo(0.33, -0.08, 0.28, -0.14);
        pen.stroke();
      });
      for (let glass = 0; glass < 6; glass++)
        paintBlock(view, {
          x: at.x - 0.28 + glass * 0.11,
          y: at.y + 0.44,
          z: at.z,
          wide: 0.07,
          high: 0.06,
          deep: 0.07,
          colour: [244, 240, 232],
          round: 0.015,
        });
      paintSteam(view, { x: at.x + 0.27, y: at.y + 0.16, z: at.z - 0.2 }, 1.5);
    },
  };
}

/** A glass case of cakes. */
function pastries(at: { readonly x: number; readonly y: number; readonly z: number }): RoomThing {
  return {
    z: at.z,
    paint(view) {
      paintUpright(view, { ...at, z: at.z - 0.2 }, (pen) => {
        pen.fillStyle = "rgba(255,226,170,0.45)";
        pen.fillRect(-0.42, 0, 0.84, 0.38);
        for (const shelf of [0.02, 0.2]) {
          pen.fillStyle = "rgba(250,250,250,0.6)";
          pen.fillRect(-0.4, shelf - 0.012, 0.8, 0.014);
          for (let cake = 0; cake < 6; cake++) {
            const colour: Rgb = (
              [
                [206, 142, 72],
                [122, 70, 44],
                [236, 206, 160],
                [206, 96, 96],
              ] as const
            )[Math.floor(4 * hashUnit(view.seed, cake + Math.round(shelf * 100)))] ?? [206, 142, 72];
            pen.fillStyle = shadeAt(view, colour, at, 1.15);
            pen.beginPath();
            pen.ellipse(-0.33 + cake * 0.132, shelf + 0.035, 0.052, 0.04, 0, 0, Math.PI);
            pen.rect(-0.33 + cake * 0.132 - 0.052, shelf, 0.104, 0.036);
            pen.fill();
          }
        }
        pen.strokeStyle = "rgba(90,80,70,0.9)";
        pen.lineWidth = 0.014;
        pen.strokeRect(-0.42, 0, 0.84, 0.38);
        pen.fillStyle = "rgba(255,255,255,0.22)";
        pen.beginPath();
        pen.moveTo(-0.3, 0);
        pen.lineTo(-0.1, 0.38);
        pen.lineTo(0.04, 0.38);
        pen.lineTo(-0.16, 0);
        pen.fill();
      });
    },
  };
}

function stack(at: { readonly x: number; readonly y: number; readonly z: number }): RoomThing[] {
  return [0, 1, 2].map((layer) => ({
    z: at.z,
    paint(view) {
      paintBlock(view, {
        ...at,
        y: at.y + layer * 0.06,
        wide: 0.1,
        high: 0.055,
        deep: 0.1,
        colour: [240, 234, 222],
        round: 0.02,
      });
    },
  }));
}

/** A few flowers in a bottle. */
function flowers(at: { readonly x: number; readonly y: number; readonly z: number }, colour: Rgb): RoomThing {
  return {
    z: at.z,
    paint(view) {
      paintUpright(view, at, (pen) => {
        pen.strokeStyle = shadeAt(view, [84, 120, 72], at);
        pen.lineWidth = 0.007;
        for (const [x, y] of [
          [-0.06, 0.26],
          [0.01, 0.3],
          [0.07, 0.24],
        ] as const) {
          pen.beginPath();
          pen.moveTo(0, 0.1);
          pen.quadraticCurveTo(x * 0.3, y * 0.7, x, y);
          pen.stroke();
          pen.fillStyle = shadeAt(view, colour, at, 1.2);
          for (let petal = 0; petal < 5; petal++) {
            pen.beginPath();
            pen.arc(x + 0.018 * Math.cos(petal * 1.257), y + 0.018 * Math.sin(petal * 1.257), 0.014, 0, 2 * Math.PI);
            pen.fill();
          }
          pen.fillStyle = "rgb(250,226,130)";
          pen.beginPath();
          pen.arc(x, y, 0.01, 0, 2 * Math.PI);
          pen.fill();
        }
        pen.fillStyle = "rgba(170,200,196,0.75)";
        pen.beginPath();
        pen.roundRect(-0.032, 0, 0.064, 0.11, 0.015);
        pen.fill();
        pen.fillRect(-0.013, 0.1, 0.026, 0.04);
      });
    },
  };
}
