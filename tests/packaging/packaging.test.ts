import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatApiKey } from "../../packages/core/src/api-key.ts";
import { startPackedServer } from "./packed-server.ts";
import { filesOf, installOffline, layOut, packPackages, run, type Tarballs, typeCheck } from "./published-packages.ts";

const workspace = fs.mkdtempSync(path.join(os.tmpdir(), "kinora-pack-"));
const installation = path.join(workspace, "installation");
const kinora = path.join(installation, "node_modules/@kinora/cli/bin/kinora.mjs");
/** A project that has nothing but the SDK. */
const project = path.join(workspace, "project");
let tarballs: Tarballs;

beforeAll(async () => {
  // the database of a server that root starts belongs to another user, who has to come this way
  fs.chmodSync(workspace, 0o711);
  tarballs = await packPackages(workspace);
  await Promise.all([layOut(installation, tarballs), installOffline(project, [tarballOf("@kinora/sdk")])]);
});

afterAll(() => fs.rmSync(workspace, { recursive: true, force: true }));

test("every package is packed with its licence, declarations and JavaScript, and without sources and tests", async () => {
  expect([...tarballs.keys()].toSorted()).toEqual(
    ["cli", "core", "engines", "media", "render", "sdk", "server"].map((name) => `@kinora/${name}`),
  );
  for (const [name, tarball] of tarballs) {
    const files = await filesOf(tarball);
    expect(files, name).toEqual(expect.arrayContaining(["LICENSE", "package.json"]));
    expect(files.filter((file) => file.endsWith(".js")).length, name).toBeGreaterThan(0);
    const scripts = files.filter((file) => file.endsWith(".js")).map((file) => file.replace(/\.js$/, ".d.ts"));
    expect(files, name).toEqual(expect.arrayContaining(scripts));
    const foreign = files.filter(
      (file) => (file.endsWith(".ts") && !file.endsWith(".d.ts")) || /\.(test|fixture)\.|fixtures?\//.test(file),
    );
    expect(foreign, name).toEqual([]);
  }
});

test("every import of ours in the packed JavaScript leads to a file that is packed", async () => {
  for (const [name, tarball] of tarballs) {
    const files = new Set(await filesOf(tarball));
    for (const file of [...files].filter((one) => /\.m?js$/.test(one))) {
      const text = fs.readFileSync(path.join(installation, "node_modules", name, file), "utf8");
      for (const [, specifier = ""] of text.matchAll(
        /^(?:import|(?:import|export)\b[^"'()]*\bfrom)\s*["'](\.{1,2}\/[^"']+)["']/gm,
      ))
        expect(files, `${name}/${file} imports ${specifier}`).toContain(
          path.posix.join(path.posix.dirname(file), specifier),
        );
    }
  }
});

test("an empty project installs the SDK without a network, and it brings nothing along", async () => {
  const modules = path.join(project, "node_modules");
  expect(fs.readdirSync(modules).filter((name) => !name.startsWith("."))).toEqual(["@kinora"]);
  expect(fs.readdirSync(path.join(modules, "@kinora"))).toEqual(["sdk"]);
  const source = `
    import { Kinora, verifyWebhook } from "@kinora/sdk";
    const client = new Kinora({ apiKey: "kin_test_x", baseUrl: "http://127.0.0.1:1" });
    console.log(typeof client.videos.generate, typeof verifyWebhook);`;
  expect(await run(process.execPath, ["--input-type=module", "-e", source], project)).toBe("function function\n");
});

test("a program is checked against the SDK's declarations, which need no types of Node", async () => {
  const source = `
    import { Kinora, type Task } from "@kinora/sdk";
    const client = new Kinora({ apiKey: "k" });
    const created = await client.videos.generate({ model: "kling-v3", prompt: "a fox", duration: 5 });
    const task: Task = await client.wait(created, { timeoutMs: 60_000 });
    export const status: "queued" | "processing" | "completed" | "failed" = task.status;
    // @ts-expect-error a prompt is a text
    await client.videos.generate({ model: "kling-v3", prompt: 5 });\n`;
  expect(await typeCheck(project, source, { environment: "web" })).toBe("");
});

test("a program is checked against what the server exports to the command line", async () => {
  const source = `
    import { doctor, type Finding, openOperator } from "@kinora/server/operate";
    export const findings: readonly Finding[] = await doctor(process.env);
    await using operator = await openOperator(process.env);
    const [workspace] = await operator.listWorkspaces();
    export const id: string | undefined = workspace?.workspaceId;
    // @ts-expect-error an id is a text
    export const wrong: number | undefined = workspace?.workspaceId;\n`;
  expect(await typeCheck(installation, source, { environment: "node" })).toBe("");
});

test("the packed command prints its version and its commands", async () => {
  const { version } = JSON.parse(
    fs.readFileSync(path.join(installation, "node_modules/@kinora/cli/package.json"), "utf8"),
  ) as {
    readonly version: string;
  };
  expect((await run(process.execPath, [kinora, "--version"], installation)).trim()).toBe(version);
  const help = await run(process.execPath, [kinora, "--help"], installation);
  for (const command of ["serve", "generate", "keys", "backup", "doctor"]) expect(help).toContain(command);
});

test("the packed command runs from its link in .bin, as npm makes it", async () => {
  const bin = path.join(installation, "node_modules/.bin");
  fs.mkdirSync(bin);
  fs.symlinkSync("../@kinora/cli/bin/kinora.mjs", path.join(bin, "kinora"));
  expect(fs.statSync(path.join(bin, "kinora")).mode & 0o111).not.toBe(0);
  const version = await run(process.execPath, [path.join(bin, "kinora"), "--version"], installation);
  expect(version).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("a server from the packed files starts, is healthy, renders a clip and stops", async () => {
  const testKey = formatApiKey("test", randomBytes(64));
  const folder = path.join(workspace, "served");
  const env = { KINORA_TEST_MEDIA_SIZE: "160x90@6" };
  await using server = await startPackedServer({ program: kinora, folder, testKey, env });
  const api = async (route: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> => {
    const response = await fetch(`${server.url}${route}`, {
      headers: { authorization: `Bearer ${testKey}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
    expect(response.status, `${route}: ${await response.clone().text()}`).toBe(200);
    return (await response.json()) as Readonly<Record<string, unknown>>;
  };
  expect(await api("/readyz")).toEqual({ status: "ready" });
  const doctor = await run(process.execPath, [kinora, "doctor", "--json"], installation, {
    KINORA_DATA_DIR: server.dataDir,
    KINORA_PORT: new URL(server.url).port,
  });
  expect(JSON.parse(doctor)).toMatchObject({ healthy: true });

  // through the media child, the render host and its workers, each found beside the packed files
  const created = await api("/v1/video/generate", { model: "kling-v3", prompt: "a city at night", duration: 3 });
  let task = created;
  while (task["status"] === "queued" || task["status"] === "processing")
    task = await api(`/v1/video/status/${String(created["task_id"])}?wait=30`);
  expect(task).toMatchObject({ status: "completed", output: { type: "video" } });
  expect(await server.stop()).toBe(0);
});

function tarballOf(name: string): string {
  const tarball = tarballs.get(name);
  if (tarball === undefined) throw new Error(`${name} was not packed`);
  return tarball;
}
