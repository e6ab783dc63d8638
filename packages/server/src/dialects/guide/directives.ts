import {
  AppError,
  type ErrorCode,
  errorCatalog,
  errorCodes,
  isErrorCode,
  shown,
  type TaskMode,
  type TestDirectives,
  type Warning,
} from "@kinora/core";

/** A prompt without its failure directives, and what they ask for. */
export interface DirectedPrompt {
  readonly prompt: string;
  readonly directives: TestDirectives;
  /** The create is to be answered with this; nothing is stored then. */
  readonly refuseWith: ErrorCode | undefined;
  readonly warnings: readonly Warning[];
}

const slowSecondsMax = 600;

/**
 * Reads `[[fail:CODE]]` and `[[slow:S]]` and cuts them out. Only test keys are served by them; on a live key they are cut
 * all the same, because nobody pays for a clip of brackets, and a warning says so.
 *
 * @throws AppError `invalid_parameter` for a code that is not in the catalogue, with the list, and for seconds above 600
 */
export function readDirectives(prompt: string, mode: TaskMode): DirectedPrompt {
  if (!prompt.includes("[[")) return { prompt, directives: {}, refuseWith: undefined, warnings: [] };
  let failWith: ErrorCode | undefined;
  let slowSeconds: number | undefined;
  let found = false;
  const rest = prompt.replace(/\[\[(fail|slow):([^\][]{0,64})\]\]/g, (_all, kind: string, argument: string) => {
    found = true;
    if (kind === "fail") failWith = readCode(argument.trim());
    else slowSeconds = readSeconds(argument.trim());
    return " ";
  });
  if (!found) return { prompt, directives: {}, refuseWith: undefined, warnings: [] };
  const cut = rest.replace(/ {2,}/g, " ").trim();
  if (mode === "live") {
    const message = "Failure directives work with test keys alone; they were cut from the prompt.";
    return {
      prompt: cut,
      directives: {},
      refuseWith: undefined,
      warnings: [{ code: "directive_ignored", param: "prompt", message }],
    };
  }
  const endsTask = failWith !== undefined && errorCatalog[failWith].endsTask;
  return {
    prompt: cut,
    directives: {
      ...(failWith !== undefined && endsTask ? { failWith } : {}),
      ...(slowSeconds === undefined ? {} : { slowSeconds }),
    },
    refuseWith: endsTask ? undefined : failWith,
    warnings: [],
  };
}

function readCode(code: string): ErrorCode {
  if (isErrorCode(code)) return code;
  throw new AppError("invalid_parameter", `[[fail:…]] names a code of the error catalogue, got ${shown(code)}.`, {
    param: "prompt",
    fix: `Use one of ${errorCodes.join(", ")}.`,
  });
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d{1,4}$/.test(text) && seconds <= slowSecondsMax) return seconds;
  throw new AppError(
    "invalid_parameter",
    `[[slow:…]] takes 0 to ${slowSecondsMax} whole seconds, got ${shown(text)}.`,
    { param: "prompt" },
  );
}
