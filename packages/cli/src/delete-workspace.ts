import { command, jsonOption } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { withOperate } from "./operator.ts";
import { makeTerminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

export const deleteWorkspaceCommand = command({
  name: "delete",
  description: "Delete a workspace's keys, prompts, media, events and logs for ever; its ledger stays",
  options: {
    workspace: { type: "positional", required: true, description: "Id of the workspace." },
    yes: { type: "boolean", description: "Do it: there is no way back but a backup." },
    ...jsonOption,
  },
  async run(args, host) {
    if (args.yes !== true)
      throw new UsageError("This cannot be undone.", `Add --yes to delete everything that ${args.workspace} holds.`);
    const deleted = await withOperate((operate) => operate.deleteWorkspace(host.env, args.workspace));
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true)
      terminal.result(JSON.stringify({ workspace_id: deleted.workspaceId, rows: deleted.rows, files: deleted.blobs }));
    else terminal.result(`${deleted.workspaceId} is deleted: ${deleted.rows} rows and ${deleted.blobs} files are gone`);
    return exitCodes.ok;
  },
});
