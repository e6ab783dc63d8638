import type { KeyKind } from "@kinora/core";
import { type Selectable, sql } from "kysely";
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
  /** Most that it may ever spend. */
  readonly maxMicroCredits: bigint | undefined;
  /** Most that it may spend in a day of UTC; what binds is the key's budget. */
  readonly maxMicroCreditsPerDay: bigint | undefined;
  readonly expiresAt: Date | undefined;
  readonly revokedAt: Date | undefined;
  readonly replacedBy: string | undefined;
  readonly lastUsedAt: Date | undefined;
  readonly createdAt: Date;
  /** Of its AK/SK pair, when it has one. */
  readonly accessKey: string | undefined;
}

export interface NewApiKeyRow extends Omit<
  ApiKeyRow,
  "revokedAt" | "replacedBy" | "lastUsedAt" | "createdAt" | "accessKey"
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
      networks: key.networks === undefined ? null : [...key.networks],
      max_credits: key.maxMicroCredits ?? null,
      max_credits_per_day: key.maxMicroCreditsPerDay ?? null,
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
  const row = await keysWithWorkspace(db).where("hash", "=", hash).executeTakeFirst();
  return row === undefined ? undefined : toKeyWithWorkspace(row);
}

/** The key of an AK/SK pair, with the pair's secret as it is sealed. */
export async function findApiKeyByAccessKey(
  db: Database | Transaction,
  accessKey: string,
): Promise<(ApiKeyWithWorkspace & { readonly sealedSecret: Buffer }) | undefined> {
  const row = await keysWithWorkspace(db)
    .select("access_pair.sealed_secret")
    .where("access_pair.access_key", "=", accessKey)
    .executeTakeFirst();
  if (row === undefined || row.sealed_secret === null) return undefined;
  return { ...toKeyWithWorkspace(row), sealedSecret: row.sealed_secret };
}

function keysWithWorkspace(db: Database | Transaction) {
  return db
    .selectFrom("api_key")
    .leftJoin("workspace", "workspace.id", "api_key.workspace_id")
    .leftJoin("access_pair", "access_pair.api_key_id", "api_key.id")
    .selectAll("api_key")
    .select(["access_pair.access_key", "workspace.name as workspace_name", "workspace.api_plan", "workspace.web_plan"]);
}

