import { type ArgsDef, defineCommand } from "citty";
import type { DeliveryDetail, DeliveryLine, Kinora, NewWebhookEndpoint, WebhookEndpoint } from "@kinora/sdk";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import type { Host } from "./host.ts";
import { limitOption, readLimit, showList, takeFirst } from "./list-output.ts";
import { formatTable } from "./table.ts";
import { makeTerminal } from "./terminal.ts";
import { spanSeconds } from "./time-option.ts";
import { UsageError } from "./usage-error.ts";

const endpointOption = {
  endpoint: { type: "positional", required: true, description: "Id of the endpoint, as webhooks list shows it." },
} satisfies ArgsDef;
const common = { ...jsonOption, ...serverOptions } satisfies ArgsDef;
const eventsOption = {
  events: { type: "string", valueHint: "types", description: "Such as task.*,credits.low; all for all." },
} satisfies ArgsDef;

const listCommand = command({
  name: "list",
  description: "List where this side of the workspace is told of its events",
  options: common,
  async run(args, host) {
    const endpoints = await (await requireServer(args, host)).webhooks.endpoints.list();
    showList(host, args, { name: "endpoints", items: endpoints, columns });
    return exitCodes.ok;
  },
});

const columns = [
  { title: "ID", value: (one: WebhookEndpoint) => one.id },
  {
    title: "STATUS",
    value: (one: WebhookEndpoint) => (one.status_reason === null ? one.status : `${one.status}: ${one.status_reason}`),
  },
  { title: "EVENTS", value: (one: WebhookEndpoint) => (one.events.length === 0 ? "all" : one.events.join(",")) },
  { title: "URL", value: (one: WebhookEndpoint) => one.url },
];

const createCommand = command({
  name: "create",
  description: "Be told of events at an address; prints the endpoint's secret, this once",
  options: {
    address: { type: "positional", required: true, description: "A public https address." },
    ...eventsOption,
    description: { type: "string", valueHint: "text", description: "A note for people." },
    ...common,
  },
  async run(args, host) {
    const client = await requireServer(args, host);
    const made = await client.webhooks.endpoints.create({
      url: args.address,
      ...(args.events === undefined ? {} : { events: filterOf(args.events) }),
      ...(args.description === undefined ? {} : { description: args.description }),
    });
    return tellSecret(made, host, args.json === true);
  },
});

const updateCommand = command({
  name: "update",
  description: "Change an endpoint, pause it or set it going again",
  options: {
    ...endpointOption,
    to: { type: "string", valueHint: "address", description: "Its new address." },
    ...eventsOption,
    status: { type: "enum", options: ["active", "paused"], description: "Whether it is told anything." },
    description: { type: "string", valueHint: "text", description: "A note for people." },
    ...common,
  },
  async run(args, host) {
    const client = await requireServer(args, host);
    const changes = {
      ...(args.to === undefined ? {} : { url: args.to }),
      ...(args.events === undefined ? {} : { events: filterOf(args.events) }),
      ...(args.status === undefined ? {} : { status: args.status }),
      ...(args.description === undefined ? {} : { description: args.description }),
    };
    if (Object.keys(changes).length === 0)
      throw new UsageError("Nothing to change is named.", "Use --to, --events, --status or --description.");
    const endpoint = await client.webhooks.endpoints.update(args.endpoint, changes);
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify(endpoint));
    else for (const line of formatTable(columns, [endpoint])) terminal.result(line);
    return exitCodes.ok;
  },
});

const deleteCommand = command({
  name: "delete",
  description: "Delete an endpoint with its log",
  options: { ...endpointOption, ...common },
  async run(args, host) {
    await (await requireServer(args, host)).webhooks.endpoints.delete(args.endpoint);
    const terminal = makeTerminal(host, { quiet: false });
    const told = { id: args.endpoint, deleted: true };
    terminal.result(args.json === true ? JSON.stringify(told) : `Endpoint ${args.endpoint} deleted`);
    return exitCodes.ok;
  },
});

const rotateCommand = command({
  name: "rotate",
  description: "Make a new secret for an endpoint, or with the word `callbacks` for callbacks; both sign for a while",
  options: {
    endpoint: { type: "positional", required: true, description: "Id of the endpoint, or `callbacks`." },
    overlap: { type: "string", valueHint: "30m|1h|7d", description: "How long both sign; 24h if left out." },
    ...common,
  },
  async run(args, host) {
    const overlapSeconds = spanSeconds("overlap", args.overlap ?? "24h");
    const { webhooks } = await requireServer(args, host);
    if (args.endpoint !== "callbacks") {
      return tellSecret(await webhooks.endpoints.rotate(args.endpoint, { overlapSeconds }), host, args.json === true);
    }
    const rotated = await webhooks.rotateSecret({ overlapSeconds });
    const terminal = makeTerminal(host, { quiet: false });
    terminal.result(args.json === true ? JSON.stringify(rotated) : rotated.secret);
    return exitCodes.ok;
  },
});

/** Half a second between looks at a test's delivery, and how many before it is left to itself. */
const lookMs = 500;
const looksMax = 40;

