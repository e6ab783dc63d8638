import { randomBytes } from "node:crypto";
import type { TaskMode } from "@kinora/core";
import { sql } from "kysely";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openWebhookReceiver, type WebhookReceiver } from "../../../../tests/support/webhook-receiver.ts";
import { type Lease, LeaseLost } from "#jobs/jobs.ts";
import { openOutboundDoor } from "#outbound/outbound-door.ts";
import { deliverLane, putLaneOff } from "./deliver-lane.ts";
import { labOwner, openWebhookLab, type WebhookLab } from "./webhook-lab.fixture.ts";
import { webhookDelaysSeconds } from "./webhook-schedule.ts";
import { rotateWebhookSecret, webhookSecret } from "./webhook-secret.ts";

let lab: WebhookLab;
let tasks = 0n;

beforeAll(async () => {
  lab = await openWebhookLab();
});
afterAll(async () => lab[Symbol.asyncDispose]());
beforeEach(async () => {
  lab.now = new Date();
  await lab.db.deleteFrom("job").execute();
  await lab.db.deleteFrom("webhook_delivery").execute();
});

/** The callback of one task, and its lane as a worker would hold it. */
async function arrange(url: string): Promise<{ readonly lease: Lease; readonly taskId: bigint }> {
  const taskId = ++tasks;
  await lab.tellTask({ taskId, callbackUrl: url });
  return { taskId, lease: await lab.claim() };
}

async function stateOf(taskId: bigint) {
  const delivery = await lab.db
    .selectFrom("webhook_delivery")
    .where("task_id", "=", taskId)
    .selectAll()
    .executeTakeFirstOrThrow();
  const job = await lab.db
    .selectFrom("job")
    .where("unique_key", "=", `deliver_webhook:${delivery.lane}`)
    .select("run_at")
    .executeTakeFirst();
  return { ...delivery, run_at: job?.run_at ?? null };
}
const inSeconds = (date: Date | null): number | undefined =>
  date === null ? undefined : Math.round((date.getTime() - lab.now.getTime()) / 1_000);

async function answering(status: number, headers: Record<string, string> = {}): Promise<WebhookReceiver> {
  return openWebhookReceiver((_request, response) => {
    response.writeHead(status, headers).end("body");
  });
}

const signedHeaders = (received: WebhookReceiver["received"][number] | undefined) => ({
  "webhook-id": String(received?.headers["webhook-id"]),
  "webhook-timestamp": String(received?.headers["webhook-timestamp"]),
  "webhook-signature": String(received?.headers["webhook-signature"]),
});

test("a delivery is the task with its event, signed so that the public verifier accepts it", async () => {
  await using receiver = await openWebhookReceiver();
  const { lease, taskId } = await arrange(receiver.url);
  await deliverLane(lab.context(), lease);
  const [received] = receiver.received;
  const verifier = new Webhook((await webhookSecret(lab.db, lab.masterKey, labOwner)).secret);
  expect(verifier.verify(received?.body ?? "", signedHeaders(received))).toEqual({
    task_id: String(taskId),
    mode: "test",
    id: String(taskId),
    status: "completed",
    event: "task.completed",
  });
  expect(received?.headers["webhook-id"]).toBe(`evt_${taskId}_2`);
  expect(received?.headers["content-type"]).toBe("application/json");
  expect(() => verifier.verify(`${received?.body} `, signedHeaders(received))).toThrow();
  expect(await stateOf(taskId)).toMatchObject({ state: "delivered", attempts: 1, last_status: 204, run_at: null });
});

test("test and live sides sign with secrets of their own that stay the same and lie sealed", async () => {
  const { db, masterKey } = lab;
  const secretOf = async (mode: TaskMode): Promise<string> =>
    (await webhookSecret(db, masterKey, { ...labOwner, mode })).secret;
  const secrets = await Promise.all([1, 2, 3].map(() => secretOf("live")));
  expect(new Set(secrets).size).toBe(1);
  const [live = ""] = secrets;
  expect(live).not.toBe(await secretOf(labOwner.mode));
  expect(Buffer.from(live.replace(/^whsec_/, ""), "base64")).toHaveLength(32);
  const rows = await db.selectFrom("webhook_secret").select("sealed").execute();
  for (const { sealed } of rows) expect(sealed.toString("latin1")).not.toContain("whsec_");
  await expect(webhookSecret(db, randomBytes(32), labOwner)).rejects.toThrow("another master key");
});

