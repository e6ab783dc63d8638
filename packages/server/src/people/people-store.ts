import { sql } from "kysely";
import type { Database, Transaction } from "#store/database.ts";
import type { Role } from "./role.ts";

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly isOperator: boolean;
  readonly createdAt: Date;
}

interface PersonColumns {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly is_operator: boolean;
  readonly created_at: Date;
}

/** With the account that the sign-in library looks for: its provider is "credential", its id the person's. */
export async function insertPerson(
  tx: Transaction,
  person: PersonRow & { readonly passwordHash: string; readonly emailVerified: boolean; readonly accountId: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into person (id, name, email, email_verified, is_operator, created_at, updated_at)
    values (${person.id}, ${person.name}, ${person.email}, ${person.emailVerified}, ${person.isOperator},
      ${person.createdAt}, ${person.createdAt})
    on conflict (email) do nothing returning id`.execute(tx);
  if (rows.length === 0) return false;
  await sql`
    insert into person_account (id, person_id, account_id, provider_id, password, created_at, updated_at)
    values (${person.accountId}, ${person.id}, ${person.id}, 'credential', ${person.passwordHash},
      ${person.createdAt}, ${person.createdAt})`.execute(tx);
  return true;
}

export async function findPerson(
  db: Database | Transaction,
  by: { readonly id: string } | { readonly email: string },
): Promise<PersonRow | undefined> {
  const where = "id" in by ? sql`id = ${by.id}` : sql`email = ${by.email}`;
  const { rows } = await sql<PersonColumns>`select * from person where ${where}`.execute(db);
  return rows[0] && toPerson(rows[0]);
}

export async function hasPeople(db: Database | Transaction): Promise<boolean> {
  const { rows } = await sql`select from person limit 1`.execute(db);
  return rows.length > 0;
}

/** @returns false when there is no such person */
export async function setOperator(tx: Transaction, personId: string, isOperator: boolean): Promise<boolean> {
  const { rows } = await sql`
    update person set is_operator = ${isOperator}, updated_at = now() where id = ${personId} returning id`.execute(tx);
  return rows.length > 0;
}

/** Operators, while nobody else changes who is one. */
export async function lockOperators(tx: Transaction): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person where is_operator order by id for update`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface MemberRow {
  readonly workspaceId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly createdAt: Date;
}

const memberColumns = sql`m.workspace_id, m.person_id, p.name, p.email, m.role, m.created_at`;

interface MemberColumns {
  readonly workspace_id: string;
  readonly person_id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly created_at: Date;
}

/** @returns false when the person belongs to the workspace already */
export async function insertMember(
  tx: Transaction,
  member: { readonly workspaceId: string; readonly personId: string; readonly role: Role; readonly now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into member (workspace_id, person_id, role, created_at)
    values (${member.workspaceId}, ${member.personId}, ${member.role}, ${member.now})
    on conflict do nothing returning person_id`.execute(tx);
  return rows.length > 0;
}

export async function findMember(
  db: Database | Transaction,
  id: { readonly workspaceId: string; readonly personId: string },
): Promise<MemberRow | undefined> {
  const { rows } = await sql<MemberColumns>`
    select ${memberColumns} from member m join person p on p.id = m.person_id
    where m.workspace_id = ${id.workspaceId} and m.person_id = ${id.personId}`.execute(db);
  return rows[0] && toMember(rows[0]);
}

/** Members of a workspace, oldest first; more than these no workspace has. */
export async function selectMembers(
  db: Database | Transaction,
  workspaceId: string,
  options: { readonly lock: boolean } = { lock: false },
): Promise<readonly MemberRow[]> {
  const { rows } = await sql<MemberColumns>`
    select ${memberColumns} from member m join person p on p.id = m.person_id
    where m.workspace_id = ${workspaceId} order by m.created_at, m.person_id limit 10000
    ${options.lock ? sql`for update of m` : sql``}`.execute(db);
  return rows.map(toMember);
}

export interface MembershipRow {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly role: Role;
}

/** The workspaces of a person, the one joined first at the head. */
export async function selectMemberships(db: Database, personId: string): Promise<readonly MembershipRow[]> {
  const { rows } = await sql<{ workspace_id: string; name: string; role: Role }>`
    select m.workspace_id, w.name, m.role from member m join workspace w on w.id = m.workspace_id
    where m.person_id = ${personId} order by m.created_at, m.workspace_id limit 1000`.execute(db);
  return rows.map((row) => ({ workspaceId: row.workspace_id, workspaceName: row.name, role: row.role }));
}

export async function updateMemberRole(tx: Transaction, member: Pick<MemberRow, "workspaceId" | "personId" | "role">) {
  await sql`
    update member set role = ${member.role}
    where workspace_id = ${member.workspaceId} and person_id = ${member.personId}`.execute(tx);
}

export async function deleteMember(tx: Transaction, member: Pick<MemberRow, "workspaceId" | "personId">) {
  await sql`
    delete from member where workspace_id = ${member.workspaceId} and person_id = ${member.personId}`.execute(tx);
}

export interface InvitationRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly email: string;
  readonly role: Role;
  readonly state: "pending" | "accepted" | "canceled";
  readonly expiresAt: Date;
  readonly createdAt: Date;
}

interface InvitationColumns {
  readonly id: string;
  readonly workspace_id: string;
  readonly workspace_name: string;
  readonly email: string;
  readonly role: Role;
  readonly state: InvitationRow["state"];
  readonly expires_at: Date;
  readonly created_at: Date;
}

const invitations = sql`
  select i.id, i.workspace_id, w.name as workspace_name, i.email, i.role, i.state, i.expires_at, i.created_at
  from invitation i join workspace w on w.id = i.workspace_id`;

export async function insertInvitation(
  tx: Transaction,
  invitation: Omit<InvitationRow, "state" | "workspaceName"> & {
    readonly tokenHash: Buffer;
    readonly inviterId: string | undefined;
  },
): Promise<void> {
  await sql`
    insert into invitation (id, workspace_id, email, role, token_hash, inviter_id, expires_at, created_at)
    values (${invitation.id}, ${invitation.workspaceId}, ${invitation.email}, ${invitation.role},
      ${invitation.tokenHash}, ${invitation.inviterId ?? null}, ${invitation.expiresAt}, ${invitation.createdAt})`.execute(
    tx,
  );
}

export async function selectPendingInvitations(
  db: Database | Transaction,
  workspaceId: string,
): Promise<readonly InvitationRow[]> {
  const { rows } = await sql<InvitationColumns>`
    ${invitations} where i.workspace_id = ${workspaceId} and i.state = 'pending'
    order by i.created_at, i.id limit 1000`.execute(db);
  return rows.map(toInvitation);
}

export async function findInvitation(
  db: Database | Transaction,
  by: { readonly tokenHash: Buffer } | { readonly id: string; readonly workspaceId: string },
  options: { readonly lock: boolean } = { lock: false },
): Promise<InvitationRow | undefined> {
  const where =
    "tokenHash" in by
      ? sql`i.token_hash = ${by.tokenHash}`
      : sql`i.id = ${by.id} and i.workspace_id = ${by.workspaceId}`;
  const { rows } = await sql<InvitationColumns>`
    ${invitations} where ${where} ${options.lock ? sql`for update of i` : sql``}`.execute(db);
  return rows[0] && toInvitation(rows[0]);
}

/** Ends what is pending for an address, before it is invited anew. @returns the ids that ended */
export async function cancelPendingInvitations(
  tx: Transaction,
  id: { readonly workspaceId: string; readonly email: string },
  now: Date,
): Promise<void> {
  await sql`
    update invitation set state = 'canceled', ended_at = ${now}
    where workspace_id = ${id.workspaceId} and email = ${id.email} and state = 'pending'`.execute(tx);
}

export async function endInvitation(
  tx: Transaction,
  id: string,
  state: "accepted" | "canceled",
  now: Date,
): Promise<void> {
  await sql`update invitation set state = ${state}, ended_at = ${now} where id = ${id}`.execute(tx);
}

export async function deleteSessionsOf(tx: Transaction, personId: string): Promise<void> {
  await sql`delete from person_session where person_id = ${personId}`.execute(tx);
}

export async function updatePasswordHash(
  tx: Transaction,
  account: { readonly personId: string; readonly passwordHash: string; readonly now: Date },
): Promise<void> {
  await sql`
    update person_account set password = ${account.passwordHash}, updated_at = ${account.now}
    where person_id = ${account.personId} and provider_id = 'credential'`.execute(tx);
}

/** What a link in a letter lets its reader do: set a password anew, or make an account for the address. */
export interface LinkToken {
  readonly kind: "reset" | "sign_up";
  readonly hash: Buffer;
}

function identifierOf({ kind, hash }: LinkToken): string {
  return `${kind}/${hash.toString("hex")}`;
}

/** @param link.value of whom it is: a person's id, or an address */
export async function insertLinkToken(
  db: Database,
  link: LinkToken & { readonly value: string; readonly expiresAt: Date },
): Promise<void> {
  const identifier = identifierOf(link);
  await sql`
    insert into person_verification (id, identifier, value, expires_at)
    values (${identifier}, ${identifier}, ${link.value}, ${link.expiresAt})`.execute(db);
}

/** Whose it is; nothing is used up. */
export async function findLinkToken(db: Database, link: LinkToken, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ value: string }>`
    select value from person_verification
    where identifier = ${identifierOf(link)} and expires_at > ${now}`.execute(db);
  return rows[0]?.value;
}

/** Uses the token up. @returns whose it is; undefined when there is none, or it has ended */
export async function takeLinkToken(tx: Transaction, link: LinkToken, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ value: string }>`
    delete from person_verification where identifier = ${identifierOf(link)} and expires_at > ${now}
    returning value`.execute(tx);
  return rows[0]?.value;
}

/** Sessions that have ended, and links that nobody followed. @returns how many went */
export async function deleteEndedSessions(db: Database, now: Date): Promise<void> {
  await sql`delete from person_session where expires_at <= ${now}`.execute(db);
  await sql`delete from person_verification where expires_at <= ${now}`.execute(db);
}

const setUpKey = "set_up_token";

/** Puts the hash of a new set-up token in the place of the one before. */
export async function upsertSetUpToken(db: Database | Transaction, hash: Buffer): Promise<void> {
  const value = JSON.stringify(hash.toString("hex"));
  await sql`
    insert into installation (key, value) values (${setUpKey}, ${value})
    on conflict (key) do update set value = excluded.value`.execute(db);
}

/** Whether it is the token; nothing is used up. */
export async function isSetUpToken(db: Database, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    select from installation where key = ${setUpKey} and value = ${JSON.stringify(hash.toString("hex"))}::jsonb`.execute(
    db,
  );
  return rows.length > 0;
}

/** Uses the token up; @returns false when it is not the one. Of two at once one gets true. */
export async function takeSetUpToken(tx: Transaction, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    delete from installation where key = ${setUpKey} and value = ${JSON.stringify(hash.toString("hex"))}::jsonb
    returning key`.execute(tx);
  return rows.length > 0;
}

function toPerson(row: PersonColumns): PersonRow {
  const { id, name, email } = row;
  return { id, name, email, isOperator: row.is_operator, createdAt: row.created_at };
}

function toMember(row: MemberColumns): MemberRow {
  return {
    workspaceId: row.workspace_id,
    personId: row.person_id,
    name: row.name,
    email: row.email,
    role: row.role,
    createdAt: row.created_at,
  };
}

function toInvitation(row: InvitationColumns): InvitationRow {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    workspaceName: row.workspace_name,
    email: row.email,
    role: row.role,
    state: row.state,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
  };
}
