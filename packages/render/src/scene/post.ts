import { assemble } from "@kinora/media";
import type { Style } from "../scene-spec.ts";
import { mix, type Rgb } from "./colour.ts";
import type { Light } from "./light.ts";
import { betweenKernel, bloomShrink, blurKernel, dissolveKernel, finishKernel, shrinkKernel } from "./post-kernels.ts";
import { seededRandom } from "./random.ts";

/** What happens to painted frames before they are shown: bloom, colour grade with vignette, film grain, the look of a style. */
export interface Post {
  /** Prepares the look of a shot. */
  look(options: { readonly light: Light; readonly style: Style; readonly seed: number }): PostLook;
  /** Finishes a painted frame (RGBA, opaque). The answer is the finished one, in memory of the post's own until the next call. */
  finish(painted: Uint8Array, look: PostLook, frameIndex: number): Uint8Array;
  /** Finishes a painted frame of the shot before and lets it shine through the one that was finished last; `share` from 0 to 1. */
  dissolve(painted: Uint8Array, look: PostLook, frameIndex: number, share: number): void;
}

/** A shot's tables, as the kernels read them. */
export interface PostLook {
  /** Of the bloom's light, 0 to 1. */
  readonly bloom: number;
  /** 0 grey to 1. */
  readonly saturation: number;
  readonly seed: number;
  /** Soft light for each square of the picture: red, green, blue, nothing; 0 changes nothing, 32,767 is white. */
  readonly grade: Int16Array;
  /** A square that repeats; 0 changes nothing. */
  readonly grain: Int16Array;
}

/** Of the largest grain; a power of two, as are the smaller ones. */
const grainSideMax = 512;
const whole = 32_767;
/** What vectors read and write over the end of a buffer. */
const slackBytes = 64;

/**
 * All of it is a few loops over pixels in vectors (`post-kernels.ts`): as layers of a canvas the same took four times as
 * long, and the canvas was copied each time something was drawn on it that had been drawn from it.
 */
