import * as fs from "node:fs/promises";
import { defineCommand } from "citty";
import { command, jsonOption } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { withOperator } from "./operator.ts";
import { makeTerminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

const showCommand = command({
  name: "show",
  description: "Print the content rules as JSON, to be edited and set",
  options: { ...jsonOption },
  async run(args, host) {
    const rules = await withOperator(host, async ({ policy }) => policy.source());
    const terminal = makeTerminal(host, { quiet: false });
    terminal.result(JSON.stringify(rules, undefined, args.json === true ? undefined : 2));
    return exitCodes.ok;
  },
});

const setCommand = command({
  name: "set",
  description: `Replace the content rules by a JSON file; servers that run follow within five seconds

  kinora policy show > policy.json
  kinora policy set policy.json`,
  options: {
    file: { type: "positional", required: true, description: "File with the whole table." },
    ...jsonOption,
  },
  async run(args, host) {
    const data = await readRules(args.file);
    const { version } = await withOperator(host, ({ policy }) =>
      policy.replace({ data, actor: { kind: "command_line" } }),
    );
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify({ version }));
    else terminal.result(`The content rules are now version ${version}`);
    return exitCodes.ok;
  },
});

const tryCommand = command({
  name: "try",
  description: "Say what the word lists would decide about a text, without asking the hook",
  options: {
    text: { type: "positional", required: true, description: "What a prompt could be." },
    ...jsonOption,
  },
  async run(args, host) {
    const { finding, blocks } = await withOperator(host, async ({ policy }) => policy.tryText(args.text));
    const decision = finding === undefined ? "allowed" : blocks ? "blocked" : "flagged";
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) {
      const { category = null, severity = null } = finding ?? {};
      terminal.result(JSON.stringify({ decision, category, severity }));
    } else terminal.result(finding === undefined ? decision : `${decision}: ${finding.category}, ${finding.severity}`);
    return exitCodes.ok;
  },
});

export const policyCommand = defineCommand({
  meta: { name: "policy", description: "Show, replace or try the content rules (operator)" },
  subCommands: { show: showCommand, set: setCommand, try: tryCommand },
});

async function readRules(file: string): Promise<unknown> {
  const text = await fs.readFile(file, "utf8").catch((error: unknown) => {
    throw new UsageError(`${file} could not be read.`, String(error));
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is not JSON.`, "Begin with: kinora policy show");
  }
}
