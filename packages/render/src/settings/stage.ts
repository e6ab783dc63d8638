import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { project } from "../scene/camera.ts";
import { hashUnit, seededRandom } from "../scene/random.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import type { TimeOfDay } from "../scene-spec.ts";
import { buildRoom, floorDeep, sideLong, type RoomPlan, type RoomThing, type SurfaceBrush } from "./room.ts";
import { fillArea, paintBoards, paintBricks } from "./room-surfaces.ts";
import { paintBlock, paintUpright, shadeAt, standFlat, traceDisc, tracePolygon, type RoomView } from "./room-view.ts";

const halfWidth = 5.2;
const high = 5.6;
const backZ = 3.6;
/** Where the lamps hang. */
const truss = { y: 3.25, z: 1.9 } as const;
/** Where the heads of the first row show: metres in the picture's height, the lens, and how high they reach, by framing. */
const stalls = {
  wide: { metresHigh: 3.05, lens: 1, headY: 0.46 },
  medium: { metresHigh: 1.5, lens: 1.45, headY: 0.86 },
} as const;

type House = "concert" | "theatre" | "club";
const houses: readonly [House, ...House[]] = ["concert", "theatre", "club"];

/** The beams' colours go with the hour the prompt names. */
const palettes: Readonly<
  Record<
    TimeOfDay,
    {
      readonly beams: readonly [Rgb, Rgb, Rgb];
      readonly wash: Rgb;
      readonly ambient: number;
      readonly strength: number;
    }
  >
> = {
  dawn: {
    beams: [
      [255, 176, 190],
      [255, 214, 160],
      [170, 190, 255],
    ],
    wash: [255, 206, 200],
    ambient: 0.36,
    strength: 0.56,
  },
  day: {
    beams: [
      [255, 244, 214],
      [150, 216, 255],
      [255, 226, 150],
    ],
    wash: [255, 246, 230],
    ambient: 0.5,
    strength: 0.78,
  },
  sunset: {
    beams: [
      [255, 150, 60],
      [255, 86, 96],
      [255, 206, 110],
    ],
    wash: [255, 176, 110],
    ambient: 0.36,
    strength: 0.6,
  },
  dusk: {
    beams: [
      [186, 96, 255],
      [255, 110, 190],
      [96, 140, 255],
    ],
    wash: [214, 160, 255],
    ambient: 0.5,
    strength: 0.56,
  },
  night: {
    beams: [
      [64, 130, 255],
      [40, 214, 230],
      [150, 90, 255],
    ],
    wash: [150, 180, 255],
    ambient: 0.55,
    strength: 0.56,
  },
};

