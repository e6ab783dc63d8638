import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { letterFont, registerLetterFont } from "../scene/lettering.ts";
import { hashUnit } from "../scene/random.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";

import { cabinet } from "./furniture/cabinet.ts";
import { chair } from "./furniture/chair.ts";
import { curtains } from "./furniture/curtains.ts";
import { pendant } from "./furniture/lamps.ts";
import { plant } from "./furniture/potted-plant.ts";
import { shelves } from "./furniture/shelves.ts";
import { table } from "./furniture/tables.ts";
import { wallClock } from "./furniture/wall-clock.ts";
import { books } from "./furniture/books.ts";
import { paintCasing, sill } from "./furniture/window-casing.ts";
import { buildRoom, floorDeep, sideLong, type RoomPlan, type RoomThing, type SurfaceBrush } from "./room.ts";
import { fillArea, paintBoards, paintPlaster, paintSkirting, paintTileFloor, paintWainscot } from "./room-surfaces.ts";
import { paintBlock, paintUpright, shadeAt } from "./room-view.ts";
import type { RoomWindow } from "./room-window.ts";

const halfWidth = 3.9;
const high = 3.1;
const backZ = 2.5;

interface School {
  readonly wall: Rgb;
  readonly dado: Rgb;
  readonly trim: Rgb;
  readonly board: Rgb;
  readonly floor: Rgb;
  readonly tiles: boolean;
  readonly desk: Rgb;
  readonly legs: Rgb;
  readonly chair: Rgb;
  /** What is written on the board. */
  readonly lesson: "sums" | "letters" | "planets";
}

/** In the order of `settingVariants`. */
const schools: readonly [School, ...School[]] = [
  {
    wall: [226, 218, 192],
    dado: [146, 168, 150],
    trim: [236, 232, 220],
    board: [48, 84, 70],
    floor: [166, 120, 80],
    tiles: false,
    desk: [214, 172, 118],
    legs: [92, 98, 104],
    chair: [206, 110, 70],
    lesson: "sums",
  },
  {
    wall: [206, 222, 232],
    dado: [236, 196, 110],
    trim: [244, 242, 236],
    board: [44, 62, 82],
    floor: [204, 206, 198],
    tiles: true,
    desk: [230, 208, 170],
    legs: [84, 120, 160],
    chair: [84, 136, 178],
    lesson: "letters",
  },
  {
    wall: [222, 200, 184],
    dado: [126, 88, 66],
    trim: [212, 186, 150],
    board: [40, 44, 46],
    floor: [122, 80, 54],
    tiles: false,
    desk: [150, 102, 64],
    legs: [70, 60, 54],
    chair: [112, 74, 50],
    lesson: "planets",
  },
];

