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
      expect(await runHot(db, statement, [4])).toEqual([["8"]]);
      expect(await runHot(db, statement, [5])).toEqual([["10"]]);
      const { rows } = await sql`select name from pg_prepared_statements`.execute(db);
      expect(rows).toEqual(known === "parts" ? [{ name: "double" }] : []);
    } finally {
      await db.destroy();
    }
  },
);

test("every kind of value arrives as it was", async () => {
  await using testDb = await openTestDatabase();
  const texts = ["", "a", "NULL", '"', "\\", '{"a",\n}', "語 😀", "\t ,"];
  const text = `select $1::text, $2::bigint, $3::boolean, $4::timestamptz = '2026-01-02T03:04:05.678Z', $5::bytea, $6::text,
    to_json($7::text[]), $8::bigint[], $9::smallint`;
  const bytes = new Uint8Array([0, 1, 255]);
  for (const one of texts) {
    const values = [
      one,
      1n << 62n,
      true,
      new Date("2026-01-02T03:04:05.678Z"),
      bytes,
      undefined,
      [...texts, undefined],
    ];
    const [row] = await runHot(testDb.db, { name: "echo", text }, [...values, [1n, -2n], 3]);
    expect(row).toEqual([
      one,
      "4611686018427387904",
      "t",
      "t",
      String.raw`\x0001ff`,
      null,
      expect.any(String),
      "{1,-2}",
      "3",
    ]);
    expect(JSON.parse(row?.[6] ?? "")).toEqual([...texts, null]);
  }
});

test("a refusal names its code and leaves the connection and its statements as they were", async () => {
  await using testDb = await openTestDatabase({ connectionsMax: 1 });
  const { db } = testDb;
  const divide = { name: "divide", text: "select pg_backend_pid(), 1 / $1::integer" };
  const [before] = await runHot(db, divide, [1]);
  const outcomes = await Promise.allSettled([0, 1, 0, 1].map(async (by) => runHot(db, divide, [by])));
  const refused = { status: "rejected", reason: expect.objectContaining({ code: "22012" }) };
  const answered = { status: "fulfilled", value: [before] };
  expect(outcomes).toEqual([refused, answered, refused, answered]);
});

test("a connection that breaks in the middle fails its query alone", async () => {
  await using testDb = await openTestDatabase();
  const { db } = testDb;
  const broken = runHot(db, { name: "die", text: "select pg_terminate_backend(pg_backend_pid())" }, []);
  await expect(broken).rejects.toThrow();
  expect(await runHot(db, { name: "live", text: "select $1::integer" }, [1])).toEqual([["1"]]);
});
