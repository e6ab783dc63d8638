import { AppError } from "@kinora/core";
import type Stripe from "stripe";
import type { Database, Transaction } from "#store/database.ts";
import {
  claimPaymentEvent,
  lockSubscriptionByReference,
  markPurchaseCanceled,
  upsertProviderCustomer,
} from "./billing-store.ts";
import { type BillingContext, changePlan, renewSubscription } from "./change-plan.ts";
import { completePurchase, recordRenewal } from "./orders.ts";
import type { BegunPayment, Payments, Purchase } from "./purchase.ts";

export interface StripeSettings {
  readonly secretKey: string;
  /** `whsec_…`: what Stripe signs its notices with. */
  readonly webhookSecret: string;
  /** Stripe's API itself when absent. */
  readonly baseUrl: string | undefined;
  /** Of this server, without a slash at the end: a browser comes back to its console after the payment. */
  readonly publicUrl: string;
}

/** Payments by Stripe: Checkout for people, saved cards for the auto top-up, and notices that are acted upon once. */
export interface StripePayments extends Payments {
  /**
   * Acts upon a notice, once however often it is delivered.
   *
   * @param notice.body the bytes as they came: the signature is over them
   * @returns the workspace whose plan or credits changed
   * @throws AppError `invalid_parameter` when the signature does not match
   */
  receive(
    db: Database,
    notice: { readonly body: Buffer; readonly signature: string },
    context: BillingContext,
  ): Promise<{ readonly workspaceId: string | undefined }>;
}

const requestMs = 20_000;
const actor = { kind: "system" } as const;

/** @throws AppError `upstream_misconfigured` when the optional package is not installed */
export async function openStripePayments(settings: StripeSettings): Promise<StripePayments> {
  const stripe = await makeClient(settings);
  const endSubscription = async (reference: string): Promise<void> => {
    await calling(() => stripe.subscriptions.cancel(reference, {}, { idempotencyKey: `end-${reference}` }));
  };
  return {
    provider: "stripe",

    async begin(purchase, customer): Promise<BegunPayment> {
      const session = await calling(() =>
        stripe.checkout.sessions.create(checkoutOf(purchase, customer, `${settings.publicUrl}/console/billing`), {
          idempotencyKey: purchase.id,
        }),
      );
      return { reference: session.id, ...(session.url === null ? {} : { checkoutUrl: session.url }) };
    },

    async chargeSaved(purchase, customer) {
      if (customer === undefined) return "no_means";
      const methods = await calling(() => stripe.paymentMethods.list({ customer, type: "card", limit: 1 }));
      const method = methods.data[0];
      if (method === undefined) return "no_means";
      await calling(() =>
        stripe.paymentIntents.create(
          {
            amount: purchase.amountUsdCents,
            currency: "usd",
            customer,
            payment_method: method.id,
            off_session: true,
            confirm: true,
            description: purchase.description,
            metadata: { purchase_id: purchase.id },
          },
          { idempotencyKey: purchase.id },
        ),
      );
      return "charging";
    },

    endSubscription,

    async receive(db, { body, signature }, context) {
      const event = verified(stripe, body, signature, settings.webhookSecret);
      const { id, type } = event;
      const { workspaceId, ended } = await db.transaction().execute(async (tx): Promise<Consequence> => {
        const isNew = await claimPaymentEvent(tx, { provider: "stripe", id, type, now: context.now });
        return isNew ? await actUpon(tx, event, context) : {};
      });
      // one that is lost here is ended when it next takes money
      if (ended !== undefined) await endSubscription(ended);
      return { workspaceId };
    },
  };
}

async function makeClient({ secretKey, baseUrl }: StripeSettings): Promise<Stripe> {
  const { default: Client } = await import("stripe").catch((error: unknown) => {
    throw new AppError("upstream_misconfigured", "STRIPE_SECRET_KEY is set and the package stripe is not installed.", {
      fix: "Install it with npm install stripe, or unset STRIPE_SECRET_KEY.",
      cause: error,
    });
  });
  const address = baseUrl === undefined ? undefined : new URL(baseUrl);
  return new Client(secretKey, {
    timeout: requestMs,
    maxNetworkRetries: 2, // every call has an idempotency key of ours
    telemetry: false,
    ...(address === undefined
      ? {}
      : {
          host: address.hostname,
          port: address.port === "" ? (address.protocol === "https:" ? 443 : 80) : Number(address.port),
          protocol: address.protocol === "https:" ? "https" : "http",
        }),
  });
}

function checkoutOf(
  purchase: Purchase,
  customer: string | undefined,
  returnUrl: string,
): Stripe.Checkout.SessionCreateParams {
  const isPlan = purchase.item.kind === "plan";
  const metadata = { purchase_id: purchase.id };
  return {
    mode: isPlan ? "subscription" : "payment",
    client_reference_id: purchase.id,
    metadata,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: "usd",
          unit_amount: purchase.amountUsdCents,
          product_data: { name: purchase.description },
          ...(isPlan ? { recurring: { interval: "month" as const } } : {}),
        },
      },
    ],
    success_url: `${returnUrl}?order=${purchase.id}&paid=1`,
    cancel_url: `${returnUrl}?order=${purchase.id}`,
    ...(customer === undefined ? {} : { customer }),
    ...(isPlan
      ? { subscription_data: { metadata } }
      : {
          // the card may be charged again by the auto top-up, which the workspace switches on itself
          payment_intent_data: { metadata, setup_future_usage: "off_session" as const },
          ...(customer === undefined ? { customer_creation: "always" as const } : {}),
        }),
  };
}

