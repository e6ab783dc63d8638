import type {
  Actor,
  AmbienceName,
  CameraMove,
  PersonMood,
  Season,
  SettingName,
  SpotName,
  Style,
  TimeOfDay,
  Weather,
} from "../scene-spec.ts";
import { classOf, isPersonKind } from "../actor-classes.ts";
import { findMeanings, type Found } from "./find-meanings.ts";
import { type LanguageName, languageOf, type ReadyLanguage } from "./languages.ts";
import type { ActionMeaning, Meaning, SpeechTopic } from "./lexicon.ts";
import type { Mention } from "./mention.ts";
import { readCast } from "./read-cast.ts";
import { readQuotations, type Quotation } from "./quotations.ts";
import { isUnspaced, tokenize, type Token } from "./tokenize.ts";

/** What the words of one shot say; undefined and empty where they say nothing. */
export interface ShotReading {
  /** Of its words, without those in quotes. */
  readonly language: LanguageName;
  readonly tokens: readonly Token[];
  readonly found: readonly Found[];
  readonly place: PlaceWords | undefined;
  /** Where it is by what is in it and done there, when no place is named. */
  readonly impliedPlace: SettingName | undefined;
  /** Which variant of a setting the words fit, if it is that setting. */
  readonly variants: readonly VariantWords[];
  readonly time: TimeOfDay | undefined;
  readonly weather: Weather | undefined;
  readonly season: Season | undefined;
  readonly style: { readonly style: Style; readonly words: string; readonly match: "exact" | "nearest" } | undefined;
  readonly move: CameraMove["move"] | undefined;
  readonly framing: CameraMove["framing"] | undefined;
  readonly facing: Actor["facing"] | undefined;
  readonly nobody: boolean;
  readonly mentions: readonly Mention[];
  /** Things that are mentioned and not what the picture is about. */
  readonly besides: readonly Mention[];
  /** The first action, of whomever. */
  readonly action: ActionMeaning | undefined;
  readonly pronoun: boolean;
  /** The first feeling, of whomever. */
  readonly mood: PersonMood | undefined;
  readonly props: readonly { readonly words: string; readonly settings: readonly SettingName[] }[];
  readonly quotations: readonly Quotation[];
  readonly topic: SpeechTopic | undefined;
  readonly narrated: boolean;
  readonly ambience: readonly AmbienceName[];
  readonly soundNamed: boolean;
  readonly music: "warm" | "tense" | "bright" | "calm" | "wanted" | "unwanted" | undefined;
  /** What the request rules out, by its negative prompt or by "no …". */
  readonly unwanted: readonly Meaning[];
  /** Words that no lexicon knows. */
  readonly unknown: readonly string[];
}

export interface PlaceWords {
  readonly setting: SettingName;
  readonly match: "exact" | "nearest";
  readonly words: string;
}

export interface VariantWords {
  readonly setting: SettingName;
  readonly number: number;
  readonly words: string;
  /** True when the words say nothing else. */
  readonly alone: boolean;
}

