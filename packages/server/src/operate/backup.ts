import * as fsp from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { dumpTables } from "#store/backup/dump-tables.ts";
import { loadTables } from "#store/backup/load-tables.ts";
import { readPrivateFile, writePrivateFile } from "#store/private-file.ts";
import type { Environment } from "../config.ts";
import { dataLayout } from "./data-layout.ts";
import { openOperatorDatabase } from "./open-database.ts";
import { OperateError } from "./operate-error.ts";

export interface BackupSummary {
  /** Newest migration of the store. */
  readonly schema: string;
  readonly rows: number;
  readonly blobs: number;
}

const manifestSchema = z.object({
  format: z.literal(1),
  createdAt: z.string(),
  schemaVersion: z.string(),
  tables: z.array(
    z.object({
      // part of a path
      name: z.string().regex(/^[a-z0-9_]{1,63}$/),
      columns: z.array(z.string().min(1).max(63)).min(1),
      rows: z.int().min(0),
    }),
  ),
  blobHashes: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
});

/**
 * Writes the whole store as it is at one instant to a new folder (0700): `tables/`, `blobs/`, `manifest.json`, and the
 * master key when it is the one of the data directory. The server may run meanwhile. Until all is there the folder has
 * another name.
 *
 * @throws OperateError when the folder exists; StoreUnavailable
 */
export async function backup(env: Environment, folder: string): Promise<BackupSummary> {
  await using database = await openOperatorDatabase(env, { migrate: false });
  const target = path.resolve(folder);
  if (await exists(target))
    throw new OperateError("folder_exists", `${target} exists.`, { fix: "Name a folder that does not exist yet." });
  const partial = `${target}.${process.pid}.part`;
  try {
    await fsp.mkdir(path.join(partial, "tables"), { recursive: true, mode: 0o700 });
    await fsp.chmod(partial, 0o700);
    const dump = await dumpTables(database.address, path.join(partial, "tables"));
    const layout = dataLayout(database.config.dataDir);
    // One that retention removed since the snapshot had expired: its asset answers 410 after a restore as well.
    const copied = await copyBlobs(dump.blobHashes, layout.blobs, path.join(partial, "blobs"));
    const masterKey = readPrivateFile(layout.masterKey);
    if (masterKey !== undefined && database.config.masterKey === undefined)
      writePrivateFile(path.join(partial, "master-key"), masterKey);
    const manifest = { format: 1, createdAt: new Date().toISOString(), ...dump, blobHashes: copied };
    writePrivateFile(path.join(partial, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
    await fsp.rename(partial, target);
    return summary(dump.schemaVersion, dump.tables, copied);
  } catch (error) {
    await fsp.rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Reads what `backup` wrote into an empty store of the same or a newer version. Rows are committed last: a restore that
 * fails leaves files that nothing names, and no rows.
 *
 * @throws OperateError for a folder that is no backup or while a server runs; StoreUnavailable when the store is not
 *   empty
 */
export async function restore(env: Environment, folder: string): Promise<BackupSummary> {
  const source = path.resolve(folder);
  const manifest = await readManifest(source);
  await using database = await openOperatorDatabase(env, { migrate: false });
  if (database.server !== undefined)
    throw new OperateError("server_running", `A server runs on this store, at ${database.server.url}.`, {
      fix: "Stop it, or restore into another data directory with KINORA_DATA_DIR.",
    });
  const layout = dataLayout(database.config.dataDir);
  await loadTables(database.address, path.join(source, "tables"), manifest, async () => {
    const found = await copyBlobs(manifest.blobHashes, path.join(source, "blobs"), layout.blobs);
    if (found.length !== manifest.blobHashes.length)
      throw notABackup(source, `${manifest.blobHashes.length - found.length} of its files are missing`);
    const masterKey = readPrivateFile(path.join(source, "master-key"));
    // an empty store has sealed nothing under the key that is there
    if (masterKey !== undefined && database.config.masterKey === undefined)
      writePrivateFile(layout.masterKey, masterKey);
  });
  return summary(manifest.schemaVersion, manifest.tables, manifest.blobHashes);
}

function summary(
  schema: string,
  tables: readonly { readonly rows: number }[],
  blobHashes: readonly string[],
): BackupSummary {
  return { schema, rows: tables.reduce((sum, { rows }) => sum + rows, 0), blobs: blobHashes.length };
}

async function readManifest(folder: string): Promise<z.infer<typeof manifestSchema>> {
  let text: string;
  try {
    text = await fsp.readFile(path.join(folder, "manifest.json"), "utf8");
  } catch {
    throw notABackup(folder, "it has no manifest.json");
  }
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw notABackup(folder, "its manifest.json cannot be read");
  }
}

function notABackup(folder: string, why: string): OperateError {
  return new OperateError("not_a_backup", `${folder} is not a whole backup: ${why}.`, {
    fix: "Name the folder that kinora backup wrote.",
  });
}

/** Blobs are `<folder>/ab/abcdef…`, as the disk store has them. @returns the hashes that were there */
async function copyBlobs(hashes: readonly string[], from: string, to: string): Promise<readonly string[]> {
  const copied: string[] = [];
  for (const hash of hashes) {
    const target = path.join(to, hash.slice(0, 2), hash);
    await fsp.mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    try {
      // a clone where the file system can: the bytes never change
      await fsp.copyFile(path.join(from, hash.slice(0, 2), hash), target, fsp.constants.COPYFILE_FICLONE);
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") continue;
      throw error;
    }
    await using handle = await fsp.open(target, "r+");
    await handle.sync();
    copied.push(hash);
  }
  return copied;
}

async function exists(file: string): Promise<boolean> {
  return await fsp.lstat(file).then(
    () => true,
    () => false,
  );
}
