import { CompiledQuery, sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import { submissionOf, contextAt, fundWorkspace } from "./submission.fixture.ts";
import { submitTask } from "./submit-task.ts";
import { makeTaskReader } from "./task-reader.ts";
import { readTaskNews } from "./task-store.ts";

const now = new Date("2026-11-24T10:00:00Z");

test("readers who ask at once get each their own task, a foreign one none, in two round trips at most", async () => {
  await using database = await openTestDatabase();
  await fundWorkspace(database.db, 10_000, { now });
  const ids: bigint[] = [];
  for (let n = 0; n < 8; n++) ids.push((await submitTask(database.db, submissionOf(10), contextAt(now))).taskId);
  const { workspaceId, mode } = submissionOf(10);

  let statements = 0;
  const reader = makeTaskReader(database.db, (db, wanted) => {
    statements++;
    return readTaskNews(db, wanted);
  });
  const own = ids.map((id) => reader.read({ workspaceId, mode }, id));
  const foreign = reader.read({ workspaceId: "ws_foreign", mode }, ids[0] ?? 0n);
  const otherMode = reader.read({ workspaceId, mode: mode === "test" ? "live" : "test" }, ids[0] ?? 0n);
  const unknown = reader.read({ workspaceId, mode }, 1n);
  expect((await Promise.all(own)).map((task) => task?.id)).toEqual(ids);
  expect(await Promise.all([foreign, otherMode, unknown])).toEqual([undefined, undefined, undefined]);
  expect(statements).toBeLessThanOrEqual(2);
});

test("a failed round trip fails its own readers, and the next one is made", async () => {
  await using database = await openTestDatabase();
  const reader = makeTaskReader(database.db);
  const scope = { workspaceId: "ws_x", mode: "test" } as const;
  await database.db.executeQuery(CompiledQuery.raw("alter table task rename to away"));
  await expect(reader.read(scope, 1n)).rejects.toThrow();
  await database.db.executeQuery(CompiledQuery.raw("alter table away rename to task"));
  expect(await reader.read(scope, 1n)).toBeUndefined();
});

test("a task that did not change is not sent again, and no change of it, its hold or its attempts is missed", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await fundWorkspace(db, 10_000, { now });
  const { taskId } = await submitTask(db, submissionOf(10), contextAt(now));
  const { workspaceId, mode } = submissionOf(10);
  const reader = makeTaskReader(db);
  const read = () => reader.read({ workspaceId, mode }, taskId);

  let last = await read();
  expect(last?.id).toBe(taskId);
  expect(await read(), "the same object").toBe(last);
  const changes = [
    sql`update task set progress = 40 where id = ${taskId}`,
    sql`insert into attempt (id, task_id, number, engine, state) values ('attempt_1', ${taskId}, 1, 'animatic', 'planned')`,
    sql`update attempt set state = 'submitted' where task_id = ${taskId}`,
    sql`insert into attempt (id, task_id, number, engine, state) values ('attempt_2', ${taskId}, 2, 'animatic', 'abandoned')`,
    sql`update hold set captured = amount, state = 'captured' where task_id = ${taskId}`,
    sql`delete from attempt where id = 'attempt_1'`,
  ];
  for (const change of changes) {
    await change.execute(db);
    const next = await read();
    expect(next, "another object after a change").not.toBe(last);
    expect(next).not.toEqual(last);
    expect(await read(), "the same object again").toBe(next);
    last = next;
  }
});
