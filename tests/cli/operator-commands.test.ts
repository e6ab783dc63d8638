import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatApiKey } from "../../packages/core/src/api-key.ts";
import { type KinoraHome, type KinoraProcess, makeKinoraHome } from "../support/kinora-process.ts";
import { type CommandResult, runCommand } from "./kinora-command.ts";

let home: KinoraHome;
let server: KinoraProcess;

beforeAll(async () => {
  home = await makeKinoraHome({ testKey: formatApiKey("test", randomBytes(64)) });
  server = await home.start();
});

afterAll(async () => {
  await home?.[Symbol.asyncDispose]();
});

function kinora(...args: readonly string[]): Promise<CommandResult> {
  return runCommand(args, {
    cwd: home.tempDir,
    env: { KINORA_DATA_DIR: home.dataDir, KINORA_PORT: new URL(home.url).port, TMPDIR: home.tempDir },
  });
}

async function json(...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const { code, stdout, stderr } = await kinora(...args, "--json");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const value: unknown = JSON.parse(stdout);
  if (typeof value !== "object" || value === null) throw new Error(`no object: ${stdout}`);
  return { ...value };
}

async function available(key: unknown): Promise<unknown> {
  const answer = await fetch(`${home.url}/v1/credits`, { headers: { authorization: `Bearer ${String(key)}` } });
  const body: unknown = await answer.json();
  return typeof body === "object" && body !== null && "available" in body ? body.available : answer.status;
}

test("a workspace is made with keys that work and with the credits asked for", async () => {
  const made = await json(
    "workspaces",
    "create",
    "shop",
    "--plan",
    "api-pro",
    "--test-credits",
    "500",
    "--live-credits",
    "7",
  );
  expect(Object.keys(made).sort()).toEqual(["live_key", "test_key", "workspace_id"]);
  expect(made["test_key"]).toMatch(/^kin_test_/);
  expect(made["live_key"]).toMatch(/^kin_live_/);
  expect(await available(made["test_key"])).toBe(500);
  expect(await available(made["live_key"])).toBe(7);
  const listed = await json("workspaces", "list");
  expect(listed["workspaces"]).toContainEqual(
    expect.objectContaining({ workspace_id: made["workspace_id"], name: "shop", plan: "api-pro" }),
  );
  await json("credits", "grant", String(made["workspace_id"]), "--mode", "test", "--credits", "25");
  expect(await available(made["test_key"])).toBe(525);
});

test("a key is made, listed, rotated with both working, and revoked for the running server too", async () => {
  const workspace = String((await json("workspaces", "create", "keys", "--test-credits", "10"))["workspace_id"]);
  const made = await json("keys", "create", "--workspace", workspace, "--mode", "test", "--expires-in", "1h");
  expect(await available(made["key"])).toBe(10);
  const rotated = await json("keys", "rotate", String(made["key_id"]), "--overlap", "1h");
  expect(rotated["key"]).not.toBe(made["key"]);
  expect([await available(made["key"]), await available(rotated["key"])]).toEqual([10, 10]);
  await json("keys", "revoke", String(rotated["key_id"]));
  // The server looks a key up again once what it knows of it is five seconds old.
  await expect.poll(() => available(rotated["key"]), { timeout: 30_000 }).toBe(401);
  const listed = await json("keys", "list", "--workspace", workspace);
  expect(JSON.stringify(listed)).toContain(String(made["key_id"]));
  expect(JSON.stringify(listed)).not.toContain(String(made["key"]));
});

test("a narrow key is made, people are invited and given roles, and all of it is written down", async () => {
  const workspace = String((await json("workspaces", "create", "people", "--test-credits", "10"))["workspace_id"]);
  const of = ["--workspace", workspace];
  const key = ["--mode", "test", "--scopes", "read", "--networks", "203.0.113.0/24", "--access-pair"];
  const made = await json("keys", "create", ...of, ...key);
  expect(made).toMatchObject({ access_key: expect.any(String), secret_key: expect.any(String) });
  expect(await available(made["key"])).toBe(403); // from elsewhere
  await json("keys", "change", String(made["key_id"]), "--networks", "none", "--max-credits", "7");
  const listed = await json("keys", "list", ...of);
  expect(listed["keys"]).toContainEqual(
    expect.objectContaining({ key_id: made["key_id"], scopes: ["read"], networks: null, max_credits: 7 }),
  );

  const invited = await json("members", "invite", "Ada@Example.com", ...of, "--role", "developer");
  const [page = "", token] = String(invited["link"]).split("#invitation=");
  expect((await fetch(page)).headers.get("content-type")).toContain("text/html");
  const accept = await fetch(`${home.url}/console/api/invitations/accept`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, name: "Ada", password: "correct horse battery" }),
  });
  expect(accept.status).toBe(200);
  await json("members", "role", "ada@example.com", ...of, "--role", "owner");
  const members = await json("members", "list", ...of);
  expect(members["members"]).toMatchObject([{ name: "Ada", email: "ada@example.com", role: "owner" }]);
  const refused = await kinora("members", "remove", "ada@example.com", ...of);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("at least one owner")]);
  const { entries } = await json("audit", ...of);
  expect(Array.isArray(entries) && entries.map((entry) => entry["action"])).toEqual([
    "member.role_changed",
    "member.joined",
    "member.invited",
    "key.changed",
    "key.created",
    "key.created",
    "key.created",
    "credits.granted",
    "workspace.created",
  ]);
});

