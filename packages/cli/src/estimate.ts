import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import { parseVideoArgs, videoOptions } from "./generate.ts";
import { creditsText } from "./plain-text.ts";
import { makeTerminal } from "./terminal.ts";

const { image: _image, "end-image": _endImage, ...pricedOptions } = videoOptions;

export const estimateCommand = command({
  name: "estimate",
  description: "Say what a video would cost, without making it",
  options: { ...pricedOptions, ...jsonOption, ...serverOptions },
  async run(args, host) {
    const { params } = await parseVideoArgs({ ...args, prompt: args.prompt ?? "a clip" });
    const estimate = await (await requireServer(args, host)).videos.estimate(params);
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify(estimate));
    else terminal.result(`${creditsText(estimate.credits)}, $${estimate.usd.toFixed(2)}`);
    return exitCodes.ok;
  },
});
