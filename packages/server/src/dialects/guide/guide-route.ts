import type { RouteConfig } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Scope as KeyScope, WorkspacePrincipal } from "#access/principal.ts";
import type { Exchange } from "#http-kit/exchange.ts";
import type { DialectEnv } from "../dialect.ts";
import type { GuideServices, Scope } from "./guide-services.ts";
import type { QueuePlaces } from "./queue-places.ts";

/** One route of the dialect: what the API description says of it, and what it does. */
export interface GuideRoute {
  readonly doc: RouteConfig;
  /** What a key must be allowed to do. */
  readonly scope: KeyScope;
  handle(call: Call, services: GuideServices): Response | Promise<Response>;
}

/** A request whose caller is known and within their rate. */
export interface Call {
  readonly principal: WorkspacePrincipal;
  /** The side of the workspace that the key opens. */
  readonly scope: Scope;
  readonly exchange: Exchange;
  readonly context: Context<DialectEnv>;
  readonly places: QueuePlaces;
}

/** A parameter of the path, as it was matched. */
export function pathParam(call: Call, name: string): string {
  return call.context.req.param(name) ?? "";
}
