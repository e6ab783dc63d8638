import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listAudit } from "#audit/list-audit.ts";
import type { Mail } from "#people/mailer.ts";
import { makeSetUpToken } from "#people/people.ts";
import { roles, scopesOfRole } from "#people/role.ts";
import { fieldOf, textOf } from "#dialects/guide/guide-client.fixture.ts";
import { type GuideServer, openGuideServer, type TestWorkspace } from "#dialects/guide/guide-server.fixture.ts";
import { operationsOf } from "#dialects/guide/openapi-operations.fixture.ts";
import { makeOpenApiDocument } from "#dialects/guide/openapi.ts";

let server: GuideServer;
let first: TestWorkspace;

beforeAll(async () => {
  server = await openGuideServer({ signUpIsOpen: true });
  first = await server.makeWorkspace();
});
afterAll(async () => server[Symbol.asyncDispose]());

interface Answered {
  readonly status: number;
  readonly code: unknown;
  readonly body: unknown;
  readonly cookies: readonly string[];
}

/** A browser with its cookies, on the console's pages. */
function makeBrowser(at: Pick<GuideServer, "origin"> = server) {
  const jar = new Map<string, string>();
  const send = async (
    method: string,
    path: string,
    options: { readonly json?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Answered> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(`${at.origin}/console/api${path}`, {
      method,
      headers: {
        "sec-fetch-site": "same-origin",
        ...(cookie === "" ? {} : { cookie }),
        ...(options.json === undefined ? {} : { "content-type": "application/json" }),
        ...options.headers,
      },
      ...(options.json === undefined ? {} : { body: JSON.stringify(options.json) }),
    });
    const text = await response.text();
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    const cookies = response.headers.getSetCookie();
    for (const line of cookies) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return { status: response.status, code: fieldOf(fieldOf(body, "error"), "code"), body, cookies };
  };
  return { send, jar };
}

const outcome = ({ status, code }: Answered): readonly unknown[] => [status, code];
const password = "correct horse battery";
let count = 0;
const newEmail = (): string => `person-${++count}@example.com`;

/** A person with a workspace of their own, signed in. */
async function signUp(email: string = newEmail()) {
  const browser = makeBrowser();
  const made = await browser.send("POST", "/sign-up", { json: { name: "Ada", email, password } });
  expect(outcome(made)).toEqual([200, undefined]);
  const { body } = await browser.send("GET", "/session");
  const workspaces = fieldOf(body, "workspaces");
  const workspaceId = Array.isArray(workspaces) ? textOf(workspaces[0], "id") : "";
  return { ...browser, email, workspaceId, id: textOf(fieldOf(body, "person"), "id") };
}

/** A person who joined a workspace by an invitation of its owner. */
async function join(owner: Awaited<ReturnType<typeof signUp>>, role: string, email: string = newEmail()) {
  const invited = await owner.send("POST", `/workspaces/${owner.workspaceId}/invitations`, { json: { email, role } });
  const token = textOf(invited.body, "link").split("#invitation=")[1];
  const browser = makeBrowser();
  const joined = await browser.send("POST", "/invitations/accept", { json: { token, name: "Bob", password } });
  expect(outcome(joined)).toEqual([200, undefined]);
  const { body } = await browser.send("GET", "/session");
  return { ...browser, email, token, id: textOf(fieldOf(body, "person"), "id") };
}

test("whoever has the set-up token is the first person, operator and owner of the first workspace, once", async () => {
  const used = await makeSetUpToken(server.db);
  const token = await makeSetUpToken(server.db);
  const browser = makeBrowser();
  const json = { token, name: "Olga", email: "Olga@Example.com", password };
  expect(outcome(await browser.send("POST", "/set-up", { json: { ...json, token: used } }))).toEqual([
    401,
    "auth_invalid_key",
  ]);
  expect(outcome(await browser.send("POST", "/set-up", { json: { ...json, password: "short" } }))).toEqual([
    400,
    "invalid_parameter",
  ]);
  const both = await Promise.all([makeBrowser(), makeBrowser()].map(({ send }) => send("POST", "/set-up", { json })));
  expect(both.map(({ status }) => status).toSorted((a, b) => Number(a) - Number(b))).toEqual([200, 401]);
  await browser.send("POST", "/sign-in", { json: { email: "OLGA@example.com", password } });
  expect((await browser.send("GET", "/session")).body).toMatchObject({
    person: { name: "Olga", email: "olga@example.com", is_operator: true },
    workspaces: [{ id: first.id, role: "owner" }],
  });
  expect(await makeSetUpToken(server.db)).toBeUndefined();

  // what an operator's key opens is an operator's too, and nobody else's
  const log = await browser.send("GET", `/v1/operator/audit?workspace=${first.id}`);
  const entries = fieldOf(log.body, "data");
  expect(Array.isArray(entries) && entries[0]).toMatchObject({ action: "member.joined", workspace_id: first.id });
  const whole = await browser.send("GET", "/v1/operator/audit?limit=3");
  expect(JSON.stringify(whole.body)).toContain("operator.granted");
  expect((await browser.send("GET", "/v1/operator/workspaces")).status).toBe(200);
  const other = await signUp();
  expect(outcome(await other.send("GET", "/v1/operator/audit"))).toEqual([403, "scope_missing"]);
  expect(outcome(await makeBrowser().send("GET", "/v1/operator/audit"))).toEqual([401, "auth_missing"]);
});

test("the console's page and its files are served, and no other site shows or scripts them", async () => {
  const page = await fetch(`${server.origin}/console`);
  const html = await page.text();
  const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file]) => file);
  expect(new Set(named)).toEqual(new Set(["/console/page.css", "/console/page.mjs"]));
  const script = await (await fetch(`${server.origin}/console/page.mjs`)).text();
  const files = [...named, ...[...script.matchAll(/from "\.(\/[^"]+)"/g)].map(([, file]) => `/console${file}`)];
  expect(files).toHaveLength(4);
  for (const response of [page, ...(await Promise.all(files.map(async (file) => fetch(server.origin + file))))]) {
    expect([response.url, response.status]).toEqual([response.url, 200]);
    expect(response.headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  }
  expect((await fetch(`${server.origin}/console/nothing`)).status).toBe(404);
});

