import { project } from "../scene/camera.ts";
import { css, mix, type Rgb, scaled } from "../scene/colour.ts";
import { hashUnit } from "../scene/random.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { books } from "./furniture/books.ts";
import { cabinet } from "./furniture/cabinet.ts";
import { curtains } from "./furniture/curtains.ts";
import { cup } from "./furniture/hot-cup.ts";
import { floorLamp, pendant, tableLamp } from "./furniture/lamps.ts";
import { plant } from "./furniture/potted-plant.ts";
import { shelves } from "./furniture/shelves.ts";
import { seatSpot, sofa } from "./furniture/sofa.ts";
import { table } from "./furniture/tables.ts";
import { wallClock } from "./furniture/wall-clock.ts";
import { paintCasing, sill } from "./furniture/window-casing.ts";
import {
  fillArea,
  paintBoards,
  paintParquet,
  paintPicture,
  paintPlaster,
  paintRug,
  paintSkirting,
  paintWainscot,
  paintWallpaper,
} from "./room-surfaces.ts";
import { paintBlock, paintUpright, shadeAt } from "./room-view.ts";
import type { RoomWindow } from "./room-window.ts";
import { buildRoom, floorDeep, type RoomPlan, type RoomThing, sideLong } from "./room.ts";

const halfWidth = 3.3;

const high = 2.75;

const backZ = 3.1;

interface Home {
  readonly wall: Rgb;
  readonly paper?: { readonly ground: Rgb; readonly figure: Rgb; readonly pattern: "stripe" | "leaf" | "dots" };
  readonly wainscot?: Rgb;
  readonly trim: Rgb;
  readonly floor: Rgb;
  readonly parquet: boolean;
  readonly wood: Rgb;
  readonly sofa: Rgb;
  readonly boxy: boolean;
  readonly chair: Rgb;
  readonly pillows: readonly Rgb[];
  readonly curtain: Rgb;
  readonly rug: { readonly colours: readonly [Rgb, Rgb, Rgb]; readonly kind: "bordered" | "stripes" | "round" };
  readonly shade: Rgb;
  /** Fireplace and shelves on the right, or the other way round. */
  readonly mirrored: boolean;
  readonly fire: boolean;
  readonly view: RoomWindow["view"];
}

/** In the order of `settingVariants`. */
const homes: readonly [Home, ...Home[]] = [
  {
    wall: [214, 196, 168],
    wainscot: [232, 224, 206],
    trim: [240, 234, 220],
    floor: [164, 112, 70],
    parquet: false,
    wood: [128, 82, 52],
    sofa: [70, 104, 106],
    boxy: false,
    chair: [190, 108, 66],
    pillows: [
      [222, 164, 74],
      [226, 214, 190],
      [176, 74, 58],
    ],
    curtain: [198, 120, 78],
    rug: {
      colours: [
        [150, 58, 50],
        [230, 206, 160],
        [44, 66, 84],
      ],
      kind: "bordered",
    },
    shade: [236, 214, 176],
    mirrored: false,
    fire: true,
    view: "garden",
  },
  {
    wall: [196, 204, 204],
    trim: [244, 244, 240],
    floor: [204, 176, 138],
    parquet: true,
    wood: [206, 170, 122],
    sofa: [196, 190, 180],
    boxy: true,
    chair: [92, 116, 98],
    pillows: [
      [92, 116, 98],
      [216, 148, 104],
    ],
    curtain: [232, 228, 218],
    rug: {
      colours: [
        [226, 220, 206],
        [146, 164, 158],
        [206, 132, 92],
      ],
      kind: "round",
    },
    shade: [246, 238, 222],
    mirrored: true,
    fire: false,
    view: "city",
  },
  {
    wall: [92, 112, 108],
    paper: { ground: [84, 106, 104], figure: [176, 168, 116], pattern: "leaf" },
    wainscot: [70, 84, 84],
    trim: [206, 190, 150],
    floor: [122, 80, 54],
    parquet: true,
    wood: [92, 56, 38],
    sofa: [148, 62, 62],
    boxy: false,
    chair: [196, 152, 82],
    pillows: [
      [206, 168, 90],
      [72, 96, 92],
      [232, 214, 180],
    ],
    curtain: [160, 70, 64],
    rug: {
      colours: [
        [58, 66, 88],
        [206, 168, 104],
        [168, 72, 62],
      ],
      kind: "bordered",
    },
    shade: [226, 176, 110],
    mirrored: false,
    fire: true,
    view: "street",
  },
  {
    wall: [228, 206, 192],
    paper: { ground: [232, 212, 196], figure: [206, 150, 130], pattern: "dots" },
    trim: [246, 240, 230],
    floor: [184, 136, 94],
    parquet: false,
    wood: [160, 108, 70],
    sofa: [206, 152, 74],
    boxy: true,
    chair: [110, 132, 142],
    pillows: [
      [110, 132, 142],
      [236, 224, 204],
      [180, 90, 76],
    ],
    curtain: [222, 196, 160],
    rug: {
      colours: [
        [214, 198, 172],
        [120, 140, 150],
        [204, 120, 84],
      ],
      kind: "stripes",
    },
    shade: [240, 220, 190],
    mirrored: true,
    fire: true,
    view: "garden",
  },
];

