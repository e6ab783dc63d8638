import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { AppError } from "@kinora/core";
import type { BlobStore, ReceivedBlob } from "#assets/blobs.ts";

/** A `data:` value of a JSON body, decoded into a file. */
export interface DataValue {
  /** Stands for the value in the parsed body. */
  readonly standIn: string;
  /** As the sender claims; the content decides. */
  readonly claimedMime: string;
  readonly blob: ReceivedBlob;
}

/** Takes the value as it stands in the JSON text, escapes included. */
export interface DataValueReader extends AsyncDisposable {
  take(bytes: Buffer): Promise<void>;
  end(): Promise<DataValue>;
}

/** `data:` with a type and a few parameters. */
const headerBytesMax = 256;
/** Longer than the longest text field, which has 2,500 characters. */
const standInCharacters = 4_096;

/** @throws AppError, from `take` and `end`, `unsupported_media` or `payload_too_large` */
export async function openDataValue(blobs: BlobStore, sizeBytesMax: number): Promise<DataValueReader> {
  const file = blobs.temporaryPath();
  const handle = await open(file.path, "wx", 0o600);
  const hash = createHash("sha256");
  let sizeBytes = 0;
  let header = "";
  let claimedMime: string | undefined;
  /** The start of an escape that the next bytes complete. */
  let rest = "";
  /** Up to three characters of a base64 group that the next bytes complete. */
  let group = "";
  let padding = 0;

  const write = async (text: string, options: { readonly last: boolean }): Promise<void> => {
    const [, characters, pad] = /^([\w+/-]*)(=*)$/.exec(text) ?? [];
    if (characters === undefined || pad === undefined || (padding > 0 && characters !== "")) throw notBase64();
    padding += pad.length;
    const all = group + characters;
    const whole = options.last ? all.length : all.length - (all.length % 4);
    group = all.slice(whole);
    if (padding > 2 || (options.last && all.length % 4 === 1)) throw notBase64();
    const bytes = Buffer.from(all.slice(0, whole), "base64");
    sizeBytes += bytes.length;
    if (sizeBytes > sizeBytesMax) {
      throw new AppError("payload_too_large", `A data: value is larger than ${sizeBytesMax} bytes.`);
    }
    hash.update(bytes);
    await handle.writeFile(bytes);
  };

  const close = async (): Promise<void> => {
    await handle.close();
    await file[Symbol.asyncDispose]();
  };

  return {
    take: async (bytes) => {
      const unescaped = unescape(rest + bytes.toString("latin1"));
      rest = unescaped.rest;
      let text = unescaped.text;
      if (claimedMime === undefined) {
        header += text;
        const comma = header.indexOf(",");
        if (comma === -1 && header.length <= headerBytesMax) return;
        claimedMime = mimeOfHeader(header.slice(0, Math.max(comma, 0)));
        text = header.slice(comma + 1);
        header = "";
      }
      await write(text, { last: false });
    },
    end: async () => {
      if (claimedMime === undefined || rest !== "") throw notBase64();
      await write("", { last: true });
      await handle.close();
      const digest = hash.digest("hex");
      const standIn = `data:${claimedMime};sha256=${digest},`.padEnd(standInCharacters, "A");
      return { standIn, claimedMime, blob: { ...file, hash: digest, sizeBytes } };
    },
    [Symbol.asyncDispose]: close,
  };
}

/** JSON's escapes of what base64 holds: `\/` (PHP writes it), and `\u002B` for the plus (.NET does). */
function unescape(text: string): { readonly text: string; readonly rest: string } {
  if (!text.includes("\\")) return { text, rest: "" };
  const cut = /\\(?:u[0-9a-fA-F]{0,3})?$/.exec(text)?.index ?? text.length;
  const plain = text.slice(0, cut).replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_escape, code?: string, sign?: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    if (sign === "/") return "/";
    throw notBase64();
  });
  return { text: plain, rest: text.slice(cut) };
}

function mimeOfHeader(header: string): string {
  const parts = /^data:([\w.+-]+\/[\w.+-]+)?(?:;[\w-]+=[\w.+-]+)*;base64$/i.exec(header);
  if (parts === null) throw notBase64();
  return (parts[1] ?? "application/octet-stream").toLowerCase();
}

function notBase64(): AppError {
  return new AppError("unsupported_media", "A data: value is not `data:<type>;base64,` followed by base64.", {
    fix: "Send base64 without line breaks, or upload the file with `POST /v1/uploads`.",
  });
}
