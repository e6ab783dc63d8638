import type { z } from "@hono/zod-openapi";
import { creditsNumber, draftQuote, type Model, usdNumber } from "@kinora/core";
import { jsonAnswer } from "#http-kit/exchange.ts";
import type { JsonBody } from "#http-kit/uploads-json-body.ts";
import { createOrReplay, createTask, isFreeDraft, priceOf, requirePlan } from "./create-task.ts";
import type { Call, GuideRoute } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";
import { parseBody } from "./parse-body.ts";
import { isStrict, readGenerationBody } from "./read-body.ts";
import { answers, createCodes, createHeaders, estimateCodes, inputCodes } from "./route-docs.ts";
import { fetchRecording, timedRequest } from "./take-media.ts";
import {
  findModel,
  refuseCombination,
  refuseUnavailable,
  type TranslateContext,
  type Translated,
} from "./translate.ts";
import { translateAvatar } from "./translate-avatar.ts";
import { translateImage } from "./translate-image.ts";
import { translateVideo } from "./translate-video.ts";
import { createdTaskAnswer, estimateAnswer } from "./wire-answers.ts";
import {
  avatarGenerateBody,
  imageGenerateBody,
  unavailableImageFields,
  unavailableVideoFields,
  videoGenerateBody,
} from "./wire.ts";

/** How one kind of create reads its body. */
interface Kind {
  readonly name: "video" | "image" | "avatar";
  /** What comes out, as a sentence names it. */
  readonly shown: string;
  readonly schema: z.ZodObject;
  open(body: JsonBody, call: Call, services: GuideServices): OpenedBody;
}

/** A parsed body whose model is known; the rest is judged by `translate`, after the plan. */
interface OpenedBody {
  readonly model: Model;
  translate(): Translated;
}

const video: Kind = {
  name: "video",
  shown: "a video",
  schema: videoGenerateBody,
  open({ value }, call, services) {
    refuseMissingFeatures(value, unavailableVideoFields);
    const { value: body, warnings } = parseBody(videoGenerateBody, value, {
      strict: isStrict(call.exchange.incoming),
      alsoKnown: unavailableVideoFields,
    });
    const found = findModel(body.model, services.catalog, "video");
    return {
      model: found.model,
      translate: () => withWarnings(translateVideo(body, found, translateContext(call, services)), warnings),
    };
  },
};

const image: Kind = {
  name: "image",
  shown: "pictures",
  schema: imageGenerateBody,
  open({ value }, call, services) {
    refuseMissingFeatures(value, unavailableImageFields);
    const { value: body, warnings } = parseBody(imageGenerateBody, value, {
      strict: isStrict(call.exchange.incoming),
      alsoKnown: unavailableImageFields,
    });
    const found = findModel(body.model, services.catalog, "image");
    return {
      model: found.model,
      translate: () => withWarnings(translateImage(body, found, translateContext(call, services)), warnings),
    };
  },
};

const avatar: Kind = {
  name: "avatar",
  shown: "a talking portrait",
  schema: avatarGenerateBody,
  open({ value }, call, services) {
    const { value: body, warnings } = parseBody(avatarGenerateBody, value, {
      strict: isStrict(call.exchange.incoming),
      alsoKnown: [],
    });
    const found = findModel(body.model ?? "kling-avatar", services.catalog, "avatar");
    return {
      model: found.model,
      translate: () => withWarnings(translateAvatar(body, found, translateContext(call, services)), warnings),
    };
  },
};

function translateContext(call: Call, { catalog, randomInt }: GuideServices): TranslateContext {
  return { catalog, randomInt, mode: call.scope.mode };
}