test("an operator's key opens the figures and the operator's routes, and no workspace", async () => {
  const made = await json("keys", "create", "--operator", "--name", "prometheus", "--expires-in", "1h");
  expect(made).toMatchObject({ key: expect.stringMatching(/^kin_oper_/), expires_at: expect.any(String) });
  const read = (route: string, key: unknown): Promise<Response> =>
    fetch(home.url + route, { headers: { authorization: `Bearer ${String(key)}` } });
  const figures = await read("/metrics", made["key"]);
  expect([figures.status, await figures.text()]).toEqual([200, expect.stringContaining("kinora_ledger_violations")]);
  const providers = await read("/v1/operator/providers", made["key"]);
  expect([providers.status, await providers.text()]).toEqual([200, expect.stringContaining("animatic")]);
  expect((await read("/v1/credits", made["key"])).status).toBe(403);
  expect((await read("/metrics", localKey())).status).toBe(403);
  const listed = await json("keys", "list", "--operator");
  expect(listed["keys"]).toEqual([
    expect.objectContaining({ key_id: made["key_id"], name: "prometheus", mode: null, state: "active" }),
  ]);
  expect(JSON.stringify(listed)).not.toContain(String(made["key"]));
  expect((await kinora("keys", "list", "--operator")).stdout).toMatch(/prometheus +operator +active/);
});

test("the secret of callbacks is answered and not logged", async () => {
  const answer = await fetch(`${home.url}/v1/webhooks/secret`, { headers: { authorization: `Bearer ${localKey()}` } });
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('"secret":"whsec_')]);
  expect(server.output()).not.toContain("whsec_");
});

test("an unknown workspace, plan or key is refused in words, with code 1 or 2", async () => {
  for (const args of [
    ["keys", "list", "--workspace", "no-such"],
    ["keys", "revoke", "no-such"],
    ["credits", "grant", "no-such", "--mode", "test", "--credits", "1"],
    ["workspaces", "create", "x", "--plan", "api-por"],
  ]) {
    const { code, stdout, stderr } = await kinora(...args);
    expect([1, 2], `${args.join(" ")}: ${stderr}`).toContain(code);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^kinora: \S/);
    expect(stderr, "a stack is for bugs").not.toContain("    at ");
  }
});

test("client commands find the running server by themselves", async () => {
  const models = await kinora("models");
  expect(models).toMatchObject({ code: 0, stderr: "" });
  expect(models.stdout).toContain("kling-v3");
  expect((await json("estimate", "--duration", "10", "--resolution", "1080p"))["credits"]).toBe(80);
  expect((await kinora("credits")).stdout).toMatch(/^Available +[\d,.]+ credits\n/);
});

test("tasks are listed, shown, canceled and deleted", async () => {
  const answer = await fetch(`${home.url}/v1/video/generate`, {
    method: "POST",
    headers: { authorization: `Bearer ${localKey()}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "kling-v3", prompt: "a fox [[slow:300]]", duration: 3 }),
  });
  const created: unknown = await answer.json();
  const id = typeof created === "object" && created !== null && "task_id" in created ? String(created.task_id) : "";
  expect((await kinora("tasks", "list")).stdout).toContain(id);
  expect((await kinora("tasks", "get", id)).stdout).toContain("kling-v3");
  expect((await kinora("tasks", "cancel", id)).stdout).toContain(`Task ${id}: cancellation`);
  expect((await kinora("wait", id)).code).toBe(1);
  expect(await kinora("tasks", "delete", id)).toMatchObject({ code: 0, stdout: `Task ${id} deleted\n` });
  expect(await kinora("tasks", "get", "1")).toMatchObject({ code: 1, stderr: expect.stringContaining("Request id:") });
});

function localKey(): string {
  return fs.readFileSync(path.join(home.dataDir, "cli-key"), "utf8").trim();
}

test("doctor finds a running installation healthy", async () => {
  const found = await kinora("doctor");
  expect(found.code, found.stdout + found.stderr).toBe(0);
});

test("config check prints every problem with its variable's name", async () => {
  const env = { KINORA_DATA_DIR: home.dataDir, KINORA_PORT: "many", KINORA_SIGNUP: "perhaps" };
  const found = await runCommand(["config", "check"], { cwd: home.tempDir, env });
  expect(found.code).toBe(2);
  expect(found.stdout + found.stderr).toContain("KINORA_PORT");
  expect(found.stdout + found.stderr).toContain("KINORA_SIGNUP");
  expect((await kinora("config", "check")).code).toBe(0);
});

test("a second serve on one data directory says so and ends with 3", async () => {
  const second = await kinora("serve");
  expect(second.code).toBe(3);
  expect(second.stderr + second.stdout).toContain(home.url);
});

test("a backup of the running store is restored into an empty one, keys and credits included", async () => {
  const made = await json("workspaces", "create", "saved", "--test-credits", "321");
  const folder = path.join(home.tempDir, "backup");
  expect((await kinora("backup", folder)).code).toBe(0);
  await using other = await makeKinoraHome({ testKey: formatApiKey("test", randomBytes(64)) });
  const restored = await runCommand(["restore", folder], {
    cwd: other.tempDir,
    env: { KINORA_DATA_DIR: other.dataDir, KINORA_PORT: new URL(other.url).port, TMPDIR: other.tempDir },
  });
  expect(restored.code, restored.stderr).toBe(0);
  await other.start();
  const answer = await fetch(`${other.url}/v1/credits`, {
    headers: { authorization: `Bearer ${String(made["test_key"])}` },
  });
  expect(await answer.json()).toMatchObject({ available: 321 });
});

test("operator commands work with no server running, and leave none behind", async () => {
  expect(await server.stop()).toBe(0);
  const listed = await json("workspaces", "list");
  expect(JSON.stringify(listed)).toContain("shop");
  expect(home.livePids()).toEqual([]);
});
