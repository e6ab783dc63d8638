import { expect, test } from "vitest";
import { clientOf, json, makeFakeClock, refusal, startScriptedServer } from "./scripted-server.fixture.ts";

const key = { id: "key_1", name: "shop" };

test("a key that may have been made is not made again: nobody would know the first", async () => {
  await using server = await startScriptedServer(refusal(503, "overloaded"));
  const { keys } = clientOf(server, makeFakeClock());
  await expect(keys.create({ name: "shop" })).rejects.toMatchObject({ code: "overloaded" });
  await expect(keys.rotate("key_1")).rejects.toMatchObject({ code: "overloaded" });
  expect(server.seen.map(({ url }) => url)).toEqual(["/v1/keys", "/v1/keys/key_1/rotate"]);
});

test("keys are called by id or by themselves, and null lifts a limit", async () => {
  await using server = await startScriptedServer(json(200, key));
  const { keys } = clientOf(server, makeFakeClock());
  await keys.get("key/1");
  await keys.change({ id: "key_1" }, { max_credits: null });
  expect(await keys.revoke({ id: "key_1" })).toEqual(key);
  expect(server.seen.map(({ method, url, body }) => [method, url, body])).toEqual([
    ["GET", "/v1/keys/key%2F1", ""],
    ["PATCH", "/v1/keys/key_1", '{"max_credits":null}'],
    ["DELETE", "/v1/keys/key_1", ""],
  ]);
  await expect(keys.get("")).rejects.toThrow(TypeError);
});

test("the audit log is read page after page", async () => {
  const page = (id: string, next: string | null) =>
    json(200, { data: [{ id }], has_more: next !== null, next_cursor: next });
  await using server = await startScriptedServer(page("a", "a"), page("b", null));
  const ids: string[] = [];
  for await (const entry of clientOf(server, makeFakeClock()).keys.audit()) ids.push(entry.id);
  expect(ids).toEqual(["a", "b"]);
  expect(server.seen.map(({ url }) => url)).toEqual(["/v1/audit", "/v1/audit?cursor=a"]);
});
