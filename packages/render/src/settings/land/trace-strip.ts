import { project } from "../../scene/camera.ts";
import { hashUnit } from "../../scene/random.ts";
import type { LandView } from "./build-land.ts";

/**
 * Traces a strip of ground that runs along the view (a path, a road, a stream) so that it can be filled or clipped to.
 * `middleAt`: x of its middle at a z; `half`: half its width; `ragged`: how far its borders wander. Metres.
 */
export function traceStrip(
  { target, camera }: LandView,
  strip: {
    readonly middleAt: (z: number) => number;
    readonly half: number;
    readonly ragged: number;
    readonly seed: number;
    readonly farMetres: number;
  },
): void {
  const halfAt = (z: number, side: number): number => {
    if (strip.ragged === 0) return strip.half;
    const cell = Math.floor(z * 0.9);
    const linear = z * 0.9 - cell;
    const t = linear * linear * (3 - 2 * linear);
    const wander = hashUnit(strip.seed + side, cell) * (1 - t) + hashUnit(strip.seed + side, cell + 1) * t;
    return strip.half + strip.ragged * (wander - 0.5);
  };
  const depths: number[] = [];
  for (let depth = 0.7; depth < strip.farMetres; depth *= 1.06) depths.push(depth);
  depths.push(strip.farMetres);
  target.beginPath();
  for (const depth of depths) {
    const z = camera.z + depth;
    const at = project(camera, strip.middleAt(z) - halfAt(z, 3), 0, z);
    target.lineTo(at.x, at.y);
  }
  for (const depth of depths.reverse()) {
    const z = camera.z + depth;
    const at = project(camera, strip.middleAt(z) + halfAt(z, 5), 0, z);
    target.lineTo(at.x, at.y);
  }
  target.closePath();
}
