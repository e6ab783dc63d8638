import type { Voice } from "../scene-spec.ts";
import { filter, highPass, highShelf, lowShelf } from "./filter.ts";
import { type FliteVoice, fliteSampleRate, type Phone, runFlite } from "./flite.ts";
import { isReadable, readableText } from "./readable-text.ts";
import { resample } from "./resample.ts";
import { sampleRate } from "./stereo.ts";

export interface Speech {
  /** 48 kHz mono, peaks near 0.5, without silence at either end. */
  readonly samples: Float32Array;
  /** Times from the first sample. */
  readonly phones: readonly Phone[];
  readonly durationSeconds: number;
}

const stretchOfPace = { slow: 1.2, moderate: 1, fast: 0.85 } as const;

/** Seconds of silence kept before the first and after the last phone: a voice that starts at once clicks. */
const breath = 0.03;

/**
 * Speaks a text in a voice. Undefined when there is nothing to say: no word that the voice can read.
 *
 * @param hurry 1 is the voice's pace; 1.3 is 1.3 times as fast
 */
export async function speak(text: string, voice: Voice, hurry = 1): Promise<Speech | undefined> {
  if (!isReadable(text)) return undefined;
  const ratio = 2 ** (voice.pitchSemitones / 12);
  // Pitch is moved by playing faster or slower; speaking slower or faster by as much keeps the length.
  const stretch = (stretchOfPace[voice.pace] * ratio) / hurry;
  const speech = await runFlite(readableText(text), { name: voiceName(voice), stretch });
  const phones = speech.phones.map(({ name, endSeconds }) => ({ name, endSeconds: endSeconds / ratio }));
  const spoken = phones.findIndex(({ name }) => name !== "pau");
  if (spoken === -1 || speech.samples.length === 0) return undefined;
  const samples = resample(speech.samples, (fliteSampleRate * ratio) / sampleRate);
  return trimmed(coloured(samples, voice.tone), phones, spoken);
}

function voiceName({ accent, sex }: Voice): FliteVoice {
  if (accent === "robot") return "kal16";
  if (accent === "scottish") return "awb";
  return sex === "female" ? "slt" : "rms";
}

function coloured(samples: Float32Array, tone: Voice["tone"]): Float32Array {
  filter(samples, highPass(80)); // flite's rumble
  if (tone === "warm") filter(filter(samples, lowShelf(250, 3)), highShelf(4000, -3));
  if (tone === "bright") filter(filter(samples, lowShelf(200, -2)), highShelf(3500, 4));
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-6);
  return samples.map((sample) => (sample * 0.5) / peak);
}

function trimmed(samples: Float32Array, phones: readonly Phone[], spoken: number): Speech {
  const silentUntil = phones[spoken - 1]?.endSeconds ?? 0;
  const offset = Math.max(0, silentUntil - breath);
  const lastSpoken = phones.findLastIndex(({ name }) => name !== "pau");
  const end = Math.min(samples.length / sampleRate, (phones[lastSpoken]?.endSeconds ?? 0) + breath);
  const kept = samples.slice(Math.round(offset * sampleRate), Math.round(end * sampleRate));
  fadeEnds(kept);
  return {
    samples: kept,
    phones: phones
      .slice(Math.max(0, spoken - 1), lastSpoken + 1)
      .map(({ name, endSeconds }) => ({ name, endSeconds: endSeconds - offset })),
    durationSeconds: kept.length / sampleRate,
  };
}

function fadeEnds(samples: Float32Array): void {
  const count = Math.min(samples.length >> 1, Math.round(0.01 * sampleRate));
  for (let at = 0; at < count; at++) {
    const last = samples.length - 1 - at;
    samples[at] = ((samples[at] ?? 0) * at) / count;
    samples[last] = ((samples[last] ?? 0) * at) / count;
  }
}