/** @param unwanted meanings that a negative prompt rules out for every shot */
export function readShot(prompt: string, unwanted: readonly Meaning[]): ShotReading {
  const { rest, quotations } = readQuotations(prompt);
  const tokens = tokenize(rest);
  const language = languageOf(tokens);
  const all = findMeanings(tokens, language);
  const ruledOut = [...unwanted, ...all.filter(({ negated }) => negated).map(({ meaning }) => meaning)];
  const wanted = all.filter(({ negated, meaning }) => !negated && !unwanted.some((out) => excludes(out, meaning)));
  const found = wanted.filter(({ meaning }) => meaning.kind !== "variant");
  const { mentions, besides } = readCast({ tokens, found, language });
  const first = <K extends Meaning["kind"]>(kind: K): Extract<Meaning, { kind: K }> | undefined =>
    found
      .map(({ meaning }) => meaning)
      .find((meaning): meaning is Extract<Meaning, { kind: K }> => meaning.kind === kind);
  const wordsOf = ({ from, length }: Found): string =>
    tokens
      .slice(from, from + length)
      .map(({ word }) => word)
      .join(" ");
  const style =
    found.find(
      ({ meaning }) => meaning.kind === "style" && meaning.match === "exact" && meaning.style !== "cinematic",
    ) ??
    found.find(({ meaning }) => meaning.kind === "style" && meaning.style !== "cinematic") ??
    found.find(({ meaning }) => meaning.kind === "style");
  const isAnyPerson = (meaning: Meaning): boolean => meaning.kind === "actor" && meaning.name === "person";
  const place = placeOf(found, tokens, wordsOf);
  const topic = topicOf(found);
  const props = found.flatMap((one) =>
    one.meaning.kind === "prop" ? [{ words: wordsOf(one), settings: one.meaning.settings }] : [],
  );
  return {
    language: language.name,
    tokens,
    found,
    place,
    impliedPlace: place === undefined ? impliedPlaceOf({ tokens, found, mentions, besides, topic, props }) : undefined,
    variants: variantsOf(wanted, wordsOf, language),
    time: timeOf(found),
    weather: weatherOf(found),
    season: first("season")?.season,
    style:
      style?.meaning.kind === "style"
        ? { style: style.meaning.style, match: style.meaning.match, words: wordsOf(style) }
        : undefined,
    move: first("camera")?.move,
    framing: framingOf(found),
    facing: first("facing")?.facing,
    nobody: mentions.length === 0 && (first("nobody") !== undefined || ruledOut.some(isAnyPerson)),
    mentions,
    besides,
    action: first("action"),
    pronoun: first("pronoun") !== undefined,
    mood: first("emotion")?.mood,
    props,
    quotations,
    topic,
    narrated: first("narrator") !== undefined,
    ambience: found.flatMap(({ meaning }) => (meaning.kind === "ambience" ? meaning.names : [])),
    soundNamed: first("heard") !== undefined || first("ambience") !== undefined,
    music: ruledOut.some(({ kind }) => kind === "music")
      ? "unwanted"
      : (first("mood")?.music ?? (first("music") === undefined ? undefined : "wanted")),
    unwanted: ruledOut,
    unknown: unknownWords(tokens, all, language),
  };
}

/** What a negative prompt rules out. */
export function readUnwanted(negativePrompt: string): readonly Meaning[] {
  // "no rain" in a negative prompt means what "rain" means there.
  return findMeanings(tokenize(negativePrompt)).map(({ meaning }) => meaning);
}

/** Whether a meaning that is ruled out covers another. */
export function excludes(out: Meaning, meaning: Meaning): boolean {
  if (out.kind !== meaning.kind || neverRuledOut.has(out.kind)) return false;
  if (out.kind === "actor" && meaning.kind === "actor") {
    const person = meaning.members.every(({ kind }) => isPersonKind(kind));
    return (out.name === "person" && person) || out.name === meaning.name;
  }
  return JSON.stringify(out) === JSON.stringify(meaning);
}

/** Words of description, which a negative prompt applies to faults of the picture ("two heads", "dark") rather than to people. */
const neverRuledOut: ReadonlySet<Meaning["kind"]> = new Set([
  "understood",
  "undrawn",
  "number",
  "trait",
  "pronoun",
  "mood",
  "emotion",
  "colour",
  "garment",
  "wears",
]);

interface NamedPlace extends PlaceWords {
  readonly from: number;
  readonly adjective?: boolean;
  /** Seen from where the picture is, or heard, or gone to. */
  readonly distant: boolean;
  readonly end: number;
}

