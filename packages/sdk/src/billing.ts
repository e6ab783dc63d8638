import { answerAs, pageOf } from "./answer.ts";
import { readPages } from "./pages.ts";
import type { CallOptions } from "./tasks.ts";
import type { Transport } from "./transport.ts";
import type {
  BillingChange,
  BillingSettings,
  Budget,
  BudgetChange,
  BudgetList,
  Invoice,
  Order,
  OrderListParams,
  OrderParams,
  PackList,
  PlanList,
  Refill,
} from "./wire.ts";

/** Plans, packs, orders, invoices and spending caps of the workspace. Changes need a key with the scope `manage`. */
export interface Billing {
  /** What may be taken, and what the workspace has. */
  plans(options?: CallOptions): Promise<PlanList>;
  packs(options?: CallOptions): Promise<PackList>;
  /** Orders a pack or a plan; nothing is granted before it is paid. */
  order(params: OrderParams, options?: CallOptions): Promise<Order>;
  getOrder(id: string, options?: CallOptions): Promise<Order>;
  /** Newest first, page after page. */
  orders(params?: OrderListParams, options?: CallOptions): AsyncIterableIterator<Order>;
  cancelOrder(id: string, options?: CallOptions): Promise<Order>;
  /** Newest first, page after page. */
  invoices(options?: CallOptions): AsyncIterableIterator<Invoice>;
  /** What happens when credits run low. */
  settings(options?: CallOptions): Promise<BillingSettings>;
  /** What is left out stays; null switches it off. */
  change(changes: BillingChange, options?: CallOptions): Promise<BillingSettings>;
  budgets(options?: CallOptions): Promise<readonly Budget[]>;
  /** Sets a daily or monthly cap; `credits: null` lifts it. */
  setBudget(change: BudgetChange, options?: CallOptions): Promise<readonly Budget[]>;
  /** Fills the test side to 100,000 credits. */
  refillTestCredits(options?: CallOptions): Promise<Refill>;
}

export function makeBilling(transport: Transport): Billing {
  const call = async (
    method: "GET" | "POST" | "PATCH" | "PUT",
    path: string,
    options: CallOptions,
    more: { readonly json?: unknown; readonly query?: Readonly<Record<string, string | number | undefined>> } = {},
  ): Promise<unknown> => (await transport.call({ method, path, ...more, signal: options.signal })).body;
  const orderPath = (id: string): string => `/orders/${encodeURIComponent(id)}`;
  return {
    plans: async (options = {}) => answerAs<PlanList>(await call("GET", "/plans", options), ["data"]),
    packs: async (options = {}) => answerAs<PackList>(await call("GET", "/packs", options), ["data"]),
    async order(params, options = {}) {
      // sent once: a repeated order would be a second one
      const answer = await transport.call({
        method: "POST",
        path: "/orders",
        json: params,
        signal: options.signal,
        repeatable: false,
      });
      return answerAs<Order>(answer.body, ["id"]);
    },
    getOrder: async (id, options = {}) => answerAs<Order>(await call("GET", orderPath(id), options), ["id"]),
    orders: (params = {}, options = {}) =>
      readPages(async (cursor) =>
        pageOf<Order>(await call("GET", "/orders", options, { query: { ...params, ...cursor } })),
      ),
    cancelOrder: async (id, options = {}) =>
      answerAs<Order>(await call("POST", `${orderPath(id)}/cancel`, options), ["id"]),
    invoices: (options = {}) =>
      readPages(async (cursor) => pageOf<Invoice>(await call("GET", "/invoices", options, { query: { ...cursor } }))),
    settings: async (options = {}) => answerAs<BillingSettings>(await call("GET", "/billing", options), ["payment"]),
    change: async (changes, options = {}) =>
      answerAs<BillingSettings>(await call("PATCH", "/billing", options, { json: changes }), ["payment"]),
    budgets: async (options = {}) => answerAs<BudgetList>(await call("GET", "/budgets", options), ["data"]).data,
    setBudget: async (change, options = {}) =>
      answerAs<BudgetList>(await call("PUT", "/budgets", options, { json: change }), ["data"]).data,
    refillTestCredits: async (options = {}) =>
      answerAs<Refill>(await call("POST", "/credits/refill", options), ["credits"]),
  };
}
