import { randomUUID } from "node:crypto";
import { AppError, credits, creditsNumber, type PlanTable, type TaskMode } from "@kinora/core";
import {
  type ApiKeyRow,
  type ApiKeyState,
  apiKeyState,
  type ChangedBy,
  createApiKey,
  listApiKeys,
} from "#access/keys.ts";
import { keyNotices } from "#access/key-notices.ts";
import { type KeyChange, manageKeys, type MadeKey as ManagedKey } from "#access/managed-keys.ts";
import type { Scope } from "#access/principal.ts";
import { createWorkspace, listWorkspaces, requireWorkspace } from "#access/workspaces.ts";
import { changePlan } from "#billing/change-plan.ts";
import { type Billing, openBilling } from "#billing/open-billing.ts";
import { manualPayments } from "#billing/purchase.ts";
import { grantCredits } from "#credits/grant-credits.ts";
import { readBalance } from "#credits/read-balance.ts";
import { setBudget } from "#credits/set-budget.ts";
import { type AuditRow, listAudit } from "#audit/list-audit.ts";
import { recordAudit } from "#audit/record-audit.ts";
import { openOutboundDoor } from "#outbound/outbound-door.ts";
import { makeResolver } from "#outbound/resolve-host.ts";
import { openPolicy, type Policy } from "#policy/open-policy.ts";
import { invitationLink, resetLink } from "#people/letters.ts";
import { changeMemberRole, inviteMember, listMembers, removeMember } from "#people/members.ts";
import { changeOperator, findPerson, readEmail } from "#people/people.ts";
import { makeResetToken } from "#people/reset-password.ts";
import type { Role } from "#people/role.ts";
import type { Database, Transaction } from "#store/database.ts";
import { type Environment, localUrl } from "../config.ts";
import { openMasterKey } from "./master-key.ts";
import { openOperatorDatabase } from "./open-database.ts";

