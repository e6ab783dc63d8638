import type { TaskMode } from "@kinora/core";

/** One side of one workspace. */
export interface EventScope {
  readonly workspaceId: string;
  readonly mode: TaskMode;
}

/** Something that a workspace is told of: by callbacks, endpoints and the feed, everywhere under the same id. */
export interface WebhookEvent extends EventScope {
  /** `evt_…` */
  readonly id: string;
  readonly type: string;
  /** In the feed: without gaps, in the order of commit. */
  readonly position: bigint;
  /** Undefined for what is no task's. */
  readonly taskId: bigint | undefined;
  /** The task's; grows with each of its changes. 0 without a task. */
  readonly sequence: number;
  /** The task as it was, as `task_snapshot` wrote it; else the body as it is sent. */
  readonly data: unknown;
  readonly createdAt: Date;
}
