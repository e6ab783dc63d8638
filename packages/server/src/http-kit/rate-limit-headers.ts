import type { RateDecision, RateQuota } from "#access/rate-limit.ts";

/**
 * Sets the state of the caller's bucket, as `X-RateLimit-*` (requests a minute, requests left, seconds until it is full)
 * and in the form of draft-ietf-httpapi-ratelimit-headers-10 (2025-09).
 */
export function setRateLimitHeaders(headers: Record<string, string>, decision: RateDecision): void {
  const { quota, remaining, resetSeconds } = decision;
  headers["x-ratelimit-limit"] = String(quota.requestsPerMinute);
  headers["x-ratelimit-remaining"] = String(remaining);
  headers["x-ratelimit-reset"] = String(resetSeconds);
  headers["ratelimit-policy"] = policyOf(quota);
  headers["ratelimit"] = `"${quota.name}";r=${remaining};t=${resetSeconds}`;
}

const policies = new WeakMap<RateQuota, string>();

function policyOf(quota: RateQuota): string {
  let policy = policies.get(quota);
  if (policy === undefined) {
    // a bucket of `burst` fills within this window
    const windowSeconds = Math.max(1, Math.round((quota.burst / quota.requestsPerMinute) * 60));
    policy = `"${quota.name}";q=${quota.burst};w=${windowSeconds}`;
    policies.set(quota, policy);
  }
  return policy;
}
