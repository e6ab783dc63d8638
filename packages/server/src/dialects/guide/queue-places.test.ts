import { expect, test } from "vitest";
import { makeQueuePlaces } from "./queue-places.ts";

test("a place is looked up once in the time that pollers wait, and less often further back", async () => {
  let nowMs = 0;
  const asked: bigint[] = [];
  const queuePosition = async (id: bigint): Promise<number> => {
    asked.push(id);
    return Number(id);
  };
  const places = makeQueuePlaces({ queuePosition }, { nowMs: () => nowMs });
  expect([await places.placeOf(1n), await places.placeOf(1n), await places.placeOf(100n)]).toEqual([1, 1, 100]);
  nowMs = 2_100;
  await places.placeOf(1n);
  await places.placeOf(100n);
  expect(asked).toEqual([1n, 100n, 1n]);
  nowMs = 12_000;
  await places.placeOf(100n);
  expect(asked).toEqual([1n, 100n, 1n, 100n]);
});
