import { createHash } from "node:crypto";
import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { StoreUnavailable } from "#store/store-error.ts";
import { closedFolder, type DatabaseUser, giveTo } from "./database-user.ts";

/** A socket's path ends at 107 bytes, 103 on macOS; its own name takes 19, and `.lock` beside it 5 more. */
const folderCharactersMax = 60;

/**
 * A fresh 0700 folder for the database's socket, outside the data directory, whose path may be too long. Its name
 * begins with a mark of the data directory, so that what a killed process leaves can be told.
 *
 * @throws StoreUnavailable when no temp folder is short enough and open to the database's account
 */
export function makeSocketFolder(data: string, user: DatabaseUser | undefined): string {
  for (const base of temporaryFolders()) {
    if (base.length + 1 + prefixOf(data).length + 6 > folderCharactersMax) continue;
    if (user !== undefined && closedFolder(base, user) !== undefined) continue;
    try {
      const folder = fs.mkdtempSync(path.join(base, prefixOf(data)));
      giveTo(user, folder);
      return folder;
    } catch {
      continue; // it cannot be written; the next one may
    }
  }
  throw new StoreUnavailable("No temporary folder can hold the database's socket.", {
    fix: `Set TMPDIR to a folder that can be written, whose path has at most ${folderCharactersMax - 30} characters.`,
  });
}

/** Removes the folder of a server that has ended. One that is not ours by its name is left: the name was in a file. */
export function removeSocketFolder(data: string, folder: string): void {
  if (!path.basename(folder).startsWith(prefixOf(data))) return;
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Removes what earlier servers of the data directory left, except the folder in use. Only while holding its lock. */
export function sweepSocketFolders(data: string, inUse: string): void {
  for (const base of temporaryFolders()) {
    for (const name of listFolder(base)) {
      const folder = path.join(base, name);
      if (!name.startsWith(prefixOf(data)) || folder === inUse) continue;
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }
}

function temporaryFolders(): readonly string[] {
  const system = os.tmpdir();
  return process.platform === "win32" || system === "/tmp" ? [system] : [system, "/tmp"];
}

function prefixOf(data: string): string {
  return `kinora-${createHash("sha256").update(data).digest("hex").slice(0, 12)}-`;
}

function listFolder(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}