export function createPost(size: { readonly width: number; readonly height: number }): Post {
  const { width, height } = size;
  const rowBytes = width * 4;
  const columns = Math.ceil(width / bloomShrink);
  const rows = Math.ceil(height / bloomShrink);
  const weights = blurWeights(Math.max(0.5, columns / 110));
  const reach = weights.length - 1;
  const grainSide = Math.min(grainSideMax, 2 ** Math.floor(Math.log2(Math.max(64, width))));

  // The small copy has a border as wide as the blur reaches, and one pixel for what lies between pixels.
  const margin = reach + 1;
  const smallRowBytes = (columns + 2 * margin + 2) * 8;
  const blurredPairs = Math.ceil((columns + 2) / 2);
  const blurredRowBytes = blurredPairs * 16;
  const layout = layOut({
    frame: rowBytes * (height + bloomShrink),
    other: rowBytes * (height + bloomShrink),
    small: smallRowBytes * rows,
    across: blurredRowBytes * (rows + 2 * reach),
    blurred: blurredRowBytes * rows,
    between: blurredRowBytes,
    weights: weights.length * 16,
    grade: columns * rows * 8,
    grain: grainSide * grainSide * 2,
  });
  const kernels = assemble(
    {
      shrink: shrinkKernel,
      blur: blurKernel,
      between: betweenKernel,
      finish: finishKernel,
      dissolve: dissolveKernel,
    },
    layout.end,
  );
  const { buffer } = kernels.memory;
  const frame = new Uint8Array(buffer, layout.at.frame, rowBytes * height);
  const other = new Uint8Array(buffer, layout.at.other, rowBytes * height);
  const small = new BigInt64Array(buffer, layout.at.small, (smallRowBytes * rows) / 8);
  const across = new Uint8Array(buffer, layout.at.across, blurredRowBytes * (rows + 2 * reach));
  const setWeights = (factor: number): void => {
    const lanes = new Int16Array(buffer, layout.at.weights, weights.length * 8);
    for (const [index, weight] of weights.entries()) lanes.fill(Math.round(weight * factor), index * 8, index * 8 + 8);
  };
  let loaded: PostLook | undefined;

  const load = (look: PostLook): void => {
    if (loaded === look) return;
    loaded = look;
    new Int16Array(buffer, layout.at.grade, look.grade.length).set(look.grade);
    new Int16Array(buffer, layout.at.grain, look.grain.length).set(look.grain);
  };

  /** Leaves the light that bleeds out of what is bright, `strength` times, in `blurred`. */
  const spreadLight = (pixelsAt: number, strength: number): void => {
    const smallColumns = smallRowBytes / 8;
    for (let row = 0; row < rows; row++) {
      const y = Math.max(0, Math.min(row * bloomShrink, height - bloomShrink));
      const to = layout.at.small + row * smallRowBytes + margin * 8;
      kernels.shrink(pixelsAt + y * rowBytes, rowBytes, Math.max(0, width - bloomShrink), to, columns);
      const start = row * smallColumns;
      small.fill(small[start + margin] ?? 0n, start, start + margin);
      const last = start + margin + columns - 1;
      small.fill(small[last] ?? 0n, last + 1, start + smallColumns);
    }
    setWeights(whole);
    for (let row = 0; row < rows; row++) {
      const from = layout.at.small + row * smallRowBytes + (margin - 1) * 8;
      const to = layout.at.across + (row + reach) * blurredRowBytes;
      kernels.blur(from, to, blurredPairs, 8, layout.at.weights, reach * 16);
    }
    for (let row = 0; row < reach; row++) {
      across.copyWithin(row * blurredRowBytes, reach * blurredRowBytes, (reach + 1) * blurredRowBytes);
      const last = reach + rows - 1;
      across.copyWithin((last + 1 + row) * blurredRowBytes, last * blurredRowBytes, (last + 1) * blurredRowBytes);
    }
    setWeights(whole * strength);
    const from = layout.at.across + reach * blurredRowBytes;
    kernels.blur(from, layout.at.blurred, blurredPairs * rows, blurredRowBytes, layout.at.weights, reach * 16);
  };

  const develop = (into: Uint8Array, painted: Uint8Array, look: PostLook, frameIndex: number): void => {
    load(look);
    into.set(painted);
    spreadLight(into.byteOffset, look.bloom);
    const random = seededRandom(look.seed + frameIndex, "grain offset");
    const grainX = Math.floor((random() * grainSide) / 4) * 8; // whole squares of four pixels, two bytes each
    const grainY = Math.floor(random() * grainSide);
    for (let y = 0; y < height; y++) {
      const middle = Math.max(0, Math.min((y + 0.5) / bloomShrink - 0.5, rows - 1));
      const upper = Math.floor(middle);
      const lower = Math.min(rows - 1, upper + 1);
      const share = Math.round((middle - upper) * whole);
      const rowAt = (row: number): number => layout.at.blurred + row * blurredRowBytes;
      kernels.between(rowAt(upper), rowAt(lower), layout.at.between, blurredPairs, share);
      kernels.finish(
        into.byteOffset + y * rowBytes,
        width,
        layout.at.between,
        layout.at.grade + Math.floor(y / bloomShrink) * columns * 8,
        layout.at.grain + ((y + grainY) % grainSide) * grainSide * 2,
        grainX,
        grainSide * 2 - 1,
        Math.round(look.saturation * whole),
      );
    }
  };

  return {
    look({ light, style, seed }) {
      const { bloom, saturation, grain, vignette } = looks[style];
      return {
        bloom: Math.min(1, light.bloom * bloom),
        saturation,
        seed,
        grade: gradeOf({ columns, rows, light, vignette: light.vignette * vignette }),
        grain: grainOf({ seed, side: grainSide, strength: grain }),
      };
    },
    finish(painted, look, frameIndex) {
      develop(frame, painted, look, frameIndex);
      return frame;
    },
    dissolve(painted, look, frameIndex, share) {
      develop(other, painted, look, frameIndex);
      kernels.dissolve(frame.byteOffset, other.byteOffset, frame.byteLength, Math.round(share * whole));
    },
  };
}

