import type { TaskMode } from "@kinora/core";

export interface Asset {
  /** `asset_` + 24 base62 characters. */
  readonly id: string;
  readonly workspaceId: string;
  readonly mode: TaskMode;
  readonly role: "upload" | "input" | "output" | "poster";
  readonly type: "image" | "video" | "audio";
  readonly taskId: bigint | undefined;
  readonly outputIndex: number | undefined;
  /** SHA-256 in hex. */
  readonly blobHash: string;
  readonly name: string;
  readonly mime: string;
  readonly sizeBytes: number;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly durationSeconds: number | undefined;
  readonly framesPerSecond: number | undefined;
  readonly hasAudio: boolean | undefined;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly deletedAt: Date | undefined;
}

/** Makes the signed address of an asset: `/files/{id}/{name}?…`, absolute when a public URL is known. */
export type SignAssetUrl = (asset: { readonly id: string; readonly name: string; readonly expiresAt: Date }) => string;
