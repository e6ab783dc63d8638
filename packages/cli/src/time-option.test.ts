import { expect, test } from "vitest";
import { futureInstant, spanSeconds } from "./time-option.ts";

test.each([
  ["90s", 90],
  ["30m", 1_800],
  ["1h", 3_600],
  ["7d", 604_800],
])("%s is %i seconds", (text, seconds) => {
  expect(spanSeconds("expires-in", text)).toBe(seconds);
});

test.each(["", "1", "h", "0h", "-1h", "1.5h", "1w", "99999d", "1h30m"])(
  "the span %o is refused with examples",
  (text) => {
    expect(() => spanSeconds("expires-in", text)).toThrow("--expires-in must be like 30m, 12h or 7d");
  },
);

test("an instant must be a date of the future", () => {
  const now = Date.parse("2026-06-01T00:00:00Z");
  expect(futureInstant("expires-at", "2027-01-31", now).toISOString()).toBe("2027-01-31T00:00:00.000Z");
  expect(() => futureInstant("expires-at", "tomorrow", now)).toThrow("must be a date such as");
  expect(() => futureInstant("expires-at", "2026-13-01", now)).toThrow("must be a date such as");
  expect(() => futureInstant("expires-at", "2026-05-31", now)).toThrow("must lie in the future");
});
