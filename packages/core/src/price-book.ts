import { z } from "zod";
import { assert } from "./assert.ts";
import { credits } from "./credits.ts";
import data from "./data/prices.json" with { type: "json" };
import type { GenerationRequest } from "./generation-request.ts";
import { modelIds, resolutions } from "./model-catalog.ts";

const rateSchema = z.strictObject({
  id: z.string().min(1),
  model: z.enum(modelIds),
  variant: z.enum(["silent", "audio", "multi_shot", "video_input"]),
  unit: z.enum(["second", "image"]),
  /** Whole or fractional credits per unit, at most six places. */
  credits: z.partialRecord(z.enum(resolutions), z.number().min(0).max(1e6)),
});

const priceSchema = z
  .strictObject({
    version: z.string().min(1),
    creditsPerUsd: z.number().positive(),
    rates: z.array(rateSchema).min(1),
  })
  .refine(({ rates }) => new Set(rates.map(({ model, variant }) => `${model} ${variant}`)).size === rates.length, {
    error: "a model's variant is priced twice",
    path: ["rates"],
  });

export type Rate = z.infer<typeof rateSchema>;

/** A price before the work: what will be held, and how it came about. */
export interface Quote {
  readonly priceVersion: string;
  /** Always whole credits. */
  readonly microCredits: bigint;
  readonly lines: readonly QuoteLine[];
}

export interface QuoteLine {
  readonly rateId: string;
  readonly description: string;
  readonly unit: "second" | "image";
  readonly quantity: number;
  readonly microCreditsPerUnit: bigint;
  readonly microCredits: bigint;
}

export interface PriceBook {
  readonly version: string;
  readonly creditsPerUsd: number;
  readonly rates: readonly Rate[];
  /** @returns undefined when the model has no price at this resolution: it is then not for sale */
  quote(request: PricedRequest): Quote | undefined;
}

export type PricedRequest = Pick<
  GenerationRequest,
  "model" | "resolution" | "durationSeconds" | "audio" | "multiShot" | "count" | "inputs"
>;

/** @throws ZodError when an operator's override is malformed */
export function makePriceBook(source: unknown = data): PriceBook {
  const { version, creditsPerUsd, rates } = priceSchema.parse(source);
  return {
    version,
    creditsPerUsd,
    rates,
    quote(request) {
      const variant = pricedVariant(request);
      const rate = rates.find((r) => r.model === request.model && r.variant === variant);
      const perUnit = rate?.credits[request.resolution];
      if (rate === undefined || perUnit === undefined) return undefined;
      const quantity = rate.unit === "image" ? request.count : (request.inputs.videoSeconds ?? request.durationSeconds);
      assert(Number.isInteger(quantity) && quantity > 0, "billed units are whole and positive");
      const microCreditsPerUnit = BigInt(Math.round(perUnit * 1e6));
      const microCredits = ceilToCredits(microCreditsPerUnit * BigInt(quantity));
      const description = `${request.model} ${request.resolution}${variant === "silent" ? "" : ` ${variant.replace("_", "-")}`}`;
      return {
        priceVersion: version,
        microCredits,
        lines: [{ rateId: rate.id, description, unit: rate.unit, quantity, microCreditsPerUnit, microCredits }],
      };
    },
  };
}

/** The quote of a live draft: the local engine's time is free, and bounded by the plan's drafts a day. */
export function draftQuote(priceVersion: string, request: PricedRequest & Pick<GenerationRequest, "kind">): Quote {
  const isImage = request.kind === "image";
  return {
    priceVersion,
    microCredits: 0n,
    lines: [
      {
        rateId: "draft",
        description: `${request.model} draft`,
        unit: isImage ? "image" : "second",
        quantity: isImage ? request.count : request.durationSeconds,
        microCreditsPerUnit: 0n,
        microCredits: 0n,
      },
    ],
  };
}

/** What an engine is asked to make: of a draft the smallest that the local engine has. */
export function renderedRequest(request: GenerationRequest): GenerationRequest {
  if (request.draft === undefined) return request;
  return { ...request, resolution: request.kind === "image" ? "1k" : "480p" };
}

/** Priced combinations are exclusive: a video input replaces multi-shot, which replaces audio. */
function pricedVariant(request: PricedRequest): Rate["variant"] {
  if (request.model === "kling-o3" && request.inputs.video !== undefined) return "video_input";
  if (request.multiShot) return "multi_shot";
  return request.audio ? "audio" : "silent";
}

function ceilToCredits(microCredits: bigint): bigint {
  const one = credits(1);
  return ((microCredits + one - 1n) / one) * one;
}
