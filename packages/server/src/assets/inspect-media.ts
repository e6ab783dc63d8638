import { AppError, unreachable } from "@kinora/core";
import { type MediaChild, mediaErrorCodes, type MediaRefusal, type ProbedAudio, type ProbedVideo } from "@kinora/media";
import type { Database } from "#store/database.ts";
import type { BlobStore, ReceivedBlob } from "./blobs.ts";
import { type MediaKind, outputDurationSecondsMax, outputSizeBytesMax, takenFormats } from "./media-limits.ts";

export interface InspectContext {
  readonly db: Database;
  readonly blobs: BlobStore;
  readonly media: MediaChild;
}

/** What a file is, after it was read by its content. `blob` is what gets stored. */
export interface Inspected extends AsyncDisposable {
  readonly type: MediaKind;
  readonly blob: ReceivedBlob;
  readonly mime: string;
  /** Without its dot. */
  readonly extension: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly durationSeconds: number | undefined;
  readonly framesPerSecond: number | undefined;
  readonly hasAudio: boolean | undefined;
}

/**
 * Reads a user's file in the media child. A picture is written anew, so that what is stored holds pixels and nothing
 * else; clips and sounds are stored as they came. Disposal removes what was written, not the file that was given.
 *
 * @throws AppError that names `param`
 */
export async function inspectUserFile(
  context: InspectContext,
  file: {
    readonly kind: MediaKind;
    readonly blob: ReceivedBlob;
    readonly param: string;
    /** An MP4 without pictures is taken as the sound that it is. */
    readonly orSound: boolean;
  },
): Promise<Inspected> {
  const { kind, blob, param } = file;
  switch (kind) {
    case "image": {
      const output = context.blobs.temporaryPath();
      try {
        const read = await context.media.decodeImage({ path: blob.path, outputPath: output.path });
        if (!read.ok) throw refusalError(read, { param, kind });
        return { ...picture(read.outputFormat, read, await context.blobs.received(output)), ...disposal(output) };
      } catch (error) {
        await output[Symbol.asyncDispose]();
        throw error;
      }
    }
    case "video": {
      const read = await context.media.probeVideo(blob.path);
      if (!read.ok && read.reason === "sound_only" && file.orSound)
        return inspectUserFile(context, { ...file, kind: "audio" });
      if (!read.ok) throw refusalError(read, { param, kind });
      return { ...clip(read, blob), ...nothingToDispose };
    }
    case "audio": {
      const read = await context.media.probeAudio(blob.path);
      if (!read.ok) throw refusalError(read, { param, kind });
      return { ...sound(read, blob), ...nothingToDispose };
    }
    default:
      return unreachable(kind);
  }
}

/**
 * Decodes a recording in the media child and writes its samples anew. Disposal removes what was written.
 *
 * @throws AppError that names `param`
 */
export async function inspectRecording(
  context: InspectContext,
  path: string,
  { param, durationSecondsMax }: { readonly param: string; readonly durationSecondsMax: number },
): Promise<Inspected & { readonly durationSeconds: number }> {
  const output = context.blobs.temporaryPath();
  try {
    const read = await context.media.decodeAudio({ path, outputPath: output.path }, { durationSecondsMax });
    if (!read.ok) throw refusalError(read, { param, kind: "audio" });
    return {
      type: "audio",
      blob: await context.blobs.received(output),
      mime: "audio/wav",
      extension: "wav",
      width: undefined,
      height: undefined,
      durationSeconds: read.durationSeconds,
      framesPerSecond: undefined,
      hasAudio: true,
      ...disposal(output),
    };
  } catch (error) {
    await output[Symbol.asyncDispose]();
    throw error;
  }
}

/**
 * Reads an engine's file in the media child; its bytes are kept as they are.
 *
 * @throws AppError without a field
 */
