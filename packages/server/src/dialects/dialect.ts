import type { IncomingMessage } from "node:http";
import type { Hono } from "hono";
import type { Credential } from "#access/authenticate.ts";
import type { Exchange } from "#http-kit/exchange.ts";

/** The bindings of a dialect's Hono app: what the listener knows of the request. */
export interface DialectEnv {
  readonly Bindings: Exchange;
}

/** An inbound wire format: its routes, where its clients put their key, and how it says no. */
export interface Dialect {
  readonly name: string;
  /** Paths that begin so are its own, unknown ones included; empty for the dialect that answers all the rest. */
  readonly prefix: string;
  readonly routes: Hono<DialectEnv>;
  readCredential(request: IncomingMessage): Credential;
  /** The answer to whatever was thrown on its paths; what is no AppError is a bug and becomes `internal`. */
  presentError(error: unknown, exchange: Exchange): Response;
}
