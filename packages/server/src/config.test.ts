import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { randomBytes } from "node:crypto";
import { formatApiKey } from "@kinora/core";
import { afterAll, expect, test } from "vitest";
import { type Config, type ConfigProblem, describeProblem, type Environment, loadConfig, localUrl } from "./config.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kinora-config-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

let folders = 0;

/** A working directory of the test's own. */
function cwdWith(toml?: string): string {
  const cwd = path.join(folder, String(folders++));
  fs.mkdirSync(cwd);
  if (toml !== undefined) fs.writeFileSync(path.join(cwd, "kinora.toml"), toml);
  return cwd;
}

function loaded(env: Environment, toml?: string): Config {
  const result = loadConfig(env, cwdWith(toml));
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join("\n"));
  return result.config;
}

function problems(env: Environment, toml?: string): readonly ConfigProblem[] {
  const result = loadConfig(env, cwdWith(toml));
  return result.ok ? [] : result.problems;
}

test("without any setting the server is on loopback, with its data in the working directory", () => {
  const cwd = cwdWith();
  expect(loadConfig({}, cwd)).toMatchObject({
    ok: true,
    warnings: [],
    config: {
      host: "127.0.0.1",
      port: 4700,
      dataDir: path.join(cwd, ".kinora"),
      databaseUrl: undefined,
      masterKey: undefined,
      role: "all",
      welcome: true,
      retentionDays: 30,
      renderJobs: 1,
      logLevel: "info",
      allowedNetworks: [],
      test: { mediaSize: undefined, crashAt: undefined },
    },
  });
});

test("settings arrive as what they mean", () => {
  const key = formatApiKey("test", randomBytes(96));
  const config = loaded({
    KINORA_HOST: "::1",
    KINORA_PORT: " 8080 ",
    KINORA_PUBLIC_URL: "https://video.example.com/kinora/",
    KINORA_DATA_DIR: "/srv/kinora",
    KINORA_MASTER_KEY: Buffer.alloc(32, 7).toString("hex"),
    KINORA_BOOTSTRAP_API_KEY: key,
    KINORA_ALLOW_PRIVATE_ADDRESSES: "10.0.0.0/8, fd00::/8",
    KINORA_DNS_SERVERS: "10.0.0.2,10.0.0.3:5353,[fd00::1]:53",
    KINORA_WELCOME: "off",
    KINORA_WEBHOOK_SCHEDULE: "0,1.5,86400",
    KINORA_TEST_MEDIA_SIZE: "64x36@1",
    KINORA_CRASH_AT: "after_claim",
  });
  expect(config).toMatchObject({
    host: "::1",
    port: 8080,
    publicUrl: "https://video.example.com/kinora",
    dataDir: path.resolve("/srv/kinora"),
    masterKey: Buffer.alloc(32, 7),
    bootstrapApiKey: { key, kind: "test" },
    dnsServers: ["10.0.0.2", "10.0.0.3:5353", "[fd00::1]:53"],
    welcome: false,
    webhookDelaysSeconds: [0, 1.5, 86_400],
    test: { mediaSize: { width: 64, height: 36, framesPerSecond: 1 }, crashAt: "after_claim" },
  });
  expect(config.allowedNetworks.map(({ text }) => text)).toEqual(["10.0.0.0/8", "fd00::/8"]);
  const base64 = Buffer.alloc(32, 9).toString("base64");
  expect(loaded({ KINORA_MASTER_KEY: base64 }).masterKey).toEqual(Buffer.alloc(32, 9));
});

test("the file says the same without prefix, and the environment wins", () => {
  const toml = 'port = 5000\nwelcome = false\nallow_private_addresses = ["10.0.0.0/8", "::1"]\nrole = "api"\n';
  const config = loaded({ KINORA_PORT: "6000", KINORA_ROLE: "" }, toml);
  expect(config).toMatchObject({ port: 6000, welcome: false, role: "api" });
  expect(config.allowedNetworks).toHaveLength(2);
});

test("every problem is told at once, with name, source, rule, value and example", () => {
  const found = problems(
    { KINORA_PORT: "70000", KINORA_ROLE: "boss", KINORA_LOG_LEVEL: "loud" },
    'retention_days = "x"',
  );
  expect(found.map(describeProblem)).toEqual([
    'KINORA_PORT (environment) must be a whole number from 1 to 65535, got "70000". Example: KINORA_PORT=4700',
    'KINORA_ROLE (environment) must be all, api or worker, got "boss". Example: KINORA_ROLE=api',
    'KINORA_RETENTION_DAYS (kinora.toml) must be a whole number from 1 to 3650, got "x". Example: KINORA_RETENTION_DAYS=30',
    expect.stringMatching(/^KINORA_LOG_LEVEL \(environment\) must be one of .*, got "loud"/),
  ]);
});

test.each([
  { KINORA_HOST: "a b" },
  { KINORA_PORT: "1e3" },
  { KINORA_PORT: "0" },
  { KINORA_PUBLIC_URL: "ftp://x" },
  { KINORA_PUBLIC_URL: "https://user:secret@example.com" },
  { KINORA_PUBLIC_URL: "https://example.com/?a=1" },
  { KINORA_MASTER_KEY: "short" },
  { KINORA_MASTER_KEY: "A".repeat(44) },
  { KINORA_BOOTSTRAP_API_KEY: "kin_test_wrong" },
  { KINORA_RENDER_WORKERS: "0" },
  { KINORA_ALLOW_PRIVATE_ADDRESSES: "10.0.0.0/33" },
  { KINORA_ALLOW_PRIVATE_ADDRESSES: Array.from({ length: 65 }, () => "10.0.0.1").join(",") },
  { KINORA_DNS_SERVERS: "dns.example.com" },
  { KINORA_DNS_SERVERS: "10.0.0.1:99999" },
  { KINORA_TRUSTED_PROXIES: "10.0.0.0/40" },
  { KINORA_SIGNUP: "maybe" },
  { KINORA_SMTP_URL: "mail.example.com" },
  { KINORA_SUPPORT_CONTACT: "two\nlines" },
  { KINORA_WELCOME: "maybe" },
  { KINORA_WEBHOOK_SCHEDULE: "5,-1" },
  { KINORA_WEBHOOK_SCHEDULE: "5,,6" },
  { KINORA_RETENTION_DAYS: "0" },
  { KINORA_TEST_MEDIA_SIZE: "65x36" },
  { KINORA_CRASH_AT: "somewhere" },
])("%j is refused under its own name", (env) => {
  expect(problems(env).map(({ name }) => name)).toEqual(Object.keys(env));
});

