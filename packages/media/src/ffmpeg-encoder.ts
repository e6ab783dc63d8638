import { type ChildProcess, execFile, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { unlink } from "node:fs/promises";
import type { Writable } from "node:stream";
import { promisify } from "node:util";
import { type Encoder, EncoderError, type EncoderSettings } from "./encoder.ts";
import { yuv420SizeBytes } from "./yuv420.ts";

let searching: Promise<string | undefined> | undefined;

/** The `ffmpeg` on PATH, when it starts and has libx264 and AAC. Asked once per process. */
export async function findFfmpegProgram(): Promise<string | undefined> {
  searching ??= promisify(execFile)("ffmpeg", ["-hide_banner", "-encoders"], {
    timeout: 10_000, // it answers within a tenth of a second; a hung network drive must not hold the start
    maxBuffer: 1 << 20,
  }).then(
    ({ stdout }) => (/\blibx264\b/.test(stdout) && /\baac\b/.test(stdout) ? "ffmpeg" : undefined),
    () => undefined,
  );
  return await searching;
}

/** An Encoder on the `ffmpeg` program: raw frames on its stdin, raw samples on descriptor 3. */
export async function openFfmpegEncoder(program: string, settings: EncoderSettings): Promise<Encoder> {
  const child = spawn(program, programArguments(settings), { stdio: ["pipe", "ignore", "pipe", "pipe"] });
  const exited = once(child, "exit").then(
    ([code]: readonly unknown[]) => (typeof code === "number" ? code : -1),
    () => -1, // it could not be started
  );
  const log = lastWords(child);
  const frames = child.stdin;
  const samples = child.stdio[3];
  if (frames === null || !isWritable(samples)) throw new EncoderError("failed", "The encoder's pipes did not open.");
  // A broken pipe is reported by the exit code and the log; unheard, its error would end this process.
  frames.on("error", () => undefined);
  samples.on("error", () => undefined);
  let state: "open" | "finished" | "aborted" = "open";

  // ffmpeg reads sound in blocks of 0.13 s and blocks until it has one. If a frame had to be taken before the caller may
  // bring its sound, both sides would wait for ever; so a quarter of a second of frames may stand in the pipe.
  const waitingBytesMax = yuv420SizeBytes(settings) * (2 + Math.ceil(settings.framesPerSecond / 4));

  const taken = new EventEmitter();
  const running = (): boolean => child.exitCode === null && child.signalCode === null && child.pid !== undefined;

  const encoder: Encoder = {
    async writeFrame(yuv420) {
      // Copied: the pipe keeps the bytes after this resolves, and the caller reuses its slot.
      frames.write(Buffer.from(yuv420), () => taken.emit("frame"));
      while (frames.writableLength > waitingBytesMax && running()) await Promise.race([once(taken, "frame"), exited]);
      if (!running()) throw new EncoderError("failed", `ffmpeg ended early: ${log()}`);
    },

    async writeAudio(left, right) {
      if (left.length !== right.length) throw new EncoderError("failed", "The channels have different lengths.");
      const interleaved = new Float32Array(left.length * 2);
      for (let at = 0; at < left.length; at++) {
        interleaved[at * 2] = left[at] ?? 0;
        interleaved[at * 2 + 1] = right[at] ?? 0;
      }
      // Not awaited to drain: ffmpeg reads whichever input is behind, so waiting for one could block the other for ever.
      // What waits in memory is at most the clip's sound, 0.4 MB a second.
      if (!samples.destroyed) samples.write(Buffer.from(interleaved.buffer));
      await Promise.resolve();
    },

    async finish() {
      frames.end();
      samples.end();
      if ((await exited) !== 0) throw new EncoderError("failed", `ffmpeg failed: ${log()}`);
      state = "finished";
    },

    async abort() {
      if (state !== "open") return;
      state = "aborted";
      child.kill("SIGKILL");
      await exited;
      await unlink(settings.path).catch(() => undefined);
    },

    [Symbol.asyncDispose]: async () => await encoder.abort(),
  };
  return encoder;
}

function programArguments(settings: EncoderSettings): string[] {
  const { width, height, framesPerSecond, sampleRate } = settings;
  const colour = ["-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"];
  // Without probing: ffmpeg would wait for five seconds of sound before it takes the second frame.
  const asTold = ["-probesize", "32", "-analyzeduration", "0"];
  const size = `${width}x${height}`;
  const crf = String(settings.crf ?? 21);
  return [
    ["-hide_banner", "-nostats", "-loglevel", "error", "-y"],
    [...asTold, "-f", "rawvideo", "-pix_fmt", "yuv420p", "-video_size", size],
    ["-framerate", String(framesPerSecond), ...colour, "-i", "pipe:0"],
    [...asTold, "-f", "f32le", "-ar", String(sampleRate), "-ac", "2", "-i", "pipe:3"],
    ["-map", "0:v", "-map", "1:a"],
    ["-c:v", "libx264", "-profile:v", "high", "-pix_fmt", "yuv420p", "-preset", settings.preset ?? "veryfast"],
    ["-crf", crf, "-g", String(framesPerSecond * 2), "-threads", String(settings.threads ?? 1), ...colour],
    ["-c:a", "aac", "-b:a", "160k", "-movflags", "+faststart", "-metadata", `comment=${settings.comment}`],
    ["-f", "mp4", `file:${settings.path}`],
  ].flat();
}

/** Keeps the last 2,000 characters of stderr, for the error's message. */
function lastWords(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    text = (text + chunk).slice(-2000);
  });
  return () => text.trim() || "no message";
}

function isWritable(stream: unknown): stream is Writable {
  return typeof stream === "object" && stream !== null && "write" in stream;
}
