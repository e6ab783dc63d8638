import { defineCommand } from "citty";
import { command, jsonOption } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { withOperate } from "./operator.ts";
import { makeTerminal } from "./terminal.ts";

const rotateCommand = command({
  name: "rotate",
  description: "Seal every stored secret again under a new master key; every server must be stopped",
  options: {
    "new-key-file": {
      type: "string",
      valueHint: "file",
      description: "Holds the new key in base64, where KINORA_MASTER_KEY holds the old one.",
    },
    ...jsonOption,
  },
  async run(args, host) {
    const newKeyFile = args["new-key-file"];
    const rotated = await withOperate((operate) => operate.rotateMasterKey(host.env, { newKeyFile }));
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) {
      terminal.result(JSON.stringify({ secrets: rotated.secrets, key_file: rotated.keyFile ?? null }));
    } else {
      terminal.result(`${rotated.secrets} secrets are sealed under the new master key`);
      terminal.talk(
        rotated.keyFile === undefined
          ? "Set KINORA_MASTER_KEY to the new key before a server starts."
          : `The new key is in ${rotated.keyFile}. Make a backup: older ones hold the old key.`,
      );
    }
    return exitCodes.ok;
  },
});

export const secretsCommand = defineCommand({
  meta: { name: "secrets", description: "Change the master key that secrets are sealed under (operator)" },
  subCommands: { rotate: rotateCommand },
});
