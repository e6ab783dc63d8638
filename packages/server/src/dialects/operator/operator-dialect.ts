import { AppError, shown } from "@kinora/core";
import { type Context, Hono } from "hono";
import { type Authenticator, requireOperator } from "#access/authenticate.ts";
import { type RateLimiter, rateQuotaOf, requireAllowed } from "#access/rate-limit.ts";
import { jsonAnswer } from "#http-kit/exchange.ts";
import { setRateLimitHeaders } from "#http-kit/rate-limit-headers.ts";
import type { EngineOffer } from "#routing/choose-engine.ts";
import type { Dialect, DialectEnv } from "../dialect.ts";

interface WorkspaceSummary {
  readonly id: string;
  readonly name: string;
  readonly apiPlan: string | undefined;
  readonly webPlan: string | undefined;
  readonly createdAt: Date;
}

export interface OperatorServices {
  readonly authenticator: Authenticator;
  readonly rateLimiter: RateLimiter;
  readonly engines: readonly EngineOffer[];
  readonly listWorkspaces: () => Promise<readonly WorkspaceSummary[]>;
}

const prefix = "/v1/operator";

/**
 * What the installation's operator reads, with `kin_oper_` keys alone. Never part of a workspace's API description.
 *
 * @param native whose place for the key and whose errors these routes share
 */
export function makeOperatorDialect(
  services: OperatorServices,
  native: Pick<Dialect, "readCredential" | "presentError">,
): Dialect {
  const routes = new Hono<DialectEnv>();
  const reads: Readonly<Record<string, (context: Context<DialectEnv>) => Response | Promise<Response>>> = {
    [`${prefix}/providers`]: (context) => jsonAnswer(context.env, presentProviders(services.engines)),
    [`${prefix}/workspaces`]: async (context) =>
      jsonAnswer(context.env, presentWorkspaces(await services.listWorkspaces())),
  };
  for (const [path, read] of Object.entries(reads)) {
    routes.get(path, async (context) => {
      const exchange = context.env;
      exchange.route = path;
      const credential = native.readCredential(exchange.incoming);
      const caller = await services.authenticator.authenticate(credential, { address: exchange.clientAddress });
      const decision = services.rateLimiter.take(caller.apiKeyId, rateQuotaOf(caller));
      setRateLimitHeaders(exchange.headers, decision);
      requireAllowed(decision);
      requireOperator(caller);
      return read(context);
    });
  }
  routes.notFound((context) => {
    const { path, method } = context.req;
    const isKnown = Object.hasOwn(reads, path);
    if (isKnown) context.env.headers["allow"] = "GET, HEAD";
    const error = isKnown
      ? new AppError("method_not_allowed", `${shown(path)} is read with GET, got ${shown(method)}.`)
      : new AppError("route_not_found", `There is no route ${shown(`${method} ${path}`)}.`, {
          fix: `Use one of ${Object.keys(reads).join(", ")}.`,
        });
    return native.presentError(error, context.env);
  });
  routes.onError((error, context) => native.presentError(error, context.env));
  return { ...native, name: "operator", prefix, routes };
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
