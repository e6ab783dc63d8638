import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Camera } from "./camera.ts";
import type { Rgb } from "./colour.ts";
import { createSurface } from "./surface.ts";
import {
  inverseAt,
  levelFor,
  type Span,
  spanOf,
  type Texture,
  textureAt,
  type TextureWindow,
  type Wall,
} from "./wall.ts";

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
 * frame: as blits of a canvas they cost four times what they cost here, where a column is a loop and the haze comes with it.
 */
export interface WallRaster {
  /** Over what was painted before, so furthest walls first. */
  paint(camera: Camera, wall: RasterWall): void;
  /** Lays all that was painted since the last time over a context in the picture's coordinates, and forgets it. */
  flush(context: SKRSContext2D): void;
}

/** Red and blue, and green, each with room for a product between them. */
const redBlue = 0xff00ff;
const opaque = 0xff000000;

/** @param detail pixels of the raster per pixel of the picture */
export function createWallRaster(size: {
  readonly width: number;
  readonly height: number;
  readonly detail: number;
}): WallRaster {
  const { detail } = size;
  const layer = createSurface(size.width * detail, size.height * detail);
  const { width, height } = layer;
  const image = layer.context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer, image.data.byteOffset, width * height);
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

  const paintColumn = (
    column: number,
    rows: ReturnType<typeof rowsOf>,
    skin: ColumnSkin | undefined,
    veil: Veil,
  ): void => {
    const { from, to, y0, y1 } = rows;
    const over = Math.round(veil.alpha * 256);
    const under = 256 - over;
    const [red, green, blue] = veil.colour;
    const veilRedBlue = Math.imul((blue << 16) | red, over);
    const veilGreen = Math.imul(green, over);
    if (skin === undefined || under === 0) {
      const colour = opaque | (blue << 16) | (green << 8) | red;
      for (let at = from * width + column, end = to * width + column; at <= end; at += width) pixels[at] = colour;
      return;
    }
    const { texels, stride, first, second, share, rowFrom, rowTo, rowMax } = skin;
    const rest = 256 - share;
    const step = (rowTo - rowFrom) / (y1 - y0);
    let row = rowFrom + (from + 0.5 - y0) * step - 0.5;
    for (let at = from * width + column, end = to * width + column; at <= end; at += width, row += step) {
      const clamped = row < 0 ? 0 : row > rowMax ? rowMax : row;
      const whole = Math.trunc(clamped);
      const low = Math.trunc((clamped - whole) * 256);
      const high = 256 - low;
      const above = whole * stride;
      const below = whole < rowMax ? above + stride : above;
      const a = texels[above + first] ?? 0;
      const b = texels[above + second] ?? 0;
      const c = texels[below + first] ?? 0;
      const d = texels[below + second] ?? 0;
      const upperRb = ((Math.imul(a & redBlue, rest) + Math.imul(b & redBlue, share)) >>> 8) & redBlue;
      const lowerRb = ((Math.imul(c & redBlue, rest) + Math.imul(d & redBlue, share)) >>> 8) & redBlue;
      const rb = ((Math.imul(upperRb, high) + Math.imul(lowerRb, low)) >>> 8) & redBlue;
      const upperG = (((a >> 8) & 255) * rest + ((b >> 8) & 255) * share) >> 8;
      const lowerG = (((c >> 8) & 255) * rest + ((d >> 8) & 255) * share) >> 8;
      const g = (upperG * high + lowerG * low) >> 8;
      pixels[at] =
        opaque | (((Math.imul(rb, under) + veilRedBlue) >>> 8) & redBlue) | ((g * under + veilGreen) & 0xff00);
    }
  };

  return {
    paint(camera, { wall, skins, veil }) {
      const span = spanOf(camera, wall);
      if (span === undefined) return;
      const from = Math.max(0, Math.ceil(span.x0 * detail - 0.5));
      const to = Math.min(width - 1, Math.ceil(span.x1 * detail - 0.5) - 1);
      for (let column = from; column <= to; column++) {
        const x = (column + 0.5) / detail;
        const inverse = inverseAt(span, x);
        const rows = rowsOf(camera, wall, inverse);
        if (rows.to < rows.from) continue;
        if (rows.from < top) top = rows.from;
        if (rows.to >= bottom) bottom = rows.to + 1;
        const laid = veil(1 / inverse, x);
        if (skins.length === 0) paintColumn(column, rows, undefined, laid);
        for (const skin of skins) {
          const piece = rowsOf(camera, skin, inverse);
          if (piece.to >= piece.from)
            paintColumn(column, piece, columnSkin(skin, span, { x, detail, rows: piece }), laid);
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
      layer.context.putImageData(image, 0, 0, left, top, wide, high);
      context.drawImage(layer.canvas, left, top, wide, high, left / detail, top / detail, wide / detail, high / detail);
      for (let row = top; row < bottom; row++) pixels.fill(0, row * width + left, row * width + right);
      left = width;
      right = 0;
      top = height;
      bottom = 0;
    },
  };
}

/** The texels of one column of a wall: two neighbouring columns of the level that suits it, and the share of the second. */
interface ColumnSkin {
  readonly texels: Uint32Array;
  readonly stride: number;
  readonly first: number;
  readonly second: number;
  /** Of 256. */
  readonly share: number;
  /** Rows of the level at the wall's top and bottom edge. */
  readonly rowFrom: number;
  readonly rowTo: number;
  readonly rowMax: number;
}

function columnSkin(
  { texture, window }: Skin,
  span: Span,
  at: { readonly x: number; readonly detail: number; readonly rows: { readonly y0: number; readonly y1: number } },
): ColumnSkin {
  const { x, detail, rows } = at;
  const along = textureAt(span, x);
  const next = textureAt(span, Math.min(span.x1, x + 1 / detail));
  const texelsAcross = Math.abs(next - along) * (window.right - window.left) * texture.width;
  const texelsDown = ((window.bottom - window.top) * texture.height) / Math.max(1, Math.abs(rows.y1 - rows.y0));
  const level = texture.texels(levelFor(texelsAcross), levelFor(texelsDown));
  const u = (window.left + (window.right - window.left) * along) * level.width - 0.5;
  const whole = Math.min(level.width - 1, Math.max(0, Math.floor(u)));
  return {
    texels: level.texels,
    stride: level.width,
    first: whole,
    second: Math.min(level.width - 1, whole + 1),
    share: Math.round(Math.min(1, Math.max(0, u - whole)) * 256),
    rowFrom: window.top * level.height,
    rowTo: window.bottom * level.height,
    rowMax: level.height - 1,
  };
}
