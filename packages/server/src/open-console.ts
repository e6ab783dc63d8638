import { AppError, type PlanTable, type TaskMode } from "@kinora/core";
import { makeBuckets, type RateDecision, type RateQuota } from "#access/rate-limit.ts";
import { createWorkspace, requireWorkspace } from "#access/workspaces.ts";
import type { ConsoleServices } from "#dialects/console/console-services.ts";
import {
  invitationLetter,
  invitationLink,
  knownAddressLetter,
  resetLetter,
  resetLink,
  signUpLetter,
  signUpLink,
} from "#people/letters.ts";
import type { Mail, Mailer } from "#people/mailer.ts";
import {
  acceptInvitation,
  addMember,
  cancelInvitation,
  changeMemberRole,
  inviteMember,
  listInvitations,
  listMembers,
  listMemberships,
  type MemberRow,
  readInvitation,
  removeMember,
  requireMember,
} from "#people/members.ts";
import { addPerson, isSetUp, preparePerson, readEmail, setUp } from "#people/people.ts";
import { makeResetToken, resetPassword } from "#people/reset-password.ts";
import { scopesOfRole } from "#people/role.ts";
import { openSignIn } from "#people/sign-in.ts";
import { makeSignUpToken, readSignUpToken, takeSignUpToken } from "#people/sign-up.ts";
import type { Database, Transaction } from "#store/database.ts";

export interface ConsoleOptions {
  readonly db: Database;
  readonly plans: PlanTable;
  readonly masterKey: Uint8Array;
  /** Read when it is needed: the port may be known only later. */
  readonly publicUrl: () => string;
  readonly signUpIsOpen: boolean;
  /** Absent where no mail server is set. */
  readonly mailer: Mailer | undefined;
  /** The workspace of the first start, whose owner the first person becomes. */
  readonly firstWorkspace: () => Promise<string | undefined>;
  /** Gives a workspace that somebody made by signing up the plan for it. */
  readonly startPlan: (tx: Transaction, workspaceId: string, now: Date) => Promise<void>;
  readonly now: () => Date;
  /** A clock that never goes back, in milliseconds. */
  readonly nowMs: () => number;
  readonly log: { warn(fields: Readonly<Record<string, unknown>>, message: string): void };
}

/** Accounts that one address makes, and letters that somebody gets who asked for none. */
const signUps: RateQuota = { name: "sign-up", requestsPerMinute: 1, burst: 30 };
const letters: RateQuota = { name: "letters", requestsPerMinute: 0.2, burst: 3 };

/** @throws AppError `rate_limited` */
function requireAllowedHere({ allowed, retryAfterSeconds }: RateDecision): void {
  if (allowed) return;
  throw new AppError("rate_limited", "Too many accounts are made from this address.", {
    retryAfterSeconds,
    fix: `Wait ${retryAfterSeconds} s.`,
  });
}

