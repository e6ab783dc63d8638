import type { Database } from "#store/database.ts";
import { type ApiKeyRow, lockApiKey, markKeyNoticeTold, recordKeyEvent, selectKeysToTell } from "./api-key-store.ts";
import { keyExpiringDays, keyNotices, keyOldDays } from "./key-notices.ts";

/** Keys per round; the rest is told in the next. */
const batch = 500;
const dayMs = 86_400_000;

const eventTypes = { key_old: "key.old", key_expiring: "key.expiring" } as const;

/**
 * Tells workspaces of keys that are old or end soon: one event each, written once however many nodes look. A key with a
 * new expiry is told of anew.
 */
export async function tellKeyNotices(db: Database, now: Date): Promise<void> {
  const ids = await selectKeysToTell(db, {
    now,
    createdBefore: new Date(now.getTime() - keyOldDays * dayMs),
    expiresBefore: new Date(now.getTime() + keyExpiringDays * dayMs),
    limit: batch,
  });
  for (const id of ids) {
    await db.transaction().execute(async (tx) => {
      const key = await lockApiKey(tx, id);
      if (key?.workspaceId === undefined || key.kind === "oper") return;
      for (const notice of keyNotices(key, now)) {
        if (!(await markKeyNoticeTold(tx, id, notice.code, now))) continue;
        const type = eventTypes[notice.code];
        // a key may expire more than once, each time at another instant
        const eventId = `evt_${id}_${notice.code}_${notice.since.getTime()}`;
        const data = { key: presentKey(key), message: notice.message };
        await recordKeyEvent(tx, { id: eventId, workspaceId: key.workspaceId, mode: key.kind, type, data, now });
      }
    });
  }
}

function presentKey(key: ApiKeyRow) {
  return {
    id: key.id,
    name: key.name,
    hint: key.hint,
    created_at: key.createdAt.toISOString(),
    expires_at: key.expiresAt?.toISOString() ?? null,
  };
}
