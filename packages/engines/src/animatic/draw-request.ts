import * as fs from "node:fs/promises";
import path from "node:path";
import {
  type EngineAttempt,
  EngineError,
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
import { animaticVersion } from "./animatic-version.ts";
import type { AnimaticOptions } from "./engine.ts";
import { pictureSize } from "./picture-size.ts";
import { approximations, framesPerSecondDefault, pictureOf, sceneOf } from "./scene-of-request.ts";

/** Draws requests in other processes, which wait a moment for the next; disposal ends them. */
export interface RequestDrawing extends AsyncDisposable {
  /** @returns how it ended; it never rejects */
  draw(
    request: GenerationRequest,
    attempt: EngineAttempt,
    inputs: EngineInputs,
    watch: DrawingWatch,
  ): Promise<EngineStatus>;
}

export interface DrawingWatch {
  readonly signal: AbortSignal;
  readonly onRunning: (status: EngineStatus) => void;
}

export function openRequestDrawing(options: AnimaticOptions): RequestDrawing {
  const pool = openHostPool();
  return {
    draw: (request, attempt, inputs, watch) =>
      draw({ ...options, pool }, request, attempt, inputs, watch).catch((error: unknown): EngineStatus => ({
        kind: "failed",
        error: engineError(error, watch.signal),
      })),
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}

async function draw(
  options: AnimaticOptions & { readonly pool: HostPool },
  request: GenerationRequest,
  attempt: EngineAttempt,
  inputs: EngineInputs,
  watch: DrawingWatch,
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
    signal: watch.signal,
    pool: options.pool,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.sceneModuleUrl === undefined ? {} : { sceneModuleUrl: options.sceneModuleUrl }),
  };
  watch.onRunning({ kind: "running", percent: 0 });
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
      { ...renderOptions, onProgress: (progress) => watch.onRunning(running(progress)) },
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
