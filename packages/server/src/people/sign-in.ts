import { AppError } from "@kinora/core";
import { makeBuckets, type RateQuota } from "#access/rate-limit.ts";
import { checkPassword } from "./password.ts";
import { type PersonRow, readEmail } from "./people.ts";
import type { SessionLibrary, SessionLibraryOptions } from "./session-library.ts";

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

export interface SignInOptions extends SessionLibraryOptions {
  /** A clock that never goes back, in milliseconds. */
  readonly nowMs: () => number;
  readonly now: () => Date;
}

/** However busy it is, a session ends after a week. */
const absoluteMs = 7 * 86_400_000;

/** Ten wrong tries at once, then one a minute, for an account from one address; five times as many for an address. */
const perAccount: RateQuota = { name: "sign-in", requestsPerMinute: 1, burst: 10 };
const perAddress: RateQuota = { name: "sign-in", requestsPerMinute: 5, burst: 50 };

export function openSignIn(options: SignInOptions): SignIn {
  let opening: Promise<SessionLibrary> | undefined;
  // a third of the start's code, for whoever is a person and not a program
  const library = (): Promise<SessionLibrary> =>
    (opening ??= import("./session-library.ts").then(({ openSessionLibrary }) => openSessionLibrary(options)));
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
      const { api, asAppErrors } = await library();
      const email = readEmail(text);
      const succeeded = countTry(email, address);
      const { headers: answer } = await asAppErrors(
        api.signInEmail({ body: { email, password }, headers, returnHeaders: true }),
      );
      succeeded();
      return answer.getSetCookie();
    },

    async signOut(headers) {
      const { api } = await library();
      return (await api.signOut({ headers, returnHeaders: true })).headers.getSetCookie();
    },

    async read(headers) {
      const { api } = await library();
      const found = await api.getSession({ headers, returnHeaders: true });
      if (found.response === null) return undefined;
      const { session, user } = found.response;
      if (options.now().getTime() - session.createdAt.getTime() > absoluteMs) {
        await api.signOut({ headers });
        return undefined;
      }
      const { id, name, email, isOperator, createdAt } = user;
      return { person: { id, name, email, isOperator, createdAt }, cookies: found.headers.getSetCookie() };
    },

    async sessions(headers) {
      const { api } = await library();
      const sessions = await api.listSessions({ headers });
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
      const { api } = await library();
      await api.revokeOtherSessions({ headers });
    },

    async changePassword({ current, next }, headers) {
      checkPassword(next, "new_password");
      const { api, asAppErrors } = await library();
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
      const changed = await asAppErrors(api.changePassword({ body, headers, returnHeaders: true }));
      return changed.headers.getSetCookie();
    },
  };
}
