import fc from "fast-check";
import { expect, test } from "vitest";
import { credits, creditsNumber, usdNumber } from "./credits.ts";
import type { GenerationRequest } from "./generation-request.ts";
import { draftQuote, makePriceBook, type PricedRequest, renderedRequest } from "./price-book.ts";
import { makeModelCatalog } from "./model-catalog.ts";
import { makePackTable } from "./pack.ts";
import { makePlanTable } from "./plan.ts";

const book = makePriceBook();
const plans = makePlanTable();
const pack = { id: "p", credits: 10, priceUsdCents: 4, expiresDays: null };

function priced(changes: Partial<PricedRequest>): PricedRequest {
  return {
    model: "kling-v3",
    resolution: "1080p",
    durationSeconds: 10,
    audio: false,
    multiShot: false,
    count: 1,
    inputs: { referenceImages: [], elements: [] },
    ...changes,
  };
}

function price(changes: Partial<PricedRequest>): { readonly credits: number; readonly usd: number } | undefined {
  const quote = book.quote(priced(changes));
  return quote === undefined
    ? undefined
    : { credits: creditsNumber(quote.microCredits), usd: usdNumber(quote.microCredits) };
}

test("the guide's worked examples cost 80, 200 and 360 credits: $0.32, $0.80 and $1.44", () => {
  expect(price({})).toEqual({ credits: 80, usd: 0.32 });
  expect(price({ model: "kling-o3", audio: true })).toEqual({ credits: 200, usd: 0.8 });
  expect(price({ model: "kling-o3", multiShot: true, durationSeconds: 15 })).toEqual({ credits: 360, usd: 1.44 });
});

test.each([
  ["kling-v3", "720p", false, false, 6],
  ["kling-v3", "1080p", false, false, 8],
  ["kling-o3", "720p", false, false, 12],
  ["kling-o3", "1080p", false, false, 16],
  ["kling-o3", "720p", true, false, 15],
  ["kling-o3", "1080p", true, false, 20],
  ["kling-o3", "1080p", false, true, 24],
  ["kling-motion-control", "1080p", false, false, 12],
  ["kling-lite", "480p", false, false, 3],
] as const)(
  "%s at %s (audio %s, multi-shot %s) costs %i credits a second",
  (model, resolution, audio, multiShot, rate) => {
    expect(price({ model, resolution, audio, multiShot, durationSeconds: 7 })?.credits).toBe(rate * 7);
  },
);

test("multi-shot costs the same with and without audio, and a video input replaces both", () => {
  const inputs = { video: "asset_x", videoSeconds: 4, referenceImages: [], elements: [] };
  expect(price({ model: "kling-o3", multiShot: true, audio: true })).toEqual(
    price({ model: "kling-o3", multiShot: true }),
  );
  expect(price({ model: "kling-o3", inputs, audio: false })?.credits).toBe(96);
});

test("pictures are priced each, 4k twice as much", () => {
  expect(price({ model: "kling-image", resolution: "1k", durationSeconds: 0, count: 3 })?.credits).toBe(6);
  expect(price({ model: "kling-image", resolution: "4k", durationSeconds: 0, count: 3 })?.credits).toBe(12);
});

test("a resolution without a price is not for sale", () => {
  expect(book.quote(priced({ model: "kling-lite", resolution: "1080p" }))).toBeUndefined();
  expect(book.quote(priced({ model: "kling-avatar" }))).toBeUndefined();
});

test("every resolution that the catalog offers has a price", () => {
  for (const model of makeModelCatalog().models) {
    for (const resolution of model.limits.resolutions) {
      const durationSeconds = model.limits.durationSecondsDefault;
      expect(
        book.quote(priced({ model: model.id, resolution, durationSeconds, audio: model.family === "avatar" })),
        `${model.id} ${resolution}`,
      ).toBeDefined();
    }
  }
});

test("a fractional rate is rounded up to a whole credit, never down", () => {
  const rate = { id: "x", model: "kling-v3", variant: "silent", unit: "second", credits: { "1080p": 0.3 } };
  const cheap = makePriceBook({ version: "t", creditsPerUsd: 250, rates: [rate] });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), (durationSeconds) => {
      const held = cheap.quote(priced({ durationSeconds }))?.microCredits ?? 0n;
      const exact = 300_000n * BigInt(durationSeconds);
      return held % credits(1) === 0n && held >= exact && held - exact < credits(1);
    }),
  );
});

test("an override with a negative rate is refused", () => {
  const rate = { id: "x", model: "kling-v3", variant: "silent", unit: "second", credits: { "720p": -1 } };
  expect(() => makePriceBook({ version: "t", creditsPerUsd: 250, rates: [rate] })).toThrow(/Too small/);
});

test("a draft is rendered as small as the local engine goes, priced at nothing, and nothing else is changed", () => {
  const request: GenerationRequest = {
    ...priced({}),
    kind: "video",
    prompt: "A lake",
    aspectRatio: "16:9",
    shots: [],
    seed: 1,
    watermark: false,
    directives: {},
  };
  expect(renderedRequest(request)).toBe(request);
  expect(renderedRequest({ ...request, draft: true })).toEqual({ ...request, draft: true, resolution: "480p" });
  expect(renderedRequest({ ...request, kind: "image", draft: true }).resolution).toBe("1k");
  expect(draftQuote("v", request)).toMatchObject({ priceVersion: "v", microCredits: 0n, lines: [{ quantity: 10 }] });
});

test.each([
  ["a plan", () => makePlanTable({ ...plans, plans: [plans.plans[0], plans.plans[0]] })],
  ["a pack", () => makePackTable({ version: "t", packs: [pack, pack] })],
  [
    "a model's variant",
    () => makePriceBook({ version: "t", creditsPerUsd: 250, rates: [book.rates[0], book.rates[0]] }),
  ],
] as const)("a table that names %s twice is refused", (_what, make) => {
  expect(make).toThrow(/twice/);
});
