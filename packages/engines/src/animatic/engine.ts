import { createReadStream } from "node:fs";
import * as fs from "node:fs/promises";
import { Readable } from "node:stream";
import {
  type Engine,
  type EngineAttempt,
  type EngineCapabilities,
  EngineError,
  type EngineHandle,
  type EngineInputs,
  type EngineStatus,
  type GenerationRequest,
} from "@kinora/core";
import type { RenderOptions } from "@kinora/render";
import type { RequestDrawing } from "./draw-request.ts";
import type { PictureSize } from "./picture-size.ts";

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
  let opening: Promise<RequestDrawing> | undefined;
  // what reads prompts and starts renders is a fifth of a server's code at its start, and drawing may be long in coming
  const drawing = (): Promise<RequestDrawing> =>
    (opening ??= import("./draw-request.ts").then(({ openRequestDrawing }) => openRequestDrawing(options)));
  const renders = new Map<string, Render>();
  const find = (handle: EngineHandle): Render | undefined => renders.get(attemptOf(handle));
  return {
    name: "animatic",
    capabilities,
    cost: () => 0n,
    start(request, attempt, inputs) {
      renders.set(attempt.id, beginRender(drawing, request, attempt, inputs));
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
    async [Symbol.asyncDispose]() {
      await (await opening)?.[Symbol.asyncDispose]();
    },
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
  drawing: () => Promise<RequestDrawing>,
  request: GenerationRequest,
  attempt: EngineAttempt,
  inputs: EngineInputs,
): Render {
  const abort = new AbortController();
  const render: Render = { abort, status: { kind: "waiting" }, done: Promise.resolve() };
  const watch = { signal: abort.signal, onRunning: (status: EngineStatus) => void (render.status = status) };
  const done = drawing()
    .then(async (opened) => opened.draw(request, attempt, inputs, watch))
    .then(
      (status) => void (render.status = status),
      (error: unknown) => void (render.status = { kind: "failed", error: undrawable(error) }),
    );
  return Object.assign(render, { done });
}

function undrawable(cause: unknown): EngineError {
  const options = { retryable: false, accepted: "yes", cause } as const;
  return new EngineError("generation_failed", "The request could not be drawn.", options);
}
