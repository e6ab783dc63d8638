import { KinoraError } from "./kinora-error.ts";
import type { CreatedTask, Page, Task } from "./wire.ts";

/**
 * The one place where an answer becomes a type. The server keeps its API description by its own tests, so only the
 * fields that this client acts on are checked; an answer without them is another program's.
 *
 * @throws KinoraError `bad_response`
 */
export function answerAs<Answer extends object>(body: unknown, fields: readonly (keyof Answer & string)[]): Answer {
  if (typeof body !== "object" || body === null) throw badResponse("an object");
  for (const field of fields) if (!(field in body)) throw badResponse(`the field "${field}"`);
  return body as Answer;
}

export function taskOf(body: unknown): Task {
  return answerAs<Task>(body, ["task_id", "status", "sequence"]);
}

export function createdTaskOf(body: unknown): CreatedTask {
  return answerAs<CreatedTask>(body, ["task_id", "status"]);
}

export function pageOf<Item>(body: unknown): Page<Item> {
  const page = answerAs<Page<Item>>(body, ["data", "has_more"]);
  if (!Array.isArray(page.data)) throw badResponse('a list in "data"');
  return page;
}

function badResponse(missing: string): KinoraError {
  return new KinoraError({
    code: "bad_response",
    message: `The server's answer lacks ${missing}.`,
    fix: "Check that the base URL is a Kinora server's, and that client and server are of one version.",
  });
}
