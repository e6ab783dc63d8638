import { execFile } from "node:child_process";
import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = path.join(import.meta.dirname, "../..");

const violations: readonly (readonly [string, string, string])[] = [
  ["packages/core/src", "node:fs", "core is pure"],
  ["packages/core/src", "@kinora/engines", "core is pure"],
  ["packages/media/src", "@kinora/render", "media imports core only"],
  ["packages/render/src", "@kinora/core", "render imports media only"],
  ["packages/engines/src", "@kinora/render", "only animatic/ imports render"],
  ["packages/engines/src/animatic", "@kinora/server/operate", "the animatic engine imports core and render"],
  ["packages/sdk/src", "node:fs", "sdk imports nothing"],
  ["packages/sdk/src", "@kinora/core", "sdk imports nothing"],
  ["packages/cli/src", "@kinora/core", "cli imports sdk"],
  ["packages/server/src", "@kinora/sdk", "server imports core, engines and media"],
  ["packages/server/src/listener", "../app.ts", "listener imports only the tiers below it"],
  ["packages/server/src/dialects", "#listener/server.ts", "dialects imports only the tiers below it"],
  ["packages/server/src/http-kit", "#dialects/guide/present.ts", "http-kit imports only the tiers below it"],
  ["packages/server/src/tasks", "#http-kit/limits.ts", "tasks imports only the tiers below it"],
  ["packages/server/src/tasks", "#jobs/job-store.ts", "nobody's *-store.ts but its own"],
  ["packages/server/src/webhooks", "#assets/asset.ts", "webhooks imports only the tiers below it"],
  ["packages/server/src/assets", "#tasks/task-record.ts", "assets imports only the tiers below it"],
  ["packages/server/src/request-log", "#webhooks/endpoints.ts", "request-log imports only the tiers below it"],
  ["packages/server/src/people", "#tasks/task-record.ts", "people imports only the tiers below it"],
  ["packages/server/src/audit", "#access/principal.ts", "audit imports only the tiers below it"],
  ["packages/server/src/credits", "#access/principal.ts", "credits imports only the tiers below it"],
  ["packages/server/src/credits", "../app.ts", "credits imports only the tiers below it"],
  ["packages/server/src/access", "#tasks/task-record.ts", "access imports only the tiers below it"],
  ["packages/server/src/routing", "#jobs/jobs.ts", "routing imports only the tiers below it"],
  ["packages/server/src/jobs", "#credits/grant-credits.ts", "jobs imports only the tiers below it"],
  ["packages/server/src/outbound", "#jobs/jobs.ts", "outbound imports only the tiers below it"],
  ["packages/server/src/store", "#tasks/task-record.ts", "store imports only the tiers below it"],
  ["packages/server/src/observe", "#store/database.ts", "observe is below everything"],
];

/** A copy of the linter's settings beside the planted files, so that nothing is ever planted in the tree itself. */
const workspace = fs.mkdtempSync(path.join(os.tmpdir(), "kinora-lint-"));
let findings: readonly { readonly filename: string; readonly message: string; readonly help?: string }[] = [];

const plantedFile = (index: number): string => `planted-${index}.ts`;

beforeAll(async () => {
  fs.copyFileSync(path.join(root, ".oxlintrc.json"), path.join(workspace, ".oxlintrc.json"));
  for (const [index, [folder, specifier]] of violations.entries()) {
    fs.mkdirSync(path.join(workspace, folder), { recursive: true });
    const source = `import * as planted from "${specifier}";\nexport const used = planted;\n`;
    fs.writeFileSync(path.join(workspace, folder, plantedFile(index)), source);
  }
  const output = await run("oxlint", ["--format", "json", "."], workspace);
  findings = (JSON.parse(output) as { diagnostics: typeof findings }).diagnostics;
});

afterAll(() => fs.rmSync(workspace, { recursive: true, force: true }));

test.each(violations.map((violation, index) => [...violation, index] as const))(
  "the check refuses %s importing %s",
  (folder, _specifier, message, index) => {
    const file = path.join(folder, plantedFile(index));
    const found = findings.filter((finding) => finding.filename === file);
    expect(found.map((finding) => `${finding.message} ${finding.help ?? ""}`).join("\n")).toContain(message);
  },
);

test("the check refuses a promise that nobody awaits", async () => {
  fs.writeFileSync(path.join(workspace, "tsconfig.json"), '{ "compilerOptions": { "strict": true, "noEmit": true } }');
  fs.writeFileSync(path.join(workspace, "floating.ts"), "export function start(): void {\n  Promise.resolve(1);\n}\n");
  expect(await run("oxlint", ["--type-aware", "floating.ts"], workspace)).toContain("no-floating-promises");
});

/** What the tool printed; a linter that finds something exits with 1, which is what is wanted here. */
function run(tool: string, args: readonly string[], cwd: string): Promise<string> {
  const bin = path.join(root, "node_modules/.bin");
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env["PATH"] ?? ""}` };
  return new Promise((resolve) => {
    execFile(path.join(bin, tool), args, { cwd, env }, (_error, stdout, stderr) => resolve(stdout + stderr));
  });
}
