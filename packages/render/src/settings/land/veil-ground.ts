import { css, mix, type Rgb } from "../../scene/colour.ts";
import type { LandView } from "./build-land.ts";
import type { Site } from "./site.ts";

/** Fades the ground into the distance from `farMetres` (where the nearest backdrop stands) to our feet. */
export function veilGround(
  site: Site,
  view: LandView,
  options: { readonly farMetres: number; readonly colour?: Rgb; readonly strength?: number },
): void {
  const { target } = view;
  const { width, height } = site.context;
  const far = options.colour ?? mix(site.light.hazeSun, site.light.hazeAway, 0.4);
  // Ground is painted by whole rows: the first may begin a little higher.
  const top = Math.floor(view.rowAt(options.farMetres)) - 2;
  const bottom = Math.max(top + 1, height);
  const gradient = target.createLinearGradient(0, top, 0, bottom);
  gradient.addColorStop(0, css(far, site.haze(options.farMetres) * (options.strength ?? 1)));
  for (const depth of [160, 90, 50, 28, 16, 9, 5]) {
    const row = view.rowAt(depth);
    const at = (row - top) / (bottom - top);
    if (at > 0 && at < 1) gradient.addColorStop(at, css(far, site.haze(depth) * (options.strength ?? 1)));
  }
  target.fillStyle = gradient;
  target.fillRect(0, top, width, bottom - top);
}
