import fc from "fast-check";
import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import { formatApiKey, parseApiKey } from "./api-key.ts";

const kinds = fc.constantFrom("test", "live", "oper");
const random = fc
  .uint8Array({ minLength: 96, maxLength: 96 })
  .filter((bytes) => bytes.filter((b) => b < 248).length >= 32);

test("a key carries its kind and is well formed", () => {
  fc.assert(
    fc.property(kinds, random, (kind, bytes) => {
      const key = formatApiKey(kind, bytes);
      expect(key).toMatch(/^kin_(test|live|oper)_[0-9A-Za-z]{38}$/);
      expect(parseApiKey(key)).toEqual({ kind: "well_formed", keyKind: kind });
    }),
  );
});

test("the checksum is the CRC-32 of everything before it, in base62", () => {
  const key = formatApiKey("test", new Uint8Array(64).fill(7));
  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const value = key
    .slice(-6)
    .split("")
    .reduce((sum, digit) => sum * 62 + digits.indexOf(digit), 0);
  expect(value).toBe(crc32(key.slice(0, -6)));
});

test("any one changed character is told apart from an unknown key", () => {
  const key = formatApiKey("live", new Uint8Array(64).fill(3));
  for (let i = 9; i < key.length; i++) {
    const other = key[i] === "x" ? "y" : "x";
    expect(parseApiKey(key.slice(0, i) + other + key.slice(i + 1)).kind, `position ${i}`).toBe("mistyped");
  }
});

test.each(["", "sk-123", "hunter2", "r8_abc"])("%j is another provider's key or a password", (text) => {
  expect(parseApiKey(text)).toEqual({ kind: "foreign" });
});

test("a key from too little randomness is refused", () => {
  expect(() => formatApiKey("test", new Uint8Array(20))).toThrow(/random/);
});
