import { type Selectable, sql } from "kysely";
import type { TaskMode } from "@kinora/core";
import type { Database, Tables } from "#store/database.ts";

/** A request as it is stored; the task's id as text, because JSON numbers lose it. */
export interface LoggedRow {
  readonly id: string;
  readonly workspaceId: string | null;
  readonly mode: TaskMode | null;
  readonly apiKeyId: string | null;
  readonly dialect: string;
  readonly method: string;
  readonly path: string;
  readonly route: string;
  readonly status: number;
  readonly errorCode: string | null;
  readonly taskId: string | null;
  readonly durationMs: number;
  readonly clientAddress: string | null;
  readonly userAgent: string | null;
  readonly requestBody: string | null;
  readonly responseBody: string | null;
  /** The decision about the content, as JSON. */
  readonly policy: unknown;
  readonly createdAt: Date;
}

/** What was not stored in an hour. */
export interface CountRow {
  readonly workspaceId: string;
  readonly mode: TaskMode | "";
  readonly hour: Date;
  read: number;
  dropped: number;
}

/** Writes a batch in one transaction; a request that is there already is passed over, counts are added. */
export async function writeRequests(
  db: Database,
  rows: readonly LoggedRow[],
  counts: readonly CountRow[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (rows.length > 0) {
      await sql`
        insert into request_log (id, workspace_id, mode, api_key_id, dialect, method, path, route, status, error_code,
            task_id, duration_ms, client_address, user_agent, request_body, response_body, policy, created_at)
          select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
            "id" text, "workspaceId" text, "mode" text, "apiKeyId" text, "dialect" text, "method" text, "path" text,
            "route" text, "status" integer, "errorCode" text, "taskId" bigint, "durationMs" integer,
            "clientAddress" text, "userAgent" text, "requestBody" text, "responseBody" text, "policy" jsonb, "createdAt" timestamptz
          )
          on conflict (id) do nothing`.execute(tx);
    }
    if (counts.length > 0) {
      // always in one order, so that two processes do not wait for each other
      const sorted = counts.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
      await sql`
        insert into request_count as c (workspace_id, mode, hour, read, dropped)
          select "workspaceId", mode, hour, read, dropped from jsonb_to_recordset(${JSON.stringify(sorted)}::jsonb) as r (
            "workspaceId" text, mode text, hour timestamptz, read bigint, dropped bigint
          )
          on conflict (workspace_id, mode, hour)
            do update set read = c.read + excluded.read, dropped = c.dropped + excluded.dropped`.execute(tx);
    }
  });
}

function nameOf({ workspaceId, mode, hour }: CountRow): string {
  return `${workspaceId}/${mode}/${hour.toISOString()}`;
}

export interface RequestScope {
  readonly workspaceId: string;
  readonly mode: TaskMode;
}

export interface RequestPage {
  readonly limit: number;
  /** The last request of the page before; one that is not there gives an empty page. */
  readonly beforeId?: string | undefined;
  readonly outcome?: "ok" | "error" | undefined;
  readonly status?: number | undefined;
  readonly errorCode?: string | undefined;
  readonly taskId?: bigint | undefined;
  readonly apiKeyId?: string | undefined;
  readonly createdAfter?: Date | undefined;
  readonly createdBefore?: Date | undefined;
}

/** Newest first. */
export async function findRequests(
  db: Database,
  scope: RequestScope,
  page: RequestPage,
): Promise<readonly LoggedRow[]> {
  let query = db
    .selectFrom("request_log")
    .selectAll()
    .where("workspace_id", "=", scope.workspaceId)
    .where("mode", "=", scope.mode)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit);
  if (page.outcome === "ok") query = query.where("status", ">", 0).where("status", "<", 400);
  if (page.outcome === "error") query = query.where(sql<boolean>`(status = 0 or status >= 400)`);
  if (page.status !== undefined) query = query.where("status", "=", page.status);
  if (page.errorCode !== undefined) query = query.where("error_code", "=", page.errorCode);
  if (page.taskId !== undefined) query = query.where("task_id", "=", page.taskId);
  if (page.apiKeyId !== undefined) query = query.where("api_key_id", "=", page.apiKeyId);
  if (page.createdAfter !== undefined) query = query.where("created_at", ">=", page.createdAfter);
  if (page.createdBefore !== undefined) query = query.where("created_at", "<", page.createdBefore);
  if (page.beforeId !== undefined) {
    query = query.where(sql<boolean>`(created_at, id) < (
      select created_at, id from request_log
      where id = ${page.beforeId} and workspace_id = ${scope.workspaceId} and mode = ${scope.mode})`);
  }
  return (await query.execute()).map(toLogged);
}

