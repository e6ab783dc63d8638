import { open } from "node:fs/promises";
import { soundSampleRate } from "./clip-reader.ts";
import type { DecodedAudio, MediaJob } from "./media-job.ts";
import { type MediaResult, refusal } from "./media-result.ts";
import { findClipReader, noClipReader } from "./open-clip-reader.ts";
import { demuxers, probeAudio, soundTooLong } from "./probe-audio.ts";
import { wavHeader, wavHeaderBytes } from "./wav.ts";

/**
 * Writes the samples of a sound file, and nothing else of it, as a WAV of 16 bits at 48 kHz. Its length is counted, not
 * believed; what is longer than the limit is decoded no further. Runs in the media child.
 */
export async function decodeAudio(
  job: Extract<MediaJob, { readonly kind: "decode_audio" }>,
): Promise<MediaResult<DecodedAudio>> {
  const { path, outputPath, limits } = job;
  const probed = await probeAudio({ kind: "probe_audio", path, limits });
  if (!probed.ok) return probed;
  const reader = await findClipReader();
  if (reader === undefined) return noClipReader;
  const channels = probed.channels > 1 ? 2 : 1;
  const bytesPerSecond = soundSampleRate * channels * 2;
  const bytesMax = limits.durationSecondsMax * bytesPerSecond;
  let bytes = 0;
  await using file = await open(outputPath, "w", 0o600);
  await file.write(wavHeader(0, channels));
  try {
    for await (const samples of reader.sound(path, demuxers[probed.container], channels)) {
      bytes += samples.length;
      if (bytes > bytesMax) return soundTooLong(limits.durationSecondsMax, "more");
      await file.write(samples);
    }
  } catch {
    bytes = 0; // what came before the fault is no whole recording
  }
  if (bytes === 0) return refusal("broken", "The sound cannot be decoded: the file is damaged or empty.");
  const saidBytes = Math.round(probed.durationSeconds * soundSampleRate) * channels * 2;
  if (probed.container === "m4a" && bytes > saidBytes && bytes - saidBytes < paddingSecondsMax * bytesPerSecond) {
    bytes = saidBytes;
    await file.truncate(wavHeaderBytes + bytes);
  }
  await file.write(wavHeader(bytes, channels), 0, wavHeaderBytes, 0);
  return { ok: true, outputPath, channels, durationSeconds: bytes / bytesPerSecond };
}

/** AAC comes in blocks of 21 ms, the last one filled up; an M4A says where its sound ends, and not every FFmpeg cuts there. */
const paddingSecondsMax = 0.1;
