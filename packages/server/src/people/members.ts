import { AppError } from "@kinora/core";
import { type AuditAction, recordAudit } from "#audit/record-audit.ts";
import type { ChangedBy } from "#access/keys.ts";
import type { Database, Transaction } from "#store/database.ts";
import {
  addPerson,
  emailTaken,
  hashToken,
  newId,
  newToken,
  type NewPerson,
  preparePerson,
  readEmail,
} from "./people.ts";
import {
  cancelPendingInvitations,
  deleteMember,
  endInvitation,
  findInvitation,
  findMember,
  findPerson,
  insertInvitation,
  insertMember,
  type InvitationRow,
  type MemberRow,
  type PersonRow,
  selectMembers,
  selectPendingInvitations,
  updateMemberRole,
} from "./people-store.ts";
import { isAtLeast, mayManageMembers, type Role } from "./role.ts";

export type { InvitationRow, MemberRow, MembershipRow } from "./people-store.ts";
export { selectMemberships as listMemberships } from "./people-store.ts";

/** Who changes a membership, and what they are in the workspace; undefined for whoever runs the installation. */
export interface MemberChange extends ChangedBy {
  readonly role: Role | undefined;
  readonly now: Date;
}

/** @throws AppError `not_found` when the person is not of the workspace, as if there were none */
export async function requireMember(
  db: Database,
  id: { readonly workspaceId: string; readonly personId: string },
): Promise<MemberRow> {
  const member = isId("ws", id.workspaceId) ? await findMember(db, id) : undefined;
  if (member === undefined) throw new AppError("not_found", "There is no such workspace among yours.");
  return member;
}

export async function listMembers(db: Database, workspaceId: string): Promise<readonly MemberRow[]> {
  return await selectMembers(db, workspaceId);
}

export async function listInvitations(db: Database, workspaceId: string): Promise<readonly InvitationRow[]> {
  return await selectPendingInvitations(db, workspaceId);
}

/** A week: long enough for a holiday's mail, short enough for a mailbox that somebody else gets. */
const invitationMs = 7 * 86_400_000;

/**
 * Invites an address to a workspace, in place of an invitation that it has. The token is for its link, and is not kept.
 *
 * @throws AppError `invalid_parameter`; `scope_missing` for a role above the inviter's; `conflict_state` for a member
 */
export async function inviteMember(
  db: Database,
  wanted: { readonly workspaceId: string; readonly email: string; readonly role: Role; readonly inviterId?: string },
  by: MemberChange,
): Promise<{ readonly id: string; readonly token: string; readonly email: string; readonly expiresAt: Date }> {
  const { workspaceId, role } = wanted;
  const email = readEmail(wanted.email);
  requireMayGive(by.role, role);
  const [id, token] = [newId("inv"), newToken()];
  const expiresAt = new Date(by.now.getTime() + invitationMs);
  await db.transaction().execute(async (tx) => {
    const person = await findPerson(tx, { email });
    if (person !== undefined && (await findMember(tx, { workspaceId, personId: person.id })) !== undefined) {
      throw new AppError("conflict_state", "The person belongs to the workspace already.", {
        param: "email",
        fix: "Change the member's role instead.",
      });
    }
    await cancelPendingInvitations(tx, { workspaceId, email }, by.now);
    const { inviterId } = wanted;
    const tokenHash = hashToken(token);
    await insertInvitation(tx, { id, workspaceId, email, role, tokenHash, inviterId, expiresAt, createdAt: by.now });
    await record(
      tx,
      "member.invited",
      { workspaceId, target: { kind: "invitation", id }, detail: { email, role } },
      by,
    );
  });
  return { id, token, email, expiresAt };
}

/** @throws AppError `not_found` */
export async function cancelInvitation(
  db: Database,
  id: { readonly workspaceId: string; readonly invitationId: string },
  by: MemberChange,
): Promise<void> {
  const { workspaceId, invitationId } = id;
  requireMayGive(by.role, "viewer");
  await db.transaction().execute(async (tx) => {
    const invitation = isId("inv", invitationId)
      ? await findInvitation(tx, { id: invitationId, workspaceId }, { lock: true })
      : undefined;
    if (invitation?.state !== "pending") throw new AppError("not_found", "There is no such invitation pending.");
    await endInvitation(tx, invitationId, "canceled", by.now);
    const { email, role } = invitation;
    const target = { kind: "invitation", id: invitationId };
    await record(tx, "member.invitation_canceled", { workspaceId, target, detail: { email, role } }, by);
  });
}

/** What the holder of a link may know of it. @throws AppError `not_found` for one that has ended */
export async function readInvitation(
  db: Database,
  token: string,
  now: Date,
): Promise<InvitationRow & { readonly isKnown: boolean }> {
  const invitation = await findInvitation(db, { tokenHash: hashToken(token) });
  if (invitation?.state !== "pending" || invitation.expiresAt <= now) throw invitationEnded();
  return { ...invitation, isKnown: (await findPerson(db, { email: invitation.email })) !== undefined };
}

/**
 * Joins a workspace by the token of an invitation, once: as the person who is signed in with its address, or as a new one.
 *
 * @throws AppError `not_found` for an invitation that has ended; `conflict_state` when its address has a person and
 *   another or none is signed in; `invalid_parameter`, `missing_parameter` for a new person
 */
