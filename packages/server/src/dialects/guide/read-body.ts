import type { IncomingMessage } from "node:http";
import type { Exchange } from "#http-kit/exchange.ts";
import { AppError, shown } from "@kinora/core";
import type { BlobStore } from "#assets/blobs.ts";
import { type JsonBody, type JsonBodyLimits, readJsonBody } from "#http-kit/uploads-json-body.ts";

/**
 * Reads a JSON body and notes it for the request log.
 *
 * @throws AppError `unsupported_content_type`, and those of `readJsonBody`
 */
export async function readGenerationBody(
  { incoming, notes }: Pick<Exchange, "incoming" | "notes">,
  blobs: BlobStore,
  limits: JsonBodyLimits,
): Promise<JsonBody> {
  const type = incoming.headers["content-type"];
  // a client that names no type sends JSON or nothing; the parser tells
  if (type !== undefined && !/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new AppError("unsupported_content_type", `This route takes application/json, got ${shown(type)}.`, {
      fix: "Send `Content-Type: application/json` and a JSON object.",
    });
  }
  const body = await readJsonBody(incoming, blobs, limits);
  notes.requestBody = body.value;
  return body;
}

/** Whether the caller wants unknown fields refused. */
export function isStrict(request: IncomingMessage): boolean {
  return request.headers["x-strict"] === "1";
}