test("a secret is never shown", () => {
  const secrets = {
    DATABASE_URL: "mysql://user:hunter2@db/kinora",
    KINORA_MASTER_KEY: "hunter2",
    KINORA_BOOTSTRAP_API_KEY: "kin_test_hunter2",
    FAL_KEY: "hunter2",
    KINORA_SMTP_URL: "http://user:hunter2@mail",
    KINORA_PASSWORT: "hunter2",
  };
  const found = problems(secrets);
  expect(new Set(found.map(({ name }) => name))).toEqual(new Set(Object.keys(secrets)));
  expect(JSON.stringify(found) + found.map(describeProblem).join("")).not.toContain("hunter2");
});

test("a server of DATABASE_URL needs a master key that outlives the machine", () => {
  const env = { DATABASE_URL: "postgres://kinora:x@db/kinora" };
  expect(problems(env)).toMatchObject([
    { name: "KINORA_MASTER_KEY", message: expect.stringContaining("DATABASE_URL") },
  ]);
  expect(loaded({ ...env, KINORA_MASTER_KEY: "ab".repeat(32) }).databaseUrl).toBe(env.DATABASE_URL);
});

test("Stripe's key and the secret of its notices go together, and neither is shown", () => {
  expect(problems({ STRIPE_SECRET_KEY: "sk_test_12345678" })).toMatchObject([{ name: "STRIPE_WEBHOOK_SECRET" }]);
  expect(problems({ STRIPE_BASE_URL: "http://127.0.0.1:9" })).toMatchObject([{ name: "STRIPE_SECRET_KEY" }]);
  const wrong = problems({ STRIPE_SECRET_KEY: "sk_test_12345678", STRIPE_WEBHOOK_SECRET: "sk_test_12345678" });
  expect(wrong).toMatchObject([{ name: "STRIPE_WEBHOOK_SECRET", value: "(hidden)" }]);
  const env = { STRIPE_SECRET_KEY: "sk_test_12345678", STRIPE_WEBHOOK_SECRET: "whsec_12345678" };
  expect(loaded(env).stripe).toEqual({
    secretKey: env.STRIPE_SECRET_KEY,
    webhookSecret: env.STRIPE_WEBHOOK_SECRET,
    baseUrl: undefined,
  });
});

test("two listeners on one port are refused before either listens", () => {
  expect(problems({ KINORA_METRICS_PORT: "4700" })).toMatchObject([{ name: "KINORA_METRICS_PORT" }]);
});

test("a mistyped name gets the one that was meant", () => {
  expect(problems({ KINORA_DATADIR: "/x" })).toMatchObject([{ message: expect.stringContaining("KINORA_DATA_DIR") }]);
  expect(problems({}, "prot = 4000")).toMatchObject([{ name: "prot", message: expect.stringContaining("mean port?") }]);
  expect(problems({ KINORA_ENTIRELY_ELSE: "1" })).toMatchObject([{ message: "is not a setting" }]);
});

test("a setting that does nothing yet is refused, an upstream's key only noted", () => {
  expect(problems({ KINORA_BLOB_URL: "s3://bucket" })).toMatchObject([
    { name: "KINORA_BLOB_URL", message: expect.stringContaining("no effect in this version") },
  ]);
  const noted = loadConfig({ FAL_KEY: "x", KINORA_URL: "http://x", KINORA_API_KEY: "y", PATH: "/bin" }, cwdWith());
  expect(noted).toMatchObject({ ok: true, warnings: [{ name: "FAL_KEY", value: "(hidden)" }] });
});

test("an open sign-up without a mail server is noted, and with one it is not", () => {
  const smtp = { KINORA_SMTP_URL: "smtp://mail.example?from=kinora@example.com" };
  expect(loadConfig({ KINORA_SIGNUP: "open" }, cwdWith())).toMatchObject({
    ok: true,
    warnings: [{ name: "KINORA_SIGNUP", message: expect.stringContaining("KINORA_SMTP_URL") }],
  });
  expect(loadConfig({ KINORA_SIGNUP: "open", ...smtp }, cwdWith())).toMatchObject({ ok: true, warnings: [] });
});

test("a file that is no TOML, or holds what has no text, is told by line", () => {
  expect(problems({}, "port = \n")).toMatchObject([{ message: expect.stringContaining("line 1") }]);
  expect(problems({}, "[host]\nname = 1\n")).toMatchObject([{ name: "KINORA_HOST" }]);
  expect(problems({}, 'crash_at = "after_claim"')).toMatchObject([
    { name: "KINORA_CRASH_AT", message: "may only be set in the environment" },
  ]);
});

test.each([
  ["127.0.0.1", "http://127.0.0.1:4700"],
  ["0.0.0.0", "http://127.0.0.1:4700"],
  ["::1", "http://[::1]:4700"],
])("a server on %s is reached at %s", (host, url) => {
  expect(localUrl(host, 4700)).toBe(url);
});
