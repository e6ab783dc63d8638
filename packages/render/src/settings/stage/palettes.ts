import type { Rgb } from "../../scene/colour.ts";
import type { TimeOfDay } from "../../scene-spec.ts";

/** The beams' colours go with the hour the prompt names. */
export const palettes: Readonly<
  Record<
    TimeOfDay,
    {
      readonly beams: readonly [Rgb, Rgb, Rgb];
      readonly wash: Rgb;
      readonly ambient: number;
      readonly strength: number;
    }
  >
> = {
  dawn: {
    beams: [
      [255, 176, 190],
      [255, 214, 160],
      [170, 190, 255],
    ],
    wash: [255, 206, 200],
    ambient: 0.36,
    strength: 0.56,
  },
  day: {
    beams: [
      [255, 244, 214],
      [150, 216, 255],
      [255, 226, 150],
    ],
    wash: [255, 246, 230],
    ambient: 0.5,
    strength: 0.78,
  },
  sunset: {
    beams: [
      [255, 150, 60],
      [255, 86, 96],
      [255, 206, 110],
    ],
    wash: [255, 176, 110],
    ambient: 0.36,
    strength: 0.6,
  },
  dusk: {
    beams: [
      [186, 96, 255],
      [255, 110, 190],
      [96, 140, 255],
    ],
    wash: [214, 160, 255],
    ambient: 0.5,
    strength: 0.56,
  },
  night: {
    beams: [
      [64, 130, 255],
      [40, 214, 230],
      [150, 90, 255],
    ],
    wash: [150, 180, 255],
    ambient: 0.55,
    strength: 0.56,
  },
};
