import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { crashPoints } from "#observe/crash-point.ts";
import { logLevels } from "#observe/logger.ts";
import { webhookDelaysSeconds } from "#webhooks/webhook-schedule.ts";
import {
  bootstrapApiKey,
  databaseUrl,
  dnsServers,
  flag,
  masterKey,
  mediaSize,
  networks,
  publicUrl,
  smtpUrl,
  text,
  webhookSchedule,
  wholeNumber,
} from "./setting-values.ts";

/**
 * Every setting that does something, by the name of its variable. Values are texts, as the environment has them; an
 * empty one counts as absent.
 */
export const settingsSchema = z.object({
  KINORA_HOST: text(/^[0-9A-Za-z.:-]{1,255}$/, "must be an address or host name of this machine").default("127.0.0.1"),
  KINORA_PORT: wholeNumber(1, 65_535).default(4700),
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
  KINORA_TRUSTED_PROXIES: networks().default([]),
  KINORA_SIGNUP: z.enum(["closed", "open"], { error: "must be closed or open" }).default("closed"),
  KINORA_SMTP_URL: smtpUrl().optional(),
  KINORA_SUPPORT_CONTACT: text(/^[^\p{Cc}]{1,200}$/u, "must be one line of at most 200 characters").optional(),
  KINORA_WELCOME: flag().default(true),
  KINORA_WEBHOOK_SCHEDULE: webhookSchedule().default(webhookDelaysSeconds),
  KINORA_METRICS_PORT: wholeNumber(1, 65_535).optional(),
  KINORA_RETENTION_DAYS: wholeNumber(1, 3_650).default(30),
  KINORA_LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(", ")}` }).default("info"),
  STRIPE_SECRET_KEY: text(/^[\x21-\x7e]{8,255}$/, "must be a secret key of Stripe").optional(),
  STRIPE_WEBHOOK_SECRET: text(/^whsec_[\x21-\x7e]{8,255}$/, "must be a signing secret of Stripe, whsec_…").optional(),
  STRIPE_BASE_URL: text(/^https?:\/\/[^\s/?#]+$/, "must be http or https and a host, without a path").optional(),
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
  KINORA_TRUSTED_PROXIES: { example: "10.0.0.0/8" },
  KINORA_SIGNUP: { example: "open" },
  KINORA_SMTP_URL: { example: "smtp://user:password@mail.example.com:587?from=kinora@example.com", secret: true },
  KINORA_SUPPORT_CONTACT: { example: "support@example.com" },
  KINORA_WELCOME: { example: "0" },
  KINORA_WEBHOOK_SCHEDULE: { example: "5,300,1800" },
  KINORA_METRICS_PORT: { example: "9464" },
  KINORA_RETENTION_DAYS: { example: "30" },
  KINORA_LOG_LEVEL: { example: "info" },
  STRIPE_SECRET_KEY: { example: "sk_live_…", secret: true },
  STRIPE_WEBHOOK_SECRET: { example: "whsec_…", secret: true },
  STRIPE_BASE_URL: { example: "http://127.0.0.1:12111" },
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
export const settingsWithoutEffect: readonly string[] = ["KINORA_BLOB_URL", "KINORA_UPSTREAM_POLL_MS"];

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

/** The data directory as an absolute path. */
export function resolveDataDir(values: Pick<SettingValues, "KINORA_DATA_DIR">, cwd: string): string {
  return path.resolve(cwd, values.KINORA_DATA_DIR);
}
