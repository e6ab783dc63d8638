import type { SKRSContext2D } from "@napi-rs/canvas";
import { project } from "../scene/camera.ts";
import { css, lit, mix, scaled, type Rgb } from "../scene/colour.ts";
import { hashText, hashUnit, seededRandom } from "../scene/random.ts";
import type { Spot } from "../cast/create-cast.ts";
import type { RoomThing } from "./room.ts";
import { paintBlock, paintUpright, shadeAt, standFlat, traceDisc, tracePolygon, type RoomView } from "./room-view.ts";

/** Where the middle of a thing stands on the floor, metres. */
interface Stand {
  readonly x: number;
  readonly z: number;
}

/** The height of a seat: where things lie on it, and what sitters' thighs rest on. */
const seatHigh = 0.44;

/** A place on a seat; people sit there with their feet on the floor. */
export function seatSpot(x: number, z: number): Spot {
  return { x, y: seatHigh, z, people: { x, y: 0, z } };
}

/** A sofa for two or three, or an armchair when narrow, facing us. */
export function sofa(
  at: Stand,
  make: {
    readonly wide: number;
    readonly colour: Rgb;
    readonly pillows: readonly Rgb[];
    readonly legs: Rgb;
    readonly boxy: boolean;
  },
): RoomThing {
  const { x, z } = at;
  const { wide, colour, boxy } = make;
  const deep = 0.86;
  const arm = boxy ? 0.16 : 0.22;
  const inner = wide - 2 * arm;
  const seats = wide > 1.9 ? 3 : wide > 1.3 ? 2 : 1;
  const round = boxy ? 0.035 : 0.075;
  return {
    z: z + 0.25,
    foot: { x, z, wide, deep },
    paint(view) {
      for (const side of [-1, 1] as const)
        for (const end of [-0.34, 0.34])
          paintBlock(view, {
            x: x + side * (wide / 2 - 0.09),
            y: 0,
            z: z + end,
            wide: 0.055,
            high: 0.13,
            deep: 0.055,
            colour: make.legs,
          });
      paintBlock(view, {
        x,
        y: 0.36,
        z: z + 0.33,
        wide: wide - 0.04,
        high: boxy ? 0.42 : 0.5,
        deep: 0.22,
        colour: scaled(colour, 0.9),
        round: round * 1.3,
      });
      paintBlock(view, {
        x,
        y: 0.12,
        z,
        wide: wide - 0.06,
        high: 0.2,
        deep,
        colour: scaled(colour, 0.86),
        round: 0.02,
      });
      for (const side of [-1, 1] as const)
        paintBlock(view, {
          x: x + side * (wide / 2 - arm / 2),
          y: 0.12,
          z: z - 0.01,
          wide: arm,
          high: boxy ? 0.46 : 0.5,
          deep: deep - 0.02,
          colour,
          round: boxy ? 0.04 : 0.1,
        });
      for (let seat = 0; seat < seats; seat++) {
        const seatWide = inner / seats;
        const seatX = x - inner / 2 + (seat + 0.5) * seatWide;
        paintBlock(view, {
          between: true,
          x: seatX,
          y: 0.4,
          z: z + 0.2,
          wide: seatWide - 0.01,
          high: 0.42,
          deep: 0.14,
          colour: scaled(colour, 1.03),
          round: round * 1.4,
          finish: "soft",
        });
      }
      for (let seat = 0; seat < seats; seat++) {
        const seatWide = inner / seats;
        const seatX = x - inner / 2 + (seat + 0.5) * seatWide;
        paintBlock(view, {
          between: true,
          x: seatX,
          y: 0.29,
          z: z - 0.09,
          wide: seatWide - 0.008,
          high: 0.155,
          deep: 0.64,
          colour: scaled(colour, 1.06),
          round: round * 0.9,
          finish: "soft",
        });
      }
      make.pillows.forEach((pillow, index) => {
        const side = index % 2 === 0 ? -1 : 1;
        paintPillow(
          view,
          { x: x + side * (inner / 2 - 0.2 - Math.floor(index / 2) * 0.24), y: seatHigh + 0.005, z: z + 0.08 },
          pillow,
          side * 0.16,
        );
      });
    },
  };
}

function paintPillow(view: RoomView, at: { x: number; y: number; z: number }, colour: Rgb, tilt: number): void {
  paintUpright(view, at, (context) => {
    context.rotate(tilt);
    const shade = context.createRadialGradient(-0.05, 0.28, 0.02, 0, 0.2, 0.32);
    shade.addColorStop(0, shadeAt(view, colour, at, 1.12));
    shade.addColorStop(1, shadeAt(view, colour, at, 0.7));
    context.fillStyle = shade;
    context.beginPath();
    context.moveTo(-0.2, 0.02);
    context.quadraticCurveTo(0, 0.045, 0.2, 0.01);
    context.quadraticCurveTo(0.175, 0.2, 0.21, 0.39);
    context.quadraticCurveTo(0, 0.35, -0.21, 0.4);
    context.quadraticCurveTo(-0.17, 0.2, -0.2, 0.02);
    context.fill();
  });
}

