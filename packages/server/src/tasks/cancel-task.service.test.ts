import { credits } from "@kinora/core";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkLedger } from "#credits/check-ledger.ts";
import { readBalance } from "#credits/read-balance.ts";
import { cancelTask } from "./cancel-task.ts";
import { attemptStates, makeClip, openWorkshop, scriptedEngine, shortTask, type Workshop } from "./run-task.fixture.ts";
import { runTask } from "./run-task.ts";
import { at, contextAt, fundWorkspace, start } from "./submission.fixture.ts";
import { submitTask } from "./submit-task.ts";
import { readTask } from "./task-store.ts";

const scope = { workspaceId: "w1", mode: "test" } as const;
const never = new AbortController().signal;
const now = { now: at(1), notify: true };

let clip: Awaited<ReturnType<typeof makeClip>>;
beforeAll(async () => {
  clip = await makeClip();
});
afterAll(() => clip[Symbol.asyncDispose]());

async function submitted(workshop: Workshop): Promise<bigint> {
  return (await submitTask(workshop.db, shortTask(), contextAt(start))).taskId;
}

test("a queued task is canceled at once, its credits are back, and asking again changes nothing", async () => {
  await using workshop = await openWorkshop([], start);
  const { db } = workshop;
  await fundWorkspace(db, 100, { mode: "test" });
  const taskId = await submitted(workshop);
  const task = await cancelTask(db, scope, taskId, now);
  expect(task).toMatchObject({ status: "failed", error: { code: "canceled" }, cancellation: "confirmed" });
  expect((await readBalance(db, scope, at(1))).available).toBe(credits(100));
  expect(await cancelTask(db, scope, taskId, now)).toEqual(task);
  await expect(workshop.claim()).rejects.toThrow("no task was due");
  expect(await checkLedger(db)).toEqual([]);
});

test("a running task is asked to stop, and its worker stops the engine and ends it", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], start);
  const { db, context } = workshop;
  await fundWorkspace(db, 100, { mode: "test" });
  const taskId = await submitted(workshop);
  const begun = engine.nextStart();
  const run = runTask(context, await workshop.claim(), never);
  const { id } = await begun;
  const task = await cancelTask(db, scope, taskId, now);
  expect(task.cancellation).toMatch(/requested|confirmed/);
  await run;
  expect(engine.canceled).toEqual([id]);
  expect(await readTask(db, scope, taskId)).toMatchObject({
    status: "failed",
    error: { code: "canceled" },
    cancellation: "confirmed",
    receipt: { charged: 0n, released: credits(24) },
  });
  expect(await attemptStates(db, taskId)).toEqual(["canceled"]);
  expect(await checkLedger(db)).toEqual([]);
});

test("a task whose worker is gone is canceled at once, and its attempt with it", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], start);
  const { db, context } = workshop;
  await fundWorkspace(db, 100, { mode: "test" });
  const taskId = await submitted(workshop);
  const begun = engine.nextStart();
  const run = runTask(context, await workshop.claim("dead", 0), never);
  await begun;
  await sql`select 1`.execute(db);
  const task = await cancelTask(db, scope, taskId, now);
  expect(task).toMatchObject({ status: "failed", error: { code: "canceled" } });
  await run; // the worker that was only thought dead sees it and writes nothing
  expect(await attemptStates(db, taskId)).toEqual(["canceled"]);
  expect(await checkLedger(db)).toEqual([]);
});

test("a finished task cannot be canceled, a foreign or unknown one is not found", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], start);
  const { db, context } = workshop;
  await fundWorkspace(db, 100, { mode: "test" });
  const taskId = await submitted(workshop);
  engine.succeed();
  await runTask(context, await workshop.claim(), never);
  await expect(cancelTask(db, scope, taskId, now)).rejects.toMatchObject({ code: "conflict_state" });
  await expect(cancelTask(db, { ...scope, workspaceId: "w2" }, taskId, now)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(cancelTask(db, scope, 1n, now)).rejects.toMatchObject({ code: "not_found" });
});

test("fifty cancels that race the worker leave each task ended once and the books balanced", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], start);
  const { db, context } = workshop;
  await fundWorkspace(db, 5000, { mode: "test" });
  engine.succeed();
  // the output is stored once; the race is about states and money
  const first = await submitted(workshop);
  await runTask(context, await workshop.claim(), never);
  const stored = await context.ingest({
    ...scope,
    taskId: first,
    index: 0,
    stream: await engine.open({ kind: "video", mime: "video/mp4", locator: clip.path }, never),
    expected: { kind: "video", durationSeconds: 3, audio: false },
    retentionDays: 30,
  });
  const racing = { ...context, ingest: () => Promise.resolve(stored) };
  const outcomes = new Map<string, number>();
  for (let round = 0; round < 50; round++) {
    const taskId = await submitted(workshop);
    const lease = await workshop.claim();
    const run = runTask(racing, lease, never);
    // each round lets the worker come one step further, the last ones to its end
    for (let step = 0; step < round; step++) await sql`select 1`.execute(db);
    if (round >= 45) await run;
    const answer = await cancelTask(db, scope, taskId, now).then(
      (task) => task.cancellation ?? "none",
      (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : "bug"),
    );
    await run;
    const task = await readTask(db, scope, taskId);
    const end = task?.status === "completed" ? "completed" : task?.error?.code;
    outcomes.set(`${end} (${answer})`, (outcomes.get(`${end} (${answer})`) ?? 0) + 1);
    expect(["completed", "canceled"]).toContain(end);
    if (answer === "conflict_state") expect(end).toBe("completed");
    if (answer === "confirmed") expect(end).toBe("canceled");
    if (end === "completed") expect(task?.cancellation ?? "too_late").toBe("too_late");
    const events = await sql<{ n: bigint }>`
      select count(*) as n from event where task_id = ${taskId} and type in ('task.completed', 'task.failed')`.execute(
      db,
    );
    expect(events.rows[0]?.n).toBe(1n);
    const live = await attemptStates(db, taskId);
    expect(live.filter((state) => ["planned", "intent_written", "submitted"].includes(state))).toEqual([]);
  }
  expect(await checkLedger(db)).toEqual([]);
  expect((await sql`select from job where kind = 'run_task'`.execute(db)).rows).toEqual([]);
  // both sides have won, or the rounds were no race
  expect(outcomes.get("completed (conflict_state)")).toBeGreaterThanOrEqual(5);
  expect([...outcomes.keys()].some((outcome) => outcome.startsWith("canceled"))).toBe(true);
});
