import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { z } from "zod";
import { type ClipReader, type ContainerFormat, round, soundSampleRate } from "./clip-reader.ts";
import type { Track } from "./media-job.ts";

/** A header is read in milliseconds; shorter than a job's own limit, so that the program never outlives it. */
const headerTimeoutMs = 10_000;
const decodingTimeoutMs = 15_000;

let searching: Promise<boolean> | undefined;

/** A ClipReader on the programs `ffprobe` and `ffmpeg`; undefined unless both start. Asked once per process. */
export async function findFfmpegReader(): Promise<ClipReader | undefined> {
  const starts = async (program: string): Promise<unknown> =>
    await promisify(execFile)(program, ["-version"], { timeout: headerTimeoutMs });
  searching ??= Promise.all([starts("ffprobe"), starts("ffmpeg")]).then(
    () => true,
    () => false,
  );
  return (await searching) ? ffmpegReader : undefined;
}

const ffmpegReader: ClipReader = {
  async readHeader(path, format) {
    const words = ["-show_format", "-show_streams", "-of", "json", ...strictInput(path, format)];
    const { stdout } = await promisify(execFile)("ffprobe", ["-v", "error", ...words], {
      timeout: headerTimeoutMs,
      killSignal: "SIGKILL",
      maxBuffer: 4 << 20,
    });
    const header = headerOutput.parse(JSON.parse(stdout));
    const comment = header.format.tags?.["comment"];
    return {
      durationSeconds: seconds(header.format.duration),
      tracks: header.streams.map(trackOf),
      ...(comment === undefined ? {} : { comment }),
    };
  },

  async *frames(path) {
    const { tracks } = await ffmpegReader.readHeader(path, "mov");
    const track = tracks.find(({ kind }) => kind === "video");
    if (track?.kind !== "video") return;
    const { width, height } = track;
    const picture = ["-map", "0:v:0", "-fps_mode", "passthrough", "-s", `${width}x${height}`, "-pix_fmt", "rgb24"];
    // As stored: a rotation would swap the sides that the header named.
    const words = ["-noautorotate", ...strictInput(path, "mov"), ...picture, "-f", "rawvideo"];
    const frameBytes = width * height * 3;
    let waiting: Buffer = Buffer.alloc(0);
    for await (const chunk of outputOf(words)) {
      waiting = Buffer.concat([waiting, chunk]);
      while (waiting.length >= frameBytes) {
        yield { rgb: waiting.subarray(0, frameBytes), width, height };
        waiting = waiting.subarray(frameBytes);
      }
    }
  },

  async *sound(path, format, channels) {
    const { tracks } = await ffmpegReader.readHeader(path, format);
    if (!tracks.some(({ kind }) => kind === "audio")) return;
    const samples = ["-map", "0:a:0", "-ac", String(channels), "-ar", String(soundSampleRate)];
    yield* outputOf([...strictInput(path, format), ...samples, "-c:a", "pcm_s16le", "-f", "s16le"]);
  },
};

/** What ffmpeg writes for these words. @throws when it ends with an error */
async function* outputOf(words: readonly string[]): AsyncIterable<Buffer> {
  const child = spawn("ffmpeg", ["-v", "error", "-nostdin", ...words, "pipe:1"], {
    stdio: ["ignore", "pipe", "ignore"],
    timeout: decodingTimeoutMs,
    killSignal: "SIGKILL",
  });
  const exited = once(child, "exit");
  try {
    yield* child.stdout as AsyncIterable<Buffer>;
    const [code]: readonly unknown[] = await exited;
    if (code !== 0) throw new Error("ffmpeg could not decode the file");
  } finally {
    child.kill("SIGKILL"); // whoever has seen enough leaves the rest undecoded
  }
}

function strictInput(path: string, format: ContainerFormat): string[] {
  const isMov = format === "mov";
  // An MP4's header is enough; without it ffmpeg would decode frames to guess what the header says.
  const asTold = isMov ? ["-enable_drefs", "0", "-use_absolute_path", "0", "-analyzeduration", "0"] : [];
  return ["-protocol_whitelist", "file", "-f", format, ...asTold, "-i", `file:${path}`];
}

/** ffprobe writes most numbers as text, and leaves out what it does not know. */
const headerOutput = z.object({
  format: z.object({ duration: z.string().optional(), tags: z.record(z.string(), z.string()).optional() }),
  streams: z.array(
    z.object({
      codec_type: z.string().optional(),
      codec_name: z.string().optional(),
      width: z.number().optional(),
      height: z.number().optional(),
      nb_frames: z.string().optional(),
      duration: z.string().optional(),
      sample_rate: z.string().optional(),
      channels: z.number().optional(),
    }),
  ),
});

function trackOf(stream: z.infer<typeof headerOutput>["streams"][number]): Track {
  const codec = stream.codec_name ?? "unknown";
  const durationSeconds = seconds(stream.duration);
  switch (stream.codec_type) {
    case "video": {
      const frameCount = Number(stream.nb_frames ?? 0);
      const { width = 0, height = 0 } = stream;
      const framesPerSecond = durationSeconds > 0 ? round(frameCount / durationSeconds) : 0;
      return { kind: "video", codec, width, height, framesPerSecond, frameCount, durationSeconds };
    }
    case "audio": {
      const sampleRate = Number(stream.sample_rate ?? 0);
      return { kind: "audio", codec, sampleRate, channels: stream.channels ?? 0, durationSeconds };
    }
    case undefined:
    default:
      return { kind: "other", codec };
  }
}

function seconds(text: string | undefined): number {
  const value = Number(text ?? 0);
  return Number.isFinite(value) ? Math.max(0, value) : 0;
}