/** A chair of wood. `towards`: which way who sits on it looks: to us, away, or to a side. */
export function chair(
  at: Stand,
  make: { readonly colour: Rgb; readonly seat?: Rgb; readonly towards: "us" | "away" | "left" | "right" },
): RoomThing {
  const { x, z } = at;
  const { colour, towards } = make;
  const wide = 0.42;
  const leg = 0.038;
  const half = wide / 2 - leg / 2;
  const post = (view: RoomView, dx: number, dz: number, high: number): void =>
    paintBlock(view, { x: x + dx, y: 0, z: z + dz, wide: leg, high, deep: leg, colour });
  const back = (view: RoomView): void => {
    if (towards === "us" || towards === "away") {
      const backZ = z + (towards === "us" ? half : -half);
      for (const dx of [-half, half])
        paintBlock(view, { x: x + dx, y: 0, z: backZ, wide: leg, high: 0.9, deep: leg, colour });
      for (const [y, high] of [
        [0.56, 0.07],
        [0.69, 0.07],
        [0.82, 0.09],
      ] as const)
        paintBlock(view, {
          x,
          y,
          z: backZ,
          wide: wide - leg,
          high,
          deep: 0.022,
          colour: scaled(colour, 1.05),
          finish: "wood",
        });
      return;
    }
    const side = towards === "left" ? half : -half;
    for (const dz of [half, -half])
      paintBlock(view, { x: x + side, y: 0, z: z + dz, wide: leg, high: 0.9, deep: leg, colour });
    for (const y of [0.58, 0.72, 0.84])
      paintBlock(view, { x: x + side, y, z, wide: 0.022, high: 0.06, deep: wide - leg, colour: scaled(colour, 1.05) });
  };
  return {
    z: z + (towards === "away" ? -0.1 : 0.14),
    foot: { x, z, wide, deep: wide },
    paint(view) {
      if (towards === "us") back(view);
      post(view, -half, half, 0.42);
      post(view, half, half, 0.42);
      if (towards === "left" || towards === "right") back(view);
      paintBlock(view, {
        x,
        y: 0.405,
        z,
        wide,
        high: 0.04,
        deep: wide,
        colour: make.seat ?? scaled(colour, 1.1),
        round: make.seat === undefined ? 0.01 : 0.02,
      });
      post(view, -half, -half, 0.41);
      post(view, half, -half, 0.41);
      if (towards === "away") back(view);
    },
  };
}

/** A table with four legs. */
export function table(
  at: Stand,
  make: {
    readonly wide: number;
    readonly deep: number;
    readonly high: number;
    readonly colour: Rgb;
    readonly legs?: Rgb;
    readonly things?: readonly RoomThing[];
  },
): RoomThing {
  const { x, z } = at;
  const { wide, deep, high, colour } = make;
  const legs = make.legs ?? scaled(colour, 0.86);
  return {
    z: z - 0.02,
    foot: { x, z, wide, deep },
    paint(view) {
      const dx = wide / 2 - 0.05;
      const dz = deep / 2 - 0.05;
      for (const [sx, sz] of [
        [-1, 1],
        [1, 1],
        [-1, -1],
        [1, -1],
      ] as const)
        paintBlock(view, {
          x: x + sx * dx,
          y: 0,
          z: z + sz * dz,
          wide: 0.055,
          high: high - 0.04,
          deep: 0.055,
          colour: legs,
          finish: "wood",
        });
      paintBlock(view, { x, y: high - 0.045, z, wide, high: 0.045, deep, colour, round: 0.012, finish: "wood" });
      for (const thing of make.things ?? []) thing.paint(view);
    },
  };
}

/** A round table on one foot. */
export function roundTable(
  at: Stand,
  make: {
    readonly radius: number;
    readonly high: number;
    readonly colour: Rgb;
    readonly foot: Rgb;
    readonly things?: readonly RoomThing[];
  },
): RoomThing {
  const { x, z } = at;
  return {
    z: z - 0.02,
    foot: { x, z, wide: make.radius * 1.5, deep: make.radius * 1.5 },
    paint(view) {
      const { context } = view;
      const place = { x, y: make.high, z };
      traceDisc(view, { x, y: 0.015, z }, make.radius * 0.6);
      context.fillStyle = shadeAt(view, make.foot, { x, y: 0.05, z }, 0.9);
      context.fill();
      paintBlock(view, { x, y: 0.02, z, wide: 0.07, high: make.high - 0.03, deep: 0.07, colour: make.foot });
      traceDisc(view, { ...place, y: make.high - 0.035 }, make.radius);
      // Its edge, for a camera level with it.
      const left = project(view.camera, x - make.radius, make.high, z);
      context.rect(left.x, left.y, 2 * make.radius * left.scale, 0.035 * left.scale);
      context.fillStyle = shadeAt(view, make.colour, place, 0.66);
      context.fill();
      traceDisc(view, place, make.radius);
      const spot = project(view.camera, x - make.radius * 0.3, make.high, z);
      const sheen = context.createRadialGradient(spot.x, spot.y, 0, spot.x, spot.y, make.radius * 1.5 * spot.scale);
      sheen.addColorStop(0, shadeAt(view, make.colour, place, 1.3));
      sheen.addColorStop(1, shadeAt(view, make.colour, place, 0.95));
      context.fillStyle = sheen;
      context.fill();
      for (const thing of make.things ?? []) thing.paint(view);
    },
  };
}

