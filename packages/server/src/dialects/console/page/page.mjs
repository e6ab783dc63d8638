// Set-up, invitations, passwords and sign-in: what people do before there is anything to show. What a link carries stands
// in its fragment, which no server sees; it is taken out of the address at once.

const part = (id) => document.getElementById(id);
const [, kind, token] = /^#(set-up|invitation|reset)=([\w-]+)$/.exec(location.hash) ?? [];
if (location.hash !== "") history.replaceState(null, "", location.pathname);

const fields = {
  name: { label: "Your name", type: "text", autocomplete: "name", maxLength: 100 },
  email: { label: "E-mail address", type: "email", autocomplete: "username", maxLength: 254 },
  password: { label: "Password", type: "password", autocomplete: "current-password", maxLength: 200 },
  new_password: {
    label: "Password, 10 characters or more",
    type: "password",
    autocomplete: "new-password",
    minLength: 10,
    maxLength: 200,
  },
};

class Refusal extends Error {
  constructor(error) {
    super(error?.message ?? "The server could not be reached.");
    this.code = error?.code;
    this.fix = error?.fix;
  }
}

async function send(method, path, body) {
  const response = await fetch(`/console/api${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  }).catch(() => undefined);
  if (response === undefined) throw new Refusal();
  const text = await response.text();
  const answer = text === "" ? undefined : JSON.parse(text);
  if (!response.ok) throw new Refusal(answer?.error);
  return answer;
}

function show({ title, lead = "", items = [], links = [] }) {
  document.title = `${title} · Kinora`;
  part("title").textContent = title;
  part("lead").textContent = lead;
  part("lead").hidden = lead === "";
  part("form").hidden = true;
  part("problem").hidden = true;
  part("list").hidden = items.length === 0;
  part("list").replaceChildren(
    ...items.map(({ name, detail }) => {
      const item = document.createElement("li");
      const small = document.createElement("span");
      small.textContent = detail;
      item.append(name, small);
      return item;
    }),
  );
  part("links").replaceChildren(...links);
}

function link(text, href) {
  const element = document.createElement("a");
  Object.assign(element, { textContent: text, href });
  return element;
}

function action(text, act) {
  const element = document.createElement("button");
  Object.assign(element, { textContent: text, type: "button", className: "plain" });
  element.addEventListener("click", () => void attempt(act));
  return element;
}

/** Shows a form; what `submit` throws is shown under it. */
function ask(names, button, submit) {
  const form = part("form");
  const inputs = names.map((name) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    const { label: text, ...attributes } = fields[name];
    Object.assign(input, { name, required: true, ...attributes });
    label.append(text, input);
    return label;
  });
  const send_ = document.createElement("button");
  send_.textContent = button;
  form.replaceChildren(...inputs, send_);
  form.onsubmit = (event) => {
    event.preventDefault();
    send_.disabled = true;
    const values = Object.fromEntries(new FormData(form));
    void attempt(() => submit(values)).finally(() => (send_.disabled = false));
  };
  form.hidden = false;
  form.querySelector("input")?.focus();
}

async function attempt(work) {
  part("problem").hidden = true;
  try {
    await work();
  } catch (error) {
    const { message, fix } = error;
    part("problem").textContent = fix === undefined ? message : `${message} ${fix}`;
    part("problem").hidden = false;
  }
}

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
    signIn("The password is set: sign in with it.");
  });
}

function signIn(lead = "") {
  show({ title: "Sign in", lead, links: [action("Forgotten password", forgotten), link("API reference", "/docs")] });
  ask(["email", "password"], "Sign in", async (body) => {
    await send("POST", "/sign-in", body);
    await home();
  });
}

function forgotten() {
  show({ title: "Forgotten password", links: [action("Back", () => signIn())] });
  ask(["email"], "Send me a link", async (body) => {
    const { message } = await send("POST", "/password/forgotten", body);
    signIn(message);
  });
}

async function home() {
  const session = await send("GET", "/session").catch((error) => {
    if (error.code === "auth_missing") return undefined;
    throw error;
  });
  if (session === undefined) return signIn();
  const { person, workspaces } = session;
  show({
    title: `Hello, ${person.name}`,
    lead: person.is_operator ? "You run this server." : "",
    items: workspaces.map(({ id, name, role }) => ({ name, detail: `${role} · ${id}` })),
    links: [
      link("API reference", "/docs"),
      action("Sign out", async () => {
        await send("POST", "/sign-out");
        signIn();
      }),
    ],
  });
}

const start = { "set-up": setUp, invitation, reset }[kind] ?? home;
void attempt(start);
