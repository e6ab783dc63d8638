/** A setting that cannot be used, told so that it can be mended without reading anything else. */
export interface ConfigProblem {
  /** Of the environment variable, also when the value came from the file. */
  readonly name: string;
  readonly source: ConfigSource;
  /** The rule that is broken: "must be a whole number from 0 to 65535". */
  readonly message: string;
  /** What was found; undefined when nothing was, `(hidden)` for a secret. */
  readonly value?: string | undefined;
  readonly example?: string | undefined;
}

export type ConfigSource = "environment" | "kinora.toml";

/** One line: `KINORA_PORT (environment) must be a whole number from 0 to 65535, got "x". Example: KINORA_PORT=4700`. */
export function describeProblem(problem: ConfigProblem): string {
  const { name, source, message, value, example } = problem;
  const got = value === undefined ? "" : `, got ${value === hidden ? value : `"${value}"`}`;
  const end = got === "" && message.endsWith("?") ? "" : ".";
  return `${name} (${source}) ${message}${got}${end}${example === undefined ? "" : ` Example: ${name}=${example}`}`;
}

/** Stands for a secret wherever a value would be shown. */
export const hidden = "(hidden)";
