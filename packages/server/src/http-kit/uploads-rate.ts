import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { AppError } from "@kinora/core";

/** A body that comes slower than this over its whole length, after a moment of grace, is cut off. */
export interface BodyRate {
  readonly bytesPerSecondMin: number;
  readonly graceMs: number;
}

/**
 * Ends a body that comes slower than the minimum: the socket's bytes against the time, looked at once a second. Dispose
 * it when the body is read.
 */
export function watchRate(source: Readable, request: IncomingMessage, rate: BodyRate): Disposable {
  const startedMs = performance.now();
  const startBytes = request.socket.bytesRead;
  const timer = setInterval(() => {
    const elapsedMs = performance.now() - startedMs;
    const bytesPerSecond = ((request.socket.bytesRead - startBytes) / elapsedMs) * 1_000;
    if (elapsedMs < rate.graceMs || bytesPerSecond >= rate.bytesPerSecondMin) return;
    source.destroy(
      new AppError("invalid_parameter", `The body came slower than ${rate.bytesPerSecondMin} bytes a second.`, {
        fix: "Send it over a faster connection.",
      }),
    );
  }, 1_000);
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

/** Compressed bodies are bombs more often than they are a saving. @throws AppError `unsupported_content_type` */
export function refuseEncodedBody(request: IncomingMessage): void {
  const encoding = request.headers["content-encoding"];
  if (encoding === undefined || encoding === "identity") return;
  throw new AppError(
    "unsupported_content_type",
    `Bodies with the content encoding ${encoding.slice(0, 40)} are not read.`,
    { fix: "Send the body uncompressed." },
  );
}
