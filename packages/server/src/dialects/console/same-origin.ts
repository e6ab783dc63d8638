import type { IncomingMessage } from "node:http";
import { AppError } from "@kinora/core";

/**
 * Refuses what another site made a browser send with the person's cookie. A browser says where a request comes from, and
 * what is no browser has no cookie of somebody else.
 *
 * @throws AppError `scope_missing`
 */
export function requireSameOrigin(request: IncomingMessage, publicUrl: string): void {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") throw foreign();
  const { origin, host } = request.headers;
  if (origin === undefined) return;
  const known = URL.parse(origin);
  if (known === null || (known.origin !== URL.parse(publicUrl)?.origin && known.host !== host)) throw foreign();
}

function foreign(): AppError {
  return new AppError("scope_missing", "The console's routes are for the console's own pages.", {
    fix: "Open the console at this server's address; programs use a key with the routes under /v1.",
  });
}
