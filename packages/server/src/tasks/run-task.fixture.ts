import { randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";
import * as fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import {
  type Engine,
  type EngineAttempt,
  type EngineCapabilities,
  EngineError,
  type EngineStatus,
  type GenerationRequest,
} from "@kinora/core";
import { type MediaChild, openEncoder, openMediaChild, yuv420SizeBytes } from "@kinora/media";
import { sql } from "kysely";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import type { BlobStore } from "#assets/blobs.ts";
import { openDiskBlobs } from "#assets/disk-blobs.ts";
import { makeEngineInputs } from "#assets/engine-inputs.ts";
import { ingestOutput } from "#assets/ingest-output.ts";
import { deleteTaskAssets } from "#assets/read-asset.ts";
import { makeJobs } from "#jobs/job-store.ts";
import type { Jobs, Lease } from "#jobs/jobs.ts";
import type { Listen } from "#jobs/listen.ts";
import type { Database } from "#store/database.ts";
import { openNotifications } from "#store/notifications.ts";
import type { RunContext } from "./run-task.ts";
import { request, submissionOf } from "./submission.fixture.ts";
import type { Submission } from "./submission.ts";
import { startTaskWatch, type TaskWatch } from "./watch-task.ts";

/** An engine outside this program, told by the test what happens there. */
export interface ScriptedEngine extends Engine {
  /** Attempts that were started, in order. */
  readonly started: readonly EngineAttempt[];
  readonly canceled: readonly string[];
  readonly released: readonly string[];
  /** Resolves when the next attempt has been started. */
  nextStart(): Promise<EngineAttempt>;
  /** What `status` answers from now on. */
  setStatus(status: EngineStatus): void;
  /** Ends the running attempt with the clip. */
  succeed(): void;
}

export function scriptedEngine(
  clipPath: string,
  script: {
    readonly name?: Engine["name"];
    readonly capabilities?: Partial<EngineCapabilities>;
    readonly start?: (attempt: EngineAttempt) => void;
    readonly reconcile?: Engine["reconcile"];
    readonly status?: EngineStatus;
  } = {},
): ScriptedEngine {
  const started: EngineAttempt[] = [];
  const canceled: string[] = [];
  const released: string[] = [];
  const events = new EventEmitter();
  let status: EngineStatus = script.status ?? { kind: "running", percent: 1 };
  const capabilities: EngineCapabilities = {
    models: ["kling-v3"],
    modes: ["test", "live"],
    audio: true,
    multiShot: true,
    imageInput: true,
    endImage: true,
    videoInput: true,
    seed: true,
    restartable: true,
    local: true,
    ...script.capabilities,
  };
  return {
    name: script.name ?? "animatic",
    capabilities,
    cost: () => 0n,
    async start(_request, attempt) {
      script.start?.(attempt);
      started.push(attempt);
      await fs.writeFile(path.join(attempt.scratchDir, "frame"), "pixels");
      events.emit("start", attempt);
      return { attempt: attempt.id };
    },
    status: () => Promise.resolve(status),
    open: async (output) => Readable.toWeb((await fs.open(output.locator)).createReadStream()),
    async cancel(handle) {
      canceled.push(String(handle["attempt"]));
      return "confirmed";
    },
    reconcile: script.reconcile ?? (() => Promise.resolve("absent")),
    async release(handle) {
      released.push(String(handle["attempt"]));
    },
    started,
    canceled,
    released,
    nextStart: async () => (await once(events, "start"))[0],
    setStatus: (next) => (status = next),
    succeed: () => (status = succeeded(clipPath)),
  };
}

function succeeded(clipPath: string): EngineStatus {
  const output = { kind: "video", mime: "video/mp4", locator: clipPath } as const;
  return { kind: "succeeded", outputs: [output], warnings: [], modelVersion: "scripted-1" };
}

export const crash = new EngineError("generation_failed", "The renderer ended by itself.", {
  retryable: true,
  accepted: "yes",
});

/** A real 3 s clip of 64x36, in a directory of its own. */
export async function makeClip(): Promise<AsyncDisposable & { readonly path: string }> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "kinora-clip-"));
  const file = path.join(folder, "clip.mp4");
  const settings = { width: 64, height: 36, framesPerSecond: 8, sampleRate: 48_000, comment: "test" };
  await using encoder = await openEncoder({ ...settings, path: file, preset: "ultrafast" });
  const frame = new Uint8Array(yuv420SizeBytes({ width: 64, height: 36 })).fill(128);
  const silence = new Float32Array(48_000 / 8);
  for (let i = 0; i < 24; i++) {
    await encoder.writeFrame(frame);
    await encoder.writeAudio(silence, silence);
  }
  await encoder.finish();
  return { path: file, [Symbol.asyncDispose]: () => fs.rm(folder, { recursive: true, force: true }) };
}

