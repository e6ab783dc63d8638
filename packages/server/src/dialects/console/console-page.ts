import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Context, Hono } from "hono";
import type { DialectEnv } from "../dialect.ts";

/** Nothing but our own files, and no other site shows the page. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const files = [
  ["/console", "page.html", "text/html; charset=utf-8"],
  ["/console/page.mjs", "page.mjs", "text/javascript; charset=utf-8"],
  ["/console/view.mjs", "view.mjs", "text/javascript; charset=utf-8"],
  ["/console/workspace.mjs", "workspace.mjs", "text/javascript; charset=utf-8"],
  ["/console/page.css", "page.css", "text/css; charset=utf-8"],
] as const;

/** The page where people set the server up, join a workspace, sign in, and see what their workspaces have and use. */
export function mountConsolePage(routes: Hono<DialectEnv>): void {
  for (const [at, name, type] of files) {
    let text: Promise<string> | undefined;
    routes.get(at, async ({ env }: Context<DialectEnv>) => {
      env.route = at;
      text ??= readFile(path.join(import.meta.dirname, "page", name), "utf8");
      Object.assign(env.headers, {
        "content-type": type,
        "content-security-policy": policy,
        "referrer-policy": "no-referrer",
        "x-frame-options": "DENY",
      });
      return new Response(await text, { status: 200, headers: env.headers });
    });
  }
}