test("old and new secret of callbacks both verify during a rotation's overlap, then the new one alone", async () => {
  await using receiver = await openWebhookReceiver();
  const { db, masterKey } = lab;
  const old = await webhookSecret(db, masterKey, labOwner);
  const made = await rotateWebhookSecret(db, masterKey, labOwner, { overlapSeconds: 60, now: lab.now });
  expect(made.secret).not.toBe(old.secret);
  const verifies = (secret: string): boolean => {
    const received = receiver.received.at(-1);
    try {
      return new Webhook(secret).verify(received?.body ?? "", signedHeaders(received)) !== undefined;
    } catch {
      return false;
    }
  };
  const { lease } = await arrange(receiver.url);
  await deliverLane(lab.context(), lease);
  expect([verifies(old.secret), verifies(made.secret)]).toEqual([true, true]);
  lab.now = new Date(lab.now.getTime() + 60_000);
  const later = await arrange(receiver.url);
  await deliverLane(lab.context(), later.lease);
  expect([verifies(old.secret), verifies(made.secret)]).toEqual([false, true]);
});

test.each([200, 201, 204, 299])("status %i is a success whatever its body", async (status) => {
  await using receiver = await answering(status, { "content-encoding": "gzip" });
  const { lease, taskId } = await arrange(receiver.url);
  await deliverLane(lab.context(), lease);
  expect(await stateOf(taskId)).toMatchObject({ state: "delivered", last_status: status, last_error: null });
});

test.each([400, 401, 404, 429, 500, 503])("status %i is tried again after 5 s", async (status) => {
  await using receiver = await answering(status);
  const { lease, taskId } = await arrange(receiver.url);
  await deliverLane(lab.context(), lease);
  const state = await stateOf(taskId);
  expect(state).toMatchObject({ state: "pending", attempts: 1, last_status: status, ended_at: null });
  expect(state.last_error).toBe(`the receiver answered ${status}`);
  expect([inSeconds(state.next_attempt_at), inSeconds(state.run_at)]).toEqual([5, 5]);
});

test("a redirect is a failure and is not followed", async () => {
  await using other = await openWebhookReceiver();
  await using receiver = await answering(307, { location: other.url });
  const { lease, taskId } = await arrange(receiver.url);
  await deliverLane(lab.context(), lease);
  expect(await stateOf(taskId)).toMatchObject({ state: "pending", last_status: 307 });
  expect(other.received).toEqual([]);
});

test("a receiver that is gone for good is told nothing more of it", async () => {
  await using receiver = await answering(410);
  const { lease, taskId } = await arrange(receiver.url);
  await deliverLane(lab.context(), lease);
  expect(await stateOf(taskId)).toMatchObject({
    state: "failed",
    last_status: 410,
    next_attempt_at: null,
    run_at: null,
  });
});

test("Retry-After moves the next attempt", async () => {
  await using receiver = await answering(503, { "retry-after": "120" });
  const { lease, taskId } = await arrange(receiver.url);
  await deliverLane(lab.context(), lease);
  expect(inSeconds((await stateOf(taskId)).next_attempt_at)).toBe(120);
});

test("ten attempts carry one id and fresh timestamps, then the delivery has failed and the log has them all", async () => {
  await using receiver = await answering(500);
  const taskId = ++tasks;
  await lab.tellTask({ taskId, callbackUrl: receiver.url });
  const startedAt = lab.now;
  const waits: number[] = [];
  let before = startedAt;
  const context = lab.context({
    now: () => {
      if (lab.now > before) waits.push(Math.round((lab.now.getTime() - before.getTime()) / 1_000));
      before = lab.now;
      return lab.now;
    },
  });
  await lab.runToEnd(context);
  expect(waits).toEqual([...webhookDelaysSeconds]);
  expect(await stateOf(taskId)).toMatchObject({ state: "failed", attempts: 10, next_attempt_at: null });
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(10);
  const log = await lab.db.selectFrom("webhook_attempt").selectAll().orderBy("number").execute();
  expect(log.map(({ number, status, response_body }) => [number, status, response_body])).toEqual(
    Array.from({ length: 10 }, (_unused, index) => [index + 1, 500, "body"]),
  );
});

test("an operator's schedule decides how many attempts there are", async () => {
  await using receiver = await answering(500);
  const { lease, taskId } = await arrange(receiver.url);
  const own = lab.context({ delaysSeconds: [1] });
  await deliverLane(own, lease);
  expect(inSeconds((await stateOf(taskId)).next_attempt_at)).toBe(1);
  lab.now = new Date(lab.now.getTime() + 1_000);
  await deliverLane(own, await lab.claim());
  expect(await stateOf(taskId)).toMatchObject({ state: "failed", attempts: 2 });
});

test("a receiver at a private address is refused at delivery, in words without the address", async () => {
  await using receiver = await openWebhookReceiver();
  const door = openOutboundDoor({ allowedNetworks: [], resolve: async () => ["127.0.0.1"] });
  for (const url of ["https://inside.example/hook", "http://127.0.0.1/hook", receiver.url]) {
    const { lease, taskId } = await arrange(url);
    await deliverLane(lab.context({ door }), lease);
    const state = await stateOf(taskId);
    expect(state).toMatchObject({ state: "pending", attempts: 1, last_status: null });
    expect(state.last_error).toMatch(/not a public address|port other than/);
  }
  expect(receiver.received).toEqual([]);
});

