import { AppError, type TaskMode } from "@kinora/core";
import type { Database, Transaction } from "#store/database.ts";
import { seal, type SealedPlace, unseal } from "#store/seal.ts";
import { type AccessPair, makeAccessPair } from "./access-pair.ts";
import {
  type ApiKeyRow,
  countWorkingKeys,
  deleteAccessPair,
  findApiKey,
  lockApiKey,
  replaceAccessPair,
} from "./api-key-store.ts";
import { type KeyRights, requireMayGive, rightsOfRow } from "./key-rights.ts";
import {
  apiKeyState,
  type ChangedBy,
  changeApiKey,
  createApiKey,
  keyNotFound,
  listApiKeys,
  type NewApiKey,
  recordKeyChange,
  revokeApiKey,
  rotateApiKey,
} from "./keys.ts";

/** Who asks, and how far their own rights go. */
export interface KeyChange extends ChangedBy {
  readonly now: Date;
  /** No key comes out of a change that may do more than this; undefined for people who may do everything. */
  readonly rights?: KeyRights | undefined;
}

/** Keys that a caller may touch; one of another workspace or side is one that does not exist. */
export type KeyScope =
  | {
      readonly workspaceId: string;
      /** Both sides when undefined. */
      readonly mode?: TaskMode | undefined;
    }
  /** Operators' keys too, for whoever runs the installation. */
  | "every_key";

export interface MadeKey {
  readonly id: string;
  /** Shown this once. */
  readonly key: string;
  /** Shown this once. */
  readonly pair: AccessPair | undefined;
}

/** Everything that is done to keys from outside, each with its line in the audit log. */
export interface ManagedKeys {
  list(scope: Exclude<KeyScope, "every_key">): Promise<readonly ApiKeyRow[]>;
  read(scope: KeyScope, id: string): Promise<ApiKeyRow>;
  /**
   * @param wanted.accessPair also makes an AK/SK pair, a second credential with the same rights
   * @throws AppError `invalid_parameter`; `scope_missing` for rights above the caller's; `conflict_state` for too many
   */
  create(wanted: NewApiKey & { readonly accessPair?: boolean }, by: KeyChange): Promise<MadeKey>;
  /** @param wanted what is undefined stays; a limit that is null is lifted */
  change(scope: KeyScope, id: string, wanted: KeyPatch, by: KeyChange): Promise<ApiKeyRow>;
  /** A key with a pair gets a new one. */
  rotate(scope: KeyScope, id: string, options: { readonly overlapMs: number }, by: KeyChange): Promise<MadeKey>;
  revoke(scope: KeyScope, id: string, by: KeyChange): Promise<ApiKeyRow>;
  /** Gives the key an AK/SK pair in place of the one that it has; tokens of the old one are refused. */
  makePair(scope: KeyScope, id: string, by: KeyChange): Promise<AccessPair>;
  /** @throws AppError `not_found` when it has none */
  removePair(scope: KeyScope, id: string, by: KeyChange): Promise<void>;
}

export type KeyPatch = { readonly name?: string | undefined } & {
  readonly [Field in keyof KeyRights]?: KeyRights[Field] | null | undefined;
};

export interface ManagedKeysOptions {
  readonly db: Database;
  readonly masterKey: Uint8Array;
  /** Makes a key's cap per day bind, `setBudget` of the credits; undefined lifts it. */
  readonly setDayCap: (
    tx: Transaction,
    cap: { readonly workspaceId: string; readonly apiKeyId: string; readonly microCredits: bigint | undefined },
    now: Date,
  ) => Promise<void>;
  /** Told of every key whose rights changed, after the commit: this process must look it up again. */
  readonly onChange?: (apiKeyId: string) => void;
}