function placeOf(
  found: readonly Found[],
  tokens: readonly Token[],
  wordsOf: (found: Found) => string,
): PlaceWords | undefined {
  const places: NamedPlace[] = [];
  const actorStarts = new Set(found.flatMap(({ meaning, from }) => (meaning.kind === "actor" ? [from] : [])));
  let heardUntil = -1;
  for (const one of found) {
    const { meaning, from, length } = one;
    if (meaning.kind === "ambience") heardUntil = Math.max(heardUntil, from + length);
    if (meaning.kind !== "place") continue;
    const previous = places.at(-1);
    // "A stage director", "a desert fox": of somebody, not where they are.
    const ofSomebody = tokens[from + length]?.after === "word" && actorStarts.has(from + length);
    const distant = from < heardUntil || ofSomebody || isDistant(tokens, from);
    const { setting, match, adjective } = meaning;
    const place: NamedPlace = {
      setting,
      match,
      distant,
      words: wordsOf(one),
      from,
      end: from + length,
      ...(adjective === undefined ? {} : { adjective }),
    };
    // "A mountain road", "a beach bar": the last noun is the place.
    const compound =
      previous !== undefined &&
      previous.end === from &&
      tokens[from]?.after === "word" &&
      adjective !== true &&
      previous.adjective !== true;
    // A cyberpunk city's street is that city's.
    if (compound && previous.setting === "futuristic-city" && setting === "city-street") continue;
    if (compound && roomWords.has(place.words)) continue;
    if (compound) places[places.length - 1] = { ...place, distant: previous.distant };
    else places.push(place);
  }
  const named = places.filter(({ adjective, distant }) => adjective !== true && !distant);
  const [first, second] = named;
  // "A swimming pool on a rooftop" is there.
  const within =
    first?.match === "nearest" && second?.match === "exact" && isWithin(tokens, { from: first.end, to: second.from });
  const chosen =
    (within ? second : first) ??
    places.find(({ adjective }) => adjective !== true && !spotPlace(found)) ??
    places.find(({ adjective }) => adjective === true);
  if (chosen === undefined) return undefined;
  const futuristicThing = found.some(
    ({ meaning }) => meaning.kind === "prop" && meaning.settings.every((name) => name === "futuristic-city"),
  );
  const futuristic =
    futuristicThing || places.some(({ setting, adjective }) => adjective === true || setting === "futuristic-city");
  if (chosen.setting === "city-street" && futuristic)
    return { setting: "futuristic-city", match: chosen.match, words: chosen.words };
  // "The shore of a mountain lake" names the lake as well: nothing is approximated.
  const alsoExact = named.some(({ setting, match }) => setting === chosen.setting && match === "exact");
  return { setting: chosen.setting, match: alsoExact ? "exact" : chosen.match, words: chosen.words };
}

/** Parts of a building, which take their kind from the word before: a hospital corridor, a café's interior. */
const roomWords = new Set([
  "corridor",
  "hallway",
  "room",
  "interior",
  "lobby",
  "indoors",
  "basement",
  "attic",
  "garden",
  "terrace",
  "bathroom",
]);

/** Whether nothing but "on a", "in the" stands between two places. */
function isWithin(tokens: readonly Token[], { from, to }: { readonly from: number; readonly to: number }): boolean {
  const between = tokens.slice(from, to);
  return (
    /^(?:on|in|at|inside|atop)$/u.test(between[0]?.word ?? "") &&
    between.length <= 4 &&
    between.every(({ after }) => after === "word") &&
    tokens[to]?.after === "word"
  );
}

/** "Overlooking the city", "a view of the sea", "dreams of space". */
function isDistant(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at >= 0 && at >= from - 4; at--) {
    if (tokens[at + 1]?.after !== "word") return false;
    if (distancing.has(tokens[at]?.word ?? "")) return true;
  }
  return false;
}

const distancing = new Set([
  "overlooking",
  "overlooks",
  "view",
  "views",
  "facing",
  "toward",
  "towards",
  "distant",
  "beyond",
  "dreams",
  "dreaming",
  "about",
  "map",
  "painting",
  "photo",
  "picture",
  "poster",
  "background",
  "far",
  "like",
  "model",
]);

/** Where furniture that is named stands. */
const placeOfSpot: Readonly<Partial<Record<SpotName, SettingName>>> = {
  windowsill: "living-room",
  counter: "kitchen",
  sofa: "living-room",
  bed: "living-room",
  bench: "meadow",
  roof: "rooftop",
  branch: "forest",
};

function spotPlace(found: readonly Found[]): SettingName | undefined {
  for (const { meaning } of found) {
    if (meaning.kind !== "spot") continue;
    const place = placeOfSpot[meaning.spot];
    if (place !== undefined) return place;
  }
  return undefined;
}

interface Implying {
  readonly tokens: readonly Token[];
  readonly found: readonly Found[];
  readonly mentions: readonly Mention[];
  readonly besides: readonly Mention[];
  readonly topic: SpeechTopic | undefined;
  readonly props: readonly { readonly settings: readonly SettingName[] }[];
}

