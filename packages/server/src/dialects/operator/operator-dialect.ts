import { AppError, shown } from "@kinora/core";
import { Hono } from "hono";
import { requireOperator } from "#access/authenticate.ts";
import { requireAllowed, takeRequest } from "#access/rate-limit.ts";
import type { Principal } from "#access/principal.ts";
import { type Exchange, jsonAnswer } from "#http-kit/exchange.ts";
import { setRateLimitHeaders } from "#http-kit/rate-limit-headers.ts";
import type { EngineOffer } from "#routing/choose-engine.ts";
import type { Dialect, DialectEnv } from "../dialect.ts";
import { auditOperatorRoutes } from "./audit-routes.ts";
import { billingOperatorRoutes } from "./billing-routes.ts";
import { policyOperatorRoutes } from "./policy-routes.ts";
import { requestOperatorRoutes } from "./request-routes.ts";
import type { OperatorRoute } from "./operator-route.ts";
import type { OperatorServices, WorkspaceSummary } from "./operator-services.ts";

const prefix = "/v1/operator";

const readRoutes: readonly OperatorRoute[] = [
  {
    method: "GET",
    path: "/providers",
    handle: ({ exchange }, services) => jsonAnswer(exchange, presentProviders(services.engines)),
  },
  {
    method: "GET",
    path: "/workspaces",
    handle: async ({ exchange }, services) => jsonAnswer(exchange, presentWorkspaces(await services.listWorkspaces())),
  },
];

/** Every route of the operator. */
export const operatorRoutes: readonly OperatorRoute[] = [
  ...readRoutes,
  ...billingOperatorRoutes,
  ...auditOperatorRoutes,
  ...requestOperatorRoutes,
  ...policyOperatorRoutes,
];

/**
 * What the installation's operator reads and changes, with `kin_oper_` keys alone. Never part of a workspace's API
 * description.
 *
 * @param native whose place for the key and whose errors these routes share
 */
export function makeOperatorDialect(
  services: OperatorServices,
  native: Pick<Dialect, "readCredential" | "presentError">,
): Dialect {
  const routes = new Hono<DialectEnv>();
  mountOperatorRoutes(routes, services, {
    prefix: "",
    presentError: native.presentError,
    identify: async ({ incoming, clientAddress }) =>
      services.authenticator.authenticate(native.readCredential(incoming), { address: clientAddress }),
  });
  routes.notFound((context) => {
    const { path, method } = context.req;
    const allowed = operatorRoutes.filter((route) => matches(prefix + route.path, path)).map((route) => route.method);
    if (allowed.length === 0) {
      const error = new AppError("route_not_found", `There is no route ${shown(`${method} ${path}`)}.`, {
        fix: `Use one of ${[...new Set(operatorRoutes.map((route) => prefix + route.path))].join(", ")}.`,
      });
      return native.presentError(error, context.env);
    }
    context.env.headers["allow"] = (allowed.includes("GET") ? [...allowed, "HEAD"] : allowed).toSorted().join(", ");
    const error = new AppError(
      "method_not_allowed",
      `${shown(path)} takes ${allowed.join(" or ")}, got ${shown(method)}.`,
      { fix: `Send ${allowed[0]}.` },
    );
    return native.presentError(error, context.env);
  });
  routes.onError((error, context) => native.presentError(error, context.env));
  return { ...native, name: "operator", prefix, routes };
}

/** Hangs every route of the operator's under a prefix, for callers who are known in one way or another. */
export function mountOperatorRoutes(
  routes: Hono<DialectEnv>,
  services: OperatorServices,
  mount: {
    readonly prefix: string;
    readonly identify: (exchange: Exchange) => Promise<Principal>;
    readonly presentError: Dialect["presentError"];
  },
): void {
  for (const route of operatorRoutes) {
    const path = mount.prefix + prefix + route.path;
    routes.on(route.method, path.replace(/\{(\w+)\}/g, ":$1"), async (context) => {
      const exchange = context.env;
      exchange.route = path;
      try {
        const caller = await mount.identify(exchange);
        const decision = await takeRequest(services.rateLimiter, caller, { method: context.req.method });
        setRateLimitHeaders(exchange.headers, decision);
        requireAllowed(decision);
        return await route.handle({ operator: requireOperator(caller), exchange, context }, services);
      } catch (error) {
        return mount.presentError(error, exchange);
      }
    });
  }
}

function matches(pattern: string, path: string): boolean {
  const parts = pattern.split("/");
  const given = path.split("/");
  return parts.length === given.length && parts.every((part, index) => part.startsWith("{") || part === given[index]);
}

/** Every engine with what a typical request costs us, which no workspace ever sees. */
function presentProviders(engines: readonly EngineOffer[]) {
  return {
    object: "list",
    data: engines.map(({ name, capabilities, cost }) => ({
      id: name,
      object: "provider",
      models: capabilities.models,
      modes: capabilities.modes,
      local: capabilities.local,
      capabilities: {
        audio: capabilities.audio,
        multi_shot: capabilities.multiShot,
        image_input: capabilities.imageInput,
        end_image: capabilities.endImage,
        seed: capabilities.seed,
      },
      cost_usd_10_seconds_720p: Object.fromEntries(
        capabilities.models
          .filter((model) => model !== "kling-image" && model !== "kling-lite")
          .map((model) => [model, Number(cost({ ...tenSeconds, model })) / 1e6]),
      ),
    })),
  };
}

const tenSeconds: Parameters<EngineOffer["cost"]>[0] = {
  kind: "video",
  model: "kling-v3",
  prompt: "A street at noon",
  durationSeconds: 10,
  resolution: "720p",
  aspectRatio: "16:9",
  audio: false,
  multiShot: false,
  shots: [],
  inputs: { referenceImages: [], elements: [] },
  seed: 0,
  watermark: false,
  count: 1,
  directives: {},
};

function presentWorkspaces(workspaces: readonly WorkspaceSummary[]) {
  return {
    object: "list",
    data: workspaces.map((workspace) => ({
      id: workspace.id,
      object: "workspace",
      name: workspace.name,
      api_plan: workspace.apiPlan ?? null,
      web_plan: workspace.webPlan ?? null,
      created_at: workspace.createdAt.toISOString(),
    })),
  };
}
