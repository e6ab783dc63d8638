import type { TimeOfDay, Weather } from "../scene-spec.ts";
import { mix, type Rgb } from "./colour.ts";

/** What time and weather do to everything that is painted. Colours are what the camera sees; `1` on a scale is the usual strength. */
export interface Light {
  /** From the zenith (0) to the horizon (1). */
  readonly sky: readonly (readonly [number, Rgb])[];
  readonly cloudLit: Rgb;
  readonly cloudShade: Rgb;
  /** 0 to 1: how much of the sky the clouds cover. */
  readonly cloudCover: number;
  readonly stars: number;
  /** Sun, or moon at night. */
  readonly sun: {
    readonly colour: Rgb;
    /** Height over the horizon in fractions of half the picture. */
    readonly height: number;
    readonly strength: number;
    /** Sideways from the vanishing point, fractions of the picture's width. */
    readonly aside: number;
    readonly moon: boolean;
  };
  /** What far things fade to: towards the sun, and away from it. */
  readonly hazeSun: Rgb;
  readonly hazeAway: Rgb;
  /** Metres over which two thirds of a colour are lost. */
  readonly hazeMetres: number;
  /** Multiplies surfaces that the sun meets, and those it does not. */
  readonly key: Rgb;
  readonly shade: Rgb;
  /** Fraction of windows that are lit, and the strength of lamps and neon. */
  readonly windowsLit: number;
  readonly lamps: number;
  readonly rimKey: Rgb;
  readonly rimFill: Rgb;
  /** Strength of the bright edge, 0 to 1. */
  readonly rim: number;
  /** 0 dry to 1 mirror. */
  readonly wet: number;
  readonly grade: { readonly top: Rgb; readonly middle: Rgb; readonly bottom: Rgb; readonly strength: number };
  readonly vignette: number;
  readonly bloom: number;
}

/** The light of a time of day under a weather. */
export function createLight(time: TimeOfDay, weather: Weather): Light {
  return underWeather(clearLight[time], weather, time === "night" || time === "dusk");
}