/** A stage seen from the stalls: drapes, a truss of moving lamps, a polished floor, heads of the audience in front. */
export function buildStage(context: ShotContext): ShotPainter {
  const { shot } = context;
  const palette = palettes[shot.setting.timeOfDay];
  const speaks = shot.actors.some(({ spot }) => spot === "podium");
  // Speeches are not given between drums and amplifiers.
  const house = speaks ? "theatre" : (houses[shot.setting.variant % houses.length] ?? "concert");
  const alone = shot.actors.length <= 1;
  const plan: RoomPlan = {
    halfWidth,
    high,
    backZ,
    paintBack: (brush) => paintBackdrop(brush, house, palette.beams),
    paintSide(brush) {
      paintDrape(brush, { x: 0, y: 0, wide: sideLong, high }, house === "theatre" ? [112, 20, 30] : [34, 32, 40], 0.34);
    },
    paintFloor(brush) {
      const floor = { x: -halfWidth, y: 0, wide: 2 * halfWidth, high: floorDeep };
      paintBoards(
        brush,
        floor,
        house === "concert"
          ? { colour: [74, 72, 82], boardMetres: 0.5, contrast: 0.08 }
          : { colour: [132, 88, 58], boardMetres: 0.16, contrast: 0.16 },
      );
      // Nothing beyond the edge of the stage: there the audience is.
      fillArea(
        brush.context,
        { x: -halfWidth, y: backZ + 1.75, wide: 2 * halfWidth, high: 0.05 },
        house === "theatre" ? "rgb(214,176,104)" : "rgb(150,150,160)",
      );
      fillArea(brush.context, { x: -halfWidth, y: backZ + 1.8, wide: 2 * halfWidth, high: 6 }, "rgb(14,12,18)");
    },
    paintCeiling: "open",
    windows: [],
    lamps: [
      {
        x: 0,
        y: 2.6,
        z: -0.6,
        colour: mix(palette.wash, [255, 255, 255], 0.4),
        strength: palette.strength,
        reach: 1.9,
        kind: "always",
      },
      {
        x: -2.6,
        y: 1.8,
        z: backZ - 0.9,
        colour: palette.beams[0],
        strength: palette.strength * 0.8,
        reach: 1.3,
        kind: "always",
      },
      {
        x: 2.6,
        y: 1.8,
        z: backZ - 0.9,
        colour: palette.beams[1],
        strength: palette.strength * 0.8,
        reach: 1.3,
        kind: "always",
      },
      {
        x: 0,
        y: 0.7,
        z: backZ - 0.7,
        colour: palette.beams[2],
        strength: palette.strength * 0.55,
        reach: 1.1,
        kind: "always",
      },
    ],
    ambient: palette.ambient,
    gloss: house === "concert" ? 0.42 : 0.24,
    thingSpot: "podium",
    seats: [],
    spots: {
      podium: { x: 0.05, y: 1.08, z: -0.42, people: { x: 0, y: 0, z: 0 } },
      floor: { x: 0, y: 0, z: 0 },
      chair: { x: 0, y: 0.44, z: 0, people: { x: 0, y: 0, z: 0 } },
    },
    keySide: -1,
    frontLight: 0.85,
    dust: true,
    things: [
      ...set(house),
      rig(palette.beams),
      { z: truss.z - 0.6, paint: (view) => paintBeams(view, palette.beams, palette.strength) },
      ...(house === "theatre" ? [tabs(), footlights()] : []),
      ...(speaks ? [lectern()] : house !== "theatre" && alone ? [microphone({ x: 0.34, z: -0.16 })] : []),
      ...rows(context),
    ],
    paintAir(view) {
      // Near views are inside of its light.
      if (shot.camera.framing === "wide") paintFollowSpot(view, palette.strength);
    },
  };
  return buildRoom(context, plan);
}

function paintDrape(
  brush: SurfaceBrush,
  area: { x: number; y: number; wide: number; high: number },
  colour: Rgb,
  foldMetres: number,
): void {
  const { context } = brush;
  const random = seededRandom(brush.seed, `drape ${area.x}`);
  fillArea(context, area, css(scaled(colour, 0.7)));
  for (let x = area.x; x < area.x + area.wide;) {
    const wide = Math.min(foldMetres * (0.7 + 0.6 * random()), area.x + area.wide - x + 0.01);
    const fold = context.createLinearGradient(x, 0, x + wide, 0);
    fold.addColorStop(0, css(scaled(colour, 0.42)));
    fold.addColorStop(0.35, css(scaled(colour, 1.2)));
    fold.addColorStop(0.6, css(scaled(colour, 0.95)));
    fold.addColorStop(1, css(scaled(colour, 0.45)));
    context.fillStyle = fold;
    context.fillRect(x, area.y, wide, area.high);
    x += wide;
  }
}

