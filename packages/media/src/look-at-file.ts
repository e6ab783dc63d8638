import { open, stat } from "node:fs/promises";
import { mediaKind, mediaKindBytes, type MediaKind } from "./media-kind.ts";

/** A file's size and kind by its content. */
export async function lookAtFile(path: string): Promise<{ readonly sizeBytes: number; readonly kind: MediaKind }> {
  const { size } = await stat(path);
  await using file = await open(path, "r");
  const { buffer, bytesRead } = await file.read(Buffer.alloc(mediaKindBytes), 0, mediaKindBytes, 0);
  return { sizeBytes: size, kind: mediaKind(buffer.subarray(0, bytesRead)) };
}
