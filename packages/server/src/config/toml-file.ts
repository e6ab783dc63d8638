import * as fs from "node:fs";
import path from "node:path";
import { parse, TomlError } from "smol-toml";
import type { ConfigProblem } from "./problem.ts";

/** Larger ones hold something else. */
const fileBytesMax = 1_000_000;

export interface TomlFile {
  /** As the environment would have them: lists joined by commas, true and false as 1 and 0. */
  readonly values: ReadonlyMap<string, string>;
  readonly problems: readonly ConfigProblem[];
}

/** Reads `kinora.toml` of a folder, flat; without one everything is empty. `data_dir` is KINORA_DATA_DIR. */
export function readTomlFile(folder: string, namesByKey: ReadonlyMap<string, string>): TomlFile {
  const file = path.join(folder, "kinora.toml");
  const problem = (name: string, message: string): ConfigProblem => ({ name, source: "kinora.toml", message });
  let table: Readonly<Record<string, unknown>>;
  try {
    const size = fs.statSync(file, { throwIfNoEntry: false })?.size;
    if (size === undefined) return { values: new Map(), problems: [] };
    if (size > fileBytesMax) throw new Error(`it has more than ${fileBytesMax} bytes`);
    table = parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    const said = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    const at = error instanceof TomlError ? ` at line ${error.line}, column ${error.column}` : "";
    return { values: new Map(), problems: [problem(file, `cannot be read${at}: ${said}`)] };
  }
  const values = new Map<string, string>();
  const problems: ConfigProblem[] = [];
  for (const [key, value] of Object.entries(table)) {
    const name = namesByKey.get(key) ?? key;
    const text = asText(value);
    if (text === undefined) problems.push(problem(name, "must be a text, a number, true, false or a list of these"));
    else values.set(name, text);
  }
  return { values, problems };
}

/** `KINORA_DATA_DIR` is `data_dir` in the file, `DATABASE_URL` is `database_url`. */
export function tomlKey(name: string): string {
  return name.replace(/^KINORA_/, "").toLowerCase();
}

function asText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (typeof value === "boolean") return value ? "1" : "0";
  if (!Array.isArray(value)) return undefined;
  const items = value.map((item) => (Array.isArray(item) ? undefined : asText(item)));
  return items.includes(undefined) ? undefined : items.join(",");
}
