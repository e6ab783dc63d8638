import type { Canvas, CanvasPattern, SKRSContext2D } from "@napi-rs/canvas";
import type { Camera } from "./camera.ts";
import { createSurface } from "./surface.ts";

/** A ground painting that repeats every `metres` in both directions. */
export interface GroundTexture {
  readonly metres: number;
  /** Largest first; each half the size of the one before. */
  readonly levels: readonly GroundLevel[];
}

interface GroundLevel {
  readonly side: number;
  readonly pattern: CanvasPattern;
}

/** @param base square; its left edge is x = 0, its bottom edge z = 0 */
export function createGroundTexture(base: Canvas, metres: number): GroundTexture {
  const levels: GroundLevel[] = [];
  let level = createSurface(base.width, base.width);
  level.context.drawImage(base, 0, 0);
  for (;;) {
    levels.push({ side: level.width, pattern: level.context.createPattern(level.canvas, "repeat") });
    if (level.width < 32) return { metres, levels };
    const smaller = createSurface(level.width >> 1, level.width >> 1);
    smaller.context.drawImage(level.canvas, 0, 0, smaller.width, smaller.height);
    level = smaller;
  }
}

/**
 * Paints the plane y = 0 from the horizon down, row by row: each row of the picture is at one depth, so its texture is a
 * straight cut through the plane. Rows beyond `farMetres` are left alone.
 */
export function paintGround(
  context: SKRSContext2D,
  camera: Camera,
  texture: GroundTexture,
  options: { readonly width: number; readonly height: number; readonly farMetres: number; readonly rowPixels: number },
): void {
  const cos = Math.cos(camera.yaw);
  const sin = Math.sin(camera.yaw);
  const largest = texture.levels[0];
  if (largest === undefined) return;
  const first = Math.max(0, camera.horizonY + (camera.y * camera.focal) / options.farMetres);
  for (let y = Math.floor(first); y < options.height; y += options.rowPixels) {
    const middleY = y + options.rowPixels / 2;
    const below = middleY - camera.horizonY;
    if (below <= 0.5) continue;
    const depth = (camera.y * camera.focal) / below;
    const metresPerPixel = depth / camera.focal;
    // A row covers more metres in depth than sideways; the level follows the geometric mean of the two.
    const metresPerRow = (depth * options.rowPixels) / below;
    const footprint = Math.sqrt(metresPerPixel * Math.max(metresPerPixel, metresPerRow));
    const wanted = Math.round(Math.log2(Math.max(1, (footprint * largest.side) / texture.metres)));
    const level = texture.levels[Math.min(wanted, texture.levels.length - 1)] ?? largest;
    const texelsPerMetre = level.side / texture.metres;
    const pixelsPerTexel = 1 / (metresPerPixel * texelsPerMetre);
    const u = modulo((camera.x + depth * sin) * texelsPerMetre, level.side);
    const v = modulo(-(camera.z + depth * cos) * texelsPerMetre, level.side);
    level.pattern.setTransform({
      a: cos * pixelsPerTexel,
      b: -sin * pixelsPerTexel,
      c: sin * pixelsPerTexel,
      d: cos * pixelsPerTexel,
      e: camera.centreX - (u * cos + v * sin) * pixelsPerTexel,
      f: middleY - (-u * sin + v * cos) * pixelsPerTexel,
    });
    context.fillStyle = level.pattern;
    context.fillRect(0, y, options.width, options.rowPixels);
  }
}

function modulo(value: number, period: number): number {
  return ((value % period) + period) % period;
}
