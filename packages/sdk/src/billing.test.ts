import { expect, test } from "vitest";
import { clientOf, drop, json, makeFakeClock, refusal, startScriptedServer, task } from "./scripted-server.fixture.ts";

test("an order is sent once, whatever is lost on the way", async () => {
  await using server = await startScriptedServer(drop);
  const client = clientOf(server, makeFakeClock());
  await expect(client.billing.order({ pack: "pack-1000" })).rejects.toMatchObject({ code: "connection_failed" });
  expect(server.seen.map(({ method, url, body }) => [method, url, JSON.parse(body)])).toEqual([
    ["POST", "/v1/orders", { pack: "pack-1000" }],
  ]);
});

test("a draft's final is asked for again under one key, and a caller's own is kept", async () => {
  await using server = await startScriptedServer(refusal(503, "overloaded"), json(200, task({ status: "queued" })));
  const client = clientOf(server, makeFakeClock());
  await client.tasks.finalize("12", { max_credits: 80 });
  await client.tasks.finalize("12", {}, { idempotencyKey: "mine" });
  const keys = server.seen.map((one) => one.headers["idempotency-key"]);
  expect(keys[0]).toBe(keys[1]);
  expect(keys[2]).toBe("mine");
  expect(server.seen.map((one) => one.url)).toEqual(Array.from({ length: 3 }, () => "/v1/tasks/12/finalize"));
});

test("caps and settings are sent as they are, null included", async () => {
  await using server = await startScriptedServer(json(200, { data: [] }), json(200, { payment: "manual" }));
  const client = clientOf(server, makeFakeClock());
  expect(await client.billing.setBudget({ scope: "workspace", period: "day", credits: null })).toEqual([]);
  await client.billing.change({ auto_top_up: null, low_balance_credits: 5 });
  expect(server.seen.map(({ method, url, body }) => [method, url, JSON.parse(body)])).toEqual([
    ["PUT", "/v1/budgets", { scope: "workspace", period: "day", credits: null }],
    ["PATCH", "/v1/billing", { auto_top_up: null, low_balance_credits: 5 }],
  ]);
});

test("invoices are read page after page", async () => {
  const page = (number: string, next: string | null) =>
    json(200, { data: [{ number }], has_more: next !== null, next_cursor: next });
  await using server = await startScriptedServer(page("INV-000002", "a"), page("INV-000001", null));
  const numbers: string[] = [];
  for await (const { number } of clientOf(server, makeFakeClock()).billing.invoices()) numbers.push(number);
  expect(numbers).toEqual(["INV-000002", "INV-000001"]);
  expect(server.seen.map(({ url }) => url)).toEqual(["/v1/invoices", "/v1/invoices?cursor=a"]);
});
