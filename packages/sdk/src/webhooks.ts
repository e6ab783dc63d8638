import { answerAs, pageOf } from "./answer.ts";
import { readPages } from "./pages.ts";
import type { CallOptions } from "./tasks.ts";
import type { ApiRequest, Transport } from "./transport.ts";
import type {
  DeliveryDetail,
  DeliveryLine,
  DeliveryListParams,
  NewWebhookEndpoint,
  WebhookEndpoint,
  WebhookEndpointChanges,
  WebhookEndpointParams,
  WebhookResendParams,
  WebhookResent,
  WebhookSecret,
} from "./wire.ts";

export interface RotateParams {
  /** How long the old secret signs besides; 86,400 by default. */
  readonly overlapSeconds?: number;
}

/** Callbacks and endpoints of this side of the workspace. Changes need a key with the scope `manage`. */
export interface Webhooks {
  /** What callbacks are signed with. */
  secret(options?: CallOptions): Promise<WebhookSecret>;
  rotateSecret(params?: RotateParams, options?: CallOptions): Promise<WebhookSecret>;
  readonly endpoints: WebhookEndpoints;
  readonly deliveries: WebhookDeliveries;
}

export interface WebhookEndpoints {
  /** Oldest first. */
  list(options?: CallOptions): Promise<readonly WebhookEndpoint[]>;
  /** The answer holds the secret, this once. */
  create(params: WebhookEndpointParams, options?: CallOptions): Promise<NewWebhookEndpoint>;
  get(id: string, options?: CallOptions): Promise<WebhookEndpoint>;
  update(id: string, changes: WebhookEndpointChanges, options?: CallOptions): Promise<WebhookEndpoint>;
  delete(id: string, options?: CallOptions): Promise<void>;
  /** A new secret, shown this once; both sign for the overlap. */
  rotate(id: string, params?: RotateParams, options?: CallOptions): Promise<NewWebhookEndpoint>;
  /** Sends a `webhook.test` event; read the delivery to see what came of it. */
  test(id: string, options?: CallOptions): Promise<DeliveryDetail>;
  /** Sends again what the endpoint missed. */
  resend(id: string, params?: WebhookResendParams, options?: CallOptions): Promise<WebhookResent>;
  /** The endpoint's log, newest first, page after page. */
  deliveries(id: string, params?: DeliveryListParams, options?: CallOptions): AsyncIterableIterator<DeliveryLine>;
}

export interface WebhookDeliveries {
  /** The log of callbacks and endpoints, newest first, page after page. */
  list(params?: DeliveryListParams, options?: CallOptions): AsyncIterableIterator<DeliveryLine>;
  get(id: string, options?: CallOptions): Promise<DeliveryDetail>;
  /** Sends one event again, under the same event id. */
  resend(id: string, options?: CallOptions): Promise<DeliveryLine>;
}

export function makeWebhooks(transport: Transport): Webhooks {
  const call = async (request: ApiRequest, options: CallOptions): Promise<unknown> =>
    (await transport.call({ ...request, path: `/webhooks${request.path}`, signal: options.signal })).body;
  const deliveries = (
    path: string,
    params: DeliveryListParams,
    options: CallOptions,
  ): AsyncIterableIterator<DeliveryLine> =>
    readPages(async (cursor) =>
      pageOf<DeliveryLine>(await call({ method: "GET", path, query: { ...params, ...cursor } }, options)),
    );
  return {
    async secret(options = {}) {
      return answerAs<WebhookSecret>(await call({ method: "GET", path: "/secret" }, options), ["secret"]);
    },
    async rotateSecret(params = {}, options = {}) {
      const body = await call({ method: "POST", path: "/secret/rotate", json: rotation(params) }, options);
      return answerAs<WebhookSecret>(body, ["secret"]);
    },
    endpoints: {
      async list(options = {}) {
        const body = await call({ method: "GET", path: "/endpoints" }, options);
        return answerAs<{ readonly data: readonly WebhookEndpoint[] }>(body, ["data"]).data;
      },
      async create(params, options = {}) {
        const body = await call({ method: "POST", path: "/endpoints", json: params, repeatable: false }, options);
        return answerAs<NewWebhookEndpoint>(body, ["id", "secret"]);
      },
      async get(id, options = {}) {
        return answerAs<WebhookEndpoint>(await call({ method: "GET", path: endpoint(id) }, options), ["id"]);
      },
      async update(id, changes, options = {}) {
        const body = await call({ method: "PATCH", path: endpoint(id), json: changes }, options);
        return answerAs<WebhookEndpoint>(body, ["id"]);
      },
      async delete(id, options = {}) {
        await call({ method: "DELETE", path: endpoint(id) }, options);
      },
      async rotate(id, params = {}, options = {}) {
        const path = `${endpoint(id)}/rotate`;
        const body = await call({ method: "POST", path, json: rotation(params), repeatable: false }, options);
        return answerAs<NewWebhookEndpoint>(body, ["id", "secret"]);
      },
      async test(id, options = {}) {
        const body = await call({ method: "POST", path: `${endpoint(id)}/test`, repeatable: false }, options);
        return answerAs<DeliveryDetail>(body, ["id", "status"]);
      },
      async resend(id, params = {}, options = {}) {
        const body = await call({ method: "POST", path: `${endpoint(id)}/resend`, json: params }, options);
        return answerAs<WebhookResent>(body, ["resent"]);
      },
      deliveries: (id, params = {}, options = {}) => deliveries(`${endpoint(id)}/deliveries`, params, options),
    },
    deliveries: {
      list: (params = {}, options = {}) => deliveries("/deliveries", params, options),
      async get(id, options = {}) {
        return answerAs<DeliveryDetail>(await call({ method: "GET", path: delivery(id) }, options), ["id", "attempts"]);
      },
      async resend(id, options = {}) {
        const body = await call({ method: "POST", path: `${delivery(id)}/resend` }, options);
        return answerAs<DeliveryLine>(body, ["id", "status"]);
      },
    },
  };
}

function rotation({ overlapSeconds }: RotateParams): object {
  return overlapSeconds === undefined ? {} : { overlap_seconds: overlapSeconds };
}

function endpoint(id: string): string {
  return `/endpoints/${encodeURIComponent(id)}`;
}

function delivery(id: string): string {
  return `/deliveries/${encodeURIComponent(id)}`;
}
