import { css, lit, type Rgb, scaled } from "../../scene/colour.ts";
import { hashText, seededRandom } from "../../scene/random.ts";
import { standFlat } from "../room-view.ts";
import type { RoomThing } from "../room.ts";
import type { Stand } from "./stand.ts";
import type { SKRSContext2D } from "@napi-rs/canvas";

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
