import { fadeFoot } from "../land/fade-foot.ts";
import { clamp, css, type Rgb, scaled, smoothStep } from "../../scene/colour.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";
import type { Site } from "../land/site.ts";
import { createTileNoise, paintTile, strew } from "../land/tile.ts";
import type { Coast } from "./coast.ts";

export function paintSand(site: Site, colour: Rgb, kind: Coast["kind"], pixels: number): Surface {
  const noise = createTileNoise(site.seed, "sand");
  const surface = paintTile(pixels, (u, v) => {
    const ripple = Math.sin((v * 34 + noise(u, v, 5, 2) * 5) * 6.283);
    const calm = smoothStep(0.42, 0.62, noise(u, v, 4, 2));
    const dent = noise(u + 0.006, v, 16, 3) - noise(u, v, 16, 3);
    const grain = noise(u, v, 120, 2);
    const lightness = clamp(0.66 + dent * 2 * site.keySide + ripple * 0.07 * calm, 0, 1);
    return site.tone(scaled(colour, 0.86 + grain * 0.16 + (noise(u, v, 7, 3) - 0.5) * 0.16), lightness);
  });
  const random = site.random("sand strew");
  const size = pixels / 512;
  strew(surface, random, { count: kind === "rocky" ? 900 : 260, reach: 6 * size }, (draw) => {
    const pebble = kind === "rocky" && draw() < 0.8;
    const long = (pebble ? 1 + draw() * 3.4 : 0.5 + draw() * 1.2) * size;
    const tone = 0.55 + draw() * 0.7;
    const tint: Rgb = pebble ? [150, 146, 142] : draw() < 0.5 ? [250, 244, 232] : [176, 146, 112];
    return (context) => {
      context.fillStyle = css(site.tone(scaled(tint, tone * 0.5), 0.3), 0.5);
      context.beginPath();
      context.ellipse(0.3 * long * -site.keySide, 0.3 * long, long, long * 0.62, 0, 0, 6.3);
      context.fill();
      context.fillStyle = css(site.tone(scaled(tint, tone), 0.8), 0.95);
      context.beginPath();
      context.ellipse(0, 0, long, long * 0.6, 0, 0, 6.3);
      context.fill();
    };
  });
  return surface;
}

/** A hump of sand with its lee in shade. */
export function paintDune(site: Site, colour: Rgb): Surface {
  const high = site.pixels(2.6, 14);
  const surface = createSurface(high * 3.6, high);
  const { context, width, height } = surface;
  const crestX = width * 0.46;
  const outline = (): void => {
    context.beginPath();
    context.moveTo(0, height);
    context.bezierCurveTo(width * 0.2, height * 0.86, width * 0.3, height * 0.12, crestX, height * 0.06);
    context.bezierCurveTo(width * 0.6, height * 0.02, width * 0.78, height * 0.76, width, height);
    context.closePath();
  };
  const body = context.createLinearGradient(0, 0, 0, height);
  body.addColorStop(0, css(site.tone(colour, 0.95)));
  body.addColorStop(1, css(site.tone(scaled(colour, 0.92), 0.62)));
  context.fillStyle = body;
  outline();
  context.fill();
  context.save();
  outline();
  context.clip();
  const lee = context.createLinearGradient(crestX, 0, crestX + width * 0.2 * -site.keySide, height);
  lee.addColorStop(0, css(site.tone(scaled(colour, 0.62), 0.1), 0.8));
  lee.addColorStop(1, css(site.tone(scaled(colour, 0.8), 0.4), 0));
  context.fillStyle = lee;
  context.beginPath();
  context.moveTo(crestX, height * 0.05);
  context.quadraticCurveTo(crestX + width * 0.05, height * 0.5, crestX - width * 0.08 * site.keySide, height);
  context.lineTo(site.keySide > 0 ? 0 : width, height);
  context.lineTo(site.keySide > 0 ? 0 : width, 0);
  context.fill();
  const random = site.random("dune grain");
  for (let grain = 0; grain < 1400; grain++) {
    context.fillStyle = css(site.tone(scaled(colour, 0.6 + random() * 0.6), random()), 0.35);
    const size = height * (0.004 + random() * 0.012);
    context.fillRect(random() * width, random() * height, size * 3, size);
  }
  context.restore();
  fadeFoot(surface, 0.84);
  return surface;
}

/** White water around the foot of a rock. */
export function paintSurf(site: Site): Surface {
  const high = site.pixels(0.5, 9);
  const surface = createSurface(high * 5.4, high);
  const { context, width, height } = surface;
  const random = site.random("surf");
  for (const [alpha, count, spread] of [
    [0.4, 130, 1],
    [0.9, 90, 0.8],
  ] as const) {
    context.fillStyle = css(site.tone([255, 255, 255], 0.85), alpha);
    context.beginPath();
    for (let dab = 0; dab < count; dab++) {
      const angle = random() * 6.283;
      const out = spread * (0.72 + 0.26 * random());
      const x = width * (0.5 + 0.46 * Math.cos(angle) * out);
      const y = height * (0.62 + 0.3 * Math.sin(angle) * out);
      const radius = height * (0.02 + 0.07 * random());
      context.moveTo(x + radius, y);
      context.ellipse(x, y, radius * 1.7, radius * 0.8, 0, 0, 6.3);
    }
    context.fill();
  }
  return surface;
}
