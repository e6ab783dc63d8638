import os from "node:os";
import path from "node:path";
import { parseApiKey } from "@kinora/core";
import { z } from "zod";
import { crashPoints } from "#observe/crash-point.ts";
import { logLevels } from "#observe/logger.ts";
import { type Network, parseNetwork } from "#outbound/public-address.ts";
import { webhookDelaysSeconds } from "#webhooks/webhook-schedule.ts";

/**
 * Every setting that does something, by the name of its variable. Values are texts, as the environment has them; an
 * empty one counts as absent.
 */
export const settingsSchema = z.object({
  KINORA_HOST: text(/^[0-9A-Za-z.:-]{1,255}$/, "must be an address or host name of this machine").default("127.0.0.1"),
  KINORA_PORT: wholeNumber(0, 65_535).default(4700), // 0: any that is free
  KINORA_PUBLIC_URL: publicUrl().optional(),
  KINORA_DATA_DIR: z.string().default(".kinora"),
  DATABASE_URL: databaseUrl().optional(),
  KINORA_ROLE: z.enum(["all", "api", "worker"], { error: "must be all, api or worker" }).default("all"),
  KINORA_MASTER_KEY: masterKey().optional(),
  KINORA_BOOTSTRAP_API_KEY: bootstrapApiKey().optional(),
  KINORA_RENDER_WORKERS: wholeNumber(1, 64).default(() => Math.min(64, os.availableParallelism())),
  KINORA_RENDER_JOBS: wholeNumber(1, 16).default(1), // each takes some 250 MB
  KINORA_ALLOW_PRIVATE_ADDRESSES: networks().default([]),
  KINORA_DNS_SERVERS: dnsServers().default([]),
  KINORA_SUPPORT_CONTACT: text(/^[^\p{Cc}]{1,200}$/u, "must be one line of at most 200 characters").optional(),
  KINORA_WELCOME: flag().default(true),
  KINORA_WEBHOOK_SCHEDULE: webhookSchedule().default(webhookDelaysSeconds),
  KINORA_METRICS_PORT: wholeNumber(1, 65_535).optional(),
  KINORA_RETENTION_DAYS: wholeNumber(1, 3_650).default(30),
  KINORA_LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(", ")}` }).default("info"),
  KINORA_TEST_MEDIA_SIZE: mediaSize().optional(),
  KINORA_CRASH_AT: z.enum(crashPoints, { error: `must be one of ${crashPoints.join(", ")}` }).optional(),
});

export type SettingName = keyof typeof settingsSchema.shape;
export type SettingValues = z.output<typeof settingsSchema>;

interface SettingNotes {
  readonly example: string;
  readonly secret?: true;
  /** For this project's own crash tests; not in `kinora.toml`, not in the user's documents. */
  readonly testOnly?: true;
}

/** What is said about a setting when it is wrong. */
export const settingNotes: Readonly<Record<SettingName, SettingNotes>> = {
  KINORA_HOST: { example: "0.0.0.0" },
  KINORA_PORT: { example: "4700" },
  KINORA_PUBLIC_URL: { example: "https://video.example.com" },
  KINORA_DATA_DIR: { example: "/var/lib/kinora" },
  DATABASE_URL: { example: "postgres://kinora:secret@db.example.com/kinora", secret: true },
  KINORA_ROLE: { example: "api" },
  KINORA_MASTER_KEY: { example: "$(openssl rand -base64 32)", secret: true },
  KINORA_BOOTSTRAP_API_KEY: { example: "kin_test_…, as kinora keys create prints it", secret: true },
  KINORA_RENDER_WORKERS: { example: "2" },
  KINORA_RENDER_JOBS: { example: "1" },
  KINORA_ALLOW_PRIVATE_ADDRESSES: { example: "10.0.0.0/8,fd00::/8" },
  KINORA_DNS_SERVERS: { example: "10.0.0.2,10.0.0.3:5353" },
  KINORA_SUPPORT_CONTACT: { example: "support@example.com" },
  KINORA_WELCOME: { example: "0" },
  KINORA_WEBHOOK_SCHEDULE: { example: "5,300,1800" },
  KINORA_METRICS_PORT: { example: "9464" },
  KINORA_RETENTION_DAYS: { example: "30" },
  KINORA_LOG_LEVEL: { example: "info" },
  /** Renders everything at this size, whatever was asked for, so that a crash test can make thousands of clips. */
  KINORA_TEST_MEDIA_SIZE: { example: "160x90", testOnly: true },
  /** The process ends itself by SIGKILL when it first comes to this point. */
  KINORA_CRASH_AT: { example: "after_claim", testOnly: true },
};

/** Read by the client commands, not by the server. */
export const clientSettings: readonly string[] = ["KINORA_URL", "KINORA_API_KEY"];

/** Figures of this project's own test suites begin so; the server looks at none of them. */
export const testFigurePrefix = "KINORA_TEST_";

/** Settings whose feature is not in this version; a server that ignored them would not do what was asked. */
export const settingsWithoutEffect: readonly string[] = [
  "KINORA_BLOB_URL",
  "KINORA_SMTP_URL",
  "KINORA_SIGNUP",
  "KINORA_TRUSTED_PROXIES",
  "KINORA_UPSTREAM_POLL_MS",
];

/** Variables of other products that are often set already: `serve` only says that it does not use them. */
export const upstreamSettings: readonly string[] = [
  "KLING_API_KEY",
  "KLING_ACCESS_KEY",
  "KLING_SECRET_KEY",
  "KLING_BASE_URL",
  "FAL_KEY",
  "FAL_BASE_URL",
  "REPLICATE_API_TOKEN",
  "REPLICATE_BASE_URL",
  "HIGGSFIELD_API_KEY",
  "HIGGSFIELD_API_SECRET",
  "HIGGSFIELD_BASE_URL",
  "SEGMIND_API_KEY",
  "SEGMIND_BASE_URL",
  "COMFYUI_URL",
  "OPENAI_VIDEOS_URL",
  "OPENAI_VIDEOS_API_KEY",
];

function text(pattern: RegExp, rule: string): z.ZodString {
  return z.string().regex(pattern, { error: rule });
}

function wholeNumber(min: number, max: number): z.ZodType<number, string> {
  const rule = `must be a whole number from ${min} to ${max}`;
  return parsed(rule, (value) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    return number >= min && number <= max ? number : undefined;
  });
}

function flag(): z.ZodType<boolean, string> {
  return parsed("must be 1 or 0", (value) => {
    if (/^(1|true|on|yes)$/i.test(value)) return true;
    return /^(0|false|off|no)$/i.test(value) ? false : undefined;
  });
}

/** An origin; a path under a proxy is part of it, without the slash at its end. */
function publicUrl(): z.ZodType<string, string> {
  return parsed("must be an http or https address without query, such as users type it", (value) => {
    const url = URL.parse(value);
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return undefined;
    return url.search === "" && url.hash === "" ? url.href.replace(/\/+$/, "") : undefined;
  });
}

function databaseUrl(): z.ZodType<string, string> {
  return parsed("must be an address that begins with postgres:// or postgresql://", (value) =>
    /^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? "") ? value : undefined,
  );
}

const masterKeyBytes = 32;

function masterKey(): z.ZodType<Buffer, string> {
  return parsed(`must be ${masterKeyBytes} random bytes as base64 or hex`, (value) => {
    const hex = /^[0-9a-f]{64}$/i.test(value);
    if (!hex && !/^[0-9A-Za-z+/_-]{43}=?$/.test(value)) return undefined;
    const bytes = Buffer.from(value, hex ? "hex" : "base64");
    return bytes.length === masterKeyBytes ? bytes : undefined;
  });
}

function bootstrapApiKey(): z.ZodType<{ readonly key: string; readonly kind: "test" | "live" }, string> {
  return parsed("must be a well-formed kin_test_ or kin_live_ key", (value) => {
    const key = parseApiKey(value);
    return key.kind === "well_formed" && key.keyKind !== "oper" ? { key: value, kind: key.keyKind } : undefined;
  });
}

/** More would not be a list that somebody keeps. */
const listItemsMax = 64;

function list(value: string): readonly string[] | undefined {
  const items = value.split(",").map((item) => item.trim());
  return items.length <= listItemsMax && items.every((item) => item !== "") ? items : undefined;
}

function networks(): z.ZodType<readonly Network[], string> {
  return parsed(`must be at most ${listItemsMax} address blocks, comma-separated`, (value) => {
    try {
      return list(value)?.map(parseNetwork);
    } catch {
      return undefined;
    }
  });
}

function dnsServers(): z.ZodType<readonly string[], string> {
  const server = z.union([z.ipv4(), z.ipv6()]);
  const isServer = (item: string): boolean => {
    if (server.safeParse(item).success) return true;
    const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(item) ?? [];
    return server.safeParse(bracketed ?? plain).success && Number(port) >= 1 && Number(port) <= 65_535;
  };
  return parsed("must be addresses of name servers, ip or ip:port, comma-separated", (value) => {
    const items = list(value);
    return items?.every(isServer) === true ? items : undefined;
  });
}

/** Seconds; a week between two attempts is longer than any receiver is down on purpose. */
const webhookDelaySecondsMax = 604_800;

function webhookSchedule(): z.ZodType<readonly number[], string> {
  const rule = `must be at most 20 delays of 0 to ${webhookDelaySecondsMax} seconds, comma-separated`;
  return parsed(rule, (value) => {
    const delays = list(value)?.map((item) => (/^\d{1,6}(\.\d{1,3})?$/.test(item) ? Number(item) : Number.NaN));
    const fit = delays?.every((delay) => delay >= 0 && delay <= webhookDelaySecondsMax);
    return fit === true && (delays?.length ?? 0) <= 20 ? delays : undefined;
  });
}

function mediaSize(): z.ZodType<{ readonly width: number; readonly height: number }, string> {
  return parsed("must be WIDTHxHEIGHT in even pixels, each 16 to 4096", (value) => {
    const [, width = 0, height = 0] = /^(\d{2,4})x(\d{2,4})$/.exec(value)?.map(Number) ?? [];
    const fit = [width, height].every((side) => side >= 16 && side <= 4096 && side % 2 === 0);
    return fit ? { width, height } : undefined;
  });
}

/** @param parse undefined for a value that breaks the rule */
function parsed<Value>(rule: string, parse: (value: string) => Value | undefined): z.ZodType<Value, string> {
  return z.string().transform((value, context): Value => {
    const result = parse(value.trim());
    if (result !== undefined) return result;
    context.addIssue({ code: "custom", message: rule });
    return z.NEVER;
  });
}

/** The data directory as an absolute path. */
export function resolveDataDir(values: Pick<SettingValues, "KINORA_DATA_DIR">, cwd: string): string {
  return path.resolve(cwd, values.KINORA_DATA_DIR);
}
