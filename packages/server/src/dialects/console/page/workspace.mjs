// One side of a workspace: what it has, its keys, what it made of late and what that cost.

import { action, attempt, element, link, part, send } from "./view.mjs";

const numbers = new Intl.NumberFormat("en");
const dates = new Intl.DateTimeFormat("en", {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const credits = (amount) => `${numbers.format(amount)} ${amount === 1 ? "credit" : "credits"}`;
const when = (instant) => dates.format(new Date(instant));

/** Draws a workspace's side below the title; drawn anew when something changed. */
export async function showWorkspace({ workspace, mode, choose }) {
  const headers = { "x-kinora-workspace": workspace.id, "x-kinora-mode": mode };
  const call = (method, path, body) => send(method, `/v1${path}`, body, headers);
  const again = () => showWorkspace({ workspace, mode, choose });
  const mayChangeKeys =
    workspace.role === "owner" || workspace.role === "admin" || (workspace.role === "developer" && mode === "test");
  const [balance, account, usage, tasks, keys] = await Promise.all([
    call("GET", "/credits"),
    call("GET", "/account"),
    call("GET", "/usage?group_by=day"),
    call("GET", "/tasks?limit=5"),
    mayChangeKeys ? call("GET", "/keys") : undefined,
  ]);
  part("content").replaceChildren(
    sides(mode, choose),
    creditsSection({ balance, account, mode, role: workspace.role, call, again }),
    keysSection({ keys, mode, call, again }),
    tasksSection(tasks.data, mode),
    usageSection(usage.data),
  );
}

function sides(mode, choose) {
  const choice = (side, text) => {
    const button = action(text, () => choose(side), { className: "side" });
    button.setAttribute("aria-pressed", String(side === mode));
    return button;
  };
  return element("div", { className: "sides" }, choice("test", "Test"), choice("live", "Live"));
}

function section(title, ...children) {
  return element("section", {}, element("h2", { textContent: title }), ...children);
}

function creditsSection({ balance, account, mode, role, call, again }) {
  const plan = account.plan.api?.id ?? account.plan.web?.id;
  const facts = [
    ["Available", credits(balance.available)],
    ["Reserved by open tasks", credits(balance.reserved)],
    ["Plan", plan ?? "none: credits alone do not open the API"],
  ];
  const list = element(
    "dl",
    {},
    ...facts.flatMap(([name, value]) => [element("dt", { textContent: name }), element("dd", { textContent: value })]),
  );
  const note = element("p", {
    className: "note",
    textContent:
      mode === "test"
        ? "Test keys render on this machine and cost play money."
        : "Live keys are served by the providers that this server is connected to.",
  });
  if (mode === "live" || role === "viewer") return section("Credits", list, note);
  const refill = action("Refill the test credits", async () => {
    await call("POST", "/credits/refill", {});
    await again();
  });
  return section("Credits", list, note, refill);
}

function keysSection({ keys, mode, call, again }) {
  if (keys === undefined) {
    return section(
      "Keys",
      element("p", { className: "note", textContent: "Your role does not change keys of this side." }),
    );
  }
  const open = keys.data.filter(({ state }) => state === "active");
  const made = element("div", { className: "made", hidden: true, "aria-live": "polite" });
  const name = element("input", { name: "name", required: true, maxLength: 100, placeholder: "Where it is used" });
  const form = element(
    "form",
    { className: "inline" },
    element("label", {}, "Name of a new key", name),
    element("button", { textContent: `Make a ${mode} key` }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void attempt(async () => {
      const { key } = await call("POST", "/keys", { name: name.value });
      await again();
      showMade(part("made-key"), key);
    });
  });
  made.id = "made-key";
  const table =
    open.length === 0
      ? element("p", { className: "note", textContent: `There is no ${mode} key yet.` })
      : rows(
          ["Name", "Key", "Last used", ""],
          open.map((key) => [
            key.name,
            element("code", { textContent: key.hint }),
            key.last_used_at === null ? "never" : when(key.last_used_at),
            revokeButton(key, call, again),
          ]),
        );
  return section("Keys", made, table, form);
}

/** A key stops whoever uses it, so one click asks and the next one does it. */
function revokeButton({ id, name }, call, again) {
  let asked = false;
  const button = action(
    "Revoke",
    async () => {
      if (!asked) {
        asked = true;
        button.textContent = "Revoke for ever?";
        return;
      }
      await call("DELETE", `/keys/${id}`);
      await again();
    },
    { label: `Revoke ${name}` },
  );
  button.addEventListener("click", () => button.removeAttribute("aria-label"), { once: true });
  return button;
}

function showMade(place, key) {
  const copy = action("Copy", async () => {
    await navigator.clipboard.writeText(key);
    copy.textContent = "Copied";
  });
  place.replaceChildren(
    element("p", { textContent: "This is the key. It is shown this once:" }),
    element("code", { textContent: key }),
    copy,
  );
  place.hidden = false;
  place.tabIndex = -1;
  place.focus();
}

function tasksSection(tasks, mode) {
  if (tasks.length === 0) {
    const empty = element("p", { className: "note" }, `No task was made with ${mode} keys yet. The `);
    empty.append(link("API reference", "/docs"), " says how.");
    return section("Latest tasks", empty);
  }
  return section(
    "Latest tasks",
    rows(
      ["Made", "Prompt", "State", "Credits"],
      tasks.map((task) => [
        when(task.created_at),
        task.request?.prompt ?? "deleted",
        task.output === null ? (task.error?.message ?? task.status) : link("completed: open", task.output.url),
        numbers.format(task.credits_charged ?? 0),
      ]),
    ),
  );
}

function usageSection(days) {
  if (days.length === 0) {
    return section("Last 30 days", element("p", { className: "note", textContent: "Nothing was used." }));
  }
  return section(
    "Last 30 days",
    rows(
      ["Day", "Tasks", "Failed", "Credits"],
      days.map((day) => [
        day.day,
        numbers.format(day.tasks),
        numbers.format(day.failed),
        numbers.format(day.credits_charged),
      ]),
    ),
  );
}

/** A table that scrolls by itself where it is too wide. */
function rows(heads, body) {
  return element(
    "div",
    { className: "scroll", tabIndex: 0, "aria-label": `${heads[0]}, ${heads[1]} and more` },
    element(
      "table",
      {},
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          ...heads.map((head) => element(head === "" ? "td" : "th", { textContent: head, scope: "col" })),
        ),
      ),
      element("tbody", {}, ...body.map((cells) => element("tr", {}, ...cells.map((cell) => element("td", {}, cell))))),
    ),
  );
}
