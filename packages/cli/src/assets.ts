import type { StoredAsset } from "@kinora/sdk";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import { wholeNumber } from "./number-option.ts";
import { formatTable } from "./table.ts";
import { makeTerminal } from "./terminal.ts";

export const assetsCommand = command({
  name: "assets",
  description: "List stored media, newest first",
  options: {
    limit: { type: "string", valueHint: "number", description: "How many, 1 to 1000; 20 if left out." },
    role: { type: "enum", options: ["upload", "input", "output", "poster"], description: "Only these." },
    type: { type: "enum", options: ["image", "video", "audio"], description: "Only these." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const limit = wholeNumber("limit", args.limit ?? "20", { min: 1, max: 1_000 });
    const client = await requireServer(args, host);
    const terminal = makeTerminal(host, { quiet: false });
    const assets: StoredAsset[] = [];
    const params = {
      limit: Math.min(limit, 100),
      ...(args.role === undefined ? {} : { role: args.role }),
      ...(args.type === undefined ? {} : { type: args.type }),
    };
    for await (const asset of client.assets(params)) {
      assets.push(asset);
      if (assets.length === limit) break;
    }
    if (args.json === true) terminal.result(JSON.stringify({ assets }));
    else if (assets.length === 0) terminal.talk("There are no media.");
    else for (const line of formatTable(columns, assets)) terminal.result(line);
    return exitCodes.ok;
  },
});

const columns = [
  { title: "ID", value: (one: StoredAsset) => one.asset_id },
  { title: "ROLE", value: (one: StoredAsset) => one.role },
  { title: "TYPE", value: (one: StoredAsset) => one.mime },
  { title: "BYTES", value: (one: StoredAsset) => one.size },
  { title: "TASK", value: (one: StoredAsset) => one.task_id ?? "" },
  { title: "CREATED", value: (one: StoredAsset) => one.created_at.slice(0, 19).replace("T", " ") },
  { title: "NAME", value: (one: StoredAsset) => one.name },
];
