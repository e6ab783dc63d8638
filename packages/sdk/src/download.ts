import { ConnectionError, errorFromAnswer } from "./kinora-error.ts";
import type { CallOptions } from "./tasks.ts";

/** A file that is being fetched. */
export interface Download {
  readonly stream: ReadableStream<Uint8Array>;
  readonly mime: string;
  /** Undefined when the server does not say. */
  readonly sizeBytes: number | undefined;
  /** Last part of the address, decoded. */
  readonly name: string;
}

/**
 * Opens a file of a task's output. The address is signed by itself, so the key is not sent: it may be of another host.
 *
 * @throws NotFoundError `result_expired` once its retention is over
 */
export async function openDownload(
  address: URL,
  options: CallOptions & { readonly fetch: typeof fetch },
): Promise<Download> {
  let response: Response;
  try {
    response = await options.fetch(address, options.signal === undefined ? {} : { signal: options.signal });
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    throw new ConnectionError({
      code: "connection_failed",
      message: `The file at ${address.host} could not be fetched.`,
      fix: "Check that the server runs, then fetch it again.",
      retryable: true,
      cause: error,
    });
  }
  if (!response.ok || response.body === null) {
    const body: unknown = await response.json().catch(() => undefined);
    throw errorFromAnswer({
      status: response.status,
      body,
      requestId: response.headers.get("x-request-id") ?? undefined,
      retryAfterSeconds: undefined,
    });
  }
  const length = response.headers.get("content-length");
  return {
    stream: response.body,
    mime: response.headers.get("content-type") ?? "application/octet-stream",
    sizeBytes: length === null ? undefined : Number(length),
    name: decodeURIComponent(address.pathname.split("/").pop() ?? ""),
  };
}
