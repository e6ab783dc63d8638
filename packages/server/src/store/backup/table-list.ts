import type pg from "pg";

export interface TableShape {
  readonly name: string;
  /** In the order of the table's definition, generated ones left out. */
  readonly columns: readonly string[];
}

/** The migrations' own tables: a restored store gets them from its migrations. */
const bookkeeping = ["kysely_migration", "kysely_migration_lock"];

/** Tables of the product, each after those that it references, so that they can be filled in this order. */
export async function listTables(client: pg.Client): Promise<readonly TableShape[]> {
  const tables = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> all ($1)
      group by c.relname order by c.relname`,
    [bookkeeping],
  );
  const references = await client.query<{ table: string; needs: string }>(
    `select distinct child.relname as table, parent.relname as needs
       from pg_constraint k join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
      where k.contype = 'f' and k.conrelid <> k.confrelid
        and child.relnamespace = current_schema()::regnamespace`,
  );
  const sorted: TableShape[] = [];
  let rest: readonly TableShape[] = tables.rows;
  while (rest.length > 0) {
    const waiting = new Set(rest.map((table) => table.name));
    const free = rest.filter(
      ({ name }) => !references.rows.some((reference) => reference.table === name && waiting.has(reference.needs)),
    );
    if (free.length === 0) throw new Error(`tables reference each other in a circle: ${[...waiting].join(", ")}`);
    sorted.push(...free);
    rest = rest.filter((table) => !free.includes(table));
  }
  return sorted;
}

/** The number that the store's schema has: its newest migration; undefined for a store without tables. */
export async function schemaVersion(client: pg.Client): Promise<string | undefined> {
  const known = await client.query("select from pg_class where oid = to_regclass('kysely_migration')");
  if (known.rowCount === 0) return undefined;
  const { rows } = await client.query<{ name: string | null }>("select max(name) as name from kysely_migration");
  return rows[0]?.name ?? undefined;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
