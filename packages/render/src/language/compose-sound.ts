import type { AmbienceName, AudioSpec, Shot } from "../scene-spec.ts";
import { type DrawnSetting, drawnSetting } from "../settings/drawn-settings.ts";
import type { ShotReading } from "./read-shot.ts";

/** The bed of sound of each place. */
const ofSetting: Readonly<Record<DrawnSetting, readonly AmbienceName[]>> = {
  "city-street": ["city", "traffic"],
  "futuristic-city": ["city", "machines"],
  kitchen: ["kitchen", "room"],
  "mountain-lake": ["wind", "water", "birds"],
};

/** What is heard beside speech: the places, what the words name, and music by mood. */
export function composeSound(
  readings: readonly ShotReading[],
  shots: readonly Shot[],
  { audible, speech }: { readonly audible: boolean; readonly speech: boolean },
): Omit<AudioSpec, "lines"> {
  if (!audible) return { audible, ambience: [], music: "none", footsteps: false };
  const ambience = new Set<AmbienceName>();
  for (const { setting, actors } of shots) {
    for (const name of ofSetting[drawnSetting[setting.name]]) ambience.add(name);
    if (setting.weather === "rain") ambience.add("rain");
    if (setting.weather === "snow" || setting.weather === "rain" || setting.timeOfDay === "night")
      ambience.delete("birds");
    if (setting.weather === "snow") ambience.add("wind");
    if (actors.length > 3) ambience.add("crowd");
  }
  for (const { ambience: named } of readings) for (const name of named) ambience.add(name);
  for (const { unwanted } of readings) {
    for (const meaning of unwanted) {
      if (meaning.kind === "ambience") for (const name of meaning.names) ambience.delete(name);
      if (meaning.kind === "heard") ambience.clear();
    }
  }
  return {
    audible,
    ambience: [...ambience],
    music: musicOf(readings, shots, speech),
    footsteps: shots.some(({ actors }) => actors.some(({ action }) => action === "walk" || action === "run")),
  };
}

function musicOf(readings: readonly ShotReading[], shots: readonly Shot[], speech: boolean): AudioSpec["music"] {
  if (readings.some(({ music }) => music === "unwanted")) return "none";
  const mood = readings.flatMap(({ music }) =>
    music === undefined || music === "wanted" || music === "unwanted" ? [] : [music],
  )[0];
  if (mood !== undefined) return mood;
  // Words or sounds that were asked for are not covered by music that was not.
  if (!readings.some(({ music }) => music === "wanted") && (speech || readings.some(({ soundNamed }) => soundNamed)))
    return "none";
  const first = shots[0];
  if (first === undefined) return "none";
  if (first.style === "noir") return "tense";
  if (first.style === "documentary") return "none";
  switch (drawnSetting[first.setting.name]) {
    case "kitchen":
      return "bright";
    case "mountain-lake":
      return "calm";
    case "city-street":
    case "futuristic-city":
      return first.setting.timeOfDay === "night" || first.setting.weather === "fog" ? "tense" : "warm";
  }
}
