import type { Clock } from "./clock.ts";

/** Pauses between attempts of one call, in milliseconds: the guide's 1, 2, 4, 8 s. Their number bounds the retries. */
const retryPausesMs: readonly number[] = [1_000, 2_000, 4_000, 8_000];

/** A server that asks for a longer pause is not waited for inside a call: the caller learns it and decides. */
const retryAfterMaxSeconds = 60;

/**
 * How long to pause before the next attempt.
 *
 * @param failed how many attempts have failed so far, from 1
 * @param retryAfterSeconds what the server asked for; the pause is never shorter
 * @returns milliseconds, or undefined when the call must not be tried again
 */
export function retryPauseMs(
  failed: number,
  retryAfterSeconds: number | undefined,
  random: Clock["random"],
): number | undefined {
  const pauseMs = retryPausesMs[failed - 1];
  if (pauseMs === undefined) return undefined;
  if (retryAfterSeconds === undefined) return jittered(pauseMs, random);
  if (retryAfterSeconds > retryAfterMaxSeconds) return undefined;
  return retryAfterSeconds * 1_000 + jitterMs(random);
}

/**
 * Pause between two reads of a task that has not changed: from 1 s up to 10 s, as the guide advises.
 *
 * @param unchanged how many reads in a row brought nothing new, from 0
 */
export function pollPauseMs(unchanged: number, random: Clock["random"]): number {
  return jittered(Math.min(10_000, 1_000 * 1.5 ** Math.min(unchanged, 10)), random);
}

/** Seconds of a Retry-After header, which is a number or a date; undefined when it is neither. */
export function parseRetryAfter(header: string | null, now: Clock["now"]): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  if (header.trim() !== "" && Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now()) / 1_000));
}

/** ±20 %, so that many clients that failed together do not come back together. */
function jittered(ms: number, random: Clock["random"]): number {
  return Math.round(ms * (0.8 + 0.4 * random()));
}

/** Up to a quarter second on top of what a server asked for: never earlier than it wants. */
function jitterMs(random: Clock["random"]): number {
  return Math.round(250 * random());
}
