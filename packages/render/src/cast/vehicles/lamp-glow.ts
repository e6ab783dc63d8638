import { css, type Rgb } from "../../scene/colour.ts";
import type { Vec3 } from "../skeleton.ts";
import type { SolidDetails } from "../solid/solid-stage.ts";

/** The shine around a lamp that is seen. `radius` in metres, `strength` from 0 to 1. */
export function paintLampGlow(
  details: SolidDetails,
  lamp: {
    readonly joint: number;
    readonly at: Vec3;
    readonly colour: Rgb;
    readonly radius: number;
    readonly strength: number;
  },
): void {
  if (lamp.strength < 0.03) return;
  const seen = details.at(lamp.joint, lamp.at);
  if (!seen.visible) return;
  const { context, scale } = details;
  const radius = Math.max(1, lamp.radius * scale);
  const glow = context.createRadialGradient(seen.x, seen.y, 0, seen.x, seen.y, radius);
  glow.addColorStop(0, css(lamp.colour, 0.95 * lamp.strength));
  glow.addColorStop(0.16, css(lamp.colour, 0.45 * lamp.strength));
  glow.addColorStop(0.5, css(lamp.colour, 0.1 * lamp.strength));
  glow.addColorStop(1, css(lamp.colour, 0));
  context.save();
  context.globalCompositeOperation = "screen";
  context.fillStyle = glow;
  context.fillRect(seen.x - radius, seen.y - radius, 2 * radius, 2 * radius);
  context.restore();
}
