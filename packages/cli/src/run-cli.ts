import { runCommand } from "citty";
import { type CheckedCommandLine, checkCommandLine, resolved } from "./command-line.ts";
import { exitCodes } from "./exit-code.ts";
import { formatHelp, type HelpSubject } from "./format-help.ts";
import { type Host, processHost } from "./host.ts";
import { reportError } from "./report-error.ts";
import { rootCommand, version } from "./root-command.ts";
import { makeTerminal } from "./terminal.ts";

/**
 * Runs one command line: checks it whole, runs its command, tells what went wrong.
 *
 * @returns the exit code
 */
export async function runCli(rawArgs: readonly string[], host: Host = processHost): Promise<number> {
  const terminal = makeTerminal(host, { quiet: false });
  try {
    const line = await checkCommandLine(rootCommand, rawArgs);
    if (line.version) {
      terminal.result(version);
      return exitCodes.ok;
    }
    if (line.help) {
      terminal.result(formatHelp(await helpSubject(line)));
      return exitCodes.ok;
    }
    const { result } = await runCommand(line.command, { rawArgs: [...line.rawArgs], data: host });
    return typeof result === "number" ? result : exitCodes.ok;
  } catch (error) {
    return reportError(error, terminal, { json: rawArgs.includes("--json") });
  }
}

async function helpSubject({ command, name }: CheckedCommandLine): Promise<HelpSubject> {
  const subCommands = Object.entries((await resolved(command.subCommands)) ?? {}).map(async ([key, one]) => {
    const subCommand = await resolved(one);
    return { name: key, description: (await resolved(subCommand?.meta))?.description ?? "" };
  });
  return {
    name,
    description: (await resolved(command.meta))?.description ?? "",
    options: (await resolved(command.args)) ?? {},
    subCommands: await Promise.all(subCommands),
  };
}