test("a receiver that refuses connections is tried again", async () => {
  const receiver = await openWebhookReceiver();
  const { lease, taskId } = await arrange(receiver.url);
  await receiver[Symbol.asyncDispose]();
  await deliverLane(lab.context(), lease);
  expect(await stateOf(taskId)).toMatchObject({
    state: "pending",
    last_error: "127.0.0.1 accepted no connection",
  });
});

test("of an answer the log keeps 4 KiB, without secrets", async () => {
  await using receiver = await openWebhookReceiver((_request, response) => {
    response.end(`whsec_abcdefgh ${"x".repeat(200_000)}`);
  });
  const { lease } = await arrange(receiver.url);
  await deliverLane(lab.context(), lease);
  const [attempt] = await lab.db.selectFrom("webhook_attempt").selectAll().execute();
  expect(attempt?.response_body).toMatch(/^whsec_\[redacted\] x+$/);
  expect(attempt?.response_body?.length).toBeLessThan(4_200);
});

test("a worker that lost its lease records nothing", async () => {
  await using receiver = await openWebhookReceiver();
  const { lease, taskId } = await arrange(receiver.url);
  await lab.db
    .updateTable("job")
    .set({ lease_token: lease.token + 1n })
    .where("id", "=", lease.jobId)
    .execute();
  await expect(deliverLane(lab.context(), lease)).rejects.toThrow(LeaseLost);
  expect(await stateOf(taskId)).toMatchObject({ state: "pending", attempts: 0, last_status: null });
});

test("a delivery that ended is not sent again", async () => {
  await using receiver = await openWebhookReceiver();
  const { lease, taskId } = await arrange(receiver.url);
  await lab.db.updateTable("webhook_delivery").set({ state: "delivered" }).where("task_id", "=", taskId).execute();
  await deliverLane(lab.context(), lease);
  expect(receiver.received).toEqual([]);
  expect(await stateOf(taskId)).toMatchObject({ attempts: 0, run_at: null });
});

test("a worker that is stopped in the middle records nothing, so that the attempt is made again", async () => {
  const stopping = new AbortController();
  await using receiver = await openWebhookReceiver(() => stopping.abort());
  const { lease, taskId } = await arrange(receiver.url);
  await deliverLane(lab.context(), lease, stopping.signal);
  expect(receiver.received).toHaveLength(1);
  expect(await stateOf(taskId)).toMatchObject({ state: "pending", attempts: 0 });
});

test("an event that cannot be told fails alone; the others of its lane are told", async () => {
  await using receiver = await openWebhookReceiver();
  const broken = ++tasks;
  const fine = ++tasks;
  await lab.tellTask({ taskId: broken, callbackUrl: receiver.url });
  await lab.tellTask({ taskId: fine, callbackUrl: receiver.url });
  const present = ({ taskId }: { readonly taskId: bigint | undefined }) => {
    if (taskId === broken) throw new Error("no such shape");
    return {};
  };
  await deliverLane(lab.context({ present }), await lab.claim());
  expect(await stateOf(fine)).toMatchObject({ state: "delivered" });
  expect(await stateOf(broken)).toMatchObject({ state: "pending", attempts: 1 });
});

test("a lane whose step keeps failing here is put off and loses nothing", async () => {
  const { lease, taskId } = await arrange("https://hooks.example/hook");
  await putLaneOff(lab.context(), lease);
  const state = await stateOf(taskId);
  expect(state).toMatchObject({ state: "pending" });
  expect(inSeconds(state.run_at)).toBe(300);
});

test("a delivery that is written while a step ends is never left without a job", async () => {
  await using receiver = await openWebhookReceiver();
  const { lease } = await arrange(receiver.url);
  const late = ++tasks;
  // the step has found nothing more to do; before it ends its job somebody writes, and commits only when the step waits
  // for that, or has ended without waiting
  const written = Promise.withResolvers<void>();
  const jobs = lab.jobs();
  let ended = false;
  let locks = 0;
  let writer: Promise<unknown> | undefined;
  const beforeCommit = async (): Promise<void> => {
    written.resolve();
    while (!ended && !(await isSomebodyWaiting())) continue;
  };
  const lock: typeof jobs.lock = async (tx, held) => {
    if (++locks === 2) {
      writer = lab.tellTask({ taskId: late, callbackUrl: receiver.url, beforeCommit });
      await written.promise;
    }
    await jobs.lock(tx, held);
  };
  await deliverLane(lab.context({ jobs: { ...jobs, lock } }), lease);
  ended = true;
  await writer;
  await lab.drain();
  expect(await stateOf(late)).toMatchObject({ state: "delivered", run_at: null });
});

async function isSomebodyWaiting(): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(lab.db);
  return rows.length > 0;
}
