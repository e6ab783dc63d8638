import * as fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import type { DatabaseAddress } from "./database.ts";
import { openExternalPostgres } from "./external-postgres.ts";
import { migrate } from "./migrate.ts";
import { openStore } from "./open-store.ts";

function urlOf(address: DatabaseAddress, changes: Partial<DatabaseAddress> = {}): string {
  const { host = "", port, user = "", password = "", database = "" } = { ...address, ...changes };
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return `postgres://${login}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

test("a durable server of DATABASE_URL is used, and left running", async () => {
  await using database = await openTestDatabase();
  await migrate(database.db);
  const databaseUrl = urlOf(database.address);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kinora-external-"));
  try {
    const store = await openStore({ dataDir: path.join(folder, "data"), databaseUrl });
    expect(store).toMatchObject({ kind: "external", notices: [] });
    await store.stop();
    expect(fs.readdirSync(path.join(folder, "data")), "no database of its own").toEqual([]);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
  const { address } = await openExternalPostgres(databaseUrl);
  const client = new pg.Client(address);
  await client.connect();
  expect((await client.query("select count(*) from workspace")).rowCount).toBe(1);
  await client.end();
});

test("a server that may lose what it acknowledged is refused by the name of the setting", async () => {
  await using database = await openTestDatabase();
  const admin = new pg.Client(database.address);
  await admin.connect();
  await admin.query(`alter database ${database.address.database} set synchronous_commit = off`);
  await admin.end();
  await expect(openExternalPostgres(urlOf(database.address))).rejects.toMatchObject({
    code: "store_unavailable",
    message: expect.stringContaining("synchronous_commit is off"),
    fix: expect.stringContaining("alter system set synchronous_commit = on"),
  });
});

test("a user who may not create tables is told before anything is tried", async () => {
  await using database = await openTestDatabase();
  const admin = new pg.Client(database.address);
  await admin.connect();
  const user = `guest_${database.address.database}`;
  try {
    await admin.query(`create role ${user} login password 'guest'`);
    await expect(openExternalPostgres(urlOf(database.address, { user, password: "guest" }))).rejects.toMatchObject({
      message: expect.stringContaining("may not create tables"),
    });
  } finally {
    await admin.query(`drop role if exists ${user}`);
    await admin.end();
  }
});

test("a wrong password, an unknown database and a dead server are told apart, without the password", async () => {
  const cluster = inject("postgres");
  const server = net.createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const refusals = [
    [urlOf(cluster, { password: "hunter2" }), "refused the user or password"],
    [urlOf(cluster, { database: "no_such" }), "no such database"],
    [`postgres://u:hunter2@127.0.0.1:${port}/kinora`, "does not answer"],
  ] as const;
  try {
    for (const [url, message] of refusals) {
      const refused = openExternalPostgres(url);
      await expect(refused).rejects.toMatchObject({
        message: expect.stringContaining(message),
        fix: expect.any(String),
      });
      await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining("hunter2") });
    }
  } finally {
    server.close();
  }
  const closed = openExternalPostgres(`postgres://u:p@127.0.0.1:${port}/kinora`);
  await expect(closed).rejects.toMatchObject({ message: expect.stringContaining(`127.0.0.1:${port}/kinora`) });
});
