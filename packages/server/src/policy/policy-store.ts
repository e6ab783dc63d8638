import { sql } from "kysely";
import type { Database, Transaction } from "#store/database.ts";
import type { PolicyStage } from "./decision.ts";

export interface HookRow {
  readonly url: string;
  readonly stages: readonly PolicyStage[];
  readonly onFailure: "open" | "closed";
  readonly tokenId: string | undefined;
}

export interface PolicyRow {
  readonly id: bigint;
  readonly data: unknown;
  readonly hook: HookRow | undefined;
}

/** One change at a time, so that versions are numbered in the order in which they came into force. */
export async function lockPolicy(tx: Transaction): Promise<void> {
  await sql`lock table policy_table in share row exclusive mode`.execute(tx);
}

export async function latestPolicyId(db: Database | Transaction): Promise<bigint> {
  const { rows } = await sql<{ id: bigint }>`select coalesce(max(id), 0) as id from policy_table`.execute(db);
  return rows[0]?.id ?? 0n;
}

/** What is in force; undefined while it is what is built in. */
export async function selectPolicy(db: Database | Transaction): Promise<PolicyRow | undefined> {
  const { rows } = await sql<{
    id: bigint;
    data: unknown;
    hook_url: string | null;
    hook_stages: PolicyStage[] | null;
    hook_on_failure: "open" | "closed" | null;
    hook_token_id: string | null;
  }>`select id, data, hook_url, hook_stages, hook_on_failure, hook_token_id from policy_table order by id desc limit 1`.execute(
    db,
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  const { id, data, hook_url: url, hook_stages: stages, hook_on_failure: onFailure, hook_token_id: tokenId } = row;
  if (url === null || stages === null || onFailure === null) return { id, data, hook: undefined };
  return { id, data, hook: { url, stages, onFailure, tokenId: tokenId ?? undefined } };
}

export async function insertPolicy(
  tx: Transaction,
  row: Omit<PolicyRow, "id"> & { readonly version: string; readonly createdBy: string; readonly now: Date },
): Promise<void> {
  const { hook } = row;
  await sql`
    insert into policy_table (version, data, hook_url, hook_stages, hook_on_failure, hook_token_id, created_by, created_at)
    values (${row.version}, ${JSON.stringify(row.data)}, ${hook?.url ?? null}, ${hook?.stages ?? null}::text[],
      ${hook?.onFailure ?? null}, ${hook?.tokenId ?? null}, ${row.createdBy}, ${row.now})`.execute(tx);
}

/** Keeps this token alone. */
export async function insertHookToken(
  tx: Transaction,
  token: { readonly id: string; readonly sealed: Buffer; readonly now: Date },
): Promise<void> {
  await tx.deleteFrom("policy_hook_token").execute();
  await tx
    .insertInto("policy_hook_token")
    .values({ id: token.id, sealed_token: token.sealed, created_at: token.now })
    .execute();
}

export async function deleteHookTokens(tx: Transaction): Promise<void> {
  await tx.deleteFrom("policy_hook_token").execute();
}

export async function findHookToken(db: Database, id: string): Promise<Buffer | undefined> {
  const row = await db.selectFrom("policy_hook_token").select("sealed_token").where("id", "=", id).executeTakeFirst();
  return row?.sealed_token;
}
