import { createHmac } from "node:crypto";
import type { FeedEvent } from "@kinora/sdk";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import { plainText } from "./plain-text.ts";
import { Interrupted } from "./report-error.ts";
import { makeTerminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** As long as the server waits for a receiver. */
const timeoutMs = 15_000;

export const listenCommand = command({
  name: "listen",
  description: "Forward events to an address on this machine, signed as webhooks are, until Ctrl-C",
  options: {
    to: {
      type: "string",
      required: true,
      valueHint: "address",
      description: "Of your program, such as http://localhost:3000/hook.",
    },
    events: { type: "string", valueHint: "types", description: "Only these, such as task.*,credits.low." },
    after: { type: "string", valueHint: "event-id", description: "Begin behind this event instead of now." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const target = targetOf(args.to);
    const client = await requireServer(args, host);
    const terminal = makeTerminal(host, { quiet: args.json === true });
    const { secret } = await client.webhooks.secret();
    terminal.talk(`Forwarding to ${target.href}. Verify with the secret ${secret}`);
    const stop = new AbortController();
    const stopListening = host.onInterrupt(() => stop.abort(new Interrupted("Stopped listening.")));
    try {
      const types = args.events?.split(",");
      const start = { ...(types && { types }), ...(args.after === undefined ? {} : { after: args.after }) };
      for await (const event of client.events.stream(start, { signal: stop.signal })) {
        const outcome = await forward(event, { target, secret, signal: stop.signal });
        terminal.result(args.json === true ? JSON.stringify({ ...wireOf(event), ...outcome }) : lineOf(event, outcome));
      }
      return exitCodes.ok;
    } catch (error) {
      if (stop.signal.aborted) return exitCodes.ok; // a person's Ctrl-C is how this command ends
      throw error;
    } finally {
      stopListening();
    }
  },
});

interface Outcome {
  readonly status: number | null;
  readonly error: string | null;
}

/** One try: what the program here does not take is said and not sent again. */
async function forward(
  event: FeedEvent,
  options: { readonly target: URL; readonly secret: string; readonly signal: AbortSignal },
): Promise<Outcome> {
  const body = JSON.stringify(event.data);
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac("sha256", Buffer.from(options.secret.replace(/^whsec_/, ""), "base64"))
    .update(`${event.id}.${timestamp}.${body}`)
    .digest("base64");
  try {
    const response = await fetch(options.target, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "Kinora",
        "webhook-id": event.id,
        "webhook-timestamp": timestamp,
        "webhook-signature": `v1,${signature}`,
      },
      body,
      redirect: "manual",
      signal: AbortSignal.any([options.signal, AbortSignal.timeout(timeoutMs)]),
    });
    await response.body?.cancel();
    return { status: response.status, error: null };
  } catch (error) {
    if (options.signal.aborted) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { status: null, error: cause instanceof Error ? cause.message : String(cause) };
  }
}

function targetOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new UsageError(
      `--to must be an http address, got "${plainText(text)}".`,
      "Such as http://localhost:3000/hook",
    );
  return url;
}

function wireOf(event: FeedEvent): object {
  return { id: event.id, event: event.type, task_id: event.task_id, created_at: event.created_at };
}

function lineOf(event: FeedEvent, outcome: Outcome): string {
  const time = event.created_at.slice(11, 19);
  const result = outcome.status === null ? `failed: ${outcome.error ?? ""}` : String(outcome.status);
  return plainText(`${time}  ${event.type.padEnd(16)}  ${event.task_id ?? "-"}  ${result}`, 200);
}
