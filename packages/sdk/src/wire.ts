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
export type Key = Schemas["Key"];
export type KeyList = Schemas["KeyList"];
/** A key as its maker sees it, once. */
export type NewKey = Schemas["NewKey"];
export type AccessPair = Schemas["AccessPair"];
export type KeyCreateParams = Schemas["KeyCreateRequest"];
/** What is left out stays; null lifts a limit. */
export type KeyChangeParams = {
  readonly [Field in keyof Schemas["KeyChangeRequest"]]: Schemas["KeyChangeRequest"][Field] | null;
};
export type AuditEntry = Schemas["Audit"]["data"][number];
export type LedgerLine = Schemas["Ledger"]["data"][number];

export type PlanList = Schemas["PlanList"];
export type PackList = Schemas["PackList"];
/** A pack or a plan, one of the two. */
export type OrderParams = Schemas["OrderRequest"];
export type Order = Schemas["Order"];
export type OrderListParams = QueryOf<"/v1/orders">;
/** A paid order as data. */
export type Invoice = Schemas["Invoice"];
/** What happens when credits run low. */
export type BillingSettings = Schemas["Billing"];
export type BillingChange = Nullable<Schemas["BillingChange"]>;
export type BudgetList = Schemas["BudgetList"];
/** A spending cap with what it holds. */
export type Budget = BudgetList["data"][number];
export type BudgetChange = Omit<Schemas["BudgetChange"], "credits"> & { readonly credits: number | null };
export type Refill = Schemas["Refill"];
/** What a draft's final may say besides its stored request. */
export type FinalizeParams = Schemas["FinalizeRequest"];

/** Null switches a setting off. */
type Nullable<Fields> = { readonly [Name in keyof Fields]: Fields[Name] | null };

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

type QueryOf<
  Path extends
    | "/v1/tasks"
    | "/v1/usage"
    | "/v1/ledger"
    | "/v1/orders"
    | "/v1/webhooks/deliveries"
    | "/v1/requests"
    | "/v1/assets",
> = NonNullable<paths[Path]["get"]["parameters"]["query"]>;

/** Where a workspace is told of its events. */
export type WebhookEndpoint = Schemas["WebhookEndpoint"];
/** With its secret, which is shown when it is made and never again. */
export type NewWebhookEndpoint = Schemas["NewWebhookEndpoint"];
export type WebhookEndpointParams = WithEvents<Schemas["WebhookEndpointCreateRequest"]>;
export type WebhookEndpointChanges = WithEvents<Schemas["WebhookEndpointChangeRequest"]>;
/** Newer servers know more events than this client. */
type WithEvents<Body> = Omit<Body, "events"> & { readonly events?: readonly string[] };
export type WebhookResendParams = Schemas["WebhookResendRequest"];
export type WebhookResent = Schemas["WebhookResent"];
/** One event on its way to one receiver, as the log has it. */
export type DeliveryLine = Schemas["WebhookDelivery"];
/** With what was sent, and what each attempt came to. */
export type DeliveryDetail = Schemas["WebhookDeliveryDetail"];
export type DeliveryListParams = QueryOf<"/v1/webhooks/deliveries">;

/** Something that happened; `data` is the body that webhooks carry. */
export type FeedEvent = Schemas["Event"];

/** A line of the request log. */
export type RequestLine = Schemas["RequestLine"];
/** With the bodies of request and answer, without secrets and media. */
export type LoggedRequest = Schemas["Request"];
export type RequestListParams = Omit<QueryOf<"/v1/requests">, "code"> & { readonly code?: string };

/** A person or a thing that prompts name. */
export type Element = Schemas["Element"];
export type ElementCreateParams = Schemas["ElementCreateRequest"];

export type AvatarGenerateParams = Schemas["AvatarGenerateRequest"];
export type Voice = Schemas["Voice"];

/** A stored medium. */
export type StoredAsset = Schemas["Asset"];
export type AssetListParams = QueryOf<"/v1/assets">;

/**
 * Body of a webhook: the task with the name of what happened to it. An endpoint that asked for more than `task.*` gets
 * other bodies besides: look at `event` first.
 */
export type WebhookEvent = Task & { readonly event: "task.processing" | "task.completed" | "task.failed" };