/** A living room: sofa and armchair around a low table, a window, and a fireplace or a wall of books. */
export function buildLivingRoom(context: ShotContext): ShotPainter {
  const home = homes[context.shot.setting.variant % homes.length] ?? homes[0];
  // The window is where the light comes from; hearth or books face it.
  const side = home.mirrored ? -1 : 1;
  const window: RoomWindow = {
    x: side > 0 ? -2.55 : 0.75,
    y: 0.78,
    wide: 1.8,
    high: 1.5,
    panes: 2,
    transom: 0.66,
    frame: home.trim,
    view: home.view,
  };
  const sofaAt = { x: 0.62 * side, z: 1.4 };
  const lowTable = { x: 0.62 * side, z: 0.58 };
  const hearthX = 1.75 * side;
  const chairAt = { x: -1.75 * side, z: 1.1 };
  const lampAt = { x: -2.62 * side, z: 2.35 };
  const plan: RoomPlan = {
    halfWidth,
    high,
    backZ,
    paintBack(brush) {
      const wall = { x: -halfWidth, y: 0, wide: 2 * halfWidth, high };
      if (home.paper === undefined) paintPlaster(brush, wall, home.wall);
      else paintWallpaper(brush, wall, home.paper);
      if (home.wainscot !== undefined) paintWainscot(brush, { ...wall, high: 0.74 }, home.wainscot);
      paintSkirting(brush, wall, home.trim);
      fillArea(brush.context, { x: -halfWidth, y: high - 0.09, wide: 2 * halfWidth, high: 0.09 }, css(home.trim));
      fillArea(
        brush.context,
        { x: -halfWidth, y: high - 0.105, wide: 2 * halfWidth, high: 0.018 },
        css(scaled(home.trim, 0.7)),
      );
      paintCasing(brush.context, window, home.trim);
      paintPicture(
        brush,
        { x: 0.32 * side - 0.28, y: 1.42, wide: 0.56, high: 0.74 },
        home.wood,
        context.shot.setting.variant + 1,
      );
      if (home.fire) paintPicture(brush, { x: hearthX - 0.5, y: 1.52, wide: 1, high: 0.72 }, scaled(home.wood, 0.8), 1);
    },
    paintSide(brush) {
      const wall = { x: 0, y: 0, wide: sideLong, high };
      if (home.paper === undefined) paintPlaster(brush, wall, scaled(home.wall, 0.96));
      else paintWallpaper(brush, wall, home.paper);
      if (home.wainscot !== undefined) paintWainscot(brush, { ...wall, high: 0.74 }, home.wainscot);
      paintSkirting(brush, wall, home.trim);
      fillArea(brush.context, { x: 0, y: high - 0.09, wide: sideLong, high: 0.09 }, css(home.trim));
      paintPicture(brush, { x: 0.9, y: 1.3, wide: 0.5, high: 0.62 }, home.wood, 2);
      paintPicture(brush, { x: 1.6, y: 1.4, wide: 0.42, high: 0.42 }, scaled(home.wood, 0.7), 3);
    },
    paintFloor(brush) {
      const floor = { x: -halfWidth, y: 0, wide: 2 * halfWidth, high: floorDeep };
      if (home.parquet) paintParquet(brush, floor, home.floor);
      else paintBoards(brush, floor, { colour: home.floor, boardMetres: 0.17, contrast: 0.2 });
      paintRug(brush, { x: sofaAt.x - 1.5, y: backZ - 1.5, wide: 3, high: 2.0 }, home.rug);
    },
    windows: [window],
    lamps: [
      {
        x: window.x + window.wide / 2,
        y: 1.5,
        z: backZ - 0.5,
        colour: [255, 255, 255],
        strength: 0.75,
        reach: 2.3,
        kind: "daylight",
      },
      // What comes in through the wall that is not there.
      { x: -1.5 * side, y: 2, z: -3.4, colour: [255, 255, 255], strength: 0.42, reach: 3.6, kind: "daylight" },
      { x: lampAt.x, y: 1.5, z: lampAt.z - 0.1, colour: [255, 190, 112], strength: 0.95, reach: 1.25, kind: "lamp" },
      { x: 1.9 * side, y: 1.25, z: 1.0, colour: [255, 184, 106], strength: 0.7, reach: 1.05, kind: "lamp" },
      { x: 0.2, y: 2.2, z: -0.6, colour: [255, 196, 128], strength: 0.42, reach: 1.9, kind: "lamp" },
      ...(home.fire
        ? [
            {
              x: hearthX,
              y: 0.45,
              z: backZ - 0.55,
              colour: [255, 130, 54] as Rgb,
              strength: 0.55,
              reach: 0.95,
              kind: "lamp" as const,
            },
          ]
        : []),
    ],
    ambient: 0.92,
    gloss: 0.1,
    thingSpot: "table",
    seats: ["sofa", "chair"],
    spots: {
      sofa: { ...seatSpot(sofaAt.x - 0.28 * side, sofaAt.z - 0.12), room: { half: 0.8, deep: 0, middle: 0.28 * side } },
      chair: seatSpot(chairAt.x, chairAt.z - 0.12),
      table: {
        x: lowTable.x,
        y: 0.4,
        z: lowTable.z,
        room: { half: 0.45, deep: 0.13 },
        people: { x: lowTable.x - 0.9 * side, y: 0, z: lowTable.z },
      },
      windowsill: {
        x: window.x + window.wide * 0.55,
        y: window.y,
        z: backZ - 0.14,
        people: { x: window.x + window.wide / 2, y: 0, z: backZ - 0.55 },
      },
      floor: { x: -0.5 * side, y: 0, z: -0.25 },
      bench: seatSpot(chairAt.x, chairAt.z - 0.12),
      bed: seatSpot(sofaAt.x - 0.28 * side, sofaAt.z - 0.12),
    },
    keySide: side > 0 ? -1 : 1,
    frontLight: 0.8,
    dust: true,
    things: [
      sill(window, home.trim, backZ),
      curtains(window, { backZ, colour: home.curtain, rail: scaled(home.wood, 0.7), toFloor: true }),
      home.fire
        ? fireplace({ x: hearthX, z: backZ - 0.22 }, home.trim)
        : cabinet(
            { x: hearthX, z: backZ - 0.25 },
            { wide: 1.7, high: 0.62, deep: 0.42, colour: home.wood, doors: 4, drawers: 1 },
          ),
      ...(home.fire
        ? [
            shelves(
              { x: hearthX + 1.12 * side, z: backZ - 0.18 },
              { wide: 0.84, high: 2.1, rows: 6, colour: home.wood, holds: "books", name: "left" },
            ),
          ]
        : [
            screen({ x: hearthX, y: 0.66, z: backZ - 0.3 }),
            shelves(
              { x: hearthX + 1.2 * side, z: backZ - 0.18 },
              { wide: 0.62, high: 1.9, rows: 5, colour: home.wood, holds: "books", name: "tall" },
            ),
          ]),
      wallClock(
        { x: 0.9 * side, y: 1.9, z: backZ - 0.03 },
        { radius: 0.15, frame: home.wood, hour: clockHours[context.shot.setting.timeOfDay] },
      ),
      floorLamp(lampAt, { high: 1.68, shade: home.shade, stand: [70, 58, 50] }),
      plant(
        { x: -2.85 * side, z: 1.35 },
        { high: 1.25, kind: home.mirrored ? "fig" : "palm", pot: [196, 128, 90], name: "big" },
      ),
      table(
        { x: 1.95 * side, z: 1.45 },
        {
          wide: 0.46,
          deep: 0.42,
          high: 0.54,
          colour: home.wood,
          things: [tableLamp({ x: 1.95 * side, y: 0.54, z: 1.45 }, { shade: home.shade, foot: [176, 132, 96] })],
        },
      ),
      sofa(sofaAt, {
        wide: 2.05,
        colour: home.sofa,
        pillows: home.pillows,
        legs: scaled(home.wood, 0.6),
        boxy: home.boxy,
      }),
      sofa(chairAt, { wide: 0.92, colour: home.chair, pillows: [], legs: scaled(home.wood, 0.6), boxy: home.boxy }),
      table(lowTable, {
        wide: 1.05,
        deep: 0.5,
        high: 0.4,
        colour: scaled(home.wood, 1.08),
        things: [
          books({ x: lowTable.x - 0.28 * side, y: 0.4, z: lowTable.z + 0.04 }),
          cup({ x: lowTable.x + 0.24 * side, y: 0.4, z: lowTable.z - 0.06 }, [236, 226, 210]),
        ],
      }),
      pendant({ x: 0.9 * side, y: 2.24, z: 1.3 }, { kind: "paper", colour: home.shade, ceiling: high, wide: 0.46 }),
    ],
  };
  return buildRoom(context, plan);
}

