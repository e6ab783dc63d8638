import { type ArgsDef, type CommandDef, defineCommand, type ParsedArgs } from "citty";
import type { Host } from "./host.ts";

export interface Command<Options extends ArgsDef> {
  readonly name: string;
  readonly description: string;
  readonly options: Options;
  /** @returns the exit code */
  run(args: ParsedArgs<Options>, host: Host): Promise<number>;
}

/** A command as citty runs it, with the process around it handed in. */
export function command<const Options extends ArgsDef>(definition: Command<Options>): CommandDef<Options> {
  return defineCommand({
    meta: { name: definition.name, description: definition.description },
    args: definition.options,
    run: (context) => {
      const host: Host = context.data;
      return definition.run(context.args, host);
    },
  });
}

/** Of every command that has a result. */
export const jsonOption = {
  json: { type: "boolean", description: "Print the result as one JSON object and nothing else." },
} satisfies ArgsDef;

/** Of every command that talks to a server. */
export const serverOptions = {
  url: { type: "string", valueHint: "address", description: "Server to use instead of the one found." },
  key: { type: "string", valueHint: "api-key", description: "API key to use instead of the one found." },
} satisfies ArgsDef;
