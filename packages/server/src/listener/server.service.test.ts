import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { errorCodeOf, type GuideClient, makeGuideClient, textOf } from "#dialects/guide/guide-client.fixture.ts";
import { type GuideServer, openGuideServer, type TestWorkspace } from "#dialects/guide/guide-server.fixture.ts";
import { requestLimits } from "#http-kit/limits.ts";
import { docsPolicy } from "./docs-pages.ts";

let server: GuideServer;
let workspace: TestWorkspace;
let client: GuideClient;

beforeAll(async () => {
  server = await openGuideServer({
    limits: {
      headersTimeoutMs: 300,
      connectionsCheckingIntervalMs: 50,
      keepAliveTimeoutMs: 200,
      idleSocketTimeoutMs: 600,
    },
  });
  workspace = await server.makeWorkspace();
  client = makeGuideClient(server.origin);
});
afterAll(async () => server[Symbol.asyncDispose]());

const request = { model: "kling-v3", prompt: "A street" };

/** Everything that comes back on a bare socket until the server closes it. */
async function speak(to: GuideServer, text: string): Promise<string> {
  const socket = dial(to);
  socket.write(text);
  return heard(socket);
}

function dial(to: GuideServer): Socket {
  return connect(Number(new URL(to.origin).port), "127.0.0.1");
}

async function heard(socket: Socket): Promise<string> {
  let answer = "";
  socket.setEncoding("utf8");
  socket.on("data", (part: string) => (answer += part));
  socket.on("error", () => undefined); // one that is reset is closed too
  await new Promise((resolve) => socket.on("close", resolve));
  return answer;
}

test.each([
  ["not HTTP", "hello\r\n\r\n", 400],
  ["TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc", 400],
  ["two lengths", "POST /v1/tasks HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", 400],
  ["length and chunks", "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n", 400],
  ["headers without end", `GET / HTTP/1.1\r\nhost: a\r\nx: ${"y".repeat(20_000)}\r\n\r\n`, 413],
  ["a host that is none", "GET /v1/models HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n", 400],
])("%s is answered as a refusal and closed", async (_name, text, status) => {
  const answer = await speak(server, text);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toMatch(/x-request-id: req_[0-9a-f]{32}/i);
  expect(answer).toMatch(/"code":"(invalid_parameter|payload_too_large)"/);
});

