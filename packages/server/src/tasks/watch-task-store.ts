import { sql } from "kysely";
import type { Database } from "#store/database.ts";

/** The channel of changed tasks; a payload is `<task id>:<sequence>`. */
export const taskChannel = "kinora_task";

/** Tells every watcher on the channel how far the task has come. */
export async function announceTask(db: Database, taskId: bigint): Promise<void> {
  await sql`select pg_notify(${taskChannel}, id || ':' || sequence) from task where id = ${taskId}`.execute(db);
}

export interface TaskSequence {
  readonly taskId: bigint;
  readonly sequence: number;
}

export async function readSequences(db: Database, taskIds: readonly bigint[]): Promise<readonly TaskSequence[]> {
  const { rows } = await sql<{ id: bigint; sequence: number }>`
    select id, sequence from task where id = any(${[...taskIds]}::bigint[])`.execute(db);
  return rows.map(({ id, sequence }) => ({ taskId: id, sequence }));
}

export function parseAnnouncement(payload: string): TaskSequence | undefined {
  const match = /^(\d{1,19}):(\d{1,10})$/.exec(payload);
  return match?.[1] === undefined ? undefined : { taskId: BigInt(match[1]), sequence: Number(match[2]) };
}
