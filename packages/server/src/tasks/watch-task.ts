import { AppError } from "@kinora/core";
import type { Logger } from "pino";
import { makeSharedQuestion } from "#jobs/ask-together.ts";
import type { Listen } from "#jobs/listen.ts";
import type { Database } from "#store/database.ts";
import { parseAnnouncement, readSequences, taskChannel } from "./watch-task-store.ts";

export { taskChannel };

/** Whoever waits for a task to change: held polls, streams and the workers that run it. */
export interface TaskWatch extends AsyncDisposable {
  /**
   * Resolves once the task's `sequence` is above `sinceSequence`: "changed", at once when it already is. "unchanged"
   * after `timeoutMs`, when the signal aborts, or when the server stops.
   *
   * @throws AppError `overloaded` when too many callers wait already
   */
  waitForChange(
    taskId: bigint,
    sinceSequence: number,
    options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
  ): Promise<"changed" | "unchanged">;
  /** Calls back at each change above `sinceSequence` until disposed; not bounded, so not for callers from outside. */
  subscribe(taskId: bigint, sinceSequence: number, onChange: (sequence: number) => void): Disposable;
}

export interface TaskWatchOptions {
  readonly db: Database;
  /** Absent where many nodes share one database: watched tasks are then polled. */
  readonly listen?: Listen;
  readonly log: Pick<Logger, "warn">;
  readonly waitersMax?: number;
}

/** Each waiter holds a connection of a client; the machine's file descriptors end soon after. */
const defaultWaitersMax = 10_000;
const pollMs = 500;
/** A worker that is killed between its commit and its announcement announces nothing. */
const backstopPollMs = 2_000;

/** One connection hears, or one query per round asks, for all waiters together. */
export async function startTaskWatch(options: TaskWatchOptions): Promise<TaskWatch> {
  const { db, log, waitersMax = defaultWaitersMax } = options;
  const subscribers = new Map<bigint, Set<Subscriber>>();
  const stopped = new AbortController();
  let waiters = 0;

  const announce = (taskId: bigint, sequence: number): void => {
    for (const subscriber of subscribers.get(taskId) ?? []) {
      if (sequence <= subscriber.sinceSequence) continue;
      subscriber.sinceSequence = sequence;
      subscriber.onChange(sequence);
    }
  };

  const question = makeSharedQuestion({
    async round() {
      const ids = [...subscribers.keys()];
      if (ids.length > 0) for (const { taskId, sequence } of await readSequences(db, ids)) announce(taskId, sequence);
    },
    onFailure: (error) => log.warn({ err: error }, "watched tasks could not be read"),
    isWaitedFor: () => subscribers.size > 0,
    pollMs: options.listen === undefined ? pollMs : backstopPollMs,
  });

  const heard = await options.listen?.(taskChannel, (payload) => {
    const announcement = parseAnnouncement(payload);
    if (announcement === undefined) question.ask();
    else announce(announcement.taskId, announcement.sequence);
  });

  const subscribe: TaskWatch["subscribe"] = (taskId, sinceSequence, onChange) => {
    const subscriber = { sinceSequence, onChange };
    const others = subscribers.get(taskId) ?? new Set();
    subscribers.set(taskId, others.add(subscriber));
    question.ask(); // it may have changed since the caller read it
    return {
      [Symbol.dispose]() {
        others.delete(subscriber);
        if (others.size === 0 && subscribers.get(taskId) === others) subscribers.delete(taskId);
      },
    };
  };

  return {
    subscribe,
    async waitForChange(taskId, sinceSequence, { timeoutMs, signal }) {
      if (waiters >= waitersMax) {
        throw new AppError("overloaded", `${waitersMax} requests wait for tasks already.`, { retryAfterSeconds: 2 });
      }
      const ends = [stopped.signal, ...(signal === undefined ? [] : [signal])];
      if (timeoutMs <= 0 || ends.some((end) => end.aborted)) return "unchanged";
      const { promise, resolve } = Promise.withResolvers<"changed" | "unchanged">();
      const unchanged = (): void => resolve("unchanged");
      waiters++;
      const timeout = setTimeout(unchanged, timeoutMs);
      for (const end of ends) end.addEventListener("abort", unchanged, { once: true });
      using _subscription = subscribe(taskId, sinceSequence, () => resolve("changed"));
      try {
        return await promise;
      } finally {
        waiters--;
        clearTimeout(timeout);
        for (const end of ends) end.removeEventListener("abort", unchanged);
      }
    },
    async [Symbol.asyncDispose]() {
      stopped.abort();
      question[Symbol.dispose]();
      await heard?.[Symbol.asyncDispose]();
    },
  };
}

interface Subscriber {
  sinceSequence: number;
  readonly onChange: (sequence: number) => void;
}
