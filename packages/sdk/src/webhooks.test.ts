import { expect, test } from "vitest";
import { clientOf, json, makeFakeClock, refusal, type Script, startScriptedServer } from "./scripted-server.fixture.ts";

const event = (id: string, type = "task.completed") => ({
  id,
  object: "event",
  type,
  created_at: "2026-11-24T10:00:00.000Z",
  task_id: "123",
  sequence: 3,
  data: { event: type, task_id: "123" },
});

function stream(ids: readonly string[], end: "close" | "break" = "close"): Script {
  return (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(": hello\n\n");
    for (const id of ids) response.write(`event: task.completed\nid: ${id}\ndata: ${JSON.stringify(event(id))}\n\n`);
    if (end === "close") response.end();
    else response.write("event: task.completed\nid: evt_9\ndata: {", () => response.destroy());
  };
}

test("the feed is read to its newest event, each once, behind the one that was named", async () => {
  await using server = await startScriptedServer(
    json(200, { data: [event("evt_1"), event("evt_2")], has_more: true, next_cursor: "evt_2" }),
    json(200, { data: [event("evt_3")], has_more: false, next_cursor: "evt_3" }),
  );
  const seen: string[] = [];
  const list = clientOf(server, makeFakeClock()).events.list({ after: "evt_0", types: ["task.*", "credits.low"] });
  for await (const { id } of list) seen.push(id);
  expect(seen).toEqual(["evt_1", "evt_2", "evt_3"]);
  expect(server.seen.map(({ url }) => new URLSearchParams(url.split("?")[1]).get("after"))).toEqual(["evt_0", "evt_2"]);
  expect(server.seen[0]?.url).toContain("types=task.*%2Ccredits.low");
});

test("a stream of the feed begins now and goes on behind the last event, so that none is missed and none comes twice", async () => {
  await using server = await startScriptedServer(
    json(200, { data: [], has_more: false, next_cursor: "evt_0" }),
    refusal(503, "overloaded"),
    stream(["evt_1", "evt_2"], "break"),
    stream([]),
    stream(["evt_3"]),
  );
  const seen: string[] = [];
  for await (const { id } of clientOf(server, makeFakeClock()).events.stream()) {
    seen.push(id);
    if (seen.length === 3) break;
  }
  expect(seen).toEqual(["evt_1", "evt_2", "evt_3"]);
  expect(server.seen.map(({ headers }) => headers["last-event-id"])).toEqual([
    undefined,
    "evt_0",
    "evt_0",
    "evt_2",
    "evt_2",
  ]);
});

test("a feed that was empty is followed from its begin", async () => {
  await using server = await startScriptedServer(
    json(200, { data: [], has_more: false, next_cursor: null }),
    stream(["evt_1"]),
  );
  const first = await clientOf(server, makeFakeClock()).events.stream().next();
  expect(first.value).toMatchObject({ id: "evt_1" });
  expect(server.seen[1]?.headers["last-event-id"]).toBe("oldest");
});

test("a wrong key ends the stream with the server's error", async () => {
  await using server = await startScriptedServer(refusal(401, "auth_invalid_key"));
  await expect(clientOf(server, makeFakeClock()).events.stream().next()).rejects.toMatchObject({
    code: "auth_invalid_key",
  });
});

test("what makes or sends something is asked once, also when the answer is lost", async () => {
  await using server = await startScriptedServer(refusal(503, "overloaded", { retryable: true }));
  const { endpoints } = clientOf(server, makeFakeClock()).webhooks;
  await expect(endpoints.create({ url: "https://example.com/x" })).rejects.toMatchObject({ code: "overloaded" });
  await expect(endpoints.rotate("we_1")).rejects.toMatchObject({ code: "overloaded" });
  await expect(endpoints.test("we_1")).rejects.toMatchObject({ code: "overloaded" });
  expect(server.seen).toHaveLength(3);
});

test("each call has its own method and path", async () => {
  await using server = await startScriptedServer(
    json(200, {
      id: "x",
      secret: "whsec_",
      status: "active",
      resent: 0,
      attempts: [],
      data: [],
      has_more: false,
      path: "/",
    }),
  );
  const client = clientOf(server, makeFakeClock());
  const { endpoints, deliveries } = client.webhooks;
  await client.webhooks.rotateSecret({ overlapSeconds: 60 });
  await endpoints.list();
  await endpoints.create({ url: "https://example.com/x", events: ["task.*"] });
  await endpoints.get("we_1");
  await endpoints.update("we_1", { status: "paused" });
  await endpoints.delete("we_1");
  await endpoints.rotate("we_1");
  await endpoints.test("we_1");
  await endpoints.resend("we_1", { which: "all" });
  await endpoints.deliveries("we_1", { status: "failed" }).next();
  await deliveries.list({ task_id: "123" }).next();
  await deliveries.get("whd_1");
  await deliveries.resend("whd_1");
  await client.requests.list({ outcome: "error" }).next();
  await client.requests.get("req_1");
  await client.assets({ role: "output" }).next();
  expect(server.seen.map(({ method, url }) => `${method} ${url.replace("/v1", "")}`)).toEqual([
    "POST /webhooks/secret/rotate",
    "GET /webhooks/endpoints",
    "POST /webhooks/endpoints",
    "GET /webhooks/endpoints/we_1",
    "PATCH /webhooks/endpoints/we_1",
    "DELETE /webhooks/endpoints/we_1",
    "POST /webhooks/endpoints/we_1/rotate",
    "POST /webhooks/endpoints/we_1/test",
    "POST /webhooks/endpoints/we_1/resend",
    "GET /webhooks/endpoints/we_1/deliveries?status=failed",
    "GET /webhooks/deliveries?task_id=123",
    "GET /webhooks/deliveries/whd_1",
    "POST /webhooks/deliveries/whd_1/resend",
    "GET /requests?outcome=error",
    "GET /requests/req_1",
    "GET /assets?role=output",
  ]);
});
