import { createHash } from "node:crypto";
import { AppError, credits } from "@kinora/core";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import type { Database } from "#store/database.ts";
import { at, contextAt, fundWorkspace, start, submissionOf } from "./submission.fixture.ts";
import type { Submission } from "./submission.ts";
import { submitTask } from "./submit-task.ts";
import { readTask } from "./task-store.ts";

const scope = { workspaceId: "w1", mode: "live" } as const;

async function wallet(db: Database) {
  const { rows } = await sql<{ balance: bigint; held: bigint; open_tasks: number }>`
    select balance, held, open_tasks from wallet where workspace_id = 'w1' and mode = 'live'`.execute(db);
  return rows[0];
}

async function refusal(
  db: Database,
  submission: Submission,
  over: Parameters<typeof submitTask>[2] = contextAt(start),
) {
  const error = await submitTask(db, submission, over).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

async function storedRows(db: Database): Promise<bigint> {
  const { rows } = await sql<{ n: bigint }>`select (select count(*) from task) + (select count(*) from job)
    + (select count(*) from hold) + (select count(*) from idempotency) + (select count(*) from external_task) as n`.execute(
    db,
  );
  return rows[0]?.n ?? -1n;
}

test("a create holds its price and stores task, hold, job and links together", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1000);
  const created = await submitTask(
    db,
    submissionOf(80, { externalTaskId: "order-1", metadata: { order: "1" }, callbackUrl: "https://example.com/hook" }),
    contextAt(start),
  );
  expect(created.kind).toBe("created");
  expect(await wallet(db)).toEqual({ balance: credits(1000), held: credits(80), open_tasks: 1 });
  const task = await readTask(db, scope, created.taskId);
  expect(task).toMatchObject({
    id: created.taskId,
    status: "queued",
    progress: 0,
    sequence: 1,
    externalTaskId: "order-1",
    metadata: { order: "1" },
    receipt: { held: credits(80), charged: 0n, released: 0n, reason: "held" },
    quote: { microCredits: credits(80) },
    createdAt: start,
    deadlineAt: at(600),
  });
  expect(await readTask(db, { ...scope, workspaceId: "w2" }, created.taskId)).toBeUndefined();
  expect(await readTask(db, { ...scope, mode: "test" }, created.taskId)).toBeUndefined();
  const jobs = await sql`select kind, workspace_id, task_id from job`.execute(db);
  expect(jobs.rows).toEqual([{ kind: "run_task", workspace_id: "w1", task_id: created.taskId }]);
});

test("too few credits are refused with the numbers and the cheaper choice, and nothing is stored", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 140);
  const cheaper = (available: bigint): string => `choose 720p for ${available / 1_000_000n}`;
  const error = await refusal(db, submissionOf(200), { ...contextAt(start), cheaper });
  expect(error.code).toBe("insufficient_credits");
  expect(error.fix).toBe("Needs 200 credits, 140 available: buy a pack, or choose 720p for 140.");
  expect(await storedRows(db)).toBe(0n);
  expect(await wallet(db)).toEqual({ balance: credits(140), held: 0n, open_tasks: 0 });
});

test("a workspace without a wallet can submit what is free, and nothing else", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await sql`insert into workspace (id, name) values ('w1', 'Test')`.execute(db);
  expect((await refusal(db, submissionOf(1))).code).toBe("insufficient_credits");
  const { taskId } = await submitTask(db, submissionOf(0), contextAt(start));
  expect((await readTask(db, scope, taskId))?.receipt).toEqual({ held: 0n, charged: 0n, released: 0n, reason: "held" });
});

test("expired credits do not pay", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100, { expiresAt: at(60) });
  await fundWorkspace(db, 50);
  await submitTask(db, submissionOf(50), contextAt(at(59)));
  const error = await refusal(db, submissionOf(80), contextAt(at(60)));
  expect(error.message).toBe("The task needs 80 credits, 0 available.");
});

test("a full queue is refused with its numbers, before credits are looked at", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  await submitTask(db, submissionOf(80, { limits: { runningMax: undefined, queueDepth: 1 } }), contextAt(start));
  const error = await refusal(db, submissionOf(80, { limits: { runningMax: undefined, queueDepth: 1 } }));
  expect(error.code).toBe("queue_full");
  expect(error.message).toBe("The workspace has 1 open tasks, and its plan allows 1.");
  expect(error.retryAfterSeconds).toBe(5);
});

test("an external task id is taken once per workspace and mode, and the refusal names its task", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1000);
  await fundWorkspace(db, 1000, { mode: "test" });
  const first = await submitTask(db, submissionOf(80, { externalTaskId: "a" }), contextAt(start));
  const error = await refusal(db, submissionOf(80, { externalTaskId: "a" }));
  expect(error.code).toBe("conflict_state");
  expect(error.taskId).toBe(first.taskId.toString());
  expect((await wallet(db))?.held).toBe(credits(80));
  await submitTask(db, submissionOf(80, { externalTaskId: "a", mode: "test" }), contextAt(start));
});

const claim = (body: string) => ({
  route: "POST /v1/video/generate",
  key: "k",
  requestHash: createHash("sha256").update(body).digest(),
});

test("an idempotency key replays its task for 24 hours, refuses another body, and is free after a refusal", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 100);
  expect((await refusal(db, submissionOf(200, { idempotency: claim("a") }))).code).toBe("insufficient_credits");
  const first = await submitTask(db, submissionOf(80, { idempotency: claim("b") }), contextAt(start));
  const again = await submitTask(db, submissionOf(80, { idempotency: claim("b") }), contextAt(at(86_399)));
  expect(again).toEqual({ kind: "replayed", taskId: first.taskId });
  expect((await refusal(db, submissionOf(80, { idempotency: claim("c") }))).code).toBe("idempotency_mismatch");
  await fundWorkspace(db, 100);
  const next = await submitTask(db, submissionOf(80, { idempotency: claim("c") }), contextAt(at(86_400)));
  expect(next.kind).toBe("created");
});

test("while the first request with a key runs, the second is told at once", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1000);
  const first = await db.transaction().execute(async (tx) => {
    await sql`select from wallet for update`.execute(tx);
    const waiting = submitTask(db, submissionOf(80, { idempotency: claim("a") }), contextAt(start));
    const ungranted = sql`select from pg_locks where not granted and locktype = 'transactionid'`;
    while ((await ungranted.execute(tx)).rows.length === 0); // it has its key then, and waits for the wallet
    const error = await refusal(db, submissionOf(80, { idempotency: claim("a") }));
    expect(error.code).toBe("idempotency_in_progress");
    expect(error.retryAfterSeconds).toBe(1);
    return { waiting };
  });
  expect((await first.waiting).kind).toBe("created");
});

test("a text that cannot be stored is a refusal, not a fault", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1000);
  for (const bad of ["\u0000", "\ud800"]) {
    const request = { ...submissionOf(1).request, prompt: bad };
    expect((await refusal(db, submissionOf(1, { request }))).code).toBe("invalid_parameter");
  }
  expect((await refusal(db, submissionOf(1, { externalTaskId: "a\u0000b" }))).code).toBe("invalid_parameter");
  expect((await wallet(db))?.held).toBe(0n);
});

test("a taken task id is drawn again", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1000);
  const draws = [5, 5, 5, 6];
  const context = { ...contextAt(start), randomInt: () => draws.shift() ?? 0 };
  const first = await submitTask(db, submissionOf(1), context);
  const second = await submitTask(db, submissionOf(1), context);
  expect(second.taskId - first.taskId).toBe(1n);
});
