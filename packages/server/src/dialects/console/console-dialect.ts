import type { IncomingMessage } from "node:http";
import { AppError, shown, type TaskMode } from "@kinora/core";
import { type Context, Hono } from "hono";
import type { OperatorPrincipal, WorkspacePrincipal } from "#access/principal.ts";
import { emptyAnswer, jsonAnswer } from "#http-kit/exchange.ts";
import type { InvitationRow, MemberChange, MemberRow } from "#people/members.ts";
import type { PersonRow } from "#people/people.ts";
import type { Session } from "#people/sign-in.ts";
import type { Dialect, DialectEnv } from "../dialect.ts";
import { mountOperatorRoutes } from "#dialects/operator/operator-dialect.ts";
import type { OperatorServices } from "#dialects/operator/operator-services.ts";
import { mountGuideRoutes } from "#dialects/guide/guide-dialect.ts";
import type { GuideServices } from "#dialects/guide/guide-services.ts";
import { readSettings } from "#dialects/guide/read-json.ts";
import { mountConsolePage } from "./console-page.ts";
import type { ConsoleServices } from "./console-services.ts";
import {
  acceptBody,
  forgottenBody,
  invitationTokenBody,
  inviteBody,
  passwordChangeBody,
  resetBody,
  roleBody,
  setUpBody,
  signInBody,
  signUpBody,
  signUpLetterBody,
  signUpTokenBody,
} from "./console-wire.ts";
import { requireSameOrigin } from "./same-origin.ts";

const prefix = "/console/api";

export interface ConsoleParts {
  readonly services: GuideServices;
  readonly operator: OperatorServices;
  readonly console: ConsoleServices;
}

type Answer = (context: Context<DialectEnv>) => Response | Promise<Response>;

/**
 * The console's session API: signing in and out, set-up, members and invitations; and, under `/console/api/v1`, every
 * route of the guide for whoever is signed in, the operator's for operators. Keys open nothing here, and cookies open nothing elsewhere.
 *
 * @param native whose errors these routes share
 */