const clockHours = { dawn: 6.4, day: 11.2, sunset: 19.3, dusk: 20.6, night: 22.9 } as const;

/** A television; it shows something while it is dark. */
function screen(at: { readonly x: number; readonly y: number; readonly z: number }): RoomThing {
  return {
    z: at.z,
    paint(view) {
      paintBlock(view, { x: at.x, y: at.y, z: at.z, wide: 0.4, high: 0.03, deep: 0.2, colour: [30, 30, 34] });
      paintBlock(view, {
        x: at.x,
        y: at.y + 0.05,
        z: at.z,
        wide: 1.25,
        high: 0.72,
        deep: 0.05,
        colour: [24, 24, 28],
        round: 0.012,
      });
      const glow = view.lighting.lampsLit;
      paintUpright(view, { x: at.x, y: at.y + 0.41, z: at.z - 0.026 }, (pen) => {
        const scene = Math.floor(view.seconds * 0.7);
        const picture = pen.createLinearGradient(-0.6, 0.34, 0.6, -0.34);
        const hue = mix([60, 120, 190], [190, 110, 80], hashUnit(view.seed, scene));
        picture.addColorStop(0, css(mix([34, 36, 42], scaled(hue, 1.2), glow)));
        picture.addColorStop(0.5, css(mix([52, 54, 62], hue, glow)));
        picture.addColorStop(1, css(mix([24, 24, 30], scaled(hue, 0.5), glow)));
        pen.fillStyle = picture;
        pen.fillRect(-0.6, -0.33, 1.2, 0.66);
      });
      if (glow < 0.4) return;
      const middle = project(view.camera, at.x, at.y + 0.4, at.z);
      view.glows.stamp(view.context, {
        x: middle.x,
        y: middle.y,
        radius: 1.1 * middle.scale,
        colour: [120, 170, 240],
        strength: 0.32 * glow,
      });
    },
  };
}

