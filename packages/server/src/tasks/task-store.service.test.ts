import { createHash } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import { checkLedger } from "#credits/check-ledger.ts";
import type { Database } from "#store/database.ts";
import { settleTask } from "./settle-task.ts";
import { at, contextAt, fundWorkspace, start, submissionOf } from "./submission.fixture.ts";
import { submitTask } from "./submit-task.ts";
import { taskOfSnapshot } from "./task-row.ts";
import {
  deleteExpiredIdempotency,
  deleteTaskContent,
  findByIdempotency,
  insertAttempt,
  type LeaseGuard,
  listAttempts,
  listOverdueTasks,
  listTasks,
  markProcessing,
  queuePosition,
  readTask,
  setCancellation,
  setNote,
  setProgress,
  updateAttempt,
} from "./task-store.ts";

const scope = { workspaceId: "w1", mode: "live" } as const;

async function create(db: Database, over: Parameters<typeof submissionOf>[1] = {}, now = start): Promise<bigint> {
  return (await submitTask(db, submissionOf(1, over), contextAt(now))).taskId;
}

async function leaseOf(db: Database, taskId: bigint): Promise<LeaseGuard> {
  const { rows } = await sql<{ jobId: bigint; token: bigint }>`
    update job set lease_token = lease_token + 1, lease_until = ${at(10)} where task_id = ${taskId}
    returning id as "jobId", lease_token as token`.execute(db);
  const lease = rows[0];
  if (lease === undefined) throw new Error("the task has no job");
  return lease;
}

async function processing(db: Database, over: Parameters<typeof submissionOf>[1] = {}) {
  const taskId = await create(db, over);
  const lease = await leaseOf(db, taskId);
  await markProcessing(db, { taskId, lease, now: start, notify: false });
  return { taskId, lease };
}

const cancel = (db: Database, taskId: bigint) =>
  settleTask(
    db,
    { taskId, end: { kind: "failed", code: "canceled", message: "The task was canceled." } },
    { now: at(9), notify: false },
  );

test("tasks are listed newest first, page by page, within their workspace and mode, by every filter", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  await fundWorkspace(db, 100, { mode: "test" });
  await fundWorkspace(db, 100, { workspaceId: "w2" });
  const ids: bigint[] = [];
  for (let i = 0; i < 5; i++) ids.unshift(await create(db, i === 3 ? { externalTaskId: "x" } : {}, at(i)));
  await create(db, { mode: "test" });
  await create(db, { workspaceId: "w2", externalTaskId: "x" });
  const list = async (query: Partial<Parameters<typeof listTasks>[2]>) =>
    (await listTasks(db, scope, { limit: 10, ...query })).tasks.map((task) => task.id);
  const first = await listTasks(db, scope, { limit: 3 });
  expect(first.tasks.map((task) => task.id)).toEqual(ids.slice(0, 3));
  expect(first.nextBeforeId).toBe(ids[2]);
  const second = await listTasks(db, scope, { limit: 2, ...(first.nextBeforeId && { beforeId: first.nextBeforeId }) });
  expect(second.tasks.map((task) => task.id)).toEqual(ids.slice(3));
  expect(second.nextBeforeId).toBeUndefined();
  await cancel(db, ids[4] ?? 0n);
  expect(await list({ status: "failed" })).toEqual([ids[4]]);
  expect(await list({ model: "kling-o3" })).toEqual([]);
  expect(await list({ externalTaskId: "x" })).toEqual([ids[1]]);
  expect(await list({ createdAfter: at(3) })).toEqual(ids.slice(0, 2));
  expect(await list({ createdBefore: at(1) })).toEqual([ids[4]]);
});

