import { makePlanTable } from "@kinora/core";
import { expect, test } from "vitest";
import { makeRateLimiter, type RateQuota, rateQuotaOf, requireAllowed } from "./rate-limit.ts";

const quota: RateQuota = { name: "test", requestsPerMinute: 60, burst: 3 };

test("a bucket gives its burst at once, then refuses until a token has come", () => {
  let nowMs = 1_000;
  const limiter = makeRateLimiter({ nowMs: () => nowMs });
  expect([1, 2, 3, 4].map(() => limiter.take("a", quota).allowed)).toEqual([true, true, true, false]);
  expect(limiter.take("a", quota)).toMatchObject({ remaining: 0, retryAfterSeconds: 1, resetSeconds: 3 });
  nowMs += 999;
  expect(limiter.take("a", quota).allowed).toBe(false);
  nowMs += 1;
  expect(limiter.take("a", quota)).toMatchObject({ allowed: true, remaining: 0 });
});

test("one caller's bucket is not another's", () => {
  const limiter = makeRateLimiter({ nowMs: () => 0 });
  for (let i = 0; i < 4; i++) limiter.take("a", quota);
  expect(limiter.take("b", quota)).toMatchObject({ allowed: true, remaining: 2 });
});

test("a bucket never holds more than its burst, also when the plan shrank or the clock went back", () => {
  let nowMs = 0;
  const limiter = makeRateLimiter({ nowMs: () => nowMs });
  limiter.take("a", { ...quota, burst: 100 });
  nowMs = 3_600_000;
  expect(limiter.take("a", quota).remaining).toBe(2);
  nowMs = 0;
  expect(limiter.take("a", quota).remaining).toBe(1);
});

test("over a long time no more than the rate is let through", () => {
  let nowMs = 0;
  const limiter = makeRateLimiter({ nowMs: () => nowMs });
  let allowed = 0;
  for (; nowMs < 60_000; nowMs += 100) if (limiter.take("a", quota).allowed) allowed++;
  expect(allowed).toBe(62); // 60 in the minute, and the burst it began with
});

test("a refusal names the limit and the seconds to wait", () => {
  const limiter = makeRateLimiter({ nowMs: () => 0 });
  const slow: RateQuota = { name: "slow", requestsPerMinute: 2, burst: 1 };
  limiter.take("a", slow);
  expect(() => requireAllowed(limiter.take("a", slow))).toThrow(
    expect.objectContaining({ code: "rate_limited", retryAfterSeconds: 30 }),
  );
});

test("the quota is the API plan's, and a workspace without a plan has a small one", () => {
  const plans = makePlanTable();
  const principal = {
    kind: "workspace",
    workspaceId: "w",
    workspaceName: "W",
    mode: "test",
    apiKeyId: "k",
    keyName: "K",
    scopes: [],
    models: undefined,
    keyExpiresAt: undefined,
    webPlan: plans.find("web-standard"),
  } as const;
  expect(rateQuotaOf({ ...principal, apiPlan: plans.find("api-pro") })).toMatchObject({
    requestsPerMinute: 1_200,
    burst: 600,
  });
  expect(rateQuotaOf({ ...principal, apiPlan: undefined }).requestsPerMinute).toBe(60);
  expect(rateQuotaOf({ ...principal, apiPlan: plans.find("api-unlimited") }).requestsPerMinute).toBeGreaterThan(1e6);
});
