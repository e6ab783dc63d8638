import type { Person } from "../scene-spec.ts";
import type { Found } from "./find-meanings.ts";
import type { PersonTraits } from "./lexicon.ts";
import { isStopWord } from "./stop-words.ts";
import type { Token } from "./tokenize.ts";

/** Somebody a prompt speaks of: one person or a group. */
export interface Mention {
  readonly name: string;
  readonly people: readonly PersonTraits[];
  /** The prompt's word for a creature whose part a figure takes. */
  readonly standsFor?: string;
  readonly colour?: string;
  readonly action?: Person["action"];
  /** "The woman" may be one who was named before. */
  readonly definite: boolean;
  /** How many the prompt asks for; more than `people` when it asks for a multitude. */
  readonly count: number;
  /** First token. */
  readonly from: number;
}

interface Subject {
  readonly name: string;
  readonly people: readonly PersonTraits[];
  readonly standsFor?: string;
  readonly from: number;
  readonly end: number;
  readonly plural: boolean;
}

/** More figures than this are never laid out; a multitude is counted apart. */
const peopleMax = 6;

/** The people of a shot in the order of the text. */
export function readCast(tokens: readonly Token[], found: readonly Found[]): readonly Mention[] {
  const subjects = subjectsOf(tokens, found);
  const mentions: Mention[] = [];
  for (let index = subjects.length - 1; index >= 0; index--) {
    const subject = subjects[index];
    if (subject === undefined) continue;
    const next = subjects[index + 1];
    const limit = next?.from ?? tokens.length;
    const lead = leadOf(subject, tokens, found);
    const own = actionBetween(found, subject.end, limit);
    const joined =
      next !== undefined && isJoined(tokens.slice(subject.end, next.from)) ? mentions[0]?.action : undefined;
    const action = own ?? joined ?? actionBetween(found, 0, subject.from);
    const pronoun = pronounBetween(found, subject.end, limit);
    const colour =
      colourOf(subject, { tokens, found, limit }) ??
      (subject.people.some(({ kind }) => kind !== "person") ? lead.colour : undefined);
    const count = Math.max(
      1,
      lead.count ?? (subject.plural && subject.people.length === 1 ? 2 : subject.people.length),
    );
    mentions.unshift({
      name: subject.name,
      ...(subject.standsFor === undefined ? {} : { standsFor: subject.standsFor }),
      people: Array.from({ length: Math.min(count, peopleMax) }, (_, person) => ({
        ...(subject.people[person % subject.people.length] ?? { kind: "person" as const }),
        ...(lead.sex === undefined ? {} : { sex: lead.sex }),
        ...(lead.age === undefined ? {} : { age: lead.age }),
        ...(count === 1 && pronoun !== undefined && subject.people[0]?.sex === undefined ? { sex: pronoun } : {}),
      })),
      ...(colour === undefined ? {} : { colour: colour }),
      ...(action === undefined ? {} : { action }),
      definite: lead.definite,
      count,
      from: subject.from,
    });
  }
  return mentions;
}

function subjectsOf(tokens: readonly Token[], found: readonly Found[]): readonly Subject[] {
  const subjects: Subject[] = [];
  for (const { meaning, from, length, plural } of found) {
    if (meaning.kind !== "actor" && meaning.kind !== "stand-in") continue;
    const subject: Subject =
      meaning.kind === "actor"
        ? { name: meaning.name, people: meaning.people, from, end: from + length, plural }
        : {
            name: "figure",
            people: [{ kind: meaning.figure }],
            standsFor: tokens
              .slice(from, from + length)
              .map(({ word }) => word)
              .join(" "),
            from,
            end: from + length,
            plural,
          };
    const previous = subjects.at(-1);
    if (previous !== undefined && previous.end === from && tokens[from]?.after === "word")
      subjects[subjects.length - 1] = compound(previous, subject);
    else subjects.push(subject);
  }
  return subjects;
}

/** "Female chef", "robot waiter", "woman astronaut": one subject of two nouns. */
function compound(first: Subject, second: Subject): Subject {
  if (second.standsFor !== undefined) return { ...second, from: first.from };
  const trait = first.people[0];
  return {
    ...second,
    from: first.from,
    name: second.name === "person" ? first.name : second.name,
    people: second.people.map((person) => ({
      kind: trait?.kind === undefined || trait.kind === "person" ? person.kind : trait.kind,
      ...sexOf(person.sex ?? trait?.sex),
      ...ageOf(person.age ?? trait?.age),
    })),
  };
}

