import type { SKRSContext2D } from "@napi-rs/canvas";
import { project, type Camera } from "../scene/camera.ts";
import { clamp, css } from "../scene/colour.ts";

/** The soft dark patch where something stands. `radiusMetres`: of the patch; `strength`: 0 to 1. */
export function paintContactShadow(
  target: SKRSContext2D,
  camera: Camera,
  at: { readonly x: number; readonly y: number; readonly z: number },
  patch: { readonly radiusMetres: number; readonly strength: number },
): void {
  const centre = project(camera, at.x, at.y, at.z);
  const radius = patch.radiusMetres * centre.scale;
  const flatness = clamp((camera.y - at.y) / centre.depth, 0.03, 0.6);
  paintPatch(target, [radius, 0, 0, radius * flatness, centre.x, centre.y], patch.strength);
}

/** The patch under something that is longer than wide, along the way it faces. Metres. */
export function paintLongShadow(
  target: SKRSContext2D,
  camera: Camera,
  at: {
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly facingX: number;
    readonly facingZ: number;
  },
  patch: { readonly halfLength: number; readonly halfWidth: number; readonly strength: number },
): void {
  const { x, y, z, facingX, facingZ } = at;
  const { halfLength, halfWidth, strength } = patch;
  const centre = project(camera, x, y, z);
  const ahead = project(camera, x + facingX * halfLength, y, z + facingZ * halfLength);
  const behind = project(camera, x - facingX * halfLength, y, z - facingZ * halfLength);
  const left = project(camera, x - facingZ * halfWidth, y, z + facingX * halfWidth);
  const right = project(camera, x + facingZ * halfWidth, y, z - facingX * halfWidth);
  // Seen from its own height a patch is still a hair thick.
  const thin = 0.012 * halfWidth * centre.scale;
  const along = [(ahead.x - behind.x) / 2, (ahead.y - behind.y) / 2] as const;
  const across = [(left.x - right.x) / 2, (left.y - right.y) / 2] as const;
  const area = Math.abs(along[0] * across[1] - along[1] * across[0]);
  const lift = area < thin * Math.hypot(...along) ? thin : 0;
  paintPatch(
    target,
    [along[0], along[1], across[0], across[1] + lift, (ahead.x + behind.x) / 2, (ahead.y + behind.y) / 2],
    strength,
  );
}

/** A round patch of one unit, carried by a transform. */
function paintPatch(
  target: SKRSContext2D,
  transform: readonly [number, number, number, number, number, number],
  strength: number,
): void {
  target.save();
  target.transform(...transform);
  const dark = target.createRadialGradient(0, 0, 0, 0, 0, 1);
  dark.addColorStop(0, css([8, 5, 18], 0.62 * strength));
  dark.addColorStop(0.5, css([8, 5, 18], 0.3 * strength));
  dark.addColorStop(1, "rgba(8,5,18,0)");
  target.fillStyle = dark;
  target.beginPath();
  target.arc(0, 0, 1, 0, 2 * Math.PI);
  target.fill();
  target.restore();
}
