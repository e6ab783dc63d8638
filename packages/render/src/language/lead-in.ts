import { articleWords, describing, leadWords, type Subject, within, type Words } from "./subject.ts";

export const mounting = new Set([
  "on",
  "onto",
  "upon",
  "atop",
  "astride",
  "auf",
  "sur",
  "sobre",
  "encima",
  "a",
  "aboard",
]);

export const entering = new Set(["in", "inside", "aboard", "im", "en", "dans", "within"]);

export const carrying = new Set(["with", "mit", "con", "avec", "by"]);

/** The preposition before a noun and its adjectives; "object" when what is done stands there instead. */
export function leadIn(subject: Subject, { tokens, found, language }: Words): string {
  const nearby = within(found, subject.from - leadWords - 3, subject.from);
  for (let at = subject.from - 1; at >= 0 && at >= subject.from - leadWords; at--) {
    if (tokens[at + 1]?.after !== "word") return "";
    const word = tokens[at]?.word ?? "";
    if (word === "a" && language.name === "english") continue;
    if (mounting.has(word) || entering.has(word) || carrying.has(word)) return word;
    const here = nearby.filter(({ from, length }) => at >= from && at < from + length);
    const acts = here.some(({ meaning }) => meaning.kind === "action");
    const attributive = word.endsWith("ing") && articleWords.has(tokens[at - 1]?.word ?? "");
    if (acts && !attributive) return "object";
    if (here.some(({ meaning }) => meaning.kind === "actor" || meaning.kind === "place")) return "";
    if (betweenNouns.has(word)) return "";
  }
  return "";
}

const betweenNouns = new Set(
  "past behind after towards toward to over beside near next around from before under into through against for of as at and und y et out off along".split(
    " ",
  ),
);

/** Whether "with", "and" or "his" stands before a noun and its adjectives. */
export function followsCompanion(subject: Subject, { tokens, found, language }: Words): boolean {
  const nearby = within(found, subject.from - leadWords, subject.from);
  for (let at = subject.from - 1; at >= 0 && at >= subject.from - leadWords; at--) {
    const word = tokens[at]?.word ?? "";
    if (companions.has(word)) return true;
    const describes = nearby.some(
      ({ meaning, from, length }) =>
        describing.has(meaning.kind) && meaning.kind !== "action" && at >= from && at < from + length,
    );
    if (!describes && !language.stopWords.has(word)) return false;
  }
  return false;
}

const companions = new Set([
  "with",
  "and",
  "his",
  "her",
  "their",
  "its",
  "con",
  "y",
  "su",
  "avec",
  "et",
  "son",
  "sa",
  "mit",
  "und",
  "ihrem",
  "seinem",
  "和",
  "跟",
  "と",
]);
