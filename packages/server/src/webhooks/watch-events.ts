import { AppError } from "@kinora/core";
import type { Logger } from "pino";
import { makeSharedQuestion } from "#jobs/ask-together.ts";
import type { Database } from "#store/database.ts";
import { lastPositions } from "./event-store.ts";
import type { EventScope } from "./webhook-event.ts";

/** Streams of the feed wait here for its next event. */
export interface EventWatch extends Disposable {
  /**
   * Resolves once the feed has come beyond the position, at once when it already has, or when the signal aborts.
   *
   * @throws AppError `overloaded` when too many wait already
   */
  waitForEvent(scope: EventScope, after: bigint, signal: AbortSignal): Promise<void>;
  /** Looks at once, because something may have happened. */
  look(): void;
}

const waitersMax = 10_000;
/** Where nothing is heard, this is how late a stream may be. */
const pollMs = 500;

/** One query per round asks for all waiters together, so a silent stream costs nothing of its own. */
export function makeEventWatch(options: { readonly db: Database; readonly log: Pick<Logger, "warn"> }): EventWatch {
  const waiters = new Set<Waiter>();
  let disposed = false;
  const question = makeSharedQuestion({
    async round() {
      const scopes = new Map([...waiters].map(({ scope }) => [nameOf(scope), scope]));
      if (scopes.size === 0) return;
      const found = await lastPositions(options.db, [...scopes.values()]);
      const positions = new Map(found.map((one) => [nameOf(one), one.position]));
      for (const waiter of waiters) {
        if ((positions.get(nameOf(waiter.scope)) ?? 0n) > waiter.after) waiter.resolve();
      }
    },
    onFailure: (error) => options.log.warn({ err: error }, "the feed could not be read"),
    isWaitedFor: () => waiters.size > 0,
    pollMs,
  });

  return {
    async waitForEvent(scope, after, signal) {
      if (waiters.size >= waitersMax) {
        throw new AppError("overloaded", `${waitersMax} streams wait for events already.`, { retryAfterSeconds: 2 });
      }
      if (signal.aborted || disposed) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const waiter = { scope, after, resolve };
      waiters.add(waiter);
      signal.addEventListener("abort", () => resolve(), { once: true });
      question.ask();
      try {
        await promise;
      } finally {
        waiters.delete(waiter);
      }
    },
    look() {
      if (waiters.size > 0) question.ask();
    },
    [Symbol.dispose]() {
      disposed = true;
      question[Symbol.dispose]();
      for (const { resolve } of waiters) resolve();
    },
  };
}

interface Waiter {
  readonly scope: EventScope;
  readonly after: bigint;
  readonly resolve: () => void;
}

function nameOf({ workspaceId, mode }: EventScope): string {
  return `${workspaceId}/${mode}`;
}
