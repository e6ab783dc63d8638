import { clamp, mix, scaled, smoothStep, type Rgb } from "../../scene/colour.ts";
import { createNoise } from "../../scene/noise.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";
import type { Site } from "./site.ts";

/** A blue world, one of bands, one of bands with rings, and a cratered one. */
export type PlanetKind = "earth" | "giant" | "ringed" | "moon";

/** How much wider than its planet a bitmap is: rings and air need room. */
const room = { earth: 1.12, giant: 1.12, ringed: 2.5, moon: 1.06 } as const;

/** A lit ball in the middle of a square bitmap. `radius` in pixels. */
export function paintPlanet(
  site: Site,
  { kind, radius }: { readonly kind: PlanetKind; readonly radius: number },
): Surface {
  // The relief is noise: at large sizes half the pixels show as much of it.
  const share = radius > 260 ? 0.5 : 1;
  const r = Math.max(3, radius * share);
  const small = createSurface(2 * r * room[kind], 2 * r * room[kind]);
  const middle = small.width / 2;
  const noise = createNoise(site.seed, `planet ${kind}`);
  const image = small.context.createImageData(small.width, small.height);
  const sun = { x: 0.62 * site.keySide, y: 0.42, z: 0.66 };
  const key = mix([255, 250, 240], site.light.key, 0.5);
  for (let row = 0; row < small.height; row++) {
    for (let column = 0; column < small.width; column++) {
      const x = (column + 0.5 - middle) / r;
      const y = -(row + 0.5 - middle) / r;
      const at = (row * small.width + column) * 4;
      const out = Math.hypot(x, y);
      const ring = kind === "ringed" ? ringAt(x, y, noise) : undefined;
      let shown: Rgb = [0, 0, 0];
      let alpha = 0;
      if (out < 1) {
        const z = Math.sqrt(1 - out * out);
        const light = clamp(x * sun.x + y * sun.y + z * sun.z, 0, 1);
        const surface = surfaceOf(kind, noise, { x, y, z });
        const bright = 0.03 + 1.05 * light ** 0.8;
        shown = [
          (surface[0] * key[0] * bright) / 255,
          (surface[1] * key[1] * bright) / 255,
          (surface[2] * key[2] * bright) / 255,
        ];
        if (kind === "earth") shown = mix(shown, [150, 200, 255], smoothStep(0.78, 1, out) * 0.75 * (0.15 + light));
        alpha = smoothStep(1, 1 - 1.6 / r, out);
        if (kind === "earth") alpha = Math.max(alpha, 0.7 * clamp(0.35 + x * sun.x + y * sun.y, 0, 1));
      } else if (kind === "earth") {
        const glow = smoothStep(1.12, 1, out) ** 2 * clamp(0.35 + x * sun.x + y * sun.y, 0, 1);
        shown = [120, 180, 255];
        alpha = glow * 0.7;
      }
      // The near half of the rings crosses the ball; the far half is behind it.
      if (ring !== undefined && (out >= 1 || ring.near)) {
        const lit = scaled(ring.colour, (0.35 + 0.65 * (key[0] / 255)) * (ring.near || x * sun.x > -0.4 ? 1 : 0.35));
        shown = mix(shown, lit, alpha === 0 ? 1 : ring.alpha);
        alpha = Math.max(alpha, ring.alpha);
      }
      image.data[at] = shown[0];
      image.data[at + 1] = shown[1];
      image.data[at + 2] = shown[2];
      image.data[at + 3] = alpha * 255;
    }
  }
  small.context.putImageData(image, 0, 0);
  if (share === 1) return small;
  const surface = createSurface(small.width / share, small.height / share);
  surface.context.drawImage(small.canvas, 0, 0, surface.width, surface.height);
  return surface;
}

type PlanetNoise = ReturnType<typeof createNoise>;

function surfaceOf(
  kind: PlanetKind,
  noise: PlanetNoise,
  { x, y, z }: { readonly x: number; readonly y: number; readonly z: number },
): Rgb {
  // Longitude and latitude, so that the pattern bends round the ball.
  const longitude = Math.atan2(x, z) * 0.8;
  const latitude = Math.asin(clamp(y, -1, 1));
  switch (kind) {
    case "earth": {
      const land = smoothStep(0.5, 0.54, noise(longitude * 1.6 + 11, latitude * 1.6 + 5, 6));
      const dry = noise(longitude * 3 + 50, latitude * 3, 4);
      const ground = mix([70, 116, 62], [190, 160, 104], smoothStep(0.4, 0.6, dry));
      let colour = mix([24, 74, 150], ground, land);
      colour = mix(colour, [244, 248, 252], smoothStep(1.02, 1.2, Math.abs(latitude) + (dry - 0.5) * 0.3));
      const cloud = smoothStep(
        0.5,
        0.68,
        noise(longitude * 2.4 + 3 * noise(longitude * 2, latitude * 2 + 30, 2), latitude * 3.6 + 70, 5),
      );
      return mix(colour, [252, 253, 255], cloud * 0.9);
    }
    case "giant":
    case "ringed": {
      const swirl = noise(longitude * 2.4 + 3, latitude * 7, 4) - 0.5;
      const band = noise(0.5, (latitude + swirl * 0.12) * 6.5 + 20, 3);
      const [a, b, c]: readonly [Rgb, Rgb, Rgb] =
        kind === "ringed"
          ? [
              [236, 206, 158],
              [196, 150, 104],
              [250, 234, 204],
            ]
          : [
              [112, 150, 214],
              [150, 112, 190],
              [210, 224, 246],
            ];
      const spot = smoothStep(0.24, 0.12, Math.hypot((longitude - 0.25) * 0.8, (latitude + 0.34) * 1.7));
      return mix(
        mix(mix(a, b, smoothStep(0.38, 0.58, band)), c, smoothStep(0.58, 0.72, band)),
        kind === "ringed" ? [206, 120, 80] : [240, 190, 214],
        spot * 0.8,
      );
    }
    case "moon": {
      const sea = smoothStep(0.48, 0.58, noise(longitude * 1.8 + 5, latitude * 1.8 + 9, 4));
      const grain = noise(longitude * 9, latitude * 9, 3);
      return scaled(mix([206, 204, 200], [138, 138, 142], sea), 0.82 + grain * 0.36);
    }
  }
}

function ringAt(
  x: number,
  y: number,
  noise: PlanetNoise,
): { readonly colour: Rgb; readonly alpha: number; readonly near: boolean } | undefined {
  const tilt = 0.42;
  const along = x * Math.cos(tilt) + y * Math.sin(tilt);
  const across = (-x * Math.sin(tilt) + y * Math.cos(tilt)) / 0.22;
  const out = Math.hypot(along, across);
  if (out < 1.3 || out > 2.35) return undefined;
  const bands = noise(out * 16, 3.5, 3);
  const gap = smoothStep(0.02, 0.05, Math.abs(out - 1.98));
  const alpha =
    smoothStep(1.3, 1.38, out) * smoothStep(2.35, 2.2, out) * (0.35 + 0.65 * smoothStep(0.35, 0.6, bands)) * gap;
  return { colour: mix([214, 184, 146], [250, 232, 202], bands), alpha: alpha * 0.92, near: across < 0 };
}
