import { taskOf } from "./answer.ts";
import { KinoraError, TaskFailedError, WaitTimeoutError } from "./kinora-error.ts";
import { parseRetryAfter, pollPauseMs } from "./retry-policy.ts";
import type { Transport } from "./transport.ts";
import type { Task } from "./wire.ts";

export interface WaitOptions {
  readonly signal?: AbortSignal;
  /**
   * Milliseconds until the wait gives up; the task itself goes on. By default a minute more than the server gives the
   * task, which is 15 minutes for video, 45 for Omni and multi-shot, 10 for pictures: the server's own end comes first.
   * A task that was created with `deadline_seconds` of its own needs a time-out to match.
   */
  readonly timeoutMs?: number;
  /** Called with every state that differs from the last one, the final one included. */
  readonly onProgress?: (task: Task) => void;
}

/** Seconds that one read may be held by the server: below the 60 it allows and below usual proxies' 60 s of silence. */
const holdSeconds = 30;

/** Past the hold, how long the answer itself may take. */
const answerMs = 15_000;

/**
 * Waits until a task ends. Reads are long polls; those that bring nothing new come 1 s apart, growing to 10 s, and
 * never sooner than the server's Retry-After. A read that fails on its way says nothing about the task and is repeated.
 *
 * @returns the completed task
 * @throws TaskFailedError with the task when it ended as failed
 * @throws WaitTimeoutError when `timeoutMs` passes first
 * @throws KinoraError that another read would not mend: a wrong key, an unknown task
 */
export async function waitForTask(transport: Transport, id: string, options: WaitOptions): Promise<Task> {
  const { clock } = transport;
  const startedAt = clock.now();
  let last: Task | undefined;
  let unchanged = 0;
  for (;;) {
    const leftMs = startedAt + (options.timeoutMs ?? defaultWaitMs(last)) - clock.now();
    if (leftMs <= 0) throw waitTimeout(id, clock.now() - startedAt, last);
    const askedAt = clock.now();
    const read = await readHeld(transport, id, { leftMs, signal: options.signal });
    if (read.task !== undefined && read.task.sequence !== last?.sequence) {
      last = read.task;
      unchanged = 0;
      options.onProgress?.(read.task);
      if (read.task.status === "completed") return read.task;
      if (read.task.status === "failed") throw new TaskFailedError(read.task);
    } else {
      unchanged++;
    }
    const spacingMs =
      read.retryAfterSeconds === undefined
        ? pollPauseMs(unchanged, () => clock.random())
        : read.retryAfterSeconds * 1_000;
    // The time that the server held the read counts: a held poll is answered by a change, not by a pause.
    const readMs = clock.now() - askedAt;
    const pauseMs = Math.min(spacingMs, leftMs) - readMs;
    if (pauseMs > 0) await clock.sleep(pauseMs, options.signal);
  }
}

/** The guide's error table: a task time-out means that the window was too short for Omni audio or multi-shot. */
export function defaultWaitMs(task: Task | undefined): number {
  const minute = 60_000;
  if (task === undefined) return 46 * minute;
  if (task.model.startsWith("kling-image")) return 11 * minute;
  const slow = task.model.startsWith("kling-o3") || task.request?.multi_shot === true;
  return (slow ? 46 : 16) * minute;
}

interface HeldRead {
  /** Undefined when the read failed on its way. */
  readonly task: Task | undefined;
  readonly retryAfterSeconds: number | undefined;
}

async function readHeld(
  transport: Transport,
  id: string,
  options: { readonly leftMs: number; readonly signal: AbortSignal | undefined },
): Promise<HeldRead> {
  const wait = Math.max(0, Math.min(holdSeconds, Math.floor(options.leftMs / 1_000)));
  try {
    const answer = await transport.call({
      method: "GET",
      path: `/video/status/${encodeURIComponent(id)}`,
      query: { wait },
      signal: options.signal,
      timeoutMs: wait * 1_000 + answerMs,
      repeatable: false, // the loop above repeats it, inside the caller's time
    });
    const retryAfter = parseRetryAfter(answer.headers.get("retry-after"), () => transport.clock.now());
    return { task: taskOf(answer.body), retryAfterSeconds: retryAfter };
  } catch (error) {
    if (!(error instanceof KinoraError) || !error.retryable) throw error;
    return { task: undefined, retryAfterSeconds: error.retryAfterSeconds };
  }
}

function waitTimeout(id: string, waitedMs: number, task: Task | undefined): WaitTimeoutError {
  const state = task === undefined ? "" : ` It was ${task.status} at ${task.progress} %.`;
  return new WaitTimeoutError(
    {
      code: "wait_timeout",
      message: `Task ${id} did not end within ${Math.round(waitedMs / 1_000)} s.${state}`,
      fix: "The task goes on: wait for it again with a longer time-out. Do not create it again.",
      retryable: true,
      taskId: id,
    },
    task,
  );
}
