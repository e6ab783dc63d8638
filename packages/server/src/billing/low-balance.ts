import { creditsNumber, type PackTable, type TaskMode } from "@kinora/core";
import { z } from "zod";
import type { Jobs, Lease } from "#jobs/jobs.ts";
import type { Database, Transaction } from "#store/database.ts";
import {
  claimLowBalance,
  countAutoPurchases,
  insertPurchase,
  recordWorkspaceEvent,
  selectBillingAccount,
} from "./billing-store.ts";
import { monthStart } from "./calendar.ts";
import { packFields } from "./orders.ts";
import type { Payments, Purchase } from "./purchase.ts";

export interface LowBalanceContext {
  readonly db: Database;
  readonly jobs: Pick<Jobs, "complete">;
  readonly packs: PackTable;
  readonly payments: Payments;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: { warn(fields: object, message: string): void };
}

const payloadSchema = z.object({ mode: z.enum(["test", "live"]) });

/**
 * The step of a `low_balance` job: says once that a wallet has fallen below its threshold and, where the workspace wants
 * it, buys the pack of its choice. The money is taken after the commit; a process that is killed in between leaves an
 * open order, which a person or an operator pays.
 */
export async function tellLowBalance(context: LowBalanceContext, lease: Lease): Promise<void> {
  const { db, jobs } = context;
  const { mode } = payloadSchema.parse(lease.payload);
  const bought = await db.transaction().execute(async (tx) => {
    // the wallet before the job, as a create has them, and the event last
    const side = { workspaceId: lease.workspaceId, mode };
    const low = await claimLowBalance(tx, side);
    await jobs.complete(tx, lease);
    return low === undefined ? undefined : await tell(tx, side, low, context);
  });
  if (bought === undefined) return;
  const { providerCustomer } = await selectBillingAccount(db, lease.workspaceId);
  await context.payments.chargeSaved(bought, providerCustomer).catch((error: unknown) => {
    context.log.warn({ orderId: bought.id, err: error }, "an automatic top-up could not be charged and stays open");
  });
}

async function tell(
  tx: Transaction,
  side: { readonly workspaceId: string; readonly mode: TaskMode },
  low: { readonly available: bigint; readonly below: bigint },
  context: LowBalanceContext,
): Promise<Purchase | undefined> {
  const now = context.now();
  const purchase = side.mode === "live" ? await topUp(tx, side.workspaceId, context, now) : undefined;
  await recordWorkspaceEvent(tx, {
    ...side,
    id: `evt_low_${context.newId().replaceAll("-", "")}`,
    type: "credits.low",
    data: {
      mode: side.mode,
      available: creditsNumber(low.available),
      threshold: creditsNumber(low.below),
      top_up_order_id: purchase?.id ?? null,
    },
    now,
  });
  return purchase;
}

async function topUp(
  tx: Transaction,
  workspaceId: string,
  { packs, payments, newId }: LowBalanceContext,
  now: Date,
): Promise<Purchase | undefined> {
  const { topUp: wanted } = await selectBillingAccount(tx, workspaceId);
  if (wanted === undefined || packs.find(wanted.packId) === undefined) return undefined;
  if ((await countAutoPurchases(tx, { workspaceId, since: monthStart(now) })) >= wanted.perMonth) return undefined;
  return await insertPurchase(tx, {
    id: `ord_${newId().replaceAll("-", "")}`,
    workspaceId,
    item: { kind: "pack", id: wanted.packId },
    ...packFields(wanted.packId, packs),
    provider: payments.provider,
    auto: true,
    createdBy: "system",
    now,
  });
}