test("an idempotency key is known before the create is repeated, in its own route, workspace and mode, until it expires", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  const hash = (body: string) => createHash("sha256").update(body).digest();
  const claim = { route: "r", key: "k", requestHash: hash("a") };
  expect(await findByIdempotency(db, scope, claim, start)).toEqual({ kind: "none" });
  const taskId = await create(db, { idempotency: claim });
  expect(await findByIdempotency(db, scope, claim, start)).toEqual({ kind: "same", taskId });
  const other = { ...claim, requestHash: hash("b") };
  expect(await findByIdempotency(db, scope, other, start)).toEqual({ kind: "mismatch", taskId });
  const none = { kind: "none" };
  expect(await findByIdempotency(db, scope, { ...claim, route: "s" }, start)).toEqual(none);
  expect(await findByIdempotency(db, { ...scope, mode: "test" }, claim, start)).toEqual(none);
  expect(await findByIdempotency(db, { ...scope, workspaceId: "w2" }, claim, start)).toEqual(none);
  expect(await findByIdempotency(db, scope, claim, at(86_400))).toEqual(none);
  expect(await deleteExpiredIdempotency(db, { now: at(86_399), limit: 10 })).toBe(0);
  expect(await deleteExpiredIdempotency(db, { now: at(86_400), limit: 10 })).toBe(1);
});

test("a waiting task knows its place behind higher priorities and earlier tasks of its workspace", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  await fundWorkspace(db, 100, { workspaceId: "w2" });
  const first = await create(db);
  const low = await create(db, { priority: -1 }, at(1));
  await create(db, { workspaceId: "w2" }, at(1));
  const second = await create(db, {}, at(2));
  expect(await queuePosition(db, first)).toBe(1);
  expect(await queuePosition(db, second)).toBe(2);
  expect(await queuePosition(db, low)).toBe(3);
  const lease = await leaseOf(db, first);
  await markProcessing(db, { taskId: first, lease, now: at(3), notify: false });
  expect(await queuePosition(db, first)).toBeUndefined();
  expect(await queuePosition(db, second)).toBe(1);
});

test("progress only grows, at most once a second, below 100, under the lease, and shows in the sequence", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  const { taskId, lease } = await processing(db);
  const set = (percent: number, seconds: number, by = lease) =>
    setProgress(db, { taskId, lease: by, percent, now: at(seconds) });
  expect(await set(10, 0.9)).toBe(false);
  expect(await set(10.9, 1)).toBe(true);
  expect(await set(50, 1.5)).toBe(false);
  expect(await set(10, 5)).toBe(false);
  expect(await set(5, 5)).toBe(false);
  expect(await set(50, 5, { ...lease, token: lease.token - 1n })).toBe(false);
  expect(await set(100, 5)).toBe(true);
  expect(await readTask(db, scope, taskId)).toMatchObject({ progress: 99, sequence: 4 });
  await cancel(db, taskId);
  expect(await set(99, 20)).toBe(false);
});

test("marking a task as processing again changes nothing, and an ended task cannot begin", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  const { taskId, lease } = await processing(db);
  const again = () => markProcessing(db, { taskId, lease, now: at(5), notify: false });
  expect(await again()).toBe("processing");
  expect(await readTask(db, scope, taskId)).toMatchObject({ sequence: 2, startedAt: start });
  await cancel(db, taskId);
  expect(await again()).toBe("ended");
  expect(await markProcessing(db, { taskId: 1n, lease, now: at(5), notify: false })).toBe("not_found");
});

test("a cancel's state and a note are recorded while the task is open, once", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  const { taskId, lease } = await processing(db);
  const request = () => setCancellation(db, { taskId, state: "requested", now: at(1) });
  expect([await request(), await request()]).toEqual([true, false]);
  const note = { code: "upstream_unknown", message: "Being looked up.", checkAt: at(60).toISOString() } as const;
  const say = () => setNote(db, { taskId, lease, note, now: at(2) });
  expect([await say(), await say()]).toEqual([true, false]);
  expect(await readTask(db, scope, taskId)).toMatchObject({ cancellation: "requested", note, sequence: 4 });
  await cancel(db, taskId);
  expect(await request()).toBe(false);
  expect((await readTask(db, scope, taskId))?.note).toBeUndefined();
});

