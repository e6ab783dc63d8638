import pino from "pino";
import { withoutSecrets } from "@kinora/core";

export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

export type Logger = pino.Logger;

/** Fields that are never written, by name, at the depths where our log calls put objects. */
const secretFields = [
  "authorization",
  "cookie",
  "password",
  "apiKey",
  "masterKey",
  "secret",
  "connectionString",
  "prompt",
  "negativePrompt",
  "negative_prompt",
  "request",
] as const;

/**
 * One JSON object per line, with the instant in ISO form. Secrets leave by no way: known fields are cut by name, and
 * every line is searched for what looks like one, because error messages and stacks are free text.
 *
 * @param options.destination a stream, or standard error when absent: standard output is for results
 */
export function makeLogger(options: {
  readonly level: LogLevel;
  readonly destination?: pino.DestinationStream;
}): Logger {
  return pino(
    {
      level: options.level,
      base: null, // neither process id nor host name in each line
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: pino.stdSerializers.errWithCause, err: pino.stdSerializers.errWithCause },
      redact: {
        paths: secretFields.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: "[redacted]",
      },
      hooks: { streamWrite: withoutSecrets },
    },
    options.destination ?? pino.destination({ dest: 2, sync: true }),
  );
}
