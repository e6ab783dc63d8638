import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { AppError } from "@kinora/core";
import { z } from "zod";

/** The two halves of a key's second credential: the access key names it, the secret key signs tokens. */
export interface AccessPair {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** What tokens of a pair begin with is not `kin_test_` or the like, so that neither half is taken for a key. */
const accessKeyPrefix = "kin_ak_";
const secretKeyPrefix = "kin_sk_";

/** 144 bits to be found by, 256 bits to sign with. */
export function makeAccessPair(): AccessPair {
  return {
    accessKey: accessKeyPrefix + randomBytes(18).toString("hex"),
    secretKey: secretKeyPrefix + randomBytes(32).toString("hex"),
  };
}

/** Whether somebody sends half a pair where a key or a token belongs. */
export function isHalfOfPair(text: string): boolean {
  return text.startsWith(accessKeyPrefix) || text.startsWith(secretKeyPrefix);
}

/** A token that claims to be of an access key; nothing of it is verified yet. */
export interface AccessToken {
  readonly accessKey: string;
  /** What the signature is over. */
  readonly signed: string;
  readonly signature: Buffer;
  /** Seconds since 1970. */
  readonly expiresAtSeconds: number | undefined;
  readonly notBeforeSeconds: number | undefined;
}

const header = z.object({ alg: z.string() });
const claims = z.object({ iss: z.string(), exp: z.number().optional(), nbf: z.number().optional() });

/** More is no token of ours: three claims take some 200 characters. */
const tokenCharactersMax = 2_048;

/** @returns undefined when the text is not a token at all, such as a key */
export function readAccessToken(text: string): AccessToken | undefined {
  if (text.length > tokenCharactersMax || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) return undefined;
  const [head = "", body = "", signature = ""] = text.split(".");
  const algorithm = header.safeParse(jsonOf(head)).data?.alg;
  const claimed = claims.safeParse(jsonOf(body)).data;
  // any other algorithm, "none" among them, is no token that is looked at
  if (algorithm !== "HS256" || claimed === undefined) return undefined;
  return {
    accessKey: claimed.iss,
    signed: `${head}.${body}`,
    signature: Buffer.from(signature, "base64url"),
    expiresAtSeconds: claimed.exp,
    notBeforeSeconds: claimed.nbf,
  };
}

/** Clocks of two machines may differ this much. */
const skewSeconds = 60;
const lifeSecondsMax = 86_400;

/**
 * Checks the signature, then the times: who cannot sign learns nothing about clocks.
 *
 * @throws AppError `auth_invalid_key`, `auth_token_not_yet_valid`, `auth_token_expired`
 */
export function verifyAccessToken(token: AccessToken, secretKey: string, now: Date): void {
  const wanted = createHmac("sha256", secretKey).update(token.signed).digest();
  if (wanted.length !== token.signature.length || !timingSafeEqual(wanted, token.signature)) {
    throw new AppError("auth_invalid_key", "The token's signature does not fit its access key.", {
      fix: "Sign with the secret key of the same pair, HS256, the secret as it was shown.",
    });
  }
  const nowSeconds = now.getTime() / 1_000;
  const { expiresAtSeconds: expires, notBeforeSeconds: from } = token;
  if (expires === undefined) {
    throw new AppError("auth_token_expired", "The token has no exp.", { fix: "Sign with exp = now + 1800 seconds." });
  }
  if (expires <= nowSeconds - skewSeconds) {
    throw new AppError("auth_token_expired", `The token expired ${Math.ceil(nowSeconds - expires)} s ago.`);
  }
  if (expires > nowSeconds + lifeSecondsMax + skewSeconds) {
    throw new AppError(
      "auth_token_expired",
      `The token is valid for ${Math.round((expires - nowSeconds) / 3_600)} h; the most is 24 h.`,
      { fix: "Sign with exp = now + 1800 seconds." },
    );
  }
  if (from !== undefined && from > nowSeconds + skewSeconds) {
    throw new AppError(
      "auth_token_not_yet_valid",
      `The token is valid in ${Math.ceil(from - nowSeconds)} s: the clock that signed it is ahead.`,
    );
  }
}

function jsonOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
