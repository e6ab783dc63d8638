import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import { makeSharedBuckets } from "./rate-bucket-store.ts";
import { makeRateLimiter, type RateQuota } from "./rate-limit.ts";

/** A token comes once in ten minutes, so that none comes during a test. */
const quota: RateQuota = { name: "test", requestsPerMinute: 0.1, burst: 60 };

test("processes on one database let a key through no more often than its bucket holds", async () => {
  await using database = await openTestDatabase({ connectionsMax: 8 });
  const processes = [1, 2, 3, 4].map(() => makeRateLimiter({ nowMs: () => 0, shared: makeSharedBuckets(database.db) }));
  const taken = await Promise.all(
    processes.flatMap((limiter) => Array.from({ length: 40 }, async () => limiter.takeShared("key_1", quota))),
  );
  expect(taken.filter(({ allowed }) => allowed)).toHaveLength(60);
  const other = await processes[0]?.takeShared("key_2", quota);
  expect(other).toMatchObject({ allowed: true, remaining: 59 });
});

test("a bucket fills again on the database's clock, up to its burst", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const shared = makeSharedBuckets(db);
  expect(await shared.lease("key_1", quota, 60)).toMatchObject({ granted: 60 });
  expect(await shared.lease("key_1", quota, 1)).toMatchObject({ granted: 0 });
  const back = async (minutes: number): Promise<void> => {
    const at = new Date(Date.now() - minutes * 60_000);
    await db.updateTable("rate_bucket").set({ refilled_at: at }).execute();
  };
  await back(30);
  expect(await shared.lease("key_1", quota, 60)).toMatchObject({ granted: 3 });
  await back(100_000);
  expect(await shared.lease("key_1", quota, 100)).toMatchObject({ granted: 60 });
});
