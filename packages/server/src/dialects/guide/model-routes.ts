import { z } from "@hono/zod-openapi";
import { AppError, creditsNumber, type Model, planAllows, shown, usdNumber } from "@kinora/core";
import { jsonAnswer } from "#http-kit/exchange.ts";
import { type Call, type GuideRoute, pathParam } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";
import { answers } from "./route-docs.ts";
import { modelAnswer, modelListAnswer, providersAnswer } from "./wire-answers.ts";

const listRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/models",
    tags: ["Models"],
    operationId: "modelList",
    summary: "List models with their limits and prices",
    responses: answers({ description: "All models.", schema: modelListAnswer }),
  },
  scope: "read",
  handle(call, services) {
    const data = services.catalog.models.map((model) => presentModel(model, call, services));
    return jsonAnswer(call.exchange, { object: "list", data });
  },
};

const readRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/models/{id}",
    tags: ["Models"],
    operationId: "modelGet",
    summary: "Read a model by its id or alias",
    request: {
      params: z.object({ id: z.string().openapi({ param: { name: "id", in: "path" }, example: "kling-v3" }) }),
    },
    responses: answers({ description: "The model.", schema: modelAnswer }, ["model_not_found"]),
  },
  scope: "read",
  handle(call, services) {
    const name = pathParam(call, "id");
    const model = services.catalog.find(name);
    if (model === undefined) {
      throw new AppError("model_not_found", `There is no model ${shown(name)}.`, {
        param: "id",
        fix: `Did you mean ${services.catalog.near(name).slice(0, 2).join(" or ")}? See GET /v1/models.`,
      });
    }
    return jsonAnswer(call.exchange, presentModel(model, call, services));
  },
};

const providersRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/providers",
    tags: ["Models"],
    operationId: "providerList",
    summary: "List the engines that serve this workspace",
    responses: answers({ description: "Engines of the key's mode.", schema: providersAnswer }),
  },
  scope: "read",
  handle(call, services) {
    const { mode } = call.scope;
    return jsonAnswer(call.exchange, {
      object: "list",
      data: services.engines
        .filter(({ capabilities }) => capabilities.modes.includes(mode))
        .map(({ name, capabilities }) => ({
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
        })),
    });
  },
};

export const modelRoutes: readonly GuideRoute[] = [listRoute, readRoute, providersRoute];

function presentModel(model: Model, call: Call, services: GuideServices) {
  const { apiPlan, models: keyModels, mode } = call.principal;
  const providers = services.engines
    .filter(({ capabilities }) => capabilities.modes.includes(mode) && capabilities.models.includes(model.id))
    .map(({ name }) => name);
  const { capabilities, limits } = model;
  return {
    id: model.id,
    object: "model",
    version: model.version,
    description: model.description,
    aliases: model.aliases,
    capabilities: {
      audio: capabilities.audio,
      multi_shot: capabilities.multiShot,
      image_input: capabilities.imageInput,
      end_image: capabilities.endImage,
      camera: capabilities.camera,
      negative_prompt: capabilities.negativePrompt,
    },
    limits: {
      duration_min: limits.durationSecondsMin,
      duration_max: limits.durationSecondsMax,
      duration_default: limits.durationSecondsDefault,
      resolutions: limits.resolutions,
      resolution_default: limits.resolutionDefault,
      aspect_ratios: limits.aspectRatios,
      prompt_characters_max: limits.promptCharactersMax,
      n_max: limits.countMax,
      deadline_seconds: model.deadlineSeconds,
    },
    pricing: presentPricing(model, services),
    providers,
    available:
      providers.length > 0 &&
      apiPlan !== undefined &&
      planAllows(apiPlan, model.id) &&
      (keyModels === undefined || keyModels.includes(model.id)),
  };
}

/** The rates of what this server sells, with the guide's ten-second example in credits and dollars. */
function presentPricing(model: Model, services: GuideServices) {
  const sold = services.prices.rates.filter(
    (rate) =>
      rate.model === model.id &&
      (rate.variant !== "audio" || model.capabilities.audio) &&
      (rate.variant !== "multi_shot" || model.capabilities.multiShot) &&
      rate.variant !== "video_input",
  );
  return {
    version: services.prices.version,
    rates: sold.map((rate) => {
      const prices = model.limits.resolutions.flatMap((resolution) => {
        const perUnit = rate.credits[resolution];
        return perUnit === undefined ? [] : [[resolution, perUnit] as const];
      });
      const example = prices.map(([resolution, perUnit]) => {
        const microCredits = BigInt(Math.round(perUnit * 10 * 1e6));
        return [resolution, { credits: creditsNumber(microCredits), usd: usdNumber(microCredits) }] as const;
      });
      return {
        variant: rate.variant,
        unit: rate.unit,
        credits: Object.fromEntries(prices),
        ...(rate.unit === "second" ? { example_10_seconds: Object.fromEntries(example) } : {}),
      };
    }),
  };
}
