import { englishStopWords } from "./english/stop-words.ts";
import { tokenize } from "./tokenize.ts";

/** Words that a prompt gives between quotation marks. */
export interface Quotation {
  readonly text: string;
  /** Index of its opening mark in the text, in UTF-16 units. */
  readonly at: number;
  /** True when the words are to be read (a sign, a title) and not heard. */
  readonly written: boolean;
}

export interface Quoted {
  /** The prompt with each quotation blanked out; indices stay true. */
  readonly rest: string;
  readonly quotations: readonly Quotation[];
}

const pairs =
  /"([^"]{1,600})"|“([^”]{1,600})”|„([^“”]{1,600})[“”]|«([^»]{1,600})»|「([^」]{1,600})」|『([^』]{1,600})』|《([^》]{1,600})》/gu;
/** Single marks are also apostrophes: only after a verb of saying, and closed before a space or the end. */
const afterSaying =
  /\b(?:says?|said|saying|whispers?|whispering|shouts?|shouting|asks?|asking|replies|reply|exclaims?|mutters?|answers?|tells?|calls?|speaks?|words?)\b[^.!?'‘’"“]{0,40}?['‘](?=\S)(.{1,600}?)['’](?=[\s.,;!?)]|$)/giu;

const reading = new Set([
  "sign",
  "signs",
  "titled",
  "title",
  "reads",
  "reading",
  "written",
  "caption",
  "labelled",
  "labeled",
  "text",
  "called",
  "named",
  "word",
  "logo",
  "banner",
  "poster",
  "slogan",
  "lettering",
  "subtitle",
  "inscription",
  "billboard",
  "letters",
  "print",
  "printed",
  "headline",
]);
const hearing = new Set([
  "say",
  "says",
  "said",
  "saying",
  "voice",
  "speaks",
  "whispers",
  "narrator",
  "line",
  "dialogue",
]);

/** More lines than this are never spoken in one clip. */
const quotationsMax = 16;

export function readQuotations(text: string): Quoted {
  const quotations: Quotation[] = [];
  let rest = text;
  const take = (found: string, at: number, inner: string): void => {
    rest = rest.slice(0, at) + " ".repeat(found.length) + rest.slice(at + found.length);
    const words = inner.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
    // One word of grammar in quotes is emphasis, not speech.
    if (!/\p{L}/u.test(words) || englishStopWords.has(words.toLowerCase())) return;
    if (quotations.length < quotationsMax) quotations.push({ text: words, at, written: isWritten(text, at) });
  };
  for (const found of text.matchAll(pairs)) {
    take(found[0], found.index, found.slice(1).find((group) => group !== undefined) ?? "");
  }
  for (const found of rest.matchAll(afterSaying)) {
    const inner = found[1] ?? "";
    const at = found.index + found[0].length - inner.length - 2;
    take(found[0].slice(-inner.length - 2), at, inner);
  }
  return { rest, quotations: quotations.toSorted((one, other) => one.at - other.at) };
}

function isWritten(text: string, at: number): boolean {
  const before = tokenize(text.slice(Math.max(0, at - 60), at)).slice(-5);
  const heard = before.findLastIndex(({ word }) => hearing.has(word));
  const read = before.findLastIndex(({ word }) => reading.has(word));
  // "a sign that says": the sign comes first and the saying is its own.
  const isSign = before.some(({ word }) => ["sign", "signs", "banner", "poster", "billboard", "text"].includes(word));
  return read !== -1 && (read > heard || isSign);
}
