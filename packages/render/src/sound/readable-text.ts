/**
 * A text as the voices can read it: they are English and know the letters of ASCII. Accents are dropped, "señor" is
 * read as "senor"; letters of other scripts are left out.
 */
export function readableText(text: string): string {
  return text
    .replace(/[ßæœøłđðþ]/giu, (letter) => spelled[letter.toLowerCase()] ?? "")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[‘’]/g, "'")
    .replace(/[–—]+/g, ", ")
    .replace(/[^\x20-\x7e]+/g, " ")
    .replace(/ +(?=[ ,.;:!?])/g, "")
    .trim();
}

/** Whether a voice finds something to say in a text. */
export function isReadable(text: string): boolean {
  return /[a-z0-9]/i.test(readableText(text));
}

/** Latin letters that are not an ASCII one with a mark. */
const spelled: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "th",
  þ: "th",
};
