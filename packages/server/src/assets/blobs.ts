import type { Readable } from "node:stream";

/** The bytes behind assets, named by their content. */
export interface BlobStore {
  /** Streams into a temporary file and hashes on the way. @throws AppError `payload_too_large` or `storage_full` */
  receive(source: AsyncIterable<Uint8Array>, limit: { readonly sizeBytesMax: number }): Promise<ReceivedBlob>;
  /** A path in the temporary folder that no file has yet. */
  temporaryPath(): TemporaryFile;
  /** Hashes a file that was written to a temporary path. */
  received(file: TemporaryFile): Promise<ReceivedBlob>;
  /**
   * Puts the bytes under their name, so that they outlive a loss of power when this resolves. Safe to repeat, also with
   * bytes that are there already.
   */
  put(blob: ReceivedBlob): Promise<void>;
  has(hash: string): Promise<boolean>;
  /** @param range half-open, in bytes; the whole blob when absent */
  open(hash: string, range?: ByteRange): Promise<Readable>;
  /** A file of this machine with the blob's bytes, to be read only. */
  localPath(hash: string): Promise<string>;
  /** Safe to repeat. */
  remove(hash: string): Promise<void>;
  /** Names that were written before the instant. */
  namesBefore(instant: Date): AsyncIterable<string>;
  /** Removes what a killed process left in the temporary folder; the number of files. Only at start. */
  sweepTemporary(): Promise<number>;
}

export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A file that disposal removes, when it is still there. */
export interface TemporaryFile extends AsyncDisposable {
  readonly path: string;
}

/** Bytes that have come and have no name yet. */
export interface ReceivedBlob extends TemporaryFile {
  /** SHA-256 in hex. */
  readonly hash: string;
  readonly sizeBytes: number;
}
