import pg from "pg";
import { addressOf, type Cluster, databaseName, superuser } from "./cluster.ts";
import type { Postmaster } from "./postmaster.ts";

export type DataLock =
  /** Held until the connection ends, and freed by PostgreSQL when this process dies. */
  | { readonly kind: "taken"; readonly connection: pg.Client }
  | { readonly kind: "held_by_another" }
  /** The server is going down, or answers nobody. */
  | { readonly kind: "unreachable"; readonly cause: unknown };

/** Any number that is no other lock's; the migrations have their own in the product's database. */
const lockNumber = 4700;
const connectMs = 3_000;

/**
 * One Kinora per data directory: a session lock in the `postgres` database on a connection of its own. Makes the
 * product's database on the way.
 *
 * @throws DatabaseError when PostgreSQL answers and refuses, as with a wrong password
 */
export async function takeDataLock(cluster: Cluster, postmaster: Postmaster): Promise<DataLock> {
  const connection = new pg.Client({
    ...addressOf(cluster, postmaster.place, "postgres"),
    application_name: "kinora data lock",
    ssl: false, // PGSSLMODE and PGOPTIONS of the environment are meant for other servers
    options: "",
    connectionTimeoutMillis: connectMs,
    query_timeout: connectMs * 10,
    keepAlive: true,
  });
  let broken: unknown;
  connection.on("error", (error) => (broken = error)); // until the keeper listens
  try {
    await connection.connect();
    const { rows } = await connection.query<{ taken: boolean }>(`select pg_try_advisory_lock(${lockNumber}) as taken`);
    if (rows[0]?.taken !== true) {
      await connection.end();
      return { kind: "held_by_another" };
    }
    const known = await connection.query("select from pg_database where datname = $1", [databaseName]);
    if (known.rowCount === 0) await connection.query(`create database ${databaseName} owner ${superuser}`);
    return { kind: "taken", connection };
  } catch (cause) {
    connection.end().catch(() => undefined); // it is broken already
    // class 57: shutting down, starting up, ended by the administrator
    const refused = cause instanceof pg.DatabaseError && cause.code?.startsWith("57") !== true;
    if (refused) throw cause;
    return { kind: "unreachable", cause: broken ?? cause };
  }
}
