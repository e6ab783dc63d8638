import { clamp, css, lit, mix, smoothStep, type Rgb } from "../../scene/colour.ts";
import type { Light } from "../../scene/light.ts";
import { createNoise } from "../../scene/noise.ts";
import { seededRandom } from "../../scene/random.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";

/** A boulder, shaded like a relief; moss or snow on what faces up. `height` in pixels, `wide` in heights. */
export function paintRock(options: {
  readonly height: number;
  readonly wide: number;
  readonly light: Light;
  readonly seed: number;
  readonly colour: Rgb;
  readonly keySide: 1 | -1;
  /** What lies on top, and how much of it, 0 to 1. */
  readonly cover?: { readonly colour: Rgb; readonly share: number };
  /** 0: rounded by water; 1: broken. */
  readonly rough?: number;
  /** All round, not resting on the ground. */
  readonly whole?: boolean;
}): Surface {
  const { light, seed, colour, keySide, cover, rough = 0.6, whole = false } = options;
  // Relief shows as much at three quarters of the pixels.
  const surface = createSurface(options.height * options.wide * 0.75, options.height * 0.75);
  const { context, width, height } = surface;
  const noise = createNoise(seed, "rock");
  const random = seededRandom(seed, "rock shape");
  const skew = 0.35 + random() * 0.3;
  const image = context.createImageData(width, height);
  const edgeSoft = 1.5 / height;
  const bulge = (u: number, v: number): number => {
    const wide = u < skew ? (skew - u) / skew : (u - skew) / (1 - skew);
    const jag = (noise(u * 5 + 3, v * 4, 3) - 0.5) * 0.34 * (0.4 + rough);
    const dome = 1 - wide ** 2.4 - (whole ? Math.abs(2 * v - 1) : 1 - v) ** 2.2;
    return dome + jag - (whole ? 0.12 : Math.max(0, v - 0.94) * 2);
  };
  const step = 0.02;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const u = (column + 0.5) / width;
      const v = (row + 0.5) / height;
      const inside = bulge(u, v);
      if (inside <= 0) continue;
      const height0 = Math.sqrt(inside) + fold(noise(u * 4, v * 4 + 7, 4)) * 0.5 * rough;
      const heightX =
        Math.sqrt(Math.max(0, bulge(u + step, v))) + fold(noise((u + step) * 4, v * 4 + 7, 4)) * 0.5 * rough;
      const heightY =
        Math.sqrt(Math.max(0, bulge(u, v + step))) + fold(noise(u * 4, (v + step) * 4 + 7, 4)) * 0.5 * rough;
      const slopeX = (heightX - height0) / step;
      const slopeY = (heightY - height0) / step;
      const lightness = clamp(0.42 - slopeX * 0.11 * keySide + slopeY * 0.15, 0, 1);
      const grain = noise(u * 40, v * 40, 2) * 0.3 + 0.85;
      let shown = lit(
        [colour[0] * grain, colour[1] * grain, colour[2] * grain],
        mix(light.shade, light.key, lightness),
      );
      shown = mix([shown[0] * 0.45, shown[1] * 0.45, shown[2] * 0.5], shown, 0.3 + 0.7 * lightness);
      if (cover !== undefined) {
        const up = smoothStep(1 - cover.share, 1.35 - cover.share, slopeY * 0.2 + (noise(u * 8, v * 8, 3) - 0.5) + 0.5);
        shown = mix(
          shown,
          lit(
            [cover.colour[0] * grain, cover.colour[1] * grain, cover.colour[2] * grain],
            mix(light.shade, light.key, 0.3 + 0.7 * lightness),
          ),
          up,
        );
      }
      const at = (row * width + column) * 4;
      image.data[at] = shown[0];
      image.data[at + 1] = shown[1];
      image.data[at + 2] = shown[2];
      image.data[at + 3] = 255 * smoothStep(0, edgeSoft * 4, inside);
    }
  }
  context.putImageData(image, 0, 0);
  if (whole) return surface;
  context.globalCompositeOperation = "source-atop";
  // Dark where it meets the ground.
  const foot = context.createLinearGradient(0, height * 0.8, 0, height);
  foot.addColorStop(0, "rgba(8,6,16,0)");
  foot.addColorStop(1, css([8, 6, 16], 0.55));
  context.fillStyle = foot;
  context.fillRect(0, 0, width, height);
  return surface;
}

function fold(value: number): number {
  return 1 - Math.abs(2 * value - 1);
}
