import { setTimeout } from "node:timers/promises";
import { randomUUID } from "node:crypto";
import { AppError, type ContentPolicy, makeContentPolicy, type PolicyFinding, unreachable } from "@kinora/core";
import { z } from "zod";
import { type Actor, recordAudit } from "#audit/record-audit.ts";
import { parseTarget } from "#outbound/check-target.ts";
import type { OutboundDoor } from "#outbound/outbound-door.ts";
import { OutboundError } from "#outbound/outbound-error.ts";
import type { Database } from "#store/database.ts";
import { seal, type SealedPlace, unseal } from "#store/seal.ts";
import { askHook, type HookVerdict } from "./ask-hook.ts";
import type { PolicyDecision, PolicyStage, PolicySubject } from "./decision.ts";
import {
  deleteHookTokens,
  findHookToken,
  type HookRow,
  insertHookToken,
  insertPolicy,
  latestPolicyId,
  lockPolicy,
  selectPolicy,
} from "./policy-store.ts";

export type { PolicyDecision, PolicyStage, PolicySubject };

/** The operator's content rules: word lists that are kept here, and a judge of their own if they have one. */
export interface Policy extends AsyncDisposable {
  /** The rules as data, for whoever edits them; the hook's token is never shown again. */
  source(): PolicySource;
  /**
   * Puts rules in place of those in force; other processes follow within `refreshMs`.
   *
   * @throws AppError `invalid_parameter` naming the field
   */
  replace(change: {
    /** As `source`, without the version, which is given here; a hook that is left out stays, `null` takes it away. */
    readonly data: unknown;
    readonly actor: Actor;
    readonly requestId?: string | undefined;
  }): Promise<{ readonly version: string }>;
  /** What the word lists say of a text, without asking anybody. */
  tryText(text: string): { readonly finding: PolicyFinding | undefined; readonly blocks: boolean };
  /** What the word lists say of a create. When it is blocked, nobody else hears of it. */
  judgeTexts(subject: Pick<PolicySubject, "texts">): PolicyDecision;
  /** Whether there is a hook for a stage. */
  asksAbout(stage: PolicyStage): boolean;
  /** What the hook says of a create; undefined when there is none for inputs. */
  judgeInput(subject: PolicySubject, signal: AbortSignal): Promise<PolicyDecision | undefined>;
  /** What the hook says of a result; undefined when there is none for results. Asked up to three times. */
  judgeOutput(subject: PolicySubject, signal: AbortSignal): Promise<PolicyDecision | undefined>;
  refresh(): Promise<void>;
}

export interface PolicySource {
  readonly version: string;
  readonly blockAt: string;
  readonly categories: ContentPolicy["table"]["categories"];
  readonly hook: {
    readonly url: string;
    readonly stages: readonly PolicyStage[];
    readonly onFailure: "open" | "closed";
    readonly hasToken: boolean;
  } | null;
}

export interface PolicyOptions {
  readonly db: Database;
  readonly door: OutboundDoor;
  readonly masterKey: Uint8Array;
  readonly now: () => Date;
  readonly log: { warn(fields: Readonly<Record<string, unknown>>, message: string): void };
}

/** How old a process's rules may be, in milliseconds. */
const refreshMs = 5_000;
/** A result has been paid for, so a judge that stumbles is asked again. */
const outputDelaysMs = [1_000, 2_000];

interface State {
  readonly id: bigint;
  readonly rules: ContentPolicy;
  readonly hook: (HookRow & { readonly token: string | undefined }) | undefined;
}

