import { clamp, lit, mix, type Rgb } from "../scene/colour.ts";
import type { Light } from "../scene/light.ts";
import type { TimeOfDay } from "../scene-spec.ts";

/** A place in a room. Metres: x to the right, y up, z away from us. */
interface RoomPoint {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Something that lights a room: a lamp, a screen, a fire, a window. */
export interface RoomLamp extends RoomPoint {
  readonly colour: Rgb;
  /** 1 shows a surface beside it in its full colour. */
  readonly strength: number;
  /** Metres at which half of its strength is left. */
  readonly reach: number;
  /** Daylight comes and goes with the hour; a lamp is lit when the hour leaves too little; what is always on is neither. */
  readonly kind: "daylight" | "lamp" | "always";
}

/** How bright every place of a room is. */
export interface RoomLighting {
  /** What the cast and particles are painted under. */
  readonly light: Light;
  /** 0: lamps are off; 1: they are all there is. */
  readonly lampsLit: number;
  /** 0 to 1: how much comes through the windows. */
  readonly daylight: number;
  readonly daylightColour: Rgb;
  /** The light on a surface: multiplies its colour as `lit` does. */
  at(x: number, y: number, z: number): Rgb;
}

interface Hour {
  readonly ambient: Rgb;
  readonly daylight: Rgb;
  readonly daylightStrength: number;
  readonly lamps: number;
}

const hours: Readonly<Record<TimeOfDay, Hour>> = {
  dawn: { ambient: [150, 138, 156], daylight: [255, 204, 172], daylightStrength: 0.74, lamps: 0.2 },
  day: { ambient: [182, 182, 186], daylight: [255, 251, 240], daylightStrength: 0.62, lamps: 0.06 },
  sunset: { ambient: [138, 100, 108], daylight: [255, 158, 84], daylightStrength: 0.8, lamps: 0.5 },
  dusk: { ambient: [76, 74, 118], daylight: [140, 130, 214], daylightStrength: 0.4, lamps: 0.85 },
  night: { ambient: [50, 46, 74], daylight: [96, 118, 190], daylightStrength: 0.16, lamps: 1 },
};

/** Lights a room at an hour. `ambient` multiplies the light that is everywhere: below 1 in rooms that live by their lamps. */
export function createRoomLighting(
  outside: Light,
  time: TimeOfDay,
  room: { readonly lamps: readonly RoomLamp[]; readonly ambient: number; readonly eye: RoomPoint },
): RoomLighting {
  const hour = hours[time];
  // A grey sky lights a room evenly and less.
  const grey = outside.cloudCover > 0.8 ? 0.35 : 0;
  const daylightColour = mix(hour.daylight, time === "night" ? [90, 100, 140] : [206, 214, 228], grey * 1.6);
  const daylight = hour.daylightStrength * (1 - grey * 0.6);
  const lampsLit = clamp(hour.lamps + grey * 0.5, 0, 1);
  const sources = room.lamps.map((lamp) => ({
    ...lamp,
    colour: lamp.kind === "daylight" ? daylightColour : lamp.colour,
    strength: lamp.strength * (lamp.kind === "daylight" ? daylight : lamp.kind === "lamp" ? lampsLit : 1),
  }));
  const at = (x: number, y: number, z: number): Rgb => {
    let [red, green, blue] = hour.ambient.map((channel) => channel * room.ambient) as [number, number, number];
    for (const { x: lampX, y: lampY, z: lampZ, reach, strength, colour } of sources) {
      const far = ((x - lampX) ** 2 + (y - lampY) ** 2 + (z - lampZ) ** 2) / (reach * reach);
      const share = strength / (1 + far);
      red += colour[0] * share;
      green += colour[1] * share;
      blue += colour[2] * share;
    }
    return [shoulder(red), shoulder(green), shoulder(blue)];
  };
  const key = mix(at(room.eye.x, room.eye.y, room.eye.z), [255, 236, 210], 0.25);
  return {
    at,
    lampsLit,
    daylight,
    daylightColour,
    light: {
      ...outside,
      key,
      shade: mix(lit(key, [150, 142, 160]), [70, 60, 90], 0.2),
      lamps: lampsLit,
      rim: 0.5,
      rimKey: mix(daylightColour, [255, 226, 180], 0.3 + 0.7 * lampsLit),
      rimFill: mix([255, 206, 150], daylightColour, daylight),
      wet: 0,
      hazeMetres: 400,
    },
  };
}

/** What is brighter than white fades into it instead of turning flat. */
function shoulder(value: number): number {
  return value < 190 ? value : 190 + 75 * (1 - Math.exp(-(value - 190) / 75));
}

const rooms: Readonly<Record<TimeOfDay, { readonly key: Rgb; readonly shade: Rgb; readonly lamps: number }>> = {
  dawn: { key: [255, 224, 200], shade: [150, 140, 160], lamps: 0.5 },
  day: { key: [255, 248, 236], shade: [176, 170, 172], lamps: 0.25 },
  sunset: { key: [255, 204, 150], shade: [140, 112, 124], lamps: 0.6 },
  dusk: { key: [236, 204, 176], shade: [112, 104, 132], lamps: 0.85 },
  night: { key: [232, 184, 130], shade: [74, 64, 92], lamps: 1 },
};

/** The light inside a room that is painted under one light: the hour comes through the window, lamps make up for what is missing. */
export function roomLight(outside: Light, time: TimeOfDay): Light {
  const room = rooms[time];
  return {
    ...outside,
    key: room.key,
    shade: room.shade,
    lamps: room.lamps,
    rim: 0.55,
    rimKey: mix(outside.hazeSun, [255, 240, 214], 0.5),
    rimFill: [255, 206, 150],
    wet: 0,
    vignette: 0.5,
    bloom: 0.5,
    hazeMetres: 400,
    grade: { top: [140, 120, 110], middle: [255, 226, 180], bottom: [90, 64, 60], strength: 0.16 },
  };
}
