import { hkdfSync } from "node:crypto";
import { AppError } from "@kinora/core";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { makeBuckets, type RateQuota } from "#access/rate-limit.ts";
import type { Database } from "#store/database.ts";
import { checkPassword, hashPassword, verifyPassword } from "./password.ts";
import { newId, type PersonRow, readEmail } from "./people.ts";

/** Who is signed in. */
export interface Session {
  readonly person: PersonRow;
  /** To be sent with the answer: a session that is used lives on. */
  readonly cookies: readonly string[];
}

export interface OpenSession {
  readonly id: string;
  readonly userAgent: string | undefined;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Sessions of people, in the `person_session` table; the cookie holds a signed token. */
export interface SignIn {
  /** @returns the cookies to set. @throws AppError `auth_invalid_key`, `rate_limited` */
  signIn(
    credentials: { readonly email: string; readonly password: string },
    from: { readonly headers: Headers; readonly address: string | undefined },
  ): Promise<readonly string[]>;
  /** @returns the cookies to take back */
  signOut(headers: Headers): Promise<readonly string[]>;
  /** Undefined when nobody is signed in, or the session has ended. */
  read(headers: Headers): Promise<Session | undefined>;
  /** The sessions of who is signed in that have not ended, the newest first. */
  sessions(headers: Headers): Promise<readonly OpenSession[]>;
  /** Ends all sessions of who is signed in but this one. */
  endOthers(headers: Headers): Promise<void>;
  /** Ends the person's other sessions. @throws AppError `auth_invalid_key` for a wrong password, `invalid_parameter` */
  changePassword(
    change: { readonly current: string; readonly next: string },
    headers: Headers,
  ): Promise<readonly string[]>;
}

export interface SignInOptions {
  readonly db: Database;
  readonly masterKey: Uint8Array;
  /** As people type it; decides whether cookies are for TLS alone. */
  readonly publicUrl: string;
  /** A clock that never goes back, in milliseconds. */
  readonly nowMs: () => number;
  readonly now: () => Date;
  readonly log: { warn(fields: Readonly<Record<string, unknown>>, message: string): void };
}

const idleSeconds = 12 * 3_600;
/** However busy it is, a session ends after a week. */
const absoluteMs = 7 * 86_400_000;

/** Ten wrong tries at once, then one a minute, for an account from one address; five times as many for an address. */
const perAccount: RateQuota = { name: "sign-in", requestsPerMinute: 1, burst: 10 };
const perAddress: RateQuota = { name: "sign-in", requestsPerMinute: 5, burst: 50 };

export function openSignIn(options: SignInOptions): SignIn {
  const auth = openAuth(options);
  const buckets = makeBuckets(options.nowMs);
  /** Counts a try before it is made, so that many at once are counted too. @returns takes it back */
  const countTry = (email: string, address: string | undefined): (() => void) => {
    const counted = [
      [`account ${email} ${address}`, perAccount],
      [`address ${address}`, perAddress],
    ] as const;
    const refused = counted.map(([id, quota]) => buckets.take(id, quota)).find(({ allowed }) => !allowed);
    if (refused === undefined) return () => counted.forEach(([id]) => buckets.giveBack(id));
    throw new AppError("rate_limited", "Too many tries to sign in.", {
      retryAfterSeconds: refused.retryAfterSeconds,
      fix: `Wait ${refused.retryAfterSeconds} s; a forgotten password can be set anew.`,
    });
  };

  return {
    async signIn({ email: text, password }, { headers, address }) {
      const email = readEmail(text);
      const succeeded = countTry(email, address);
      const { headers: answer } = await asAppErrors(
        auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true }),
      );
      succeeded();
      return answer.getSetCookie();
    },

    async signOut(headers) {
      return (await auth.api.signOut({ headers, returnHeaders: true })).headers.getSetCookie();
    },

    async read(headers) {
      const found = await auth.api.getSession({ headers, returnHeaders: true });
      if (found.response === null) return undefined;
      const { session, user } = found.response;
      if (options.now().getTime() - session.createdAt.getTime() > absoluteMs) {
        await auth.api.signOut({ headers });
        return undefined;
      }
      const { id, name, email, isOperator, createdAt } = user;
      return { person: { id, name, email, isOperator, createdAt }, cookies: found.headers.getSetCookie() };
    },

    async sessions(headers) {
      const sessions = await auth.api.listSessions({ headers });
      return sessions
        .map(({ id, userAgent, createdAt, expiresAt }) => ({
          id,
          userAgent: userAgent ?? undefined,
          createdAt,
          expiresAt,
        }))
        .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
    },

    async endOthers(headers) {
      await auth.api.revokeOtherSessions({ headers });
    },

    async changePassword({ current, next }, headers) {
      checkPassword(next, "new_password");
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
      const changed = await asAppErrors(auth.api.changePassword({ body, headers, returnHeaders: true }));
      return changed.headers.getSetCookie();
    },
  };
}

/**
 * The library keeps accounts and sessions, and is called by its functions alone: none of its routes is mounted, so its
 * checks of origins, its limits and its sign-up are off, and ours stand before it.
 */
function openAuth({ db, masterKey, publicUrl, log }: SignInOptions) {
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
