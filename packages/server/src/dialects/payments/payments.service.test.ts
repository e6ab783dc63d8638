import { sql } from "kysely";
import Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStripePayments } from "#billing/stripe-payments.ts";
import { checkLedger } from "#credits/check-ledger.ts";
import {
  type Answer,
  errorCodeOf,
  type GuideClient,
  makeGuideClient,
  textOf,
} from "#dialects/guide/guide-client.fixture.ts";
import { type GuideServer, openGuideServer, type TestWorkspace } from "#dialects/guide/guide-server.fixture.ts";
import { makeJobs } from "#jobs/job-store.ts";
import { openStripeApi, type StripeApi } from "./stripe-api.fixture.ts";

const webhookSecret = "whsec_a_secret_of_this_test";
const stripe = new Stripe("sk_test_1234567890");

let api: StripeApi;
let server: GuideServer;
let client: GuideClient;
let events = 0;

beforeAll(async () => {
  api = await openStripeApi();
  server = await openGuideServer({
    connectionsMax: 12,
    payments: await openStripePayments({
      secretKey: "sk_test_1234567890",
      webhookSecret,
      baseUrl: api.baseUrl,
      publicUrl: "https://video.example",
    }),
  });
  client = makeGuideClient(server.origin);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
});

interface Notice {
  readonly type: string;
  readonly object: Readonly<Record<string, unknown>>;
  readonly id?: string;
}

/** Delivers a notice signed by Stripe's own helper. */
async function deliver(
  notice: Notice,
  over: { readonly secret?: string; readonly body?: string } = {},
): Promise<Answer> {
  const id = notice.id ?? `evt_${events++}`;
  const payload = JSON.stringify({ id, object: "event", type: notice.type, data: { object: notice.object } });
  const header = stripe.webhooks.generateTestHeaderString({ payload, secret: over.secret ?? webhookSecret });
  return client.send("POST", "/v1/payments/stripe", {
    body: over.body ?? payload,
    headers: { "stripe-signature": header, "content-type": "application/json" },
  });
}

const order = async (workspace: TestWorkspace, item: Readonly<Record<string, string>>): Promise<string> =>
  textOf((await client.send("POST", "/v1/orders", { key: workspace.liveKey, json: item })).body, "id");

const paid = (id: string, over: Readonly<Record<string, unknown>> = {}): Notice => ({
  type: "checkout.session.completed",
  object: { id: `cs_${id}`, payment_status: "paid", metadata: { purchase_id: id }, customer: `cus_${id}`, ...over },
});

const creditsOf = async ({ liveKey: key }: TestWorkspace): Promise<unknown> =>
  (await client.send("GET", "/v1/credits", { key })).body;

test("an order of a pack names Stripe's page, asked for once under the order's id", async () => {
  const workspace = await server.makeWorkspace({ plan: "api-pro" });
  const answer = await client.send("POST", "/v1/orders", { key: workspace.liveKey, json: { pack: "pack-1000" } });
  const id = textOf(answer.body, "id");
  expect(answer.body).toMatchObject({
    state: "open",
    payment: "stripe",
    checkout_url: `https://checkout.stripe.test/cs_${id}`,
  });
  const call = api.calls.at(-1);
  expect(call?.idempotencyKey).toBe(id);
  expect(Object.fromEntries(call?.form ?? [])).toMatchObject({
    mode: "payment",
    "line_items[0][price_data][unit_amount]": "400",
    "line_items[0][price_data][currency]": "usd",
    "metadata[purchase_id]": id,
    success_url: `https://video.example/console/billing?order=${id}&paid=1`,
  });
});

