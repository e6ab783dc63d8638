import { AppError } from "@kinora/core";
import type { Asset } from "./asset.ts";
import { makeAssetId } from "./asset-id.ts";
import type { AssetScope } from "./asset-store.ts";
import type { ReceivedBlob } from "./blobs.ts";
import { type InspectContext, type Inspected, inspectOutput, makePoster } from "./inspect-media.ts";
import { outputSizeBytesMax } from "./media-limits.ts";
import { sniffFile } from "./sniff-media.ts";
import { storeTaskAsset } from "./store-asset.ts";

export interface OutputContext extends InspectContext {
  readonly now: () => Date;
}

export interface OutputRequest extends AssetScope {
  readonly taskId: bigint;
  /** 0 to count - 1. */
  readonly index: number;
  readonly stream: AsyncIterable<Uint8Array>;
  readonly expected: ExpectedOutput;
  /** Whole days that the result is kept. */
  readonly retentionDays: number;
}

export type ExpectedOutput =
  | { readonly kind: "video"; readonly durationSeconds: number; readonly audio: boolean }
  | { readonly kind: "image" };

export interface IngestedOutput {
  readonly asset: Asset;
  /** Of a clip. */
  readonly poster: Asset | undefined;
}

/** A clip may be this much longer or shorter than was asked for: the larger of the two. */
const durationToleranceSeconds = 0.5;
const durationToleranceRatio = 0.1;

/**
 * Takes what an engine made into the store before the task says completed: streamed and hashed, read back, and refused
 * unless it is what was asked for. Safe to repeat: the same task and index give the same rows.
 *
 * @throws AppError `generation_failed` when the file is not what the engine promised; nothing is stored then
 */
export async function ingestOutput(context: OutputContext, request: OutputRequest): Promise<IngestedOutput> {
  await using blob = await context.blobs.receive(request.stream, { sizeBytesMax: outputSizeBytesMax }).catch(asBad);
  const inspected = await readOutput(context, blob, request);
  const now = context.now();
  const shared = {
    workspaceId: request.workspaceId,
    mode: request.mode,
    taskId: request.taskId,
    outputIndex: request.index,
    expiresAt: new Date(now.getTime() + request.retentionDays * 86_400_000),
  };
  const stem = `${request.taskId}-${request.index}`;
  const poster =
    request.expected.kind === "video"
      ? await storePoster(context, blob, { ...shared, name: `${stem}.jpg` })
      : undefined;
  const asset = await storeTaskAsset(context.db, context.blobs, blob, {
    ...shared,
    id: makeAssetId(),
    role: "output",
    type: request.expected.kind,
    name: `${stem}.${inspected.extension}`,
    mime: inspected.mime,
    width: inspected.width,
    height: inspected.height,
    durationSeconds: inspected.durationSeconds,
    framesPerSecond: inspected.framesPerSecond,
    hasAudio: inspected.hasAudio,
  });
  return { asset, poster };
}

async function readOutput(context: OutputContext, blob: ReceivedBlob, request: OutputRequest): Promise<Inspected> {
  const { expected } = request;
  const sniffed = await sniffFile(blob.path);
  if (sniffed.kind !== expected.kind) {
    throw bad(`the engine's file is ${sniffed.format} of ${blob.sizeBytes} bytes, not ${aKind(expected.kind)}`);
  }
  const inspected = await inspectOutput(context, expected.kind, blob).catch(asBad);
  if (expected.kind === "video") checkClip(inspected, expected);
  return inspected;
}

function checkClip(clip: Inspected, expected: { readonly durationSeconds: number; readonly audio: boolean }): void {
  const { durationSeconds = 0 } = clip;
  const tolerance = Math.max(durationToleranceSeconds, expected.durationSeconds * durationToleranceRatio);
  if (Math.abs(durationSeconds - expected.durationSeconds) > tolerance) {
    throw bad(`the engine's clip lasts ${durationSeconds.toFixed(2)} s, ${expected.durationSeconds} s were asked for`);
  }
  if (expected.audio && clip.hasAudio !== true) throw bad("the engine's clip has no sound although it was asked for");
}

async function storePoster(
  context: OutputContext,
  clip: ReceivedBlob,
  shared: {
    readonly workspaceId: string;
    readonly mode: AssetScope["mode"];
    readonly taskId: bigint;
    readonly outputIndex: number;
    readonly expiresAt: Date;
    readonly name: string;
  },
): Promise<Asset> {
  await using poster = await makePoster(context, clip).catch(asBad);
  return await storeTaskAsset(context.db, context.blobs, poster.blob, {
    ...shared,
    id: makeAssetId(),
    role: "poster",
    type: "image",
    mime: poster.mime,
    width: poster.width,
    height: poster.height,
    durationSeconds: undefined,
    framesPerSecond: undefined,
    hasAudio: undefined,
  });
}

function aKind(kind: "video" | "image"): string {
  return kind === "video" ? "an MP4 clip" : "a picture";
}

/** A file that cannot be read is the engine's fault; a reader that cannot read is ours, and the step is repeated. */
function asBad(error: unknown): never {
  const faults: readonly string[] = [
    "payload_too_large",
    "unsupported_media",
    "image_too_large",
    "image_too_small",
    "aspect_ratio",
  ];
  throw error instanceof AppError && faults.includes(error.code) ? bad(error.message, error) : error;
}

function bad(why: string, cause?: unknown): AppError {
  return new AppError("generation_failed", `The result was not usable: ${why.replace(/\.$/, "")}.`, { cause });
}
