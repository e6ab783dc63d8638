import { z } from "@hono/zod-openapi";
import { AppError, isTerminal, shown } from "@kinora/core";
import { jsonAnswer, jsonTextAnswer } from "#http-kit/exchange.ts";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { openEventStream } from "#http-kit/event-stream.ts";
import type { TaskRecord } from "#tasks/task-record.ts";
import type { GuideRoute } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";
import { parseQuery } from "./parse-body.ts";
import { presentTask } from "./present-task.ts";
import { asTaskNotFound, pollSeconds, presentNow, requireTask, requireTaskId, waitForNews } from "./read-task.ts";
import { answers, errorAnswers, keyedErrors, taskIdParam } from "./route-docs.ts";
import { sceneAnswer, taskAnswer, taskListAnswer } from "./wire-answers.ts";
import { statusQuery, taskListQuery } from "./wire.ts";

function statusRoute(path: string, operationId: string): GuideRoute {
  return {
    doc: {
      method: "get",
      path,
      tags: ["Tasks"],
      operationId,
      summary: "Read a task",
      request: { params: taskIdParam, query: statusQuery },
      responses: answers({ description: "The task as it is now.", schema: taskAnswer }, [
        "not_found",
        "invalid_parameter",
      ]),
    },
    scope: "read",
    async handle(call, services) {
      const { exchange } = call;
      const asked = call.context.req.query("wait");
      const seconds = asked === undefined ? 0 : (parseQuery(statusQuery, { wait: asked }).wait ?? 0);
      const task = await waitForNews(call, services, { task: await requireTask(call, services), seconds });
      if (!isTerminal(task.status)) exchange.headers["retry-after"] = String(pollSeconds);
      const place = task.status === "queued" ? call.places.placeOf(task.id) : undefined;
      return jsonTextAnswer(exchange, bodyOf(task, services, place instanceof Promise ? await place : place));
    },
  };
}

/** Bodies as they were written last: most polls find the task as it was. */
const bodies = new WeakMap<TaskRecord, Body>();

interface Body {
  readonly text: string;
  /** What the text says besides the task: undefined where it does not matter any more. */
  readonly place: number | undefined;
  readonly estimate: number | undefined;
}

function bodyOf(task: TaskRecord, services: GuideServices, place: number | undefined): string {
  const estimate =
    isTerminal(task.status) || task.request === undefined ? undefined : services.tasks.estimateSeconds(task.request);
  const known = bodies.get(task);
  if (known !== undefined && known.place === place && known.estimate === estimate) return known.text;
  const text = JSON.stringify(presentTask(task, services, place));
  bodies.set(task, { text, place, estimate });
  return text;
}

const listRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/tasks",
    tags: ["Tasks"],
    operationId: "taskList",
    summary: "List tasks, newest first",
    request: { query: taskListQuery },
    responses: answers({ description: "A page of tasks.", schema: taskListAnswer }, ["invalid_parameter"]),
  },
  scope: "read",
  async handle(call, services) {
    const query = parseQuery(taskListQuery, call.context.req.query());
    const model = query.model === undefined ? undefined : (services.catalog.find(query.model)?.id ?? query.model);
    const { tasks, nextBeforeId } = await services.tasks.list(call.scope, {
      limit: query.limit ?? services.limits.pageDefault,
      ...(query.cursor === undefined ? {} : { beforeId: readCursor(query.cursor) }),
      ...(query.status === undefined ? {} : { status: query.status }),
      ...(model === undefined ? {} : { model }),
      ...(query.created_after === undefined ? {} : { createdAfter: new Date(query.created_after) }),
      ...(query.created_before === undefined ? {} : { createdBefore: new Date(query.created_before) }),
      ...(query.external_task_id === undefined ? {} : { externalTaskId: query.external_task_id }),
    });
    return jsonAnswer(call.exchange, {
      data: tasks.map((task) => presentTask(task, services)),
      has_more: nextBeforeId !== undefined,
      next_cursor: nextBeforeId === undefined ? null : writeCursor(nextBeforeId),
    });
  },
};

const sceneRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/tasks/{id}/scene",
    tags: ["Tasks"],
    operationId: "taskScene",
    summary: "Read how the local engine understood a task's prompt",
    description:
      "The scene that was drawn: places, actors, camera, spoken lines, and what was left out. `kinora render` draws it again, edited or not. Only tasks that the local engine made have one.",
    request: { params: taskIdParam },
    responses: answers({ description: "The scene.", schema: sceneAnswer }, ["not_found"]),
  },
  scope: "read",
  async handle(call, services) {
    const { scene } = await requireTask(call, services);
    if (typeof scene === "object" && scene !== null) return jsonAnswer(call.exchange, scene);
    throw new AppError("not_found", "This task has no scene: the local engine has not drawn it.", { param: "id" });
  },
};

const cancelRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/tasks/{id}/cancel",
    tags: ["Tasks"],
    operationId: "taskCancel",
    summary: "Cancel a task",
    description: "A queued task ends at once; for one that is processing, `cancellation.state` says what was reached.",
    request: { params: taskIdParam },
    responses: answers({ description: "The task as it is now.", schema: taskAnswer }, ["not_found", "conflict_state"]),
  },
  scope: "generate",
  async handle(call, services) {
    const task = await services.tasks.cancel(call.scope, requireTaskId(call)).catch(asTaskNotFound);
    return jsonAnswer(call.exchange, await presentNow(task, call, services));
  },
};

const deleteRoute: GuideRoute = {
  doc: {
    method: "delete",
    path: "/v1/tasks/{id}",
    tags: ["Tasks"],
    operationId: "taskDelete",
    summary: "Delete a task's prompt, media and outputs",
    description: "The task and its ledger line stay; the addresses of its outputs answer 410 afterwards.",
    request: { params: taskIdParam },
    responses: answers({ description: "What is left of the task.", schema: taskAnswer }, [
      "not_found",
      "conflict_state",
    ]),
  },
  scope: "generate",
  async handle(call, services) {
    await services.tasks.delete(call.scope, requireTaskId(call)).catch(asTaskNotFound);
    return jsonAnswer(call.exchange, await presentNow(await requireTask(call, services), call, services));
  },
};

/** Long enough that a stream asks seldom, short enough that a lost wake-up is not for ever. */
const streamWaitMs = 60_000;

const eventsRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/tasks/{id}/events",
    tags: ["Tasks"],
    operationId: "taskEvents",
    summary: "Follow a task as server-sent events",
    description:
      "`event: task`, `id:` the sequence, data the task object; the current state first, the end of the task last. `Last-Event-ID` continues.",
    request: {
      params: taskIdParam,
      headers: z.object({ "Last-Event-ID": z.string().optional() }),
    },
    responses: {
      200: { description: "The stream.", content: { "text/event-stream": { schema: z.string() } } },
      204: { description: "The task has ended, and its end was received before." },
      ...errorAnswers([...keyedErrors, "not_found"]),
    },
  },
  scope: "read",
  async handle(call, services) {
    const { exchange } = call;
    let task = await requireTask(call, services);
    const lastId = exchange.incoming.headers["last-event-id"];
    let sentSequence = typeof lastId === "string" && /^\d{1,9}$/.test(lastId) ? Number(lastId) : 0;
    // an EventSource that is told 204 does not come again
    if (isTerminal(task.status) && sentSequence >= task.sequence) {
      return new Response(null, { status: 204, headers: exchange.headers });
    }
    if (!exchange.slot.hold()) throw new AppError("overloaded", "Too many streams are open.");
    if (call.context.req.method === "HEAD") {
      return new Response(null, { status: 200, headers: { ...exchange.headers, "content-type": "text/event-stream" } });
    }
    using stream = openEventStream(exchange.outgoing, {
      headers: exchange.headers,
      commentMs: services.limits.streamCommentMs,
      backlogBytesMax: services.limits.streamBacklogBytesMax,
    });
    const signal = AbortSignal.any([exchange.draining, stream.signal]);
    try {
      while (!stream.signal.aborted) {
        if (task.sequence > sentSequence || isTerminal(task.status)) {
          sentSequence = task.sequence;
          stream.send({ event: "task", id: String(task.sequence), data: await presentNow(task, call, services) });
        }
        if (isTerminal(task.status) || signal.aborted) break;
        const waited = await services.tasks.waitForChange(task.id, Math.max(sentSequence, task.sequence), {
          timeoutMs: streamWaitMs,
          signal,
        });
        const next = waited === "changed" ? await services.tasks.read(call.scope, task.id) : task;
        if (next === undefined) break;
        task = next;
      }
    } catch (error) {
      // the head is sent: a reader comes again with its last id
      services.log.error({ err: error, requestId: exchange.requestId }, "a stream ended early");
    }
    return RESPONSE_ALREADY_SENT;
  },
};

export const taskRoutes: readonly GuideRoute[] = [
  statusRoute("/v1/video/status/{id}", "videoStatus"),
  statusRoute("/v1/image/status/{id}", "imageStatus"),
  statusRoute("/v1/tasks/{id}", "taskGet"),
  listRoute,
  sceneRoute,
  cancelRoute,
  deleteRoute,
  eventsRoute,
];

/** Opaque to callers; the id of the page's last task. */
function writeCursor(id: bigint): string {
  return Buffer.from(`t${id}`).toString("base64url");
}

function readCursor(text: string): bigint {
  const digits = /^t([1-9]\d{0,18})$/.exec(Buffer.from(text, "base64url").toString("latin1"))?.[1];
  const id = digits === undefined ? undefined : BigInt(digits);
  if (id !== undefined && id < 1n << 63n) return id;
  throw new AppError("invalid_parameter", `cursor must be the next_cursor of a page, got ${shown(text)}.`, {
    param: "cursor",
    fix: "Send next_cursor as it was answered, or leave cursor out.",
  });
}
