import type { ArgDef, CommandDef, Resolvable } from "citty";
import { nearestName } from "./nearest-name.ts";
import { plainText } from "./plain-text.ts";
import { UsageError } from "./usage-error.ts";

/** A command line that may be run: every option is known, has a value of its kind, and is given once. */
export interface CheckedCommandLine {
  readonly command: CommandDef;
  /** Words from the program's name to the command: `kinora tasks get`. */
  readonly name: string;
  readonly help: boolean;
  readonly version: boolean;
  /** `--name=value` for each option, then `--` and the positionals. */
  readonly rawArgs: readonly string[];
}

/**
 * Finds the command and checks its options against the definition, which citty itself does not: it would take a
 * misspelt option for one that it need not know.
 *
 * @throws UsageError naming the nearest command or option, or the allowed values
 */
export async function checkCommandLine(root: CommandDef, rawArgs: readonly string[]): Promise<CheckedCommandLine> {
  let command = root;
  let parent: CommandDef | undefined;
  let name = (await resolved(root.meta))?.name ?? "";
  let rest = rawArgs;
  for (;;) {
    const subCommands = await resolved(command.subCommands);
    if (subCommands === undefined) break;
    const [word, ...after] = rest;
    const fallback = await resolved(command.default);
    const asksForHelp = word === "--help" || word === "-h";
    if (fallback !== undefined && !asksForHelp && (word === undefined || word.startsWith("-"))) {
      parent = command;
      command = (await resolved(subCommands[fallback])) ?? command;
      name = `${name} ${fallback}`;
      break;
    }
    if (word === undefined || asksForHelp) return { command, name, help: true, version: false, rawArgs: [] };
    if (parent === undefined && (word === "--version" || word === "-v"))
      return { command, name, help: false, version: true, rawArgs: [] };
    const names = Object.keys(subCommands);
    const found = Object.hasOwn(subCommands, word) ? await resolved(subCommands[word]) : undefined;
    if (found === undefined) throw unknownCommand(name, word, names);
    parent = command;
    command = found;
    name = `${name} ${word}`;
    rest = after;
  }
  const options = await resolved(command.args);
  const checked = checkOptions(name, options ?? {}, rest);
  return { command, name, help: checked === undefined, version: false, rawArgs: checked ?? [] };
}

type Options = Readonly<Record<string, ArgDef>>;

/** @returns the canonical arguments, or undefined when help was asked for */
function checkOptions(name: string, options: Options, args: readonly string[]): readonly string[] | undefined {
  const given = new Map<string, string>();
  const positionals: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (arg === "--") {
      positionals.push(...args.slice(i + 1));
      break;
    }
    if (arg === "--help" || arg === "-h") return undefined;
    if (!/^-{1,2}[a-z]/i.test(arg)) {
      positionals.push(arg);
      continue;
    }
    const equals = arg.indexOf("=");
    const flag = equals === -1 ? arg : arg.slice(0, equals);
    const option = findOption(options, flag);
    if (option === undefined) throw unknownOption(name, options, flag);
    let value = equals === -1 ? undefined : arg.slice(equals + 1);
    if (option.definition.type === "boolean") {
      if (value !== undefined) throw new UsageError(`--${option.key} takes no value, got "${plainText(value)}".`);
    } else {
      if (value === undefined) {
        const next = args[i + 1];
        if (next === undefined || findOption(options, next) !== undefined) throw missingValue(option);
        value = next;
        i++;
      }
      checkChoice(option, value);
    }
    if (given.has(option.key)) throw new UsageError(`--${option.key} is given twice.`);
    given.set(option.key, value ?? "");
  }
  checkPositionals(name, options, positionals);
  for (const [key, definition] of Object.entries(options))
    if (definition.type !== "positional" && definition.required === true && !given.has(key))
      throw missingValue({ key, definition });
  const flags = [...given].map(([key, value]) => (options[key]?.type === "boolean" ? `--${key}` : `--${key}=${value}`));
  return positionals.length === 0 ? flags : [...flags, "--", ...positionals];
}

interface Option {
  readonly key: string;
  readonly definition: ArgDef;
}

function findOption(options: Options, flag: string): Option | undefined {
  for (const [key, definition] of Object.entries(options)) {
    if (definition.type === "positional") continue;
    const aliases = "alias" in definition ? [definition.alias ?? []].flat() : [];
    if (flag === `--${key}` || aliases.some((alias) => flag === `-${alias}`)) return { key, definition };
  }
  return undefined;
}

function checkChoice(option: Option, value: string): void {
  const allowed = option.definition.type === "enum" ? option.definition.options : undefined;
  if (value === "") throw missingValue(option);
  if (allowed === undefined || allowed.includes(value)) return;
  const nearest = nearestName(value, allowed);
  throw new UsageError(
    `--${option.key} must be one of ${allowed.join(", ")}, got "${plainText(value)}".`,
    nearest === undefined ? undefined : `Did you mean --${option.key} ${nearest}?`,
  );
}

function checkPositionals(name: string, options: Options, positionals: readonly string[]): void {
  const wanted = Object.entries(options).filter(([, definition]) => definition.type === "positional");
  const missing = wanted[positionals.length];
  if (missing !== undefined && missing[1].required !== false)
    throw new UsageError(`${missing[0].toUpperCase()} is missing.`, `Type: ${usageOf(name, wanted)}`);
  const surplus = positionals[wanted.length];
  if (surplus !== undefined)
    throw new UsageError(
      `"${plainText(surplus)}" is one argument too many.`,
      wanted.length === 0 ? `See ${name} --help.` : `Put text with spaces in quotes: ${usageOf(name, wanted)}`,
    );
}

function usageOf(name: string, positionals: readonly (readonly [string, ArgDef])[]): string {
  return [name, ...positionals.map(([key]) => `"${key.toUpperCase()}"`)].join(" ");
}

function missingValue({ key, definition }: Option): UsageError {
  const allowed = definition.type === "enum" ? definition.options : undefined;
  const hint = allowed === undefined ? (definition.description ?? "") : `One of: ${allowed.join(", ")}.`;
  return new UsageError(`--${key} needs a value.`, hint);
}

function unknownOption(name: string, options: Options, flag: string): UsageError {
  const names = Object.entries(options)
    .filter(([, definition]) => definition.type !== "positional")
    .map(([key]) => key);
  const nearest = nearestName(flag.replace(/^-+/, ""), [...names, "help"]);
  return new UsageError(
    `${plainText(flag)} is not an option of ${name}.`,
    nearest === undefined ? `${name} --help lists them.` : `Did you mean --${nearest}? ${name} --help lists all.`,
  );
}

function unknownCommand(name: string, word: string, names: readonly string[]): UsageError {
  const nearest = nearestName(word, names);
  return new UsageError(
    `"${plainText(word)}" is not a command of ${name}.`,
    nearest === undefined ? `Commands: ${names.join(", ")}.` : `Did you mean ${name} ${nearest}?`,
  );
}

/** A part of a citty definition, which may be a value, a promise, or a function that gives one. */
export async function resolved<Value>(value: Resolvable<Value> | undefined): Promise<Value | undefined> {
  return typeof value === "function" ? (value as () => Value | Promise<Value>)() : value;
}
