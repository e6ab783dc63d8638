import { type Encoder, EncoderError, type EncoderName, type EncoderSettings } from "./encoder.ts";
import { openFfmpegEncoder, findFfmpegProgram } from "./ffmpeg-encoder.ts";
import { openNodeAvEncoder } from "./node-av-encoder.ts";
import { loadNodeAv } from "./node-av.ts";

/**
 * Opens an encoder: node-av when it loads, else the `ffmpeg` on PATH, or the one named.
 *
 * @throws EncoderError `no_encoder` when there is none, `failed` when it refuses the settings or the path
 */
export async function openEncoder(settings: EncoderSettings, only?: EncoderName): Promise<Encoder> {
  checkSettings(settings);
  const library = only === "ffmpeg" ? undefined : await loadNodeAv();
  if (library !== undefined) return await openNodeAvEncoder(library, settings);
  const program = only === "node-av" ? undefined : await findFfmpegProgram();
  if (program !== undefined) return await openFfmpegEncoder(program, settings);
  throw new EncoderError("no_encoder", missing);
}

/**
 * Says which encoder `openEncoder` would use. It loads or starts it once, so the answer is the truth; a server asks its
 * media child instead of loading FFmpeg into itself.
 */
export async function findEncoder(): Promise<EncoderSearch> {
  if ((await loadNodeAv()) !== undefined) return { encoder: "node-av" };
  if ((await findFfmpegProgram()) !== undefined) return { encoder: "ffmpeg" };
  return { encoder: "none", missing };
}

export type EncoderSearch =
  | { readonly encoder: EncoderName }
  /** One sentence for the operator: what is missing and how to get it. */
  | { readonly encoder: "none"; readonly missing: string };

const missing =
  "No H.264 encoder was found: install the optional npm package node-av, or an ffmpeg program that has libx264 on PATH.";

function checkSettings(settings: EncoderSettings): void {
  for (const [name, pixels] of [
    ["width", settings.width],
    ["height", settings.height],
  ] as const) {
    // 4:2:0 halves both sides; 4096 is what H.264 level 5.1, the highest that phones play, allows.
    if (!Number.isInteger(pixels) || pixels % 2 !== 0 || pixels < 16 || pixels > 4096)
      throw new EncoderError("failed", `${name} must be an even number of 16 to 4096 pixels, got ${String(pixels)}`);
  }
  const { framesPerSecond } = settings;
  if (!Number.isInteger(framesPerSecond) || framesPerSecond < 1 || framesPerSecond > 120)
    throw new EncoderError("failed", `framesPerSecond must be 1 to 120, got ${String(framesPerSecond)}`);
}
