import { AppError } from "@kinora/core";
import type { Asset } from "./asset.ts";
import { ingestFile, keptMs } from "./ingest-upload.ts";
import { inputImageLimits } from "./media-limits.ts";
import { type InputContext, type InputRequest, openInput } from "./open-input.ts";

/**
 * Turns what a caller wrote in an input field into a stored asset, before any credit moves: decoded by content, pictures
 * written anew. An asset of the workspace is taken as it is and kept for the task.
 *
 * @throws AppError as `openInput`, and `image_too_small`, `aspect_ratio`, `budget_exceeded`
 */
export async function ingestInput(context: InputContext, request: InputRequest): Promise<Asset> {
  const { scope, param, kind } = request;
  await using opened = await openInput(context, { ...request, keptMs: keptMs(context) });
  if (opened.kind === "asset") {
    if (kind === "image") checkPicture(param, opened.asset);
    return opened.asset;
  }
  return await ingestFile(context, {
    scope,
    blob: opened.blob,
    filename: opened.filename,
    role: "input",
    param,
    kinds: [kind],
    check: (inspected) => {
      if (kind === "image") checkPicture(param, inspected);
    },
  });
}

/** Also for the formats that the limits of the official API are about: what is too small or too long here fails there. */
function checkPicture(
  param: string,
  picture: { readonly width: number | undefined; readonly height: number | undefined },
): void {
  const { width = 0, height = 0 } = picture;
  const { sideMin, ratioMax } = inputImageLimits;
  const size = `${width}x${height}`;
  if (Math.min(width, height) < sideMin) {
    throw new AppError("image_too_small", `${param} must have at least ${sideMin} pixels a side, got ${size}.`, {
      param,
      fix: `Send a picture of at least ${sideMin}x${sideMin} pixels.`,
    });
  }
  if (Math.max(width, height) / Math.min(width, height) > ratioMax) {
    throw new AppError("aspect_ratio", `${param} must be between 1:${ratioMax} and ${ratioMax}:1, got ${size}.`, {
      param,
      fix: `Crop the picture so that its long side is at most ${ratioMax} times its short one.`,
    });
  }
}
