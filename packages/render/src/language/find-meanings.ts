import { actionLexicon } from "./lexicon-actions.ts";
import { dressLexicon } from "./lexicon-dress.ts";
import { foreignLexicon } from "./lexicon-foreign.ts";
import { lightLexicon } from "./lexicon-light.ts";
import { peopleLexicon } from "./lexicon-people.ts";
import { placeLexicon } from "./lexicon-places.ts";
import { soundLexicon } from "./lexicon-sounds.ts";
import type { Lexicon, Meaning } from "./lexicon.ts";
import { negatedTokens } from "./negation.ts";
import { tokenize, type Token } from "./tokenize.ts";
import { wordForms } from "./word-forms.ts";

/** A phrase of a prompt that means something here. */
export interface Found {
  readonly meaning: Meaning;
  /** Index of its first token, and how many tokens it has. */
  readonly from: number;
  readonly length: number;
  readonly plural: boolean;
  readonly negated: boolean;
}

/**
 * All that the words mean, in the order of the text. Each lexicon is read by itself, its longest phrases first, so
 * that one word may name a thing and a sound; a word inside a longer phrase of another lexicon keeps its meaning only
 * where `survives` says so.
 */
export function findMeanings(tokens: readonly Token[]): readonly Found[] {
  const negated = negatedTokens(tokens);
  const forms = tokens.map(({ word }) => wordForms(word));
  const found = indexes.flatMap((index) => matchesOf(index, { tokens, forms, negated }));
  return found
    .filter((one) => found.every((other) => !inside(one, other) || survives(one.meaning, other.meaning)))
    .toSorted((one, other) => one.from - other.from || other.length - one.length);
}

interface Words {
  readonly tokens: readonly Token[];
  readonly forms: readonly (readonly { readonly word: string; readonly plural: boolean }[])[];
  readonly negated: ReadonlySet<number>;
}

interface Phrase {
  readonly words: readonly string[];
  readonly meanings: readonly Meaning[];
}

/** Phrases by their first word, longest first. */
type PhraseIndex = ReadonlyMap<string, readonly Phrase[]>;

function matchesOf(index: PhraseIndex, words: Words): readonly Found[] {
  const found: Found[] = [];
  for (let from = 0; from < words.tokens.length;) {
    const match = longestAt(index, from, words);
    if (match === undefined) {
      from++;
      continue;
    }
    const { phrase, plural } = match;
    const { length } = phrase.words;
    const negated = words.negated.has(from);
    for (const meaning of phrase.meanings) found.push({ meaning, from, length, plural, negated });
    from += length;
  }
  return found;
}

function longestAt(
  index: PhraseIndex,
  from: number,
  words: Words,
): { readonly phrase: Phrase; readonly plural: boolean } | undefined {
  let best: { readonly phrase: Phrase; readonly plural: boolean } | undefined;
  for (const form of words.forms[from] ?? []) {
    for (const phrase of index.get(form.word) ?? []) {
      if (phrase.words.length <= (best?.phrase.words.length ?? 0)) break;
      const plural = pluralOf(phrase, from, words);
      if (plural !== undefined) {
        best = { phrase, plural };
        break;
      }
    }
  }
  return best;
}

/** Whether the phrase stands at these words with its last one in the plural; undefined when it does not stand there. */
function pluralOf(phrase: Phrase, from: number, words: Words): boolean | undefined {
  let plural = false;
  for (const [offset, wanted] of phrase.words.entries()) {
    const form = words.forms[from + offset]?.find(({ word }) => word === wanted);
    if (form === undefined) return undefined;
    if (offset > 0 && words.tokens[from + offset]?.after !== "word") return undefined;
    ({ plural } = form);
  }
  return plural;
}

function inside(one: Found, other: Found): boolean {
  return other.length > one.length && one.from >= other.from && one.from + one.length <= other.from + other.length;
}

/** "explaining a recipe" leaves "explaining" an action; "ocean waves" does not leave "waves" one. */
function survives(inner: Meaning, outer: Meaning): boolean {
  const { kept, lost } = insidePhrases[outer.kind] ?? {};
  if (kept !== undefined) return kept.includes(inner.kind);
  return lost !== undefined && !lost.includes(inner.kind);
}

type Kinds = readonly Meaning["kind"][];

/** By the longer phrase: which meanings inside it are kept, or which are lost. Every meaning is lost in phrases that are not listed. */
const insidePhrases: Readonly<Partial<Record<Meaning["kind"], { readonly kept?: Kinds; readonly lost?: Kinds }>>> = {
  speech: { lost: ["mood", "written"] },
  narrator: { lost: ["mood", "written"] },
  says: { lost: ["mood", "written"] },
  ambience: { kept: ["place", "weather", "prop"] },
  music: { kept: ["place", "weather", "prop"] },
  action: { lost: ["camera", "says", "facing", "written"] },
  facing: { kept: ["action", "pronoun"] },
  place: { kept: ["time", "weather", "style"] },
};

const indexes: readonly PhraseIndex[] = [
  placeLexicon,
  lightLexicon,
  peopleLexicon,
  actionLexicon,
  dressLexicon,
  soundLexicon,
  foreignLexicon,
].map(indexed);

function indexed(lexicon: Lexicon): PhraseIndex {
  const byText = new Map<string, { readonly words: readonly string[]; readonly meanings: Meaning[] }>();
  for (const [phrases, meaning] of lexicon) {
    for (const phrase of phrases.split(",")) {
      const words = tokenize(phrase).map(({ word }) => word);
      const key = words.join(" ");
      const known = byText.get(key);
      if (known === undefined) byText.set(key, { words, meanings: [meaning] });
      // A phrase listed twice under one meaning counts once.
      else if (!known.meanings.some(({ kind }) => kind === meaning.kind)) known.meanings.push(meaning);
    }
  }
  const index = new Map<string, Phrase[]>();
  for (const phrase of byText.values()) {
    const first = phrase.words[0];
    if (first === undefined) continue;
    const list = index.get(first);
    if (list === undefined) index.set(first, [phrase]);
    else list.push(phrase);
  }
  for (const list of index.values()) list.sort((one, other) => other.words.length - one.words.length);
  return index;
}
