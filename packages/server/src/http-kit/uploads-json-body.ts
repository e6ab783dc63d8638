import type { IncomingMessage } from "node:http";
import { setImmediate } from "node:timers/promises";
import { AppError } from "@kinora/core";
import type { BlobStore } from "#assets/blobs.ts";
import { type DataValue, openDataValue, type DataValueReader } from "./uploads-data-value.ts";
import { type BodyRate, refuseEncodedBody, watchRate } from "./uploads-rate.ts";

/** A JSON body whose large `data:` values lie in files. Disposal removes those that became no asset. */
export interface JsonBody extends AsyncDisposable {
  readonly value: unknown;
  /**
   * The files by the string that stands for them in `value`. Such a string is longer than any text field may be and is
   * made of the content's hash: it passes for no prompt, and equal bodies stay equal.
   */
  readonly data: ReadonlyMap<string, DataValue>;
}

export interface JsonBodyLimits extends BodyRate {
  /** Of the whole body. */
  readonly sizeBytesMax: number;
  /** Of what is left when the large `data:` values are taken out; this much is held in memory. */
  readonly textBytesMax: number;
  /** Of one `data:` value, decoded. */
  readonly dataBytesMax: number;
}

/** A 50 MiB picture is 67 MiB in base64. */
export const generationBodyLimits: JsonBodyLimits = {
  sizeBytesMax: 72 << 20,
  textBytesMax: 1 << 20,
  dataBytesMax: 50 << 20,
  bytesPerSecondMin: 16_384,
  graceMs: 10_000,
};

/** Shorter values stay in the JSON: a file each would cost more. */
const inlineBytesMax = 64 << 10;
/** Deeper nesting is no request, and recursive readers of the value stay safe. */
const depthMax = 32;

/**
 * Reads a JSON body and decodes its `data:` values over 64 KiB into temporary files while they arrive, so that memory is
 * bounded by the text.
 *
 * @throws AppError `invalid_json`, `payload_too_large`, `unsupported_content_type`, `unsupported_media`
 */
export async function readJsonBody(
  request: IncomingMessage,
  blobs: BlobStore,
  limits: JsonBodyLimits = generationBodyLimits,
): Promise<JsonBody> {
  refuseEncodedBody(request);
  if (Number(request.headers["content-length"] ?? 0) > limits.sizeBytesMax) throw tooLarge(limits.sizeBytesMax);
  // the parser is within a packet: what that holds of the body is there when its turn of the loop ends
  if (!request.complete) await setImmediate();
  const arrived = takeArrived(request, limits);
  const value = arrived && parseShallow(arrived);
  if (value !== undefined) return { value, data: new Map(), [Symbol.asyncDispose]: async () => undefined };
  using _watch = watchRate(request, request, limits);
  const scan = new BodyScan(blobs, limits);
  try {
    let sizeBytes = 0;
    for await (const chunk of arrived === undefined ? request.iterator({ destroyOnReturn: false }) : [arrived]) {
      if (!Buffer.isBuffer(chunk)) throw new AppError("invalid_json");
      sizeBytes += chunk.length;
      if (sizeBytes > limits.sizeBytesMax) throw tooLarge(limits.sizeBytesMax);
      await scan.take(chunk);
    }
    return { value: parse(scan.text()), data: scan.data, [Symbol.asyncDispose]: async () => scan.dispose() };
  } catch (error) {
    await scan.dispose();
    if (error instanceof AppError) throw error;
    throw new AppError("invalid_json", "The body ended early.", { cause: error });
  }
}

/** The whole of a small body that is there already, as most are when their head is read: it has no large `data:` value. */
function takeArrived(request: IncomingMessage, limits: JsonBodyLimits): Buffer | undefined {
  if (!request.complete || request.readableLength > Math.min(inlineBytesMax, limits.textBytesMax)) return undefined;
  const bytes: unknown = request.read();
  return Buffer.isBuffer(bytes) ? bytes : undefined;
}

/** Undefined for what is no JSON or may be nested too deeply: its fault is found by reading it slowly. */
function parseShallow(bytes: Buffer): unknown {
  let openings = 0; // those in strings too
  for (const byte of bytes) if (byte === openBrace || byte === openBracket) openings++;
  if (openings > depthMax) return undefined;
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined;
  }
}

/** Knows just enough of JSON to tell strings from the rest; the parser judges afterwards. */
class BodyScan {
  readonly data = new Map<string, DataValue>();
  readonly #blobs: BlobStore;
  readonly #limits: JsonBodyLimits;
  #kept: Buffer[] = [];
  #keptBytes = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** The string so far, while it may become a file. */
  #candidate: Buffer[] | undefined;
  #candidateBytes = 0;
  #value: DataValueReader | undefined;

