/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** A CSS colour for the canvas; alpha from 0 to 1. */
export function css(colour: Rgb, alpha = 1): string {
  return `rgba(${channel(colour[0])},${channel(colour[1])},${channel(colour[2])},${clamp(alpha, 0, 1).toFixed(3)})`;
}

/** From `from` (0) to `to` (1). */
export function mix(from: Rgb, to: Rgb, amount: number): Rgb {
  const t = clamp(amount, 0, 1);
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t];
}

/** A surface colour under a light, where white light is [255, 255, 255]. */
export function lit(surface: Rgb, light: Rgb): Rgb {
  return [(surface[0] * light[0]) / 255, (surface[1] * light[1]) / 255, (surface[2] * light[2]) / 255];
}

/** The colour made brighter (above 1) or darker (below 1). */
export function scaled(colour: Rgb, factor: number): Rgb {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor];
}

/** `#rrggbb` or `#rgb` as numbers; undefined when the text is neither. */
export function parseHex(text: string): Rgb | undefined {
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (long !== null) return [hex(long[1]), hex(long[2]), hex(long[3])];
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  if (short !== null) return [hex(short[1]) * 17, hex(short[2]) * 17, hex(short[3]) * 17];
  return undefined;
}

/** The value, or the nearer of the two bounds. */
export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** 0 below `from`, 1 above `to`, smooth between. */
export function smoothStep(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
}

function channel(value: number): number {
  return Math.round(clamp(value, 0, 255));
}

function hex(digits: string | undefined): number {
  return Number.parseInt(digits ?? "0", 16);
}
