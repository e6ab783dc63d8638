import * as fs from "node:fs/promises";
import { AppError, credits, type Engine, EngineError } from "@kinora/core";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkLedger } from "#credits/check-ledger.ts";
import { readBalance } from "#credits/read-balance.ts";
import type { Database } from "#store/database.ts";
import { cancelTask } from "./cancel-task.ts";
import {
  attemptStates,
  crash,
  makeClip,
  openWorkshop,
  scriptedEngine,
  shortTask,
  type Workshop,
} from "./run-task.fixture.ts";
import { runTask } from "./run-task.ts";
import { at, contextAt, fundWorkspace, start } from "./submission.fixture.ts";
import { submitTask } from "./submit-task.ts";
import { readTask } from "./task-store.ts";

const scope = { workspaceId: "w1", mode: "test" } as const;
const never = new AbortController().signal;

let clip: Awaited<ReturnType<typeof makeClip>>;
beforeAll(async () => {
  clip = await makeClip();
});
afterAll(() => clip[Symbol.asyncDispose]());

async function submitted(workshop: Workshop, ...submission: Parameters<typeof shortTask>): Promise<bigint> {
  await fundWorkspace(workshop.db, 1000, { mode: "test" });
  return (await submitTask(workshop.db, shortTask(...submission), contextAt(start))).taskId;
}

async function expectFree(db: Database, taskId: bigint, code: string): Promise<void> {
  const task = await readTask(db, scope, taskId);
  expect(task).toMatchObject({ status: "failed", error: { code }, receipt: { charged: 0n, released: credits(24) } });
  expect((await readBalance(db, scope, start)).available).toBe(credits(1000));
  expect(await checkLedger(db)).toEqual([]);
}

test("a task is rendered, its output stored and read back, and only then completed and charged", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], start);
  const { db, context } = workshop;
  const taskId = await submitted(workshop);
  engine.succeed();
  await runTask(context, await workshop.claim(), never);
  const task = await readTask(db, scope, taskId);
  expect(task).toMatchObject({
    status: "completed",
    provider: "animatic",
    modelVersion: "scripted-1",
    attempts: [{ number: 1, engine: "animatic", state: "succeeded", endedAt: start }],
    receipt: { charged: credits(24), released: 0n },
    output: { kind: "video", items: [{ width: 64, height: 36, durationSeconds: 3, mime: "video/mp4" }] },
  });
  expect(task?.output?.posterAssetId).toMatch(/^asset_/);
  const events = await sql<{ type: string; data: { attempts: { state: string }[] } }>`
    select type, data from event order by sequence`.execute(db);
  expect(events.rows.map(({ type, data }) => [type, data.attempts.map(({ state }) => state)])).toEqual([
    ["task.processing", []],
    ["task.completed", ["succeeded"]],
  ]);
  expect(engine.released).toEqual([engine.started[0]?.id]);
  expect(await fs.readdir(context.scratchDir)).toEqual([]);
  expect(await checkLedger(db)).toEqual([]);
});

test("progress only grows and reaches watchers", async () => {
  const engine = scriptedEngine(clip.path, { status: { kind: "running", percent: 40.7 } });
  await using workshop = await openWorkshop([engine], at(10));
  const { db, context, watch } = workshop;
  const taskId = await submitted(workshop);
  const run = runTask(context, await workshop.claim(), never);
  const seen: number[] = [];
  for (const { percent, until } of [
    { percent: 40.7, until: 40 },
    { percent: 20, until: 40 },
    { percent: 99.9, until: 99 },
  ]) {
    engine.setStatus({ kind: "running", percent });
    for (;;) {
      const task = await readTask(db, scope, taskId);
      seen.push(task?.progress ?? -1);
      if (task?.progress === until) break;
      workshop.setNow(new Date(context.now().getTime() + 2000));
      await watch.waitForChange(taskId, task?.sequence ?? 0, { timeoutMs: 300 });
    }
  }
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  engine.succeed();
  await run;
  expect(await readTask(db, scope, taskId)).toMatchObject({ status: "completed", progress: 100 });
});

