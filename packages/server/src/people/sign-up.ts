import type { Database, Transaction } from "#store/database.ts";
import { findPerson, hashToken, newToken, readEmail } from "./people.ts";
import { findLinkToken, insertLinkToken, takeLinkToken } from "./people-store.ts";
import { linkEnded } from "./reset-password.ts";

const signUpMs = 24 * 3_600_000;

/**
 * Makes the token of a link by which the owner of an address makes an account, good for a day. Until then nothing is
 * stored of a person, so that nobody takes another's address.
 *
 * @returns undefined when somebody has the address; whoever asks must not learn that
 */
export async function makeSignUpToken(db: Database, text: string, now: Date): Promise<string | undefined> {
  const email = readEmail(text);
  if ((await findPerson(db, { email })) !== undefined) return undefined;
  const token = newToken();
  const expiresAt = new Date(now.getTime() + signUpMs);
  await insertLinkToken(db, { kind: "sign_up", hash: hashToken(token), value: email, expiresAt });
  return token;
}

/** The address that the link was sent to. @throws AppError `not_found` for a link that has ended */
export async function readSignUpToken(db: Database, token: string, now: Date): Promise<string> {
  const email = await findLinkToken(db, { kind: "sign_up", hash: hashToken(token) }, now);
  if (email === undefined) throw linkEnded();
  return email;
}

/** Uses the link up. @throws AppError `not_found` for a link that has ended */
export async function takeSignUpToken(tx: Transaction, token: string, now: Date): Promise<void> {
  const email = await takeLinkToken(tx, { kind: "sign_up", hash: hashToken(token) }, now);
  if (email === undefined) throw linkEnded();
}
