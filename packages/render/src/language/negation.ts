import type { Language } from "./lexicon.ts";
import type { Token } from "./tokenize.ts";

/** "without any people, cars or neon signs" reaches this far. */
const reachWords = 6;

/** Indices of the tokens that a "no", "without", "not" … takes away. A list after a comma is reached by "or" and "and" only. */
export function negatedTokens(
  tokens: readonly Token[],
  { negating, restoring }: Pick<Language, "negating" | "restoring">,
): ReadonlySet<number> {
  const negated = new Set<number>();
  for (const [index, { word }] of tokens.entries()) {
    if (!negating.has(word)) continue;
    for (let at = index + 1; at < tokens.length && at <= index + reachWords; at++) {
      const token = tokens[at];
      if (token === undefined || token.after === "sentence") break;
      if (token.after === "clause" && !joining.has(token.word)) break;
      if (restoring.has(token.word) && at > index + 1) break;
      negated.add(at);
    }
  }
  return negated;
}

const joining = new Set(["or", "nor", "and", "ni", "y", "o", "et", "ou", "oder", "und", "noch"]);