test("a payment's notice delivered 20 times in parallel tops up once", async () => {
  const workspace = await server.makeWorkspace({ plan: "api-pro" });
  const id = await order(workspace, { pack: "pack-1000" });
  const notice = { ...paid(id), id: "evt_once" };
  const answers = await Promise.all(Array.from({ length: 20 }, async () => deliver(notice)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  // and once more as another notice of the same payment
  await deliver({ type: "payment_intent.succeeded", object: { id: "pi_9", metadata: { purchase_id: id } } });
  expect(await creditsOf(workspace)).toMatchObject({ available: 1000, packs: [{ total: 1000 }] });
  const invoices = await client.send("GET", "/v1/invoices", { key: workspace.liveKey });
  expect(invoices.body).toMatchObject({ data: [{ order_id: id, payment: "stripe", amount_usd: 4 }] });
  expect(await checkLedger(server.db)).toEqual([]);
});

test("a notice with another signature, a changed body or none changes nothing", async () => {
  const workspace = await server.makeWorkspace({ plan: "api-pro" });
  const id = await order(workspace, { pack: "pack-1000" });
  const forged = await deliver(paid(id), { secret: "whsec_of_somebody_else" });
  expect([forged.status, errorCodeOf(forged)]).toEqual([400, "invalid_parameter"]);
  expect((await deliver(paid("ord_other"), { body: JSON.stringify({ id: "evt_x", type: "x" }) })).status).toBe(400);
  const unsigned = await client.send("POST", "/v1/payments/stripe", { json: {} });
  expect([unsigned.status, errorCodeOf(unsigned)]).toEqual([400, "missing_parameter"]);
  expect((await client.send("GET", "/v1/payments/stripe")).status).toBe(405);
  expect(await creditsOf(workspace)).toMatchObject({ available: 0 });
});

test("what is not paid yet grants nothing, and what expired is canceled", async () => {
  const workspace = await server.makeWorkspace({ plan: "api-pro" });
  const id = await order(workspace, { pack: "pack-1000" });
  expect((await deliver(paid(id, { payment_status: "unpaid" }))).status).toBe(200);
  await deliver({ ...paid(id), type: "checkout.session.expired" });
  expect((await client.send("GET", `/v1/orders/${id}`, { key: workspace.liveKey })).body).toMatchObject({
    state: "canceled",
    checkout_url: null,
  });
  expect(await creditsOf(workspace)).toMatchObject({ available: 0 });
  expect((await deliver({ type: "customer.created", object: {} })).status).toBe(200);
});

test("a plan is a subscription: it starts when paid, renews by its invoices, is replaced, and ends", async () => {
  const workspace = await server.makeWorkspace({ plan: undefined });
  const key = workspace.liveKey;
  const plan = async (): Promise<unknown> => (await client.send("GET", "/v1/plans", { key })).body;
  const id = await order(workspace, { plan: "api-starter" });
  expect(api.calls.at(-1)?.form.get("mode")).toBe("subscription");
  await deliver(paid(id, { subscription: "sub_1" }));
  expect(await plan()).toMatchObject({ current: [{ plan: "api-starter", payment: "stripe" }] });

  const start = Math.floor(Date.now() / 1000) + 30 * 86_400;
  const invoice = {
    id: "in_2",
    billing_reason: "subscription_cycle",
    amount_paid: 900,
    parent: { subscription_details: { subscription: "sub_1", metadata: { purchase_id: id } } },
    lines: { data: [{ period: { start, end: start + 30 * 86_400 } }] },
  };
  await deliver({ type: "invoice.paid", object: invoice });
  expect(await plan()).toMatchObject({ current: [{ period_start: new Date(start * 1000).toISOString() }] });
  const invoices = await client.send("GET", "/v1/invoices", { key });
  expect(invoices.body).toMatchObject({ data: [{ amount_usd: 9 }, { amount_usd: 9, order_id: id }] });

  const next = await order(workspace, { plan: "api-pro" });
  await deliver(paid(next, { subscription: "sub_2" }));
  expect(api.calls.at(-1)).toMatchObject({ method: "DELETE", path: "/v1/subscriptions/sub_1" });
  // its own end, told afterwards, does not take the new plan away
  await deliver({ type: "customer.subscription.deleted", object: { id: "sub_1" } });
  expect(await plan()).toMatchObject({ current: [{ plan: "api-pro" }] });
  // had the call been lost, its next invoice ends it
  const before = api.calls.length;
  await deliver({ type: "invoice.paid", object: { ...invoice, id: "in_3" } });
  expect(api.calls.slice(before)).toMatchObject([{ method: "DELETE", path: "/v1/subscriptions/sub_1" }]);
  await deliver({ type: "customer.subscription.deleted", object: { id: "sub_2" } });
  expect(await plan()).toMatchObject({ current: [] });
});

test("the auto top-up charges the saved card, and its notice adds the credits", async () => {
  const workspace = await server.makeWorkspace({ plan: "api-pro" });
  const key = workspace.liveKey;
  const first = await order(workspace, { pack: "pack-1000" });
  await deliver(paid(first));
  await client.send("PATCH", "/v1/billing", {
    key,
    json: { low_balance_credits: 950, auto_top_up: { pack: "pack-5000", per_month: 1 } },
  });
  // nothing of the live side is rendered here: the fall is told as a create tells it
  await sql`update wallet set low_below = 1001000000 where workspace_id = ${workspace.id} and mode = 'live'`.execute(
    server.db,
  );
  const jobs = makeJobs(server.db, { worker: "w", now: () => new Date(), notify: false });
  await server.db
    .transaction()
    .execute(async (tx) =>
      jobs.enqueue(tx, { kind: "low_balance", workspaceId: workspace.id, payload: { mode: "live" } }),
    );
  const lease = await jobs.claim(["low_balance"]);
  if (lease === undefined) throw new Error("the job is there");
  await server.services.billing.lowBalanceWork(jobs).run(lease, new AbortController().signal);
  const call = api.calls.at(-1);
  expect(call?.path).toBe("/v1/payment_intents");
  expect(Object.fromEntries(call?.form ?? [])).toMatchObject({
    amount: "2000",
    customer: `cus_${first}`,
    payment_method: "pm_1",
    off_session: "true",
    confirm: "true",
  });
  const id = call?.form.get("metadata[purchase_id]") ?? "";
  await deliver({ type: "payment_intent.succeeded", object: { id: "pi_1", metadata: { purchase_id: id } } });
  expect(await creditsOf(workspace)).toMatchObject({ available: 6000 });
  expect((await client.send("GET", `/v1/orders/${id}`, { key })).body).toMatchObject({
    automatic: true,
    state: "paid",
  });
});

test("a payment provider that refuses is told in our words alone, and the order stays open", async () => {
  api.breakDown();
  const workspace = await server.makeWorkspace({ plan: "api-pro" });
  const answer = await client.send("POST", "/v1/orders", { key: workspace.liveKey, json: { pack: "pack-1000" } });
  expect([answer.status, errorCodeOf(answer)]).toEqual([503, "upstream_unavailable"]);
  expect(answer.text).not.toContain("acct_1");
});
