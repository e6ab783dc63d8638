import type { ActorKind } from "../scene-spec.ts";
import type { Found } from "./find-meanings.ts";
import type { ReadyLanguage } from "./languages.ts";
import type { MountKind, Traits } from "./lexicon.ts";
import type { Mention } from "./mention.ts";
import type { Token } from "./tokenize.ts";

export interface Subject extends Pick<Mention, "name" | "members" | "match" | "hint" | "usually" | "from"> {
  /** What somebody of this calling rides. */
  readonly mount?: MountKind;
  readonly end: number;
  readonly plural: boolean;
}

export interface Words {
  readonly tokens: readonly Token[];
  readonly found: readonly Found[];
  readonly language: ReadyLanguage;
}

export interface Span {
  /** The end of the subject before. */
  readonly start: number;
  /** The beginning of the next one. */
  readonly limit: number;
  readonly first: boolean;
  /** Whom "and" joins: "a dog and a cat sleep on a bed". */
  readonly following: Mention | undefined;
}

export function kindOf({ members }: Subject): Traits["kind"] {
  return members[0]?.kind ?? "person";
}

export const isMount = (kind: ActorKind): kind is MountKind =>
  kind === "horse" || kind === "bicycle" || kind === "boat" || kind === "car";

/** Adjectives and numbers before a noun rarely are more. */
export const leadWords = 6;

export const describing = new Set([
  "number",
  "trait",
  "colour",
  "understood",
  "mood",
  "emotion",
  "weather",
  "style",
  "place",
  "action",
  "garment",
  "time",
  "season",
  "prop",
  "undrawn",
  "spot",
]);

export const articleWords = new Set(["a", "an", "the", "his", "her", "their", "its"]);

/** The meanings that begin in a range of tokens; `found` is in the order of the text. */
export function within(found: readonly Found[], from: number, to: number): readonly Found[] {
  return found.slice(firstFrom(found, from), firstFrom(found, to));
}

/** Index of the first meaning that begins at a token or after it. */
function firstFrom(found: readonly Found[], token: number): number {
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((found[middle]?.from ?? token) < token) low = middle + 1;
    else high = middle;
  }
  return low;
}
