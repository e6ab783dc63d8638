import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import type { Database } from "#store/database.ts";
import { claimQuery, endLeases, makeJobs } from "./job-store.ts";
import { type Jobs, type Lease, LeaseLost, type NewJob } from "./jobs.ts";

const start = new Date("2026-11-24T10:00:00Z");
const at = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

function jobsOf(db: Database, over: { readonly worker?: string; readonly now?: Date; readonly leaseMs?: number } = {}) {
  const { now = start, worker = "one", leaseMs } = over;
  return makeJobs(db, { worker, now: () => now, notify: false, ...(leaseMs === undefined ? {} : { leaseMs }) });
}

async function enqueue(db: Database, ...jobs: readonly NewJob[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const job of jobs) await jobsOf(db).enqueue(tx, job);
  });
}

async function enqueueMany(db: Database, workspaceId: string, count: number): Promise<void> {
  await sql`insert into job (kind, workspace_id, run_at, payload)
    select 'run_task', ${workspaceId}, ${start}, jsonb_build_object('n', n) from generate_series(1, ${count}::int) as n`.execute(
    db,
  );
}

async function claimed(jobs: Jobs): Promise<Lease> {
  const lease = await jobs.claim(["run_task"]);
  if (lease === undefined) throw new Error("no job was due");
  return lease;
}

test("a workspace that comes late is served in turn: its k-th job among the first 2k+2", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const jobs = jobsOf(db);
  await enqueueMany(db, "a", 1000);
  const next = async (): Promise<string> => {
    const lease = await claimed(jobs);
    await db.transaction().execute(async (tx) => jobs.complete(tx, lease));
    return lease.workspaceId;
  };
  for (let i = 0; i < 5; i++) expect(await next()).toBe("a");
  await enqueueMany(db, "b", 20);
  const order: string[] = [];
  for (let i = 0; i < 42; i++) order.push(await next());
  const placesOfB = order.flatMap((workspace, place) => (workspace === "b" ? [place + 1] : []));
  expect(placesOfB).toHaveLength(20);
  for (const [i, place] of placesOfB.entries()) expect(place).toBeLessThanOrEqual(2 * (i + 1) + 2);
});

test("within a workspace priority comes first, then the due time, then age; what is not due waits", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const job = (name: string, over: Partial<NewJob> = {}): NewJob => ({
    kind: "run_task",
    workspaceId: "a",
    payload: { name },
    ...over,
  });
  await enqueue(
    db,
    job("low", { priority: -1 }),
    job("future", { priority: 9, runAt: at(60) }),
    job("second"),
    job("third"),
    job("first", { runAt: at(-1) }),
    job("urgent", { priority: 1 }),
  );
  const names: unknown[] = [];
  for (;;) {
    const lease = await jobsOf(db).claim(["run_task"]);
    if (lease === undefined) break;
    names.push(lease.payload);
  }
  expect(names).toEqual(["urgent", "first", "second", "third", "low"].map((name) => ({ name })));
  expect((await jobsOf(db, { now: at(60) }).claim(["run_task"]))?.payload).toEqual({ name: "future" });
});

test("a job is leased to one worker, however many ask at once", async () => {
  await using database = await openTestDatabase({ connectionsMax: 16 });
  const { db } = database;
  await enqueueMany(db, "a", 20);
  await enqueueMany(db, "b", 20);
  const leases = await Promise.all(
    Array.from({ length: 60 }, async (_, i) => jobsOf(db, { worker: `w${i}` }).claim(["run_task"])),
  );
  const ids = leases.flatMap((lease) => (lease === undefined ? [] : [lease.jobId]));
  expect(new Set(ids).size).toBe(ids.length);
  for (
    let lease = await jobsOf(db).claim(["run_task"]);
    lease !== undefined;
    lease = await jobsOf(db).claim(["run_task"])
  )
    ids.push(lease.jobId);
  expect(new Set(ids).size).toBe(40);
});

test.each([-86_400, -3_600, 3_600, 86_400])(
  "a worker whose clock is %i s off takes no leased job and keeps its own, so that each job runs once",
  async (secondsOff) => {
    await using database = await openTestDatabase();
    const { db } = database;
    const [right, wrong] = [jobsOf(db), jobsOf(db, { worker: "two", now: at(secondsOff) })];
    await enqueueMany(db, "a", 4);
    // what was due before a clock went back waits until it is due again, and is not lost
    const early = secondsOff < 0 ? at(secondsOff) : start;
    await sql`update job set run_at = ${early}`.execute(db);
    const mine = [await claimed(right), await claimed(right)];
    const theirs = [await claimed(wrong), await claimed(wrong)];
    expect(new Set([...mine, ...theirs].map(({ jobId }) => jobId)).size).toBe(4);
    for (const jobs of [right, wrong]) expect(await jobs.claim(["run_task"])).toBeUndefined();
    for (const lease of mine) expect(await right.heartbeat(lease)).toBe(true);
    for (const lease of theirs) expect(await wrong.heartbeat(lease)).toBe(true);
    // the clock jumps under a lease that it was given by
    const jumped = jobsOf(db, { worker: "two", now: at(-secondsOff) });
    expect(await jumped.claim(["run_task"])).toBeUndefined();
    for (const lease of theirs) expect(await jumped.heartbeat(lease)).toBe(true);
    for (const lease of [...mine, ...theirs]) await db.transaction().execute(async (tx) => right.complete(tx, lease));
  },
);

