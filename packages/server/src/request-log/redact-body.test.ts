import { expect, test } from "vitest";
import { redactBody } from "./redact-body.ts";

const kept = (body: unknown): unknown => JSON.parse(redactBody(body) ?? "null");

test.each([
  ["password", "hunter2"],
  ["Authorization", "Bearer x"],
  ["api_key", "x"],
  ["apiKey", "x"],
  ["client_secret", "x"],
  ["secret_key", "x"],
  ["access_token", "x"],
  ["webhook-signature", "v1,x"],
  ["key", "x"],
])("the value of a field named %s is not kept, however deep", (name, value) => {
  expect(kept({ a: [{ [name]: value }] })).toEqual({ a: [{ [name]: "[redacted]" }] });
});

test.each([
  ["kin_live_0123456789abcdefghijABCDEFGHIJ01abcdef", "kin_live_[redacted]"],
  ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_[redacted]"],
  ["https://hooks.example/x?token=abc&y=1", "https://hooks.example/x?token=[redacted]&y=1"],
  ["https://h.example/files/a/b?expires=1&signature=abc", "https://h.example/files/a/b?expires=1&signature=[redacted]"],
  ["https://user:pass@h.example/", "https://[redacted]@h.example/"],
])("%s is cut out of any text", (text, left) => {
  expect(kept({ note: `see ${text}` })).toEqual({ note: `see ${left}` });
});

test("harmless fields and numbers stay as they are", () => {
  const body = { model: "kling-v3", duration: 5, audio: false, shots: [{ prompt: "a", duration: 2 }], seed: null };
  expect(kept(body)).toEqual(body);
  expect(redactBody(undefined)).toBeUndefined();
});

test("media bytes are left out and their kind is said", () => {
  const image = `data:image/png;base64,${"A".repeat(5_000)}`;
  expect(kept({ image_url: image })).toEqual({ image_url: "data:image/png;base64,… [5000 characters more]" });
});

test.each([
  ["one long text", { prompt: "x".repeat(100_000) }],
  ["a long text of wide characters", { prompt: "語".repeat(100_000) }],
  ["many fields", Object.fromEntries(Array.from({ length: 10_000 }, (_unused, index) => [`field${index}`, index]))],
  ["a long list", { list: Array.from({ length: 100_000 }, () => "語語語語語語語語語語") }],
  ["deep nesting", JSON.parse(`${'{"a":'.repeat(500)}1${"}".repeat(500)}`)],
])("%s takes at most 16 KiB and stays JSON", (_what, body) => {
  const text = redactBody(body) ?? "";
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(16_384);
  expect(() => JSON.parse(text)).not.toThrow();
});

test("what PostgreSQL cannot store is replaced", () => {
  expect(kept({ text: "a\0b\ud800c" })).toEqual({ text: "a\uFFFDb\uFFFDc" });
});
