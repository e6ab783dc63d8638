import { generationBodyLimits, type JsonBodyLimits } from "./uploads-json-body.ts";
import { uploadLimits, type UploadLimits } from "./uploads.ts";

/** Every bound of size and time on the way in, in one table. Times in milliseconds, sizes in bytes. */
export interface RequestLimits {
  /** A client that has not sent its headers by then is slow on purpose. */
  readonly headersTimeoutMs: number;
  /** The last resort for a whole request: the largest upload at the slowest rate; bodies have a minimum rate besides. */
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  /** A socket that moves no byte in either direction: a reader that has gone, or stopped reading. */
  readonly idleSocketTimeoutMs: number;
  readonly connectionsCheckingIntervalMs: number;
  readonly headerBytesMax: number;
  readonly connectionsMax: number;
  /** Requests that are worked on at once; held polls and streams do not count. */
  readonly inFlightMax: number;
  /** Polls and streams that are held open at once. */
  readonly heldMax: number;
  /** Refusals of an overloaded server are this late: instant ones invite a flood (measured: 40 % of the useful work). */
  readonly refusalDelayMs: number;
  /** Requests in flight have this long to end when the server stops. */
  readonly drainMs: number;
  readonly waitSecondsMax: number;
  /** Comments keep proxies from closing a silent stream. */
  readonly streamCommentMs: number;
  /** What may lie unread in a stream's socket before its reader counts as gone. */
  readonly streamBacklogBytesMax: number;
  readonly pageMax: number;
  readonly pageDefault: number;
  readonly generationBody: JsonBodyLimits;
  readonly uploadBody: UploadLimits;
}

export const requestLimits: RequestLimits = {
  headersTimeoutMs: 5_000,
  requestTimeoutMs: 4 * 3_600_000,
  keepAliveTimeoutMs: 10_000,
  idleSocketTimeoutMs: 120_000,
  connectionsCheckingIntervalMs: 1_000,
  headerBytesMax: 16_384,
  connectionsMax: 4_096,
  inFlightMax: 256,
  heldMax: 2_000,
  refusalDelayMs: 400,
  drainMs: 8_000,
  waitSecondsMax: 60,
  streamCommentMs: 15_000,
  streamBacklogBytesMax: 1 << 20,
  pageMax: 100,
  pageDefault: 20,
  generationBody: generationBodyLimits,
  uploadBody: uploadLimits,
};