test("a renderer that crashes is tried once more", async () => {
  const engine = scriptedEngine(clip.path, { status: { kind: "failed", error: crash } });
  await using workshop = await openWorkshop([engine], start);
  const { db, context } = workshop;
  const taskId = await submitted(workshop);
  let starts = 0;
  const flaky: Engine = {
    ...engine,
    start: (...call) => {
      if (++starts === 2) engine.succeed();
      return engine.start(...call);
    },
  };
  await runTask({ ...context, engines: [flaky] }, await workshop.claim(), never);
  expect(await attemptStates(db, taskId)).toEqual(["failed", "succeeded"]);
  expect((await readTask(db, scope, taskId))?.status).toBe("completed");
});

test("a renderer that crashes twice fails the task, and its credits come back", async () => {
  const engine = scriptedEngine(clip.path, { status: { kind: "failed", error: crash } });
  await using workshop = await openWorkshop([engine], start);
  const taskId = await submitted(workshop);
  await runTask(workshop.context, await workshop.claim(), never);
  expect(engine.started).toHaveLength(2);
  expect(await attemptStates(workshop.db, taskId)).toEqual(["failed", "failed"]);
  await expectFree(workshop.db, taskId, "generation_failed");
});

test("what an engine refuses for good is not tried again", async () => {
  const error = new EngineError("content_blocked_output", "Refused.", { retryable: false, accepted: "yes" });
  const engine = scriptedEngine(clip.path, { status: { kind: "failed", error } });
  await using workshop = await openWorkshop([engine], start);
  const taskId = await submitted(workshop);
  await runTask(workshop.context, await workshop.claim(), never);
  expect(engine.started).toHaveLength(1);
  await expectFree(workshop.db, taskId, "content_blocked_output");
});

test("a task whose worker died is rendered again once, from the same seed, as a new attempt", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], start);
  const { db, context } = workshop;
  const taskId = await submitted(workshop);
  const dead = await workshop.claim("dead", 0);
  const begun = engine.nextStart();
  const stale = runTask(context, dead, never); // it goes on without knowing that its lease has lapsed
  await begun;
  const current = await workshop.claim("alive");
  expect(current.jobId).toBe(dead.jobId);
  const again = engine.nextStart();
  const run = runTask(context, current, never);
  await again;
  expect((await attemptStates(db, taskId)).map((state) => state === "abandoned")).toEqual([true, false]);
  engine.succeed();
  await Promise.all([run, stale]);
  expect(await attemptStates(db, taskId)).toEqual(["abandoned", "succeeded"]);
  expect(engine.started).toHaveLength(2);
  expect((await readTask(db, scope, taskId))?.receipt.charged).toBe(credits(24));
  const events = await sql<{ type: string }>`select type from event order by sequence`.execute(db);
  expect(events.rows.map(({ type }) => type)).toEqual(["task.processing", "task.completed"]);
  expect(await checkLedger(db)).toEqual([]);
});

test("a stale worker's settle is refused, and the worker that has the lease ends the task", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], start);
  const { db, context } = workshop;
  const taskId = await submitted(workshop);
  const stale = await workshop.claim("stale", 0);
  let current: Awaited<ReturnType<Workshop["claim"]>> | undefined;
  engine.succeed();
  // the other worker takes the job over while this one stores its output
  const ingest: typeof context.ingest = async (output) => {
    current = await workshop.claim("current");
    return context.ingest(output);
  };
  await runTask({ ...context, ingest }, stale, never);
  expect((await readTask(db, scope, taskId))?.status).toBe("processing");
  expect(await attemptStates(db, taskId)).toEqual(["submitted"]);
  if (current === undefined) throw new Error("nobody took over");
  await runTask(context, current, never);
  expect((await readTask(db, scope, taskId))?.status).toBe("completed");
  const outputs = await sql`select id from asset where role = 'output'`.execute(db);
  expect(outputs.rows).toHaveLength(1);
  expect(await checkLedger(db)).toEqual([]);
});

