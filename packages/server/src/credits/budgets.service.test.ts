import { AppError, credits } from "@kinora/core";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import type { Database } from "#store/database.ts";
import { settleTask } from "#tasks/settle-task.ts";
import { at, contextAt, fundWorkspace, start, submissionOf } from "#tasks/submission.fixture.ts";
import { submitTask } from "#tasks/submit-task.ts";
import { checkLedger } from "./check-ledger.ts";
import { type Budget, setBudget } from "./set-budget.ts";

const day = 86_400;

async function create(db: Database, wholeCredits: number, over: Parameters<typeof submissionOf>[1] = {}, now = start) {
  return (await submitTask(db, submissionOf(wholeCredits, over), contextAt(now))).taskId;
}

async function refused(promise: Promise<unknown>): Promise<AppError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error("it was not refused", { cause: error });
  return error;
}

const cancel = (db: Database, taskId: bigint, now = start) =>
  settleTask(db, { taskId, end: { kind: "failed", code: "canceled", message: "Canceled." } }, { now, notify: false });

const cap = (wholeCredits: number | undefined, over: Partial<Budget> = {}): Budget => ({
  workspaceId: "w1",
  scope: { kind: "workspace" },
  period: "day",
  microCredits: wholeCredits === undefined ? undefined : credits(wholeCredits),
  ...over,
});

test("a workspace's daily cap refuses with its numbers, frees what failed, and starts anew each UTC day", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1000);
  await db.transaction().execute((tx) => setBudget(tx, cap(100), start));
  const first = await create(db, 80);
  const error = await refused(create(db, 80));
  expect(error.code).toBe("budget_exceeded");
  expect(error.message).toBe("The workspace may spend 100 credits today (UTC), and 80 are spent or reserved.");
  expect(error.fix).toBe("Needs 80 credits, 20 left under the cap: raise the cap, or wait until the day ends.");
  await cancel(db, first);
  await create(db, 80);
  await refused(create(db, 80, {}, at(14 * 3600 - 1)));
  const midnight = at(14 * 3600);
  const next = await create(db, 80, {}, midnight);
  expect(await checkLedger(db)).toEqual([]);
  await cancel(db, next, at(2 * day));
  expect(await checkLedger(db)).toEqual([]);
});

test("a cap counts what came before it, and can be raised and lifted", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1000);
  await create(db, 80);
  await db.transaction().execute((tx) => setBudget(tx, cap(100, { period: "month" }), start));
  await refused(create(db, 80));
  await db.transaction().execute((tx) => setBudget(tx, cap(200, { period: "month" }), start));
  await create(db, 80);
  await refused(create(db, 80));
  expect(await checkLedger(db)).toEqual([]);
  await db.transaction().execute((tx) => setBudget(tx, cap(undefined, { period: "month" }), start));
  await create(db, 80);
  expect(await checkLedger(db)).toEqual([]);
});

test("a workspace's cap leaves test tasks alone", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1000, { mode: "test" });
  await db.transaction().execute((tx) => setBudget(tx, cap(0), start));
  await create(db, 80, { mode: "test" });
  expect(await checkLedger(db)).toEqual([]);
});

test("a key's max_credits caps its tasks alone, follows a change at once, and free tasks pass", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1000);
  await sql`insert into api_key (id, workspace_id, kind, name, hash, hint, max_credits)
    values ('key1', 'w1', 'live', 'k', '\\x00', 'h', ${credits(100)})`.execute(db);
  await create(db, 80, { apiKeyId: "key1" });
  expect((await refused(create(db, 80, { apiKeyId: "key1" }))).message).toBe(
    "The key may spend 100 credits in all, and 80 are spent or reserved.",
  );
  await create(db, 0, { apiKeyId: "key1" });
  await create(db, 80, { apiKeyId: "key2" });
  await sql`update api_key set max_credits = ${credits(160)}`.execute(db);
  await create(db, 80, { apiKeyId: "key1" });
  await sql`update api_key set max_credits = null`.execute(db);
  await create(db, 80, { apiKeyId: "key1" });
  await sql`update api_key set max_credits = ${credits(300)}`.execute(db);
  await refused(create(db, 80, { apiKeyId: "key1" }));
  await create(db, 60, { apiKeyId: "key1" });
  expect(await checkLedger(db)).toEqual([]);
});
