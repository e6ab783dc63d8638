import { css, mix, scaled, type Rgb } from "../../scene/colour.ts";
import { lathe, tube } from "../solid/mesh.ts";
import type { SolidDetails } from "../solid/solid-stage.ts";
import type { ThingModel, ThingWish } from "./thing.ts";

const glazes: readonly Rgb[] = [
  [244, 240, 232],
  [196, 84, 62],
  [70, 116, 140],
  [226, 180, 92],
];

/** A cup of hot coffee on its saucer. */
export function cupModel(wish: ThingWish): ThingModel {
  const glaze = wish.colour ?? glazes[Math.floor(wish.chance(211) * glazes.length)] ?? [244, 240, 232];
  const china = { gloss: 0.42, polish: 90 } as const;
  const band = (_: number, v: number): Rgb => (v > 0.28 && v < 0.34 ? mix(glaze, scaled(glaze, 0.5), 0.6) : glaze);
  return {
    parts: [
      {
        mesh: lathe(
          [
            [0.001, 0.004],
            [0.035, 0.003],
            [0.07, 0.011],
            [0.076, 0.0155],
            [0.07, 0.0165],
            [0.034, 0.0085],
            [0.001, 0.0085],
          ],
          { columns: 56, colour: glaze },
        ),
        material: china,
        joint: 0,
      },
      {
        mesh: lathe(
          [
            [0.001, 0.012],
            [0.022, 0.01],
            [0.026, 0.0135],
            [0.036, 0.032],
            [0.0425, 0.06],
            [0.045, 0.086],
            [0.0438, 0.0875],
            [0.0422, 0.086],
            [0.0395, 0.06],
            [0.03, 0.03],
            [0.001, 0.024],
          ],
          { columns: 56, rows: 72, colour: band },
        ),
        material: china,
        joint: 0,
      },
      {
        mesh: lathe(
          [
            [0.0415, 0.0775],
            [0.036, 0.0785],
            [0.001, 0.0785],
          ],
          {
            columns: 40,
            rows: 14,
            colour: (u, v) =>
              v < 0.4 ? [168, 112, 66] : Math.sin(u * 25 + v * 9) > 0.4 && v > 0.5 ? [226, 196, 156] : [112, 66, 38],
          },
        ),
        material: { gloss: 0.22, polish: 40, twoSided: true },
        joint: 0,
      },
      {
        mesh: tube(
          [
            [0.04, 0.073, 0],
            [0.06, 0.078, 0],
            [0.071, 0.062, 0],
            [0.064, 0.042, 0],
            [0.036, 0.034, 0],
          ],
          [0.006, 0.0052, 0.005, 0.0052, 0.006],
          { columns: 14, rows: 30, colour: glaze },
        ),
        material: china,
        joint: 0,
      },
    ],
    heightMetres: 0.1,
    lengthMetres: 0.155,
    widthMetres: 0.15,
    details: (details, seconds) => paintSteam(details, seconds, { height: 0.085, reach: 0.09, width: 0.03 }),
  };
}

/** Wisps that rise, bend and fade. Metres. */
export function paintSteam(
  details: SolidDetails,
  seconds: number,
  steam: { readonly height: number; readonly reach: number; readonly width: number },
): void {
  const { context, scale, light } = details;
  const foot = details.at(0, [0, steam.height, 0]);
  context.lineCap = "round";
  for (let wisp = 0; wisp < 3; wisp++) {
    const offset = (wisp - 1) * steam.width * 0.7;
    for (let step = 0; step < 14; step++) {
      const at = (step + ((seconds * 5) % 1)) / 14;
      const bend = Math.sin(at * 6 - seconds * 1.8 + wisp * 2.1) * steam.width * (0.25 + at);
      const radius = steam.width * (0.22 + 0.55 * at) * scale;
      const alpha = 0.085 * Math.sin(Math.PI * Math.min(1, at * 1.05)) * (1 - at * 0.5);
      const x = foot.x + (offset + bend) * scale;
      const y = foot.y - at * steam.reach * scale;
      const puff = context.createRadialGradient(x, y, 0, x, y, radius);
      puff.addColorStop(0, css(mix([255, 255, 255], light.bright, 0.3), alpha));
      puff.addColorStop(1, css(mix([255, 255, 255], light.bright, 0.3), 0));
      context.fillStyle = puff;
      context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
    }
  }
}
