import { credits } from "@kinora/core";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import { checkLedger } from "#credits/check-ledger.ts";
import { readBalance } from "#credits/read-balance.ts";
import { refundPack } from "#credits/refund-pack.ts";
import type { Database } from "#store/database.ts";
import { settleTask } from "./settle-task.ts";
import { at, contextAt, fundWorkspace, start, submissionOf } from "./submission.fixture.ts";
import type { Submission } from "./submission.ts";
import { submitTask } from "./submit-task.ts";
import type { TaskOutput } from "./task-record.ts";
import { taskOfSnapshot } from "./task-row.ts";
import { markProcessing, readTask } from "./task-store.ts";

const scope = { workspaceId: "w1", mode: "live" } as const;
const output: TaskOutput = { kind: "video", items: [], expiresAt: "2026-12-24T10:00:00Z" };

async function lease(db: Database, taskId: bigint, token = 1n): Promise<{ jobId: bigint; token: bigint }> {
  const { rows } = await sql<{ id: bigint }>`update job set lease_token = ${token}
    where task_id = ${taskId} and kind = 'run_task' returning id`.execute(db);
  return { jobId: rows[0]?.id ?? 0n, token };
}

async function running(db: Database, wholeCredits: number, over: Partial<Submission> = {}, now = start) {
  const { taskId } = await submitTask(db, submissionOf(wholeCredits, over), contextAt(now));
  const held = await lease(db, taskId);
  expect(await markProcessing(db, { taskId, lease: held, now, notify: false })).toBe("processing");
  return { taskId, lease: held };
}

const completed = (wholeCredits: number) =>
  ({ kind: "completed", capturedMicroCredits: credits(wholeCredits) }) as const;
const failed = { kind: "failed", code: "generation_failed", message: "The engine failed." } as const;

test("a completed task spends its hold, gets its output, one event and no job", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1000);
  const { taskId, lease } = await running(db, 80, { callbackUrl: "https://example.com/hook" });
  const settled = await settleTask(
    db,
    { taskId, lease, end: completed(80), output, provider: "animatic", modelVersion: "animatic-1" },
    { now: at(60), notify: false },
  );
  expect(settled.kind).toBe("settled");
  const task = await readTask(db, scope, taskId);
  expect(task).toMatchObject({
    status: "completed",
    progress: 100,
    sequence: 3,
    output,
    provider: "animatic",
    startedAt: start,
    completedAt: at(60),
    receipt: { held: credits(80), charged: credits(80), released: 0n, reason: "completed" },
  });
  expect(await readBalance(db, scope, at(60))).toMatchObject({
    balance: credits(920),
    reserved: 0n,
    available: credits(920),
  });
  const events = await sql<{ id: string; type: string; data: unknown }>`
    select id, type, data from event order by sequence`.execute(db);
  expect(events.rows.map((event) => event.type)).toEqual(["task.processing", "task.completed"]);
  expect(events.rows[1]?.id).toMatch(/^evt_[^.]+$/);
  expect(taskOfSnapshot(events.rows[1]?.data)).toEqual(task);
  const jobs = await sql`select kind, payload ->> 'lane' as lane from job`.execute(db);
  const deliveries = await sql<{ lane: string }>`select lane from webhook_delivery`.execute(db);
  expect(deliveries.rows).toHaveLength(2);
  expect(jobs.rows).toEqual([{ kind: "deliver_webhook", lane: deliveries.rows[0]?.lane }]);
  expect(await checkLedger(db)).toEqual([]);
});

test("a failed task costs nothing and says why", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  const { taskId } = await submitTask(db, submissionOf(80), contextAt(start));
  const end = { kind: "failed", code: "canceled", message: "The task was canceled." } as const;
  await settleTask(db, { taskId, end, cancellation: "confirmed" }, { now: at(1), notify: false });
  const task = await readTask(db, scope, taskId);
  expect(task).toMatchObject({
    status: "failed",
    progress: 0,
    cancellation: "confirmed",
    error: { code: "canceled", retryable: false },
    receipt: { held: credits(80), charged: 0n, released: credits(80), reason: "canceled" },
  });
  expect((await readBalance(db, scope, at(1))).available).toBe(credits(100));
  expect(await checkLedger(db)).toEqual([]);
});

test("a task ends once, whoever ends it, however many try", async () => {
  await using database = await openTestDatabase({ connectionsMax: 16 });
  const { db } = database;
  await fundWorkspace(db, 1000);
  const { taskId, lease } = await running(db, 80);
  const tries = await Promise.all(
    Array.from({ length: 48 }, (_, i) =>
      settleTask(
        db,
        i % 3 === 0
          ? { taskId, lease, end: completed(80), output }
          : i % 3 === 1
            ? { taskId, lease, end: failed }
            : { taskId, end: failed },
        { now: at(60), notify: false },
      ),
    ),
  );
  expect(tries.filter((settled) => settled.kind === "settled")).toHaveLength(1);
  expect(tries.filter((settled) => settled.kind === "already_ended")).toHaveLength(47);
  expect(await checkLedger(db)).toEqual([]);
});

