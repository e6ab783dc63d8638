import type { Canvas } from "@napi-rs/canvas";
import { assemble } from "@kinora/media";
import type { Rgb } from "./colour.ts";
import { columnKernel, fillKernel, turnKernel } from "./wall-kernels.ts";

/** Where walls are painted, with their textures: one for all rasters of a shot. */
export interface WallMemory {
  /** A texture's pixels; read from the canvas once. */
  texture(canvas: Canvas): TextureColumns;
  /** An empty picture. */
  picture(width: number, height: number): WallPicture;
}

export interface TextureColumns {
  readonly at: number;
  readonly width: number;
  readonly height: number;
}

/** How a piece of a column is covered by a texture. */
export interface Cover {
  readonly columns: TextureColumns;
  /** From the texture's left, in texels; between two of them both are mixed. */
  readonly texel: number;
  /** Of the first pixel, from the texture's top, in texels. */
  readonly row: number;
  /** Texels from pixel to pixel. */
  readonly rise: number;
  readonly veil: Rgb;
  /** Share of the veil, of 256. */
  readonly over: number;
}

export interface WallPicture {
  /** Rows `from` to `to` of a column in one colour. */
  fill(column: number, from: number, to: number, colour: Rgb): void;
  lay(column: number, rows: { readonly from: number; readonly to: number }, cover: Cover): void;
  /** Copies a part, as RGBA rows, to the upper left of an image, and empties it here. */
  take(
    part: { readonly left: number; readonly top: number; readonly wide: number; readonly high: number },
    into: { readonly data: Uint8ClampedArray; readonly width: number },
  ): void;
}

const pageBytes = 65_536;

export function createWallMemory(): WallMemory {
  const kernels = assemble({ turn: turnKernel, column: columnKernel, fill: fillKernel }, pageBytes);
  const { memory } = kernels;
  let end = 64;
  const room = (bytes: number): number => {
    const at = end;
    end += Math.ceil(bytes / 64) * 64;
    const missing = end + 64 - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
    return at;
  };
  /** Rows on their way in or out. */
  let scratch = { at: 0, bytes: 0 };
  const scratchOf = (bytes: number): number => {
    if (scratch.bytes < bytes) scratch = { at: room(bytes), bytes };
    return scratch.at;
  };
  const known = new Map<Canvas, TextureColumns>();

  return {
    texture(canvas) {
      const before = known.get(canvas);
      if (before !== undefined) return before;
      const { width, height } = canvas;
      const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
      const rows = scratchOf(data.byteLength);
      const columnBytes = (height + 2) * 4;
      const at = room(columnBytes * width);
      new Uint8Array(memory.buffer, rows, data.byteLength).set(data);
      kernels.turn(rows, at + 4, width, height, width * 4, columnBytes);
      // A texel more at either end: what lies half a texel outside is mixed with itself.
      const texels = new Uint32Array(memory.buffer, at, (height + 2) * width);
      for (let column = 0; column < texels.length; column += height + 2) {
        texels[column] = texels[column + 1] ?? 0;
        texels[column + height + 1] = texels[column + height] ?? 0;
      }
      const made = { at, width, height };
      known.set(canvas, made);
      return made;
    },
    picture(width, height) {
      const columnBytes = height * 4;
      const at = room(columnBytes * width);
      return {
        fill(column, from, to, [red, green, blue]) {
          const pixel = 0xff000000 | (blue << 16) | (green << 8) | red;
          kernels.fill(at + column * columnBytes + from * 4, to - from + 1, pixel);
        },
        lay(column, { from, to }, { columns, texel, row, rise, veil: [red, green, blue], over }) {
          const textureBytes = (columns.height + 2) * 4;
          const clamped = Math.min(Math.max(texel, 0), columns.width - 1);
          const first = Math.trunc(clamped);
          const firstAt = columns.at + first * textureBytes;
          const second = Math.min(columns.width - 1, first + 1);
          kernels.column(
            at + column * columnBytes + from * 4,
            to - from + 1,
            firstAt,
            columns.at + second * textureBytes,
            Math.round((clamped - first) * 256),
            Math.round((row + 1) * 65_536), // over the texel more at the top
            Math.round(rise * 65_536),
            256 - over,
            (Math.round(green * over) << 16) | Math.round(red * over),
            ((255 * over) << 16) | Math.round(blue * over),
          );
        },
        take({ left, top, wide, high }, into) {
          const rows = scratchOf(wide * high * 4);
          const corner = at + left * columnBytes + top * 4;
          kernels.turn(corner, rows, high, wide, columnBytes, wide * 4);
          const taken = new Uint8Array(memory.buffer, rows, wide * high * 4);
          for (let row = 0; row < high; row++)
            into.data.set(taken.subarray(row * wide * 4, (row + 1) * wide * 4), row * into.width * 4);
          const pixels = new Uint32Array(memory.buffer, at, width * height);
          for (let column = left; column < left + wide; column++)
            pixels.fill(0, column * height + top, column * height + top + high);
        },
      };
    },
  };
}
