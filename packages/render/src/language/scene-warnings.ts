import type { ActorKind, SceneWarning, SettingName, Shot } from "../scene-spec.ts";
import { classOf } from "../actor-classes.ts";
import { actorsMax, type CastShot } from "./cast-shots.ts";
import type { ActionMeaning } from "./lexicon.ts";
import type { Mention } from "./mention.ts";
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
          `"${place.words}" is not among the places drawn here; ${settingWords[shot.setting.name]} stands for it.`,
        );
      for (const { code, message } of castWarnings(reading.mentions)) add(code, message);
      const wanted = cast[index]?.wanted ?? 0;
      if (wanted > actorsMax)
        add("subject_approximated", `At most ${actorsMax} actors are drawn in a shot; the prompt asks for ${wanted}.`);
    }
    if (style?.match === "nearest" && !overPicture)
      add("style_approximated", `"${style.words}" is drawn in ${styleWords[shot.style]}.`);
  }
  const unmatched = unmatchedWords(readings, shots, { overPicture });
  if (unmatched.length > 0) add("word_unmatched", `Not drawn: ${unmatched.join(", ")}.`);
  return warnings.slice(0, warningsMax);
}

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;

/** What stands for a subject, or that it is left out. */
function castWarnings(mentions: readonly Mention[]): readonly SceneWarning[] {
  return mentions.flatMap(({ words, members, match, action, rides, ridden }): readonly SceneWarning[] => {
    const kinds = [...new Set(members.map(({ kind }) => kind))];
    const inside = rides?.seen === false ? [approximated(`"${words}" is inside and not seen.`)] : [];
    // Riding is drawn.
    const acts =
      action === undefined || rides !== undefined || ridden === true ? [] : looseActions(kinds, action, words);
    const drawings =
      match === "exact"
        ? []
        : kinds.map((kind) => approximated(`"${words}" is not drawn here; ${withArticle(kind)} takes its part.`));
    return [...inside, ...drawings, ...acts];
  });
}

function looseActions(kinds: readonly ActorKind[], action: ActionMeaning, words: string): readonly SceneWarning[] {
  const loose = new Set(
    kinds
      .map((kind) => classOf[kind])
      .filter((one) => action.loose.includes(one) && !(one === "vehicle" && travels(action))),
  );
  return [...loose].map((one) =>
    approximated(`What "${words}" does is not drawn here; "${action[one]}" stands for it.`),
  );
}

/** A train that crosses a bridge drives, a boat that drifts sails. */
const travels = ({ vehicle, person }: ActionMeaning): boolean =>
  (vehicle === "drive" || vehicle === "sail") && person !== "jump";

const approximated = (message: string): SceneWarning => ({ code: "subject_approximated", message });

/** Words that may name things and that the scene does not show. None over a user's picture, which may show anything. */
export function unmatchedWords(
  readings: readonly ShotReading[],
  shots: readonly Shot[],
  { overPicture }: { readonly overPicture: boolean },
): readonly string[] {
  if (overPicture) return [];
  const words = readings.flatMap((reading, index) => [
    ...reading.unknown,
    ...reading.variants
      .filter(
        ({ words, alone }) =>
          alone && !reading.variants.some((one) => one.words === words && one.setting === shots[index]?.setting.name),
      )
      .map(({ words: named }) => named),
    ...reading.props
      .filter(({ settings }) => !settings.some((name) => name === shots[index]?.setting.name))
      .map(({ words: named }) => named),
    ...reading.besides
      .filter(({ members }) => !members.every(({ kind }) => belongs(kind, shots[index])))
      .map(({ words: named }) => named),
  ]);
  return [...new Set(words)];
}

/** Whether the drawing of a shot has such a thing of itself: traffic in a street, a cup in the hand of who drinks. */
function belongs(kind: ActorKind, shot: Shot | undefined): boolean {
  if (shot === undefined) return false;
  if (kind === "cup" && shot.actors.some(({ action }) => action === "drink")) return true;
  return (furnished[kind] ?? []).includes(shot.setting.name);
}

const furnished: Readonly<Partial<Record<ActorKind, readonly SettingName[]>>> = {
  car: ["city-street", "futuristic-city", "road"],
  tree: ["forest", "meadow", "mountain-lake", "village", "beach"],
  flower: ["meadow"],
  plant: ["meadow", "forest", "living-room", "office", "cafe"],
  food: ["kitchen"],
  cup: ["kitchen", "cafe"],
  bottle: ["kitchen", "cafe"],
  book: ["living-room", "classroom", "office"],
  lamp: ["living-room", "office", "city-street"],
  phone: ["office"],
};