function paintBackdrop(brush: SurfaceBrush, house: House, beams: readonly [Rgb, Rgb, Rgb]): void {
  const { context } = brush;
  const wall = { x: -halfWidth, y: 0, wide: 2 * halfWidth, high };
  if (house === "club") {
    paintBricks(brush, wall, [136, 74, 60]);
    paintDrape(brush, { x: -halfWidth, y: 0, wide: 1.5, high }, [92, 24, 34], 0.26);
    paintDrape(brush, { x: halfWidth - 1.5, y: 0, wide: 1.5, high }, [92, 24, 34], 0.26);
    return;
  }
  if (house === "theatre") {
    // A painted moonlit hill town behind the drapes.
    const sky = context.createLinearGradient(0, 0, 0, high);
    sky.addColorStop(0, css(mix(beams[0], [255, 255, 255], 0.3)));
    sky.addColorStop(0.5, css(mix(beams[2], [70, 70, 130], 0.4)));
    sky.addColorStop(1, css(mix(beams[2], [26, 24, 66], 0.75)));
    context.fillStyle = sky;
    context.fillRect(wall.x, 0, wall.wide, high);
    for (const [base, colour] of [
      [1.5, [92, 92, 140]],
      [1.05, [62, 66, 104]],
    ] as const) {
      context.fillStyle = css(colour);
      context.beginPath();
      context.moveTo(-halfWidth, 0);
      context.lineTo(-halfWidth, base);
      context.bezierCurveTo(-2.6, base + 0.9, -1.2, base - 0.4, 0.4, base + 0.2);
      context.bezierCurveTo(2, base + 0.9, 3.4, base - 0.2, halfWidth, base + 0.3);
      context.lineTo(halfWidth, 0);
      context.fill();
    }
    for (let tree = 0; tree < 9; tree++) {
      const x = -4.4 + tree * 1.1 + 0.4 * hashUnit(brush.seed, tree);
      context.fillStyle = css([40, 54, 58]);
      context.beginPath();
      context.moveTo(x - 0.3, 0);
      context.lineTo(x, 1.2 + 0.7 * hashUnit(brush.seed, tree + 20));
      context.lineTo(x + 0.3, 0);
      context.fill();
    }
    return;
  }
  fillArea(context, wall, "rgb(40,38,50)");
  paintDrape(brush, { x: -halfWidth, y: 0, wide: 1.9, high }, [44, 42, 54], 0.3);
  paintDrape(brush, { x: halfWidth - 1.9, y: 0, wide: 1.9, high }, [44, 42, 54], 0.3);
  // A wall of light panels.
  for (let row = 0; row < 11; row++) {
    for (let column = 0; column < 22; column++) {
      const x = -3.3 + column * 0.3;
      const y = 0.45 + row * 0.3;
      const wave = 0.5 + 0.5 * Math.sin(column * 0.55 + Math.sin(row * 0.6) * 2 + brush.variant);
      fillArea(
        context,
        { x: x + 0.015, y: y + 0.015, wide: 0.27, high: 0.27 },
        css(mix(mix(beams[2], [20, 18, 34], 0.55), beams[row % 2 === 0 ? 0 : 1], wave * 0.75)),
      );
    }
  }
}

/** What stands at the back of the stage. */
function set(house: House): RoomThing[] {
  if (house === "theatre")
    return [flatHouse({ x: -2.5, z: 2.6 }), flatHouse({ x: 2.7, z: 2.3 }), tree({ x: 1.5, z: 2.9 })];
  const amps = (x: number): RoomThing => ({
    z: 2.5,
    foot: { x, z: 2.5, wide: 0.9, deep: 0.5 },
    paint(view) {
      for (const [y, tall] of [
        [0, 0.7],
        [0.72, 0.62],
      ] as const)
        paintBlock(view, {
          x,
          y,
          z: 2.5,
          wide: 0.82,
          high: tall,
          deep: 0.42,
          colour: [42, 40, 46],
          round: 0.02,
          front(pen) {
            pen.fillStyle = "rgba(120,116,120,0.3)";
            pen.fillRect(0.06, 0.05, 0.7, tall - 0.16);
            pen.fillStyle = "rgba(10,10,14,0.55)";
            for (const cx of [0.24, 0.58]) {
              pen.beginPath();
              pen.arc(cx, (tall - 0.06) / 2, Math.min(0.15, tall * 0.24), 0, 2 * Math.PI);
              pen.fill();
            }
            pen.fillStyle = "rgb(220,60,40)";
            pen.fillRect(0.7, tall - 0.07, 0.02, 0.02);
          },
        });
    },
  });
  const speakers = (x: number): RoomThing => ({
    z: 0.9,
    foot: { x, z: 0.9, wide: 0.9, deep: 0.7 },
    paint(view) {
      for (let box = 0; box < 5; box++)
        paintBlock(view, {
          x,
          y: box * 0.56,
          z: 0.9,
          wide: 0.95,
          high: 0.54,
          deep: 0.6,
          colour: [34, 34, 40],
          front(pen) {
            pen.fillStyle = "rgba(8,8,12,0.7)";
            for (const cx of [0.27, 0.68]) {
              pen.beginPath();
              pen.arc(cx, 0.27, 0.19, 0, 2 * Math.PI);
              pen.fill();
            }
            pen.strokeStyle = "rgba(150,150,160,0.35)";
            pen.lineWidth = 0.015;
            for (const cx of [0.27, 0.68]) {
              pen.beginPath();
              pen.arc(cx, 0.27, 0.12, 0, 2 * Math.PI);
              pen.stroke();
            }
          },
        });
    },
  });
  return [
    ...(house === "concert" ? [speakers(-3.35), speakers(3.35)] : []),
    amps(-1.9),
    amps(house === "club" ? -2.8 : 1.9),
    ...(house === "club" ? [piano({ x: 2.05, z: 1.9 })] : []),
    drums({ x: house === "club" ? 0.1 : 0, z: 2.3 }),
  ];
}

