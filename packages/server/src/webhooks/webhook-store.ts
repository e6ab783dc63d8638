import type { TaskMode } from "@kinora/core";
import type { Database, Transaction } from "#store/database.ts";

/** One delivery with the event that it tells. */
export interface WebhookDelivery {
  readonly id: string;
  readonly url: string;
  readonly state: "pending" | "delivered" | "failed";
  /** Attempts whose outcome was recorded. */
  readonly attempts: number;
  readonly event: WebhookEvent;
}

export interface WebhookEvent {
  readonly id: string;
  readonly type: string;
  readonly workspaceId: string;
  readonly mode: TaskMode;
  readonly taskId: bigint;
  readonly sequence: number;
  /** The task as it was, as `task_snapshot` wrote it. */
  readonly data: unknown;
  readonly createdAt: Date;
}

export async function findDelivery(db: Database, deliveryId: string): Promise<WebhookDelivery | undefined> {
  const row = await db
    .selectFrom("webhook_delivery as delivery")
    .innerJoin("event", "event.id", "delivery.event_id")
    .where("delivery.id", "=", deliveryId)
    .select([
      "delivery.id",
      "delivery.url",
      "delivery.state",
      "delivery.attempts",
      "event.id as event_id",
      "event.type",
      "event.workspace_id",
      "event.mode",
      "event.task_id",
      "event.sequence",
      "event.data",
      "event.created_at",
    ])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    url: row.url,
    state: row.state,
    attempts: row.attempts,
    event: {
      id: row.event_id,
      type: row.type,
      workspaceId: row.workspace_id,
      mode: row.mode,
      taskId: row.task_id,
      sequence: row.sequence,
      data: row.data,
      createdAt: row.created_at,
    },
  };
}

/** What one attempt came to. `nextAttemptAt` is absent when there is none. */
export interface AttemptOutcome {
  readonly deliveryId: string;
  readonly attempts: number;
  readonly state: "pending" | "delivered" | "failed";
  readonly status: number | undefined;
  readonly error: string | undefined;
  readonly at: Date;
  readonly nextAttemptAt: Date | undefined;
}

export async function recordAttempt(tx: Transaction, outcome: AttemptOutcome): Promise<void> {
  await tx
    .updateTable("webhook_delivery")
    .set({
      state: outcome.state,
      attempts: outcome.attempts,
      last_status: outcome.status ?? null,
      last_error: outcome.error ?? null,
      next_attempt_at: outcome.nextAttemptAt ?? null,
      ended_at: outcome.state === "pending" ? null : outcome.at,
    })
    .where("id", "=", outcome.deliveryId)
    .execute();
}

export async function findSealedSecret(
  db: Database | Transaction,
  owner: { readonly workspaceId: string; readonly mode: TaskMode },
): Promise<{ readonly sealed: Buffer; readonly createdAt: Date } | undefined> {
  const row = await db
    .selectFrom("webhook_secret")
    .select(["sealed", "created_at as createdAt"])
    .where("workspace_id", "=", owner.workspaceId)
    .where("mode", "=", owner.mode)
    .executeTakeFirst();
  return row;
}

/** Keeps the secret unless one is there already. */
export async function insertSealedSecret(
  db: Database | Transaction,
  owner: { readonly workspaceId: string; readonly mode: TaskMode },
  sealed: Buffer,
): Promise<void> {
  await db
    .insertInto("webhook_secret")
    .values({ workspace_id: owner.workspaceId, mode: owner.mode, sealed })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
