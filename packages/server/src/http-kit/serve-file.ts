import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import send from "@fastify/send";
import { AppError } from "@kinora/core";
import type { Asset } from "#assets/asset.ts";
import type { BlobStore } from "#assets/blobs.ts";
import { isAvailable } from "#assets/read-asset.ts";
import type { UrlSigner } from "#assets/sign-url.ts";

export interface FileContext {
  readonly signer: UrlSigner;
  readonly blobs: BlobStore;
  /** The asset of an address whose signature holds. */
  readonly readAsset: (assetId: string) => Promise<Asset | undefined>;
  readonly now: () => Date;
  /** Answers in the shape of the guide's errors. */
  readonly presentError: (error: AppError, request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
}

/**
 * Answers `GET` and `HEAD /files/{asset_id}/{name}?expires=…&signature=…` from the blob store: Range and If-Range, ETag,
 * 206, 304 and 416. A changed address is 403, an unknown one 404, one whose asset is gone 410.
 */
export async function serveFile(
  context: FileContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await serve(context, request, response);
  } catch (error) {
    if (!(error instanceof AppError) || response.headersSent) throw error;
    await context.presentError(error, request, response);
  }
}

async function serve(context: FileContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD");
    throw new AppError("method_not_allowed", "Files are read with GET or HEAD.");
  }
  const now = context.now();
  const asset = await authorizedAsset(context, request.url ?? "/", now);
  const file = await context.blobs.localPath(asset.blobHash);
  const etag = `"${asset.blobHash.slice(0, 32)}"`;
  const headers = fileHeaders(asset, etag, now);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (mentions(request.headers["if-none-match"], etag)) {
    response.writeHead(304).end();
    return;
  }
  const ifRange = request.headers["if-range"];
  if (ifRange !== undefined && ifRange !== etag) delete request.headers.range;
  // the library knows only weak tags made of times, so it must not see these
  for (const name of ["if-range", "if-none-match", "if-match", "if-modified-since", "if-unmodified-since"]) {
    delete request.headers[name];
  }
  const result = await send(request, `/${path.basename(file)}`, {
    root: path.dirname(file),
    etag: false,
    lastModified: false,
    cacheControl: false,
    contentType: false,
  });
  if (result.statusCode === 404) {
    for (const name of Object.keys(headers)) response.removeHeader(name);
    throw expired();
  }
  for (const name of ["accept-ranges", "content-length", "content-range"]) {
    const value = headerOf(result.headers, name);
    if (value !== undefined) response.setHeader(name, value);
  }
  if (result.statusCode >= 400) {
    result.stream.destroy();
    response.removeHeader("content-type");
    response.setHeader("cache-control", "no-store");
    response.setHeader("content-length", 0);
    response.writeHead(result.statusCode).end();
    return;
  }
  response.statusCode = result.statusCode;
  try {
    await pipeline(result.stream, response);
  } catch (error) {
    // a player that seeks or a reader that leaves closes the connection: nothing is wrong then
    if (!response.destroyed && !response.writableEnded) throw error;
  }
}

async function authorizedAsset(context: FileContext, requestUrl: string, now: Date): Promise<Asset> {
  const url = URL.parse(requestUrl, "http://host.invalid");
  const verified = url === null ? ({ kind: "not_a_file_url" } as const) : context.signer.verify(url, now);
  switch (verified.kind) {
    case "not_a_file_url":
      throw new AppError("not_found", "There is no such file.", { fix: "Open the address as it was answered." });
    case "forged":
      throw new AppError("scope_missing", "The signature of this address does not match it.", {
        fix: "Open the address as it was answered, with its whole query; read the task again for a fresh one.",
      });
    case "expired":
      throw expired();
    case "valid": {
      const asset = await context.readAsset(verified.assetId);
      if (asset === undefined) throw new AppError("not_found", "There is no such file.");
      if (!isAvailable(asset, now)) throw expired();
      return asset;
    }
  }
}

/** User media come from our own origin, so a browser is told to run nothing of them and to guess no type. */
function fileHeaders(asset: Asset, etag: string, now: Date): Readonly<Record<string, string>> {
  const secondsLeft = Math.max(0, Math.floor((asset.expiresAt.getTime() - now.getTime()) / 1_000));
  return {
    etag,
    "content-type": asset.mime,
    "content-disposition": contentDisposition(asset.name),
    "cache-control": `private, max-age=${secondsLeft}, immutable`,
    "x-content-type-options": "nosniff",
    "content-security-policy":
      "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'",
    // pages of other origins show these files; the signature is what guards them
    "cross-origin-resource-policy": "cross-origin",
    "referrer-policy": "no-referrer",
  };
}

function contentDisposition(name: string): string {
  const plain = name.replace(/[^\w.-]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `inline; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function mentions(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}

function headerOf(headers: Readonly<Record<string, string | number>>, name: string): string | number | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

function expired(): AppError {
  return new AppError("result_expired");
}
