import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import { openDurationEstimates, remainingSeconds } from "./estimate-duration.ts";
import { at, contextAt, fundWorkspace, request, start, submissionOf } from "./submission.fixture.ts";
import { submitTask } from "./submit-task.ts";

const log = { warn: () => undefined };

test("an estimate follows how fast attempts of late have been, and is stated before there are any", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 1000);
  const estimates = openDurationEstimates({ db, now: () => start, log });
  await estimates.refresh();
  expect(estimates.estimateSeconds(request)).toBe(34); // 10 s at 1080p, assumed
  for (const seconds of [15, 25]) {
    const { taskId } = await submitTask(db, submissionOf(80), contextAt(start));
    await sql`update task set status = 'completed' where id = ${taskId}`.execute(db);
    await sql`insert into attempt (id, task_id, number, engine, state, started_at, ended_at)
      values (${`a${taskId}`}, ${taskId}, 1, 'animatic', 'succeeded', ${start}, ${at(seconds)})`.execute(db);
  }
  await estimates.refresh();
  expect(estimates.estimateSeconds(request)).toBe(20);
  expect(estimates.estimateSeconds({ ...request, durationSeconds: 3 })).toBe(6);
  expect(estimates.estimateSeconds({ ...request, resolution: "720p" })).toBe(18); // not measured
  expect(estimates.estimateSeconds({ ...request, kind: "image", resolution: "1k", durationSeconds: 0, count: 4 })).toBe(
    6,
  );
});

test("what remains is told from the task's own pace once it has one", () => {
  const task = { startedAt: start, estimateSeconds: 40 };
  expect(remainingSeconds({ ...task, progress: 0, now: at(10) })).toBe(30);
  expect(remainingSeconds({ ...task, progress: 25, now: at(5) })).toBe(15);
  expect(remainingSeconds({ ...task, progress: 0, now: at(100) })).toBe(1);
});
