import { open, stat } from "node:fs/promises";
import type { Demuxer } from "node-av";
import type { NodeAv } from "./node-av.ts";
import { mediaKind, mediaKindBytes, type MediaKind } from "./media-kind.ts";

/**
 * Opens an MP4 or MOV as a container only: no other demuxer, no file but this one, no frame decoded. FFmpeg's defaults
 * would open a PNG, a playlist or a reference to another file under an .mp4 name.
 */
export async function openMovStrictly(av: NodeAv, path: string): Promise<Demuxer> {
  return await av.Demuxer.open(`file:${path}`, {
    format: "mov",
    skipStreamInfo: true, // it would decode frames to guess what the header says
    options: { protocol_whitelist: "file", enable_drefs: false, use_absolute_path: false },
  });
}

/** A file's size and kind by its content. */
export async function lookAtFile(path: string): Promise<{ readonly sizeBytes: number; readonly kind: MediaKind }> {
  const { size } = await stat(path);
  await using file = await open(path, "r");
  const { buffer, bytesRead } = await file.read(Buffer.alloc(mediaKindBytes), 0, mediaKindBytes, 0);
  return { sizeBytes: size, kind: mediaKind(buffer.subarray(0, bytesRead)) };
}
