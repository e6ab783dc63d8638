import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatApiKey } from "../../packages/core/src/api-key.ts";
import { errorCodes } from "../../packages/core/src/error-codes.ts";
import { tomlKey } from "../../packages/server/src/config/toml-file.ts";
import {
  clientSettings,
  type SettingName,
  settingNotes,
  settingsSchema,
} from "../../packages/server/src/config/settings.ts";
import { loadConfig } from "../../packages/server/src/config.ts";
import { makeMetrics } from "../../packages/server/src/observe/metrics.ts";
import { type KinoraHome, makeKinoraHome } from "../support/kinora-process.ts";
import { curlProgram, pythonWithRequests, requireProgram } from "../support/optional-program.ts";
import { anchorsOf, type Example, examplesOf, pages, readPage, root, tableOf } from "./examples.ts";

const program = promisify(execFile);
/** Of one page's programs; clips are of a few pixels here. */
const exampleMs = 240_000;

const examples = pages.flatMap(examplesOf);
const workspace = fs.mkdtempSync(path.join(os.tmpdir(), "kinora-docs-"));
let home: KinoraHome;
/** What the pages call by a name in capitals, and what it is here. */
let placeholders: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  fs.chmodSync(workspace, 0o711); // the database of an example that root runs belongs to another user
  home = await makeKinoraHome({
    testKey: formatApiKey("test", randomBytes(64)),
    env: { KINORA_TEST_MEDIA_SIZE: "160x90@6" },
  });
  await home.start();
  prepareWorkspace();
  const made = JSON.parse(await shell("kinora workspaces create docs --json")) as {
    readonly workspace_id: string;
    readonly live_key: string;
  };
  const key = JSON.parse(await shell(`kinora keys create --workspace ${made.workspace_id} --mode test --json`)) as {
    readonly key_id: string;
  };
  const task = (await (
    await fetch(`${home.url}/v1/video/generate`, {
      method: "POST",
      headers: { authorization: `Bearer ${home.testKey}`, "content-type": "application/json" },
      body: JSON.stringify({ model: "kling-v3", prompt: "a street", duration: 3 }),
    })
  ).json()) as { readonly task_id: string };
  const order = JSON.parse(await shell(`kinora orders place --pack pack-1000 --key ${made.live_key} --json`)) as {
    readonly id: string;
  };
  placeholders = {
    TASK_ID: task.task_id,
    WORKSPACE_ID: made.workspace_id,
    KEY_ID: key.key_id,
    ORDER_ID: order.id,
  };
});

afterAll(async () => {
  await home?.[Symbol.asyncDispose]();
  fs.rmSync(workspace, { recursive: true, force: true });
});

/** A folder to run examples in: with the SDK, the picture that the pages name, and `kinora` as a command. */
function prepareWorkspace(): void {
  fs.symlinkSync(path.join(root, "node_modules"), path.join(workspace, "node_modules"));
  fs.writeFileSync(path.join(workspace, "package.json"), '{ "private": true, "type": "module" }\n');
  fs.copyFileSync(path.join(root, "tests/guide-python/reference.png"), path.join(workspace, "reference.png"));
  const kinora = path.join(root, "packages/cli/bin/kinora.mjs");
  fs.mkdirSync(path.join(workspace, "bin"));
  fs.writeFileSync(path.join(workspace, "bin/kinora"), `#!/bin/sh\nexec "${process.execPath}" "${kinora}" "$@"\n`, {
    mode: 0o755,
  });
}

function environment(): NodeJS.ProcessEnv {
  return {
    PATH: [path.join(workspace, "bin"), path.dirname(process.execPath), process.env["PATH"]].join(path.delimiter),
    HOME: workspace,
    PYTHONDONTWRITEBYTECODE: "1",
    KINORA_DATA_DIR: home.dataDir,
    KINORA_PORT: new URL(home.url).port,
    KINORA_API_KEY: home.testKey,
  };
}

async function run(command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await program(command, args, { cwd: workspace, env: environment(), timeout: exampleMs });
  return stdout;
}

/** A refusal of the server fails the command, which curl alone would take for a success. */
function shell(script: string): Promise<string> {
  return run("bash", ["--norc", "-euo", "pipefail", "-c", `curl() { command curl --fail-with-body "$@"; }\n${script}`]);
}

