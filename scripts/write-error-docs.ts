import * as fs from "node:fs";
import path from "node:path";
import { errorCatalog } from "../packages/core/src/error-codes.ts";

/** The public table of errors, made from the catalogue that the answers are made from. */
export function errorDocs(): string {
  const cell = (text: string): string => text.replaceAll("|", "\\|");
  const rows = Object.entries(errorCatalog).map(
    ([code, entry]) =>
      `| \`${code}\` | ${entry.status} | ${entry.endsTask ? "yes" : ""} | ${entry.retryable ? "yes" : ""} | ${cell(entry.cause)} | ${cell(entry.fix)} |`,
  );
  return `# Errors

Every refusal carries \`{"error": {code, message, fix, retryable, param?, retry_after?, request_id, task_id?, doc_url}}\`. A failed task carries the same object, without \`request_id\`, in its \`error\`. A create that answers 4xx or 5xx has stored no task and moved no credit.

"Ends a task" marks the codes that an accepted task may fail with; the others are answers to a request. "Retry" says whether the same request can succeed later.

| Code | Status | Ends a task | Retry | Cause | Fix |
| --- | --- | --- | --- | --- | --- |
${rows.join("\n")}

## The guide's troubleshooting table

| The guide's row | Codes here |
| --- | --- |
| 401 Unauthorized | \`auth_missing\`, \`auth_scheme\`, \`auth_invalid_key\`, \`auth_key_expired\`, \`auth_key_revoked\` |
| 403 Forbidden | \`insufficient_credits\`, \`budget_exceeded\`; \`plan_required\`, \`model_not_on_plan\`, \`scope_missing\` |
| 429 Too Many Requests | \`rate_limited\`, \`concurrency_limited\`, \`queue_full\` |
| 500 Internal Server Error | \`internal\`, and 503 \`overloaded\`, \`upstream_unavailable\` |
| Task status: failed | \`content_blocked_output\`, \`content_blocked_input\`, \`generation_failed\`, \`upstream_misconfigured\`, \`canceled\` |
| Task timeout | \`generation_timeout\` |
| Image URL error | \`image_url_unreachable\`, \`image_url_forbidden\`, \`image_url_login\`, \`unsupported_media\`, \`image_too_large\`, \`image_too_small\`, \`aspect_ratio\` |
`;
}

if (import.meta.main) {
  fs.writeFileSync(path.join(import.meta.dirname, "../docs/errors.md"), errorDocs());
}
