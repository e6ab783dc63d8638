import { shown } from "@kinora/core";
import type { CrashPoint } from "#observe/crash-point.ts";
import type { LogLevel } from "#observe/logger.ts";
import type { Network } from "#outbound/public-address.ts";
import { nearestName } from "./config/nearest-name.ts";
import { type ConfigProblem, type ConfigSource, hidden } from "./config/problem.ts";
import type { MediaSize } from "./config/setting-values.ts";
import {
  clientSettings,
  resolveDataDir,
  type SettingName,
  settingNotes,
  settingsSchema,
  settingsWithoutEffect,
  type SettingValues,
  testFigurePrefix,
  upstreamSettings,
} from "./config/settings.ts";
import { readTomlFile, tomlKey } from "./config/toml-file.ts";

export { type ConfigProblem, describeProblem } from "./config/problem.ts";

/** Everything that can be set, checked. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** As users reach the server, without a slash at the end; undefined means host and port. */
  readonly publicUrl: string | undefined;
  /** Absolute. */
  readonly dataDir: string;
  /** A PostgreSQL to use instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly role: "all" | "api" | "worker";
  /** 32 bytes; undefined means the one in the data directory, see `openMasterKey`. */
  readonly masterKey: Buffer | undefined;
  /** A key to make in the first workspace at the first start. */
  readonly bootstrapApiKey: { readonly key: string; readonly kind: "test" | "live" } | undefined;
  /** Threads that draw. */
  readonly renderWorkers: number;
  /** Clips that are rendered at once. */
  readonly renderJobs: number;
  /** Reachable by users' addresses besides the public internet. */
  readonly allowedNetworks: readonly Network[];
  /** `ip` or `ip:port`; the system's when empty. */
  readonly dnsServers: readonly string[];
  /** The operator's own proxies, whose word about a caller's address is taken. */
  readonly trustedProxies: readonly Network[];
  /** Whether anybody may make an account, or only who was invited. */
  readonly signUp: "closed" | "open";
  /** Of the mail server; without one, links are shown to who asks for them. */
  readonly smtpUrl: string | undefined;
  readonly supportContact: string | undefined;
  /** Payments by Stripe; undefined leaves them to the operator. */
  readonly stripe:
    | { readonly secretKey: string; readonly webhookSecret: string; readonly baseUrl: string | undefined }
    | undefined;
  /** Whether the first start renders a welcome clip. */
  readonly welcome: boolean;
  /** Delays between attempts, the first after the first attempt. */
  readonly webhookDelaysSeconds: readonly number[];
  /** Loopback port of `/metrics` without a key. */
  readonly metricsPort: number | undefined;
  readonly retentionDays: number;
  readonly logLevel: LogLevel;
  /** Only the project's own tests set these. */
  readonly test: {
    readonly mediaSize: MediaSize | undefined;
    readonly crashAt: CrashPoint | undefined;
  };
}

export type LoadedConfig =
  | {
      readonly ok: true;
      readonly config: Config;
      /** What has no effect, or perhaps another one than was meant; `serve` prints it and goes on. */
      readonly warnings: readonly ConfigProblem[];
    }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment and `kinora.toml` of the working directory; the environment wins. The only place that does.
 *
 * @returns the settings, or every problem at once
 */
export function loadConfig(env: Environment = process.env, cwd: string = process.cwd()): LoadedConfig {
  const file = readTomlFile(cwd, namesByTomlKey);
  const found = new Map<string, Found>();
  for (const [name, value] of file.values) if (value.trim() !== "") found.set(name, { value, source: "kinora.toml" });
  for (const [name, value] of Object.entries(env))
    if (value !== undefined && value.trim() !== "" && isOurs(name)) found.set(name, { value, source: "environment" });

  const problems = [...file.problems, ...unusable(found)];
  const warnings = upstreamSettings.flatMap((name) => {
    const seen = found.get(name);
    return seen === undefined ? [] : [problemOf(name, seen, withoutEffect)];
  });
  const signUp = found.get("KINORA_SIGNUP");
  if (signUp?.value === "open" && !found.has("KINORA_SMTP_URL")) {
    warnings.push(problemOf("KINORA_SIGNUP", signUp, openWithoutMail));
  }
  const values = settingsSchema.safeParse(
    Object.fromEntries(Object.keys(settingsSchema.shape).map((name) => [name, found.get(name)?.value])),
  );
  if (!values.success) {
    for (const issue of values.error.issues) {
      const name = String(issue.path[0]);
      problems.push(problemOf(name, found.get(name), issue.message));
    }
  }
  problems.push(...contradictions(found));
  if (!values.success || problems.length > 0) return { ok: false, problems: [...problems, ...warnings] };
  return { ok: true, config: toConfig(values.data, cwd), warnings };
}

/** The data directory alone, for commands that only look for a running server and need no setting to be right. */
export function findDataDir(env: Environment = process.env, cwd: string = process.cwd()): string {
  const fromFile = readTomlFile(cwd, namesByTomlKey).values.get("KINORA_DATA_DIR");
  const named = [env["KINORA_DATA_DIR"], fromFile].find((value) => value !== undefined && value.trim() !== "");
  return resolveDataDir({ KINORA_DATA_DIR: named ?? ".kinora" }, cwd);
}

