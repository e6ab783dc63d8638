import type { Model } from "@kinora/sdk";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import { formatTable } from "./table.ts";
import { makeTerminal } from "./terminal.ts";

export const modelsCommand = command({
  name: "models",
  description: "List the models of the server",
  options: { ...jsonOption, ...serverOptions },
  async run(args, host) {
    const models = await (await requireServer(args, host)).models();
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify({ models }));
    else for (const line of formatTable(columns, models)) terminal.result(line);
    return exitCodes.ok;
  },
});

const columns = [
  { title: "MODEL", value: (model: Model) => model.id },
  { title: "VERSION", value: (model: Model) => model.version },
  { title: "AVAILABLE", value: (model: Model) => (model.available ? "yes" : "no") },
  { title: "DESCRIPTION", value: (model: Model) => model.description },
];