/** A classroom seen from the pupils' desks: blackboard, teacher's desk, globe, map, windows at the side of the board. */
export function buildClassroom(context: ShotContext): ShotPainter {
  registerLetterFont();
  const school = schools[context.shot.setting.variant % schools.length] ?? schools[0];
  const window: RoomWindow = {
    x: -3.75,
    y: 0.95,
    wide: 1.35,
    high: 1.6,
    panes: 2,
    transom: 0.66,
    frame: school.trim,
    view: "garden",
  };
  const desk = { x: 1.55, z: 1.1, high: 0.76 };
  const pupil = { x: -1.25, z: -0.15, high: 0.7 };
  const plan: RoomPlan = {
    halfWidth,
    high,
    backZ,
    paintBack(brush) {
      const wall = { x: -halfWidth, y: 0, wide: 2 * halfWidth, high };
      paintPlaster(brush, wall, school.wall);
      paintWainscot(brush, { ...wall, high: 0.82 }, school.dado, 1.2);
      paintSkirting(brush, wall, school.trim);
      paintCasing(brush.context, window, school.trim);
      paintBoard(brush, { x: -1.95, y: 0.98, wide: 3.7, high: 1.34 }, school);
      paintLetterStrip(brush, { x: -1.95, y: 2.5, wide: 3.7 });
      paintMap(brush, { x: 2.15, y: 1.25, wide: 1.5, high: 1 });
    },
    paintSide(brush) {
      const wall = { x: 0, y: 0, wide: sideLong, high };
      paintPlaster(brush, wall, scaled(school.wall, 0.97));
      paintWainscot(brush, { ...wall, high: 0.82 }, school.dado, 1.2);
      paintSkirting(brush, wall, school.trim);
      // Pictures that pupils have painted.
      for (let sheet = 0; sheet < 6; sheet++)
        paintDrawing(brush, { x: 0.5 + sheet * 0.62, y: 1.25 + (sheet % 2) * 0.12, wide: 0.46, high: 0.6 }, sheet);
    },
    paintFloor(brush) {
      const floor = { x: -halfWidth, y: 0, wide: 2 * halfWidth, high: floorDeep };
      if (school.tiles)
        paintTileFloor(brush, floor, { one: school.floor, other: scaled(school.floor, 0.9), metres: 0.45 });
      else paintBoards(brush, floor, { colour: school.floor, boardMetres: 0.14, contrast: 0.2 });
    },
    windows: [window],
    lamps: [
      { x: -3, y: 1.7, z: backZ - 0.5, colour: [255, 255, 255], strength: 0.75, reach: 2.2, kind: "daylight" },
      { x: -2.8, y: 2, z: -2, colour: [255, 255, 255], strength: 0.62, reach: 3.6, kind: "daylight" },
      ...[-1.8, 1.8].map((x) => ({
        x,
        y: 2.5,
        z: 0.6,
        colour: [255, 226, 180] as Rgb,
        strength: 0.55,
        reach: 1.6,
        kind: "lamp" as const,
      })),
      { x: 0, y: 2.2, z: backZ - 0.5, colour: [255, 220, 170], strength: 0.45, reach: 1.3, kind: "lamp" },
    ],
    ambient: 0.96,
    gloss: school.tiles ? 0.16 : 0.1,
    thingSpot: "table",
    seats: ["chair"],
    spots: {
      table: {
        x: desk.x - 0.2,
        y: desk.high,
        z: desk.z - 0.12,
        room: { half: 0.4, deep: 0.11 },
        people: { x: desk.x, y: 0, z: desk.z + 0.55 },
      },
      chair: { x: pupil.x, y: 0.44, z: pupil.z + 0.5, people: { x: pupil.x, y: 0, z: pupil.z + 0.5 } },
      bench: { x: pupil.x, y: 0.44, z: pupil.z + 0.5, people: { x: pupil.x, y: 0, z: pupil.z + 0.5 } },
      windowsill: { x: -3, y: 0.95, z: backZ - 0.14, people: { x: -2.8, y: 0, z: backZ - 0.5 } },
      podium: { x: desk.x - 0.2, y: desk.high, z: desk.z - 0.12, people: { x: 0, y: 0, z: 0.9 } },
      floor: { x: 0, y: 0, z: 0 },
    },
    keySide: -1,
    frontLight: 0.85,
    dust: true,
    things: [
      sill(window, school.trim, backZ),
      curtains(window, {
        backZ,
        colour: mix(school.dado, [255, 244, 220], 0.5),
        rail: scaled(school.legs, 0.7),
        toFloor: false,
      }),
      wallClock(
        { x: 2.9, y: 2.6, z: backZ - 0.03 },
        { radius: 0.2, frame: [60, 58, 60], hour: clockHours[context.shot.setting.timeOfDay] },
      ),
      ledge(),
      plant({ x: -2.35, z: backZ - 0.35 }, { high: 0.95, kind: "fig", pot: [190, 116, 80], name: "corner" }),
      shelves(
        { x: 3.4, z: 1.4 },
        { wide: 0.8, high: 1.05, rows: 3, colour: scaled(school.desk, 0.85), holds: "books", name: "class" },
      ),
      cabinet(desk, {
        wide: 1.4,
        high: desk.high,
        deep: 0.62,
        colour: scaled(school.desk, 0.82),
        top: school.desk,
        doors: 3,
        drawers: 2,
        things: [
          globe({ x: desk.x + 0.45, y: desk.high, z: desk.z }),
          books({ x: desk.x - 0.5, y: desk.high, z: desk.z + 0.05 }),
          apple({ x: desk.x + 0.1, y: desk.high, z: desk.z - 0.12 }),
        ],
      }),
      ...[
        { x: pupil.x, z: pupil.z },
        { x: -2.75, z: -0.25 },
        { x: 2.4, z: -0.55 },
        { x: -1.75, z: -1.75 },
        { x: 1.7, z: -1.85 },
      ].flatMap((at, index) =>
        pupilDesk(at, school, { pupilHigh: pupil.high, towards: index === 0 ? "us" : "away", index }),
      ),
      ...[-1.8, 1.8].map((x) =>
        pendant({ x, y: 2.5, z: 0.9 }, { kind: "dome", colour: [226, 228, 226], ceiling: high, wide: 0.5 }),
      ),
    ],
  };
  return buildRoom(context, plan);
}

const clockHours = { dawn: 7.1, day: 9.75, sunset: 17.9, dusk: 19.4, night: 21.6 } as const;

