import type { IncomingMessage } from "node:http";
import { AppError, shown } from "@kinora/core";
import { Hono } from "hono";
import type { Billing } from "#billing/open-billing.ts";
import { jsonAnswer } from "#http-kit/exchange.ts";
import type { Dialect, DialectEnv } from "../dialect.ts";

const prefix = "/v1/payments";
const path = `${prefix}/stripe`;

/** Stripe's largest notices are tens of kilobytes. */
const bodyBytesMax = 1 << 20;

/**
 * Where the payment provider tells what became of payments. The signature over the body is the only credential, and an
 * answer of 2xx means that the notice was acted upon: everything else is delivered again.
 *
 * @param native whose errors this route shares
 */
export function makePaymentsDialect(
  billing: Pick<Billing, "receive">,
  native: Pick<Dialect, "readCredential" | "presentError">,
): Dialect {
  const routes = new Hono<DialectEnv>();
  routes.post(path, async (context) => {
    const exchange = context.env;
    exchange.route = path;
    const signature = exchange.incoming.headers["stripe-signature"];
    if (typeof signature !== "string") {
      throw new AppError("missing_parameter", "The header Stripe-Signature is required.", {
        param: "Stripe-Signature",
        fix: "This address is for notices of Stripe alone.",
      });
    }
    await billing.receive({ body: await readAll(exchange.incoming), signature });
    return jsonAnswer(exchange, { received: true });
  });
  routes.notFound((context) => {
    const known = context.req.path === path;
    if (known) context.env.headers["allow"] = "POST";
    const error = known
      ? new AppError("method_not_allowed", `${path} takes POST, got ${shown(context.req.method)}.`)
      : new AppError("route_not_found", `There is no route ${shown(`${context.req.method} ${context.req.path}`)}.`);
    return native.presentError(error, context.env);
  });
  routes.onError((error, context) => native.presentError(error, context.env));
  return { ...native, name: "payments", prefix, routes };
}

/** @throws AppError `payload_too_large`, `invalid_json` when the sender went away */
async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) throw new AppError("invalid_json");
      sizeBytes += chunk.length;
      if (sizeBytes > bodyBytesMax) {
        throw new AppError("payload_too_large", `The body is larger than ${bodyBytesMax} bytes.`);
      }
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("invalid_json", "The body ended early.", { cause: error });
  }
  return Buffer.concat(chunks);
}
