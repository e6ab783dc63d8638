import type { Task } from "./wire.ts";

/**
 * Of two states of one task, the later one. Webhooks come at least once and in any order, so a receiver that keeps what
 * this returns never goes back: `known = laterTask(known, event)`.
 *
 * @param known what was kept so far; undefined before the first
 */
export function laterTask<Known extends Pick<Task, "task_id" | "sequence">>(
  known: Known | undefined,
  received: Known,
): Known {
  if (known === undefined) return received;
  if (known.task_id !== received.task_id) {
    throw new TypeError(`these are two tasks: ${known.task_id} and ${received.task_id}`);
  }
  return received.sequence > known.sequence ? received : known;
}
