import { AppError } from "@kinora/core";
import { type Authenticator, requireOperator } from "#access/authenticate.ts";
import { readBearer } from "#dialects/guide/guide-dialect.ts";
import { type Exchange, jsonAnswer } from "#http-kit/exchange.ts";
import { makeModelPages, type ModelPageSources } from "./model-pages.ts";
import { docsPolicy, makeDocsPages, type Page } from "./docs-pages.ts";

export interface SystemServices {
  readonly version: string;
  /** The API description as JSON text. */
  readonly openApi: () => string;
  /** What is not ready, by name; empty when the server may take requests. */
  readonly notReady: () => Promise<readonly string[]>;
  readonly metrics: () => Promise<{ readonly contentType: string; readonly body: string }>;
  readonly authenticator: Authenticator;
  readonly models: Omit<ModelPageSources, "openApi">;
}

export type SystemRoute = (exchange: Exchange) => Response | Promise<Response>;

/** What the server says about itself, by exact path; read with GET or HEAD. */
export function makeSystemRoutes(services: SystemServices): ReadonlyMap<string, SystemRoute> {
  const routes = new Map<string, SystemRoute>([
    ["/", (exchange) => root(exchange, services)],
    ["/healthz", (exchange) => jsonAnswer(exchange, { status: "ok" })],
    ["/readyz", async (exchange) => ready(exchange, services)],
    ["/metrics", async (exchange) => metrics(exchange, services)],
    ["/openapi.json", (exchange) => text(exchange, "application/json; charset=utf-8", services.openApi())],
  ]);
  const modelPages = makeModelPages({ ...services.models, openApi: services.openApi });
  for (const [path, load] of makeDocsPages()) routes.set(path, async (exchange) => page(exchange, await load()));
  for (const [path, load] of modelPages) {
    routes.set(path, async (exchange) => page(exchange, await load(), "no-cache")); // prices may change
  }
  return routes;
}

function root(exchange: Exchange, { version }: SystemServices): Response {
  if ((exchange.incoming.headers.accept ?? "").includes("text/html")) {
    exchange.headers["location"] = "/console";
    return new Response(null, { status: 302, headers: exchange.headers });
  }
  return jsonAnswer(exchange, { name: "Kinora", version, docs: "/docs", openapi: "/openapi.json" });
}

async function ready(exchange: Exchange, services: SystemServices): Promise<Response> {
  const missing = exchange.draining.aborted ? ["draining"] : await services.notReady();
  if (missing.length === 0) return jsonAnswer(exchange, { status: "ready" });
  return jsonAnswer(exchange, { status: "not ready", missing }, 503);
}

async function metrics(exchange: Exchange, services: SystemServices): Promise<Response> {
  const credential = readBearer(exchange.incoming);
  requireOperator(await services.authenticator.authenticate(credential, { address: exchange.clientAddress }));
  const { contentType, body } = await services.metrics();
  return text(exchange, contentType, body);
}

function page(exchange: Exchange, { contentType, body }: Page, cacheControl = "public, max-age=3600"): Response {
  Object.assign(exchange.headers, {
    "content-type": contentType,
    "content-security-policy": docsPolicy,
    "referrer-policy": "no-referrer",
    "cache-control": cacheControl,
  });
  return new Response(body, { status: 200, headers: exchange.headers });
}

function text(exchange: Exchange, contentType: string, body: string): Response {
  exchange.headers["content-type"] = contentType;
  return new Response(body, { status: 200, headers: exchange.headers });
}

/** @throws AppError `method_not_allowed` */
export function requireRead(exchange: Exchange, path: string): void {
  const { method } = exchange.incoming;
  if (method === "GET" || method === "HEAD") return;
  exchange.headers["allow"] = "GET, HEAD";
  throw new AppError("method_not_allowed", `${path} is read with GET or HEAD.`, { fix: `Send GET ${path}.` });
}
