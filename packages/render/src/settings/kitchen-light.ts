import { mix, type Rgb } from "../scene/colour.ts";
import type { Light } from "../scene/light.ts";
import type { TimeOfDay } from "../scene-spec.ts";

const rooms: Readonly<Record<TimeOfDay, { readonly key: Rgb; readonly shade: Rgb; readonly lamps: number }>> = {
  dawn: { key: [255, 224, 200], shade: [150, 140, 160], lamps: 0.5 },
  day: { key: [255, 248, 236], shade: [176, 170, 172], lamps: 0.25 },
  sunset: { key: [255, 204, 150], shade: [140, 112, 124], lamps: 0.6 },
  dusk: { key: [236, 204, 176], shade: [112, 104, 132], lamps: 0.85 },
  night: { key: [244, 200, 146], shade: [96, 82, 98], lamps: 1 },
};

/** The light inside a room: the hour comes through the window, lamps make up for what is missing. */
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
