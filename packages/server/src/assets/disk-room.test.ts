import { AppError } from "@kinora/core";
import { expect, test } from "vitest";
import { diskReserveBytes, watchDiskRoom } from "./disk-room.ts";

test("what would fill the fullest disk is refused, and taken again once there is room, at one look a second", async () => {
  const free: Record<string, number> = { data: 2 * diskReserveBytes, database: diskReserveBytes };
  let nowMs = 0;
  let looks = 0;
  const room = watchDiskRoom({
    folders: ["data", "database"],
    nowMs: () => nowMs,
    freeBytesOf: async (folder) => {
      looks++;
      return free[folder] ?? 0;
    },
  });
  await Promise.all(Array.from({ length: 10 }, async () => room.require()));
  free["database"] = diskReserveBytes - 1;
  expect(room.require(), "the last look is fresh").toBeUndefined();
  expect(looks).toBe(2);
  nowMs += 1_000;
  await expect(room.require()).rejects.toMatchObject({ code: "storage_full" });
  expect(() => room.require(), "also without a look").toThrow(AppError);
  free["database"] = diskReserveBytes;
  nowMs += 1_000;
  await room.require();
  expect(looks).toBe(6);
});

test("a file system that does not tell is not taken for full", async () => {
  const freeBytesOf = async (): Promise<number> => Promise.reject(new Error("not supported"));
  await watchDiskRoom({ folders: ["data"], nowMs: () => 0, freeBytesOf }).require();
});
