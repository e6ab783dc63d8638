import type { CameraMove } from "../scene-spec.ts";
import type { PromptInput } from "./prompt-input.ts";

/** One shot's words and time. */
export interface PlannedShot {
  readonly prompt: string;
  readonly durationSeconds: number;
  /** The storyboard's own framing, where the words name none. */
  readonly framing?: CameraMove["framing"];
  /** True when the words are those of the shot before: what is said in them is said once. */
  readonly repeated: boolean;
  /** How the words lead over from the shot before: a cut unless they say "fade to". */
  readonly transition?: "cut" | "dissolve";
}

/** The API's own limit is six; a cut more often than that is not seen. */
const shotsMax = 6;
/** A shot shorter than this reads as a mistake. */
const shotSecondsMin = 1;
const durationSecondsMax = 600;

/** How the clip divides into shots. Durations are whole frames as far as the clip's is, and add up to it exactly. */
export function planShots(input: PromptInput, framesPerSecond: number): readonly PlannedShot[] {
  const total = input.still ? 1 / framesPerSecond : clipSeconds(input.durationSeconds, framesPerSecond);
  const explicit = input.shots
    .filter(({ durationSeconds }) => durationSeconds > 0 && Number.isFinite(durationSeconds))
    .slice(0, shotsMax);
  if (input.still || (explicit.length === 0 && !input.multiShot))
    return [{ prompt: wholePrompt(input), durationSeconds: total, repeated: false }];
  if (explicit.length > 0) {
    const durations = divided(
      total,
      explicit.map(({ durationSeconds }) => durationSeconds),
      framesPerSecond,
    );
    return durations.map((durationSeconds, index) => ({
      // What the request says of the whole clip holds in its first shot and carries over.
      prompt:
        index === 0 && input.prompt.trim() !== ""
          ? `${explicit[0]?.prompt ?? ""}\n${input.prompt}`
          : (explicit[index]?.prompt ?? ""),
      durationSeconds,
      repeated: false,
    }));
  }
  const room = Math.max(1, Math.floor(total / shotSecondsMin));
  const parts = partPrompt(input.prompt).slice(0, Math.min(shotsMax, room));
  if (parts.length > 1) {
    const durations = divided(
      total,
      parts.map(() => 1),
      framesPerSecond,
    );
    return durations.map((durationSeconds, index) => ({
      prompt: parts[index]?.text ?? "",
      durationSeconds,
      repeated: false,
      ...(index === 0 ? {} : { transition: parts[index]?.transition ?? "cut" }),
    }));
  }
  const board = storyboard.slice(0, Math.min(storyboard.length, room));
  const durations = divided(
    total,
    board.map(({ weight }) => weight),
    framesPerSecond,
  );
  return durations.map((durationSeconds, index) => ({
    prompt: input.prompt,
    durationSeconds,
    framing: board[index]?.framing ?? "wide",
    repeated: index > 0,
  }));
}

const storyboard = [
  { framing: "wide", weight: 4 },
  { framing: "medium", weight: 3 },
  { framing: "close-up", weight: 3 },
] as const;

function wholePrompt({ prompt, shots }: PromptInput): string {
  return prompt.trim() === "" ? shots.map((shot) => shot.prompt).join("\n") : prompt;
}

const cut =
  /(?:[.;,\n]\s*|\s)(?:and\s+then|then|(?:the\s+camera\s+)?(?:smash\s+|hard\s+|jump\s+|match\s+)?cut(?:s|ting)?\s+to|next\s+shot|afterwards|after\s+that|(?:slowly\s+|slow\s+)?(?:cross)?-?(?:fade|dissolve)s?\s+(?:in)?to(?!\s+(?:black|white)))\b[:,]?\s*|[.;,\n]\s*(?:corte\s+a|luego|después|despues|coupe\s+sur|puis|ensuite|fondu\s+(?:vers|sur|enchaîné)|schnitt\s+(?:auf|zu)|dann|danach|überblendung\s+(?:auf|zu))(?![\p{L}\p{N}])[:,]?\s*|[，。；、,.;\s]\s*(?:然后|然後|接着|接著|随后|切换到|切到|镜头切换到|淡入|次に|それから|カット[:：、]|そして)\s*|\s*(?:->|→|\|\|)\s*|(?:^|\n|\s)\[?(?:shot|scene|镜头|カット|plano|toma|plan|szene|scène|escena)\s*\d{1,2}\]?\s*[:.)-]\s*/giu;
const dissolving = /fade|dissolve|fondu|überblend|淡入/iu;

/** The parts of a prompt that "then", "cut to", "fade to" or "shot 2:" part, in order. */
export function partPrompt(
  prompt: string,
): readonly { readonly text: string; readonly transition: "cut" | "dissolve" }[] {
  // Long blanks would be scanned anew from each of their characters.
  const text = prompt.replace(/[^\S\n]+/gu, " ").replace(/\n[\n ]*/gu, "\n");
  // A cut within quoted words is part of what is said.
  const quotes = [...text.matchAll(/"[^"]*"|“[^”]*”|「[^」]*」/gu)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
  }));
  const parts: { readonly text: string; readonly transition: "cut" | "dissolve" }[] = [];
  let from = 0;
  let transition: "cut" | "dissolve" = "cut";
  for (const found of text.matchAll(cut)) {
    if (quotes.some((quote) => found.index >= quote.from && found.index < quote.to)) continue;
    parts.push({ text: text.slice(from, found.index), transition });
    from = found.index + found[0].length;
    transition = dissolving.test(found[0]) ? "dissolve" : "cut";
  }
  parts.push({ text: text.slice(from), transition });
  return parts.map((part) => ({ ...part, text: part.text.trim() })).filter((part) => /\p{L}/u.test(part.text));
}

function clipSeconds(seconds: number, framesPerSecond: number): number {
  if (!Number.isFinite(seconds) || seconds <= 0) return 5;
  return Math.min(durationSecondsMax, Math.max(seconds, 1 / framesPerSecond));
}

/** A time divided by weights, at whole frames; the last part takes what rounding leaves. */
function divided(total: number, shares: readonly number[], framesPerSecond: number): readonly number[] {
  // Bounded so that their sum is finite.
  const weights = shares.map((share) => Math.min(share, durationSecondsMax));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const frames = Math.max(1, Math.floor(total * framesPerSecond));
  const kept = weights.slice(0, frames);
  let until = 0;
  let weighed = 0;
  return kept.map((weight, index) => {
    weighed += weight;
    const last = index === kept.length - 1;
    const latest = frames - (kept.length - 1 - index);
    const end = last
      ? total
      : Math.min(
          latest,
          Math.max(Math.round(until * framesPerSecond) + 1, Math.round((total * framesPerSecond * weighed) / sum)),
        ) / framesPerSecond;
    const durationSeconds = end - until;
    until = end;
    return durationSeconds;
  });
}
