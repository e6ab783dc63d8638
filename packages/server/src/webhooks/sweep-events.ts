import type { Database } from "#store/database.ts";
import { deleteOldEvents } from "./event-store.ts";

/** Rows per statement, and statements per sweep: what is left over waits for the next. */
const limit = 1_000;
const roundsMax = 100;

/** Deletes events past their retention with all that tells of them. */
export async function sweepEvents(
  db: Database,
  { now, retentionDays }: { readonly now: Date; readonly retentionDays: number },
): Promise<void> {
  const before = new Date(now.getTime() - retentionDays * 86_400_000);
  for (let round = 0; round < roundsMax; round++) {
    if ((await deleteOldEvents(db, { before, limit })) < limit) return;
  }
}
