import { clamp, smoothStep } from "../scene/colour.ts";
import { createSurface } from "../scene/surface.ts";
import type { Canvas } from "@napi-rs/canvas";

/** How near each part of a picture probably is: 0 far to 255 near, one value per pixel of a small grid, rows top-down. */
export interface DepthMap {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

const gridWidth = 96;
const blurPasses = 4;

/**
 * Guesses depth without a model: lower is nearer, the middle is nearer than the border, and what differs in colour from the
 * border is more likely the subject. Smooth, so that a wrong guess bends the picture instead of tearing it.
 */
export function guessDepth(picture: Canvas): DepthMap {
  const width = gridWidth;
  const height = Math.max(8, Math.round((gridWidth * picture.height) / picture.width));
  const small = createSurface(width, height);
  small.context.drawImage(picture, 0, 0, width, height);
  const { data } = small.context.getImageData(0, 0, width, height);
  const border = borderColour(data, width, height);
  let values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const difference =
        Math.hypot((data[at] ?? 0) - border[0], (data[at + 1] ?? 0) - border[1], (data[at + 2] ?? 0) - border[2]) / 255;
      const u = (x / (width - 1)) * 2 - 1;
      const v = (y / (height - 1)) * 2 - 1;
      const central = clamp(1 - Math.hypot(u * 0.9, (v - 0.1) * 0.75), 0, 1);
      const low = smoothStep(-0.5, 1.1, v);
      values[y * width + x] = clamp(
        0.5 * low + 0.55 * central * smoothStep(0.08, 0.5, difference) + 0.16 * central,
        0,
        1,
      );
    }
  }
  for (let pass = 0; pass < blurPasses; pass++) values = blurred(values, width, height);
  return { width, height, values: Uint8Array.from(values, (value) => Math.round(value * 255)) };
}

function borderColour(data: Uint8ClampedArray, width: number, height: number): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // Top and sides: the lower border is ground, often the colour of the subject's clothes.
      if (y > 3 && x > 3 && x < width - 4) continue;
      const at = (y * width + x) * 4;
      sum[0] += data[at] ?? 0;
      sum[1] += data[at + 1] ?? 0;
      sum[2] += data[at + 2] ?? 0;
      count++;
    }
  }
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

function blurred(values: Float32Array, width: number, height: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let count = 0;
      for (let dy = -2; dy <= 2; dy++) {
        for (let dx = -2; dx <= 2; dx++) {
          const cx = clamp(x + dx, 0, width - 1);
          const cy = clamp(y + dy, 0, height - 1);
          sum += values[cy * width + cx] ?? 0;
          count++;
        }
      }
      out[y * width + x] = sum / count;
    }
  }
  return out;
}
