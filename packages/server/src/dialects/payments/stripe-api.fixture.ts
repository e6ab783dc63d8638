import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** What the server asked of Stripe. */
export interface StripeCall {
  readonly method: string;
  readonly path: string;
  readonly form: URLSearchParams;
  readonly idempotencyKey: string | undefined;
}

/** A local server in the place of Stripe's API; the real client of Stripe talks to it. */
export interface StripeApi extends AsyncDisposable {
  readonly baseUrl: string;
  readonly calls: readonly StripeCall[];
  /** Has every call fail with a card error from now on. */
  breakDown(): void;
}

export async function openStripeApi(): Promise<StripeApi> {
  const calls: StripeCall[] = [];
  let broken = false;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://stripe.test");
    const form = new URLSearchParams(await text(request));
    const key = request.headers["idempotency-key"];
    const { pathname: path } = url;
    calls.push({ method: request.method ?? "", path, form, idempotencyKey: Array.isArray(key) ? key[0] : key });
    response.setHeader("content-type", "application/json");
    if (broken) {
      response
        .writeHead(402)
        .end(JSON.stringify({ error: { type: "card_error", message: "Your card of acct_1 is no good." } }));
      return;
    }
    response.end(JSON.stringify(answer(request.method ?? "", path, form)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    breakDown: () => (broken = true),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function answer(method: string, path: string, form: URLSearchParams): unknown {
  if (path === "/v1/checkout/sessions") {
    const id = `cs_${form.get("client_reference_id")}`;
    return { id, object: "checkout.session", url: `https://checkout.stripe.test/${id}` };
  }
  if (path === "/v1/payment_methods") {
    return { object: "list", data: [{ id: "pm_1", object: "payment_method" }], has_more: false, url: path };
  }
  if (path === "/v1/payment_intents") return { id: "pi_1", object: "payment_intent", status: "succeeded" };
  if (method === "DELETE" && path.startsWith("/v1/subscriptions/")) {
    return { id: path.split("/").at(-1), object: "subscription", status: "canceled" };
  }
  throw new Error(`the server asked ${method} ${path} of Stripe`);
}
