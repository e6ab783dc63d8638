import { KinoraError } from "@kinora/sdk";
import { exitCodes } from "./exit-code.ts";
import { plainText } from "./plain-text.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** The person stopped the command; what became of the task has been said. */
export class Interrupted extends Error {}

/**
 * Tells what went wrong, then what to do, then the request id; with --json as one object on stdout.
 *
 * @returns the exit code
 */
export function reportError(error: unknown, terminal: Terminal, options: { readonly json: boolean }): number {
  const told = tellable(error);
  if (options.json) {
    terminal.result(
      JSON.stringify({
        error: {
          code: told.code,
          message: told.message,
          fix: told.fix,
          param: told.param,
          request_id: told.requestId,
          task_id: told.taskId,
        },
      }),
    );
  } else {
    const [first = "", ...more] = told.message.split("\n").map((line) => plainText(line, 2_000));
    terminal.complain(`kinora: ${first}`);
    for (const line of more) terminal.complain(`  ${line}`);
    if (told.fix !== undefined) terminal.complain(`  ${plainText(told.fix, 2_000)}`);
    if (told.requestId !== undefined) terminal.complain(`  Request id: ${plainText(told.requestId)}`);
    if (told.stack !== undefined) terminal.complain(told.stack);
  }
  return told.exitCode;
}

interface Tellable {
  readonly code: string;
  readonly message: string;
  readonly fix?: string | undefined;
  readonly param?: string | undefined;
  readonly requestId?: string | undefined;
  readonly taskId?: string | undefined;
  /** Of a bug only: nobody is helped by the stack of a refusal. */
  readonly stack?: string | undefined;
  readonly exitCode: number;
}

function tellable(error: unknown): Tellable {
  if (error instanceof UsageError)
    return { code: "usage", message: error.message, fix: error.fix, exitCode: exitCodes.usage };
  if (error instanceof Interrupted)
    return { code: "interrupted", message: error.message, exitCode: exitCodes.interrupted };
  if (error instanceof KinoraError) return { ...pick(error), exitCode: exitCodes.failed };
  if (!(error instanceof Error)) return { code: "internal", message: String(error), exitCode: exitCodes.failed };
  // Refusals of the operator's functions carry a code and a fix of their own.
  const code: unknown = Reflect.get(error, "code");
  const fix: unknown = Reflect.get(error, "fix");
  const exitCode: unknown = Reflect.get(error, "exitCode");
  const promised = typeof code === "string" && typeof fix === "string";
  return {
    code: typeof code === "string" ? code : "internal",
    message: error.message,
    fix: typeof fix === "string" ? fix : undefined,
    stack: promised || typeof code === "string" ? undefined : error.stack,
    exitCode: typeof exitCode === "number" ? exitCode : exitCodes.failed,
  };
}

function pick(error: KinoraError): Omit<Tellable, "exitCode"> {
  const { code, message, fix, param, requestId, taskId } = error;
  return { code, message, fix, param, requestId, taskId };
}