/** Everything that a worker is handed, real but for the engines and the clock. */
export interface Workshop extends AsyncDisposable {
  readonly db: Database;
  readonly context: Omit<RunContext, "jobs"> & { readonly jobs: Jobs };
  readonly blobs: BlobStore;
  readonly media: MediaChild;
  readonly watch: TaskWatch;
  readonly listen: Listen;
  /** Leases the next task, as a worker of that name; a lease of 0 ms has lapsed at once. */
  claim(worker?: string, leaseMs?: number): Promise<Lease>;
  setNow(now: Date): void;
}

export async function openWorkshop(engines: readonly Engine[], now: Date): Promise<Workshop> {
  await using opening = new AsyncDisposableStack();
  const database = opening.use(await openTestDatabase({ connectionsMax: 8 }));
  const { db } = database;
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "kinora-work-"));
  opening.defer(async () => fs.rm(folder, { recursive: true, force: true }));
  const blobs = await openDiskBlobs(path.join(folder, "blobs"));
  const media = opening.use(openMediaChild());
  const notifications = opening.use(await openNotifications(database.address, { onLost: () => undefined }));
  const listen: Listen = (...channel) => notifications.listen(...channel);
  const watch = opening.use(await startTaskWatch({ db, listen, log: console }));
  let current = now;
  const clock = (): Date => current;
  const jobsOf = (worker: string, leaseMs?: number): Jobs =>
    makeJobs(db, { worker, now: clock, notify: true, ...(leaseMs === undefined ? {} : { leaseMs }) });
  const context = {
    db,
    jobs: jobsOf("test"),
    engines,
    inputs: (scope: Parameters<RunContext["inputs"]>[0]) =>
      makeEngineInputs({ db, blobs, sign: () => "", isPublic: false }, scope),
    ingest: (output: Parameters<RunContext["ingest"]>[0]) => ingestOutput({ db, blobs, media, now: clock }, output),
    moderate: () => Promise.resolve(undefined),
    discard: (task: Parameters<RunContext["discard"]>[0]) =>
      deleteTaskAssets(db, blobs, task, { taskId: task.id, now: clock() }),
    watch,
    scratchDir: path.join(folder, "scratch"),
    retentionDays: 30,
    notify: true,
    now: clock,
    newId: () => randomUUID().replaceAll("-", ""),
    log: { warn: () => undefined },
  };
  const stack = opening.move();
  return {
    db,
    context,
    blobs,
    media,
    watch,
    listen,
    async claim(worker = "test", leaseMs) {
      const lease = await jobsOf(worker, leaseMs).claim(["run_task"]);
      if (lease === undefined) throw new Error("no task was due");
      return lease;
    },
    setNow: (next) => (current = next),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** 3 s of kling-v3 for 24 credits. */
export function shortTask(over: Partial<GenerationRequest> = {}, submission: Partial<Submission> = {}): Submission {
  return submissionOf(24, {
    mode: "test",
    request: { ...request, durationSeconds: 3, ...over },
    ...submission,
  });
}

export async function attemptStates(db: Database, taskId: bigint): Promise<readonly string[]> {
  const { rows } = await sql<{ state: string }>`
    select state from attempt where task_id = ${taskId} order by number`.execute(db);
  return rows.map(({ state }) => state);
}
