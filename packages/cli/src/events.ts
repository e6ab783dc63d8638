import type { FeedEvent } from "@kinora/sdk";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import { wholeNumber } from "./number-option.ts";
import { plainText } from "./plain-text.ts";
import { Interrupted } from "./report-error.ts";
import { makeTerminal } from "./terminal.ts";

export const eventsCommand = command({
  name: "events",
  description: "Read what happened, oldest first; with --follow what happens from now on",
  options: {
    after: { type: "string", valueHint: "event-id", description: "Begin behind this event." },
    types: { type: "string", valueHint: "types", description: "Only these, such as task.*,credits.low." },
    limit: { type: "string", valueHint: "number", description: "How many, 1 to 10000; 20 if left out." },
    follow: { type: "boolean", description: "Go on until Ctrl-C, one event per line." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const limit = wholeNumber("limit", args.limit ?? "20", { min: 1, max: 10_000 });
    const client = await requireServer(args, host);
    const terminal = makeTerminal(host, { quiet: args.json === true });
    const types = args.types?.split(",");
    const start = { ...(types && { types }), ...(args.after === undefined ? {} : { after: args.after }) };
    if (args.follow !== true) {
      const events: FeedEvent[] = [];
      for await (const event of client.events.list(start)) {
        events.push(event);
        if (events.length === limit) break;
      }
      if (args.json === true) terminal.result(JSON.stringify({ events }));
      else if (events.length === 0) terminal.talk("There are no events.");
      else for (const event of events) terminal.result(lineOf(event));
      return exitCodes.ok;
    }
    const stop = new AbortController();
    const stopListening = host.onInterrupt(() => stop.abort(new Interrupted("Stopped following.")));
    try {
      for await (const event of client.events.stream(start, { signal: stop.signal })) {
        terminal.result(args.json === true ? JSON.stringify(event) : lineOf(event));
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    } finally {
      stopListening();
    }
    return exitCodes.ok;
  },
});

function lineOf(event: FeedEvent): string {
  const time = event.created_at.slice(0, 19).replace("T", " ");
  return plainText(`${time}  ${event.type.padEnd(16)}  ${event.task_id ?? "-"}  ${event.id}`, 200);
}
