import { expect, test } from "vitest";
import { checkRights, type KeyRights, requireMayGive } from "./key-rights.ts";

const now = new Date("2026-11-24T12:00:00Z");
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const all: KeyRights = {
  scopes: [],
  models: undefined,
  networks: undefined,
  maxMicroCredits: undefined,
  maxMicroCreditsPerDay: undefined,
  expiresAt: undefined,
};

test.each<readonly [string, Partial<KeyRights>, Partial<KeyRights>, boolean]>([
  ["a wide key anything", {}, { maxMicroCredits: 5n, scopes: ["manage"] }, true],
  ["a scope that it has", { scopes: ["read", "manage"] }, { scopes: ["read"] }, true],
  ["a scope that it lacks", { scopes: ["read", "manage"] }, { scopes: ["generate"] }, false],
  ["every scope", { scopes: ["read", "manage"] }, {}, false],
  ["a model of its own", { models: ["kling-v3"] }, { models: ["kling-v3"] }, true],
  ["another model", { models: ["kling-v3"] }, { models: ["kling-v3", "kling-o3"] }, false],
  ["every model", { models: ["kling-v3"] }, {}, false],
  ["a network within its own", { networks: ["10.0.0.0/8"] }, { networks: ["10.1.0.0/16", "10.2.3.4/32"] }, true],
  ["a wider network", { networks: ["10.0.0.0/8"] }, { networks: ["0.0.0.0/0"] }, false],
  ["a foreign network", { networks: ["10.0.0.0/8"] }, { networks: ["10.1.0.0/16", "192.168.0.0/16"] }, false],
  ["a network of the other kind", { networks: ["10.0.0.0/8"] }, { networks: ["::/0"] }, false],
  ["an earlier end", { expiresAt: later(5) }, { expiresAt: later(4) }, true],
  ["a later end", { expiresAt: later(5) }, { expiresAt: later(6) }, false],
  ["no end", { expiresAt: later(5) }, {}, false],
  ["anything under a cap", { maxMicroCredits: 9n }, { maxMicroCredits: 1n }, false],
  ["anything under a cap per day", { maxMicroCreditsPerDay: 9n }, { maxMicroCredits: 1n }, false],
])("a key hands out no more than it has: %s", (_name, giver, given, allowed) => {
  const give = (): void => requireMayGive({ ...all, ...giver }, { ...all, ...given });
  if (allowed) expect(give).not.toThrow();
  else expect(give).toThrow(expect.objectContaining({ code: "scope_missing" }));
});

test("networks are stored in one form", () => {
  const networks = ["10.0.0.0/8", " 192.0.2.7 ", "2001:DB8::/32"];
  expect(checkRights({ ...all, networks }, now).networks).toEqual(["10.0.0.0/8", "192.0.2.7/32", "2001:db8::/32"]);
});

test.each<readonly [Partial<KeyRights>, string]>([
  [{ networks: ["10.0.0.0/33"] }, "networks"],
  [{ networks: ["example.com"] }, "networks"],
  [{ networks: [] }, "networks"],
  [{ networks: Array.from({ length: 33 }, () => "10.0.0.1") }, "networks"],
  [{ models: ["kling-v9"] }, "models"],
  [{ models: [] }, "models"],
  [{ maxMicroCredits: -1n }, "max_credits"],
  [{ maxMicroCreditsPerDay: -1n }, "max_credits_per_day"],
  [{ expiresAt: now }, "expires_at"],
  [{ expiresAt: later(4_000) }, "expires_at"],
])("a right out of range is refused by its name: %o", (wrong, param) => {
  expect(() => checkRights({ ...all, ...wrong }, now)).toThrow(
    expect.objectContaining({ code: "invalid_parameter", param }),
  );
});
