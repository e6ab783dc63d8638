import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import type { Camera } from "./camera.ts";
import { createSurface } from "./surface.ts";

/** A ground painting `metres` wide around x = 0, repeating every `metres` in depth. Outside of its width nothing is painted. */
export interface GroundTexture {
  readonly metres: number;
  /** Largest first; each half the size of the one before. */
  readonly levels: readonly Canvas[];
}

/** @param base square; its middle column is x = 0, its bottom edge z = 0 */
export function createGroundTexture(base: Canvas, metres: number): GroundTexture {
  const levels: Canvas[] = [base];
  let level = base;
  while (level.width >= 32) {
    const smaller = createSurface(level.width >> 1, level.width >> 1);
    smaller.context.drawImage(level, 0, 0, smaller.width, smaller.height);
    level = smaller.canvas;
    levels.push(level);
  }
  return { metres, levels };
}

/**
 * Paints the plane y = 0 from the horizon down, row by row. Lines along z are exact; across the street the painting is
 * taken level, which is off by the tangent of the camera's small yaw and costs one blit a row instead of a warp.
 */
export function paintGround(
  context: SKRSContext2D,
  camera: Camera,
  texture: GroundTexture,
  options: { readonly height: number; readonly farMetres: number; readonly rowPixels: number },
): void {
  const tan = Math.tan(camera.yaw);
  const cos = Math.cos(camera.yaw);
  const largest = texture.levels[0];
  if (largest === undefined) return;
  const first = Math.max(0, camera.horizonY + (camera.y * camera.focal) / options.farMetres);
  // Whole rows of the bitmap: a row that straddles two would be blended with what is under it.
  const start = Math.floor(first / options.rowPixels) * options.rowPixels;
  for (let y = start; y < options.height; y += options.rowPixels) {
    const below = y + options.rowPixels / 2 - camera.horizonY;
    if (below <= 0.5) continue;
    const depth = (camera.y * camera.focal) / below;
    const metresPerPixel = depth / camera.focal;
    const metresPerRow = (depth * options.rowPixels) / below;
    // A row covers more metres in depth than sideways; the level follows the geometric mean of the two.
    const footprint = Math.sqrt(metresPerPixel * Math.max(metresPerPixel, metresPerRow));
    const wanted = Math.round(Math.log2(Math.max(1, (footprint * largest.width) / texture.metres)));
    const level = texture.levels[Math.min(wanted, texture.levels.length - 1)] ?? largest;
    const texelsPerMetre = level.width / texture.metres;
    const z = camera.z + depth / cos;
    const rows = Math.max(0.5, Math.min(metresPerRow * texelsPerMetre, level.width / 2));
    // Half a texel from the border: outside of the bitmap there is nothing to blend with.
    const v = Math.max(0.5, Math.min(modulo(-z * texelsPerMetre - rows / 2, level.width), level.width - rows - 0.5));
    const pixelsPerMetre = 1 / (metresPerPixel * cos);
    const left = camera.centreX + (-texture.metres / 2 - camera.x) * pixelsPerMetre - (depth * tan) / metresPerPixel;
    context.drawImage(level, 0, v, level.width, rows, left, y, texture.metres * pixelsPerMetre, options.rowPixels);
  }
}

function modulo(value: number, period: number): number {
  return ((value % period) + period) % period;
}
