import { clamp, mix, smoothStep, type Rgb } from "../scene/colour.ts";
import type { Light } from "../scene/light.ts";
import { createNoise } from "../scene/noise.ts";
import { createSurface, type Surface } from "../scene/surface.ts";

/** The shape and cover of one range. */
export interface Ridge {
  /** Fractions of the plate's height: of the crest on average, and how far it rises and falls. */
  readonly height: number;
  readonly relief: number;
  /** How many peaks there are across the plate. */
  readonly peaks: number;
  readonly rock: Rgb;
  /** 0 to 1: how much of it the haze has taken. */
  readonly haze: number;
  /** Fraction of the crest's height above which snow lies; 1 and more is none. */
  readonly snowLine: number;
  /** Dark woods on the lower slopes, 0 to 1. */
  readonly forest: number;
}

/**
 * Paints a range of mountains, pixel by pixel: a crest of folded noise, faces that turn to or from the light, snow in the
 * high gullies, woods below, haze at the foot.
 */
export function paintRidge(options: {
  width: number;
  height: number;
  ridge: Ridge;
  light: Light;
  seed: number;
  feature: string;
}): Surface {
  const { ridge, light } = options;
  const surface = createSurface(options.width, options.height);
  const { width, height } = surface;
  const noise = createNoise(options.seed, options.feature);
  const image = surface.context.createImageData(width, height);
  const data = image.data;
  const crestAt = (x: number): number => {
    const u = (x / width) * ridge.peaks;
    const folded = 1 - Math.abs(2 * noise(u, 3.7, 2) - 1);
    const detail = noise(u * 3.1 + 9, 8.3, 5) - 0.5;
    return ridge.height + ridge.relief * (folded * 1.25 - 0.72 + detail * 0.42);
  };
  const sunSide = light.sun.aside >= 0 ? 1 : -1;
  const haze = mix(light.hazeSun, light.hazeAway, 0.45);
  const snowBright: Rgb = mix([255, 255, 255], light.key, 0.55);
  const snowDark: Rgb = mix([190, 206, 240], light.shade, 0.55);
  const fold = (value: number): number => 1 - Math.abs(2 * value - 1);
  for (let x = 0; x < width; x++) {
    const crest = crestAt(x) * height;
    const top = height - crest;
    for (let y = Math.max(0, Math.floor(top)); y < height; y++) {
      const below = y - top;
      const cover = clamp(below + 1, 0, 1);
      const up = 1 - below / Math.max(1, crest);
      const scale = (ridge.peaks * 3) / width;
      // Slopes run down and away from the crest: shear the noise along them.
      const wander = noise(x * scale * 1.3, below * scale * 1.3 + 30, 2) * 1.6;
      const at0 = (x + below * 0.25) * scale * 2 + wander;
      const deep = below * scale * 1.5;
      // Lit like a relief: where the folded surface falls away from the sun it is in shade.
      const here = fold(noise(at0, deep, 6));
      const there = fold(noise(at0 + 0.035, deep + 0.012, 6));
      const across = noise(at0 * 1.7 + 40, deep, 4);
      const lightness = smoothStep(-0.045, 0.05, (here - there) * sunSide + (across - 0.5) * 0.03);
      let red = ridge.rock[0] * (light.shade[0] + (light.key[0] - light.shade[0]) * lightness) * 0.00392;
      let green = ridge.rock[1] * (light.shade[1] + (light.key[1] - light.shade[1]) * lightness) * 0.00392;
      let blue = ridge.rock[2] * (light.shade[2] + (light.key[2] - light.shade[2]) * lightness) * 0.00392;
      if (ridge.snowLine < 1) {
        const snow = smoothStep(ridge.snowLine - 0.12, ridge.snowLine + 0.16, up + (across - 0.5) * 0.7);
        red += (snowDark[0] + (snowBright[0] - snowDark[0]) * lightness - red) * snow;
        green += (snowDark[1] + (snowBright[1] - snowDark[1]) * lightness - green) * snow;
        blue += (snowDark[2] + (snowBright[2] - snowDark[2]) * lightness - blue) * snow;
      }
      if (ridge.forest > 0) {
        const wood =
          ridge.forest * smoothStep(0.62, 0.28, up + (noise(x * scale * 3, y * scale * 2 + 20, 3) - 0.5) * 0.5);
        red += ((34 * light.shade[0]) / 130 - red) * wood;
        green += ((54 * light.shade[1]) / 130 - green) * wood;
        blue += ((46 * light.shade[2]) / 130 - blue) * wood;
      }
      const lost = clamp(ridge.haze + (1 - up) ** 2 * 0.5 * (0.3 + ridge.haze), 0, 0.96);
      const at = (y * width + x) * 4;
      data[at] = red + (haze[0] - red) * lost;
      data[at + 1] = green + (haze[1] - green) * lost;
      data[at + 2] = blue + (haze[2] - blue) * lost;
      data[at + 3] = cover * 255;
    }
  }
  surface.context.putImageData(image, 0, 0);
  return surface;
}
