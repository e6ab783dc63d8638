import type { Invoice, Order } from "@kinora/sdk";
import { defineCommand } from "citty";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import { limitOption, readLimit, showList, takeFirst } from "./list-output.ts";
import { withOperator } from "./operator.ts";
import { creditsText } from "./plain-text.ts";
import { makeTerminal, type Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** What a person looks through. */
const ordersMax = 200;

const listCommand = command({
  name: "list",
  description: "List the workspace's orders, newest first",
  options: { ...limitOption, ...jsonOption, ...serverOptions },
  async run(args, host) {
    const limit = readLimit(args);
    const client = await requireServer(args, host);
    const orders = await takeFirst(limit, (page) => client.billing.orders(page));
    showList(host, args, { name: "orders", items: orders, columns });
    return exitCodes.ok;
  },
});

const columns = [
  { title: "ORDER", value: (order: Order) => order.id },
  { title: "STATE", value: (order: Order) => order.state },
  { title: "WHAT", value: (order: Order) => order.item.id },
  { title: "$", value: (order: Order) => order.amount_usd },
  { title: "INVOICE", value: (order: Order) => order.invoice ?? "" },
  { title: "CREATED", value: (order: Order) => order.created_at.slice(0, 19).replace("T", " ") },
];

const placeCommand = command({
  name: "place",
  description: `Order a pack or a plan (live key)

  kinora orders place --pack pack-1000
  kinora orders place --plan api-starter`,
  options: {
    pack: { type: "string", valueHint: "pack", description: "One of kinora packs." },
    plan: { type: "string", valueHint: "plan", description: "One of kinora plans." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const { pack, plan } = args;
    if ((pack === undefined) === (plan === undefined))
      throw new UsageError("Name a pack or a plan.", "Type for example: kinora orders place --pack pack-1000");
    const item = pack === undefined ? { plan: plan ?? "" } : { pack };
    const order = await (await requireServer(args, host)).billing.order(item);
    showOrder(order, makeTerminal(host, { quiet: false }), args.json === true);
    return exitCodes.ok;
  },
});

const cancelCommand = command({
  name: "cancel",
  description: "Cancel an open order (live key)",
  options: {
    id: { type: "positional", required: true, description: "Id of the order." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const order = await (await requireServer(args, host)).billing.cancelOrder(args.id);
    showOrder(order, makeTerminal(host, { quiet: false }), args.json === true);
    return exitCodes.ok;
  },
});

function showOrder(order: Order, terminal: Terminal, json: boolean): void {
  if (json) return terminal.result(JSON.stringify(order));
  terminal.result(`Order ${order.id}: ${order.description}, $${order.amount_usd.toFixed(2)}, ${order.state}`);
  if (order.checkout_url !== null) terminal.result(`Pay at ${order.checkout_url}`);
  else if (order.instructions !== null) terminal.talk(order.instructions);
}

const openCommand = command({
  name: "open",
  description: "List all workspaces' orders that wait for their payment (operator)",
  options: { ...jsonOption },
  async run(args, host) {
    const { orders } = await withOperator(host, ({ billing }) =>
      billing.listOrders({ state: "open", limit: ordersMax }),
    );
    const lines = orders.map((order) => ({
      id: order.id,
      workspace_id: order.workspaceId,
      item: order.item.id,
      amount_usd: order.amountUsdCents / 100,
      created_at: order.createdAt.toISOString(),
    }));
    showList(host, args, { name: "orders", items: lines, columns: openColumns, none: "No order is open." });
    return exitCodes.ok;
  },
});

interface OpenLine {
  readonly id: string;
  readonly workspace_id: string;
  readonly item: string;
  readonly amount_usd: number;
  readonly created_at: string;
}

const openColumns = [
  { title: "ORDER", value: (line: OpenLine) => line.id },
  { title: "WORKSPACE", value: (line: OpenLine) => line.workspace_id },
  { title: "WHAT", value: (line: OpenLine) => line.item },
  { title: "$", value: (line: OpenLine) => line.amount_usd },
  { title: "CREATED", value: (line: OpenLine) => line.created_at.slice(0, 19).replace("T", " ") },
];

const confirmCommand = command({
  name: "confirm",
  description: "Say that an order was paid: its credits or plan are given at once (operator)",
  options: { id: { type: "positional", required: true, description: "Id of the order." }, ...jsonOption },
  async run(args, host) {
    const order = await withOperator(host, ({ billing }) => billing.confirmOrder(args.id, { kind: "command_line" }));
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true)
      terminal.result(JSON.stringify({ id: order.id, workspace_id: order.workspaceId, state: order.state }));
    else terminal.result(`Order ${order.id} of ${order.workspaceId} is paid: ${order.description}`);
    return exitCodes.ok;
  },
});

export const ordersCommand = defineCommand({
  meta: { name: "orders", description: "Place, list and cancel orders; list open ones and confirm them (operator)" },
  subCommands: {
    list: listCommand,
    place: placeCommand,
    cancel: cancelCommand,
    open: openCommand,
    confirm: confirmCommand,
  },
  default: "list",
});

export const invoicesCommand = command({
  name: "invoices",
  description: "List the workspace's invoices, newest order first",
  options: { ...limitOption, ...jsonOption, ...serverOptions },
  async run(args, host) {
    const limit = readLimit(args);
    const client = await requireServer(args, host);
    const invoices = await takeFirst(limit, () => client.billing.invoices());
    showList(host, args, { name: "invoices", items: invoices, columns: invoiceColumns });
    return exitCodes.ok;
  },
});

const invoiceColumns = [
  { title: "INVOICE", value: (invoice: Invoice) => invoice.number },
  { title: "PAID", value: (invoice: Invoice) => invoice.paid_at.slice(0, 10) },
  { title: "WHAT", value: (invoice: Invoice) => invoice.lines.map(({ description }) => description).join(", ") },
  {
    title: "CREDITS",
    value: (invoice: Invoice) => creditsText(invoice.lines.reduce((sum, { credits }) => sum + credits, 0)),
  },
  { title: "$", value: (invoice: Invoice) => invoice.amount_usd },
];