/** A case of shelves full of books and small things, or of jars and bottles. */
export function shelves(
  at: Stand,
  make: {
    readonly wide: number;
    readonly high: number;
    readonly rows: number;
    readonly colour: Rgb;
    readonly holds: "books" | "bottles" | "files";
    readonly name: string;
    readonly fromY?: number;
  },
): RoomThing {
  const { x, z } = at;
  const { wide, high, rows, colour } = make;
  const deep = 0.3;
  const fromY = make.fromY ?? 0;
  return {
    z,
    ...(fromY === 0 ? { foot: { x, z, wide, deep } } : {}),
    paint(view) {
      paintBlock(view, { x, y: fromY, z, wide, high, deep, colour, finish: "wood" });
      const flat = view.flat(`shelves ${make.name}`, { wide: wide - 0.08, high: high - 0.08 }, (context) =>
        paintShelved(context, {
          wide: wide - 0.08,
          high: high - 0.08,
          rows,
          colour,
          holds: make.holds,
          seed: view.seed ^ hashText(make.name),
          light: view.lighting.at(x, fromY + high / 2, z - 0.4),
        }),
      );
      standFlat(view, flat, { x, y: fromY + 0.04, z: z - deep / 2 });
    },
  };
}

const bookColours: readonly Rgb[] = [
  [150, 52, 46],
  [44, 76, 98],
  [198, 152, 74],
  [74, 104, 78],
  [226, 214, 188],
  [96, 62, 92],
  [52, 50, 60],
  [206, 112, 66],
];

function paintShelved(
  context: SKRSContext2D,
  make: {
    wide: number;
    high: number;
    rows: number;
    colour: Rgb;
    holds: "books" | "bottles" | "files";
    seed: number;
    light: Rgb;
  },
): void {
  const random = seededRandom(make.seed, "shelved");
  const { wide, high, rows, light } = make;
  const tone = (colour: Rgb, factor: number): string => css(scaled(lit(colour, light), factor));
  context.fillStyle = tone(make.colour, 0.36);
  context.fillRect(-wide / 2, 0, wide, high);
  const step = high / rows;
  for (let row = 0; row < rows; row++) {
    const y = row * step + 0.02;
    let x = -wide / 2 + 0.015;
    while (x < wide / 2 - 0.06) {
      const kind = random();
      const tall = (step - 0.05) * (0.66 + 0.3 * random());
      const pick = bookColours[Math.floor(random() * bookColours.length)] ?? [150, 52, 46];
      if (make.holds === "books" && kind < 0.86) {
        const thick = 0.022 + random() * 0.032;
        context.fillStyle = tone(pick, 0.9);
        context.fillRect(x, y, thick, tall);
        context.fillStyle = "rgba(255,240,210,0.25)";
        context.fillRect(x, y, 0.005, tall);
        context.fillStyle = "rgba(255,232,180,0.5)";
        context.fillRect(x + 0.004, y + tall * 0.75, thick - 0.008, tall * 0.05);
        x += thick + 0.002;
      } else if (make.holds === "files" && kind < 0.9) {
        const file: Rgb = [
          [70, 96, 128],
          [190, 190, 194],
          [60, 62, 70],
          [170, 80, 70],
        ][Math.floor(random() * 4)] as [number, number, number];
        context.fillStyle = tone(file, 0.9);
        context.fillRect(x, y, 0.065, step * 0.8);
        context.fillStyle = "rgba(250,248,240,0.85)";
        context.fillRect(x + 0.012, y + step * 0.4, 0.04, step * 0.22);
        x += 0.068;
      } else if (make.holds === "bottles" && kind < 0.8) {
        const glass: Rgb = [
          [80, 120, 84],
          [170, 108, 56],
          [206, 190, 150],
          [120, 60, 50],
          [176, 196, 200],
        ][Math.floor(random() * 5)] as [number, number, number];
        const thick = 0.06 + 0.03 * random();
        context.fillStyle = tone(glass, 0.95);
        context.beginPath();
        context.roundRect(x, y, thick, tall * 0.66, 0.015);
        context.fill();
        context.fillRect(x + thick * 0.34, y + tall * 0.6, thick * 0.32, tall * 0.38);
        context.fillStyle = "rgba(255,255,255,0.3)";
        context.fillRect(x + thick * 0.16, y + 0.01, thick * 0.14, tall * 0.55);
        context.fillStyle = "rgba(244,234,210,0.8)";
        context.fillRect(x + 0.004, y + tall * 0.16, thick - 0.008, tall * 0.22);
        x += thick + 0.025;
      } else {
        const clay = tone(mix(pick, [220, 190, 160], 0.5), 1);
        context.fillStyle = clay;
        context.beginPath();
        context.ellipse(x + 0.075, y + 0.07, 0.06, 0.07, 0, 0, 2 * Math.PI);
        context.fill();
        context.fillRect(x + 0.05, y + 0.12, 0.05, 0.05);
        for (let leaf = 0; leaf < 7; leaf++) {
          const angle = -0.9 + leaf * 0.3;
          context.fillStyle = tone([84, 124, 74], 0.7 + 0.4 * random());
          context.beginPath();
          context.ellipse(
            x + 0.075 + Math.sin(angle) * 0.06,
            y + 0.17 + Math.cos(angle) * 0.05,
            0.012,
            0.045,
            -angle,
            0,
            2 * Math.PI,
          );
          context.fill();
        }
        x += 0.18;
      }
    }
    // The board over it throws a shadow; the board under it catches light.
    const shadow = context.createLinearGradient(0, y + step - 0.02, 0, y + step * 0.45);
    shadow.addColorStop(0, "rgba(16,8,12,0.5)");
    shadow.addColorStop(1, "rgba(16,8,12,0)");
    context.fillStyle = shadow;
    context.fillRect(-wide / 2, y + step * 0.45, wide, step * 0.55 - 0.02);
    context.fillStyle = tone(make.colour, 0.95);
    context.fillRect(-wide / 2, y - 0.024, wide, 0.026);
  }
}

