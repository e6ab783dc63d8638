import type { Mail } from "./mailer.ts";

/** Letters are plain text: nothing in them is fetched, and a name that somebody chose cannot become mark-up. */
export function invitationLetter(letter: {
  readonly to: string;
  readonly inviter: string;
  readonly workspace: string;
  readonly link: string;
  readonly expiresAt: Date;
}): Mail {
  const { to, inviter, workspace, link, expiresAt } = letter;
  return {
    to,
    subject: `${oneLine(inviter)} invites you to ${oneLine(workspace)} on Kinora`,
    text: [
      `${oneLine(inviter)} invites you to the workspace "${oneLine(workspace)}" on Kinora.`,
      `Open this link to join; it is good until ${expiresAt.toUTCString()}, and works once:`,
      link,
      "If you do not know why you get this, you need not do anything.",
    ].join("\n\n"),
  };
}

export function resetLetter({ to, link }: { readonly to: string; readonly link: string }): Mail {
  return {
    to,
    subject: "Your password for Kinora",
    text: [
      "Somebody, most likely you, asked to set your password anew.",
      "Open this link within an hour; it works once, and ends all your sessions:",
      link,
      "If it was not you, you need not do anything: your password stays as it is.",
    ].join("\n\n"),
  };
}

export function signUpLetter({ to, link }: { readonly to: string; readonly link: string }): Mail {
  return {
    to,
    subject: "Your account at Kinora",
    text: [
      "Somebody, most likely you, wants to make an account with this address.",
      "Open this link within a day to choose a name and a password; it works once:",
      link,
      "If it was not you, you need not do anything: there is no account.",
    ].join("\n\n"),
  };
}

/** In place of the one above: what the page answers must not tell whether there is an account. */
export function knownAddressLetter({ to, link }: { readonly to: string; readonly link: string }): Mail {
  return {
    to,
    subject: "Your account at Kinora",
    text: [
      "Somebody, most likely you, wants to make an account with this address, and there is one already.",
      "Sign in here; a forgotten password can be set anew there:",
      link,
      "If it was not you, you need not do anything.",
    ].join("\n\n"),
  };
}

/** Tokens stand in the fragment, which no server and no log gets to see. */
export function invitationLink(publicUrl: string, token: string): string {
  return `${publicUrl}/console#invitation=${token}`;
}

export function resetLink(publicUrl: string, token: string): string {
  return `${publicUrl}/console#reset=${token}`;
}

export function signUpLink(publicUrl: string, token: string): string {
  return `${publicUrl}/console#sign-up=${token}`;
}

export function setUpLink(publicUrl: string, token: string): string {
  return `${publicUrl}/console#set-up=${token}`;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").slice(0, 200);
}
