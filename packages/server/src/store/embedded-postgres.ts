import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { DatabaseAddress } from "./database.ts";
import { prepareBinaries } from "./embedded/binaries.ts";
import { addressOf, type Cluster, type ListenPlace, postgresSettings } from "./embedded/cluster.ts";
import { createCluster } from "./embedded/create-cluster.ts";
import { takeDataLock } from "./embedded/data-lock.ts";
import { prepareDatabaseHome } from "./embedded/database-home.ts";
import { explainFailure } from "./embedded/explain-failure.ts";
import { sweepLeftovers } from "./embedded/leftovers.ts";
import { abortPostmaster, ensurePostmaster, type Postmaster, stopPostmaster } from "./embedded/postmaster.ts";
import { commandLine } from "./embedded/process.ts";
import { removeSocketFolder } from "./embedded/socket-folder.ts";
import { readServerFile } from "./server-file.ts";
import { DataDirectoryInUse } from "./store-error.ts";

export interface EmbeddedPostgresOptions {
  /** Made when it is not there. */
  readonly dataDir: string;
  /** Where the database of a data directory goes that its account may not enter. */
  readonly sharedFolder?: string;
  /** How long another holder of the data directory is waited for; a killed one is gone within milliseconds. */
  readonly lockWaitMs?: number;
  /** Called once when PostgreSQL ended by itself and could not be started again. */
  readonly onLost?: (error: Error) => void;
}

/** A PostgreSQL of our own that serves, and the lock that makes it ours alone. */
export interface EmbeddedPostgres extends AsyncDisposable {
  /** Stays the same when PostgreSQL has to be started again meanwhile. */
  readonly connection: Required<Omit<DatabaseAddress, "connectionString">>;
  readonly how: "started" | "adopted";
  /** Process id of the postmaster now. */
  readonly pid: number;
  /** Sentences that the person who starts the server should read. */
  readonly notices: readonly string[];
  /** Where the cluster lies. */
  readonly folder: string;
  /** Fast shutdown; resolves when the process is gone and nothing of it is left. Safe to repeat. */
  stop(): Promise<void>;
}

/**
 * Opens the database of a data directory: makes it at the first start, starts PostgreSQL, or adopts the one that a
 * killed process left running. PostgreSQL that ends by itself is started again at the same address.
 *
 * @throws DataDirectoryInUse when another process has it open, StoreUnavailable for everything that a person can mend
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    return await open(options);
  } catch (error) {
    throw explainFailure(error, options.dataDir);
  }
}

async function open(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, sharedFolder = "/var/lib/kinora", lockWaitMs = 3_000, onLost } = options;
  const home = prepareDatabaseHome({ dataDir, sharedFolder });
  const cluster = { home, binaries: prepareBinaries(home) };
  await createCluster(home, cluster.binaries);
  let held = await openAlone(cluster, { lockWaitMs });
  const { how, place } = held.postmaster;
  sweepLeftovers(cluster, place.host);

  // The connection of the lock also tells when PostgreSQL is gone.
  let stopping = false;
  let restoring: Promise<void> = Promise.resolve();
  const watch = (): void => {
    let told = false;
    const lost = (): void => {
      if (stopping || told) return;
      told = true;
      restoring = restore().catch((error: unknown) => onLost?.(explainFailure(error, dataDir)));
    };
    held.lock.on("error", lost).on("end", lost);
  };
  const restore = async (): Promise<void> => {
    held = await openAlone(cluster, { lockWaitMs, place });
    watch();
  };
  watch();

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopping = true;
    await restoring;
    // The lock ends with the server, so that nobody takes the directory before the server is gone.
    await stopPostmaster(cluster, held.postmaster.pid);
    await held.lock.end().catch(() => undefined);
    for (const { host } of [place, held.postmaster.place]) removeSocketFolder(home.data, host);
  };
  return {
    connection: addressOf(cluster, place),
    how,
    get pid() {
      return held.postmaster.pid;
    },
    notices: home.notices,
    folder: home.data,
    stop: () => (stopped ??= stop()),
    [Symbol.asyncDispose]: () => (stopped ??= stop()),
  };
}

interface Held {
  readonly postmaster: Postmaster;
  readonly lock: pg.Client;
}

/** So long may a server that says it is ready refuse connections. */
const unreachableMs = 5_000;

/** A running PostgreSQL with this version's settings, and the lock on it. */
async function openAlone(
  cluster: Cluster,
  options: { readonly lockWaitMs: number; readonly place?: ListenPlace },
): Promise<Held> {
  const { dataDir } = cluster.home;
  const heldUntil = performance.now() + options.lockWaitMs;
  let unreachableSince: number | undefined;
  for (;;) {
    const postmaster = await ensurePostmaster(cluster, { place: options.place });
    const lock = await takeDataLock(cluster, postmaster).catch(async (error: unknown) => {
      // it answers and refuses us, as with a wrong password: what we started must not stay behind
      if (postmaster.how === "started") await stopPostmaster(cluster, postmaster.pid);
      throw error;
    });
    switch (lock.kind) {
      case "taken":
        if (isCurrent(cluster, postmaster)) return { postmaster, lock: lock.connection };
        // Left by another version of Kinora: its programs or settings are not ours.
        await stopPostmaster(cluster, postmaster.pid);
        await lock.connection.end().catch(() => undefined);
        break;
      case "held_by_another":
        unreachableSince = undefined;
        if (performance.now() > heldUntil) throw inUse(dataDir);
        break;
      case "unreachable":
        unreachableSince ??= performance.now();
        if (performance.now() - unreachableSince < unreachableMs) break;
        if (readServerFile(dataDir) !== undefined) throw inUse(dataDir);
        // An orphan whose socket somebody removed, or that hangs.
        await abortPostmaster(cluster, postmaster.pid);
        unreachableSince = undefined;
        break;
    }
    await pause(50);
  }
}

function inUse(dataDir: string): DataDirectoryInUse {
  const server = readServerFile(dataDir);
  return new DataDirectoryInUse(dataDir, server === undefined ? undefined : { pid: server.pid, url: server.url });
}

/** Whether an adopted server runs as we would have started it; assumed where its command line cannot be read. */
function isCurrent(cluster: Cluster, postmaster: Postmaster): boolean {
  const [program, ...args] = commandLine(postmaster.pid) ?? [];
  if (postmaster.how === "started" || program === undefined) return true;
  const wanted = ["-D", cluster.home.data, ...postgresSettings(postmaster.place)];
  return program.startsWith(cluster.binaries) && JSON.stringify(args) === JSON.stringify(wanted);
}
