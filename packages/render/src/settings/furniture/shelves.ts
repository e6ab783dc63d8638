import { css, lit, mix, type Rgb, scaled } from "../../scene/colour.ts";
import { hashText, seededRandom } from "../../scene/random.ts";
import { paintBlock, standFlat } from "../room-view.ts";
import type { RoomThing } from "../room.ts";
import type { Stand } from "./stand.ts";
import type { SKRSContext2D } from "@napi-rs/canvas";

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
