import { command, jsonOption } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { withOperate } from "./operator.ts";
import { plainText } from "./plain-text.ts";
import { makeTerminal } from "./terminal.ts";

export const doctorCommand = command({
  name: "doctor",
  description: "Check this machine and installation, and say what is missing",
  options: { ...jsonOption },
  async run(args, host) {
    const findings = await withOperate((operate) => operate.doctor(host.env));
    const terminal = makeTerminal(host, { quiet: false });
    const healthy = findings.every((finding) => finding.state !== "bad");
    if (args.json === true) terminal.result(JSON.stringify({ healthy, findings }));
    else
      for (const { state, name, message, fix } of findings) {
        terminal.result(`${marks[state]}  ${plainText(name)}: ${plainText(message, 500)}`);
        if (state !== "good" && fix !== undefined) terminal.result(`      ${plainText(fix, 500)}`);
      }
    return healthy ? exitCodes.ok : exitCodes.failed;
  },
});

const marks = { good: "ok  ", warn: "note", bad: "BAD " } as const;