/** Of all workspaces, of one, or of nobody that is known (null); newest first, without bodies. */
export async function findRequestsAnywhere(
  db: Database,
  page: {
    readonly limit: number;
    readonly beforeId?: string | undefined;
    readonly workspaceId?: string | null | undefined;
    readonly outcome?: "ok" | "error" | undefined;
  },
): Promise<readonly LoggedRow[]> {
  const { beforeId, workspaceId, outcome } = page;
  let query = db
    .selectFrom("request_log")
    .selectAll()
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit);
  if (workspaceId !== undefined) query = query.where(sql<boolean>`workspace_id is not distinct from ${workspaceId}`);
  if (outcome !== undefined) query = query.where(sql<boolean>`(status = 0 or status >= 400) = ${outcome === "error"}`);
  if (beforeId !== undefined) {
    query = query.where(
      sql<boolean>`(created_at, id) < (select created_at, id from request_log where id = ${beforeId})`,
    );
  }
  return (await query.execute()).map((row) => ({ ...toLogged(row), requestBody: null, responseBody: null }));
}

export async function findRequest(db: Database, scope: RequestScope, id: string): Promise<LoggedRow | undefined> {
  const row = await db
    .selectFrom("request_log")
    .selectAll()
    .where("id", "=", id)
    .where("workspace_id", "=", scope.workspaceId)
    .where("mode", "=", scope.mode)
    .executeTakeFirst();
  return row && toLogged(row);
}

/** What was not stored since an instant. */
export async function sumCounts(
  db: Database,
  scope: RequestScope,
  since: Date,
): Promise<{ readonly read: bigint; readonly dropped: bigint }> {
  const { rows } = await sql<{ read: bigint; dropped: bigint }>`
    select coalesce(sum(read), 0)::bigint as read, coalesce(sum(dropped), 0)::bigint as dropped from request_count
    where workspace_id = ${scope.workspaceId} and mode = ${scope.mode} and hour >= ${since}`.execute(db);
  return rows[0] ?? { read: 0n, dropped: 0n };
}

/** Takes the bodies of a task's requests away. */
export async function blankTaskRequests(db: Database, scope: RequestScope, taskId: bigint): Promise<void> {
  await db
    .updateTable("request_log")
    .set({ request_body: null, response_body: null })
    .where("task_id", "=", taskId)
    .where("workspace_id", "=", scope.workspaceId)
    .where("mode", "=", scope.mode)
    .execute();
}

/** Deletes at most `limit` requests that are older. @returns how many */
export async function deleteOldRequests(
  db: Database,
  { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from request_log where id in (
      select id from request_log where created_at < ${before} order by created_at limit ${limit})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

export async function deleteOldCounts(db: Database, before: Date): Promise<void> {
  await db.deleteFrom("request_count").where("hour", "<", before).execute();
}

function toLogged(row: Selectable<Tables["request_log"]>): LoggedRow {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    mode: row.mode,
    apiKeyId: row.api_key_id,
    dialect: row.dialect,
    method: row.method,
    path: row.path,
    route: row.route,
    status: row.status,
    errorCode: row.error_code,
    taskId: row.task_id?.toString() ?? null,
    durationMs: row.duration_ms,
    clientAddress: row.client_address,
    userAgent: row.user_agent,
    requestBody: row.request_body,
    responseBody: row.response_body,
    policy: row.policy,
    createdAt: row.created_at,
  };
}
