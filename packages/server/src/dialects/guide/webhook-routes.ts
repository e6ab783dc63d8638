import { z } from "@hono/zod-openapi";
import { AppError, parseTaskId } from "@kinora/core";
import { emptyAnswer, jsonAnswer } from "#http-kit/exchange.ts";
import type { Delivery, DeliveryDetail } from "#webhooks/deliveries.ts";
import type { EndpointEditor, EndpointWithSecret, WebhookEndpoint } from "#webhooks/endpoints.ts";
import { overlapSecondsDefault, type WebhookSecret } from "#webhooks/webhook-secret.ts";
import { type Call, type GuideRoute, pathParam } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";
import { parseQuery } from "./parse-body.ts";
import { presentEventData } from "./present-event.ts";
import { readSettings } from "./read-json.ts";
import { answers, errorAnswers, keyedErrors, settingsCodes } from "./route-docs.ts";
import {
  deliveriesQuery,
  deliveryAnswer,
  deliveryDetailAnswer,
  deliveryListAnswer,
  endpointAnswer,
  endpointChangeBody,
  endpointCreateBody,
  endpointDeliveriesQuery,
  endpointListAnswer,
  newEndpointAnswer,
  resendAnswer,
  resendBody,
  rotateBody,
  webhookSecretAnswer,
} from "./webhook-wire.ts";

const tags = ["Webhooks"];
const endpointParam = z.object({
  id: z.string().openapi({ param: { name: "id", in: "path" }, example: "we_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b" }),
});
const deliveryParam = z.object({
  id: z.string().openapi({ param: { name: "id", in: "path" }, example: "whd_383049217409351680_3" }),
});
const jsonBody = <Schema extends z.ZodType>(schema: Schema, required: boolean) => ({
  body: { required, content: { "application/json": { schema } } },
});

// The secret of callbacks

const secretRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/webhooks/secret",
    tags,
    operationId: "webhookSecretGet",
    summary: "What signs the callbacks of the key's side of the workspace",
    description:
      "Made at the first call; test and live have their own. Callbacks are signed as Standard Webhooks has it. Keep it like a key. Endpoints have secrets of their own.",
    responses: answers({ description: "The secret.", schema: webhookSecretAnswer }),
  },
  scope: "manage",
  async handle({ scope, exchange }, services) {
    return jsonAnswer(exchange, presentSecret(await services.webhooks.secret(scope)));
  },
};

const rotateSecretRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/webhooks/secret/rotate",
    tags,
    operationId: "webhookSecretRotate",
    summary: "Make a new secret for callbacks",
    description: "Both secrets sign for the overlap, so that receivers may change over at any time within it.",
    request: jsonBody(rotateBody, false),
    responses: answers({ description: "The new secret.", schema: webhookSecretAnswer }, settingsCodes),
  },
  scope: "manage",
  async handle(call, services) {
    const { value } = await readSettings(call, services, rotateBody);
    const secret = await services.webhooks.rotateSecret(call.scope, value.overlap_seconds ?? overlapSecondsDefault);
    return jsonAnswer(call.exchange, presentSecret(secret));
  },
};

// Endpoints

const listRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/webhooks/endpoints",
    tags,
    operationId: "webhookEndpointList",
    summary: "Where this side of the workspace is told of its events",
    responses: answers({ description: "The endpoints, oldest first.", schema: endpointListAnswer }),
  },
  scope: "read",
  async handle({ scope, exchange }, services) {
    const endpoints = await services.webhooks.endpoints(scope);
    return jsonAnswer(exchange, { object: "list", data: endpoints.map(presentEndpoint) });
  },
};

const createRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/webhooks/endpoints",
    tags,
    operationId: "webhookEndpointCreate",
    summary: "Be told of events at an address",
    description:
      "Every event is POSTed until the address answers 2xx: at once, then after 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h. The body is the task with `event`; `webhook-id` stays the same over all attempts.",
    request: jsonBody(endpointCreateBody, true),
    responses: answers({ description: "The endpoint with its secret.", schema: newEndpointAnswer }, [
      ...settingsCodes,
      "conflict_state",
    ]),
  },
  scope: "manage",
  async handle(call, services) {
    const { value } = await readSettings(call, services, endpointCreateBody);
    const url = await services.checkCallbackUrl(value.url, { param: "url" });
    const made = await services.webhooks.createEndpoint(
      call.scope,
      { url, description: value.description ?? "", events: value.events ?? [] },
      editorOf(call),
    );
    return jsonAnswer(call.exchange, presentNewEndpoint(made));
  },
};

const readRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/webhooks/endpoints/{id}",
    tags,
    operationId: "webhookEndpointGet",
    summary: "Read an endpoint",
    request: { params: endpointParam },
    responses: answers({ description: "The endpoint.", schema: endpointAnswer }, ["not_found"]),
  },
  scope: "read",
  async handle(call, services) {
    return jsonAnswer(
      call.exchange,
      presentEndpoint(await services.webhooks.endpoint(call.scope, requireEndpointId(call))),
    );
  },
};

const changeRoute: GuideRoute = {
  doc: {
    method: "patch",
    path: "/v1/webhooks/endpoints/{id}",
    tags,
    operationId: "webhookEndpointChange",
    summary: "Change an endpoint, pause it or set it going again",
    description: "Fields that are left out stay as they are.",
    request: { params: endpointParam, ...jsonBody(endpointChangeBody, true) },
    responses: answers({ description: "The endpoint.", schema: endpointAnswer }, [...settingsCodes, "not_found"]),
  },
  scope: "manage",
  async handle(call, services) {
    const id = requireEndpointId(call);
    await services.webhooks.endpoint(call.scope, id);
    const { value } = await readSettings(call, services, endpointChangeBody);
    const { description, events, status } = value;
    const url = value.url === undefined ? undefined : await services.checkCallbackUrl(value.url, { param: "url" });
    const wish = {
      ...(url === undefined ? {} : { url }),
      ...(description === undefined ? {} : { description }),
      ...(events === undefined ? {} : { events }),
      ...(status === undefined ? {} : { state: status }),
    };
    const endpoint = await services.webhooks.changeEndpoint(call.scope, { id, wish, editor: editorOf(call) });
    return jsonAnswer(call.exchange, presentEndpoint(endpoint));
  },
};

const deleteRoute: GuideRoute = {
  doc: {
    method: "delete",
    path: "/v1/webhooks/endpoints/{id}",
    tags,
    operationId: "webhookEndpointDelete",
    summary: "Delete an endpoint with its log",
    description: "What waits for it is not sent; its events stay in the feed.",
    request: { params: endpointParam },
    responses: { 204: { description: "The endpoint is gone." }, ...errorAnswers([...keyedErrors, "not_found"]) },
  },
  scope: "manage",
  async handle(call, services) {
    await services.webhooks.deleteEndpoint(call.scope, { id: requireEndpointId(call), editor: editorOf(call) });
    return emptyAnswer(call.exchange);
  },
};

const rotateRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/webhooks/endpoints/{id}/rotate",
    tags,
    operationId: "webhookEndpointRotate",
    summary: "Make a new secret for an endpoint",
    description: "Both secrets sign for the overlap: `webhook-signature` then holds two signatures.",
    request: { params: endpointParam, ...jsonBody(rotateBody, false) },
    responses: answers({ description: "The endpoint with its new secret.", schema: newEndpointAnswer }, [
      ...settingsCodes,
      "not_found",
    ]),
  },
  scope: "manage",
  async handle(call, services) {
    const id = requireEndpointId(call);
    const { value } = await readSettings(call, services, rotateBody);
    const overlapSeconds = value.overlap_seconds ?? overlapSecondsDefault;
    const rotated = await services.webhooks.rotateEndpoint(call.scope, { id, overlapSeconds, editor: editorOf(call) });
    return jsonAnswer(call.exchange, presentNewEndpoint(rotated));
  },
};

const testRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/webhooks/endpoints/{id}/test",
    tags,
    operationId: "webhookEndpointTest",
    summary: "Send a test event to an endpoint",
    description: "An event `webhook.test`, whatever the endpoint asked for; read the delivery to see what came of it.",
    request: { params: endpointParam },
    responses: answers({ description: "The delivery, which is due now.", schema: deliveryDetailAnswer }, [
      "not_found",
      "conflict_state",
    ]),
  },
  scope: "manage",
  async handle(call, services) {
    const deliveryId = await services.webhooks.sendTest(call.scope, requireEndpointId(call));
    return jsonAnswer(call.exchange, presentDetail(await services.webhooks.delivery(call.scope, deliveryId), services));
  },
};

const resendAllRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/webhooks/endpoints/{id}/resend",
    tags,
    operationId: "webhookEndpointResend",
    summary: "Send an endpoint again what it missed",
    description: "Under the same event ids, from the first step of the ladder; at most 10,000 events per call.",
    request: { params: endpointParam, ...jsonBody(resendBody, false) },
    responses: answers({ description: "How many are due again.", schema: resendAnswer }, [
      ...settingsCodes,
      "not_found",
      "conflict_state",
    ]),
  },
  scope: "manage",
  async handle(call, services) {
    const endpointId = requireEndpointId(call);
    const { value } = await readSettings(call, services, resendBody);
    const since =
      value.since === undefined ? new Date(services.now().getTime() - 5 * 86_400_000) : new Date(value.since);
    const { resent, more } = await services.webhooks.resendAll(call.scope, {
      endpointId,
      since,
      delivered: value.which === "all",
    });
    return jsonAnswer(call.exchange, { resent, has_more: more });
  },
};

// Deliveries

const endpointDeliveriesRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/webhooks/endpoints/{id}/deliveries",
    tags,
    operationId: "webhookEndpointDeliveryList",
    summary: "The delivery log of an endpoint, newest first",
    request: { params: endpointParam, query: endpointDeliveriesQuery },
    responses: answers({ description: "A page of deliveries.", schema: deliveryListAnswer }, [
      "invalid_parameter",
      "not_found",
    ]),
  },
  scope: "read",
  async handle(call, services) {
    const { id: endpointId } = await services.webhooks.endpoint(call.scope, requireEndpointId(call));
    const query = parseQuery(endpointDeliveriesQuery, call.context.req.query());
    return answerPage(call, services, { ...query, endpointId });
  },
};

const deliveriesRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/webhooks/deliveries",
    tags,
    operationId: "webhookDeliveryList",
    summary: "The delivery log of callbacks and endpoints, newest first",
    request: { query: deliveriesQuery },
    responses: answers({ description: "A page of deliveries.", schema: deliveryListAnswer }, ["invalid_parameter"]),
  },
  scope: "read",
  async handle(call, services) {
    const { task_id: taskId, ...query } = parseQuery(deliveriesQuery, call.context.req.query());
    if (taskId === undefined) return answerPage(call, services, query);
    const id = parseTaskId(taskId);
    // what is no id names no task
    if (id === undefined) return jsonAnswer(call.exchange, { data: [], has_more: false, next_cursor: null });
    return answerPage(call, services, { ...query, taskId: id });
  },
};

const deliveryRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/webhooks/deliveries/{id}",
    tags,
    operationId: "webhookDeliveryGet",
    summary: "Read a delivery: what was sent, and what each attempt came to",
    request: { params: deliveryParam },
    responses: answers({ description: "The delivery.", schema: deliveryDetailAnswer }, ["not_found"]),
  },
  scope: "read",
  async handle(call, services) {
    const detail = await services.webhooks.delivery(call.scope, requireDeliveryId(call));
    return jsonAnswer(call.exchange, presentDetail(detail, services));
  },
};

const resendRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/webhooks/deliveries/{id}/resend",
    tags,
    operationId: "webhookDeliveryResend",
    summary: "Send one event again",
    description: "Under the same event id, from the first step of the ladder.",
    request: { params: deliveryParam },
    responses: answers({ description: "The delivery, which is due now.", schema: deliveryAnswer }, [
      "not_found",
      "conflict_state",
    ]),
  },
  scope: "manage",
  async handle(call, services) {
    const delivery = await services.webhooks.resend(call.scope, requireDeliveryId(call));
    return jsonAnswer(call.exchange, presentDelivery(delivery));
  },
};

