import { taskOfSnapshot } from "#tasks/task-row.ts";
import type { WebhookEvent } from "#webhooks/webhook-event.ts";
import { type PresentContext, presentTask } from "./present-task.ts";

/** What an event tells, without its type: the task as it was, or for what is no task's the data as it was written. */
export function presentEventData(event: WebhookEvent, context: PresentContext): Readonly<Record<string, unknown>> {
  if (event.taskId !== undefined) return presentTask(taskOfSnapshot(event.data), context);
  const { data } = event;
  return typeof data === "object" && data !== null ? { ...data } : {};
}

/** An event of the feed; `data` is what webhooks carry. */
export function presentEvent(event: WebhookEvent, context: PresentContext) {
  return {
    id: event.id,
    object: "event",
    type: event.type,
    created_at: event.createdAt.toISOString(),
    task_id: event.taskId?.toString() ?? null,
    sequence: event.taskId === undefined ? null : event.sequence,
    data: { ...presentEventData(event, context), event: event.type },
  };
}