/** Where people and things belong when the prompt names no place: what is done says most, then where it is done, then by whom. */
function impliedPlaceOf({ tokens, found, mentions, besides, topic, props }: Implying): SettingName | undefined {
  const done = found.flatMap(({ meaning }) =>
    meaning.kind === "action" && meaning.hint !== undefined ? [meaning.hint] : [],
  );
  const chef = mentions.find(({ members }) => members.some(({ kind }) => kind === "chef"));
  return (
    // People sleep and read at home, lions where lions are.
    done.find((hint) => hint !== "living-room") ??
    spotPlace(found) ??
    chef?.hint ??
    (topic === "recipe" ? "kitchen" : undefined) ??
    (inSnow(tokens, mentions) ? "snowfield" : undefined) ??
    mentions.find(({ hint }) => hint !== undefined)?.hint ??
    (topic === "story" ? "living-room" : undefined) ??
    done[0] ??
    props[0]?.settings[0] ??
    besides.find(({ hint }) => hint !== undefined && hint !== "studio")?.hint
  );
}

/** "Through deep snow" is where somebody is, "in falling snow" is weather; cars keep to the road. */
function inSnow(tokens: readonly Token[], mentions: readonly Mention[]): boolean {
  const text = tokens.map(({ word }) => word).join(" ");
  const driven = mentions.some(({ members }) => members.some(({ kind }) => classOf[kind] === "vehicle"));
  return !driven && /\b(?:through|in|on|across|over) (?:the )?(?:(?:knee )?(?:deep|fresh|thick) )?snow\b/u.test(text);
}

function variantsOf(
  found: readonly Found[],
  wordsOf: (found: Found) => string,
  { stopWords }: ReadyLanguage,
): readonly VariantWords[] {
  const said = new Set(
    found.flatMap(({ meaning, from, length }) =>
      meaning.kind === "variant" ? [] : Array.from({ length }, (_, offset) => from + offset),
    ),
  );
  return found.flatMap((one) => {
    if (one.meaning.kind !== "variant") return [];
    const { setting, number } = one.meaning;
    const words = wordsOf(one);
    return [{ setting, number, words, alone: !said.has(one.from) && !stopWords.has(words) }];
  });
}

/** "A sunny evening" is an evening: words that only say that it is light yield to those that name a time. */
function timeOf(found: readonly Found[]): TimeOfDay | undefined {
  const named = found.flatMap(({ meaning }) => (meaning.kind === "time" ? [meaning.time] : []));
  return named.find((time) => time !== "day") ?? named[0];
}

/** Rain and snow outdo "cloudy" and "clear", which often only describe the sky of the same sentence. */
function weatherOf(found: readonly Found[]): Weather | undefined {
  const named = found.flatMap(({ meaning }) => (meaning.kind === "weather" ? [meaning.weather] : []));
  return (
    named.find((weather) => weather === "rain" || weather === "snow") ??
    named.find((weather) => weather === "fog") ??
    named[0]
  );
}

/** "Macro" says more than the "close-up" beside it. */
function framingOf(found: readonly Found[]): CameraMove["framing"] | undefined {
  const named = found.flatMap(({ meaning }) => (meaning.kind === "framing" ? [meaning.framing] : []));
  return named.find((framing) => framing === "macro") ?? named[0];
}

/** The longest phrase says most: "telling a story" more than "talk". */
function topicOf(found: readonly Found[]): SpeechTopic | undefined {
  const named = found.filter(({ meaning }) => meaning.kind === "speech");
  const best = named.toSorted((one, other) => specificity(other) - specificity(one) || one.from - other.from)[0];
  return best?.meaning.kind === "speech" ? best.meaning.topic : undefined;
}

function specificity({ meaning, length }: Found): number {
  if (meaning.kind !== "speech") return 0;
  const general = meaning.topic === "conversation" ? 0 : meaning.topic === "lesson" ? 1 : 2;
  return general * 10 + length;
}

/** More than this is a text about something else; the list is for a person to read. */
const unknownMax = 40;

function unknownWords(tokens: readonly Token[], found: readonly Found[], language: ReadyLanguage): readonly string[] {
  const known = new Set(found.flatMap(({ from, length }) => Array.from({ length }, (_, offset) => from + offset)));
  const words: string[] = [];
  // Characters of a script without spaces are listed as the runs they form.
  let run = "";
  const finish = (): void => {
    if (run !== "") words.push(run);
    run = "";
  };
  for (const [index, { word, after }] of tokens.entries()) {
    const unspaced = isUnspaced(word);
    if (!unspaced || after !== "word") finish();
    if (known.has(index) || language.stopWords.has(word) || !/\p{L}/u.test(word)) finish();
    else if (unspaced) run += word;
    else if (word.length > 1) words.push(word);
  }
  finish();
  return [...new Set(words)].slice(0, unknownMax);
}
