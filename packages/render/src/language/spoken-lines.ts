import type { Person, SpokenLine, Voice } from "../scene-spec.ts";
import { hashText, hashUnit } from "../scene/random.ts";
import { isPerson } from "../actor-classes.ts";
import type { CastShot } from "./cast-shots.ts";
import type { SpeechTopic } from "./lexicon.ts";
import type { ShotReading } from "./read-shot.ts";
import type { VoiceWords } from "./read-voice.ts";
import { speeches } from "./sentences.ts";

export interface LinesShot {
  readonly reading: ShotReading;
  readonly cast: CastShot;
  readonly startSeconds: number;
  /** Until the next shot with words of its own, or the clip's end. */
  readonly availableSeconds: number;
}

/** Words a second of the voices at a moderate pace; text is chosen by it, its real length is known when it is spoken. */
const wordsPerSecond = { slow: 2, moderate: 2.5, fast: 2.9 } as const;
/** Between two speakers, and before the first word of a shot. */
const pauseSeconds = 0.3;

/** What is said in a shot and by whom: the quoted words, or a text on what the prompt says is talked about. */
export function spokenLines(
  shot: LinesShot,
  { voice, seed }: { readonly voice: VoiceWords; readonly seed: number },
): readonly SpokenLine[] {
  const { reading, cast } = shot;
  const spoken = reading.quotations.filter(({ written }) => !written);
  const pace = wordsPerSecond[voice.pace ?? "moderate"];
  let said: readonly { readonly text: string; readonly actor: Person | undefined }[];
  if (spoken.length > 0) said = spoken.map(({ text, at }) => ({ text, actor: speakerAt(at, reading, cast) }));
  else {
    const topic = impliedTopic(reading, cast);
    if (topic === undefined) return [];
    const sentences = fittingSentences(topic, { words: (shot.availableSeconds - 2 * pauseSeconds) * pace, seed });
    // A voice-over is nobody's in the picture.
    const speakers = reading.narrated ? [] : cast.actors.filter(isPerson);
    said =
      dialogues.has(topic) && speakers.length > 1
        ? sentences.map((text, index) => ({ text, actor: speakers[index % 2] }))
        : [
            {
              text: sentences.join(" "),
              actor: speakers.find(({ action }) => action === "talk" || action === "cook") ?? speakers[0],
            },
          ];
  }
  const first = said[0]?.actor?.id;
  let seconds = Math.min(pauseSeconds, shot.availableSeconds * 0.2);
  return said.map(({ text, actor }) => {
    const startSeconds = shot.startSeconds + Math.min(seconds, shot.availableSeconds * 0.9);
    seconds += text.split(" ").length / pace + pauseSeconds;
    return {
      text,
      ...(actor === undefined ? {} : { actorId: actor.id }),
      startSeconds,
      voice: voiceOf(actor, { described: voice, first: actor?.id === first, seed }),
    };
  });
}

/** Whether somebody speaks in this shot when sound is asked for. */
export function speaksIn(reading: ShotReading): boolean {
  return (
    reading.quotations.some(({ written }) => !written) ||
    reading.topic !== undefined ||
    reading.action?.person === "talk"
  );
}

const dialogues: ReadonlySet<SpeechTopic> = new Set(["conversation", "argument"]);

function impliedTopic(reading: ShotReading, cast: CastShot): SpeechTopic | undefined {
  if (reading.unwanted.some(({ kind }) => kind === "speech" || kind === "says" || kind === "narrator"))
    return undefined;
  if (reading.topic !== undefined) return reading.topic;
  if (cast.actors.some(({ action }) => action === "talk")) return "conversation";
  return reading.narrated ? "story" : undefined;
}

/** Whole sentences from the beginning of a text, as many as there is time for and at least one. */
function fittingSentences(
  topic: SpeechTopic,
  { words, seed }: { readonly words: number; readonly seed: number },
): readonly string[] {
  const texts = speeches[topic];
  const text = texts[Math.floor(hashUnit(seed, hashText(`speech ${topic}`)) * texts.length)] ?? texts[0] ?? [];
  const kept: string[] = [];
  let count = 0;
  for (const sentence of text) {
    count += sentence.split(" ").length;
    if (kept.length > 0 && count > words) break;
    kept.push(sentence);
  }
  return kept;
}

/** The person named last before the words; or right after them, as in “…,” says the man. */
function speakerAt(at: number, { tokens, found }: ShotReading, cast: CastShot): Person | undefined {
  const people = cast.actors.filter(isPerson);
  const named = cast.named.flatMap(({ from, actor }) => (isPerson(actor) ? [{ from, actor }] : []));
  const index = tokens.findIndex((token) => token.at > at);
  const position = index === -1 ? tokens.length : index;
  const saysNext = found.some(({ meaning, from }) => meaning.kind === "says" && from === position);
  const after = saysNext ? named.find(({ from }) => from > position && from <= position + 4) : undefined;
  if (after !== undefined) return after.actor;
  const pronoun = found.findLast(
    ({ meaning, from }) =>
      meaning.kind === "pronoun" && meaning.sex !== undefined && from < position && from >= position - 4,
  );
  const sex = pronoun?.meaning.kind === "pronoun" ? pronoun.meaning.sex : undefined;
  const before = named.filter(({ from }) => from < position);
  const byPronoun =
    sex === undefined
      ? undefined
      : (before.findLast(({ actor }) => actor.sex === sex)?.actor ?? people.find((actor) => actor.sex === sex));
  // A group is named once; its first member speaks for it.
  const last = before.at(-1);
  return byPronoun ?? (last === undefined ? people[0] : before.find(({ from }) => from === last.from)?.actor);
}

function voiceOf(
  actor: Person | undefined,
  { described, first, seed }: { readonly described: VoiceWords; readonly first: boolean; readonly seed: number },
): Voice {
  // The description is of one voice: others keep only its pace and accent.
  const own = first ? described : {};
  const sex = own.sex ?? actor?.sex ?? (hashUnit(seed, hashText("voice")) < 0.5 ? "female" : "male");
  const natural = actor?.age === "child" ? 4 : actor?.age === "old" ? -1 : 0;
  return {
    sex,
    accent: described.accent ?? (actor?.kind === "robot" ? "robot" : "american"),
    pace: described.pace ?? "moderate",
    pitchSemitones: own.pitchSemitones ?? natural + (first ? 0 : sex === "female" ? 1 : -1),
    tone: own.tone ?? "neutral",
  };
}
