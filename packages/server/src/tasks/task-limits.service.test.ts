import { AppError, credits } from "@kinora/core";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import { checkLedger } from "#credits/check-ledger.ts";
import { makeJobs } from "#jobs/job-store.ts";
import type { Database } from "#store/database.ts";
import { settleTask } from "./settle-task.ts";
import { at, contextAt, fundWorkspace, request, start, submissionOf } from "./submission.fixture.ts";
import type { Submission } from "./submission.ts";
import { submitTask } from "./submit-task.ts";
import { admitWaitingTasks } from "./task-store.ts";

const noQueue = { runningMax: 2, queueDepth: 0 };
const two = { runningMax: 2, queueDepth: 3 };

const pictures = (count: number): Partial<Submission> => ({
  request: { ...request, kind: "image", model: "kling-image", count },
});

async function create(db: Database, over: Partial<Submission>, now = start): Promise<bigint> {
  return (await submitTask(db, submissionOf(1, over), contextAt(now))).taskId;
}

async function refusal(db: Database, over: Partial<Submission>): Promise<AppError> {
  const error: unknown = await create(db, over).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error("it was not refused", { cause: error });
  return error;
}

async function fail(db: Database, taskId: bigint): Promise<void> {
  const end = { kind: "failed", code: "canceled", message: "Canceled." } as const;
  expect(await settleTask(db, { taskId, end }, { now: start, notify: false })).toEqual({ kind: "settled" });
}

/** The tasks that workers take up until nothing is left to claim, in that order. */
async function claimed(db: Database): Promise<readonly bigint[]> {
  const jobs = makeJobs(db, { worker: "w", now: () => at(60), notify: false });
  const taken: bigint[] = [];
  for (;;) {
    const lease = await jobs.claim(["run_task"]);
    if (lease?.taskId === undefined) return taken;
    taken.push(lease.taskId);
  }
}

test("a plan's running tasks are claimed, those above it wait, and an end admits the next in order", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  const [a, b, c, d] = [
    await create(db, { limits: two }),
    await create(db, { limits: two }),
    await create(db, { limits: two }),
    await create(db, { limits: two }),
  ];
  expect(await claimed(db)).toEqual([a, b]);
  await fail(db, b);
  expect(await claimed(db)).toEqual([c]);
  // one that waits may end too, and frees nothing but its place
  const e = await create(db, { limits: two });
  await fail(db, d);
  expect(await claimed(db)).toEqual([]);
  expect(await checkLedger(db)).toEqual([]);
  await fail(db, a);
  expect(await claimed(db)).toEqual([e]);
  expect(await checkLedger(db)).toEqual([]);
});

test("test and live tasks, clips and pictures are counted apart, and pictures weigh their number", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  await fundWorkspace(db, 100, { mode: "test" });
  const clip = await create(db, { limits: two });
  const other = await create(db, { limits: two, mode: "test" });
  const heavy = await create(db, { limits: two, ...pictures(9) });
  const light = await create(db, { limits: two, ...pictures(1) });
  expect(new Set(await claimed(db))).toEqual(new Set([clip, other, heavy]));
  await fail(db, heavy);
  expect(await claimed(db)).toEqual([light]);
  const pair = await create(db, { limits: two, ...pictures(2) });
  expect(await claimed(db)).toEqual([]);
  await fail(db, light);
  expect(await claimed(db)).toEqual([pair]);
  expect(await checkLedger(db)).toEqual([]);
});

test("a full queue is refused with its numbers; a plan that lets none wait says that too much runs", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  const [first] = [await create(db, { limits: noQueue }), await create(db, { limits: noQueue })];
  const limited = await refusal(db, { limits: noQueue });
  expect(limited.code).toBe("concurrency_limited");
  expect(limited.message).toBe("The plan runs 2 at once and lets none wait.");
  expect(limited.fix).toContain(String(first));
  for (let i = 0; i < 3; i++) await create(db, { limits: two });
  const full = await refusal(db, { limits: two });
  expect(full.code).toBe("queue_full");
  expect(full.message).toBe("3 tasks wait above the 2 that run at once, and the plan lets 3 wait.");
  // pictures run beside the clips whose queue is full
  await create(db, { limits: two, ...pictures(1) });
  expect(await checkLedger(db)).toEqual([]);
});