const testCommand = command({
  name: "test",
  description: "Send an endpoint a test event and say what it answered",
  options: { ...endpointOption, ...common },
  async run(args, host) {
    const client = await requireServer(args, host);
    const sent = await client.webhooks.endpoints.test(args.endpoint);
    const delivery = await firstAttempt(client, sent);
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify(delivery));
    else if (delivery.attempts.length === 0) terminal.result(`Delivery ${delivery.id} waits for a worker`);
    else terminal.result(`${delivery.status}: ${delivery.last_error ?? `answered ${delivery.last_http_status ?? ""}`}`);
    return delivery.status === "delivered" ? exitCodes.ok : exitCodes.failed;
  },
});

async function firstAttempt(client: Kinora, sent: DeliveryDetail): Promise<DeliveryDetail> {
  let delivery = sent;
  for (let look = 0; look < looksMax && delivery.attempts.length === 0; look++) {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    delivery = await client.webhooks.deliveries.get(sent.id);
  }
  return delivery;
}

const deliveriesCommand = command({
  name: "deliveries",
  description: "List what was sent to callbacks and endpoints, newest first",
  options: {
    endpoint: { type: "string", valueHint: "id", description: "Only those of one endpoint." },
    task: { type: "string", valueHint: "task-id", description: "Only those of one task." },
    status: { type: "enum", options: ["pending", "delivered", "failed"], description: "Only these." },
    ...limitOption,
    ...common,
  },
  async run(args, host) {
    const limit = readLimit(args);
    if (args.endpoint !== undefined && args.task !== undefined)
      throw new UsageError("--endpoint and --task do not go together.", "Name one of them.");
    const { webhooks } = await requireServer(args, host);
    const params = {
      ...(args.status === undefined ? {} : { status: args.status }),
      ...(args.task === undefined ? {} : { task_id: args.task }),
    };
    const { endpoint } = args;
    const deliveries = await takeFirst(limit, (page) =>
      endpoint === undefined
        ? webhooks.deliveries.list({ ...page, ...params })
        : webhooks.endpoints.deliveries(endpoint, { ...page, ...params }),
    );
    showList(host, args, { name: "deliveries", items: deliveries, columns: deliveryColumns });
    return exitCodes.ok;
  },
});

const deliveryColumns = [
  { title: "ID", value: (one: DeliveryLine) => one.id },
  { title: "EVENT", value: (one: DeliveryLine) => one.event },
  { title: "STATUS", value: (one: DeliveryLine) => one.status },
  { title: "TRIES", value: (one: DeliveryLine) => one.attempt_count },
  { title: "LAST", value: (one: DeliveryLine) => String(one.last_http_status ?? one.last_error ?? "") },
  { title: "NEXT", value: (one: DeliveryLine) => one.next_attempt_at?.slice(0, 19).replace("T", " ") ?? "" },
];

const deliveryCommand = command({
  name: "delivery",
  description: "Show one delivery with bodies and attempts, as JSON",
  options: { id: { type: "positional", required: true, description: "Id of the delivery." }, ...common },
  async run(args, host) {
    const delivery = await (await requireServer(args, host)).webhooks.deliveries.get(args.id);
    makeTerminal(host, { quiet: false }).result(JSON.stringify(delivery, null, args.json === true ? undefined : 2));
    return exitCodes.ok;
  },
});

const resendCommand = command({
  name: "resend",
  description: "Send one delivery again, or with an endpoint's id all that it missed",
  options: {
    id: { type: "positional", required: true, description: "Id of the delivery or of the endpoint." },
    since: {
      type: "string",
      valueHint: "date",
      description: "Of an endpoint: five days ago if left out.",
    },
    all: { type: "boolean", description: "Of an endpoint: also what it got." },
    ...common,
  },
  async run(args, host) {
    const { webhooks } = await requireServer(args, host);
    const terminal = makeTerminal(host, { quiet: false });
    if (!args.id.startsWith("we_")) {
      if (args.since !== undefined || args.all === true)
        throw new UsageError("--since and --all are for an endpoint.", "Name an endpoint, or leave them out.");
      const delivery = await webhooks.deliveries.resend(args.id);
      terminal.result(args.json === true ? JSON.stringify(delivery) : `Delivery ${delivery.id} is due again`);
      return exitCodes.ok;
    }
    const answer = await webhooks.endpoints.resend(args.id, {
      ...(args.since === undefined ? {} : { since: args.since }),
      ...(args.all === true ? { which: "all" as const } : {}),
    });
    if (args.json === true) terminal.result(JSON.stringify(answer));
    else
      terminal.result(`${answer.resent} deliveries are due again${answer.has_more ? "; call again for the rest" : ""}`);
    return exitCodes.ok;
  },
});

export const webhooksCommand = defineCommand({
  meta: { name: "webhooks", description: "Make, test and mend endpoints, and look into their log" },
  subCommands: {
    list: listCommand,
    create: createCommand,
    update: updateCommand,
    delete: deleteCommand,
    rotate: rotateCommand,
    test: testCommand,
    deliveries: deliveriesCommand,
    delivery: deliveryCommand,
    resend: resendCommand,
  },
});

function filterOf(text: string): string[] {
  return text === "all" ? [] : text.split(",");
}

function tellSecret(made: NewWebhookEndpoint, host: Host, json: boolean): number {
  const terminal = makeTerminal(host, { quiet: false });
  if (json) terminal.result(JSON.stringify(made));
  else {
    terminal.result(made.id);
    terminal.result(made.secret);
    terminal.talk("The secret is not shown again.");
  }
  return exitCodes.ok;
}
