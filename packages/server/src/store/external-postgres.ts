import pg from "pg";
import type { DatabaseAddress } from "./database.ts";
import { StoreUnavailable } from "./store-error.ts";

/** `serve` waits no longer for a server that does not answer. */
const connectMs = 10_000;

/** PostgreSQL 15, the oldest that the tests run on. */
const versionMin = 15;

/**
 * Looks at the server of a `DATABASE_URL` and refuses one that could lose what it acknowledged.
 *
 * @throws StoreUnavailable when it does not answer, refuses us, is too old, cannot be written or is not durable
 */
export async function openExternalPostgres(databaseUrl: string): Promise<{ readonly address: DatabaseAddress }> {
  const address = { connectionString: databaseUrl };
  const where = describe(databaseUrl);
  const client = new pg.Client({ ...address, connectionTimeoutMillis: connectMs, query_timeout: connectMs });
  client.on("error", () => undefined); // told by the query that it breaks
  try {
    await client.connect();
    const { rows } = await client.query<Facts>(`
      select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync,
        current_setting('full_page_writes') as full_page_writes,
        current_setting('synchronous_commit') as synchronous_commit, pg_is_in_recovery() as standby,
        current_setting('server_encoding') as encoding, current_user as account, current_schema() as schema,
        coalesce(has_schema_privilege(current_schema(), 'create'), false) as may_create`);
    const facts = rows[0];
    if (facts !== undefined) refuse(facts, where);
    return { address };
  } catch (error) {
    throw explain(error, where);
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface Facts {
  readonly version: number;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  readonly standby: boolean;
  readonly encoding: string;
  readonly account: string;
  readonly schema: string | null;
  readonly may_create: boolean;
}

function refuse(facts: Facts, where: string): void {
  const major = Math.floor(facts.version / 10_000);
  if (major < versionMin)
    throw new StoreUnavailable(`The server ${where} is PostgreSQL ${major}; Kinora needs ${versionMin} or newer.`, {
      fix: "Upgrade it, or unset DATABASE_URL to use the PostgreSQL that comes with Kinora.",
    });
  // all other values of synchronous_commit write to this server's disk before they answer
  const off = (["fsync", "full_page_writes", "synchronous_commit"] as const).filter((name) => facts[name] === "off");
  if (off.length > 0)
    throw new StoreUnavailable(
      `The server ${where} may lose what it acknowledged: ${off.join(" and ")} ${off.length > 1 ? "are" : "is"} off.`,
      { fix: `Run ${off.map((name) => `alter system set ${name} = on`).join("; ")}; select pg_reload_conf();` },
    );
  if (facts.standby)
    throw new StoreUnavailable(`The server ${where} is a standby, which cannot be written.`, {
      fix: "Name the primary in DATABASE_URL.",
    });
  if (facts.encoding !== "UTF8")
    throw new StoreUnavailable(`The database ${where} has the encoding ${facts.encoding}; Kinora needs UTF8.`, {
      fix: "Make one with create database … encoding 'UTF8' template template0.",
    });
  if (!facts.may_create)
    throw new StoreUnavailable(`User ${facts.account} may not create tables in the database ${where}.`, {
      fix: `Make that user its owner: alter database … owner to "${facts.account}".`,
    });
}

function explain(error: unknown, where: string): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const said = error instanceof Error ? error.message : String(error);
  switch (code) {
    case "28P01":
    case "28000":
      return new StoreUnavailable(`The server ${where} refused the user or password of DATABASE_URL.`, {
        fix: "Correct the user and the password; characters such as @ and / in them are written as %40 and %2F.",
        cause: error,
      });
    case "3D000":
      return new StoreUnavailable(`There is no such database on the server: ${where}.`, {
        fix: "Create it, empty and with the encoding UTF8; Kinora makes its tables itself.",
        cause: error,
      });
    case "53300":
      return new StoreUnavailable(`The server ${where} has no connection left.`, {
        fix: "Raise max_connections, or end connections of other programs.",
        cause: error,
      });
    default:
      return new StoreUnavailable(
        `The server ${where} of DATABASE_URL does not answer: ${code || said.slice(0, 200)}.`,
        {
          fix: "Check host, port and firewall, and that PostgreSQL runs there.",
          cause: error,
        },
      );
  }
}

/** `host:port/database`, without user and password. */
function describe(databaseUrl: string): string {
  const url = URL.parse(databaseUrl);
  if (url === null) return "(an address that cannot be read)";
  return `${url.host || url.searchParams.get("host") || "localhost"}${url.pathname}`;
}
