import { AppError, errorCatalog, errorCodes } from "@kinora/core";
import { expect, test } from "vitest";
import { asAppError, docUrl, errorBody, errorHeaders, guideErrors } from "./errors.ts";

const context = { publicUrl: "https://video.example", requestId: "req_1" };

test.each(errorCodes)("%s is answered with its status, cause, fix and page", (code) => {
  expect(guideErrors[code].status).toBe(errorCatalog[code].status);
  expect(errorBody(new AppError(code), context)).toEqual({
    error: {
      code,
      message: errorCatalog[code].cause,
      fix: errorCatalog[code].fix,
      retryable: errorCatalog[code].retryable,
      ...(guideErrors[code].retryAfter ? { retry_after: 2 } : {}),
      request_id: "req_1",
      doc_url: `https://video.example/docs/errors#${code}`,
    },
  });
});

test.each(errorCodes)("%s tells when to come back exactly when it is worth it", (code) => {
  const { status } = errorCatalog[code];
  const headers = errorHeaders(new AppError(code, "x", { retryAfterSeconds: 7 }));
  const worthIt = status === 429 || status === 503 || code === "idempotency_in_progress";
  expect(headers["retry-after"]).toBe(worthIt ? "7" : undefined);
  expect(headers["www-authenticate"]?.startsWith("Bearer") ?? false).toBe(status === 401);
});

test("field, task and wait are named when they are known", () => {
  const error = new AppError("queue_full", "Full.", { param: "x", taskId: "12", retryAfterSeconds: 5 });
  expect(errorBody(error, context).error).toMatchObject({ param: "x", task_id: "12", retry_after: 5 });
});

test("a bug says nothing of itself", () => {
  const answered = JSON.stringify(errorBody(asAppError(new Error("password=hunter2 at /srv/app.ts")), context));
  expect(answered).toContain('"internal"');
  expect(answered).not.toMatch(/hunter2|app\.ts/);
});

test("only a bug names whom to tell", () => {
  const told = { ...context, supportContact: "ops@video.example" };
  expect(errorBody(new AppError("internal"), told).error.fix).toContain("Contact: ops@video.example.");
  expect(JSON.stringify(errorBody(new AppError("not_found"), told))).not.toContain("ops@");
});

test("an address without a public URL is relative", () => {
  expect(docUrl("", "internal")).toBe("/docs/errors#internal");
});
