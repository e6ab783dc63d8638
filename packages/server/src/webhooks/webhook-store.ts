import { type Selectable, sql } from "kysely";
import type { Database, Tables, Transaction } from "#store/database.ts";
import type { EventScope, WebhookEvent } from "./webhook-event.ts";

/** One delivery that is due, with the event that it tells. */
export interface DueDelivery {
  readonly id: string;
  readonly url: string;
  /** Attempts so far. */
  readonly attempts: number;
  /** Those before the last resend, which the ladder does not count. */
  readonly attemptsBefore: number;
  readonly event: WebhookEvent;
}

const eventColumns = [
  "event.id as event_id",
  "event.type",
  "event.workspace_id",
  "event.mode",
  "event.position",
  "event.task_id",
  "event.sequence",
  "event.data",
  "event.created_at as event_created_at",
] as const;

/** What waits in a lane and is due, longest due first. */
export async function dueDeliveries(
  db: Database,
  lane: string,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<readonly DueDelivery[]> {
  const rows = await db
    .selectFrom("webhook_delivery as delivery")
    .innerJoin("event", "event.id", "delivery.event_id")
    .leftJoin("webhook_endpoint as endpoint", "endpoint.id", "delivery.endpoint_id")
    .where("delivery.lane", "=", lane)
    .where("delivery.state", "=", "pending")
    .where("delivery.next_attempt_at", "<=", now)
    .orderBy("delivery.next_attempt_at")
    .orderBy("delivery.id")
    .limit(limit)
    .select([
      "delivery.id",
      "delivery.attempts",
      "delivery.attempts_before",
      // an endpoint that moved is told at its new address
      sql<string>`coalesce(endpoint.url, delivery.url)`.as("url"),
      ...eventColumns,
    ])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    attempts: row.attempts,
    attemptsBefore: row.attempts_before,
    event: {
      id: row.event_id,
      type: row.type,
      workspaceId: row.workspace_id,
      mode: row.mode,
      position: row.position,
      taskId: row.task_id ?? undefined,
      sequence: row.sequence,
      data: row.data,
      createdAt: row.event_created_at,
    },
  }));
}

/** When the lane has something to do next; undefined when nothing waits. */
export async function nextDueAt(tx: Transaction, lane: string): Promise<Date | undefined> {
  const row = await tx
    .selectFrom("webhook_delivery")
    .where("lane", "=", lane)
    .where("state", "=", "pending")
    .orderBy("next_attempt_at")
    .limit(1)
    .select("next_attempt_at")
    .executeTakeFirst();
  return row?.next_attempt_at ?? undefined;
}

/** What one attempt came to. `nextAttemptAt` is absent when there is none. */
export interface AttemptOutcome {
  readonly deliveryId: string;
  /** Of this attempt, from 1. */
  readonly number: number;
  readonly state: "pending" | "delivered" | "failed";
  readonly status: number | undefined;
  readonly error: string | undefined;
  /** The beginning of what the receiver answered. */
  readonly responseBody: string | undefined;
  readonly at: Date;
  readonly durationMs: number;
  readonly nextAttemptAt: Date | undefined;
}

/**
 * Writes attempts and what they came to, in one statement for all. A delivery that was ended meanwhile, because its
 * endpoint was paused, takes a success and nothing else.
 */
export async function recordAttempts(tx: Transaction, outcomes: readonly AttemptOutcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  const rows = outcomes.map((outcome) => ({
    delivery_id: outcome.deliveryId,
    number: outcome.number,
    state: outcome.state,
    status: outcome.status ?? null,
    error: outcome.error ?? null,
    response_body: outcome.responseBody ?? null,
    at: outcome.at,
    duration_ms: outcome.durationMs,
    next_attempt_at: outcome.nextAttemptAt ?? null,
    ended_at: outcome.state === "pending" ? null : outcome.at,
  }));
  await sql`
    with outcome as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as o (
        delivery_id text, number integer, state text, status integer, error text, response_body text, at timestamptz,
        duration_ms integer, next_attempt_at timestamptz, ended_at timestamptz
      )
    ),
    changed as (
      update webhook_delivery d set
        state = case when d.state = 'pending' or o.state = 'delivered' then o.state else d.state end,
        attempts = o.number,
        last_status = o.status,
        last_error = o.error,
        next_attempt_at = case when d.state = 'pending' then o.next_attempt_at end,
        ended_at = case when d.state = 'pending' or o.state = 'delivered' then o.ended_at else d.ended_at end
      from outcome o where d.id = o.delivery_id
      returning d.id, o.number, o.at, o.duration_ms, o.status, o.error, o.response_body
    )
    insert into webhook_attempt (delivery_id, number, at, duration_ms, status, error, response_body)
      select id, number, at, duration_ms, status, error, response_body from changed
      on conflict (delivery_id, number) do nothing`.execute(tx);
}

export type SecretRow = Pick<Selectable<Tables["webhook_secret"]>, "sealed" | "previous_sealed" | "previous_until"> & {
  readonly created_at: Date;
};

export async function findSecret(db: Database | Transaction, owner: EventScope): Promise<SecretRow | undefined> {
  return db
    .selectFrom("webhook_secret")
    .select(["sealed", "previous_sealed", "previous_until", "created_at"])
    .where("workspace_id", "=", owner.workspaceId)
    .where("mode", "=", owner.mode)
    .executeTakeFirst();
}

/** Keeps the secret unless one is there already. */
export async function insertSecret(db: Database | Transaction, owner: EventScope, sealed: Buffer): Promise<void> {
  await db
    .insertInto("webhook_secret")
    .values({ workspace_id: owner.workspaceId, mode: owner.mode, sealed, previous_sealed: null, previous_until: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The secret's row, locked until the transaction ends. */
export async function lockSecret(tx: Transaction, owner: EventScope): Promise<SecretRow | undefined> {
  return tx
    .selectFrom("webhook_secret")
    .select(["sealed", "previous_sealed", "previous_until", "created_at"])
    .where("workspace_id", "=", owner.workspaceId)
    .where("mode", "=", owner.mode)
    .forUpdate()
    .executeTakeFirst();
}

export async function replaceSecret(
  tx: Transaction,
  owner: EventScope,
  secret: {
    readonly sealed: Buffer;
    readonly previousSealed: Buffer;
    readonly previousUntil: Date;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .updateTable("webhook_secret")
    .set({
      sealed: secret.sealed,
      previous_sealed: secret.previousSealed,
      previous_until: secret.previousUntil,
      created_at: secret.now,
    })
    .where("workspace_id", "=", owner.workspaceId)
    .where("mode", "=", owner.mode)
    .execute();
}
