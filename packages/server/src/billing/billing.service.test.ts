import { randomUUID } from "node:crypto";
import { AppError, credits, makePlanTable } from "@kinora/core";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import { checkLedger } from "#credits/check-ledger.ts";
import { readBalance } from "#credits/read-balance.ts";
import { makeJobs } from "#jobs/job-store.ts";
import type { Database } from "#store/database.ts";
import { type Billing, openBilling } from "./open-billing.ts";
import { manualPayments, type Payments, type Purchase } from "./purchase.ts";

const start = new Date("2026-11-24T10:00:00Z");
const day = 86_400_000;
const actor = { kind: "command_line" } as const;
const live = { workspaceId: "w1", mode: "live" } as const;
const quiet = { warn: () => undefined };

interface Shop extends AsyncDisposable {
  readonly db: Database;
  readonly billing: Billing;
  readonly changed: string[];
  setNow(now: Date): void;
}

async function openShop(payments: Payments = manualPayments): Promise<Shop> {
  const database = await openTestDatabase({ connectionsMax: 12 });
  const { db } = database;
  await sql`insert into workspace (id, name) values ('w1', 'Test')`.execute(db);
  await sql`insert into wallet (workspace_id, mode) values ('w1', 'live'), ('w1', 'test')`.execute(db);
  let current = start;
  const changed: string[] = [];
  const billing = await openBilling({
    db,
    masterKey: new Uint8Array(32),
    payments,
    now: () => current,
    newId: () => randomUUID().replaceAll("-", ""),
    log: quiet,
    onPlanChange: (workspaceId) => changed.push(workspaceId),
  });
  return {
    db,
    billing,
    changed,
    setNow: (now) => (current = now),
    async [Symbol.asyncDispose]() {
      await billing[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

async function refusal(promise: Promise<unknown>): Promise<AppError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error("it was not refused", { cause: error });
  return error;
}

const packOf = (id = "pack-1000") => ({ workspaceId: "w1", item: { kind: "pack", id }, actor }) as const;
const planOf = (id: string) => ({ workspaceId: "w1", item: { kind: "plan", id }, actor }) as const;

async function plansOf(db: Database) {
  const { rows } = await sql`select api_plan, web_plan from workspace where id = 'w1'`.execute(db);
  return rows[0];
}

test("a web plan and an API plan are apart; the web plan's monthly grant expires with its month and comes once", async () => {
  await using shop = await openShop();
  const { db, billing } = shop;
  await billing.changePlan({ workspaceId: "w1", kind: "web", planId: "web-standard", actor });
  await billing.changePlan({ workspaceId: "w1", kind: "web", planId: "web-standard", actor });
  expect(await plansOf(db)).toEqual({ api_plan: null, web_plan: "web-standard" });
  const first = await readBalance(db, live, start);
  expect(first.packs).toMatchObject([
    { source: "plan", total: credits(1000), expiresAt: new Date("2026-12-24T10:00:00Z") },
  ]);
  expect(await billing.renewPlans()).toBe(false);
  expect((await readBalance(db, live, start)).available).toBe(credits(1000));
  const later = new Date("2026-12-24T10:00:01Z");
  shop.setNow(later);
  await Promise.all([billing.renewPlans(), billing.renewPlans()]);
  const second = await readBalance(db, live, later);
  expect(second.available).toBe(credits(1000));
  expect(second.packs).toMatchObject([{ expiresAt: new Date("2027-01-24T10:00:00Z") }]);
  // a server that was off for a year grants the month that it wakes up in
  const next = new Date("2027-12-30T00:00:00Z");
  shop.setNow(next);
  await billing.renewPlans();
  expect((await readBalance(db, live, next)).packs).toMatchObject([{ expiresAt: new Date("2028-01-24T10:00:00Z") }]);
  expect(await checkLedger(db)).toEqual([]);
});

test("the free trial is active at once with its few credits, and is had once", async () => {
  await using shop = await openShop();
  const { db, billing } = shop;
  const order = await billing.order(planOf("free-trial"));
  expect(order).toMatchObject({ state: "paid", amountUsdCents: 0, invoiceNumber: 1n });
  expect(shop.changed).toEqual(["w1"]);
  expect(await plansOf(db)).toEqual({ api_plan: "free-trial", web_plan: null });
  expect((await readBalance(db, live, start)).available).toBe(credits(60));
  await billing.changePlan({ workspaceId: "w1", kind: "api", planId: undefined, actor });
  expect(await plansOf(db)).toEqual({ api_plan: null, web_plan: null });
  expect((await refusal(billing.order(planOf("free-trial")))).code).toBe("conflict_state");
  expect((await refusal(billing.order(planOf("api-unlimited")))).fix).not.toContain("api-unlimited");
  expect((await readBalance(db, live, start)).available).toBe(credits(60));
  expect(await checkLedger(db)).toEqual([]);
});

test("a pack is granted when its payment is confirmed, once however often that is said, and expires", async () => {
  await using shop = await openShop();
  const { db, billing } = shop;
  const order = await billing.order(packOf());
  expect(order).toMatchObject({ state: "open", amountUsdCents: 400, microCredits: credits(1000) });
  expect((await readBalance(db, live, start)).available).toBe(0n);
  await Promise.all(Array.from({ length: 20 }, () => billing.confirmOrder(order.id, actor)));
  expect((await readBalance(db, live, start)).packs).toMatchObject([
    { source: "pack", total: credits(1000), expiresAt: new Date(start.getTime() + 365 * day) },
  ]);
  const { orders } = await billing.listOrders({ workspaceId: "w1", state: "paid", limit: 10 });
  expect(orders.map(({ invoiceNumber }) => invoiceNumber)).toEqual([1n]);
  const events = await sql`select type, data ->> 'number' as number from event`.execute(db);
  expect(events.rows).toEqual([{ type: "invoice.paid", number: "INV-000001" }]);
  expect((await refusal(billing.cancelOrder(order.id))).code).toBe("conflict_state");
  expect(await checkLedger(db)).toEqual([]);
});

test("invoices that are paid at the same time are numbered without a gap", async () => {
  await using shop = await openShop();
  const { billing } = shop;
  const orders: Purchase[] = [];
  for (let i = 0; i < 8; i++) orders.push(await billing.order(packOf()));
  const paid = await Promise.all(orders.map(async ({ id }) => billing.confirmOrder(id, actor)));
  expect(paid.map(({ invoiceNumber }) => Number(invoiceNumber)).toSorted((a, b) => a - b)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8,
  ]);
});

test("the operator's prices, plans and packs are in force at once, and old quotes are honoured", async () => {
  await using shop = await openShop();
  const { db, billing } = shop;
  const { retail } = billing;
  const request = {
    model: "kling-v3",
    resolution: "1080p",
    durationSeconds: 10,
    audio: false,
    multiShot: false,
    count: 1,
    inputs: { referenceImages: [], elements: [] },
  } as const;
  const before = retail.prices.quote(request);
  if (before === undefined) throw new Error("it has a price");
  const quote = billing.quotes.issue(live, before, start);
  const rate = { id: "v3", model: "kling-v3", variant: "silent", unit: "second", credits: { "1080p": 20 } };
  await retail.replace({ kind: "prices", data: { creditsPerUsd: 250, rates: [rate] }, actor });
  expect(retail.prices.quote(request)?.microCredits).toBe(credits(200));
  expect(billing.quotes.honour(live, { id: quote.id, request, now: start }).microCredits).toBe(credits(80));

  const broken = await refusal(retail.replace({ kind: "prices", data: { creditsPerUsd: 250, rates: [] }, actor }));
  expect(broken).toMatchObject({ code: "invalid_parameter", param: "rates" });
  await billing.changePlan({ workspaceId: "w1", kind: "api", planId: "api-pro", actor });
  const [unlimited] = makePlanTable().plans.filter(({ id }) => id === "api-unlimited");
  const lost = await refusal(retail.replace({ kind: "plans", data: { plans: [unlimited] }, actor }));
  expect(lost.message).toBe("The plan api-pro is that of 1 workspaces and cannot be left out.");
  const plans = makePlanTable().plans.map((plan) => ({ ...plan, runningMax: 7 }));
  const { version } = await retail.replace({ kind: "plans", data: { plans }, actor });
  expect(retail.plans.version).toBe(version);
  expect(retail.plans.find("api-pro")?.runningMax).toBe(7);
  expect(retail.source("plans")).toMatchObject({ version });
  const pack = { id: "tiny", credits: 10, priceUsdCents: 5, expiresDays: null };
  await retail.replace({ kind: "packs", data: { packs: [pack] }, actor });
  expect((await billing.order(packOf("tiny"))).amountUsdCents).toBe(5);

  const other = await openBilling({
    db,
    masterKey: new Uint8Array(32),
    payments: manualPayments,
    now: () => start,
    newId: randomUUID,
    log: quiet,
    onPlanChange: () => undefined,
  });
  expect(other.retail.prices.version).toBe(retail.prices.version);
  expect(other.quotes.honour(live, { id: quote.id, request, now: start }).microCredits).toBe(credits(80));
  await other[Symbol.asyncDispose]();
});

test("credits that run low are told once, and the auto top-up orders its pack as often as it may in a month", async () => {
  const charged: string[] = [];
  const payments: Payments = {
    ...manualPayments,
    chargeSaved: async ({ id }) => {
      charged.push(id);
      return "charging";
    },
  };
  await using shop = await openShop(payments);
  const { db, billing } = shop;
  const jobs = makeJobs(db, { worker: "w", now: () => start, notify: false });
  const tell = async (): Promise<void> => {
    await db.transaction().execute(async (tx) =>
      jobs.enqueue(tx, {
        kind: "low_balance",
        workspaceId: "w1",
        payload: { mode: "live" },
        uniqueKey: "low_balance:w1:live",
      }),
    );
    const lease = await jobs.claim(["low_balance"]);
    if (lease === undefined) throw new Error("the job is there");
    await billing.lowBalanceWork(jobs).run(lease, new AbortController().signal);
  };
  const grant = async (key: string): Promise<unknown> =>
    billing.grant({ ...live, source: "pack", credits: 10, reason: "r", idempotencyKey: key, actor });
  await grant("a");
  await billing.changeAccount({
    workspaceId: "w1",
    actor,
    lowBelow: { mode: "live", microCredits: credits(50) },
    topUp: { packId: "pack-1000", perMonth: 2 },
  });
  await tell();
  await tell();
  const events = async () =>
    (await sql<{ data: unknown }>`select data from event order by created_at, id`.execute(db)).rows;
  expect(await events()).toEqual([
    { data: { mode: "live", available: 10, threshold: 50, top_up_order_id: charged[0] } },
  ]);
  expect(charged.length).toBe(1);
  // what is added but is still too little is not told again; what suffices arms it
  await grant("b");
  await tell();
  expect((await events()).length).toBe(1);
  await billing.confirmOrder(charged[0] ?? "", actor);
  await sql`update wallet set low_below = ${credits(5000)}`.execute(db);
  await tell();
  await billing.confirmOrder(charged[1] ?? "", actor);
  await sql`update wallet set low_told = false`.execute(db);
  await tell();
  expect(charged.length).toBe(2);
  expect(
    (await refusal(billing.changeAccount({ workspaceId: "w1", actor, topUp: { packId: "x", perMonth: 1 } }))).param,
  ).toBe("pack");
  expect(await checkLedger(db)).toEqual([]);
});

test("an operator's grant comes once per key and is written down", async () => {
  await using shop = await openShop();
  const { db, billing } = shop;
  const grant = { ...live, source: "pack", credits: 500, reason: "goodwill", idempotencyKey: "k", actor } as const;
  const [first, second] = [await billing.grant(grant), await billing.grant(grant)];
  expect(second.lotId).toBe(first.lotId);
  expect((await readBalance(db, live, start)).available).toBe(credits(500));
  const audit = await sql`select action, detail from audit_entry`.execute(db);
  expect(audit.rows).toEqual([
    { action: "credits.granted", detail: { mode: "live", credits: 500, reason: "goodwill" } },
  ]);
});
