import { classOf, isPersonKind } from "../actor-classes.ts";
import type { ActorKind, Person, PersonLook, PersonMood, SpotName } from "../scene-spec.ts";
import type { Found } from "./find-meanings.ts";
import type { ActionMeaning } from "./lexicon.ts";
import { articleWords, describing, kindOf, leadWords, type Span, type Subject, within, type Words } from "./subject.ts";
import { isUnspaced, type Token } from "./tokenize.ts";

interface Lead {
  readonly count: number | undefined;
  readonly vague: boolean;
  readonly sex: Person["sex"] | undefined;
  readonly age: Person["age"] | undefined;
  readonly look: PersonLook;
  readonly colour: string | undefined;
  readonly action: ActionMeaning | undefined;
  readonly mood: PersonMood | undefined;
  readonly definite: boolean;
}

/** What the adjectives before a noun say: "the two old men", "a red robot", "a sleeping cat". */
export function leadOf(subject: Subject, { tokens, found, language }: Words, start: number): Lead {
  let count: number | undefined;
  let vague = false;
  let sex: Person["sex"] | undefined;
  let age: Person["age"] | undefined;
  let look: PersonLook = {};
  let colour: string | undefined;
  let action: ActionMeaning | undefined;
  let mood: PersonMood | undefined;
  let definite = false;
  let pendingAction: ActionMeaning | undefined;
  const nearby = within(found, Math.max(start, subject.from - leadWords), subject.from);
  for (const { meaning } of within(found, subject.from, subject.end)) {
    if (meaning.kind === "colour") colour ??= meaning.colour;
    if (meaning.kind === "trait") {
      sex ??= meaning.sex;
      age ??= meaning.age;
      look = { ...meaning.look, ...look };
    }
  }
  for (let at = subject.from - 1; at >= start && at >= subject.from - leadWords; at--) {
    const { word } = tokens[at] ?? { word: "" };
    if (tokens[at + 1]?.after === "sentence") break;
    const here = nearby.filter(({ from, length }) => at >= from && at < from + length);
    for (const { meaning } of here) {
      if (meaning.kind === "number" && count === undefined) {
        count = meaning.count;
        vague = meaning.vague === true;
      }
      if (meaning.kind === "trait") {
        sex ??= meaning.sex;
        age ??= meaning.age;
        look = { ...meaning.look, ...look };
      }
      if (meaning.kind === "colour") colour ??= meaning.colour;
      if (meaning.kind === "emotion") mood ??= meaning.mood;
      if (meaning.kind === "action" && (word.endsWith("ing") || word === "asleep")) pendingAction ??= meaning;
    }
    if (definites.has(word)) {
      definite = true;
      action = pendingAction;
      break;
    }
    if (word === "a" || word === "an") {
      action = pendingAction;
      break;
    }
    if (!here.some(({ meaning }) => describing.has(meaning.kind)) && !language.stopWords.has(word)) break;
    if (joining.has(word)) break;
    if (count !== undefined && !isUnspaced(word)) action = pendingAction;
  }
  return { count, vague, sex, age, look, colour, action, mood, definite };
}

const definites = new Set([
  "the",
  "same",
  "that",
  "this",
  "le",
  "la",
  "les",
  "el",
  "los",
  "las",
  "der",
  "die",
  "das",
  "den",
  "dem",
]);

const joining = new Set(["and", "with", "of", "in", "to", "at", "on", "by", "for", "from", "or", "near", "behind"]);

/**
 * "A man on a bench, leaves falling": an action whose own clause begins with another thing is that thing's. Things that
 * the lexicon does not know count as well.
 */
export function isOfAnother({ meaning, from }: Found, subject: Subject, { tokens, found, language }: Words): boolean {
  if (meaning.kind !== "action" || isUnspaced(tokens[from]?.word ?? "")) return false;
  let clause = from;
  while (clause > subject.end && clause > from - clauseWords && tokens[clause]?.after === "word") clause--;
  if (clause <= subject.end || tokens[clause]?.after === "word") return false;
  const nearby = within(found, clause - 3, from);
  for (let at = clause; at < from; at++) {
    const word = tokens[at]?.word ?? "";
    const here = nearby.filter((one) => at >= one.from && at < one.from + one.length);
    if (here.some((one) => one.meaning.kind === "pronoun")) return false;
    if (here.some((one) => one.meaning.kind === "prop" || one.meaning.kind === "actor")) return true;
    if (here.length === 0 && !language.stopWords.has(word) && word.length > 2) return true;
  }
  return false;
}

/** A clause that has not begun so far back is long enough to be of its subject. */
const clauseWords = 6;

/** The first action; one that says more than "stands" is preferred. */
export function actionBetween(found: readonly Found[], subject: Subject): ActionMeaning | undefined {
  const actions = found.flatMap(({ meaning }) => (meaning.kind === "action" ? [meaning] : []));
  const of = classOf[kindOf(subject)];
  return actions.find((action) => action[of] !== "stand") ?? actions[0];
}

/**
 * What is said after a subject of what it feels; of who is alone at the beginning, before it as well. "A happy dog" after
 * somebody is the dog's.
 */
export function moodBetween({ tokens, found }: Words, subject: Subject, limit: number): PersonMood | undefined {
  const isOfNext = ({ from, length }: Found): boolean => {
    if (tokens[limit] === undefined || limit - from > leadWords) return false;
    for (let at = from + length; at < limit; at++) {
      if (tokens[at]?.after !== "word") return false;
      const described = within(found, from, limit).some(
        (one) => describing.has(one.meaning.kind) && at >= one.from && at < one.from + one.length,
      );
      if (!described || articleWords.has(tokens[at]?.word ?? "")) return false;
    }
    return tokens[limit].after === "word";
  };
  const named = within(found, subject.end, limit).find(({ meaning }) => meaning.kind === "emotion");
  return named?.meaning.kind === "emotion" && !isOfNext(named) ? named.meaning.mood : undefined;
}