function drums(at: { readonly x: number; readonly z: number }): RoomThing {
  return {
    z: at.z,
    foot: { ...at, wide: 2, deep: 1.2 },
    paint(view) {
      paintBlock(view, { ...at, y: 0, z: at.z + 0.1, wide: 2.4, high: 0.3, deep: 1.3, colour: [36, 34, 42] });
      const drum = (dx: number, y: number, radius: number, tall: number, colour: Rgb): void => {
        paintUpright(view, { x: at.x + dx, y: y + 0.3, z: at.z }, (pen) => {
          const shade = pen.createLinearGradient(-radius, 0, radius, 0);
          shade.addColorStop(0, shadeAt(view, colour, { ...at, y: 1 }, 0.7));
          shade.addColorStop(0.35, shadeAt(view, colour, { ...at, y: 1 }, 1.35));
          shade.addColorStop(1, shadeAt(view, colour, { ...at, y: 1 }, 0.5));
          pen.fillStyle = shade;
          pen.fillRect(-radius, 0, 2 * radius, tall);
          pen.fillStyle = shadeAt(view, [236, 230, 220], { ...at, y: 1 }, 1.1);
          pen.beginPath();
          pen.ellipse(0, tall, radius, radius * 0.2, 0, 0, 2 * Math.PI);
          pen.fill();
          pen.strokeStyle = "rgba(220,220,226,0.7)";
          pen.lineWidth = 0.012;
          pen.stroke();
        });
      };
      const red: Rgb = [170, 36, 44];
      drum(-0.72, 0.2, 0.24, 0.34, red);
      drum(0.72, 0.12, 0.28, 0.42, red);
      drum(-0.26, 0.62, 0.19, 0.24, red);
      drum(0.26, 0.62, 0.19, 0.24, red);
      paintUpright(view, { x: at.x, y: 0.3, z: at.z - 0.2 }, (pen) => {
        pen.fillStyle = shadeAt(view, red, { ...at, y: 0.5 }, 0.8);
        pen.beginPath();
        pen.arc(0, 0.31, 0.33, 0, 2 * Math.PI);
        pen.fill();
        pen.fillStyle = shadeAt(view, [232, 228, 220], { ...at, y: 0.5 }, 1);
        pen.beginPath();
        pen.arc(0, 0.31, 0.28, 0, 2 * Math.PI);
        pen.fill();
        pen.fillStyle = shadeAt(view, red, { ...at, y: 0.5 }, 0.9);
        pen.beginPath();
        pen.arc(0, 0.31, 0.11, 0, 2 * Math.PI);
        pen.fill();
        pen.strokeStyle = "rgba(190,190,200,0.8)";
        pen.lineWidth = 0.014;
        for (const [x, y] of [
          [-0.62, 1.2],
          [0.66, 1.3],
          [-0.98, 0.85],
        ] as const) {
          pen.beginPath();
          pen.moveTo(x * 1.06, 0);
          pen.lineTo(x, y);
          pen.stroke();
        }
        pen.fillStyle = shadeAt(view, [222, 178, 84], { ...at, y: 1.3 }, 1.35);
        for (const [x, y, tilt] of [
          [-0.62, 1.2, 0.2],
          [0.66, 1.3, -0.22],
          [-0.98, 0.85, 0.05],
        ] as const) {
          pen.beginPath();
          pen.ellipse(x, y, 0.27, 0.045, tilt, 0, 2 * Math.PI);
          pen.fill();
        }
      });
    },
  };
}

function piano(at: { readonly x: number; readonly z: number }): RoomThing {
  return {
    z: at.z,
    foot: { ...at, wide: 1.7, deep: 1.1 },
    paint(view) {
      const { x, z } = at;
      for (const [dx, dz] of [
        [-0.7, -0.3],
        [0.7, -0.3],
        [0.3, 0.5],
      ] as const)
        paintBlock(view, { x: x + dx, y: 0, z: z + dz, wide: 0.08, high: 0.62, deep: 0.08, colour: [30, 28, 32] });
      paintBlock(view, { x, y: 0.6, z, wide: 1.6, high: 0.32, deep: 1, colour: [34, 32, 38], round: 0.03 });
      paintBlock(view, {
        x,
        y: 0.66,
        z: z - 0.56,
        wide: 1.4,
        high: 0.06,
        deep: 0.16,
        colour: [28, 26, 30],
        topColour: [236, 232, 222],
      });
      paintUpright(view, { x: x + 0.05, y: 0.92, z: z + 0.2 }, (pen) => {
        pen.fillStyle = shadeAt(view, [42, 40, 48], { ...at, y: 1.4 }, 1.2);
        pen.beginPath();
        pen.moveTo(-0.78, 0);
        pen.bezierCurveTo(-0.7, 0.9, -0.1, 0.9, 0.2, 0.62);
        pen.bezierCurveTo(0.45, 0.42, 0.74, 0.5, 0.78, 0);
        pen.fill();
      });
    },
  };
}

