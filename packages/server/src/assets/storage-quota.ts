import { AppError, type PlanTable } from "@kinora/core";
import { requireWorkspace } from "#access/workspaces.ts";
import type { Database, Transaction } from "#store/database.ts";
import { lockStored, storedBytes } from "./asset-store.ts";

/** A workspace without a plan has no more than the smallest plan. */
const withoutPlanBytesMax = 1_000_000_000;
/** Whether there is room for what tasks make was asked so long ago at most. */
const answerMs = 10_000;
/** Workspaces that are remembered; more are asked again. */
const answersMax = 10_000;

/** What a plan lets a workspace store, test and live side together. */
export interface StorageQuota {
  /**
   * Of uploads and inputs: exact, as the workspace's others wait until the transaction ends.
   *
   * @throws AppError `budget_exceeded` when the file would not fit
   */
  requireRoomFor(tx: Transaction, workspaceId: string, sizeBytes: number): Promise<void>;
  /**
   * Of creates: how large an output gets is not known before, so none is begun while the quota is full, by an answer
   * that may be ten seconds old. Returns at once while it is fresh.
   *
   * @throws AppError `budget_exceeded`
   */
  requireRoom(workspaceId: string): void | Promise<void>;
}

export function makeStorageQuota(options: {
  readonly db: Database;
  readonly plans: PlanTable;
  /** A clock that never goes back, in milliseconds. */
  readonly nowMs: () => number;
}): StorageQuota {
  const { db, plans, nowMs } = options;
  const answers = new Map<string, { readonly atMs: number; readonly refusal: AppError | undefined }>();
  /** Questions under way: creates that come meanwhile wait for the same answer. */
  const asking = new Map<string, Promise<void>>();

  const bytesMaxOf = async (at: Database | Transaction, workspaceId: string): Promise<number> => {
    const { apiPlan, webPlan } = await requireWorkspace(at, workspaceId);
    const ids = [apiPlan, webPlan].filter((id) => id !== undefined);
    const allowed = ids.map((id) => plans.find(id)?.storageBytes ?? Infinity);
    return allowed.length === 0 ? withoutPlanBytesMax : Math.max(...allowed);
  };
  const ask = async (workspaceId: string): Promise<void> => {
    const bytesMax = await bytesMaxOf(db, workspaceId);
    const stored = bytesMax === Infinity ? 0 : await storedBytes(db, workspaceId);
    const refusal = stored < bytesMax ? undefined : quotaFull(stored, bytesMax);
    if (answers.size >= answersMax) answers.clear();
    answers.set(workspaceId, { atMs: nowMs(), refusal });
    if (refusal !== undefined) throw refusal;
  };

  return {
    async requireRoomFor(tx, workspaceId, sizeBytes) {
      const bytesMax = await bytesMaxOf(tx, workspaceId);
      if (bytesMax === Infinity) return;
      await lockStored(tx, workspaceId);
      const stored = await storedBytes(tx, workspaceId);
      if (stored + sizeBytes > bytesMax) throw quotaFull(stored, bytesMax, sizeBytes);
      answers.delete(workspaceId);
    },
    requireRoom(workspaceId) {
      const answer = answers.get(workspaceId);
      if (answer === undefined || nowMs() - answer.atMs >= answerMs) {
        const asked = asking.get(workspaceId) ?? ask(workspaceId).finally(() => asking.delete(workspaceId));
        asking.set(workspaceId, asked);
        return asked;
      }
      if (answer.refusal !== undefined) throw answer.refusal;
    },
  };
}

function quotaFull(stored: number, bytesMax: number, sizeBytes?: number): AppError {
  const file = sizeBytes === undefined ? "" : `, and the file has ${sizeBytes}`;
  return new AppError("budget_exceeded", `The workspace stores ${stored} bytes; its plan keeps ${bytesMax}${file}.`, {
    fix: "Delete uploads or tasks that are no longer needed, wait until some expire, or take a larger plan.",
  });
}