test("a session is a cookie that pages cannot read, and ends with the sign-out", async () => {
  const { send, email, jar } = await signUp();
  expect((await send("GET", "/session")).status).toBe(200);
  const stolen = new Map(jar);
  await send("POST", "/sign-out");
  expect(outcome(await send("GET", "/session"))).toEqual([401, "auth_missing"]);
  for (const [name, value] of stolen) jar.set(name, value);
  expect(outcome(await send("GET", "/session"))).toEqual([401, "auth_missing"]);
  const { cookies } = await send("POST", "/sign-in", { json: { email, password } });
  expect(cookies.join()).toMatch(/kinora_session=[^;]+;.*HttpOnly/i);
  expect(cookies.join()).toMatch(/SameSite=Lax/i);
});

test("a session ends after a week, however busy it is", async () => {
  const { send } = await signUp();
  server.setNow(new Date(Date.now() + 7 * 86_400_000 + 60_000));
  expect(outcome(await send("GET", "/session"))).toEqual([401, "auth_missing"]);
  server.setNow(new Date());
  expect(outcome(await send("GET", "/session"))).toEqual([401, "auth_missing"]);
});

test("a person sees their open sessions, and ends all others", async () => {
  const { send, email } = await signUp();
  const other = makeBrowser();
  await other.send("POST", "/sign-in", { json: { email, password } });
  const listed = await send("GET", "/sessions");
  expect(fieldOf(listed.body, "data")).toHaveLength(2);
  expect(JSON.stringify(listed.body)).not.toContain([...other.jar.values()].join().split(".")[0]);
  expect((await send("POST", "/sessions/end-others")).status).toBe(204);
  expect(outcome(await other.send("GET", "/session"))).toEqual([401, "auth_missing"]);
  expect((await send("GET", "/session")).status).toBe(200);
});

