import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import { css, lit, mix, scaled, type Rgb } from "../scene/colour.ts";

import type { Light } from "../scene/light.ts";
import { createNoise } from "../scene/noise.ts";
import { seededRandom } from "../scene/random.ts";
import { createSurface } from "../scene/surface.ts";
import { street } from "./street-plan.ts";

/** The street's width from wall to wall and a little more. */
export const tileMetres = 28;

/** A square of painted ground, `tileMetres` wide, and where it is wet. */
export interface StreetGround {
  readonly surface: Canvas;
  /** Opaque where water stands, clear where the ground is dry. */
  readonly puddles: Canvas;
}

/** Paints asphalt, lanes, kerbs and paving. `pixels`: side of the square bitmap. */
export function paintStreetGround(options: {
  light: Light;
  seed: number;
  futuristic: boolean;
  snow: boolean;
  pixels: number;
}): StreetGround {
  return {
    surface: paintStreet(options),
    puddles: paintPuddles(options),
  };
}

/** Column of the tile, metres from its left edge. */
function columnOf(x: number): number {
  return x + tileMetres / 2;
}

function paintStreet({
  light,
  seed,
  futuristic,
  snow,
  pixels,
}: {
  light: Light;
  seed: number;
  futuristic: boolean;
  snow: boolean;
  pixels: number;
}) {
  const surface = createSurface(pixels, pixels);
  const { context } = surface;
  const random = seededRandom(seed, "street ground");
  const ambient = mix(light.shade, light.key, 0.5);
  const shade = (colour: Rgb): Rgb => lit(colour, ambient);
  context.scale(pixels / tileMetres, pixels / tileMetres);
  const asphalt: Rgb = futuristic ? [76, 74, 90] : [98, 98, 102];
  const paving: Rgb = futuristic ? [104, 98, 116] : [168, 160, 150];
  const strip = (from: number, to: number, colour: string): void => {
    context.fillStyle = colour;
    context.fillRect(columnOf(from), 0, to - from, tileMetres);
  };
  strip(-tileMetres / 2, tileMetres / 2, css(shade(paving)));
  strip(-street.kerb, street.kerb, css(shade(asphalt)));
  speckle(context, random, pixels);
  // Tyre tracks worn smooth, seams and patches in the asphalt.
  for (const lane of [-3.9, -2.6, -0.7, 0.7, 2.6, 3.9]) strip(lane - 0.3, lane + 0.3, "rgba(8,8,14,0.1)");
  for (let patch = 0; patch < 9; patch++) {
    context.fillStyle = `rgba(${random() < 0.5 ? "0,0,6" : "200,200,220"},${0.03 + random() * 0.04})`;
    context.fillRect(columnOf((random() - 0.5) * 11), random() * tileMetres, 0.8 + random() * 2.4, 0.8 + random() * 4);
  }
  context.strokeStyle = "rgba(6,6,12,0.4)";
  context.lineWidth = 0.035;
  for (let crack = 0; crack < 9; crack++) {
    let x = columnOf((random() - 0.5) * 12);
    let y = random() * tileMetres;
    context.beginPath();
    context.moveTo(x, y);
    for (let step = 0; step < 7; step++) {
      x += (random() - 0.5) * 1;
      y += random() * 0.8;
      context.lineTo(x, y);
    }
    context.stroke();
  }
  for (const [x, y] of [
    [1.9, 5],
    [-2.4, 17.5],
  ] as const)
    paintManhole(context, columnOf(x), y, shade);
  // Lanes keep to the sides of the middle, where people walk in the pictures.
  for (let y = 1; y < tileMetres; y += 7) {
    for (const x of [-2.25, 2.15]) {
      context.fillStyle = css(shade(futuristic ? [190, 196, 220] : [232, 230, 222]), 0.62);
      context.fillRect(columnOf(x), y, 0.12, 2.6);
    }
  }
  for (const side of [-1, 1] as const) {
    for (let y = 0; y < tileMetres; y += 0.7) {
      const row = Math.round(y / 0.7) % 2;
      for (let x = street.kerb + 0.3; x < tileMetres / 2; x += 1.0) {
        const tone = random();
        context.fillStyle =
          tone < 0.5 ? `rgba(0,0,10,${0.03 + tone * 0.14})` : `rgba(255,250,240,${(tone - 0.5) * 0.14})`;
        const at = columnOf(side > 0 ? x + row * 0.5 : -x - 1 - row * 0.5);
        context.fillRect(at + 0.02, y + 0.02, 0.95, 0.66);
      }
      context.fillStyle = "rgba(8,6,14,0.3)";
      context.fillRect(columnOf(side > 0 ? street.kerb : -tileMetres / 2), y, tileMetres / 2 - street.kerb, 0.035);
    }
    // Gutter, kerb stone with its lit edge, and the guiding light of a later age.
    const edge = (from: number, to: number, colour: string): void => {
      context.fillStyle = colour;
      context.fillRect(columnOf(side > 0 ? from : -to), 0, to - from, tileMetres);
    };
    edge(street.kerb - 0.55, street.kerb, "rgba(0,0,8,0.26)");
    edge(street.kerb, street.kerb + 0.3, css(shade(scaled(paving, 1.22))));
    edge(street.kerb - 0.06, street.kerb + 0.02, "rgba(4,4,10,0.7)");
    edge(street.kerb + 0.27, street.kerb + 0.31, "rgba(4,4,10,0.4)");
    if (futuristic) {
      edge(street.kerb - 0.22, street.kerb + 0.1, css([64, 230, 255], 0.1 + 0.14 * light.lamps));
      edge(street.kerb - 0.09, street.kerb - 0.02, css([130, 240, 255], 0.35 + 0.6 * light.lamps));
    }
  }
  if (snow) paintSnowCover(context, random);
  return surface.canvas;
}