export function makeConsoleDialect(
  { services, operator, console }: ConsoleParts,
  native: Pick<Dialect, "readCredential" | "presentError">,
): Dialect {
  const routes = new Hono<DialectEnv>();
  const { presentError } = native;
  const on = (method: "GET" | "POST" | "PATCH" | "DELETE", path: string, answer: Answer): void => {
    routes.on(method, prefix + path, async (context) => {
      const exchange = context.env;
      exchange.route = prefix + path;
      try {
        requireSameOrigin(exchange.incoming, services.publicUrl);
        refuseKey(exchange.incoming);
        return await answer(context);
      } catch (error) {
        return presentError(error, exchange);
      }
    });
  };
  const read = async <Schema extends Parameters<typeof readSettings>[2]>(
    context: Context<DialectEnv>,
    schema: Schema,
  ) => (await readSettings<Schema>({ exchange: context.env }, services, schema)).value;

  const requireSessionOf = async (incoming: IncomingMessage): Promise<Session> => {
    requireSameOrigin(incoming, services.publicUrl);
    refuseKey(incoming);
    const session = await console.signIn.read(headersOf(incoming));
    if (session !== undefined) return session;
    throw new AppError("auth_missing", "Nobody is signed in, or the session has ended.", { fix: "Sign in." });
  };
  const requireSession = async (context: Context<DialectEnv>): Promise<Session> =>
    requireSessionOf(context.env.incoming);
  /** Who is signed in, as a member of the workspace in the path. */
  const requireMembership = async (context: Context<DialectEnv>) => {
    const session = await requireSession(context);
    const workspaceId = context.req.param("workspace") ?? "";
    const member = await console.requireMember(workspaceId, session.person.id);
    const by: MemberChange = {
      actor: { kind: "person", id: member.personId, name: member.name },
      requestId: context.env.requestId,
      role: member.role,
      now: services.now(),
    };
    return { session, workspaceId, member, by };
  };
  const signedIn = async (
    context: Context<DialectEnv>,
    person: { readonly email: string; readonly password: string },
  ): Promise<Response> => {
    const { incoming, clientAddress } = context.env;
    const from = { headers: headersOf(incoming), address: clientAddress };
    return withCookies(jsonAnswer(context.env, { signed_in: true }), await console.signIn.signIn(person, from));
  };

  on("POST", "/set-up", async (context) => {
    const { token, name, email, password } = await read(context, setUpBody);
    await console.setUp({ token, name, email, password }, context.env.requestId);
    return signedIn(context, { email, password });
  });

  // what a page shows before anybody is signed in
  on("GET", "/start", async (context) =>
    jsonAnswer(context.env, {
      is_set_up: await console.isSetUp(),
      sign_up: console.signUp,
      sends_mail: console.sendsMail,
    }),
  );

  on("POST", "/sign-up", async (context) => {
    if (console.signUp === "closed") throw signUpClosed();
    const { name, password, workspace = name, email, token } = await read(context, signUpBody);
    const { requestId, clientAddress: address } = context.env;
    const person = await console.makeAccount(
      { name, password, workspace, ...addressOf(console.signUp, { email, token }) },
      { requestId, address },
    );
    return signedIn(context, { email: person.email, password });
  });

  on("POST", "/sign-up/letter", async (context) => {
    if (console.signUp === "closed") throw signUpClosed();
    const { email } = await read(context, signUpLetterBody);
    if (console.signUp === "open") {
      throw new AppError("conflict_state", "This server sends no mail.", { fix: "Make the account at once." });
    }
    await console.sendSignUp(email, { address: context.env.clientAddress });
    return jsonAnswer(context.env, { message: "A letter with a link is on its way to this address." });
  });

  on("POST", "/sign-up/read", async (context) => {
    const { token } = await read(context, signUpTokenBody);
    return jsonAnswer(context.env, { email: await console.readSignUp(token) });
  });

  on("POST", "/sign-in", async (context) => signedIn(context, await read(context, signInBody)));

  on("POST", "/sign-out", async (context) => {
    const cookies = await console.signIn.signOut(headersOf(context.env.incoming));
    return withCookies(emptyAnswer(context.env), cookies);
  });

  on("GET", "/session", async (context) => {
    const { person, cookies } = await requireSession(context);
    const memberships = await console.memberships(person.id);
    return withCookies(
      jsonAnswer(context.env, {
        person: presentPerson(person),
        workspaces: memberships.map((one) => ({ id: one.workspaceId, name: one.workspaceName, role: one.role })),
        sends_mail: console.sendsMail,
      }),
      cookies,
    );
  });

  on("GET", "/sessions", async (context) => {
    await requireSession(context);
    const sessions = await console.signIn.sessions(headersOf(context.env.incoming));
    return jsonAnswer(context.env, {
      object: "list",
      data: sessions.map((session) => ({
        id: session.id,
        object: "session",
        user_agent: session.userAgent ?? null,
        created_at: session.createdAt.toISOString(),
        expires_at: session.expiresAt.toISOString(),
      })),
    });
  });

  on("POST", "/sessions/end-others", async (context) => {
    await requireSession(context);
    await console.signIn.endOthers(headersOf(context.env.incoming));
    return emptyAnswer(context.env);
  });

  on("POST", "/password", async (context) => {
    await requireSession(context);
    const { current_password: current, new_password: next } = await read(context, passwordChangeBody);
    const cookies = await console.signIn.changePassword({ current, next }, headersOf(context.env.incoming));
    return withCookies(emptyAnswer(context.env), cookies);
  });

  on("POST", "/password/forgotten", async (context) => {
    const { email } = await read(context, forgottenBody);
    await console.sendReset(email);
    return jsonAnswer(context.env, {
      message: console.sendsMail
        ? "If somebody has this address here, a letter is on its way."
        : "This server sends no mail: ask its operator for a link.",
    });
  });

  on("POST", "/password/reset", async (context) => {
    const { token, password } = await read(context, resetBody);
    await console.resetPassword(token, password);
    return emptyAnswer(context.env);
  });

  // tokens come in bodies: addresses end up in logs
  on("POST", "/invitations/read", async (context) => {
    const { token } = await read(context, invitationTokenBody);
    const invitation = await console.readInvitation(token);
    return jsonAnswer(context.env, { ...presentInvitation(invitation), is_known: invitation.isKnown });
  });

  on("POST", "/invitations/accept", async (context) => {
    const { token, name, password } = await read(context, acceptBody);
    const session = await console.signIn.read(headersOf(context.env.incoming));
    const newcomer = name === undefined || password === undefined ? undefined : { name, password };
    const joined = await console.acceptInvitation(
      { token, person: session?.person, newcomer: session === undefined ? newcomer : undefined },
      context.env.requestId,
    );
    if (!joined.isNew || password === undefined) return jsonAnswer(context.env, { workspace_id: joined.workspaceId });
    return signedIn(context, { email: joined.person.email, password });
  });

  on("GET", "/workspaces/:workspace/members", async (context) => {
    const { workspaceId } = await requireMembership(context);
    const members = await console.members(workspaceId);
    return jsonAnswer(context.env, { object: "list", data: members.map(presentMember) });
  });

  on("PATCH", "/workspaces/:workspace/members/:person", async (context) => {
    const { workspaceId, by } = await requireMembership(context);
    const { role } = await read(context, roleBody);
    const member = await console.changeRole(workspaceId, context.req.param("person") ?? "", role, by);
    return jsonAnswer(context.env, presentMember(member));
  });

  on("DELETE", "/workspaces/:workspace/members/:person", async (context) => {
    const { workspaceId, by } = await requireMembership(context);
    await console.removeMember(workspaceId, context.req.param("person") ?? "", by);
    return emptyAnswer(context.env);
  });

  on("GET", "/workspaces/:workspace/invitations", async (context) => {
    const { workspaceId } = await requireMembership(context);
    const invitations = await console.invitations(workspaceId);
    return jsonAnswer(context.env, { object: "list", data: invitations.map(presentInvitation) });
  });

  on("POST", "/workspaces/:workspace/invitations", async (context) => {
    const { workspaceId, session, by } = await requireMembership(context);
    const { email, role } = await read(context, inviteBody);
    const made = await console.invite({ workspaceId, email, role, inviter: session.person }, by);
    return jsonAnswer(context.env, {
      id: made.id,
      expires_at: made.expiresAt.toISOString(),
      sent: made.link === undefined,
      link: made.link ?? null,
    });
  });

  on("DELETE", "/workspaces/:workspace/invitations/:invitation", async (context) => {
    const { workspaceId, by } = await requireMembership(context);
    await console.cancelInvitation(workspaceId, context.req.param("invitation") ?? "", by);
    return emptyAnswer(context.env);
  });

  mountGuideRoutes(routes, services, {
    prefix,
    presentError,
    async identify({ incoming }): Promise<WorkspacePrincipal> {
      const { person } = await requireSessionOf(incoming);
      const { workspaceId, mode } = sideOf(incoming);
      return console.principalOf(await console.requireMember(workspaceId, person.id), mode);
    },
  });

  mountOperatorRoutes(routes, operator, {
    prefix,
    presentError,
    async identify({ incoming }): Promise<OperatorPrincipal> {
      const { person } = await requireSessionOf(incoming);
      if (!person.isOperator) {
        throw new AppError("scope_missing", "This route is the operator's, and the person is none.", {
          fix: "Ask an operator of the installation.",
        });
      }
      const { id, name } = person;
      return { kind: "operator", apiKeyId: id, keyName: name, person: { id, name } };
    },
  });

  mountConsolePage(routes);

  routes.notFound((context) => {
    const { path, method } = context.req;
    return presentError(
      new AppError("route_not_found", `There is no route ${shown(`${method} ${path}`)}.`),
      context.env,
    );
  });
  routes.onError((error, context) => presentError(error, context.env));
  return { ...native, name: "console", prefix: "/console", routes };
}

