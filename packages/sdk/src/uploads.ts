import { answerAs } from "./answer.ts";
import type { CallOptions } from "./tasks.ts";
import type { Transport } from "./transport.ts";
import type { Upload } from "./wire.ts";

export type UploadSource = Blob | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array>;

export interface UploadOptions extends CallOptions {
  /** Media type such as `image/png`; taken from the Blob, the file name or the first bytes when left out. */
  readonly type?: string;
  /** Only its extension is read, for the media type. A File has one already. */
  readonly name?: string;
  /** Milliseconds of one attempt; by default ten minutes. */
  readonly timeoutMs?: number;
}

export interface Uploads {
  /**
   * Stores a picture (50 MB at most), clip (200 MB) or sound (5 MB) so that a create can name it.
   *
   * @throws TypeError when the media type cannot be told; a stream needs `type` or `name`
   */
  create(source: UploadSource, options?: UploadOptions): Promise<Upload>;
  get(assetId: string, options?: CallOptions): Promise<Upload>;
  delete(assetId: string, options?: CallOptions): Promise<void>;
}

/** 200 MB at 3 Mbit/s. */
const uploadTimeoutMs = 600_000;

export function makeUploads(transport: Transport): Uploads {
  const pathOf = (assetId: string): string => `/uploads/${encodeURIComponent(assetId)}`;
  return {
    async create(source, options = {}) {
      const streamed = source instanceof ReadableStream;
      const answer = await transport.call({
        method: "POST",
        path: "/uploads",
        body: streamed || source instanceof Blob ? source : copyOf(source),
        headers: { "content-type": await mediaTypeOf(source, options) },
        signal: options.signal,
        timeoutMs: options.timeoutMs ?? uploadTimeoutMs,
        repeatable: !streamed, // a stream is gone once it was read
      });
      return answerAs<Upload>(answer.body, ["asset_id"]);
    },
    async get(assetId, options = {}) {
      const answer = await transport.call({ method: "GET", path: pathOf(assetId), signal: options.signal });
      return answerAs<Upload>(answer.body, ["asset_id"]);
    },
    async delete(assetId, options = {}) {
      await transport.call({ method: "DELETE", path: pathOf(assetId), signal: options.signal });
    },
  };
}

/** fetch refuses views of shared memory; a copy is an ordinary buffer. */
function copyOf(bytes: Uint8Array | ArrayBuffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

const typeByExtension: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  gif: "image/gif",
  mp4: "video/mp4",
  mov: "video/quicktime",
  webm: "video/webm",
  mp3: "audio/mpeg",
  wav: "audio/wav",
  m4a: "audio/mp4",
  aac: "audio/aac",
  ogg: "audio/ogg",
};

async function mediaTypeOf(source: UploadSource, options: UploadOptions): Promise<string> {
  if (options.type !== undefined) return options.type;
  if (source instanceof Blob && source.type !== "") return source.type;
  const name = options.name ?? (source instanceof Blob && "name" in source ? String(source.name) : "");
  const byName = typeByExtension[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ""];
  if (byName !== undefined) return byName;
  const byContent = source instanceof ReadableStream ? undefined : typeOfBytes(await firstBytes(source));
  if (byContent !== undefined) return byContent;
  throw new TypeError('the media type of the upload is not known: pass `type`, for example "image/png"');
}

async function firstBytes(source: Blob | Uint8Array | ArrayBuffer): Promise<Uint8Array> {
  if (source instanceof Blob) return new Uint8Array(await source.slice(0, 16).arrayBuffer());
  return source instanceof Uint8Array ? source.subarray(0, 16) : new Uint8Array(source.slice(0, 16));
}

/** By signature; the server decodes the file anyway, so a guess that is wrong is refused there. */
function typeOfBytes(bytes: Uint8Array): string | undefined {
  const text = String.fromCharCode(...bytes);
  if (text.startsWith("\x89PNG")) return "image/png";
  if (text.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (text.startsWith("GIF8")) return "image/gif";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "image/webp";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WAVE") return "audio/wav";
  if (text.slice(4, 8) === "ftyp") return text.slice(8, 10) === "qt" ? "video/quicktime" : "video/mp4";
  if (text.startsWith("ID3") || text.startsWith("\xff\xfb")) return "audio/mpeg";
  if (text.startsWith("\xff\xf1") || text.startsWith("\xff\xf9")) return "audio/aac";
  return undefined;
}
