import { afterEach, beforeEach, expect, test } from "vitest";
import { listDeliveries } from "./deliveries.ts";
import { recordWorkspaceEvent } from "./event-store.ts";
import { feedPosition, readEvents } from "./read-events.ts";
import { sweepEvents } from "./sweep-events.ts";
import { labOwner, openWebhookLab, type WebhookLab } from "./webhook-lab.fixture.ts";

let lab: WebhookLab;
beforeEach(async () => {
  lab = await openWebhookLab();
});
afterEach(async () => lab[Symbol.asyncDispose]());

test("a reader of the feed misses no event that commits late, and positions have no gap", async () => {
  const total = 60;
  let written = 0;
  const seen: string[] = [];
  const read = async (): Promise<void> => {
    let position = await feedPosition(lab.db, labOwner, "oldest");
    while (seen.length < total) {
      const page = await readEvents(lab.db, labOwner, { after: position, limit: 7 });
      seen.push(...page.events.map(({ id }) => id));
      position = page.position;
    }
  };
  const write = async (): Promise<void> => {
    while (written < total) {
      const number = ++written;
      // every third keeps its transaction open while others come and commit
      const beforeCommit = async (): Promise<void> => {
        for (let wait = 0; wait < (number % 3) * 3; wait++) await readEvents(lab.db, labOwner, { after: 0n, limit: 1 });
      };
      await lab.tellTask({ taskId: BigInt(number), beforeCommit });
    }
  };
  await Promise.all([read(), write(), write()]);
  expect(new Set(seen).size).toBe(total);
  expect(seen).toHaveLength(total);
  const { events } = await readEvents(lab.db, labOwner, { after: 0n, limit: 1_000 });
  expect(events.map(({ position }) => Number(position))).toEqual(Array.from({ length: total }, (_unused, i) => i + 1));
  expect(seen).toEqual(events.map(({ id }) => id));
});

test("an event with an id is written once, whoever writes it at the same time", async () => {
  const write = async () =>
    lab.db
      .transaction()
      .execute(async (tx) =>
        recordWorkspaceEvent(tx, labOwner, { id: "evt_once", type: "key.old", data: {}, now: lab.now }),
      );
  await lab.makeEndpoint("https://hooks.example/x");
  await Promise.all([write(), write(), write()]);
  await lab.tell(1);
  const { events } = await readEvents(lab.db, labOwner, { after: 0n, limit: 10 });
  expect(events.map(({ position }) => position)).toEqual([1n, 2n]);
  expect(await listDeliveries(lab.db, labOwner, { limit: 10 })).toHaveLength(2);
});

test("what nobody asked for moves the reader on all the same", async () => {
  await lab.tell(3, "credits.low");
  const page = await readEvents(lab.db, labOwner, { after: 0n, limit: 10, types: ["task.*"] });
  expect(page).toEqual({ events: [], position: 3n });
});

test("events are kept for the retention and go with their deliveries; the feed goes on behind them", async () => {
  await lab.makeEndpoint("https://hooks.example/x");
  const [old] = await lab.tell(1);
  const since = lab.now;
  lab.now = new Date(since.getTime() + 10 * 86_400_000);
  const [young] = await lab.tell(1);
  await sweepEvents(lab.db, { now: new Date(since.getTime() + 30 * 86_400_000 + 1_000), retentionDays: 30 });
  const { events } = await readEvents(lab.db, labOwner, { after: 0n, limit: 10 });
  expect(events.map(({ id, position }) => [id, position])).toEqual([[young, 2n]]);
  expect((await listDeliveries(lab.db, labOwner, { limit: 10 })).map(({ eventId }) => eventId)).toEqual([young]);
  await expect(feedPosition(lab.db, labOwner, { after: old ?? "" })).rejects.toMatchObject({
    code: "invalid_parameter",
    param: "after",
  });
});
