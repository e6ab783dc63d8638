import { AppError } from "@kinora/core";
import type { Asset } from "./asset.ts";
import { makeAssetId } from "./asset-id.ts";
import type { AssetScope } from "./asset-store.ts";
import type { ReceivedBlob } from "./blobs.ts";
import type { DiskRoom } from "./disk-room.ts";
import { loginError, tooLargeError } from "./fetch-error.ts";
import { type InspectContext, type Inspected, inspectUserFile } from "./inspect-media.ts";
import { type MediaKind, sizeBytesMaxOf, takenFormats } from "./media-limits.ts";
import { sniffFile } from "./sniff-media.ts";
import type { StorageQuota } from "./storage-quota.ts";
import { storeAsset } from "./store-asset.ts";

export interface UploadContext extends InspectContext {
  readonly disk: DiskRoom;
  readonly quota: StorageQuota;
  /** Whole days that inputs are kept, uploads among them once a task was given them. */
  readonly retentionDays: number;
  readonly now: () => Date;
}

/** An upload that no task is given goes after a day. */
const unusedMs = 24 * 3_600_000;

/**
 * Makes an asset of a file that was sent to `POST /v1/uploads`: decoded by its content, pictures written anew. The
 * received file is consumed or left to its owner's disposal.
 *
 * @throws AppError `unsupported_media`, `image_too_large`, `storage_full` or `budget_exceeded`; nothing is stored
 *   then
 */
export async function ingestUpload(
  context: UploadContext,
  upload: {
    readonly scope: AssetScope;
    readonly blob: ReceivedBlob;
    /** As the sender calls it; only its stem is kept. */
    readonly filename: string;
  },
): Promise<Asset> {
  return ingestFile(context, { ...upload, role: "upload", param: "file", kinds: ["image", "video", "audio"] });
}

/** One received file, checked and stored as an asset of the workspace. */
export async function ingestFile(
  context: UploadContext,
  file: {
    readonly scope: AssetScope;
    readonly blob: ReceivedBlob;
    readonly filename: string;
    readonly role: "upload" | "input";
    /** The field at fault in refusals. */
    readonly param: string;
    readonly kinds: readonly MediaKind[];
    /** Judges what was read, before it is stored. */
    readonly check?: (inspected: Inspected) => void;
  },
): Promise<Asset> {
  await context.disk.require();
  const kind = await takenKind(file);
  await using inspected = await inspectUserFile(context, { ...file, kind, orSound: file.kinds.includes("audio") });
  file.check?.(inspected);
  return await storeFile(context, inspected, file);
}

/** Stores what was read as an asset of the workspace. @throws AppError `budget_exceeded` */
export async function storeFile(
  context: UploadContext,
  inspected: Inspected,
  file: {
    readonly scope: AssetScope;
    readonly filename: string;
    readonly role: "upload" | "input";
  },
): Promise<Asset> {
  const { role } = file;
  const now = context.now();
  return await storeAsset(context, inspected.blob, {
    id: makeAssetId(),
    ...file.scope,
    role,
    type: inspected.type,
    taskId: undefined,
    outputIndex: undefined,
    name: `${stemOf(file.filename) || role}.${inspected.extension}`,
    mime: inspected.mime,
    width: inspected.width,
    height: inspected.height,
    durationSeconds: inspected.durationSeconds,
    framesPerSecond: inspected.framesPerSecond,
    hasAudio: inspected.hasAudio,
    expiresAt: new Date(now.getTime() + (role === "upload" ? unusedMs : keptMs(context))),
  });
}

/** How long what a task was given is kept: a draft may be made final as long. */
export function keptMs({ retentionDays }: Pick<UploadContext, "retentionDays">): number {
  return retentionDays * 86_400_000;
}

/** The kind of a received file, when it is one that is wanted and not too large. @throws AppError */
export async function takenKind(file: {
  readonly blob: ReceivedBlob;
  readonly param: string;
  readonly kinds: readonly MediaKind[];
}): Promise<MediaKind> {
  const kind = await kindOf(file);
  const sizeBytesMax = sizeBytesMaxOf(kind);
  if (file.blob.sizeBytes > sizeBytesMax) throw tooLargeError(file.param, sizeBytesMax, `this ${kind}`);
  return kind;
}

async function kindOf({ blob, param, kinds }: Parameters<typeof takenKind>[0]): Promise<MediaKind> {
  const sniffed = await sniffFile(blob.path);
  if (sniffed.kind === "page") throw loginError(param, "");
  const taken = kinds.find((kind) => kind === sniffed.kind);
  if (taken !== undefined) return taken;
  // many writers brand a sound-only file as a common MP4
  if (sniffed.format === "MP4" && kinds.includes("audio")) return "audio";
  const expected = kinds.map((one) => takenFormats[one]).join(" or ");
  throw new AppError("unsupported_media", `${param} must be ${expected}, got ${sniffed.format}.`, {
    param,
    fix: `Send ${expected}.`,
  });
}

/** Letters, digits, dash and underscore of a file name without its ending. */
function stemOf(filename: string): string {
  return filename
    .replace(/\.[^.]*$/, "")
    .replace(/[^\p{L}\p{N}_-]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
}
