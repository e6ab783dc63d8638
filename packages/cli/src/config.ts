import { defineCommand } from "citty";
import { command, jsonOption } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { withOperate } from "./operator.ts";
import { plainText } from "./plain-text.ts";
import { makeTerminal } from "./terminal.ts";

const checkCommand = command({
  name: "check",
  description: "Read the settings as serve would and print every problem with its variable's name",
  options: { ...jsonOption },
  async run(args, host) {
    const { problems } = await withOperate((operate) => operate.checkConfig(host.env));
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify({ ok: problems.length === 0, problems }));
    else if (problems.length === 0) terminal.result("The settings are in order.");
    else for (const problem of problems) terminal.result(plainText(problem, 500));
    return problems.length === 0 ? exitCodes.ok : exitCodes.usage;
  },
});

export const configCommand = defineCommand({
  meta: { name: "config", description: "Check the settings" },
  subCommands: { check: checkCommand },
});
