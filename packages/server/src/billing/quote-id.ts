import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { AppError, type PricedRequest, type PriceBook, type Quote, type TaskMode } from "@kinora/core";

/**
 * A quote as a text that needs no row: price version, amount and end of life under our signature, bound to one side of a
 * workspace. What it was quoted for need not be in it: the request is priced again by that version, and the amounts must
 * agree.
 */
export interface QuoteIds {
  issue(scope: QuoteScope, quote: Quote, now: Date): { readonly id: string; readonly expiresAt: Date };
  /**
   * The quote that an id promises for this request.
   *
   * @throws AppError `invalid_parameter` when it is none of ours, has expired, or is for another request
   */
  honour(scope: QuoteScope, given: { readonly id: string; readonly request: PricedRequest; readonly now: Date }): Quote;
}

export interface QuoteScope {
  readonly workspaceId: string;
  readonly mode: TaskMode;
}

/** How long a quote is honoured, in milliseconds. */
const quoteMs = 10 * 60_000;
const form = /^quote_([0-9a-z]{1,12})_([0-9a-z]{1,14})_([\w.-]{1,64})_([\w-]{22})$/;

export function makeQuoteIds(options: {
  readonly masterKey: Uint8Array;
  readonly pricesOf: (version: string) => PriceBook | undefined;
}): QuoteIds {
  const key = Buffer.from(hkdfSync("sha256", options.masterKey, new Uint8Array(0), "kinora quotes", 32));
  const sign = ({ workspaceId, mode }: QuoteScope, body: string): string =>
    createHmac("sha256", key)
      .update(JSON.stringify([workspaceId, mode, body]))
      .digest("base64url")
      .slice(0, 22);
  return {
    issue(scope, quote, now) {
      const expiresAt = new Date(Math.floor((now.getTime() + quoteMs) / 1000) * 1000);
      const seconds = (expiresAt.getTime() / 1000).toString(36);
      const body = `${seconds}_${quote.microCredits.toString(36)}_${quote.priceVersion}`;
      return { id: `quote_${body}_${sign(scope, body)}`, expiresAt };
    },
    honour(scope, { id, request, now }) {
      const [, seconds = "", amount = "", version = "", signature = ""] = form.exec(id) ?? [];
      const expected = Buffer.from(sign(scope, `${seconds}_${amount}_${version}`));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
        throw refuse("quote_id is not one that this workspace and mode was given.");
      }
      const expiresAt = new Date(Number.parseInt(seconds, 36) * 1000);
      const prices = options.pricesOf(version);
      if (expiresAt <= now || prices === undefined) throw refuse(`The quote expired on ${expiresAt.toISOString()}.`);
      const quote = prices.quote(request);
      if (quote?.microCredits.toString(36) !== amount) {
        throw refuse("The quote is for another request: its price differs from what was quoted.");
      }
      return quote;
    },
  };
}

function refuse(message: string): AppError {
  return new AppError("invalid_parameter", message, {
    param: "quote_id",
    fix: "Ask for a new quote with the estimate route and the same body, or leave quote_id out for today's price.",
  });
}
