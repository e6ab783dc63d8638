import { css, mix, scaled, type Rgb } from "../../scene/colour.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";
import type { Site } from "./site.ts";

/** A row of buildings seen from a roof. Sizes in pixels; `metresHigh` is the plate's height in the world. */
export interface SkylineOptions {
  readonly width: number;
  readonly height: number;
  readonly feature: string;
  readonly count: number;
  readonly haze: number;
  readonly metresHigh: number;
}

const walls: readonly Rgb[] = [
  [150, 140, 136],
  [118, 126, 140],
  [176, 160, 142],
  [96, 108, 126],
  [160, 118, 98],
  [132, 136, 144],
];

/** Towers of many heights with rows of windows, some of them lit. */
export function paintTowers(site: Site, options: SkylineOptions): Surface {
  const surface = createSurface(options.width, options.height);
  const { context, width, height } = surface;
  const { light } = site;
  const random = site.random(options.feature);
  const metre = height / options.metresHigh;
  const air = (colour: Rgb): Rgb => mix(colour, site.air, options.haze);
  for (let tower = -1; tower <= options.count; tower++) {
    const wide = (width / options.count) * (0.75 + random() * 0.7);
    const x = ((tower + random() * 0.5) / options.count) * width;
    const tall = height * (0.42 + 0.56 * random() ** 1.7);
    const colour = walls[Math.floor(random() * walls.length)] ?? [140, 140, 140];
    const top = height - tall;
    const split = x + wide * (site.keySide > 0 ? 0.28 : 0.72);
    const front = context.createLinearGradient(0, top, 0, height);
    front.addColorStop(0, css(air(site.tone(colour, 0.62))));
    front.addColorStop(1, css(mix(air(site.tone(scaled(colour, 0.7), 0.4)), site.air, 0.35)));
    context.fillStyle = front;
    context.fillRect(x, top, wide, tall);
    context.fillStyle = css(air(site.tone(scaled(colour, 0.6), 0.05)), 0.75);
    if (site.keySide > 0) context.fillRect(x, top, split - x, tall);
    else context.fillRect(split, top, x + wide - split, tall);
    const step = Math.max(3.4 * metre, 3);
    const pitch = Math.max(2.6 * metre, 2.4);
    const glass = air(site.tone([92, 116, 148], 0.5));
    const glint = air(mix(light.sky.at(-2)?.[1] ?? light.hazeSun, site.tone([200, 214, 230], 0.8), 0.4));
    for (let y = top + step; y < height - step * 0.3; y += step) {
      for (let column = x + pitch * 0.5; column < x + wide - pitch * 0.7; column += pitch) {
        const draw = random();
        const lit = draw < light.windowsLit;
        context.fillStyle = css(
          lit
            ? mix(draw < light.windowsLit * 0.3 ? [214, 232, 255] : [255, 208, 128], site.air, options.haze * 0.45)
            : draw > 0.86
              ? glint
              : glass,
          lit ? 0.95 : 0.8,
        );
        context.fillRect(column, y, pitch * 0.56, step * 0.52);
      }
    }
    context.fillStyle = css(air(site.tone(site.snowy ? [244, 248, 254] : scaled(colour, 1.15), 0.8)));
    context.fillRect(x - metre * 0.3, top, wide + metre * 0.6, Math.max(1, metre * 1.1));
    const crown = random();
    context.fillStyle = css(air(site.tone(scaled(colour, 0.8), 0.4)));
    if (crown < 0.3) context.fillRect(x + wide * 0.3, top - 5 * metre, wide * 0.4, 5 * metre);
    else if (crown < 0.45) {
      context.fillRect(x + wide * 0.48, top - 16 * metre, Math.max(0.8, metre * 0.6), 16 * metre);
      context.fillRect(x + wide * 0.34, top - 4 * metre, wide * 0.32, 4 * metre);
    } else if (crown < 0.6) {
      context.beginPath();
      context.moveTo(x, top);
      context.lineTo(x + wide / 2, top - 12 * metre);
      context.lineTo(x + wide, top);
      context.fill();
    }
  }
  return surface;
}

