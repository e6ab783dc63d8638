import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { seal, unseal } from "./seal.ts";

const masterKey = randomBytes(32);
const place = { table: "webhook_secret", column: "sealed", row: ["ws_1", "test"] };

test("a sealed secret opens in its own place and does not show its bytes", () => {
  const secret = Buffer.from("whsec_plain-text-canary");
  const sealed = seal(masterKey, place, secret);
  expect(unseal(masterKey, place, sealed)).toEqual(secret);
  expect(sealed.includes("canary")).toBe(false);
});

test("the same secret is sealed differently each time", () => {
  const secret = Buffer.alloc(32);
  expect(seal(masterKey, place, secret)).not.toEqual(seal(masterKey, place, secret));
});

test.each([
  ["another workspace", { ...place, row: ["ws_2", "test"] }],
  ["the other mode", { ...place, row: ["ws_1", "live"] }],
  ["a row whose parts only look the same", { ...place, row: ["ws_1,test"] }],
  ["another table", { ...place, table: "upstream_account" }],
])("a secret copied to %s does not open", (_where, elsewhere) => {
  const sealed = seal(masterKey, place, Buffer.from("secret"));
  expect(() => unseal(masterKey, elsewhere, sealed)).toThrow();
});

test("another master key is told apart from damage", () => {
  const sealed = seal(masterKey, place, Buffer.from("secret"));
  expect(() => unseal(randomBytes(32), place, sealed)).toThrow("another master key");
});

test("every changed byte is noticed", () => {
  const sealed = seal(masterKey, place, Buffer.from("secret"));
  for (let index = 0; index < sealed.length; index++) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
    expect(() => unseal(masterKey, place, changed)).toThrow();
  }
  expect(() => unseal(masterKey, place, sealed.subarray(0, 20))).toThrow("no sealed value");
});
