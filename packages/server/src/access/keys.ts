import { createHash, randomBytes, randomUUID } from "node:crypto";
import { AppError, creditsNumber, formatApiKey, type KeyKind, parseApiKey } from "@kinora/core";
import { type Actor, type AuditAction, recordAudit } from "#audit/record-audit.ts";
import type { Database, Transaction } from "#store/database.ts";
import { inTransaction } from "#store/in-transaction.ts";
import {
  type ApiKeyRow,
  findApiKey,
  insertApiKeyRow,
  lockApiKey,
  markApiKeyReplaced,
  markApiKeyRevoked,
  markApiKeyUsed,
  selectApiKeys,
  updateApiKey,
} from "./api-key-store.ts";
import { checkRights, type KeyRights, rightsOfRow } from "./key-rights.ts";

export { type ApiKeyRow, type ApiKeyWithWorkspace, findApiKeyByAccessKey, findApiKeyByHash } from "./api-key-store.ts";

export interface NewApiKey extends Partial<KeyRights> {
  /** Undefined for an operator's key, and only for it. */
  readonly workspaceId: string | undefined;
  readonly kind: KeyKind;
  /** 1 to 200 characters. */
  readonly name: string;
  /** A key that is known already, such as the one of KINORA_BOOTSTRAP_API_KEY; made here when undefined. */
  readonly key?: string | undefined;
}

/** Who changes a key, for the audit log. */
export interface ChangedBy {
  readonly actor: Actor;
  readonly requestId?: string | undefined;
}

export const bySystem: ChangedBy = { actor: { kind: "system" } };

const nameCharactersMax = 200;

/**
 * Makes a key. Only its SHA-256 is stored, so this is the one time that it can be read: 190 random bits need no slow
 * hash. A cap per day binds only with its budget, which `ManagedKeys` sets beside it.
 *
 * @throws AppError `invalid_parameter` for a name or a right out of range; nothing is written then
 */
export async function createApiKey(
  db: Database | Transaction,
  wanted: NewApiKey,
  now: Date,
  by: ChangedBy = bySystem,
): Promise<{ readonly id: string; readonly key: string }> {
  const name = checkName(wanted.name);
  const rights = checkRights({ ...noLimits, ...wanted }, now);
  const key = wanted.key ?? formatApiKey(wanted.kind, randomBytes(96));
  const parsed = parseApiKey(key);
  if (parsed.kind !== "well_formed" || parsed.keyKind !== wanted.kind)
    throw new AppError("invalid_parameter", `The key is not a well-formed kin_${wanted.kind}_ key.`, { param: "key" });
  const id = `key_${randomUUID().replaceAll("-", "")}`;
  const { workspaceId, kind } = wanted;
  await inTransaction(db, async (tx) => {
    await insertApiKeyRow(tx, {
      id,
      workspaceId,
      kind,
      name,
      hash: hashApiKey(key),
      hint: keyHint(key),
      ...rights,
      now,
    });
    await recordKeyChange(tx, { id, workspaceId }, "key.created", {
      detail: { kind, name, ...shownRights(rights) },
      by,
      now,
    });
  });
  return { id, key };
}

const noLimits: KeyRights = {
  scopes: [],
  models: undefined,
  networks: undefined,
  maxMicroCredits: undefined,
  maxMicroCreditsPerDay: undefined,
  expiresAt: undefined,
};

/**
 * Gives a key another name or other rights.
 *
 * @throws AppError `not_found`, `invalid_parameter`, `conflict_state` when it is revoked
 */
export async function changeApiKey(
  db: Database | Transaction,
  id: string,
  wanted: { readonly name: string } & KeyRights,
  { by = bySystem, now }: { readonly by?: ChangedBy; readonly now: Date },
): Promise<void> {
  const name = checkName(wanted.name);
  await inTransaction(db, async (tx) => {
    const old = await lockApiKey(tx, id);
    if (old === undefined) throw keyNotFound();
    if (old.revokedAt !== undefined) throw new AppError("conflict_state", "The key is revoked for ever.");
    // what has not been touched need not be in the future
    const untouched = wanted.expiresAt?.getTime() === old.expiresAt?.getTime();
    const checked = checkRights(untouched ? { ...wanted, expiresAt: undefined } : wanted, now);
    const rights = untouched ? { ...checked, expiresAt: old.expiresAt } : checked;
    await updateApiKey(tx, id, { name, ...rights });
    const before = { name: old.name, ...shownRights(rightsOfRow(old)) };
    const detail = { before, after: { name, ...shownRights(rights) } };
    await recordKeyChange(tx, old, "key.changed", { detail, by, now });
  });
}

