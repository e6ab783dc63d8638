import { taskOf } from "./answer.ts";
import { abortReason } from "./clock.ts";
import { KinoraError, WaitTimeoutError } from "./kinora-error.ts";
import { openStream } from "./open-stream.ts";
import { pollPauseMs } from "./retry-policy.ts";
import type { Transport } from "./transport.ts";
import { defaultWaitMs } from "./wait-for-task.ts";
import { type StreamConnection, watchSilence } from "./watch-silence.ts";
import type { Task } from "./wire.ts";

export interface StreamOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds until the stream gives up; by default as for a wait. */
  readonly timeoutMs?: number;
}

/**
 * Every state of a task, each once and in order, ending after the final one, whether completed or failed. A connection
 * that breaks is opened again after 1 s, growing to 10 s, with Last-Event-ID, so no state comes twice.
 *
 * @throws WaitTimeoutError when `timeoutMs` passes first
 * @throws KinoraError that another connection would not mend: a wrong key, an unknown task
 */
export async function* streamTask(
  transport: Transport,
  id: string,
  options: StreamOptions,
): AsyncIterableIterator<Task> {
  const { clock } = transport;
  const startedAt = clock.now();
  let last: Task | undefined;
  let failed = 0;
  for (;;) {
    const connection = watchSilence(options.signal);
    let retryAfterSeconds: number | undefined;
    try {
      for await (const task of readConnection(transport, { id, after: last?.sequence, connection })) {
        failed = 0;
        if (last !== undefined && task.sequence <= last.sequence) continue;
        last = task;
        yield task;
        if (task.status === "completed" || task.status === "failed") return;
      }
    } catch (error) {
      if (options.signal?.aborted === true) throw abortReason(options.signal);
      if (error instanceof KinoraError) {
        if (!error.retryable) throw error;
        retryAfterSeconds = error.retryAfterSeconds;
      }
    } finally {
      connection.stop();
    }
    const timeoutMs = options.timeoutMs ?? defaultWaitMs(last);
    if (clock.now() - startedAt >= timeoutMs) {
      throw new WaitTimeoutError(
        {
          code: "wait_timeout",
          message: `Task ${id} did not end within ${Math.round(timeoutMs / 1_000)} s.`,
          fix: "The task goes on: stream it again with a longer time-out. Do not create it again.",
          retryable: true,
          taskId: id,
        },
        last,
      );
    }
    const pauseMs = Math.max(
      pollPauseMs(failed, () => clock.random()),
      (retryAfterSeconds ?? 0) * 1_000,
    );
    failed++;
    await clock.sleep(pauseMs, options.signal);
  }
}

async function* readConnection(
  transport: Transport,
  options: { readonly id: string; readonly after: number | undefined; readonly connection: StreamConnection },
): AsyncIterableIterator<Task> {
  const path = `/tasks/${encodeURIComponent(options.id)}/events`;
  const lastId = options.after === undefined ? undefined : String(options.after);
  for await (const message of openStream(transport, { path, lastId }, options.connection)) {
    if (message.event === "task") yield taskOf(JSON.parse(message.data));
  }
}
