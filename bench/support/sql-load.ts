import { randomInt } from "node:crypto";
import { json } from "node:stream/consumers";
import { makeTaskId, workspaceBucket } from "@kinora/core";
import pg from "pg";
import type { DatabaseAddress } from "../../packages/server/src/store/database.ts";
import { type LoopSettings, runClosedLoop } from "./closed-loop.ts";

/**
 * A closed-loop client of the database itself, by named prepared statements: settings as JSON on stdin, a LoopResult as
 * JSON on stdout. More callers than connections wait for each other's.
 */
export interface SqlLoadSettings extends LoopSettings {
  readonly database: DatabaseAddress;
  readonly connections: number;
  readonly work: CreateWork | ReadWork;
}

/** `submit_task` with the values that the API gave it for one create; ids and instants are fresh. */
export interface CreateWork {
  readonly kind: "create";
  /** In turn: who creates. */
  readonly creators: readonly { readonly workspaceId: string; readonly apiKeyId: string }[];
  readonly idempotencyKeys: boolean;
  readonly notify: boolean;
  readonly queueDepth: number;
  readonly task: {
    readonly model: string;
    readonly request: string;
    readonly quote: string;
    readonly price: string;
    readonly warnings: string;
  };
}

/** The bare read of a task's row. */
export interface ReadWork {
  readonly kind: "read";
  readonly taskIds: readonly string[];
}

const settings = (await json(process.stdin)) as SqlLoadSettings; // of our own parent
// the texts as they came: what they mean is not the read's business
const asText: pg.CustomTypesConfig = { getTypeParser: () => (value: string) => value };
const clients = await Promise.all(
  Array.from({ length: settings.connections }, async () => {
    const client = new pg.Client({ ...settings.database, ssl: false, options: "", types: asText });
    await client.connect();
    return client;
  }),
);
const { work } = settings;
const submit = `select submit_task(${Array.from({ length: 28 }, (_, index) => `$${index + 1}`).join(", ")}) as task_id`;
let turn = 0;
const result = await runClosedLoop(settings, async (caller) => {
  const client = clients[caller % clients.length];
  if (client === undefined) throw new Error("no connection");
  return work.kind === "create" ? create(client, work) : read(client, work);
});
await Promise.all(clients.map(async (client) => client.end()));
console.log(JSON.stringify(result));

async function create(client: pg.Client, { creators, task, ...work }: CreateWork): Promise<string | undefined> {
  const position = turn++;
  const creator = creators[position % creators.length];
  if (creator === undefined) return "nobody creates";
  const bucket = workspaceBucket(creator.workspaceId);
  // 12 random bits per millisecond and bucket: now and then one is taken
  for (let draw = 0; draw < 8; draw++) {
    const now = new Date();
    const taskId = makeTaskId({ nowMs: now.getTime(), bucket, random: randomInt(4096) });
    const values = [
      taskId,
      now,
      creator.workspaceId,
      "test",
      creator.apiKeyId,
      "guide",
      "video",
      task.model,
      task.request,
      task.quote,
      task.price,
      task.warnings,
      null,
      null,
      null,
      new Date(now.getTime() + 3_600_000),
      null,
      work.queueDepth,
      1,
      0,
      [],
      null,
      null,
      work.idempotencyKeys ? "video/generate" : null,
      work.idempotencyKeys ? `${process.pid}-${position}-${draw}` : null,
      work.idempotencyKeys ? Buffer.alloc(32, 7) : null,
      new Date(now.getTime() + 86_400_000),
      work.notify,
    ];
    try {
      const { rows } = await client.query<{ task_id: string }>({ name: "submit", text: submit, values });
      return rows[0]?.task_id === taskId.toString() ? undefined : `another id than ${taskId}`;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== "KN007") throw error;
    }
  }
  return "no free id";
}

async function read(client: pg.Client, { taskIds }: ReadWork): Promise<string | undefined> {
  const id = taskIds[turn++ % taskIds.length];
  const query = { name: "read", text: "select * from task where id = $1", values: [id] };
  const { rows } = await client.query<{ id: string }>(query);
  return rows[0]?.id === id ? undefined : `no row of ${id}`;
}
