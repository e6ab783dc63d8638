import { expect, test } from "vitest";
import { TaskFailedError, WaitTimeoutError } from "./kinora-error.ts";
import {
  clientOf,
  drop,
  echo,
  failure,
  json,
  makeFakeClock,
  refusal,
  startScriptedServer,
  task,
} from "./scripted-server.fixture.ts";
import { defaultWaitMs } from "./wait-for-task.ts";

const processing = json(200, task());
const completed = json(200, task({ status: "completed", progress: 100, sequence: 9 }));

test("waiting reads with a long poll until the task is completed and reports each change once", async () => {
  const halfway = json(200, task({ progress: 50, sequence: 2 }));
  await using server = await startScriptedServer(processing, processing, halfway, completed);
  const seen: number[] = [];
  const done = await clientOf(server, makeFakeClock()).wait("123", { onProgress: (one) => seen.push(one.progress) });
  expect(done.status).toBe("completed");
  expect(seen).toEqual([10, 50, 100]);
  expect(server.seen.map((one) => one.url)).toEqual(Array(4).fill("/v1/video/status/123?wait=30"));
});

test("reads that bring nothing new come 1 s apart, growing to 10 s", async () => {
  await using server = await startScriptedServer(...Array(9).fill(processing), completed);
  const clock = makeFakeClock();
  await clientOf(server, clock).wait("123");
  expect(clock.slept).toEqual([1_000, 1_500, 2_250, 3_375, 5_063, 7_594, 10_000, 10_000, 10_000]);
});

test("the server's Retry-After spaces the reads", async () => {
  await using server = await startScriptedServer(json(200, task(), { "retry-after": "2" }), completed);
  const clock = makeFakeClock();
  await clientOf(server, clock).wait("123");
  expect(clock.slept).toEqual([2_000]);
});

test("a read that fails on its way is repeated and never counts as a failed task", async () => {
  await using server = await startScriptedServer(
    drop,
    refusal(503, "overloaded"),
    refusal(429, "rate_limited"),
    completed,
  );
  expect((await clientOf(server, makeFakeClock()).wait("123")).status).toBe("completed");
});

test("a failed task is thrown with the task, its code and what to do", async () => {
  const failed = task({
    status: "failed",
    sequence: 2,
    error: failure("content_blocked_output"),
  });
  await using server = await startScriptedServer(json(200, failed));
  const error: unknown = await clientOf(server, makeFakeClock())
    .wait("123")
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(TaskFailedError);
  expect(error).toMatchObject({ code: "content_blocked_output", fix: "mend it", task: failed });
});

test("a wait that takes too long says that the task goes on, and carries its last state", async () => {
  await using server = await startScriptedServer(processing);
  const error: unknown = await clientOf(server, makeFakeClock())
    .wait("123", { timeoutMs: 5_000 })
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(WaitTimeoutError);
  expect(error).toMatchObject({ code: "wait_timeout", taskId: "123", task: { progress: 10 } });
});

test("an unknown task and a wrong key end the wait at once", async () => {
  for (const [status, code] of [
    [404, "not_found"],
    [401, "auth_invalid_key"],
  ] as const) {
    await using server = await startScriptedServer(refusal(status, code));
    await expect(clientOf(server, makeFakeClock()).wait("123")).rejects.toMatchObject({ code });
    expect(server.seen).toHaveLength(1);
  }
});

test("an abort ends the wait with the caller's reason", async () => {
  const stop = new AbortController();
  await using server = await startScriptedServer((request, response) => {
    stop.abort(new Error("enough"));
    processing(request, response);
  });
  await expect(clientOf(server, makeFakeClock()).wait("123", { signal: stop.signal })).rejects.toThrow("enough");
});

test("Omni and multi-shot are waited for three times as long, and never less than the server's own deadline", () => {
  const minute = 60_000;
  expect(defaultWaitMs(task())).toBe(16 * minute);
  expect(defaultWaitMs(task({ model: "kling-o3" }))).toBe(46 * minute);
  expect(defaultWaitMs(task({ request: { ...echo, multi_shot: true } }))).toBe(46 * minute);
  expect(defaultWaitMs(task({ model: "kling-image" }))).toBe(11 * minute);
});
