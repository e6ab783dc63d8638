import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import type { Camera } from "../../scene/camera.ts";
import { css, type Rgb } from "../../scene/colour.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";

/** A painting that covers a level plane without end. */
export interface Terrain {
  /** Side of one tile. */
  readonly metres: number;
  /** Level n shows 2^n tiles side by side and one in depth: what is far takes no more blits than what is near. One column of the next tile follows on the right, so that no gap shows between two. */
  readonly levels: readonly Canvas[];
  /** Side of the nearest level's tile. */
  readonly pixels: number;
  readonly mean: Rgb;
}

/** How a plane is painted. Metres; `rowPixels` is how many rows of the picture are taken at once. */
export interface TerrainView {
  readonly width: number;
  readonly height: number;
  readonly rowPixels: number;
  readonly farMetres: number;
  readonly nearMetres?: number;
  /** Height of the plane. */
  readonly planeY?: number;
  /** How far the painting has been moved to the right and away. */
  readonly movedX?: number;
  readonly movedZ?: number;
  /** Sideways displacement of a row at a depth: ripples. */
  readonly bend?: (z: number) => number;
  /** Nothing is laid under it: for paintings one can see through. */
  readonly sheer?: boolean;
}

/** @param tile square, meets itself at its borders; its side is a power of two */
export function createTerrain(tile: Surface, metres: number): Terrain {
  const levels: Canvas[] = [tile.canvas];
  let level = tile.canvas;
  while (level.height > 1) {
    const next = createSurface(tile.width, level.height / 2);
    for (const half of [0, 1]) next.context.drawImage(level, (half * tile.width) / 2, 0, tile.width / 2, next.height);
    level = next.canvas;
    levels.push(level);
  }
  const padded = levels.map((canvas) => {
    const wider = createSurface(canvas.width + 1, canvas.height);
    wider.context.drawImage(canvas, 0, 0);
    wider.context.drawImage(canvas, 0, 0, 1, canvas.height, canvas.width, 0, 1, canvas.height);
    return wider.canvas;
  });
  const [red = 0, green = 0, blue = 0] = level.getContext("2d").getImageData(0, 0, 1, 1).data;
  return { metres, levels: padded, pixels: tile.width, mean: [red, green, blue] };
}

/** Paints the plane row by row from its far edge down. */
export function paintTerrain(context: SKRSContext2D, camera: Camera, terrain: Terrain, view: TerrainView): void {
  const base = terrain.levels[0];
  if (base === undefined) return;
  const over = camera.y - (view.planeY ?? 0);
  if (over <= 0.01) return;
  const { width, height, rowPixels } = view;
  const tan = Math.tan(camera.yaw);
  const cos = Math.cos(camera.yaw);
  const first = Math.max(0, camera.horizonY + (over * camera.focal) / view.farMetres);
  const last =
    view.nearMetres === undefined
      ? height
      : Math.min(height, camera.horizonY + (over * camera.focal) / view.nearMetres);
  const start = Math.floor(first / rowPixels) * rowPixels;
  if (view.sheer !== true) {
    // Where two tiles meet between pixels, their mean shows instead of what is behind the ground.
    context.fillStyle = css(terrain.mean);
    context.fillRect(0, start, width, last - start);
  }
  for (let y = start; y < last; y += rowPixels) {
    const below = y + rowPixels / 2 - camera.horizonY;
    if (below <= 0.5) continue;
    const depth = (over * camera.focal) / below;
    const metresPerPixel = depth / camera.focal;
    const metresPerRow = (depth * rowPixels) / below;
    // A row covers more metres in depth than sideways; the level follows the geometric mean of the two.
    const footprint = Math.sqrt(metresPerPixel * Math.max(metresPerPixel, metresPerRow));
    const wanted = Math.round(Math.log2(Math.max(1, (footprint * terrain.pixels) / terrain.metres)));
    const index = Math.min(wanted, terrain.levels.length - 1);
    const level = terrain.levels[index] ?? base;
    const tileMetres = terrain.metres * 2 ** index;
    const texelsPerMetre = terrain.pixels / tileMetres;
    const z = camera.z + depth / cos;
    const rows = Math.min(Math.max(0.5, metresPerRow * texelsPerMetre), Math.max(0.5, level.height / 2));
    const v = Math.max(
      0,
      Math.min(modulo(-(z - (view.movedZ ?? 0)) * texelsPerMetre - rows / 2, level.height), level.height - rows),
    );
    const leftX = camera.x + depth * tan - (view.movedX ?? 0) - (view.bend?.(z) ?? 0) - camera.centreX * metresPerPixel;
    const wide = tileMetres / metresPerPixel;
    const drawn = wide * (1 + 1 / terrain.pixels);
    const end = Math.min(rowPixels, last - y);
    for (let x = -modulo(leftX, tileMetres) / metresPerPixel; x < width; x += wide)
      if (view.sheer === true) {
        // On whole pixels: neither a gap nor a strip that is laid on twice.
        const from = Math.round(x);
        context.drawImage(level, 0, v, terrain.pixels, rows, from, y, Math.round(x + wide) - from, end);
      } else context.drawImage(level, 0, v, level.width, rows, x, y, drawn, end);
  }
}

function modulo(value: number, period: number): number {
  return ((value % period) + period) % period;
}
