import { z } from "@hono/zod-openapi";
import { eventFilters, eventTypes } from "@kinora/core";
import { requestLimits } from "#http-kit/limits.ts";
import { overlapSecondsDefault, overlapSecondsMax } from "#webhooks/webhook-secret.ts";
import { nameField, textField } from "./text-field.ts";
import { instant as instantIn, wholeNumber } from "./wire.ts";

const instant = z.string().openapi({ format: "date-time", example: "2026-11-24T10:00:00.000Z" });
const eventType = z.enum(eventTypes).openapi({ example: "task.completed" });
const endpointId = z.string().openapi({ example: "we_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b" });
const eventId = z.string().openapi({
  description: "The same in every attempt, at every receiver and in the feed: `webhook-id`.",
  example: "evt_383049217409351680_3",
});
const taskIdOrNull = z.string().nullable().openapi({ description: "Null for what is no task's." });

// Callbacks' secret

export const webhookSecretAnswer = z
  .object({
    secret: z.string().openapi({
      description: "What `webhook-signature` is made with: `whsec_` and base64, as Standard Webhooks has it.",
      example: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=",
    }),
    created_at: instant,
    previous_signs_until: instant
      .nullable()
      .openapi({ description: "Until then the secret before the last rotation signs besides." }),
  })
  .openapi("WebhookSecret");

export const rotateBody = z
  .object({
    overlap_seconds: z
      .int()
      .min(0)
      .max(overlapSecondsMax)
      .optional()
      .openapi({
        description: `How long the old secret signs besides; ${overlapSecondsDefault} by default.`,
        example: 86_400,
      }),
  })
  .openapi("WebhookRotateRequest");

// Endpoints

const urlField = () =>
  nameField({ min: 1, max: 2_048 }).openapi({
    description: "A public https address; http where the operator allows its network.",
    example: "https://example.com/hooks/kinora",
  });
const eventsField = () =>
  z
    .array(z.enum(eventFilters as readonly [string, ...string[]]))
    .max(32)
    .openapi({
      description: "Types, or families such as `task.*`; empty means all.",
      example: ["task.completed", "task.failed"],
    });
const descriptionField = () => textField({ min: 0, max: 500 }).openapi({ example: "Order system" });

export const endpointCreateBody = z
  .object({ url: urlField(), description: descriptionField().optional(), events: eventsField().optional() })
  .openapi("WebhookEndpointCreateRequest");

export const endpointChangeBody = z
  .object({
    url: urlField().optional(),
    description: descriptionField().optional(),
    events: eventsField().optional(),
    status: z.enum(["active", "paused"]).optional().openapi({
      description: "What waits for an endpoint that is paused ends; `resend` brings it back.",
    }),
  })
  .openapi("WebhookEndpointChangeRequest");

export const resendBody = z
  .object({
    since: instantIn.optional().openapi({ description: "Inclusive; five days ago by default." }),
    which: z.enum(["missed", "all"]).optional().openapi({
      description:
        "`missed` (default): what failed, and what came while the endpoint was not active. `all`: what it got, too.",
    }),
  })
  .openapi("WebhookResendRequest");

const endpointFields = {
  id: endpointId,
  object: z.literal("webhook_endpoint"),
  url: z.string(),
  description: z.string(),
  events: z.array(z.string()).openapi({ description: "Empty: all." }),
  status: z.enum(["active", "paused", "disabled"]),
  status_reason: z
    .enum(["requested", "failing", "gone"])
    .nullable()
    .openapi({ description: "`failing`: every delivery failed for five days. `gone`: it answered 410." }),
  failing_since: instant.nullable().openapi({ description: "The first failure since the last success." }),
  last_success_at: instant.nullable(),
  last_failure_at: instant.nullable(),
  previous_secret_signs_until: instant.nullable(),
  created_at: instant,
  updated_at: instant,
};

