import { createdTaskOf, pageOf, taskOf } from "./answer.ts";
import { makeIdempotencyKey } from "./idempotency-key.ts";
import { readPages } from "./pages.ts";
import { streamTask, type StreamOptions } from "./stream-task.ts";
import type { Transport } from "./transport.ts";
import { waitForTask, type WaitOptions } from "./wait-for-task.ts";
import type { CreatedTask, FinalizeParams, Page, Task, TaskListParams } from "./wire.ts";

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface FinalizeOptions extends CallOptions {
  /** Your own name for this run: the same name never makes a second one. */
  readonly idempotencyKey?: string;
}

/** A task, or its id alone. */
export type TaskReference = string | Pick<CreatedTask, "task_id">;

export interface Tasks {
  get(task: TaskReference, options?: CallOptions): Promise<Task>;
  /** Newest first, page after page, as long as you go on reading. */
  list(params?: TaskListParams, options?: CallOptions): AsyncIterableIterator<Task>;
  /** One page, with its cursor. */
  page(params?: TaskListParams, options?: CallOptions): Promise<Page<Task>>;
  /** Asks for the end of a task; `cancellation.state` says what came of it. Safe to repeat. */
  cancel(task: TaskReference, options?: CallOptions): Promise<Task>;
  /** Runs a draft's request live; each call makes a task of its own, whatever is lost on the way under one key. */
  finalize(task: TaskReference, params?: FinalizeParams, options?: FinalizeOptions): Promise<CreatedTask>;
  /** Deletes the outputs, prompt and media of a task; its ledger line stays. */
  delete(task: TaskReference, options?: CallOptions): Promise<void>;
  /** Resolves with the completed task. See `waitForTask`. */
  wait(task: TaskReference, options?: WaitOptions): Promise<Task>;
  /** Every state of a task as it comes, until its end. See `streamTask`. */
  stream(task: TaskReference, options?: StreamOptions): AsyncIterableIterator<Task>;
}

export function makeTasks(transport: Transport): Tasks {
  const page: Tasks["page"] = async (params = {}, options = {}) => {
    const answer = await transport.call({
      method: "GET",
      path: "/tasks",
      query: { ...params },
      signal: options.signal,
    });
    return pageOf<Task>(answer.body);
  };
  return {
    page,
    list: (params = {}, options = {}) => readPages((cursor) => page({ ...params, ...cursor }, options)),
    async get(task, options = {}) {
      const answer = await transport.call({ method: "GET", path: taskPath(task), signal: options.signal });
      return taskOf(answer.body);
    },
    async cancel(task, options = {}) {
      const path = `${taskPath(task)}/cancel`;
      const answer = await transport.call({ method: "POST", path, signal: options.signal });
      return taskOf(answer.body);
    },
    async finalize(task, params = {}, options = {}) {
      const answer = await transport.call({
        method: "POST",
        path: `${taskPath(task)}/finalize`,
        json: params,
        headers: { "idempotency-key": options.idempotencyKey ?? makeIdempotencyKey(transport.clock) },
        signal: options.signal,
      });
      return createdTaskOf(answer.body);
    },
    async delete(task, options = {}) {
      await transport.call({ method: "DELETE", path: taskPath(task), signal: options.signal });
    },
    wait: (task, options = {}) => waitForTask(transport, taskId(task), options),
    stream: (task, options = {}) => streamTask(transport, taskId(task), options),
  };
}

function taskId(task: TaskReference): string {
  const id = typeof task === "string" ? task : task.task_id;
  if (id === "") throw new TypeError("a task id is needed, got an empty one");
  return id;
}

function taskPath(task: TaskReference): string {
  return `/tasks/${encodeURIComponent(taskId(task))}`;
}
