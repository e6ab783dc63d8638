import type { CommandDef } from "citty";
import { expect, test } from "vitest";
import { resolved } from "./command-line.ts";
import { makeFakeHost } from "./command-host.fixture.ts";
import { rootCommand } from "./root-command.ts";
import { runCli } from "./run-cli.ts";

async function allCommands(command: CommandDef, words: readonly string[]): Promise<readonly (readonly string[])[]> {
  const found: (readonly string[])[] = [words];
  for (const [name, one] of Object.entries((await resolved(command.subCommands)) ?? {})) {
    const subCommand = await resolved(one);
    if (subCommand !== undefined) found.push(...(await allCommands(subCommand, [...words, name])));
  }
  return found;
}

const commands = await allCommands(rootCommand, []);

test.each(commands)("help of kinora %s %s fits 80 columns and says what each option is for", async (...words) => {
  const host = makeFakeHost();
  expect(await runCli([...words.filter((word) => word !== undefined), "--help"], host)).toBe(0);
  const { stdout, stderr } = host.printed();
  expect(stderr).toBe("");
  expect(stdout).toContain("Usage: kinora");
  for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  for (const line of stdout.split("Options:\n")[1]?.split("\n") ?? []) expect(line).not.toMatch(/^ {2}-\S+( \S+)?$/);
});

test("the version is printed", async () => {
  const host = makeFakeHost();
  expect(await runCli(["--version"], host)).toBe(0);
  expect(host.printed().stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each([
  [
    ["workspaces", "create", "shop", "--plan", "api-pro", "--test-credits", "many"],
    "--test-credits must be a whole number from 0",
  ],
  [["keys", "create", "--workspace", "w", "--mode", "tset"], '--mode must be one of test, live, got "tset"'],
  [["keys", "create", "--mode", "test"], "--workspace needs a value"],
  [["keys", "create", "--workspace", "w"], "--mode needs a value"],
  [["keys", "create", "--operator", "--workspace", "w"], "--workspace does not go with --operator"],
  [["keys", "create", "--operator", "--mode", "test"], "--mode does not go with --operator"],
  [["keys", "create", "--operator", "--max-credits", "5"], "--max-credits does not go with --operator"],
  [["keys", "list"], "--workspace needs a value"],
  [["keys", "list", "--operator", "--workspace", "w"], "--workspace does not go with --operator"],
  [["keys", "create", "--workspace", "w", "--mode", "test", "--expires-in", "soon"], "--expires-in must be like 30m"],
  [["credits", "grant", "w", "--mode", "test", "--credits", "0"], "--credits must be a whole number from 1"],
  [
    ["credits", "grant", "w", "--mode", "test", "--credits", "5", "--expires-at", "2001-01-01"],
    "must lie in the future",
  ],
  [["restore", "no-such-folder"], "no-such-folder is not a folder"],
  [["backup", "."], ". exists"],
  [["tasks", "list", "--limit", "5000"], "--limit must be a whole number from 1 to 1000"],
  [["wait", "1", "--timeout", "0"], "--timeout must be a whole number from 1"],
  [["estimate", "--resolution", "8k"], "--resolution must be one of"],
])("%o is refused with code 2 before anything is opened", async (args, message) => {
  const host = makeFakeHost();
  expect(await runCli(args, host)).toBe(2);
  expect(host.printed().stderr).toContain(message);
  expect(host.printed().stdout).toBe("");
});
