import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import { migrate } from "./migrate.ts";

test("a migrated database has nothing left to run, and int8 arrives as bigint", async () => {
  await using database = await openTestDatabase();
  expect(await migrate(database.db)).toEqual([]);
  await database.db
    .insertInto("blob")
    .values({ hash: "a", size_bytes: 2n ** 62n })
    .execute();
  const row = await database.db.selectFrom("blob").selectAll().executeTakeFirstOrThrow();
  expect(row.size_bytes).toBe(2n ** 62n);
});
