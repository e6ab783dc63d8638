import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { AppError } from "@kinora/core";
import busboy from "busboy";
import type { BlobStore, ReceivedBlob } from "#assets/blobs.ts";
import { type BodyRate, refuseEncodedBody, watchRate } from "./uploads-rate.ts";

/** A file that came over HTTP and has no meaning yet; disposal removes it. */
export interface Upload {
  readonly blob: ReceivedBlob;
  /** As the sender calls it, without folders; empty when it does not say. */
  readonly filename: string;
  /** As the sender claims; the content decides. */
  readonly claimedMime: string;
}

export interface UploadLimits extends BodyRate {
  readonly sizeBytesMax: number;
}

/** 200 MB is the largest clip that is taken, the largest of all; 16 KiB/s brings it in under four hours, a dripping client in ten seconds. */
export const uploadLimits: UploadLimits = {
  sizeBytesMax: 200 << 20,
  bytesPerSecondMin: 16_384,
  graceMs: 10_000,
};

/**
 * Reads the file of a request: the part `file` of a multipart form, or the raw body of any other media type. The rest of
 * a refused body is not read; the caller closes the connection after the answer.
 *
 * @throws AppError `missing_parameter`, `payload_too_large`, `unsupported_content_type`, `invalid_parameter`
 */
export async function receiveUpload(
  request: IncomingMessage,
  blobs: BlobStore,
  limits: UploadLimits = uploadLimits,
): Promise<Upload> {
  refuseEncodedBody(request);
  const mime = mimeOf(request);
  const declaredBytes = Number(request.headers["content-length"] ?? 0);
  // a form adds its headers and boundaries to the file
  if (declaredBytes > limits.sizeBytesMax + formBytesMax) throw tooLarge(limits);
  if (mime === "multipart/form-data") return receiveForm(request, blobs, limits);
  if (mime === "" || mime === "application/json" || mime === "application/x-www-form-urlencoded") {
    throw new AppError("unsupported_content_type", `An upload cannot have the content type ${mime || "(none)"}.`, {
      fix: "Send multipart/form-data with a part named file, or the bytes with their own type such as image/png.",
    });
  }
  const blob = await receive(request, request, blobs, limits);
  return { blob, filename: "", claimedMime: mime };
}

/** Bytes of a form besides its file: the headers of a few parts. */
const formBytesMax = 65_536;

async function receiveForm(request: IncomingMessage, blobs: BlobStore, limits: UploadLimits): Promise<Upload> {
  const parser = openParser(request, limits);
  let upload: Promise<Upload> | undefined;
  const closed = new Promise<void>((resolve, reject) => {
    parser.on("file", (part, stream, info) => {
      if (part !== "file" || upload !== undefined) {
        stream.resume();
        return;
      }
      upload = receive(stream, request, blobs, limits).then((blob) => ({
        blob,
        filename: lastSegment(info.filename),
        claimedMime: info.mimeType.toLowerCase(),
      }));
      upload.catch(reject);
    });
    parser.on("partsLimit", () => reject(badForm("it has more than 8 parts")));
    parser.on("error", (cause) => reject(badForm("it is not well formed", cause)));
    parser.on("close", resolve);
    request.on("close", () => {
      if (!request.complete) reject(badForm("the connection ended early"));
    });
    request.on("error", (cause) => reject(badForm("the connection ended early", cause)));
  });
  request.pipe(parser);
  try {
    await closed;
    if (upload === undefined) {
      throw new AppError("missing_parameter", "The form has no file part named file.", { param: "file" });
    }
    return await upload;
  } catch (error) {
    request.unpipe(parser);
    parser.destroy();
    // the file may still be written: its end removes it
    void upload?.then(
      async ({ blob }) => blob[Symbol.asyncDispose](),
      () => undefined,
    );
    throw error;
  }
}

function openParser(request: IncomingMessage, limits: UploadLimits): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: "utf8",
      limits: {
        // one more than is taken, so that a file of exactly the limit is told from a longer one
        fileSize: limits.sizeBytesMax + 1,
        files: 2,
        fields: 8,
        fieldSize: 1_024,
        fieldNameSize: 100,
        parts: 8,
        headerPairs: 32,
      },
    });
  } catch (cause) {
    throw badForm("its content type names no boundary", cause);
  }
}

async function receive(
  source: Readable,
  request: IncomingMessage,
  blobs: BlobStore,
  limits: UploadLimits,
): Promise<ReceivedBlob> {
  using _watch = watchRate(source, request, limits);
  try {
    return await blobs.receive(source, limits);
  } catch (error) {
    if (error instanceof AppError) throw error.code === "payload_too_large" ? tooLarge(limits) : error;
    throw badForm("the connection ended early", error);
  }
}

function mimeOf(request: IncomingMessage): string {
  return (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

function lastSegment(filename: string | undefined): string {
  return (filename ?? "").split(/[/\\]/).at(-1)?.slice(0, 200) ?? "";
}

function tooLarge(limits: UploadLimits): AppError {
  return new AppError("payload_too_large", `The file is larger than ${limits.sizeBytesMax} bytes.`, {
    param: "file",
    fix: "Send a picture of at most 50 MB, a clip of at most 200 MB or a sound of at most 5 MB.",
  });
}

function badForm(why: string, cause?: unknown): AppError {
  return new AppError("invalid_parameter", `The uploaded form could not be read: ${why}.`, {
    param: "file",
    fix: "Send multipart/form-data with one part named file.",
    cause,
  });
}
