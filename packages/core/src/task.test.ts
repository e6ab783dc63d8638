import { expect, test } from "vitest";
import { isTerminal, mayBecome, taskStatuses } from "./task.ts";
import { makeTaskId, parseTaskId, taskIdEpochMs, workspaceBucket } from "./task-id.ts";

test("a finished task never changes again, and an unfinished one can always fail", () => {
  for (const to of taskStatuses) {
    expect(mayBecome("completed", to)).toBe(false);
    expect(mayBecome("failed", to)).toBe(false);
  }
  expect(mayBecome("queued", "failed") && mayBecome("processing", "failed")).toBe(true);
  expect(mayBecome("queued", "completed")).toBe(false);
  expect(taskStatuses.filter(isTerminal)).toEqual(["completed", "failed"]);
});

test("a task id sorts by time and reads back from its decimal string", () => {
  const early = makeTaskId({ nowMs: taskIdEpochMs + 1000, bucket: 1023, random: 4095 });
  const late = makeTaskId({ nowMs: taskIdEpochMs + 1001, bucket: 0, random: 0 });
  expect(late > early).toBe(true);
  expect(parseTaskId(String(early))).toBe(early);
  expect(String(makeTaskId({ nowMs: Date.UTC(2026, 10, 24), bucket: 1, random: 1 }))).toMatch(/^\d{18,19}$/);
});

test.each(["", "0", "-1", "1.5", "1e3", "0x10", "video_1", "99999999999999999999", "9223372036854775808"])(
  "%j is no task id",
  (text) => {
    expect(parseTaskId(text)).toBeUndefined();
  },
);

test("a workspace's bucket is stable and spreads", () => {
  const buckets = new Set(Array.from({ length: 2000 }, (_, i) => workspaceBucket(`ws_${i}`)));
  expect(workspaceBucket("ws_1")).toBe(workspaceBucket("ws_1"));
  expect(buckets.size).toBeGreaterThan(800);
});
