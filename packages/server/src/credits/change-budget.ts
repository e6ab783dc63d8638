import { AppError, creditsNumber } from "@kinora/core";
import { type Actor, recordAudit } from "#audit/record-audit.ts";
import type { Database } from "#store/database.ts";
import { isOwnKey, type WalletId } from "./ledger-store.ts";
import { type Budget, setBudget } from "./set-budget.ts";

/**
 * Sets or lifts a repeating cap of a workspace or of one of its keys of the mode, and writes down who did.
 *
 * @throws AppError `not_found` for a key that is not this side's
 */
export async function changeBudget(
  db: Database,
  change: WalletId & Omit<Budget, "workspaceId"> & { readonly actor: Actor; readonly now: Date },
): Promise<void> {
  const { workspaceId, scope, period, microCredits } = change;
  await db.transaction().execute(async (tx) => {
    if (scope.kind === "key" && !(await isOwnKey(tx, change, scope.apiKeyId))) {
      throw new AppError("not_found", "There is no such key in this workspace and mode.", { param: "key_id" });
    }
    await setBudget(tx, { workspaceId, scope, period, microCredits }, change.now);
    await recordAudit(tx, {
      workspaceId,
      actor: change.actor,
      action: "budget.changed",
      target: scope.kind === "key" ? { kind: "key", id: scope.apiKeyId } : { kind: "workspace", id: workspaceId },
      detail: { period, credits: microCredits === undefined ? null : creditsNumber(microCredits) },
      at: change.now,
    });
  });
}
