import type { TaskMode } from "@kinora/core";
import { sql } from "kysely";
import type { Database, LotSource, Transaction } from "#store/database.ts";

/** A workspace's wallet: one of its two sides. */
export interface WalletId {
  readonly workspaceId: string;
  readonly mode: TaskMode;
}

/** Takes the wallet's row lock, making the wallet when the workspace has none yet. */
export async function lockWallet(tx: Transaction, id: WalletId): Promise<{ readonly available: bigint }> {
  const select = sql<{ available: bigint }>`
    select balance - held as available from wallet
    where workspace_id = ${id.workspaceId} and mode = ${id.mode} for update`;
  const found = (await select.execute(tx)).rows[0];
  if (found !== undefined) return found;
  await sql`
    insert into wallet (workspace_id, mode) values (${id.workspaceId}, ${id.mode}) on conflict do nothing`.execute(tx);
  const made = (await select.execute(tx)).rows[0];
  if (made === undefined) throw new Error("a wallet that was just made is there");
  return made;
}

/** Expires what is due in a wallet and returns how much, in micro-credits. Takes the wallet's row lock. */
export async function callExpireLots(tx: Transaction, id: WalletId, now: Date): Promise<bigint> {
  const { rows } = await sql<{ expired: bigint }>`
    select expire_lots(${id.workspaceId}, ${id.mode}, ${now}) as expired`.execute(tx);
  return rows[0]?.expired ?? 0n;
}

/** Wallets in which something may have expired. */
export async function listWalletsDue(
  db: Database,
  options: { readonly now: Date; readonly limit: number },
): Promise<readonly WalletId[]> {
  const { rows } = await sql<{ workspaceId: string; mode: TaskMode }>`
    select workspace_id as "workspaceId", mode from wallet
    where next_expiry_at <= ${options.now} and balance > held order by next_expiry_at
    limit ${options.limit}`.execute(db);
  return rows;
}

export interface KeyedTransfer {
  readonly transferId: string;
  readonly kind: string;
  readonly amount: bigint;
  readonly lotId: string | null;
  readonly taskId: bigint | null;
}

/** What a caller's key has done already. Ask under the wallet's lock. */
export async function findKeyedTransfer(
  tx: Transaction,
  id: WalletId,
  key: string,
): Promise<KeyedTransfer | undefined> {
  const { rows } = await sql<KeyedTransfer>`
    select id as "transferId", kind, amount, lot_id as "lotId", task_id as "taskId" from transfer
    where workspace_id = ${id.workspaceId} and mode = ${id.mode} and idempotency_key = ${key}`.execute(tx);
  return rows[0];
}

export interface NewTransfer extends WalletId {
  readonly id: string;
  readonly kind: "grant" | "refund" | "adjust" | "upstream_cost";
  /** Micro-credits, above zero: from the first account to the second. */
  readonly amount: bigint;
  readonly from: string;
  readonly to: string;
  readonly taskId?: bigint;
  readonly lotId?: string;
  readonly reason: string;
  readonly idempotencyKey?: string;
  readonly now: Date;
}

/** Writes a transfer and its two postings, which sum to zero. */
export async function insertTransfer(tx: Transaction, transfer: NewTransfer): Promise<void> {
  const { id, workspaceId, mode, amount } = transfer;
  await sql`
    insert into transfer (id, workspace_id, mode, kind, amount, task_id, lot_id, reason, idempotency_key, created_at)
    values (${id}, ${workspaceId}, ${mode}, ${transfer.kind}, ${amount}, ${transfer.taskId ?? null},
      ${transfer.lotId ?? null}, ${transfer.reason}, ${transfer.idempotencyKey ?? null}, ${transfer.now})`.execute(tx);
  await sql`
    insert into posting (transfer_id, account, workspace_id, mode, amount) values
      (${id}, ${transfer.from}, ${workspaceId}, ${mode}, ${-amount}),
      (${id}, ${transfer.to}, ${workspaceId}, ${mode}, ${amount})`.execute(tx);
}

export interface NewLot extends WalletId {
  readonly id: string;
  readonly source: LotSource;
  readonly granted: bigint;
  readonly expiresAt: Date | undefined;
  readonly now: Date;
}

/** Adds a lot and its credits to the wallet's cached balance. The transfer is the caller's. */
export async function insertLot(tx: Transaction, lot: NewLot): Promise<void> {
  const expiresAt = lot.expiresAt ?? null;
  await sql`
    insert into lot (id, workspace_id, mode, source, granted, remaining, expires_at, created_at)
    values (${lot.id}, ${lot.workspaceId}, ${lot.mode}, ${lot.source}, ${lot.granted}, ${lot.granted}, ${expiresAt},
      ${lot.now})`.execute(tx);
  await sql`
    update wallet set balance = balance + ${lot.granted},
      next_expiry_at = least(next_expiry_at, ${expiresAt}::timestamptz)
    where workspace_id = ${lot.workspaceId} and mode = ${lot.mode}`.execute(tx);
}
