/**
 * What a workspace can be told of: by callbacks (the `task` family alone), by endpoints, and in the feed. An endpoint may
 * ask for types or for a whole family, such as `task.*`.
 */
export const eventTypes = [
  "task.processing",
  "task.completed",
  "task.failed",
  "credits.low",
  "invoice.paid",
  "key.expiring",
  "key.old",
  "webhook.paused",
  "webhook.disabled",
  "webhook.test",
] as const;

export type EventType = (typeof eventTypes)[number];

/** What an endpoint's filter may hold. */
export const eventFilters: readonly string[] = [
  ...eventTypes,
  ...new Set(eventTypes.map((type) => `${type.split(".")[0]}.*`)),
];
