import { AppError, type GenerationRequest } from "@kinora/core";
import type { Asset } from "#assets/asset.ts";
import type { TaskRecord } from "#tasks/task-record.ts";
import { createOrReplay, createTask, requirePlan } from "./create-task.ts";
import { type Call, type GuideRoute, pathParam } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";
import { readSettings } from "./read-json.ts";
import { requireTask } from "./read-task.ts";
import { answers, createCodes, createHeaders, taskIdParam } from "./route-docs.ts";
import { type Translated, wantedEngines } from "./translate.ts";
import { createdTaskAnswer } from "./wire-answers.ts";
import { type FinalizeBody, finalizeBody } from "./wire.ts";

const finalizeRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/tasks/{id}/finalize",
    tags: ["Drafts"],
    operationId: "taskFinalize",
    summary: "Make a draft real",
    description:
      "Runs the draft's request on a live engine at its full resolution, with the inputs that were stored then. May be repeated: each run is a task of its own, linked by `draft_of` and `final_ids`. Live keys only.",
    request: {
      params: taskIdParam,
      headers: createHeaders,
      body: { required: false, content: { "application/json": { schema: finalizeBody } } },
    },
    responses: answers({ description: "The live task is stored.", schema: createdTaskAnswer }, [
      ...createCodes,
      "not_found",
      "result_expired",
    ]),
  },
  scope: "generate",
  async handle(call, services) {
    const { value, warnings } = await readSettings(call, services, finalizeBody);
    if (call.scope.mode !== "live") {
      throw new AppError("scope_missing", "A test key renders animatics alone and cannot make a draft real.", {
        fix: "Make the draft and its final with a kin_live_ key.",
      });
    }
    const route = "tasks/finalize";
    const stored = { draft: pathParam(call, "id"), ...value };
    return await createOrReplay(call, services, { route, value: stored }, async () => {
      const draft = await requireTask(call, services);
      const request = requireDraft(draft);
      const model = services.catalog.find(draft.model);
      if (model === undefined) throw new AppError("model_not_found", `${draft.model} is no longer a model here.`);
      const plan = requirePlan(call.principal, model);
      const inputs = await requireInputs(call, services, request);
      return await createTask(call, services, {
        route,
        body: { value: stored, data: new Map() },
        translated: translatedOf(draft, request, { body: value, warnings, deadlineSeconds: model.deadlineSeconds }),
        plan,
        model,
        finalOf: { draftId: draft.id, inputs },
      });
    });
  },
};

export const finalizeRoutes: readonly GuideRoute[] = [finalizeRoute];

/** The draft's request as one that is made in earnest. */
function requireDraft(task: TaskRecord): GenerationRequest {
  if (task.request === undefined) {
    throw new AppError("result_expired", "The draft was deleted, and its request with it.", {
      taskId: task.id.toString(),
      fix: "Send the request again as a new create.",
    });
  }
  const { draft, ...request } = task.request;
  if (draft === undefined) {
    throw new AppError("conflict_state", "The task is no draft.", {
      taskId: task.id.toString(),
      fix: "Only tasks that were created with draft: true are finalized.",
    });
  }
  return request;
}

/** @throws AppError `result_expired` when the inputs' retention is over */
async function requireInputs(
  call: Call,
  services: GuideServices,
  { inputs }: GenerationRequest,
): Promise<readonly Asset[]> {
  const named = [
    inputs.image,
    inputs.endImage,
    inputs.video,
    inputs.recording,
    ...inputs.referenceImages,
    ...inputs.elements.flatMap(({ images }) => images),
  ];
  const ids = [...new Set(named.filter((id) => id !== undefined))];
  const found: Asset[] = [];
  for (const id of ids) {
    const asset = await services.assets.read(call.scope, id);
    if (asset !== undefined) {
      found.push(asset);
      continue;
    }
    throw new AppError("result_expired", "A picture, clip or recording of the draft is no longer stored.", {
      fix: "Send the request again as a new create, with its media.",
    });
  }
  return found;
}

function translatedOf(
  draft: TaskRecord,
  request: GenerationRequest,
  {
    body,
    warnings,
    deadlineSeconds,
  }: Pick<Translated, "warnings" | "deadlineSeconds"> & { readonly body: FinalizeBody },
): Translated {
  return {
    request,
    warnings,
    media: [], // stored with the draft
    elementIds: [], // in the request
    refuseWith: undefined,
    engines: wantedEngines(body.provider),
    maxCredits: body.max_credits,
    quoteId: body.quote_id,
    deadlineSeconds,
    callback: draft.callbackUrl === undefined ? undefined : { param: "callback_url", url: draft.callbackUrl },
    externalTaskId: undefined,
    metadata: draft.metadata,
  };
}