export function manageKeys(options: ManagedKeysOptions): ManagedKeys {
  const { db } = options;
  const changed = async <Result>(id: string, work: (tx: Transaction) => Promise<Result>): Promise<Result> => {
    if (!isKeyId(id)) throw keyNotFound();
    const result = await db.transaction().execute(work);
    options.onChange?.(id);
    return result;
  };
  const setDayCap = async (
    tx: Transaction,
    key: Pick<ApiKeyRow, "id" | "workspaceId">,
    rights: KeyRights,
    now: Date,
  ) => {
    if (key.workspaceId === undefined) return;
    const cap = { workspaceId: key.workspaceId, apiKeyId: key.id, microCredits: rights.maxMicroCreditsPerDay };
    await options.setDayCap(tx, cap, now);
  };
  const pairFor = async (tx: Transaction, apiKeyId: string, now: Date): Promise<AccessPair> => {
    const pair = makeAccessPair();
    const sealedSecret = sealPairSecret(options.masterKey, pair);
    await replaceAccessPair(tx, { apiKeyId, accessKey: pair.accessKey, sealedSecret, now });
    return pair;
  };

  return {
    async list({ workspaceId, mode }) {
      return (await listApiKeys(db, workspaceId)).filter((key) => mode === undefined || key.kind === mode);
    },

    read: async (scope, id) => within(scope, isKeyId(id) ? await findApiKey(db, id) : undefined),

    async create(wanted, by) {
      const rights = { ...unlimited, ...wanted };
      if (by.rights !== undefined) requireMayGive(by.rights, rights);
      return await db.transaction().execute(async (tx) => {
        await requireRoom(tx, wanted.workspaceId, by.now);
        const { id, key } = await createApiKey(tx, wanted, by.now, by);
        if (rights.maxMicroCreditsPerDay !== undefined)
          await setDayCap(tx, { id, workspaceId: wanted.workspaceId }, rights, by.now);
        return { id, key, pair: wanted.accessPair === true ? await pairFor(tx, id, by.now) : undefined };
      });
    },

    async change(scope, id, wanted, by) {
      return await changed(id, async (tx) => {
        const old = within(scope, await lockApiKey(tx, id));
        const rights = patched(rightsOfRow(old), wanted);
        if (by.rights !== undefined) requireMayGive(by.rights, rights);
        await changeApiKey(tx, id, { name: wanted.name ?? old.name, ...rights }, { by, now: by.now });
        if (rights.maxMicroCreditsPerDay !== old.maxMicroCreditsPerDay) await setDayCap(tx, old, rights, by.now);
        return within(scope, await findApiKey(tx, id));
      });
    },

    async rotate(scope, id, { overlapMs }, by) {
      return await changed(id, async (tx) => {
        const old = within(scope, await lockApiKey(tx, id));
        const rights = rightsOfRow(old);
        if (by.rights !== undefined) requireMayGive(by.rights, rights);
        const made = await rotateApiKey(tx, id, { overlapMs, now: by.now, by });
        if (rights.maxMicroCreditsPerDay !== undefined)
          await setDayCap(tx, { id: made.id, workspaceId: old.workspaceId }, rights, by.now);
        const pair = old.accessKey === undefined ? undefined : await pairFor(tx, made.id, by.now);
        return { id: made.id, key: made.key, pair };
      });
    },

    async revoke(scope, id, by) {
      return await changed(id, async (tx) => {
        within(scope, await lockApiKey(tx, id));
        await revokeApiKey(tx, id, by.now, by);
        return within(scope, await findApiKey(tx, id));
      });
    },

    async makePair(scope, id, by) {
      return await changed(id, async (tx) => {
        const key = within(scope, await lockApiKey(tx, id));
        if (by.rights !== undefined) requireMayGive(by.rights, rightsOfRow(key));
        if (apiKeyState(key, by.now) !== "active") throw keyNotFound();
        const pair = await pairFor(tx, id, by.now);
        await recordKeyChange(tx, key, "key.pair_made", { detail: { access_key: pair.accessKey }, by, now: by.now });
        return pair;
      });
    },

    async removePair(scope, id, by) {
      await changed(id, async (tx) => {
        const key = within(scope, await lockApiKey(tx, id));
        if (!(await deleteAccessPair(tx, id))) throw keyNotFound();
        const detail = { access_key: key.accessKey };
        await recordKeyChange(tx, key, "key.pair_removed", { detail, by, now: by.now });
      });
    },
  };
}

/** More keys of one workspace than programs; a key per customer belongs into the caller's own system. */
const workingKeysMax = 1_000;

/** @throws AppError `conflict_state` */
async function requireRoom(tx: Transaction, workspaceId: string | undefined, now: Date): Promise<void> {
  if ((await countWorkingKeys(tx, workspaceId, now)) < workingKeysMax) return;
  throw new AppError("conflict_state", `A workspace has at most ${workingKeysMax} keys that work.`, {
    fix: "Revoke keys that are not used, or give new ones an expiry.",
  });
}

/** What signs the tokens of a pair. @throws Error when it was sealed under another master key */
export function unsealPairSecret(masterKey: Uint8Array, accessKey: string, sealed: Uint8Array): string {
  return unseal(masterKey, placeOf(accessKey), sealed).toString("utf8");
}

function sealPairSecret(masterKey: Uint8Array, { accessKey, secretKey }: AccessPair): Buffer {
  return seal(masterKey, placeOf(accessKey), Buffer.from(secretKey));
}

function placeOf(accessKey: string): SealedPlace {
  return { table: "access_pair", column: "sealed_secret", row: [accessKey] };
}

const unlimited: KeyRights = {
  scopes: [],
  models: undefined,
  networks: undefined,
  maxMicroCredits: undefined,
  maxMicroCreditsPerDay: undefined,
  expiresAt: undefined,
};

/** What is none is not looked for: a text may hold what a database does not take. */
function isKeyId(text: string): boolean {
  return /^key_[0-9a-f]{32}$/.test(text);
}

/** @throws AppError `not_found` for a key of another workspace or side, as for none */
function within(scope: KeyScope, key: ApiKeyRow | undefined): ApiKeyRow {
  if (key === undefined) throw keyNotFound();
  if (scope === "every_key") return key;
  const mine = key.workspaceId === scope.workspaceId && (scope.mode === undefined || key.kind === scope.mode);
  if (!mine) throw keyNotFound();
  return key;
}

function patched(old: KeyRights, patch: KeyPatch): KeyRights {
  const pick = <Value>(wanted: Value | null | undefined, before: Value, none: Value): Value =>
    wanted === undefined ? before : (wanted ?? none);
  return {
    scopes: pick(patch.scopes, old.scopes, []),
    models: pick(patch.models, old.models, undefined),
    networks: pick(patch.networks, old.networks, undefined),
    maxMicroCredits: pick(patch.maxMicroCredits, old.maxMicroCredits, undefined),
    maxMicroCreditsPerDay: pick(patch.maxMicroCreditsPerDay, old.maxMicroCreditsPerDay, undefined),
    expiresAt: pick(patch.expiresAt, old.expiresAt, undefined),
  };
}
