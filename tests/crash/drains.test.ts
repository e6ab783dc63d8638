import { randomBytes } from "node:crypto";
import { once } from "node:events";
import net from "node:net";
import { formatApiKey } from "@kinora/core";
import { expect, test } from "vitest";
import { checkLedger } from "../../packages/server/src/credits/check-ledger.ts";
import { openHomeDatabase } from "../support/home-database.ts";
import { type KinoraHome, makeKinoraHome } from "../support/kinora-process.ts";

const drains = Number(process.env["KINORA_TEST_DRAINS"] ?? 1);
const body = JSON.stringify({ model: "kling-image", prompt: "a chef in a kitchen" });

test(
  `${drains} times SIGTERM under load: what was accepted is answered, nothing is lost, and it ends with 0`,
  { timeout: 300_000 + drains * 60_000 },
  async () => {
    await using home = await makeKinoraHome({
      testKey: formatApiKey("test", randomBytes(96)),
      env: { KINORA_TEST_MEDIA_SIZE: "64x64@1" },
    });
    const acknowledged: string[] = [];
    const tookMs: number[] = [];
    for (let drain = 0; drain < drains; drain++) {
      const kinora = await home.start();
      const load = startLoad(home, acknowledged);
      const slow = (await create(home, JSON.stringify({ model: "kling-v3", prompt: "[[slow:600]] a cat" }))) ?? "";
      const polls = Array.from({ length: 5 }, async () => ask(home, `/v1/tasks/${slow}?wait=60`));
      const stream = await ask(home, `/v1/tasks/${slow}/events`);
      const halves = await Promise.all(Array.from({ length: 5 }, async () => beginCreate(home)));
      while (load.answered() < 20) await turn();

      const startedMs = performance.now();
      const stopped = kinora.stop();
      const rest = halves.map(async (half) => half.finish());
      for (const poll of await Promise.all(polls)) {
        expect([poll.status, poll.headers.get("connection")]).toEqual([200, "close"]);
        expect(await poll.json()).toMatchObject({ task_id: slow });
      }
      expect(await stream.text()).toContain("event: task");
      for (const answer of await Promise.all(rest)) {
        expect(answer, "a create that was under way is answered").toMatch(/^HTTP\/1.1 200 /);
        acknowledged.push(/"task_id":"(\d+)"/.exec(answer)?.[1] ?? "");
      }
      expect(await stopped).toBe(0);
      tookMs.push(performance.now() - startedMs);
      await load.stop();
      expect(load.unexpected(), "while it drains, creates are refused by name or find nobody").toEqual([]);
    }

    const kinora = await home.start();
    const database = openHomeDatabase(home.dataDir);
    try {
      const stored = await database.selectFrom("task").select("id").execute();
      const ids = new Set(stored.map(({ id }) => String(id)));
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
      expect(await checkLedger(database)).toEqual([]);
    } finally {
      await database.destroy();
    }
    expect(await kinora.stop()).toBe(0);
    expect(home.livePids(), "no process is left").toEqual([]);
    console.log(
      `${drains} drains, ${acknowledged.length} tasks acknowledged, the slowest took ${Math.round(Math.max(...tookMs))} ms`,
    );
  },
);

interface Load {
  /** Creates so far that were stored. */
  answered(): number;
  /** What is neither a success, a refusal by a draining server, nor a server that is gone. */
  unexpected(): readonly string[];
  stop(): Promise<void>;
}

function startLoad(home: KinoraHome, acknowledged: string[]): Load {
  let stopping = false;
  let answered = 0;
  const unexpected: string[] = [];
  const client = async (): Promise<void> => {
    while (!stopping) {
      const response = await ask(home, "/v1/image/generate", body).catch(() => undefined);
      if (response === undefined) return; // nobody listens any more
      const answer = (await response.json()) as {
        readonly task_id?: string;
        readonly error?: { readonly code: string };
      };
      if (answer.task_id !== undefined) {
        answered++;
        acknowledged.push(answer.task_id);
      } else if (answer.error?.code !== "maintenance") unexpected.push(JSON.stringify(answer));
    }
  };
  const clients = Array.from({ length: 4 }, client);
  return {
    answered: () => answered,
    unexpected: () => unexpected,
    async stop() {
      stopping = true;
      await Promise.all(clients);
    },
  };
}

/** Sends a create but for its last byte; the server has said that it wants the body. */
async function beginCreate(home: KinoraHome): Promise<{ finish(): Promise<string> }> {
  const { port } = new URL(home.url);
  const socket = net.connect(Number(port), "127.0.0.1");
  socket.setEncoding("utf8");
  socket.write(
    `POST /v1/image/generate HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${home.testKey}\r\ncontent-type: application/json\r\nexpect: 100-continue\r\ncontent-length: ${body.length}\r\n\r\n`,
  );
  const [accepted] = (await once(socket, "data")) as [string];
  expect(accepted).toMatch(/^HTTP\/1.1 100 /);
  socket.write(body.slice(0, -1));
  let answer = "";
  socket.on("data", (part: string) => (answer += part));
  const closed = once(socket, "close");
  return {
    async finish() {
      socket.write(body.slice(-1));
      await closed;
      return answer;
    },
  };
}

async function create(home: KinoraHome, json: string): Promise<string | undefined> {
  const response = await ask(home, "/v1/video/generate", json);
  return ((await response.json()) as { readonly task_id?: string }).task_id;
}

async function ask(home: KinoraHome, route: string, json?: string): Promise<Response> {
  const headers = { authorization: `Bearer ${home.testKey}`, "content-type": "application/json" };
  return fetch(home.url + route, json === undefined ? { headers } : { method: "POST", headers, body: json });
}

async function turn(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
}
