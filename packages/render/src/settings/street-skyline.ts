import { css, mix } from "../scene/colour.ts";
import type { Light } from "../scene/light.ts";
import { seededRandom } from "../scene/random.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import { neonColours } from "./street-plan.ts";

/** Towers beyond the end of the street, in the haze. */
export function paintSkyline(options: {
  width: number;
  height: number;
  light: Light;
  seed: number;
  futuristic: boolean;
}): Surface {
  const { width, height, light, seed, futuristic } = options;
  const surface = createSurface(width * 0.75, height * 0.3);
  const { context } = surface;
  const random = seededRandom(seed, "skyline");
  for (const [layer, haze] of [
    [0, 0.82],
    [1, 0.66],
    [2, 0.5],
  ] as const) {
    for (let tower = 0; tower < 26; tower++) {
      const wide = surface.width * (0.012 + random() * 0.03);
      const high = surface.height * (0.15 + random() * random() * (futuristic ? 0.85 : 0.4)) * (1 - layer * 0.16);
      const x = random() * surface.width;
      const away = Math.abs(x / surface.width - 0.5) * 2;
      const colour = mix(mix([60, 52, 80], light.shade, 0.3), mix(light.hazeSun, light.hazeAway, away), haze);
      context.fillStyle = css(colour);
      context.fillRect(x, surface.height - high, wide, high);
      if (futuristic && random() < 0.5)
        context.fillRect(x + wide * 0.44, surface.height - high - wide * 1.4, wide * 0.12, wide * 1.4);
      if (light.windowsLit < 0.1) continue;
      context.fillStyle = css(
        random() < 0.8 ? [255, 214, 150] : (neonColours[Math.floor(random() * 5)] ?? neonColours[0]),
        0.35 * light.windowsLit * (1 - haze) * 4,
      );
      for (let dot = 0; dot < 16; dot++)
        context.fillRect(
          x + random() * wide,
          surface.height - random() * high,
          Math.max(1, wide * 0.05),
          Math.max(1, wide * 0.05),
        );
    }
  }
  return surface;
}