test("a worker that lost its lease can write nothing more, and the next run is not counted as a failure", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await enqueue(db, { kind: "run_task", workspaceId: "a" });
  const old = await claimed(jobsOf(db, { leaseMs: 0 }));
  const current = await claimed(jobsOf(db, { worker: "two" }));
  expect(current).toMatchObject({ jobId: old.jobId, attempt: 1 });
  expect(current.token).toBeGreaterThan(old.token);
  const jobs = jobsOf(db);
  expect(await jobs.heartbeat(old)).toBe(false);
  expect(await jobs.retry(old, start)).toBe(false);
  expect(await jobs.release(old)).toBe(false);
  const write = (step: (tx: Parameters<Jobs["complete"]>[0]) => Promise<void>) =>
    db.transaction().execute(async (tx) => {
      await sql`update job set payload = '"written"'`.execute(tx);
      await step(tx);
    });
  await expect(write((tx) => jobs.complete(tx, old))).rejects.toThrow(LeaseLost);
  await expect(write((tx) => jobs.reschedule(tx, old, start))).rejects.toThrow(LeaseLost);
  expect((await sql`select payload from job`.execute(db)).rows).toEqual([{ payload: {} }]);
  expect(await jobs.heartbeat(current)).toBe(true);
});

test("failures are counted until a run gets on; a job that was given back is due at once", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const jobs = jobsOf(db);
  await enqueue(db, { kind: "run_task", workspaceId: "a" });
  await jobs.retry(await claimed(jobs), at(5));
  expect(await jobs.claim(["run_task"])).toBeUndefined();
  const second = await claimed(jobsOf(db, { now: at(5) }));
  expect(second.attempt).toBe(2);
  await jobs.release(second);
  const again = await claimed(jobsOf(db, { now: at(5) }));
  expect(again.attempt).toBe(2);
  await db.transaction().execute(async (tx) => jobs.reschedule(tx, again, start, { percent: 50 }));
  expect(await claimed(jobs)).toMatchObject({ attempt: 1, payload: { percent: 50 } });
});

test("at most one live job has a key", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const sweep: NewJob = { kind: "sweep_deadlines", workspaceId: "", uniqueKey: "sweep_deadlines" };
  await enqueue(db, sweep, sweep);
  const lease = await jobsOf(db).claim(["run_task", "sweep_deadlines"]);
  expect(lease?.kind).toBe("sweep_deadlines");
  expect(await jobsOf(db).claim(["sweep_deadlines"])).toBeUndefined();
});

test("a claim probes the index and never walks the 100,000 jobs that wait", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await enqueueMany(db, "a", 60_000);
  await sql`insert into job (kind, workspace_id, run_at)
    select 'run_task', 'w' || n % 100, ${start} from generate_series(1, 40000) as n`.execute(db);
  // one workspace whose jobs all are due later, and one whose are leased by others
  await sql`update job set run_at = ${at(3600)} where workspace_id = 'w7'`.execute(db);
  await sql`vacuum analyze job`.execute(db);
  const query = claimQuery(["run_task"], { now: start, worker: "one", lease: sql`clock_timestamp()` });
  const { rows } = await sql<{ "QUERY PLAN": readonly [{ readonly Plan: PlanNode }] }>`
    explain (analyze, buffers, format json) ${query}`.execute(db);
  const plan = rows[0]?.["QUERY PLAN"][0].Plan;
  if (plan === undefined) throw new Error("no plan");
  const scans = nodesOf(plan).filter((node) => node["Relation Name"] === "job" && node["Node Type"].endsWith("Scan"));
  expect(scans.filter((node) => !node["Node Type"].startsWith("Index"))).toEqual([]);
  const walked = scans.reduce(
    (sum, node) => sum + node["Actual Loops"] * (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)),
    0,
  );
  expect(walked).toBeLessThan(500);
});

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PlanNode[];
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

test("what a killed process was doing is claimed again at once by the next one of the same store", async () => {
  await using database = await openTestDatabase();
  const jobs = makeJobs(database.db, { worker: "killed", now: () => new Date(), notify: false });
  await database.db.transaction().execute((tx) => jobs.enqueue(tx, { kind: "run_task", workspaceId: "ws_a" }));
  const lost = await jobs.claim(["run_task"]);
  expect(lost).toBeDefined();
  expect(await jobs.claim(["run_task"])).toBeUndefined();
  await endLeases(database.db);
  const again = await jobs.claim(["run_task"]);
  expect(again?.jobId).toBe(lost?.jobId);
  expect(lost !== undefined && (await jobs.heartbeat(lost))).toBe(false);
});
