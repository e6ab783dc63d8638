import type { Token } from "./tokenize.ts";

const negating = new Set([
  "no",
  "not",
  "without",
  "never",
  "dont",
  "doesnt",
  "isnt",
  "arent",
  "avoid",
  "except",
  "nor",
  "exclude",
  "sans",
  "sin",
  "ohne",
  "kein",
  "keine",
  "没",
  "無",
  "沒",
]);
/** Words after which what follows is wanted again: "no people but a dog", "not in a city, with a lake". */
const ending = new Set([
  "but",
  "with",
  "just",
  "only",
  "instead",
  "while",
  "rather",
  "then",
  "in",
  "at",
  "on",
  "is",
  "are",
  "walks",
  "during",
  "mit",
  "con",
  "avec",
]);
/** "without any people, cars or neon signs" reaches this far. */
const reachWords = 6;

/** Indices of the tokens that a "no", "without", "not" … takes away. A list after a comma is reached by "or" and "and" only. */
export function negatedTokens(tokens: readonly Token[]): ReadonlySet<number> {
  const negated = new Set<number>();
  for (const [index, { word }] of tokens.entries()) {
    if (!negating.has(word)) continue;
    for (let at = index + 1; at < tokens.length && at <= index + reachWords; at++) {
      const token = tokens[at];
      if (token === undefined || token.after === "sentence") break;
      if (token.after === "clause" && token.word !== "or" && token.word !== "nor" && token.word !== "and") break;
      if (ending.has(token.word) && at > index + 1) break;
      negated.add(at);
    }
  }
  return negated;
}
