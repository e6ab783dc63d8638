import { createReadStream } from "node:fs";
import * as fs from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import {
  type Engine,
  type EngineAttempt,
  type EngineCapabilities,
  EngineError,
  type EngineHandle,
  type EngineInputs,
  type EngineOutput,
  type EngineStatus,
  type GenerationRequest,
} from "@kinora/core";
import {
  type HostPool,
  openHostPool,
  renderClip,
  RenderError,
  type RenderOptions,
  renderStills,
  type SceneSpec,
} from "@kinora/render";
import { pictureSize, type PictureSize } from "./picture-size.ts";
import { approximations, framesPerSecondDefault, pictureOf, sceneOf } from "./scene-of-request.ts";

export interface AnimaticOptions {
  /** Kinora's version, for the comment in each file. */
  readonly version: string;
  /** Threads that draw one clip. */
  readonly workers: number;
  /** Pixels of everything that is made, whatever was asked for; for tests and measurements. */
  readonly mediaSize?: PictureSize;
  /** Frames per second of every clip, likewise: at 4 a tiny clip costs little more than the start of its process. */
  readonly framesPerSecond?: number;
  /** As in `RenderOptions`; for tests. */
  readonly sceneModuleUrl?: string;
  readonly limits?: NonNullable<RenderOptions["limits"]>;
}

/** Grows when the same request no longer gives the same frames. */
export const animaticVersion = "animatic-1";

const capabilities: EngineCapabilities = {
  models: ["kling-v3", "kling-o3", "kling-motion-control", "kling-image", "kling-avatar", "kling-lite"],
  modes: ["test"],
  audio: true,
  multiShot: true,
  imageInput: true,
  endImage: true,
  videoInput: false,
  seed: true,
  restartable: true,
  local: true,
};

/**
 * The local engine: draws each request as an animatic, in another process, one attempt at a time in each. It costs nothing, so an
 * attempt whose worker died is not looked for but drawn again from its seed. Attempts live in this process's memory;
 * whoever runs it bounds how many there are at once.
 */
export function makeAnimaticEngine(options: AnimaticOptions): Engine & AsyncDisposable {
  const pool = openHostPool();
  const renders = new Map<string, Render>();
  const find = (handle: EngineHandle): Render | undefined => renders.get(attemptOf(handle));
  return {
    name: "animatic",
    capabilities,
    cost: () => 0n,
    start(request, attempt, inputs) {
      renders.set(attempt.id, beginRender({ ...options, pool }, request, attempt, inputs));
      return Promise.resolve({ attempt: attempt.id, scratchDir: attempt.scratchDir });
    },
    status: (handle) => Promise.resolve(find(handle)?.status ?? gone),
    open: (output) => Promise.resolve(Readable.toWeb(createReadStream(output.locator))),
    async cancel(handle) {
      const render = find(handle);
      if (render === undefined) return "confirmed";
      if (render.status.kind === "succeeded") return "too_late";
      render.abort.abort();
      await render.done;
      return "confirmed";
    },
    reconcile: (attempt) => {
      const found = { attempt: attempt.id, scratchDir: attempt.scratchDir };
      return Promise.resolve(renders.has(attempt.id) ? { found } : "absent");
    },
    async release(handle) {
      const render = find(handle);
      render?.abort.abort();
      await render?.done;
      renders.delete(attemptOf(handle));
      await fs.rm(String(handle["scratchDir"]), { recursive: true, force: true });
    },
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}

interface Render {
  readonly abort: AbortController;
  /** Settles, and never rejects, when its process is gone and the status is the last one. */
  readonly done: Promise<void>;
  status: EngineStatus;
}

function attemptOf(handle: EngineHandle): string {
  return String(handle["attempt"]);
}

const gone: EngineStatus = {
  kind: "failed",
  error: new EngineError("generation_failed", "The render ended with the process that drew it.", {
    retryable: true,
    accepted: "no",
  }),
};

function beginRender(
  options: DrawOptions,
  request: GenerationRequest,
  attempt: EngineAttempt,
  inputs: EngineInputs,
): Render {
  const abort = new AbortController();
  const render: Render = { abort, status: { kind: "waiting" }, done: Promise.resolve() };
  const done = draw(options, request, attempt, inputs, render).then(
    (status) => {
      render.status = status;
    },
    (error: unknown) => {
      render.status = { kind: "failed", error: engineError(error, abort.signal) };
    },
  );
  return Object.assign(render, { done });
}

interface DrawOptions extends AnimaticOptions {
  readonly pool: HostPool;
}

async function draw(
  options: DrawOptions,
  request: GenerationRequest,
  attempt: EngineAttempt,
  inputs: EngineInputs,
  render: Render,
): Promise<EngineStatus> {
  await fs.mkdir(attempt.scratchDir, { recursive: true, mode: 0o700 });
  const media = await writeInputs(request, attempt, inputs);
  const spec = sceneOf(request, options.framesPerSecond ?? framesPerSecondDefault);
  const job = {
    spec,
    ...(options.mediaSize ?? pictureSize(request)),
    ...media,
    watermark: request.watermark || request.model === "kling-lite",
    comment: `Kinora animatic ${options.version}, task ${attempt.taskId}`,
    workers: options.workers,
  };
  const renderOptions: RenderOptions = {
    signal: render.abort.signal,
    pool: options.pool,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.sceneModuleUrl === undefined ? {} : { sceneModuleUrl: options.sceneModuleUrl }),
  };
  render.status = { kind: "running", percent: 0 };
  const outputs: EngineOutput[] = [];
  if (request.kind === "image") {
    const format = request.stillFormat ?? "png";
    const outputPaths = Array.from({ length: request.count }, (_, i) =>
      path.join(attempt.scratchDir, `still-${i}.${format}`),
    );
    await renderStills({ ...job, outputPaths, format }, renderOptions);
    outputs.push(...outputPaths.map((locator) => ({ kind: "image", mime: `image/${format}`, locator }) as const));
  } else {
    const locator = path.join(attempt.scratchDir, "clip.mp4");
    const clip = await renderClip(
      { ...job, outputPath: locator },
      { ...renderOptions, onProgress: (progress) => (render.status = running(progress)) },
    );
    outputs.push({ kind: "video", mime: "video/mp4", locator, hasAudio: clip.audible });
  }
  return {
    kind: "succeeded",
    outputs,
    warnings: [...sceneWarnings(spec), ...approximations(request)],
    modelVersion: animaticVersion,
    scene: spec,
  };
}

