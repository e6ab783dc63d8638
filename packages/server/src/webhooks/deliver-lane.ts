import { assert, withoutSecrets } from "@kinora/core";
import type { Logger } from "pino";
import { crashPoint } from "#observe/crash-point.ts";
import type { Jobs, Lease } from "#jobs/jobs.ts";
import type { OutboundDoor } from "#outbound/outbound-door.ts";
import { OutboundError } from "#outbound/outbound-error.ts";
import type { Database, Transaction } from "#store/database.ts";
import { endpointSecrets } from "./endpoint-secret.ts";
import { endPendingDeliveries, findLaneEndpoint, recordHealth, type WebhookEndpoint } from "./endpoint-store.ts";
import { stopEndpoint } from "./stop-endpoint.ts";
import { signWebhook } from "./sign-webhook.ts";
import type { WebhookEvent } from "./webhook-event.ts";
import { nextAttemptAt, retryAfterSeconds } from "./webhook-schedule.ts";
import { callbackSecrets } from "./webhook-secret.ts";
import { type AttemptOutcome, type DueDelivery, dueDeliveries, nextDueAt, recordAttempts } from "./webhook-store.ts";

export interface WebhookContext {
  readonly db: Database;
  readonly jobs: Pick<Jobs, "lock" | "complete" | "reschedule">;
  readonly door: Pick<OutboundDoor, "open">;
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
  /** The body of an event, without its type: the task object as the dialect of its task shows it. */
  readonly present: (event: WebhookEvent) => Readonly<Record<string, unknown>>;
  /** Seconds between the attempts after the first. */
  readonly delaysSeconds: readonly number[];
  readonly now: () => Date;
  /** 0 to 1. */
  readonly random: () => number;
  readonly log: Pick<Logger, "error">;
  /** Of one attempt; 15 s by default. */
  readonly timeoutMs?: number;
}

/** Receivers answer first and work afterwards; the standard advises 15 to 30 s. */
const defaultTimeoutMs = 15_000;
/** Requests to one receiver at once. */
const batch = 16;
/** A lane with more to do gives its slot to the next after so many batches that went well, or one that did not. */
const batchesMax = 16;
/** What of an answer is kept for the log. */
const responseBytesMax = 4_096;
/** An endpoint that took nothing for so long is told nothing more. */
const pauseAfterMs = 5 * 86_400_000;

/**
 * The step of a lane's job: signed POSTs of what is due there, then their outcomes in one transaction, batch after batch;
 * at the end the job's next run. A kill in between sends the same events again under the same ids, which receivers drop.
 *
 * @throws LeaseLost when another worker has the job; nothing is recorded then
 */
export async function deliverLane(context: WebhookContext, lease: Lease, signal?: AbortSignal): Promise<void> {
  const lane = laneOf(lease);
  for (let done = 0; done < batchesMax; done++) {
    const due = await dueDeliveries(context.db, lane, { now: context.now(), limit: batch });
    const [first] = due;
    if (first === undefined) break;
    const receiver = await openReceiver(context, lane, first.event);
    if (receiver === undefined) {
      // written by a transaction that saw the endpoint active, and committed after it was stopped
      const end = { reason: "the endpoint was not active", now: context.now() };
      await context.db.transaction().execute(async (tx) => endPendingDeliveries(tx, lane, end));
      break;
    }
    const outcomes = await sendAll(context, { due, secrets: receiver.secrets, signal });
    if (signal?.aborted) return; // the worker stops: the lease lapses and the attempts are made again
    crashPoint("before_webhook_mark");
    const endpoint = await context.db.transaction().execute(async (tx) => {
      // endpoint, lane, deliveries: everybody locks in this order
      const healthy = receiver.endpoint && (await recordHealth(tx, receiver.endpoint.id, healthOf(outcomes)));
      await context.jobs.lock(tx, lease);
      await recordAttempts(tx, outcomes);
      return healthy;
    });
    if (endpoint !== undefined) await stopWhenHopeless(context, endpoint, outcomes);
    if (outcomes.some(({ state }) => state !== "delivered")) break;
  }
  await context.db.transaction().execute(async (tx) => endStep(context, tx, lease));
}

/** Puts a lane off whose step failed on our side again and again: nothing of it is lost, nothing else waits for it. */
export async function putLaneOff(context: Pick<WebhookContext, "db" | "jobs" | "now">, lease: Lease): Promise<void> {
  const runAt = new Date(context.now().getTime() + 300_000);
  await context.db.transaction().execute(async (tx) => context.jobs.reschedule(tx, lease, runAt));
}

async function endStep(context: WebhookContext, tx: Transaction, lease: Lease): Promise<void> {
  // only then is every delivery seen whose writer left this job alone
  await context.jobs.lock(tx, lease);
  const dueAt = await nextDueAt(tx, laneOf(lease));
  if (dueAt === undefined) {
    await context.jobs.complete(tx, lease);
    return;
  }
  // with more to do now it goes behind every lane that waits already
  const behind = new Date(context.now().getTime() + 1);
  await context.jobs.reschedule(tx, lease, dueAt < behind ? behind : dueAt);
}

interface Receiver {
  readonly endpoint: WebhookEndpoint | undefined;
  readonly secrets: readonly string[];
}

/** Undefined for an endpoint that is told nothing. */
async function openReceiver(
  { db, masterKey, now }: WebhookContext,
  lane: string,
  event: WebhookEvent,
): Promise<Receiver | undefined> {
  if (lane.startsWith("callback:")) {
    return { endpoint: undefined, secrets: await callbackSecrets(db, masterKey, event, now()) };
  }
  const found = await findLaneEndpoint(db, lane);
  if (found === undefined || found.endpoint.state !== "active") return undefined;
  const { endpoint, secrets } = found;
  return { endpoint, secrets: endpointSecrets(masterKey, endpoint, secrets, now()) };
}

