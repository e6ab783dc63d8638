import { z } from "@hono/zod-openapi";
import { AppError, credits, creditsNumber } from "@kinora/core";
import { keyNotices } from "#access/key-notices.ts";
import { type KeyRights, rightsOf } from "#access/key-rights.ts";
import { type ApiKeyRow, apiKeyState } from "#access/keys.ts";
import type { KeyChange, KeyPatch, MadeKey } from "#access/managed-keys.ts";
import { scopes as allScopes } from "#access/principal.ts";
import type { AuditRow } from "#audit/list-audit.ts";
import { emptyAnswer, jsonAnswer } from "#http-kit/exchange.ts";
import { type Call, type GuideRoute, pathParam } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";
import {
  accessPairAnswer,
  auditAnswer,
  keyAnswer,
  keyChangeBody,
  keyCreateBody,
  keyListAnswer,
  keyRotateBody,
  newKeyAnswer,
  overlapSecondsDefault,
} from "./key-wire.ts";
import { parseQuery } from "./parse-body.ts";
import { readSettings, type SettingsBody } from "./read-json.ts";
import { answers, errorAnswers, keyedErrors, settingsCodes } from "./route-docs.ts";
import { pageQuery } from "./wire.ts";

const tags = ["Keys"];
const keyIdParam = z.object({
  id: z.string().openapi({ param: { name: "id", in: "path" }, example: "key_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b" }),
});
const jsonBody = <Schema extends z.ZodType>(schema: Schema, required: boolean) => ({
  body: { required, content: { "application/json": { schema } } },
});

const listRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/keys",
    tags,
    operationId: "keyList",
    summary: "The keys of this side of the workspace",
    description: "Oldest first, revoked ones too. A test key sees test keys, a live key live ones.",
    responses: answers({ description: "The keys.", schema: keyListAnswer }),
  },
  scope: "manage",
  async handle({ scope, exchange }, services) {
    const keys = await services.keys.list(scope);
    return jsonAnswer(exchange, { object: "list", data: keys.map((key) => presentKey(key, services.now())) });
  },
};

const readRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/keys/{id}",
    tags,
    operationId: "keyGet",
    summary: "Read a key",
    request: { params: keyIdParam },
    responses: answers({ description: "The key.", schema: keyAnswer }, ["not_found"]),
  },
  scope: "manage",
  async handle(call, services) {
    const key = await services.keys.read(call.scope, pathParam(call, "id"));
    return jsonAnswer(call.exchange, presentKey(key, services.now()));
  },
};

const createRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/keys",
    tags,
    operationId: "keyCreate",
    summary: "Make a key of this side of the workspace",
    description:
      "A key hands out no more than it has: scopes, models, networks and expiry of the new one lie within its own, and a key with a spending cap makes none.",
    request: jsonBody(keyCreateBody, true),
    responses: answers({ description: "The key, shown this once.", schema: newKeyAnswer }, [
      ...settingsCodes,
      "conflict_state",
    ]),
  },
  scope: "manage",
  async handle(call, services) {
    const { value } = await readSettings(call, services, keyCreateBody);
    const made = await services.keys.create(
      {
        workspaceId: call.scope.workspaceId,
        kind: call.scope.mode,
        name: value.name,
        accessPair: value.access_pair ?? false,
        scopes: value.scopes ?? [],
        models: value.models,
        networks: value.networks,
        maxMicroCredits: microCredits(value.max_credits),
        maxMicroCreditsPerDay: microCredits(value.max_credits_per_day),
        expiresAt: value.expires_at === undefined ? undefined : new Date(value.expires_at),
      },
      changeOf(call, services),
    );
    return answerNewKey(call, services, made);
  },
};