test("a wrong password and an unknown address are answered alike, and soon not at all", async () => {
  const { email } = await signUp();
  const tries = makeBrowser();
  const wrong = await tries.send("POST", "/sign-in", { json: { email, password: "wrong horse battery" } });
  const unknown = await tries.send("POST", "/sign-in", { json: { email: newEmail(), password } });
  const withoutId = ({ body }: Answered): string => JSON.stringify(body).replace(/req_\w+/, "");
  expect(outcome(wrong)).toEqual([401, "auth_invalid_key"]);
  expect(withoutId(wrong)).toBe(withoutId(unknown));
  let last = wrong;
  for (let i = 0; i < 10; i++)
    last = await tries.send("POST", "/sign-in", { json: { email, password: "wrong horse" } });
  expect(outcome(last)).toEqual([429, "rate_limited"]);
});

test("what another site makes a browser send is refused, and so are keys here and cookies elsewhere", async () => {
  const { send, jar, workspaceId } = await signUp();
  for (const headers of [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example" },
    { origin: "null" },
  ] as const) {
    expect(outcome(await send("POST", "/sign-out", { headers }))).toEqual([403, "scope_missing"]);
    const as = { ...headers, "x-kinora-workspace": workspaceId };
    expect(outcome(await send("GET", "/v1/account", { headers: as }))).toEqual([403, "scope_missing"]);
  }
  const key = { authorization: `Bearer ${first.testKey}` };
  expect(outcome(await send("GET", "/session", { headers: key }))).toEqual([401, "auth_scheme"]);
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  expect((await fetch(`${server.origin}/v1/account`, { headers: { cookie } })).status).toBe(401);
});

test("an invited person joins with the role of the invitation, and its link works once", async () => {
  const owner = await signUp();
  const email = newEmail();
  const invite = async (): Promise<Answered> =>
    owner.send("POST", `/workspaces/${owner.workspaceId}/invitations`, { json: { email, role: "developer" } });
  const replaced = textOf((await invite()).body, "link").split("#invitation=")[1];
  const token = textOf((await invite()).body, "link").split("#invitation=")[1];
  const newcomer = makeBrowser();
  const accept = async (json: object): Promise<Answered> => newcomer.send("POST", "/invitations/accept", { json });
  expect((await newcomer.send("POST", "/invitations/read", { json: { token } })).body).toMatchObject({
    email,
    role: "developer",
    is_known: false,
  });
  expect(outcome(await accept({ token: replaced, name: "Bob", password }))).toEqual([404, "not_found"]);
  expect(outcome(await accept({ token }))).toEqual([400, "missing_parameter"]);
  const both = await Promise.all([1, 2].map(async () => accept({ token, name: "Bob", password })));
  expect(both.map(({ status }) => status)).toContain(200);
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await newcomer.send("GET", "/session")).body).toMatchObject({
    workspaces: [{ id: owner.workspaceId, role: "developer" }],
  });
  expect(outcome(await accept({ token, name: "Bob", password }))).toEqual([404, "not_found"]);
  expect(outcome(await invite())).toEqual([409, "conflict_state"]);
});

test("a person who is known joins by signing in with the invited address, and no other", async () => {
  const [owner, guest, other] = [await signUp(), await signUp(), await signUp()];
  const invited = await owner.send("POST", `/workspaces/${owner.workspaceId}/invitations`, {
    json: { email: guest.email, role: "viewer" },
  });
  const json = { token: textOf(invited.body, "link").split("#invitation=")[1] };
  expect(outcome(await other.send("POST", "/invitations/accept", { json }))).toEqual([409, "conflict_state"]);
  const anonymous = { ...json, name: "Eve", password };
  expect(outcome(await makeBrowser().send("POST", "/invitations/accept", { json: anonymous }))).toEqual([
    409,
    "conflict_state",
  ]);
  expect((await guest.send("POST", "/invitations/accept", { json })).status).toBe(200);
});

