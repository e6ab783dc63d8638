import { css, type Rgb } from "../../scene/colour.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";

/** One soft ball of smoke; many of them, larger with age, are a plume. */
export function paintPuff(colour: Rgb): Surface {
  const surface = createSurface(64, 64);
  const gradient = surface.context.createRadialGradient(32, 32, 0, 32, 32, 32);
  gradient.addColorStop(0, css(colour, 0.9));
  gradient.addColorStop(1, css(colour, 0));
  surface.context.fillStyle = gradient;
  surface.context.fillRect(0, 0, 64, 64);
  return surface;
}
