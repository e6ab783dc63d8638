import * as fs from "node:fs";
import path from "node:path";
import { type Migration, Migrator } from "kysely/migration";
import { sql } from "kysely";
import pg from "pg";
import { type DatabaseAddress, openDatabase } from "#store/database.ts";
import { migrate } from "#store/migrate.ts";
import { StoreUnavailable } from "#store/store-error.ts";
import { copyIn } from "./copy-stream.ts";
import type { Dump } from "./dump-tables.ts";
import { listTables, quoted, schemaVersion } from "./table-list.ts";

/**
 * Reads a dump into an empty store: builds the schema that the dump has, fills it in one transaction, then runs the
 * migrations that came later.
 *
 * @param folder with a file per table, as `dumpTables` writes them
 * @param beforeCommit does what must be there when the rows are, such as their files
 * @throws StoreUnavailable when the store is not empty or the dump is newer than this version; nothing is written then
 */
export async function loadTables(
  address: DatabaseAddress,
  folder: string,
  dump: Dump,
  beforeCommit: () => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ ...address, application_name: "kinora restore" });
  client.on("error", () => undefined); // told by the statement that it breaks
  await client.connect();
  try {
    await refuseUnlessEmpty(client, dump.schemaVersion);
    await migrateTo(address, dump.schemaVersion);
    await client.query("begin");
    const known = new Map((await listTables(client)).map((table) => [table.name, table]));
    for (const { name, columns, rows } of dump.tables) {
      const table = known.get(name);
      if (table === undefined || columns.some((column) => !table.columns.includes(column)))
        throw damaged(`its table ${name} is not one of schema ${dump.schemaVersion}`);
      const statement = `copy ${quoted(name)} (${columns.map(quoted).join(", ")}) from stdin`;
      const read = await copyIn(client, statement, fs.createReadStream(path.join(folder, `${name}.copy`)));
      if (read !== rows) throw damaged(`table ${name} has ${read} rows instead of ${rows}`);
      await setSequences(client, table.name);
    }
    await beforeCommit();
    await client.query("commit");
    await withDatabase(address, migrate);
    await client.query("analyze");
  } finally {
    await client.end().catch(() => undefined);
  }
}

const emptyStore =
  "Name a data directory that does not exist yet with KINORA_DATA_DIR, or an empty database with DATABASE_URL.";

const migrationsFolder = path.join(import.meta.dirname, "../migrations");

async function refuseUnlessEmpty(client: pg.Client, dumpVersion: string): Promise<void> {
  const files = fs.readdirSync(migrationsFolder).map((file) => path.basename(file, ".sql"));
  if (!files.includes(dumpVersion))
    throw new StoreUnavailable(`The backup has schema ${dumpVersion.slice(0, 80)}, which this version does not know.`, {
      fix: "Restore it with the version of Kinora that made it, or a newer one.",
    });
  const current = await schemaVersion(client);
  for (const { name } of await listTables(client)) {
    const { rowCount } = await client.query(`select from ${quoted(name)} limit 1`);
    if (rowCount !== 0)
      throw new StoreUnavailable(`The store is not empty: its table ${name} has rows.`, {
        fix: emptyStore,
      });
  }
  if (current !== undefined && current > dumpVersion)
    throw new StoreUnavailable("The store was made by a newer version than the backup, and cannot be taken back.", {
      fix: emptyStore,
    });
}

async function migrateTo(address: DatabaseAddress, version: string): Promise<void> {
  await withDatabase(address, async (db) => {
    const getMigrations = (): Promise<Record<string, Migration>> => {
      const files = fs.readdirSync(migrationsFolder).toSorted();
      const up = (file: string): Migration => ({
        up: async (tx) => {
          await sql.raw(fs.readFileSync(path.join(migrationsFolder, file), "utf8")).execute(tx);
        },
      });
      return Promise.resolve(Object.fromEntries(files.map((file) => [path.basename(file, ".sql"), up(file)])));
    };
    const { error } = await new Migrator({ db, provider: { getMigrations } }).migrateTo(version);
    if (error !== undefined) throw new Error("The schema of the backup could not be built.", { cause: error });
  });
}

async function withDatabase(
  address: DatabaseAddress,
  use: (db: ReturnType<typeof openDatabase>) => Promise<unknown>,
): Promise<void> {
  const db = openDatabase(address, { connectionsMax: 1, onIdleError: () => undefined });
  try {
    await use(db);
  } finally {
    await db.destroy();
  }
}

/** Identity columns go on after the largest number that was read. */
async function setSequences(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ column: string; sequence: string }>(
    `select attname as column, pg_get_serial_sequence(quote_ident($1), attname) as sequence
       from pg_attribute where attrelid = $2::regclass and attnum > 0 and attidentity <> ''`,
    [table, quoted(table)],
  );
  for (const { column, sequence } of rows)
    await client.query(
      `select setval($1, coalesce((select max(${quoted(column)}) from ${quoted(table)}), 0) + 1, false)`,
      [sequence],
    );
}

function damaged(how: string): StoreUnavailable {
  return new StoreUnavailable(`The backup is damaged: ${how}.`, { fix: "Use another backup; nothing was changed." });
}