function paintBoard(
  brush: SurfaceBrush,
  area: { x: number; y: number; wide: number; high: number },
  school: School,
): void {
  const { context } = brush;
  const { x, y, wide, high: tall } = area;
  fillArea(context, { x: x - 0.08, y: y - 0.12, wide: wide + 0.18, high: tall + 0.2 }, "rgba(20,12,10,0.25)");
  fillArea(context, { x: x - 0.08, y: y - 0.08, wide: wide + 0.16, high: tall + 0.16 }, css([158, 112, 70]));
  fillArea(context, area, css(school.board));
  // Wiped chalk.
  for (let smear = 0; smear < 26; smear++) {
    context.fillStyle = "rgba(255,255,255,0.028)";
    context.save();
    context.translate(x + hashUnit(brush.seed, smear) * wide, y + hashUnit(brush.seed, smear + 40) * tall);
    context.rotate((hashUnit(brush.seed, smear + 80) - 0.5) * 0.8);
    context.beginPath();
    context.ellipse(0, 0, Math.min(0.5, 0.1 + 0.4 * hashUnit(brush.seed, smear + 120)), 0.07, 0, 0, 2 * Math.PI);
    context.fill();
    context.restore();
  }
  const write = (text: string, at: { x: number; y: number }, size: number, colour = "rgba(250,248,240,0.92)"): void => {
    context.save();
    context.translate(x + at.x, y + at.y);
    context.scale(0.01, -0.01);
    context.font = `${size * 100}px "${letterFont}"`;
    context.fillStyle = colour;
    context.fillText(text, 0, 0);
    context.restore();
  };
  context.lineCap = "round";
  context.lineWidth = 0.02;
  const yellow = "rgba(250,222,120,0.92)";
  if (school.lesson === "letters") {
    write("A  B  C", { x: 0.3, y: 0.82 }, 0.36);
    write("cat", { x: 0.35, y: 0.24 }, 0.26, yellow);
    write("sun", { x: 1.15, y: 0.24 }, 0.26, "rgba(160,214,236,0.92)");
    context.strokeStyle = yellow;
    context.beginPath();
    context.arc(x + 2.9, y + 0.72, 0.26, 0, 2 * Math.PI);
    context.stroke();
    for (let ray = 0; ray < 10; ray++) {
      context.beginPath();
      context.moveTo(x + 2.9 + 0.34 * Math.cos(ray * 0.628), y + 0.72 + 0.34 * Math.sin(ray * 0.628));
      context.lineTo(x + 2.9 + 0.46 * Math.cos(ray * 0.628), y + 0.72 + 0.46 * Math.sin(ray * 0.628));
      context.stroke();
    }
  } else if (school.lesson === "planets") {
    context.strokeStyle = yellow;
    context.beginPath();
    context.arc(x + 0.5, y + 0.66, 0.24, 0, 2 * Math.PI);
    context.stroke();
    context.strokeStyle = "rgba(240,244,250,0.7)";
    for (const [radius, planet, angle] of [
      [0.7, 0.05, 0.4],
      [1.15, 0.08, -0.35],
      [1.7, 0.12, 0.2],
      [2.4, 0.09, -0.15],
    ] as const) {
      context.beginPath();
      context.arc(x + 0.5, y + 0.66, radius, -0.55, 0.55);
      context.stroke();
      context.fillStyle = "rgba(170,214,240,0.9)";
      context.beginPath();
      context.arc(x + 0.5 + radius * Math.cos(angle), y + 0.66 + radius * Math.sin(angle), planet, 0, 2 * Math.PI);
      context.fill();
    }
    write("The planets", { x: 2.3, y: 1.06 }, 0.17);
  } else {
    write("7 × 8 = 56", { x: 0.25, y: 0.92 }, 0.26);
    write("3 + 4 = 7", { x: 0.25, y: 0.52 }, 0.26);
    write("12 − 5 =", { x: 0.25, y: 0.14 }, 0.26, yellow);
    context.strokeStyle = "rgba(250,248,240,0.92)";
    context.beginPath();
    context.moveTo(x + 2.3, y + 0.3);
    context.lineTo(x + 3.3, y + 0.3);
    context.lineTo(x + 2.3, y + 1.02);
    context.closePath();
    context.stroke();
    context.strokeStyle = yellow;
    context.strokeRect(x + 2.3, y + 0.3, 0.1, 0.1);
    write("a", { x: 2.14, y: 0.6 }, 0.15, yellow);
    write("b", { x: 2.78, y: 0.12 }, 0.15, yellow);
  }
}

