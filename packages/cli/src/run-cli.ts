import { stripVTControlCharacters } from "node:util";
import { renderUsage, runCommand } from "citty";
import { checkCommandLine } from "./command-line.ts";
import { exitCodes } from "./exit-code.ts";
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
      const usage = await renderUsage({ ...line.command, meta: { ...(await metaOf(line.command)), name: line.name } });
      terminal.result(hasColour(host) ? usage : stripVTControlCharacters(usage));
      return exitCodes.ok;
    }
    const { result } = await runCommand(line.command, { rawArgs: [...line.rawArgs], data: host });
    return typeof result === "number" ? result : exitCodes.ok;
  } catch (error) {
    return reportError(error, terminal, { json: rawArgs.includes("--json") });
  }
}

async function metaOf(command: Parameters<typeof renderUsage>[0]): Promise<object> {
  const { meta } = command;
  return (typeof meta === "function" ? await meta() : await meta) ?? {};
}

/** https://no-color.org: set and not empty means none. */
function hasColour(host: Host): boolean {
  return host.stdout.isTTY === true && (host.env["NO_COLOR"] ?? "") === "";
}