/** The address that the server has when no KINORA_PUBLIC_URL is set. */
export function localUrl(host: string, port: number): string {
  const everywhere = host === "0.0.0.0" || host === "::";
  const reachable = everywhere ? "127.0.0.1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

interface Found {
  readonly value: string;
  readonly source: ConfigSource;
}

const withoutEffect = "has no effect in this version: unset it";

const openWithoutMail =
  "lets anybody make an account under any address while there is no KINORA_SMTP_URL to send a link to it";

const knownNames: readonly string[] = [
  ...Object.keys(settingNotes),
  ...clientSettings,
  ...settingsWithoutEffect,
  ...upstreamSettings,
];

const namesByTomlKey: ReadonlyMap<string, string> = new Map(knownNames.map((name) => [tomlKey(name), name]));

function isOurs(name: string): boolean {
  return name.startsWith("KINORA_") || knownNames.includes(name);
}

function isSetting(name: string): name is SettingName {
  return Object.hasOwn(settingNotes, name);
}

/** Names that are unknown, do nothing, or may not stand in the file. */
function unusable(found: ReadonlyMap<string, Found>): readonly ConfigProblem[] {
  return [...found].flatMap(([name, seen]) => {
    if (settingsWithoutEffect.includes(name)) return [problemOf(name, seen, withoutEffect)];
    if (isSetting(name)) {
      const misplaced = seen.source === "kinora.toml" && settingNotes[name].testOnly === true;
      return misplaced ? [problemOf(name, seen, "may only be set in the environment")] : [];
    }
    const test = seen.source === "environment" && name.startsWith(testFigurePrefix);
    if (test || clientSettings.includes(name) || upstreamSettings.includes(name)) return [];
    const offered = [...Object.keys(settingNotes), ...clientSettings];
    const nearest = nearestName(seen.source === "environment" ? name : `KINORA_${name.toUpperCase()}`, offered);
    const hint =
      nearest === undefined ? "" : `: did you mean ${seen.source === "environment" ? nearest : tomlKey(nearest)}?`;
    return [{ name: shown(name), source: seen.source, message: `is not a setting${hint}` }];
  });
}

/** Rules between two settings. */
function contradictions(found: ReadonlyMap<string, Found>): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (found.has("DATABASE_URL") && !found.has("KINORA_MASTER_KEY"))
    problems.push(
      problemOf(
        "KINORA_MASTER_KEY",
        undefined,
        "must be set when DATABASE_URL is: every node needs the same key, and it must outlive the data directory",
      ),
    );
  const port = found.get("KINORA_PORT")?.value ?? "4700";
  const metricsPort = found.get("KINORA_METRICS_PORT");
  if (metricsPort !== undefined && metricsPort.value === port)
    problems.push(problemOf("KINORA_METRICS_PORT", metricsPort, "must be another port than KINORA_PORT"));
  for (const [given, missing] of [
    ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"],
    ["STRIPE_WEBHOOK_SECRET", "STRIPE_SECRET_KEY"],
    ["STRIPE_BASE_URL", "STRIPE_SECRET_KEY"],
  ] as const) {
    if (found.has(given) && !found.has(missing))
      problems.push(problemOf(missing, undefined, `must be set when ${given} is`));
  }
  return problems;
}

function problemOf(name: string, seen: Found | undefined, message: string): ConfigProblem {
  const notes = isSetting(name) ? settingNotes[name] : undefined;
  const mayShow = notes !== undefined && notes.secret !== true;
  return {
    name,
    source: seen?.source ?? "environment",
    message,
    value: seen === undefined ? undefined : mayShow ? shown(seen.value) : hidden,
    example: notes?.example,
  };
}

function toConfig(values: SettingValues, cwd: string): Config {
  return {
    host: values.KINORA_HOST,
    port: values.KINORA_PORT,
    publicUrl: values.KINORA_PUBLIC_URL,
    dataDir: resolveDataDir(values, cwd),
    databaseUrl: values.DATABASE_URL,
    role: values.KINORA_ROLE,
    masterKey: values.KINORA_MASTER_KEY,
    bootstrapApiKey: values.KINORA_BOOTSTRAP_API_KEY,
    renderWorkers: values.KINORA_RENDER_WORKERS,
    renderJobs: values.KINORA_RENDER_JOBS,
    allowedNetworks: values.KINORA_ALLOW_PRIVATE_ADDRESSES,
    dnsServers: values.KINORA_DNS_SERVERS,
    trustedProxies: values.KINORA_TRUSTED_PROXIES,
    signUp: values.KINORA_SIGNUP,
    smtpUrl: values.KINORA_SMTP_URL,
    supportContact: values.KINORA_SUPPORT_CONTACT,
    welcome: values.KINORA_WELCOME,
    webhookDelaysSeconds: values.KINORA_WEBHOOK_SCHEDULE,
    metricsPort: values.KINORA_METRICS_PORT,
    retentionDays: values.KINORA_RETENTION_DAYS,
    logLevel: values.KINORA_LOG_LEVEL,
    stripe:
      values.STRIPE_SECRET_KEY === undefined || values.STRIPE_WEBHOOK_SECRET === undefined
        ? undefined
        : {
            secretKey: values.STRIPE_SECRET_KEY,
            webhookSecret: values.STRIPE_WEBHOOK_SECRET,
            baseUrl: values.STRIPE_BASE_URL,
          },
    test: { mediaSize: values.KINORA_TEST_MEDIA_SIZE, crashAt: values.KINORA_CRASH_AT },
  };
}
