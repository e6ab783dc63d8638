import type { Database } from "#store/database.ts";
import {
  blankTaskRequests,
  deleteOldCounts,
  deleteOldRequests,
  findRequest,
  findRequests,
  findRequestsAnywhere,
  type LoggedRow,
  type RequestPage,
  type RequestScope,
  sumCounts,
} from "./request-log-store.ts";

export type { LoggedRow, RequestPage };

/** How long requests are kept. */
export const requestLogDays = 7;
const keptMs = requestLogDays * 86_400_000;
/** Rows per statement, and statements per sweep: what is left over waits for the next. */
const sweepLimit = 1_000;
const sweepRoundsMax = 200;

/** The workspace's requests, newest first. */
export async function listRequests(
  db: Database,
  scope: RequestScope,
  page: RequestPage,
): Promise<readonly LoggedRow[]> {
  return findRequests(db, scope, page);
}

/** For operators: of all workspaces, of one, or of nobody that is known (null). Without bodies: they are the workspace's. */
export async function listRequestsAnywhere(
  db: Database,
  page: Parameters<typeof findRequestsAnywhere>[1],
): Promise<readonly LoggedRow[]> {
  return findRequestsAnywhere(db, page);
}

/** Undefined for unknown and foreign ids alike. */
export async function readRequest(db: Database, scope: RequestScope, id: string): Promise<LoggedRow | undefined> {
  return findRequest(db, scope, id);
}

/** How many requests of the days that are kept were not stored: reads that went well, and what there was no room for. */
export async function countUnstored(
  db: Database,
  scope: RequestScope,
  now: Date,
): Promise<{ readonly read: number; readonly dropped: number }> {
  const { read, dropped } = await sumCounts(db, scope, new Date(now.getTime() - keptMs));
  return { read: Number(read), dropped: Number(dropped) };
}

/** Takes away what a task's requests said, when its text is deleted; that they were made stays. */
export async function forgetTaskRequests(db: Database, scope: RequestScope, taskId: bigint): Promise<void> {
  await blankTaskRequests(db, scope, taskId);
}

/** Deletes what is older than is kept. */
export async function sweepRequests(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptMs);
  for (let round = 0; round < sweepRoundsMax; round++) {
    if ((await deleteOldRequests(db, { before, limit: sweepLimit })) < sweepLimit) break;
  }
  await deleteOldCounts(db, before);
}
