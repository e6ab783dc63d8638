import { open } from "node:fs/promises";
import type { OutboundDoor } from "./outbound-door.ts";

export interface DownloadRequest {
  readonly url: string;
  /** A file that does not exist yet; the caller removes it, also after an error. */
  readonly path: string;
  readonly accept: string;
  readonly sizeBytesMax: number;
  readonly signal?: AbortSignal;
}

/** What came. A file is written only when it is "stored"; the host's word on the type is a hint and no more. */
export type Download =
  | { readonly kind: "stored"; readonly host: string; readonly claimedMime: string; readonly sizeBytes: number }
  | { readonly kind: "refused"; readonly host: string; readonly status: number }
  /** A web page with status 200, which is what a login wall answers. */
  | { readonly kind: "page"; readonly host: string };

/** A picture that needs more is refused while the caller waits for the create. */
const totalMs = 10_000;
const redirectsMax = 3;

/** Fetches a user's URL into a file. @throws OutboundError */
export async function download(door: OutboundDoor, request: DownloadRequest): Promise<Download> {
  await using answer = await door.open({
    url: request.url,
    method: "GET",
    headers: { accept: request.accept },
    redirectsMax,
    totalMs,
    sizeBytesMax: request.sizeBytesMax,
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  if (answer.status !== 200) return { kind: "refused", host: answer.host, status: answer.status };
  const claimedMime = (answer.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (claimedMime === "text/html") return { kind: "page", host: answer.host };
  let sizeBytes = 0;
  const file = await open(request.path, "wx", 0o600);
  try {
    for await (const chunk of answer.body) {
      sizeBytes += chunk.byteLength;
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return { kind: "stored", host: answer.host, claimedMime, sizeBytes };
}
