import { sampleRate } from "./stereo.ts";

/** Coefficients of a second-order filter, a0 = 1. */
export interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/** Runs a filter over samples, in place. */
export function filter(samples: Float32Array, { b0, b1, b2, a1, a2 }: Biquad): Float32Array {
  let x1 = 0;
  let x2 = 0;
  let y1 = 0;
  let y2 = 0;
  for (let at = 0; at < samples.length; at++) {
    const x = samples[at] ?? 0;
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    samples[at] = y;
  }
  return samples;
}

/** Filters of R. Bristow-Johnson's Audio EQ Cookbook; frequencies in hertz. */
export function lowPass(frequency: number, q = Math.SQRT1_2): Biquad {
  const { cosine, alpha } = angles(frequency, q);
  return normalised([(1 - cosine) / 2, 1 - cosine, (1 - cosine) / 2], [1 + alpha, -2 * cosine, 1 - alpha]);
}

export function highPass(frequency: number, q = Math.SQRT1_2): Biquad {
  const { cosine, alpha } = angles(frequency, q);
  return normalised([(1 + cosine) / 2, -1 - cosine, (1 + cosine) / 2], [1 + alpha, -2 * cosine, 1 - alpha]);
}

/** Gain 1 at the centre. */
export function bandPass(frequency: number, q: number): Biquad {
  const { cosine, alpha } = angles(frequency, q);
  return normalised([alpha, 0, -alpha], [1 + alpha, -2 * cosine, 1 - alpha]);
}

export function highShelf(frequency: number, gainDecibels: number): Biquad {
  return shelf(frequency, gainDecibels, 1);
}

export function lowShelf(frequency: number, gainDecibels: number): Biquad {
  return shelf(frequency, gainDecibels, -1);
}

function shelf(frequency: number, gainDecibels: number, side: 1 | -1): Biquad {
  const amplitude = 10 ** (gainDecibels / 40);
  const { cosine, alpha } = angles(frequency, Math.SQRT1_2);
  const root = 2 * Math.sqrt(amplitude) * alpha;
  const sum = amplitude + 1;
  const difference = (amplitude - 1) * side;
  return normalised(
    [
      amplitude * (sum + difference * cosine + root),
      -2 * side * amplitude * (amplitude - 1 + side * sum * cosine),
      amplitude * (sum + difference * cosine - root),
    ],
    [
      sum - difference * cosine + root,
      2 * side * (amplitude - 1 - side * sum * cosine),
      sum - difference * cosine - root,
    ],
  );
}

function angles(frequency: number, q: number): { readonly cosine: number; readonly alpha: number } {
  const omega = (2 * Math.PI * frequency) / sampleRate;
  return { cosine: Math.cos(omega), alpha: Math.sin(omega) / (2 * q) };
}

function normalised(
  [b0, b1, b2]: readonly [number, number, number],
  [a0, a1, a2]: readonly [number, number, number],
): Biquad {
  return { b0: b0 / a0, b1: b1 / a0, b2: b2 / a0, a1: a1 / a0, a2: a2 / a0 };
}
