import { z } from "zod";
import data from "./data/policy.json" with { type: "json" };

/** From least to most; a policy blocks from one of them on. */
export const severities = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof severities)[number];

const wordsMax = 2_000;
const term = z
  .string()
  .min(1)
  .max(100)
  .refine((text) => termWords(text).length > 0, {
    error: "must have a letter or a digit",
  });
const categorySchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: "must be a word of small letters, digits and hyphens" }),
  description: z.string().min(1).max(200),
  severity: z.enum(severities),
  /** Words and phrases, each a hit by itself; a star at the end of a word stands for any ending. */
  terms: z.array(term).max(wordsMax),
  /** Groups of terms that are a hit only when each group has one, anywhere in the request. */
  together: z
    .array(z.array(z.array(term).min(1).max(wordsMax)).min(2).max(4))
    .max(50)
    .optional(),
  /** Phrases whose words are no hits. */
  except: z.array(term).max(wordsMax).optional(),
});

const policySchema = z
  .strictObject({
    version: z.string().min(1),
    /** What is less severe is only noted. `never` notes everything and blocks nothing. */
    blockAt: z.enum([...severities, "never"]),
    categories: z.array(categorySchema).max(100),
  })
  .refine(({ categories }) => new Set(categories.map(({ id }) => id)).size === categories.length, {
    error: "a category is there twice",
    path: ["categories"],
  });

export type PolicyTable = z.infer<typeof policySchema>;

/** A field of a request that a person wrote. */
export interface PolicyText {
  readonly param: string;
  readonly text: string;
}

export interface PolicyFinding {
  readonly category: string;
  readonly severity: Severity;
  /** The field with the word that completed the hit. */
  readonly param: string;
}

/** The installation's content rules: word lists by category, each with a severity. */
export interface ContentPolicy {
  readonly table: PolicyTable;
  /** The most severe finding, of equals the first in the table; undefined when there is none. */
  find(texts: readonly PolicyText[]): PolicyFinding | undefined;
  blocks(severity: Severity): boolean;
}

/** @throws ZodError when an operator's table is malformed */
export function makeContentPolicy(source: unknown = data): ContentPolicy {
  const table = policySchema.parse(source);
  const rules = table.categories
    .map((category) => ({
      category,
      terms: makeTermIndex(category.terms),
      together: (category.together ?? []).map((groups) => groups.map(makeTermIndex)),
      except: makeTermIndex(category.except ?? []),
    }))
    .toSorted((a, b) => severities.indexOf(b.category.severity) - severities.indexOf(a.category.severity));
  // exceptions only take hits away, and most texts have none to begin with
  const any = makeTermIndex(table.categories.flatMap(({ terms, together }) => [...terms, ...(together ?? []).flat(2)]));
  return {
    table,
    find(texts) {
      const read = texts.flatMap(({ param, text }) => readingsOf(text).map((words) => ({ param, words })));
      if (!read.some(({ words }) => any.hits(words).next().done === false)) return undefined;
      for (const { category, terms, together, except } of rules) {
        const kept = read.map(({ param, words }) => ({ param, words: without(words, except) }));
        const paramOf = (index: TermIndex): string | undefined =>
          kept.find(({ words }) => index.hits(words).next().done === false)?.param;
        const found =
          paramOf(terms) ??
          together
            .map((groups) => groups.map(paramOf))
            .find((params) => params.every((param) => param !== undefined))
            ?.at(-1);
        if (found !== undefined) return { category: category.id, severity: category.severity, param: found };
      }
      return undefined;
    },
    blocks: (severity) =>
      table.blockAt !== "never" && severities.indexOf(severity) >= severities.indexOf(table.blockAt),
  };
}

/** Words in the order of the text; scripts that are written without spaces give a word per character. */
type Words = readonly string[];

interface TermIndex {
  /** Half-open ranges of words that are a term. */
  hits(words: Words): Generator<readonly [start: number, end: number]>;
}

/** A term's word, or how it begins. */
interface TermWord {
  readonly text: string;
  readonly open: boolean;
}