function flatHouse(at: { readonly x: number; readonly z: number }): RoomThing {
  return {
    z: at.z,
    foot: { ...at, wide: 1.5, deep: 0.2 },
    paint(view) {
      const flat = view.flat(`house ${at.x}`, { wide: 1.9, high: 2.7 }, (pen) => {
        const tone = (colour: Rgb, factor = 1): string =>
          shadeAt(view, colour, { ...at, y: 1.3, z: at.z - 0.3 }, factor);
        pen.fillStyle = tone([206, 170, 122]);
        pen.fillRect(-0.7, 0, 1.4, 1.8);
        pen.fillStyle = tone([150, 70, 56]);
        pen.beginPath();
        pen.moveTo(-0.9, 1.75);
        pen.lineTo(0, 2.65);
        pen.lineTo(0.9, 1.75);
        pen.fill();
        pen.fillStyle = tone([96, 64, 44]);
        pen.fillRect(-0.16, 0, 0.4, 0.86);
        pen.strokeStyle = tone([110, 76, 52]);
        pen.lineWidth = 0.05;
        pen.strokeRect(-0.7, 0.02, 1.4, 1.76);
        for (const [x, y] of [
          [-0.5, 0.96],
          [0.2, 1.06],
        ] as const) {
          pen.fillStyle = "rgb(255,220,140)";
          pen.fillRect(x, y, 0.32, 0.42);
          pen.strokeRect(x, y, 0.32, 0.42);
        }
      });
      standFlat(view, flat, { ...at, y: 0 });
    },
  };
}

function tree(at: { readonly x: number; readonly z: number }): RoomThing {
  return {
    z: at.z,
    foot: { ...at, wide: 0.6, deep: 0.2 },
    paint(view) {
      const flat = view.flat(`tree ${at.x}`, { wide: 1.6, high: 2.6 }, (pen) => {
        const tone = (colour: Rgb, factor = 1): string =>
          shadeAt(view, colour, { ...at, y: 1.3, z: at.z - 0.3 }, factor);
        pen.fillStyle = tone([104, 76, 56]);
        pen.fillRect(-0.09, 0, 0.18, 1.2);
        for (const [x, y, r] of [
          [0, 1.75, 0.72],
          [-0.34, 1.4, 0.42],
          [0.36, 1.5, 0.42],
        ] as const) {
          pen.fillStyle = tone([72, 124, 92], 0.8 + r * 0.4);
          pen.beginPath();
          pen.arc(x, y, r, 0, 2 * Math.PI);
          pen.fill();
        }
      });
      standFlat(view, flat, { ...at, y: 0 });
    },
  };
}

/** The front drapes of a theatre, drawn aside, with their fringe. */
function tabs(): RoomThing {
  return {
    z: 0.95,
    paint(view) {
      const flat = view.flat("tabs", { wide: 2.1, high: 4.6 }, (pen) => {
        for (let fold = 0; fold < 8; fold++) {
          const x = -1.05 + fold * 0.26;
          const shade = pen.createLinearGradient(x, 0, x + 0.27, 0);
          for (const [stop, factor] of [
            [0, 0.5],
            [0.4, 1.3],
            [1, 0.5],
          ] as const)
            shade.addColorStop(stop, shadeAt(view, [172, 28, 38], { x: -3, y: 1.6, z: 0.6 }, factor));
          pen.fillStyle = shade;
          pen.fillRect(x, 0.1, 0.265, 4.5);
        }
        pen.fillStyle = shadeAt(view, [222, 180, 96], { x: -3, y: 0.3, z: 0.6 }, 1.2);
        pen.fillRect(-1.05, 0.1, 2.1, 0.07);
        for (let thread = 0; thread < 60; thread++) pen.fillRect(-1.05 + thread * 0.035, 0, 0.018, 0.12);
        pen.fillRect(-1.05, 1.25, 2.1, 0.06);
      });
      const sway = 0.004 * Math.sin(view.seconds * 0.7);
      standFlat(view, flat, { x: -3.45, y: 0, z: 0.95 }, { sway });
      standFlat(view, flat, { x: 3.45, y: 0, z: 0.95 }, { sway, flip: true });
      // The valance across the top.
      for (let swag = 0; swag < 7; swag++) {
        const x = -3.9 + swag * 1.3;
        paintUpright(view, { x, y: 3.25, z: 0.93 }, (pen) => {
          const shade = pen.createLinearGradient(0, 1.4, 0, 0);
          shade.addColorStop(0, shadeAt(view, [120, 18, 28], { x: 0, y: 2.6, z: 0.5 }, 0.8));
          shade.addColorStop(1, shadeAt(view, [186, 34, 44], { x: 0, y: 2.6, z: 0.5 }, 1.1));
          pen.fillStyle = shade;
          pen.beginPath();
          pen.moveTo(-0.7, 1.6);
          pen.lineTo(0.7, 1.6);
          pen.lineTo(0.7, 0.3);
          pen.quadraticCurveTo(0, -0.3, -0.7, 0.3);
          pen.fill();
          pen.strokeStyle = shadeAt(view, [222, 180, 96], { x: 0, y: 2.6, z: 0.5 }, 1.2);
          pen.lineWidth = 0.07;
          pen.beginPath();
          pen.moveTo(0.7, 0.3);
          pen.quadraticCurveTo(0, -0.3, -0.7, 0.3);
          pen.stroke();
        });
      }
    },
  };
}

