import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import pino from "pino";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import { makeJobs } from "#jobs/job-store.ts";
import type { Jobs, Lease } from "#jobs/jobs.ts";
import { openOutboundDoor } from "#outbound/outbound-door.ts";
import { parseNetwork } from "#outbound/public-address.ts";
import type { Database } from "#store/database.ts";
import { deliverLane, type WebhookContext } from "./deliver-lane.ts";
import { createEndpoint, type EndpointContext, type EndpointWithSecret } from "./endpoints.ts";
import { webhookDelaysSeconds } from "./webhook-schedule.ts";

/** A store with one workspace, a clock that stands still, and workers that run when they are told. */
export interface WebhookLab extends AsyncDisposable {
  readonly db: Database;
  readonly masterKey: Uint8Array;
  readonly endpoints: EndpointContext;
  now: Date;
  jobs(): Jobs;
  context(change?: Partial<WebhookContext>): WebhookContext;
  makeEndpoint(url: string, events?: readonly string[]): Promise<EndpointWithSecret>;
  /** Writes an event of a task as `settle_task` does; with a callback's address its delivery. @returns the event's id */
  tellTask(event: {
    readonly taskId: bigint;
    readonly sequence?: number;
    readonly callbackUrl?: string;
    readonly beforeCommit?: () => Promise<void>;
  }): Promise<string>;
  /** Writes so many events of no task. @returns their ids */
  tell(count: number, type?: string): Promise<readonly string[]>;
  /** The one lane that is due now, leased as a worker would. */
  claim(): Promise<Lease>;
  /** Serves lanes until none is due at this instant, or a millisecond later: that is how a lane gives way. */
  drain(context?: WebhookContext): Promise<void>;
  /** Serves lanes and moves the clock from one due time to the next until nothing waits. */
  runToEnd(context?: WebhookContext): Promise<void>;
}

export const labOwner = { workspaceId: "ws_1", mode: "test" } as const;
export const editor = { actor: { kind: "system" }, requestId: undefined } as const;

export async function openWebhookLab(): Promise<WebhookLab> {
  const database = await openTestDatabase();
  const { db } = database;
  const masterKey = randomBytes(32);
  await db.insertInto("workspace").values({ id: "ws_1", name: "One", api_plan: null, web_plan: null }).execute();
  let told = 0;
  const lab: WebhookLab = {
    db,
    masterKey,
    endpoints: { db, masterKey, now: () => lab.now },
    now: new Date(),
    jobs: () => makeJobs(db, { worker: "w", now: () => lab.now, notify: false }),
    context: (change = {}) => ({
      db,
      jobs: lab.jobs(),
      door: openOutboundDoor({ allowedNetworks: [parseNetwork("127.0.0.0/8")], resolve: async () => ["127.0.0.1"] }),
      masterKey,
      present: ({ taskId, data, mode }) => ({ ...(taskId && { task_id: String(taskId), mode }), ...(data as object) }),
      delaysSeconds: webhookDelaysSeconds,
      now: () => lab.now,
      random: () => 0.5,
      log: pino({ level: "silent" }),
      ...change,
    }),
    makeEndpoint: async (url, events = []) =>
      createEndpoint(lab.endpoints, labOwner, { url, description: "", events }, editor),
    async tellTask({ taskId, sequence = 2, callbackUrl, beforeCommit }) {
      const id = `evt_${taskId}_${sequence}`;
      await db.transaction().execute(async (tx) => {
        await sql`
          insert into event (id, workspace_id, mode, position, task_id, sequence, type, data, created_at)
          values (${id}, 'ws_1', 'test', next_event_position('ws_1', 'test'), ${taskId}, ${sequence}, 'task.completed',
            ${JSON.stringify({ id: String(taskId), status: "completed" })}, ${lab.now})`.execute(tx);
        await sql`select deliver_event(${id}, ${callbackUrl ?? null}, ${lab.now})`.execute(tx);
        await beforeCommit?.();
      });
      return id;
    },
    async tell(count, type = "credits.low") {
      const ids = Array.from({ length: count }, () => `evt_told${++told}`);
      // in parts: within one transaction the old versions of the counter's row cannot be cleaned away
      for (let part = 0; part < count; part += 100) {
        await sql`
          select record_workspace_event(id, 'ws_1', 'test', ${type}, jsonb_build_object('id', id), ${lab.now})
          from unnest(${ids.slice(part, part + 100)}::text[]) as id`.execute(db);
      }
      return ids;
    },
    async claim() {
      const lease = await lab.jobs().claim(["deliver_webhook"]);
      if (lease === undefined) throw new Error("no lane is due");
      return lease;
    },
    async drain(context = lab.context()) {
      for (;;) {
        const lease = await lab.jobs().claim(["deliver_webhook"]);
        if (lease === undefined) {
          // a lane with more to do has gone behind the others
          const next = new Date(lab.now.getTime() + 1);
          const { rows } = await sql`select 1 from job where run_at <= ${next}`.execute(db);
          if (rows.length === 0) return;
          lab.now = next;
          continue;
        }
        await deliverLane(context, lease);
      }
    },
    async runToEnd(context = lab.context()) {
      for (;;) {
        await lab.drain(context);
        const next = await db
          .selectFrom("job")
          .select((select) => select.fn.min("run_at").as("at"))
          .executeTakeFirst();
        if (next?.at == null) return;
        lab.now = next.at;
      }
    },
    [Symbol.asyncDispose]: async () => database[Symbol.asyncDispose](),
  };
  return lab;
}
