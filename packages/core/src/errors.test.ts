import { expect, test } from "vitest";
import { AppError, shown } from "./app-error.ts";
import { errorCatalog, errorCodes, isErrorCode } from "./error-codes.ts";

test("every code has a status of its class, a cause and a fix", () => {
  for (const code of errorCodes) {
    const entry = errorCatalog[code];
    expect(entry.status, code).toBeGreaterThanOrEqual(400);
    expect(entry.cause.endsWith("."), code).toBe(true);
    expect(entry.fix.length, code).toBeGreaterThan(10);
  }
  expect(isErrorCode("toString")).toBe(false);
});

test("the guide's rows keep their statuses", () => {
  expect(errorCatalog.auth_missing.status).toBe(401);
  expect(errorCatalog.insufficient_credits.status).toBe(403);
  expect(errorCatalog.model_not_on_plan.status).toBe(403);
  expect(errorCatalog.rate_limited.status).toBe(429);
  expect(errorCatalog.internal.status).toBe(500);
  expect(errorCatalog.image_url_unreachable.status).toBe(400);
});

test("an AppError keeps internals out of its message", () => {
  const error = new AppError("internal", undefined, { cause: new Error("password=hunter2") });
  expect(error.message).not.toContain("hunter2");
  expect(error.fix).toBe(errorCatalog.internal.fix);
});

test("a value in a message is one line of at most 80 characters", () => {
  expect(shown("a\nb\u0000c\u202Ed")).toBe("a b c d");
  expect(shown("x".repeat(200))).toHaveLength(80);
  expect(shown({ a: 1 })).toBe('{"a":1}');
});
