import type { ApiKeyRow } from "./api-key-store.ts";

/** Something that a person should do about a key. */
export interface KeyNotice {
  readonly code: "key_old" | "key_expiring";
  readonly message: string;
  /** From when on it has been so. */
  readonly since: Date;
}

const dayMs = 86_400_000;
export const keyOldDays = 180;
export const keyExpiringDays = 14;

/** What is to be said of a key that works: that it is old, or that it ends soon. One that was replaced ends on purpose. */
export function keyNotices(
  key: Pick<ApiKeyRow, "createdAt" | "expiresAt" | "revokedAt" | "replacedBy">,
  now: Date,
): readonly KeyNotice[] {
  const { createdAt, expiresAt, revokedAt, replacedBy } = key;
  if (revokedAt !== undefined || replacedBy !== undefined || (expiresAt !== undefined && expiresAt <= now)) return [];
  const notices: KeyNotice[] = [];
  const oldSince = new Date(createdAt.getTime() + keyOldDays * dayMs);
  if (oldSince <= now) {
    const days = Math.floor((now.getTime() - createdAt.getTime()) / dayMs);
    notices.push({
      code: "key_old",
      message: `The key is ${days} days old; rotate keys after ${keyOldDays}.`,
      since: oldSince,
    });
  }
  if (expiresAt !== undefined) {
    const soonSince = new Date(Math.max(expiresAt.getTime() - keyExpiringDays * dayMs, createdAt.getTime()));
    if (soonSince <= now)
      notices.push({
        code: "key_expiring",
        message: `The key expires on ${expiresAt.toISOString()}; rotate it or give it a later end.`,
        since: soonSince,
      });
  }
  return notices;
}