/** Inputs were decoded and written anew when they came, so their files may be opened by the renderer. */
async function writeInputs(
  request: GenerationRequest,
  { scratchDir }: EngineAttempt,
  inputs: EngineInputs,
): Promise<{
  readonly pictures: Readonly<Partial<Record<"image" | "end_image", string>>>;
  readonly recording?: string;
}> {
  const pictures: Partial<Record<"image" | "end_image", string>> = {};
  for (const [key, assetId] of [
    ["image", pictureOf(request)],
    ["end_image", request.inputs.endImage],
  ] as const) {
    if (assetId === undefined) continue;
    const file = path.join(scratchDir, key);
    await fs.writeFile(file, await inputs.bytes(assetId, pictureSizeBytesMax), { mode: 0o600 });
    pictures[key] = file;
  }
  if (request.inputs.recording === undefined) return { pictures };
  const recording = path.join(scratchDir, "recording");
  const sizeBytesMax = (request.durationSeconds + 1) * stereoBytesPerSecond;
  await fs.writeFile(recording, await inputs.bytes(request.inputs.recording, sizeBytesMax), { mode: 0o600 });
  return { pictures, recording };
}

/** The largest picture that an upload may be. */
const pictureSizeBytesMax = 50_000_000;
const stereoBytesPerSecond = 48_000 * 2 * 2;

function running(progress: {
  readonly frames: number;
  readonly frameCount: number;
  readonly framesPerSecond: number;
  readonly etaSeconds: number;
}): EngineStatus {
  return {
    kind: "running",
    percent: Math.min(99, Math.floor((progress.frames * 100) / progress.frameCount)),
    framesPerSecond: progress.framesPerSecond,
    etaSeconds: progress.etaSeconds,
  };
}

function sceneWarnings(spec: SceneSpec) {
  return spec.warnings.map(({ code, message }) => ({ code, param: "prompt", message }));
}

/** A caller reads the message; what the process said last is the cause, for the log. */
function engineError(error: unknown, signal: AbortSignal): EngineError {
  if (signal.aborted) {
    return new EngineError("canceled", "The render was canceled.", { retryable: false, accepted: "yes", cause: error });
  }
  if (!(error instanceof RenderError)) {
    const options = { retryable: false, accepted: "yes", cause: error } as const;
    return new EngineError("generation_failed", "The request could not be drawn.", options);
  }
  switch (error.reason) {
    case "crashed":
    case "out_of_memory": // by chance of what else the machine did, so once more is worth it
      return failed("generation_failed", "The renderer ended by itself.", { retryable: true });
    case "timeout":
      return failed("generation_timeout", error.message, { retryable: false });
    case "broken_recording":
      return failed("generation_failed", error.message, { retryable: false });
    case "no_encoder":
      return failed("upstream_misconfigured", error.message, { retryable: false });
    case "canceled":
      return failed("canceled", error.message, { retryable: false });
  }

  function failed(
    code: ConstructorParameters<typeof EngineError>[0],
    message: string,
    { retryable }: { readonly retryable: boolean },
  ): EngineError {
    return new EngineError(code, message, { retryable, accepted: "yes", cause: error });
  }
}
