import { AppError, makePriceBook, type PricedRequest } from "@kinora/core";
import { expect, test } from "vitest";
import { makeQuoteIds } from "./quote-id.ts";

const today = makePriceBook();
const rate = { id: "v3", model: "kling-v3", variant: "silent", unit: "second", credits: { "1080p": 20 } };
const dearer = makePriceBook({ version: "later", creditsPerUsd: 250, rates: [rate] });
const request: PricedRequest = {
  model: "kling-v3",
  resolution: "1080p",
  durationSeconds: 10,
  audio: false,
  multiShot: false,
  count: 1,
  inputs: { referenceImages: [], elements: [] },
};
const scope = { workspaceId: "w1", mode: "live" } as const;
const start = new Date("2026-11-24T10:00:00Z");
const at = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

const ids = makeQuoteIds({
  masterKey: new Uint8Array(32),
  pricesOf: (version) => [dearer, today].find((book) => book.version === version),
});

function issued(): string {
  const quote = today.quote(request);
  if (quote === undefined) throw new Error("it has a price");
  return ids.issue(scope, quote, start).id;
}

function refusal(call: () => unknown): AppError {
  try {
    call();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

test("a quote is honoured for ten minutes at the price of its day, whatever prices are in force", () => {
  const quote = ids.honour(scope, { id: issued(), request, now: at(599) });
  expect(quote.microCredits).toBe(80_000_000n);
  expect(quote.priceVersion).toBe(today.version);
  expect(refusal(() => ids.honour(scope, { id: issued(), request, now: at(600) }))).toMatchObject({
    code: "invalid_parameter",
    param: "quote_id",
    message: "The quote expired on 2026-11-24T10:10:00.000Z.",
  });
});

test("a quote serves requests of its price alone", () => {
  const longer = { ...request, durationSeconds: 11 };
  expect(refusal(() => ids.honour(scope, { id: issued(), request: longer, now: start })).message).toBe(
    "The quote is for another request: its price differs from what was quoted.",
  );
});

test.each([
  ["another workspace's", { workspaceId: "w2", mode: "live" } as const, (id: string) => id],
  ["the other mode's", { workspaceId: "w1", mode: "test" } as const, (id: string) => id],
  ["a cheaper amount's", scope, (id: string) => id.replace(/_[0-9a-z]+_2026/, "_1_2026")],
  ["a later end's", scope, (id: string) => id.replace(/^quote_[0-9a-z]+/, "quote_zzzzzz")],
  ["no quote's", scope, () => "quote_x"],
] as const)("%s text is no quote", (_whose, where, change) => {
  const changed = change(issued());
  expect(refusal(() => ids.honour(where, { id: changed, request, now: start })).message).toBe(
    "quote_id is not one that this workspace and mode was given.",
  );
});
