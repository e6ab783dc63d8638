import type { IncomingMessage } from "node:http";
import { AppError, editDistance, shown } from "@kinora/core";
import { type Context, Hono } from "hono";
import { type Credential, requireScope } from "#access/authenticate.ts";
import { requireAllowed, takeRequest } from "#access/rate-limit.ts";
import type { Principal } from "#access/principal.ts";
import type { Exchange } from "#http-kit/exchange.ts";
import { setRateLimitHeaders } from "#http-kit/rate-limit-headers.ts";
import type { Dialect, DialectEnv } from "../dialect.ts";
import { accountRoutes } from "./account-routes.ts";
import { billingRoutes } from "./billing-routes.ts";
import { assetRoutes } from "./asset-routes.ts";
import { presentGuideError } from "./errors.ts";
import { elementRoutes } from "./element-routes.ts";
import { eventRoutes } from "./event-routes.ts";
import { finalizeRoutes } from "./finalize-routes.ts";
import { generateRoutes } from "./generate-routes.ts";
import type { GuideRoute } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";
import { keyRoutes } from "./key-routes.ts";
import { makeQueuePlaces, type QueuePlaces } from "./queue-places.ts";
import { modelRoutes } from "./model-routes.ts";
import { requestRoutes } from "./request-routes.ts";
import { taskRoutes } from "./task-routes.ts";
import { uploadRoutes } from "./upload-routes.ts";
import { voiceRoutes } from "./voice-routes.ts";
import { webhookRoutes } from "./webhook-routes.ts";

/** Every route of the dialect, in the order of the API description. */
export const guideRoutes: readonly GuideRoute[] = [
  ...generateRoutes,
  ...finalizeRoutes,
  ...taskRoutes,
  ...uploadRoutes,
  ...assetRoutes,
  ...elementRoutes,
  ...voiceRoutes,
  ...modelRoutes,
  ...webhookRoutes,
  ...eventRoutes,
  ...requestRoutes,
  ...accountRoutes,
  ...billingRoutes,
  ...keyRoutes,
];

/** The native wire: the guide's routes and our superset of them. Answers every path that no other dialect owns. */
export function makeGuideDialect(services: GuideServices): Dialect {
  const routes = new Hono<DialectEnv>({ strict: false });
  const presentError: Dialect["presentError"] = (error, exchange) => {
    if (!(error instanceof AppError) || error.code === "internal") {
      services.log.error({ err: error, requestId: exchange.requestId, route: exchange.route }, "a request failed");
    }
    return presentGuideError(error, exchange, services);
  };
  const dialect: Dialect = { name: "guide", prefix: "", routes, readCredential: readBearer, presentError };
  mountGuideRoutes(routes, services, {
    prefix: "",
    presentError,
    identify: ({ incoming, clientAddress }) =>
      services.authenticator.authenticate(readBearer(incoming), { address: clientAddress }),
  });
  routes.notFound((context) => presentError(routeError(context), context.env));
  routes.onError((error, context) => presentError(error, context.env));
  return dialect;
}

/** Hangs every route of the dialect under a prefix, for callers who are known in one way or another. */
export function mountGuideRoutes(
  routes: Hono<DialectEnv>,
  services: GuideServices,
  mount: {
    readonly prefix: string;
    readonly identify: (exchange: Exchange) => Principal | Promise<Principal>;
    readonly presentError: Dialect["presentError"];
  },
): void {
  const places = makeQueuePlaces(services.tasks, { nowMs: () => performance.now() });
  for (const route of guideRoutes) {
    routes.on(route.doc.method.toUpperCase(), mount.prefix + honoPath(route.doc.path), async (context) => {
      try {
        context.env.route = mount.prefix + route.doc.path;
        const caller = mount.identify(context.env);
        return await answer(route, context, {
          services,
          places,
          caller: caller instanceof Promise ? await caller : caller,
        });
      } catch (error) {
        return mount.presentError(error, context.env);
      }
    });
  }
}

/** `Authorization: Bearer <key>`, as the guide has it; keys are never read from a query. */
export function readBearer(request: IncomingMessage): Credential {
  const header = request.headers.authorization?.trim();
  if (header === undefined || header === "") return { kind: "missing" };
  const [, scheme = "", key = ""] = /^(\S+)(?:\s+(.*))?$/.exec(header) ?? [];
  if (scheme.toLowerCase() === "bearer") return key === "" ? { kind: "missing" } : { kind: "key", key };
  // a word alone may be the key itself, and is not repeated
  return { kind: "wrong_scheme", seen: key === "" || !/^[A-Za-z-]{1,16}$/.test(scheme) ? undefined : scheme };
}

async function answer(
  route: GuideRoute,
  context: Context<DialectEnv>,
  {
    services,
    places,
    caller,
  }: { readonly services: GuideServices; readonly places: QueuePlaces; readonly caller: Principal },
): Promise<Response> {
  const exchange = context.env;
  if (caller.kind === "workspace") exchange.notes.caller = caller;
  const taken = takeRequest(services.rateLimiter, caller, { method: context.req.method });
  const decision = taken instanceof Promise ? await taken : taken;
  setRateLimitHeaders(exchange.headers, decision);
  requireAllowed(decision);
  const principal = requireScope(caller, route.scope);
  const { workspaceId, mode } = principal;
  return route.handle({ principal, scope: { workspaceId, mode }, exchange, context, places }, services);
}

/** What to say of a path or a method that no route has. */
function routeError(context: Context<DialectEnv>): AppError {
  const exchange = context.env;
  const { path, method } = context.req;
  const allowed = guideRoutes.filter(({ doc }) => matches(doc.path, path)).map(({ doc }) => doc.method.toUpperCase());
  if (allowed.length > 0) {
    const methods = allowed.includes("GET") ? [...allowed, "HEAD"] : allowed;
    exchange.headers["allow"] = [...new Set(methods)].toSorted().join(", ");
    return new AppError("method_not_allowed", `${shown(path)} takes ${allowed.join(" or ")}, got ${shown(method)}.`, {
      fix: `Send ${allowed.join(" or ")} ${path.length > 80 ? "to it" : path}.`,
    });
  }
  if (unavailableRoutes.some((pattern) => matches(pattern, path))) {
    return new AppError("route_not_found", `${shown(path)} is not available on this server.`, {
      fix: "See /docs for the routes that are.",
    });
  }
  const nearest = nearestRoute(path, method);
  return new AppError("route_not_found", `There is no route ${shown(`${method} ${path}`)}.`, {
    fix: `Did you mean ${nearest}? See /docs for all routes.`,
  });
}

/** Routes of the API whose feature this server does not have: told apart from a typo. */
const unavailableRoutes = ["/v1/video/extend", "/v1/video/lipsync"];

function nearestRoute(path: string, method: string): string {
  const wanted = path.startsWith("/v1/") ? path : `/v1${path}`;
  const distance = (route: GuideRoute): number =>
    editDistance(route.doc.path, wanted) + (route.doc.method.toUpperCase() === method ? 0 : 0.5);
  const nearest = guideRoutes.toSorted((a, b) => distance(a) - distance(b))[0];
  return nearest === undefined ? "/docs" : `${nearest.doc.method.toUpperCase()} ${nearest.doc.path}`;
}

function matches(pattern: string, path: string): boolean {
  const parts = pattern.split("/");
  const given = path.replace(/\/$/, "").split("/");
  return parts.length === given.length && parts.every((part, index) => part.startsWith("{") || part === given[index]);
}

function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ":$1");
}
