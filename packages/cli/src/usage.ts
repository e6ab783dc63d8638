import type { LedgerLine, Usage } from "@kinora/sdk";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import { wholeNumber } from "./number-option.ts";
import { type Column, formatTable } from "./table.ts";
import { makeTerminal } from "./terminal.ts";

type UsageRow = Usage["data"][number];

export const usageCommand = command({
  name: "usage",
  description: `Show what tasks cost

  kinora usage --by day,model
  kinora usage --by engine --from 2026-11-01`,
  options: {
    by: {
      type: "string",
      valueHint: "group,group",
      description: "day, model, key, engine or dialect, separated by commas; day if left out.",
    },
    from: { type: "string", valueHint: "2026-11-01", description: "First day; 30 days ago if left out." },
    to: { type: "string", valueHint: "2026-12-01", description: "Day after the last; now if left out." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const usage = await (
      await requireServer(args, host)
    ).usage({
      ...(args.by === undefined ? {} : { group_by: args.by }),
      ...(args.from === undefined ? {} : { from: args.from }),
      ...(args.to === undefined ? {} : { to: args.to }),
    });
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify(usage));
    else for (const line of formatTable(usageColumns(usage), usage.data)) terminal.result(line);
    return exitCodes.ok;
  },
});

function usageColumns({ group_by: groups }: Usage): readonly Column<UsageRow>[] {
  return [
    ...groups.map((group) => ({ title: group.toUpperCase(), value: (row: UsageRow) => row[group] ?? "none" })),
    { title: "TASKS", value: (row) => row.tasks },
    { title: "COMPLETED", value: (row) => row.completed },
    { title: "FAILED", value: (row) => row.failed },
    { title: "CREDITS", value: (row) => row.credits_charged },
    { title: "RESERVED", value: (row) => row.credits_reserved },
  ];
}

export const ledgerCommand = command({
  name: "ledger",
  description: "List every movement of credits, newest first",
  options: {
    limit: { type: "string", valueHint: "number", description: "How many, 1 to 10000; 50 if left out." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const limit = wholeNumber("limit", args.limit ?? "50", { min: 1, max: 10_000 });
    const client = await requireServer(args, host);
    const terminal = makeTerminal(host, { quiet: false });
    const lines: LedgerLine[] = [];
    for await (const line of client.ledger({ limit: Math.min(limit, 100) })) {
      lines.push(line);
      if (lines.length === limit) break;
    }
    if (args.json === true) terminal.result(JSON.stringify({ lines }));
    else for (const line of formatTable(ledgerColumns, lines)) terminal.result(line);
    return exitCodes.ok;
  },
});

const ledgerColumns = [
  { title: "TIME", value: (line: LedgerLine) => line.created_at.slice(0, 19).replace("T", " ") },
  { title: "KIND", value: (line: LedgerLine) => line.kind },
  { title: "AVAILABLE", value: (line: LedgerLine) => line.available_change },
  { title: "RESERVED", value: (line: LedgerLine) => line.reserved_change },
  { title: "TASK", value: (line: LedgerLine) => line.task_id ?? "" },
  { title: "REASON", value: (line: LedgerLine) => line.reason },
];