/** A hearth with a mantelpiece; flames burn in it and light it up. */
function fireplace(at: { readonly x: number; readonly z: number }, trim: Rgb): RoomThing {
  return {
    z: at.z,
    foot: { x: at.x, z: at.z - 0.1, wide: 1.6, deep: 0.5 },
    paint(view) {
      const { x, z } = at;
      const nearZ = z - 0.2;
      paintBlock(view, { x, y: 0, z: z - 0.22, wide: 1.7, high: 0.05, deep: 0.75, colour: [112, 106, 104] });
      paintBlock(view, { x, y: 0.05, z, wide: 1.36, high: 1.08, deep: 0.4, colour: trim, round: 0.008 });
      paintUpright(view, { x, y: 0.05, z: nearZ }, (pen) => {
        for (const side of [-1, 1] as const) {
          pen.fillStyle = "rgba(60,44,36,0.14)";
          pen.fillRect(side < 0 ? -0.62 : 0.48, 0.08, 0.14, 0.8);
        }
        pen.fillStyle = shadeAt(view, [120, 74, 60], { x, y: 0.5, z: nearZ }, 0.8);
        pen.fillRect(-0.45, 0, 0.9, 0.78);
        pen.fillStyle = "rgba(230,214,196,0.35)";
        for (let row = 0; row < 9; row++) pen.fillRect(-0.45, row * 0.088, 0.9, 0.008);
        const inside = pen.createRadialGradient(0, 0.1, 0.03, 0, 0.15, 0.5);
        const flare = 0.85 + 0.15 * Math.sin(view.seconds * 7.3) * Math.sin(view.seconds * 3.1);
        inside.addColorStop(0, css([255, 170, 70], 0.9 * flare));
        inside.addColorStop(0.45, css([150, 56, 24], 0.95));
        inside.addColorStop(1, "rgb(26,14,14)");
        pen.fillStyle = "rgb(26,14,14)";
        pen.fillRect(-0.34, 0, 0.68, 0.62);
        pen.fillStyle = inside;
        pen.fillRect(-0.34, 0, 0.68, 0.62);
        pen.save();
        pen.beginPath();
        pen.rect(-0.34, 0, 0.68, 0.62);
        pen.clip();
        for (const [dx, turn] of [
          [-0.1, 0.12],
          [0.1, -0.1],
          [0, 0.02],
        ] as const) {
          pen.save();
          pen.translate(dx, 0.06);
          pen.rotate(turn);
          pen.fillStyle = "rgb(58,34,24)";
          pen.beginPath();
          pen.roundRect(-0.2, -0.035, 0.4, 0.07, 0.03);
          pen.fill();
          pen.restore();
        }
        pen.globalCompositeOperation = "screen";
        for (let flame = 0; flame < 9; flame++) {
          const base = (flame - 4) * 0.052;
          const flicker = Math.sin(view.seconds * (5.5 + (flame % 3) * 1.7) + flame * 2.1);
          const tall = (0.36 - Math.abs(flame - 4) * 0.05) * (0.78 + 0.22 * flicker);
          const lean = 0.04 * Math.sin(view.seconds * 3.3 + flame * 1.3);
          pen.fillStyle = flame % 2 === 0 ? "rgba(255,120,30,0.7)" : "rgba(255,206,90,0.75)";
          const wide = flame % 2 === 0 ? 0.075 : 0.045;
          pen.beginPath();
          pen.moveTo(base - wide, 0.06);
          pen.bezierCurveTo(base - wide * 1.1, tall * 0.5, base + lean - 0.01, tall * 0.6, base + lean, 0.06 + tall);
          pen.bezierCurveTo(base + lean + 0.02, tall * 0.6, base + wide * 1.1, tall * 0.45, base + wide, 0.06);
          pen.fill();
        }
        pen.restore();
      });
      paintBlock(view, { x, y: 1.12, z: z - 0.03, wide: 1.62, high: 0.075, deep: 0.5, colour: trim, round: 0.012 });
      for (const [dx, colour] of [
        [-0.6, [190, 160, 110]],
        [0.6, [92, 120, 128]],
      ] as const)
        paintUpright(view, { x: x + dx, y: 1.195, z: z - 0.05 }, (pen) => {
          pen.fillStyle = shadeAt(view, colour, { x: x + dx, y: 1.3, z: nearZ }, 0.9);
          pen.beginPath();
          pen.moveTo(-0.05, 0);
          pen.bezierCurveTo(-0.11, 0.1, -0.05, 0.16, -0.03, 0.22);
          pen.lineTo(0.03, 0.22);
          pen.bezierCurveTo(0.05, 0.16, 0.11, 0.1, 0.05, 0);
          pen.fill();
        });
      const middle = project(view.camera, x, 0.3, nearZ);
      view.glows.stamp(view.context, {
        x: middle.x,
        y: middle.y,
        radius: 1.25 * middle.scale,
        colour: [255, 140, 60],
        strength: (0.22 + 0.4 * view.lighting.lampsLit) * (0.92 + 0.08 * Math.sin(view.seconds * 9.1)),
      });
    },
  };
}