/** A sideboard, desk pedestal or counter with doors or drawers. */
export function cabinet(
  at: Stand,
  make: {
    readonly wide: number;
    readonly high: number;
    readonly deep: number;
    readonly colour: Rgb;
    readonly top?: Rgb;
    readonly doors: number;
    readonly drawers: number;
    readonly things?: readonly RoomThing[];
  },
): RoomThing {
  const { x, z } = at;
  const { wide, high, deep, colour } = make;
  return {
    z,
    foot: { x, z, wide, deep },
    paint(view) {
      const knob = shadeAt(view, [214, 178, 110], { x, y: high, z }, 1.1);
      const line = "rgba(20,10,12,0.38)";
      paintBlock(view, {
        x,
        y: 0.06,
        z,
        wide,
        high: high - 0.1,
        deep,
        colour,
        finish: "wood",
        front(context) {
          const doorWide = wide / make.doors;
          const doorHigh = high - 0.1;
          for (let door = 0; door < make.doors; door++) {
            for (let drawer = 0; drawer < make.drawers; drawer++) {
              const box = {
                x: door * doorWide + 0.02,
                y: (drawer * doorHigh) / make.drawers + 0.02,
                wide: doorWide - 0.04,
                high: doorHigh / make.drawers - 0.035,
              };
              context.strokeStyle = line;
              context.lineWidth = 0.009;
              context.strokeRect(box.x, box.y, box.wide, box.high);
              context.fillStyle = "rgba(255,244,220,0.14)";
              context.fillRect(box.x, box.y + box.high - 0.01, box.wide, 0.01);
              context.fillStyle = knob;
              context.beginPath();
              context.arc(
                make.drawers > 1 ? box.x + box.wide / 2 : box.x + (door % 2 === 0 ? box.wide - 0.04 : 0.04),
                box.y + box.high * (make.drawers > 1 ? 0.5 : 0.6),
                0.014,
                0,
                2 * Math.PI,
              );
              context.fill();
            }
          }
        },
      });
      paintBlock(view, {
        x,
        y: high - 0.045,
        z: z - 0.01,
        wide: wide + 0.05,
        high: 0.045,
        deep: deep + 0.03,
        colour: make.top ?? scaled(colour, 1.12),
        round: 0.008,
      });
      for (const thing of make.things ?? []) thing.paint(view);
    },
  };
}

/** A lamp on a stand, with a shade that glows when it is lit. */
export function floorLamp(
  at: Stand,
  make: { readonly high: number; readonly shade: Rgb; readonly stand: Rgb },
): RoomThing {
  return {
    z: at.z,
    foot: { x: at.x, z: at.z, wide: 0.3, deep: 0.3 },
    paint(view) {
      traceDisc(view, { x: at.x, y: 0.02, z: at.z }, 0.15);
      view.context.fillStyle = shadeAt(view, make.stand, { x: at.x, y: 0.05, z: at.z }, 0.9);
      view.context.fill();
      paintBlock(view, {
        x: at.x,
        y: 0.02,
        z: at.z,
        wide: 0.026,
        high: make.high - 0.25,
        deep: 0.026,
        colour: make.stand,
      });
      paintLampshade(view, { x: at.x, y: make.high - 0.32, z: at.z }, { wide: 0.42, high: 0.32, colour: make.shade });
    },
  };
}

