import { AppError, shown } from "@kinora/core";
import { download } from "#outbound/download.ts";
import type { OutboundDoor } from "#outbound/outbound-door.ts";
import { OutboundError } from "#outbound/outbound-error.ts";
import type { Asset } from "./asset.ts";
import { isAssetId } from "./asset-id.ts";
import { type AssetScope, keepAsset } from "./asset-store.ts";
import type { ReceivedBlob } from "./blobs.ts";
import { fetchError, loginError, statusError, tooLargeError } from "./fetch-error.ts";
import type { UploadContext } from "./ingest-upload.ts";
import { type MediaKind, sizeBytesMaxOf, takenFormats } from "./media-limits.ts";
import { type OwnPlace, readOwnUrl } from "./own-url.ts";
import type { UrlSigner } from "./sign-url.ts";

export interface InputContext extends UploadContext {
  readonly door: OutboundDoor;
  readonly signer: UrlSigner;
  readonly place: Omit<OwnPlace, "requestHost">;
}

export interface InputRequest {
  readonly scope: AssetScope;
  /** An http(s) address, an `asset_…` id, a `data:` URI, or the stand-in of one. */
  readonly source: string;
  /** The field at fault in refusals. */
  readonly param: string;
  readonly kind: MediaKind;
  /** The request's Host header. */
  readonly requestHost?: string;
  /** Large `data:` values of the body, already in files, by their stand-ins. */
  readonly data?: ReadonlyMap<string, { readonly blob: ReceivedBlob }>;
  /** Ends the fetch when the caller has gone. */
  readonly signal?: AbortSignal;
}

/** What a caller can write into a body that is not spilled to files. */
const inlineDataCharactersMax = 1 << 20;

/** What an input field leads to: an asset of the workspace, or a file that disposal removes where it is of our making. */
export type OpenedInput = AsyncDisposable &
  (
    | { readonly kind: "asset"; readonly asset: Asset }
    | {
        readonly kind: "file";
        readonly blob: ReceivedBlob;
        /** As its address calls it; may be empty. */
        readonly filename: string;
      }
  );

/**
 * Finds or fetches what a caller wrote in an input field, through the one door: an asset of the workspace, by id or by
 * its own address, or a file of which nothing is known yet.
 *
 * @throws AppError with the field, what was seen and the limit: `image_url_unreachable`, `image_url_forbidden`,
 *   `image_url_login`, `unsupported_media`, `image_too_large`, `invalid_parameter`, `storage_full`
 */
export async function openInput(
  context: InputContext,
  request: InputRequest & {
    /** How long from now an asset of the workspace is there at least, in milliseconds; 0 leaves it as it is. */
    readonly keptMs: number;
  },
): Promise<OpenedInput> {
  const { source, param } = request;
  if (isAssetId(source)) return ownAsset(context, request, source);
  const ready = request.data?.get(source);
  // whoever read the body removes it
  if (ready !== undefined) return { kind: "file", blob: ready.blob, filename: "", ...nothingToDispose };
  if (/^data:/i.test(source)) return fileOf(await decodeDataUri(context, request), "");
  const place = { ...context.place, requestHost: request.requestHost };
  const own = readOwnUrl(source, place, context.signer, context.now());
  if (own?.kind === "valid") return ownAsset(context, request, own.assetId);
  if (own !== undefined) throw goneError(param, "the address");
  if (!/^[a-z][a-z0-9+.-]*:/i.test(source)) {
    throw new AppError(
      "invalid_parameter",
      `${param} must be an http or https address, an asset id or a data: URI, got ${shown(source)}.`,
      { param },
    );
  }
  return fileOf(await fetchFile(context, request), nameOfUrl(source));
}

function fileOf(blob: ReceivedBlob, filename: string): OpenedInput {
  return { kind: "file", blob, filename, [Symbol.asyncDispose]: async () => blob[Symbol.asyncDispose]() };
}

const nothingToDispose = { [Symbol.asyncDispose]: async () => undefined };

/** An asset of the same workspace and mode; a foreign one is answered as one that never was. */
async function ownAsset(
  context: InputContext,
  request: Parameters<typeof openInput>[1],
  assetId: string,
): Promise<OpenedInput> {
  const now = context.now();
  const until = new Date(now.getTime() + request.keptMs);
  const asset = await keepAsset(context.db, request.scope, { id: assetId, now, until });
  if (asset === undefined) throw goneError(request.param, `asset ${assetId}`);
  if (asset.type !== request.kind) {
    throw new AppError(
      "unsupported_media",
      `${request.param} must be ${aKind(request.kind)}, got ${aKind(asset.type)}.`,
      { param: request.param, fix: `Send ${takenFormats[request.kind]}.` },
    );
  }
  return { kind: "asset", asset, ...nothingToDispose };
}

async function fetchFile(context: InputContext, request: InputRequest): Promise<ReceivedBlob> {
  const { param, kind, source } = request;
  const file = context.blobs.temporaryPath();
  try {
    const got = await download(context.door, {
      url: source,
      path: file.path,
      accept: `${kind}/*`,
      sizeBytesMax: sizeBytesMaxOf(kind),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    if (got.kind === "refused") throw statusError(param, got);
    if (got.kind === "page") throw loginError(param, ` at ${got.host}`);
    return await context.blobs.received(file);
  } catch (error) {
    await file[Symbol.asyncDispose]();
    throw error instanceof OutboundError ? fetchError(param, error.failure, error) : error;
  }
}

async function decodeDataUri(context: InputContext, { source, param, kind }: InputRequest): Promise<ReceivedBlob> {
  const comma = source.indexOf(",");
  const header = source.slice(0, comma);
  const base64 = source.slice(comma + 1);
  if (source.length > inlineDataCharactersMax) throw tooLargeError(param, inlineDataCharactersMax, "this data: URI");
  if (!/^data:[\w.+/;=-]*;base64$/i.test(header) || !/^[\w+/-]+={0,2}$/.test(base64)) {
    throw new AppError("unsupported_media", `${param} is no data: URI of the form data:image/png;base64,…`, {
      param,
      fix: "Send base64 without line breaks, or upload the file with `POST /v1/uploads`.",
    });
  }
  const bytes = [Buffer.from(base64, "base64")];
  return context.blobs.receive(ReadableStream.from(bytes), { sizeBytesMax: sizeBytesMaxOf(kind) });
}

function goneError(param: string, what: string): AppError {
  return new AppError(
    "image_url_unreachable",
    `${param}: ${what} leads to no file of this workspace, or it has expired.`,
    {
      param,
      fix: "Upload the file again with `POST /v1/uploads`, with a key of the same workspace and mode.",
    },
  );
}

function aKind(kind: MediaKind): string {
  return kind === "image" ? "a picture" : kind === "video" ? "a clip" : "a sound";
}

function nameOfUrl(source: string): string {
  const last = URL.parse(source)?.pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
