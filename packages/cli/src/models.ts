import type { Model } from "@kinora/sdk";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import { showList } from "./list-output.ts";

export const modelsCommand = command({
  name: "models",
  description: "List the models of the server",
  options: { ...jsonOption, ...serverOptions },
  async run(args, host) {
    const models = await (await requireServer(args, host)).models();
    showList(host, args, { name: "models", items: models, columns });
    return exitCodes.ok;
  },
});

const columns = [
  { title: "MODEL", value: (model: Model) => model.id },
  { title: "VERSION", value: (model: Model) => model.version },
  { title: "AVAILABLE", value: (model: Model) => (model.available ? "yes" : "no") },
  { title: "DESCRIPTION", value: (model: Model) => model.description },
];
