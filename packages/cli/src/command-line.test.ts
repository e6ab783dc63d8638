import { parseArgs } from "citty";
import { expect, test } from "vitest";
import { checkCommandLine } from "./command-line.ts";
import { generateCommand, videoOptions } from "./generate.ts";
import { rootCommand } from "./root-command.ts";
import { UsageError } from "./usage-error.ts";

async function refusal(...args: readonly string[]): Promise<UsageError> {
  const error: unknown = await checkCommandLine(rootCommand, args).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (error instanceof UsageError) return error;
  throw new Error(`"${args.join(" ")}" was not refused: ${String(error)}`);
}

const optionNames = Object.keys(generateCommand.args ?? {}).filter((name) => name !== "prompt");

/** Three ways to mistype a name: a letter lost, two swapped, one doubled. */
function typosOf(name: string): readonly string[] {
  const middle = Math.floor(name.length / 2);
  return [
    name.slice(0, middle) + name.slice(middle + 1),
    name.slice(0, middle - 1) + name[middle] + name[middle - 1] + name.slice(middle + 1),
    name.slice(0, middle) + name[middle] + name.slice(middle),
  ].filter((typo) => !optionNames.includes(typo));
}

test.each(optionNames)("a typo in --%s is refused and the option itself is suggested", async (name) => {
  const typos = typosOf(name);
  expect(typos.length).toBeGreaterThan(0);
  for (const typo of typos) {
    for (const args of [[`--${typo}`, "5"], [`--${typo}=5`]]) {
      const error = await refusal("generate", "a fox", ...args);
      expect(error.message).toBe(`--${typo} is not an option of kinora generate.`);
      expect(error.fix).toContain(`--${name}?`);
    }
  }
});

test("a misspelt command is refused with the nearest one, at every level", async () => {
  expect((await refusal("genrate", "a fox")).fix).toBe("Did you mean kinora generate?");
  expect((await refusal("tasks", "lst")).fix).toBe("Did you mean kinora tasks list?");
  expect((await refusal("xyzzy")).fix).toContain("Commands: serve, generate");
});

test.each([
  ["resolution", "1080", "480p, 720p, 1080p", "--resolution 1080p"],
  ["aspect-ratio", "16x9", "16:9, 9:16, 1:1", "--aspect-ratio 16:9"],
])("a wrong value of --%s is refused with the allowed ones and the nearest", async (name, value, allowed, nearest) => {
  const error = await refusal("generate", "a fox", `--${name}`, value);
  expect(error.message).toBe(`--${name} must be one of ${allowed}, got "${value}".`);
  expect(error.fix).toContain(nearest);
});

test("an option without its value is told from one whose value looks like an option", async () => {
  expect((await refusal("generate", "a fox", "--duration")).message).toBe("--duration needs a value.");
  expect((await refusal("generate", "a fox", "--model", "--audio")).message).toBe("--model needs a value.");
  expect((await refusal("generate", "a fox", "--seed=")).message).toBe("--seed needs a value.");
  expect((await refusal("generate", "a fox", "--json=yes")).message).toBe('--json takes no value, got "yes".');
});

test("an option that is given twice is refused", async () => {
  expect((await refusal("generate", "a fox", "--seed", "1", "--seed=2")).message).toBe("--seed is given twice.");
});

test("a prompt that was not quoted is explained", async () => {
  const error = await refusal("generate", "a", "fox");
  expect(error.message).toBe('"fox" is one argument too many.');
  expect(error.fix).toContain('kinora generate "PROMPT"');
});

test("a missing argument is named", async () => {
  expect((await refusal("tasks", "get")).message).toBe("ID is missing.");
  expect((await refusal("image")).message).toBe("PROMPT is missing.");
});

test("what is right reaches the command unchanged, whatever characters it has", async () => {
  const prompt = '--not an option, said the fox: 100% "sure"';
  const line = await checkCommandLine(rootCommand, [
    "generate",
    "-o",
    "-strange name.mp4",
    "--negative",
    "-no-",
    "--audio",
    "--seed=7",
    "--",
    prompt,
  ]);
  const args = parseArgs([...line.rawArgs], generateCommand.args as typeof videoOptions);
  expect(args).toMatchObject({ prompt, output: "-strange name.mp4", negative: "-no-", audio: true, seed: "7" });
  expect(args["model"]).toBeUndefined();
});

test("help is found behind any command, version only at the front", async () => {
  for (const args of [
    [],
    ["--help"],
    ["generate", "-h"],
    ["tasks"],
    ["tasks", "get", "--help"],
    ["generate", "--seed", "1", "--help"],
  ])
    expect((await checkCommandLine(rootCommand, args)).help).toBe(true);
  expect((await checkCommandLine(rootCommand, ["--version"])).version).toBe(true);
  await refusal("generate", "--version");
});
