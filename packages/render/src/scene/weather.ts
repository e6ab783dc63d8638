import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Weather } from "../scene-spec.ts";
import { css, type Rgb } from "./colour.ts";
import type { Light } from "./light.ts";
import { seededRandom } from "./random.ts";
import { createSurface, type Surface } from "./surface.ts";

/** What falls or floats between the camera and the scene. */
export interface Particles {
  paint(context: SKRSContext2D, seconds: number): void;
}

interface Speck {
  readonly x: number;
  readonly y: number;
  readonly near: number;
  readonly phase: number;
}

/** Rain, snow, or dust in the light; indoors always dust. */
export function createParticles(options: {
  width: number;
  height: number;
  weather: Weather;
  light: Light;
  seed: number;
  indoors: boolean;
}): Particles {
  const { width, height, weather, light, seed, indoors } = options;
  const random = seededRandom(seed, "particles");
  const count = indoors ? 26 : { clear: 30, cloudy: 16, fog: 12, rain: 420, snow: 260 }[weather];
  const specks: Speck[] = Array.from({ length: count }, () => ({
    x: random(),
    y: random(),
    near: random() ** 2,
    phase: random() * 6.28,
  }));
  if (!indoors && weather === "rain")
    return { paint: (context, seconds) => paintRain(context, specks, { width, height, light, seconds }) };
  const dot = softDot(!indoors && weather === "snow" ? [255, 255, 255] : light.rimKey);
  if (!indoors && weather === "snow")
    return { paint: (context, seconds) => paintSnow(context, specks, dot, { width, height, seconds }) };
  return {
    paint: (context, seconds) =>
      paintMotes(context, specks, dot, { width, height, seconds, strength: 0.5 + 0.5 * light.rim }),
  };
}

function paintRain(
  context: SKRSContext2D,
  specks: readonly Speck[],
  options: { width: number; height: number; light: Light; seconds: number },
): void {
  const { width, height, seconds, light } = options;
  const unit = height / 1080;
  const colour: Rgb = [200, 214, 236];
  context.lineCap = "round";
  // Three depths, one path each: near drops are long, fast and faint with blur.
  for (const [from, to, alpha, thick] of [
    [0, 0.2, 0.2, 1.1],
    [0.2, 0.6, 0.26, 1.6],
    [0.6, 1.1, 0.16, 3],
  ] as const) {
    context.beginPath();
    for (const speck of specks) {
      if (speck.near < from || speck.near >= to) continue;
      const speed = 1.3 + speck.near * 1.9;
      const y = ((speck.y + seconds * speed) % 1.2) * height - 0.1 * height;
      const x = ((((speck.x - seconds * speed * 0.07) % 1) + 1) % 1) * (width * 1.1) - width * 0.05;
      const length = (26 + 80 * speck.near) * unit;
      context.moveTo(x, y);
      context.lineTo(x - length * 0.075, y + length);
    }
    context.strokeStyle = css(colour, alpha * (0.7 + 0.5 * light.rim));
    context.lineWidth = Math.max(0.5, thick * unit);
    context.stroke();
  }
}

function paintSnow(
  context: SKRSContext2D,
  specks: readonly Speck[],
  dot: Surface,
  options: { width: number; height: number; seconds: number },
): void {
  const { width, height, seconds } = options;
  for (const speck of specks) {
    const speed = 0.07 + speck.near * 0.16;
    const y = ((speck.y + seconds * speed) % 1.1) * height - 0.05 * height;
    const drift = 0.02 * Math.sin(seconds * 0.9 + speck.phase) + seconds * 0.012 * (0.5 + speck.near);
    const x = ((((speck.x + drift) % 1) + 1) % 1) * width;
    const radius = (2.4 + 15 * speck.near ** 1.6) * (height / 1080);
    context.globalAlpha = 0.9 - 0.5 * speck.near;
    context.drawImage(dot.canvas, x - radius, y - radius, 2 * radius, 2 * radius);
  }
  context.globalAlpha = 1;
}

/** Dust and pollen in the light: tiny, slow, out of focus when near. */
function paintMotes(
  context: SKRSContext2D,
  specks: readonly Speck[],
  dot: Surface,
  options: { width: number; height: number; seconds: number; strength: number },
): void {
  const { width, height, seconds, strength } = options;
  context.globalCompositeOperation = "screen";
  for (const speck of specks) {
    const x = ((((speck.x + seconds * 0.011 + 0.02 * Math.sin(seconds * 0.5 + speck.phase)) % 1) + 1) % 1) * width;
    const y = ((((speck.y - seconds * 0.014) % 1) + 1) % 1) * height;
    const radius = (1.6 + 16 * speck.near ** 2) * (height / 1080);
    context.globalAlpha = strength * (0.16 - 0.1 * speck.near) * (0.6 + 0.4 * Math.sin(seconds * 1.8 + speck.phase));
    context.drawImage(dot.canvas, x - radius, y - radius, 2 * radius, 2 * radius);
  }
  context.globalAlpha = 1;
  context.globalCompositeOperation = "source-over";
}

function softDot(colour: Rgb): Surface {
  const surface = createSurface(64, 64);
  const gradient = surface.context.createRadialGradient(32, 32, 0, 32, 32, 32);
  gradient.addColorStop(0, css(colour, 1));
  gradient.addColorStop(0.5, css(colour, 0.7));
  gradient.addColorStop(1, css(colour, 0));
  surface.context.fillStyle = gradient;
  surface.context.fillRect(0, 0, 64, 64);
  return surface;
}
