import { z } from "@hono/zod-openapi";
import type { Asset } from "#assets/asset.ts";
import type { Element } from "#assets/elements.ts";
import { isAvailable } from "#assets/read-asset.ts";
import { emptyAnswer, jsonAnswer } from "#http-kit/exchange.ts";
import { checkTexts } from "./check-policy.ts";
import { type Call, type GuideRoute, pathParam } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";
import { parseBody } from "./parse-body.ts";
import { isStrict, readGenerationBody } from "./read-body.ts";
import { answers, errorAnswers, inputCodes, keyedErrors, settingsCodes } from "./route-docs.ts";
import { textField } from "./text-field.ts";
import { instant } from "./wire-answers.ts";
import { mediaField } from "./wire.ts";

const tags = ["Elements"];
const elementIdParam = z.object({
  id: z.string().openapi({ param: { name: "id", in: "path" }, example: "elem_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b" }),
});

const elementBody = z
  .object({
    name: z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u, {
        error: "must have 1 to 40 letters, digits, hyphens and underscores, a letter or a digit first",
      })
      .openapi({ type: "string", description: "A prompt says it with an @ before.", example: "Mira" }),
    description: textField({ min: 1, max: 500 }).openapi({
      description: "What it looks like; engines that take no pictures go by it.",
      example: "a woman with red hair in a green coat",
    }),
    image_urls: z
      .array(mediaField())
      .min(1)
      .max(4)
      .openapi({ description: "Pictures of it, the one that shows it best first." }),
  })
  .openapi("ElementCreateRequest");

const elementAnswer = z
  .object({
    id: z.string(),
    object: z.literal("element"),
    name: z.string(),
    description: z.string(),
    mention: z.string().openapi({ description: "How a prompt names it.", example: "@Mira" }),
    images: z.array(z.object({ asset_id: z.string(), url: z.string().nullable() })),
    created_at: instant,
  })
  .openapi("Element");

const elementListAnswer = z.object({ object: z.literal("list"), data: z.array(elementAnswer) }).openapi("ElementList");

const createRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/elements",
    tags,
    operationId: "elementCreate",
    summary: "Store a person or a thing that clips name again and again",
    request: { body: { required: true, content: { "application/json": { schema: elementBody } } } },
    responses: answers({ description: "The element.", schema: elementAnswer }, [
      ...settingsCodes,
      ...inputCodes,
      "content_blocked_input",
      "conflict_state",
    ]),
  },
  scope: "generate",
  async handle(call, services) {
    await using body = await readGenerationBody(call.exchange, services.blobs, services.limits.generationBody);
    const { value } = parseBody(elementBody, body.value, { strict: isStrict(call.exchange.incoming), alsoKnown: [] });
    checkTexts(call, services, [
      { param: "name", text: value.name },
      { param: "description", text: value.description },
    ]);
    const left = new AbortController();
    call.exchange.outgoing.on("close", () => left.abort());
    call.exchange.slot.hold(); // a slow host must not keep others out
    const { host } = call.exchange.incoming.headers;
    const assets: Asset[] = [];
    for (const [index, source] of value.image_urls.entries()) {
      assets.push(
        await services.assets.ingestInput({
          scope: call.scope,
          source,
          param: `image_urls[${index}]`,
          kind: "image",
          ...(host === undefined ? {} : { requestHost: host }),
          data: body.data,
          signal: left.signal,
        }),
      );
    }
    const element = await services.elements.create(call.scope, {
      name: value.name,
      description: value.description,
      assetIds: [...new Set(assets.map(({ id }) => id))],
    });
    return jsonAnswer(call.exchange, await presentElement(call, services, element));
  },
};

const listRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/elements",
    tags,
    operationId: "elementList",
    summary: "The elements of this side of the workspace, oldest first",
    responses: answers({ description: "All elements.", schema: elementListAnswer }),
  },
  scope: "read",
  async handle(call, services) {
    const elements = await services.elements.list(call.scope);
    const data = await Promise.all(elements.map(async (element) => presentElement(call, services, element)));
    return jsonAnswer(call.exchange, { object: "list", data });
  },
};

const readRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/elements/{id}",
    tags,
    operationId: "elementGet",
    summary: "Read an element",
    request: { params: elementIdParam },
    responses: answers({ description: "The element.", schema: elementAnswer }, ["not_found"]),
  },
  scope: "read",
  async handle(call, services) {
    const element = await services.elements.read(call.scope, pathParam(call, "id"));
    return jsonAnswer(call.exchange, await presentElement(call, services, element));
  },
};

const deleteRoute: GuideRoute = {
  doc: {
    method: "delete",
    path: "/v1/elements/{id}",
    tags,
    operationId: "elementDelete",
    summary: "Delete an element",
    description: "Tasks that were created with it are not changed.",
    request: { params: elementIdParam },
    responses: { 204: { description: "The element is gone." }, ...errorAnswers([...keyedErrors, "not_found"]) },
  },
  scope: "generate",
  async handle(call, services) {
    await services.elements.delete(call.scope, pathParam(call, "id"));
    return emptyAnswer(call.exchange);
  },
};

export const elementRoutes: readonly GuideRoute[] = [createRoute, listRoute, readRoute, deleteRoute];

async function presentElement({ scope }: Call, services: GuideServices, element: Element) {
  const assets = await Promise.all(element.assetIds.map(async (id) => services.assets.read(scope, id)));
  return {
    id: element.id,
    object: "element",
    name: element.name,
    description: element.description,
    mention: `@${element.name}`,
    images: element.assetIds.map((id, index) => {
      const asset = assets[index];
      return {
        asset_id: id,
        url: asset !== undefined && isAvailable(asset, services.now()) ? services.signUrl(asset) : null,
      };
    }),
    created_at: element.createdAt.toISOString(),
  };
}
