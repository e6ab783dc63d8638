import type { SceneWarning, SpokenLine } from "../scene-spec.ts";
import { isReadable, readableText } from "../sound/readable-text.ts";
import { englishLanguage, languageOf, type LanguageName } from "./languages.ts";
import type { ShotReading } from "./read-shot.ts";
import { tokenize } from "./tokenize.ts";

/** What of the lines is not heard as it is written: every voice here is English. Each line once. */
export function lineWarnings(lines: readonly SpokenLine[], readings: readonly ShotReading[]): readonly SceneWarning[] {
  return lines.flatMap((line, index) => {
    const first = lines.findIndex(({ text }) => text === line.text) === index;
    const warning = first ? lineWarning(line, readings) : undefined;
    return warning === undefined ? [] : [warning];
  });
}

function lineWarning({ text, actorId }: SpokenLine, readings: readonly ShotReading[]): SceneWarning | undefined {
  const reading = readings.find(({ quotations }) => quotations.some((quoted) => quoted.text === text));
  // Words that the prompt does not give are chosen from English ones.
  if (reading === undefined) {
    const asked = readings.find(({ language }) => language !== "english")?.language;
    if (asked === undefined) return undefined;
    return {
      code: "line_approximated",
      message: `What is said has no words in the prompt; an English voice says "${shown(text)}", as none here speaks ${names[asked]}.`,
    };
  }
  const script = scriptOf(text);
  if (script === undefined) {
    const language = languageOfLine(text, reading.language);
    if (language === "english") return undefined;
    return {
      code: "line_approximated",
      message: `"${shown(text)}" is read by an English voice, as none here speaks ${names[language]}.`,
    };
  }
  const why = `the voices here read Latin letters only, and it is written in ${script}`;
  if (isReadable(text))
    return {
      code: "line_unspoken",
      message: `Of "${shown(text)}" only "${shown(readableText(text))}" is heard: ${why}.`,
    };
  const silent = actorId === undefined ? "" : " and the speaker's lips stay closed";
  return {
    code: "line_unspoken",
    message: `"${shown(text)}" is not spoken: ${why}. The other sounds are heard in its place${silent}.`,
  };
}

const names: Readonly<Record<LanguageName, string>> = {
  english: "English",
  chinese: "Chinese",
  japanese: "Japanese",
  spanish: "Spanish",
  french: "French",
  german: "German",
};

/** How the letters of a text are called that are not Latin ones; undefined when there are none. */
function scriptOf(text: string): string | undefined {
  const foreign = (text.match(/\p{L}/gu) ?? []).filter((letter) => !isReadable(letter));
  if (foreign.length === 0) return undefined;
  return scripts.find(([pattern]) => foreign.some((letter) => pattern.test(letter)))?.[1] ?? "another script";
}

const scripts: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, "Japanese"],
  [/\p{Script=Han}/u, "Chinese characters"],
  [/\p{Script=Hangul}/u, "Korean"],
  [/\p{Script=Cyrillic}/u, "Cyrillic"],
  [/\p{Script=Arabic}/u, "Arabic"],
  [/\p{Script=Hebrew}/u, "Hebrew"],
  [/\p{Script=Greek}/u, "Greek"],
  [/\p{Script=Devanagari}/u, "Devanagari"],
  [/\p{Script=Thai}/u, "Thai"],
];

/** A line's own words tell its language; where they are too few, the prompt's does. */
function languageOfLine(text: string, prompt: LanguageName): LanguageName {
  const tokens = tokenize(text);
  const own = languageOf(tokens).name;
  if (own !== "english") return own;
  const english = tokens.some(
    ({ word }) => englishLanguage.stopWords.has(word) || englishLanguage.indexes.some((index) => index.has(word)),
  );
  return english ? "english" : prompt;
}

/** A line of this many characters is known by its beginning. */
const shownMax = 60;

function shown(text: string): string {
  // Never half of a pair of surrogates.
  return text.length <= shownMax ? text : `${text.slice(0, shownMax - 1).replace(/\p{Cs}$/u, "")}…`;
}