function sexOf(sex: Person["sex"] | undefined): { readonly sex?: Person["sex"] } {
  return sex === undefined ? {} : { sex };
}

function ageOf(age: Person["age"] | undefined): { readonly age?: Person["age"] } {
  return age === undefined ? {} : { age };
}

interface Lead {
  readonly count: number | undefined;
  readonly sex: Person["sex"] | undefined;
  readonly age: Person["age"] | undefined;
  readonly colour: string | undefined;
  readonly definite: boolean;
}

/** Adjectives and numbers before a noun rarely are more. */
const leadWords = 6;

/** What the adjectives before a noun say: "the two old men", "a red robot". */
function leadOf(subject: Subject, tokens: readonly Token[], found: readonly Found[]): Lead {
  let count: number | undefined;
  let sex: Person["sex"] | undefined;
  let age: Person["age"] | undefined;
  let colour: string | undefined;
  let definite = false;
  for (let at = subject.from - 1; at >= 0 && at >= subject.from - leadWords; at--) {
    const { word } = tokens[at] ?? { word: "" };
    if (tokens[at + 1]?.after === "sentence") break;
    const here = found.filter(({ from, length }) => at >= from && at < from + length);
    for (const { meaning } of here) {
      if (meaning.kind === "number") count ??= meaning.count;
      if (meaning.kind === "trait") {
        sex ??= meaning.sex;
        age ??= meaning.age;
      }
      if (meaning.kind === "colour") colour ??= meaning.colour;
    }
    if (word === "the" || word === "same" || word === "that" || word === "this") {
      definite = true;
      break;
    }
    if (word === "a" || word === "an") break;
    if (!here.some(({ meaning }) => describing.has(meaning.kind)) && !isStopWord(word)) break;
    if (joining.has(word)) break;
  }
  return { count, sex, age, colour, definite };
}

const describing = new Set(["number", "trait", "colour", "understood", "mood", "weather", "style", "place"]);
const joining = new Set(["and", "with", "of", "in", "to", "at", "on", "by", "for", "from", "or", "near", "behind"]);

function isJoined(between: readonly Token[]): boolean {
  return (
    between.length <= 4 &&
    between.some(({ word }) => word === "and" || word === "und" || word === "y" || word === "et" || word === "with")
  );
}

/** The first action; one that says more than "stands" is preferred. */
function actionBetween(found: readonly Found[], from: number, to: number): Person["action"] | undefined {
  const actions = found.flatMap((one) =>
    one.meaning.kind === "action" && one.from >= from && one.from < to ? [one.meaning.action] : [],
  );
  return actions.find((action) => action !== "stand") ?? actions[0];
}

function pronounBetween(found: readonly Found[], from: number, to: number): Person["sex"] | undefined {
  const named = found.find(
    ({ meaning, from: at }) => meaning.kind === "pronoun" && meaning.sex !== undefined && at >= from && at < to,
  );
  return named?.meaning.kind === "pronoun" ? named.meaning.sex : undefined;
}

/** "In a long red coat", "wearing blue", "in white": a colour of what is worn. */
function colourOf(
  subject: Subject,
  {
    tokens,
    found,
    limit,
  }: { readonly tokens: readonly Token[]; readonly found: readonly Found[]; readonly limit: number },
): string | undefined {
  for (const { meaning, from, length } of found) {
    if (meaning.kind !== "colour" || from < subject.end || from >= limit) continue;
    const end = from + length;
    const garment = found.some(
      (other) => other.meaning.kind === "garment" && other.from >= end && other.from <= end + 2,
    );
    const before = tokens[from - 1]?.word;
    const worn =
      before === "in" || found.some((other) => other.meaning.kind === "wears" && other.from + other.length === from);
    const after = tokens[end];
    if (
      garment ||
      (worn &&
        (after === undefined ||
          after.after !== "word" ||
          isStopWord(after.word) ||
          found.some((other) => other.from === end && other.meaning.kind === "action")))
    )
      return meaning.colour;
  }
  return undefined;
}
