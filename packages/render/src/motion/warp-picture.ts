import type { Canvas, Image } from "@napi-rs/canvas";
import { createSurface } from "../scene/surface.ts";
import { fitPicture } from "./fit-picture.ts";
import { guessDepth } from "./guess-depth.ts";

/** A camera's displacement in front of a picture with depth. */
export interface Dolly {
  /** 0 is the picture as it is; 0.1 brings its nearest parts a tenth closer and its farthest hardly at all. */
  readonly closer: number;
  /** Sideways and upwards, fractions of the picture's width for the nearest parts; the farthest move the other way. */
  readonly aside: number;
  readonly up: number;
}

/** A picture that can be seen from beside its own camera. */
export interface WarpedPicture {
  /** Paints the displaced picture and gives its bitmap, valid until the next call. */
  paint(dolly: Dolly): Canvas;
}

/** Room around the picture that displacement may use, fraction of its size on each side. */
const margin = 0.05;
/** Steps of the depth map across the picture: displacement is interpolated between them. */
const cellPixels = 8;

/** Fits a picture to the frame so that it covers it, and prepares it to be moved in depth. */
export function createWarpedPicture(image: Image, width: number, height: number): WarpedPicture {
  const source = fitPicture(image, Math.round(width * (1 + 2 * margin)), Math.round(height * (1 + 2 * margin)));
  const depth = guessDepth(source.canvas);
  const pixels = new Uint32Array(source.context.getImageData(0, 0, source.width, source.height).data.buffer.slice(0));
  const out = createSurface(width, height);
  const image32 = out.context.createImageData(width, height);
  const target = new Uint32Array(image32.data.buffer, image32.data.byteOffset, width * height);
  const offsetX = (source.width - width) / 2;
  const offsetY = (source.height - height) / 2;

  return {
    paint(dolly) {
      const columns = Math.ceil(width / cellPixels) + 1;
      const rows = Math.ceil(height / cellPixels) + 1;
      // Where each corner of a cell comes from.
      const fromX = new Float32Array(columns * rows);
      const fromY = new Float32Array(columns * rows);
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const x = column * cellPixels;
          const y = row * cellPixels;
          const near = depthAt(depth, x / width, y / height);
          const scale = 1 / (1 + dolly.closer * (0.18 + 0.82 * near));
          const shift = near - 0.42;
          fromX[row * columns + column] = offsetX + width / 2 + (x - width / 2) * scale - dolly.aside * width * shift;
          fromY[row * columns + column] = offsetY + height / 2 + (y - height / 2) * scale + dolly.up * width * shift;
        }
      }
      for (let row = 0; row < rows - 1; row++) {
        for (let column = 0; column < columns - 1; column++) {
          warpCell({
            pixels,
            sourceWidth: source.width,
            sourceHeight: source.height,
            target,
            width,
            height,
            fromX,
            fromY,
            columns,
            row,
            column,
          });
        }
      }
      out.context.putImageData(image32, 0, 0);
      return out.canvas;
    },
  };
}

interface Cell {
  readonly pixels: Uint32Array;
  readonly sourceWidth: number;
  readonly sourceHeight: number;
  readonly target: Uint32Array;
  readonly width: number;
  readonly height: number;
  readonly fromX: Float32Array;
  readonly fromY: Float32Array;
  readonly columns: number;
  readonly row: number;
  readonly column: number;
}

/** Fills one cell by bilinear samples; two colour channels at a time in one integer. */
function warpCell(cell: Cell): void {
  const { pixels, sourceWidth, sourceHeight, target, width, height, fromX, fromY, columns, row, column } = cell;
  const corner = row * columns + column;
  const x00 = fromX[corner] ?? 0;
  const x10 = fromX[corner + 1] ?? 0;
  const x01 = fromX[corner + columns] ?? 0;
  const x11 = fromX[corner + columns + 1] ?? 0;
  const y00 = fromY[corner] ?? 0;
  const y10 = fromY[corner + 1] ?? 0;
  const y01 = fromY[corner + columns] ?? 0;
  const y11 = fromY[corner + columns + 1] ?? 0;
  const endY = Math.min(height, (row + 1) * cellPixels);
  const startX = column * cellPixels;
  const endX = Math.min(width, startX + cellPixels);
  const limitX = sourceWidth - 1.001;
  const limitY = sourceHeight - 1.001;
  for (let y = row * cellPixels; y < endY; y++) {
    const v = (y - row * cellPixels) / cellPixels;
    let sx = x00 + (x01 - x00) * v;
    let sy = y00 + (y01 - y00) * v;
    const stepX = (x10 + (x11 - x10) * v - sx) / cellPixels;
    const stepY = (y10 + (y11 - y10) * v - sy) / cellPixels;
    for (let x = startX; x < endX; x++) {
      const cx = sx < 0 ? 0 : sx > limitX ? limitX : sx;
      const cy = sy < 0 ? 0 : sy > limitY ? limitY : sy;
      const left = cx | 0;
      const top = cy | 0;
      const u = ((cx - left) * 256) | 0;
      const w = ((cy - top) * 256) | 0;
      const at = top * sourceWidth + left;
      const a = pixels[at] ?? 0;
      const b = pixels[at + 1] ?? 0;
      const c = pixels[at + sourceWidth] ?? 0;
      const d = pixels[at + sourceWidth + 1] ?? 0;
      const evenTop = (((a & 0xff00ff) * (256 - u) + (b & 0xff00ff) * u) >>> 8) & 0xff00ff;
      const evenLow = (((c & 0xff00ff) * (256 - u) + (d & 0xff00ff) * u) >>> 8) & 0xff00ff;
      const oddTop = ((((a >>> 8) & 0xff) * (256 - u) + ((b >>> 8) & 0xff) * u) >>> 8) & 0xff;
      const oddLow = ((((c >>> 8) & 0xff) * (256 - u) + ((d >>> 8) & 0xff) * u) >>> 8) & 0xff;
      const even = ((evenTop * (256 - w) + evenLow * w) >>> 8) & 0xff00ff;
      const odd = ((oddTop * (256 - w) + oddLow * w) >>> 8) & 0xff;
      target[y * width + x] = (0xff000000 | even | (odd << 8)) >>> 0;
      sx += stepX;
      sy += stepY;
    }
  }
}

function depthAt(depth: { width: number; height: number; values: Uint8Array }, u: number, v: number): number {
  const x = Math.min(depth.width - 1.001, Math.max(0, u * (depth.width - 1)));
  const y = Math.min(depth.height - 1.001, Math.max(0, v * (depth.height - 1)));
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = x - left;
  const fy = y - top;
  const at = top * depth.width + left;
  const value = (index: number): number => depth.values[index] ?? 0;
  const upper = value(at) * (1 - fx) + value(at + 1) * fx;
  const lower = value(at + depth.width) * (1 - fx) + value(at + depth.width + 1) * fx;
  return (upper * (1 - fy) + lower * fy) / 255;
}
