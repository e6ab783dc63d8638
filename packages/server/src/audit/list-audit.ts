import type { Database } from "#store/database.ts";
import { type AuditRow, selectAuditEntries } from "./audit-store.ts";

export type { AuditRow } from "./audit-store.ts";

/**
 * Changes, newest first.
 *
 * @param of.workspaceId undefined for the whole installation
 * @param page.limit 1 to 100
 * @param page.cursor the last page's `nextCursor`; one that is not of this list gives an empty page
 */
export async function listAudit(
  db: Database,
  of: { readonly workspaceId: string | undefined },
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ readonly entries: readonly AuditRow[]; readonly nextCursor: string | undefined }> {
  const rows = await selectAuditEntries(db, of, { limit: page.limit + 1, afterId: page.cursor });
  const entries = rows.slice(0, page.limit);
  return { entries, nextCursor: rows.length > page.limit ? entries.at(-1)?.id : undefined };
}