test("a raised bound admits what waits at the next create, or at the next sweep", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  for (let i = 0; i < 4; i++) await create(db, { limits: two });
  expect((await claimed(db)).length).toBe(2);
  await create(db, { limits: { runningMax: 4, queueDepth: 3 } });
  expect((await claimed(db)).length).toBe(2);
  await sql`update wallet set running_max = null`.execute(db);
  expect(await admitWaitingTasks(db, { now: start, limit: 10, notify: true })).toBe(1);
  expect((await claimed(db)).length).toBe(1);
  expect(await checkLedger(db)).toEqual([]);
});

test("of 60 tasks that come and end in parallel never more run than the bound, and all run in the end", async () => {
  await using database = await openTestDatabase({ connectionsMax: 12 });
  const { db } = database;
  await fundWorkspace(db, 1000);
  const limits = { runningMax: 3, queueDepth: 100 };
  const left = new Set(await Promise.all(Array.from({ length: 60 }, async () => create(db, { limits }))));
  while (left.size > 0) {
    const running = await claimed(db);
    expect(running.length).toBeGreaterThan(0);
    expect(running.length).toBeLessThanOrEqual(3);
    // a task that waits is canceled at the same time as those that run
    const waiting = [...left].find((id) => !running.includes(id));
    const ending = waiting === undefined ? running : [...running, waiting];
    await Promise.all(ending.map(async (id) => fail(db, id)));
    for (const id of ending) left.delete(id);
  }
  expect(await checkLedger(db)).toEqual([]);
});

test("drafts count against their workspace's day and cost nothing; the next day has new ones", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1);
  const draft = { ...submissionOf(0), draftsPerDayMax: 2 };
  await submitTask(db, draft, contextAt(start));
  await submitTask(db, draft, contextAt(start));
  const error: unknown = await submitTask(db, draft, contextAt(start)).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "budget_exceeded", param: "draft" });
  await submitTask(db, draft, contextAt(at(14 * 3600)));
  const none: unknown = await submitTask(db, { ...draft, draftsPerDayMax: 0 }, contextAt(at(2 * 86_400))).catch(
    (thrown: unknown) => thrown,
  );
  expect(none).toMatchObject({ code: "budget_exceeded" });
  expect(await checkLedger(db)).toEqual([]);
});

test("a final names its draft and the draft its finals, and the draft's watchers are told", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  const draft = await create(db, {});
  const finals = [await create(db, { draftOf: draft }, at(1)), await create(db, { draftOf: draft }, at(2))];
  const { rows } = await sql<{ id: bigint; draft_of: bigint | null; final_ids: string[] | null; sequence: number }>`
    select id, draft_of, final_ids, sequence from task order by id`.execute(db);
  expect(rows).toEqual([
    { id: draft, draft_of: null, final_ids: finals.map(String), sequence: 3 },
    ...finals.map((id) => ({ id, draft_of: draft, final_ids: null, sequence: 1 })),
  ]);
  expect((await refusal(db, { draftOf: 12n })).code).toBe("not_found");
  await fundWorkspace(db, 100, { workspaceId: "w2" });
  expect((await refusal(db, { workspaceId: "w2", draftOf: draft })).code).toBe("not_found");
  expect(await checkLedger(db)).toEqual([]);
});

test("credits that fall below the threshold are told once, until credits are added", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  await sql`update wallet set low_below = ${credits(50)}`.execute(db);
  const told = async () =>
    (await sql<{ payload: unknown }>`select payload from job where kind = 'low_balance'`.execute(db)).rows;
  await submitTask(db, submissionOf(50), contextAt(start));
  expect(await told()).toEqual([]);
  await submitTask(db, submissionOf(1), contextAt(start));
  await submitTask(db, submissionOf(1), contextAt(start));
  expect(await told()).toEqual([{ payload: { mode: "live" } }]);
});
