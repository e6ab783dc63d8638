import { type Database, type DatabaseAddress, openDatabase } from "#store/database.ts";
import { migrate } from "#store/migrate.ts";
import { openStore } from "#store/open-store.ts";
import { readServerFile } from "#store/server-file.ts";
import { type Config, type Environment, loadConfig } from "../config.ts";
import { settingsError } from "./operate-error.ts";

/** The installation's database, for the length of one command. */
export interface OperatorDatabase extends AsyncDisposable {
  readonly config: Config;
  readonly db: Database;
  readonly address: DatabaseAddress;
  /** The running server whose database this is; undefined when none runs. */
  readonly server: { readonly url: string; readonly pid: number } | undefined;
}

/** Another command that has started the database for itself is waited for. */
const lockWaitMs = 15_000;

/** One command makes few statements at a time; a running server needs its own connections. */
const connectionsMax = 4;

/**
 * Opens the database of the running server as one more client; with none running, starts it and stops it again. The
 * schema is left alone under a running server, else brought up to date, unless `options.migrate` is false.
 *
 * @throws OperateError for settings that are wrong, StoreUnavailable, DataDirectoryInUse
 */
export async function openOperatorDatabase(
  env: Environment,
  options: { readonly migrate: boolean } = { migrate: true },
): Promise<OperatorDatabase> {
  const loaded = loadConfig(env);
  if (!loaded.ok) throw settingsError(loaded.problems);
  const { config } = loaded;
  const server = readServerFile(config.dataDir);
  const store = server === undefined ? await openStore({ ...config, lockWaitMs }) : undefined;
  const address = server?.database ?? store?.address ?? {};
  const db = openDatabase(address, { connectionsMax, onIdleError: () => undefined });
  const close = async (): Promise<void> => {
    await db.destroy();
    await store?.stop();
  };
  try {
    if (server === undefined && options.migrate) await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  const running = server === undefined ? undefined : { url: server.url, pid: server.pid };
  return { config, db, address, server: running, [Symbol.asyncDispose]: close };
}
