import { sql } from "kysely";
import type { Database, Transaction } from "#store/database.ts";

export interface AuditRow {
  readonly id: string;
  readonly workspaceId: string | undefined;
  readonly actorKind: "key" | "person" | "command_line" | "system";
  readonly actorId: string | undefined;
  readonly actorName: string | undefined;
  readonly action: string;
  readonly targetKind: string;
  readonly targetId: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly requestId: string | undefined;
  readonly createdAt: Date;
}

export async function insertAuditEntry(tx: Transaction, row: AuditRow): Promise<void> {
  await sql`
    insert into audit_entry (id, workspace_id, actor_kind, actor_id, actor_name, action, target_kind, target_id,
      detail, request_id, created_at)
    values (${row.id}, ${row.workspaceId ?? null}, ${row.actorKind}, ${row.actorId ?? null}, ${row.actorName ?? null},
      ${row.action}, ${row.targetKind}, ${row.targetId}, ${JSON.stringify(row.detail)}, ${row.requestId ?? null},
      ${row.createdAt})`.execute(tx);
}

/** @param of a workspace, or `undefined` for everything there is */
export async function selectAuditEntries(
  db: Database,
  of: { readonly workspaceId: string | undefined },
  page: { readonly limit: number; readonly afterId: string | undefined },
): Promise<readonly AuditRow[]> {
  const whose = of.workspaceId === undefined ? sql`true` : sql`workspace_id = ${of.workspaceId}`;
  const after =
    page.afterId === undefined
      ? sql`true`
      : sql`position < (select position from audit_entry where id = ${page.afterId} and ${whose})`;
  const { rows } = await sql<{
    id: string;
    workspace_id: string | null;
    actor_kind: AuditRow["actorKind"];
    actor_id: string | null;
    actor_name: string | null;
    action: string;
    target_kind: string;
    target_id: string;
    detail: Readonly<Record<string, unknown>>;
    request_id: string | null;
    created_at: Date;
  }>`
    select * from audit_entry where ${whose} and ${after}
    order by position desc limit ${page.limit}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    workspaceId: row.workspace_id ?? undefined,
    actorKind: row.actor_kind,
    actorId: row.actor_id ?? undefined,
    actorName: row.actor_name ?? undefined,
    action: row.action,
    targetKind: row.target_kind,
    targetId: row.target_id,
    detail: row.detail,
    requestId: row.request_id ?? undefined,
    createdAt: row.created_at,
  }));
}
