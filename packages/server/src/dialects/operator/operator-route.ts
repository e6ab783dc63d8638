import type { Context } from "hono";
import type { OperatorPrincipal } from "#access/principal.ts";
import type { Exchange } from "#http-kit/exchange.ts";
import type { DialectEnv } from "../dialect.ts";
import type { OperatorServices } from "./operator-services.ts";

/** One route of the operator's. */
export interface OperatorRoute {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Under `/v1/operator`, parameters in braces. */
  readonly path: string;
  handle(call: OperatorCall, services: OperatorServices): Response | Promise<Response>;
}

/** A request of an operator's key within its rate. */
export interface OperatorCall {
  readonly operator: OperatorPrincipal;
  readonly exchange: Exchange;
  readonly context: Context<DialectEnv>;
}
