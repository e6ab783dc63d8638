import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import { css, lit, mix, scaled, type Rgb } from "../scene/colour.ts";
import type { Light } from "../scene/light.ts";
import { seededRandom } from "../scene/random.ts";
import { createSurface } from "../scene/surface.ts";
import type { StreetThing } from "./street-plan.ts";

/** A thing painted once, standing upright in the world like a stage flat. Metres. */
export interface Flat {
  readonly canvas: Canvas;
  readonly wide: number;
  readonly high: number;
  /** Where its foot is, fraction of its width. */
  readonly footAt: number;
}

/** The flat of a kind of thing; painted when first asked for. */
export type Flats = (kind: StreetThing["kind"], variant: number) => Flat;

/** Height of a street lamp's light, and how far its arm reaches over the road. Metres. */
export const lampHead = { high: 5.6, reach: 1.5 } as const;

/** Prepares the furniture of a street under its light. */
export function createStreetFlats(options: {
  light: Light;
  seed: number;
  futuristic: boolean;
  snow: boolean;
  pixelsPerMetre: number;
}): Flats {
  const made = new Map<string, Flat>();
  return (kind, variant) => {
    const key = `${kind} ${variant}`;
    let flat = made.get(key);
    if (flat === undefined) {
      flat = paintFlat(kind, variant, options);
      made.set(key, flat);
    }
    return flat;
  };
}

const sizes: Readonly<Record<StreetThing["kind"], { wide: number; high: number; footAt: number }>> = {
  lamp: { wide: 2.2, high: 6, footAt: 0.12 },
  tree: { wide: 4.4, high: 6.4, footAt: 0.5 },
  bench: { wide: 1.9, high: 0.95, footAt: 0.5 },
  planter: { wide: 1.7, high: 1.5, footAt: 0.5 },
  bollard: { wide: 0.4, high: 1, footAt: 0.5 },
  kiosk: { wide: 1.2, high: 2.5, footAt: 0.5 },
  hydrant: { wide: 0.6, high: 0.85, footAt: 0.5 },
};

interface Brush {
  readonly context: SKRSContext2D;
  readonly random: () => number;
  readonly bright: (colour: Rgb) => string;
  readonly dark: (colour: Rgb) => string;
  readonly light: Light;
  readonly futuristic: boolean;
  readonly snow: boolean;
  readonly wide: number;
  readonly high: number;
}

function paintFlat(
  kind: StreetThing["kind"],
  variant: number,
  options: { light: Light; seed: number; futuristic: boolean; snow: boolean; pixelsPerMetre: number },
): Flat {
  const size = sizes[kind];
  const { light, pixelsPerMetre } = options;
  const surface = createSurface(size.wide * pixelsPerMetre, size.high * pixelsPerMetre);
  const { context } = surface;
  context.scale(surface.width / size.wide, surface.height / size.high);
  const brush: Brush = {
    context,
    random: seededRandom(options.seed, `${kind} ${variant}`),
    bright: (colour) => css(lit(colour, light.key)),
    dark: (colour) => css(lit(colour, mix(light.shade, [30, 26, 50], 0.2))),
    light,
    futuristic: options.futuristic,
    snow: options.snow,
    wide: size.wide,
    high: size.high,
  };
  painters[kind](brush);
  return { canvas: surface.canvas, ...size };
}

const painters: Readonly<Record<StreetThing["kind"], (brush: Brush) => void>> = {
  lamp: paintLamp,
  tree: paintTree,
  bench: paintBench,
  planter: paintPlanter,
  bollard: paintBollard,
  kiosk: paintKiosk,
  hydrant: paintHydrant,
};

