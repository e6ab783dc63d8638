import { z } from "@hono/zod-openapi";
import { parseTaskId } from "@kinora/core";
import type { Asset } from "#assets/asset.ts";
import { isAvailable } from "#assets/read-asset.ts";
import { jsonAnswer } from "#http-kit/exchange.ts";
import { requestLimits } from "#http-kit/limits.ts";
import type { GuideRoute } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";
import { parseQuery } from "./parse-body.ts";
import { answers } from "./route-docs.ts";
import { nameField } from "./text-field.ts";
import { wholeNumber } from "./wire.ts";

const instant = z.string().openapi({ format: "date-time", example: "2026-11-24T10:00:00.000Z" });

const assetAnswer = z
  .object({
    asset_id: z.string().openapi({ example: "asset_0123456789abcdefghijklmn" }),
    object: z.literal("asset"),
    url: z.string().nullable().openapi({ description: "Null when its time is over." }),
    role: z.enum(["upload", "input", "output", "poster"]),
    type: z.enum(["image", "video", "audio"]),
    task_id: z.string().nullable().openapi({ description: "The task that made it." }),
    name: z.string(),
    mime: z.string(),
    size: z.int().openapi({ description: "Bytes." }),
    width: z.int().nullable(),
    height: z.int().nullable(),
    duration: z.number().nullable().openapi({ description: "Seconds." }),
    created_at: instant,
    expires_at: instant,
  })
  .openapi("Asset");

const assetListAnswer = z
  .object({ data: z.array(assetAnswer), has_more: z.boolean(), next_cursor: z.string().nullable() })
  .openapi("AssetList");

const assetsQuery = z.object({
  limit: wholeNumber(1, requestLimits.pageMax).optional(),
  cursor: nameField({ min: 1, max: 200 }).optional(),
  role: z.enum(["upload", "input", "output", "poster"]).optional(),
  type: z.enum(["image", "video", "audio"]).optional(),
  task_id: nameField({ min: 1, max: 64 }).optional(),
});

const listRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/assets",
    tags: ["Assets"],
    operationId: "assetList",
    summary: "Stored media, newest first",
    description: "Uploads, inputs that were fetched, and what tasks made; what was deleted is left out.",
    request: { query: assetsQuery },
    responses: answers({ description: "A page of media.", schema: assetListAnswer }, ["invalid_parameter"]),
  },
  scope: "read",
  async handle({ scope, exchange, context }, services) {
    const query = parseQuery(assetsQuery, context.req.query());
    const limit = query.limit ?? services.limits.pageDefault;
    const taskId = query.task_id === undefined ? undefined : parseTaskId(query.task_id);
    // what is no id names no task
    const isNone = query.task_id !== undefined && taskId === undefined;
    const found = isNone
      ? []
      : await services.assets.list(scope, {
          limit: limit + 1,
          beforeId: query.cursor,
          role: query.role,
          type: query.type,
          taskId,
        });
    const page = found.slice(0, limit);
    const more = found.length > limit;
    return jsonAnswer(exchange, {
      data: page.map((asset) => presentAsset(asset, services)),
      has_more: more,
      next_cursor: more ? (page.at(-1)?.id ?? null) : null,
    });
  },
};

export const assetRoutes: readonly GuideRoute[] = [listRoute];

function presentAsset(asset: Asset, services: GuideServices) {
  return {
    asset_id: asset.id,
    object: "asset",
    url: isAvailable(asset, services.now()) ? services.signUrl(asset) : null,
    role: asset.role,
    type: asset.type,
    task_id: asset.taskId?.toString() ?? null,
    name: asset.name,
    mime: asset.mime,
    size: asset.sizeBytes,
    width: asset.width ?? null,
    height: asset.height ?? null,
    duration: asset.durationSeconds ?? null,
    created_at: asset.createdAt.toISOString(),
    expires_at: asset.expiresAt.toISOString(),
  };
}
