import type { DatabaseAddress } from "#store/database.ts";
import type { DatabaseHome } from "./database-home.ts";

/** Owner of the cluster and of everything in it. */
export const superuser = "kinora";

/** The database that the product uses. */
export const databaseName = "kinora";

/** A cluster that has been made, and what it takes to run it. */
export interface Cluster {
  readonly home: DatabaseHome;
  /** Folder of PostgreSQL's programs. */
  readonly binaries: string;
}

/** Where a running cluster listens: a folder for its Unix socket, or loopback TCP on Windows. */
export interface ListenPlace {
  readonly host: string;
  readonly port: number;
}

/** On Unix the port only names the socket's file. */
export const socketPort = 5432;

export function addressOf(
  cluster: Cluster,
  place: ListenPlace,
  database: string = databaseName,
): Required<Omit<DatabaseAddress, "connectionString">> {
  return { host: place.host, port: place.port, user: superuser, password: cluster.home.password, database };
}

/**
 * Settings on the command line, where no file of the data directory can undo them.
 *
 * Three keep what was acknowledged through a loss of power. The log keeps neither statements nor the details of an
 * error, which hold values: prompts and secrets.
 */
export function postgresSettings(place: ListenPlace): readonly string[] {
  const socket = process.platform !== "win32";
  const settings = {
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
    listen_addresses: socket ? "" : place.host,
    port: String(place.port),
    unix_socket_directories: socket ? place.host : "",
    ...(socket ? { unix_socket_permissions: "0700" } : {}),
    password_encryption: "scram-sha-256",
    max_connections: "60",
    shared_buffers: "64MB",
    max_wal_size: "512MB",
    timezone: "UTC",
    jit: "off", // the package has no compiler library, and our statements are short
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_checkpoints: "off",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