test("a stop gives the task back: its engine is stopped and the next worker renders it", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], start);
  const { db, context } = workshop;
  const taskId = await submitted(workshop);
  const stopping = new AbortController();
  const lease = await workshop.claim();
  const begun = engine.nextStart();
  const run = runTask(context, lease, stopping.signal);
  const { id } = await begun;
  stopping.abort();
  await run;
  expect(engine.canceled).toEqual([id]);
  expect(await attemptStates(db, taskId)).toEqual(["abandoned"]);
  expect(await fs.readdir(context.scratchDir)).toEqual([]);
  await context.jobs.release(lease);
  engine.succeed();
  await runTask(context, await workshop.claim(), never);
  expect((await readTask(db, scope, taskId))?.status).toBe("completed");
});

test("a task that passes its deadline while it renders fails, and its engine is stopped", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], start);
  const taskId = await submitted(workshop, {}, { deadlineSeconds: 60 });
  const begun = engine.nextStart();
  const run = runTask(workshop.context, await workshop.claim(), never);
  const { id } = await begun;
  workshop.setNow(at(60));
  await run;
  expect(engine.canceled).toEqual([id]);
  await expectFree(workshop.db, taskId, "generation_timeout");
});

test("[[fail:CODE]] ends the task so, after it was queued and processing", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], start);
  const taskId = await submitted(workshop, { directives: { failWith: "content_blocked_output" } });
  await runTask(workshop.context, await workshop.claim(), never);
  expect(engine.started).toHaveLength(0);
  await expectFree(workshop.db, taskId, "content_blocked_output");
});

test("[[slow:S]] keeps the task processing without its slot for so long, then it goes on", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], start);
  const { db, context } = workshop;
  const taskId = await submitted(workshop, { directives: { slowSeconds: 30 } });
  await runTask(context, await workshop.claim(), never);
  expect(await readTask(db, scope, taskId)).toMatchObject({ status: "processing", attempts: [] });
  workshop.setNow(at(29));
  await expect(workshop.claim()).rejects.toThrow("no task was due");
  workshop.setNow(at(30));
  engine.succeed();
  await runTask(context, await workshop.claim(), never);
  expect((await readTask(db, scope, taskId))?.status).toBe("completed");
});

test("a task that waits for its slow time can be canceled at once", async () => {
  await using workshop = await openWorkshop([], start);
  const { db, context } = workshop;
  const taskId = await submitted(workshop, { directives: { slowSeconds: 30 } });
  await runTask(context, await workshop.claim(), never);
  await cancelTask(db, scope, taskId, { now: at(1), notify: true });
  await expectFree(db, taskId, "canceled");
});

test("a task that no engine can serve fails with the reason", async () => {
  const engine = scriptedEngine(clip.path, { capabilities: { modes: ["live"] } });
  await using workshop = await openWorkshop([engine], start);
  const taskId = await submitted(workshop);
  await runTask(workshop.context, await workshop.claim(), never);
  await expectFree(workshop.db, taskId, "upstream_unavailable");
});

test("an output that is not what was asked for fails the task", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], start);
  const taskId = await submitted(workshop, { durationSeconds: 10 });
  engine.succeed();
  await runTask(workshop.context, await workshop.claim(), never);
  expect(await attemptStates(workshop.db, taskId)).toEqual(["failed"]);
  await expectFree(workshop.db, taskId, "generation_failed");
});

test.each([new AppError("overloaded"), new Error("the reader died")])(
  "a store that fails for a moment costs no second render: %s",
  async (error) => {
    const engine = scriptedEngine(clip.path);
    await using workshop = await openWorkshop([engine], start);
    const { db, context } = workshop;
    const taskId = await submitted(workshop);
    engine.succeed();
    let calls = 0;
    const ingest: typeof context.ingest = (output) => (++calls === 1 ? Promise.reject(error) : context.ingest(output));
    await runTask({ ...context, ingest }, await workshop.claim(), never);
    expect(await attemptStates(db, taskId)).toEqual(["succeeded"]);
    expect((await readTask(db, scope, taskId))?.status).toBe("completed");
  },
);

