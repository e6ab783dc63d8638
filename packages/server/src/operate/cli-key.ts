import { parseApiKey } from "@kinora/core";
import { apiKeyState, createApiKey, findApiKeyByHash, hashApiKey } from "#access/keys.ts";
import type { Database } from "#store/database.ts";
import { readPrivateFile, writePrivateFile } from "#store/private-file.ts";
import { dataLayout } from "./data-layout.ts";

/**
 * The test key "local CLI", which the commands of this machine use without being given one. Made again when its file
 * is gone, or when it was revoked or belongs to another store.
 */
export async function openCliKey(
  db: Database,
  options: { readonly dataDir: string; readonly workspaceId: string; readonly now: Date },
): Promise<string> {
  const known = readCliKey(options.dataDir);
  if (known !== undefined) {
    const found = await findApiKeyByHash(db, hashApiKey(known));
    if (found !== undefined && apiKeyState(found.apiKey, options.now) === "active") return known;
  }
  const { workspaceId, now } = options;
  const { key } = await createApiKey(db, { workspaceId, kind: "test", name: "local CLI" }, now);
  writePrivateFile(dataLayout(options.dataDir).cliKey, `${key}\n`);
  return key;
}

/** @returns undefined when there is none */
export function readCliKey(dataDir: string): string | undefined {
  const key = readPrivateFile(dataLayout(dataDir).cliKey)?.trim();
  return key !== undefined && parseApiKey(key).kind === "well_formed" ? key : undefined;
}
