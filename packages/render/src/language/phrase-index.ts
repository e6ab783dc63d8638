import type { Lexicon, Meaning } from "./lexicon.ts";
import { tokenize } from "./tokenize.ts";

export interface Phrase {
  readonly words: readonly string[];
  readonly meanings: readonly Meaning[];
}

/** Phrases by their first word, longest first. */
export type PhraseIndex = ReadonlyMap<string, readonly Phrase[]>;

/** Prepares a lexicon for being looked up word by word. A phrase that is listed under several kinds of meaning has them all. */
export function indexed(lexicon: Lexicon): PhraseIndex {
  const byText = new Map<string, { readonly words: readonly string[]; readonly meanings: Meaning[] }>();
  for (const [phrases, meaning] of lexicon) {
    for (const phrase of phrases.split(",")) {
      const words = tokenize(phrase).map(({ word }) => word);
      const key = words.join(" ");
      const known = byText.get(key);
      if (known === undefined) byText.set(key, { words, meanings: [meaning] });
      // The last row that lists a phrase under a kind of meaning is the most particular one.
      else {
        const same = known.meanings.findIndex(
          (one) =>
            one.kind === meaning.kind &&
            // A word may tell variants of several settings apart.
            (one.kind !== "variant" || meaning.kind !== "variant" || one.setting === meaning.setting),
        );
        if (same === -1) known.meanings.push(meaning);
        else known.meanings[same] = meaning;
      }
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
