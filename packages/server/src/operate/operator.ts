import { randomUUID } from "node:crypto";
import { credits, creditsNumber, makePlanTable, type TaskMode } from "@kinora/core";
import {
  type ApiKeyRow,
  type ApiKeyState,
  apiKeyState,
  createApiKey,
  listApiKeys,
  revokeApiKey,
  rotateApiKey,
} from "#access/keys.ts";
import { createWorkspace, listWorkspaces, requireWorkspace } from "#access/workspaces.ts";
import { grantCredits } from "#credits/grant-credits.ts";
import { readBalance } from "#credits/read-balance.ts";
import type { Transaction } from "#store/database.ts";
import type { Environment } from "../config.ts";
import { openOperatorDatabase } from "./open-database.ts";

/** What the person who runs the installation may do to it, whoever is asked for permission elsewhere. */
export interface Operator extends AsyncDisposable {
  createWorkspace(wanted: WantedWorkspace): Promise<MadeWorkspace>;
  listWorkspaces(): Promise<readonly WorkspaceSummary[]>;
  createKey(wanted: WantedKey): Promise<MadeKey>;
  /** A key of the installation: `/metrics` and `/v1/operator`, and no workspace. */
  createOperatorKey(wanted: WantedOperatorKey): Promise<MadeKey>;
  listKeys(workspaceId: string): Promise<readonly KeySummary[]>;
  listOperatorKeys(): Promise<readonly OperatorKeySummary[]>;
  revokeKey(keyId: string): Promise<void>;
  /** Both keys work for the overlap, then only the new one. */
  rotateKey(wanted: { readonly keyId: string; readonly overlapSeconds?: number }): Promise<MadeKey>;
  grantCredits(grant: {
    readonly workspaceId: string;
    readonly mode: TaskMode;
    /** Whole credits. */
    readonly credits: number;
    /** Never when undefined. */
    readonly expiresAt?: Date | undefined;
  }): Promise<void>;
}

export interface WantedWorkspace {
  readonly name: string;
  /** An API plan's id; `none` or null leaves the API closed. */
  readonly plan: string | null;
  /** Whole credits. */
  readonly testCredits: number;
  readonly liveCredits: number;
}

export interface MadeWorkspace {
  readonly workspaceId: string;
  readonly testKey: string;
  readonly liveKey: string;
}

export interface WorkspaceSummary {
  readonly workspaceId: string;
  readonly name: string;
  readonly plan: string | undefined;
  /** What could be spent now. */
  readonly testCredits: number;
  readonly liveCredits: number;
  readonly createdAt: Date;
}

export interface WantedOperatorKey {
  readonly name?: string | undefined;
  readonly expiresInSeconds?: number | undefined;
}

export interface WantedKey extends WantedOperatorKey {
  readonly workspaceId: string;
  readonly mode: TaskMode;
  /** Most that the key may ever spend, in whole credits. */
  readonly maxCredits?: number | undefined;
}

export interface MadeKey {
  readonly keyId: string;
  readonly key: string;
  readonly expiresAt: Date | undefined;
}

export interface KeySummary extends OperatorKeySummary {
  readonly mode: TaskMode;
}

export interface OperatorKeySummary {
  readonly keyId: string;
  readonly name: string;
  readonly hint: string;
  readonly state: ApiKeyState;
  readonly expiresAt: Date | undefined;
  readonly lastUsedAt: Date | undefined;
}

/** A day is enough to move programs over one by one, and short enough for a key that leaked. */
const overlapSecondsDefault = 86_400;

/**
 * Opens the installation for operator commands: the running server's database as one more client, else the database
 * for as long as this is open.
 *
 * @throws OperateError, StoreUnavailable, DataDirectoryInUse; each has a `fix`
 */
