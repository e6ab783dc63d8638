// What every view of the console is made of: the page's places, small elements, forms, and calls to the server.

export const part = (id) => document.getElementById(id);

export class Refusal extends Error {
  constructor(error) {
    super(error?.message ?? "The server could not be reached.");
    this.code = error?.code;
    this.fix = error?.fix;
  }
}

/** Calls the console's API. @throws Refusal */
export async function send(method, path, body, headers = {}) {
  const json = body === undefined ? {} : { "content-type": "application/json" };
  const response = await fetch(`/console/api${path}`, {
    method,
    headers: { ...json, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => undefined);
  if (response === undefined) throw new Refusal();
  const text = await response.text();
  const answer = text === "" ? undefined : JSON.parse(text);
  if (!response.ok) throw new Refusal(answer?.error);
  return answer;
}

/** Begins a view: title and lead, no form, nothing below. */
export function show({ title, lead = "", links = [], wide = false }) {
  document.title = `${title} · Kinora`;
  part("title").textContent = title;
  part("lead").textContent = lead;
  part("lead").hidden = lead === "";
  part("form").hidden = true;
  part("form").replaceChildren(); // a password is not kept behind the next view
  part("problem").hidden = true;
  part("content").replaceChildren();
  part("links").replaceChildren(...links);
  document.body.classList.toggle("wide", wide);
}

/** @param attributes properties of the element; `dataset` and `aria-…` as attributes */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("aria-") || name === "scope" || name === "for") made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children);
  return made;
}

export function link(text, href) {
  return element("a", { textContent: text, href });
}

export function action(text, act, { className = "plain", label = text } = {}) {
  const button = element("button", { textContent: text, type: "button", className, "aria-label": label });
  button.addEventListener("click", once(button, act));
  return button;
}

/** Runs one at a time. The button is not disabled meanwhile: that would take the keyboard's place on the page away. */
function once(button, work) {
  let busy = false;
  return (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    button.setAttribute("aria-disabled", "true");
    void attempt(() => work(event)).finally(() => {
      busy = false;
      button.removeAttribute("aria-disabled");
    });
  };
}

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

/** Shows the view's form; what `submit` throws is shown under it. */
export function ask(names, button, submit) {
  const form = part("form");
  const inputs = names.map((name) => {
    const { label, ...attributes } = fields[name];
    return element("label", {}, label, element("input", { name, required: true, ...attributes }));
  });
  const go = element("button", { textContent: button });
  form.replaceChildren(...inputs, go);
  form.onsubmit = once(go, () => submit(Object.fromEntries(new FormData(form))));
  form.hidden = false;
  (form.querySelector("input") ?? go).focus();
}

export async function attempt(work) {
  part("problem").hidden = true;
  try {
    await work();
  } catch (error) {
    const { message, fix } = error;
    part("problem").textContent = fix === undefined ? message : `${message} ${fix}`;
    part("problem").hidden = false;
    part("problem").scrollIntoView({ block: "nearest" });
  }
}