test("every route of the API opens to the roles that have its scope, on both sides, and to no others", async () => {
  const owner = await signUp();
  const people = { owner, admin: await join(owner, "admin") };
  const others = { developer: await join(owner, "developer"), viewer: await join(owner, "viewer") };
  // the free plan's requests a minute are fewer than there are routes
  await sql`update workspace set api_plan = 'api-unlimited' where id = ${owner.workspaceId}`.execute(server.db);
  const document: unknown = JSON.parse(JSON.stringify(makeOpenApiDocument({ version: "0.0.0", publicUrl: "" })));
  for (const role of roles) {
    const { send } = { ...people, ...others }[role];
    for (const mode of ["test", "live"] as const) {
      const headers = { "x-kinora-workspace": owner.workspaceId, "x-kinora-mode": mode };
      const wrong: string[] = [];
      for (const { method, path, scope } of operationsOf(document)) {
        // nothing is there under this id, so that nothing changes
        const answer = await send(method, path.replace("{id}", "nothing"), { headers });
        const isRefused = JSON.stringify(answer.body ?? null).includes(`lacks the scope \\"${scope}\\"`);
        const isOpen = scopesOfRole(role, mode).some((one) => one === scope);
        if (isRefused === isOpen) wrong.push(`${method} ${path} ${answer.status}`);
      }
      expect([role, mode, wrong]).toEqual([role, mode, []]);
    }
  }
});

test("each role does what it may and no more, on both sides", async () => {
  const owner = await signUp();
  const people = {
    admin: await join(owner, "admin"),
    developer: await join(owner, "developer"),
    viewer: await join(owner, "viewer"),
  };
  const may = async (role: keyof typeof people, mode: string, method: string, path: string, json?: object) =>
    (
      await people[role].send(method, `/v1${path}`, {
        headers: { "x-kinora-workspace": owner.workspaceId, "x-kinora-mode": mode },
        ...(json === undefined ? {} : { json }),
      })
    ).status;
  const key = { name: "k" };
  expect([
    await may("viewer", "test", "GET", "/account"),
    await may("viewer", "test", "POST", "/keys", key),
    await may("viewer", "test", "POST", "/video/estimate", { model: "kling-v3", prompt: "x" }),
    await may("developer", "test", "POST", "/keys", key),
    await may("developer", "live", "POST", "/keys", key),
    await may("developer", "live", "GET", "/tasks"),
    await may("admin", "live", "POST", "/keys", key),
  ]).toEqual([200, 403, 200, 200, 403, 200, 200]);
  const stranger = await signUp();
  const headers = { "x-kinora-workspace": owner.workspaceId };
  const foreign = await stranger.send("GET", "/v1/account", { headers });
  const none = await stranger.send("GET", "/v1/account", { headers: { "x-kinora-workspace": "ws_none" } });
  expect([outcome(foreign), outcome(none)]).toEqual([
    [404, "not_found"],
    [404, "not_found"],
  ]);
  const { entries } = await listAudit(server.db, { workspaceId: owner.workspaceId }, { limit: 100 });
  expect(
    entries.filter(({ action }) => action === "key.created").map(({ actorKind, actorName }) => [actorKind, actorName]),
  ).toEqual([
    ["person", "Bob"],
    ["person", "Bob"],
  ]);
});

