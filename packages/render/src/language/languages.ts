import { english } from "./english/english.ts";
import type { Language } from "./lexicon.ts";
import { chinese } from "./other/chinese.ts";
import { french } from "./other/french.ts";
import { german } from "./other/german.ts";
import { japanese } from "./other/japanese.ts";
import { spanish } from "./other/spanish.ts";
import { isUnspaced, type Token } from "./tokenize.ts";
import { indexed, type PhraseIndex } from "./phrase-index.ts";

export type LanguageName = "english" | "chinese" | "japanese" | "spanish" | "french" | "german";

/** A language made ready for reading. */
export interface ReadyLanguage extends Language {
  readonly name: LanguageName;
  readonly indexes: readonly PhraseIndex[];
}

const ready = (name: LanguageName, language: Language): ReadyLanguage => ({
  ...language,
  name,
  indexes: language.lexicons.map(indexed),
});

export const englishLanguage: ReadyLanguage = ready("english", english);
const chineseLanguage = ready("chinese", chinese);
const japaneseLanguage = ready("japanese", japanese);
const alphabetic = [englishLanguage, ready("spanish", spanish), ready("french", french), ready("german", german)];

/** The language of a prompt: by its script, else the one whose small words and nouns it has most of. English if in doubt. */
export function languageOf(tokens: readonly Token[]): ReadyLanguage {
  let unspaced = 0;
  let kana = 0;
  for (const { word } of tokens) {
    if (!isUnspaced(word)) continue;
    unspaced++;
    if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)) kana++;
  }
  // A Chinese word among English ones does not make the prompt Chinese.
  if (unspaced * 2 >= tokens.length && unspaced > 0) return kana > 0 ? japaneseLanguage : chineseLanguage;
  let best = englishLanguage;
  let most = 0;
  for (const language of alphabetic) {
    const known = tokens.filter(
      ({ word }) => language.stopWords.has(word) || language.indexes.some((index) => index.has(word)),
    ).length;
    if (known > most) {
      most = known;
      best = language;
    }
  }
  return best;
}