/** Everything that the console's session API does, bound to its parts. */
export function openConsole(options: ConsoleOptions): ConsoleServices {
  const { db, plans, mailer, now, log } = options;
  const send = async (mail: Mail): Promise<boolean> => {
    if (mailer === undefined) return false;
    try {
      await mailer.send(mail);
      return true;
    } catch (error) {
      log.warn({ err: error }, "a letter could not be sent");
      return false;
    }
  };
  const buckets = makeBuckets(options.nowMs);
  return {
    signIn: openSignIn({ ...options, publicUrl: options.publicUrl() }),
    signUp: !options.signUpIsOpen ? "closed" : mailer === undefined ? "open" : "letter",
    sendsMail: mailer !== undefined,

    isSetUp: () => isSetUp(db),
    setUp: async (wanted, requestId) =>
      setUp(db, wanted, { workspaceId: await options.firstWorkspace(), now: now(), requestId }),

    async sendSignUp(email, { address }) {
      requireAllowedHere(buckets.take(`sign-up ${address}`, signUps));
      if (!buckets.take(`sign-up letter ${readEmail(email)}`, letters).allowed) return;
      const token = await makeSignUpToken(db, email, now());
      const publicUrl = options.publicUrl();
      // whether somebody has the address must not show in how long the answer takes
      void send(
        token === undefined
          ? knownAddressLetter({ to: email, link: `${publicUrl}/console` })
          : signUpLetter({ to: email, link: signUpLink(publicUrl, token) }),
      );
    },

    readSignUp: (token) => readSignUpToken(db, token, now()),

    async makeAccount(wanted, { requestId, address }) {
      requireAllowedHere(buckets.take(`sign-up ${address}`, signUps));
      const at = now();
      const { token } = wanted;
      const email = token === undefined ? wanted.email : await readSignUpToken(db, token, at);
      const prepared = await preparePerson({ ...wanted, email });
      return await db.transaction().execute(async (tx) => {
        if (token !== undefined) await takeSignUpToken(tx, token, at);
        const person = await addPerson(tx, { ...prepared, emailVerified: token !== undefined }, at);
        const actor = { kind: "person", id: person.id, name: person.name } as const;
        const wantedWorkspace = { name: wanted.workspace, apiPlan: undefined };
        const context = { plans, now: at, by: { actor, requestId } };
        const { id } = await createWorkspace(tx, wantedWorkspace, context);
        await addMember(tx, { workspaceId: id, person, role: "owner" }, { actor, requestId, role: undefined, now: at });
        await options.startPlan(tx, id, at);
        return person;
      });
    },

    memberships: (personId) => listMemberships(db, personId),
    requireMember: (workspaceId, personId) => requireMember(db, { workspaceId, personId }),

    async principalOf(member, mode) {
      const workspace = await requireWorkspace(db, member.workspaceId);
      const planOf = (id: string | undefined) => (id === undefined ? undefined : plans.find(id));
      return {
        kind: "workspace",
        workspaceId: workspace.id,
        workspaceName: workspace.name,
        mode,
        ...asCaller(member, mode),
        apiPlan: planOf(workspace.apiPlan),
        webPlan: planOf(workspace.webPlan),
      };
    },

    members: (workspaceId) => listMembers(db, workspaceId),
    invitations: (workspaceId) => listInvitations(db, workspaceId),

    async invite({ workspaceId, email, role, inviter }, by) {
      const made = await inviteMember(db, { workspaceId, email, role, inviterId: inviter.id }, by);
      const link = invitationLink(options.publicUrl(), made.token);
      const { name: workspace } = await requireWorkspace(db, workspaceId);
      const { expiresAt } = made;
      const sent = await send(invitationLetter({ to: made.email, inviter: inviter.name, workspace, link, expiresAt }));
      return { id: made.id, link: sent ? undefined : link, expiresAt };
    },

    cancelInvitation: (workspaceId, invitationId, by) => cancelInvitation(db, { workspaceId, invitationId }, by),
    readInvitation: (token) => readInvitation(db, token, now()),
    acceptInvitation: (accept, requestId) => acceptInvitation(db, accept, { now: now(), requestId }),
    changeRole: (workspaceId, personId, role, by) => changeMemberRole(db, { workspaceId, personId, role }, by),
    removeMember: (workspaceId, personId, by) => removeMember(db, { workspaceId, personId }, by),

    async sendReset(email) {
      if (mailer === undefined || !buckets.take(`reset ${readEmail(email)}`, letters).allowed) return;
      const token = await makeResetToken(db, email, now());
      // whether somebody has the address must not show in how long the answer takes
      if (token !== undefined) void send(resetLetter({ to: email, link: resetLink(options.publicUrl(), token) }));
    },

    resetPassword: (token, password) => resetPassword(db, { token, password }, now()),
  };
}

/** A member in the place of a key: the role is its scopes. */
function asCaller(member: MemberRow, mode: TaskMode) {
  return {
    apiKeyId: member.personId,
    keyName: member.name,
    scopes: scopesOfRole(member.role, mode),
    models: undefined,
    keyExpiresAt: undefined,
    keyCreatedAt: member.createdAt,
    keyReplacedBy: undefined,
    networks: undefined,
    maxMicroCredits: undefined,
    maxMicroCreditsPerDay: undefined,
    person: { id: member.personId, name: member.name },
  };
}