/** What the person who runs the installation may do to it, whoever is asked for permission elsewhere. */
export interface Operator extends AsyncDisposable {
  /** What is sold, and orders that wait for their payment. Running servers follow within five seconds. */
  readonly billing: Pick<Billing, "retail" | "listOrders" | "confirmOrder" | "cancelOrder" | "changePlan">;
  /** The content rules. Running servers follow within five seconds. */
  readonly policy: Pick<Policy, "source" | "replace" | "tryText">;
  createWorkspace(wanted: WantedWorkspace): Promise<MadeWorkspace>;
  listWorkspaces(): Promise<readonly WorkspaceSummary[]>;
  createKey(wanted: WantedKey): Promise<MadeKey>;
  /** A key of the installation: `/metrics` and `/v1/operator`, and no workspace. */
  createOperatorKey(wanted: WantedOperatorKey): Promise<MadeKey>;
  listKeys(workspaceId: string): Promise<readonly KeySummary[]>;
  listOperatorKeys(): Promise<readonly OperatorKeySummary[]>;
  revokeKey(keyId: string): Promise<void>;
  /** What is undefined stays; a limit that is null is lifted. */
  changeKey(keyId: string, wanted: KeyChanges): Promise<void>;
  /** Gives a key an AK/SK pair in place of the one that it has. */
  makePair(keyId: string): Promise<{ readonly accessKey: string; readonly secretKey: string }>;
  /** Both keys work for the overlap, then only the new one. */
  rotateKey(wanted: { readonly keyId: string; readonly overlapSeconds?: number }): Promise<MadeKey>;
  listMembers(workspaceId: string): Promise<readonly MemberSummary[]>;
  /** @returns the link that makes whoever opens it a member; no letter is sent */
  inviteMember(wanted: {
    readonly workspaceId: string;
    readonly email: string;
    readonly role: Role;
  }): Promise<{ readonly link: string; readonly expiresAt: Date }>;
  changeMemberRole(wanted: {
    readonly workspaceId: string;
    readonly email: string;
    readonly role: Role;
  }): Promise<void>;
  removeMember(wanted: { readonly workspaceId: string; readonly email: string }): Promise<void>;
  /** Makes a person an operator of the installation, or no longer. */
  setOperator(wanted: { readonly email: string; readonly isOperator: boolean }): Promise<void>;
  /** @returns the link that sets a person's password anew, good for an hour */
  makeResetLink(email: string): Promise<string>;
  /** Who changed what, newest first; of the whole installation without a workspace. */
  listAudit(wanted: { readonly workspaceId: string | undefined; readonly limit: number }): Promise<readonly AuditRow[]>;
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

export interface MemberSummary {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
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
  /** Most that it may spend in a day of UTC, in whole credits. */
  readonly maxCreditsPerDay?: number | undefined;
  /** Everything when undefined. */
  readonly scopes?: readonly Scope[] | undefined;
  readonly models?: readonly string[] | undefined;
  /** Address blocks that it may be used from. */
  readonly networks?: readonly string[] | undefined;
  /** Make an AK/SK pair besides. */
  readonly accessPair?: boolean | undefined;
}

export interface KeyChanges {
  readonly name?: string | undefined;
  readonly maxCredits?: number | null | undefined;
  readonly maxCreditsPerDay?: number | null | undefined;
  readonly scopes?: readonly Scope[] | null | undefined;
  readonly models?: readonly string[] | null | undefined;
  readonly networks?: readonly string[] | null | undefined;
  readonly expiresInSeconds?: number | null | undefined;
}

export interface MadeKey {
  readonly keyId: string;
  readonly key: string;
  readonly expiresAt: Date | undefined;
  readonly accessKey: string | undefined;
  readonly secretKey: string | undefined;
}

export interface KeySummary extends OperatorKeySummary {
  readonly mode: TaskMode;
  /** Empty means every scope. */
  readonly scopes: readonly string[];
  readonly models: readonly string[] | undefined;
  readonly networks: readonly string[] | undefined;
  /** Whole credits. */
  readonly maxCredits: number | undefined;
  readonly maxCreditsPerDay: number | undefined;
  readonly accessKey: string | undefined;
}

export interface OperatorKeySummary {
  readonly keyId: string;
  readonly name: string;
  readonly hint: string;
  readonly state: ApiKeyState;
  readonly expiresAt: Date | undefined;
  readonly lastUsedAt: Date | undefined;
  /** What a person should do about it, one sentence each. */
  readonly notices: readonly string[];
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
  const billing = await openBilling({
    db,
    masterKey: openMasterKey(database.config),
    payments: manualPayments,
    now: () => new Date(),
    newId: () => randomUUID().replaceAll("-", ""),
    log: { warn: () => undefined },
    onPlanChange: () => undefined,
  });
  const { plans } = billing.retail;
  const { config } = database;
  const publicUrl = config.publicUrl ?? localUrl(config.host, config.port);
  const keys = manageKeys({
    db,
    masterKey: openMasterKey(config),
    setDayCap: (tx, { workspaceId, apiKeyId, microCredits }, now) =>
      setBudget(tx, { workspaceId, scope: { kind: "key", apiKeyId }, period: "day", microCredits }, now),
  });
  const policy = await openPolicy({
    db,
    door: openOutboundDoor({ allowedNetworks: [], resolve: makeResolver({ servers: config.dnsServers }) }), // no command asks
    masterKey: openMasterKey(config),
    now: () => new Date(),
    log: { warn: () => undefined },
  });
  return {
    billing,
    policy,

    async createWorkspace(wanted) {
      const now = new Date();
      return await db.transaction().execute(async (tx) => {
        const apiPlan = wanted.plan === null || wanted.plan === "none" ? undefined : wanted.plan;
        const { id } = await createWorkspace(tx, { name: wanted.name, apiPlan }, { plans, now, by: byCommand });
        if (apiPlan !== undefined) await beginPlan(tx, { workspaceId: id, planId: apiPlan }, { plans, now });
        await grant(tx, { workspaceId: id, mode: "test", credits: wanted.testCredits }, now);
        await grant(tx, { workspaceId: id, mode: "live", credits: wanted.liveCredits }, now);
        const test = await createApiKey(tx, { workspaceId: id, kind: "test", name: "first test key" }, now, byCommand);
        const live = await createApiKey(tx, { workspaceId: id, kind: "live", name: "first live key" }, now, byCommand);
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

    async createKey({ workspaceId, mode, name, maxCredits, maxCreditsPerDay, expiresInSeconds, ...rights }) {
      const by = commandNow();
      await requireWorkspace(db, workspaceId);
      const expiresAt = expiryOf(expiresInSeconds, by.now);
      const made = await keys.create(
        {
          workspaceId,
          kind: mode,
          name: name ?? `${mode} key`,
          expiresAt,
          scopes: rights.scopes ?? [],
          models: rights.models,
          networks: rights.networks,
          maxMicroCredits: maxCredits === undefined ? undefined : credits(maxCredits),
          maxMicroCreditsPerDay: maxCreditsPerDay === undefined ? undefined : credits(maxCreditsPerDay),
          accessPair: rights.accessPair ?? false,
        },
        by,
      );
      return madeKey(made, expiresAt);
    },

    async createOperatorKey({ name = "operator key", expiresInSeconds }) {
      const by = commandNow();
      const expiresAt = expiryOf(expiresInSeconds, by.now);
      const made = await keys.create({ workspaceId: undefined, kind: "oper", name, expiresAt }, by);
      return madeKey(made, expiresAt);
    },

    async listKeys(workspaceId) {
      const now = new Date();
      await requireWorkspace(db, workspaceId);
      return (await listApiKeys(db, workspaceId)).flatMap((key) =>
        key.kind === "oper"
          ? [] // belongs to no workspace
          : [{ ...summaryOf(key, now), ...rightsSummary(key), mode: key.kind }],
      );
    },

    async listOperatorKeys() {
      const now = new Date();
      return (await listApiKeys(db, undefined)).map((key) => summaryOf(key, now));
    },

    async revokeKey(keyId) {
      await keys.revoke("every_key", keyId, commandNow());
    },

    async changeKey(keyId, { name, maxCredits, maxCreditsPerDay, expiresInSeconds, ...rights }) {
      const by = commandNow();
      const inMicro = (whole: number | null | undefined) => (typeof whole === "number" ? credits(whole) : whole);
      const patch = {
        name,
        ...rights,
        maxMicroCredits: inMicro(maxCredits),
        maxMicroCreditsPerDay: inMicro(maxCreditsPerDay),
        expiresAt: expiresInSeconds === null ? null : expiryOf(expiresInSeconds, by.now),
      };
      await keys.change("every_key", keyId, patch, by);
    },

    makePair: (keyId) => keys.makePair("every_key", keyId, commandNow()),

    async rotateKey({ keyId, overlapSeconds = overlapSecondsDefault }) {
      const made = await keys.rotate("every_key", keyId, { overlapMs: overlapSeconds * 1_000 }, commandNow());
      return madeKey(made, (await keys.read("every_key", made.id)).expiresAt);
    },

    async listMembers(workspaceId) {
      await requireWorkspace(db, workspaceId);
      return await listMembers(db, workspaceId);
    },

    async inviteMember(wanted) {
      await requireWorkspace(db, wanted.workspaceId);
      const { token, expiresAt } = await inviteMember(db, wanted, { ...commandNow(), role: undefined });
      return { link: invitationLink(publicUrl, token), expiresAt };
    },

    async changeMemberRole({ workspaceId, email, role }) {
      const personId = await requirePersonId(db, email);
      await changeMemberRole(db, { workspaceId, personId, role }, { ...commandNow(), role: undefined });
    },

    async removeMember({ workspaceId, email }) {
      const personId = await requirePersonId(db, email);
      await removeMember(db, { workspaceId, personId }, { ...commandNow(), role: undefined });
    },

    setOperator: (wanted) => changeOperator(db, wanted, { by: byCommand, now: new Date() }),

    async makeResetLink(email) {
      const token = await makeResetToken(db, email, new Date());
      if (token === undefined) throw personNotFound();
      return resetLink(publicUrl, token);
    },

    async listAudit({ workspaceId, limit }) {
      return (await listAudit(db, { workspaceId }, { limit })).entries;
    },

    async grantCredits({ workspaceId, mode, credits: amount, expiresAt }) {
      const now = new Date();
      await requireWorkspace(db, workspaceId);
      await db.transaction().execute((tx) => grant(tx, { workspaceId, mode, credits: amount, expiresAt }, now));
    },

    async [Symbol.asyncDispose]() {
      await billing[Symbol.asyncDispose]();
      await policy[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

const byCommand: ChangedBy = { actor: { kind: "command_line" } };

async function requirePersonId(db: Database, email: string): Promise<string> {
  const person = await findPerson(db, { email: readEmail(email) });
  if (person === undefined) throw personNotFound();
  return person.id;
}

function personNotFound(): AppError {
  return new AppError("not_found", "There is no person with this e-mail address.", {
    fix: "List the members of a workspace for their addresses.",
  });
}

function commandNow(): KeyChange {
  return { ...byCommand, now: new Date() };
}

function madeKey(made: ManagedKey, expiresAt: Date | undefined): MadeKey {
  const { id, key, pair } = made;
  return { keyId: id, key, expiresAt, accessKey: pair?.accessKey, secretKey: pair?.secretKey };
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
    notices: keyNotices(key, now).map(({ message }) => message),
  };
}

function rightsSummary(key: ApiKeyRow): Omit<KeySummary, keyof OperatorKeySummary | "mode"> {
  const inCredits = (cap: bigint | undefined): number | undefined =>
    cap === undefined ? undefined : creditsNumber(cap);
  const { scopes, models, networks, accessKey } = key;
  return {
    scopes,
    models,
    networks,
    maxCredits: inCredits(key.maxMicroCredits),
    maxCreditsPerDay: inCredits(key.maxMicroCreditsPerDay),
    accessKey,
  };
}

/** The first month of an API plan that the workspace was made with, with the credits that it brings. */
async function beginPlan(
  tx: Transaction,
  given: { readonly workspaceId: string; readonly planId: string },
  context: { readonly plans: PlanTable; readonly now: Date },
): Promise<void> {
  const actor = { kind: "command_line" } as const;
  await changePlan(tx, { ...given, kind: "api", provider: "manual", actor }, { ...context, newId: randomUUID });
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
  const { workspaceId, mode, credits: granted } = given;
  await recordAudit(tx, {
    workspaceId,
    ...byCommand,
    action: "credits.granted",
    target: { kind: "workspace", id: workspaceId },
    detail: { mode, credits: granted, expires_at: given.expiresAt?.toISOString() ?? null },
    at: now,
  });
}
