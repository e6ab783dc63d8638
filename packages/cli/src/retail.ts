import * as fs from "node:fs/promises";
import { defineCommand } from "citty";
import { command, jsonOption } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { withOperator } from "./operator.ts";
import { makeTerminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

const showCommand = command({
  name: "show",
  description: "Print a table as JSON, to be edited and set",
  options: {
    table: { type: "enum", required: true, options: ["prices", "plans", "packs"], description: "Which table." },
    ...jsonOption,
  },
  async run(args, host) {
    const table = await withOperator(host, async ({ billing }) => billing.retail.source(args.table));
    const terminal = makeTerminal(host, { quiet: false });
    terminal.result(JSON.stringify(table, undefined, args.json === true ? undefined : 2));
    return exitCodes.ok;
  },
});

const setCommand = command({
  name: "set",
  description: `Replace a table by a JSON file; servers that run follow within five seconds

  kinora retail show --table prices > prices.json
  kinora retail set prices.json --table prices`,
  options: {
    file: { type: "positional", required: true, description: "File with the whole table." },
    table: { type: "enum", required: true, options: ["prices", "plans", "packs"], description: "Which table." },
    ...jsonOption,
  },
  async run(args, host) {
    const { version: _version, ...data } = await readTable(args.file);
    const { version } = await withOperator(host, ({ billing }) =>
      billing.retail.replace({ kind: args.table, data, actor: { kind: "command_line" } }),
    );
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify({ table: args.table, version }));
    else terminal.result(`The ${args.table} are now version ${version}`);
    return exitCodes.ok;
  },
});

export const retailCommand = defineCommand({
  meta: { name: "retail", description: "Show or replace prices, plans and packs (operator)" },
  subCommands: { show: showCommand, set: setCommand },
});

async function readTable(file: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await fs.readFile(file, "utf8").catch((error: unknown) => {
    throw new UsageError(`${file} could not be read.`, String(error));
  });
  try {
    const table: unknown = JSON.parse(text);
    if (typeof table === "object" && table !== null && !Array.isArray(table)) return { ...table };
  } catch {
    // said below
  }
  throw new UsageError(`${file} is not a JSON object.`, "Begin with: kinora retail show --table prices");
}
