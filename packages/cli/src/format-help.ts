import type { ArgDef, ArgsDef } from "citty";

export interface HelpSubject {
  /** Words to type: `kinora tasks get`. */
  readonly name: string;
  /** First line: what it does. What follows is shown as it is. */
  readonly description: string;
  readonly options: ArgsDef;
  readonly subCommands: readonly { readonly name: string; readonly description: string }[];
}

/** As wide as the narrowest terminal that people use. */
const columns = 80;

/** Help of one command: usage, arguments, options, commands; at most 80 columns, in plain text. */
export function formatHelp(subject: HelpSubject): string {
  const options = Object.entries(subject.options);
  const positionals = options.filter(([, option]) => option.type === "positional");
  const flags = options.filter(([, option]) => option.type !== "positional");
  const [summary = "", ...more] = subject.description.split("\n");
  const usage = [
    subject.name,
    ...(subject.subCommands.length > 0 ? ["COMMAND"] : []),
    ...positionals.map(([key, option]) => (option.required === false ? `[${key.toUpperCase()}]` : key.toUpperCase())),
    ...(flags.length > 0 ? ["[options]"] : []),
  ].join(" ");
  return [
    ...wrapped(`${summary}.`, 0),
    "",
    `Usage: ${usage}`,
    ...(more.length > 0 && more[0] !== "" ? [""] : []),
    ...more,
    ...section(
      "Commands",
      subject.subCommands.map((one) => [one.name, one.description.split("\n")[0] ?? ""]),
    ),
    ...section(
      "Arguments",
      positionals.map(([key, option]) => [key.toUpperCase(), option.description ?? ""]),
    ),
    ...section(
      "Options",
      flags.map(([key, option]) => [flagText(key, option), flagDescription(option)]),
    ),
    ...(subject.subCommands.length > 0 ? ["", `${subject.name} COMMAND --help tells more.`] : []),
  ].join("\n");
}

function flagText(key: string, option: ArgDef): string {
  const aliases = "alias" in option ? [option.alias ?? []].flat() : [];
  const hint =
    option.type === "boolean" ? "" : ` ${(option.valueHint ?? (option.type === "enum" ? key : "value")).toUpperCase()}`;
  return `${aliases.map((alias) => `-${alias}, `).join("")}--${key}${hint}`;
}

function flagDescription(option: ArgDef): string {
  const choices = option.type === "enum" ? ` One of: ${option.options?.join(", ")}.` : "";
  const needed = option.required === true ? " Must be given." : "";
  return `${option.description ?? ""}${choices}${needed}`;
}

/** Names to the left, texts wrapped beside them; a long name has its text below. */
function section(title: string, rows: readonly (readonly [string, string])[]): readonly string[] {
  if (rows.length === 0) return [];
  const width = Math.min(26, Math.max(...rows.map(([name]) => name.length)) + 2);
  const lines = rows.flatMap(([name, text]) => {
    const [first = "", ...rest] = wrapped(text, width + 2);
    const start = `  ${name.padEnd(width)}`;
    const below = rest.map((line) => " ".repeat(width + 2) + line);
    return name.length > width - 2 ? [`  ${name}`, " ".repeat(width + 2) + first, ...below] : [start + first, ...below];
  });
  return ["", `${title}:`, ...lines];
}

function wrapped(text: string, indent: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && indent + last.length + 1 + word.length <= columns)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
