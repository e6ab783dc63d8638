import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../tests/support/test-database.ts";
import { countUnstored, listRequests, sweepRequests } from "./read-requests.ts";
import { type AnsweredRequest, makeRequestLog } from "./request-log.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => database[Symbol.asyncDispose]());

const log = pino({ level: "silent" });
let requests = 0;
function answered(workspaceId: string | undefined, over: Partial<AnsweredRequest> = {}): AnsweredRequest {
  return {
    requestId: `req_${String(++requests).padStart(32, "0")}`,
    dialect: "guide",
    method: "POST",
    path: "/v1/video/generate",
    route: "/v1/video/generate",
    status: 200,
    durationMs: 3,
    clientAddress: "192.0.2.1",
    userAgent: "test",
    notes: {
      ...(workspaceId === undefined ? {} : { caller: { workspaceId, mode: "test", apiKeyId: "key_1" } }),
      requestBody: { prompt: "a street" },
      responseBody: { task_id: "383049217409351680" },
    },
    ...over,
  };
}
const scopeOf = (workspaceId: string) => ({ workspaceId, mode: "test" }) as const;

test("what the buffer has no room for is counted and shown, and nothing waits for the log", async () => {
  const dropped: number[] = [];
  const now = new Date();
  const requestLog = makeRequestLog({
    db: database.db,
    now: () => now,
    log,
    onDropped: (count) => dropped.push(count),
    bufferMax: 20,
  });
  for (let index = 0; index < 50; index++) requestLog.record(answered("ws_full"));
  await requestLog.flush();
  expect(await listRequests(database.db, scopeOf("ws_full"), { limit: 100 })).toHaveLength(20);
  expect(await countUnstored(database.db, scopeOf("ws_full"), now)).toEqual({ read: 0, dropped: 30 });
  expect(dropped).toHaveLength(30);
  requestLog.record(answered("ws_full"));
  await requestLog[Symbol.asyncDispose]();
  expect(await listRequests(database.db, scopeOf("ws_full"), { limit: 100 })).toHaveLength(21);
});

test("a flood of wrong keys takes a tenth of the buffer and pushes out no workspace's own", async () => {
  const requestLog = makeRequestLog({
    db: database.db,
    now: () => new Date(),
    log,
    onDropped: () => undefined,
    bufferMax: 100,
  });
  for (let index = 0; index < 1_000; index++) requestLog.record(answered(undefined, { status: 401 }));
  for (let index = 0; index < 90; index++) requestLog.record(answered("ws_calm"));
  await requestLog[Symbol.asyncDispose]();
  expect(await listRequests(database.db, scopeOf("ws_calm"), { limit: 100 })).toHaveLength(90);
  const anonymous = await database.db.selectFrom("request_log").where("workspace_id", "is", null).selectAll().execute();
  expect(anonymous).toHaveLength(10);
  expect(anonymous.map((row) => row.request_body ?? row.response_body)).toEqual(Array(10).fill(null));
});

test("a store that was away gets what was recorded meanwhile", async () => {
  let away = true;
  const db = new Proxy(database.db, {
    get(target, name) {
      if (name === "transaction" && away) throw new Error("the store is away");
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const requestLog = makeRequestLog({ db, now: () => new Date(), log, onDropped: () => undefined });
  requestLog.record(answered("ws_away"));
  requestLog.record(answered("ws_away", { method: "GET" }));
  await expect(requestLog.flush()).rejects.toThrow("away");
  away = false;
  requestLog.record(answered("ws_away", { method: "GET" }));
  await requestLog[Symbol.asyncDispose]();
  expect(await listRequests(database.db, scopeOf("ws_away"), { limit: 100 })).toHaveLength(1);
  expect(await countUnstored(database.db, scopeOf("ws_away"), new Date())).toEqual({ read: 2, dropped: 0 });
});

test("requests are kept for seven days", async () => {
  let now = new Date("2026-01-01T00:00:00Z");
  const requestLog = makeRequestLog({ db: database.db, now: () => now, log, onDropped: () => undefined });
  requestLog.record(answered("ws_old"));
  now = new Date("2026-01-07T00:00:00Z");
  requestLog.record(answered("ws_old"));
  await requestLog[Symbol.asyncDispose]();
  await sweepRequests(database.db, new Date("2026-01-08T00:00:01Z"));
  const left = await listRequests(database.db, scopeOf("ws_old"), { limit: 100 });
  expect(left.map(({ createdAt }) => createdAt)).toEqual([now]);
});