function checkName(text: string): string {
  const name = text.trim();
  if (name.length > 0 && name.length <= nameCharactersMax) return name;
  throw new AppError(
    "invalid_parameter",
    `A key's name has 1 to ${nameCharactersMax} characters, got ${name.length}.`,
    {
      param: "name",
    },
  );
}

/** For the audit log: in credits, as people read them; what does not narrow the key is left out. */
function shownRights(rights: KeyRights): Readonly<Record<string, unknown>> {
  const { scopes, models, networks, maxMicroCredits, maxMicroCreditsPerDay, expiresAt } = rights;
  return {
    ...(scopes.length === 0 ? {} : { scopes }),
    ...(models === undefined ? {} : { models }),
    ...(networks === undefined ? {} : { networks }),
    ...(maxMicroCredits === undefined ? {} : { max_credits: creditsNumber(maxMicroCredits) }),
    ...(maxMicroCreditsPerDay === undefined ? {} : { max_credits_per_day: creditsNumber(maxMicroCreditsPerDay) }),
    ...(expiresAt === undefined ? {} : { expires_at: expiresAt.toISOString() }),
  };
}

export async function recordKeyChange(
  tx: Transaction,
  key: Pick<ApiKeyRow, "id" | "workspaceId">,
  action: AuditAction,
  change: { readonly detail?: Readonly<Record<string, unknown>>; readonly by: ChangedBy; readonly now: Date },
): Promise<void> {
  const target = { kind: "key", id: key.id };
  const { by, now, detail = {} } = change;
  await recordAudit(tx, { workspaceId: key.workspaceId, ...by, action, target, detail, at: now });
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
export async function revokeApiKey(
  db: Database | Transaction,
  id: string,
  now: Date,
  by: ChangedBy = bySystem,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const key = await lockApiKey(tx, id);
    if (key === undefined) throw keyNotFound();
    if (key.revokedAt !== undefined) return;
    await markApiKeyRevoked(tx, id, now);
    await recordKeyChange(tx, key, "key.revoked", { detail: { name: key.name }, by, now });
  });
}

/**
 * Makes a key of the same rights in place of another, which goes on working for the overlap, so that programs can be
 * moved over one by one. The spending caps are the new key's own again.
 *
 * @param options.overlapMs 0 ends the old key now
 * @throws AppError `not_found`, or `conflict_state` when the key has been replaced, revoked or is expired
 */
export async function rotateApiKey(
  db: Database | Transaction,
  id: string,
  options: { readonly overlapMs: number; readonly now: Date; readonly by?: ChangedBy },
): Promise<{ readonly id: string; readonly key: string; readonly expiresAt: Date | undefined }> {
  const { now, by = bySystem, overlapMs } = options;
  return await inTransaction(db, async (tx) => {
    const old = await findApiKey(tx, id);
    if (old === undefined) throw keyNotFound();
    const state = apiKeyState(old, now);
    if (state !== "active")
      throw new AppError("conflict_state", `The key is ${state}: it cannot be rotated.`, {
        fix: "Make a new key instead.",
      });
    const { workspaceId, kind, name } = old;
    const made = await createApiKey(tx, { workspaceId, kind, name, ...rightsOfRow(old) }, now, by);
    const ends = new Date(now.getTime() + overlapMs);
    if (!(await markApiKeyReplaced(tx, id, { id: made.id, expiresAt: ends })))
      throw new AppError("conflict_state", "The key has been rotated already.", {
        fix: "Rotate the key that took its place.",
      });
    const detail = { replaced_by: made.id, overlap_seconds: overlapMs / 1_000 };
    await recordKeyChange(tx, old, "key.rotated", { detail, by, now });
    return { ...made, expiresAt: old.expiresAt };
  });
}

export function keyNotFound(): AppError {
  return new AppError("not_found", "There is no such key here.", {
    param: "id",
    fix: "List the keys for their ids; test and live keys are apart.",
  });
}
