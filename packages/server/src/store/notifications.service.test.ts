import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import { openNotifications } from "./notifications.ts";

test("a notification reaches its channel's listeners, and a broken connection is opened again and says so", async () => {
  await using database = await openTestDatabase();
  const lost = Promise.withResolvers<Error>();
  await using notifications = await openNotifications(database.address, { onLost: lost.resolve });
  const heard: string[] = [];
  let next = Promise.withResolvers<void>();
  await using _listening = await notifications.listen("news", (payload) => {
    heard.push(payload);
    next.resolve();
    next = Promise.withResolvers<void>();
  });

  const first = next.promise;
  await sql`select pg_notify('news', 'one')`.execute(database.db);
  await first;
  expect(heard).toEqual(["one"]);

  const back = next.promise;
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kinora notifications' and datname = current_database()`.execute(
    database.db,
  );
  await lost.promise;
  await back;
  expect(heard).toEqual(["one", ""]);

  const second = next.promise;
  await sql`select pg_notify('news', 'two')`.execute(database.db);
  await second;
  expect(heard).toEqual(["one", "", "two"]);
});
