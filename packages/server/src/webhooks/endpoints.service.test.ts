import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openWebhookReceiver } from "../../../../tests/support/webhook-receiver.ts";
import type { OutboundDoor } from "#outbound/outbound-door.ts";
import { OutboundError } from "#outbound/outbound-error.ts";
import { deliverLane } from "./deliver-lane.ts";
import { listDeliveries, readDelivery, resendAll, resendDelivery } from "./deliveries.ts";
import { changeEndpoint, deleteEndpoint, listEndpoints, rotateEndpointSecret, sendTestEvent } from "./endpoints.ts";
import { editor, labOwner, openWebhookLab, type WebhookLab } from "./webhook-lab.fixture.ts";

const seed = Number(process.env["KINORA_TEST_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

let lab: WebhookLab;
beforeEach(async () => {
  lab = await openWebhookLab();
});
afterEach(async () => lab[Symbol.asyncDispose]());

const eventIds = (received: readonly { readonly headers: Readonly<Record<string, unknown>> }[]): readonly string[] =>
  received.map(({ headers }) => String(headers["webhook-id"]));
const stateOf = async (id: string) => (await listEndpoints(lab.endpoints, labOwner)).find((one) => one.id === id);

/** A door that writes down who was asked for what and when, and answers as it is told; no sockets. */
function scriptedDoor(answer: (url: string) => number | "refused") {
  const asked: { readonly url: string; readonly id: string; readonly at: number }[] = [];
  const open: OutboundDoor["open"] = async ({ url, headers }) => {
    asked.push({ url, id: String(headers?.["webhook-id"]), at: lab.now.getTime() });
    const status = answer(url);
    if (status === "refused") throw new OutboundError({ kind: "unreachable", host: "dead.example", stage: "connect" });
    const body = (async function* () {})();
    return { host: "", status, header: () => undefined, body, [Symbol.asyncDispose]: async () => undefined };
  };
  return { asked, door: { open } };
}

test("a receiver that fails, stalls, redirects and restarts gets every event, each signed and under its own id", async () => {
  console.log(`seed ${seed}`);
  let state = seed;
  const random = (max: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % max;
  };
  const got: { readonly id: string; readonly body: string; readonly headers: Record<string, string> }[] = [];
  const listener: RequestListener = (request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      switch (random(7)) {
        case 0:
          return void response.writeHead(500).end();
        case 1:
          return void response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
        case 2:
          return void request.socket.destroy();
        case 3:
          return void response.writeHead(429, { "retry-after": "30" }).end();
        case 4:
          return; // stalls until the sender gives up
        default:
          got.push({ id: headers["webhook-id"] ?? "", body: Buffer.concat(chunks).toString(), headers });
          response.writeHead(200).end("taken");
      }
    })();
  };
  let server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { secret, endpoint } = await lab.makeEndpoint(`http://127.0.0.1:${port}/hook`);
  const context = lab.context({ timeoutMs: 60 });
  const since = lab.now;
  const wanted: string[] = [];
  for (let round = 0; round < 4; round++) {
    wanted.push(...(await lab.tell(10)));
    await lab.drain(context);
    // it is away for the next attempts, and comes back
    server.closeAllConnections();
    server.close();
    await once(server, "close");
    lab.now = new Date(lab.now.getTime() + 6_000);
    await lab.drain(context);
    server = createServer(listener).listen(port, "127.0.0.1");
    await once(server, "listening");
  }
  await lab.runToEnd(context);
  // whom bad luck met ten times is sent again by hand
  while ((await resendAll(lab.db, labOwner, { endpointId: endpoint.id, since, delivered: false, now: lab.now })) > 0) {
    await lab.runToEnd(context);
  }
  server.closeAllConnections();
  server.close();
  const failed = await listDeliveries(lab.db, labOwner, { limit: 100, state: "failed" });
  expect(failed).toEqual([]);
  expect(new Set(got.map(({ id }) => id))).toEqual(new Set(wanted));
  const verifier = new Webhook(secret);
  for (const { body, headers, id } of got) {
    vi.useFakeTimers({ toFake: ["Date"], now: Number(headers["webhook-timestamp"]) * 1_000 });
    expect(verifier.verify(body, headers)).toEqual({ id, event: "credits.low" });
    vi.useRealTimers();
  }
  expect(await stateOf(endpoint.id)).toMatchObject({ state: "active" });
});