function footlights(): RoomThing {
  return {
    z: -1.55,
    paint(view) {
      for (let lamp = -5; lamp <= 5; lamp++) {
        const at = { x: lamp * 0.62, y: 0, z: -1.55 };
        paintUpright(view, at, (pen) => {
          pen.fillStyle = "rgb(60,44,26)";
          pen.beginPath();
          pen.arc(0, 0.02, 0.12, 0, Math.PI);
          pen.fill();
        });
        const glow = project(view.camera, at.x, 0.08, at.z);
        view.glows.stamp(view.context, {
          x: glow.x,
          y: glow.y - 0.05 * glow.scale,
          radius: 0.5 * glow.scale,
          colour: [255, 214, 140],
          strength: 0.5,
        });
      }
    },
  };
}

function rig(beams: readonly [Rgb, Rgb, Rgb]): RoomThing {
  return {
    z: truss.z,
    paint(view) {
      const { context } = view;
      const left = project(view.camera, -halfWidth, truss.y, truss.z);
      const right = project(view.camera, halfWidth, truss.y, truss.z);
      const scale = left.scale;
      context.strokeStyle = "rgba(92,90,104,0.95)";
      context.lineWidth = Math.max(0.8, 0.04 * scale);
      context.beginPath();
      for (const dy of [0, -0.32]) {
        context.moveTo(left.x, left.y + dy * scale);
        context.lineTo(right.x, right.y + dy * scale);
      }
      const step = 0.32 * scale;
      for (let x = left.x, up = 0; x < right.x; x += step, up++) {
        context.moveTo(x, left.y - (up % 2 === 0 ? 0 : 0.32 * scale));
        context.lineTo(x + step, left.y - (up % 2 === 0 ? 0.32 * scale : 0));
      }
      context.stroke();
      for (const beam of beamsAt(view.seconds)) {
        paintUpright(view, { x: beam.x, y: truss.y - 0.06, z: truss.z }, (pen) => {
          pen.rotate(beam.angle);
          pen.fillStyle = "rgb(30,30,36)";
          pen.beginPath();
          pen.roundRect(-0.1, -0.3, 0.2, 0.32, 0.04);
          pen.fill();
          pen.fillStyle = css(mix(beams[beam.colour] ?? beams[0], [255, 255, 255], 0.6));
          pen.beginPath();
          pen.ellipse(0, -0.3, 0.085, 0.04, 0, 0, 2 * Math.PI);
          pen.fill();
        });
        const lamp = project(view.camera, beam.x + Math.sin(beam.angle) * 0.3, truss.y - 0.34, truss.z);
        view.glows.stamp(context, {
          x: lamp.x,
          y: lamp.y,
          radius: 0.75 * lamp.scale,
          colour: beams[beam.colour] ?? beams[0],
          strength: 0.8,
        });
      }
    },
  };
}

