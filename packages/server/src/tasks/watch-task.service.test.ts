import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../tests/support/test-database.ts";
import { openNotifications } from "#store/notifications.ts";
import { contextAt, fundWorkspace, start, submissionOf } from "./submission.fixture.ts";
import { submitTask } from "./submit-task.ts";
import { setCancellation } from "./task-store.ts";
import { startTaskWatch, type TaskWatchOptions } from "./watch-task.ts";
import { announceTask } from "./watch-task-store.ts";

const log = { warn: () => undefined };

async function watched(database: TestDatabase, over: Partial<TaskWatchOptions> = {}) {
  const { db } = database;
  await fundWorkspace(db, 1000);
  const { taskId } = await submitTask(db, submissionOf(1), contextAt(start));
  const change = async (state: "requested" | "confirmed"): Promise<void> => {
    await setCancellation(db, { taskId, state, now: start });
  };
  return { db, taskId, change, watch: await startTaskWatch({ db, log, ...over }) };
}

test("a waiter hears of a change by its announcement", async () => {
  await using database = await openTestDatabase();
  await using notifications = await openNotifications(database.address, { onLost: () => undefined });
  const { db, taskId, change, watch } = await watched(database, {
    listen: (...channel) => notifications.listen(...channel),
  });
  await using _watch = watch;
  const waits = Array.from({ length: 20 }, () => watch.waitForChange(taskId, 1, { timeoutMs: 60_000 }));
  await change("requested");
  await announceTask(db, taskId);
  expect(new Set(await Promise.all(waits))).toEqual(new Set(["changed"]));
});

test("where nothing is announced, tasks are polled, and a change before the wait counts", async () => {
  await using database = await openTestDatabase();
  const { taskId, change, watch } = await watched(database);
  await using _watch = watch;
  const wait = watch.waitForChange(taskId, 1, { timeoutMs: 60_000 });
  await change("requested");
  expect(await wait).toBe("changed");
  expect(await watch.waitForChange(taskId, 1, { timeoutMs: 60_000 })).toBe("changed");
});

test("a wait ends unchanged after its time, on abort and when the server stops", async () => {
  await using database = await openTestDatabase();
  const { taskId, watch } = await watched(database);
  expect(await watch.waitForChange(taskId, 1, { timeoutMs: 0 })).toBe("unchanged");
  expect(await watch.waitForChange(taskId, 1, { timeoutMs: 1 })).toBe("unchanged");
  const abort = new AbortController();
  const aborted = watch.waitForChange(taskId, 1, { timeoutMs: 60_000, signal: abort.signal });
  abort.abort();
  expect(await aborted).toBe("unchanged");
  const held = watch.waitForChange(taskId, 1, { timeoutMs: 60_000 });
  await watch[Symbol.asyncDispose]();
  expect(await held).toBe("unchanged");
  expect(await watch.waitForChange(taskId, 1, { timeoutMs: 60_000 })).toBe("unchanged");
});

test("waiters are bounded, and each one that leaves makes room", async () => {
  await using database = await openTestDatabase();
  const { taskId, change, watch } = await watched(database, { waitersMax: 2 });
  await using _watch = watch;
  const waits = [1, 2].map(() => watch.waitForChange(taskId, 1, { timeoutMs: 60_000 }));
  await expect(watch.waitForChange(taskId, 1, { timeoutMs: 60_000 })).rejects.toMatchObject({ code: "overloaded" });
  await change("requested");
  await Promise.all(waits);
  expect(await watch.waitForChange(taskId, 1, { timeoutMs: 60_000 })).toBe("changed");
});

test("all waiters together are one query a round", async () => {
  await using database = await openTestDatabase();
  const { db, taskId, change, watch } = await watched(database);
  await using _watch = watch;
  const before = await sql<{
    n: bigint;
  }>`select xact_commit as n from pg_stat_database where datname = current_database()`.execute(db);
  const waits = Array.from({ length: 500 }, () => watch.waitForChange(taskId, 1, { timeoutMs: 60_000 }));
  await change("requested");
  await Promise.all(waits);
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const after = await sql<{
    n: bigint;
  }>`select xact_commit as n from pg_stat_database where datname = current_database()`.execute(db);
  expect(Number((after.rows[0]?.n ?? 0n) - (before.rows[0]?.n ?? 0n))).toBeLessThan(50);
});
