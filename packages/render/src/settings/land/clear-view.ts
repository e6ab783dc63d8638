import type { Blocking } from "../../cast/blocking.ts";
import type { Performer } from "../../cast/performer.ts";
import type { Prop } from "./sprite.ts";

/** Of a cast, what says where it is seen. */
interface SeenCast extends Pick<Blocking, "camera" | "placement"> {
  readonly performers: readonly Pick<Performer, "lengthMetres" | "heightMetres" | "elevationMetres">[];
}

/**
 * Finds what would stand before somebody of the cast, as high as their knees or higher, at any time of the shot. It is
 * left out of the whole of it: nothing pops away.
 */
export function createClearView(cast: SeenCast, durationSeconds: number): (prop: Prop) => boolean {
  const views = castViews(cast, durationSeconds);
  return (prop) => hidesCast(prop, views);
}

/** Somebody of the cast as the camera sees them at a moment of the shot. Metres. */
interface CastView {
  readonly cameraX: number;
  readonly cameraZ: number;
  readonly x: number;
  readonly z: number;
  readonly half: number;
  readonly high: number;
}

function castViews(cast: SeenCast, durationSeconds: number): readonly CastView[] {
  return [0, 0.25, 0.5, 0.75, 1].flatMap((fraction) => {
    const moment = { seconds: fraction * durationSeconds, fraction };
    const camera = cast.camera(moment);
    return cast.performers.map(({ lengthMetres, heightMetres, elevationMetres }, index) => {
      const { x, z } = cast.placement(index, moment);
      const half = Math.min(1.2, lengthMetres / 2);
      return { cameraX: camera.x, cameraZ: camera.z, x, z, half, high: heightMetres + elevationMetres };
    });
  });
}

function hidesCast({ sprite, scale = 1, x, z, hangs }: Prop, views: readonly CastView[]): boolean {
  if (hangs === true) return false;
  const high = sprite.highMetres * scale;
  // Its edges are thin.
  const half = 0.3 * sprite.wideMetres * scale;
  return views.some((view) => {
    const depth = z - view.cameraZ;
    const castDepth = view.z - view.cameraZ;
    if (depth < 0.9 || depth > castDepth + 0.05) return false;
    const nearer = castDepth / depth;
    if (high * nearer < 0.3 * view.high) return false;
    const seenAt = view.cameraX + (x - view.cameraX) * nearer;
    return Math.abs(seenAt - view.x) < view.half + half * nearer;
  });
}