test("a deleted task has no prompt, media names or metadata left, in its events neither; the ledger stays", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  const secret = "a prompt that nobody shall read again";
  const { taskId } = await processing(db, {
    request: { ...submissionOf(1).request, prompt: secret },
    metadata: { secret },
    warnings: [{ code: "ignored", message: secret }],
    callbackUrl: "https://example.com/hook",
  });
  const remove = (from: { readonly workspaceId: string; readonly mode: "live" | "test" } = scope) =>
    db.transaction().execute((tx) => deleteTaskContent(tx, from, { taskId, now: at(20) }));
  expect(await remove()).toBe("still_open");
  await cancel(db, taskId);
  expect(await remove({ ...scope, mode: "test" })).toBe("not_found");
  expect([await remove(), await remove()]).toEqual(["deleted", "deleted"]);
  const { rows } = await sql<{ text: string }>`
    select concat((select string_agg(t::text, '') from task t), (select string_agg(e::text, '') from event e),
      (select string_agg(j::text, '') from job j)) as text`.execute(db);
  expect(rows[0]?.text).toContain("canceled");
  expect(rows[0]?.text).not.toContain(secret);
  const task = await readTask(db, scope, taskId);
  expect(task).toMatchObject({ status: "failed", request: undefined, deletedAt: at(20), sequence: 4 });
  const events = await sql<{ data: unknown }>`select data from event order by sequence`.execute(db);
  expect(events.rows.map(({ data }) => taskOfSnapshot(data).request)).toEqual([undefined, undefined]);
  expect(await checkLedger(db)).toEqual([]);
});

test("open tasks past their deadline are found, the longest overdue first", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  const late = await create(db, { deadlineSeconds: 120 });
  const later = await create(db, { deadlineSeconds: 60 });
  const ended = await create(db, { deadlineSeconds: 60 });
  await cancel(db, ended);
  expect(await listOverdueTasks(db, { now: at(59), limit: 10 })).toEqual([]);
  expect(await listOverdueTasks(db, { now: at(120), limit: 10 })).toEqual([later, late]);
});

test("attempts are written under the lease, one live at a time, and seen without what they cost", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  const { taskId, lease } = await processing(db);
  const stale = { ...lease, token: lease.token - 1n };
  const attempt = { id: "att_1", taskId, number: 1, engine: "animatic", state: "intent_written", now: at(1) } as const;
  expect(await insertAttempt(db, { ...attempt, lease: stale })).toBe(false);
  expect(await insertAttempt(db, { ...attempt, lease })).toBe(true);
  await expect(insertAttempt(db, { ...attempt, id: "att_2", number: 2, lease })).rejects.toThrow("attempt_live");
  expect(await updateAttempt(db, "att_1", { state: "submitted", handle: { job: "j1" }, lease: stale })).toBe(false);
  expect(await updateAttempt(db, "att_1", { state: "submitted", handle: { job: "j1" }, lease })).toBe(true);
  const error = { code: "generation_failed", message: "It failed.", fix: "Again.", retryable: true } as const;
  await updateAttempt(db, "att_1", { state: "failed", error, costUsdMicros: 5n, endedAt: at(2), lease });
  await insertAttempt(db, { ...attempt, id: "att_2", number: 2, lease });
  expect(await listAttempts(db, taskId)).toMatchObject([{ id: "att_1", handle: { job: "j1" } }, { id: "att_2" }]);
  expect((await readTask(db, scope, taskId))?.attempts).toEqual([
    { id: "att_1", number: 1, engine: "animatic", state: "failed", startedAt: at(1), endedAt: at(2), error },
    {
      id: "att_2",
      number: 2,
      engine: "animatic",
      state: "intent_written",
      startedAt: at(1),
      endedAt: undefined,
      error: undefined,
    },
  ]);
});
