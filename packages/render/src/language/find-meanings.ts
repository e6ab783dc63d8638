import { misreadings } from "./ambiguity.ts";
import { englishLanguage, languageOf, type ReadyLanguage } from "./languages.ts";
import type { Meaning } from "./lexicon.ts";
import { negatedTokens } from "./negation.ts";
import { indexed, type Phrase, type PhraseIndex } from "./phrase-index.ts";
import type { Token } from "./tokenize.ts";
import { variantLexicon } from "./variant-words.ts";
import { wordForms, type WordForm } from "./word-forms.ts";

/** A phrase of a prompt that means something here. */
export interface Found {
  readonly meaning: Meaning;
  /** Index of its first token, and how many tokens it has. */
  readonly from: number;
  readonly length: number;
  readonly plural: boolean;
  /** True when the last word has an ending of verbs, "parked", that the lexicon's does not have. */
  readonly verbal: boolean;
  readonly negated: boolean;
}

/**
 * All that the words mean, in the order of the text. Each lexicon is read by itself, its longest phrases first, so
 * that one word may name a thing and a sound; a word inside a longer phrase of another lexicon keeps its meaning only
 * where `survives` says so. The words of film are English in every language; elsewhere the prompt's own language goes first.
 */
export function findMeanings(tokens: readonly Token[], language: ReadyLanguage = languageOf(tokens)): readonly Found[] {
  const negated = negatedTokens(tokens, language);
  const forms = tokens.map(({ word }) => wordForms(word));
  const words: Words = { tokens, forms, negated };
  const own = language.indexes.flatMap((index) => matchesOf(index, words));
  const found = language === englishLanguage ? own : [...own, ...englishBeside(own, words, language)];
  const kept = [...withoutInner(found), ...matchesOf(variantIndex, words)];
  const misread = misreadings({ tokens, found: kept, language });
  return kept
    .filter((one) => !misread(one))
    .toSorted((one, other) => one.from - other.from || other.length - one.length);
}

/** Read in every language alike, and beside whatever else the words mean. */
const variantIndex = indexed(variantLexicon);

interface Words {
  readonly tokens: readonly Token[];
  readonly forms: readonly (readonly WordForm[])[];
  readonly negated: ReadonlySet<number>;
}

/** English words in a prompt of another language, where that language knows nothing. */
function englishBeside(own: readonly Found[], words: Words, { stopWords }: ReadyLanguage): readonly Found[] {
  const known = new Set(own.flatMap(({ from, length }) => Array.from({ length }, (_, offset) => from + offset)));
  return englishLanguage.indexes
    .flatMap((index) => matchesOf(index, words))
    .filter(({ from, length }) => {
      for (let at = from; at < from + length; at++) if (known.has(at)) return false;
      return length > 1 || !stopWords.has(words.tokens[from]?.word ?? "");
    });
}

function matchesOf(index: PhraseIndex, words: Words): readonly Found[] {
  const found: Found[] = [];
  for (let from = 0; from < words.tokens.length;) {
    const match = longestAt(index, from, words);
    if (match === undefined) {
      from++;
      continue;
    }
    const { phrase, last } = match;
    const { length } = phrase.words;
    const negated = words.negated.has(from);
    const { plural, verbal } = last;
    for (const meaning of phrase.meanings) found.push({ meaning, from, length, plural, verbal, negated });
    from += length;
  }
  return found;
}

const isNoun = ({ kind }: Meaning): boolean =>
  kind === "actor" || kind === "place" || kind === "prop" || kind === "spot";

interface Match {
  readonly phrase: Phrase;
  /** The form in which the text has the phrase's last word. */
  readonly last: WordForm;
}

function longestAt(index: PhraseIndex, from: number, words: Words): Match | undefined {
  let best: Match | undefined;
  for (const form of words.forms[from] ?? []) {
    for (const phrase of index.get(form.word) ?? []) {
      if (phrase.words.length <= (best?.phrase.words.length ?? 0)) break;
      const last = lastForm(phrase, from, words);
      // "A car parked" is no car park.
      const verb = last?.verbal === true && phrase.words.length > 1 && phrase.meanings.every(isNoun);
      if (last !== undefined && !verb) {
        best = { phrase, last };
        break;
      }
    }
  }
  return best;
}

/** The form of the phrase's last word where the phrase stands at these words; undefined when it does not stand there. */
function lastForm(phrase: Phrase, from: number, words: Words): WordForm | undefined {
  let last: WordForm | undefined;
  for (const [offset, wanted] of phrase.words.entries()) {
    last = words.forms[from + offset]?.find(({ word }) => word === wanted);
    if (last === undefined) return undefined;
    if (offset > 0 && words.tokens[from + offset]?.after !== "word") return undefined;
  }
  return last;
}

/** Drops what stands inside a longer phrase and does not survive it. Linear: at each word, only phrases over it are compared. */
function withoutInner(found: readonly Found[]): readonly Found[] {
  const over = new Map<number, Found[]>();
  for (const one of found) {
    if (one.length < 2) continue;
    for (let at = one.from; at < one.from + one.length; at++) {
      const list = over.get(at);
      if (list === undefined) over.set(at, [one]);
      else list.push(one);
    }
  }
  return found.filter((one) =>
    (over.get(one.from) ?? []).every((other) => !inside(one, other) || survives(one.meaning, other.meaning)),
  );
}

function inside(one: Found, other: Found): boolean {
  return other.length > one.length && one.from >= other.from && one.from + one.length <= other.from + other.length;
}

/** "explaining a recipe" leaves "explaining" an action; "ocean waves" does not leave "waves" one. */
function survives(inner: Meaning, outer: Meaning): boolean {
  const { kept, lost } = insidePhrases[outer.kind] ?? {};
  if (kept !== undefined) return kept.includes(inner.kind);
  if (lost === undefined) return false;
  // "On the phone" is a way to talk, not a telephone.
  if (outer.kind === "speech" && inner.kind === "actor" && inner.members[0]?.kind !== "person") return false;
  return !lost.includes(inner.kind);
}

type Kinds = readonly Meaning["kind"][];

/** By the longer phrase: which meanings inside it are kept, or which are lost. Every meaning is lost in phrases that are not listed. */
const insidePhrases: Readonly<Partial<Record<Meaning["kind"], { readonly kept?: Kinds; readonly lost?: Kinds }>>> = {
  speech: { lost: ["mood", "written", "prop"] },
  narrator: { lost: ["mood", "written"] },
  says: { lost: ["mood", "written"] },
  ambience: { kept: ["place", "weather", "prop"] },
  music: { kept: ["place", "weather", "prop"] },
  action: { lost: ["camera", "says", "facing", "written", "style", "framing"] },
  nobody: { kept: ["place"] },
  facing: { kept: ["action", "pronoun", "time"] },
  place: { kept: ["time", "weather", "style", "season", "spot"] },
  spot: { kept: ["place", "colour", "time", "prop", "weather"] },
  actor: { kept: ["colour", "season", "trait", "time", "style", "speech", "weather"] },
  time: { kept: ["season", "weather", "spot"] },
  weather: { kept: ["season", "time", "spot"] },
  season: { kept: ["weather", "time", "place"] },
  camera: { kept: ["framing"] },
  framing: { kept: ["camera"] },
  style: { kept: ["framing", "camera", "time", "season"] },
};
