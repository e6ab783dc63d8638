import type { SKRSContext2D } from "@napi-rs/canvas";
import { css, type Rgb } from "../scene/colour.ts";
import type { Light } from "../scene/light.ts";
import type { TimeOfDay } from "../scene-spec.ts";

/** How light through a window that is not seen falls on a wall at an hour: low and long, or steep; or the moon's. */
const falls: Readonly<
  Record<TimeOfDay, { readonly slant: number; readonly stretch: number; readonly alpha: number; readonly colour: Rgb }>
> = {
  dawn: { slant: -0.28, stretch: 0.8, alpha: 0.5, colour: [255, 196, 150] },
  day: { slant: -0.62, stretch: 1, alpha: 0.4, colour: [255, 244, 214] },
  sunset: { slant: -0.2, stretch: 0.72, alpha: 0.55, colour: [255, 158, 74] },
  dusk: { slant: -0.4, stretch: 0.8, alpha: 0.1, colour: [150, 140, 230] },
  night: { slant: -0.55, stretch: 0.9, alpha: 0.15, colour: [130, 160, 240] },
};

/**
 * Paints the light of a window, with the shadow of its bars, on a wall that is in metres with y up: what tells the hour
 * where no window is in the picture. A covered sky throws none.
 *
 * @param at the patch's lower left corner and its size, metres
 */
export function paintSunPatch(
  context: SKRSContext2D,
  sky: { readonly outside: Light; readonly time: TimeOfDay },
  at: { readonly x: number; readonly y: number; readonly wide: number; readonly high: number },
): void {
  const { slant, stretch, alpha, colour } = falls[sky.time];
  const shown = alpha * (sky.outside.cloudCover > 0.8 ? 0 : 1);
  if (shown === 0) return;
  const high = at.high * stretch;
  context.save();
  context.globalCompositeOperation =
    sky.time === "day" || sky.time === "dawn" || sky.time === "sunset" ? "soft-light" : "screen";
  // Twice: the light's heart, and the half shadow around it.
  for (const [grown, share] of [
    [0.035, 0.45],
    [0, 0.8],
  ] as const) {
    context.fillStyle = css(colour, shown * share);
    context.beginPath();
    for (const column of [0, 1, 2]) {
      for (const row of [0, 1]) {
        const pane = at.wide / 3;
        const left = at.x + column * pane + 0.03 - grown;
        const right = at.x + (column + 1) * pane - 0.03 + grown;
        const low = at.y + (row * high) / 2 + 0.025 - grown;
        const top = at.y + ((row + 1) * high) / 2 - 0.025 + grown;
        const shift = (y: number): number => (y - at.y) * slant;
        context.moveTo(left + shift(low), low);
        context.lineTo(right + shift(low), low - 0.05 * at.wide);
        context.lineTo(right + shift(top), top - 0.05 * at.wide);
        context.lineTo(left + shift(top), top);
        context.closePath();
      }
    }
    context.fill();
  }
  context.restore();
}
