import type { Canvas, ImageData, SKRSContext2D } from "@napi-rs/canvas";
import type { Camera } from "./camera.ts";
import type { Rgb } from "./colour.ts";
import { createSurface, type Surface } from "./surface.ts";
import type { TextureColumns, WallMemory } from "./wall-memory.ts";
import { inverseAt, levelFor, spanOf, type Texture, textureAt, type TextureWindow, type Wall } from "./wall.ts";

/** What is laid over a wall's colours: haze, or the shade of its side. */
export interface Veil {
  readonly colour: Rgb;
  /** 0 to 1. */
  readonly alpha: number;
}

export interface RasterWall {
  readonly wall: Wall;
  /** From the bottom up. A wall without any shows nothing but the veil's colour. */
  readonly skins: readonly Skin[];
  /** At a distance (metres) and a column of the picture; asked for once a column. */
  readonly veil: (depth: number, screenX: number) => Veil;
}

/** A storey or more of a wall. Metres. */
export interface Skin {
  readonly bottomY: number;
  readonly topY: number;
  readonly texture: Texture;
  readonly window: TextureWindow;
}

/**
 * Paints opaque textured walls in exact perspective into pixels of its own. A street shows some thousand columns of wall a
 * frame: as blits of a canvas they cost ten times what they cost here, where a column is a loop and the haze comes with it.
 */
export interface WallRaster {
  /** Over what was painted before, so furthest walls first. */
  paint(camera: Camera, wall: RasterWall): void;
  /** Lays all that was painted since the last time over a context in the picture's coordinates, and forgets it. */
  flush(context: SKRSContext2D): void;
}

/** The size of texture that suits a wall is asked for once in so many columns. */
const columnsPerLevel = 8;

/** @param detail pixels of the raster per pixel of the picture */
export function createWallRaster(
  memory: WallMemory,
  size: {
    readonly width: number;
    readonly height: number;
    readonly detail: number;
  },
): WallRaster {
  const { detail } = size;
  const width = Math.max(1, Math.round(size.width * detail));
  const height = Math.max(1, Math.round(size.height * detail));
  const layerFor = keepLayers(width, height);
  const painting = memory.picture(width, height);
  let left = width;
  let right = 0;
  let top = height;
  let bottom = 0;

  /** Rows of a column that the wall covers, and where its upper edge is. */
  const rowsOf = (
    camera: Camera,
    { topY, bottomY }: { readonly topY: number; readonly bottomY: number },
    inverse: number,
  ): { y0: number; y1: number; from: number; to: number } => {
    const y0 = (camera.horizonY - (topY * camera.vertical - camera.y) * camera.focal * inverse) * detail;
    const y1 = (camera.horizonY - (bottomY * camera.vertical - camera.y) * camera.focal * inverse) * detail;
    const from = Math.max(0, Math.ceil(Math.min(y0, y1) - 0.5));
    const to = Math.min(height - 1, Math.ceil(Math.max(y0, y1) - 0.5) - 1);
    return { y0, y1, from, to };
  };

  return {
    paint(camera, { wall, skins, veil }) {
      const span = spanOf(camera, wall);
      if (span === undefined) return;
      const from = Math.max(0, Math.ceil(span.x0 * detail - 0.5));
      const to = Math.min(width - 1, Math.ceil(span.x1 * detail - 0.5) - 1);
      const suited: TextureColumns[] = [];
      for (let column = from; column <= to; column++) {
        const x = (column + 0.5) / detail;
        const inverse = inverseAt(span, x);
        const rows = rowsOf(camera, wall, inverse);
        if (rows.to < rows.from) continue;
        if (rows.from < top) top = rows.from;
        if (rows.to >= bottom) bottom = rows.to + 1;
        const laid = veil(1 / inverse, x);
        const over = Math.round(laid.alpha * 256);
        if (skins.length === 0 || over === 256) {
          painting.fill(column, rows.from, rows.to, laid.colour);
          continue;
        }
        const along = textureAt(span, x);
        const fresh = suited.length === 0 || column % columnsPerLevel === 0;
        const acrossOne = fresh ? Math.abs(textureAt(span, Math.min(span.x1, x + 1 / detail)) - along) : 0;
        for (let index = 0; index < skins.length; index++) {
          const skin = skins[index];
          if (skin === undefined) continue;
          const piece = rowsOf(camera, skin, inverse);
          if (fresh) {
            suited[index] = memory.texture(levelOf(skin, acrossOne, Math.abs(piece.y1 - piece.y0)));
          }
          const columns = suited[index];
          if (columns === undefined || piece.to < piece.from) continue;
          const { window } = skin;
          const texel = (window.left + (window.right - window.left) * along) * columns.width - 0.5;
          const rise = ((window.bottom - window.top) * columns.height) / (piece.y1 - piece.y0);
          const row = window.top * columns.height + (piece.from + 0.5 - piece.y0) * rise - 0.5;
          painting.lay(column, piece, { columns, texel, row, rise, veil: laid.colour, over });
        }
      }
      if (to < from) return;
      left = Math.min(left, from);
      right = Math.max(right, to + 1);
    },
    flush(context) {
      if (right <= left || bottom <= top) return;
      const wide = right - left;
      const high = bottom - top;
      const { surface, image } = layerFor(wide, high);
      painting.take({ left, top, wide, high }, image);
      surface.context.putImageData(image, 0, 0, 0, 0, wide, high);
      context.drawImage(surface.canvas, 0, 0, wide, high, left / detail, top / detail, wide / detail, high / detail);
      left = width;
      right = 0;
      top = height;
      bottom = 0;
    },
  };
}

/** Bitmaps for parts of a picture. One that is drawn is copied whole, so a small part gets a small one. */
function keepLayers(
  width: number,
  height: number,
): (wide: number, high: number) => { readonly surface: Surface; readonly image: ImageData } {
  const layers = new Map<number, { readonly surface: Surface; readonly image: ImageData }>();
  const sideFor = (pixels: number, most: number): number => Math.min(most, 2 ** Math.ceil(Math.log2(pixels)));
  return (wide, high) => {
    const columns = sideFor(wide, width);
    const rows = sideFor(high, height);
    const key = columns * 65_536 + rows;
    let layer = layers.get(key);
    if (layer === undefined) {
      const surface = createSurface(columns, rows);
      layer = { surface, image: surface.context.createImageData(columns, rows) };
      layers.set(key, layer);
    }
    return layer;
  };
}

/** The level of a texture that suits a wall where one pixel across covers `acrossOne` of its length and a skin is so many pixels high. */
function levelOf({ texture, window }: Skin, acrossOne: number, pixelsHigh: number): Canvas {
  const texelsAcross = acrossOne * (window.right - window.left) * texture.width;
  const texelsDown = ((window.bottom - window.top) * texture.height) / Math.max(1, pixelsHigh);
  return texture.level(levelFor(texelsAcross), levelFor(texelsDown));
}
