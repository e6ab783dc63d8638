import {
  type AttemptState,
  type CancellationState,
  isTerminal,
  type TaskMode,
  type TaskStatus,
  type Warning,
} from "@kinora/core";
import { sql } from "kysely";
import { z } from "zod";
import type { Lease } from "#jobs/jobs.ts";
import type { PolicyDecision } from "#policy/decision.ts";
import { type Database, type HotStatement, runHot, type Transaction } from "#store/database.ts";
import type { IdempotencyClaim, Submission } from "./submission.ts";
import type { TaskError, TaskOutput, TaskRecord } from "./task-record.ts";
import { quoteJson, taskRecord, type TaskRow } from "./task-row.ts";

/** One side of one workspace: whoever asks sees only this. */
export interface TaskScope {
  readonly workspaceId: string;
  readonly mode: TaskMode;
}

export type LeaseGuard = Pick<Lease, "jobId" | "token">;

// Submit

export type SubmitOutcome =
  | { readonly kind: "stored"; readonly taskId: bigint }
  | { readonly kind: "task_id_taken" }
  | SubmitRefusal;

export type SubmitRefusal =
  | { readonly kind: "idempotency_mismatch"; readonly taskId: bigint }
  | { readonly kind: "idempotency_in_progress" }
  | { readonly kind: "external_task_id_taken"; readonly taskId: bigint }
  | {
      readonly kind: "budget_exceeded";
      readonly scope: "key" | "workspace";
      readonly period: "total" | "day" | "month";
      readonly need: bigint;
      readonly limit: bigint;
      readonly used: bigint;
    }
  | {
      readonly kind: "queue_full";
      readonly waiting: number;
      readonly queueDepth: number;
      readonly runningMax: number | undefined;
      /** Some of the open tasks, oldest first. */
      readonly running: readonly string[];
    }
  | { readonly kind: "drafts_used_up"; readonly limit: number }
  | { readonly kind: "draft_not_found" }
  | { readonly kind: "insufficient_credits"; readonly need: bigint; readonly available: bigint }
  | { readonly kind: "unstorable_text" };

/** One round trip: `submit_task`, its refusals as values. */
export async function callSubmitTask(
  db: Database,
  submission: Submission,
  call: {
    readonly taskId: bigint;
    readonly now: Date;
    readonly deadlineAt: Date;
    readonly idempotencyExpiresAt: Date;
    readonly notify: boolean;
  },
): Promise<SubmitOutcome> {
  const s = submission;
  const claim = s.idempotency;
  const values = [
    call.taskId,
    call.now,
    s.workspaceId,
    s.mode,
    s.apiKeyId,
    s.dialect,
    s.request.kind,
    s.request.model,
    JSON.stringify(s.request),
    quoteJson(s.quote),
    s.quote.microCredits,
    JSON.stringify(s.warnings),
    json(s.metadata),
    s.externalTaskId,
    s.callbackUrl,
    call.deadlineAt,
    s.limits.runningMax,
    s.limits.queueDepth,
    s.request.kind === "image" ? s.request.count : 1,
    s.priority,
    s.inputAssetIds,
    s.draftOf,
    s.draftsPerDayMax,
    claim?.route,
    claim?.key,
    claim?.requestHash,
    call.idempotencyExpiresAt,
    call.notify,
  ];
  try {
    const [taskId] = one(await runHot(db, submitStatement, values));
    return { kind: "stored", taskId: BigInt(present(taskId)) };
  } catch (error) {
    const refusal = readRefusal(error);
    if (refusal === undefined) throw error;
    return refusal;
  }
}

const submitStatement: HotStatement = {
  name: "submit_task",
  text: `select submit_task(${Array.from({ length: 28 }, (_, index) => `$${index + 1}`).join(", ")}) as task_id`,
};

