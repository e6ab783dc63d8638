import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { readPrivateFile, writePrivateFile } from "#store/private-file.ts";
import { masterKeyIdOf, resealAll, storeKeyId } from "#store/reseal.ts";
import type { Database } from "#store/database.ts";
import type { Environment } from "../config.ts";
import { dataLayout } from "./data-layout.ts";
import { openMasterKey, parseMasterKey } from "./master-key.ts";
import { openOperatorDatabase } from "./open-database.ts";
import { OperateError } from "./operate-error.ts";

export interface RotatedMasterKey {
  /** Secrets that were sealed again. */
  readonly secrets: number;
  /** Where the new key is; undefined when the operator keeps it in KINORA_MASTER_KEY. */
  readonly keyFile: string | undefined;
}

/**
 * Seals every secret again under a new master key, all in one transaction. Addresses of files are signed with the master
 * key too: those that were given out before end.
 *
 * @param options.newKeyFile holds the new key where KINORA_MASTER_KEY is set; else one is made in the data directory
 * @throws OperateError while a server runs, for a key that cannot be one, or when the old key is not the store's
 */
export async function rotateMasterKey(
  env: Environment,
  options: { readonly newKeyFile?: string | undefined } = {},
): Promise<RotatedMasterKey> {
  await using database = await openOperatorDatabase(env);
  const { config, db, server } = database;
  if (server !== undefined) {
    throw new OperateError("server_running", `A server runs on this store, at ${server.url}.`, {
      fix: "Stop every server of this store: they hold the old key.",
    });
  }
  const { dataDir } = config;
  await finishRotation(db, dataDir);
  const from = openMasterKey(config);
  await requireStoreKey(db, from);
  if (config.masterKey === undefined) {
    if (options.newKeyFile !== undefined) {
      throw new OperateError("not_needed", "The master key lies in the data directory, where the new one is made.", {
        fix: "Leave --new-key-file out.",
      });
    }
    const layout = dataLayout(dataDir);
    const to = randomBytes(from.length);
    // it must not be lost between the store's commit and its place: `finishRotation` finds it there
    writePrivateFile(layout.nextMasterKey, `${to.toString("base64")}\n`);
    const secrets = await resealAll(db, { from, to });
    fs.renameSync(layout.nextMasterKey, layout.masterKey);
    return { secrets, keyFile: layout.masterKey };
  }
  const text = options.newKeyFile === undefined ? undefined : readPrivateFile(options.newKeyFile);
  const to = text === undefined ? undefined : parseMasterKey(text);
  if (to === undefined || to.equals(from)) {
    throw new OperateError(
      "invalid_master_key",
      "The new master key is missing: KINORA_MASTER_KEY holds the old one.",
      {
        fix: "Write 32 other random bytes as base64 into a file and name it with --new-key-file.",
      },
    );
  }
  return { secrets: await resealAll(db, { from, to }), keyFile: undefined };
}

/** Puts a new key in its place whose rotation was committed, and no more than that. */
export async function finishRotation(db: Database, dataDir: string): Promise<void> {
  const layout = dataLayout(dataDir);
  const next = parseMasterKey(readPrivateFile(layout.nextMasterKey) ?? "");
  if (next === undefined) return;
  if ((await storeKeyId(db, openMasterKey({ dataDir, masterKey: undefined }))) === masterKeyIdOf(next)) {
    fs.renameSync(layout.nextMasterKey, layout.masterKey);
  } else fs.rmSync(layout.nextMasterKey, { force: true });
}

/** @throws OperateError when the store's secrets are sealed under another key */
export async function requireStoreKey(db: Database, masterKey: Uint8Array): Promise<void> {
  if ((await storeKeyId(db, masterKey)) === masterKeyIdOf(masterKey)) return;
  throw new OperateError("wrong_master_key", "The master key is not the one that this store is sealed under.", {
    fix: "Set KINORA_MASTER_KEY to the store's key, or bring the file master-key back from a backup.",
  });
}
