import type { Budget } from "@kinora/sdk";
import { defineCommand } from "citty";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import { wholeNumber } from "./number-option.ts";
import { formatTable } from "./table.ts";
import { makeTerminal, type Terminal } from "./terminal.ts";
import { creditsMax } from "./workspaces.ts";

const showCommand = command({
  name: "show",
  description: "Show spending caps and what they hold",
  options: { ...jsonOption, ...serverOptions },
  async run(args, host) {
    const budgets = await (await requireServer(args, host)).billing.budgets();
    show(budgets, makeTerminal(host, { quiet: false }), args.json === true);
    return exitCodes.ok;
  },
});

const setCommand = command({
  name: "set",
  description: "Set a daily or monthly cap of the workspace, or of one key; none lifts it",
  options: {
    credits: { type: "positional", required: true, description: "The cap in credits, or none." },
    period: { type: "enum", options: ["day", "month"], required: true, description: "Of UTC." },
    "of-key": { type: "string", valueHint: "key-id", description: "Cap this key; the workspace if left out." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const cap = args.credits === "none" ? null : wholeNumber("credits", args.credits, { min: 0, max: creditsMax });
    const keyId = args["of-key"];
    const budgets = await (
      await requireServer(args, host)
    ).billing.setBudget({
      scope: keyId === undefined ? "workspace" : "key",
      ...(keyId === undefined ? {} : { key_id: keyId }),
      period: args.period,
      credits: cap,
    });
    show(budgets, makeTerminal(host, { quiet: false }), args.json === true);
    return exitCodes.ok;
  },
});

export const budgetsCommand = defineCommand({
  meta: { name: "budgets", description: "Show or set spending caps" },
  subCommands: { show: showCommand, set: setCommand },
  default: "show",
});

function show(budgets: readonly Budget[], terminal: Terminal, json: boolean): void {
  if (json) terminal.result(JSON.stringify({ budgets }));
  else if (budgets.length === 0) terminal.talk("There are no caps.");
  else for (const line of formatTable(columns, budgets)) terminal.result(line);
}

const columns = [
  { title: "OF", value: (budget: Budget) => budget.key_id ?? "workspace" },
  { title: "PERIOD", value: (budget: Budget) => budget.period },
  { title: "CAP", value: (budget: Budget) => budget.credits },
  { title: "RESERVED", value: (budget: Budget) => budget.reserved },
  { title: "SPENT", value: (budget: Budget) => budget.spent },
  { title: "LEFT", value: (budget: Budget) => budget.left },
];