export function pronounBetween(found: readonly Found[]): Person["sex"] | undefined {
  const named = found.find(({ meaning }) => meaning.kind === "pronoun" && meaning.sex !== undefined);
  return named?.meaning.kind === "pronoun" ? named.meaning.sex : undefined;
}

export function lookBetween(
  found: readonly Found[],
  { from, to }: { readonly from: number; readonly to: number },
): PersonLook {
  let look: PersonLook = {};
  for (const { meaning } of within(found, from, to))
    if (meaning.kind === "trait" || meaning.kind === "garment") look = { ...meaning.look, ...look };
  return look;
}

/** "A person in his seventies"; adjectives further on describe other things. */
export function traitsAfter(
  found: readonly Found[],
  end: number,
  limit: number,
): { readonly sex?: Person["sex"]; readonly age?: Person["age"] } {
  const trait = within(found, end, Math.min(limit, end + 2)).find(
    ({ meaning, length }) => meaning.kind === "trait" && (length > 1 || meaning.age !== undefined),
  );
  if (trait?.meaning.kind !== "trait") return {};
  const { sex, age } = trait.meaning;
  return { ...(sex === undefined ? {} : { sex }), ...(age === undefined ? {} : { age }) };
}

/** The spot named after a subject and before the next; one that opens the text belongs to the first. */
export function spotOf(
  subject: Subject,
  { tokens, found }: Words,
  {
    start,
    limit,
    first,
    action,
  }: Pick<Span, "start" | "limit" | "first"> & { readonly action: ActionMeaning | undefined },
): SpotName | undefined {
  const kind = kindOf(subject);
  const person = isPersonKind(kind);
  const nearby = within(found, subject.end, limit);
  const isSpot = (one: Found): boolean => one.meaning.kind === "spot";
  // "Puts a cup on the table": the cup is there.
  const ofThing = (one: Found): boolean =>
    person &&
    one.meaning.kind === "spot" &&
    surfaces.has(one.meaning.spot) &&
    mountedOn(tokens, one) &&
    nearby.some(
      ({ meaning, from }) =>
        meaning.kind === "actor" && from < one.from && classOf[meaning.members[0]?.kind ?? "person"] === "thing",
    );
  // "A table with a bowl on it".
  const holding = within(found, Math.max(start, subject.from - leadWords), subject.from).filter(
    (one) => isSpot(one) && tokens[one.from + one.length]?.word === "with",
  );
  const named = [
    ...nearby.filter((one) => isSpot(one) && tokens[one.from + one.length]?.word !== "with" && !ofThing(one)),
    ...(first ? within(found, start, subject.from).filter(isSpot) : holding),
    ...(person ? nearby.filter((one) => isSpot(one) && !ofThing(one)) : []),
  ].flatMap(({ meaning }) => (meaning.kind === "spot" ? [meaning.spot] : []));
  // Who only is on a lake is in a boat.
  const dry = person && action?.person !== "swim" && action?.person !== "jump";
  // Only what flies is in the sky; others are before it.
  return named.find((spot) => (spot !== "water" || !dry) && (spot !== "sky" || flying.has(kind)));
}

const surfaces: ReadonlySet<SpotName> = new Set(["table", "counter", "windowsill", "podium"]);

const flying: ReadonlySet<ActorKind> = new Set([
  "bird",
  "aircraft",
  "spaceship",
  "ball",
  "person",
  "astronaut",
  "robot",
]);

/** Whether "on" stands before a spot. */
function mountedOn(tokens: readonly Token[], { from }: Found): boolean {
  const before = tokens.slice(Math.max(0, from - leadWords), from).map(({ word }) => word);
  return before.includes("on") || before.includes("onto");
}

/** Spanish and French name the colour after the thing: "un gato negro". */
export function colourAfter(subject: Subject, found: readonly Found[]): string | undefined {
  const next = within(found, subject.end, subject.end + 1).find(({ meaning }) => meaning.kind === "colour");
  return next?.meaning.kind === "colour" ? next.meaning.colour : undefined;
}

/** "In a long red coat", "wearing blue", "in white": a colour of what is worn. */
export function colourOf(
  subject: Subject,
  { tokens, found, language }: Words,
  { start, limit }: { readonly start: number; readonly limit: number },
): string | undefined {
  // Chinese and Japanese say before the noun what somebody wears.
  const before = isUnspaced(tokens[subject.from]?.word ?? "") ? within(found, start, subject.from) : [];
  const nearby = [...before, ...within(found, subject.end, limit)];
  for (const { meaning, from, length } of nearby) {
    if (meaning.kind !== "colour") continue;
    const end = from + length;
    const garment = nearby.some(
      (other) =>
        other.meaning.kind === "garment" &&
        other.meaning.look?.hat === undefined &&
        other.meaning.look?.glasses === undefined &&
        ((other.from >= end && other.from <= end + 2) || other.from + other.length === from),
    );
    const isWorn =
      tokens[from - 1]?.word === "in" ||
      nearby.some((other) => other.meaning.kind === "wears" && other.from + other.length === from);
    const after = tokens[end];
    if (
      garment ||
      (isWorn &&
        (after === undefined ||
          after.after !== "word" ||
          language.stopWords.has(after.word) ||
          nearby.some((other) => other.from === end && other.meaning.kind === "action")))
    )
      return meaning.colour;
  }
  return undefined;
}