/** The lamps on the truss at a moment; the angle is from straight down, radians. */
function beamsAt(seconds: number): readonly { x: number; angle: number; colour: 0 | 1 | 2 }[] {
  return Array.from({ length: 7 }, (_, index) => {
    const x = (index - 3) * 1.12;
    const angle = -x * 0.1 + 0.34 * Math.sin(seconds * 0.9 + index * 1.3) + 0.1 * Math.sin(seconds * 1.9 + index);
    return { x, angle, colour: (index % 3) as 0 | 1 | 2 };
  });
}

/** Beams in the haze, and the pools they make. */
function paintBeams(view: RoomView, beams: readonly [Rgb, Rgb, Rgb], strength: number): void {
  const { context } = view;
  context.globalCompositeOperation = "screen";
  for (const beam of beamsAt(view.seconds)) {
    const colour = beams[beam.colour];
    const lamp = project(view.camera, beam.x, truss.y - 0.3, truss.z);
    const length = 4.2 * lamp.scale;
    const spread = 0.075;
    const end = (turn: number): readonly [number, number] => [
      lamp.x + Math.sin(turn) * length,
      lamp.y + Math.cos(turn) * length,
    ];
    for (const [widen, alpha] of [
      [1.5, 0.16],
      [0.7, 0.2],
    ] as const) {
      const [ax, ay] = end(beam.angle - spread * widen);
      const [bx, by] = end(beam.angle + spread * widen);
      const light = context.createRadialGradient(lamp.x, lamp.y, 0, lamp.x, lamp.y, length);
      light.addColorStop(0, css(colour, Math.min(1, alpha * 2.6 * strength)));
      light.addColorStop(0.5, css(colour, alpha * strength));
      light.addColorStop(1, css(colour, 0));
      context.fillStyle = light;
      tracePolygon(
        context,
        [
          [lamp.x - 0.07 * lamp.scale, lamp.y],
          [ax, ay],
          [bx, by],
          [lamp.x + 0.07 * lamp.scale, lamp.y],
        ],
        0,
      );
      context.fill();
    }
  }
  context.globalCompositeOperation = "source-over";
}

/** The follow spot from the gallery. */
function paintFollowSpot(view: RoomView, strength: number): void {
  const { context } = view;
  context.globalCompositeOperation = "screen";
  const foot = project(view.camera, 0, 0, 0);
  const source = { x: foot.x - 0.25 * foot.scale * 3, y: -0.4 * foot.scale };
  const cone = context.createLinearGradient(0, 0, 0, foot.y);
  cone.addColorStop(0, css([255, 250, 238], 0.12 * strength));
  cone.addColorStop(1, css([255, 250, 238], 0.03 * strength));
  context.fillStyle = cone;
  tracePolygon(
    context,
    [
      [source.x - 0.05 * foot.scale, source.y],
      [source.x + 0.05 * foot.scale, source.y],
      [foot.x + 0.85 * foot.scale, foot.y],
      [foot.x - 0.85 * foot.scale, foot.y],
    ],
    0,
  );
  context.fill();
  context.globalCompositeOperation = "source-over";
}

function microphone(at: { readonly x: number; readonly z: number }): RoomThing {
  return {
    z: at.z,
    foot: { ...at, wide: 0.3, deep: 0.3 },
    paint(view) {
      traceDisc(view, { ...at, y: 0.015 }, 0.15);
      view.context.fillStyle = shadeAt(view, [60, 60, 68], { ...at, y: 0.1 });
      view.context.fill();
      paintUpright(view, { ...at, y: 0 }, (pen) => {
        pen.strokeStyle = shadeAt(view, [120, 120, 130], { ...at, y: 0.8 }, 1.2);
        pen.lineCap = "round";
        pen.lineWidth = 0.022;
        pen.beginPath();
        pen.moveTo(0, 0.02);
        pen.lineTo(0, 1.34);
        pen.lineTo(-0.13, 1.43);
        pen.stroke();
        pen.lineWidth = 0.045;
        pen.strokeStyle = shadeAt(view, [70, 70, 78], { ...at, y: 1.4 });
        pen.beginPath();
        pen.moveTo(-0.1, 1.415);
        pen.lineTo(-0.19, 1.455);
        pen.stroke();
        pen.fillStyle = shadeAt(view, [170, 170, 180], { ...at, y: 1.4 }, 1.2);
        pen.beginPath();
        pen.arc(-0.205, 1.462, 0.036, 0, 2 * Math.PI);
        pen.fill();
      });
    },
  };
}

