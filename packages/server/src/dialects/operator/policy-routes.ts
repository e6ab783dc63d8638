import { z } from "@hono/zod-openapi";
import { readSettings } from "#dialects/guide/read-json.ts";
import { textField } from "#dialects/guide/text-field.ts";
import { jsonAnswer } from "#http-kit/exchange.ts";
import { actorOf } from "./operator-actor.ts";
import type { OperatorRoute } from "./operator-route.ts";

/** The rules have a schema of their own, which their reader holds against them. */
const policyBody = z.looseObject({ blockAt: z.unknown().optional(), categories: z.unknown().optional() });

const tryBody = z.object({ text: textField({ min: 1, max: 10_000 }) });

/** The content rules, as a table that is read, edited and sent back whole. */
export const policyOperatorRoutes: readonly OperatorRoute[] = [
  {
    method: "GET",
    path: "/policy",
    handle: ({ exchange }, { policy }) => jsonAnswer(exchange, policy.source()),
  },
  {
    method: "PUT",
    path: "/policy",
    async handle(call, services) {
      const { value, nulls } = await readSettings(call, services, policyBody);
      const data = nulls.has("hook") ? { ...value, hook: null } : value;
      const { requestId } = call.exchange;
      const { version } = await services.policy.replace({ data, actor: actorOf(call), requestId });
      return jsonAnswer(call.exchange, { kind: "policy", version });
    },
  },
  {
    method: "POST",
    path: "/policy/try",
    async handle(call, services) {
      const { value } = await readSettings(call, services, tryBody);
      const { finding, blocks } = services.policy.tryText(value.text);
      return jsonAnswer(call.exchange, {
        decision: finding === undefined ? "allowed" : blocks ? "blocked" : "flagged",
        category: finding?.category ?? null,
        severity: finding?.severity ?? null,
      });
    },
  },
];
