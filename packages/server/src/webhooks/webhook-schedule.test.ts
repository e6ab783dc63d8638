import { expect, test } from "vitest";
import { nextAttemptAt, retryAfterSeconds, webhookDelaysSeconds } from "./webhook-schedule.ts";

const now = new Date("2026-11-24T10:00:00Z");
const secondsUntil = (date: Date | undefined): number | undefined =>
  date === undefined ? undefined : (date.getTime() - now.getTime()) / 1_000;
const plan = { now, delaysSeconds: webhookDelaysSeconds, random: 0.5 };

test("ten attempts follow the ladder and then end", () => {
  const waits = Array.from({ length: 10 }, (_unused, index) =>
    secondsUntil(nextAttemptAt({ ...plan, attemptsMade: index + 1 })),
  );
  expect(waits).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, undefined]);
});

test("a delay is spread by 20 % either way", () => {
  expect(secondsUntil(nextAttemptAt({ ...plan, attemptsMade: 2, random: 0 }))).toBeCloseTo(240, 3);
  expect(secondsUntil(nextAttemptAt({ ...plan, attemptsMade: 2, random: 1 }))).toBeCloseTo(360, 3);
});

test("a receiver may ask for a longer wait, up to a day, and not for a shorter one", () => {
  const wait = (seconds: number): number | undefined =>
    secondsUntil(nextAttemptAt({ ...plan, attemptsMade: 1, retryAfterSeconds: seconds }));
  expect(wait(60)).toBe(60);
  expect(wait(1)).toBe(5);
  expect(wait(999_999)).toBe(86_400);
});

test("Retry-After is read as seconds or as a date", () => {
  expect(retryAfterSeconds("120", now)).toBe(120);
  expect(retryAfterSeconds("Tue, 24 Nov 2026 10:01:00 GMT", now)).toBe(60);
  expect(retryAfterSeconds("Tue, 24 Nov 2026 09:00:00 GMT", now)).toBe(0);
  expect(retryAfterSeconds("soon", now)).toBeUndefined();
  expect(retryAfterSeconds(undefined, now)).toBeUndefined();
});
