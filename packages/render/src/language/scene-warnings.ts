import type { SceneWarning, SettingName, Shot } from "../scene-spec.ts";
import { drawnSetting } from "../settings/drawn-settings.ts";
import { actorsMax, type CastShot } from "./cast-shots.ts";
import type { ShotReading } from "./read-shot.ts";

const settingWords: Readonly<Record<SettingName, string>> = {
  "city-street": "a city street",
  "futuristic-city": "a futuristic city",
  village: "a village",
  kitchen: "a kitchen",
  "living-room": "a living room",
  office: "an office",
  cafe: "a café",
  classroom: "a classroom",
  stage: "a stage",
  forest: "a forest",
  "mountain-lake": "a mountain lake",
  beach: "a beach",
  desert: "a desert",
  meadow: "a meadow",
  snowfield: "a field of snow",
  space: "space",
  underwater: "the sea's depth",
  road: "a road",
  rooftop: "a rooftop",
  studio: "a studio",
};
const styleWords: Readonly<Record<Shot["style"], string>> = {
  cinematic: "the cinematic style",
  anime: "the anime style",
  noir: "the noir style",
  watercolour: "the watercolour style",
  documentary: "the documentary style: it stays a drawing",
  claymation: "the claymation style",
  pencil: "the pencil style",
};

/** More would be read by nobody. */
const warningsMax = 24;

/** What is drawn otherwise than the words ask, each once. */
export function sceneWarnings(
  readings: readonly ShotReading[],
  shots: readonly Shot[],
  cast: readonly CastShot[],
  { overPicture }: { readonly overPicture: boolean },
): SceneWarning[] {
  const warnings: SceneWarning[] = [];
  const add = (code: SceneWarning["code"], message: string): void => {
    if (!warnings.some((warning) => warning.message === message)) warnings.push({ code, message });
  };
  for (const [index, reading] of readings.entries()) {
    const shot = shots[index];
    if (shot === undefined) continue;
    const { place, style } = reading;
    if (overPicture) {
      if (reading.action !== undefined)
        add("subject_approximated", "The camera moves over your picture; what is in the picture does not act.");
    } else {
      if (place?.match === "nearest")
        add(
          "setting_approximated",
          `"${place.words}" is not among the places drawn here; ${settingWords[drawnSetting[shot.setting.name]]} stands for it.`,
        );
      for (const mention of reading.mentions) {
        if (mention.standsFor === undefined) continue;
        const drawn = shot.actors.length > 0 && cast[index]?.named.some(({ from }) => from === mention.from) === true;
        add(
          "subject_approximated",
          drawn
            ? `"${mention.standsFor}" is not drawn here; a ${shot.actors[0]?.kind ?? "person"} takes its part.`
            : `"${mention.standsFor}" is not drawn here and is left out.`,
        );
      }
      const wanted = cast[index]?.wanted ?? 0;
      if (wanted > actorsMax)
        add("subject_approximated", `At most ${actorsMax} people are drawn in a shot; the prompt asks for ${wanted}.`);
    }
    if (style?.match === "nearest" && !overPicture)
      add("style_approximated", `"${style.words}" is drawn in ${styleWords[shot.style]}.`);
  }
  const unmatched = unmatchedWords(readings, shots, { overPicture });
  if (unmatched.length > 0) add("word_unmatched", `Not drawn: ${unmatched.join(", ")}.`);
  return warnings.slice(0, warningsMax);
}

/** Words that may name things and that the scene does not show. None over a user's picture, which may show anything. */
export function unmatchedWords(
  readings: readonly ShotReading[],
  shots: readonly Shot[],
  { overPicture }: { readonly overPicture: boolean },
): readonly string[] {
  if (overPicture) return [];
  const words = readings.flatMap((reading, index) => [
    ...reading.unknown,
    ...reading.props
      .filter(({ settings }) => !settings.some((name) => name === shots[index]?.setting.name))
      .map(({ words: named }) => named),
  ]);
  return [...new Set(words)];
}
