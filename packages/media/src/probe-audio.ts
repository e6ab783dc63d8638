import { round } from "./clip-reader.ts";
import { findClipReader, noClipReader } from "./open-clip-reader.ts";
import { lookAtFile } from "./look-at-file.ts";
import type { MediaJob, ProbedAudio, Track } from "./media-job.ts";
import type { MediaKind } from "./media-kind.ts";
import { type MediaRefusal, type MediaResult, refusal } from "./media-result.ts";

/** FFmpeg's demuxer of each container that is taken; no other one is opened. */
export const demuxers = { mp3: "mp3", wav: "wav", m4a: "mov", aac: "aac" } as const;

/** From a telephone's to a studio's; a header may declare one sample a second, of which a file holds weeks. */
const sampleRateMin = 4_000;
const sampleRateMax = 192_000;

/** Reads what a sound file is and how long it lasts. Runs in the media child. */
export async function probeAudio(
  job: Extract<MediaJob, { readonly kind: "probe_audio" }>,
): Promise<MediaResult<ProbedAudio>> {
  const { path, limits } = job;
  const { sizeBytes, kind } = await lookAtFile(path);
  if (sizeBytes > limits.sizeBytesMax)
    return refusal("too_large", `A sound file may have at most ${limits.sizeBytesMax} bytes, got ${sizeBytes}.`);
  if (kind === "html") return refusal("html", "The file is a web page, not a sound file.");
  const container = containerOf(kind);
  if (container === undefined)
    return refusal("unsupported", "The file's content is not sound that is taken; send MP3, WAV, M4A or AAC.");
  const reader = await findClipReader();
  if (reader === undefined) return noClipReader;
  const header = await reader.readHeader(path, demuxers[container]).catch(() => undefined);
  if (header === undefined) return refusal("broken", "The sound file is damaged or incomplete.");
  const track = header.tracks.find((found) => found.kind === "audio");
  if (track === undefined) return refusal("unsupported", "The file has no sound track.");
  if (header.tracks.some(isMovingPicture))
    return refusal("unsupported", "The file is a clip, not a sound; send MP3, WAV, M4A or AAC.");
  const { codec, sampleRate, channels } = track;
  if (sampleRate < sampleRateMin || sampleRate > sampleRateMax)
    return refusal(
      "unsupported",
      `Sound must have ${sampleRateMin} to ${sampleRateMax} samples a second, got ${sampleRate}.`,
    );
  const durationSeconds = header.durationSeconds || track.durationSeconds;
  if (durationSeconds > limits.durationSecondsMax)
    return soundTooLong(limits.durationSecondsMax, `${round(durationSeconds)}`);
  return { ok: true, container, durationSeconds, sizeBytes, codec, sampleRate, channels };
}

export function soundTooLong(secondsMax: number, seen: string): MediaRefusal {
  return refusal("too_long", `Sound may last at most ${secondsMax} seconds, got ${seen}.`);
}

/** The cover of a song is a video track of one picture. */
function isMovingPicture(track: Track): boolean {
  return track.kind === "video" && (track.frameCount > 1 || !/^(mjpeg|png|bmp|gif|webp)$/.test(track.codec));
}

function containerOf(kind: MediaKind): ProbedAudio["container"] | undefined {
  if (kind === "mp4") return "m4a"; // many writers brand a sound-only MP4 as isom
  return kind === "mp3" || kind === "wav" || kind === "m4a" || kind === "aac" ? kind : undefined;
}
