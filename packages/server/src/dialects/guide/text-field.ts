import { z } from "@hono/zod-openapi";

/**
 * A string of so many characters (code points, as JSON Schema counts them) that PostgreSQL can store: without U+0000 and
 * without half a surrogate pair.
 */
export function textField(limits: { readonly min: number; readonly max: number }) {
  return z
    .string()
    .superRefine((value, context) => {
      const problem = textProblem(value, limits);
      if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
    })
    .openapi({ type: "string", minLength: limits.min, maxLength: limits.max });
}

/** A name that ends up in headers, logs and URLs: no control characters besides. */
export function nameField(limits: { readonly min: number; readonly max: number }) {
  return z
    .string()
    .superRefine((value, context) => {
      const problem = /\p{Cc}/u.test(value) ? "must not hold control characters" : textProblem(value, limits);
      if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
    })
    .openapi({ type: "string", minLength: limits.min, maxLength: limits.max });
}

/** What is wrong with a text, to follow the field's name; undefined when nothing is. */
function textProblem(value: string, limits: { readonly min: number; readonly max: number }): string | undefined {
  if (value.includes("\0")) return "must not hold the character U+0000";
  if (!value.isWellFormed()) return "must not hold half a surrogate pair";
  // UTF-16 units are at least as many as code points, so the slow count is rarely needed
  const length = value.length <= limits.max && value.length >= limits.min * 2 ? value.length : countCodePoints(value);
  if (length >= limits.min && length <= limits.max) return undefined;
  const range = limits.min === 0 ? `at most ${limits.max}` : `${limits.min} to ${limits.max}`;
  return `must have ${range} characters, got ${length}`;
}

/** Characters as JSON Schema counts them. */
export function countCodePoints(value: string): number {
  let count = 0;
  for (const _character of value) count++;
  return count;
}
