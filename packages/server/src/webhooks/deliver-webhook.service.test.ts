import { randomBytes } from "node:crypto";
import type { TaskMode } from "@kinora/core";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../tests/support/test-database.ts";
import { openWebhookReceiver, type WebhookReceiver } from "../../../../tests/support/webhook-receiver.ts";
import { makeJobs } from "#jobs/job-store.ts";
import { type Lease, LeaseLost } from "#jobs/jobs.ts";
import { openOutboundDoor } from "#outbound/outbound-door.ts";
import { parseNetwork } from "#outbound/public-address.ts";
import { abandonWebhook, deliverWebhook, type WebhookContext } from "./deliver-webhook.ts";
import { webhookDelaysSeconds } from "./webhook-schedule.ts";
import { webhookSecret } from "./webhook-secret.ts";

const masterKey = randomBytes(32);
const owner = { workspaceId: "ws_1", mode: "test" } as const;
let database: TestDatabase;
let now: Date;
let deliveries = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.db
    .insertInto("workspace")
    .values({ id: "ws_1", name: "One", api_plan: null, web_plan: null })
    .execute();
});
afterAll(async () => database[Symbol.asyncDispose]());
beforeEach(async () => {
  now = new Date();
  await database.db.deleteFrom("job").execute();
});

/** A delivery of one event, and its job as a worker would hold it. */
async function arrange(url: string): Promise<{ readonly lease: Lease; readonly deliveryId: string }> {
  const number = ++deliveries;
  const { db } = database;
  const eventId = `evt_${number}_2`;
  const deliveryId = `whd_${number}_2`;
  const taskId = BigInt(number);
  const data = { id: String(number), status: "completed" };
  await db
    .insertInto("event")
    .values({ ...row(), id: eventId, task_id: taskId, sequence: 2, type: "task.completed", data: JSON.stringify(data) })
    .execute();
  await db
    .insertInto("webhook_delivery")
    .values({ ...row(), id: deliveryId, event_id: eventId, task_id: taskId, url, state: "pending", ...noOutcome })
    .execute();
  await db
    .insertInto("job")
    .values({ ...jobRow, workspace_id: "ws_1", task_id: taskId, run_at: now, payload: JSON.stringify({ deliveryId }) })
    .execute();
  return { deliveryId, lease: await claimed() };
}

/** The one job that is due now, leased as a worker would. */
async function claimed(): Promise<Lease> {
  const lease = await jobs().claim(["deliver_webhook"]);
  if (lease === undefined) throw new Error("no delivery is due");
  return lease;
}
const jobs = () => makeJobs(database.db, { worker: "w", now: () => now, notify: false });
const row = () => ({ workspace_id: owner.workspaceId, mode: owner.mode });
const noOutcome = { last_status: null, last_error: null, next_attempt_at: null, ended_at: null };
const jobRow = { kind: "deliver_webhook", lease_until: null, worker: null, unique_key: null };

function context(change: Partial<WebhookContext> = {}): WebhookContext {
  return {
    db: database.db,
    jobs: jobs(),
    door: openOutboundDoor({
      allowedNetworks: [parseNetwork("127.0.0.0/8")],
      resolve: async () => ["127.0.0.1"],
    }),
    masterKey,
    present: (event) => ({ task_id: String(event.taskId), mode: event.mode, ...(event.data as object) }),
    delaysSeconds: webhookDelaysSeconds,
    now: () => now,
    random: () => 0.5,
    ...change,
  };
}

async function stateOf(deliveryId: string) {
  return database.db
    .selectFrom("webhook_delivery as delivery")
    .leftJoin("job", (join) => join.onRef("job.task_id", "=", "delivery.task_id"))
    .where("delivery.id", "=", deliveryId)
    .select(["state", "delivery.attempts", "last_status", "last_error", "next_attempt_at", "ended_at", "job.run_at"])
    .executeTakeFirstOrThrow();
}
const inSeconds = (date: Date | null): number | undefined =>
  date === null ? undefined : Math.round((date.getTime() - now.getTime()) / 1_000);

async function answering(status: number, headers: Record<string, string> = {}): Promise<WebhookReceiver> {
  return openWebhookReceiver((_request, response) => {
    response.writeHead(status, headers).end("body");
  });
}

