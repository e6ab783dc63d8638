import { assert } from "@kinora/core";
import { crashPoint } from "#observe/crash-point.ts";
import type { Jobs, Lease } from "#jobs/jobs.ts";
import type { OutboundDoor } from "#outbound/outbound-door.ts";
import { OutboundError } from "#outbound/outbound-error.ts";
import type { Database } from "#store/database.ts";
import { signWebhook } from "./sign-webhook.ts";
import { nextAttemptAt, retryAfterSeconds } from "./webhook-schedule.ts";
import { webhookSecret } from "./webhook-secret.ts";
import {
  type AttemptOutcome,
  findDelivery,
  recordAttempt,
  type WebhookDelivery,
  type WebhookEvent,
} from "./webhook-store.ts";

export interface WebhookContext {
  readonly db: Database;
  readonly jobs: Pick<Jobs, "complete" | "reschedule">;
  readonly door: OutboundDoor;
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
  /** The task object of an event, as the dialect of its task shows it. */
  readonly present: (event: WebhookEvent) => Readonly<Record<string, unknown>>;
  /** Seconds between the attempts after the first. */
  readonly delaysSeconds: readonly number[];
  readonly now: () => Date;
  /** 0 to 1. */
  readonly random: () => number;
}

/** Receivers answer first and work afterwards; the standard advises 15 to 30 s. */
const timeoutMs = 15_000;

/**
 * The step of a `deliver_webhook` job: one signed POST, then its outcome and the job's end or next run in one
 * transaction. A kill between the two sends the same event again under the same id, which receivers drop.
 *
 * @throws LeaseLost when another worker has the job; nothing is recorded then
 */
export async function deliverWebhook(context: WebhookContext, lease: Lease, signal?: AbortSignal): Promise<void> {
  const delivery = await findDelivery(context.db, deliveryIdOf(lease));
  if (delivery === undefined || delivery.state !== "pending") {
    await context.db.transaction().execute(async (tx) => context.jobs.complete(tx, lease));
    return;
  }
  const answer = await attempt(context, delivery, signal);
  if (signal?.aborted) return; // the worker stops: the lease lapses and the attempt is made again
  crashPoint("before_webhook_mark");
  const outcome = judge(context, delivery, answer);
  await context.db.transaction().execute(async (tx) => {
    await recordAttempt(tx, outcome);
    if (outcome.nextAttemptAt === undefined) await context.jobs.complete(tx, lease);
    else await context.jobs.reschedule(tx, lease, outcome.nextAttemptAt, lease.payload);
  });
}

/** Ends the job of a delivery whose step failed on our side again and again; the log has the reason. */
export async function abandonWebhook(
  context: Pick<WebhookContext, "db" | "jobs" | "now">,
  lease: Lease,
): Promise<void> {
  const delivery = await findDelivery(context.db, deliveryIdOf(lease));
  await context.db.transaction().execute(async (tx) => {
    if (delivery?.state === "pending") {
      const error = "the delivery could not be made by this server";
      const { id: deliveryId, attempts } = delivery;
      const at = context.now();
      await recordAttempt(tx, {
        deliveryId,
        attempts,
        state: "failed",
        status: undefined,
        error,
        at,
        nextAttemptAt: undefined,
      });
    }
    await context.jobs.complete(tx, lease);
  });
}

type Answer =
  | { readonly kind: "answered"; readonly status: number; readonly retryAfter: string | undefined }
  | { readonly kind: "failed"; readonly error: string; readonly status: number | undefined };

async function attempt(context: WebhookContext, delivery: WebhookDelivery, signal?: AbortSignal): Promise<Answer> {
  const { event } = delivery;
  const body = JSON.stringify({ ...context.present(event), event: event.type });
  const { secret } = await webhookSecret(context.db, context.masterKey, event);
  try {
    await using answer = await context.door.open({
      url: delivery.url,
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...signWebhook(secret, { id: event.id, sentAt: context.now(), body }),
      },
      body: Buffer.from(body),
      redirectsMax: 0,
      totalMs: timeoutMs,
      sizeBytesMax: 0, // the answer's body is never read
      ...(signal === undefined ? {} : { signal }),
    });
    return { kind: "answered", status: answer.status, retryAfter: answer.header("retry-after") };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    const { failure } = error;
    return { kind: "failed", error: error.message, status: failure.kind === "redirects" ? failure.status : undefined };
  }
}

function judge(context: WebhookContext, delivery: WebhookDelivery, answer: Answer): AttemptOutcome {
  const at = context.now();
  const attempts = delivery.attempts + 1;
  const { status } = answer;
  const base = { deliveryId: delivery.id, attempts, status, at };
  if (status !== undefined && status >= 200 && status < 300) {
    return { ...base, state: "delivered", error: undefined, nextAttemptAt: undefined };
  }
  const error = answer.kind === "failed" ? answer.error : `the receiver answered ${answer.status}`;
  if (status === 410) {
    return { ...base, state: "failed", error: `${error}: it is gone for good`, nextAttemptAt: undefined };
  }
  const asked = answer.kind === "answered" ? retryAfterSeconds(answer.retryAfter, at) : undefined;
  const next = nextAttemptAt({
    now: at,
    attemptsMade: attempts,
    delaysSeconds: context.delaysSeconds,
    random: context.random(),
    ...(asked === undefined ? {} : { retryAfterSeconds: asked }),
  });
  return { ...base, state: next === undefined ? "failed" : "pending", error, nextAttemptAt: next };
}

function deliveryIdOf(lease: Lease): string {
  const { payload } = lease;
  const id =
    typeof payload === "object" && payload !== null && "deliveryId" in payload ? payload.deliveryId : undefined;
  assert(typeof id === "string", "a deliver_webhook job names its delivery");
  return id;
}
