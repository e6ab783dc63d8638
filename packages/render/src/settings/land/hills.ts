import { clamp, mix, smoothStep, type Rgb } from "../../scene/colour.ts";
import type { Light } from "../../scene/light.ts";
import { createNoise } from "../../scene/noise.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";

/** The build of a range of soft hills or dunes; heights are fractions of the bitmap's. */
export interface Hills {
  readonly height: number;
  readonly relief: number;
  /** Hills across the bitmap. */
  readonly count: number;
  readonly colour: Rgb;
  /** A second colour in patches: fields, heather, dark sand. */
  readonly patches?: Rgb;
  /** Sharp crests with one side in shade, as wind heaps sand and snow. */
  readonly dune?: boolean;
  /** 0 to 1: how much of the slopes is wooded. */
  readonly wood?: number;
  readonly woodColour?: Rgb;
  /** Share of the height that is left along the bitmap (0 to 1): an island, a headland at one side. */
  readonly envelope?: (u: number) => number;
  readonly haze: number;
}

interface Summit {
  readonly at: number;
  readonly tall: number;
  readonly key: number;
}

/** Height of a dune's flank at a place along the range, from its summit down. */
function rise({ at, tall }: Summit, u: number): number {
  const out = Math.abs(u - at);
  return tall - out * 0.75;
}

/** Paints the range; its lower edge is level ground. */
export function paintHills(options: {
  readonly width: number;
  readonly height: number;
  readonly hills: Hills;
  readonly light: Light;
  readonly seed: number;
  readonly feature: string;
}): Surface {
  const { hills, light } = options;
  const surface = createSurface(options.width, options.height);
  const { width, height } = surface;
  const noise = createNoise(options.seed, options.feature);
  const image = surface.context.createImageData(width, height);
  const sunSide = light.sun.aside >= 0 ? 1 : -1;
  const air = mix(light.hazeSun, light.hazeAway, 0.45);
  const wood = hills.wood ?? 0;
  const woodColour = hills.woodColour ?? [44, 72, 46];
  // Dunes: one summit in each unit along the range, its flanks falling to the valleys on both sides.
  const summitAt = (cell: number): Summit => ({
    at: cell + 0.28 + 0.44 * noise(cell * 3.7 + 0.5, 21.5, 1),
    tall: 0.35 + 0.65 * noise(cell * 5.1 + 0.5, 33.5, 1),
    key: (cell + 64) * 2.3,
  });
  const nearest = (u: number): Summit => {
    const cell = Math.floor(u);
    return [summitAt(cell - 1), summitAt(cell), summitAt(cell + 1)].reduce((best, one) =>
      rise(one, u) > rise(best, u) ? one : best,
    );
  };
  const duneAt = (u: number): number => rise(nearest(u), u) + (noise(u * 2.2, 51.5, 2) - 0.5) * 0.1;
  const crestAt = (x: number): number => {
    const u = (x / width) * hills.count;
    const shape = hills.dune === true ? duneAt(u) : noise(u, 5.3, 2);
    const bare = hills.height + hills.relief * (shape - 0.5) * 1.6;
    const left = hills.envelope?.(x / width) ?? 1;
    return bare * left + (wood > 0 ? (noise(u * 60, 2, 2) - 0.5) * 0.035 * Math.min(1, left * 4) : 0);
  };
  for (let x = 0; x < width; x++) {
    const crest = Math.min(0.99, crestAt(x)) * height;
    const slope = (crestAt(x + width * 0.004) - crestAt(x - width * 0.004)) * 26;
    const top = height - crest;
    const summit = nearest((x / width) * hills.count);
    for (let y = Math.max(0, Math.floor(top)); y < height; y++) {
      const below = y - top;
      const down = below / Math.max(1, crest);
      const u = (x / width) * hills.count;
      const v = below / height;
      const swell = noise(u * 1.7 + v * 2.4, v * 5 + 11, 3);
      const swellNext = noise(u * 1.7 + v * 2.4 + 0.06, v * 5 + 11.02, 3);
      let lightness: number;
      if (hills.dune === true) {
        // A ridge winds down from each summit: the side towards the sun is bright, the other in shade as far as the valley.
        const wind = (noise(7.3 + down * 1.6, summit.key, 2) - 0.5) * 0.9 * down + down * 0.22 * sunSide;
        const across = (u - summit.at - wind) * sunSide;
        const edge = 0.006 + 0.05 * down;
        lightness = 0.2 + 0.62 * smoothStep(-edge, edge, across) + (swell - 0.5) * 0.3;
        lightness += across < 0 ? 0.4 * smoothStep(0, 0.5, -across) : -0.24 * smoothStep(0, 0.5, across);
      } else {
        lightness = clamp(0.62 + (swell - swellNext) * 3.4 * sunSide - slope * 0.3 * sunSide, 0, 1);
      }
      let red = hills.colour[0];
      let green = hills.colour[1];
      let blue = hills.colour[2];
      if (hills.patches !== undefined) {
        const patch = smoothStep(0.47, 0.56, noise(u * 3 + v * 3, v * 14 + 40, 2));
        red += (hills.patches[0] - red) * patch;
        green += (hills.patches[1] - green) * patch;
        blue += (hills.patches[2] - blue) * patch;
      }
      const grain = 0.9 + noise(x * 0.7, y * 0.9, 2) * 0.2;
      if (wood > 0) {
        const grown = smoothStep(0.62 - wood * 0.45, 0.72 - wood * 0.45, noise(u * 5, v * 9 + 20, 3));
        const leaf = 0.7 + noise(x * 0.42, y * 0.5 + 9, 3) * 0.6;
        red += (woodColour[0] * leaf - red) * grown;
        green += (woodColour[1] * leaf - green) * grown;
        blue += (woodColour[2] * leaf - blue) * grown;
      }
      red *= ((light.shade[0] + (light.key[0] - light.shade[0]) * lightness) * grain) / 255;
      green *= ((light.shade[1] + (light.key[1] - light.shade[1]) * lightness) * grain) / 255;
      blue *= ((light.shade[2] + (light.key[2] - light.shade[2]) * lightness) * grain) / 255;
      const lost = clamp(hills.haze + down ** 2 * 0.35 * (0.25 + hills.haze), 0, 0.96);
      const at = (y * width + x) * 4;
      image.data[at] = red + (air[0] - red) * lost;
      image.data[at + 1] = green + (air[1] - green) * lost;
      image.data[at + 2] = blue + (air[2] - blue) * lost;
      image.data[at + 3] = clamp(below + 1, 0, 1) * 255;
    }
  }
  surface.context.putImageData(image, 0, 0);
  return surface;
}