test("a delivery is the task with its event, signed so that the public verifier accepts it", async () => {
  await using receiver = await openWebhookReceiver();
  const { lease, deliveryId } = await arrange(receiver.url);
  await deliverWebhook(context(), lease);
  const [received] = receiver.received;
  const verifier = new Webhook((await webhookSecret(database.db, masterKey, owner)).secret);
  const headers = {
    "webhook-id": String(received?.headers["webhook-id"]),
    "webhook-timestamp": String(received?.headers["webhook-timestamp"]),
    "webhook-signature": String(received?.headers["webhook-signature"]),
  };
  expect(verifier.verify(received?.body ?? "", headers)).toEqual({
    task_id: String(lease.taskId),
    mode: "test",
    id: String(lease.taskId),
    status: "completed",
    event: "task.completed",
  });
  expect(headers["webhook-id"]).toBe(`evt_${lease.taskId}_2`);
  expect(received?.headers["content-type"]).toBe("application/json");
  expect(() => verifier.verify(`${received?.body} `, headers)).toThrow();
  expect(await stateOf(deliveryId)).toMatchObject({ state: "delivered", attempts: 1, last_status: 204, run_at: null });
});

test("test and live sides sign with secrets of their own that stay the same and lie sealed", async () => {
  const { db } = database;
  const secretOf = async (mode: TaskMode): Promise<string> =>
    (await webhookSecret(db, masterKey, { ...owner, mode })).secret;
  const secrets = await Promise.all([1, 2, 3].map(() => secretOf("live")));
  expect(new Set(secrets).size).toBe(1);
  const [live = ""] = secrets;
  expect(live).not.toBe(await secretOf(owner.mode));
  expect(Buffer.from(live.replace(/^whsec_/, ""), "base64")).toHaveLength(32);
  const rows = await db.selectFrom("webhook_secret").select("sealed").execute();
  for (const { sealed } of rows) expect(sealed.toString("latin1")).not.toContain("whsec_");
  await expect(webhookSecret(db, randomBytes(32), owner)).rejects.toThrow("another master key");
});

test.each([199 + 1, 201, 204, 299])("status %i is a success whatever its body", async (status) => {
  await using receiver = await answering(status, { "content-encoding": "gzip" });
  const { lease, deliveryId } = await arrange(receiver.url);
  await deliverWebhook(context(), lease);
  expect(await stateOf(deliveryId)).toMatchObject({ state: "delivered", last_status: status, last_error: null });
});

test.each([400, 401, 404, 429, 500, 503])("status %i is tried again after 5 s", async (status) => {
  await using receiver = await answering(status);
  const { lease, deliveryId } = await arrange(receiver.url);
  await deliverWebhook(context(), lease);
  const state = await stateOf(deliveryId);
  expect(state).toMatchObject({ state: "pending", attempts: 1, last_status: status, ended_at: null });
  expect(state.last_error).toBe(`the receiver answered ${status}`);
  expect([inSeconds(state.next_attempt_at), inSeconds(state.run_at)]).toEqual([5, 5]);
});

test("a redirect is a failure and is not followed", async () => {
  await using other = await openWebhookReceiver();
  await using receiver = await answering(307, { location: other.url });
  const { lease, deliveryId } = await arrange(receiver.url);
  await deliverWebhook(context(), lease);
  expect(await stateOf(deliveryId)).toMatchObject({ state: "pending", last_status: 307 });
  expect(other.received).toEqual([]);
});

test("a receiver that is gone for good is told nothing more", async () => {
  await using receiver = await answering(410);
  const { lease, deliveryId } = await arrange(receiver.url);
  await deliverWebhook(context(), lease);
  expect(await stateOf(deliveryId)).toMatchObject({
    state: "failed",
    last_status: 410,
    next_attempt_at: null,
    run_at: null,
  });
});

test("Retry-After moves the next attempt", async () => {
  await using receiver = await answering(503, { "retry-after": "120" });
  const { lease, deliveryId } = await arrange(receiver.url);
  await deliverWebhook(context(), lease);
  expect(inSeconds((await stateOf(deliveryId)).next_attempt_at)).toBe(120);
});

