import { stat } from "node:fs/promises";
import { command, jsonOption } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { withOperate } from "./operator.ts";
import { makeTerminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

export const backupCommand = command({
  name: "backup",
  description: "Write the whole store and its files to a new folder; the server may run meanwhile (operator)",
  options: {
    folder: { type: "positional", required: true, description: "Folder to write; it must not exist." },
    ...jsonOption,
  },
  async run(args, host) {
    if ((await stat(args.folder).catch(() => undefined)) !== undefined)
      throw new UsageError(`${args.folder} exists.`, "Name a folder that does not exist yet.");
    const written = await withOperate((operate) => operate.backup(host.env, args.folder));
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify({ folder: args.folder, ...written }));
    else terminal.result(args.folder);
    return exitCodes.ok;
  },
});

export const restoreCommand = command({
  name: "restore",
  description: "Read a backup into an empty store of this or a newer version (operator)",
  options: {
    folder: { type: "positional", required: true, description: "Folder that backup wrote." },
    ...jsonOption,
  },
  async run(args, host) {
    if (!(await stat(args.folder).catch(() => undefined))?.isDirectory())
      throw new UsageError(`${args.folder} is not a folder.`, "Name the folder that kinora backup wrote.");
    const read = await withOperate((operate) => operate.restore(host.env, args.folder));
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify({ folder: args.folder, ...read }));
    else terminal.result(`Restored from ${args.folder}`);
    return exitCodes.ok;
  },
});
