import type { KeyKind } from "@kinora/core";
import type { Selectable } from "kysely";
import type { Database, Tables, Transaction } from "#store/database.ts";

export interface ApiKeyRow {
  readonly id: string;
  /** Undefined for an operator's key. */
  readonly workspaceId: string | undefined;
  readonly kind: KeyKind;
  readonly name: string;
  /** Prefix, dots, last four characters: what a person may see again. */
  readonly hint: string;
  readonly scopes: readonly string[];
  readonly models: readonly string[] | undefined;
  /** CIDRs that the key may be used from; anywhere when undefined. */
  readonly networks: readonly string[] | undefined;
  readonly maxMicroCredits: bigint | undefined;
  readonly expiresAt: Date | undefined;
  readonly revokedAt: Date | undefined;
  readonly replacedBy: string | undefined;
  readonly lastUsedAt: Date | undefined;
  readonly createdAt: Date;
}

export interface NewApiKeyRow extends Omit<
  ApiKeyRow,
  "revokedAt" | "replacedBy" | "lastUsedAt" | "createdAt" | "networks"
> {
  /** SHA-256 of the key. */
  readonly hash: Buffer;
  readonly now: Date;
}

/** A key with the workspace it opens. */
export interface ApiKeyWithWorkspace {
  readonly apiKey: ApiKeyRow;
  /** Undefined for an operator's key. */
  readonly workspace:
    | {
        readonly id: string;
        readonly name: string;
        readonly apiPlan: string | undefined;
        readonly webPlan: string | undefined;
      }
    | undefined;
}

export async function insertApiKeyRow(db: Database | Transaction, key: NewApiKeyRow): Promise<void> {
  await db
    .insertInto("api_key")
    .values({
      id: key.id,
      workspace_id: key.workspaceId ?? null,
      kind: key.kind,
      name: key.name,
      hash: key.hash,
      hint: key.hint,
      scopes: [...key.scopes],
      models: key.models === undefined ? null : [...key.models],
      max_credits: key.maxMicroCredits ?? null,
      expires_at: key.expiresAt ?? null,
      created_at: key.now,
    })
    .execute();
}

/** One look-up by the unique index on `hash`; expiry and revocation are the caller's to judge. */
export async function findApiKeyByHash(
  db: Database | Transaction,
  hash: Buffer,
): Promise<ApiKeyWithWorkspace | undefined> {
  const row = await db
    .selectFrom("api_key")
    .leftJoin("workspace", "workspace.id", "api_key.workspace_id")
    .selectAll("api_key")
    .select(["workspace.name as workspace_name", "workspace.api_plan", "workspace.web_plan"])
    .where("hash", "=", hash)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const apiKey = toApiKey(row);
  const workspace =
    apiKey.workspaceId === undefined
      ? undefined
      : {
          id: apiKey.workspaceId,
          name: row.workspace_name ?? "",
          apiPlan: row.api_plan ?? undefined,
          webPlan: row.web_plan ?? undefined,
        };
  return { apiKey, workspace };
}

export async function findApiKey(db: Database | Transaction, id: string): Promise<ApiKeyRow | undefined> {
  const row = await db.selectFrom("api_key").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : toApiKey(row);
}

export async function selectApiKeys(db: Database, workspaceId: string | undefined): Promise<readonly ApiKeyRow[]> {
  const rows = await db
    .selectFrom("api_key")
    .selectAll()
    .where("workspace_id", workspaceId === undefined ? "is" : "=", workspaceId ?? null)
    .orderBy("created_at")
    .orderBy("id")
    .limit(apiKeyListMax)
    .execute();
  return rows.map(toApiKey);
}

/** More keys of one workspace than a person looks through; nothing that the API hands out comes near. */
const apiKeyListMax = 10_000;

/** @param sinceMs writes only when the last mark is older than this, so that a busy key is not a write per request */
export async function markApiKeyUsed(
  db: Database,
  id: string,
  options: { readonly now: Date; readonly sinceMs: number },
): Promise<void> {
  const before = new Date(options.now.getTime() - options.sinceMs);
  await db
    .updateTable("api_key")
    .set({ last_used_at: options.now })
    .where("id", "=", id)
    .where((where) => where.or([where("last_used_at", "is", null), where("last_used_at", "<", before)]))
    .execute();
}

/** @returns false when there is no such key; a key that is revoked already keeps its first instant */
export async function markApiKeyRevoked(db: Database | Transaction, id: string, now: Date): Promise<boolean> {
  const row = await db
    .updateTable("api_key")
    .set((set) => ({ revoked_at: set.fn.coalesce("revoked_at", set.val(now)) }))
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Sets the end of a key's life and its successor; @returns false when it has one already or is revoked */
export async function markApiKeyReplaced(
  tx: Transaction,
  id: string,
  successor: { readonly id: string; readonly expiresAt: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable("api_key")
    .set((set) => ({
      replaced_by: successor.id,
      expires_at: set.fn<Date>("least", [set.ref("expires_at"), set.val(successor.expiresAt)]),
    }))
    .where("id", "=", id)
    .where("replaced_by", "is", null)
    .where("revoked_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export interface NewWorkspaceRow {
  readonly id: string;
  readonly name: string;
  readonly apiPlan: string | undefined;
  readonly webPlan: string | undefined;
  readonly now: Date;
}

/** The workspace and its two wallets, empty. */
export async function insertWorkspace(tx: Transaction, workspace: NewWorkspaceRow): Promise<void> {
  await tx
    .insertInto("workspace")
    .values({
      id: workspace.id,
      name: workspace.name,
      api_plan: workspace.apiPlan ?? null,
      web_plan: workspace.webPlan ?? null,
      created_at: workspace.now,
    })
    .execute();
  await tx
    .insertInto("wallet")
    .values([
      { workspace_id: workspace.id, mode: "test" },
      { workspace_id: workspace.id, mode: "live" },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface WorkspaceRow {
  readonly id: string;
  readonly name: string;
  readonly apiPlan: string | undefined;
  readonly webPlan: string | undefined;
  readonly createdAt: Date;
}

export async function findWorkspace(db: Database | Transaction, id: string): Promise<WorkspaceRow | undefined> {
  const row = await db.selectFrom("workspace").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : toWorkspace(row);
}

/** Oldest first: the first one is that of the first start. */
export async function selectWorkspaces(db: Database): Promise<readonly WorkspaceRow[]> {
  const rows = await db
    .selectFrom("workspace")
    .selectAll()
    .orderBy("created_at")
    .orderBy("id")
    .limit(workspaceListMax)
    .execute();
  return rows.map(toWorkspace);
}

/** For the operator's list; an installation with more needs pages, not a longer list. */
const workspaceListMax = 10_000;

function toWorkspace(row: Selectable<Tables["workspace"]>): WorkspaceRow {
  return {
    id: row.id,
    name: row.name,
    apiPlan: row.api_plan ?? undefined,
    webPlan: row.web_plan ?? undefined,
    createdAt: row.created_at,
  };
}

function toApiKey(row: Selectable<Tables["api_key"]>): ApiKeyRow {
  return {
    id: row.id,
    workspaceId: row.workspace_id ?? undefined,
    kind: row.kind,
    name: row.name,
    hint: row.hint,
    scopes: row.scopes,
    models: row.models ?? undefined,
    networks: row.networks ?? undefined,
    maxMicroCredits: row.max_credits ?? undefined,
    expiresAt: row.expires_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
    replacedBy: row.replaced_by ?? undefined,
    lastUsedAt: row.last_used_at ?? undefined,
    createdAt: row.created_at,
  };
}
