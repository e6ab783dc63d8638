/** A word of a prompt, with what stands before it. */
export interface Token {
  /** Lower case, without accents and possessive 's; a single character of scripts that put no space between words. */
  readonly word: string;
  /** What separates it from the token before: nothing, a clause (", ; :" or a dash) or a sentence. */
  readonly after: "word" | "clause" | "sentence";
  /** Index of its first character in the text, in UTF-16 units. */
  readonly at: number;
}

/** Longer prompts are cut: the API allows 2,500 characters, and 4,000 leave room for a folded-in voice. */
const charactersMax = 4_000;
/** Words longer than this are noise, and comparing them costs time. */
const wordCharactersMax = 40;

const wordPattern =
  /(?=\p{L})[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
const unspaced = /^(?=\p{L})[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]$/u;

/** The words of a text, in order. Never throws; a text without words gives an empty list. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const found of text.slice(0, charactersMax).matchAll(wordPattern)) {
    const gap = text.slice(end, found.index);
    for (const word of wordsOf(found[0])) {
      const first = tokens.length === 0 || tokens.at(-1)?.at !== found.index;
      tokens.push({ word, after: first ? separation(gap) : "word", at: found.index });
    }
    end = found.index + found[0].length;
  }
  return tokens;
}

/** The spaceless, accentless form in which words are compared. */
function normalised(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase();
}

export function isUnspaced(word: string): boolean {
  return unspaced.test(word);
}

function wordsOf(found: string): readonly string[] {
  const word = normalised(found.slice(0, wordCharactersMax)).replace(/[’']/g, "'");
  if (word.endsWith("'s")) return [word.slice(0, -2)];
  // French l'eau, d'un: the article is a word of its own; English don't stays one.
  const elided = /^([ldjmnsc]|qu)'(.+)$/.exec(word);
  if (elided?.[1] !== undefined && elided[2] !== undefined) return [elided[1], elided[2]];
  return [word.replaceAll("'", "")];
}

function separation(gap: string): Token["after"] {
  if (/[.!?\n\r。！？…]/u.test(gap)) return "sentence";
  return /[,;:،、，；：()[\]|—–/]/u.test(gap) || / - /.test(gap) ? "clause" : "word";
}