function lectern(): RoomThing {
  return {
    z: -0.42,
    foot: { x: 0.05, z: -0.42, wide: 0.6, deep: 0.45 },
    paint(view) {
      paintBlock(view, {
        x: 0.05,
        y: 0,
        z: -0.42,
        wide: 0.54,
        high: 0.98,
        deep: 0.4,
        colour: [128, 82, 52],
        finish: "wood",
      });
      paintBlock(view, {
        x: 0.05,
        y: 0.98,
        z: -0.42,
        wide: 0.66,
        high: 0.06,
        deep: 0.46,
        colour: [150, 98, 62],
        round: 0.01,
      });
      paintUpright(view, { x: 0.18, y: 1.04, z: -0.5 }, (pen) => {
        pen.strokeStyle = "rgb(50,50,58)";
        pen.lineWidth = 0.016;
        pen.beginPath();
        pen.moveTo(0.08, 0);
        pen.quadraticCurveTo(0.05, 0.16, -0.06, 0.2);
        pen.stroke();
        pen.fillStyle = "rgb(34,34,40)";
        pen.beginPath();
        pen.ellipse(-0.07, 0.205, 0.03, 0.02, 0.4, 0, 2 * Math.PI);
        pen.fill();
      });
    },
  };
}

/** Heads and shoulders of the audience against the light; some hold up a hand or a telephone. */
function rows({ shot, width, height }: ShotContext): RoomThing[] {
  const { framing } = shot.camera;
  if (framing !== "wide" && framing !== "medium") return [];
  const { metresHigh, lens, headY } = stalls[framing];
  const crowd = 1 + 0.16 * Math.max(0, Math.min(shot.actors.length, 4) - 1);
  const distance = ((metresHigh * crowd * lens) / height) * (width > height ? width : height * 1.05) * 0.98;
  const row = (index: number): RoomThing => {
    const z = distance * (-0.52 + index * 0.13);
    return {
      z,
      paint(view) {
        const seed = view.seed + index * 37;
        for (let head = -9; head <= 9; head++) {
          const unit = hashUnit(seed, head + 50);
          const x = head * 0.56 + (index % 2) * 0.28 + (unit - 0.5) * 0.2;
          const bob = 0.018 * Math.sin(view.seconds * (2.2 + unit) + head * 1.7);
          const y = headY + 0.12 * (hashUnit(seed, head + 90) - 0.5) + bob - index * 0.06 - (width > height ? 0 : 0.12);
          const raised = hashUnit(seed, head + 130) < 0.24 && Math.abs(x) > 0.75;
          // Nobody sits between us and who it is about.
          if (framing === "medium" && Math.abs(x) < 0.62) continue;
          paintUpright(view, { x, y, z }, (pen) => {
            const dark = index === 0 ? "rgb(10,9,15)" : "rgb(18,16,26)";
            pen.fillStyle = dark;
            pen.strokeStyle = "rgba(210,200,240,0.3)";
            pen.lineWidth = 0.012;
            pen.beginPath();
            pen.ellipse(0, 0, 0.105, 0.135, 0, 0, 2 * Math.PI);
            pen.fill();
            pen.beginPath();
            pen.ellipse(0, 0, 0.105, 0.135, 0, 0.35, Math.PI - 0.35);
            pen.stroke();
            if (unit < 0.3) {
              pen.beginPath();
              pen.ellipse(0, -0.06, 0.135, 0.18, 0, 0, 2 * Math.PI);
              pen.fill();
            }
            pen.beginPath();
            pen.moveTo(-0.3, -1.2);
            pen.lineTo(-0.27, -0.26);
            pen.quadraticCurveTo(-0.2, -0.16, 0, -0.15);
            pen.quadraticCurveTo(0.2, -0.16, 0.27, -0.26);
            pen.lineTo(0.3, -1.2);
            pen.fill();
            if (raised) {
              const wave = 0.08 * Math.sin(view.seconds * 2.6 + head);
              pen.strokeStyle = dark;
              pen.lineCap = "round";
              pen.lineWidth = 0.058;
              pen.beginPath();
              pen.moveTo(0.22, -0.25);
              pen.quadraticCurveTo(0.33, -0.02, 0.27 + wave, 0.24);
              pen.stroke();
              pen.fillStyle = dark;
              pen.beginPath();
              pen.arc(0.27 + wave, 0.27, 0.042, 0, 2 * Math.PI);
              pen.fill();
              if (unit > 0.6) {
                pen.fillStyle = "rgba(190,220,255,0.9)";
                pen.fillRect(0.235 + wave, 0.27, 0.065, 0.12);
              }
            }
          });
        }
      },
    };
  };
  return framing === "wide" ? [row(1), row(0)] : [row(0)];
}