  constructor(blobs: BlobStore, limits: JsonBodyLimits) {
    this.#blobs = blobs;
    this.#limits = limits;
  }

  async take(chunk: Buffer): Promise<void> {
    for (let position = 0; position < chunk.length;) {
      if (this.#inString) {
        const end = this.#endOfString(chunk, position);
        await this.#takeString(chunk.subarray(position, end.position));
        if (end.closed) await this.#closeString();
        position = end.closed ? end.position + 1 : end.position;
      } else {
        const end = this.#startOfString(chunk, position);
        this.#keep(chunk.subarray(position, end.position));
        this.#inString = end.opened;
        if (end.opened) {
          this.#candidate = [];
          this.#candidateBytes = 0;
        }
        position = end.position;
      }
    }
  }

  text(): Buffer {
    if (this.#inString) throw new AppError("invalid_json", "The body ends inside a string.");
    return Buffer.concat(this.#kept);
  }

  async dispose(): Promise<void> {
    await this.#value?.[Symbol.asyncDispose]();
    for (const { blob } of this.data.values()) await blob[Symbol.asyncDispose]();
  }

  /** Up to and with the opening quote. */
  #startOfString(chunk: Buffer, from: number): { readonly position: number; readonly opened: boolean } {
    for (let position = from; position < chunk.length; position++) {
      const byte = chunk[position];
      if (byte === quote) return { position: position + 1, opened: true };
      if (byte === openBrace || byte === openBracket) this.#depth++;
      else if (byte === closeBrace || byte === closeBracket) this.#depth--;
      if (this.#depth > depthMax) {
        throw new AppError("invalid_json", `The body is nested deeper than ${depthMax} levels.`);
      }
    }
    return { position: chunk.length, opened: false };
  }

  /** Up to and without the closing quote. */
  #endOfString(chunk: Buffer, from: number): { readonly position: number; readonly closed: boolean } {
    for (let position = from; position < chunk.length; position++) {
      const byte = chunk[position];
      if (this.#escaped) this.#escaped = false;
      else if (byte === backslash) this.#escaped = true;
      else if (byte === quote) return { position, closed: true };
    }
    return { position: chunk.length, closed: false };
  }

  async #takeString(bytes: Buffer): Promise<void> {
    if (this.#value !== undefined) {
      await this.#value.take(bytes);
      return;
    }
    if (this.#candidate === undefined) {
      this.#keep(bytes);
      return;
    }
    this.#candidate.push(bytes);
    this.#candidateBytes += bytes.length;
    if (this.#candidateBytes < dataPrefix.length) return;
    const whole = Buffer.concat(this.#candidate);
    if (!whole.subarray(0, dataPrefix.length).equals(dataPrefix)) {
      this.#candidate = undefined;
      this.#keep(whole);
    } else if (whole.length > inlineBytesMax) {
      this.#candidate = undefined;
      this.#value = await openDataValue(this.#blobs, this.#limits.dataBytesMax);
      await this.#value.take(whole);
    } else {
      this.#candidate = [whole];
    }
  }

  async #closeString(): Promise<void> {
    if (this.#value !== undefined) {
      const value = await this.#value.end();
      this.#value = undefined;
      // the same picture twice in one body is one file
      if (this.data.has(value.standIn)) await value.blob[Symbol.asyncDispose]();
      else this.data.set(value.standIn, value);
      this.#keep(Buffer.from(value.standIn));
    } else if (this.#candidate !== undefined) {
      this.#keep(Buffer.concat(this.#candidate));
    }
    this.#candidate = undefined;
    this.#inString = false;
    this.#keep(Buffer.of(quote));
  }

  #keep(bytes: Buffer): void {
    this.#keptBytes += bytes.length;
    if (this.#keptBytes > this.#limits.textBytesMax) {
      throw tooLarge(this.#limits.textBytesMax, " apart from its data: values");
    }
    // a copy, so that a small piece does not keep its whole chunk
    this.#kept.push(Buffer.from(bytes));
  }
}

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const dataPrefix = Buffer.from("data:");

const utf8 = new TextDecoder("utf-8", { fatal: true });

function parse(text: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(text));
  } catch (cause) {
    const position = cause instanceof SyntaxError ? /position (\d+)/.exec(cause.message)?.[1] : undefined;
    const where = position === undefined ? "" : ` at position ${position}`;
    throw new AppError("invalid_json", `The body is not valid JSON${where}.`, { cause });
  }
}

function tooLarge(bytesMax: number, of = ""): AppError {
  return new AppError("payload_too_large", `The body is larger than ${bytesMax} bytes${of}.`);
}