/** A small lamp that stands on a thing at height `y`. */
export function tableLamp(
  at: Stand & { readonly y: number },
  make: { readonly shade: Rgb; readonly foot: Rgb },
): RoomThing {
  return {
    z: at.z,
    paint(view) {
      paintUpright(view, at, (context) => {
        context.fillStyle = shadeAt(view, make.foot, at);
        context.beginPath();
        context.moveTo(-0.07, 0);
        context.bezierCurveTo(-0.11, 0.12, -0.03, 0.16, -0.015, 0.24);
        context.lineTo(0.015, 0.24);
        context.bezierCurveTo(0.03, 0.16, 0.11, 0.12, 0.07, 0);
        context.fill();
      });
      paintLampshade(view, { x: at.x, y: at.y + 0.22, z: at.z }, { wide: 0.3, high: 0.2, colour: make.shade });
    },
  };
}

function paintLampshade(
  view: RoomView,
  at: { x: number; y: number; z: number },
  make: { wide: number; high: number; colour: Rgb },
): void {
  const { lampsLit } = view.lighting;
  const { wide, high } = make;
  const glow = mix(make.colour, [255, 226, 168], 0.4);
  const flicker = 1 + 0.012 * Math.sin(view.seconds * 3.1 + at.x);
  paintUpright(view, at, (context) => {
    const own = lit(make.colour, view.lighting.at(at.x, at.y, at.z - 0.3));
    const across = context.createLinearGradient(-wide / 2, 0, wide / 2, 0);
    across.addColorStop(0, css(mix(scaled(own, 0.75), scaled(glow, 0.8), lampsLit)));
    across.addColorStop(0.45, css(mix(own, [255, 240, 204], lampsLit)));
    across.addColorStop(1, css(mix(scaled(own, 0.6), scaled(glow, 0.72), lampsLit)));
    context.fillStyle = across;
    context.beginPath();
    context.moveTo(-wide * 0.5, 0);
    context.quadraticCurveTo(0, -high * 0.1, wide * 0.5, 0);
    context.lineTo(wide * 0.34, high);
    context.lineTo(-wide * 0.34, high);
    context.fill();
  });
  const middle = project(view.camera, at.x, at.y + high / 2, at.z);
  if (lampsLit > 0.05)
    view.glows.stamp(view.context, {
      x: middle.x,
      y: middle.y,
      radius: 1.5 * middle.scale,
      colour: [255, 196, 124],
      strength: 0.62 * lampsLit * flicker,
    });
}

