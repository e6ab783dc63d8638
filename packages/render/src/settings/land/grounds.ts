import { clamp, css, mix, scaled, smoothStep, type Rgb } from "../../scene/colour.ts";
import type { Surface } from "../../scene/surface.ts";
import type { Site } from "./site.ts";
import { createTileNoise, paintTile, strew } from "./tile.ts";

/** Grass seen from above: patches, short strokes, small flowers. */
export function paintTurf(
  site: Site,
  pixels: number,
  colours: { readonly grass: Rgb; readonly patch: Rgb; readonly blade: Rgb; readonly flowers?: readonly Rgb[] },
): Surface {
  const noise = createTileNoise(site.seed, "turf");
  const surface = paintTile(pixels, (u, v) => {
    const patch = smoothStep(0.42, 0.62, noise(u, v, 4, 4));
    const fine = noise(u, v, 70, 2);
    const dent = noise(u + 0.008, v, 18, 3) - noise(u, v, 18, 3);
    return site.tone(
      scaled(mix(colours.grass, colours.patch, patch), 0.74 + fine * 0.4),
      clamp(0.52 + dent * 2.4 * site.keySide, 0, 1),
    );
  });
  const random = site.random("turf strew");
  const size = pixels / 512;
  strew(surface, random, { count: 2600, reach: 9 * size }, (draw) => {
    const long = (2 + draw() * 6) * size;
    const lean = (draw() - 0.5) * long;
    const tone = 0.55 + draw() * 0.75;
    return (context) => {
      context.strokeStyle = css(site.tone(scaled(colours.blade, tone), 0.25 + 0.6 * draw01(tone)), 0.8);
      context.lineWidth = Math.max(0.5, 0.9 * size);
      context.beginPath();
      context.moveTo(0, long * 0.5);
      context.lineTo(lean, -long * 0.5);
      context.stroke();
    };
  });
  const { flowers } = colours;
  if (flowers !== undefined && flowers.length > 0) {
    strew(surface, random, { count: 320, reach: 3 * size }, (draw) => {
      const colour = flowers[Math.floor(draw() * flowers.length)] ?? [255, 255, 255];
      const radius = (0.7 + draw() * 1.4) * size;
      return (context) => {
        context.fillStyle = css(site.tone(colour, 0.9));
        context.beginPath();
        context.arc(0, 0, radius, 0, 6.3);
        context.fill();
      };
    });
  }
  return surface;
}

function draw01(tone: number): number {
  return clamp((tone - 0.55) / 0.75, 0, 1);
}

/** Snow with wind ripples and a glitter here and there. */
export function paintSnowCover(site: Site, pixels: number, ripple = 0.5): Surface {
  const noise = createTileNoise(site.seed, "snow cover");
  const surface = paintTile(pixels, (u, v) => {
    const drift = noise(u, v, 3, 3);
    const waves = Math.sin((v * 16 + noise(u, v, 4, 2) * 5) * 6.283) * ripple;
    const dent = noise(u + 0.01, v + 0.005, 6, 3) - noise(u, v, 6, 3);
    const lightness = clamp(0.62 + dent * 2.1 * site.keySide + waves * 0.05 + (noise(u, v, 90, 2) - 0.5) * 0.2, 0, 1);
    return mix(site.tone([206, 220, 246], 0.1), site.tone([250, 252, 255], 1), lightness * (0.86 + drift * 0.14));
  });
  strew(surface, site.random("snow glitter"), { count: 160, reach: 2 }, (draw) => {
    const radius = Math.max(0.5, (0.4 + draw() * 0.6) * (pixels / 512));
    return (context) => {
      context.fillStyle = css(mix(site.light.key, [255, 255, 255], 0.6), 0.9);
      context.fillRect(-radius, -radius, radius * 2, radius * 2);
    };
  });
  return surface;
}

/** Bare earth or gravel with stones in it. */
export function paintDirt(
  site: Site,
  pixels: number,
  options: { readonly colour: Rgb; readonly stones: number; readonly stone: Rgb; readonly ruts?: boolean },
): Surface {
  const noise = createTileNoise(site.seed, "dirt");
  const surface = paintTile(pixels, (u, v) => {
    const broad = noise(u, v, 5, 3);
    const fine = noise(u, v, 60, 3);
    const dent = noise(u + 0.008, v, 14, 3) - noise(u, v, 14, 3);
    return site.tone(
      scaled(options.colour, 0.7 + broad * 0.34 + fine * 0.24),
      clamp(0.5 + dent * 2 * site.keySide, 0, 1),
    );
  });
  const size = pixels / 256;
  strew(surface, site.random("dirt stones"), { count: options.stones, reach: 5 * size }, (draw) => {
    const long = (0.5 + draw() * draw() * 2.6) * size;
    const tone = 0.6 + draw() * 0.6;
    return (context) => {
      context.fillStyle = css(site.tone(scaled(options.stone, 0.35), 0.1), 0.5);
      context.beginPath();
      context.ellipse(-0.3 * long * site.keySide, 0.35 * long, long, long * 0.7, 0, 0, 6.3);
      context.fill();
      context.fillStyle = css(site.tone(scaled(options.stone, tone), 0.75));
      context.beginPath();
      context.ellipse(0, 0, long, long * 0.68, 0, 0, 6.3);
      context.fill();
    };
  });
  return surface;
}

/** Large soft patches of grey around the middle: laid on in soft light they are the shade of clouds, or gusts over grass. */
export function paintPatches(site: Site, pixels: number, feature: string, dark: number, bright: number): Surface {
  const noise = createTileNoise(site.seed, feature);
  return paintTile(Math.min(pixels, 256), (u, v) => {
    const patch = smoothStep(0.36, 0.66, noise(u, v, 3, 3));
    const grey = dark + (bright - dark) * patch;
    return [grey, grey, Math.min(255, grey * 1.04)];
  });
}
