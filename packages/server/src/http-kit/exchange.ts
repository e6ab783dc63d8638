import type { IncomingMessage, ServerResponse } from "node:http";
import type { TaskMode } from "@kinora/core";
import type { PolicyDecision } from "#policy/decision.ts";
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
  readonly notes: RequestNotes;
}

/** What the request log is told, by whoever comes to know it. */
export interface RequestNotes {
  /** Who was authenticated. */
  caller?: { readonly workspaceId: string; readonly mode: TaskMode; readonly apiKeyId: string };
  /** Parsed JSON. */
  requestBody?: unknown;
  responseBody?: unknown;
  /** What was decided about the content of a create. */
  policy?: PolicyDecision;
}

const jsonType = "application/json; charset=utf-8";

/** Answers with JSON and the exchange's headers. */
export function jsonAnswer(exchange: Exchange, body: unknown, status = 200): Response {
  exchange.notes.responseBody = body;
  return jsonTextAnswer(exchange, JSON.stringify(body), status);
}

/** As `jsonAnswer`, of JSON that was written before. */
export function jsonTextAnswer(exchange: Exchange, text: string, status = 200): Response {
  exchange.headers["content-type"] = jsonType;
  return new Response(text, { status, headers: exchange.headers });
}

/** Answers without a body. */
export function emptyAnswer(exchange: Exchange, status = 204): Response {
  return new Response(null, { status, headers: exchange.headers });
}

/**
 * A signal that aborts when the caller goes away. Disposed with the work it is for: an answer that was sent closes the
 * exchange too, and nobody is to be told of that.
 */
export function watchCaller({ outgoing }: Pick<Exchange, "outgoing">): Disposable & { readonly signal: AbortSignal } {
  const left = new AbortController();
  const onClose = (): void => left.abort();
  outgoing.once("close", onClose);
  return { signal: left.signal, [Symbol.dispose]: () => void outgoing.off("close", onClose) };
}
