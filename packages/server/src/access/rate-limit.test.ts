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

const somebody = {
  kind: "workspace",
  workspaceId: "w",
  workspaceName: "W",
  mode: "test",
  apiKeyId: "k",
  keyName: "K",
  scopes: [],
  models: undefined,
  keyExpiresAt: undefined,
  keyCreatedAt: new Date(0),
  keyReplacedBy: undefined,
  networks: undefined,
  maxMicroCredits: undefined,
  maxMicroCreditsPerDay: undefined,
  webPlan: undefined,
} as const;

test("the quota is the API plan's, and a workspace without a plan has a small one", () => {
  const plans = makePlanTable();
  const principal = { ...somebody, webPlan: plans.find("web-standard") };
  expect(rateQuotaOf({ ...principal, apiPlan: plans.find("api-pro") })).toMatchObject({
    requestsPerMinute: 1_200,
    burst: 600,
  });
  expect(rateQuotaOf({ ...principal, apiPlan: undefined }).requestsPerMinute).toBe(60);
  expect(rateQuotaOf({ ...principal, apiPlan: plans.find("api-unlimited") }).requestsPerMinute).toBeGreaterThan(1e6);
});

/** One bucket for all, with the questions counted. */
function makeShared(tokens: number) {
  const state = { tokens, questions: 0 };
  return {
    state,
    async lease(_callerId: string, _quota: RateQuota, wanted: number) {
      state.questions++;
      const granted = Math.min(wanted, Math.floor(state.tokens));
      state.tokens -= granted;
      return { granted, remaining: state.tokens };
    },
  };
}

const wide: RateQuota = { name: "wide", requestsPerMinute: 1_200, burst: 200 };

test("processes that share a bucket let no more through together than it holds, and ask it seldom", async () => {
  const shared = makeShared(wide.burst);
  const processes = [1, 2, 3].map(() => makeRateLimiter({ nowMs: () => 0, shared }));
  const taken = await Promise.all(
    processes.flatMap((limiter) => Array.from({ length: 100 }, async () => limiter.takeShared("a", wide))),
  );
  expect(taken.filter(({ allowed }) => allowed)).toHaveLength(200);
  // ten at a time, and one refusal each
  expect(shared.state.questions).toBe(23);
  expect(taken.find(({ allowed }) => !allowed)).toMatchObject({ remaining: 0, retryAfterSeconds: 1 });
});

test("a process that was refused does not ask again until a token can be there", async () => {
  let nowMs = 0;
  const shared = makeShared(0);
  const slow: RateQuota = { name: "slow", requestsPerMinute: 6, burst: 5 };
  const limiter = makeRateLimiter({ nowMs: () => nowMs, shared });
  const ask = async () => limiter.takeShared("a", slow);
  expect(await ask()).toMatchObject({ allowed: false, retryAfterSeconds: 10 });
  nowMs = 4_000;
  expect(await ask()).toMatchObject({ allowed: false, retryAfterSeconds: 6 });
  expect(shared.state.questions).toBe(1);
  nowMs = 10_000;
  shared.state.tokens = 1;
  expect(await ask()).toMatchObject({ allowed: true });
});

test("what only reads, and a plan without a limit, ask nobody", async () => {
  const shared = makeShared(0);
  const limiter = makeRateLimiter({ nowMs: () => 0, shared });
  const unlimited = makePlanTable().find("api-unlimited");
  const principal = { kind: "workspace", apiKeyId: "k", apiPlan: unlimited } as const;
  expect(limiter.take("a", wide).allowed).toBe(true);
  const quota = rateQuotaOf({ ...somebody, ...principal });
  expect((await limiter.takeShared("k", quota)).allowed).toBe(true);
  expect(shared.state.questions).toBe(0);
});

test("a shared bucket that cannot be asked leaves each process its own", async () => {
  const errors: unknown[] = [];
  const shared = { lease: async () => Promise.reject(new Error("gone")) };
  const limiter = makeRateLimiter({ nowMs: () => 0, shared, onError: (error) => errors.push(error) });
  const taken = await Promise.all(Array.from({ length: 5 }, async () => limiter.takeShared("a", quota)));
  expect(taken.map(({ allowed }) => allowed)).toEqual([true, true, true, false, false]);
  expect(errors.length).toBeGreaterThan(0);
});