function paintLetterStrip(brush: SurfaceBrush, at: { x: number; y: number; wide: number }): void {
  const { context } = brush;
  const letters = "A B C D E F G H I J K L M N O P".split(" ");
  const step = at.wide / letters.length;
  letters.forEach((letter, index) => {
    const colour =
      (["rgb(214,96,78)", "rgb(84,140,176)", "rgb(226,176,76)", "rgb(104,156,104)"] as const)[index % 4] ??
      "rgb(214,96,78)";
    fillArea(context, { x: at.x + index * step + 0.015, y: at.y, wide: step - 0.03, high: 0.24 }, "rgb(248,244,234)");
    context.save();
    context.translate(at.x + (index + 0.5) * step, at.y + 0.05);
    context.scale(0.01, -0.01);
    context.font = `19px "${letterFont}"`;
    context.textAlign = "center";
    context.fillStyle = colour;
    context.fillText(letter, 0, 0);
    context.restore();
  });
}

/** A map of the world that hangs from a rod. */
function paintMap(brush: SurfaceBrush, area: { x: number; y: number; wide: number; high: number }): void {
  const { context } = brush;
  const { x, y, wide, high: tall } = area;
  fillArea(context, { x: x + 0.02, y: y - 0.03, wide, high: tall }, "rgba(20,12,10,0.22)");
  fillArea(context, area, "rgb(176,208,220)");
  for (const [cx, cy, rx, ry, colour] of [
    [0.2, 0.68, 0.12, 0.14, [222, 178, 104]],
    [0.28, 0.34, 0.07, 0.18, [156, 186, 110]],
    [0.5, 0.72, 0.07, 0.09, [206, 120, 100]],
    [0.53, 0.42, 0.09, 0.18, [232, 204, 120]],
    [0.72, 0.7, 0.17, 0.14, [142, 176, 120]],
    [0.78, 0.52, 0.06, 0.09, [214, 150, 110]],
    [0.86, 0.27, 0.08, 0.07, [222, 178, 104]],
  ] as const) {
    context.fillStyle = css(colour);
    context.beginPath();
    for (let point = 0; point <= 14; point++) {
      const angle = (point / 14) * 2 * Math.PI;
      const rough = 0.75 + 0.4 * hashUnit(Math.round(cx * 100), point % 14);
      const px = x + wide * (cx + Math.cos(angle) * rx * rough);
      const py = y + tall * (cy + Math.sin(angle) * ry * rough);
      if (point === 0) context.moveTo(px, py);
      else context.lineTo(px, py);
    }
    context.fill();
  }
  context.fillStyle = "rgba(90,120,140,0.35)";
  for (let line = 1; line < 6; line++) {
    context.fillRect(x, y + (tall * line) / 6, wide, 0.006);
    context.fillRect(x + (wide * line) / 6, y, 0.006, tall);
  }
  for (const edge of [y - 0.03, y + tall])
    fillArea(context, { x: x - 0.06, y: edge, wide: wide + 0.12, high: 0.035 }, "rgb(120,80,52)");
}

