import { statfs } from "node:fs/promises";
import { AppError } from "@kinora/core";

/**
 * Bytes that stay free on each disk: the database stops writing on a full one, and what was accepted before needs room
 * for its outputs.
 */
export const diskReserveBytes = 200 * 1024 ** 2;
/** A look at the disk is this old at most. */
const lookMs = 1_000;

export interface DiskRoom {
  /**
   * Returns at once while the last look is fresh.
   *
   * @throws AppError `storage_full` when a disk has less than the reserve
   */
  require(): void | Promise<void>;
}

/** Refuses what would fill the disks, so that a full disk is an error and no corruption; goes on once there is room. */
export function watchDiskRoom(options: {
  readonly folders: readonly string[];
  /** A clock that never goes back, in milliseconds. */
  readonly nowMs: () => number;
  readonly freeBytesOf?: (folder: string) => Promise<number>;
}): DiskRoom {
  const { folders, nowMs, freeBytesOf = freeBytes } = options;
  let seen = { atMs: -Infinity, freeBytes: Infinity };
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    // a file system that does not tell is not known to be full
    const free = await Promise.all(folders.map(async (folder) => freeBytesOf(folder).catch(() => Infinity)));
    seen = { atMs: nowMs(), freeBytes: Math.min(...free) };
  };
  const judge = (): void => {
    if (seen.freeBytes >= diskReserveBytes) return;
    throw new AppError("storage_full", `The server's disk has ${megabytes(seen.freeBytes)} free.`, {
      fix: `The operator has to free space: ${megabytes(diskReserveBytes)} are kept in reserve. No credits were used.`,
    });
  };
  return {
    require() {
      if (nowMs() - seen.atMs < lookMs) return judge();
      looking ??= look().finally(() => (looking = undefined));
      return looking.then(judge);
    },
  };
}

/** What a user without privileges can still write. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 ** 2)} MB`;
}