export const endpointAnswer = z.object(endpointFields).openapi("WebhookEndpoint");
export const endpointListAnswer = z
  .object({ object: z.literal("list"), data: z.array(endpointAnswer) })
  .openapi("WebhookEndpointList");
export const newEndpointAnswer = z
  .object({ ...endpointFields, secret: z.string().openapi({ description: "Shown this once." }) })
  .openapi("NewWebhookEndpoint");
export const resendAnswer = z
  .object({
    resent: z.int().openapi({ description: "Deliveries that are due again." }),
    has_more: z.boolean().openapi({ description: "Call again for the rest." }),
  })
  .openapi("WebhookResent");

// Deliveries

const deliveryFields = {
  id: z.string().openapi({ example: "whd_383049217409351680_3_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b" }),
  object: z.literal("webhook_delivery"),
  event_id: eventId,
  event: eventType,
  task_id: taskIdOrNull,
  endpoint_id: z.string().nullable().openapi({ description: "Null for a task's `callback_url`." }),
  url: z.string(),
  status: z.enum(["pending", "delivered", "failed"]),
  attempt_count: z.int(),
  last_http_status: z.int().nullable(),
  last_error: z.string().nullable(),
  next_attempt_at: instant.nullable(),
  created_at: instant,
  ended_at: instant.nullable(),
};

export const deliveryAnswer = z.object(deliveryFields).openapi("WebhookDelivery");
export const deliveryListAnswer = z
  .object({ data: z.array(deliveryAnswer), has_more: z.boolean(), next_cursor: z.string().nullable() })
  .openapi("WebhookDeliveryList");
export const deliveryDetailAnswer = z
  .object({
    ...deliveryFields,
    request_body: z.record(z.string(), z.unknown()).openapi({ description: "What is sent." }),
    attempts: z.array(
      z.object({
        number: z.int(),
        at: instant,
        duration_ms: z.int(),
        http_status: z.int().nullable(),
        error: z.string().nullable(),
        response_body: z.string().nullable().openapi({ description: "Its first 4 KiB." }),
      }),
    ),
  })
  .openapi("WebhookDeliveryDetail");

export const endpointDeliveriesQuery = z.object({
  limit: wholeNumber(1, requestLimits.pageMax).optional(),
  cursor: nameField({ min: 1, max: 200 }).optional(),
  status: z.enum(["pending", "delivered", "failed"]).optional(),
});

export const deliveriesQuery = endpointDeliveriesQuery.extend({
  task_id: nameField({ min: 1, max: 64 }).optional(),
});

// The feed

export const eventsQuery = z.object({
  after: nameField({ min: 1, max: 200 }).optional().openapi({
    description:
      "Id of the last event that you have seen; `oldest`, which is the default of a list, or `newest`, which is that of a stream.",
  }),
  limit: wholeNumber(1, requestLimits.pageMax).optional(),
  types: z
    .string()
    .regex(new RegExp(`^(${alternatives()})(,(${alternatives()})){0,31}$`), {
      error: "must be event types or families such as task.*, separated by commas",
    })
    .optional()
    .openapi({ description: "Types or families, separated by commas; all by default.", example: "task.*" }),
});

function alternatives(): string {
  return eventFilters.map((filter) => filter.replaceAll(/[.*]/g, "\\$&")).join("|");
}

const eventAnswer = z
  .object({
    id: eventId,
    object: z.literal("event"),
    type: eventType,
    created_at: instant,
    task_id: taskIdOrNull,
    sequence: z.int().nullable().openapi({ description: "The task's; grows with each of its changes." }),
    data: z
      .record(z.string(), z.unknown())
      .openapi({ description: "The body that webhooks carry: the task as it was, and `event`." }),
  })
  .openapi("Event");

export const eventListAnswer = z
  .object({
    data: z.array(eventAnswer),
    has_more: z.boolean(),
    next_cursor: z.string().nullable().openapi({ description: "Send it as `after`." }),
  })
  .openapi("EventList");
