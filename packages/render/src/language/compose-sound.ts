import type { AmbienceName, AudioSpec, SettingName, Shot } from "../scene-spec.ts";
import { effectOf } from "../sound/effect-names.ts";
import type { ShotReading } from "./read-shot.ts";

/** The bed of sound of each place. */
const ofSetting: Readonly<Record<SettingName, readonly AmbienceName[]>> = {
  "city-street": ["city", "traffic"],
  "futuristic-city": ["city", "machines"],
  village: ["wind", "birds"],
  kitchen: ["kitchen", "room"],
  "living-room": ["room", "fire"],
  office: ["room", "machines"],
  cafe: ["room", "crowd"],
  classroom: ["room"],
  stage: ["room"],
  forest: ["birds", "leaves"],
  "mountain-lake": ["wind", "water", "birds"],
  beach: ["sea", "wind"],
  desert: ["wind"],
  meadow: ["birds", "leaves"],
  snowfield: ["wind"],
  space: ["space"],
  underwater: ["underwater"],
  road: ["traffic", "wind"],
  rooftop: ["city", "wind"],
  studio: ["room"],
};

const musicOfSetting: Readonly<Record<SettingName, Exclude<AudioSpec["music"], "none"> | "by light">> = {
  "city-street": "by light",
  "futuristic-city": "by light",
  village: "warm",
  kitchen: "bright",
  "living-room": "warm",
  office: "bright",
  cafe: "warm",
  classroom: "bright",
  stage: "bright",
  forest: "calm",
  "mountain-lake": "calm",
  beach: "calm",
  desert: "calm",
  meadow: "bright",
  snowfield: "calm",
  space: "calm",
  underwater: "calm",
  road: "by light",
  rooftop: "by light",
  studio: "bright",
};

/** What is heard beside speech: the places, what the words name, and music by mood. */
export function composeSound(
  readings: readonly ShotReading[],
  shots: readonly Shot[],
  { audible, speech }: { readonly audible: boolean; readonly speech: boolean },
): Omit<AudioSpec, "lines"> {
  if (!audible) return { audible, ambience: [], music: "none", effects: false };
  const ambience = new Set<AmbienceName>();
  for (const { setting, actors } of shots) {
    for (const name of ofSetting[setting.name]) ambience.add(name);
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
    effects: shots.some(({ actors }) => actors.some((actor) => effectOf(actor) !== undefined)),
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
  const music = musicOfSetting[first.setting.name];
  if (music !== "by light") return music;
  return first.setting.timeOfDay === "night" || first.setting.weather === "fog" ? "tense" : "warm";
}
