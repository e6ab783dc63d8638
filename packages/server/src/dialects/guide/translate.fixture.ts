import { AppError, makeModelCatalog, type TaskMode } from "@kinora/core";
import { parseBody } from "./parse-body.ts";
import { findModel, type Translated } from "./translate.ts";
import { translateImage } from "./translate-image.ts";
import { translateVideo } from "./translate-video.ts";
import { imageGenerateBody, unavailableVideoFields, videoGenerateBody } from "./wire.ts";

const catalog = makeModelCatalog();

/** A body as it comes off the wire, parsed and translated; seeds that are not given are 7. */
export function translateBody(
  kind: "video" | "image",
  body: unknown,
  options: { readonly mode?: TaskMode; readonly strict?: boolean } = {},
): Translated {
  const { mode = "test", strict = false } = options;
  const context = { catalog, mode, randomInt: () => 7 };
  if (kind === "video") {
    const parsed = parseBody(videoGenerateBody, body, { strict, alsoKnown: unavailableVideoFields });
    return translateVideo(parsed.value, findModel(parsed.value.model, catalog, "video"), context);
  }
  const parsed = parseBody(imageGenerateBody, body, { strict, alsoKnown: [] });
  return translateImage(parsed.value, findModel(parsed.value.model, catalog, "image"), context);
}

/** Code, field and sentence of the refusal, or "accepted". */
export function refusalOf(
  act: () => unknown,
): "accepted" | { readonly code: string; readonly param: string | undefined; readonly message: string } {
  try {
    act();
    return "accepted";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, param: error.param, message: error.message };
  }
}
