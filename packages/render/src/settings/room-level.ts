import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import type { Camera } from "../scene/camera.ts";
import { createSurface } from "../scene/surface.ts";

/** A level painting with smaller copies, largest first. Its upper edge is the furthest. */
export interface LevelTexture {
  readonly levels: readonly Canvas[];
}

/** Prepares the smaller copies. */
export function createLevel(base: Canvas): LevelTexture {
  const levels: Canvas[] = [base];
  let level = base;
  while (level.width >= 32 && level.height >= 32 && levels.length < 6) {
    const smaller = createSurface(level.width >> 1, level.height >> 1);
    smaller.context.drawImage(level, 0, 0, smaller.width, smaller.height);
    level = smaller.canvas;
    levels.push(level);
  }
  return { levels };
}

/**
 * Paints a floor or a ceiling row by row, exactly, for a camera without yaw. Metres; what is nearer than the painting reaches
 * repeats its last row.
 */
export function paintLevel(
  context: SKRSContext2D,
  camera: Camera,
  plane: { readonly y: number; readonly halfWidth: number; readonly farZ: number; readonly deep: number },
  texture: LevelTexture,
  picture: { readonly width: number; readonly height: number; readonly rowPixels: number },
): void {
  const largest = texture.levels[0];
  const metres = camera.y - plane.y;
  if (largest === undefined || Math.abs(metres) < 0.01) return;
  const edge = camera.horizonY + (metres * camera.focal) / (plane.farZ - camera.z);
  const { rowPixels, height } = picture;
  // Whole rows of the bitmap: a row that straddles two would be blended with what is under it.
  const start = metres > 0 ? Math.max(0, Math.floor(edge / rowPixels) * rowPixels) : 0;
  const end = metres > 0 ? height : Math.min(height, edge);
  for (let y = start; y < end; y += rowPixels) {
    const below = y + rowPixels / 2 - camera.horizonY;
    if (below * metres <= 0) continue;
    const depth = (metres * camera.focal) / below;
    const metresPerRow = Math.abs((depth * rowPixels) / below);
    const metresPerPixel = depth / camera.focal;
    const footprint = Math.sqrt(metresPerPixel * Math.max(metresPerPixel, metresPerRow)) * rowPixels;
    const wanted = Math.round(Math.log2(Math.max(1, (footprint * largest.width) / (2 * plane.halfWidth))));
    const level = texture.levels[Math.min(wanted, texture.levels.length - 1)] ?? largest;
    const along = plane.farZ - camera.z - depth;
    const texels = level.height / plane.deep;
    const rows = Math.max(0.5, Math.min(metresPerRow * texels, level.height / 2));
    const v = Math.max(0, Math.min(along * texels - rows / 2, level.height - rows));
    const scale = camera.focal / depth;
    const left = camera.centreX + (-plane.halfWidth - camera.x) * scale;
    context.drawImage(level, 0, v, level.width, rows, left, y, 2 * plane.halfWidth * scale, rowPixels);
  }
}