function signUpClosed(): AppError {
  return new AppError("scope_missing", "Accounts are made by invitation here.", {
    fix: "Ask a member of a workspace to invite you.",
  });
}

/** Where mail is sent, an address is its owner's word: the one that the letter went to. */
function addressOf(
  signUp: "open" | "letter",
  { email, token }: { readonly email: string | undefined; readonly token: string | undefined },
): { readonly token: string } | { readonly email: string } {
  if (signUp === "letter") {
    if (token !== undefined) return { token };
    throw new AppError("missing_parameter", "token is required.", {
      param: "token",
      fix: "Ask for a letter with `POST /console/api/sign-up/letter`, and send the token of its link.",
    });
  }
  if (email !== undefined) return { email };
  throw new AppError("missing_parameter", "email is required.", { param: "email" });
}

/** The side of a workspace that a page of the console shows: told by headers, as keys tell it elsewhere. */
function sideOf(request: IncomingMessage): { readonly workspaceId: string; readonly mode: TaskMode } {
  const { "x-kinora-workspace": workspaceId, "x-kinora-mode": mode = "test" } = request.headers;
  if (typeof workspaceId !== "string" || workspaceId === "") {
    throw new AppError("missing_parameter", "The header X-Kinora-Workspace is required.", {
      param: "X-Kinora-Workspace",
      fix: "Send the id of one of the session's workspaces.",
    });
  }
  if (mode === "test" || mode === "live") return { workspaceId, mode };
  throw new AppError("invalid_parameter", `X-Kinora-Mode must be test or live, got ${shown(mode)}.`, {
    param: "X-Kinora-Mode",
  });
}

/** @throws AppError `auth_scheme` */
function refuseKey(request: IncomingMessage): void {
  if (request.headers.authorization === undefined) return;
  throw new AppError("auth_scheme", "The console's routes take a session and no key.", {
    fix: "Use the same route under /v1 with the key.",
  });
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const name of ["cookie", "user-agent"] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

function presentPerson({ id, name, email, isOperator }: PersonRow) {
  return { id, name, email, is_operator: isOperator };
}

function presentMember(member: MemberRow) {
  return {
    id: member.personId,
    object: "member",
    name: member.name,
    email: member.email,
    role: member.role,
    since: member.createdAt.toISOString(),
  };
}

function presentInvitation(invitation: InvitationRow) {
  return {
    id: invitation.id,
    object: "invitation",
    workspace: { id: invitation.workspaceId, name: invitation.workspaceName },
    email: invitation.email,
    role: invitation.role,
    expires_at: invitation.expiresAt.toISOString(),
    created_at: invitation.createdAt.toISOString(),
  };
}