/** A lamp that hangs from the ceiling. */
export function pendant(
  at: Stand & { readonly y: number },
  make: {
    readonly kind: "dome" | "bulb" | "paper" | "tube";
    readonly colour: Rgb;
    readonly ceiling: number;
    readonly wide?: number;
  },
): RoomThing {
  return {
    z: at.z,
    paint(view) {
      const { lampsLit } = view.lighting;
      const sway = 0.006 * Math.sin(view.seconds * 0.8 + at.x * 3);
      const here = { ...at, x: at.x + sway };
      const wide = make.wide ?? 0.4;
      if (here.z - view.camera.z < 0.8) return;
      const { context } = view;
      const top = project(view.camera, at.x, make.ceiling, at.z);
      const lamp = project(view.camera, here.x, here.y, here.z);
      context.strokeStyle = "rgba(28,22,26,0.9)";
      context.lineWidth = Math.max(0.6, 0.012 * lamp.scale);
      context.beginPath();
      if (make.kind === "tube") {
        for (const end of [-0.42, 0.42]) {
          context.moveTo(lamp.x + end * wide * lamp.scale, top.y);
          context.lineTo(lamp.x + end * wide * lamp.scale, lamp.y);
        }
      } else {
        context.moveTo(top.x, top.y);
        context.lineTo(lamp.x, lamp.y - 0.1 * lamp.scale);
      }
      context.stroke();
      const own = lit(make.colour, view.lighting.at(at.x, at.y, at.z - 0.3));
      const hot: Rgb = [255, 240, 206];
      paintUpright(view, here, (pen) => {
        if (make.kind === "dome") {
          const across = pen.createLinearGradient(-wide / 2, 0, wide / 2, 0);
          across.addColorStop(0, css(scaled(own, 0.62)));
          across.addColorStop(0.35, css(scaled(own, 1.15)));
          across.addColorStop(1, css(scaled(own, 0.5)));
          pen.fillStyle = across;
          pen.beginPath();
          pen.moveTo(-wide * 0.1, wide * 0.52);
          pen.quadraticCurveTo(-wide * 0.48, wide * 0.4, -wide * 0.5, 0);
          pen.lineTo(wide * 0.5, 0);
          pen.quadraticCurveTo(wide * 0.48, wide * 0.4, wide * 0.1, wide * 0.52);
          pen.fill();
          pen.fillStyle = css(mix(scaled(own, 0.5), hot, 0.25 + 0.75 * lampsLit));
          pen.beginPath();
          pen.ellipse(0, 0, wide * 0.5, wide * 0.07, 0, 0, 2 * Math.PI);
          pen.fill();
        } else if (make.kind === "tube") {
          pen.fillStyle = css(scaled(own, 0.8));
          pen.fillRect(-wide / 2, 0.02, wide, 0.06);
          pen.fillStyle = css(mix([226, 232, 238], [250, 252, 255], lampsLit));
          pen.fillRect(-wide / 2, -0.015, wide, 0.04);
        } else {
          const radius = make.kind === "bulb" ? 0.065 : wide / 2;
          const ball = pen.createRadialGradient(-radius * 0.2, radius * 0.2, radius * 0.1, 0, 0, radius);
          ball.addColorStop(0, css(mix(scaled(own, 1.1), hot, Math.max(0.15, lampsLit))));
          ball.addColorStop(
            1,
            css(mix(scaled(own, 0.75), make.kind === "bulb" ? [255, 190, 100] : [244, 214, 164], lampsLit)),
          );
          pen.fillStyle = ball;
          pen.beginPath();
          pen.arc(0, 0, radius, 0, 2 * Math.PI);
          pen.fill();
          if (make.kind === "paper") {
            pen.strokeStyle = "rgba(120,90,60,0.22)";
            pen.lineWidth = 0.006;
            for (let rib = -3; rib <= 3; rib++) {
              pen.beginPath();
              pen.ellipse(
                0,
                0,
                radius,
                Math.max(0.001, Math.abs((rib * radius) / 3.4)),
                0,
                rib < 0 ? 0 : Math.PI,
                rib < 0 ? Math.PI : 2 * Math.PI,
              );
              pen.stroke();
            }
          } else {
            pen.fillStyle = css(scaled(own, 0.4));
            pen.fillRect(-0.025, 0.05, 0.05, 0.07);
          }
        }
      });
      if (lampsLit > 0.04)
        view.glows.stamp(context, {
          x: lamp.x,
          y: lamp.y,
          radius: (make.kind === "bulb" ? 0.75 : 1.15) * lamp.scale,
          colour: make.kind === "tube" ? [226, 236, 255] : [255, 198, 126],
          strength: (make.kind === "tube" ? 0.4 : 0.6) * lampsLit,
        });
    },
  };
}

/** A plant in a pot. */
export function plant(
  at: Stand & { readonly y?: number },
  make: {
    readonly high: number;
    readonly kind: "fern" | "fig" | "palm" | "snake";
    readonly pot: Rgb;
    readonly name: string;
  },
): RoomThing {
  const { high } = make;
  const y = at.y ?? 0;
  const wide = high * (make.kind === "snake" ? 0.6 : 0.95);
  return {
    z: at.z,
    ...(y === 0 ? { foot: { x: at.x, z: at.z, wide: high * 0.28, deep: high * 0.28 } } : {}),
    paint(view) {
      const flat = view.flat(`plant ${make.name}`, { wide, high }, (context) =>
        paintPlant(context, make, {
          light: view.lighting.at(at.x, y + high * 0.6, at.z - 0.2),
          seed: view.seed ^ hashText(make.name),
        }),
      );
      standFlat(view, flat, { x: at.x, y, z: at.z }, { sway: 0.007 * Math.sin(view.seconds * 1.1 + at.x * 5) });
    },
  };
}