test("ten attempts carry one id and fresh timestamps, then the delivery has failed", async () => {
  await using receiver = await answering(500);
  const { lease, deliveryId } = await arrange(receiver.url);
  const waits: (number | undefined)[] = [];
  for (let step: Lease | undefined = lease; step !== undefined;) {
    await deliverWebhook(context(), step);
    const { run_at } = await stateOf(deliveryId);
    waits.push(inSeconds(run_at));
    if (run_at !== null) now = run_at;
    step = run_at === null ? undefined : await claimed();
  }
  expect(waits).toEqual([...webhookDelaysSeconds, undefined]);
  expect(await stateOf(deliveryId)).toMatchObject({ state: "failed", attempts: 10, next_attempt_at: null });
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(10);
});

test("an operator's schedule decides how many attempts there are", async () => {
  await using receiver = await answering(500);
  const { lease, deliveryId } = await arrange(receiver.url);
  const own = context({ delaysSeconds: [1] });
  await deliverWebhook(own, lease);
  expect(inSeconds((await stateOf(deliveryId)).next_attempt_at)).toBe(1);
  now = new Date(now.getTime() + 1_000);
  await deliverWebhook(own, await claimed());
  expect(await stateOf(deliveryId)).toMatchObject({ state: "failed", attempts: 2 });
});

test("a receiver at a private address is refused at delivery, in words without the address", async () => {
  await using receiver = await openWebhookReceiver();
  const door = openOutboundDoor({ allowedNetworks: [], resolve: async () => ["127.0.0.1"] });
  for (const url of ["https://inside.example/hook", "http://127.0.0.1/hook", receiver.url]) {
    const { lease, deliveryId } = await arrange(url);
    await deliverWebhook(context({ door }), lease);
    const state = await stateOf(deliveryId);
    expect(state).toMatchObject({ state: "pending", attempts: 1, last_status: null });
    expect(state.last_error).toMatch(/not a public address|port other than/);
  }
  expect(receiver.received).toEqual([]);
});

test("a receiver that refuses connections is tried again", async () => {
  const receiver = await openWebhookReceiver();
  const { lease, deliveryId } = await arrange(receiver.url);
  await receiver[Symbol.asyncDispose]();
  await deliverWebhook(context(), lease);
  expect(await stateOf(deliveryId)).toMatchObject({
    state: "pending",
    last_error: "127.0.0.1 accepted no connection",
  });
});

test("a worker that lost its lease records nothing", async () => {
  await using receiver = await openWebhookReceiver();
  const { lease, deliveryId } = await arrange(receiver.url);
  await database.db
    .updateTable("job")
    .set({ lease_token: lease.token + 1n })
    .where("id", "=", lease.jobId)
    .execute();
  await expect(deliverWebhook(context(), lease)).rejects.toThrow(LeaseLost);
  expect(await stateOf(deliveryId)).toMatchObject({ state: "pending", attempts: 0, last_status: null });
});

test("a delivery that ended is not sent again", async () => {
  await using receiver = await openWebhookReceiver();
  const { lease, deliveryId } = await arrange(receiver.url);
  await database.db.updateTable("webhook_delivery").set({ state: "delivered" }).where("id", "=", deliveryId).execute();
  await deliverWebhook(context(), lease);
  expect(receiver.received).toEqual([]);
  expect(await stateOf(deliveryId)).toMatchObject({ attempts: 0, run_at: null });
});

test("a worker that is stopped in the middle records nothing, so that the attempt is made again", async () => {
  const stopping = new AbortController();
  await using receiver = await openWebhookReceiver(() => stopping.abort());
  const { lease, deliveryId } = await arrange(receiver.url);
  await deliverWebhook(context(), lease, stopping.signal);
  expect(receiver.received).toHaveLength(1);
  expect(await stateOf(deliveryId)).toMatchObject({ state: "pending", attempts: 0 });
});

test("a delivery whose step keeps failing ends as failed", async () => {
  const { lease, deliveryId } = await arrange("https://hooks.example/hook");
  await abandonWebhook(context(), lease);
  expect(await stateOf(deliveryId)).toMatchObject({ state: "failed", run_at: null });
});
