import type { SpokenLine } from "../scene-spec.ts";
import { type Speech, speak } from "./speak.ts";

export interface PlacedLine {
  readonly line: SpokenLine;
  /** What is really said: all of the line's text, or its first words. */
  readonly text: string;
  readonly startSeconds: number;
  readonly speech: Speech;
}

/** Seconds between two speakers, and between the last word and the clip's end. */
const gap = 0.15;
const tail = 0.2;

/** How much faster than asked a voice may speak before words are left out; beyond 1.3 it is hard to follow. */
const hurries = [1, 1.15, 1.3] as const;

/** Words a second that no voice here exceeds; text beyond it is not even tried, whatever its length. */
const wordsPerSecondMax = 6;

/** Lines of one clip that are spoken; a clip of 15 s has no time for more. */
const linesMax = 16;

/**
 * Speaks the lines of a clip one after another, each at its time or when the one before has ended. What does not fit is
 * spoken faster, then loses its last words; never a part of one.
 */
export async function placeLines(lines: readonly SpokenLine[], clipSeconds: number): Promise<readonly PlacedLine[]> {
  const inOrder = lines
    .toSorted((one, other) => one.startSeconds - other.startSeconds)
    .slice(0, linesMax)
    .map((line) => ({ line, words: wordsOf(line.text).slice(0, Math.ceil(clipSeconds * wordsPerSecondMax)) }));
  let placed: readonly PlacedLine[] = [];
  for (const hurry of hurries) {
    placed = await placeAll(inOrder, hurry);
    if (endOf(placed) <= clipSeconds - tail) return placed;
  }
  return await shorten(placed, clipSeconds - tail);
}

async function placeAll(
  lines: readonly { readonly line: SpokenLine; readonly words: readonly string[] }[],
  hurry: number,
): Promise<readonly PlacedLine[]> {
  const placed: PlacedLine[] = [];
  for (const { line, words } of lines) {
    const text = words.join(" ");
    const speech = await speak(text, line.voice, hurry);
    const previous = placed.at(-1);
    const earliest = previous === undefined ? 0 : previous.startSeconds + previous.speech.durationSeconds + gap;
    if (speech !== undefined)
      placed.push({ line, text, speech, startSeconds: Math.max(0, line.startSeconds, earliest) });
  }
  return placed;
}

/** Leaves out the last words of each line that passes the end, and lines of which no word fits. */
async function shorten(placed: readonly PlacedLine[], endSeconds: number): Promise<readonly PlacedLine[]> {
  const kept: PlacedLine[] = [];
  for (const line of placed) {
    const fitting = await fitted(line, endSeconds);
    if (fitting !== undefined) kept.push(fitting);
  }
  return kept;
}

async function fitted(placed: PlacedLine, endSeconds: number): Promise<PlacedLine | undefined> {
  const availableSeconds = endSeconds - placed.startSeconds;
  if (placed.speech.durationSeconds <= availableSeconds) return placed;
  const words = wordsOf(placed.text);
  // Length is nearly proportional to words: the first guess is close, then one word less each time.
  let count = Math.min(words.length - 1, Math.ceil((words.length * availableSeconds) / placed.speech.durationSeconds));
  for (; count > 0; count--) {
    const text = words.slice(0, count).join(" ");
    const speech = await speak(text, placed.line.voice, hurries.at(-1));
    if (speech !== undefined && speech.durationSeconds <= availableSeconds) return { ...placed, text, speech };
  }
  return undefined;
}

function endOf(placed: readonly PlacedLine[]): number {
  return placed.reduce((end, { startSeconds, speech }) => Math.max(end, startSeconds + speech.durationSeconds), 0);
}

/** Longer than any word; a voice spells a string without spaces letter by letter, which could take minutes. */
const wordCharactersMax = 40;

function wordsOf(text: string): readonly string[] {
  return text
    .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => word.slice(0, wordCharactersMax));
}