function paintLamp({ context, bright, dark, light, futuristic, high }: Brush): void {
  const foot = 2.2 * 0.12;
  const iron: Rgb = futuristic ? [70, 72, 92] : [58, 62, 62];
  context.lineCap = "round";
  context.strokeStyle = dark(iron);
  context.lineWidth = 0.13;
  context.beginPath();
  context.moveTo(foot, high);
  context.lineTo(foot, 1.1);
  context.quadraticCurveTo(foot, 0.36, foot + 0.8, 0.36);
  context.lineTo(foot + lampHead.reach, 0.36);
  context.stroke();
  context.strokeStyle = bright(scaled(iron, 1.3));
  context.lineWidth = 0.035;
  context.beginPath();
  context.moveTo(foot + 0.035, high);
  context.lineTo(foot + 0.035, 1.1);
  context.quadraticCurveTo(foot + 0.035, 0.33, foot + 0.8, 0.325);
  context.stroke();
  context.fillStyle = dark(iron);
  context.fillRect(foot - 0.13, high - 0.55, 0.26, 0.55);
  context.beginPath();
  context.ellipse(foot + lampHead.reach, 0.38, 0.36, 0.11, 0, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = css(mix([206, 206, 200], [255, 240, 208], light.lamps), 0.55 + 0.45 * light.lamps);
  context.beginPath();
  context.ellipse(foot + lampHead.reach, 0.42, 0.28, 0.07, 0, 0, 2 * Math.PI);
  context.fill();
}

function paintTree({ context, random, bright, dark, light, snow, wide, high }: Brush): void {
  context.strokeStyle = dark([84, 62, 50]);
  context.lineCap = "round";
  context.lineWidth = 0.2;
  context.beginPath();
  context.moveTo(wide / 2, high);
  context.quadraticCurveTo(wide / 2 + 0.06, high - 1.4, wide / 2 - 0.03, high - 2.6);
  context.stroke();
  context.lineWidth = 0.09;
  for (const [dx, dy] of [
    [-0.9, -1.4],
    [0.8, -1.5],
    [0.2, -2.2],
    [-0.4, -1.9],
  ] as const) {
    context.beginPath();
    context.moveTo(wide / 2 - 0.02, high - 2.3);
    context.quadraticCurveTo(wide / 2 + dx * 0.3, high - 3, wide / 2 + dx, high - 2.4 + dy);
    context.stroke();
  }
  const hue: Rgb = snow
    ? [196, 204, 216]
    : ((
        [
          [74, 118, 62],
          [96, 130, 58],
          [62, 104, 72],
        ] as const
      )[Math.floor(random() * 3)] ?? [74, 118, 62]);
  // Leaves from the shaded heart outwards to the lit tips.
  for (const [count, spread, tone, size] of [
    [90, 1, 0.5, 0.34],
    [130, 1, 0.78, 0.26],
    [150, 0.96, 1.08, 0.19],
    [90, 0.9, 1.35, 0.13],
  ] as const) {
    for (let leaf = 0; leaf < count; leaf++) {
      const angle = random() * 2 * Math.PI;
      const radius = Math.sqrt(random()) * spread;
      const lift = tone > 0.9 ? 0.22 : 0;
      const x = wide / 2 + Math.cos(angle) * radius * (wide / 2 - 0.35) + lift * 0.5;
      const y = 2 + Math.sin(angle) * radius * 1.66 - lift;
      context.fillStyle =
        tone > 0.9 ? bright(mix(scaled(hue, tone), light.sun.colour, 0.12)) : dark(scaled(hue, tone * 1.5));
      context.beginPath();
      context.ellipse(x, y, size * (0.6 + random() * 0.6), size * (0.4 + random() * 0.4), random() * 3, 0, 2 * Math.PI);
      context.fill();
    }
  }
  context.fillStyle = dark([70, 66, 70]);
  context.fillRect(wide / 2 - 0.5, high - 0.09, 1, 0.09);
}

function paintBench({ context, bright, dark, wide, high }: Brush): void {
  const wood: Rgb = [150, 102, 66];
  context.fillStyle = dark([50, 50, 56]);
  for (const x of [0.15, wide - 0.25]) {
    context.fillRect(x, high - 0.5, 0.1, 0.5);
    context.fillRect(x, 0, 0.08, 0.55);
  }
  for (let slat = 0; slat < 3; slat++) {
    context.fillStyle = bright(wood);
    context.fillRect(0, 0.04 + slat * 0.15, wide, 0.1);
    context.fillStyle = dark(wood);
    context.fillRect(0, 0.11 + slat * 0.15, wide, 0.035);
  }
  context.fillStyle = bright(scaled(wood, 1.1));
  context.fillRect(-0.02, high - 0.5, wide + 0.04, 0.1);
  context.fillStyle = dark(scaled(wood, 0.7));
  context.fillRect(0, high - 0.41, wide, 0.06);
}

function paintPlanter({ context, random, bright, dark, futuristic, light, snow, wide, high }: Brush): void {
  const top = high - 0.55;
  for (let leaf = 0; leaf < 150; leaf++) {
    const x = wide / 2 + (random() - 0.5) * (wide - 0.25);
    const y = top - random() * random() * 0.85 * (1 - Math.abs(x - wide / 2) / wide);
    const flower = random();
    const colour: Rgb = snow
      ? [210, 216, 226]
      : flower < 0.1
        ? [232, 96, 110]
        : flower < 0.16
          ? [250, 210, 110]
          : [66 + random() * 40, 116 + random() * 34, 62];
    context.fillStyle = random() < 0.5 ? bright(colour) : dark(colour);
    context.beginPath();
    context.ellipse(x, y, 0.09 + random() * 0.08, 0.05 + random() * 0.04, random() * 3, 0, 2 * Math.PI);
    context.fill();
  }
  const stone: Rgb = futuristic ? [84, 82, 104] : [146, 138, 130];
  const face = context.createLinearGradient(0, 0, wide, 0);
  face.addColorStop(0, dark(stone));
  face.addColorStop(0.7, bright(scaled(stone, 0.9)));
  face.addColorStop(1, bright(stone));
  context.fillStyle = face;
  context.fillRect(0.08, top, wide - 0.16, high - top);
  context.fillStyle = bright(scaled(stone, 1.2));
  context.fillRect(0.02, top - 0.05, wide - 0.04, 0.1);
  if (futuristic) {
    context.fillStyle = css([110, 230, 255], 0.3 + 0.65 * light.lamps);
    context.fillRect(0.08, high - 0.14, wide - 0.16, 0.05);
  }
}

function paintBollard({ context, bright, dark, futuristic, light, wide, high }: Brush): void {
  context.fillStyle = dark([64, 64, 78]);
  context.fillRect(wide / 2 - 0.09, 0.1, 0.18, high - 0.1);
  context.fillStyle = bright([110, 110, 126]);
  context.fillRect(wide / 2 + 0.02, 0.1, 0.05, high - 0.1);
  if (!futuristic) return;
  context.fillStyle = css([120, 236, 255], 0.3 + 0.7 * light.lamps);
  context.fillRect(wide / 2 - 0.09, 0.16, 0.18, 0.1);
}

function paintKiosk({ context, random, dark, light, wide, high }: Brush): void {
  context.fillStyle = dark([52, 48, 66]);
  context.beginPath();
  context.roundRect(0.08, 0.05, wide - 0.16, high - 0.05, 0.08);
  context.fill();
  const glow = context.createLinearGradient(0, 0.2, 0, high - 0.5);
  const power = 0.35 + 0.65 * light.lamps;
  glow.addColorStop(0, css(scaled([120, 220, 255], power)));
  glow.addColorStop(0.55, css(scaled([170, 110, 255], power)));
  glow.addColorStop(1, css(scaled([255, 110, 170], power)));
  context.fillStyle = glow;
  context.fillRect(0.18, 0.18, wide - 0.36, high - 0.75);
  context.fillStyle = "rgba(255,255,255,0.7)";
  for (let line = 0; line < 5; line++) context.fillRect(0.28, 0.4 + line * 0.16, 0.2 + random() * 0.4, 0.05);
  context.fillStyle = "rgba(20,10,40,0.5)";
  context.beginPath();
  context.arc(wide / 2, high * 0.56, 0.24, 0, 2 * Math.PI);
  context.fill();
}

function paintHydrant({ context, bright, dark, wide, high }: Brush): void {
  const red: Rgb = [190, 56, 46];
  context.fillStyle = dark(red);
  context.fillRect(wide / 2 - 0.14, 0.2, 0.28, high - 0.2);
  context.fillRect(wide / 2 - 0.24, 0.36, 0.48, 0.14);
  context.beginPath();
  context.arc(wide / 2, 0.22, 0.15, Math.PI, 2 * Math.PI);
  context.fill();
  context.fillStyle = bright(scaled(red, 1.15));
  context.fillRect(wide / 2 + 0.02, 0.2, 0.08, high - 0.24);
  context.fillStyle = dark(scaled(red, 0.7));
  context.fillRect(wide / 2 - 0.2, high - 0.1, 0.4, 0.1);
}
