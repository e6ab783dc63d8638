import type { SpotName } from "../scene-spec.ts";
import type { Found } from "./find-meanings.ts";
import type { ReadyLanguage } from "./languages.ts";
import { isUnspaced, type Token } from "./tokenize.ts";
import { wordSet } from "./word-set.ts";

interface Words {
  readonly tokens: readonly Token[];
  readonly found: readonly Found[];
  readonly language: ReadyLanguage;
}

/** Tells, of each meaning, whether the words around it show that another one is meant: "the park" is nobody parking. */
export function misreadings({ tokens, found, language }: Words): (one: Found) => boolean {
  const starting = new Map<number, Found[]>();
  const ending = new Map<number, Found[]>();
  for (const one of found) {
    push(starting, one.from, one);
    push(ending, one.from + one.length, one);
  }
  const starts = (at: number, kind: Found["meaning"]["kind"]): boolean =>
    starting.get(at)?.some(({ meaning }) => meaning.kind === kind) ?? false;
  const ends = (at: number, ...kinds: readonly Found["meaning"]["kind"][]): boolean =>
    ending.get(at)?.some(({ meaning }) => kinds.includes(meaning.kind)) ?? false;
  const wordAt = (at: number): string => tokens[at]?.word ?? "";
  const joined = (at: number): boolean => at > 0 && at < tokens.length && tokens[at]?.after === "word";
  const alone = ({ from, length }: Found): boolean => !joined(from) && !joined(from + length);

  /** "A man watches" against "a gold watch". */
  const isVerb = (at: number): boolean => {
    const word = wordAt(at);
    if (word.endsWith("ing")) return true;
    if (!joined(at)) return false;
    const before = wordAt(at - 1);
    if (determiners.has(before) || prepositions.has(before)) return false;
    if (ends(at, "number", "colour", "trait", "garment", "mood")) return false;
    return ends(at, "actor", "pronoun") || beforeVerbs.has(before);
  };

  /** "A walk", "the report", "of rest": a word that could be a verb and follows an article is none. */
  const isNoun = (at: number, word: string): boolean =>
    joined(at) && articles.has(wordAt(at - 1)) && !word.endsWith("ing");

  const isPlaced = (one: Found, spot: SpotName): boolean => {
    if (isUnspaced(wordAt(one.from))) return true;
    for (let at = one.from - 1; at >= 0 && at >= one.from - leadWords; at--) {
      if (!joined(at + 1)) return false;
      const word = wordAt(at);
      if (language.placing.has(word) || placingMore[spot]?.has(word) === true) return true;
      if (starts(at, "actor") || ends(at + 1, "actor") || starts(at, "place")) return false;
    }
    return false;
  };

  /** "A sad song", "angry clouds", "a surprised look at": of something that has no face. */
  const isOfThing = ({ from, length }: Found): boolean => {
    if (isUnspaced(wordAt(from))) return false;
    let at = from + length;
    while (joined(at) && describes.some((kind) => starts(at, kind))) at++;
    if (!joined(at) || faces.has(wordAt(from)) || faces.has(wordAt(at)) || starts(at, "actor")) return false;
    const attributive = joined(from) && articles.has(wordAt(from - 1));
    if (attributive) return true;
    const word = wordAt(at);
    return (
      !starts(at, "action") && !language.stopWords.has(word) && !word.endsWith("ly") && language.name === "english"
    );
  };

  const rules: Readonly<Partial<Record<Found["meaning"]["kind"], (one: Found, word: string) => boolean>>> = {
    action: ({ from }, word) => isNoun(from, word) || (starts(from, "actor") && !isVerb(from)),
    says: ({ from }, word) => isNoun(from, word),
    emotion: isOfThing,
    // "Two glasses" are drunk from, "glasses" are worn.
    garment: ({ from }, word) => word === "glasses" && ends(from, "number"),
    actor: ({ meaning, from }, word) =>
      (word === "glasses" && !ends(from, "number")) ||
      (starts(from, "action") && isVerb(from)) ||
      // "She watches": a thing's name in the plural right after a pronoun is a verb.
      (meaning.kind === "actor" &&
        meaning.members[0]?.kind !== "person" &&
        word.endsWith("s") &&
        joined(from) &&
        ends(from, "pronoun") &&
        !possessives.has(wordAt(from - 1))),
    camera: ({ from }, word) =>
      ambiguousMoves.has(word) &&
      ((articles.has(wordAt(from - 1)) && joined(from)) ||
        (joined(from) && (ends(from, "actor") || ends(from - 1, "actor"))) ||
        starts(from, "actor")),
    style: (one, word) =>
      ambiguousStyles.has(word) &&
      one.from > 0 &&
      !alone(one) &&
      !styleAfter.has(wordAt(one.from + 1)) &&
      !styleBefore.has(wordAt(one.from - 1)) &&
      !ends(one.from, "style"),
    weather: (one, word) =>
      word === "clear" && !alone(one) && !starts(one.from + 1, "time") && !skies.has(wordAt(one.from + 1)),
    framing: (one, word) => bareFramings.has(word) && !alone(one) && !starts(one.from + 1, "camera"),
    spot: (one) => one.meaning.kind === "spot" && !isPlaced(one, one.meaning.spot),
  };

  return (one) => {
    const { meaning, from, length } = one;
    const word = wordAt(from);
    if (one.verbal && nouns.has(meaning.kind)) return true;
    if (length > 1) return meaning.kind === "spot" && !isPlaced(one, meaning.spot);
    return rules[meaning.kind]?.(one, word) ?? false;
  };
}

