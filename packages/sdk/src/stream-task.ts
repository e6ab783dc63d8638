import { taskOf } from "./answer.ts";
import { abortReason } from "./clock.ts";
import { errorFromAnswer, KinoraError, WaitTimeoutError } from "./kinora-error.ts";
import { parseRetryAfter, pollPauseMs } from "./retry-policy.ts";
import { readServerSentEvents } from "./server-sent-events.ts";
import type { Transport } from "./transport.ts";
import { defaultWaitMs } from "./wait-for-task.ts";
import type { Task } from "./wire.ts";

export interface StreamOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds until the stream gives up; by default as for a wait. */
  readonly timeoutMs?: number;
}

/** The server sends a comment every 15 s: three missed ones mean a dead connection. */
const silenceMs = 45_000;

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
  options: { readonly id: string; readonly after: number | undefined; readonly connection: Connection },
): AsyncIterableIterator<Task> {
  const headers: Record<string, string> = { accept: "text/event-stream" };
  if (options.after !== undefined) headers["last-event-id"] = String(options.after);
  const path = `/tasks/${encodeURIComponent(options.id)}/events`;
  const response = await transport.open({ method: "GET", path, headers }, options.connection.signal);
  if (!response.ok || response.body === null) {
    const body: unknown = await response.json().catch(() => undefined);
    throw errorFromAnswer({
      status: response.status,
      body,
      requestId: response.headers.get("x-request-id") ?? undefined,
      retryAfterSeconds: parseRetryAfter(response.headers.get("retry-after"), () => transport.clock.now()),
    });
  }
  for await (const message of readServerSentEvents(response.body)) {
    options.connection.heard();
    if (message?.event === "task") yield taskOf(JSON.parse(message.data));
  }
}

interface Connection {
  readonly signal: AbortSignal;
  heard(): void;
  stop(): void;
}

/** Aborts when the connection is silent for too long, or with the caller's signal. */
function watchSilence(outer: AbortSignal | undefined): Connection {
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(outer?.reason);
  if (outer?.aborted === true) onAbort();
  outer?.addEventListener("abort", onAbort, { once: true });
  const silent = (): void => controller.abort(new Error("the event stream fell silent"));
  let timer = setTimeout(silent, silenceMs);
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(timer);
      timer = setTimeout(silent, silenceMs);
    },
    stop() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", onAbort);
      controller.abort();
    },
  };
}
