import { type Database, openDatabase } from "../../packages/server/src/store/database.ts";
import { readServerFile } from "../../packages/server/src/store/server-file.ts";

/** The database of a running server, as one more client. Destroy it before the server stops. */
export function openHomeDatabase(dataDir: string): Database {
  const server = readServerFile(dataDir);
  if (server === undefined) throw new Error(`no server runs on ${dataDir}`);
  return openDatabase(server.database, { connectionsMax: 2, onIdleError: () => undefined });
}