const changeRoute: GuideRoute = {
  doc: {
    method: "patch",
    path: "/v1/keys/{id}",
    tags,
    operationId: "keyChange",
    summary: "Change a key's name or rights",
    description: "Every server process follows within five seconds. What is left out stays; null lifts a limit.",
    request: { params: keyIdParam, ...jsonBody(keyChangeBody, true) },
    responses: answers({ description: "The key.", schema: keyAnswer }, [
      ...settingsCodes,
      "not_found",
      "conflict_state",
    ]),
  },
  scope: "manage",
  async handle(call, services) {
    const id = pathParam(call, "id");
    await services.keys.read(call.scope, id);
    const patch = patchOf(await readSettings(call, services, keyChangeBody));
    const key = await services.keys.change(call.scope, id, patch, changeOf(call, services));
    return jsonAnswer(call.exchange, presentKey(key, services.now()));
  },
};

const rotateRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/keys/{id}/rotate",
    tags,
    operationId: "keyRotate",
    summary: "Make a key of the same rights in place of another",
    description: "Both work until the overlap ends. Spending caps start anew; an AK/SK pair is made anew too.",
    request: { params: keyIdParam, ...jsonBody(keyRotateBody, false) },
    responses: answers({ description: "The new key, shown this once.", schema: newKeyAnswer }, [
      ...settingsCodes,
      "not_found",
      "conflict_state",
    ]),
  },
  scope: "manage",
  async handle(call, services) {
    const id = pathParam(call, "id");
    await services.keys.read(call.scope, id);
    const { value } = await readSettings(call, services, keyRotateBody);
    const overlapMs = (value.overlap_seconds ?? overlapSecondsDefault) * 1_000;
    return answerNewKey(
      call,
      services,
      await services.keys.rotate(call.scope, id, { overlapMs }, changeOf(call, services)),
    );
  },
};

const revokeRoute: GuideRoute = {
  doc: {
    method: "delete",
    path: "/v1/keys/{id}",
    tags,
    operationId: "keyRevoke",
    summary: "Revoke a key for ever",
    description: "Every server process refuses it within five seconds. Repeating it changes nothing.",
    request: { params: keyIdParam },
    responses: answers({ description: "The revoked key.", schema: keyAnswer }, ["not_found"]),
  },
  scope: "manage",
  async handle(call, services) {
    const key = await services.keys.revoke(call.scope, pathParam(call, "id"), changeOf(call, services));
    return jsonAnswer(call.exchange, presentKey(key, services.now()));
  },
};

const pairRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/keys/{id}/access-pair",
    tags,
    operationId: "keyPairMake",
    summary: "Give a key an AK/SK pair",
    description:
      "A second credential with the key's rights: a token signed HS256 with the secret key, `iss` the access key, `exp` at most 24 hours ahead, sent as `Authorization: Bearer <token>`. A pair that the key had before stops working.",
    request: { params: keyIdParam },
    responses: answers({ description: "The pair, shown this once.", schema: accessPairAnswer }, ["not_found"]),
  },
  scope: "manage",
  async handle(call, services) {
    const pair = await services.keys.makePair(call.scope, pathParam(call, "id"), changeOf(call, services));
    return jsonAnswer(call.exchange, { access_key: pair.accessKey, secret_key: pair.secretKey });
  },
};

const unpairRoute: GuideRoute = {
  doc: {
    method: "delete",
    path: "/v1/keys/{id}/access-pair",
    tags,
    operationId: "keyPairRemove",
    summary: "Take a key's AK/SK pair away",
    request: { params: keyIdParam },
    responses: { 204: { description: "The pair is gone." }, ...errorAnswers([...keyedErrors, "not_found"]) },
  },
  scope: "manage",
  async handle(call, services) {
    await services.keys.removePair(call.scope, pathParam(call, "id"), changeOf(call, services));
    return emptyAnswer(call.exchange);
  },
};

const auditRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/audit",
    tags,
    operationId: "auditList",
    summary: "Who changed what in the workspace, newest first",
    description: "Keys, members, plan, credits, budgets and webhooks of both sides.",
    request: { query: pageQuery },
    responses: answers({ description: "A page of changes.", schema: auditAnswer }, ["invalid_parameter"]),
  },
  scope: "manage",
  async handle({ scope, exchange, context }, services) {
    const query = parseQuery(pageQuery, context.req.query());
    const { entries, nextCursor } = await services.audit.list(scope, {
      limit: query.limit ?? services.limits.pageDefault,
      cursor: query.cursor,
    });
    return jsonAnswer(exchange, {
      data: entries.map(presentAuditEntry),
      has_more: nextCursor !== undefined,
      next_cursor: nextCursor ?? null,
    });
  },
};

