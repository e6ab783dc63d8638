import { sql } from "kysely";
import type { Database, Transaction } from "#store/database.ts";
import type { AssetScope } from "./asset-store.ts";

export interface Element {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The one that shows it best first. */
  readonly assetIds: readonly string[];
  readonly createdAt: Date;
}

/** How many the side of the workspace has; no other is made until the transaction ends. */
export async function countElements(tx: Transaction, { workspaceId, mode }: AssetScope): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`elements/${workspaceId}/${mode}`}, 0))`.execute(tx);
  const { rows } = await sql<{ count: bigint }>`
    select count(*) as count from element where workspace_id = ${workspaceId} and mode = ${mode}`.execute(tx);
  return Number(rows[0]?.count ?? 0n);
}

/** @returns false when the name is taken */
export async function insertElement(tx: Transaction, scope: AssetScope, element: Element): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into element (id, workspace_id, mode, name, description, created_at)
    values (${element.id}, ${scope.workspaceId}, ${scope.mode}, ${element.name}, ${element.description},
      ${element.createdAt})
    on conflict (workspace_id, mode, lower(name)) do nothing`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await sql`
    insert into element_picture (element_id, position, asset_id)
    select ${element.id}, position, asset_id
    from unnest(${[...element.assetIds]}::text[]) with ordinality as picture (asset_id, position)`.execute(tx);
  return true;
}

/** Oldest first; with `ids` those of them that are the workspace's. */
export async function findElements(
  db: Database | Transaction,
  { workspaceId, mode }: AssetScope,
  ids?: readonly string[],
): Promise<readonly Element[]> {
  const which = ids === undefined ? sql`true` : sql`id = any(${[...ids]}::text[])`;
  const { rows } = await sql<{
    id: string;
    name: string;
    description: string;
    created_at: Date;
    asset_ids: string[];
  }>`
    select id, name, description, created_at,
      array(select asset_id from element_picture where element_id = element.id order by position) as asset_ids
    from element where workspace_id = ${workspaceId} and mode = ${mode} and ${which}
    order by created_at, id`.execute(db);
  return rows.map(({ created_at: createdAt, asset_ids: assetIds, ...row }) => ({ ...row, createdAt, assetIds }));
}

/**
 * Removes an element. Its pictures, unless another element has them, end when their own time is over.
 *
 * @returns false when it is not the workspace's
 */
export async function removeElement(
  tx: Transaction,
  { workspaceId, mode }: AssetScope,
  { id, picturesUntil }: { readonly id: string; readonly picturesUntil: Date },
): Promise<boolean> {
  const { rows } = await sql<{ asset_ids: string[] }>`
    select array(select asset_id from element_picture where element_id = element.id) as asset_ids
    from element where id = ${id} and workspace_id = ${workspaceId} and mode = ${mode} for update`.execute(tx);
  const assetIds = rows[0]?.asset_ids;
  if (assetIds === undefined) return false;
  await sql`delete from element where id = ${id}`.execute(tx);
  await sql`
    update asset set expires_at = least(expires_at, ${picturesUntil}::timestamptz)
    where id = any(${assetIds}::text[]) and role in ('input', 'upload')
      and not exists (select from element_picture where asset_id = asset.id)`.execute(tx);
  return true;
}