/** Addresses of buffers one after another, each of so many bytes. */
function layOut<Name extends string>(
  sizes: Readonly<Record<Name, number>>,
): { readonly at: Readonly<Record<Name, number>>; readonly end: number } {
  const at: Partial<Record<Name, number>> = {};
  let end = 0;
  for (const name of Object.keys(sizes) as Name[]) {
    at[name] = end;
    end += Math.ceil((sizes[name] + slackBytes) / slackBytes) * slackBytes;
  }
  return { at: at as Record<Name, number>, end };
}

/** Of a Gaussian, from its middle outwards; all of them, those to both sides, make one. */
function blurWeights(deviation: number): readonly number[] {
  const reach = Math.ceil(2.5 * deviation);
  const heights = Array.from({ length: reach + 1 }, (_, distance) => Math.exp(-0.5 * (distance / deviation) ** 2));
  const sum = heights.reduce((total, height, distance) => total + (distance === 0 ? height : 2 * height), 0);
  return heights.map((height) => height / sum);
}

interface StyleLook {
  readonly bloom: number;
  readonly saturation: number;
  readonly grain: number;
  readonly vignette: number;
}

const looks: Readonly<Record<Style, StyleLook>> = {
  cinematic: { bloom: 1, saturation: 1, grain: 0.1, vignette: 1 },
  anime: { bloom: 1.2, saturation: 1, grain: 0.04, vignette: 0.5 },
  noir: { bloom: 1.3, saturation: 0, grain: 0.22, vignette: 0.9 },
  watercolour: { bloom: 0.8, saturation: 0.8, grain: 0.2, vignette: 0.2 },
  claymation: { bloom: 0.7, saturation: 1, grain: 0.06, vignette: 0.7 },
  pencil: { bloom: 0.4, saturation: 0.15, grain: 0.2, vignette: 0.2 },
  documentary: { bloom: 0.5, saturation: 0.86, grain: 0.16, vignette: 0.6 },
};

const neutral: Rgb = [128, 128, 128];
const shadeColour: Rgb = [10, 8, 20];

/** Grade and vignette in one layer of soft light, a value for each square of `bloomShrink` pixels: mid-grey changes nothing. */
function gradeOf(options: {
  readonly columns: number;
  readonly rows: number;
  readonly light: Light;
  readonly vignette: number;
}): Int16Array {
  const { columns, rows, light, vignette } = options;
  const { top, middle, bottom, strength } = light.grade;
  const [above, between, below] = [top, middle, bottom].map((colour) => mix(neutral, colour, strength * 1.25)) as [
    Rgb,
    Rgb,
    Rgb,
  ];
  const reach = Math.hypot(columns, rows) / 2;
  const grade = new Int16Array(columns * rows * 4);
  for (let row = 0, at = 0; row < rows; row++) {
    const down = (row + 0.5) / rows;
    const tone = down < 0.5 ? mix(above, between, down * 2) : mix(between, below, down * 2 - 1);
    for (let column = 0; column < columns; column++, at += 4) {
      const distance = Math.hypot(column + 0.5 - columns / 2, row + 0.5 - rows / 2) / reach;
      const out = (distance - 0.42) / 0.58;
      const shade = ramp(out, 0.28 * vignette, Math.min(1, 1.05 * vignette));
      const colour = mix(tone, shadeColour, shade);
      for (let channel = 0; channel < 3; channel++)
        grade[at + channel] = Math.round((((colour[channel] ?? 0) * 2) / 255 - 1) * whole);
    }
  }
  return grade;
}

/** From 0 over `middle` at 0.6 to `end` at 1. */
function ramp(at: number, middle: number, end: number): number {
  if (at <= 0) return 0;
  if (at < 0.6) return (middle * at) / 0.6;
  return middle + ((end - middle) * Math.min(1, at - 0.6)) / 0.4;
}

function grainOf(options: { readonly seed: number; readonly side: number; readonly strength: number }): Int16Array {
  const { seed, side, strength } = options;
  const random = seededRandom(seed, "grain");
  const grain = new Int16Array(side * side);
  for (let at = 0; at < grain.length; at++) {
    const value = 128 + (random() + random() + random() - 1.5) * 80;
    grain[at] = Math.round(((value * 2) / 255 - 1) * strength * whole);
  }
  return grain;
}