function generateRoute(kind: Kind, docs: { readonly summary: string; readonly example: unknown }): GuideRoute {
  return {
    doc: {
      method: "post",
      path: `/v1/${kind.name}/generate`,
      tags: ["Generate"],
      operationId: `${kind.name}Generate`,
      summary: docs.summary,
      request: {
        headers: createHeaders,
        body: { required: true, content: { "application/json": { schema: kind.schema, example: docs.example } } },
      },
      responses: answers({ description: "The task is stored.", schema: createdTaskAnswer }, createCodes),
    },
    scope: "generate",
    async handle(call, services) {
      await using body = await readGenerationBody(call.exchange, services.blobs, services.limits.generationBody);
      const route = `${kind.name}/generate`;
      return await createOrReplay(call, services, { route, value: body.value }, async () => {
        const opened = kind.open(body, call, services);
        const plan = requirePlan(call.principal, opened.model);
        const translated = opened.translate();
        return await createTask(call, services, { route, body, translated, plan, model: opened.model });
      });
    },
  };
}

function estimateRoute(kind: Kind): GuideRoute {
  return {
    doc: {
      method: "post",
      path: `/v1/${kind.name}/estimate`,
      tags: ["Generate"],
      operationId: `${kind.name}Estimate`,
      summary: `The price of ${kind.shown}, without making it`,
      request: { body: { required: true, content: { "application/json": { schema: kind.schema } } } },
      responses: answers({ description: "The price.", schema: estimateAnswer }, [
        ...estimateCodes,
        ...(kind === avatar ? inputCodes : []),
      ]),
    },
    scope: "read",
    async handle(call, services) {
      await using body = await readGenerationBody(call.exchange, services.blobs, services.limits.generationBody);
      const opened = kind.open(body, call, services);
      const translated = opened.translate();
      const media = { body, translated, model: opened.model };
      await using recording = await fetchRecording(call, services, media);
      const request = timedRequest(media, recording);
      const full = priceOf(request, services);
      const quote = isFreeDraft(request, call.scope) ? draftQuote(full.priceVersion, request) : full;
      const { id, expiresAt } = services.billing.quotes.issue(call.scope, quote, services.now());
      return jsonAnswer(call.exchange, {
        credits: creditsNumber(quote.microCredits),
        usd: usdNumber(quote.microCredits),
        breakdown: quote.lines.map((line) => ({
          description: line.description,
          unit: line.unit,
          quantity: line.quantity,
          credits_per_unit: creditsNumber(line.microCreditsPerUnit),
          credits: creditsNumber(line.microCredits),
        })),
        quote_id: id,
        expires_at: expiresAt.toISOString(),
        estimated_seconds: services.tasks.estimateSeconds(request),
        price_version: quote.priceVersion,
        warnings: translated.warnings,
      });
    },
  };
}

function refuseMissingFeatures(body: unknown, fields: readonly string[]): void {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return;
  const given = Object.fromEntries(Object.entries(body));
  refuseUnavailable(given, fields);
  const camera = given["camera"];
  if (typeof camera === "object" && camera !== null) {
    throw refuseCombination(
      "camera",
      "camera with keyframes is not available on this server.",
      "Send the name of a move, such as push-in.",
    );
  }
}

function withWarnings(translated: Translated, more: Translated["warnings"]): Translated {
  return more.length === 0 ? translated : { ...translated, warnings: [...more, ...translated.warnings] };
}

export const generateRoutes: readonly GuideRoute[] = [
  generateRoute(video, {
    summary: "Create a video",
    example: {
      model: "kling-v3",
      prompt: "A cinematic shot of a person walking through a futuristic city at sunset",
      duration: 5,
      resolution: "1080p",
    },
  }),
  estimateRoute(video),
  generateRoute(image, {
    summary: "Create pictures",
    example: { model: "kling-image", prompt: "A lighthouse in a storm, oil painting", aspect_ratio: "16:9" },
  }),
  estimateRoute(image),
  generateRoute(avatar, {
    summary: "Make a portrait talk",
    example: { image_url: "https://example.com/portrait.jpg", text: "Welcome!", voice_id: "ava" },
  }),
  estimateRoute(avatar),
];
