import type { IncomingMessage } from "node:http";
import { AppError, shown } from "@kinora/core";
import type { BlobStore } from "#assets/blobs.ts";
import { type JsonBody, type JsonBodyLimits, readJsonBody } from "#http-kit/uploads-json-body.ts";

/**
 * Reads the JSON body of a create or an estimate.
 *
 * @throws AppError `unsupported_content_type`, and those of `readJsonBody`
 */
export async function readGenerationBody(
  request: IncomingMessage,
  blobs: BlobStore,
  limits: JsonBodyLimits,
): Promise<JsonBody> {
  const type = request.headers["content-type"];
  // a client that names no type sends JSON or nothing; the parser tells
  if (type !== undefined && !/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new AppError("unsupported_content_type", `This route takes application/json, got ${shown(type)}.`, {
      fix: "Send `Content-Type: application/json` and a JSON object.",
    });
  }
  return readJsonBody(request, blobs, limits);
}

/** Whether the caller wants unknown fields refused. */
export function isStrict(request: IncomingMessage): boolean {
  return request.headers["x-strict"] === "1";
}
