import { credits, type Quote } from "@kinora/core";
import { expect, test } from "vitest";
import { chargeFor, missingOutputs } from "./run-task-outputs.ts";
import { request } from "./submission.fixture.ts";
import type { TaskOutput } from "./task-record.ts";

function quoteOf(microCreditsPerUnit: bigint, quantity: number): Quote {
  const microCredits = microCreditsPerUnit * BigInt(quantity);
  const line = { rateId: "r", description: "", unit: "image", quantity, microCreditsPerUnit, microCredits } as const;
  return { priceVersion: "1", microCredits, lines: [line] };
}

function outputOf(kind: "video" | "image", count: number): TaskOutput {
  const item = { assetId: "asset_1", name: "a", mime: "image/png", width: 1, height: 1, sizeBytes: 1 };
  return { kind, items: Array.from({ length: count }, (_, index) => ({ ...item, index })), expiresAt: "" };
}

test("only the pictures that came are charged, in whole credits, and the caller is told", () => {
  const image = { ...request, kind: "image", count: 4 } as const;
  expect(chargeFor(quoteOf(credits(2), 4), outputOf("image", 4))).toBe(credits(8));
  expect(chargeFor(quoteOf(credits(2), 4), outputOf("image", 3))).toBe(credits(6));
  expect(chargeFor(quoteOf(1_500_000n, 4), outputOf("image", 3))).toBe(credits(5));
  expect(missingOutputs(image, outputOf("image", 3))).toMatchObject([{ code: "partial_output" }]);
  expect(missingOutputs(image, outputOf("image", 4))).toEqual([]);
});

test("a charge is never above the quote", () => {
  expect(chargeFor(quoteOf(credits(2), 1), outputOf("image", 3))).toBe(credits(2));
  expect(chargeFor(quoteOf(credits(8), 10), outputOf("video", 1))).toBe(credits(80));
});
