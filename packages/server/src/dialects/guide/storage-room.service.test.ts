import { makePlanTable } from "@kinora/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diskReserveBytes, watchDiskRoom } from "#assets/disk-room.ts";
import { checkLedger } from "#credits/check-ledger.ts";
import { type Answer, errorCodeOf, type GuideClient, makeGuideClient } from "./guide-client.fixture.ts";
import { type GuideServer, openGuideServer } from "./guide-server.fixture.ts";
import { makePicture } from "./test-picture.fixture.ts";

let server: GuideServer;
let client: GuideClient;
let free = Infinity;
let nowMs = 0;
let picture: Uint8Array<ArrayBuffer>;
/** As it is written anew. */
let storedSize: number;

const create = async (key: string): Promise<Answer> =>
  client.send("POST", "/v1/video/generate", { key, json: { model: "kling-v3", prompt: "A street" } });
const upload = async (key: string): Promise<Answer> =>
  client.send("POST", "/v1/uploads", { key, body: picture, headers: { "content-type": "image/png" } });
const count = async (table: "task" | "asset"): Promise<number> =>
  (await server.db.selectFrom(table).select("id").execute()).length;

beforeAll(async () => {
  const large = makePlanTable().find("api-unlimited");
  picture = await makePicture(320, 320);
  const open = async (storageBytes: number) =>
    openGuideServer({
      plans: makePlanTable({
        version: "1",
        plans: [{ ...large, id: "small", storageBytes }],
      }),
      disk: watchDiskRoom({ folders: ["data"], nowMs: () => nowMs, freeBytesOf: async () => free }),
      connectionsMax: 12,
    });
  {
    await using any = await open(1 << 30);
    client = makeGuideClient(any.origin);
    const stored = await upload((await any.makeWorkspace({ plan: "small" })).testKey);
    storedSize = Number(JSON.parse(stored.text).size);
  }
  server = await open(3 * storedSize);
  client = makeGuideClient(server.origin);
});
afterAll(async () => server[Symbol.asyncDispose]());

test("of 20 uploads at once, exactly those are stored that the plan has room for; then creates are refused too", async () => {
  const mine = await server.makeWorkspace({ plan: "small" });
  expect((await create(mine.testKey)).status).toBe(200);
  const answers = await Promise.all(Array.from({ length: 20 }, async () => upload(mine.testKey)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  const refused = answers.filter((answer) => errorCodeOf(answer) === "budget_exceeded");
  expect(refused).toHaveLength(17);
  expect(refused[0]?.text).toContain(`its plan keeps ${3 * storedSize}`);
  expect(await count("asset")).toBe(3);
  const other = await server.makeWorkspace({ plan: "small" });
  expect((await upload(other.testKey)).status, "another workspace has its own").toBe(200);
});

test("a create of a workspace whose plan stores no more is refused with the fix, and stores nothing", async () => {
  const mine = await server.makeWorkspace({ plan: "small" });
  for (let i = 0; i < 3; i++) await upload(mine.testKey);
  const before = await count("task");
  const answer = await create(mine.testKey);
  expect([answer.status, errorCodeOf(answer)]).toEqual([403, "budget_exceeded"]);
  expect(answer.text).toContain("Delete uploads or tasks");
  expect(await count("task")).toBe(before);
});

test("a disk below its reserve refuses creates and uploads with 503, answers the rest, and goes on once there is room", async () => {
  const mine = await server.makeWorkspace({ plan: "small" });
  const [tasks, assets] = [await count("task"), await count("asset")];
  free = diskReserveBytes - 1;
  nowMs += 1_000;
  for (const answer of [await upload(mine.testKey), await create(mine.testKey)]) {
    expect([answer.status, errorCodeOf(answer), answer.headers.get("retry-after")]).toEqual([503, "storage_full", "2"]);
  }
  expect((await client.send("GET", "/v1/account", { key: mine.testKey })).status).toBe(200);
  expect([await count("task"), await count("asset")]).toEqual([tasks, assets]);
  free = diskReserveBytes;
  nowMs += 1_000;
  expect((await create(mine.testKey)).status).toBe(200);
  expect((await upload(mine.testKey)).status).toBe(200);
  expect(await checkLedger(server.db)).toEqual([]);
});
