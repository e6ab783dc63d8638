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
  /** Takes one request out of the caller's bucket. */
  take(callerId: string, quota: RateQuota): RateDecision;
}

/** Buckets of idle callers are full, so forgetting the ones used longest ago costs nothing. */
const bucketsMax = 100_000;

interface Bucket {
  tokens: number;
  atMs: number;
}

/** @param nowMs a clock that never goes back, in milliseconds */
export function makeRateLimiter(options: { readonly nowMs: () => number }): RateLimiter {
  const buckets = new Map<string, Bucket>();
  return {
    take(callerId, quota) {
      const nowMs = options.nowMs();
      const perMs = quota.requestsPerMinute / 60_000;
      const known = buckets.get(callerId);
      const bucket = known ?? { tokens: quota.burst, atMs: nowMs };
      if (known !== undefined) buckets.delete(callerId);
      else if (buckets.size >= bucketsMax) deleteOldest(buckets);
      buckets.set(callerId, bucket);
      // a plan may have become smaller since
      bucket.tokens = Math.min(quota.burst, bucket.tokens + Math.max(0, nowMs - bucket.atMs) * perMs);
      bucket.atMs = nowMs;
      const allowed = bucket.tokens >= 1;
      if (allowed) bucket.tokens -= 1;
      return {
        allowed,
        quota,
        remaining: Math.floor(bucket.tokens),
        resetSeconds: Math.ceil((quota.burst - bucket.tokens) / perMs / 1_000),
        retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1_000)),
      };
    },
  };
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

function deleteOldest(buckets: Map<string, Bucket>): void {
  const oldest = buckets.keys().next();
  if (oldest.done !== true) buckets.delete(oldest.value);
}
