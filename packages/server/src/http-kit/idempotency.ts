import { hash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { AppError } from "@kinora/core";

/** Length of an idempotency key. */
const charactersMax = 255;

/**
 * The `Idempotency-Key` of a request, or undefined when there is none.
 *
 * @throws AppError `invalid_parameter` for one that is empty, longer than 255 characters or not printable ASCII
 */
export function readIdempotencyKey(request: IncomingMessage): string | undefined {
  const value = request.headers["idempotency-key"];
  if (value === undefined) return undefined;
  const key = Array.isArray(value) ? value.join(",") : value;
  if (key.length === 0 || key.length > charactersMax || !/^[\x20-\x7e]+$/.test(key)) {
    throw new AppError(
      "invalid_parameter",
      `Idempotency-Key must be 1 to ${charactersMax} printable ASCII characters, got ${key.length}.`,
      { param: "Idempotency-Key", fix: "Send a UUID or another name of your own for this create." },
    );
  }
  return key;
}

/** SHA-256 of a JSON value whose keys are sorted: equal requests have equal hashes however they were written. */
export function hashOfJson(value: unknown): Uint8Array {
  return hash("sha256", JSON.stringify(sorted(value)), "buffer");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, sorted(item)]);
  // pairs, because an object would move keys that look like numbers and swallow `__proto__`; in an object of its own,
  // because the same pairs may come as an array
  return { object: entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) };
}
