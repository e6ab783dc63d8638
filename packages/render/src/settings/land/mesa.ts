import { clamp, mix, smoothStep, type Rgb } from "../../scene/colour.ts";
import { createNoise } from "../../scene/noise.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";
import type { Site } from "./site.ts";

/** Table mountains of banded red rock on skirts of rubble. Sizes in pixels. */
export function paintMesas(
  site: Site,
  options: {
    readonly width: number;
    readonly height: number;
    readonly feature: string;
    readonly count: number;
    readonly haze: number;
  },
): Surface {
  const surface = createSurface(options.width, options.height);
  const { context, width, height } = surface;
  const { light } = site;
  const random = site.random(options.feature);
  const noise = createNoise(site.seed, options.feature);
  const tables = Array.from({ length: options.count }, (_, index) => {
    const tower = random() < 0.35;
    return {
      middle: (index + 0.2 + random() * 0.6) / options.count,
      half: ((tower ? 0.1 : 0.26) + random() * 0.14) / options.count,
      top: (tower ? 0.66 : 0.5) + random() * 0.3,
    };
  });
  const profile = (u: number): { readonly top: number; readonly cliff: number } => {
    let top = 0.05;
    let cliff = 0;
    for (const table of tables) {
      const out = Math.abs(u - table.middle) / table.half + (noise(u * 90, 3, 3) - 0.5) * 0.16;
      const wall = table.top * smoothStep(1.06, 0.96, out) * (0.97 + 0.05 * noise(u * 60, 9, 2));
      const skirt = table.top * 0.42 * clamp(1.9 - out, 0, 1) ** 1.5;
      if (Math.max(wall, skirt) > top) {
        top = Math.max(wall, skirt);
        cliff = wall > skirt ? table.top * 0.42 : 0;
      }
    }
    return { top, cliff };
  };
  const rock: Rgb = [198, 108, 72];
  const pale: Rgb = [226, 158, 112];
  const dark: Rgb = [142, 68, 54];
  const image = context.createImageData(width, height);
  for (let x = 0; x < width; x++) {
    const u = x / width;
    const { top, cliff } = profile(u);
    const next = profile(u + 0.003);
    const first = Math.floor(height * (1 - top));
    for (let y = Math.max(0, first); y < height; y++) {
      const up = 1 - y / height;
      const onWall = cliff > 0 && up > cliff;
      // Layers run level through the whole range; cracks run down the walls.
      const layer = noise(u * 6, up * 34, 3);
      const crack = noise(u * 150, up * 5, 3);
      let colour = mix(rock, pale, smoothStep(0.5, 0.62, layer));
      colour = mix(colour, dark, smoothStep(0.56, 0.72, noise(u * 4 + 9, up * 52, 2)) * 0.7);
      let lightness = onWall
        ? clamp(
            0.5 +
              (noise(u * 60 + 0.4, up * 3, 3) - noise(u * 60, up * 3, 3)) * 2.6 * site.keySide -
              (crack - 0.5) * 0.5,
            0,
            1,
          )
        : clamp(0.62 - (next.top - top) * 14 * site.keySide + (noise(u * 120, up * 40, 3) - 0.5) * 0.5, 0, 1);
      if (!onWall) colour = mix(colour, [206, 134, 92], 0.6);
      else if (crack < 0.32) lightness *= 0.55;
      const shown: Rgb = site.tone(colour, lightness);
      const lost = clamp(options.haze + (1 - up) ** 3 * 0.3 * (0.3 + options.haze), 0, 0.95);
      const at = (y * width + x) * 4;
      const hazed = mix(shown, mix(light.hazeSun, light.hazeAway, 0.45), lost);
      image.data[at] = hazed[0];
      image.data[at + 1] = hazed[1];
      image.data[at + 2] = hazed[2];
      image.data[at + 3] = 255 * clamp(y - height * (1 - top) + 1, 0, 1);
    }
  }
  context.putImageData(image, 0, 0);
  return surface;
}
