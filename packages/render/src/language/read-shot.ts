import type { Person, AmbienceName, CameraMove, SettingName, Style, TimeOfDay, Weather } from "../scene-spec.ts";
import { findMeanings, type Found } from "./find-meanings.ts";
import type { Meaning, SpeechTopic } from "./lexicon.ts";
import { readCast, type Mention } from "./read-cast.ts";
import { readQuotations, type Quotation } from "./quotations.ts";
import { isUnspaced, tokenize, type Token } from "./tokenize.ts";
import { mayNameThing } from "./stop-words.ts";

/** What the words of one shot say; undefined and empty where they say nothing. */
export interface ShotReading {
  readonly tokens: readonly Token[];
  readonly found: readonly Found[];
  readonly place: PlaceWords | undefined;
  readonly time: TimeOfDay | undefined;
  readonly weather: Weather | undefined;
  readonly style: { readonly style: Style; readonly words: string; readonly match: "exact" | "nearest" } | undefined;
  readonly move: CameraMove["move"] | undefined;
  readonly framing: CameraMove["framing"] | undefined;
  readonly facing: Person["facing"] | undefined;
  readonly nobody: boolean;
  readonly mentions: readonly Mention[];
  /** The first action, of whomever. */
  readonly action: Person["action"] | undefined;
  readonly pronoun: boolean;
  readonly props: readonly { readonly words: string; readonly settings: readonly SettingName[] }[];
  readonly quotations: readonly Quotation[];
  readonly topic: SpeechTopic | undefined;
  readonly narrated: boolean;
  readonly ambience: readonly AmbienceName[];
  readonly soundNamed: boolean;
  readonly music: "warm" | "tense" | "bright" | "calm" | "wanted" | "unwanted" | undefined;
  /** What the request rules out, by its negative prompt or by "no …". */
  readonly unwanted: readonly Meaning[];
  /** Words that may name things and that no lexicon knows. */
  readonly unknown: readonly string[];
}

export interface PlaceWords {
  readonly setting: SettingName;
  readonly match: "exact" | "nearest";
  readonly words: string;
}

/** @param unwanted meanings that a negative prompt rules out for every shot */
export function readShot(prompt: string, unwanted: readonly Meaning[]): ShotReading {
  const { rest, quotations } = readQuotations(prompt);
  const tokens = tokenize(rest);
  const all = findMeanings(tokens).filter((found) => !usedAsNoun(found, tokens));
  const ruledOut = [...unwanted, ...all.filter(({ negated }) => negated).map(({ meaning }) => meaning)];
  const found = all.filter(({ negated, meaning }) => !negated && !unwanted.some((out) => excludes(out, meaning)));
  const mentions = readCast(tokens, found);
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
    ) ?? found.find(({ meaning }) => meaning.kind === "style");
  const isPerson = (meaning: Meaning): boolean => meaning.kind === "actor" && meaning.name === "person";
  return {
    tokens,
    found,
    place: placeOf(found, wordsOf),
    time: first("time")?.time,
    weather: weatherOf(found),
    style:
      style?.meaning.kind === "style"
        ? { style: style.meaning.style, match: style.meaning.match, words: wordsOf(style) }
        : undefined,
    move: first("camera")?.move,
    framing: first("framing")?.framing,
    facing: first("facing")?.facing,
    nobody: mentions.length === 0 && (first("nobody") !== undefined || ruledOut.some(isPerson)),
    mentions,
    action: first("action")?.action,
    pronoun: first("pronoun") !== undefined,
    props: found.flatMap((one) =>
      one.meaning.kind === "prop" ? [{ words: wordsOf(one), settings: one.meaning.settings }] : [],
    ),
    quotations,
    topic: topicOf(found),
    narrated: first("narrator") !== undefined,
    ambience: found.flatMap(({ meaning }) => (meaning.kind === "ambience" ? meaning.names : [])),
    soundNamed: first("heard") !== undefined || first("ambience") !== undefined,
    music: ruledOut.some(({ kind }) => kind === "music")
      ? "unwanted"
      : (first("mood")?.music ?? (first("music") === undefined ? undefined : "wanted")),
    unwanted: ruledOut,
    unknown: unknownWords(tokens, all),
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
  if (out.kind === "actor" && meaning.kind === "actor") return out.name === "person" || out.name === meaning.name;
  return JSON.stringify(out) === JSON.stringify(meaning);
}

/** Words of description, which a negative prompt applies to faults of the picture ("two heads", "dark") rather than to people. */
const neverRuledOut: ReadonlySet<Meaning["kind"]> = new Set([
  "stand-in",
  "understood",
  "number",
  "trait",
  "pronoun",
  "mood",
]);

function placeOf(found: readonly Found[], wordsOf: (found: Found) => string): PlaceWords | undefined {
  const places = found.flatMap((one) =>
    one.meaning.kind === "place"
      ? [
          {
            ...one.meaning,
            words: wordsOf(one),
            heard: found.some(
              (other) =>
                other.meaning.kind === "ambience" && other.from <= one.from && one.from < other.from + other.length,
            ),
          },
        ]
      : [],
  );
  const named = places.filter(({ adjective, heard }) => adjective !== true && !heard);
  const chosen = named[0] ?? places[0];
  if (chosen === undefined) return undefined;
  const futuristicThing = found.some(
    ({ meaning }) => meaning.kind === "prop" && meaning.settings.every((name) => name === "futuristic-city"),
  );
  const futuristic =
    futuristicThing || places.some(({ setting, adjective }) => adjective === true || setting === "futuristic-city");
  if (chosen.setting === "city-street" && futuristic)
    return { setting: "futuristic-city", match: chosen.match, words: chosen.words };
  // "The shore of a mountain lake" names the lake as well: nothing is approximated.
  const alsoExact =
    chosen.setting === "mountain-lake" &&
    named.some(({ setting, match }) => setting === chosen.setting && match === "exact");
  return { setting: chosen.setting, match: alsoExact ? "exact" : chosen.match, words: chosen.words };
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

const articles = new Set(["a", "an", "the", "his", "her", "their", "of", "my", "your", "its", "this", "that"]);
const nounOrVerb = new Set(["action", "says", "camera"]);

/** "A walk", "the report", "of rest": a word that could be a verb and follows an article is none. */
function usedAsNoun({ meaning, from, length }: Found, tokens: readonly Token[]): boolean {
  if (!nounOrVerb.has(meaning.kind) || length > 1) return false;
  const before = tokens[from - 1];
  const word = tokens[from]?.word ?? "";
  return (
    before !== undefined &&
    tokens[from]?.after === "word" &&
    articles.has(before.word) &&
    !word.endsWith("ing") &&
    meaning.kind !== "camera"
  );
}

/** More than this is a text about something else; the list is for a person to read. */
const unknownMax = 12;

function unknownWords(tokens: readonly Token[], found: readonly Found[]): readonly string[] {
  const known = new Set(found.flatMap(({ from, length }) => Array.from({ length }, (_, offset) => from + offset)));
  const words = tokens.flatMap(({ word }, index) =>
    known.has(index) || isUnspaced(word) || !mayNameThing(word) ? [] : [word],
  );
  return [...new Set(words)].slice(0, unknownMax);
}
