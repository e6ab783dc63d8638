import type { IncomingMessage, ServerResponse } from "node:http";
import type { Slot } from "./in-flight.ts";

/** One request and its answer, as the listener hands it to a dialect: the bindings of its Hono app. */
export interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly requestId: string;
  /** Of the caller, behind the operator's own proxies. */
  readonly clientAddress: string | undefined;
  readonly slot: Slot;
  /** Aborts when the server stops: whoever is held is answered then. */
  readonly draining: AbortSignal;
  /** Sent with the answer, also with a refusal. Names in lower case. */
  readonly headers: Record<string, string>;
  /** Pattern of the route that answers, for metrics. */
  route: string | undefined;
}

const jsonType = "application/json; charset=utf-8";

/** Answers with JSON and the exchange's headers. */
export function jsonAnswer(exchange: Exchange, body: unknown, status = 200): Response {
  exchange.headers["content-type"] = jsonType;
  return new Response(JSON.stringify(body), { status, headers: exchange.headers });
}

/** Answers without a body. */
export function emptyAnswer(exchange: Exchange, status = 204): Response {
  return new Response(null, { status, headers: exchange.headers });
}
