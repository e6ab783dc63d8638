import {
  AppError,
  creditsNumber,
  draftQuote,
  type GenerationRequest,
  type Model,
  type Plan,
  planAllows,
  type Quote,
  type RequestedElement,
  shown,
} from "@kinora/core";
import type { WorkspacePrincipal } from "#access/principal.ts";
import type { Asset } from "#assets/asset.ts";
import { jsonAnswer } from "#http-kit/exchange.ts";
import { hashOfJson, readIdempotencyKey } from "#http-kit/idempotency.ts";
import { type JsonBody } from "#http-kit/uploads-json-body.ts";
import { chooseEngines, explainNoEngine } from "#routing/choose-engine.ts";
import type { IdempotencyClaim, TaskLimits } from "#tasks/submission.ts";
import { askPolicyHook, checkWords } from "./check-policy.ts";
import { cheaperChange } from "./cheaper-change.ts";
import type { Call } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";
import { presentCreated } from "./present-task.ts";
import { fetchRecording, storeMedia, timedRequest } from "./take-media.ts";
import { refuseCombination, type Translated } from "./translate.ts";

/**
 * Stores a translated request as a task: routable, priced, its media fetched and stored. A recording, whose length makes
 * the price, is fetched before it; everything else is after. Answers after the commit. What is refused on the way has
 * stored no task and moved no credit.
 *
 * @param create.route names the create in idempotency keys
 */
export async function createTask(
  call: Call,
  services: GuideServices,
  create: {
    readonly route: string;
    readonly body: Pick<JsonBody, "value" | "data">;
    readonly translated: Translated;
    readonly plan: Plan;
    readonly model: Model;
    /** The draft whose stored request this is, and the media that it holds. */
    readonly finalOf?: { readonly draftId: bigint; readonly inputs: readonly Asset[] };
  },
): Promise<Response> {
  const { translated, plan, finalOf } = create;
  const { principal, scope, exchange } = call;
  if (translated.refuseWith !== undefined) {
    throw new AppError(translated.refuseWith, undefined, { retryAfterSeconds: 1 });
  }
  const now = services.now();
  checkEngine(translated, principal, services);
  const claim = claimOf(call, create.route, create.body);
  const replayed = await replayBeforeMedia(call, services, { claim, translated, now });
  if (replayed !== undefined) return replayed;
  const named = await services.elements.require(scope, translated.elementIds);
  checkWords(call, services, withNamed(translated.request, named));
  const callbackUrl =
    translated.callback === undefined
      ? undefined
      : await services.checkCallbackUrl(translated.callback.url, { param: translated.callback.param });
  await using recording = await fetchRecording(call, services, create);
  const timed = timedRequest(create, recording);
  const quote = quoteOf(call, services, { ...translated, request: timed }, now);
  checkMaxCredits(translated.maxCredits, quote);
  const { request: depicted, inputs } = await storeMedia(call, services, create, { request: timed, recording });
  const request = withNamed(depicted, named);
  const media = finalOf?.inputs ?? inputs;
  await askPolicyHook(call, services, { request, media });
  const submitted = await services.tasks.submit(
    {
      workspaceId: scope.workspaceId,
      mode: scope.mode,
      apiKeyId: principal.apiKeyId,
      dialect: "guide",
      request,
      quote,
      warnings: translated.warnings,
      ...(translated.metadata === undefined ? {} : { metadata: translated.metadata }),
      ...(translated.externalTaskId === undefined ? {} : { externalTaskId: translated.externalTaskId }),
      ...(callbackUrl === undefined ? {} : { callbackUrl }),
      deadlineSeconds: translated.deadlineSeconds,
      limits: taskLimits(plan),
      priority: 0,
      ...(claim === undefined ? {} : { idempotency: claim }),
      inputAssetIds: [...new Set([...media.map(({ id }) => id), ...named.flatMap(({ images }) => images)])],
      ...(finalOf === undefined ? {} : { draftOf: finalOf.draftId }),
      ...(isFreeDraft(request, scope) && plan.draftsPerDay !== null ? { draftsPerDayMax: plan.draftsPerDay } : {}),
    },
    {
      now,
      cheaper: (availableMicroCredits) =>
        cheaperChange(request, { model: create.model, prices: services.prices, availableMicroCredits }),
    },
  );
  if (submitted.kind === "replayed") return replay(call, services, submitted.taskId);
  const { warnings } = translated;
  return jsonAnswer(
    exchange,
    presentCreated(
      { id: submitted.taskId, kind: request.kind, model: request.model, createdAt: now, quote, warnings, request },
      services,
    ),
  );
}

/**
 * Runs a create. One that is refused now, and was stored before under the same key and body, is answered as it was then:
 * prices, plans and quotes may have changed since, and the caller only asks what became of it. Asked for after a refusal
 * alone, so that a create stays one round trip.
 *
 * @param stored.value the body that the key is held against
 */
export async function createOrReplay(
  call: Call,
  services: GuideServices,
  stored: { readonly route: string; readonly value: unknown },
  create: () => Promise<Response>,
): Promise<Response> {
  try {
    return await create();
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "idempotency_mismatch") throw error;
    const claim = claimOf(call, stored.route, stored);
    const known = claim && (await services.tasks.findByIdempotency(call.scope, claim, services.now()));
    if (known?.kind !== "same") throw error;
    return await replay(call, services, known.taskId);
  }
}

