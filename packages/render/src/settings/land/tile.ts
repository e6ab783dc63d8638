import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Rgb } from "../../scene/colour.ts";
import { seededRandom } from "../../scene/random.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";

/** Fractal noise in [0, 1] that meets itself at the borders of the unit square. `cells` (whole) across at the first octave. */
export type TileNoise = (u: number, v: number, cells: number, octaves: number) => number;

const side = 256;

/** The same for the same seed and feature. */
export function createTileNoise(seed: number, feature: string): TileNoise {
  const random = seededRandom(seed, `tile ${feature}`);
  const lattice = Float32Array.from({ length: side * side }, () => random());
  const single = (x: number, y: number, cells: number, shift: number): number => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    let u = x - left;
    let v = y - top;
    u = u * u * (3 - 2 * u);
    v = v * v * (3 - 2 * v);
    const column = (at: number): number => ((((at % cells) + cells) % cells) + shift) & (side - 1);
    const row = (at: number): number => ((((at % cells) + cells) % cells) + shift * 3) & (side - 1);
    const x0 = column(left);
    const x1 = column(left + 1);
    const y0 = row(top) * side;
    const y1 = row(top + 1) * side;
    const upper = (lattice[y0 + x0] ?? 0) * (1 - u) + (lattice[y0 + x1] ?? 0) * u;
    const lower = (lattice[y1 + x0] ?? 0) * (1 - u) + (lattice[y1 + x1] ?? 0) * u;
    return upper * (1 - v) + lower * v;
  };
  return (u, v, cells, octaves) => {
    let sum = 0;
    let weight = 0.5;
    let total = 0;
    let across = cells;
    for (let octave = 0; octave < octaves; octave++) {
      sum += single(u * across, v * across, across, octave * 17) * weight;
      total += weight;
      across *= 2;
      weight *= 0.5;
    }
    return sum / total;
  };
}

/** A square painted pixel by pixel. Noise shows as much at half the pixels, so it is computed there. Alpha from 0 to 1. */
export function paintTile(pixels: number, at: (u: number, v: number) => readonly [...Rgb, number] | Rgb): Surface {
  const small = createSurface(pixels / 2, pixels / 2);
  const image = small.context.createImageData(small.width, small.height);
  let index = 0;
  for (let row = 0; row < small.height; row++) {
    for (let column = 0; column < small.width; column++) {
      const [red, green, blue, alpha] = at(column / small.width, row / small.height);
      image.data[index] = red;
      image.data[index + 1] = green;
      image.data[index + 2] = blue;
      image.data[index + 3] = (alpha ?? 1) * 255;
      index += 4;
    }
  }
  small.context.putImageData(image, 0, 0);
  const surface = createSurface(pixels, pixels);
  // Drawn past its borders, so that smoothing does not thin them.
  for (const dx of [-1, 0, 1])
    for (const dy of [-1, 0, 1]) surface.context.drawImage(small.canvas, dx * pixels, dy * pixels, pixels, pixels);
  return surface;
}

/**
 * Strews things over a tile so that it still meets itself at the borders. `plan` draws from the stream and returns what
 * paints one thing around the origin; `reach` is how far (pixels) that goes.
 */
export function strew(
  surface: Surface,
  random: () => number,
  options: { readonly count: number; readonly reach: number },
  plan: (random: () => number) => (context: SKRSContext2D) => void,
): void {
  const { context, width, height } = surface;
  const copies = (at: number, length: number): number[] =>
    at < options.reach ? [at, at + length] : at > length - options.reach ? [at, at - length] : [at];
  // On a small tile fewer things cover as much.
  const count = Math.ceil(options.count * Math.min(1, width / 256));
  for (let index = 0; index < count; index++) {
    const x = random() * width;
    const y = random() * height;
    const paint = plan(random);
    for (const atX of copies(x, width)) {
      for (const atY of copies(y, height)) {
        context.save();
        context.translate(atX, atY);
        paint(context);
        context.restore();
      }
    }
  }
}
