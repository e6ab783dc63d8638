import { parseApiKey } from "@kinora/core";
import { z } from "zod";
import { type Network, parseNetwork } from "#outbound/public-address.ts";

// How the texts of the environment become values. Each schema's one message is the rule, so that it can stand after
// the variable's name.

export function text(pattern: RegExp, rule: string): z.ZodString {
  return z.string().regex(pattern, { error: rule });
}

export function wholeNumber(min: number, max: number): z.ZodType<number, string> {
  const rule = `must be a whole number from ${min} to ${max}`;
  return parsed(rule, (value) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    return number >= min && number <= max ? number : undefined;
  });
}

export function flag(): z.ZodType<boolean, string> {
  return parsed("must be 1 or 0", (value) => {
    if (/^(1|true|on|yes)$/i.test(value)) return true;
    return /^(0|false|off|no)$/i.test(value) ? false : undefined;
  });
}

/** An origin; a path under a proxy is part of it, without the slash at its end. */
export function publicUrl(): z.ZodType<string, string> {
  return parsed("must be an http or https address without query, such as users type it", (value) => {
    const url = URL.parse(value);
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return undefined;
    return url.search === "" && url.hash === "" ? url.href.replace(/\/+$/, "") : undefined;
  });
}

export function databaseUrl(): z.ZodType<string, string> {
  return parsed("must be an address that begins with postgres:// or postgresql://", (value) =>
    /^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? "") ? value : undefined,
  );
}

/** A mail server, with its user and password and, in `from`, the sender. */
export function smtpUrl(): z.ZodType<string, string> {
  return parsed("must be smtp://user:password@host:port, or smtps:", (value) => {
    const url = URL.parse(value);
    return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== "" ? value : undefined;
  });
}

const masterKeyBytes = 32;

export function masterKey(): z.ZodType<Buffer, string> {
  return parsed(`must be ${masterKeyBytes} random bytes as base64 or hex`, (value) => {
    const hex = /^[0-9a-f]{64}$/i.test(value);
    if (!hex && !/^[0-9A-Za-z+/_-]{43}=?$/.test(value)) return undefined;
    const bytes = Buffer.from(value, hex ? "hex" : "base64");
    return bytes.length === masterKeyBytes ? bytes : undefined;
  });
}

export function bootstrapApiKey(): z.ZodType<{ readonly key: string; readonly kind: "test" | "live" }, string> {
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

export function networks(): z.ZodType<readonly Network[], string> {
  return parsed(`must be at most ${listItemsMax} address blocks, comma-separated`, (value) => {
    try {
      return list(value)?.map(parseNetwork);
    } catch {
      return undefined;
    }
  });
}

export function dnsServers(): z.ZodType<readonly string[], string> {
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

export function webhookSchedule(): z.ZodType<readonly number[], string> {
  const rule = `must be at most 20 delays of 0 to ${webhookDelaySecondsMax} seconds, comma-separated`;
  return parsed(rule, (value) => {
    const delays = list(value)?.map((item) => (/^\d{1,6}(\.\d{1,3})?$/.test(item) ? Number(item) : Number.NaN));
    const fit = delays?.every((delay) => delay >= 0 && delay <= webhookDelaySecondsMax);
    return fit === true && (delays?.length ?? 0) <= 20 ? delays : undefined;
  });
}

/** Of everything that is rendered, whatever was asked for. */
export interface MediaSize {
  readonly width: number;
  readonly height: number;
  /** The engine's own when undefined. */
  readonly framesPerSecond: number | undefined;
}

export function mediaSize(): z.ZodType<MediaSize, string> {
  return parsed("must be WIDTHxHEIGHT in even pixels, each 16 to 4096, and may end in @FRAMES_PER_SECOND", (value) => {
    const [, width = 0, height = 0, framesPerSecond] = /^(\d{2,4})x(\d{2,4})(?:@(\d{1,2}))?$/.exec(value) ?? [];
    const size = { width: Number(width), height: Number(height) };
    const fit = Object.values(size).every((side) => side >= 16 && side <= 4096 && side % 2 === 0);
    const rate = framesPerSecond === undefined ? undefined : Number(framesPerSecond);
    return fit && rate !== 0 ? { ...size, framesPerSecond: rate } : undefined;
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
