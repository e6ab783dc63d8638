import { AppError, credits } from "@kinora/core";
import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import type { Database } from "#store/database.ts";
import { settleTask } from "#tasks/settle-task.ts";
import { at, contextAt, fundWorkspace, start, submissionOf } from "#tasks/submission.fixture.ts";
import { submitTask } from "#tasks/submit-task.ts";
import { checkLedger } from "./check-ledger.ts";
import { expireLots } from "./expire-lots.ts";
import { readBalance } from "./read-balance.ts";
import { refundPack } from "./refund-pack.ts";
import { refundTask } from "./refund-task.ts";
import { setBudget } from "./set-budget.ts";

const seed = Number(process.env["KINORA_TEST_SEED"] ?? Date.now() % 2 ** 31);
const steps = Number(process.env["KINORA_TEST_STORM_STEPS"] ?? 1500);
const workers = 24;
const scope = { workspaceId: "w1", mode: "live" } as const;

const kinds = [
  "submit",
  "submit",
  "submit",
  "complete",
  "complete",
  "fail",
  "refund",
  "pack",
  "grant",
  "expire",
] as const;

/** What one worker does, in order; which worker comes first is the machine's choice. */
const script = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), second: fc.nat(300), amount: fc.integer({ min: 0, max: 90 }) }),
  {
    minLength: Math.ceil(steps / workers),
    maxLength: Math.ceil(steps / workers),
  },
);

test(
  "whatever runs at once on one wallet under caps, nothing jams, and the books agree",
  { timeout: 60_000 + steps * 40 },
  async () => {
    await using database = await openTestDatabase({ connectionsMax: workers });
    const { db } = database;
    await fundWorkspace(db, 1000);
    await sql`insert into api_key (id, workspace_id, kind, name, hash, hint, max_credits)
    values ('key1', 'w1', 'live', 'k', '\\x00', 'h', ${credits(2000)})`.execute(db);
    const cap = { workspaceId: "w1", scope: { kind: "workspace" }, period: "day" } as const;
    await db.transaction().execute((tx) => setBudget(tx, { ...cap, microCredits: credits(5000) }, start));
    const shared: Shared = { open: [], completed: [], packs: [] };
    const counts = new Map<string, number>();
    await Promise.all(
      fc.sample(script, { seed, numRuns: workers }).map(async (steps) => {
        for (const step of steps) {
          const outcome = await act(db, step, shared).catch((error: unknown) => {
            if (error instanceof AppError) return error.code;
            throw new Error(`seed ${seed}: ${step.kind} failed`, { cause: error });
          });
          counts.set(`${step.kind} ${outcome}`, (counts.get(`${step.kind} ${outcome}`) ?? 0) + 1);
        }
      }),
    );
    expect(await checkLedger(db), `seed ${seed}`).toEqual([]);
    for (const usual of [
      "submit done",
      "complete settled",
      "complete already_ended",
      "fail settled",
      "refund done",
      "pack done",
    ])
      expect([...counts.keys()], `seed ${seed}`).toContain(usual);
    const open = await sql<{ id: bigint }>`select id from task where status in ('queued', 'processing')`.execute(db);
    for (const { id } of open.rows) await settleTask(db, { taskId: id, end: failed }, { now: at(400), notify: false });
    expect((await readBalance(db, scope, at(400))).reserved).toBe(0n);
    expect(await checkLedger(db), `seed ${seed}`).toEqual([]);
  },
);

interface Shared {
  readonly open: bigint[];
  readonly completed: bigint[];
  readonly packs: string[];
}

const failed = { kind: "failed", code: "generation_failed", message: "Failed." } as const;

async function act(
  db: Database,
  step: { readonly kind: (typeof kinds)[number]; readonly second: number; readonly amount: number },
  shared: Shared,
): Promise<string> {
  const now = at(step.second);
  const context = contextAt(now);
  switch (step.kind) {
    case "submit": {
      const apiKeyId = step.amount % 2 === 0 ? "key1" : "key2";
      const { taskId } = await submitTask(
        db,
        submissionOf(step.amount, { apiKeyId, limits: { runningMax: 10, queueDepth: 30 } }),
        context,
      );
      shared.open.push(taskId);
      return "done";
    }
    case "complete": {
      // not taken from the list, so that several workers end the same task
      const taskId = shared.open[step.second % Math.max(1, Math.min(4, shared.open.length))];
      if (taskId === undefined) return "nothing";
      const { rows } = await sql<{ amount: bigint }>`
        update task set status = case when status = 'queued' then 'processing' else status end where id = ${taskId}
        returning (select amount from hold where task_id = ${taskId}) as amount`.execute(db);
      const microCredits = ((rows[0]?.amount ?? 0n) * BigInt(step.amount)) / 90n;
      const end = { kind: "completed", capturedMicroCredits: microCredits } as const;
      const settled = await settleTask(db, { taskId, end }, { now, notify: false });
      if (settled.kind === "settled") shared.completed.push(taskId);
      forget(shared.open, taskId);
      return settled.kind;
    }
    case "fail": {
      const taskId = shared.open[0];
      if (taskId === undefined) return "nothing";
      const settled = await settleTask(db, { taskId, end: failed }, { now, notify: false });
      forget(shared.open, taskId);
      return settled.kind;
    }
    case "refund": {
      const taskId = shared.completed.at(-1);
      if (taskId === undefined) return "nothing";
      const refund = { ...scope, taskId, reason: "test", idempotencyKey: context.newId() };
      await db.transaction().execute((tx) => refundTask(tx, refund, context));
      return "done";
    }
    case "pack": {
      const lotId = shared.packs.pop();
      if (lotId === undefined) return "nothing";
      const refund = { ...scope, lotId, reason: "test", idempotencyKey: context.newId() };
      await db.transaction().execute((tx) => refundPack(tx, refund, context));
      return "done";
    }
    case "grant": {
      const expiry = step.amount % 3 === 0 ? {} : { expiresAt: at(step.second + step.amount + 1) };
      shared.packs.push(await fundWorkspace(db, step.amount * 4 + 1, { now, ...expiry }));
      return "done";
    }
    case "expire":
      await db.transaction().execute((tx) => expireLots(tx, scope, now));
      return "done";
  }
}

function forget(list: bigint[], taskId: bigint): void {
  const index = list.indexOf(taskId);
  if (index >= 0) list.splice(index, 1);
}
