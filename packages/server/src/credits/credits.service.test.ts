import { AppError, credits } from "@kinora/core";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import type { Database, Transaction } from "#store/database.ts";
import { settleTask } from "#tasks/settle-task.ts";
import { at, contextAt, fundWorkspace, start, submissionOf } from "#tasks/submission.fixture.ts";
import { submitTask } from "#tasks/submit-task.ts";
import { readTask } from "#tasks/task-store.ts";
import { checkLedger } from "./check-ledger.ts";
import { expireDueLots } from "./expire-lots.ts";
import { type Grant, grantCredits } from "./grant-credits.ts";
import { listLedger } from "./list-ledger.ts";
import { readBalance } from "./read-balance.ts";
import { readUsage } from "./read-usage.ts";
import { refundPack } from "./refund-pack.ts";
import { refundTask } from "./refund-task.ts";

const scope = { workspaceId: "w1", mode: "live" } as const;
const grant: Grant = {
  ...scope,
  source: "plan",
  microCredits: credits(1000),
  reason: "monthly grant",
  idempotencyKey: "2026-11",
};

function inTransaction<Result>(db: Database, run: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(run);
}

async function refused(promise: Promise<unknown>): Promise<AppError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error("it was not refused", { cause: error });
  return error;
}

async function completedTask(
  db: Database,
  wholeCredits: number,
  over: Parameters<typeof submissionOf>[1] = {},
  now = start,
) {
  const { taskId } = await submitTask(db, submissionOf(wholeCredits, over), contextAt(now));
  await sql`update task set status = 'processing' where id = ${taskId}`.execute(db);
  const end = { kind: "completed", capturedMicroCredits: credits(wholeCredits) } as const;
  await settleTask(db, { taskId, end }, { now, notify: false });
  return taskId;
}

test("a grant is made once per key, however many make it at once, and test and live are apart", async () => {
  await using database = await openTestDatabase({ connectionsMax: 8 });
  const { db } = database;
  await sql`insert into workspace (id, name) values ('w1', 'Test')`.execute(db);
  const granted = await Promise.all(
    Array.from({ length: 8 }, () => inTransaction(db, (tx) => grantCredits(tx, grant, contextAt(start)))),
  );
  expect(granted.filter((one) => !one.replayed)).toHaveLength(1);
  expect(new Set(granted.map((one) => one.lotId)).size).toBe(1);
  expect((await readBalance(db, scope, start)).available).toBe(credits(1000));
  expect((await readBalance(db, { ...scope, mode: "test" }, start)).available).toBe(0n);
  const other = inTransaction(db, (tx) => grantCredits(tx, { ...grant, microCredits: 1n }, contextAt(start)));
  expect((await refused(other)).code).toBe("idempotency_mismatch");
  expect(await checkLedger(db)).toEqual([]);
});

test("a grant of nothing, of too much or of the past is refused", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await sql`insert into workspace (id, name) values ('w1', 'Test')`.execute(db);
  for (const wrong of [
    { microCredits: 0n },
    { microCredits: -1n },
    { microCredits: 2n ** 62n },
    { expiresAt: start },
  ]) {
    const made = inTransaction(db, (tx) => grantCredits(tx, { ...grant, ...wrong }, contextAt(start)));
    expect((await refused(made)).code).toBe("invalid_parameter");
  }
  expect(await sql`select from wallet`.execute(db)).toMatchObject({ rows: [] });
});

