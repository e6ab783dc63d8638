import { AppError, type Plan } from "@kinora/core";
import type { Principal } from "./principal.ts";

/** A token bucket: `burst` requests at once, refilled evenly by `requestsPerMinute`. */
export interface RateQuota {
  readonly name: string;
  readonly requestsPerMinute: number;
  readonly burst: number;
}

export interface RateDecision {
  readonly allowed: boolean;
  readonly quota: RateQuota;
  /** Whole requests that may be sent at once now. */
  readonly remaining: number;
  /** Seconds until the bucket is full again, rounded up. */
  readonly resetSeconds: number;
  /** Seconds until the next request is allowed, rounded up; 0 when it is now. */
  readonly retryAfterSeconds: number;
}

export interface RateLimiter {
  /** Takes one request out of the caller's bucket of this process. */
  take(callerId: string, quota: RateQuota): RateDecision;
  /** As `take`, and out of the bucket that all processes share, where there are several. */
  takeShared(callerId: string, quota: RateQuota): RateDecision | Promise<RateDecision>;
}

/** The buckets that several processes draw from. */
export interface SharedBuckets {
  /** Takes up to so many whole tokens; `remaining` is what is left for all. */
  lease(
    callerId: string,
    quota: RateQuota,
    wanted: number,
  ): Promise<{ readonly granted: number; readonly remaining: number }>;
}

export interface RateLimiterOptions {
  /** A clock that never goes back, in milliseconds. */
  readonly nowMs: () => number;
  /** Absent where one process has the store alone. */
  readonly shared?: SharedBuckets;
  /** Told when the shared buckets cannot be asked; requests then pass by this process's bucket alone. */
  readonly onError?: (error: unknown) => void;
}

/** Buckets of idle callers are full, so forgetting the ones used longest ago costs nothing. */
const bucketsMax = 100_000;

/**
 * Limits callers by token buckets: one in each process that counts every request, and one shared by all processes that
 * counts the requests which change something. A process draws from the shared one a little ahead, one second's worth or a
 * twentieth of the burst, whichever is less, so that most requests ask nobody. What processes have drawn and not used is
 * how much more than the burst may pass at once: at most that lead times the processes.
 */
export function makeRateLimiter(options: RateLimiterOptions): RateLimiter {
  const own = makeBuckets(options.nowMs);
  const { shared } = options;
  const take: RateLimiter["take"] = (callerId, quota) => own.take(callerId, quota);
  if (shared === undefined) return { take, takeShared: take };
  const leases = new Map<string, Lease>();

  const renew = async (callerId: string, quota: RateQuota, lease: Lease): Promise<void> => {
    try {
      const { granted, remaining } = await shared.lease(callerId, quota, leadOf(quota));
      lease.tokens += granted;
      lease.remaining = remaining;
      const perMs = quota.requestsPerMinute / 60_000;
      lease.emptyUntilMs = granted > 0 ? -Infinity : options.nowMs() + (1 - remaining) / perMs;
    } catch (error) {
      options.onError?.(error);
      lease.tokens += 1; // what is asked next will say itself that the store is gone
    }
  };

  return {
    take,
    takeShared(callerId, quota) {
      const decision = take(callerId, quota);
      if (!decision.allowed || quota === withoutLimit) return decision;
      const lease = remembered(leases, callerId, () => ({
        tokens: 0,
        remaining: quota.burst,
        emptyUntilMs: -Infinity,
        renewal: undefined,
      }));
      const spend = (): RateDecision | Promise<RateDecision> => {
        if (lease.tokens >= 1) {
          lease.tokens -= 1;
          const remaining = Math.min(decision.remaining, Math.floor(lease.tokens + lease.remaining));
          return { ...decision, remaining };
        }
        const waitMs = lease.emptyUntilMs - options.nowMs();
        if (waitMs > 0) return refused(decision, waitMs);
        lease.renewal ??= renew(callerId, quota, lease).finally(() => (lease.renewal = undefined));
        return lease.renewal.then(spend);
      };
      return spend();
    },
  };
}

/** What a process has drawn from a shared bucket. */
interface Lease {
  tokens: number;
  /** What was left for all when it was drawn. */
  remaining: number;
  /** The shared bucket has nothing before then: no use in asking. */
  emptyUntilMs: number;
  renewal: Promise<void> | undefined;
}

/** Tokens that a process takes at once. */
function leadOf(quota: RateQuota): number {
  return Math.max(1, Math.floor(Math.min(quota.requestsPerMinute / 60, quota.burst / 20)));
}

