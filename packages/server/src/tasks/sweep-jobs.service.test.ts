import { credits } from "@kinora/core";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkLedger } from "#credits/check-ledger.ts";
import { readBalance } from "#credits/read-balance.ts";
import type { JobKind } from "#jobs/jobs.ts";
import { makeClip, openWorkshop, scriptedEngine, shortTask } from "./run-task.fixture.ts";
import { runTask } from "./run-task.ts";
import { at, contextAt, fundWorkspace, start } from "./submission.fixture.ts";
import { submitTask } from "./submit-task.ts";
import { sweepDeadlines } from "./sweep-deadlines.ts";
import { scheduleSweeps, sweepWork } from "./sweep-jobs.ts";
import { readTask } from "./task-store.ts";

const scope = { workspaceId: "w1", mode: "test" } as const;
const never = new AbortController().signal;

let clip: Awaited<ReturnType<typeof makeClip>>;
beforeAll(async () => {
  clip = await makeClip();
});
afterAll(() => clip[Symbol.asyncDispose]());

test("a task that waits past its deadline fails, and its credits come back", async () => {
  await using workshop = await openWorkshop([], start);
  const { db } = workshop;
  await fundWorkspace(db, 100, { mode: "test" });
  const late = await submitTask(db, shortTask({}, { deadlineSeconds: 60 }), contextAt(start));
  const early = await submitTask(db, shortTask({}, { deadlineSeconds: 61 }), contextAt(start));
  expect(await sweepDeadlines(db, { now: at(60), notify: true, limit: 10 })).toBe(1);
  expect(await readTask(db, scope, late.taskId)).toMatchObject({
    status: "failed",
    error: { code: "generation_timeout", message: expect.stringContaining("60 seconds") },
    receipt: { released: credits(24) },
  });
  expect((await readTask(db, scope, early.taskId))?.status).toBe("queued");
  expect((await readBalance(db, scope, at(60))).available).toBe(credits(76));
  expect(await checkLedger(db)).toEqual([]);
});

test("a task that a worker runs is left to that worker", async () => {
  const engine = scriptedEngine(clip.path);
  await using workshop = await openWorkshop([engine], start);
  const { db, context } = workshop;
  await fundWorkspace(db, 100, { mode: "test" });
  const { taskId } = await submitTask(db, shortTask({}, { deadlineSeconds: 60 }), contextAt(start));
  const begun = engine.nextStart();
  const run = runTask(context, await workshop.claim(), never);
  await begun;
  expect(await sweepDeadlines(db, { now: at(60), notify: true, limit: 10 })).toBe(0);
  workshop.setNow(at(60));
  await run;
  expect((await readTask(db, scope, taskId))?.error?.code).toBe("generation_timeout");
  expect(engine.canceled).toHaveLength(1);
});

test("each sweep is one row, runs when it is due and comes again", async () => {
  await using workshop = await openWorkshop([], start);
  const { db, context } = workshop;
  await fundWorkspace(db, 100, { mode: "test", expiresAt: at(30) });
  await sql`insert into idempotency (workspace_id, mode, route, key, request_hash, task_id, expires_at)
    values ('w1', 'test', 'r', 'old', '', 1, ${at(30)}), ('w1', 'test', 'r', 'new', '', 2, ${at(3600)})`.execute(db);
  const { taskId } = await submitTask(db, shortTask({}, { deadlineSeconds: 60 }), contextAt(start));
  const swept: Date[] = [];
  const sweepAssets = async (now: Date) => void swept.push(now);
  const sweeps = { ...context, sweepAssets, renewPlans: () => Promise.resolve(false) };
  await scheduleSweeps(sweeps);
  await scheduleSweeps(sweeps);
  const runAll = async (): Promise<readonly JobKind[]> => {
    const ran: JobKind[] = [];
    const work = sweepWork(sweeps);
    const kinds = ["sweep_deadlines", "sweep_retention", "sweep_idempotency", "expire_lots", "renew_plans"] as const;
    for (let lease = await context.jobs.claim(kinds); lease !== undefined; lease = await context.jobs.claim(kinds)) {
      ran.push(lease.kind);
      await work[lease.kind as (typeof kinds)[number]].run(lease, never);
    }
    return ran.toSorted();
  };
  expect(await runAll()).toEqual([
    "expire_lots",
    "renew_plans",
    "sweep_deadlines",
    "sweep_idempotency",
    "sweep_retention",
  ]);
  expect(await runAll()).toEqual([]);
  workshop.setNow(at(3599));
  expect(await runAll()).toEqual([
    "expire_lots",
    "renew_plans",
    "sweep_deadlines",
    "sweep_idempotency",
    "sweep_retention",
  ]);
  expect((await readTask(db, scope, taskId))?.error?.code).toBe("generation_timeout");
  expect((await sql`select key from idempotency`.execute(db)).rows).toEqual([{ key: "new" }]);
  const lots = await sql<{ remaining: bigint }>`select remaining from lot`.execute(db);
  expect(lots.rows).toEqual([{ remaining: 0n }]);
  expect(swept).toEqual([start, at(3599)]);
  expect(await checkLedger(db)).toEqual([]);
});
