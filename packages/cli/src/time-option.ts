import { plainText } from "./plain-text.ts";
import { UsageError } from "./usage-error.ts";

const secondsOf: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** Ten years: longer is a typing mistake. */
const secondsMax = 3_650 * 86_400;

/**
 * Seconds of `90s`, `30m`, `1h` or `7d`.
 *
 * @throws UsageError
 */
export function spanSeconds(name: string, text: string): number {
  const match = /^(\d{1,9})([smhd])$/.exec(text);
  const seconds = Number(match?.[1] ?? 0) * (secondsOf[match?.[2] ?? ""] ?? 0);
  if (seconds >= 1 && seconds <= secondsMax) return seconds;
  throw new UsageError(`--${name} must be like 30m, 12h or 7d, got "${plainText(text)}".`);
}

/**
 * An instant in ISO 8601, in the future.
 *
 * @throws UsageError
 */
export function futureInstant(name: string, text: string, nowMs: number): Date {
  const at = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw new UsageError(
      `--${name} must be a date such as 2027-01-31 or 2027-01-31T12:00:00Z, got "${plainText(text)}".`,
    );
  if (at <= nowMs) throw new UsageError(`--${name} must lie in the future, got ${plainText(text)}.`);
  return new Date(at);
}