test("an attempt whose engine is no longer configured is waited for, not started elsewhere", async () => {
  const gone = scriptedEngine(clip.path, { name: "kling", capabilities: { restartable: false, local: false } });
  await using workshop = await openWorkshop([gone], start);
  const { db, context } = workshop;
  const taskId = await submitted(workshop);
  const dead = new AbortController();
  const begun = gone.nextStart();
  const lease = await workshop.claim();
  const run = runTask(context, lease, dead.signal);
  await begun;
  dead.abort();
  await run;
  await context.jobs.release(lease);
  expect(gone.canceled).toEqual([]); // it goes on upstream
  const other = scriptedEngine(clip.path, { name: "fal", capabilities: { restartable: false, local: false } });
  await runTask({ ...context, engines: [other] }, await workshop.claim(), never);
  expect(other.started).toEqual([]);
  expect(await readTask(db, scope, taskId)).toMatchObject({ status: "processing", note: { code: "upstream_unknown" } });
  workshop.setNow(at(60));
  gone.succeed();
  await runTask(context, await workshop.claim(), never);
  expect(await attemptStates(db, taskId)).toEqual(["succeeded"]);
});

test("an attempt whose answer was lost is looked up, and nothing is bought twice", async () => {
  const lost = new EngineError("upstream_unknown", "No answer.", { retryable: false, accepted: "unknown" });
  const upstream: { answer: "unknown" | "found" } = { answer: "unknown" };
  const engine = scriptedEngine(clip.path, {
    name: "kling",
    capabilities: { restartable: false, local: false },
    start: () => {
      throw lost;
    },
    reconcile: async (attempt) => (upstream.answer === "found" ? { found: { attempt: attempt.id } } : "unknown"),
  });
  await using workshop = await openWorkshop([engine], start);
  const { db, context } = workshop;
  const taskId = await submitted(workshop);
  await runTask(context, await workshop.claim(), never);
  expect(await attemptStates(db, taskId)).toEqual(["submit_unknown"]);
  expect((await readTask(db, scope, taskId))?.note).toMatchObject({ code: "upstream_unknown" });
  workshop.setNow(at(60));
  await runTask(context, await workshop.claim(), never);
  expect(await attemptStates(db, taskId)).toEqual(["submit_unknown"]);
  workshop.setNow(at(120));
  upstream.answer = "found";
  engine.succeed();
  await runTask(context, await workshop.claim(), never);
  expect(await attemptStates(db, taskId)).toEqual(["succeeded"]);
  expect((await readTask(db, scope, taskId))?.status).toBe("completed");
});

test("a result that the operator's judge refuses is free, is taken out of the store, and says so", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], start);
  const { db, context } = workshop;
  const taskId = await submitted(workshop);
  engine.succeed();
  const judged: unknown[] = [];
  const decision = { stage: "output", by: "hook", category: "logos", policyVersion: "7" } as const;
  const moderate: typeof context.moderate = async (task, output) => {
    judged.push([task.id, output.items.length, (await readTask(db, scope, taskId))?.status]);
    return { ...decision, decision: "blocked" };
  };
  await runTask({ ...context, moderate }, await workshop.claim(), never);
  expect(judged).toEqual([[taskId, 1, "processing"]]);
  await expectFree(db, taskId, "content_blocked_output");
  const task = await readTask(db, scope, taskId);
  expect(task).toMatchObject({ moderation: { ...decision, decision: "blocked" }, output: undefined });
  const { rows } = await sql<{ live: bigint }>`
    select count(*) as live from asset where task_id = ${taskId} and deleted_at is null`.execute(db);
  expect(rows).toEqual([{ live: 0n }]);
});

test("a result that is let through keeps the decision", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], start);
  const { db, context } = workshop;
  const taskId = await submitted(workshop);
  engine.succeed();
  const moderation = { stage: "output", decision: "unchecked", by: "hook", policyVersion: "7" } as const;
  await runTask({ ...context, moderate: () => Promise.resolve(moderation) }, await workshop.claim(), never);
  expect(await readTask(db, scope, taskId)).toMatchObject({ status: "completed", moderation });
});