test("whoever lost the lease writes nothing", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1000);
  const { taskId, lease: old } = await running(db, 80);
  const current = await lease(db, taskId, 2n);
  const context = { now: at(60), notify: false };
  expect(await settleTask(db, { taskId, lease: old, end: completed(80), output }, context)).toEqual({
    kind: "lease_lost",
  });
  expect(await markProcessing(db, { taskId, lease: old, ...context })).toBe("lease_lost");
  expect((await readTask(db, scope, taskId))?.status).toBe("processing");
  // a lease of another task's job is none
  const other = await running(db, 80);
  expect((await settleTask(db, { taskId, lease: other.lease, end: failed }, context)).kind).toBe("lease_lost");
  expect((await settleTask(db, { taskId, lease: current, end: completed(80), output }, context)).kind).toBe("settled");
});

test("a task cannot complete before it was processing, nor be charged above its hold", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1000);
  const context = { now: at(60), notify: false };
  const { taskId } = await submitTask(db, submissionOf(80), contextAt(start));
  await expect(settleTask(db, { taskId, end: completed(80), output }, context)).rejects.toThrow("cannot become");
  const second = await running(db, 80);
  await expect(settleTask(db, { ...second, end: completed(81), output }, context)).rejects.toThrow("cannot pay");
  expect(await checkLedger(db)).toEqual([]);
});

test("partial output is charged in part, and the rest comes back", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  const task = await running(db, 80);
  await settleTask(db, { ...task, end: completed(50), output }, { now: at(60), notify: false });
  expect((await readTask(db, scope, task.taskId))?.receipt).toEqual({
    held: credits(80),
    charged: credits(50),
    released: credits(30),
    reason: "completed",
  });
  expect((await readBalance(db, scope, at(60))).available).toBe(credits(50));
  expect(await checkLedger(db)).toEqual([]);
});

test("lots are spent soonest expiry first, then promo, trial, plan, pack, refund", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const pack = await fundWorkspace(db, 10, { source: "pack" });
  const plan = await fundWorkspace(db, 10, { source: "plan" });
  const trial = await fundWorkspace(db, 10, { source: "trial" });
  const promo = await fundWorkspace(db, 10, { source: "promo" });
  const late = await fundWorkspace(db, 10, { expiresAt: at(7200) });
  const soon = await fundWorkspace(db, 10, { expiresAt: at(3600) });
  const order: string[] = [];
  const left = async () => (await readBalance(db, scope, start)).packs.map((lot) => lot.id);
  for (let before = await left(); before.length > 0;) {
    const task = await running(db, 10);
    await settleTask(db, { ...task, end: completed(10), output }, { now: start, notify: false });
    const after = await left();
    order.push(...before.filter((id) => !after.includes(id)));
    before = after;
  }
  expect(order).toEqual([soon, late, promo, trial, plan, pack]);
});

test("a hold may spend credits that expired after it was placed; what it gives back expires", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 160, { expiresAt: at(60) });
  const spends = await running(db, 80);
  const gives = await running(db, 80);
  expect((await readBalance(db, scope, at(61))).available).toBe(0n);
  await settleTask(db, { ...spends, end: completed(80), output }, { now: at(61), notify: false });
  expect((await readBalance(db, scope, at(61))).balance).toBe(credits(80));
  await settleTask(db, { ...gives, end: failed }, { now: at(62), notify: false });
  expect((await readBalance(db, scope, at(62))).balance).toBe(0n);
  const expired = await sql`select sum(amount) as sum from transfer where kind = 'expire'`.execute(db);
  expect(expired.rows).toEqual([{ sum: credits(80).toString() }]);
  expect(await checkLedger(db)).toEqual([]);
});

test("clocks that differ between nodes cannot jam a capture", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const pack = await fundWorkspace(db, 80, { expiresAt: at(310) });
  const task = await running(db, 80, {}, at(300));
  await fundWorkspace(db, 80, { expiresAt: at(200), now: at(100) });
  const refund = { ...scope, lotId: pack, reason: "test", idempotencyKey: "r" };
  await db.transaction().execute((tx) => refundPack(tx, refund, contextAt(at(150))));
  const settled = await settleTask(db, { ...task, end: completed(80), output }, { now: at(301), notify: false });
  expect(settled.kind).toBe("settled");
  expect(await checkLedger(db)).toEqual([]);
});

test("a free task ends without a transfer", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1);
  const task = await running(db, 0);
  await settleTask(db, { ...task, end: completed(0), output }, { now: at(1), notify: false });
  expect((await readTask(db, scope, task.taskId))?.status).toBe("completed");
  expect(await checkLedger(db)).toEqual([]);
});
