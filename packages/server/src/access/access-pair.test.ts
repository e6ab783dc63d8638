import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { isHalfOfPair, makeAccessPair, readAccessToken, verifyAccessToken } from "./access-pair.ts";

const now = new Date("2026-11-24T12:00:00Z");
const nowSeconds = now.getTime() / 1_000;
const secret = "kin_sk_secret";

function sign(claims: object, options: { readonly secret?: string; readonly header?: object } = {}): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part(options.header ?? { alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${signed}.${createHmac("sha256", options.secret ?? secret)
    .update(signed)
    .digest("base64url")}`;
}

const good = { iss: "kin_ak_1", exp: nowSeconds + 1_800, nbf: nowSeconds - 5 };

function verdict(token: string): string {
  const read = readAccessToken(token);
  if (read === undefined) return "no token";
  try {
    verifyAccessToken(read, secret, now);
    return read.accessKey;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : "a bug";
  }
}

test.each<readonly [string, string, string]>([
  ["a token as the vendor's own example signs it", sign(good), "kin_ak_1"],
  ["a clock that is a minute ahead", sign({ ...good, nbf: nowSeconds + 60 }), "kin_ak_1"],
  ["a clock that is more than a minute ahead", sign({ ...good, nbf: nowSeconds + 61 }), "auth_token_not_yet_valid"],
  ["a token that ended within the minute", sign({ ...good, exp: nowSeconds - 59 }), "kin_ak_1"],
  ["a token that has ended", sign({ ...good, exp: nowSeconds - 60 }), "auth_token_expired"],
  ["a token for more than a day", sign({ ...good, exp: nowSeconds + 86_461 }), "auth_token_expired"],
  ["a token without an end", sign({ iss: "kin_ak_1" }), "auth_token_expired"],
  ["another secret", sign(good, { secret: "kin_sk_other" }), "auth_invalid_key"],
  ["another secret and an end long ago", sign({ ...good, exp: 1 }, { secret: "x" }), "auth_invalid_key"],
  [
    "a changed claim",
    `${sign(good).split(".")[0]}.${Buffer.from(JSON.stringify({ ...good, exp: nowSeconds + 9 })).toString("base64url")}.${sign(good).split(".")[2]}`,
    "auth_invalid_key",
  ],
  ["no signature", sign(good).replace(/[^.]+$/, "AA"), "auth_invalid_key"],
  ["algorithm none", sign(good, { header: { alg: "none" } }), "no token"],
  ["another algorithm", sign(good, { header: { alg: "HS512" } }), "no token"],
  ["no issuer", sign({ exp: good.exp }), "no token"],
  ["a key", "kin_test_0123456789ABCDEFGHIJKLMNOPQRSTUV012345", "no token"],
  ["three words", "a.b.c", "no token"],
  ["more than a token ever is", sign({ ...good, pad: "x".repeat(3_000) }), "no token"],
])("%s is told apart", (_name, token, expected) => {
  expect(verdict(token)).toBe(expected);
});

test("no two pairs are alike, and neither half passes for a key", () => {
  const [a, b] = [makeAccessPair(), makeAccessPair()];
  expect(a.accessKey).not.toBe(b.accessKey);
  expect(a.secretKey).not.toBe(b.secretKey);
  expect([a.accessKey, a.secretKey, "kin_test_x"].map(isHalfOfPair)).toEqual([true, true, false]);
});
