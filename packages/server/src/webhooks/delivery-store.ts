import { type Selectable, sql } from "kysely";
import type { Database, Tables, Transaction } from "#store/database.ts";
import { toEvent, typeMatches } from "./event-store.ts";
import type { EventScope, WebhookEvent } from "./webhook-event.ts";

/** One event on its way to one receiver. */
export interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly taskId: bigint | undefined;
  /** Undefined for a task's callback. */
  readonly endpointId: string | undefined;
  readonly url: string;
  readonly lane: string;
  readonly state: "pending" | "delivered" | "failed";
  readonly attempts: number;
  readonly lastStatus: number | undefined;
  readonly lastError: string | undefined;
  readonly nextAttemptAt: Date | undefined;
  readonly createdAt: Date;
  readonly endedAt: Date | undefined;
}

export interface DeliveryAttempt {
  readonly number: number;
  readonly at: Date;
  readonly durationMs: number;
  readonly status: number | undefined;
  readonly error: string | undefined;
  /** The beginning of what the receiver answered. */
  readonly responseBody: string | undefined;
}

export interface DeliveryPage {
  readonly limit: number;
  /** The last delivery of the page before; one that is not there gives an empty page. */
  readonly beforeId?: string | undefined;
  readonly endpointId?: string | undefined;
  readonly taskId?: bigint | undefined;
  readonly state?: Delivery["state"] | undefined;
}

type DeliveryRow = Selectable<Tables["webhook_delivery"]> & {
  readonly type: string;
  readonly endpoint_url: string | null;
};

function deliveries(db: Database | Transaction, scope: EventScope) {
  return db
    .selectFrom("webhook_delivery as delivery")
    .innerJoin("event", "event.id", "delivery.event_id")
    .leftJoin("webhook_endpoint as endpoint", "endpoint.id", "delivery.endpoint_id")
    .where("delivery.workspace_id", "=", scope.workspaceId)
    .where("delivery.mode", "=", scope.mode)
    .selectAll("delivery")
    .select(["event.type", "endpoint.url as endpoint_url"]);
}

/** Newest first. */
export async function findDeliveries(
  db: Database,
  scope: EventScope,
  page: DeliveryPage,
): Promise<readonly Delivery[]> {
  const { beforeId, endpointId, taskId, state } = page;
  let query = deliveries(db, scope)
    .orderBy("delivery.created_at", "desc")
    .orderBy("delivery.id", "desc")
    .limit(page.limit);
  if (endpointId !== undefined) query = query.where("delivery.endpoint_id", "=", endpointId);
  if (taskId !== undefined) query = query.where("delivery.task_id", "=", taskId);
  if (state !== undefined) query = query.where("delivery.state", "=", state);
  if (beforeId !== undefined) {
    query = query.where(sql<boolean>`(delivery.created_at, delivery.id) < (
      select created_at, id from webhook_delivery
      where id = ${beforeId} and workspace_id = ${scope.workspaceId} and mode = ${scope.mode})`);
  }
  return (await query.execute()).map(toDelivery);
}

export async function findDelivery(
  db: Database | Transaction,
  scope: EventScope,
  id: string,
): Promise<Delivery | undefined> {
  const row = await deliveries(db, scope).where("delivery.id", "=", id).executeTakeFirst();
  return row && toDelivery(row);
}

export async function findEvent(db: Database, id: string): Promise<WebhookEvent | undefined> {
  const row = await db.selectFrom("event").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toEvent(row);
}

/** Oldest first. */
export async function findAttempts(db: Database, deliveryId: string): Promise<readonly DeliveryAttempt[]> {
  const rows = await db
    .selectFrom("webhook_attempt")
    .selectAll()
    .where("delivery_id", "=", deliveryId)
    .orderBy("number")
    .execute();
  return rows.map((row) => ({
    number: row.number,
    at: row.at,
    durationMs: row.duration_ms,
    status: row.status ?? undefined,
    error: row.error ?? undefined,
    responseBody: row.response_body ?? undefined,
  }));
}

/** Makes one delivery due again, from the first step of the ladder. Its lane must be awake. */
export async function rearmDelivery(tx: Transaction, id: string, now: Date): Promise<void> {
  await sql`
    update webhook_delivery set state = 'pending', attempts_before = attempts, next_attempt_at = ${now}, ended_at = null
    where id = ${id}`.execute(tx);
}

/**
 * Makes due again what an endpoint did not get of the events since an instant: deliveries that failed, and events that
 * came while it was not active; with `delivered` also what it got. Oldest first. Its lane must be awake.
 *
 * @returns how many, at most `limit`
 */
export async function rearmAll(
  tx: Transaction,
  endpoint: EventScope & { readonly id: string; readonly url: string; readonly events: readonly string[] },
  wish: { readonly since: Date; readonly delivered: boolean; readonly limit: number; readonly now: Date },
): Promise<number> {
  const types = endpoint.events.length === 0 ? sql`true` : typeMatches(endpoint.events);
  const { rows } = await sql<{ count: number }>`
    with wanted as (
      select event.id, event.task_id, delivery.id as delivery_id from event
      left join webhook_delivery delivery on delivery.event_id = event.id and delivery.endpoint_id = ${endpoint.id}
      where event.workspace_id = ${endpoint.workspaceId} and event.mode = ${endpoint.mode}
        and event.created_at >= ${wish.since}
        and case
          when delivery.id is null then event.type <> 'webhook.test' and ${types}
          else delivery.state = 'failed' or (delivery.state = 'delivered' and ${wish.delivered})
        end
      order by event.position limit ${wish.limit}
    ),
    rearmed as (
      update webhook_delivery d set state = 'pending', attempts_before = attempts, next_attempt_at = ${wish.now},
        ended_at = null
      from wanted where d.id = wanted.delivery_id returning 1
    ),
    added as (
      insert into webhook_delivery (id, event_id, workspace_id, mode, task_id, endpoint_id, url, lane, state,
          next_attempt_at, created_at)
        select 'whd_' || substr(id, 5) || '_' || substr(${endpoint.id}::text, 4), id, ${endpoint.workspaceId},
          ${endpoint.mode}, task_id, ${endpoint.id}, ${endpoint.url}, ${endpoint.id}, 'pending', ${wish.now}, ${wish.now}
        from wanted where delivery_id is null
        on conflict (id) do nothing returning 1
    )
    select (select count(*) from rearmed)::int + (select count(*) from added)::int as count`.execute(tx);
  return rows[0]?.count ?? 0;
}

function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    eventId: row.event_id,
    eventType: row.type,
    taskId: row.task_id ?? undefined,
    endpointId: row.endpoint_id ?? undefined,
    url: row.endpoint_url ?? row.url,
    lane: row.lane,
    state: row.state,
    attempts: row.attempts,
    lastStatus: row.last_status ?? undefined,
    lastError: row.last_error ?? undefined,
    nextAttemptAt: row.next_attempt_at ?? undefined,
    createdAt: row.created_at,
    endedAt: row.ended_at ?? undefined,
  };
}
