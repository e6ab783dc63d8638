import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { type Database, type DatabaseAddress, openDatabase } from "../../packages/server/src/store/database.ts";

export interface TestDatabase extends AsyncDisposable {
  readonly db: Database;
  readonly address: DatabaseAddress;
}

/** A database of this test's own, copied from the migrated template and dropped on disposal. */
export async function openTestDatabase(options: { readonly connectionsMax?: number } = {}): Promise<TestDatabase> {
  const cluster = inject("postgres");
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ ...cluster, database: "postgres" });
  await admin.connect();
  await admin.query(`create database ${name} template kinora`);
  const address = { ...cluster, database: name };
  const db = openDatabase(address, { connectionsMax: options.connectionsMax ?? 4, onIdleError: () => undefined });
  return {
    db,
    address,
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
