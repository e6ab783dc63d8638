import { expect, test } from "vitest";
import { shown } from "./app-error.ts";
import { withoutSecrets } from "./without-secrets.ts";

test.each([
  ["kin_oper_0123456789abcdefghijABCDEFGHIJ01abcdef", "kin_oper_[redacted]"],
  ["kin_sk_0123456789abcdef", "kin_sk_[redacted]"],
  ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_[redacted]"],
  ["Authorization: Bearer abc.def", "Authorization: Bearer [redacted]"],
  ["https://h.example/x?a=1&access_token=abc&b=2", "https://h.example/x?a=1&access_token=[redacted]&b=2"],
  ["https://h.example/x?X-Amz-Signature=abc#y", "https://h.example/x?X-Amz-Signature=[redacted]#y"],
  ["postgres://kinora:hunter2@db/kinora", "postgres://[redacted]@db/kinora"],
])("%s is cut", (text, left) => {
  expect(withoutSecrets(`see ${text}`)).toBe(`see ${left}`);
});

test("a value in a message is shown without its secret", () => {
  expect(shown("kin_test_0123456789abcdefghijABCDEFGHIJ01abcdef")).toBe("kin_test_[redacted]");
  expect(shown("A street at noon")).toBe("A street at noon");
});

test.each([
  ["?" + "token".repeat(40_000)],
  ["a.".repeat(100_000)],
  ["x://".repeat(50_000)],
  ["eyJ".repeat(60_000)],
  ["Bearer ".repeat(30_000)],
])("what is made to take long takes no longer than its length allows", (text) => {
  expect(withoutSecrets(text).length).toBeGreaterThan(0);
});
