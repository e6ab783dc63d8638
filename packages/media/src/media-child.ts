import { compileCacheEnvironment } from "./compile-cache.ts";
import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { DecodedAudio, DecodedImage, MediaJob, PosterFrame, ProbedAudio, ProbedVideo } from "./media-job.ts";
import {
  type AudioLimits,
  audioLimits,
  type ImageLimits,
  imageLimits,
  type VideoLimits,
  videoLimits,
} from "./media-limits.ts";
import type { EncoderSearch } from "./open-encoder.ts";
import { type MediaResult, refusal } from "./media-result.ts";

/**
 * A process that reads hostile files for this one, so that a file which hangs, crashes or swells a decoder costs that
 * process only: it is killed and a new one started. Jobs run one at a time, in order of arrival. Paths are absolute.
 * A refused job leaves no output file.
 */
export interface MediaChild extends AsyncDisposable {
  /** Decodes a picture by its content and writes a clean copy to `outputPath`. */
  decodeImage(files: InputAndOutput, limits?: Partial<ImageLimits>): Promise<MediaResult<DecodedImage>>;
  /** What an MP4 or MOV holds, from its header alone. */
  probeVideo(path: string, limits?: Partial<VideoLimits>): Promise<MediaResult<ProbedVideo>>;
  probeAudio(path: string, limits?: Partial<AudioLimits>): Promise<MediaResult<ProbedAudio>>;
  /** Decodes a sound file and writes its samples alone to `outputPath`. */
  decodeAudio(files: InputAndOutput, limits?: Partial<AudioLimits>): Promise<MediaResult<DecodedAudio>>;
  /** Writes the first good frame of a clip as JPEG. */
  posterFrame(files: InputAndOutput, limits?: Partial<VideoLimits>): Promise<MediaResult<PosterFrame>>;
  /** Which encoder this machine has, asked in the child. */
  findEncoder(): Promise<MediaResult<EncoderSearch>>;
}

export interface InputAndOutput {
  readonly path: string;
  readonly outputPath: string;
}

export interface MediaChildOptions {
  /** Wall clock of one job. */
  readonly timeoutMs?: number;
  /** Address space of the child. */
  readonly memoryBytes?: number;
}

const defaults = {
  timeoutMs: 20_000, // the worst file inside the limits takes 0.9 s; the rest is for a busy machine
  // Address space: Node, sharp and node-av map 1.2 GB, of which 0.1 is resident, and as much again at the limits of a
  // picture and a clip.
  memoryBytes: 4 * 1024 ** 3,
};

/** Jobs that may wait: at a tenth of a second each a caller waits some seconds, longer than that it should hear "busy". */
const waitingMax = 64;

/** Opens a media child. Its process starts with the first job and again after it had to be killed. */
export function openMediaChild(options: MediaChildOptions = {}): MediaChild {
  const { timeoutMs, memoryBytes } = { ...defaults, ...options };
  let child: ChildProcess | undefined;
  let closed = false;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function enqueue<T>(job: MediaJob): Promise<MediaResult<T>> {
    if (closed) return refusal("canceled", "The media reader is closed.");
    if (waiting >= waitingMax) return refusal("busy", "Too many files wait to be read; try again in a few seconds.");
    waiting += 1;
    const result = last.then(async () => await runJob<T>(job));
    last = result.catch(() => undefined);
    try {
      return await result;
    } finally {
      waiting -= 1;
    }
  }

  async function runJob<T>(job: MediaJob): Promise<MediaResult<T>> {
    if (closed) return refusal("canceled", "The media reader is closed.");
    // One that died between jobs (the kernel's out-of-memory killer, an operator) says nothing about this file.
    if (child === undefined || !child.connected) child = startChild(memoryBytes);
    const running = child;
    const result = await resultOf<T>(running, job, timeoutMs);
    if (result.kill) {
      child = undefined;
      await end(running);
    }
    if (!result.answer.ok && "outputPath" in job) await rm(job.outputPath, { force: true });
    return result.answer;
  }

  return {
    decodeImage: async (files, limits) =>
      await enqueue({ kind: "decode_image", ...files, limits: { ...imageLimits, ...limits } }),
    probeVideo: async (path, limits) =>
      await enqueue({ kind: "probe_video", path, limits: { ...videoLimits, ...limits } }),
    probeAudio: async (path, limits) =>
      await enqueue({ kind: "probe_audio", path, limits: { ...audioLimits, ...limits } }),
    decodeAudio: async (files, limits) =>
      await enqueue({ kind: "decode_audio", ...files, limits: { ...audioLimits, ...limits } }),
    posterFrame: async (files, limits) =>
      await enqueue({ kind: "poster_frame", ...files, limits: { ...videoLimits, ...limits } }),
    findEncoder: async () => await enqueue({ kind: "find_encoder" }),
    async [Symbol.asyncDispose]() {
      closed = true;
      if (child !== undefined) await end(child);
      await last;
    },
  };
}

interface JobEnd<T> {
  readonly answer: MediaResult<T>;
  /** True when the process can no longer be trusted or is gone. */
  readonly kill: boolean;
}

/** What the child sends; both ends are this package. */
type ChildMessage<T> = { readonly answer: MediaResult<T> } | { readonly failure: string };

async function resultOf<T>(child: ChildProcess, job: MediaJob, timeoutMs: number): Promise<JobEnd<T>> {
  const { promise, resolve, reject } = Promise.withResolvers<JobEnd<T>>();
  const onMessage = (message: ChildMessage<T>): void => {
    if ("answer" in message) resolve({ answer: message.answer, kill: false });
    else reject(new Error(`The media child failed: ${message.failure}`)); // our disk or a bug, not the file
  };
  // A decoder that crashes or runs into the memory limit takes the process with it: that is what the process is for.
  const onExit = (): void => {
    resolve({
      answer: refusal("broken", "The file cannot be decoded: it crashes or overfills the decoder."),
      kill: true,
    });
  };
  const timer = setTimeout(() => {
    resolve({ answer: refusal("timeout", `The file took longer than ${timeoutMs / 1000} s to read.`), kill: true });
  }, timeoutMs);
  child.on("message", onMessage);
  child.once("exit", onExit);
  child.once("error", reject);
  child.send(job, (cause) => {
    if (cause !== null) onExit();
  });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    child.off("message", onMessage);
    child.off("exit", onExit);
    child.off("error", reject);
  }
}

function startChild(memoryBytes: number): ChildProcess {
  const program = fileURLToPath(new URL(`./media-child-main${extname(import.meta.url)}`, import.meta.url));
  const node = [process.execPath, "--max-old-space-size=256", program];
  // The shell sets the limit and becomes Node; where it knows no such limit (macOS) it starts Node all the same.
  const limited = [
    "/bin/sh",
    "-c",
    'ulimit -v "$0" 2>/dev/null; exec "$@"',
    String(Math.floor(memoryBytes / 1024)),
    ...node,
  ];
  const [command = "", ...words] = process.platform === "win32" ? node : limited;
  const child = spawn(command, words, {
    stdio: ["pipe", "ignore", "ignore", "ipc"],
    // No secret of the server reaches a process that reads hostile files. Each of glibc's arenas reserves 64 MiB of
    // address space and there are eight per core, which leaves a later decoder no room to be loaded.
    env: { PATH: process.env["PATH"] ?? "", ...compileCacheEnvironment(), MALLOC_ARENA_MAX: "2" },
    windowsHide: true,
  });
  child.unref();
  child.channel?.unref();
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once("exit", () => {
    resolve();
  });
  child.ref();
  child.kill("SIGKILL");
  await promise;
}
