import { createHash } from "node:crypto";
import { AppError, credits } from "@kinora/core";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import { checkLedger } from "#credits/check-ledger.ts";
import { expireLots } from "#credits/expire-lots.ts";
import { readBalance } from "#credits/read-balance.ts";
import type { Database } from "#store/database.ts";
import { at, contextAt, fundWorkspace, start, submissionOf } from "./submission.fixture.ts";
import type { Submission } from "./submission.ts";
import { submitTask } from "./submit-task.ts";

// the embedded server has 60 connections, and files run side by side
const connectionsMax = 24;
const rounds = Number(process.env["KINORA_TEST_PARALLEL_ROUNDS"] ?? 2);
const timeout = 30_000 + rounds * 10_000;

/** A workspace of each round's own. */
const roundScopes = Array.from({ length: rounds }, (_, i) => ({ workspaceId: `w${i}`, mode: "live" }) as const);

/** What became of `count` creates at once: how many were stored, replayed or refused by code. */
async function submitAtOnce(db: Database, count: number, submission: Submission, now: Date) {
  const outcomes: Record<string, number> = {};
  await Promise.all(
    Array.from({ length: count }, async () => {
      const outcome = await submitTask(db, submission, contextAt(now)).then(
        (submitted) => submitted.kind,
        (error: unknown) => {
          if (error instanceof AppError) return error.code;
          throw error;
        },
      );
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }),
  );
  return outcomes;
}

const twelve = { created: 12, insufficient_credits: 188 };

test(
  "of 200 parallel 80-credit creates on 1,000 credits, 12 are stored and 40 credits are left",
  { timeout },
  async () => {
    await using database = await openTestDatabase({ connectionsMax });
    const { db } = database;
    for (const scope of roundScopes) {
      await fundWorkspace(db, 1000, scope);
      expect(await submitAtOnce(db, 200, submissionOf(80, scope), start)).toEqual(twelve);
      expect(await readBalance(db, scope, start)).toMatchObject({ available: credits(40), reserved: credits(960) });
    }
    expect(await checkLedger(db)).toEqual([]);
  },
);

test("the same with the credits in ten lots", { timeout }, async () => {
  await using database = await openTestDatabase({ connectionsMax });
  const { db } = database;
  for (const scope of roundScopes) {
    for (let i = 0; i < 10; i++) {
      await fundWorkspace(db, 100, i % 2 === 0 ? scope : { ...scope, expiresAt: at(3600 + i) });
    }
    expect(await submitAtOnce(db, 200, submissionOf(80, scope), start)).toEqual(twelve);
    expect((await readBalance(db, scope, start)).available).toBe(credits(40));
  }
  expect(await checkLedger(db)).toEqual([]);
});

test("the same when other lots expire in between, by creates and by sweeps at once", { timeout }, async () => {
  await using database = await openTestDatabase({ connectionsMax });
  const { db } = database;
  for (const scope of roundScopes) {
    for (let i = 0; i < 10; i++) await fundWorkspace(db, 100, scope);
    for (let i = 0; i < 5; i++) await fundWorkspace(db, 100, { ...scope, expiresAt: at(60 + i) });
    const sweeps = Promise.all(
      Array.from({ length: 20 }, () => db.transaction().execute((tx) => expireLots(tx, scope, at(100)))),
    );
    expect(await submitAtOnce(db, 200, submissionOf(80, scope), at(100))).toEqual(twelve);
    expect((await sweeps).reduce((sum, expired) => sum + expired, 0n)).toBeLessThanOrEqual(credits(500));
    expect(await readBalance(db, scope, at(100))).toMatchObject({ available: credits(40), reserved: credits(960) });
  }
  expect(await checkLedger(db)).toEqual([]);
});

test("100 parallel identical creates under one idempotency key make one task", async () => {
  await using database = await openTestDatabase({ connectionsMax });
  const { db } = database;
  await fundWorkspace(db, 1000);
  const idempotency = { route: "r", key: "k", requestHash: createHash("sha256").update("body").digest() };
  const outcomes = await submitAtOnce(db, 100, submissionOf(80, { idempotency }), start);
  const { created, replayed = 0, idempotency_in_progress: busy = 0, ...others } = outcomes;
  expect(created).toBe(1);
  expect(replayed + busy).toBe(99);
  expect(others).toEqual({});
  expect((await readBalance(db, { workspaceId: "w1", mode: "live" }, start)).reserved).toBe(credits(80));
  expect(await checkLedger(db)).toEqual([]);
});

test("of 200 parallel creates against a key's cap for 10, exactly 10 are stored", async () => {
  await using database = await openTestDatabase({ connectionsMax });
  const { db } = database;
  await fundWorkspace(db, 10_000);
  await sql`insert into api_key (id, workspace_id, kind, name, hash, hint, max_credits)
    values ('key1', 'w1', 'live', 'k', '\\x00', 'h', ${credits(400)})`.execute(db);
  const outcomes = await submitAtOnce(db, 200, submissionOf(40, { apiKeyId: "key1" }), start);
  expect(outcomes).toEqual({ created: 10, budget_exceeded: 190 });
  expect(await checkLedger(db)).toEqual([]);
});
