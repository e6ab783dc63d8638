import { mix, type Rgb } from "../../scene/colour.ts";
import type { Light } from "../../scene/light.ts";
import type { Vec3 } from "../skeleton.ts";

/** The light of a scene as solid surfaces take it. Colours multiply a surface: 255 leaves it as it is. */
export interface SolidLight {
  /** Towards the light: right of the picture, up, towards the camera. */
  readonly towards: Vec3;
  readonly bright: Rgb;
  readonly dark: Rgb;
  /** What polished surfaces mirror, from the zenith to the horizon and below it. */
  readonly zenith: Rgb;
  readonly horizon: Rgb;
  readonly ground: Rgb;
  readonly sun: Rgb;
  readonly rimKey: Rgb;
  readonly rimFill: Rgb;
  /** 0 to 1. */
  readonly rim: number;
  readonly keySide: 1 | -1;
  /** 0 by day to 1 when lamps are lit. */
  readonly lamps: number;
  readonly haze: Rgb;
  readonly hazeMetres: number;
}

/** Exposed as figures are: what the shot is about stays readable in the dark. */
export function createSolidLight(
  light: Light,
  options: { readonly keySide: 1 | -1; readonly frontLight: number },
): SolidLight {
  const { keySide, frontLight } = options;
  const bright = mix(mix(light.key, light.shade, 0.45 * (1 - frontLight)), [255, 244, 230], 0.18 + 0.34 * frontLight);
  const dark = mix(mix(light.shade, [40, 34, 60], 0.25), [255, 244, 230], 0.16 * frontLight);
  const ahead = -0.3 + 0.85 * frontLight;
  const length = Math.hypot(0.72, 0.74, ahead);
  const sky = light.sky;
  return {
    towards: [(0.72 * keySide) / length, 0.74 / length, ahead / length],
    bright,
    dark,
    zenith: mix(sky[0]?.[1] ?? light.shade, light.cloudLit, light.cloudCover * 0.5),
    horizon: mix(sky.at(-1)?.[1] ?? light.key, light.hazeSun, 0.4),
    ground: mix(dark, [44, 40, 46], 0.55),
    sun: mix(light.sun.colour, bright, 0.3),
    rimKey: light.rimKey,
    rimFill: light.rimFill,
    rim: light.rim * (1 - 0.35 * frontLight),
    keySide,
    lamps: light.lamps,
    haze: mix(light.hazeSun, light.hazeAway, 0.35),
    hazeMetres: light.hazeMetres,
  };
}