/**
 * The plan under which a model may be used.
 *
 * @throws AppError `plan_required`, `model_not_on_plan`
 */
export function requirePlan(principal: WorkspacePrincipal, model: Model): Plan {
  const plan = principal.apiPlan;
  if (plan === undefined) {
    throw new AppError(
      "plan_required",
      principal.webPlan === undefined
        ? "The workspace has no API plan; credits alone do not open the API."
        : `The workspace has the web plan ${principal.webPlan.id} and no API plan; the two are apart.`,
    );
  }
  if (!planAllows(plan, model.id)) {
    const allowed = plan.models === "all" ? [] : plan.models;
    throw new AppError("model_not_on_plan", `The plan ${plan.id} does not include ${model.id}.`, {
      param: "model",
      fix: `Use one of ${allowed.join(", ")}, or upgrade the plan.`,
    });
  }
  if (principal.models !== undefined && !principal.models.includes(model.id)) {
    throw new AppError("model_not_on_plan", `The key may not use ${model.id}.`, {
      param: "model",
      fix: `Use one of ${principal.models.join(", ")}, or another key.`,
    });
  }
  return plan;
}

/**
 * The price that this create is held to: a quote that was given before, or today's. A live draft is free.
 *
 * @throws AppError `invalid_parameter` for a quote that does not fit, `unsupported_combination` when it is not for sale
 */
function quoteOf(call: Call, services: GuideServices, { request, quoteId }: Translated, now: Date): Quote {
  const quote = priceOf(request, services);
  if (isFreeDraft(request, call.scope)) return draftQuote(quote.priceVersion, request);
  return quoteId === undefined ? quote : services.billing.quotes.honour(call.scope, { id: quoteId, request, now });
}

/** With test keys a draft only is smaller: its credits are play money anyway. */
export function isFreeDraft(request: GenerationRequest, scope: Call["scope"]): boolean {
  return request.draft === true && scope.mode === "live";
}

/** @throws AppError `unsupported_combination` when it is not for sale */
export function priceOf(request: GenerationRequest, services: Pick<GuideServices, "prices">): Quote {
  const quote = services.prices.quote(request);
  if (quote !== undefined) return quote;
  throw refuseCombination(
    "resolution",
    `${request.model} has no price at ${request.resolution} with these options.`,
    "Choose another resolution.",
  );
}

function taskLimits({ runningMax, queueDepth }: Plan): TaskLimits {
  return { runningMax: runningMax ?? undefined, queueDepth };
}

function checkMaxCredits(maxCredits: number | undefined, quote: Quote): void {
  if (maxCredits === undefined || quote.microCredits <= BigInt(Math.floor(maxCredits * 1e6))) return;
  const price = creditsNumber(quote.microCredits);
  throw new AppError("budget_exceeded", `The price is ${price} credits, and max_credits allows ${maxCredits}.`, {
    param: "max_credits",
    fix: `Send max_credits ${price} or more, or choose a cheaper resolution or duration.`,
  });
}

function checkEngine(translated: Translated, principal: WorkspacePrincipal, services: GuideServices): void {
  const { request, engines: wanted } = translated;
  const able = chooseEngines(request, principal.mode, services.engines);
  if (able.length === 0) throw explainNoEngine(request, principal.mode, services.engines);
  if (wanted === undefined) return;
  const names = able.map((engine) => engine.name);
  const unknown = wanted.find((name) => !names.some((known) => known === name));
  if (unknown !== undefined) {
    throw refuseCombination(
      "provider",
      `provider ${shown(unknown)} does not serve this request on this server; ${names.join(", ")} can.`,
      `Send provider "auto" or "${names[0]}".`,
    );
  }
  if (names.length > wanted.length) {
    throw refuseCombination(
      "provider",
      "A choice among several engines is not available on this server.",
      'Send provider "auto".',
    );
  }
}

function claimOf(call: Call, route: string, body: Pick<JsonBody, "value">): IdempotencyClaim | undefined {
  const key = readIdempotencyKey(call.exchange.incoming);
  return key === undefined ? undefined : { route, key, requestHash: hashOfJson(body.value) };
}

/** A replay must not fetch the media again; without media, the submit itself finds the first task. */
async function replayBeforeMedia(
  call: Call,
  services: GuideServices,
  create: { readonly claim: IdempotencyClaim | undefined; readonly translated: Translated; readonly now: Date },
): Promise<Response | undefined> {
  const { claim, translated, now } = create;
  if (claim === undefined || (translated.media.length === 0 && translated.callback === undefined)) return undefined;
  const known = await services.tasks.findByIdempotency(call.scope, claim, now);
  switch (known.kind) {
    case "none":
      return undefined;
    case "same":
      return replay(call, services, known.taskId);
    case "mismatch":
      throw new AppError(
        "idempotency_mismatch",
        `The idempotency key was used with another request, which made task ${known.taskId}.`,
        { taskId: known.taskId.toString() },
      );
  }
}

async function replay(call: Call, services: GuideServices, taskId: bigint): Promise<Response> {
  const task = await services.tasks.read(call.scope, taskId);
  if (task === undefined) throw new AppError("not_found");
  call.exchange.headers["idempotent-replayed"] = "true";
  return jsonAnswer(call.exchange, presentCreated(task, services));
}

/** A final has its draft's elements already. */
function withNamed(request: GenerationRequest, elements: readonly RequestedElement[]): GenerationRequest {
  return elements.length === 0 ? request : { ...request, inputs: { ...request.inputs, elements } };
}
