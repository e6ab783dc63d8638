import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type ErrorEntry, errorCatalog } from "@kinora/core";

export interface Page {
  readonly contentType: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** Nothing but our own files, no inline script: the reference works offline and runs nothing of anybody else. */
export const docsPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The API reference at `/docs` and its files, by path. Read once, when first asked for. */
export function makeDocsPages(): ReadonlyMap<string, () => Promise<Page>> {
  const html = "text/html; charset=utf-8";
  const script = "text/javascript; charset=utf-8";
  return new Map<string, () => Promise<Page>>([
    ["/docs", async () => ({ contentType: html, body: referencePage })],
    ["/docs/start.js", async () => ({ contentType: script, body: startScript })],
    ["/docs/pages.css", async () => ({ contentType: "text/css; charset=utf-8", body: pagesStyle })],
    ["/docs/errors", async () => ({ contentType: html, body: errorsPage() })],
    ["/docs/swagger-ui.css", once(async () => vendorFile("swagger-ui.css", "text/css; charset=utf-8"))],
    ["/docs/swagger-ui-bundle.js", once(async () => vendorFile("swagger-ui-bundle.js", script))],
  ]);
}

const referencePage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kinora API reference</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

// validatorUrl null: the default would send the description to a foreign server
const startScript = `SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false,
  docExpansion: "list",
});
`;

async function vendorFile(name: string, contentType: string): Promise<Page> {
  const file = new URL(name, import.meta.resolve("swagger-ui-dist/package.json"));
  return { contentType, body: new Uint8Array(await readFile(fileURLToPath(file))) };
}

function once(load: () => Promise<Page>): () => Promise<Page> {
  let page: Promise<Page> | undefined;
  return async () => (page ??= load());
}

const pagesStyle = `body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; color: #1a1a1a; background: #fff }
table { border-collapse: collapse } th, td { text-align: left; vertical-align: top; padding: .4rem .8rem; border-bottom: 1px solid #ddd }
tr:target { background: #fff3c4 }
pre { background: #f5f5f5; padding: 1rem; overflow-x: auto } h2 { margin-top: 2rem }
`;

/** The table that every `doc_url` leads into. */
function errorsPage(): string {
  const rows = Object.entries<ErrorEntry>(errorCatalog).map(
    ([code, entry]) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${entry.status}</td><td>${entry.endsTask ? "yes" : ""}</td><td>${entry.retryable ? "yes" : ""}</td><td>${escaped(entry.cause)}</td><td>${escaped(entry.fix)}</td></tr>`,
  );
  return docsHtml("Errors", [
    `<p>Every refusal carries its code in <code>error.code</code>. A create that answers 4xx or 5xx has stored no task and moved no credit.</p>
<table>
<thead><tr><th>Code</th><th>Status</th><th>Ends a task</th><th>Retry</th><th>Cause</th><th>Fix</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>`,
  ]);
}

/** A page of text and tables under one title. @param parts HTML */
export function docsHtml(title: string, parts: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kinora: ${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/pages.css">
</head>
<body>
<h1>${escaped(title)}</h1>
${parts.join("\n")}
</body>
</html>
`;
}

/** Text as HTML, with what stands in backticks as code. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/`([^`]*)`/g, "<code>$1</code>");
}
