/** Seconds between the attempts after the first, which is made at once: ten attempts in 75.6 hours. */
export const webhookDelaysSeconds: readonly number[] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** A receiver cannot push an attempt further away than this. */
const retryAfterMaxSeconds = 86_400;

/**
 * When the next attempt is due, or undefined when that was the last one.
 *
 * @param options.attemptsMade at least 1
 * @param options.random 0 to 1; spreads the delay by up to 20 % either way, so that a receiver which comes back is not
 *   met by everything at once
 * @param options.retryAfterSeconds what the receiver asked for: at least so long is waited, at most a day
 */
export function nextAttemptAt(options: {
  readonly now: Date;
  readonly attemptsMade: number;
  readonly delaysSeconds: readonly number[];
  readonly random: number;
  readonly retryAfterSeconds?: number;
}): Date | undefined {
  const delay = options.delaysSeconds[options.attemptsMade - 1];
  if (delay === undefined) return undefined;
  const spread = delay * (0.8 + 0.4 * options.random);
  const asked = Math.min(Math.max(options.retryAfterSeconds ?? 0, 0), retryAfterMaxSeconds);
  return new Date(options.now.getTime() + Math.max(spread, asked) * 1_000);
}

/** Seconds of a Retry-After header, which holds seconds or a date; undefined for anything else. */
export function retryAfterSeconds(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const dateMs = Date.parse(header);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, (dateMs - now.getTime()) / 1_000);
}
