import { nodeAvReader } from "../../packages/media/src/node-av-clip-reader.ts";
import { loadNodeAv } from "../../packages/media/src/node-av.ts";

/** How many samples a second a test's recording has: not what it becomes here. */
const sampleRate = 22_050;

/** A voice of a kind at an instant: syllables of a gliding tone, and a pause at the end of each second. */
function voiceAt(seconds: number): number {
  const within = seconds % 1;
  if (within > 0.7) return 0;
  const glide = 2 * Math.PI * (190 * seconds + 25 * Math.sin(3 * seconds));
  return 0.3 * Math.sin((Math.PI * within) / 0.7) * (Math.sin(glide) + 0.4 * Math.sin(2 * glide));
}

/** A WAV of so many seconds of that voice. */
export function makeRecording(
  seconds: number,
  options: { readonly channels?: 1 | 2; readonly sampleRate?: number; readonly trailer?: string } = {},
): Buffer<ArrayBuffer> {
  const { channels = 1, sampleRate: rate = sampleRate, trailer = "" } = options;
  const count = Math.round(seconds * rate);
  const wav = Buffer.alloc(44 + count * channels * 2);
  wav.write("RIFF", 0, "latin1");
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write("WAVEfmt ", 8, "latin1");
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(channels, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * channels * 2, 28);
  wav.writeUInt16LE(channels * 2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36, "latin1");
  wav.writeUInt32LE(count * channels * 2, 40);
  for (let at = 0; at < count; at++) {
    const sample = Math.round(voiceAt(at / rate) * 32_767);
    for (let channel = 0; channel < channels; channel++) wav.writeInt16LE(sample, 44 + (at * channels + channel) * 2);
  }
  return Buffer.concat([wav, Buffer.from(trailer)]);
}

/** That voice at 48 kHz. */
export function voiceSamples(seconds: number): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * 48_000) }, (_, at) => voiceAt(at / 48_000));
}

/** What an MP4 sounds like: both sides together, at 48 kHz. */
export async function readSoundOfMp4(file: string): Promise<Float32Array> {
  const library = await loadNodeAv();
  if (library === undefined) throw new Error("node-av is not installed");
  const chunks: Buffer[] = [];
  for await (const chunk of nodeAvReader(library).sound(file, "mov", 1)) chunks.push(Buffer.from(chunk));
  return samplesOf(Buffer.concat(chunks));
}

/** 16-bit samples as numbers of -1 to 1. */
export function samplesOf(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readInt16LE(at * 2) / 32_768);
}

/** Pearson's, over the samples that both have: 1 for the same sound at any loudness. */
export function correlation(one: Float32Array, other: Float32Array): number {
  const count = Math.min(one.length, other.length);
  let [both, first, second] = [0, 0, 0];
  for (let at = 0; at < count; at++) {
    const [a = 0, b = 0] = [one[at], other[at]];
    both += a * b;
    first += a * a;
    second += b * b;
  }
  return both / Math.sqrt(first * second);
}
