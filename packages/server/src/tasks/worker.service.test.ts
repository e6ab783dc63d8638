import * as fs from "node:fs/promises";
import path from "node:path";
import { credits, isTerminal } from "@kinora/core";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkLedger } from "#credits/check-ledger.ts";
import type { JobWork } from "#jobs/job-runner.ts";
import { cancelTask } from "./cancel-task.ts";
import { makeClip, openWorkshop, scriptedEngine, shortTask, type Workshop } from "./run-task.fixture.ts";
import { contextAt, fundWorkspace } from "./submission.fixture.ts";
import { submitTask } from "./submit-task.ts";
import { readTask } from "./task-store.ts";
import type { TaskRecord } from "./task-record.ts";
import { startWorker } from "./worker.ts";

const scope = { workspaceId: "w1", mode: "test" } as const;
const log = { warn: () => undefined, error: () => undefined };
const webhooks: JobWork = { slots: 1, run: () => Promise.resolve(), onExhausted: () => Promise.resolve() };

let clip: Awaited<ReturnType<typeof makeClip>>;
beforeAll(async () => {
  clip = await makeClip();
});
afterAll(() => clip[Symbol.asyncDispose]());

function workerOf(workshop: Workshop) {
  const { context, listen } = workshop;
  const sweepAssets = () => Promise.resolve();
  const renewPlans = () => Promise.resolve(false);
  const sweeps = { sweepAssets, renewPlans };
  const lowBalance = webhooks;
  return startWorker({ ...context, ...sweeps, listen, log, webhooks, lowBalance, renderSlots: 1, random: () => 0.5 });
}

async function ended(workshop: Workshop, taskId: bigint): Promise<TaskRecord> {
  for (;;) {
    const task = await readTask(workshop.db, scope, taskId);
    if (task === undefined) throw new Error("no such task");
    if (isTerminal(task.status)) return task;
    await workshop.watch.waitForChange(taskId, task.sequence, { timeoutMs: 10_000 });
  }
}

const submit = async (workshop: Workshop) =>
  (await submitTask(workshop.db, shortTask(), { ...contextAt(workshop.context.now()), notify: true })).taskId;

test("a worker that starts clears what a killed one left and runs what waits", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], new Date());
  await fundWorkspace(workshop.db, 1000, { mode: "test", now: workshop.context.now() });
  await fs.mkdir(path.join(workshop.context.scratchDir, "left"), { recursive: true });
  engine.succeed();
  const waiting = await submit(workshop);
  await using worker = await workerOf(workshop);
  expect((await ended(workshop, waiting)).status).toBe("completed");
  const fresh = await submit(workshop);
  expect((await ended(workshop, fresh)).status).toBe("completed");
  await worker.stop(); // a task has ended a moment before its step has tidied up
  expect(await fs.readdir(workshop.context.scratchDir)).toEqual([]);
});

test("a cancel reaches the worker that renders, and the next task gets the slot", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], new Date());
  const { db, context } = workshop;
  await fundWorkspace(db, 1000, { mode: "test", now: context.now() });
  await using _worker = await workerOf(workshop);
  const begun = engine.nextStart();
  const first = await submit(workshop);
  await begun;
  const second = await submit(workshop);
  await cancelTask(db, scope, first, { now: context.now(), notify: true });
  expect((await ended(workshop, first)).error?.code).toBe("canceled");
  engine.succeed();
  expect((await ended(workshop, second)).status).toBe("completed");
  expect(await checkLedger(db)).toEqual([]);
});

test("a worker that stops gives its task back, and the next worker finishes it", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], new Date());
  const { db, context } = workshop;
  await fundWorkspace(db, 1000, { mode: "test", now: context.now() });
  const begun = engine.nextStart();
  const taskId = await submit(workshop);
  const first = await workerOf(workshop);
  await begun;
  await first.stop();
  const leases = await sql`select lease_until from job where task_id = ${taskId}`.execute(db);
  expect(leases.rows).toEqual([{ lease_until: null }]);
  engine.succeed();
  await using _second = await workerOf(workshop);
  const task = await ended(workshop, taskId);
  expect(task.attempts.map(({ state }) => state)).toEqual(["abandoned", "succeeded"]);
  expect(task.receipt.charged).toBe(credits(24));
});