test("nobody makes or unmakes who is above them, and a workspace keeps an owner", async () => {
  const owner = await signUp();
  const [admin, viewer] = [await join(owner, "admin"), await join(owner, "viewer")];
  const member = `/workspaces/${owner.workspaceId}/members`;
  const change = async (by: typeof admin | typeof owner, id: string, role: string) =>
    outcome(await by.send("PATCH", `${member}/${id}`, { json: { role } }));
  expect(await change(viewer, viewer.id, "admin")).toEqual([403, "scope_missing"]);
  expect(await change(admin, viewer.id, "owner")).toEqual([403, "scope_missing"]);
  expect(await change(admin, owner.id, "viewer")).toEqual([403, "scope_missing"]);
  expect(await change(admin, viewer.id, "developer")).toEqual([200, undefined]);
  expect(await change(owner, owner.id, "admin")).toEqual([409, "conflict_state"]);
  expect(outcome(await owner.send("DELETE", `${member}/${owner.id}`))).toEqual([409, "conflict_state"]);
  // of two owners who step down at once one remains
  expect(await change(owner, admin.id, "owner")).toEqual([200, undefined]);
  const both = await Promise.all([change(owner, owner.id, "viewer"), change(admin, admin.id, "viewer")]);
  expect(both.map(([status]) => status).toSorted((a, b) => Number(a) - Number(b))).toEqual([200, 409]);
  expect(outcome(await viewer.send("DELETE", `${member}/${viewer.id}`))).toEqual([204, undefined]);
  expect(outcome(await viewer.send("GET", member))).toEqual([404, "not_found"]);
});

test("every change of a member is in the audit log of the workspace", async () => {
  const owner = await signUp();
  const bob = await join(owner, "viewer");
  const base = `/workspaces/${owner.workspaceId}`;
  await owner.send("PATCH", `${base}/members/${bob.id}`, { json: { role: "admin" } });
  await owner.send("DELETE", `${base}/members/${bob.id}`);
  const email = newEmail();
  const invited = await owner.send("POST", `${base}/invitations`, { json: { email, role: "viewer" } });
  await owner.send("DELETE", `${base}/invitations/${textOf(invited.body, "id")}`);
  const headers = { "x-kinora-workspace": owner.workspaceId };
  const log = await owner.send("GET", "/v1/audit", { headers });
  const entries = fieldOf(log.body, "data");
  expect(Array.isArray(entries) && entries.map((entry) => textOf(entry, "action"))).toEqual([
    "member.invitation_canceled",
    "member.invited",
    "member.removed",
    "member.role_changed",
    "member.joined",
    "member.invited",
    "member.joined",
    "workspace.created",
  ]);
  expect(JSON.stringify(log.body)).not.toContain(bob.token);
});

test("no password, token, key or cookie is in any table, the request log among them", async () => {
  const owner = await signUp();
  const bob = await join(owner, "admin");
  const headers = { "x-kinora-workspace": owner.workspaceId };
  const made = await bob.send("POST", "/v1/keys", { headers, json: { name: "k", access_pair: true } });
  const wrong = "a wrong but telling password";
  await owner.send("POST", "/sign-in", { json: { email: owner.email, password: wrong } });
  await owner.send("POST", "/password", { json: { current_password: wrong, new_password: `${wrong} again` } });
  await owner.send("POST", "/invitations/accept", { json: { token: `${bob.token}x` } });
  await server.requestLog.flush();

  const secrets = [
    password,
    wrong,
    String(bob.token),
    textOf(made.body, "key").slice(9, -4),
    textOf(made.body, "secret_key").slice(7),
    ...[...owner.jar.values(), ...bob.jar.values()].map(decodeURIComponent),
  ];
  const tables = await server.db.introspection.getTables();
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(server.db);
    const text = rows.map(({ row }) => row).join("\n");
    // the address is no secret: it shows that the tables are looked through
    const looked = [...secrets, owner.email].filter((secret) => text.includes(secret));
    found.push(...looked.map((secret) => `${name}: ${secret}`));
  }
  expect(found).toContain(`person: ${owner.email}`);
  expect(found.filter((one) => !one.endsWith(owner.email))).toEqual([]);
});

