import type { TaskMode } from "@kinora/core";
import type { WorkspacePrincipal } from "#access/principal.ts";
import type { InvitationRow, MemberChange, MemberRow, MembershipRow } from "#people/members.ts";
import type { NewPerson, PersonRow } from "#people/people.ts";
import type { Role } from "#people/role.ts";
import type { SignIn } from "#people/sign-in.ts";

/** What the console's session API is handed besides the guide's services. */
export interface ConsoleServices {
  readonly signIn: SignIn;
  /**
   * Whether only who was invited makes an account, anybody does, or anybody who opens a link in a letter to the address:
   * where letters are sent, nobody has an address that is not theirs.
   */
  readonly signUp: "closed" | "open" | "letter";
  /** Whether letters are sent; without them links are shown to who asks for them. */
  readonly sendsMail: boolean;
  /** Whether anybody has an account. */
  isSetUp(): Promise<boolean>;
  setUp(wanted: NewPerson & { readonly token: string }, requestId: string): Promise<PersonRow>;
  /** Sends the letter with the link to make an account, or one that says that there is one. @throws AppError `rate_limited` */
  sendSignUp(email: string, from: { readonly address: string | undefined }): Promise<void>;
  /** The address of such a link. @throws AppError `not_found` when it has ended */
  readSignUp(token: string): Promise<string>;
  /**
   * A person with a workspace of their own, at the address of the link where there is one.
   *
   * @throws AppError `conflict_state` when the address is taken, `not_found` for a link that has ended, `rate_limited`
   */
  makeAccount(
    wanted: Omit<NewPerson, "email"> & { readonly workspace: string } & (
        | { readonly token: string }
        | { readonly email: string; readonly token?: undefined }
      ),
    from: { readonly requestId: string; readonly address: string | undefined },
  ): Promise<PersonRow>;
  memberships(personId: string): Promise<readonly MembershipRow[]>;
  /** @throws AppError `not_found` when the person is not of the workspace */
  requireMember(workspaceId: string, personId: string): Promise<MemberRow>;
  /** The person as a caller of one side of the workspace. */
  principalOf(member: MemberRow, mode: TaskMode): Promise<WorkspacePrincipal>;
  members(workspaceId: string): Promise<readonly MemberRow[]>;
  invitations(workspaceId: string): Promise<readonly InvitationRow[]>;
  /** @returns the link, where no letter was sent */
  invite(
    wanted: { readonly workspaceId: string; readonly email: string; readonly role: Role; readonly inviter: PersonRow },
    by: MemberChange,
  ): Promise<{ readonly id: string; readonly link: string | undefined; readonly expiresAt: Date }>;
  cancelInvitation(workspaceId: string, invitationId: string, by: MemberChange): Promise<void>;
  readInvitation(token: string): Promise<InvitationRow & { readonly isKnown: boolean }>;
  acceptInvitation(
    accept: {
      readonly token: string;
      readonly person: PersonRow | undefined;
      readonly newcomer: Omit<NewPerson, "email"> | undefined;
    },
    requestId: string,
  ): Promise<{ readonly person: PersonRow; readonly workspaceId: string; readonly isNew: boolean }>;
  changeRole(workspaceId: string, personId: string, role: Role, by: MemberChange): Promise<MemberRow>;
  removeMember(workspaceId: string, personId: string, by: MemberChange): Promise<void>;
  /** Sends the letter with the link to set a password anew, if somebody has the address. */
  sendReset(email: string): Promise<void>;
  resetPassword(token: string, password: string): Promise<void>;
}
