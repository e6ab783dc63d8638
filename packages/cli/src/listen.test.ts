import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { json, type Script, startScriptedServer } from "../../sdk/src/scripted-server.fixture.ts";
import { openWebhookReceiver } from "../../../tests/support/webhook-receiver.ts";
import { makeFakeHost } from "./command-host.fixture.ts";
import { runCli } from "./run-cli.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const event = (id: string) => ({
  id,
  object: "event",
  type: "task.completed",
  created_at: "2026-11-24T10:00:00.000Z",
  task_id: "123",
  sequence: 3,
  data: { event: "task.completed", task_id: "123" },
});
const stream: Script = (_request, response) => {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const id of ["evt_1", "evt_2"])
    response.write(`event: task.completed\nid: ${id}\ndata: ${JSON.stringify(event(id))}\n\n`);
};

test("listen forwards each event once to an address here, signed as a webhook, and says what it answered", async () => {
  await using receiver = await openWebhookReceiver((request, response) => {
    response.writeHead(request === 1 ? 204 : 500).end();
  });
  await using server = await startScriptedServer(
    json(200, { secret, created_at: "2026-11-24T10:00:00.000Z", previous_signs_until: null }),
    json(200, { data: [], has_more: false, next_cursor: "evt_0" }),
    stream,
  );
  const host = makeFakeHost();
  const command = runCli(
    ["listen", "--to", receiver.url, "--url", server.origin, "--key", "kin_test_key", "--json"],
    host,
  );
  await receiver.until(2);
  while (host.printed().stdout.split("\n").length < 3) await new Promise((resolve) => setImmediate(resolve));
  host.interrupt();
  expect(await command).toBe(0);
  for (const { body, headers } of receiver.received) {
    const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    expect(new Webhook(secret).verify(body, plain)).toEqual({ event: "task.completed", task_id: "123" });
  }
  expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual(["evt_1", "evt_2"]);
  const lines = host.printed().stdout.trim().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { id: "evt_1", event: "task.completed", status: 204, error: null },
    { id: "evt_2", status: 500 },
  ]);
});

test("listen says that nobody answers here, and goes on", async () => {
  const gone = await openWebhookReceiver();
  await gone[Symbol.asyncDispose]();
  await using server = await startScriptedServer(
    json(200, { secret, created_at: "2026-11-24T10:00:00.000Z", previous_signs_until: null }),
    json(200, { data: [], has_more: false, next_cursor: "evt_0" }),
    stream,
  );
  const host = makeFakeHost();
  const command = runCli(["listen", "--to", gone.url, "--url", server.origin, "--key", "kin_test_key"], host);
  while (host.printed().stdout.split("\n").length < 3) await new Promise((resolve) => setImmediate(resolve));
  host.interrupt();
  expect(await command).toBe(0);
  expect(host.printed().stdout).toMatch(/task\.completed {2}.*failed: .*ECONNREFUSED/);
});

test("an address that is none is refused before anything is asked", async () => {
  const host = makeFakeHost();
  expect(await runCli(["listen", "--to", "nonsense"], host)).toBe(2);
  expect(host.printed().stderr).toContain("http://localhost:3000/hook");
});
