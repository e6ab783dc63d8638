import type { Asset } from "./asset.ts";
import { storeFile, takenKind } from "./ingest-upload.ts";
import { inspectRecording } from "./inspect-media.ts";
import { type InputContext, type InputRequest, openInput } from "./open-input.ts";

/** A recording that was decoded and is not stored yet; disposal removes what of it is in files. */
export interface OpenedRecording extends AsyncDisposable {
  /** By its samples. */
  readonly durationSeconds: number;
  /** Keeps its samples as an asset of the workspace. @throws AppError `budget_exceeded`, `storage_full` */
  store(): Promise<Asset>;
}

/**
 * Finds or fetches a recording that a caller wrote in an input field, decodes it and counts its length, before any credit
 * moves. What can be stored of it are its samples alone, written anew, also when the file is an asset of the workspace.
 *
 * @throws AppError as `openInput`
 */
export async function openRecording(
  context: InputContext,
  request: Omit<InputRequest, "kind"> & { readonly durationSecondsMax: number },
): Promise<OpenedRecording> {
  const { scope, param } = request;
  await using opened = await openInput(context, { ...request, kind: "audio", keptMs: 0 });
  if (opened.kind === "file") await takenKind({ blob: opened.blob, param, kinds: ["audio"] });
  const path = opened.kind === "file" ? opened.blob.path : await context.blobs.localPath(opened.asset.blobHash);
  const filename = opened.kind === "file" ? opened.filename : opened.asset.name;
  const inspected = await inspectRecording(context, path, request);
  return {
    durationSeconds: inspected.durationSeconds,
    store: async () => {
      await context.disk.require();
      return storeFile(context, inspected, { scope, filename, role: "input" });
    },
    [Symbol.asyncDispose]: async () => inspected[Symbol.asyncDispose](),
  };
}