/** Tiled roofs of an old town, with chimneys, a church and a dome among them. */
export function paintRoofs(site: Site, options: SkylineOptions): Surface {
  const surface = createSurface(options.width, options.height);
  const { context, width, height } = surface;
  const { light } = site;
  const random = site.random(options.feature);
  const metre = height / options.metresHigh;
  const air = (colour: Rgb): Rgb => mix(colour, site.air, options.haze);
  const house = (x: number, wide: number, tall: number): void => {
    const wall: Rgb = (
      [
        [236, 214, 178],
        [226, 190, 150],
        [240, 228, 208],
        [214, 176, 150],
        [200, 206, 204],
      ] as const
    )[Math.floor(random() * 5)] ?? [236, 214, 178];
    const roofHigh = Math.min(tall * 0.4, wide * 0.34);
    const top = height - tall;
    context.fillStyle = css(air(site.tone(wall, 0.55)));
    context.fillRect(x, top + roofHigh, wide, tall - roofHigh);
    const tile: Rgb = site.snowy
      ? [240, 245, 252]
      : ((
          [
            [190, 98, 64],
            [172, 84, 58],
            [206, 118, 78],
            [150, 84, 66],
          ] as const
        )[Math.floor(random() * 4)] ?? [190, 98, 64]);
    context.fillStyle = css(air(site.tone(tile, 0.75)));
    context.beginPath();
    context.moveTo(x - wide * 0.05, top + roofHigh);
    context.lineTo(x + wide * 0.12, top);
    context.lineTo(x + wide * 0.88, top);
    context.lineTo(x + wide * 1.05, top + roofHigh);
    context.fill();
    context.save();
    context.clip();
    context.strokeStyle = css(air(site.tone(scaled(tile, 0.6), 0.2)), 0.5);
    context.lineWidth = Math.max(0.5, metre * 0.09);
    context.beginPath();
    for (let line = x - wide * 0.1; line < x + wide * 1.1; line += Math.max(2, metre * 0.5)) {
      context.moveTo(line, top + roofHigh);
      context.lineTo(line + (x + wide / 2 - line) * 0.3, top);
    }
    context.stroke();
    context.fillStyle = css(air(site.tone(scaled(tile, 0.4), 0)), 0.5);
    context.fillRect(x - wide * 0.1, top + roofHigh * 0.9, wide * 1.2, roofHigh * 0.12);
    context.restore();
    for (let floor = 0; floor < 3; floor++) {
      for (let window = 0; window < Math.round(wide / (metre * 2.6)); window++) {
        const lit = random() < light.windowsLit;
        context.fillStyle = css(
          lit ? mix([255, 206, 124], site.air, options.haze * 0.4) : air(site.tone([84, 92, 104], 0.35)),
          0.95,
        );
        context.fillRect(
          x + metre * (0.9 + window * 2.6),
          top + roofHigh + metre * (1 + floor * 3),
          metre * 1.1,
          metre * 1.6,
        );
      }
    }
    if (random() < 0.7) {
      context.fillStyle = css(air(site.tone([160, 104, 84], 0.5)));
      context.fillRect(x + wide * (0.2 + 0.5 * random()), top - metre * 1.1, metre * 0.9, metre * 1.8);
    }
  };
  const landmark = (x: number, dome: boolean): void => {
    const wide = metre * 6;
    const top = height * 0.06;
    context.fillStyle = css(air(site.tone([224, 206, 178], 0.65)));
    context.fillRect(x - wide / 2, top + height * 0.24, wide, height);
    context.fillStyle = css(air(site.tone([224, 206, 178], 0.15)), 0.5);
    context.fillRect(site.keySide > 0 ? x - wide / 2 : x, top + height * 0.24, wide / 2, height);
    context.fillStyle = css(air(site.tone(dome ? [108, 160, 146] : [120, 84, 74], 0.7)));
    context.beginPath();
    if (dome) {
      context.moveTo(x - wide * 0.56, top + height * 0.25);
      context.bezierCurveTo(x - wide * 0.56, top + height * 0.04, x - wide * 0.1, top + height * 0.08, x, top);
      context.bezierCurveTo(
        x + wide * 0.1,
        top + height * 0.08,
        x + wide * 0.56,
        top + height * 0.04,
        x + wide * 0.56,
        top + height * 0.25,
      );
    } else {
      context.moveTo(x - wide * 0.56, top + height * 0.25);
      context.lineTo(x, top);
      context.lineTo(x + wide * 0.56, top + height * 0.25);
    }
    context.fill();
    context.fillStyle = css(light.windowsLit > 0.2 ? [255, 214, 140] : air(site.tone([70, 66, 72], 0.3)));
    context.beginPath();
    context.arc(x, top + height * 0.36, wide * 0.16, 0, 6.3);
    context.fill();
  };
  for (const [row, share] of [
    [0, 0.72],
    [1, 0.52],
  ] as const) {
    for (let index = -1; index <= options.count; index++) {
      if (row === 0 && options.metresHigh > 20 && index === Math.round(options.count * 0.34))
        landmark(((index + 0.5) / options.count) * width, true);
      if (row === 0 && options.metresHigh > 20 && index === Math.round(options.count * 0.66))
        landmark(((index + 0.5) / options.count) * width, false);
      const wide = (width / options.count) * (0.85 + random() * 0.5);
      house(
        ((index + random() * 0.4 + row * 0.5) / options.count) * width,
        wide,
        height * share * (0.8 + 0.25 * random()),
      );
    }
  }
  return surface;
}
