import { z } from "@hono/zod-openapi";
import { AppError } from "@kinora/core";
import type { Asset } from "#assets/asset.ts";
import { isAssetId } from "#assets/asset-id.ts";
import { isAvailable } from "#assets/read-asset.ts";
import { emptyAnswer, jsonAnswer, watchCaller } from "#http-kit/exchange.ts";
import { receiveUpload } from "#http-kit/uploads.ts";
import { type Call, type GuideRoute, pathParam } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";
import { answers, errorAnswers, keyedErrors } from "./route-docs.ts";
import { uploadAnswer } from "./wire-answers.ts";

const assetIdParam = z.object({
  id: z.string().openapi({ param: { name: "id", in: "path" }, example: "asset_0123456789abcdefghijklmn" }),
});

const createRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/uploads",
    tags: ["Uploads"],
    operationId: "uploadCreate",
    summary: "Store a picture, clip or sound for later creates",
    description:
      "A form with a part `file`, or the bytes under their own media type. An upload that no task is given goes after 24 hours; one that was is kept as long as outputs are.",
    request: {
      body: {
        required: true,
        content: {
          "multipart/form-data": { schema: z.object({ file: z.string().openapi({ format: "binary" }) }) },
          "image/*": { schema: z.string().openapi({ format: "binary" }) },
          "video/*": { schema: z.string().openapi({ format: "binary" }) },
          "audio/*": { schema: z.string().openapi({ format: "binary" }) },
        },
      },
    },
    responses: answers({ description: "The stored file.", schema: uploadAnswer }, [
      "missing_parameter",
      "invalid_parameter",
      "payload_too_large",
      "unsupported_content_type",
      "unsupported_media",
      "image_too_large",
      "image_url_login",
      "storage_full",
      "budget_exceeded",
    ]),
  },
  scope: "generate",
  async handle(call, services) {
    const { exchange } = call;
    // a slow sender must not keep others out
    exchange.slot.hold();
    using caller = watchCaller(exchange);
    await services.assets.requireRoom(call.scope);
    const upload = await receiveUpload(exchange.incoming, services.blobs, services.limits.uploadBody);
    await using blob = upload.blob;
    const asset = await services.assets.ingestUpload({
      scope: call.scope,
      blob,
      filename: upload.filename,
      signal: caller.signal,
    });
    return jsonAnswer(exchange, presentUpload(asset, services));
  },
};

const readRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/uploads/{id}",
    tags: ["Uploads"],
    operationId: "uploadGet",
    summary: "Read an upload",
    request: { params: assetIdParam },
    responses: answers({ description: "The stored file.", schema: uploadAnswer }, ["not_found", "result_expired"]),
  },
  scope: "read",
  async handle(call, services) {
    const asset = await requireUpload(call, services);
    if (!isAvailable(asset, services.now())) throw new AppError("result_expired");
    return jsonAnswer(call.exchange, presentUpload(asset, services));
  },
};

const deleteRoute: GuideRoute = {
  doc: {
    method: "delete",
    path: "/v1/uploads/{id}",
    tags: ["Uploads"],
    operationId: "uploadDelete",
    summary: "Delete an upload",
    request: { params: assetIdParam },
    responses: {
      204: { description: "The upload is gone." },
      ...errorAnswers([...keyedErrors, "not_found", "conflict_state"]),
    },
  },
  scope: "generate",
  async handle(call, services) {
    const id = pathParam(call, "id");
    if (!isAssetId(id)) throw uploadNotFound();
    await services.assets.deleteUpload(call.scope, id).catch((error: unknown) => {
      throw error instanceof AppError && error.code === "not_found" ? uploadNotFound() : error;
    });
    return emptyAnswer(call.exchange);
  },
};

export const uploadRoutes: readonly GuideRoute[] = [createRoute, readRoute, deleteRoute];

async function requireUpload(call: Call, services: GuideServices): Promise<Asset> {
  const id = pathParam(call, "id");
  const asset = isAssetId(id) ? await services.assets.read(call.scope, id) : undefined;
  if (asset === undefined || asset.role !== "upload") throw uploadNotFound();
  return asset;
}

function uploadNotFound(): AppError {
  return new AppError("not_found", "There is no such upload in this workspace and mode.", { param: "id" });
}

function presentUpload(asset: Asset, services: GuideServices) {
  return {
    asset_id: asset.id,
    url: services.signUrl(asset),
    type: asset.type,
    mime: asset.mime,
    width: asset.width ?? null,
    height: asset.height ?? null,
    duration: asset.durationSeconds ?? null,
    size: asset.sizeBytes,
    expires_at: asset.expiresAt.toISOString(),
  };
}
