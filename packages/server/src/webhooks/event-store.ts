import { type Selectable, sql } from "kysely";
import type { TaskMode } from "@kinora/core";
import type { Database, Tables, Transaction } from "#store/database.ts";
import type { EventScope, WebhookEvent } from "./webhook-event.ts";

/** An event that belongs to no task. */
export interface WorkspaceEvent {
  /** `evt_…`; the same id is written once. */
  readonly id: string;
  readonly type: string;
  /** The body as it is sent, without its type. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly now: Date;
}

/** Writes an event and its deliveries, once per id. Takes the last locks of its transaction. */
export async function recordWorkspaceEvent(tx: Transaction, scope: EventScope, event: WorkspaceEvent): Promise<void> {
  await sql`select record_workspace_event(${event.id}, ${scope.workspaceId}, ${scope.mode}, ${event.type},
    ${JSON.stringify(event.data)}::jsonb, ${event.now})`.execute(tx);
}

/** An event for one endpoint alone, whatever it asked for; its delivery is due at once. @returns the delivery's id */
export async function recordEndpointEvent(
  tx: Transaction,
  endpoint: EventScope & { readonly id: string; readonly url: string },
  event: WorkspaceEvent,
): Promise<string> {
  const deliveryId = `whd_${event.id.slice("evt_".length)}`;
  await sql`
    insert into event (id, workspace_id, mode, position, type, data, created_at)
    values (${event.id}, ${endpoint.workspaceId}, ${endpoint.mode},
      next_event_position(${endpoint.workspaceId}, ${endpoint.mode}), ${event.type},
      ${JSON.stringify(event.data)}::jsonb, ${event.now})`.execute(tx);
  await sql`
    insert into webhook_delivery (id, event_id, workspace_id, mode, endpoint_id, url, lane, state, next_attempt_at,
      created_at)
    values (${deliveryId}, ${event.id}, ${endpoint.workspaceId}, ${endpoint.mode}, ${endpoint.id}, ${endpoint.url},
      ${endpoint.id}, 'pending', ${event.now}, ${event.now})`.execute(tx);
  await wakeLane(tx, { lane: endpoint.id, workspaceId: endpoint.workspaceId, at: event.now });
  return deliveryId;
}

/** Makes the lane's job due: after its endpoint is locked and before a delivery of the lane is, as a step does. */
export async function wakeLane(
  tx: Transaction,
  wake: { readonly lane: string; readonly workspaceId: string; readonly at: Date },
): Promise<void> {
  await sql`select wake_webhook_lane(${wake.lane}, ${wake.workspaceId}, ${wake.at})`.execute(tx);
}

/** Where an event of the side of the workspace stands; undefined for unknown and foreign ids. */
export async function findPosition(db: Database, scope: EventScope, eventId: string): Promise<bigint | undefined> {
  const row = await db
    .selectFrom("event")
    .select("position")
    .where("id", "=", eventId)
    .where("workspace_id", "=", scope.workspaceId)
    .where("mode", "=", scope.mode)
    .executeTakeFirst();
  return row?.position;
}

/** Position of the newest event; 0 when there was none yet. */
export async function lastPosition(db: Database, scope: EventScope): Promise<bigint> {
  const [found] = await lastPositions(db, [scope]);
  return found?.position ?? 0n;
}

/** Id of the newest event; undefined when there is none. */
export async function findNewestId(db: Database, scope: EventScope): Promise<string | undefined> {
  const row = await db
    .selectFrom("event")
    .select("id")
    .where("workspace_id", "=", scope.workspaceId)
    .where("mode", "=", scope.mode)
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** Of these sides of workspaces, how far each has come; those without an event are left out. */
export async function lastPositions(
  db: Database,
  scopes: readonly EventScope[],
): Promise<readonly (EventScope & { readonly position: bigint })[]> {
  const wanted = JSON.stringify(scopes.map(({ workspaceId, mode }) => ({ workspace_id: workspaceId, mode })));
  const { rows } = await sql<{ workspace_id: string; mode: TaskMode; last_position: bigint }>`
    select workspace_id, mode, last_position from event_counter
    join jsonb_to_recordset(${wanted}::jsonb) as w (workspace_id text, mode text) using (workspace_id, mode)`.execute(
    db,
  );
  return rows.map((row) => ({ workspaceId: row.workspace_id, mode: row.mode, position: row.last_position }));
}

/** Events above a position, oldest first. */
export async function findEvents(
  db: Database,
  scope: EventScope,
  page: { readonly after: bigint; readonly limit: number; readonly types?: readonly string[] | undefined },
): Promise<readonly WebhookEvent[]> {
  let query = db
    .selectFrom("event")
    .selectAll()
    .where("workspace_id", "=", scope.workspaceId)
    .where("mode", "=", scope.mode)
    .where("position", ">", page.after)
    .orderBy("position")
    .limit(page.limit);
  if (page.types !== undefined) query = query.where(typeMatches(page.types));
  return (await query.execute()).map(toEvent);
}

/** As `deliver_event` has it: types by name, families by their first word. */
export function typeMatches(types: readonly string[]) {
  return sql<boolean>`(event.type = any(${[...types]}::text[]) or split_part(event.type, '.', 1) || '.*' = any(${[...types]}::text[]))`;
}

/** Deletes at most `limit` events that are older, with their deliveries. @returns how many */
export async function deleteOldEvents(
  db: Database,
  { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with old as (select id from event where created_at < ${before} order by created_at limit ${limit}),
    deliveries as (delete from webhook_delivery where event_id in (select id from old) returning id)
    select id from old`.execute(db);
  if (rows.length === 0) return 0;
  // a delivery that was written meanwhile keeps its event for another round
  await sql`
    delete from event where id = any(${rows.map(({ id }) => id)}::text[])
      and not exists (select from webhook_delivery where event_id = event.id)`.execute(db);
  return rows.length;
}

export function toEvent(row: Selectable<Tables["event"]>): WebhookEvent {
  return {
    id: row.id,
    type: row.type,
    workspaceId: row.workspace_id,
    mode: row.mode,
    position: row.position,
    taskId: row.task_id ?? undefined,
    sequence: row.sequence,
    data: row.data,
    createdAt: row.created_at,
  };
}