test("where mail is sent, an open sign-up makes an account at an address that was shown to be one's own, and no other", async () => {
  const letters: Mail[] = [];
  await using mailing = await openGuideServer({
    signUpIsOpen: true,
    mailer: { send: async (mail) => void letters.push(mail) },
  });
  const browser = makeBrowser(mailing);
  const people = async () => {
    const { rows } = await sql<{ email: string; email_verified: boolean }>`
      select email, email_verified from person`.execute(mailing.db);
    return rows;
  };
  expect((await browser.send("GET", "/start")).body).toEqual({
    is_set_up: false,
    sign_up: "letter",
    sends_mail: true,
  });
  const wanted = { name: "Eve", password };
  const claimed = await browser.send("POST", "/sign-up", { json: { ...wanted, email: "victim@example.com" } });
  expect(outcome(claimed)).toEqual([400, "missing_parameter"]);
  const asked = await browser.send("POST", "/sign-up/letter", { json: { email: "Eve@example.com" } });
  expect(await people()).toEqual([]);
  await expect.poll(() => letters.length).toBe(1);
  const token = letters[0]?.text.split("#sign-up=")[1]?.split("\n")[0];
  expect((await browser.send("POST", "/sign-up/read", { json: { token } })).body).toEqual({ email: "eve@example.com" });
  const json = { ...wanted, token, email: "victim@example.com" };
  const both = await Promise.all([makeBrowser(mailing), browser].map(({ send }) => send("POST", "/sign-up", { json })));
  expect(both.map(({ status }) => Number(status)).toSorted((a, b) => a - b)).toEqual([200, 404]);
  expect(await people()).toEqual([{ email: "eve@example.com", email_verified: true }]);

  const again = await browser.send("POST", "/sign-up/letter", { json: { email: "eve@example.com" } });
  expect(again.body, "what is answered does not tell who has an account").toEqual(asked.body);
  await expect.poll(() => letters.length).toBe(2);
  expect(letters[1]?.text).toContain("there is one already");
  expect(letters[1]?.text).not.toContain("#sign-up=");
});

test("a letter carries the link where mail is sent; a forgotten password is set anew by it, once", async () => {
  const letters: Mail[] = [];
  await using mailing = await openGuideServer({ mailer: { send: async (mail) => void letters.push(mail) } });
  await mailing.makeWorkspace();
  const owner = makeBrowser(mailing);
  const token = await makeSetUpToken(mailing.db);
  await owner.send("POST", "/set-up", { json: { token, name: "Olga", email: "olga@example.com", password } });
  const { body } = await owner.send("GET", "/session");
  const workspaces = fieldOf(body, "workspaces");
  const workspaceId = Array.isArray(workspaces) ? textOf(workspaces[0], "id") : "";
  const invited = await owner.send("POST", `/workspaces/${workspaceId}/invitations`, {
    json: { email: "bob@example.com", role: "viewer" },
  });
  expect(invited.body).toMatchObject({ sent: true, link: null });
  expect(letters[0]).toMatchObject({ to: "bob@example.com", text: expect.stringContaining("#invitation=") });
  expect(
    outcome(await owner.send("POST", "/sign-up", { json: { name: "E", email: "e@example.com", password } })),
  ).toEqual([403, "scope_missing"]);

  const forgotten = async (email: string) => owner.send("POST", "/password/forgotten", { json: { email } });
  const [known, unknown] = [await forgotten("olga@example.com"), await forgotten("nobody@example.com")];
  expect(known.body).toEqual(unknown.body);
  await expect.poll(() => letters.length).toBe(2);
  const reset = { token: letters[1]?.text.split("#reset=")[1]?.split("\n")[0], password: "another long password" };
  expect((await owner.send("POST", "/password/reset", { json: reset })).status).toBe(204);
  expect(outcome(await owner.send("POST", "/password/reset", { json: reset }))).toEqual([404, "not_found"]);
  expect(outcome(await owner.send("GET", "/session"))).toEqual([401, "auth_missing"]);
  const signIn = async (with_: string) =>
    (await owner.send("POST", "/sign-in", { json: { email: "olga@example.com", password: with_ } })).status;
  expect([await signIn(password), await signIn("another long password")]).toEqual([401, 200]);
  const change = { current_password: "another long password", new_password: "a third long password" };
  expect((await owner.send("POST", "/password", { json: change })).status).toBe(204);
  expect((await owner.send("GET", "/session")).status).toBe(200);
});
