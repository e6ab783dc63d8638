import type { components, paths } from "./openapi.ts";

/* What the API sends and takes, in its own words, under the names that the reference gives. */

type Schemas = components["schemas"];

export type TaskStatus = Schemas["TaskStatus"];
/** A field that was ignored, changed or approximated. */
export type Warning = Schemas["Warning"];
export type TaskError = NonNullable<Schemas["TaskError"]>;
/** The answer to a create. */
export type CreatedTask = Schemas["CreatedTask"];
export type Task = Schemas["Task"];
export type VideoOutput = Schemas["VideoOutput"];
export type ImageOutput = Schemas["ImageOutput"];
export type Estimate = Schemas["Estimate"];
/** A stored file; `url` or `asset_id` stands wherever a create takes an address. */
export type Upload = Schemas["Upload"];
export type Model = Schemas["Model"];
export type ModelList = Schemas["ModelList"];
/** Plans, key and limits of the caller. */
export type Account = Schemas["Account"];
export type Credits = Schemas["Credits"];
export type Usage = Schemas["Usage"];
/** What callbacks are signed with, for `verifyWebhook`. */
export type WebhookSecret = Schemas["WebhookSecret"];
export type LedgerLine = Schemas["Ledger"]["data"][number];

export type VideoGenerateParams = Schemas["VideoGenerateRequest"];
export type ImageGenerateParams = Schemas["ImageGenerateRequest"];

/** One shot of a storyboard. */
export type Shot = NonNullable<VideoGenerateParams["shots"]>[number];

export interface Page<Item> {
  readonly data: readonly Item[];
  readonly has_more: boolean;
  readonly next_cursor?: string | null;
}

export type TaskListParams = QueryOf<"/v1/tasks">;
export type UsageParams = QueryOf<"/v1/usage">;
export type LedgerParams = QueryOf<"/v1/ledger">;

type QueryOf<Path extends "/v1/tasks" | "/v1/usage" | "/v1/ledger"> = NonNullable<
  paths[Path]["get"]["parameters"]["query"]
>;

/** Body of a webhook: the task with the name of what happened to it. */
export type WebhookEvent = Task & { readonly event: "task.processing" | "task.completed" | "task.failed" };
