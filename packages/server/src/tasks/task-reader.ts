import type { Database } from "#store/database.ts";
import type { TaskRecord } from "./task-record.ts";
import { readTaskNews, type TaskScope, type VersionedTask } from "./task-store.ts";

/** Reads tasks for callers who ask at the same time, many in one round trip. */
export interface TaskReader {
  /**
   * A task of the workspace and mode, as the store has it now; a foreign id is as absent as an unknown one. While
   * nothing of it changed, the same object.
   */
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
/** Tasks whose last reading is kept, of some 8 KiB each. */
const knownMax = 2_000;

/**
 * Status polls are most of a busy server's requests, and most find the task as it was. A reading is kept with its
 * version, and each poll still asks the store, but only whether the version is still that: which costs it a third.
 * Polls that come together ask in one statement.
 */
export function makeTaskReader(db: Database, readNews = readTaskNews): TaskReader {
  const known = new Map<bigint, VersionedTask>();
  let waiting: Reading[] = [];
  let trips = 0;
  let scheduled = false;

  const keep = (id: bigint, reading: VersionedTask): void => {
    known.delete(id);
    if (known.size >= knownMax) deleteOldest(known);
    known.set(id, reading);
  };

  const trip = async (batch: readonly Reading[]): Promise<void> => {
    try {
      const news = await readNews(
        db,
        batch.map(({ scope, id }) => ({ scope, id, known: known.get(id) })),
      );
      for (const [index, { id, resolve }] of batch.entries()) {
        const reading = news[index];
        if (reading !== undefined && known.get(id) !== reading) keep(id, reading);
        resolve(reading?.task);
      }
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
        if (trips === 0) {
          start(); // nobody to wait for
          return;
        }
        scheduled = true;
        setImmediate(start); // whoever asks in the same turn of the loop comes along
      }),
  };
}

function deleteOldest(known: Map<bigint, VersionedTask>): void {
  const oldest = known.keys().next();
  if (oldest.done !== true) known.delete(oldest.value);
}