const clearLight: Readonly<Record<TimeOfDay, Light>> = {
  dawn: {
    sky: [
      [0, [74, 106, 168]],
      [0.35, [138, 156, 204]],
      [0.62, [222, 178, 196]],
      [0.82, [255, 196, 170]],
      [1, [255, 226, 190]],
    ],
    cloudLit: [255, 214, 200],
    cloudShade: [150, 140, 180],
    cloudCover: 0.45,
    stars: 0.08,
    sun: { colour: [255, 220, 178], height: 0.12, strength: 0.85, aside: 0.06, moon: false },
    hazeSun: [255, 214, 184],
    hazeAway: [168, 168, 206],
    hazeMetres: 120,
    key: [255, 222, 200],
    shade: [134, 140, 178],
    windowsLit: 0.22,
    lamps: 0.45,
    rimKey: [255, 214, 180],
    rimFill: [150, 170, 230],
    rim: 0.75,
    wet: 0.35,
    grade: { top: [90, 110, 190], middle: [255, 180, 150], bottom: [70, 80, 130], strength: 0.26 },
    vignette: 0.42,
    bloom: 0.55,
  },
  day: {
    sky: [
      [0, [44, 104, 190]],
      [0.4, [88, 152, 222]],
      [0.75, [160, 204, 240]],
      [1, [222, 238, 248]],
    ],
    cloudLit: [255, 255, 255],
    cloudShade: [186, 202, 224],
    cloudCover: 0.42,
    stars: 0,
    sun: { colour: [255, 248, 226], height: 1.5, strength: 0.5, aside: 0.34, moon: false },
    hazeSun: [222, 236, 246],
    hazeAway: [178, 208, 236],
    hazeMetres: 300,
    key: [255, 250, 236],
    shade: [154, 170, 200],
    windowsLit: 0.04,
    lamps: 0,
    rimKey: [255, 250, 226],
    rimFill: [170, 206, 246],
    rim: 0.55,
    wet: 0.06,
    grade: { top: [96, 150, 220], middle: [255, 236, 200], bottom: [60, 80, 90], strength: 0.14 },
    vignette: 0.24,
    bloom: 0.32,
  },
  sunset: {
    sky: [
      [0, [20, 18, 58]],
      [0.28, [64, 36, 100]],
      [0.52, [146, 62, 118]],
      [0.7, [222, 92, 106]],
      [0.86, [255, 156, 94]],
      [1, [255, 216, 152]],
    ],
    cloudLit: [255, 184, 124],
    cloudShade: [112, 56, 110],
    cloudCover: 0.5,
    stars: 0.25,
    sun: { colour: [255, 206, 134], height: 0.1, strength: 1, aside: 0.03, moon: false },
    hazeSun: [255, 168, 104],
    hazeAway: [122, 68, 130],
    hazeMetres: 140,
    key: [255, 176, 122],
    shade: [84, 66, 120],
    windowsLit: 0.34,
    lamps: 0.85,
    rimKey: [255, 196, 128],
    rimFill: [130, 140, 255],
    rim: 1,
    wet: 0.62,
    grade: { top: [30, 60, 150], middle: [255, 150, 80], bottom: [20, 60, 110], strength: 0.32 },
    vignette: 0.6,
    bloom: 0.75,
  },
  dusk: {
    sky: [
      [0, [12, 20, 62]],
      [0.35, [30, 48, 112]],
      [0.62, [74, 84, 160]],
      [0.82, [154, 112, 168]],
      [1, [234, 150, 150]],
    ],
    cloudLit: [200, 132, 170],
    cloudShade: [50, 56, 112],
    cloudCover: 0.4,
    stars: 0.5,
    sun: { colour: [246, 160, 150], height: -0.04, strength: 0.35, aside: 0, moon: false },
    hazeSun: [196, 130, 160],
    hazeAway: [60, 72, 136],
    hazeMetres: 130,
    key: [140, 130, 190],
    shade: [66, 76, 134],
    windowsLit: 0.5,
    lamps: 1,
    rimKey: [255, 184, 150],
    rimFill: [120, 160, 255],
    rim: 0.8,
    wet: 0.6,
    grade: { top: [30, 50, 160], middle: [180, 110, 160], bottom: [20, 40, 110], strength: 0.3 },
    vignette: 0.58,
    bloom: 0.8,
  },
  night: {
    sky: [
      [0, [4, 7, 24]],
      [0.45, [10, 18, 48]],
      [0.78, [24, 36, 78]],
      [1, [52, 58, 104]],
    ],
    cloudLit: [62, 72, 116],
    cloudShade: [12, 18, 44],
    cloudCover: 0.34,
    stars: 1,
    sun: { colour: [214, 226, 255], height: 0.72, strength: 0.3, aside: -0.2, moon: true },
    hazeSun: [60, 64, 116],
    hazeAway: [22, 30, 68],
    hazeMetres: 110,
    key: [104, 114, 170],
    shade: [50, 58, 106],
    windowsLit: 0.46,
    lamps: 1,
    rimKey: [255, 186, 120],
    rimFill: [96, 170, 255],
    rim: 0.85,
    wet: 0.72,
    grade: { top: [20, 40, 130], middle: [80, 90, 170], bottom: [14, 30, 90], strength: 0.22 },
    vignette: 0.55,
    bloom: 0.95,
  },
};

function underWeather(light: Light, weather: Weather, dark: boolean): Light {
  if (weather === "clear") return light;
  const grey: Rgb = dark ? [52, 58, 82] : [176, 184, 196];
  const overcast = weather === "fog" ? 0.75 : weather === "snow" ? 0.62 : weather === "rain" ? 0.6 : 0.38;
  const pale: Rgb = weather === "snow" && !dark ? [220, 228, 240] : grey;
  const dim = weather === "rain" ? 0.8 : 0.92;
  const soften = (colour: Rgb): Rgb => {
    const mixed = mix(colour, pale, overcast);
    return [mixed[0] * dim, mixed[1] * dim, mixed[2] * dim];
  };
  const hazeFactor = { cloudy: 0.85, rain: 0.5, snow: 0.42, fog: 0.16 }[weather];
  return {
    ...light,
    sky: light.sky.map(([at, colour]) => [at, soften(colour)] as const),
    cloudLit: mix(light.cloudLit, grey, overcast * 0.7),
    cloudShade: mix(light.cloudShade, [grey[0] * 0.6, grey[1] * 0.6, grey[2] * 0.66], overcast),
    cloudCover: weather === "fog" ? 0.2 : 0.88,
    stars: 0,
    sun: { ...light.sun, strength: light.sun.strength * (1 - overcast) * 0.8 },
    hazeSun: soften(light.hazeSun),
    hazeAway: soften(light.hazeAway),
    hazeMetres: light.hazeMetres * hazeFactor,
    key: mix(light.key, light.shade, overcast * 0.8),
    windowsLit: Math.min(0.6, light.windowsLit + (weather === "cloudy" ? 0.02 : 0.14)),
    lamps: Math.max(light.lamps, weather === "cloudy" ? 0 : 0.55),
    rim: light.rim * (1 - overcast * 0.5),
    wet: weather === "rain" ? 0.95 : weather === "snow" ? 0.1 : light.wet,
    bloom: light.bloom,
  };
}
