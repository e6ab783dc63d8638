import { AppError } from "@kinora/core";
import type { Database } from "#store/database.ts";
import { checkPassword, hashPassword } from "./password.ts";
import { hashToken, newToken, readEmail } from "./people.ts";
import {
  deleteSessionsOf,
  findLinkToken,
  findPerson,
  insertLinkToken,
  takeLinkToken,
  updatePasswordHash,
} from "./people-store.ts";

const resetMs = 3_600_000;

/**
 * Makes the token of a link that sets a person's password anew, good for an hour.
 *
 * @returns undefined when nobody has the address; whoever asks must not learn that
 */
export async function makeResetToken(db: Database, text: string, now: Date): Promise<string | undefined> {
  const person = await findPerson(db, { email: readEmail(text) });
  if (person === undefined) return undefined;
  const token = newToken();
  const expiresAt = new Date(now.getTime() + resetMs);
  await insertLinkToken(db, { kind: "reset", hash: hashToken(token), value: person.id, expiresAt });
  return token;
}

/**
 * Sets a password by the token of a link, once, and ends all sessions of the person.
 *
 * @throws AppError `invalid_parameter`; `not_found` for a link that has ended
 */
export async function resetPassword(
  db: Database,
  { token, password }: { readonly token: string; readonly password: string },
  now: Date,
): Promise<void> {
  const link = { kind: "reset", hash: hashToken(token) } as const;
  // who guesses makes no password be hashed
  if ((await findLinkToken(db, link, now)) === undefined) throw linkEnded();
  checkPassword(password);
  const passwordHash = await hashPassword(password);
  await db.transaction().execute(async (tx) => {
    const personId = await takeLinkToken(tx, link, now);
    if (personId === undefined) throw linkEnded();
    await updatePasswordHash(tx, { personId, passwordHash, now });
    await deleteSessionsOf(tx, personId);
  });
}

export function linkEnded(): AppError {
  return new AppError("not_found", "The link is not valid, was used, or has ended.", { fix: "Ask for a new one." });
}
