import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { openEncoder, readWav } from "@kinora/media";
import { composeSoundtrack, type Soundtrack } from "../sound/compose-soundtrack.ts";
import type { Stereo } from "../sound/stereo.ts";
import { FrameRing } from "./frame-ring.ts";
import type { HostJob } from "./host-protocol.ts";
import { publish } from "./publish.ts";
import type { ClipJob, RenderedClip, RenderProgress } from "./render-clip.ts";
import { RenderError } from "./render-error.ts";

/** Composes, draws and encodes one clip inside the host process, and gives the finished file its name. */
export async function makeClip(
  job: Extract<HostJob, { readonly kind: "clip" }>,
  onProgress: (progress: RenderProgress) => void,
): Promise<Omit<RenderedClip, "cpuMs">> {
  const startedMs = performance.now();
  const temporaryPath = job.outputPath + job.temporarySuffix;
  const { width, height, spec } = job;
  const { framesPerSecond } = spec;
  await using ring = new FrameRing(job);
  const soundtrack = await composeSoundtrack(spec, await recordingOf(job));
  ring.begin(soundtrack.mouthCues);
  await using encoder = await openEncoder({
    path: temporaryPath,
    width,
    height,
    framesPerSecond,
    sampleRate: soundtrack.sampleRate,
    comment: job.comment,
    // Drawing keeps the cores busy; a second encoder thread fills what drawing leaves idle.
    threads: Math.min(4, availableParallelism()),
    ...(job.encoderPreset === undefined ? {} : { preset: job.encoderPreset }),
  });
  const frameCount = await ring.frameCount();
  const drawingMs = performance.now();
  for (let frame = 0; frame < frameCount; frame++) {
    const { yuv420, release } = await ring.take(frame);
    await encoder.writeFrame(yuv420);
    release();
    const { left, right } = soundOfFrame(soundtrack, frame, framesPerSecond);
    await encoder.writeAudio(left, right);
    const frames = frame + 1;
    const perSecond = (frames * 1000) / (performance.now() - drawingMs);
    onProgress({ frames, frameCount, framesPerSecond: perSecond, etaSeconds: (frameCount - frames) / perSecond });
  }
  await encoder.finish();
  await publish(temporaryPath, job.outputPath);
  return {
    path: job.outputPath,
    width,
    height,
    framesPerSecond,
    frameCount,
    durationSeconds: frameCount / framesPerSecond,
    audible: soundtrack.audible,
    wallMs: Math.round(performance.now() - startedMs),
  };
}

/** @throws RenderError `broken_recording` */
async function recordingOf({ recording }: Pick<ClipJob, "recording">): Promise<Stereo | undefined> {
  if (recording === undefined) return undefined;
  const sound = readWav(await readFile(recording));
  if (sound !== undefined) return sound;
  throw new RenderError("broken_recording", "The recording cannot be decoded.");
}

/** The samples under one frame, silence where the track is shorter, so that sound and picture end together. */
function soundOfFrame(
  { sampleRate, left, right }: Soundtrack,
  frame: number,
  framesPerSecond: number,
): { readonly left: Float32Array; readonly right: Float32Array } {
  const from = Math.round((frame * sampleRate) / framesPerSecond);
  const to = Math.round(((frame + 1) * sampleRate) / framesPerSecond);
  if (to <= left.length) return { left: left.subarray(from, to), right: right.subarray(from, to) };
  const padded = { left: new Float32Array(to - from), right: new Float32Array(to - from) };
  padded.left.set(left.subarray(from, to));
  padded.right.set(right.subarray(from, to));
  return padded;
}
