import type { Stream } from "node-av";
import type { MediaJob, ProbedVideo, Track } from "./media-job.ts";
import type { VideoLimits } from "./media-limits.ts";
import { type MediaRefusal, type MediaResult, refusal } from "./media-result.ts";
import { loadNodeAv, type NodeAv } from "./node-av.ts";
import { lookAtFile, openMovStrictly } from "./open-clip.ts";

export const noDecoder = refusal("no_decoder", "Clips cannot be read here: install the optional npm package node-av.");

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
  const av = await loadNodeAv();
  if (av === undefined) return noDecoder;
  const demuxer = await openMovStrictly(av, path).catch(() => undefined);
  if (demuxer === undefined) return broken;
  try {
    const { streams } = demuxer;
    if (streams.length > limits.tracksMax)
      return refusal("too_large", `A clip may have at most ${limits.tracksMax} tracks, got ${streams.length}.`);
    const tracks = streams.map((stream) => trackOf(av, stream));
    // The longer of the two: a header may declare one length and its tracks another.
    const declared = Number.isFinite(demuxer.duration) ? demuxer.duration : 0;
    const durationSeconds = tracks.reduce(
      (longest, track) => (track.kind === "other" ? longest : Math.max(longest, track.durationSeconds)),
      declared,
    );
    const comment = demuxer.metadata["comment"];
    const clip: ProbedVideo = {
      container: kind,
      durationSeconds,
      sizeBytes,
      tracks,
      ...(comment === undefined ? {} : { comment }),
    };
    return checkClip(clip, limits) ?? { ok: true, ...clip };
  } finally {
    await demuxer.close();
  }
}

function trackOf(av: NodeAv, stream: Stream): Track {
  const { codecpar, timeBase } = stream;
  const codec = av.avGetCodecName(codecpar.codecId) ?? "unknown";
  const durationSeconds = Math.max(0, (Number(stream.duration) * timeBase.num) / timeBase.den);
  if (codecpar.codecType === av.AVMEDIA_TYPE_VIDEO) {
    const frameCount = Number(stream.nbFrames);
    return {
      kind: "video",
      codec,
      width: codecpar.width,
      height: codecpar.height,
      // By counting, not by the declared rate, which nothing holds a file to.
      framesPerSecond: durationSeconds > 0 ? round(frameCount / durationSeconds) : 0,
      frameCount,
      durationSeconds,
    };
  }
  if (codecpar.codecType === av.AVMEDIA_TYPE_AUDIO)
    return { kind: "audio", codec, sampleRate: codecpar.sampleRate, channels: codecpar.channels, durationSeconds };
  return { kind: "other", codec };
}

function checkClip(clip: ProbedVideo, limits: VideoLimits): MediaRefusal | undefined {
  if (clip.tracks.every(({ kind }) => kind === "other")) return broken; // or none: an index that is cut off
  if (!clip.tracks.some(({ kind }) => kind === "video")) return refusal("unsupported", "The file has no video track.");
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

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
