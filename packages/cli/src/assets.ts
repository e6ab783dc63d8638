import type { StoredAsset } from "@kinora/sdk";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import { limitOption, readLimit, showList, takeFirst } from "./list-output.ts";

export const assetsCommand = command({
  name: "assets",
  description: "List stored media, newest first",
  options: {
    ...limitOption,
    role: { type: "enum", options: ["upload", "input", "output", "poster"], description: "Only these." },
    type: { type: "enum", options: ["image", "video", "audio"], description: "Only these." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const limit = readLimit(args);
    const client = await requireServer(args, host);
    const params = {
      ...(args.role === undefined ? {} : { role: args.role }),
      ...(args.type === undefined ? {} : { type: args.type }),
    };
    const assets = await takeFirst(limit, (page) => client.assets({ ...page, ...params }));
    showList(host, args, { name: "assets", items: assets, columns });
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
