import type { DiskRoom } from "./disk-room.ts";
import type { StorageQuota } from "./storage-quota.ts";

/**
 * Whether anything more may be begun for a workspace: the disks have their reserve and its plan has room. Returns at once
 * while both were looked at a moment ago.
 *
 * @throws AppError `storage_full`, `budget_exceeded`
 */
export function requireStorageRoom(
  { disk, quota }: { readonly disk: DiskRoom; readonly quota: StorageQuota },
  workspaceId: string,
): void | Promise<void> {
  const looking = disk.require();
  return looking === undefined ? quota.requireRoom(workspaceId) : looking.then(() => quota.requireRoom(workspaceId));
}
