import { type ClipHeader, round } from "./clip-reader.ts";
import { findClipReader, noClipReader } from "./open-clip-reader.ts";
import { lookAtFile } from "./look-at-file.ts";
import type { MediaJob, ProbedVideo } from "./media-job.ts";
import type { VideoLimits } from "./media-limits.ts";
import { type MediaRefusal, type MediaResult, refusal } from "./media-result.ts";

const broken = refusal("broken", "The clip's header is damaged or incomplete.");

/** Reads what a clip's header says and holds it against the limits. Decodes nothing. Runs in the media child. */
export async function probeVideo(
  job: Extract<MediaJob, { readonly kind: "probe_video" }>,
): Promise<MediaResult<ProbedVideo>> {
  const { path, limits } = job;
  const { sizeBytes, kind } = await lookAtFile(path);
  if (sizeBytes > limits.sizeBytesMax)
    return refusal("too_large", `A clip may have at most ${limits.sizeBytesMax} bytes, got ${sizeBytes}.`);
  if (kind === "html") return refusal("html", "The file is a web page, not a clip; send an MP4 or MOV clip.");
  if (kind !== "mp4" && kind !== "mov")
    return refusal("unsupported", "The file's content is not a clip that is taken; send an MP4 or MOV clip.");
  const reader = await findClipReader();
  if (reader === undefined) return noClipReader;
  const header = await reader.readHeader(path, "mov").catch(() => undefined);
  if (header === undefined) return broken;
  const { tracks, comment } = header;
  if (tracks.length > limits.tracksMax)
    return refusal("too_large", `A clip may have at most ${limits.tracksMax} tracks, got ${tracks.length}.`);
  const clip: ProbedVideo = {
    container: kind,
    durationSeconds: longestOf(header),
    sizeBytes,
    tracks,
    ...(comment === undefined ? {} : { comment }),
  };
  return checkClip(clip, limits) ?? { ok: true, ...clip };
}

/** A header may declare one length and its tracks another. */
function longestOf({ durationSeconds, tracks }: ClipHeader): number {
  return tracks.reduce(
    (longest, track) => (track.kind === "other" ? longest : Math.max(longest, track.durationSeconds)),
    durationSeconds,
  );
}

function checkClip(clip: ProbedVideo, limits: VideoLimits): MediaRefusal | undefined {
  if (clip.tracks.every(({ kind }) => kind === "other")) return broken; // or none: an index that is cut off
  if (!clip.tracks.some(({ kind }) => kind === "video")) return refusal("sound_only", "The file has no video track.");
  const { durationSeconds } = clip;
  if (durationSeconds > limits.durationSecondsMax)
    return refusal(
      "too_large",
      `A clip may last at most ${limits.durationSecondsMax} seconds, got ${round(durationSeconds)}.`,
    );
  for (const track of clip.tracks) {
    if (track.kind !== "video") continue;
    const { width, height, framesPerSecond } = track;
    const seen = `got ${width} x ${height}`;
    if (Math.max(width, height) > limits.sideMax)
      return refusal("too_large", `A clip's sides may be at most ${limits.sideMax} pixels, ${seen}.`);
    if (Math.min(width, height) < limits.sideMin)
      return refusal("too_small", `A clip's sides must be at least ${limits.sideMin} pixels, ${seen}.`);
    if (framesPerSecond > limits.framesPerSecondMax)
      return refusal(
        "too_large",
        `A clip may have at most ${limits.framesPerSecondMax} frames a second, got ${framesPerSecond}.`,
      );
    if (track.frameCount === 0 || durationSeconds === 0) return refusal("broken", "The clip has no frames.");
  }
  return undefined;
}
