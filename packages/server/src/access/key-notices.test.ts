import { expect, test } from "vitest";
import { keyNotices } from "./key-notices.ts";

const made = new Date("2026-01-01T00:00:00Z");
const day = (days: number): Date => new Date(made.getTime() + days * 86_400_000);
const key = { createdAt: made, expiresAt: undefined, revokedAt: undefined, replacedBy: undefined };
const codes = (over: Partial<Parameters<typeof keyNotices>[0]>, at: Date): readonly string[] =>
  keyNotices({ ...key, ...over }, at).map(({ code }) => code);

test("a key is old from its 180th day on, and ends soon in its last 14 days", () => {
  expect(codes({}, new Date(day(180).getTime() - 1))).toEqual([]);
  expect(codes({}, day(180))).toEqual(["key_old"]);
  expect(codes({ expiresAt: day(100) }, new Date(day(86).getTime() - 1))).toEqual([]);
  expect(codes({ expiresAt: day(100) }, day(86))).toEqual(["key_expiring"]);
  expect(codes({ expiresAt: day(190) }, day(181))).toEqual(["key_old", "key_expiring"]);
  expect(keyNotices({ ...key, expiresAt: day(3) }, day(1))[0]?.since).toEqual(made);
});

test("nothing is said of a key that has ended, or that another has taken the place of", () => {
  expect(codes({ expiresAt: day(200) }, day(200))).toEqual([]);
  expect(codes({ revokedAt: day(1) }, day(190))).toEqual([]);
  expect(codes({ replacedBy: "key_2", expiresAt: day(191) }, day(190))).toEqual([]);
});