function toKeyWithWorkspace(
  row: KeyColumns & {
    readonly workspace_name: string | null;
    readonly api_plan: string | null;
    readonly web_plan: string | null;
  },
): ApiKeyWithWorkspace {
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
  const row = await keys(db).where("api_key.id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : toApiKey(row);
}

/** As `findApiKey`, and nobody else changes the row until the transaction ends. */
export async function lockApiKey(tx: Transaction, id: string): Promise<ApiKeyRow | undefined> {
  await tx.selectFrom("api_key").select("id").where("id", "=", id).forUpdate().execute();
  return await findApiKey(tx, id);
}

function keys(db: Database | Transaction) {
  return db
    .selectFrom("api_key")
    .leftJoin("access_pair", "access_pair.api_key_id", "api_key.id")
    .selectAll("api_key")
    .select("access_pair.access_key");
}

export async function selectApiKeys(db: Database, workspaceId: string | undefined): Promise<readonly ApiKeyRow[]> {
  const rows = await keys(db)
    .where("workspace_id", workspaceId === undefined ? "is" : "=", workspaceId ?? null)
    .orderBy("api_key.created_at")
    .orderBy("api_key.id")
    .limit(apiKeyListMax)
    .execute();
  return rows.map(toApiKey);
}

/** More keys of one workspace than a person looks through; nothing that the API hands out comes near. */
const apiKeyListMax = 10_000;

/** Keys that are neither revoked nor expired. */
export async function countWorkingKeys(tx: Transaction, workspaceId: string | undefined, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from api_key
    where workspace_id is not distinct from ${workspaceId ?? null} and revoked_at is null
      and (expires_at is null or expires_at > ${now})`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** What may be changed of a key; a cap, a list or an end that is undefined is lifted. */
export type ChangeableApiKey = Pick<
  ApiKeyRow,
  "name" | "scopes" | "models" | "networks" | "maxMicroCredits" | "maxMicroCreditsPerDay" | "expiresAt"
>;

/** Tidings that were true of the old expiry are forgotten with it. */
export async function updateApiKey(tx: Transaction, id: string, key: ChangeableApiKey): Promise<void> {
  await tx
    .updateTable("api_key")
    .set((set) => ({
      name: key.name,
      scopes: [...key.scopes],
      models: key.models === undefined ? null : [...key.models],
      networks: key.networks === undefined ? null : [...key.networks],
      max_credits: key.maxMicroCredits ?? null,
      max_credits_per_day: key.maxMicroCreditsPerDay ?? null,
      expires_at: key.expiresAt ?? null,
      expiry_told_at: set
        .case()
        .when("expires_at", "is not distinct from", key.expiresAt ?? null)
        .then(set.ref("expiry_told_at"))
        .else(null)
        .end(),
    }))
    .where("id", "=", id)
    .execute();
}

/** Puts a pair in the place of the one that the key has, if it has one. */
export async function replaceAccessPair(
  tx: Transaction,
  pair: { readonly apiKeyId: string; readonly accessKey: string; readonly sealedSecret: Buffer; readonly now: Date },
): Promise<void> {
  await deleteAccessPair(tx, pair.apiKeyId);
  await tx
    .insertInto("access_pair")
    .values({
      access_key: pair.accessKey,
      api_key_id: pair.apiKeyId,
      sealed_secret: pair.sealedSecret,
      created_at: pair.now,
    })
    .execute();
}

/** @returns false when the key has none */
export async function deleteAccessPair(tx: Transaction, apiKeyId: string): Promise<boolean> {
  const row = await tx
    .deleteFrom("access_pair")
    .where("api_key_id", "=", apiKeyId)
    .returning("access_key")
    .executeTakeFirst();
  return row !== undefined;
}

/** Working keys of workspaces about which something is to be said that was not said yet. */
export async function selectKeysToTell(
  db: Database,
  due: { readonly now: Date; readonly createdBefore: Date; readonly expiresBefore: Date; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from api_key
    where workspace_id is not null and revoked_at is null and replaced_by is null
      and (expires_at is null or expires_at > ${due.now})
      and ((age_told_at is null and created_at <= ${due.createdBefore})
        or (expiry_told_at is null and expires_at <= ${due.expiresBefore}))
    order by created_at, id limit ${due.limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** @returns false when it was told before */
export async function markKeyNoticeTold(
  tx: Transaction,
  id: string,
  code: "key_old" | "key_expiring",
  now: Date,
): Promise<boolean> {
  const column = code === "key_old" ? "age_told_at" : "expiry_told_at";
  const row = await tx
    .updateTable("api_key")
    .set({ [column]: now })
    .where("id", "=", id)
    .where(column, "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes an event that belongs to no task, once per id. Takes the last locks of its transaction. */
export async function recordKeyEvent(
  tx: Transaction,
  event: {
    readonly id: string;
    readonly workspaceId: string;
    readonly mode: "test" | "live";
    readonly type: "key.old" | "key.expiring";
    readonly data: unknown;
    readonly now: Date;
  },
): Promise<void> {
  await sql`select record_workspace_event(${event.id}, ${event.workspaceId}, ${event.mode}, ${event.type},
    ${JSON.stringify(event.data)}::jsonb, ${event.now})`.execute(tx);
}

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

export async function markApiKeyRevoked(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.updateTable("api_key").set({ revoked_at: now }).where("id", "=", id).execute();
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

type KeyColumns = Selectable<Tables["api_key"]> & { readonly access_key: string | null };

function toApiKey(row: KeyColumns): ApiKeyRow {
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
    maxMicroCreditsPerDay: row.max_credits_per_day ?? undefined,
    expiresAt: row.expires_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
    replacedBy: row.replaced_by ?? undefined,
    lastUsedAt: row.last_used_at ?? undefined,
    createdAt: row.created_at,
    accessKey: row.access_key ?? undefined,
  };
}