function speckle(context: SKRSContext2D, random: () => number, pixels: number): void {
  const dots = Math.min(9000, pixels * 5);
  const size = tileMetres / pixels;
  for (const [colour, share] of [
    ["rgba(255,255,255,0.07)", 0.45],
    ["rgba(0,0,0,0.16)", 0.55],
  ] as const) {
    context.fillStyle = colour;
    context.beginPath();
    for (let dot = 0; dot < dots * share; dot++)
      context.rect(random() * tileMetres, random() * tileMetres, size * (1 + random() * 2), size * (1 + random() * 2));
    context.fill();
  }
}

function paintManhole(context: SKRSContext2D, x: number, y: number, shade: (colour: Rgb) => Rgb): void {
  context.fillStyle = css(shade([58, 58, 64]));
  context.beginPath();
  context.arc(x, y, 0.38, 0, 2 * Math.PI);
  context.fill();
  context.strokeStyle = css(shade([120, 120, 126]), 0.8);
  context.lineWidth = 0.04;
  context.stroke();
  context.lineWidth = 0.03;
  for (let line = -2; line <= 2; line++) {
    context.beginPath();
    context.moveTo(x - 0.26, y + line * 0.12);
    context.lineTo(x + 0.26, y + line * 0.12);
    context.stroke();
  }
}

function paintSnowCover(context: SKRSContext2D, random: () => number): void {
  for (let drift = 0; drift < 2600; drift++) {
    const x = random() * tileMetres;
    const onRoad = Math.abs(x - tileMetres / 2) < street.kerb;
    context.fillStyle = `rgba(240,244,252,${onRoad ? 0.1 : 0.3})`;
    context.beginPath();
    context.ellipse(
      x,
      random() * tileMetres,
      0.08 + random() * random() * (onRoad ? 0.5 : 0.9),
      0.08 + random() * random() * 0.9,
      0,
      0,
      2 * Math.PI,
    );
    context.fill();
  }
}

function paintPuddles({ light, seed, pixels }: { light: Light; seed: number; pixels: number }) {
  const side = Math.max(64, pixels >> 3);
  const surface = createSurface(side, side);
  const image = surface.context.createImageData(side, side);
  const noise = createNoise(seed, "puddles");
  const soaked = light.wet;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const x = (column / side) * 8;
      const y = (row / side) * 8;
      // Blend to the tile's other side, so that no seam shows where it repeats.
      const u = column / side;
      const v = row / side;
      const value =
        (noise(x, y, 3) * (1 - u) + noise(x - 8, y, 3) * u) * (1 - v) +
        (noise(x, y - 8, 3) * (1 - u) + noise(x - 8, y - 8, 3) * u) * v;
      const standing = Math.min(1, Math.max(0, (value - 0.6 + soaked * 0.22) * 5));
      image.data[(row * side + column) * 4 + 3] = 255 * Math.min(1, soaked * (0.34 + 0.66 * standing));
    }
  }
  surface.context.putImageData(image, 0, 0);
  return surface.canvas;
}