export const keyRoutes: readonly GuideRoute[] = [
  listRoute,
  createRoute,
  readRoute,
  changeRoute,
  revokeRoute,
  rotateRoute,
  pairRoute,
  unpairRoute,
  auditRoute,
];

/** The caller as the one who changes something. */
export function changeOf({ principal, exchange }: Call, services: Pick<GuideServices, "now">): KeyChange {
  const { person, apiKeyId: id, keyName: name } = principal;
  return {
    actor: person === undefined ? { kind: "key", id, name } : { kind: "person", ...person },
    requestId: exchange.requestId,
    now: services.now(),
    rights: rightsOf(principal),
  };
}

export function presentAuditEntry(entry: AuditRow) {
  return {
    id: entry.id,
    action: entry.action,
    actor: { kind: entry.actorKind, id: entry.actorId ?? null, name: entry.actorName ?? null },
    target: { kind: entry.targetKind, id: entry.targetId },
    detail: entry.detail,
    request_id: entry.requestId ?? null,
    created_at: entry.createdAt.toISOString(),
  };
}

async function answerNewKey(call: Call, services: GuideServices, made: MadeKey): Promise<Response> {
  const key = await services.keys.read(call.scope, made.id);
  return jsonAnswer(call.exchange, {
    ...presentKey(key, services.now()),
    key: made.key,
    secret_key: made.pair?.secretKey ?? null,
  });
}

function presentKey(key: ApiKeyRow, now: Date) {
  const inCredits = (cap: bigint | undefined): number | null => (cap === undefined ? null : creditsNumber(cap));
  return {
    id: key.id,
    object: "key",
    name: key.name,
    mode: key.kind,
    hint: key.hint,
    state: apiKeyState(key, now),
    scopes: key.scopes.length === 0 ? allScopes : key.scopes,
    models: key.models ?? null,
    networks: key.networks ?? null,
    max_credits: inCredits(key.maxMicroCredits),
    max_credits_per_day: inCredits(key.maxMicroCreditsPerDay),
    access_key: key.accessKey ?? null,
    replaced_by: key.replacedBy ?? null,
    created_at: key.createdAt.toISOString(),
    expires_at: key.expiresAt?.toISOString() ?? null,
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
    notices: keyNotices(key, now).map((notice) => ({ ...notice, since: notice.since.toISOString() })),
  };
}

/** What is left out stays, null lifts a limit. @throws AppError `invalid_parameter` for a name that is null */
function patchOf({ value, nulls }: SettingsBody<z.infer<typeof keyChangeBody>>): KeyPatch {
  if (nulls.has("name")) {
    throw new AppError("invalid_parameter", "name must be a string, got null.", {
      param: "name",
      fix: "Send a name, or leave it out.",
    });
  }
  const fields = {
    scopes: value.scopes,
    models: value.models,
    networks: value.networks,
    maxMicroCredits: microCredits(value.max_credits),
    maxMicroCreditsPerDay: microCredits(value.max_credits_per_day),
    expiresAt: value.expires_at === undefined ? undefined : new Date(value.expires_at),
  } satisfies KeyPatch;
  const lifted = Object.entries(liftable).flatMap(([name, field]) => (nulls.has(name) ? [[field, null]] : []));
  return { name: value.name, ...fields, ...(Object.fromEntries(lifted) as Partial<Record<keyof KeyRights, null>>) };
}

const liftable = {
  scopes: "scopes",
  models: "models",
  networks: "networks",
  max_credits: "maxMicroCredits",
  max_credits_per_day: "maxMicroCreditsPerDay",
  expires_at: "expiresAt",
} as const satisfies Readonly<Record<string, keyof KeyRights>>;

function microCredits(whole: number | undefined): bigint | undefined {
  return whole === undefined ? undefined : credits(whole);
}
