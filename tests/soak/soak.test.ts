import { randomBytes } from "node:crypto";
import { once } from "node:events";
import * as fs from "node:fs";
import { formatApiKey } from "@kinora/core";
import { expect, test } from "vitest";
import { type KinoraHome, type KinoraProcess, makeKinoraHome } from "../support/kinora-process.ts";

const requests = Number(process.env["KINORA_TEST_SOAK_REQUESTS"] ?? 500);
const clients = 8;
/** Connections to the database come and go; each abandoned request that kept one open would count besides. */
const poolMax = 20;
/** What a full buffer of the request log and filled caches may hold beside the heap of a warm server. */
const growthBytesMax = 4 * 1024 ** 2;

test(
  `${requests} requests, a tenth of them given up half-way, leave neither memory nor handles behind`,
  { timeout: 300_000 + requests * 40 },
  async () => {
    await using home = await makeKinoraHome({
      testKey: formatApiKey("test", randomBytes(96)),
      env: { KINORA_TEST_MEDIA_SIZE: "64x64@1", NODE_OPTIONS: "--inspect=127.0.0.1:0" },
    });
    const kinora = await home.start();
    {
      await using inspector = await openInspector(kinora); // a process does not end while somebody inspects it
      await sendMix(home, Math.ceil(requests / 2)); // caches fill, code is compiled
      const before = await inspector.settled();
      await sendMix(home, requests);
      const after = await inspector.settled();
      console.log(`after ${requests} requests: ${JSON.stringify(before)} to ${JSON.stringify(after)}`);
      expect(after.heapBytes - before.heapBytes).toBeLessThan(growthBytesMax);
      await expect
        .poll(() => handlesOf(kinora.pid), { timeout: 60_000, message: "sockets and files are closed" })
        .toBeLessThanOrEqual(before.handles + poolMax);
    }
    expect(await kinora.stop()).toBe(0);
  },
);

/** Creates, polls, lists, refusals and requests whose caller goes away. */
async function sendMix(home: KinoraHome, count: number): Promise<void> {
  const headers = { authorization: `Bearer ${home.testKey}`, "content-type": "application/json" };
  const post = (route: string, json: unknown) => ({
    route,
    init: { method: "POST", headers, body: JSON.stringify(json) },
  });
  const get = (route: string) => ({ route, init: { headers } });
  const estimate = post("/v1/video/estimate", { model: "kling-v3", prompt: "a street", duration: 5 });
  const mix = [
    get("/v1/credits"),
    get("/v1/tasks?limit=5"),
    estimate,
    get("/v1/models"),
    post("/v1/video/generate", { model: "kling-v3", prompt: "x", duration: 99 }),
    get("/v1/video/status/1"),
    get("/v1/account"),
    estimate,
    get("/v1/nothing"),
  ];
  let sent = 0;
  const client = async (): Promise<void> => {
    for (let turn = sent++; turn < count; turn = sent++) {
      const { route, init } = mix[turn % mix.length] ?? estimate;
      if (turn % 10 === 9) {
        const gone = new AbortController();
        const answer = fetch(home.url + route, { ...init, signal: gone.signal }).catch(() => undefined);
        setImmediate(() => gone.abort());
        await answer;
      } else if (turn % 200 === 0) {
        const made = post("/v1/image/generate", { model: "kling-image", prompt: "a cat" });
        const answer = await fetch(home.url + made.route, made.init);
        const { task_id: id = "" } = (await answer.json()) as { readonly task_id?: string };
        await (await fetch(`${home.url}/v1/tasks/${id}?wait=60`, { headers })).text();
      } else await (await fetch(home.url + route, init)).text();
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

/** Open file descriptors. */
function handlesOf(pid: number): number {
  return fs.readdirSync(`/proc/${pid}/fd`).length;
}

interface Footprint {
  /** Used after a collection. */
  readonly heapBytes: number;
  /** Open file descriptors. */
  readonly handles: number;
}

/** The server's own inspector, which can collect garbage from outside. */
async function openInspector(kinora: KinoraProcess): Promise<AsyncDisposable & { settled(): Promise<Footprint> }> {
  const url = /Debugger listening on (ws:\S+)/.exec(kinora.output())?.[1] ?? "";
  const socket = new WebSocket(url);
  await once(socket, "open");
  let lastId = 0;
  const call = async (method: string): Promise<unknown> => {
    const id = ++lastId;
    const answer = new Promise<unknown>((resolve) => {
      const hear = ({ data }: MessageEvent): void => {
        const message = JSON.parse(String(data)) as { readonly id?: number; readonly result?: unknown };
        if (message.id !== id) return;
        socket.removeEventListener("message", hear);
        resolve(message.result);
      };
      socket.addEventListener("message", hear);
    });
    socket.send(JSON.stringify({ id, method }));
    return answer;
  };
  const measure = async (): Promise<Footprint> => {
    await call("HeapProfiler.collectGarbage");
    const { usedSize } = (await call("Runtime.getHeapUsage")) as { readonly usedSize: number };
    return { heapBytes: usedSize, handles: handlesOf(kinora.pid) };
  };
  return {
    /** The least of some looks: connections close and buffers are written meanwhile. */
    async settled() {
      const looks: Footprint[] = [];
      for (let look = 0; look < 4; look++) {
        looks.push(await measure());
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      return {
        heapBytes: Math.min(...looks.map(({ heapBytes }) => heapBytes)),
        handles: Math.min(...looks.map(({ handles }) => handles)),
      };
    },
    async [Symbol.asyncDispose]() {
      const closed = once(socket, "close");
      socket.close();
      await closed;
    },
  };
}
