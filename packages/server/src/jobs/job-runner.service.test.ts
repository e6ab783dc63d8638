import { EventEmitter, once } from "node:events";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import type { Database } from "#store/database.ts";
import { openNotifications } from "#store/notifications.ts";
import { failuresMax, type JobHandler, type JobRunnerOptions, retryDelayMs, startJobRunner } from "./job-runner.ts";
import { makeJobs } from "./job-store.ts";
import { type Lease, LeaseLost } from "./jobs.ts";

const log = { warn: () => undefined, error: () => undefined };

function optionsOf(db: Database, run: JobHandler, over: Partial<JobRunnerOptions> = {}): JobRunnerOptions {
  const jobs = makeJobs(db, { worker: "one", now: () => new Date(), notify: true });
  return {
    jobs,
    work: { run_task: { run, slots: 1, onExhausted: () => Promise.reject(new Error("not expected")) } },
    now: () => new Date(),
    random: () => 0.5,
    log,
    ...over,
  };
}

async function enqueue(db: Database, workspaceId: string, count = 1): Promise<void> {
  const jobs = makeJobs(db, { worker: "client", now: () => new Date(), notify: true });
  await db.transaction().execute(async (tx) => {
    for (let i = 0; i < count; i++) await jobs.enqueue(tx, { kind: "run_task", workspaceId });
  });
}

const complete = (db: Database, options: JobRunnerOptions, lease: Lease) =>
  db.transaction().execute((tx) => options.jobs.complete(tx, lease));

test("with one slot a workspace that comes late starts in turn behind 1,000 waiting tasks of another", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await enqueue(db, "a", 1000);
  const order: string[] = [];
  const events = new EventEmitter();
  let atOnce = 0;
  const options: JobRunnerOptions = optionsOf(db, async (lease) => {
    expect(++atOnce).toBe(1);
    order.push(lease.workspaceId);
    if (order.length === 10) await enqueue(db, "b", 10); // B comes while A's tenth task runs
    await complete(db, options, lease);
    atOnce--;
    if (order.length === 32) events.emit("enough");
  });
  const enough = once(events, "enough");
  await using _runner = await startJobRunner(options);
  await enough;
  const afterB = order.slice(10, 32);
  const places = afterB.flatMap((workspace, i) => (workspace === "b" ? [i + 1] : []));
  expect(places).toHaveLength(10);
  for (const [i, place] of places.entries()) expect(place).toBeLessThanOrEqual(2 * (i + 1) + 2);
});

test("an enqueued job is heard, and slots bound what runs at once", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await using notifications = await openNotifications(database.address, { onLost: () => undefined });
  const events = new EventEmitter();
  let running = 0;
  let most = 0;
  let done = 0;
  const three = Promise.withResolvers<void>();
  const run: JobHandler = async (lease) => {
    most = Math.max(most, ++running);
    if (running === 3) three.resolve();
    await three.promise; // the first three are all kept until the third has begun
    running--;
    await complete(db, options, lease);
    if (++done === 12) events.emit("done");
  };
  const options = optionsOf(db, run, {
    work: { run_task: { run, slots: 3, onExhausted: () => Promise.resolve() } },
    listen: (...channel) => notifications.listen(...channel),
  });
  await using _runner = await startJobRunner(options);
  const all = once(events, "done");
  await enqueue(db, "a", 12);
  await all;
  expect(most).toBe(3);
});

test("a stop aborts the running step and gives its job back, due at once", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await enqueue(db, "a");
  const started = Promise.withResolvers<void>();
  const options = optionsOf(db, async (_lease, signal) => {
    started.resolve();
    await once(signal, "abort");
    throw signal.reason;
  });
  const runner = await startJobRunner(options);
  await started.promise;
  await runner.stop();
  const lease = await options.jobs.claim(["run_task"]);
  expect(lease?.attempt).toBe(1);
});

test("a step that fails runs again later, and after the last failure it is given up once", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await enqueue(db, "a");
  await using notifications = await openNotifications(database.address, { onLost: () => undefined });
  let now = new Date(Date.now() + 1000);
  const attempts: number[] = [];
  const exhausted = Promise.withResolvers<Lease>();
  const run: JobHandler = async (lease) => {
    attempts.push(lease.attempt);
    now = new Date(now.getTime() + 120_000); // beyond any delay
    throw new Error("the step fails");
  };
  const options: JobRunnerOptions = {
    ...optionsOf(db, run),
    jobs: makeJobs(db, { worker: "one", now: () => now, notify: true }),
    listen: (...channel) => notifications.listen(...channel),
    work: {
      run_task: {
        run,
        slots: 1,
        onExhausted: async (lease) => {
          await complete(db, options, lease);
          exhausted.resolve(lease);
        },
      },
    },
  };
  await using _runner = await startJobRunner(options);
  expect((await exhausted.promise).attempt).toBe(failuresMax);
  expect(attempts).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect((await sql`select from job`.execute(db)).rows).toHaveLength(0);
});

test("a step is told when another worker has its job, and is not run again for it", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await enqueue(db, "a");
  const started = Promise.withResolvers<Lease>();
  const told = Promise.withResolvers<unknown>();
  const options = optionsOf(
    db,
    async (lease, signal) => {
      started.resolve(lease);
      await once(signal, "abort");
      told.resolve(signal.reason);
      throw signal.reason;
    },
    { heartbeatMs: 20 },
  );
  await using _runner = await startJobRunner(options);
  const { jobId } = await started.promise;
  const stolen = await sql<{ lease_token: bigint }>`update job set lease_token = lease_token + 1,
    lease_until = clock_timestamp() + interval '1 hour' where id = ${jobId} returning lease_token`.execute(db);
  expect(await told.promise).toBeInstanceOf(LeaseLost);
  const now = await sql<{ lease_token: bigint }>`select lease_token from job`.execute(db);
  expect(now.rows).toEqual(stolen.rows);
});

test("delays between failures double up to a minute", () => {
  expect([1, 2, 3, 7, 30].map((failures) => retryDelayMs(failures, 0.5))).toEqual([1000, 2000, 4000, 60_000, 60_000]);
  expect(retryDelayMs(1, 0)).toBe(800);
  expect(retryDelayMs(1, 1)).toBe(1200);
});
