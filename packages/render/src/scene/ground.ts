import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import { assemble } from "@kinora/media";
import type { Camera } from "./camera.ts";
import type { Rgb } from "./colour.ts";
import { groundRowKernel } from "./ground-kernels.ts";
import { createSurface } from "./surface.ts";

/** A ground painting around x = 0 that repeats in depth. Outside of its width the ground is nothing but haze. */
export interface Ground {
  /**
   * Puts the plane y = 0 from the horizon down in place of what a bitmap has there; the bitmap is of the size the ground was
   * made for and shows the whole picture. Lines along z are exact; across the street the painting is taken level, which is
   * off by the tangent of the camera's small yaw.
   */
  paint(
    context: SKRSContext2D,
    camera: Camera,
    options: { readonly farMetres: number; readonly haze: GroundHaze },
  ): void;
}

/** What is laid over the ground. */
export interface GroundHaze {
  readonly colour: Rgb;
  /** 0 to 1, at a distance in metres. */
  readonly amount: (depth: number) => number;
}

interface Level {
  readonly at: number;
  readonly side: number;
}

/**
 * Rows are painted by a loop in vectors into memory of its own: as blits of a canvas, one a row, they cost four times as
 * much.
 *
 * @param base square; its middle column is x = 0, its bottom edge z = 0
 */
export function createGround(
  base: Canvas,
  options: {
    /** Of the base's side. */
    readonly metres: number;
    /** Pixels of the bitmap it is painted on. */
    readonly width: number;
    readonly height: number;
    /** Pixels of the bitmap per pixel of the picture. */
    readonly detail: number;
  },
): Ground {
  const { metres, width, height, detail } = options;
  const pictures = shrinkingCopies(base);
  const levels: Level[] = [];
  let end = 0;
  for (const { width: side } of pictures) {
    levels.push({ at: end, side });
    end += side * side * 4;
  }
  const rowsAt = Math.ceil(end / 64 + 1) * 64; // past what a row's last vector reads
  const { row: paintRow, memory } = assemble({ row: groundRowKernel }, rowsAt + width * height * 4 + 64);
  for (const [index, picture] of pictures.entries()) {
    const { data } = picture.getContext("2d").getImageData(0, 0, picture.width, picture.height);
    new Uint8Array(memory.buffer, levels[index]?.at ?? 0, data.byteLength).set(data);
  }
  const image = createSurface(1, 1).context.createImageData(width, height);
  const pixels = new Uint32Array(memory.buffer, rowsAt, width * height);
  const largest = levels[0];

  return {
    paint(context, camera, { farMetres, haze }) {
      if (largest === undefined) return;
      const tan = Math.tan(camera.yaw);
      const cos = Math.cos(camera.yaw);
      const [red, green, blue] = haze.colour;
      const horizon = camera.horizonY + (camera.y * camera.focal) / farMetres;
      const top = Math.max(0, Math.floor(horizon * detail));
      if (top >= height) return;
      for (let row = top; row < height; row++) {
        const start = row * width;
        const below = (row + 0.5) / detail - camera.horizonY;
        const depth = (camera.y * camera.focal) / Math.max(0.5, below);
        const over = Math.round(256 * haze.amount(depth));
        const empty =
          over === 0 ? 0 : ((Math.round((255 * over) / 256) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
        pixels.fill(empty, start, start + width);
        const metresPerPixel = depth / camera.focal;
        const metresPerRow = depth / detail / below;
        // A row covers more metres in depth than sideways; the level follows the geometric mean of the two.
        const footprint = Math.sqrt(metresPerPixel * Math.max(metresPerPixel, metresPerRow));
        const wanted = Math.round(Math.log2(Math.max(1, (footprint * largest.side) / metres)));
        const level = levels[Math.min(wanted, levels.length - 1)] ?? largest;
        const texelsPerMetre = level.side / metres;
        const pixelsPerMetre = detail / (metresPerPixel * cos);
        const left =
          (camera.centreX - (depth * tan) / metresPerPixel) * detail - (metres / 2 + camera.x) * pixelsPerMetre;
        const from = Math.max(0, Math.ceil(left - 0.5));
        const to = Math.min(width, Math.ceil(left + metres * pixelsPerMetre - 0.5));
        if (to <= from) continue;
        const v = modulo(-(camera.z + depth / cos) * texelsPerMetre - 0.5, level.side);
        const upper = Math.floor(v);
        const rise = texelsPerMetre / pixelsPerMetre;
        const column = Math.max(0, (from + 0.5 - left) * rise - 0.5);
        paintRow(
          rowsAt + (start + from) * 4,
          to - from,
          level.at + upper * level.side * 4,
          level.at + ((upper + 1) % level.side) * level.side * 4,
          Math.round((v - upper) * 256),
          Math.round(column * 65_536),
          Math.round(rise * 65_536),
          level.side - 1,
          256 - over,
          (Math.round(green * over) << 16) | Math.round(red * over),
          ((255 * over) << 16) | Math.round(blue * over),
        );
      }
      image.data.set(
        new Uint8Array(memory.buffer, rowsAt + top * width * 4, (height - top) * width * 4),
        top * width * 4,
      );
      context.putImageData(image, 0, 0, 0, top, width, height - top);
    },
  };
}

/** The picture, and copies each half as large as the one before. */
function shrinkingCopies(base: Canvas): readonly Canvas[] {
  const copies: Canvas[] = [base];
  let level = base;
  while (level.width >= 32) {
    const smaller = createSurface(level.width >> 1, level.width >> 1);
    smaller.context.drawImage(level, 0, 0, smaller.width, smaller.height);
    level = smaller.canvas;
    copies.push(level);
  }
  return copies;
}

function modulo(value: number, period: number): number {
  return ((value % period) + period) % period;
}
