import { type ConfigProblem, describeProblem } from "../config.ts";

/** A refusal for the person at the terminal: what is wrong, what to do, and what the shell is told. */
export class OperateError extends Error {
  readonly code: string;
  readonly fix: string;
  readonly exitCode: number;

  constructor(code: string, message: string, options: { readonly fix: string; readonly exitCode?: number }) {
    super(message);
    this.name = "OperateError";
    this.code = code;
    this.fix = options.fix;
    this.exitCode = options.exitCode ?? 1;
  }
}

/** All problems of the settings as one refusal; exit code 2. */
export function settingsError(problems: readonly ConfigProblem[]): OperateError {
  return new OperateError("invalid_settings", problems.map(describeProblem).join("\n"), {
    fix: "kinora config check reads the settings again.",
    exitCode: 2,
  });
}