export async function openOperator(env: Environment): Promise<Operator> {
  const database = await openOperatorDatabase(env);
  const { db } = database;
  const plans = makePlanTable();
  return {
    async createWorkspace(wanted) {
      const now = new Date();
      return await db.transaction().execute(async (tx) => {
        const apiPlan = wanted.plan === null || wanted.plan === "none" ? undefined : wanted.plan;
        const { id } = await createWorkspace(tx, { name: wanted.name, apiPlan }, { plans, now });
        await grant(tx, { workspaceId: id, mode: "test", credits: wanted.testCredits }, now);
        await grant(tx, { workspaceId: id, mode: "live", credits: wanted.liveCredits }, now);
        const test = await createApiKey(tx, { workspaceId: id, kind: "test", name: "first test key" }, now);
        const live = await createApiKey(tx, { workspaceId: id, kind: "live", name: "first live key" }, now);
        return { workspaceId: id, testKey: test.key, liveKey: live.key };
      });
    },

    async listWorkspaces() {
      const now = new Date();
      const available = async (workspaceId: string, mode: TaskMode): Promise<number> =>
        creditsNumber((await readBalance(db, { workspaceId, mode }, now)).available);
      return await Promise.all(
        (await listWorkspaces(db)).map(async ({ id, name, apiPlan, createdAt }) => ({
          workspaceId: id,
          name,
          plan: apiPlan,
          testCredits: await available(id, "test"),
          liveCredits: await available(id, "live"),
          createdAt,
        })),
      );
    },

    async createKey({ workspaceId, mode, name, maxCredits, expiresInSeconds }) {
      const now = new Date();
      await requireWorkspace(db, workspaceId);
      const expiresAt = expiryOf(expiresInSeconds, now);
      const made = await createApiKey(
        db,
        {
          workspaceId,
          kind: mode,
          name: name ?? `${mode} key`,
          expiresAt,
          maxMicroCredits: maxCredits === undefined ? undefined : credits(maxCredits),
        },
        now,
      );
      return { keyId: made.id, key: made.key, expiresAt };
    },

    async createOperatorKey({ name = "operator key", expiresInSeconds }) {
      const now = new Date();
      const expiresAt = expiryOf(expiresInSeconds, now);
      const made = await createApiKey(db, { workspaceId: undefined, kind: "oper", name, expiresAt }, now);
      return { keyId: made.id, key: made.key, expiresAt };
    },

    async listKeys(workspaceId) {
      const now = new Date();
      await requireWorkspace(db, workspaceId);
      return (await listApiKeys(db, workspaceId)).flatMap((key) =>
        key.kind === "oper"
          ? [] // belongs to no workspace
          : [{ ...summaryOf(key, now), mode: key.kind }],
      );
    },

    async listOperatorKeys() {
      const now = new Date();
      return (await listApiKeys(db, undefined)).map((key) => summaryOf(key, now));
    },

    async revokeKey(keyId) {
      await revokeApiKey(db, keyId, new Date());
    },

    async rotateKey({ keyId, overlapSeconds = overlapSecondsDefault }) {
      const made = await rotateApiKey(db, keyId, { overlapMs: overlapSeconds * 1_000, now: new Date() });
      return { keyId: made.id, key: made.key, expiresAt: made.expiresAt };
    },

    async grantCredits({ workspaceId, mode, credits: amount, expiresAt }) {
      const now = new Date();
      await requireWorkspace(db, workspaceId);
      await db.transaction().execute((tx) => grant(tx, { workspaceId, mode, credits: amount, expiresAt }, now));
    },

    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

function expiryOf(expiresInSeconds: number | undefined, now: Date): Date | undefined {
  return expiresInSeconds === undefined ? undefined : new Date(now.getTime() + expiresInSeconds * 1_000);
}

function summaryOf(key: ApiKeyRow, now: Date): OperatorKeySummary {
  return {
    keyId: key.id,
    name: key.name,
    hint: key.hint,
    state: apiKeyState(key, now),
    expiresAt: key.expiresAt,
    lastUsedAt: key.lastUsedAt,
  };
}

/** Test credits are a gift; live ones count as a pack, which is what an operator sells by hand. */
async function grant(
  tx: Transaction,
  given: {
    readonly workspaceId: string;
    readonly mode: TaskMode;
    readonly credits: number;
    readonly expiresAt?: Date | undefined;
  },
  now: Date,
): Promise<void> {
  if (given.credits === 0) return;
  await grantCredits(
    tx,
    {
      workspaceId: given.workspaceId,
      mode: given.mode,
      source: given.mode === "test" ? "promo" : "pack",
      microCredits: credits(given.credits),
      ...(given.expiresAt === undefined ? {} : { expiresAt: given.expiresAt }),
      reason: "granted by the operator",
      idempotencyKey: `operator/${randomUUID()}`,
    },
    { now, newId: randomUUID },
  );
}