export async function acceptInvitation(
  db: Database,
  accept: {
    readonly token: string;
    /** Who is signed in. */
    readonly person: PersonRow | undefined;
    /** Of somebody who is not known yet. */
    readonly newcomer: Omit<NewPerson, "email"> | undefined;
  },
  { now, requestId }: { readonly now: Date; readonly requestId?: string },
): Promise<{ readonly person: PersonRow; readonly workspaceId: string; readonly isNew: boolean }> {
  const seen = await readInvitation(db, accept.token, now);
  if (accept.person !== undefined && accept.person.email !== seen.email) {
    throw new AppError("conflict_state", "The invitation is for another e-mail address.", {
      fix: "Sign out, and open the link again.",
    });
  }
  if (accept.person === undefined && seen.isKnown) throw emailTaken();
  if (accept.person === undefined && accept.newcomer === undefined) {
    throw new AppError("missing_parameter", "name and password are required.", { param: "name" });
  }
  const prepared =
    accept.newcomer === undefined ? undefined : await preparePerson({ ...accept.newcomer, email: seen.email });
  return await db.transaction().execute(async (tx) => {
    const invitation = await findInvitation(tx, { tokenHash: hashToken(accept.token) }, { lock: true });
    if (invitation?.state !== "pending") throw invitationEnded();
    // who has the link has the mailbox
    const person = accept.person ?? (prepared && (await addPerson(tx, { ...prepared, emailVerified: true }, now)));
    if (person === undefined) throw invitationEnded();
    const { workspaceId, role } = invitation;
    const by = { actor: { kind: "person", id: person.id, name: person.name }, requestId, role, now } as const;
    await addMember(tx, { workspaceId, person, role }, by);
    await endInvitation(tx, invitation.id, "accepted", now);
    return { person, workspaceId, isNew: accept.person === undefined };
  });
}

/** Makes a person a member without an invitation; nothing happens to one who is. */
export async function addMember(
  tx: Transaction,
  member: { readonly workspaceId: string; readonly person: Pick<PersonRow, "id" | "email">; readonly role: Role },
  by: MemberChange,
): Promise<void> {
  const { workspaceId, person, role } = member;
  if (!(await insertMember(tx, { workspaceId, personId: person.id, role, now: by.now }))) return;
  const detail = { email: person.email, role };
  await record(tx, "member.joined", { workspaceId, target: personTarget(person.id), detail }, by);
}

/**
 * Gives a member another role.
 *
 * @throws AppError `not_found`; `scope_missing` for a role, or a member, above the caller; `conflict_state` for the last
 *   owner
 */
export async function changeMemberRole(
  db: Database,
  wanted: { readonly workspaceId: string; readonly personId: string; readonly role: Role },
  by: MemberChange,
): Promise<MemberRow> {
  const { workspaceId, role } = wanted;
  return await db.transaction().execute(async (tx) => {
    const member = await lockMember(tx, wanted, by);
    requireMayGive(by.role, role);
    if (member.role === role) return member;
    await updateMemberRole(tx, wanted);
    const detail = { email: member.email, before: member.role, after: role };
    await record(tx, "member.role_changed", { workspaceId, target: personTarget(member.personId), detail }, by);
    return { ...member, role };
  });
}

/**
 * Takes a person out of a workspace; anybody may take themselves out.
 *
 * @throws AppError as `changeMemberRole`
 */
export async function removeMember(
  db: Database,
  id: { readonly workspaceId: string; readonly personId: string },
  by: MemberChange,
): Promise<void> {
  const { workspaceId, personId } = id;
  await db.transaction().execute(async (tx) => {
    const leaves = by.actor.kind === "person" && by.actor.id === personId;
    const member = await lockMember(tx, id, leaves ? { ...by, role: undefined } : by);
    await deleteMember(tx, id);
    const detail = { email: member.email, role: member.role };
    await record(tx, "member.removed", { workspaceId, target: personTarget(personId), detail }, by);
  });
}

/** The member, whom the caller may change; nobody else changes the workspace's members until the transaction ends. */
async function lockMember(
  tx: Transaction,
  id: { readonly workspaceId: string; readonly personId: string; readonly role?: Role },
  by: MemberChange,
): Promise<MemberRow> {
  const members = await selectMembers(tx, id.workspaceId, { lock: true });
  const member = members.find(({ personId }) => personId === id.personId);
  if (member === undefined) throw new AppError("not_found", "There is no such member in the workspace.");
  requireMayGive(by.role, member.role);
  const staysOwner = id.role === "owner";
  if (member.role === "owner" && !staysOwner && members.filter(({ role }) => role === "owner").length === 1) {
    throw new AppError("conflict_state", "A workspace has at least one owner, and this is the last.", {
      fix: "Make another member owner first.",
    });
  }
  return member;
}

/** @throws AppError `scope_missing` unless the caller manages members and is at least what is given or taken */
function requireMayGive(caller: Role | undefined, role: Role): void {
  if (caller === undefined || (mayManageMembers(caller) && isAtLeast(caller, role))) return;
  throw new AppError(
    "scope_missing",
    mayManageMembers(caller)
      ? `An ${caller} may not make or unmake an ${role}.`
      : `A ${caller} may not change who belongs to the workspace.`,
    { fix: "Ask an owner of the workspace." },
  );
}

interface MemberRecord {
  readonly workspaceId: string;
  readonly target: { readonly kind: string; readonly id: string };
  readonly detail: Readonly<Record<string, unknown>>;
}

async function record(tx: Transaction, action: AuditAction, entry: MemberRecord, by: MemberChange): Promise<void> {
  const { actor, requestId, now } = by;
  await recordAudit(tx, { ...entry, actor, action, requestId, at: now });
}

/** What is none is not looked for: a text may hold what a database does not take. */
function isId(prefix: "ws" | "inv", text: string): boolean {
  return new RegExp(`^${prefix}_[0-9a-f]{32}$`).test(text);
}

function personTarget(id: string): { readonly kind: string; readonly id: string } {
  return { kind: "person", id };
}

function invitationEnded(): AppError {
  return new AppError("not_found", "The invitation is not valid, was used, or has ended.", {
    fix: "Ask for a new one.",
  });
}