const int8Text = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);
const taskIdDetail = z.object({ taskId: int8Text });
const budgetDetail = z.object({
  scope: z.enum(["key", "workspace"]),
  period: z.enum(["total", "day", "month"]),
  need: int8Text,
  limit: int8Text,
  used: int8Text,
});
const queueDetail = z.object({
  waiting: z.int(),
  queueDepth: z.int(),
  runningMax: z
    .int()
    .nullable()
    .transform((max) => max ?? undefined),
  running: z.array(z.string()),
});
const limitDetail = z.object({ limit: z.int() });
const creditsDetail = z.object({ need: int8Text, available: int8Text });

function readRefusal(error: unknown): SubmitOutcome | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const detail = (): unknown => JSON.parse("detail" in error ? String(error.detail) : "null");
  switch (error.code) {
    case "KN001":
      return { kind: "idempotency_mismatch", ...taskIdDetail.parse(detail()) };
    case "KN002":
      return { kind: "idempotency_in_progress" };
    case "KN003":
      return { kind: "external_task_id_taken", ...taskIdDetail.parse(detail()) };
    case "KN004":
      return { kind: "budget_exceeded", ...budgetDetail.parse(detail()) };
    case "KN005":
      return { kind: "queue_full", ...queueDetail.parse(detail()) };
    case "KN006":
      return { kind: "insufficient_credits", ...creditsDetail.parse(detail()) };
    case "KN007":
      return { kind: "task_id_taken" };
    case "KN008":
      return { kind: "draft_not_found" };
    case "KN009":
      return { kind: "drafts_used_up", ...limitDetail.parse(detail()) };
    // U+0000 in text, U+0000 in JSON
    case "22021":
    case "22P05":
      return { kind: "unstorable_text" };
    // half a surrogate pair in JSON; of any other type it is a bug of ours
    case "22P02":
      return error.message.includes("type json") ? { kind: "unstorable_text" } : undefined;
    default:
      return undefined;
  }
}

/** What an idempotency key stands for now; asked before inputs are fetched, so that a replay costs nothing. */
export async function findByIdempotency(
  db: Database,
  scope: TaskScope,
  claim: IdempotencyClaim,
  now: Date,
): Promise<{ readonly kind: "same" | "mismatch"; readonly taskId: bigint } | { readonly kind: "none" }> {
  const { rows } = await sql<{ task_id: bigint; same: boolean }>`
    select task_id, request_hash = ${Buffer.from(claim.requestHash)} as same from idempotency
    where workspace_id = ${scope.workspaceId} and mode = ${scope.mode} and route = ${claim.route}
      and key = ${claim.key} and expires_at > ${now}`.execute(db);
  const row = rows[0];
  return row === undefined ? { kind: "none" } : { kind: row.same ? "same" : "mismatch", taskId: row.task_id };
}

