import * as fs from "node:fs/promises";
import path from "node:path";
import { sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { Database } from "./database.ts";

const folder = path.join(import.meta.dirname, "migrations");

/**
 * Runs every numbered `.sql` file that this database has not seen, in order, each in a transaction, under an advisory
 * lock, forward only.
 *
 * @returns the names that ran now
 */
export async function migrate(db: Database): Promise<readonly string[]> {
  const files = (await fs.readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted();
  const read = (file: string): Migration => ({
    up: async (tx) => {
      await sql.raw(await fs.readFile(path.join(folder, file), "utf8")).execute(tx);
    },
  });
  const migrations = Object.fromEntries(files.map((file) => [path.basename(file, ".sql"), read(file)]));
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error("The database could not be migrated.", { cause: error });
  return (results ?? []).map((result) => result.migrationName);
}
