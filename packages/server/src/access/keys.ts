import { createHash, randomBytes, randomUUID } from "node:crypto";
import { AppError, formatApiKey, type KeyKind, parseApiKey } from "@kinora/core";
import type { Database, Transaction } from "#store/database.ts";
import {
  type ApiKeyRow,
  findApiKey,
  insertApiKeyRow,
  markApiKeyReplaced,
  markApiKeyRevoked,
  markApiKeyUsed,
  selectApiKeys,
} from "./api-key-store.ts";
import { type Scope, scopes as allScopes } from "./principal.ts";

export { type ApiKeyRow, type ApiKeyWithWorkspace, findApiKeyByHash } from "./api-key-store.ts";

export interface NewApiKey {
  /** Undefined for an operator's key, and only for it. */
  readonly workspaceId: string | undefined;
  readonly kind: KeyKind;
  /** 1 to 200 characters. */
  readonly name: string;
  /** Empty means every scope. */
  readonly scopes?: readonly Scope[];
  readonly models?: readonly string[] | undefined;
  readonly expiresAt?: Date | undefined;
  /** Most that the key may ever spend. */
  readonly maxMicroCredits?: bigint | undefined;
  /** A key that is known already, such as the one of KINORA_BOOTSTRAP_API_KEY; made here when undefined. */
  readonly key?: string | undefined;
}

const nameCharactersMax = 200;

/**
 * Makes a key. Only its SHA-256 is stored, so this is the one time that it can be read: 190 random bits need no slow
 * hash.
 *
 * @throws AppError `invalid_parameter` for a name or expiry out of range; nothing is written then
 */
export async function createApiKey(
  db: Database | Transaction,
  wanted: NewApiKey,
  now: Date,
): Promise<{ readonly id: string; readonly key: string }> {
  if (wanted.name.length === 0 || wanted.name.length > nameCharactersMax)
    throw new AppError(
      "invalid_parameter",
      `A key's name has 1 to ${nameCharactersMax} characters, got ${wanted.name.length}.`,
      { param: "name" },
    );
  if (wanted.expiresAt !== undefined && wanted.expiresAt <= now)
    throw new AppError("invalid_parameter", `A key must expire in the future, got ${wanted.expiresAt.toISOString()}.`, {
      param: "expires_at",
    });
  const key = wanted.key ?? formatApiKey(wanted.kind, randomBytes(96));
  const parsed = parseApiKey(key);
  if (parsed.kind !== "well_formed" || parsed.keyKind !== wanted.kind)
    throw new AppError("invalid_parameter", `The key is not a well-formed kin_${wanted.kind}_ key.`, { param: "key" });
  const id = `key_${randomUUID().replaceAll("-", "")}`;
  await insertApiKeyRow(db, {
    id,
    workspaceId: wanted.workspaceId,
    kind: wanted.kind,
    name: wanted.name,
    hash: hashApiKey(key),
    hint: keyHint(key),
    scopes: wanted.scopes ?? [],
    models: wanted.models,
    expiresAt: wanted.expiresAt,
    maxMicroCredits: wanted.maxMicroCredits,
    now,
  });
  return { id, key };
}

/** SHA-256: what is stored, and what is looked up. */
export function hashApiKey(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

/** `kin_test_…Ab3d`: enough to tell keys apart, too little to use one. */
function keyHint(key: string): string {
  return `${key.slice(0, key.lastIndexOf("_") + 1)}…${key.slice(-4)}`;
}

/** A minute is exact enough for a person who looks for unused keys. */
const touchEveryMs = 60_000;

/** Remembers that the key was used now, at most once a minute. */
export async function touchApiKey(db: Database, id: string, now: Date): Promise<void> {
  await markApiKeyUsed(db, id, { now, sinceMs: touchEveryMs });
}

/** Whether a key works now, and if not, why. */
export type ApiKeyState = "active" | "expired" | "revoked";

export function apiKeyState(key: Pick<ApiKeyRow, "expiresAt" | "revokedAt">, now: Date): ApiKeyState {
  if (key.revokedAt !== undefined) return "revoked";
  return key.expiresAt !== undefined && key.expiresAt <= now ? "expired" : "active";
}

/** The keys of a workspace, or the operators' when undefined, oldest first. */
export async function listApiKeys(db: Database, workspaceId: string | undefined): Promise<readonly ApiKeyRow[]> {
  return await selectApiKeys(db, workspaceId);
}

/** Ends a key at once; safe to repeat. @throws AppError `not_found` */
export async function revokeApiKey(db: Database | Transaction, id: string, now: Date): Promise<void> {
  if (!(await markApiKeyRevoked(db, id, now))) throw keyNotFound(id);
}

/**
 * Makes a key of the same rights in place of another, which goes on working for the overlap, so that programs can be
 * moved over one by one. The spending cap is the new key's own again.
 *
 * @param options.overlapMs 0 ends the old key now
 * @throws AppError `not_found`, or `conflict_state` when the key has been replaced, revoked or is expired
 */
export async function rotateApiKey(
  db: Database,
  id: string,
  options: { readonly overlapMs: number; readonly now: Date },
): Promise<{ readonly id: string; readonly key: string; readonly expiresAt: Date | undefined }> {
  const { now } = options;
  return await db.transaction().execute(async (tx) => {
    const old = await findApiKey(tx, id);
    if (old === undefined) throw keyNotFound(id);
    const state = apiKeyState(old, now);
    if (state !== "active")
      throw new AppError("conflict_state", `Key ${id} is ${state}: it cannot be rotated.`, {
        fix: "Make a new key instead.",
      });
    const made = await createApiKey(
      tx,
      {
        workspaceId: old.workspaceId,
        kind: old.kind,
        name: old.name,
        scopes: allScopes.filter((scope) => old.scopes.includes(scope)),
        models: old.models,
        expiresAt: old.expiresAt,
        maxMicroCredits: old.maxMicroCredits,
      },
      now,
    );
    const ends = new Date(now.getTime() + options.overlapMs);
    if (!(await markApiKeyReplaced(tx, id, { id: made.id, expiresAt: ends })))
      throw new AppError("conflict_state", `Key ${id} has been rotated already.`, {
        fix: "Rotate the key that took its place.",
      });
    return { ...made, expiresAt: old.expiresAt };
  });
}

function keyNotFound(id: string): AppError {
  return new AppError("not_found", `There is no key ${id}.`, { fix: "List the keys of the workspace for their ids." });
}
