import assert from "node:assert";
import type { MouthCue, SceneSpec } from "../scene-spec.ts";
import { ambience } from "./ambience.ts";
import { effects } from "./effects.ts";
import { gainTo, master } from "./loudness.ts";
import { mouthCues } from "./mouth-shapes.ts";
import { music } from "./music.ts";
import { type PlacedLine, placeLines } from "./place-lines.ts";
import { addMono, addStereo, sampleRate, silence, type Stereo } from "./stereo.ts";

export interface Soundtrack {
  readonly sampleRate: 48_000;
  /** Exactly as long as the shots together; -1 to 1. */
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** False when every sample is zero. */
  readonly audible: boolean;
  readonly mouthCues: readonly MouthCue[];
  readonly spoken: readonly SpokenText[];
}

/** What was really said, and when. */
export interface SpokenText {
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** True when the line was too long for the clip and lost its last words. */
  readonly shortened: boolean;
}

/** Integrated loudness of what is heard: what phones and video sites expect, within 2 LU. */
const target = { lufs: -16, peak: 10 ** (-1.5 / 20) }; // 1.5 dB left for what AAC adds to peaks

/**
 * Composes the sound of a clip: speech or a recording of it, the places' ambience, music, what the actors do; mixed to
 * -16 LUFS. The same spec and recording give the same samples. A spec that is not audible gives silence and no mouth cues.
 *
 * @param recording what `spec.audio.recording` stands for; cut at the clip's end, or followed by what else is heard
 */
export async function composeSoundtrack(spec: SceneSpec, recording?: Stereo): Promise<Soundtrack> {
  const seconds = spec.shots.reduce((sum, shot) => sum + shot.durationSeconds, 0);
  const samples = Math.round(seconds * sampleRate);
  if (!spec.audio.audible) return { sampleRate, ...silence(samples), audible: false, mouthCues: [], spoken: [] };
  const lines = await placeLines(spec.audio.lines, seconds);
  assert((spec.audio.recording === undefined) === (recording === undefined), "a recording is in the spec and given");
  const mix = mixed(spec, { lines, recording }, samples);
  master(mix, target);
  return {
    sampleRate,
    ...mix,
    audible: mix.left.some((sample) => sample !== 0),
    mouthCues: lines.flatMap(({ line: { actorId }, startSeconds, speech }) =>
      actorId === undefined ? [] : mouthCues(speech.phones, { actorId, startSeconds }),
    ),
    spoken: lines.map(({ line, text, startSeconds, speech }) => ({
      text,
      startSeconds,
      endSeconds: startSeconds + speech.durationSeconds,
      shortened: text !== line.text.trim().replace(/\s+/g, " "),
    })),
  };
}

interface Voices {
  readonly lines: readonly PlacedLine[];
  readonly recording: Stereo | undefined;
}

function mixed(spec: SceneSpec, { lines, recording }: Voices, samples: number): Stereo {
  const mix = silence(samples);
  const duck = ducking(
    [
      ...lines.map(({ startSeconds, speech }) => ({ startSeconds, endSeconds: startSeconds + speech.durationSeconds })),
      ...(recording === undefined ? [] : [{ startSeconds: 0, endSeconds: recording.left.length / sampleRate }]),
    ],
    samples,
  );
  addStereo(mix, ambience(spec.audio.ambience, samples, spec.seed), duck);
  if (spec.audio.effects) addStereo(mix, effects(spec, samples), duck);
  addStereo(mix, music(spec.audio.music, samples, spec.seed), duck);
  fade(mix);
  for (const { startSeconds, speech } of lines) {
    addMono(mix, speech.samples, { atSeconds: startSeconds, gain: 0.7, pan: 0 });
    // Two early reflections, left and right: the voice stands in a room instead of in the listener's head.
    addMono(mix, speech.samples, { atSeconds: startSeconds + 0.017, gain: 0.09, pan: -0.8 });
    addMono(mix, speech.samples, { atSeconds: startSeconds + 0.029, gain: 0.07, pan: 0.8 });
  }
  // It stands in its own room already.
  if (recording !== undefined) addStereo(mix, recording, gainTo(recording, recordingLufs));
  return mix;
}

/** As loud as the voices of lines are before the mix is mastered. */
const recordingLufs = -20;

/** Share of the bed's level while somebody speaks: 9 dB less. */
const ducked = 0.35;

/** The bed's gain over time: down within 0.15 s before a voice, up within half a second after it. */
function ducking(
  voices: readonly { readonly startSeconds: number; readonly endSeconds: number }[],
  samples: number,
): Float32Array {
  const gain = new Float32Array(samples).fill(1);
  for (const { startSeconds, endSeconds } of voices) {
    const from = Math.max(0, Math.floor((startSeconds - 0.15) * sampleRate));
    const to = Math.min(samples, Math.ceil((endSeconds + 0.5) * sampleRate));
    for (let at = from; at < to; at++) {
      const t = at / sampleRate;
      const away = Math.max((startSeconds - t) / 0.15, (t - endSeconds) / 0.5, 0);
      const wanted = ducked + (1 - ducked) * away * away * (3 - 2 * away);
      gain[at] = Math.min(gain[at] ?? 1, wanted);
    }
  }
  return gain;
}

/** The bed comes within 0.15 s and goes within 0.4 s, less in a very short clip. */
function fade({ left, right }: Stereo): void {
  const rise = Math.min(0.15 * sampleRate, left.length / 4);
  const fall = Math.min(0.4 * sampleRate, left.length / 4);
  for (const channel of [left, right]) {
    for (let at = 0; at < channel.length; at++) {
      const gain = Math.min(1, at / rise, (channel.length - 1 - at) / fall);
      if (gain < 1) channel[at] = (channel[at] ?? 0) * gain;
    }
  }
}
