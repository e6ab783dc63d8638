// Set-up, invitations, accounts, passwords and sign-in, and the workspaces of who is signed in. What a link carries
// stands in its fragment, which no server sees; it is taken out of the address at once.

import { action, ask, attempt, link, part, send, show } from "./view.mjs";
import { showWorkspace } from "./workspace.mjs";

const [, kind, token] = /^#(set-up|invitation|reset|sign-up)=([\w-]+)$/.exec(location.hash) ?? [];
if (location.hash !== "") history.replaceState(null, "", location.pathname);

const docs = link("API reference", "/docs");

function setUp() {
  show({ title: "Set up this server", lead: "You become its operator, and owner of its first workspace." });
  ask(["name", "email", "new_password"], "Make the account", async ({ name, email, new_password: password }) => {
    await send("POST", "/set-up", { token, name, email, password });
    await home();
  });
}

async function invitation() {
  const seen = await send("POST", "/invitations/read", { token });
  const session = await send("GET", "/session").catch(() => undefined);
  const title = `Join ${seen.workspace.name}`;
  const lead = `You are invited as ${seen.role}, at ${seen.email}.`;
  const accept = async (body) => {
    await send("POST", "/invitations/accept", { token, ...body });
    await home();
  };
  show({ title, lead });
  if (session?.person.email === seen.email) return ask([], "Join", () => accept({}));
  if (!seen.is_known) {
    return ask(["name", "new_password"], "Join", ({ name, new_password: password }) => accept({ name, password }));
  }
  part("lead").textContent = `${lead} Sign in to join.`;
  ask(["password"], "Sign in and join", async ({ password }) => {
    await send("POST", "/sign-in", { email: seen.email, password });
    await accept({});
  });
}

function reset() {
  show({ title: "Set a new password", lead: "All your sessions end." });
  ask(["new_password"], "Set the password", async ({ new_password: password }) => {
    await send("POST", "/password/reset", { token, password });
    await signIn("The password is set: sign in with it.");
  });
}

async function signIn(lead = "") {
  const { is_set_up: isSetUp, sign_up: signUp } = await send("GET", "/start");
  if (!isSetUp) {
    const where =
      "Open the address that the server printed when it started: it makes the first account, the operator's.";
    return show({ title: "Nobody has an account yet", lead: where, links: [docs] });
  }
  const accounts = {
    closed: [],
    open: [action("Make an account", makeAccount)],
    letter: [action("Make an account", askForLetter)],
  };
  show({ title: "Sign in", lead, links: [docs] });
  ask(["email", "password"], "Sign in", async (body) => {
    await send("POST", "/sign-in", body);
    await home();
  });
  part("content").replaceChildren(action("Forgotten password", forgotten), ...accounts[signUp]);
}

/** Where no mail is sent, an address is taken at its word. */
function makeAccount() {
  show({ title: "Make an account", lead: "You get a workspace of your own, on the free trial.", links: [docs] });
  ask(["name", "email", "new_password"], "Make the account", async ({ name, email, new_password: password }) => {
    await send("POST", "/sign-up", { name, email, password });
    await home();
  });
  part("content").replaceChildren(action("Back to sign-in", () => signIn()));
}

function askForLetter() {
  show({ title: "Make an account", lead: "A letter with a link comes to your address.", links: [docs] });
  ask(["email"], "Send me the link", async (body) => {
    const { message } = await send("POST", "/sign-up/letter", body);
    await signIn(message);
  });
  part("content").replaceChildren(action("Back to sign-in", () => signIn()));
}

async function signUp() {
  const { email } = await send("POST", "/sign-up/read", { token });
  show({ title: "Make an account", lead: `At ${email}, with a workspace of your own on the free trial.` });
  ask(["name", "new_password"], "Make the account", async ({ name, new_password: password }) => {
    await send("POST", "/sign-up", { token, name, password });
    await home();
  });
}

function forgotten() {
  show({ title: "Forgotten password", links: [docs] });
  ask(["email"], "Send me a link", async (body) => {
    const { message } = await send("POST", "/password/forgotten", body);
    await signIn(message);
  });
  part("content").replaceChildren(action("Back to sign-in", () => signIn()));
}

async function home() {
  const session = await send("GET", "/session").catch((error) => {
    if (error.code === "auth_missing") return undefined;
    throw error;
  });
  if (session === undefined) return signIn();
  const { person, workspaces } = session;
  const signOut = action("Sign out", async () => {
    await send("POST", "/sign-out");
    await signIn();
  });
  const open = async (workspace, mode) => {
    const others = workspaces.filter(({ id }) => id !== workspace.id);
    const what = `${person.name}, ${workspace.role}${person.is_operator ? ", and operator of this server" : ""}`;
    show({
      title: workspace.name,
      lead: `${what} · ${workspace.id}`,
      links: [...others.map((other) => action(other.name, () => open(other, mode))), docs, signOut],
      wide: true,
    });
    await showWorkspace({ workspace, mode, choose: (side) => open(workspace, side) });
  };
  const [first] = workspaces;
  if (first !== undefined) return open(first, "test");
  show({
    title: `Hello, ${person.name}`,
    lead: "You are in no workspace: ask a member of one to invite you.",
    links: [docs, signOut],
  });
}

/** A link that has ended says so, and leads on. */
async function begin() {
  const start = { "set-up": setUp, invitation, reset, "sign-up": signUp }[kind] ?? home;
  await attempt(start);
  if (part("title").textContent !== "One moment") return;
  const problem = part("problem").textContent;
  show({ title: kind === undefined ? "That did not work" : "This link does not work" });
  part("problem").textContent = problem;
  part("problem").hidden = false;
  part("content").replaceChildren(action("Go to sign-in", () => signIn()));
}

void begin();
