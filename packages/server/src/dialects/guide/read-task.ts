import { AppError, isTerminal, parseTaskId } from "@kinora/core";
import { watchCaller } from "#http-kit/exchange.ts";
import type { TaskRecord } from "#tasks/task-record.ts";
import { type Call, pathParam } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";
import { presentTask } from "./present-task.ts";

/** What a poller is told to wait between two looks, in seconds. */
export const pollSeconds = 2;

/**
 * The task that the path names, of the caller's workspace and mode.
 *
 * @throws AppError `not_found`, the same for a foreign id, an unknown one and what is no id
 */
export async function requireTask(call: Call, services: GuideServices): Promise<TaskRecord> {
  const task = await services.tasks.read(call.scope, requireTaskId(call));
  if (task === undefined) throw taskNotFound();
  return task;
}

export function requireTaskId(call: Call): bigint {
  const id = parseTaskId(pathParam(call, "id"));
  if (id === undefined) throw taskNotFound();
  return id;
}

function taskNotFound(): AppError {
  return new AppError("not_found", "There is no such task in this workspace and mode.", { param: "id" });
}

/** Says of a task that is not there what the reading routes say; everything else goes on as it is. */
export function asTaskNotFound(error: unknown): never {
  throw error instanceof AppError && error.code === "not_found" ? taskNotFound() : error;
}

/** The task object, with its place in the queue while it waits there. */
export async function presentNow(task: TaskRecord, call: Call, services: GuideServices) {
  const position = task.status === "queued" ? await call.places.placeOf(task.id) : undefined;
  return presentTask(task, services, position);
}

/** Holds the request open until the task changes, the seconds are over, or the server stops. */
export async function waitForNews(
  call: Call,
  services: GuideServices,
  wait: { readonly task: TaskRecord; readonly seconds: number },
): Promise<TaskRecord> {
  const { task, seconds } = wait;
  const { exchange } = call;
  if (seconds <= 0 || isTerminal(task.status) || exchange.draining.aborted || !exchange.slot.hold()) return task;
  using caller = watchCaller(exchange);
  const outcome = await services.tasks.waitForChange(task.id, task.sequence, {
    timeoutMs: seconds * 1_000,
    signal: AbortSignal.any([exchange.draining, caller.signal]),
  });
  if (outcome === "unchanged") return task;
  return (await services.tasks.read(call.scope, task.id)) ?? task;
}
