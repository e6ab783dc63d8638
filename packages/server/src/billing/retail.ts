import {
  AppError,
  makePackTable,
  makePlanTable,
  makePriceBook,
  type PackTable,
  type Plan,
  type PlanTable,
  type PriceBook,
} from "@kinora/core";
import { z } from "zod";
import { type Actor, recordAudit } from "#audit/record-audit.ts";
import type { Database } from "#store/database.ts";
import { countPlanUsers, insertRetailTable, latestRetailId, lockRetail, selectRetailTables } from "./billing-store.ts";

export type RetailKind = "prices" | "plans" | "packs";
export const retailKinds = ["prices", "plans", "packs"] as const satisfies readonly RetailKind[];

/** What is sold and for how much, as the operator has it now: built in until it is replaced. */
export interface Retail extends AsyncDisposable {
  readonly prices: PriceBook;
  /** Always the current one, also when it is kept. */
  readonly plans: PlanTable;
  readonly packs: PackTable;
  /** A price book that is in force, or was within the time that quotes are honoured. */
  pricesOf(version: string): PriceBook | undefined;
  /** The table as data, for whoever edits it. */
  source(kind: RetailKind): unknown;
  /**
   * Replaces a table for the whole installation; other processes follow within `refreshMs`.
   *
   * @throws AppError `invalid_parameter` naming the field, `conflict_state` when a plan that is in use would be gone
   */
  replace(change: {
    readonly kind: RetailKind;
    /** The table without its version, which is given here. */
    readonly data: unknown;
    readonly actor: Actor;
  }): Promise<{ readonly version: string }>;
  refresh(): Promise<void>;
}

export interface RetailOptions {
  readonly db: Database;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** How old a process's tables may be, in milliseconds. */
const refreshMs = 5_000;
/** Old price books are kept this long beyond a quote's life, for clocks that differ. */
const keptMs = 15 * 60_000;

interface Tables {
  readonly lastId: bigint;
  readonly prices: PriceBook;
  readonly plans: PlanTable;
  readonly packs: PackTable;
  readonly oldPrices: readonly PriceBook[];
  readonly sources: Readonly<Partial<Record<RetailKind, unknown>>>;
}

const builtIn: Tables = {
  lastId: 0n,
  prices: makePriceBook(),
  plans: makePlanTable(),
  packs: makePackTable(),
  oldPrices: [],
  sources: {},
};

/** Reads the tables and keeps them fresh until disposal. */
export async function openRetail({ db, now, onError }: RetailOptions): Promise<Retail> {
  let tables = await readTables(db, now());
  const refresh = async (): Promise<void> => {
    if ((await latestRetailId(db)) !== tables.lastId) tables = await readTables(db, now());
  };
  const timer = setInterval(() => void refresh().catch(onError), refreshMs).unref();
  const plans: PlanTable = {
    get version() {
      return tables.plans.version;
    },
    get plans() {
      return tables.plans.plans;
    },
    find: (id) => tables.plans.find(id),
  };
  return {
    get prices() {
      return tables.prices;
    },
    plans,
    get packs() {
      return tables.packs;
    },
    pricesOf: (version) => [tables.prices, ...tables.oldPrices].find((book) => book.version === version),
    source: (kind) => tables.sources[kind] ?? sourceOf(tables[kind]),
    async replace({ kind, data, actor }) {
      const at = now();
      const version = await db.transaction().execute(async (tx) => {
        await lockRetail(tx);
        const next = `${at.toISOString().slice(0, 10)}-${(await latestRetailId(tx)) + 1n}`;
        const source = { ...asObject(data), version: next };
        const made = parse(kind, source);
        if (kind === "plans") await refuseLostPlans(made as PlanTable, await countPlanUsers(tx));
        const before = tables[kind].version;
        await insertRetailTable(tx, { kind, version: next, data: source, createdBy: actorText(actor), now: at });
        await recordAudit(tx, {
          actor,
          action: kind === "plans" ? "plan.changed" : "price.changed",
          target: { kind, id: next },
          detail: { before },
          at,
        });
        return next;
      });
      tables = await readTables(db, at);
      return { version };
    },
    refresh,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
    },
  };
}

async function readTables(db: Database, now: Date): Promise<Tables> {
  const rows = await selectRetailTables(db, new Date(now.getTime() - keptMs));
  const current = (kind: RetailKind) => rows.find((row) => row.kind === kind && row.replacedAt === undefined);
  const [prices, plans, packs] = [current("prices"), current("plans"), current("packs")];
  const old = rows.filter((row) => row.kind === "prices" && row.replacedAt !== undefined);
  return {
    lastId: await latestRetailId(db),
    prices: prices === undefined ? builtIn.prices : makePriceBook(prices.data),
    plans: plans === undefined ? builtIn.plans : makePlanTable(plans.data),
    packs: packs === undefined ? builtIn.packs : makePackTable(packs.data),
    oldPrices: [...old.map(({ data }) => makePriceBook(data)), ...(prices === undefined ? [] : [builtIn.prices])],
    sources: {
      ...(prices === undefined ? {} : { prices: prices.data }),
      ...(plans === undefined ? {} : { plans: plans.data }),
      ...(packs === undefined ? {} : { packs: packs.data }),
    },
  };
}

function sourceOf(table: PriceBook | PlanTable | PackTable): unknown {
  if ("rates" in table) return { version: table.version, creditsPerUsd: table.creditsPerUsd, rates: table.rates };
  if ("plans" in table) return { version: table.version, plans: table.plans };
  return { version: table.version, packs: table.packs };
}

function parse(kind: RetailKind, source: unknown): PriceBook | PlanTable | PackTable {
  try {
    if (kind === "prices") return makePriceBook(source);
    return kind === "plans" ? makePlanTable(source) : makePackTable(source);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const issue = error.issues[0];
    const param = issue === undefined || issue.path.length === 0 ? kind : issue.path.map(String).join(".");
    throw new AppError("invalid_parameter", `${param}: ${issue?.message ?? "has a form that is not taken"}.`, {
      param,
      fix: `Read the table with GET /v1/operator/${kind}, change it and send it back whole.`,
      cause: error,
    });
  }
}

/** A workspace whose plan is gone could do nothing, and nobody would have told it. */
async function refuseLostPlans(table: PlanTable, used: ReadonlyMap<string, number>): Promise<void> {
  for (const [id, count] of used) {
    if (table.find(id) !== undefined) continue;
    throw new AppError("conflict_state", `The plan ${id} is that of ${count} workspaces and cannot be left out.`, {
      param: "plans",
      fix: `Keep ${id} with operatorOnly true, or move those workspaces to another plan first.`,
    });
  }
}

function asObject(data: unknown): object {
  if (typeof data === "object" && data !== null && !Array.isArray(data)) return data;
  throw new AppError("invalid_parameter", "The table must be a JSON object.", { param: "body" });
}

export function actorText(actor: Actor): string {
  return actor.kind === "key" || actor.kind === "person" ? `${actor.kind}:${actor.id}` : actor.kind;
}

/** The plans that a workspace may take by itself. */
export function plansForSale(plans: PlanTable): readonly Plan[] {
  return plans.plans.filter((plan) => !plan.operatorOnly);
}