function paintDrawing(
  brush: SurfaceBrush,
  area: { x: number; y: number; wide: number; high: number },
  index: number,
): void {
  const { context } = brush;
  const { x, y, wide, high: tall } = area;
  fillArea(context, area, "rgb(250,246,236)");
  const colours = ["rgb(222,96,72)", "rgb(84,150,200)", "rgb(240,190,70)", "rgb(110,170,100)"];
  fillArea(
    context,
    { x: x + 0.03, y: y + 0.03, wide: wide - 0.06, high: tall * 0.3 },
    colours[(index + 3) % 4] ?? "rgb(110,170,100)",
  );
  context.fillStyle = colours[(index + 2) % 4] ?? "rgb(240,190,70)";
  context.beginPath();
  context.arc(x + wide * 0.74, y + tall * 0.78, 0.06, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = colours[index % 4] ?? "rgb(222,96,72)";
  context.fillRect(x + wide * 0.2, y + tall * 0.28, wide * 0.36, tall * 0.28);
  context.beginPath();
  context.moveTo(x + wide * 0.14, y + tall * 0.55);
  context.lineTo(x + wide * 0.38, y + tall * 0.8);
  context.lineTo(x + wide * 0.62, y + tall * 0.55);
  context.fill();
}

/** The ledge of the board with chalk and a sponge. */
function ledge(): RoomThing {
  return {
    z: backZ - 0.05,
    paint(view) {
      paintBlock(view, {
        x: -0.1,
        y: 0.88,
        z: backZ - 0.06,
        wide: 3.8,
        high: 0.04,
        deep: 0.12,
        colour: [150, 106, 66],
      });
      for (const [x, wide, colour] of [
        [-1.2, 0.09, [250, 248, 240]],
        [-0.9, 0.08, [250, 222, 120]],
        [0.9, 0.18, [214, 176, 90]],
      ] as const)
        paintBlock(view, { x, y: 0.92, z: backZ - 0.07, wide, high: wide > 0.1 ? 0.06 : 0.022, deep: 0.03, colour });
    },
  };
}

/** A pupil's desk with its chair. */
function pupilDesk(
  at: { readonly x: number; readonly z: number },
  school: School,
  options: { readonly pupilHigh: number; readonly towards: "us" | "away"; readonly index: number },
): RoomThing[] {
  const { pupilHigh, towards, index } = options;
  const sheets: readonly Rgb[] = [
    [222, 96, 72],
    [84, 150, 200],
    [240, 190, 70],
    [110, 170, 100],
  ];
  return [
    chair(
      { x: at.x, z: at.z + (towards === "us" ? 0.56 : -0.42) },
      { colour: school.legs, seat: school.chair, towards },
    ),
    table(at, {
      wide: 0.84,
      deep: 0.5,
      high: pupilHigh,
      colour: school.desk,
      legs: school.legs,
      things: [
        {
          z: at.z,
          paint(view) {
            paintBlock(view, {
              x: at.x - 0.1,
              y: pupilHigh,
              z: at.z,
              wide: 0.22,
              high: 0.012,
              deep: 0.28,
              colour: [250, 248, 240],
            });
            paintBlock(view, {
              x: at.x + 0.22,
              y: pupilHigh,
              z: at.z + 0.05,
              wide: 0.2,
              high: 0.035,
              deep: 0.26,
              colour: sheets[index % 4] ?? [222, 96, 72],
            });
          },
        },
      ],
    }),
  ];
}

function globe(at: { readonly x: number; readonly y: number; readonly z: number }): RoomThing {
  return {
    z: at.z,
    paint(view) {
      paintUpright(view, at, (pen) => {
        pen.fillStyle = shadeAt(view, [120, 80, 50], at, 0.9);
        pen.beginPath();
        pen.ellipse(0, 0.015, 0.11, 0.025, 0, 0, 2 * Math.PI);
        pen.fill();
        pen.fillRect(-0.014, 0, 0.028, 0.1);
        const ball = pen.createRadialGradient(-0.05, 0.3, 0.02, 0, 0.25, 0.16);
        ball.addColorStop(0, shadeAt(view, [150, 206, 232], at, 1.2));
        ball.addColorStop(1, shadeAt(view, [56, 110, 156], at, 0.7));
        pen.fillStyle = ball;
        pen.beginPath();
        pen.arc(0, 0.25, 0.15, 0, 2 * Math.PI);
        pen.fill();
        pen.save();
        pen.clip();
        pen.fillStyle = shadeAt(view, [142, 176, 100], at, 0.95);
        // It turns, slowly.
        for (let land = 0; land < 6; land++) {
          const x = (((land * 0.13 + view.seconds * 0.02) % 0.6) - 0.3) * 1.1;
          pen.beginPath();
          pen.ellipse(x, 0.25 + 0.07 * Math.sin(land * 2.3), 0.045, 0.06, land, 0, 2 * Math.PI);
          pen.fill();
        }
        pen.restore();
        pen.strokeStyle = shadeAt(view, [206, 170, 96], at, 1.1);
        pen.lineWidth = 0.014;
        pen.beginPath();
        pen.arc(0, 0.25, 0.17, -2, 1.3);
        pen.stroke();
      });
    },
  };
}

function apple(at: { readonly x: number; readonly y: number; readonly z: number }): RoomThing {
  return {
    z: at.z,
    paint(view) {
      paintUpright(view, at, (pen) => {
        const skin = pen.createRadialGradient(-0.015, 0.055, 0.005, 0, 0.04, 0.05);
        skin.addColorStop(0, shadeAt(view, [255, 150, 120], at, 1.2));
        skin.addColorStop(1, shadeAt(view, [186, 36, 36], at, 0.85));
        pen.fillStyle = skin;
        pen.beginPath();
        pen.arc(-0.012, 0.04, 0.04, 0, 2 * Math.PI);
        pen.arc(0.012, 0.04, 0.04, 0, 2 * Math.PI);
        pen.fill();
        pen.strokeStyle = "rgb(80,56,36)";
        pen.lineWidth = 0.006;
        pen.beginPath();
        pen.moveTo(0, 0.07);
        pen.lineTo(0.008, 0.1);
        pen.stroke();
      });
    },
  };
}