function verified(stripe: Stripe, body: Buffer, signature: string, secret: string): Stripe.Event {
  try {
    return stripe.webhooks.constructEvent(body, signature, secret);
  } catch (error) {
    throw new AppError("invalid_parameter", "The notice's signature does not match.", {
      param: "Stripe-Signature",
      fix: "Set STRIPE_WEBHOOK_SECRET to the signing secret of this endpoint.",
      cause: error,
    });
  }
}

/** What a notice has changed. */
interface Consequence {
  readonly workspaceId?: string;
  /** A subscription that is no longer ours and has to be ended at Stripe. */
  readonly ended?: string | undefined;
}

/** Stripe sends whatever the endpoint was subscribed to: what is not named here changes nothing. */
async function actUpon(tx: Transaction, event: Stripe.Event, context: BillingContext): Promise<Consequence> {
  const { type } = event;
  if (type === "checkout.session.completed" || type === "checkout.session.async_payment_succeeded")
    return await checkoutPaid(tx, event.data.object, context);
  if (type === "checkout.session.expired" || type === "checkout.session.async_payment_failed")
    return await orderLost(tx, event.data.object.metadata, context);
  if (type === "payment_intent.succeeded") return await intentPaid(tx, event.data.object, context);
  if (type === "invoice.paid") return await renewalPaid(tx, event.data.object, context);
  if (type === "customer.subscription.deleted") return await subscriptionEnded(tx, event.data.object.id, context);
  return {};
}

async function checkoutPaid(
  tx: Transaction,
  session: Stripe.Checkout.Session,
  context: BillingContext,
): Promise<Consequence> {
  const id = session.metadata?.["purchase_id"];
  if (id === undefined || session.payment_status === "unpaid") return {};
  const subscription = idOf(session.subscription);
  const { purchase, endedSubscription } = await completePurchase(
    tx,
    { id, reference: session.id, ...(subscription === undefined ? {} : { subscription }), actor },
    context,
  );
  const customer = idOf(session.customer);
  if (customer !== undefined) await upsertProviderCustomer(tx, purchase.workspaceId, customer);
  return { workspaceId: purchase.workspaceId, ended: endedSubscription };
}

/** The auto top-up's payments, and those of Checkout, whichever notice comes first. */
async function intentPaid(
  tx: Transaction,
  intent: Stripe.PaymentIntent,
  context: BillingContext,
): Promise<Consequence> {
  const id = intent.metadata["purchase_id"];
  if (id === undefined) return {};
  const { purchase } = await completePurchase(tx, { id, actor }, context);
  return { workspaceId: purchase.workspaceId };
}

async function orderLost(
  tx: Transaction,
  metadata: Stripe.Metadata | null,
  context: BillingContext,
): Promise<Consequence> {
  const id = metadata?.["purchase_id"];
  if (id !== undefined) await markPurchaseCanceled(tx, id, context.now);
  return {};
}

/** The first invoice of a subscription comes with its checkout; the later ones begin a new month each. */
async function renewalPaid(tx: Transaction, invoice: Stripe.Invoice, context: BillingContext): Promise<Consequence> {
  const source = invoice.parent?.subscription_details;
  const reference = idOf(source?.subscription ?? null);
  if (reference === undefined || invoice.billing_reason !== "subscription_cycle") return {};
  const subscription = await lockSubscriptionByReference(tx, { provider: "stripe", reference });
  // it has our mark and is nobody's plan any more: it was replaced, and its end was lost
  if (subscription === undefined) return source?.metadata?.["purchase_id"] === undefined ? {} : { ended: reference };
  const period = invoice.lines.data[0]?.period;
  if (period === undefined) return {};
  const [start, end] = [new Date(period.start * 1000), new Date(period.end * 1000)];
  if (start < subscription.periodStart) return {}; // an older one that came late
  const { workspaceId, planId } = subscription;
  await renewSubscription(tx, subscription, { start, end }, context);
  const amountUsdCents = invoice.amount_paid;
  const invoiceId = invoice.id ?? reference;
  await recordRenewal(tx, { workspaceId, planId, amountUsdCents, provider: "stripe", reference: invoiceId }, context);
  return { workspaceId };
}

async function subscriptionEnded(tx: Transaction, reference: string, context: BillingContext): Promise<Consequence> {
  const found = await lockSubscriptionByReference(tx, { provider: "stripe", reference });
  if (found === undefined) return {};
  const { workspaceId, kind } = found;
  await changePlan(tx, { workspaceId, kind, planId: undefined, provider: "stripe", reference, actor }, context);
  return { workspaceId };
}

function idOf(value: string | { readonly id: string } | null): string | undefined {
  return typeof value === "string" ? value : (value?.id ?? undefined);
}

/** Stripe's own words stay in the log: they may name the operator's account. */
async function calling<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    throw new AppError("upstream_unavailable", "The payment provider did not take the request.", {
      fix: "Try again later. Nothing was paid.",
      cause: error,
    });
  }
}