/** Reads the rules and keeps them fresh until disposal. */
export async function openPolicy({ db, door, masterKey, now, log }: PolicyOptions): Promise<Policy> {
  let state = await readState(db, masterKey);
  const refresh = async (): Promise<void> => {
    if ((await latestPolicyId(db)) !== state.id) state = await readState(db, masterKey);
  };
  const timer = setInterval(
    () => void refresh().catch((error: unknown) => log.warn({ err: error }, "the content rules could not be read")),
    refreshMs,
  ).unref();

  const ask = async (
    stage: PolicyStage,
    subject: PolicySubject,
    { signal, delaysMs }: { readonly signal: AbortSignal; readonly delaysMs: readonly number[] },
  ): Promise<PolicyDecision | undefined> => {
    const { hook, rules } = state;
    if (hook === undefined || !hook.stages.includes(stage)) return undefined;
    for (let tries = 0; ; tries++) {
      const verdict = await askHook(door, hook, { stage, subject, signal });
      signal.throwIfAborted();
      const delayMs = delaysMs[tries];
      if (verdict.kind !== "no_answer" || delayMs === undefined) {
        if (verdict.kind === "no_answer") {
          log.warn({ stage, reason: verdict.reason, onFailure: hook.onFailure }, "the policy hook gave no answer");
        }
        return decisionOf(verdict, { stage, onFailure: hook.onFailure, policyVersion: rules.table.version });
      }
      await setTimeout(delayMs, undefined, { signal });
    }
  };

  return {
    source: () => sourceOf(state),
    tryText(text) {
      const finding = state.rules.find([{ param: "text", text }]);
      return { finding, blocks: finding !== undefined && state.rules.blocks(finding.severity) };
    },
    judgeTexts({ texts }) {
      const { rules } = state;
      const finding = rules.find(texts);
      const base = { stage: "input", by: "rules", policyVersion: rules.table.version } as const;
      if (finding === undefined) return { ...base, decision: "allowed" };
      return { ...base, ...finding, decision: rules.blocks(finding.severity) ? "blocked" : "flagged" };
    },
    asksAbout: (stage) => state.hook?.stages.includes(stage) === true,
    judgeInput: (subject, signal) => ask("input", subject, { signal, delaysMs: [] }),
    judgeOutput: (subject, signal) => ask("output", subject, { signal, delaysMs: outputDelaysMs }),
    async replace({ data, actor, requestId }) {
      const at = now();
      const wanted = parseSource(data);
      const version = await db.transaction().execute(async (tx) => {
        await lockPolicy(tx);
        const before = await selectPolicy(tx);
        const next = `${at.toISOString().slice(0, 10)}-p${(await latestPolicyId(tx)) + 1n}`;
        const { table } = makeContentPolicy({ version: next, blockAt: wanted.blockAt, categories: wanted.categories });
        const hook = wanted.hook === undefined ? before?.hook : (wanted.hook ?? undefined);
        let tokenId = before?.hook?.tokenId;
        if (typeof wanted.token === "string" && hook !== undefined) {
          tokenId = `pht_${randomUUID().replaceAll("-", "")}`;
          const sealed = seal(masterKey, placeOf(tokenId), Buffer.from(wanted.token));
          await insertHookToken(tx, { id: tokenId, sealed, now: at });
        } else if (wanted.token === null || hook === undefined || hook.url !== before?.hook?.url) {
          // a token goes to the address that it was given for, and nowhere else
          tokenId = undefined;
          await deleteHookTokens(tx);
        }
        await insertPolicy(tx, {
          version: next,
          data: table,
          hook: hook && { ...hook, tokenId },
          createdBy: actor.kind === "key" || actor.kind === "person" ? `${actor.kind}:${actor.id}` : actor.kind,
          now: at,
        });
        await recordAudit(tx, {
          actor,
          action: "policy.changed",
          target: { kind: "policy", id: next },
          detail: {
            before: state.rules.table.version,
            blockAt: table.blockAt,
            categories: table.categories.map(({ id, severity }) => `${id}:${severity}`),
            hook: hook === undefined ? null : { url: hook.url, stages: hook.stages, onFailure: hook.onFailure },
          },
          requestId,
          at,
        });
        return next;
      });
      state = await readState(db, masterKey);
      return { version };
    },
    refresh,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
    },
  };
}

const builtIn = makeContentPolicy();

