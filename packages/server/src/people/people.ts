import { createHash, randomBytes, randomUUID } from "node:crypto";
import { AppError, shown } from "@kinora/core";
import { z } from "zod";
import { recordAudit } from "#audit/record-audit.ts";
import type { ChangedBy } from "#access/keys.ts";
import type { Database, Transaction } from "#store/database.ts";
import { checkPassword, hashPassword } from "./password.ts";
import {
  findPerson,
  hasPeople,
  insertMember,
  insertPerson,
  isSetUpToken,
  lockOperators,
  type PersonRow,
  setOperator,
  takeSetUpToken,
  upsertSetUpToken,
} from "./people-store.ts";

export { findPerson, type PersonRow } from "./people-store.ts";

export interface NewPerson {
  /** 1 to 100 characters. */
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** A new person whose words were checked and whose password is hashed: that takes too long for a transaction. */
export interface PreparedPerson {
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
}

const nameCharactersMax = 100;
const emailCharactersMax = 254;

/** @throws AppError `invalid_parameter` naming the field */
export async function preparePerson(wanted: NewPerson): Promise<PreparedPerson> {
  const name = wanted.name.trim();
  if (name.length === 0 || name.length > nameCharactersMax || /\p{Cc}/u.test(name)) {
    throw new AppError(
      "invalid_parameter",
      `name must have 1 to ${nameCharactersMax} characters, got ${name.length}.`,
      {
        param: "name",
      },
    );
  }
  const email = readEmail(wanted.email);
  checkPassword(wanted.password);
  return { name, email, passwordHash: await hashPassword(wanted.password) };
}

/** As the sign-in library reads one, so that nobody is stored who cannot sign in. */
const address = z.email();

/** An address as it is stored: in lower case. @throws AppError `invalid_parameter` */
export function readEmail(text: string, param = "email"): string {
  const email = text.trim().toLowerCase();
  if (email.length <= emailCharactersMax && address.safeParse(email).success) return email;
  throw new AppError("invalid_parameter", `${param} must be an e-mail address, got ${shown(text)}.`, { param });
}

/** @throws AppError `conflict_state` when somebody has the address already */
export async function addPerson(
  tx: Transaction,
  person: PreparedPerson & { readonly isOperator?: boolean; readonly emailVerified?: boolean },
  now: Date,
): Promise<PersonRow> {
  const { name, email, passwordHash, isOperator = false, emailVerified = false } = person;
  const row = { id: newId("usr"), name, email, isOperator, createdAt: now };
  if (!(await insertPerson(tx, { ...row, passwordHash, emailVerified, accountId: newId("acc") }))) throw emailTaken();
  return row;
}

export function emailTaken(): AppError {
  return new AppError("conflict_state", "Somebody has this e-mail address here already.", {
    param: "email",
    fix: "Sign in with it; a forgotten password can be set anew.",
  });
}

/** Whether anybody has an account. */
export async function isSetUp(db: Database): Promise<boolean> {
  return hasPeople(db);
}

/**
 * Makes the token that names the first person, in place of the one before; undefined once there is somebody. Only its
 * hash is stored, so it is shown at each start until it was used.
 */
export async function makeSetUpToken(db: Database): Promise<string | undefined> {
  if (await hasPeople(db)) return undefined;
  const token = newToken();
  await upsertSetUpToken(db, hashToken(token));
  return token;
}

/**
 * Makes the first person: operator of the installation and owner of its first workspace.
 *
 * @throws AppError `auth_invalid_key` when the token is not the one of the last start or was used, `invalid_parameter`
 */
export async function setUp(
  db: Database,
  wanted: NewPerson & { readonly token: string },
  {
    workspaceId,
    now,
    requestId,
  }: { readonly workspaceId: string | undefined; readonly now: Date; readonly requestId?: string },
): Promise<PersonRow> {
  const hash = hashToken(wanted.token);
  // who guesses makes no password be hashed
  if (!(await isSetUpToken(db, hash))) throw setUpTokenInvalid();
  const prepared = await preparePerson(wanted);
  return await db.transaction().execute(async (tx) => {
    if (!(await takeSetUpToken(tx, hash)) || (await hasPeople(tx))) throw setUpTokenInvalid();
    const person = await addPerson(tx, { ...prepared, isOperator: true, emailVerified: true }, now);
    const actor = { kind: "person", id: person.id, name: person.name } as const;
    const target = { kind: "person", id: person.id };
    await recordAudit(tx, {
      actor,
      action: "operator.granted",
      target,
      detail: { email: person.email },
      requestId,
      at: now,
    });
    if (workspaceId === undefined) return person;
    await insertMember(tx, { workspaceId, personId: person.id, role: "owner", now });
    const detail = { email: person.email, role: "owner" };
    await recordAudit(tx, { workspaceId, actor, action: "member.joined", target, detail, requestId, at: now });
    return person;
  });
}

function setUpTokenInvalid(): AppError {
  return new AppError("auth_invalid_key", "The set-up token is not valid, or was used.", {
    fix: "Use the one that the last start of the server printed; once there is an operator, sign in.",
  });
}

/**
 * Makes a person an operator, or an operator a person like others.
 *
 * @throws AppError `not_found`; `conflict_state` for the last operator
 */
export async function changeOperator(
  db: Database,
  change: { readonly email: string; readonly isOperator: boolean },
  { by, now }: { readonly by: ChangedBy; readonly now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const operators = await lockOperators(tx);
    const person = await findPerson(tx, { email: readEmail(change.email) });
    if (person === undefined) throw new AppError("not_found", "There is no person with this e-mail address.");
    if (person.isOperator === change.isOperator) return;
    if (!change.isOperator && operators.length === 1) {
      throw new AppError("conflict_state", "The last operator cannot be taken away.", {
        fix: "Make another person operator first.",
      });
    }
    await setOperator(tx, person.id, change.isOperator);
    await recordAudit(tx, {
      ...by,
      action: change.isOperator ? "operator.granted" : "operator.revoked",
      target: { kind: "person", id: person.id },
      detail: { email: person.email },
      at: now,
    });
  });
}

/** 256 bits that fit in a link. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Random bits need no slow hash. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

export function newId(prefix: "usr" | "acc" | "inv" | "ses"): string {
  return `${prefix}_${randomUUID().replaceAll("-", "")}`;
}
