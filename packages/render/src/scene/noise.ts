import { seededRandom } from "./random.ts";

/** Smooth fractal noise in [0, 1], the same for the same seed. */
export type Noise = (x: number, y: number, octaves: number) => number;

const side = 256;

/** Value noise on a seeded lattice that repeats every 256 units. */
export function createNoise(seed: number, feature: string): Noise {
  const random = seededRandom(seed, `noise ${feature}`);
  const lattice = Float32Array.from({ length: side * side }, () => random());
  const at = (x: number, y: number): number => lattice[(x & 255) | ((y & 255) << 8)] ?? 0;

  const single = (x: number, y: number): number => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    let u = x - left;
    let v = y - top;
    u = u * u * (3 - 2 * u);
    v = v * v * (3 - 2 * v);
    const upper = at(left, top) * (1 - u) + at(left + 1, top) * u;
    const lower = at(left, top + 1) * (1 - u) + at(left + 1, top + 1) * u;
    return upper * (1 - v) + lower * v;
  };

  return (x, y, octaves) => {
    let sum = 0;
    let weight = 0.5;
    let total = 0;
    let frequency = 1;
    for (let octave = 0; octave < octaves; octave++) {
      sum += single(x * frequency, y * frequency) * weight;
      total += weight;
      frequency *= 2.03;
      weight *= 0.5;
    }
    return sum / total;
  };
}
