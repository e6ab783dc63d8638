import type { StorageQuota } from "./storage-quota.ts";

/** For tests that are not about it. */
export const withoutQuota: StorageQuota = { requireRoomFor: async () => undefined, requireRoom: () => undefined };
