import * as fs from "node:fs";
import * as fsp from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import type { DatabaseAddress } from "#store/database.ts";
import { StoreUnavailable } from "#store/store-error.ts";
import { copyOut } from "./copy-stream.ts";
import { listTables, quoted, schemaVersion } from "./table-list.ts";

/** One table of a dump: `<name>.copy` holds its rows in PostgreSQL's text format. */
interface DumpedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

export interface Dump {
  /** Newest migration of the store. */
  readonly schemaVersion: string;
  /** In the order in which they can be read back. */
  readonly tables: readonly DumpedTable[];
  /** SHA-256 in hex of every blob that the store knew at that instant. */
  readonly blobHashes: readonly string[];
}

/**
 * Writes all tables as they were at one instant, in one read-only repeatable-read transaction; whoever uses the store
 * meanwhile is not held up.
 *
 * @param folder exists and is empty; gets a file per table
 * @throws StoreUnavailable when the store has no tables yet
 */
export async function dumpTables(address: DatabaseAddress, folder: string): Promise<Dump> {
  const client = new pg.Client({ ...address, application_name: "kinora backup" });
  client.on("error", () => undefined); // told by the statement that it breaks
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const version = await schemaVersion(client);
    if (version === undefined)
      throw new StoreUnavailable("The store is empty: there is nothing to back up.", {
        fix: "Start Kinora once, or name the right data directory with KINORA_DATA_DIR.",
      });
    const tables: DumpedTable[] = [];
    for (const { name, columns } of await listTables(client)) {
      const statement = `copy ${quoted(name)} (${columns.map(quoted).join(", ")}) to stdout`;
      const file = path.join(folder, `${name}.copy`);
      tables.push({ name, columns, rows: await writeLines(copyOut(client, statement), file) });
    }
    const blobs = await client.query<{ hash: string }>("select hash from blob order by hash");
    await client.query("commit");
    return { schemaVersion: version, tables, blobHashes: blobs.rows.map(({ hash }) => hash) };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** In the text format a row is a line: line feeds in values are written as `\n`. @returns how many */
async function writeLines(source: NodeJS.ReadableStream, file: string): Promise<number> {
  let lines = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++;
      done(null, chunk);
    },
  });
  await pipeline(source, count, fs.createWriteStream(file, { mode: 0o600, flags: "wx" }));
  await using handle = await fsp.open(file, "r+");
  await handle.sync();
  return lines;
}