test("a task is refunded at most what it was charged, once per key, as credits that do not expire", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100, { expiresAt: at(60) });
  const taskId = await completedTask(db, 80);
  const refund = { ...scope, taskId, reason: "bad output", idempotencyKey: "r1" };
  const part = () =>
    inTransaction(db, (tx) => refundTask(tx, { ...refund, microCredits: credits(30) }, contextAt(at(61))));
  const first = await part();
  expect(await part()).toEqual({ ...first, replayed: true });
  expect((await readTask(db, scope, taskId))?.receipt).toEqual({
    held: credits(80),
    charged: credits(50),
    released: credits(30),
    reason: "refunded",
  });
  const tooMuch = inTransaction(db, (tx) =>
    refundTask(tx, { ...refund, idempotencyKey: "r2", microCredits: credits(51) }, contextAt(at(61))),
  );
  expect((await refused(tooMuch)).message).toBe("The task was charged 80 credits, of which 50 can be refunded.");
  const rest = await inTransaction(db, (tx) => refundTask(tx, { ...refund, idempotencyKey: "r3" }, contextAt(at(61))));
  expect(rest.microCredits).toBe(credits(50));
  const nothing = inTransaction(db, (tx) => refundTask(tx, { ...refund, idempotencyKey: "r4" }, contextAt(at(61))));
  expect((await refused(nothing)).code).toBe("conflict_state");
  const foreign = inTransaction(db, (tx) => refundTask(tx, { ...refund, mode: "test" }, contextAt(at(61))));
  expect((await refused(foreign)).code).toBe("not_found");
  expect((await readBalance(db, scope, at(1e6))).available).toBe(credits(80));
  expect(await checkLedger(db)).toEqual([]);
});

test("a pack is refunded without what is spent or reserved", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const lotId = await fundWorkspace(db, 100);
  await completedTask(db, 20);
  await submitTask(db, submissionOf(30), contextAt(start));
  const refund = { ...scope, lotId, reason: "changed their mind", idempotencyKey: "r1" };
  const call = () => inTransaction(db, (tx) => refundPack(tx, refund, contextAt(start)));
  expect(await call()).toEqual({ microCredits: credits(50), replayed: false });
  expect(await call()).toEqual({ microCredits: credits(50), replayed: true });
  expect(await readBalance(db, scope, start)).toMatchObject({ available: 0n, reserved: credits(30) });
  const promo = await fundWorkspace(db, 100, { source: "promo" });
  const gift = inTransaction(db, (tx) =>
    refundPack(tx, { ...refund, lotId: promo, idempotencyKey: "r2" }, contextAt(start)),
  );
  expect((await refused(gift)).message).toBe("Only packs are refunded; this is a promo grant.");
  expect(await checkLedger(db)).toEqual([]);
});

test("the sweep expires what is due in every wallet, and a balance never shows it before", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100, { expiresAt: at(60) });
  await fundWorkspace(db, 100, { workspaceId: "w2", expiresAt: at(90) });
  expect((await readBalance(db, scope, at(60))).balance).toBe(0n);
  expect(await expireDueLots(db, { now: at(60), limit: 10 })).toBe(1);
  expect(await expireDueLots(db, { now: at(60), limit: 10 })).toBe(0);
  const { lines } = await listLedger(db, scope, { limit: 10 });
  expect(lines[0]).toMatchObject({ kind: "expire", amount: credits(100), available: -credits(100), reserved: 0n });
  expect(await checkLedger(db)).toEqual([]);
});

test("the ledger pages through every transfer of its own wallet, newest first", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  await fundWorkspace(db, 100, { workspaceId: "w2" });
  for (let i = 1; i <= 3; i++) await completedTask(db, 10, {}, at(i));
  const kinds: string[] = [];
  let available = 0n;
  let cursor: string | undefined;
  do {
    const page = await listLedger(db, scope, { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
    kinds.push(...page.lines.map((line) => line.kind));
    available += page.lines.reduce((sum, line) => sum + line.available, 0n);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  expect(kinds.toSorted()).toEqual(["capture", "capture", "capture", "grant", "hold", "hold", "hold"]);
  expect(kinds.at(-1)).toBe("grant");
  expect(available).toBe(credits(70));
  expect(await listLedger(db, scope, { limit: 2, cursor: "tr_unknown" })).toEqual({
    lines: [],
    nextCursor: undefined,
  });
});

test("usage sums what tasks were charged by day, model and key", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1000);
  await completedTask(db, 10, { apiKeyId: "a" });
  await completedTask(db, 20, { apiKeyId: "b" });
  await completedTask(db, 40, { apiKeyId: "b" }, at(86_400));
  await submitTask(db, submissionOf(80, { apiKeyId: "a" }), contextAt(start));
  const range = { from: start, to: at(86_401) };
  expect(await readUsage(db, scope, { ...range, groupBy: [] })).toEqual([
    {
      day: undefined,
      model: undefined,
      apiKeyId: undefined,
      tasks: 4,
      completed: 3,
      failed: 0,
      charged: credits(70),
      reserved: credits(80),
    },
  ]);
  const rows = await readUsage(db, scope, { ...range, groupBy: ["day", "model", "key"] });
  expect(rows.map((row) => [row.day, row.model, row.apiKeyId, row.charged])).toEqual([
    ["2026-11-25", "kling-v3", "b", credits(40)],
    ["2026-11-24", "kling-v3", "a", credits(10)],
    ["2026-11-24", "kling-v3", "b", credits(20)],
  ]);
  expect(await readUsage(db, scope, { from: start, to: start, groupBy: ["day"] })).toEqual([]);
});