export const webhookRoutes: readonly GuideRoute[] = [
  secretRoute,
  rotateSecretRoute,
  listRoute,
  createRoute,
  readRoute,
  changeRoute,
  deleteRoute,
  rotateRoute,
  testRoute,
  resendAllRoute,
  endpointDeliveriesRoute,
  deliveriesRoute,
  deliveryRoute,
  resendRoute,
];

async function answerPage(
  call: Call,
  services: GuideServices,
  query: {
    readonly limit?: number | undefined;
    readonly cursor?: string | undefined;
    readonly status?: Delivery["state"] | undefined;
    readonly endpointId?: string;
    readonly taskId?: bigint;
  },
): Promise<Response> {
  const limit = query.limit ?? services.limits.pageDefault;
  const found = await services.webhooks.deliveries(call.scope, {
    limit: limit + 1,
    beforeId: query.cursor,
    state: query.status,
    endpointId: query.endpointId,
    taskId: query.taskId,
  });
  const page = found.slice(0, limit);
  const more = found.length > limit;
  return jsonAnswer(call.exchange, {
    data: page.map(presentDelivery),
    has_more: more,
    next_cursor: more ? (page.at(-1)?.id ?? null) : null,
  });
}

function requireEndpointId(call: Call): string {
  const id = pathParam(call, "id");
  if (/^we_[0-9a-f]{32}$/.test(id)) return id;
  throw new AppError("not_found", "There is no such endpoint in this workspace and mode.", { param: "id" });
}

function requireDeliveryId(call: Call): string {
  const id = pathParam(call, "id");
  if (/^whd_[0-9A-Za-z_]{1,120}$/.test(id)) return id;
  throw new AppError("not_found", "There is no such delivery in this workspace and mode.", { param: "id" });
}

function editorOf({ principal, exchange }: Call): EndpointEditor {
  return {
    actor: { kind: "key", id: principal.apiKeyId, name: principal.keyName },
    requestId: exchange.requestId,
  };
}

function presentSecret({ secret, createdAt, previousUntil }: WebhookSecret) {
  return {
    secret,
    created_at: createdAt.toISOString(),
    previous_signs_until: previousUntil?.toISOString() ?? null,
  };
}

function presentEndpoint(endpoint: WebhookEndpoint) {
  return {
    id: endpoint.id,
    object: "webhook_endpoint",
    url: endpoint.url,
    description: endpoint.description,
    events: endpoint.events,
    status: endpoint.state,
    status_reason: endpoint.stateReason ?? null,
    failing_since: endpoint.failingSince?.toISOString() ?? null,
    last_success_at: endpoint.lastSuccessAt?.toISOString() ?? null,
    last_failure_at: endpoint.lastFailureAt?.toISOString() ?? null,
    previous_secret_signs_until: endpoint.previousSecretUntil?.toISOString() ?? null,
    created_at: endpoint.createdAt.toISOString(),
    updated_at: endpoint.updatedAt.toISOString(),
  };
}

function presentNewEndpoint({ endpoint, secret }: EndpointWithSecret) {
  return { ...presentEndpoint(endpoint), secret };
}

function presentDelivery(delivery: Delivery) {
  return {
    id: delivery.id,
    object: "webhook_delivery",
    event_id: delivery.eventId,
    event: delivery.eventType,
    task_id: delivery.taskId?.toString() ?? null,
    endpoint_id: delivery.endpointId ?? null,
    url: delivery.url,
    status: delivery.state,
    attempt_count: delivery.attempts,
    last_http_status: delivery.lastStatus ?? null,
    last_error: delivery.lastError ?? null,
    next_attempt_at: delivery.nextAttemptAt?.toISOString() ?? null,
    created_at: delivery.createdAt.toISOString(),
    ended_at: delivery.endedAt?.toISOString() ?? null,
  };
}

function presentDetail({ delivery, event, attempts }: DeliveryDetail, services: GuideServices) {
  return {
    ...presentDelivery(delivery),
    request_body: { ...presentEventData(event, services), event: event.type },
    attempts: attempts.map((attempt) => ({
      number: attempt.number,
      at: attempt.at.toISOString(),
      duration_ms: attempt.durationMs,
      http_status: attempt.status ?? null,
      error: attempt.error ?? null,
      response_body: attempt.responseBody ?? null,
    })),
  };
}