/** All at once, but the events of one task one after another, so that they arrive in their order when all is well. */
async function sendAll(
  context: WebhookContext,
  send: {
    readonly due: readonly DueDelivery[];
    readonly secrets: readonly string[];
    readonly signal: AbortSignal | undefined;
  },
): Promise<readonly AttemptOutcome[]> {
  const { secrets, signal } = send;
  const ordered = send.due.toSorted((a, b) => a.event.sequence - b.event.sequence);
  const groups = Map.groupBy(ordered, ({ event }) => event.taskId ?? event.id);
  const outcomes = await Promise.all(
    [...groups.values()].map(async (deliveries) => {
      const ended: AttemptOutcome[] = [];
      for (const delivery of deliveries) {
        const startedMs = performance.now();
        const answer = await attempt(context, { delivery, secrets, signal });
        ended.push(judge(context, { delivery, answer, durationMs: Math.round(performance.now() - startedMs) }));
      }
      return ended;
    }),
  );
  return outcomes.flat();
}

type Answer =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly retryAfter: string | undefined;
      readonly body: string | undefined;
    }
  | { readonly kind: "failed"; readonly error: string; readonly status: number | undefined };

async function attempt(
  context: WebhookContext,
  {
    delivery,
    secrets,
    signal,
  }: {
    readonly delivery: DueDelivery;
    readonly secrets: readonly string[];
    readonly signal: AbortSignal | undefined;
  },
): Promise<Answer> {
  const { event } = delivery;
  try {
    const body = JSON.stringify({ ...context.present(event), event: event.type });
    await using answer = await context.door.open({
      url: delivery.url,
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...signWebhook(secrets, { id: event.id, sentAt: context.now(), body }),
      },
      body: Buffer.from(body),
      redirectsMax: 0,
      totalMs: context.timeoutMs ?? defaultTimeoutMs,
      sizeBytesMax: Number.MAX_SAFE_INTEGER, // only the beginning is read
      ...(signal === undefined ? {} : { signal }),
    });
    return {
      kind: "answered",
      status: answer.status,
      retryAfter: answer.header("retry-after"),
      body: await beginningOf(answer.body),
    };
  } catch (error) {
    if (error instanceof OutboundError) {
      const { failure } = error;
      return {
        kind: "failed",
        error: error.message,
        status: failure.kind === "redirects" ? failure.status : undefined,
      };
    }
    // one event that cannot be told must not keep the others from being told
    context.log.error({ err: error, deliveryId: delivery.id }, "a webhook could not be made");
    return { kind: "failed", error: "the delivery could not be made by this server", status: undefined };
  }
}

/** The beginning of an answer as text; undefined when there is none. The status has come, so a broken body is no failure. */
async function beginningOf(body: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      bytes += chunk.byteLength;
      if (bytes >= responseBytesMax) break;
    }
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
  }
  if (bytes === 0) return undefined;
  const text = Buffer.concat(chunks).subarray(0, responseBytesMax).toString("utf8");
  return withoutSecrets(text.replaceAll("\0", "\uFFFD"));
}

function judge(
  context: WebhookContext,
  {
    delivery,
    answer,
    durationMs,
  }: { readonly delivery: DueDelivery; readonly answer: Answer; readonly durationMs: number },
): AttemptOutcome {
  const at = context.now();
  const number = delivery.attempts + 1;
  const { status } = answer;
  const responseBody = answer.kind === "answered" ? answer.body : undefined;
  const base = { deliveryId: delivery.id, number, status, responseBody, at, durationMs };
  if (status !== undefined && status >= 200 && status < 300) {
    return { ...base, state: "delivered", error: undefined, nextAttemptAt: undefined };
  }
  const error = answer.kind === "failed" ? answer.error : `the receiver answered ${answer.status}`;
  if (status === goneForGood) {
    return { ...base, state: "failed", error: `${error}: it is gone for good`, nextAttemptAt: undefined };
  }
  const asked = answer.kind === "answered" ? retryAfterSeconds(answer.retryAfter, at) : undefined;
  const next = nextAttemptAt({
    now: at,
    attemptsMade: number - delivery.attemptsBefore,
    delaysSeconds: context.delaysSeconds,
    random: context.random(),
    ...(asked === undefined ? {} : { retryAfterSeconds: asked }),
  });
  return { ...base, state: next === undefined ? "failed" : "pending", error, nextAttemptAt: next };
}

const goneForGood = 410;

function healthOf(outcomes: readonly AttemptOutcome[]): {
  readonly succeededAt: Date | undefined;
  readonly failedAt: Date | undefined;
} {
  return {
    succeededAt: outcomes.findLast(({ state }) => state === "delivered")?.at,
    failedAt: outcomes.findLast(({ state }) => state !== "delivered")?.at,
  };
}

async function stopWhenHopeless(
  context: WebhookContext,
  endpoint: WebhookEndpoint,
  outcomes: readonly AttemptOutcome[],
): Promise<void> {
  const now = context.now();
  if (outcomes.some(({ status }) => status === goneForGood)) {
    await stopEndpoint(context.db, endpoint, { state: "disabled", reason: "gone", now });
    return;
  }
  const { failingSince } = endpoint;
  if (failingSince !== undefined && now.getTime() - failingSince.getTime() >= pauseAfterMs) {
    await stopEndpoint(context.db, endpoint, { state: "paused", reason: "failing", now });
  }
}

function laneOf(lease: Lease): string {
  const { payload } = lease;
  const lane = typeof payload === "object" && payload !== null && "lane" in payload ? payload.lane : undefined;
  assert(typeof lane === "string", "a deliver_webhook job names its lane");
  return lane;
}