function refused(decision: RateDecision, waitMs: number): RateDecision {
  const { quota } = decision;
  return {
    ...decision,
    allowed: false,
    remaining: 0,
    resetSeconds: Math.ceil((quota.burst / quota.requestsPerMinute) * 60),
    retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)),
  };
}

/** Token buckets of one process. */
export interface Buckets {
  /** @param cost tokens that a request takes when there is at least one; 1 when left out */
  take(callerId: string, quota: RateQuota, cost?: number): RateDecision;
  /** Puts one token back: what it was taken for did not count after all. */
  giveBack(callerId: string): void;
}

interface Bucket {
  tokens: number;
  atMs: number;
}

/** @param now a clock that never goes back, in milliseconds */
export function makeBuckets(now: () => number): Buckets {
  const buckets = new Map<string, Bucket>();
  return {
    take(callerId, quota, cost = 1) {
      const nowMs = now();
      const perMs = quota.requestsPerMinute / 60_000;
      const bucket = remembered(buckets, callerId, () => ({ tokens: quota.burst, atMs: nowMs }));
      // a plan may have become smaller since
      bucket.tokens = Math.min(quota.burst, bucket.tokens + Math.max(0, nowMs - bucket.atMs) * perMs);
      bucket.atMs = nowMs;
      const allowed = bucket.tokens >= 1;
      if (allowed) bucket.tokens = Math.max(0, bucket.tokens - cost);
      return {
        allowed,
        quota,
        remaining: Math.floor(bucket.tokens),
        resetSeconds: Math.ceil((quota.burst - bucket.tokens) / perMs / 1_000),
        retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1_000)),
      };
    },
    giveBack(callerId) {
      const bucket = buckets.get(callerId);
      if (bucket !== undefined) bucket.tokens += 1; // the next take knows how much it holds
    },
  };
}

/** The entry, made now if need be, as the one used last; of too many the one used longest ago goes. */
function remembered<Entry>(entries: Map<string, Entry>, id: string, make: () => Entry): Entry {
  const known = entries.get(id);
  if (known !== undefined) entries.delete(id);
  else if (entries.size >= bucketsMax) deleteOldest(entries);
  const entry = known ?? make();
  entries.set(id, entry);
  return entry;
}

/** More than one process can answer, so that a plan without a limit still has one that can be stated. */
const withoutLimit: RateQuota = { name: "unlimited", requestsPerMinute: 6_000_000, burst: 6_000_000 };
/** A workspace without a plan may look at its account and its tasks. */
const withoutPlan: RateQuota = { name: "no-plan", requestsPerMinute: 60, burst: 60 };
const operators: RateQuota = { name: "operator", requestsPerMinute: 6_000, burst: 600 };

const quotaOfPlan = new WeakMap<Plan, RateQuota>();

export function rateQuotaOf(principal: Principal): RateQuota {
  if (principal.kind === "operator") return operators;
  const plan = principal.apiPlan ?? principal.webPlan;
  if (plan === undefined) return withoutPlan;
  const known = quotaOfPlan.get(plan);
  if (known !== undefined) return known;
  const quota = quotaOf(plan);
  quotaOfPlan.set(plan, quota);
  return quota;
}

function quotaOf(plan: Plan): RateQuota {
  if (plan.requestsPerMinute === null) return plan.kind === "api" ? withoutLimit : withoutPlan;
  return {
    name: plan.id,
    requestsPerMinute: plan.requestsPerMinute,
    burst: plan.burst ?? plan.requestsPerMinute,
  };
}

/**
 * Takes one request of a caller's quota. What only reads counts in this process alone, so that a poll asks no other.
 *
 * @param request.method as HTTP has it
 */
export function takeRequest(
  limiter: RateLimiter,
  principal: Principal,
  request: { readonly method: string },
): RateDecision | Promise<RateDecision> {
  const reads = request.method === "GET" || request.method === "HEAD";
  const quota = rateQuotaOf(principal);
  return reads ? limiter.take(principal.apiKeyId, quota) : limiter.takeShared(principal.apiKeyId, quota);
}

/** @throws AppError `rate_limited` when the decision was to refuse */
export function requireAllowed(decision: RateDecision): void {
  if (decision.allowed) return;
  const { quota, retryAfterSeconds } = decision;
  throw new AppError(
    "rate_limited",
    `The plan ${quota.name} allows ${quota.requestsPerMinute} requests a minute, ${quota.burst} at once.`,
    {
      retryAfterSeconds,
      fix: `Wait ${retryAfterSeconds} s, or take a plan with a higher limit.`,
    },
  );
}

function deleteOldest(entries: Map<string, unknown>): void {
  const oldest = entries.keys().next();
  if (oldest.done !== true) entries.delete(oldest.value);
}