test("a dead endpoint that holds 5,000 events keeps a healthy one waiting for none of its own", async () => {
  await lab.makeEndpoint("https://dead.example/hook");
  await lab.makeEndpoint("https://healthy.example/hook", ["key.*"]);
  // the healthy one's come last, behind all that the dead one holds
  await lab.tell(4_600);
  const ids = await lab.tell(400, "key.old");
  const { asked, door } = scriptedDoor((url) => (url.includes("dead") ? "refused" : 200));
  const context = lab.context({ door });
  await lab.drain(context);
  for (const laterMs of [5_000, 1, 1]) {
    lab.now = new Date(lab.now.getTime() + laterMs);
    await deliverLane(context, await lab.claim());
  }
  const healthy = asked.filter(({ url }) => url.includes("healthy"));
  expect(new Set(healthy.map(({ id }) => id))).toEqual(new Set(ids));
  expect(healthy).toHaveLength(400);
  expect(asked.filter(({ url }) => url.includes("dead")).length).toBeGreaterThan(5_000);
  const seen = new Set<string>();
  const secondAttempt = asked.findIndex(({ url, id }) => url.includes("dead") && (seen.has(id) || !seen.add(id)));
  expect(secondAttempt).toBeGreaterThan(0);
  expect(asked.slice(secondAttempt).filter(({ url }) => url.includes("healthy"))).toEqual([]);
});

test("events that come while a dead endpoint is being tried do not wait for it", async () => {
  await lab.makeEndpoint("https://dead.example/hook");
  await lab.makeEndpoint("https://healthy.example/hook", ["key.*"]);
  await lab.tell(200);
  const [late] = await lab.tell(1, "key.old");
  const { asked, door } = scriptedDoor((url) => (url.includes("dead") ? "refused" : 200));
  await lab.drain(lab.context({ door }));
  const place = asked.findIndex(({ url, id }) => url.includes("healthy") && id === late);
  expect(place).toBeGreaterThanOrEqual(0);
  expect(place).toBeLessThan(32);
});

test("an endpoint gets the events it asked for, by type and by family", async () => {
  await using receiver = await openWebhookReceiver();
  await using other = await openWebhookReceiver();
  await lab.makeEndpoint(receiver.url, ["task.*", "key.expiring"]);
  await lab.makeEndpoint(other.url);
  const task = await lab.tellTask({ taskId: 7n });
  const [expiring] = await lab.tell(1, "key.expiring");
  const [low] = await lab.tell(1, "credits.low");
  await lab.drain();
  expect(new Set(eventIds(receiver.received))).toEqual(new Set([task, expiring]));
  expect(new Set(eventIds(other.received))).toEqual(new Set([task, expiring, low]));
});

test("an endpoint whose every delivery failed for five days is paused, and the others are told so", async () => {
  await using watcher = await openWebhookReceiver();
  const dead = (await lab.makeEndpoint("https://dead.example/hook")).endpoint;
  await lab.makeEndpoint(watcher.url, ["webhook.*"]);
  const dayMs = 86_400_000;
  const startedAt = lab.now.getTime();
  const { asked, door } = scriptedDoor(() => 500);
  const real = lab.context().door;
  const context = lab.context({
    door: { open: async (request) => (request.url.includes("dead") ? door : real).open(request) },
  });
  for (let day = 0; day < 8; day++) {
    lab.now = new Date(startedAt + day * dayMs);
    await lab.tell(1);
    await lab.drain(context);
    if ((await stateOf(dead.id))?.state === "paused") break;
  }
  expect(await stateOf(dead.id)).toMatchObject({ state: "paused", stateReason: "failing" });
  expect(lab.now.getTime() - startedAt).toBe(5 * dayMs);
  expect(JSON.parse(watcher.received[0]?.body ?? "{}")).toMatchObject({
    event: "webhook.paused",
    endpoint: { id: dead.id, status: "paused", status_reason: "failing" },
  });
  const attempts = asked.length;
  await lab.tell(3);
  await lab.runToEnd(context);
  expect(asked).toHaveLength(attempts);
  expect(await listDeliveries(lab.db, labOwner, { limit: 100, endpointId: dead.id, state: "pending" })).toEqual([]);
});