async function readState(db: Database, masterKey: Uint8Array): Promise<State> {
  const row = await selectPolicy(db);
  if (row === undefined) return { id: 0n, rules: builtIn, hook: undefined };
  const rules = makeContentPolicy(row.data);
  if (row.hook === undefined) return { id: row.id, rules, hook: undefined };
  const { tokenId } = row.hook;
  const sealed = tokenId === undefined ? undefined : await findHookToken(db, tokenId);
  const token =
    tokenId === undefined || sealed === undefined ? undefined : unseal(masterKey, placeOf(tokenId), sealed).toString();
  return { id: row.id, rules, hook: { ...row.hook, token } };
}

function placeOf(tokenId: string): SealedPlace {
  return { table: "policy_hook_token", column: "sealed_token", row: [tokenId] };
}

function sourceOf({ rules, hook }: State): PolicySource {
  const { version, blockAt, categories } = rules.table;
  return {
    version,
    blockAt,
    categories,
    hook:
      hook === undefined
        ? null
        : { url: hook.url, stages: hook.stages, onFailure: hook.onFailure, hasToken: hook.token !== undefined },
  };
}

function decisionOf(
  verdict: HookVerdict,
  {
    stage,
    onFailure,
    policyVersion,
  }: { readonly stage: PolicyStage; readonly onFailure: "open" | "closed"; readonly policyVersion: string },
): PolicyDecision {
  const base = { stage, by: "hook", policyVersion } as const;
  switch (verdict.kind) {
    case "allow":
      return { ...base, decision: "allowed" };
    case "flag":
    case "block": {
      const { category, severity } = verdict;
      return {
        ...base,
        decision: verdict.kind === "block" ? "blocked" : "flagged",
        ...(category === undefined ? {} : { category }),
        ...(severity === undefined ? {} : { severity }),
      };
    }
    case "no_answer":
      return onFailure === "open"
        ? { ...base, decision: "unchecked" }
        : { ...base, decision: "blocked", noAnswer: true };
    default:
      return unreachable(verdict);
  }
}

const hookSchema = z.strictObject({
  url: z.string().min(1).max(2_000),
  stages: z.array(z.enum(["input", "output"])).min(1),
  onFailure: z.enum(["open", "closed"]),
  /** Kept when left out; `null` takes it away. */
  token: z
    .string()
    .regex(/^[\x21-\x7e]{1,500}$/, { error: "must be 1 to 500 visible ASCII characters" })
    .nullable()
    .optional(),
  hasToken: z.boolean().optional(), // as it was read
});

const sourceSchema = z.strictObject({
  version: z.string().optional(), // as it was read
  blockAt: z.unknown(),
  categories: z.unknown(),
  hook: hookSchema.nullable().optional(),
});

function parseSource(data: unknown) {
  try {
    const { hook, blockAt, categories } = sourceSchema.parse(data);
    makeContentPolicy({ version: "new", blockAt, categories });
    if (hook === undefined || hook === null) return { blockAt, categories, hook, token: undefined };
    const { url, stages, onFailure, token } = hook;
    const wanted: HookRow = {
      url: parseTarget(url).url.href,
      stages: [...new Set(stages)],
      onFailure,
      tokenId: undefined,
    };
    return { blockAt, categories, hook: wanted, token };
  } catch (error) {
    if (error instanceof OutboundError) throw refusal("hook.url", error.message, error);
    if (!(error instanceof z.ZodError)) throw error;
    const issue = error.issues[0];
    const param = issue === undefined || issue.path.length === 0 ? "body" : issue.path.map(String).join(".");
    throw refusal(param, issue?.message ?? "has a form that is not taken", error);
  }
}

function refusal(param: string, message: string, cause: Error): AppError {
  return new AppError("invalid_parameter", `${param}: ${message}.`, {
    param,
    fix: "Read the rules with GET /v1/operator/policy, change them and send them back whole.",
    cause,
  });
}