export async function inspectOutput(
  context: InspectContext,
  kind: "image" | "video",
  blob: ReceivedBlob,
): Promise<Inspected> {
  if (kind === "video") {
    const limits = { sizeBytesMax: outputSizeBytesMax, durationSecondsMax: outputDurationSecondsMax };
    const read = await context.media.probeVideo(blob.path, limits);
    if (!read.ok) throw refusalError(read, undefined);
    return { ...clip(read, blob), ...nothingToDispose };
  }
  await using copy = context.blobs.temporaryPath();
  const read = await context.media.decodeImage({ path: blob.path, outputPath: copy.path });
  if (!read.ok) throw refusalError(read, undefined);
  return { ...picture(read.format, read, blob), ...nothingToDispose };
}

/** A clip's poster frame, as JPEG. @throws AppError when no frame can be decoded */
export async function makePoster(context: InspectContext, clipBlob: ReceivedBlob): Promise<Inspected> {
  const output = context.blobs.temporaryPath();
  try {
    const limits = { sizeBytesMax: outputSizeBytesMax, durationSecondsMax: outputDurationSecondsMax };
    const made = await context.media.posterFrame({ path: clipBlob.path, outputPath: output.path }, limits);
    if (!made.ok) throw refusalError(made, undefined);
    return { ...picture("jpeg", made, await context.blobs.received(output)), ...disposal(output) };
  } catch (error) {
    await output[Symbol.asyncDispose]();
    throw error;
  }
}

type Reading = Omit<Inspected, typeof Symbol.asyncDispose>;

function picture(
  format: "jpeg" | "png" | "webp" | "gif",
  size: { readonly width: number; readonly height: number },
  blob: ReceivedBlob,
): Reading {
  return {
    type: "image",
    blob,
    mime: `image/${format}`,
    extension: format === "jpeg" ? "jpg" : format,
    width: size.width,
    height: size.height,
    durationSeconds: undefined,
    framesPerSecond: undefined,
    hasAudio: undefined,
  };
}

function clip(read: ProbedVideo, blob: ReceivedBlob): Reading {
  const video = read.tracks.find((track) => track.kind === "video");
  return {
    type: "video",
    blob,
    mime: read.container === "mov" ? "video/quicktime" : "video/mp4",
    extension: read.container,
    width: video?.width,
    height: video?.height,
    durationSeconds: read.durationSeconds,
    framesPerSecond: video?.framesPerSecond,
    hasAudio: read.tracks.some((track) => track.kind === "audio"),
  };
}

const soundMimes = { mp3: "audio/mpeg", wav: "audio/wav", m4a: "audio/mp4", aac: "audio/aac" } as const;

function sound(read: ProbedAudio, blob: ReceivedBlob): Reading {
  return {
    type: "audio",
    blob,
    mime: soundMimes[read.container],
    extension: read.container,
    width: undefined,
    height: undefined,
    durationSeconds: read.durationSeconds,
    framesPerSecond: undefined,
    hasAudio: true,
  };
}

/** The refusal in the catalogue's words; its message already names the rule, the value and the limit. */
function refusalError(
  refused: MediaRefusal,
  of: { readonly param: string; readonly kind: MediaKind } | undefined,
): AppError {
  if (refused.reason === "canceled") return new AppError("maintenance");
  const code = mediaErrorCodes[refused.reason];
  if (of === undefined) return new AppError(code, refused.message);
  const { param, kind } = of;
  const message = `${param}: ${refused.message}`;
  if (refused.reason === "html") return new AppError("image_url_login", message, { param });
  if (refused.reason === "too_long") return new AppError(code, message, { param, fix: "Send a shorter one." });
  if (code !== "unsupported_media") return new AppError(code, message, { param });
  return new AppError(code, message, { param, fix: `Send ${takenFormats[kind]}.` });
}

const nothingToDispose = { [Symbol.asyncDispose]: async () => undefined };

function disposal(file: AsyncDisposable): AsyncDisposable {
  return { [Symbol.asyncDispose]: async () => file[Symbol.asyncDispose]() };
}
