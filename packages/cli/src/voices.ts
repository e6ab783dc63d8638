import type { Voice } from "@kinora/sdk";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import { showList } from "./list-output.ts";

export const voicesCommand = command({
  name: "voices",
  description: "List the voices that kinora avatar can speak with",
  options: { ...jsonOption, ...serverOptions },
  async run(args, host) {
    const voices = await (await requireServer(args, host)).avatars.voices();
    showList(host, args, { name: "voices", items: voices, columns });
    return exitCodes.ok;
  },
});

const columns = [
  { title: "VOICE", value: (voice: Voice) => voice.id },
  { title: "LANGUAGE", value: (voice: Voice) => voice.language },
  { title: "DESCRIPTION", value: (voice: Voice) => voice.description },
];
