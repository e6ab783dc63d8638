import * as fs from "node:fs";
import type { DatabaseAddress } from "./database.ts";
import { type EmbeddedPostgresOptions, openEmbeddedPostgres } from "./embedded-postgres.ts";
import { openExternalPostgres } from "./external-postgres.ts";

/** A PostgreSQL that serves. */
export interface Store extends AsyncDisposable {
  readonly address: DatabaseAddress;
  readonly kind: "embedded" | "external";
  /** Where its files are, as far as they are ours. */
  readonly folders: readonly string[];
  /** Sentences that the person who starts the server should read. */
  readonly notices: readonly string[];
  /** Ends the embedded PostgreSQL; leaves a server of DATABASE_URL alone. Safe to repeat. */
  stop(): Promise<void>;
}

/**
 * Opens the store that the settings name: the server of `databaseUrl`, else the database of the data directory.
 *
 * @throws DataDirectoryInUse, StoreUnavailable
 */
export async function openStore(
  options: EmbeddedPostgresOptions & { readonly databaseUrl: string | undefined },
): Promise<Store> {
  if (options.databaseUrl !== undefined) {
    fs.mkdirSync(options.dataDir, { recursive: true, mode: 0o711 }); // for assets and `server.json`
    const { address } = await openExternalPostgres(options.databaseUrl);
    const stop = (): Promise<void> => Promise.resolve();
    return { address, kind: "external", folders: [], notices: [], stop, [Symbol.asyncDispose]: stop };
  }
  const embedded = await openEmbeddedPostgres(options);
  const stop = (): Promise<void> => embedded.stop();
  return {
    address: embedded.connection,
    kind: "embedded",
    folders: [embedded.folder],
    notices: embedded.notices,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
