import { smoothStep, type Rgb } from "../../scene/colour.ts";
import type { Surface } from "../../scene/surface.ts";
import type { Site } from "./site.ts";
import { createTileNoise, paintTile } from "./tile.ts";

/** Streaks of sand or snow that the wind drives over the ground. `stretch`: how much longer than wide; `from`: how sparse. */
export function paintBlown(
  site: Site,
  feature: string,
  options: {
    readonly colour: Rgb;
    readonly stretch: number;
    readonly from: number;
    readonly strength: number;
    readonly pixels: number;
  },
): Surface {
  const { stretch, from, strength } = options;
  const noise = createTileNoise(site.seed, feature);
  const lit = site.tone(options.colour, 1);
  return paintTile(
    options.pixels,
    (u, v) => [...lit, smoothStep(from, from + 0.24, noise(u, v * stretch, 4, 4)) * strength] as const,
  );
}
