/** A guess at a word's base form. */
export interface WordForm {
  readonly word: string;
  readonly plural: boolean;
  /** True when an ending of verbs was taken off: no noun is written so. */
  readonly verbal: boolean;
}

/**
 * A word and the base forms it may have by the rules of English spelling, likeliest first: "dancing" gives dancing,
 * danc, dance. Wrong guesses are harmless, since only those in a lexicon count.
 */
export function wordForms(word: string): readonly WordForm[] {
  const forms: WordForm[] = [{ word, plural: false, verbal: false }];
  if (ownForms.has(word)) return forms;
  const add = (base: string, plural: boolean): void => {
    // Shorter stems are other words: "king" is not "k", "seas" not "se".
    if (base.length >= 3) forms.push({ word: base, plural, verbal: !plural });
  };
  if (word.endsWith("ies")) add(`${word.slice(0, -3)}y`, true);
  if (word.endsWith("ves")) {
    add(`${word.slice(0, -3)}f`, true);
    add(`${word.slice(0, -3)}fe`, true);
  }
  if (/(?:s|x|z|ch|sh|o)es$/.test(word)) add(word.slice(0, -2), true);
  if (/[^su]s$/.test(word)) add(word.slice(0, -1), true);
  for (const ending of ["ing", "ed"]) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    add(stem, false);
    add(`${stem}e`, false);
    if (/([bdgklmnprt])\1$/.test(stem)) add(stem.slice(0, -1), false);
    if (stem.endsWith("i")) add(`${stem.slice(0, -1)}y`, false);
    if (ending === "ing" && stem.endsWith("y")) add(`${stem.slice(0, -1)}ie`, false);
  }
  return forms;
}

/** Words that only look as if they were made from another: a deserted street is no desert. */
const ownForms: ReadonlySet<string> = new Set([
  "deserted",
  "housed",
  "roomed",
  "parking",
  "housing",
  "stages",
  "spaced",
  "gardening",
  "gas",
  "lens",
  "glass",
  "news",
  "bed",
  "sled",
  "seed",
]);