const describes: readonly Found["meaning"]["kind"][] = ["trait", "colour", "number", "emotion", "mood"];
/** What shows a feeling, or is one: "a happy smile", "with a laugh". */
const faces = wordSet(
  "face faces smile smiles expression expressions eyes look looks grin frown scowl glare laugh cry scream gasp reaction mood gaze",
);

/** Adjectives and articles before a noun rarely are more. */
const leadWords = 4;

const nouns: ReadonlySet<Found["meaning"]["kind"]> = new Set(["actor", "place", "spot", "prop", "garment"]);
const articles = wordSet(
  "a an the his her their of my your its this that",
  "le les un une son sa ses el los las una su sus der die das ein eine einen einem einer dem den",
);
const possessives = new Set(["his", "her", "their", "its"]);
const determiners = new Set([...articles, "our", "each", "every", "another", "some", "any", "no", "one", "two"]);
const prepositions = new Set([
  "in",
  "on",
  "at",
  "with",
  "by",
  "from",
  "near",
  "for",
  "into",
  "like",
  "under",
  "over",
  "behind",
  "beside",
]);
const beforeVerbs = new Set([
  "and",
  "to",
  "then",
  "who",
  "that",
  "is",
  "are",
  "slowly",
  "quickly",
  "gently",
  "while",
  "quietly",
]);
/** Words that are the camera's only when nobody else does it: a dog follows, birds are circling. */
const ambiguousMoves = new Set([
  "follow",
  "follows",
  "following",
  "orbit",
  "orbits",
  "orbiting",
  "circling",
  "tilt",
  "tilts",
  "crane",
  "drone",
  "dolly",
  "zoom",
  "zooms",
  "tracking",
  "panning",
  "jib",
  "aerial",
  "handheld",
  "360",
  "selfie",
  "static",
]);
const ambiguousStyles = new Set([
  "film",
  "films",
  "filming",
  "filmed",
  "movie",
  "movies",
  "sketch",
  "sketches",
  "sketched",
  "painting",
  "paintings",
  "photo",
  "photos",
  "photograph",
  "photographs",
  "clay",
  "pencil",
  "pencils",
  "felt",
  "charcoal",
  "painted",
  "illustration",
  "drawing",
  "animated",
  "miniature",
  "yarn",
  "knitted",
  "trailer",
  "epic",
  "comic",
  "lego",
  "graffiti",
  "cinema",
  "illustrations",
  "photography",
]);
const styleAfter = new Set([
  "of",
  "style",
  "styled",
  "look",
  "aesthetic",
  "scene",
  "shot",
  "still",
  "animation",
  "film",
  "drawing",
  "render",
  "illustration",
  "art",
  "version",
  "movie",
  "footage",
  "sequence",
  "short",
  "view",
  "feel",
  "clip",
  "cinematic",
  "landscape",
  "shots",
]);
const styleBefore = new Set(["in", "as", "style", "like", "cinematic", "realistic"]);
const skies = new Set(["sky", "skies", "weather", "night", "day", "morning", "evening", "afternoon"]);
const bareFramings = new Set(["wide", "medium", "close", "cu", "establishing"]);

/** Words that place at some spots and not at others: one sits at a table and behind a counter. */
const placingMore: Readonly<Partial<Record<SpotName, ReadonlySet<string>>>> = {
  table: new Set(["at", "around", "behind"]),
  counter: new Set(["at", "behind", "over"]),
  podium: new Set(["at", "behind"]),
  windowsill: new Set(["at", "from"]),
  roof: new Set(["from"]),
  sky: new Set(["through", "against"]),
  water: new Set(["through", "under"]),
};

function push(map: Map<number, Found[]>, key: number, one: Found): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [one]);
  else list.push(one);
}
