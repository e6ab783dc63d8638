import { css, mix, type Rgb } from "../../scene/colour.ts";
import { hashUnit } from "../../scene/random.ts";
import type { LandView } from "./build-land.ts";
import type { Site } from "./site.ts";

/** A loose flock that crosses the sky by day in dry weather. `over`: shares of the height over the horizon. */
export function paintBirds(
  site: Site,
  { target, camera, moment, turn }: LandView,
  flock: { readonly count: number; readonly over: number; readonly size: number; readonly colour?: Rgb },
): void {
  const { width, height, light, shot } = site.context;
  if (light.sun.moon || shot.setting.weather === "rain" || shot.setting.weather === "snow") return;
  target.strokeStyle = css(mix(flock.colour ?? [30, 30, 44], light.hazeAway, 0.25), 0.85);
  target.lineCap = "round";
  for (let bird = 0; bird < flock.count; bird++) {
    const at = (index: number): number => hashUnit(site.seed, bird * 13 + index + 400);
    const x = ((0.08 + 0.9 * at(1) * at(2) + moment.seconds * (0.016 + 0.008 * at(3))) % 1.2) * width - turn * 0.5;
    const y = camera.horizonY - height * (flock.over + 0.16 * at(4) + 0.012 * Math.sin(moment.seconds + bird));
    const glide = Math.max(0, Math.sin(moment.seconds * 0.8 + bird * 2.2));
    const flap = Math.sin(moment.seconds * 6.5 + bird * 1.3) * (0.5 - 0.4 * glide) - 0.1;
    const span = flock.size * (0.6 + 0.8 * at(5)) * site.unit;
    target.lineWidth = Math.max(0.7, span * 0.16);
    target.beginPath();
    target.moveTo(x - span, y - flap * span);
    target.quadraticCurveTo(x - span * 0.4, y - span * 0.3, x, y);
    target.quadraticCurveTo(x + span * 0.4, y - span * 0.3, x + span, y - flap * span);
    target.stroke();
  }
}