function paintPlant(
  context: SKRSContext2D,
  make: { high: number; kind: "fern" | "fig" | "palm" | "snake"; pot: Rgb },
  options: { light: Rgb; seed: number },
): void {
  const { high } = make;
  const random = seededRandom(options.seed, "plant");
  const tone = (colour: Rgb, factor: number): string => css(scaled(lit(colour, options.light), factor));
  const potHigh = high * 0.24;
  const potWide = high * (high < 0.6 ? 0.3 : 0.24);
  const leaf = (
    fromX: number,
    fromY: number,
    angle: number,
    length: number,
    thick: number,
    colour: Rgb,
    bend: number,
  ): void => {
    const tipX = fromX + Math.sin(angle) * length;
    const tipY = fromY + Math.cos(angle) * length - bend * length;
    const midX = fromX + Math.sin(angle) * length * 0.5;
    const midY = fromY + Math.cos(angle) * length * 0.62;
    const nx = Math.cos(angle) * thick;
    const ny = -Math.sin(angle) * thick;
    context.fillStyle = tone(colour, 0.6 + 0.6 * random());
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.quadraticCurveTo(midX + nx, midY + ny, tipX, tipY);
    context.quadraticCurveTo(midX - nx, midY - ny, fromX, fromY);
    context.fill();
  };
  const green: Rgb = make.kind === "snake" ? [86, 122, 78] : make.kind === "fern" ? [92, 142, 70] : [66, 112, 66];
  if (make.kind === "fig") {
    context.strokeStyle = tone([112, 82, 60], 0.8);
    context.lineWidth = high * 0.022;
    for (const lean of [-0.1, 0.04, 0.12]) {
      context.beginPath();
      context.moveTo(0, potHigh);
      context.quadraticCurveTo(lean * high * 0.4, high * 0.5, lean * high, high * 0.8);
      context.stroke();
    }
    for (let index = 0; index < 46; index++) {
      const up = 0.36 + 0.5 * random();
      const out = (random() - 0.5) * 0.3 * (1 + up);
      leaf(
        out * high * 0.5,
        up * high,
        out * 4 + (random() - 0.5),
        high * (0.1 + 0.07 * random()),
        high * 0.05,
        green,
        0.25 * random(),
      );
    }
  } else {
    const count = make.kind === "snake" ? 13 : make.kind === "palm" ? 22 : 40;
    for (let index = 0; index < count; index++) {
      const angle = (random() - 0.5) * (make.kind === "snake" ? 0.7 : 2.5);
      const length = (high - potHigh) * (make.kind === "snake" ? 0.6 + 0.4 * random() : 0.55 + 0.42 * random());
      leaf(
        (random() - 0.5) * potWide * 0.5,
        potHigh,
        angle,
        length,
        high * (make.kind === "snake" ? 0.035 : make.kind === "palm" ? 0.035 : 0.022),
        green,
        make.kind === "snake" ? 0 : Math.abs(angle) * 0.25,
      );
    }
  }
  const shade = context.createLinearGradient(-potWide / 2, 0, potWide / 2, 0);
  shade.addColorStop(0, tone(make.pot, 1.05));
  shade.addColorStop(0.35, tone(make.pot, 0.98));
  shade.addColorStop(1, tone(make.pot, 0.55));
  context.fillStyle = shade;
  context.beginPath();
  context.moveTo(-potWide * 0.36, 0);
  context.lineTo(potWide * 0.36, 0);
  context.lineTo(potWide * 0.5, potHigh);
  context.lineTo(-potWide * 0.5, potHigh);
  context.fill();
  context.fillStyle = tone(make.pot, 1.15);
  context.fillRect(-potWide * 0.53, potHigh * 0.86, potWide * 1.06, potHigh * 0.16);
}

/** A cup with a saucer on a thing at height `y`; it steams. */
export function cup(at: Stand & { readonly y: number }, colour: Rgb): RoomThing {
  return {
    z: at.z,
    paint(view) {
      const { context } = view;
      traceDisc(view, at, 0.075);
      context.fillStyle = shadeAt(view, scaled(colour, 0.94), at, 0.95);
      context.fill();
      paintUpright(view, at, (pen) => {
        const shade = pen.createLinearGradient(-0.045, 0, 0.045, 0);
        shade.addColorStop(0, shadeAt(view, colour, at, 1.15));
        shade.addColorStop(1, shadeAt(view, colour, at, 0.65));
        pen.strokeStyle = shadeAt(view, colour, at, 0.8);
        pen.lineWidth = 0.012;
        pen.beginPath();
        pen.arc(0.05, 0.045, 0.022, 0, 2 * Math.PI);
        pen.stroke();
        pen.fillStyle = shade;
        pen.beginPath();
        pen.moveTo(-0.045, 0.085);
        pen.quadraticCurveTo(-0.042, 0.005, -0.02, 0.004);
        pen.lineTo(0.02, 0.004);
        pen.quadraticCurveTo(0.042, 0.005, 0.045, 0.085);
        pen.fill();
      });
      const rim = project(view.camera, at.x, at.y + 0.085, at.z);
      context.fillStyle = shadeAt(view, [74, 42, 26], at, 1);
      context.beginPath();
      context.ellipse(
        rim.x,
        rim.y,
        0.045 * rim.scale,
        Math.max(0.4, (0.045 * rim.scale * Math.abs(view.camera.y - at.y)) / rim.depth),
        0,
        0,
        2 * Math.PI,
      );
      context.fill();
      paintSteam(view, { ...at, y: at.y + 0.1 }, 0.7);
    },
  };
}

/** Thin wisps that rise and fade. `size`: 1 is half a metre of steam. */
export function paintSteam(
  view: RoomView,
  at: { readonly x: number; readonly y: number; readonly z: number },
  size: number,
): void {
  const { context, seconds } = view;
  for (let wisp = 0; wisp < 7; wisp++) {
    const age = (seconds * 0.34 + wisp / 7 + hashUnit(view.seed, wisp)) % 1;
    const drift = 0.035 * size * Math.sin(seconds * 0.9 + wisp * 2.2 + age * 5) * (0.4 + age);
    const place = project(view.camera, at.x + drift, at.y + age * 0.34 * size, at.z);
    const radius = (0.02 + 0.055 * age) * size * place.scale;
    const alpha = 0.15 * Math.sin(Math.PI * age);
    const puff = context.createRadialGradient(place.x, place.y, 0, place.x, place.y, radius);
    puff.addColorStop(0, css([255, 250, 244], alpha));
    puff.addColorStop(1, css([255, 250, 244], 0));
    context.fillStyle = puff;
    context.fillRect(place.x - radius, place.y - radius, 2 * radius, 2 * radius);
  }
}

