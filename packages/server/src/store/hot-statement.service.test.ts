import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import { type DatabaseAddress, openDatabase, runHot } from "./database.ts";

const statement = { name: "double", text: "select $1::integer * 2 as doubled" };

test.each(["parts", "a URL"])(
  "a hot statement answers on a database known by %s, and is kept by one of ours alone",
  async (known) => {
    await using testDb = await openTestDatabase();
    const { host = "", user, password = "", database, port } = testDb.address;
    const login = `${user}:${encodeURIComponent(password)}`;
    const url = `postgres://${login}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
    const address: DatabaseAddress = known === "parts" ? testDb.address : { connectionString: url };
    const db = openDatabase(address, { connectionsMax: 1, onIdleError: () => undefined });
    try {
      expect(await runHot(db, statement, [4])).toEqual([{ doubled: 8 }]);
      expect(await runHot(db, statement, [5])).toEqual([{ doubled: 10 }]);
      const { rows } = await sql`select name from pg_prepared_statements`.execute(db);
      expect(rows).toEqual(known === "parts" ? [{ name: "double" }] : []);
    } finally {
      await db.destroy();
    }
  },
);