/** An example as it is typed, for the server of this test. */
function here(text: string): string {
  let result = text
    .replaceAll("http://127.0.0.1:4700", home.url)
    .replaceAll("npm run kinora --", "kinora")
    .replaceAll("npm run generate --", "kinora generate");
  for (const [name, value] of Object.entries(placeholders)) result = result.replaceAll(name, value);
  return result;
}

const named = (wanted: readonly Example[]) =>
  wanted.map((example) => [`${example.page}:${example.line}`, example] as const);
const inLanguage = (language: string) => named(examples.filter((example) => example.language === language));

/** The installation itself and a server in the foreground, which whoever runs this test has done. */
const isInstallation = (example: Example): boolean => /\bnpm (ci|start|run dev)\b/.test(example.text);

test("every example has a language that is run here, or none", () => {
  const known = ["", "sh", "python", "ts", "toml"];
  expect(examples.filter(({ language }) => !known.includes(language))).toEqual([]);
  for (const language of known.slice(1)) expect(inLanguage(language), language).not.toEqual([]);
});

test("README opens with the two commands", () => {
  const [first] = examplesOf("README.md");
  expect(first?.text).toMatch(/^npm ci && npm start\b.*\nnpm ci && npm test\b.*\n$/);
});

test.for(inLanguage("sh").filter(([, example]) => !isInstallation(example)))(
  "the commands at %s run, and the server refuses none",
  async ([, example], context) => {
    if (/\bcurl\b/.test(example.text)) await requireProgram(context, curlProgram);
    expect(await shell(here(example.text))).not.toBe("");
  },
);

test.for(pages.filter((page) => examplesOf(page).some(({ language }) => language === "python")))(
  "the Python of %s runs from the first line to the last",
  async (page, context) => {
    await requireProgram(context, pythonWithRequests);
    const text = examplesOf(page)
      .filter(({ language }) => language === "python")
      .map((example) => here(example.text))
      .join("\n");
    const file = path.join(workspace, `${path.basename(page, ".md")}.py`);
    fs.writeFileSync(file, text);
    expect(await run("python3", [file])).toContain(`${home.url}/files/`);
  },
);

test.each(inLanguage("ts"))("the TypeScript at %s is well typed and runs", async (_place, example) => {
  const file = writeTypeScript(example);
  const config = path.join(workspace, "tsconfig.json");
  fs.writeFileSync(
    config,
    JSON.stringify({
      extends: path.join(root, "tsconfig.json"),
      compilerOptions: { typeRoots: [path.join(root, "node_modules/@types")] },
      include: [],
      files: [file],
    }),
  );
  await run(path.join(root, "node_modules/.bin/tsc"), ["-p", config]);
  await run(process.execPath, [file]);
});

function writeTypeScript(example: Example): string {
  const file = path.join(workspace, `${path.basename(example.page, ".md")}-${example.line}.ts`);
  fs.writeFileSync(file, here(example.text));
  return file;
}

test("the callback example takes a signed delivery and refuses a forged one", async () => {
  const example = examples.find(({ text }) => text.includes("verifyWebhook"));
  if (example === undefined) throw new Error("no page shows how a callback is checked");
  const { receive } = (await import(/* @vite-ignore */ pathToFileURL(writeTypeScript(example)).href)) as {
    readonly receive: (request: Request, secret: string) => Promise<Response>;
  };
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  const body = JSON.stringify({ event: "task.completed", task_id: "1" });
  const sentAt = new Date();
  const delivery = (signature: string): Request =>
    new Request("http://receiver.example/", {
      method: "POST",
      body,
      headers: {
        "webhook-id": "msg_1",
        "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1_000)),
        "webhook-signature": signature,
      },
    });
  expect((await receive(delivery(new Webhook(secret).sign("msg_1", sentAt, body)), secret)).status).toBe(204);
  const forger = new Webhook(`whsec_${randomBytes(32).toString("base64")}`);
  expect((await receive(delivery(forger.sign("msg_1", sentAt, body)), secret)).status).toBe(400);
});

test.each(inLanguage("toml"))("the settings file at %s is one that serve takes", (_place, example) => {
  const folder = fs.mkdtempSync(path.join(workspace, "toml-"));
  fs.writeFileSync(path.join(folder, "kinora.toml"), example.text);
  expect(loadConfig({}, folder)).toMatchObject({ ok: true, warnings: [] });
});

