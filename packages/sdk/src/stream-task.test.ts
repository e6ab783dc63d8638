import { expect, test } from "vitest";
import { clientOf, makeFakeClock, refusal, type Script, startScriptedServer, task } from "./scripted-server.fixture.ts";
import { readServerSentEvents } from "./server-sent-events.ts";

/** Sends the states, then ends or breaks the connection. */
function stream(states: readonly ReturnType<typeof task>[], end: "close" | "break" = "close"): Script {
  return (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(": hello\n\n");
    for (const state of states)
      response.write(`event: task\nid: ${state.sequence}\ndata: ${JSON.stringify(state)}\n\n`);
    if (end === "close") response.end();
    else response.write("event: task\nid: 99\ndata: {", () => response.destroy());
  };
}

const states = [1, 2, 3].map((sequence) => task({ sequence, progress: sequence * 10 }));
const completed = task({ sequence: 4, status: "completed", progress: 100 });

test("a broken stream is opened again with Last-Event-ID and every state comes once", async () => {
  await using server = await startScriptedServer(
    stream(states.slice(0, 2), "break"),
    refusal(503, "overloaded"),
    stream([...states, completed]),
  );
  const seen: number[] = [];
  for await (const state of clientOf(server, makeFakeClock()).tasks.stream("123")) seen.push(state.sequence);
  expect(seen).toEqual([1, 2, 3, 4]);
  expect(server.seen.map((one) => one.headers["last-event-id"])).toEqual([undefined, "2", "2"]);
});

test("a failed task ends the stream as its last state", async () => {
  await using server = await startScriptedServer(stream([task({ status: "failed" })]));
  const seen: string[] = [];
  for await (const state of clientOf(server, makeFakeClock()).tasks.stream("123")) seen.push(state.status);
  expect(seen).toEqual(["failed"]);
});

test("an unknown task ends the stream with the server's error", async () => {
  await using server = await startScriptedServer(refusal(404, "not_found"));
  await expect(clientOf(server, makeFakeClock()).tasks.stream("123").next()).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a stream that never gets anywhere ends with a time-out", async () => {
  await using server = await startScriptedServer(stream([]));
  await expect(
    clientOf(server, makeFakeClock()).tasks.stream("123", { timeoutMs: 60_000 }).next(),
  ).rejects.toMatchObject({ code: "wait_timeout" });
});

test("an abort ends the stream with the caller's reason", async () => {
  const stop = new AbortController();
  await using server = await startScriptedServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(": hello\n\n", () => stop.abort(new Error("enough")));
  });
  const reading = clientOf(server, makeFakeClock()).tasks.stream("123", { signal: stop.signal }).next();
  await expect(reading).rejects.toThrow("enough");
});

async function parse(...chunks: readonly (string | Uint8Array)[]): Promise<unknown[]> {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(typeof chunk === "string" ? encoder.encode(chunk) : chunk);
      controller.close();
    },
  });
  const messages: unknown[] = [];
  for await (const message of readServerSentEvents(body)) if (message !== undefined) messages.push(message);
  return messages;
}

test("messages are read whatever the line ends are and wherever the chunks break", async () => {
  const text = "id: 7\nevent: task\ndata: one\ndata: två\n\ndata: second\n\n";
  const expected = [
    { id: "7", event: "task", data: "one\ntvå" },
    { id: "7", event: "message", data: "second" },
  ];
  for (const lineEnd of ["\n", "\r\n"]) {
    const bytes = new TextEncoder().encode(text.replaceAll("\n", lineEnd));
    for (let at = 1; at < bytes.length; at++)
      expect(await parse(bytes.subarray(0, at), bytes.subarray(at))).toEqual(expected);
  }
});

test("a message without its closing line is dropped, and one that never closes is given up", async () => {
  expect(await parse("data: whole\n\ndata: half\n")).toEqual([{ id: undefined, event: "message", data: "whole" }]);
  await expect(parse(`data: ${"x".repeat(5 * 1024 * 1024)}`)).rejects.toThrow("4 MiB");
});
