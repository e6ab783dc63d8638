import type { Database } from "#store/database.ts";
import type { TaskRecord } from "./task-record.ts";
import { readTasks, type TaskScope } from "./task-store.ts";

/** Reads tasks for callers who ask at the same time, many in one round trip. */
export interface TaskReader {
  /** A task of the workspace and mode; a foreign id is as absent as an unknown one. */
  read(scope: TaskScope, id: bigint): Promise<TaskRecord | undefined>;
}

interface Reading {
  readonly scope: TaskScope;
  readonly id: bigint;
  readonly resolve: (task: TaskRecord | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Later readers wait for the next of so many round trips: two keep the database busy while answers are written. */
const tripsMax = 2;
/** Tasks of one round trip: with more, the first reader waits for the last one's row. */
const tasksMax = 64;

/**
 * Status polls are most of a busy server's requests. Alone, each costs the database three times a bare row by its key,
 * most of it for the statement and not for the row; eight in one statement cost less than half of eight statements.
 */
export function makeTaskReader(db: Database): TaskReader {
  let waiting: Reading[] = [];
  let trips = 0;
  let scheduled = false;

  const trip = async (batch: readonly Reading[]): Promise<void> => {
    try {
      const tasks = await readTasks(db, batch);
      for (const [index, { resolve }] of batch.entries()) resolve(tasks[index]);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      trips--;
      start();
    }
  };

  const start = (): void => {
    scheduled = false;
    while (trips < tripsMax && waiting.length > 0) {
      const batch = waiting.slice(0, tasksMax);
      waiting = waiting.slice(tasksMax);
      trips++;
      void trip(batch);
    }
  };

  return {
    read: (scope, id) =>
      new Promise((resolve, reject) => {
        waiting.push({ scope, id, resolve, reject });
        if (scheduled || trips >= tripsMax) return;
        scheduled = true;
        setImmediate(start); // whoever asks in the same turn of the loop comes along
      }),
  };
}