test("the table of settings names every setting that there is, in the order of the code", () => {
  const documented = tableOf("docs/operating.md", "| Setting | Default |").map(([name = ""]) => name.slice(1, -1));
  expect(documented).toEqual(userSettings());
  const client = tableOf("docs/operating.md", "| Setting | Meaning |").map(([name = ""]) => name.slice(1, -1));
  expect(client).toEqual(clientSettings);
});

test("every default in the table of settings is the one of the code", () => {
  const defaults = settingsSchema.parse({});
  for (const [cell = "", shown = ""] of tableOf("docs/operating.md", "| Setting | Default |")) {
    const name = userSettings().find((one) => cell === `\`${one}\``);
    if (name === undefined) throw new Error(`${cell} is no setting`);
    if (name === "KINORA_RENDER_WORKERS") expect(shown).toBe("the machine's cores");
    else if (shown === "none") expect([undefined, []], name).toContainEqual(defaults[name]);
    else expect(settingsSchema.shape[name].parse(shown.slice(1, -1)), name).toEqual(defaults[name]);
  }
});

function userSettings(): readonly SettingName[] {
  return settingsSchema.keyof().options.filter((name) => settingNotes[name].testOnly !== true);
}

test("the table of prices is what the server charges", async () => {
  const response = await fetch(`${home.url}/v1/models`, { headers: { authorization: `Bearer ${home.testKey}` } });
  const { data } = (await response.json()) as {
    readonly data: readonly {
      readonly id: string;
      readonly pricing: {
        readonly rates: readonly {
          readonly variant: string;
          readonly unit: string;
          readonly credits: Readonly<Record<string, number>>;
        }[];
      };
    }[];
  };
  const charged = data.flatMap(({ id, pricing }) =>
    pricing.rates.map(({ variant, unit, credits }) => {
      const prices = Object.entries(credits).map(([resolution, amount]) => `${resolution} ${amount}`);
      return [`\`${id}\``, variant, unit, prices.join(", ")];
    }),
  );
  const documented = tableOf("docs/guide.md", "| Model | Variant |");
  expect(documented).toHaveLength(charged.length);
  expect(documented).toEqual(expect.arrayContaining(charged));
});

test("every code, field, setting and metric that the pages name is one that there is", async () => {
  const known = new Set([
    ...errorCodes,
    ...(fs.readFileSync(path.join(root, "docs/openapi.json"), "utf8").match(/[a-z0-9]+(_[a-z0-9]+)+/g) ?? []),
    ...userSettings().map(tomlKey),
    ...(await makeMetrics().registry.getMetricsAsJSON()).map(({ name }) => name),
    ...storedFunctions(),
    ...(readPage("packages/render/src/scene-spec.ts").match(/[a-z]+(_[a-z]+)+/g) ?? []), // codes of its warnings
    "full_page_writes", // PostgreSQL's
    "synchronous_commit",
  ]);
  const named = pages.flatMap((page) =>
    [...readPage(page).matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, name = ""]) => ({ page, name })),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ name }) => !known.has(name))).toEqual([]);
});

/** Names of the functions that the migrations put into the database. */
function storedFunctions(): readonly string[] {
  const folder = path.join(root, "packages/server/src/store/migrations");
  return fs
    .readdirSync(folder)
    .flatMap((file) => [...fs.readFileSync(path.join(folder, file), "utf8").matchAll(/^create function (\w+)/gm)])
    .map(([, name = ""]) => name);
}

test("every link between the pages leads to a file and a heading that are there", () => {
  const all = [...pages, "ARCHITECTURE.md", "CONTRIBUTING.md", "THIRD_PARTY.md", "CHANGELOG.md"];
  const broken = all.flatMap((page) =>
    [...readPage(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].filter(([, target = "", anchor]) => {
      const file = target === "" ? page : path.posix.join(path.posix.dirname(page), target);
      if (!fs.existsSync(path.join(root, file))) return true;
      return anchor !== undefined && !anchorsOf(file).has(anchor);
    }),
  );
  expect(broken.map(([link]) => link)).toEqual([]);
});
