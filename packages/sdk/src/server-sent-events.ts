/** One message of a text/event-stream. */
export interface ServerSentEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: string;
}

/** Characters that one message may have before the stream is given up: a task is some 10 KB. */
const messageCharactersMax = 4 * 1024 * 1024;

/**
 * Reads messages from the body of an event stream, as the HTML standard's "parsing an event stream". Comments are
 * reported as undefined, so that a reader can see that the connection lives.
 *
 * @throws Error when one message exceeds 4 MiB
 */
export async function* readServerSentEvents(
  body: ReadableStream<Uint8Array>,
): AsyncIterableIterator<ServerSentEvent | undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  let id: string | undefined;
  let event = "";
  let data: string[] = [];
  let characters = 0;
  try {
    for (;;) {
      const chunk = await reader.read();
      if (chunk.done) return; // a message without its empty line is incomplete and dropped
      rest += decoder.decode(chunk.value, { stream: true });
      const lines = rest.split(/\r\n|\n|\r(?!$)/); // a \r at the very end may be half of \r\n
      rest = lines.pop() ?? "";
      characters += chunk.value.length;
      for (const line of lines) {
        if (line === "") {
          if (data.length > 0) yield { id, event: event === "" ? "message" : event, data: data.join("\n") };
          event = "";
          data = [];
          characters = rest.length;
        } else if (line.startsWith(":")) {
          yield undefined;
        } else {
          const colon = line.indexOf(":");
          const field = colon === -1 ? line : line.slice(0, colon);
          const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
          if (field === "data") data.push(value);
          else if (field === "event") event = value;
          else if (field === "id" && !value.includes("\0")) id = value;
        }
      }
      if (characters > messageCharactersMax) throw new Error("a message of the event stream exceeds 4 MiB");
    }
  } finally {
    // Also when the reader of this generator stops early: the connection must not stay open.
    await reader.cancel().catch(() => undefined);
  }
}