/** Forgets keys whose time is over; at most `limit` in one go, so that no sweep holds many locks. */
export async function deleteExpiredIdempotency(
  db: Database,
  options: { readonly now: Date; readonly limit: number },
): Promise<number> {
  const result = await sql`
    delete from idempotency where (workspace_id, mode, route, key) in (
      select workspace_id, mode, route, key from idempotency where expires_at <= ${options.now}
      order by expires_at limit ${options.limit} for update skip locked)`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

// Settle

export interface SettleCall {
  readonly taskId: bigint;
  readonly now: Date;
  readonly notify: boolean;
  readonly lease?: LeaseGuard;
  /** Present when completed: micro-credits. */
  readonly captured?: bigint;
  /** Present when failed. */
  readonly error?: TaskError;
  readonly output?: TaskOutput;
  readonly provider?: string;
  readonly modelVersion?: string;
  readonly scene?: unknown;
  readonly warnings?: readonly Warning[];
  readonly cancellation?: CancellationState;
}

/** One round trip: `settle_task`. */
export async function callSettleTask(
  db: Database,
  call: SettleCall,
): Promise<"settled" | "already_ended" | "lease_lost" | "not_found"> {
  const { rows } = await sql<{ outcome: "settled" | "already_ended" | "lease_lost" | "not_found" }>`select settle_task(
    ${call.taskId}, ${call.now}, ${call.lease?.jobId ?? null}, ${call.lease?.token ?? null},
    ${call.captured === undefined ? "failed" : "completed"}, ${call.captured ?? 0n}, ${json(call.output)},
    ${json(call.error)}, ${call.provider ?? null}, ${call.modelVersion ?? null}, ${json(call.scene)},
    ${json(call.warnings)}, ${call.cancellation ?? null}, ${call.notify}) as outcome`.execute(db);
  return one(rows).outcome;
}

// Reads

/** A task of the workspace and mode; a foreign id is as absent as an unknown one. */
export async function readTask(db: Database, scope: TaskScope, id: bigint): Promise<TaskRecord | undefined> {
  const { rows } = await sql<{ task: TaskRow | null }>`
    select task_snapshot(${id}, ${scope.workspaceId}, ${scope.mode}) as task`.execute(db);
  const { task } = one(rows);
  return task === null ? undefined : taskRecord(task);
}

/** A task at a version; equal versions are equal tasks. */
export interface VersionedTask {
  readonly version: string;
  readonly task: TaskRecord;
}

/**
 * As `readTask` for each, in the order that they are asked for, in one round trip. A task whose version the caller
 * knows already is not sent again.
 */
export async function readTaskNews(
  db: Database,
  wanted: readonly { readonly scope: TaskScope; readonly id: bigint; readonly known?: VersionedTask | undefined }[],
): Promise<readonly (VersionedTask | undefined)[]> {
  const only = wanted.length === 1 ? wanted[0] : undefined;
  const rows =
    only === undefined
      ? await runHot(db, newsOfMany, [
          wanted.map(({ id }) => id),
          wanted.map(({ scope }) => scope.workspaceId),
          wanted.map(({ scope }) => scope.mode),
          wanted.map(({ known }) => known?.version),
        ])
      : await runHot(db, newsOfOne, [only.id, only.scope.workspaceId, only.scope.mode, only.known?.version]);
  const news = wanted.map((): VersionedTask | undefined => undefined);
  for (const row of rows) {
    // in the order of what was asked, from 1; what is unknown or foreign has no row
    const [place, version, task] = row;
    const index = Number(present(place)) - 1;
    // null where the version is the known one; else written by `task_snapshot` alone
    news[index] =
      typeof task === "string"
        ? { version: present(version), task: taskRecord(JSON.parse(task) as TaskRow) }
        : wanted[index]?.known;
  }
  return news;
}

/**
 * Names the rows that a snapshot is made of: an update gives a row a new xmin, so equal versions are equal snapshots.
 * It costs three index probes and none of the making of JSON.
 */
const taskVersion = `concat(t.xmin, '.', h.xmin, '.',
  array(select a.xmin::text from attempt a where a.task_id = t.id order by a.number))`;

/** As `newsOfMany` for a single task, at three quarters of its cost. `offset 0` keeps the version from being made twice. */
const newsOfOne: HotStatement = {
  name: "task_news_of_one",
  text: `
    select 1 as place, version, case when version is distinct from $4 then task_snapshot(id) end as task
    from (
      select t.id, ${taskVersion} as version from task t left join hold h on h.task_id = t.id
      where t.id = $1 and t.workspace_id = $2 and t.mode = $3 offset 0
    ) as news`,
};

const newsOfMany: HotStatement = {
  name: "task_news_of_many",
  text: `
    select place, version, case when version is distinct from known then task_snapshot(id) end as task
    from (
      select w.place::integer, w.known, t.id, ${taskVersion} as version
      from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) with ordinality
        as w (id, workspace_id, mode, known, place)
      join task t on t.id = w.id and t.workspace_id = w.workspace_id and t.mode = w.mode
      left join hold h on h.task_id = t.id offset 0
    ) as news`,
};

/** A task by its id alone: for workers, never for a caller. */
export async function readAnyTask(db: Database, id: bigint): Promise<TaskRecord | undefined> {
  const { rows } = await sql<{ task: TaskRow | null }>`select task_snapshot(${id}) as task`.execute(db);
  const { task } = one(rows);
  return task === null ? undefined : taskRecord(task);
}

export interface TaskQuery {
  /** 1 to 100. */
  readonly limit: number;
  /** Only tasks older than this id: the cursor. */
  readonly beforeId?: bigint;
  readonly status?: TaskStatus;
  readonly model?: string;
  /** Inclusive. */
  readonly createdAfter?: Date;
  /** Exclusive. */
  readonly createdBefore?: Date;
  readonly externalTaskId?: string;
}

/** Tasks newest first; `nextBeforeId` continues the list. */
export async function listTasks(
  db: Database,
  scope: TaskScope,
  query: TaskQuery,
): Promise<{ readonly tasks: readonly TaskRecord[]; readonly nextBeforeId: bigint | undefined }> {
  const conditions = [
    sql`t.workspace_id = ${scope.workspaceId}`,
    sql`t.mode = ${scope.mode}`,
    ...(query.beforeId === undefined ? [] : [sql`t.id < ${query.beforeId}`]),
    ...(query.status === undefined ? [] : [sql`t.status = ${query.status}`]),
    ...(query.model === undefined ? [] : [sql`t.model = ${query.model}`]),
    ...(query.createdAfter === undefined ? [] : [sql`t.created_at >= ${query.createdAfter}`]),
    ...(query.createdBefore === undefined ? [] : [sql`t.created_at < ${query.createdBefore}`]),
    ...(query.externalTaskId === undefined
      ? []
      : [
          sql`t.id = (select task_id from external_task where workspace_id = ${scope.workspaceId}
            and mode = ${scope.mode} and external_task_id = ${query.externalTaskId})`,
        ]),
  ];
  const { rows } = await sql<{ task: TaskRow }>`
    select task_snapshot(id) as task from (
      select t.id from task t where ${sql.join(conditions, sql` and `)} order by t.id desc limit ${query.limit + 1}
    ) page order by id desc`.execute(db);
  const tasks = rows.slice(0, query.limit).map((row) => taskRecord(row.task));
  return { tasks, nextBeforeId: rows.length > query.limit ? tasks.at(-1)?.id : undefined };
}

// A poll must not count a queue of 100,000; further back the position says nothing anyway.
const queuePositionMax = 1000;

/** 1 for the workspace's next task to start; undefined when it does not wait, or far behind. */
export async function queuePosition(db: Database, taskId: bigint): Promise<number | undefined> {
  const { rows } = await sql<{ ahead: bigint }>`
    select (select count(*) from (
      select from job o where o.kind = 'run_task' and o.workspace_id = j.workspace_id and o.lease_until is null
        and (-o.priority, o.run_at, o.id) < (-j.priority, j.run_at, j.id) limit ${queuePositionMax}
    ) as ahead) as ahead
    from job j join task t on t.id = j.task_id
    where j.task_id = ${taskId} and j.kind = 'run_task' and t.status = 'queued'`.execute(db);
  const ahead = rows[0] && Number(rows[0].ahead);
  return ahead === undefined || ahead >= queuePositionMax ? undefined : ahead + 1;
}

/** Open tasks whose deadline has passed, the longest overdue first. */
export async function listOverdueTasks(
  db: Database,
  options: { readonly now: Date; readonly limit: number },
): Promise<readonly bigint[]> {
  const { rows } = await sql<{ id: bigint }>`
    select id from task where status in ('queued', 'processing') and deadline_at <= ${options.now}
    order by deadline_at limit ${options.limit}`.execute(db);
  return rows.map((row) => row.id);
}

/**
 * Admits waiting tasks wherever the bound has room: it was raised, or an end that should have done it was rolled back.
 *
 * @returns how many
 */
export async function admitWaitingTasks(
  db: Database,
  options: { readonly now: Date; readonly limit: number; readonly notify: boolean },
): Promise<number> {
  const { rows } = await sql<{ admitted: bigint }>`
    with admitted as materialized (
      select admit_parked(workspace_id, mode, kind, ${options.now}) as count from (
        select workspace_id, mode, kind from wallet cross join (values ('video'), ('image')) as kinds (kind)
        where parked_video + parked_image > 0
          and case kind when 'video' then parked_video else parked_image end > 0
          and (running_max is null or case kind when 'video' then admitted_video else admitted_image end < running_max)
        order by workspace_id, mode limit ${options.limit}
      ) as waiting
    ), total as (select coalesce(sum(count), 0)::bigint as admitted from admitted)
    select admitted, case when ${options.notify} and admitted > 0 then pg_notify('kinora_job', '') end from total`.execute(
    db,
  );
  return Number(one(rows).admitted);
}

// Changes while a task runs. Every one that a caller can see raises `sequence`.

/** Says that the lease's holder has begun; safe to repeat. Writes `task.processing` the first time. */
export async function markProcessing(
  db: Database,
  mark: { readonly taskId: bigint; readonly lease: LeaseGuard; readonly now: Date; readonly notify: boolean },
): Promise<"processing" | "ended" | "lease_lost" | "not_found"> {
  const { rows } = await sql<{ outcome: "processing" | "ended" | "lease_lost" | "not_found" }>`
    select mark_task_processing(${mark.taskId}, ${mark.now}, ${mark.lease.jobId}, ${mark.lease.token}, ${mark.notify})
      as outcome`.execute(db);
  return one(rows).outcome;
}

/**
 * Raises the progress of a processing task: never back, never above 99, at most once a second, so that a chatty
 * engine does not write for nothing.
 *
 * @returns whether it was written
 */
export async function setProgress(
  db: Database,
  change: { readonly taskId: bigint; readonly lease: LeaseGuard; readonly percent: number; readonly now: Date },
): Promise<boolean> {
  const percent = Math.min(99, Math.floor(change.percent));
  const result = await sql`
    update task set progress = ${percent}, sequence = sequence + 1, updated_at = ${change.now}
    where id = ${change.taskId} and status = 'processing' and progress < ${percent}
      -- or the clock was set back
      and (updated_at <= ${new Date(change.now.getTime() - 1000)} or updated_at > ${change.now})
      and ${leaseHeld(change.lease)}`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Records what a cancel has reached, while the task is open. @returns whether anything changed */
export async function setCancellation(
  db: Database,
  change: { readonly taskId: bigint; readonly state: CancellationState; readonly now: Date },
): Promise<boolean> {
  const result = await sql`
    update task set cancellation = ${change.state}, sequence = sequence + 1, updated_at = ${change.now}
    where id = ${change.taskId} and status in ('queued', 'processing')
      and cancellation is distinct from ${change.state}`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Sets or clears the note that a lost answer is being looked up. @returns whether anything changed */
export async function setNote(
  db: Database,
  change: {
    readonly taskId: bigint;
    readonly lease: LeaseGuard;
    readonly note: TaskRecord["note"];
    readonly now: Date;
  },
): Promise<boolean> {
  const note = json(change.note);
  const result = await sql`
    update task set note = ${note}::jsonb, sequence = sequence + 1, updated_at = ${change.now}
    where id = ${change.taskId} and status = 'processing' and note is distinct from ${note}::jsonb
      and ${leaseHeld(change.lease)}`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Writes the decision about the result, in the transaction that ends the task and has locked it. */
export async function setModeration(
  tx: Transaction,
  change: { readonly taskId: bigint; readonly moderation: PolicyDecision },
): Promise<void> {
  await sql`update task set moderation = ${json(change.moderation)}::jsonb where id = ${change.taskId}`.execute(tx);
}

/**
 * Takes the prompt, the media's names and everything else that a person wrote out of an ended task and its events.
 * The ledger and the task stay. The media themselves are the caller's to delete.
 */
export async function deleteTaskContent(
  tx: Transaction,
  scope: TaskScope,
  change: { readonly taskId: bigint; readonly now: Date },
): Promise<"deleted" | "still_open" | "not_found"> {
  const { rows } = await sql<{ status: TaskStatus; deleted: boolean }>`
    select status, deleted_at is not null as deleted from task
    where id = ${change.taskId} and workspace_id = ${scope.workspaceId} and mode = ${scope.mode}
    for update`.execute(tx);
  const task = rows[0];
  if (task === undefined) return "not_found";
  if (!isTerminal(task.status)) return "still_open";
  if (task.deleted) return "deleted";
  await sql`
    update task set request = null, scene = null, output = null, metadata = null, warnings = '[]',
      sequence = sequence + 1, updated_at = ${change.now}, deleted_at = ${change.now}
    where id = ${change.taskId}`.execute(tx);
  await sql`
    update event set data = data
      || '{"request": null, "scene": null, "output": null, "metadata": null, "warnings": []}'
      || jsonb_build_object('deleted_at', ${change.now}::timestamptz)
    where task_id = ${change.taskId}`.execute(tx);
  await sql`delete from task_input where task_id = ${change.taskId}`.execute(tx);
  return "deleted";
}

// Attempts

export interface AttemptChange {
  readonly state: AttemptState;
  /** EngineHandle; the old one stays when absent. */
  readonly handle?: unknown;
  readonly error?: TaskError;
  readonly costUsdMicros?: bigint;
  readonly mayPayTwice?: boolean;
  readonly endedAt?: Date;
}

/** Begins attempt `number` of a task. @returns false when the lease was lost; nothing is written then */
export async function insertAttempt(
  db: Database,
  attempt: {
    readonly id: string;
    readonly taskId: bigint;
    readonly number: number;
    readonly engine: string;
    readonly state: AttemptState;
    readonly lease: LeaseGuard;
    readonly now: Date;
  },
): Promise<boolean> {
  const result = await sql`
    insert into attempt (id, task_id, number, engine, state, started_at)
    select ${attempt.id}, ${attempt.taskId}, ${attempt.number}::integer, ${attempt.engine}, ${attempt.state},
      ${attempt.now}::timestamptz
    where ${leaseHeld(attempt.lease)}`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Moves an attempt on. @returns false when the lease was lost or there is no such attempt; nothing is written then */
export async function updateAttempt(
  db: Database,
  id: string,
  change: AttemptChange & { readonly lease: LeaseGuard },
): Promise<boolean> {
  const result = await sql`
    update attempt set state = ${change.state},
      handle = coalesce(${json(change.handle)}::jsonb, handle),
      error = coalesce(${json(change.error)}::jsonb, error),
      cost_usd_micros = coalesce(${change.costUsdMicros ?? null}::bigint, cost_usd_micros),
      may_pay_twice = coalesce(${change.mayPayTwice ?? null}::boolean, may_pay_twice),
      ended_at = coalesce(${change.endedAt ?? null}::timestamptz, ended_at)
    where id = ${id} and ${leaseHeld(change.lease)}`.execute(db);
  return result.numAffectedRows === 1n;
}

export interface StoredAttempt {
  readonly id: string;
  readonly number: number;
  readonly engine: string;
  readonly state: AttemptState;
  /** EngineHandle once submitted. */
  readonly handle: unknown;
  readonly startedAt: Date;
}

/** All attempts of a task with their handles, in order: for workers. */
export async function listAttempts(db: Database, taskId: bigint): Promise<readonly StoredAttempt[]> {
  const { rows } = await sql<Omit<StoredAttempt, "startedAt"> & { started_at: Date }>`
    select id, number, engine, state, handle, started_at from attempt where task_id = ${taskId}
    order by number`.execute(db);
  return rows.map(({ started_at: startedAt, ...attempt }) => ({ ...attempt, startedAt }));
}

/** True while no other worker has claimed the job; the claim changes its token. */
function leaseHeld(lease: LeaseGuard) {
  return sql`exists (select from job where id = ${lease.jobId} and lease_token = ${lease.token})`;
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function present(column: string | null | undefined): string {
  if (column === null || column === undefined) throw new Error("a column that always has a value had none");
  return column;
}

function one<Row>(rows: readonly Row[]): Row {
  const row = rows[0];
  if (row === undefined) throw new Error("a query that always has one row had none");
  return row;
}