/** Looked at for each word of each create: a term is found by how its first word begins, without making anything. */
function makeTermIndex(terms: readonly string[]): TermIndex {
  const byStart = new Map<number, (readonly TermWord[])[]>();
  for (const words of terms.map(termWords)) {
    const term = words.map((word) =>
      word.endsWith("*") ? { text: word.slice(0, -1), open: true } : { text: word, open: false },
    );
    const first = term[0];
    if (first === undefined) continue;
    // a single letter that stands for any ending fits whatever follows it
    const start = first.open && first.text.length === 1 ? oneLetter(first.text) : startOf(first.text);
    byStart.set(start, [...(byStart.get(start) ?? []), term]);
  }
  return {
    *hits(words) {
      if (byStart.size === 0) return;
      for (let start = 0; start < words.length; start++) {
        const word = words[start] ?? "";
        for (const key of [startOf(word), oneLetter(word)]) {
          for (const term of byStart.get(key) ?? none) {
            if (fitsAt(term, words, start)) yield [start, start + term.length];
          }
        }
      }
    },
  };
}

const none: readonly (readonly TermWord[])[] = [];

/** The first two UTF-16 units of a word, as one number. */
function startOf(word: string): number {
  return word.length === 1 ? word.charCodeAt(0) : word.charCodeAt(0) * 0x1_0000 + word.charCodeAt(1);
}

/** As `startOf` a word that may be longer than its first unit: no word's own start. */
function oneLetter(word: string): number {
  return -word.charCodeAt(0);
}

function fitsAt(term: readonly TermWord[], words: Words, start: number): boolean {
  return term.every(({ text, open }, offset) => {
    const word = words[start + offset];
    return word !== undefined && (open ? word.startsWith(text) : word === text);
  });
}

/** The words with those of exceptions made unreadable, so that a phrase does not close up over them. */
function without(words: Words, except: TermIndex): Words {
  const spared = new Set<number>();
  for (const [start, end] of except.hits(words)) for (let i = start; i < end; i++) spared.add(i);
  return spared.size === 0 ? words : words.map((word, index) => (spared.has(index) ? "" : word));
}

/** The text as it is written, and as it is meant where letters were disguised as digits or set apart. */
function readingsOf(text: string): readonly Words[] {
  const plain = wordsOf(text);
  const undisguised = /[@$]/.test(text) || plain.some(hasDigit) ? undisguise(text) : plain;
  const closed = undisguised.some(isLetter) ? closeUp(undisguised) : undisguised;
  if (closed === plain) return [plain];
  const written = plain.join(" ");
  return [plain, ...[undisguised, closed].filter((words) => words !== plain && words.join(" ") !== written)];
}

function undisguise(text: string): Words {
  return wordsOf(text.replaceAll("@", "a").replaceAll("$", "s")).map((word) =>
    hasDigit(word) && /\p{L}/u.test(word)
      ? word.replaceAll(/[013457]/g, (digit) => digitLetters[digit] ?? digit)
      : word,
  );
}

function hasDigit(word: string): boolean {
  return /\d/.test(word);
}

const digitLetters: Readonly<Record<string, string>> = { 0: "o", 1: "i", 3: "e", 4: "a", 5: "s", 7: "t" };

/** Joins runs of three and more single letters: `n u d e`. */
function closeUp(words: Words): Words {
  const joined: string[] = [];
  let run: string[] = [];
  const end = (): void => {
    joined.push(...(run.length >= 3 ? [run.join("")] : run));
    run = [];
  };
  for (const word of words) {
    if (isLetter(word)) run.push(word);
    else {
      end();
      joined.push(word);
    }
  }
  end();
  return joined;
}

function isLetter(word: string): boolean {
  return word.length <= 2 && /^[\p{L}\d]$/u.test(word) && !unspaced.test(word);
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const wordPattern = new RegExp(`${unspaced.source}|(?:(?!${unspaced.source})[\\p{L}\\p{N}])+`, "gu");

/** Case, width, accents and invisible signs do not tell words apart. */
function wordsOf(text: string): Words {
  if (ascii.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return folded(text).match(wordPattern) ?? [];
}

const ascii = /^[\0-\x7f]*$/;

function termWords(text: string): Words {
  const starred = new RegExp(`(?:${wordPattern.source})\\*?`, "gu");
  return folded(text).match(starred) ?? [];
}

function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/[\p{Mn}\p{Cf}]/gu, "")
    .toLowerCase();
}