test("one success within the five days keeps an endpoint active", async () => {
  const { endpoint } = await lab.makeEndpoint("https://shaky.example/hook");
  const startedAt = lab.now.getTime();
  let day = 0;
  const { door } = scriptedDoor(() => (day === 3 ? 200 : 500));
  for (; day < 8; day++) {
    lab.now = new Date(startedAt + day * 86_400_000);
    await lab.tell(1);
    await lab.drain(lab.context({ door }));
  }
  expect(await stateOf(endpoint.id)).toMatchObject({ state: "active" });
});

test("an endpoint that answers 410 is disabled and what waits for it ends", async () => {
  const { endpoint } = await lab.makeEndpoint("https://gone.example/hook");
  await lab.tell(30);
  const { asked, door } = scriptedDoor(() => 410);
  await lab.runToEnd(lab.context({ door }));
  expect(asked).toHaveLength(16);
  expect(await stateOf(endpoint.id)).toMatchObject({ state: "disabled", stateReason: "gone" });
  const log = await listDeliveries(lab.db, labOwner, { limit: 100, endpointId: endpoint.id });
  expect(new Set(log.map(({ state }) => state))).toEqual(new Set(["failed"]));
});

test("what an endpoint missed while it was paused is sent when it is asked for, and nothing twice", async () => {
  await using receiver = await openWebhookReceiver();
  const { endpoint } = await lab.makeEndpoint(receiver.url);
  const since = lab.now;
  const before = await lab.tell(2);
  await lab.drain();
  await changeEndpoint(lab.endpoints, labOwner, { id: endpoint.id, wish: { state: "paused" }, editor });
  const missed = await lab.tell(3);
  await lab.drain();
  const wish = { endpointId: endpoint.id, since, delivered: false, now: lab.now };
  await expect(resendAll(lab.db, labOwner, wish)).rejects.toMatchObject({ code: "conflict_state" });
  await changeEndpoint(lab.endpoints, labOwner, { id: endpoint.id, wish: { state: "active" }, editor });
  expect(await resendAll(lab.db, labOwner, wish)).toBe(3);
  await lab.drain();
  expect(eventIds(receiver.received).toSorted()).toEqual([...before, ...missed].toSorted());
  expect(await resendAll(lab.db, labOwner, wish)).toBe(0);
  expect(await resendAll(lab.db, labOwner, { ...wish, delivered: true })).toBe(5);
  await lab.drain();
  expect(receiver.received).toHaveLength(10);
});

test("a delivery that failed for good is sent again by hand, under the same id and with the whole ladder", async () => {
  let works = false;
  await using receiver = await openWebhookReceiver((_request, response) => {
    response.writeHead(works ? 200 : 500).end(works ? "thanks" : "broken");
  });
  const { endpoint } = await lab.makeEndpoint(receiver.url);
  await lab.tell(1);
  await lab.runToEnd(lab.context({ delaysSeconds: [1] }));
  const [delivery] = await listDeliveries(lab.db, labOwner, { limit: 10, endpointId: endpoint.id });
  expect(delivery).toMatchObject({ state: "failed", attempts: 2 });
  const id = delivery?.id ?? "";
  await resendDelivery(lab.db, labOwner, { id, now: lab.now });
  await lab.drain(lab.context({ delaysSeconds: [1] }));
  works = true;
  await lab.runToEnd(lab.context({ delaysSeconds: [1] }));
  const detail = await readDelivery(lab.db, labOwner, id);
  expect(detail.delivery).toMatchObject({ state: "delivered", attempts: 4 });
  expect(detail.attempts.map(({ number, status, responseBody }) => [number, status, responseBody])).toEqual([
    [1, 500, "broken"],
    [2, 500, "broken"],
    [3, 500, "broken"],
    [4, 200, "thanks"],
  ]);
  expect(new Set(eventIds(receiver.received)).size).toBe(1);
});

