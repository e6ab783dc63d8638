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
    ["/docs/reference.css", async () => ({ contentType: "text/css; charset=utf-8", body: referenceStyle })],
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
<link rel="stylesheet" href="/docs/reference.css">
</head>
<body>
<nav aria-label="Kinora"><a class="mark" href="/console">Kinora</a> <a href="/docs/models">Models</a> <a href="/docs/errors">Errors</a></nav>
<div id="reference"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const referenceStyle = `body { margin: 0 } nav { display: flex; gap: 1.2rem; padding: 1rem 28px 0; font: 16px/1.5 system-ui, sans-serif }
nav a { color: #3a4fd8 } .mark { font-weight: 700; text-decoration: none }
.swagger-ui .info { margin: 24px 0 } .swagger-ui .opblock .opblock-summary-path { max-width: none }
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

// the colours are those of the console's page
const pagesStyle = `:root { color-scheme: light dark; --ink: light-dark(#16181d, #eceef2); --ground: light-dark(#fff, #111318);
  --line: light-dark(#d4d8e0, #363b47); --accent: light-dark(#3a4fd8, #8c9bff); --code: light-dark(#f1f2f5, #1b1e25) }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 0 auto; padding: 1.5rem; color: var(--ink); background: var(--ground) }
nav { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem } a { color: var(--accent) }
.mark { font-weight: 700; text-decoration: none } :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
h1 { margin: 1.2rem 0 .6rem; overflow-wrap: anywhere } h2 { margin-top: 2rem }
.table { overflow-x: auto } table { border-collapse: collapse }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line); min-width: 4rem }
td:last-child { min-width: 9rem }
tr:target { background: light-dark(#fff3c4, #4a3f10) }
pre { background: var(--code); padding: 1rem; overflow-x: auto }
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
<nav aria-label="Kinora"><a class="mark" href="/console">Kinora</a> <a href="/docs">API reference</a> <a href="/docs/models">Models</a> <a href="/docs/errors">Errors</a></nav>
<main>
<h1>${escaped(title)}</h1>
${parts.join("\n").replaceAll("<table>", '<div class="table" tabindex="0"><table>').replaceAll("</table>", "</table></div>")}
</main>
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
