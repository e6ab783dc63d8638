import { decodeAudio } from "./decode-audio.ts";
import { decodeImage, lockImageLoaders } from "./decode-image.ts";
import type { MediaJob } from "./media-job.ts";
import { findEncoder } from "./open-encoder.ts";
import { posterFrame } from "./poster-frame.ts";
import { probeAudio } from "./probe-audio.ts";
import { probeVideo } from "./probe-video.ts";

/**
 * The media child: the only process that opens files from outside. It answers one job at a time and ends when its stdin
 * or its channel closes, which happens even when the parent is killed.
 */
lockImageLoaders();
process.stdin.on("error", leave).on("end", leave).on("close", leave).resume();
process.on("disconnect", leave);
process.on("message", (job: MediaJob) => {
  void answer(job);
});

async function answer(job: MediaJob): Promise<void> {
  try {
    process.send?.({ answer: await run(job) });
  } catch (error) {
    process.send?.({ failure: error instanceof Error ? error.message : String(error) });
  }
}

async function run(job: MediaJob): Promise<unknown> {
  switch (job.kind) {
    case "decode_image":
      return await decodeImage(job);
    case "probe_video":
      return await probeVideo(job);
    case "probe_audio":
      return await probeAudio(job);
    case "decode_audio":
      return await decodeAudio(job);
    case "poster_frame":
      return await posterFrame(job);
    case "find_encoder":
      return { ok: true, ...(await findEncoder()) };
  }
}

function leave(): void {
  process.exit(0);
}
