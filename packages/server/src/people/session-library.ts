import { hkdfSync } from "node:crypto";
import { AppError } from "@kinora/core";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import type { Database } from "#store/database.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { newId } from "./people.ts";

/**
 * The library keeps accounts and sessions, and is called by its functions alone: none of its routes is mounted, so its
 * checks of origins, its limits and its sign-up are off, and ours stand before it.
 */
export function openSessionLibrary(options: SessionLibraryOptions) {
  return { api: openAuth(options).api, asAppErrors };
}

export type SessionLibrary = ReturnType<typeof openSessionLibrary>;

export interface SessionLibraryOptions {
  readonly db: Database;
  readonly masterKey: Uint8Array;
  /** As people type it; decides whether cookies are for TLS alone. */
  readonly publicUrl: string;
  readonly log: { warn(fields: Readonly<Record<string, unknown>>, message: string): void };
}

const idleSeconds = 12 * 3_600;

function openAuth({ db, masterKey, publicUrl, log }: SessionLibraryOptions) {
  const overTls = publicUrl.startsWith("https:");
  return betterAuth({
    appName: "Kinora",
    baseURL: publicUrl,
    secret: Buffer.from(hkdfSync("sha256", masterKey, "", "kinora/sign-in/v1", 32)).toString("hex"),
    database: { db, type: "postgres", transaction: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { log: (level, message) => void (level === "error" && log.warn({ message }, "sign-in")) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 1_000,
      password: { hash: hashPassword, verify: ({ password, hash }) => verifyPassword(password, hash) },
    },
    session: {
      modelName: "person_session",
      fields: {
        userId: "person_id",
        expiresAt: "expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
      },
      expiresIn: idleSeconds,
      updateAge: 600,
    },
    user: {
      modelName: "person",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
      additionalFields: {
        isOperator: { type: "boolean", fieldName: "is_operator", required: true, defaultValue: false, input: false },
      },
    },
    account: {
      modelName: "person_account",
      fields: {
        userId: "person_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: {
      modelName: "person_verification",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
    advanced: {
      disableCSRFCheck: true,
      disableOriginCheck: true,
      // the library would write __Secure- before the name, and __Host- binds a cookie to this host besides
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure: overTls },
      cookies: { session_token: { name: `${overTls ? "__Host-" : ""}kinora_session` } },
      database: { generateId: ({ model }) => newId(model === "user" ? "usr" : model === "session" ? "ses" : "acc") },
    },
  });
}

/** What the library refuses, in words of the catalogue. */
async function asAppErrors<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    throw new AppError("auth_invalid_key", "E-mail address or password is wrong.", {
      fix: "Try again; a forgotten password can be set anew.",
      cause: error,
    });
  }
}
