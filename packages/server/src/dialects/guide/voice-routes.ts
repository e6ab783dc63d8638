import { z } from "@hono/zod-openapi";
import { namedVoices } from "@kinora/core";
import { jsonAnswer } from "#http-kit/exchange.ts";
import type { GuideRoute } from "./guide-route.ts";
import { answers } from "./route-docs.ts";

const voiceListAnswer = z
  .object({
    object: z.literal("list"),
    data: z.array(
      z
        .object({
          id: z.string().openapi({ example: "ava" }),
          object: z.literal("voice"),
          name: z.string(),
          language: z.string().openapi({ example: "en" }),
          description: z.string().openapi({ description: "How it sounds; goes into `voice_description` as it is." }),
        })
        .openapi("Voice"),
    ),
  })
  .openapi("VoiceList");

export const voiceRoutes: readonly GuideRoute[] = [
  {
    doc: {
      method: "get",
      path: "/v1/voices",
      tags: ["Voices"],
      operationId: "voiceList",
      summary: "The voices that talking portraits may have",
      responses: answers({ description: "All voices.", schema: voiceListAnswer }),
    },
    scope: "read",
    handle: ({ exchange }) =>
      jsonAnswer(exchange, { object: "list", data: namedVoices.map((voice) => ({ ...voice, object: "voice" })) }),
  },
];