/** Each damages the books in one place; the check has to name it. */
const damages: readonly (readonly [invariant: string, damage: string])[] = [
  ["a transfer has two postings of its amount", "update posting set amount = amount + 1 where account = 'issued'"],
  ["all postings sum to zero", "update posting set amount = amount + 1 where account = 'revenue'"],
  ["a wallet's balance is the sum", "update wallet set balance = balance + 1"],
  ["a wallet's balance is the sum", "update wallet set held = held - 1"],
  ["a wallet counts its open tasks", "update wallet set open_tasks = open_tasks + 1"],
  ["a wallet knows when its next lot expires", "update wallet set next_expiry_at = '2030-01-01'"],
  ["a lot's grant, expiry and refund", "update lot set expired = expired + 1, remaining = remaining - 1"],
  ["what the lots of a wallet spent", "update lot set spent = spent + 1, remaining = remaining - 1"],
  ["a hold ends once", "update hold set amount = amount + 1 where state = 'open'"],
  ["a task has a hold of its own workspace", "update task set status = 'failed' where status = 'queued'"],
  ["a task has a hold of its own workspace", "update hold set mode = 'test' where state = 'open'"],
  ["a hold has a task", "delete from task where status = 'queued'"],
  ["an open task has one run_task job", "delete from job where kind = 'run_task'"],
  ["an ended task has one event of its end", "delete from event where type = 'task.completed'"],
  ["a wallet counts the weights that it admitted", "update wallet set admitted_video = admitted_video + 1"],
  ["a wallet counts the weights that it admitted", "update wallet set parked_image = 1"],
  [
    "a paid order of a pack was granted once",
    `insert into purchase (id, workspace_id, item_kind, item_id, description, credits, amount_usd_cents, provider, state,
      created_at, paid_at, invoice_number) values ('ord_1', 'w1', 'pack', 'p', 'd', 5, 1, 'manual', 'paid', now(), now(), 1)`,
  ],
  ["a cap counts what its tasks reserve", "update budget set reserved = reserved + 1"],
];

test.for(damages)("the check names it: %s (%s)", async ([invariant, damage]) => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  await sql`insert into api_key (id, workspace_id, kind, name, hash, hint, max_credits)
    values ('key1', 'w1', 'live', 'k', '\\x00', 'h', ${credits(400)})`.execute(db);
  await completedTask(db, 30, { apiKeyId: "key1" });
  await submitTask(db, submissionOf(30, { apiKeyId: "key1" }), contextAt(start));
  expect(await checkLedger(db)).toEqual([]);
  await sql`alter table posting disable trigger all`.execute(db);
  await sql.raw(damage).execute(db);
  const named = (await checkLedger(db)).map((violation) => violation.invariant);
  expect(named).toContainEqual(expect.stringContaining(invariant));
});

test("transfers and postings cannot be changed", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  for (const change of ["update transfer set amount = 1", "delete from posting", "update posting set amount = 1"])
    await expect(sql.raw(change).execute(db)).rejects.toThrow("append-only");
});