test("old and new secret of an endpoint both verify during the overlap", async () => {
  await using receiver = await openWebhookReceiver();
  const made = await lab.makeEndpoint(receiver.url);
  const rotated = await rotateEndpointSecret(lab.endpoints, labOwner, {
    id: made.endpoint.id,
    overlapSeconds: 60,
    editor,
  });
  const verifies = (secret: string): boolean => {
    const { body = "", headers = {} } = receiver.received.at(-1) ?? {};
    try {
      const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      return new Webhook(secret).verify(body, plain) !== undefined;
    } catch {
      return false;
    }
  };
  await lab.tell(1);
  await lab.drain();
  expect([verifies(made.secret), verifies(rotated.secret)]).toEqual([true, true]);
  lab.now = new Date(lab.now.getTime() + 61_000);
  await lab.tell(1);
  await lab.drain();
  expect([verifies(made.secret), verifies(rotated.secret)]).toEqual([false, true]);
});

test("a test event goes to its endpoint alone, whatever that asked for", async () => {
  await using receiver = await openWebhookReceiver();
  await using other = await openWebhookReceiver();
  const { endpoint } = await lab.makeEndpoint(receiver.url, ["task.failed"]);
  await lab.makeEndpoint(other.url);
  const deliveryId = await sendTestEvent(lab.endpoints, labOwner, endpoint.id);
  await lab.drain();
  expect(JSON.parse(receiver.received[0]?.body ?? "{}")).toMatchObject({ event: "webhook.test" });
  expect(other.received).toEqual([]);
  expect((await readDelivery(lab.db, labOwner, deliveryId)).delivery).toMatchObject({ state: "delivered" });
});

test("an endpoint that moved is told at its new address, also of what failed at the old one", async () => {
  await using receiver = await openWebhookReceiver();
  const { endpoint } = await lab.makeEndpoint("https://old.example/hook");
  await lab.tell(1);
  await lab.drain(lab.context(scriptedDoor(() => 500)));
  await changeEndpoint(lab.endpoints, labOwner, { id: endpoint.id, wish: { url: receiver.url }, editor });
  await lab.runToEnd();
  expect(receiver.received).toHaveLength(1);
});

test("a delivery that was committed just after its endpoint was paused ends, and its lane with it", async () => {
  const { endpoint } = await lab.makeEndpoint("https://hooks.example/x");
  await lab.tell(1);
  await lab.db.updateTable("webhook_endpoint").set({ state: "paused" }).where("id", "=", endpoint.id).execute();
  await lab.drain();
  const [delivery] = await listDeliveries(lab.db, labOwner, { limit: 10 });
  expect(delivery).toMatchObject({ state: "failed", attempts: 0, lastError: "the endpoint was not active" });
  expect(await lab.db.selectFrom("job").selectAll().execute()).toEqual([]);
});

test("a deleted endpoint leaves no delivery, and its events stay in the feed", async () => {
  const { endpoint } = await lab.makeEndpoint("https://old.example/hook");
  await lab.tell(2);
  await deleteEndpoint(lab.endpoints, labOwner, { id: endpoint.id, editor });
  await lab.drain();
  expect(await lab.db.selectFrom("webhook_delivery").selectAll().execute()).toEqual([]);
  expect(await lab.db.selectFrom("event").selectAll().execute()).toHaveLength(2);
});

test("a side of a workspace has at most twenty endpoints, also when they are made at once", async () => {
  const made = await Promise.allSettled(
    Array.from({ length: 25 }, async (_unused, index) => lab.makeEndpoint(`https://e${index}.example/hook`)),
  );
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
});
