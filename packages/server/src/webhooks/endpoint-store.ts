import { type Selectable, sql } from "kysely";
import type { Database, Tables, Transaction } from "#store/database.ts";
import type { EventScope } from "./webhook-event.ts";

/** Where a workspace wants to be told of its events. */
export interface WebhookEndpoint extends EventScope {
  /** `we_…`, which is also the name of its lane. */
  readonly id: string;
  readonly url: string;
  readonly description: string;
  /** Types and families; empty means all. */
  readonly events: readonly string[];
  readonly state: "active" | "paused" | "disabled";
  readonly stateReason: "requested" | "failing" | "gone" | undefined;
  /** The first failure since the last success. */
  readonly failingSince: Date | undefined;
  readonly lastSuccessAt: Date | undefined;
  readonly lastFailureAt: Date | undefined;
  /** Until then the secret before the last rotation signs besides. */
  readonly previousSecretUntil: Date | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface SealedSecrets {
  readonly sealed: Buffer;
  readonly previousSealed: Buffer | undefined;
  readonly previousUntil: Date | undefined;
}

export async function insertEndpoint(
  tx: Transaction,
  endpoint: EventScope & {
    readonly id: string;
    readonly url: string;
    readonly description: string;
    readonly events: readonly string[];
    readonly sealed: Buffer;
    readonly now: Date;
  },
): Promise<WebhookEndpoint> {
  const row = await tx
    .insertInto("webhook_endpoint")
    .values({
      id: endpoint.id,
      workspace_id: endpoint.workspaceId,
      mode: endpoint.mode,
      url: endpoint.url,
      description: endpoint.description,
      events: [...endpoint.events],
      state: "active",
      state_reason: null,
      sealed_secret: endpoint.sealed,
      previous_sealed_secret: null,
      previous_secret_until: null,
      failing_since: null,
      last_success_at: null,
      last_failure_at: null,
      created_at: endpoint.now,
      updated_at: endpoint.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toEndpoint(row);
}

/** How many the side of the workspace has; no other is made until the transaction ends. */
export async function countEndpoints(tx: Transaction, scope: EventScope): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`endpoints/${scope.workspaceId}/${scope.mode}`}, 0))`.execute(
    tx,
  );
  const row = await tx
    .selectFrom("webhook_endpoint")
    .where("workspace_id", "=", scope.workspaceId)
    .where("mode", "=", scope.mode)
    .select((select) => select.fn.countAll<bigint>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function findEndpoints(db: Database, scope: EventScope): Promise<readonly WebhookEndpoint[]> {
  const rows = await db
    .selectFrom("webhook_endpoint")
    .selectAll()
    .where("workspace_id", "=", scope.workspaceId)
    .where("mode", "=", scope.mode)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(toEndpoint);
}

export async function findEndpoint(
  db: Database | Transaction,
  scope: EventScope,
  id: string,
): Promise<WebhookEndpoint | undefined> {
  const row = await db
    .selectFrom("webhook_endpoint")
    .selectAll()
    .where("id", "=", id)
    .where("workspace_id", "=", scope.workspaceId)
    .where("mode", "=", scope.mode)
    .executeTakeFirst();
  return row && toEndpoint(row);
}

/** The endpoint whose lane this is, and what it signs with; undefined when it is gone. */
export async function findLaneEndpoint(
  db: Database,
  id: string,
): Promise<{ readonly endpoint: WebhookEndpoint; readonly secrets: SealedSecrets } | undefined> {
  const row = await db.selectFrom("webhook_endpoint").selectAll().where("id", "=", id).executeTakeFirst();
  return row && { endpoint: toEndpoint(row), secrets: toSecrets(row) };
}

/** The endpoint with its secrets, locked until the transaction ends. */
export async function lockEndpoint(
  tx: Transaction,
  scope: EventScope,
  id: string,
): Promise<{ readonly endpoint: WebhookEndpoint; readonly secrets: SealedSecrets } | undefined> {
  const row = await tx
    .selectFrom("webhook_endpoint")
    .selectAll()
    .where("id", "=", id)
    .where("workspace_id", "=", scope.workspaceId)
    .where("mode", "=", scope.mode)
    .forNoKeyUpdate() // events may go on being written for it
    .executeTakeFirst();
  return row && { endpoint: toEndpoint(row), secrets: toSecrets(row) };
}

export interface EndpointChange {
  readonly url?: string;
  readonly description?: string;
  readonly events?: readonly string[];
  readonly state?: { readonly state: WebhookEndpoint["state"]; readonly reason: WebhookEndpoint["stateReason"] };
  readonly secrets?: { readonly sealed: Buffer; readonly previousSealed: Buffer; readonly previousUntil: Date };
}

export async function updateEndpoint(
  tx: Transaction,
  id: string,
  change: EndpointChange,
  now: Date,
): Promise<WebhookEndpoint> {
  const { url, description, events, state, secrets } = change;
  const row = await tx
    .updateTable("webhook_endpoint")
    .set({
      updated_at: now,
      ...(url === undefined ? {} : { url }),
      ...(description === undefined ? {} : { description }),
      ...(events === undefined ? {} : { events: [...events] }),
      ...(state === undefined
        ? {}
        : {
            state: state.state,
            state_reason: state.reason ?? null,
            // five days begin again
            ...(state.state === "active" ? { failing_since: null } : {}),
          }),
      ...(secrets === undefined
        ? {}
        : {
            sealed_secret: secrets.sealed,
            previous_sealed_secret: secrets.previousSealed,
            previous_secret_until: secrets.previousUntil,
          }),
    })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toEndpoint(row);
}

/** Writes how the endpoint's attempts went; @returns it as it is then, or undefined when it is gone. */
export async function recordHealth(
  tx: Transaction,
  id: string,
  health: { readonly succeededAt: Date | undefined; readonly failedAt: Date | undefined },
): Promise<WebhookEndpoint | undefined> {
  const { succeededAt = null, failedAt = null } = health;
  const row = await tx
    .updateTable("webhook_endpoint")
    .set({
      last_success_at: sql`coalesce(${succeededAt}::timestamptz, last_success_at)`,
      last_failure_at: sql`coalesce(${failedAt}::timestamptz, last_failure_at)`,
      failing_since:
        succeededAt === null ? sql`coalesce(failing_since, ${failedAt}::timestamptz)` : sql`null::timestamptz`,
    })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  return row && toEndpoint(row);
}

/** Ends what waits for an endpoint that is no longer told anything. */
export async function endPendingDeliveries(
  tx: Transaction,
  endpointId: string,
  { reason, now }: { readonly reason: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable("webhook_delivery")
    .set({ state: "failed", last_error: reason, next_attempt_at: null, ended_at: now })
    .where("endpoint_id", "=", endpointId)
    .where("lane", "=", endpointId)
    .where("state", "=", "pending")
    .execute();
}

/** Removes an endpoint with its log. @returns false when it is not there */
export async function removeEndpoint(tx: Transaction, scope: EventScope, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("webhook_endpoint")
    .where("id", "=", id)
    .where("workspace_id", "=", scope.workspaceId)
    .where("mode", "=", scope.mode)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

function toSecrets(row: Selectable<Tables["webhook_endpoint"]>): SealedSecrets {
  return {
    sealed: row.sealed_secret,
    previousSealed: row.previous_sealed_secret ?? undefined,
    previousUntil: row.previous_secret_until ?? undefined,
  };
}

function toEndpoint(row: Selectable<Tables["webhook_endpoint"]>): WebhookEndpoint {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    mode: row.mode,
    url: row.url,
    description: row.description,
    events: row.events,
    state: row.state,
    stateReason: row.state_reason ?? undefined,
    failingSince: row.failing_since ?? undefined,
    lastSuccessAt: row.last_success_at ?? undefined,
    lastFailureAt: row.last_failure_at ?? undefined,
    previousSecretUntil: row.previous_secret_until ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