test.each([
  ["a path with dots", "GET /v1/../v1/models HTTP/1.1"],
  ["a whole address", "GET http://other.example/v1/models HTTP/1.1"],
  ["an asterisk", "OPTIONS * HTTP/1.1"],
  ["an unknown method", "PROPFIND /v1/models HTTP/1.1"],
  ["TRACE", "TRACE /v1/models HTTP/1.1"],
  ["a percent that is none", "GET /v1/tasks/%zz HTTP/1.1"],
  ["an upgrade", "GET /v1/models HTTP/1.1\r\nupgrade: websocket\r\nconnection: upgrade"],
])("%s gets an answer of the catalogue", async (_name, line) => {
  const closing = line.includes("connection:") ? line : `${line}\r\nconnection: close`;
  const answer = await speak(server, `${closing}\r\nhost: 127.0.0.1\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1.1 4\d\d /);
  expect(answer).toMatch(/"code":"\w+"/);
});

test("a client that drips its headers is closed", async () => {
  const answer = await speak(server, "GET /v1/models HTTP/1.1\r\nhost: a\r\n");
  expect(answer).toMatch(/^HTTP\/1.1 400 .*The headers took longer/s);
});

test("an idle connection is closed after its keep-alive", async () => {
  const answer = await speak(server, "GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n");
  expect(answer).toMatch(/^HTTP\/1.1 200 .*"ok"/s);
});

test("health is told to anybody, and readiness as the parts say", async () => {
  expect((await client.send("GET", "/healthz")).body).toEqual({ status: "ok" });
  expect((await client.send("GET", "/readyz")).body).toEqual({ status: "ready" });
  expect((await client.send("HEAD", "/healthz")).status).toBe(200);
  const wrong = await client.send("POST", "/healthz");
  expect([wrong.status, errorCodeOf(wrong), wrong.headers.get("allow")]).toEqual([
    405,
    "method_not_allowed",
    "GET, HEAD",
  ]);
});

test("figures are the operator's alone", async () => {
  const page = await client.send("GET", "/metrics", { key: await server.makeOperatorKey() });
  expect([page.status, page.text]).toEqual([200, "kinora_up 1\n"]);
  expect(errorCodeOf(await client.send("GET", "/metrics"))).toBe("auth_missing");
  expect(errorCodeOf(await client.send("GET", "/metrics", { key: workspace.testKey }))).toBe("scope_missing");
});

test("the reference is served whole from here: its page names no other origin, and its policy allows none", async () => {
  const page = await client.send("GET", "/docs");
  expect(page.headers.get("content-security-policy")).toBe(docsPolicy);
  expect(docsPolicy).not.toMatch(/https?:|\*|unsafe-eval|unsafe/);
  const addresses = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = ""]) => address);
  expect(addresses).toContain("/docs/swagger-ui-bundle.js");
  for (const address of addresses.filter((one) => !one.startsWith("data:"))) {
    expect(address).toMatch(/^\/(docs\/|console$)/);
    expect((await client.send("GET", address)).status).toBe(200);
  }
  expect(page.text).not.toMatch(/<script>|\son\w+="/);
  const description = await client.send("GET", "/openapi.json");
  expect(description.body).toMatchObject({ openapi: "3.1.0", info: { title: "Kinora" } });
});

test("a browser at the root is sent to the console, a program is told where it is", async () => {
  const browser = await client.send("GET", "/", { headers: { accept: "text/html,*/*" } });
  expect([browser.status, browser.headers.get("location")]).toEqual([302, "/console"]);
  expect((await client.send("GET", "/")).body).toMatchObject({ name: "Kinora", docs: "/docs" });
});

test("every model has a page with its limits, prices and parameters of today, and a sample that is taken", async () => {
  const index = await client.send("GET", "/docs/models");
  const { models } = server.services.catalog;
  expect([...index.text.matchAll(/href="\/docs\/models\/([^"]+)"/g)].map(([, id]) => id)).toEqual(
    models.map(({ id }) => id),
  );
  for (const model of models) {
    const page = await client.send("GET", `/docs/models/${model.id}`);
    expect([page.status, page.headers.get("cache-control")]).toEqual([200, "no-cache"]);
    for (const resolution of model.limits.resolutions) expect(page.text).toContain(`<code>${resolution}</code>`);
    const voice = model.family === "avatar" ? "voice_id" : "voice_description";
    expect(page.text.includes(`<code>${voice}</code>`)).toBe(model.capabilities.audio);
    const sample = /-d '(\{.*?\})'/s.exec(page.text)?.[1] ?? "";
    const body: unknown = JSON.parse(sample);
    const path = `/v1/${model.family}/estimate`;
    expect((await client.send("POST", path, { key: workspace.testKey, json: { ...(body as object) } })).status).toBe(
      200,
    );
  }
  const omni = (await client.send("GET", "/docs/models/kling-o3")).text;
  expect(omni).toContain("20 per second");
  expect(omni).toContain("10 seconds: 200 credits, $0.8");
  expect((await client.send("GET", "/docs/models/nothing")).status).toBe(404);
});

test("the page of errors has a place for every doc_url", async () => {
  const refused = await client.send("GET", "/v1/models");
  const url = new URL(textOf((refused.body as { readonly error: unknown }).error, "doc_url"));
  const page = await client.send("GET", url.pathname);
  expect(page.text).toContain(`id="${url.hash.slice(1)}"`);
});

test("an answer is reported with the pattern of its route, never with an id", async () => {
  await client.send("GET", "/v1/tasks/383049217409351680?wait=0", { key: workspace.testKey });
  await client.send("GET", "/v1/secret/383049217409351680");
  expect(server.answered.slice(-2)).toMatchObject([
    { dialect: "guide", method: "GET", route: "/v1/tasks/{id}", status: 404 },
    { dialect: "guide", method: "GET", route: "none", status: 404 },
  ]);
});

test("overload is refused with Retry-After, while health still answers and held polls take no place", async () => {
  await using small = await openGuideServer({ limits: { inFlightMax: 1, refusalDelayMs: 5 } });
  const mine = await small.makeWorkspace();
  const client = makeGuideClient(small.origin);
  const made = await client.send("POST", "/v1/video/generate", { key: mine.testKey, json: request });
  const id = textOf(made.body, "task_id");
  const left = new AbortController();
  const held = fetch(`${small.origin}/v1/tasks/${id}?wait=60`, {
    headers: { authorization: `Bearer ${mine.testKey}` },
    signal: left.signal,
  });
  // a body that never ends keeps the only place
  const dialSlow = () => {
    const socket = dial(small);
    socket.write(
      `POST /v1/video/estimate HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${mine.testKey}\r\ncontent-length: 100\r\n\r\n{`,
    );
    return socket;
  };
  let slow = dialSlow();
  for (;;) {
    const answer = await client.send("GET", "/v1/models", { key: mine.testKey });
    if (answer.status === 200) {
      // the slow one has not arrived, or came while this very request had the place
      if (slow.bytesRead > 0) slow = dialSlow();
      continue;
    }
    expect([answer.status, errorCodeOf(answer), answer.headers.get("retry-after")]).toEqual([503, "overloaded", "1"]);
    break;
  }
  expect((await client.send("GET", "/healthz")).status).toBe(200);
  slow.destroy();
  for (let status = 503; status !== 200;) ({ status } = await client.send("GET", "/v1/models", { key: mine.testKey }));
  left.abort();
  await expect(held).rejects.toThrow();
});

test("of 100 clients that never back off, each answer is a success or a 503 with Retry-After, and health always answers", async () => {
  await using small = await openGuideServer({ limits: { inFlightMax: 8, refusalDelayMs: 20 } });
  const mine = await small.makeWorkspace();
  const headers = { authorization: `Bearer ${mine.testKey}` };
  const counts = { served: 0, refused: 0 };
  const client = async (): Promise<void> => {
    while (counts.served < 300) {
      const response = await fetch(`${small.origin}/v1/credits`, { headers });
      const body: unknown = await response.json();
      if (response.status === 200) counts.served++;
      else {
        counts.refused++;
        expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
        expect(body).toMatchObject({ error: { code: "overloaded", retryable: true } });
      }
    }
  };
  const health = async (): Promise<void> => {
    while (counts.served < 300) expect((await fetch(`${small.origin}/healthz`)).status).toBe(200);
  };
  await Promise.all([...Array.from({ length: 100 }, client), health()]);
  expect(counts.refused, "there was an overload").toBeGreaterThan(0);
  expect((await fetch(`${small.origin}/v1/credits`, { headers })).status).toBe(200);
});

test("1,000 idle sockets, bodies that drip and readers that stop are all closed, and others are answered meanwhile", async () => {
  await using small = await openGuideServer({
    limits: {
      headersTimeoutMs: 1_000,
      connectionsCheckingIntervalMs: 50,
      idleSocketTimeoutMs: 300,
      generationBody: { ...requestLimits.generationBody, graceMs: 1_000 },
    },
  });
  const mine = await small.makeWorkspace();
  const headers = { authorization: `Bearer ${mine.testKey}` };
  const slowly = async (text: string, drip: string): Promise<void> => {
    const socket = dial(small);
    socket.write(text);
    const timer = setInterval(() => socket.write(drip), 100);
    await heard(socket);
    clearInterval(timer);
  };
  const body = `POST /v1/video/estimate HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${mine.testKey}\r\ncontent-length: 900000\r\n\r\n{`;
  const file = await (await fetch(`${small.origin}/docs/swagger-ui-bundle.js`)).arrayBuffer();
  const requests = 20;
  const stopped = Array.from({ length: 5 }, () => {
    const socket = dial(small).pause();
    let bytes = 0;
    socket.on("error", () => undefined);
    socket.on("data", (part: Buffer) => (bytes += part.byteLength));
    const closed = new Promise((resolve) => socket.on("close", resolve));
    socket.write("GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nhost: a\r\n\r\n".repeat(requests));
    return {
      async rest() {
        socket.resume();
        await closed;
        return bytes;
      },
    };
  });
  let open = true;
  const idle: Promise<string>[] = [];
  while (idle.length < 1_000) {
    // the kernel tries again, seconds later, what is more at once than its queue holds
    const wave = Array.from({ length: 250 }, () => dial(small));
    idle.push(...wave.map(heard));
    await Promise.all(wave.map((socket) => once(socket, "connect")));
  }
  const closed = Promise.all([
    ...idle,
    ...Array.from({ length: 20 }, async () => slowly("GET /v1/models HTTP/1.1\r\nx-slow: ", "a")),
    ...Array.from({ length: 20 }, async () => slowly(body, " ")),
  ]).finally(() => (open = false));
  for (let answered = 0; open || answered === 0; answered++) {
    expect((await fetch(`${small.origin}/v1/account`, { headers })).status).toBe(200);
  }
  await closed;
  // long closed, so that they get what was under way and no more
  for (const reader of stopped) expect(await reader.rest()).toBeLessThan(requests * file.byteLength);
});

test("stopping answers what is held at once, takes nothing new, and ends every connection", async () => {
  const stopping = await openGuideServer();
  const mine = await stopping.makeWorkspace();
  const client = makeGuideClient(stopping.origin);
  const headers = { authorization: `Bearer ${mine.testKey}` };
  const made = await client.send("POST", "/v1/video/generate", { key: mine.testKey, json: request });
  const id = textOf(made.body, "task_id");
  const held = fetch(`${stopping.origin}/v1/video/status/${id}?wait=60`, { headers });
  const stream = await fetch(`${stopping.origin}/v1/tasks/${id}/events`, { headers });
  const events = stream.text();
  const idle = dial(stopping);
  const idleClosed = once(idle, "close");
  // the poll is held once a later request on the same server was answered
  await client.send("GET", "/v1/account", { key: mine.testKey });
  await stopping.stop();
  const poll = await held;
  expect([poll.status, poll.headers.get("connection")]).toEqual([200, "close"]);
  expect(await poll.json()).toMatchObject({ status: "queued" });
  expect((await events).match(/event: task/g)).toHaveLength(1);
  idle.resume();
  await idleClosed;
  await expect(fetch(`${stopping.origin}/healthz`)).rejects.toThrow();
  await stopping[Symbol.asyncDispose]();
});
