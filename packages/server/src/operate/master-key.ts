import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { createPrivateFile, readPrivateFile } from "#store/private-file.ts";
import { dataLayout } from "./data-layout.ts";
import { OperateError } from "./operate-error.ts";

const keyBytes = 32;

/**
 * The key that seals secrets and signs addresses: the setting, else the one in the data directory, made at the first
 * start (0600). Losing it loses webhook secrets and every address that was given out; a backup holds it.
 *
 * @returns 32 bytes
 */
export function openMasterKey(options: { readonly dataDir: string; readonly masterKey: Buffer | undefined }): Buffer {
  if (options.masterKey !== undefined) return options.masterKey;
  const file = dataLayout(options.dataDir).masterKey;
  if (readPrivateFile(file) === undefined) {
    fs.mkdirSync(options.dataDir, { recursive: true, mode: 0o711 });
    createPrivateFile(file, `${randomBytes(keyBytes).toString("base64")}\n`);
  }
  const key = parseMasterKey(readPrivateFile(file) ?? "");
  if (key === undefined)
    throw new OperateError("invalid_master_key", `The file ${file} does not hold a master key.`, {
      fix: "Bring it back from a backup, or set KINORA_MASTER_KEY.",
    });
  return key;
}

/** A key as a file holds it, in base64; undefined for anything else. */
export function parseMasterKey(text: string): Buffer | undefined {
  const key = Buffer.from(text.trim(), "base64");
  return key.length === keyBytes ? key : undefined;
}
