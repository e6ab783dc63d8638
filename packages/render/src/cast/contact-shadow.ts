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
  target.save();
  target.translate(centre.x, centre.y);
  target.scale(1, flatness);
  const dark = target.createRadialGradient(0, 0, 0, 0, 0, radius);
  dark.addColorStop(0, css([8, 5, 18], 0.62 * patch.strength));
  dark.addColorStop(0.5, css([8, 5, 18], 0.3 * patch.strength));
  dark.addColorStop(1, "rgba(8,5,18,0)");
  target.fillStyle = dark;
  target.beginPath();
  target.arc(0, 0, radius, 0, 2 * Math.PI);
  target.fill();
  target.restore();
}