/** Curtains at the sides of a window in the back wall; they breathe. */
export function curtains(
  window: { readonly x: number; readonly y: number; readonly wide: number; readonly high: number },
  make: { readonly backZ: number; readonly colour: Rgb; readonly rail: Rgb; readonly toFloor: boolean },
): RoomThing {
  const z = make.backZ - 0.1;
  return {
    z,
    paint(view) {
      const { context } = view;
      const top = window.y + window.high + 0.16;
      const bottom = make.toFloor ? 0.03 : window.y - 0.12;
      const light = { x: window.x + window.wide / 2, y: (top + bottom) / 2, z: z - 0.3 };
      for (const side of [-1, 1] as const) {
        const edge = side < 0 ? window.x - 0.28 : window.x + window.wide + 0.28;
        const folds = 7;
        for (let fold = 0; fold < folds; fold++) {
          const wide = 0.085;
          const sway = 0.018 * Math.sin(view.seconds * 0.9 + fold * 0.8 + side) * (fold / folds);
          const at = (share: number, y: number): readonly [number, number] => {
            const low = 1 - (y - bottom) / (top - bottom);
            const here = project(
              view.camera,
              edge - side * (fold + share) * wide * (1 - 0.12 * Math.sin(low * 3)) + sway * low * 2,
              y,
              z,
            );
            return [here.x, here.y];
          };
          tracePolygon(context, [at(0, top), at(1.25, top), at(1.25, bottom + 0.5), at(1.2, bottom), at(0, bottom)], 0);
          const a = at(0, bottom);
          const b = at(1.2, bottom);
          const shade = context.createLinearGradient(a[0], 0, b[0], 0);
          shade.addColorStop(0, shadeAt(view, make.colour, light, 0.62));
          shade.addColorStop(0.5, shadeAt(view, make.colour, light, 1.02));
          shade.addColorStop(1, shadeAt(view, make.colour, light, 0.74));
          context.fillStyle = shade;
          context.fill();
        }
      }
      paintBlock(view, {
        x: window.x + window.wide / 2,
        y: top - 0.01,
        z: z - 0.03,
        wide: window.wide + 0.75,
        high: 0.035,
        deep: 0.03,
        colour: make.rail,
        round: 0.015,
      });
    },
  };
}

/** A clock on the back wall; its hands go round with the clip. */
export function wallClock(
  at: { readonly x: number; readonly y: number; readonly z: number },
  make: { readonly radius: number; readonly frame: Rgb; readonly hour: number },
): RoomThing {
  return {
    z: at.z,
    paint(view) {
      paintUpright(view, at, (pen) => {
        pen.fillStyle = "rgba(16,10,16,0.3)";
        pen.beginPath();
        pen.arc(0.015, -0.02, make.radius * 1.04, 0, 2 * Math.PI);
        pen.fill();
        pen.fillStyle = shadeAt(view, make.frame, at, 0.9);
        pen.beginPath();
        pen.arc(0, 0, make.radius, 0, 2 * Math.PI);
        pen.fill();
        pen.fillStyle = shadeAt(view, [246, 242, 232], at, 1);
        pen.beginPath();
        pen.arc(0, 0, make.radius * 0.86, 0, 2 * Math.PI);
        pen.fill();
        pen.fillStyle = "rgb(40,36,40)";
        for (let mark = 0; mark < 12; mark++) {
          pen.beginPath();
          pen.arc(
            Math.sin(mark * 0.5236) * make.radius * 0.72,
            Math.cos(mark * 0.5236) * make.radius * 0.72,
            make.radius * (mark % 3 === 0 ? 0.055 : 0.03),
            0,
            2 * Math.PI,
          );
          pen.fill();
        }
        const minutes = make.hour * 60 + view.seconds / 60;
        pen.lineCap = "round";
        for (const [turn, length, thick, colour] of [
          [(minutes / 720) * 2 * Math.PI, 0.45, 0.07, "rgb(34,30,36)"],
          [(minutes / 60) * 2 * Math.PI, 0.66, 0.05, "rgb(34,30,36)"],
          // The second hand ticks.
          [(Math.floor(view.seconds) / 60) * 2 * Math.PI, 0.7, 0.022, "rgb(190,50,40)"],
        ] as const) {
          pen.strokeStyle = colour;
          pen.lineWidth = make.radius * thick;
          pen.beginPath();
          pen.moveTo(0, 0);
          pen.lineTo(Math.sin(turn) * make.radius * length, Math.cos(turn) * make.radius * length);
          pen.stroke();
        }
      });
    },
  };
}
