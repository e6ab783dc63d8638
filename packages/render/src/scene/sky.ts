import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import { clamp, css, mix, smoothStep } from "./colour.ts";
import type { Light } from "./light.ts";
import { createNoise } from "./noise.ts";
import { seededRandom } from "./random.ts";
import { createSurface } from "./surface.ts";

/** A sky painted once, wider than the picture so that the camera can turn. */
export interface Sky {
  /** `shift`: pixels the sky moves to the left as the camera turns right; `drift`: clouds, fractions of the width. */
  paint(context: SKRSContext2D, view: { horizonY: number; shift: number; drift: number }): void;
}

/** Sizes in pixels. */
export interface SkyOptions {
  readonly width: number;
  readonly height: number;
  readonly light: Light;
  readonly seed: number;
  /** Pixels from the top of the sky's bitmap to the horizon. */
  readonly reach: number;
  /** Sun or moon as a disc; a city hides a high sun. */
  readonly disc: boolean;
}

const overscan = 1.3;

/** Paints gradient, stars, sun or moon, and clouds. */
export function createSky(options: SkyOptions): Sky {
  const { width, light, reach, seed } = options;
  const skyWidth = width * overscan;
  const plate = createSurface(skyWidth, reach);
  paintGradient(plate.context, plate.width, plate.height, light);
  paintStars(plate.context, plate.width, plate.height, light, seed);
  if (options.disc) paintDisc(plate.context, options, plate.width, plate.height);
  // Clouds are soft: a small bitmap shows all of them.
  const clouds = paintClouds(light, seed, Math.round(clamp(width * 0.6, 96, 560)));
  const margin = (skyWidth - width) / 2;
  const low = light.sky.at(-1)?.[1] ?? light.hazeSun;
  return {
    paint(context, { horizonY, shift: wanted, drift }) {
      const shift = clamp(wanted, -margin, margin); // the bitmap reaches no further
      context.drawImage(plate.canvas, -margin - shift, horizonY - reach);
      if (horizonY < options.height) {
        context.fillStyle = css(low);
        context.fillRect(0, horizonY - 1, width, options.height - horizonY + 1);
      }
      if (horizonY - reach > 0) {
        context.fillStyle = css(light.sky[0]?.[1] ?? light.hazeAway);
        context.fillRect(0, 0, width, horizonY - reach + 1);
      }
      const x = -margin - shift - drift * skyWidth;
      context.drawImage(clouds, x, horizonY - reach, skyWidth, reach * 0.98);
      context.drawImage(clouds, x + skyWidth, horizonY - reach, skyWidth, reach * 0.98);
    },
  };
}

function paintGradient(context: SKRSContext2D, width: number, height: number, light: Light): void {
  const gradient = context.createLinearGradient(0, 0, 0, height);
  for (const [at, colour] of light.sky) gradient.addColorStop(at, css(colour));
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, height);
}

function paintStars(context: SKRSContext2D, width: number, height: number, light: Light, seed: number): void {
  if (light.stars === 0) return;
  const random = seededRandom(seed, "stars");
  const unit = Math.max(0.6, width / 2200);
  for (let index = 0; index < 320; index++) {
    const x = random() * width;
    const y = random() * random() * height * 0.85;
    const size = unit * (0.5 + random() * random() * 1.8);
    context.fillStyle = css([235, 240, 255], light.stars * (0.2 + 0.7 * random()) * (1 - y / height));
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fill();
  }
}

function paintDisc(context: SKRSContext2D, options: SkyOptions, width: number, height: number): void {
  const { sun } = options.light;
  if (sun.strength < 0.05 || sun.height < -0.02) return;
  const x = width / 2 + sun.aside * options.width;
  const y = height - sun.height * options.height * 0.5;
  const radius = options.height * (sun.moon ? 0.034 : 0.05);
  context.globalCompositeOperation = "screen";
  const halo = context.createRadialGradient(x, y, radius * 0.6, x, y, options.width * (sun.moon ? 0.16 : 0.36));
  halo.addColorStop(0, css(sun.colour, 0.75 * sun.strength));
  halo.addColorStop(0.18, css(sun.colour, 0.4 * sun.strength));
  halo.addColorStop(1, css(sun.colour, 0));
  context.fillStyle = halo;
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = "source-over";
  context.fillStyle = css(mix(sun.colour, [255, 255, 255], 0.6), Math.min(1, 0.5 + sun.strength));
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
  if (!sun.moon) return;
  context.fillStyle = css([180, 192, 226], 0.35);
  for (const [dx, dy, r] of [
    [-0.3, -0.2, 0.26],
    [0.25, 0.3, 0.2],
    [0.1, -0.4, 0.13],
  ] as const) {
    context.beginPath();
    context.arc(x + dx * radius, y + dy * radius, r * radius, 0, 2 * Math.PI);
    context.fill();
  }
}

/** Layered clouds, flatter and denser towards the horizon, lit from below the way a low sun does. */
function paintClouds(light: Light, seed: number, cloudColumns: number): Canvas {
  const cloudRows = Math.round(cloudColumns * 0.44);
  const surface = createSurface(cloudColumns, cloudRows);
  const image = surface.context.createImageData(cloudColumns, cloudRows);
  const noise = createNoise(seed, "clouds");
  const threshold = 0.66 - light.cloudCover * 0.36;
  for (let row = 0; row < cloudRows; row++) {
    const v = row / cloudRows;
    const squeeze = 1 + v * 3.4;
    const fade = smoothStep(0, 0.16, v) * (1 - 0.55 * smoothStep(0.8, 1, v));
    for (let column = 0; column < cloudColumns; column++) {
      // The noise lattice repeats after 256: 4 periods of 64 across make the plate tile while it drifts.
      const x = (column / cloudColumns) * 8;
      const wrap = smoothStep(0.86, 1, column / cloudColumns);
      const y = v * 4.1 * squeeze;
      const here = noise(x, y, 5) * (1 - wrap) + noise(x - 8, y, 5) * wrap;
      const lower = noise(x, y + 0.16 * squeeze, 3) * (1 - wrap) + noise(x - 8, y + 0.16 * squeeze, 3) * wrap;
      const density = smoothStep(threshold, threshold + 0.26, here) * fade;
      const bright = clamp((here - lower) * 3.2 + 0.42 + 0.3 * v, 0, 1);
      const colour = mix(light.cloudShade, light.cloudLit, bright);
      const at = (row * cloudColumns + column) * 4;
      image.data[at] = colour[0];
      image.data[at + 1] = colour[1];
      image.data[at + 2] = colour[2];
      image.data[at + 3] = density * 225;
    }
  }
  surface.context.putImageData(image, 0, 0);
  return surface.canvas;
}
