import { defineCommand } from "citty";
import { command, jsonOption } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import type { Host } from "./host.ts";
import { wholeNumber } from "./number-option.ts";
import { type KeyLine, type MadeKey, withOperator } from "./operator.ts";
import { plainText } from "./plain-text.ts";
import { formatTable } from "./table.ts";
import { makeTerminal } from "./terminal.ts";
import { spanSeconds } from "./time-option.ts";
import { UsageError } from "./usage-error.ts";
import { creditsMax } from "./workspaces.ts";

const idOption = {
  key: { type: "positional", required: true, description: "Id of the key, as keys list shows it." },
} as const;

const createCommand = command({
  name: "create",
  description: "Make a key and print it; it is shown this once",
  options: {
    workspace: { type: "string", valueHint: "id", description: "Workspace that the key belongs to." },
    mode: { type: "enum", options: ["test", "live"], description: "Side of the workspace." },
    operator: {
      type: "boolean",
      description: "Make an operator's key instead, for /metrics and /v1/operator; it opens no workspace.",
    },
    name: { type: "string", valueHint: "text", description: "Name to know it by." },
    "max-credits": { type: "string", valueHint: "number", description: "Most that the key may ever spend." },
    "max-per-day": {
      type: "string",
      valueHint: "number",
      description: "Most that the key may spend in a day (UTC).",
    },
    scopes: {
      type: "string",
      valueHint: "list",
      description: "What it may do: generate, read, manage, separated by commas; everything if left out.",
    },
    models: { type: "string", valueHint: "list", description: "Models that it may use; all of the plan if left out." },
    networks: {
      type: "string",
      valueHint: "list",
      description: "Address blocks that it may be used from, for example 203.0.113.0/24; anywhere if left out.",
    },
    "access-pair": {
      type: "boolean",
      description: "Make an AK/SK pair too, for clients that sign a token instead of sending a key.",
    },
    "expires-in": { type: "string", valueHint: "30m|1h|7d", description: "Life of the key; for ever if left out." },
    ...jsonOption,
  },
  async run(args, host) {
    const expiresInSeconds =
      args["expires-in"] === undefined ? undefined : spanSeconds("expires-in", args["expires-in"]);
    const wanted = { name: args.name, expiresInSeconds };
    if (args.operator === true) {
      refuseBesideOperator(args, [
        "workspace",
        "mode",
        "max-credits",
        "max-per-day",
        "scopes",
        "models",
        "networks",
        "access-pair",
      ]);
      const made = await withOperator(host, (operator) => operator.createOperatorKey(wanted));
      return tellKey(made, host, args.json === true);
    }
    const { workspace, mode } = args;
    if (workspace === undefined) throw missingWorkspace();
    if (mode === undefined) throw new UsageError("--mode needs a value.", "One of: test, live.");
    const caps = { min: 1, max: creditsMax };
    const key = {
      ...wanted,
      workspaceId: workspace,
      mode,
      maxCredits: wholeNumber("max-credits", args["max-credits"], caps),
      maxCreditsPerDay: wholeNumber("max-per-day", args["max-per-day"], caps),
      scopes: scopesOf(args.scopes),
      models: listOf(args.models),
      networks: listOf(args.networks),
      accessPair: args["access-pair"],
    };
    const made = await withOperator(host, (operator) => operator.createKey(key));
    return tellKey(made, host, args.json === true);
  },
});

const listCommand = command({
  name: "list",
  description: "List the keys of a workspace or of operators; the keys themselves are not stored",
  options: {
    workspace: { type: "string", valueHint: "id", description: "Workspace whose keys to list." },
    operator: { type: "boolean", description: "List the operators' keys instead." },
    ...jsonOption,
  },
  async run(args, host) {
    const { workspace } = args;
    if (args.operator === true) refuseBesideOperator(args, ["workspace"]);
    else if (workspace === undefined) throw missingWorkspace();
    const keys: readonly ListedKey[] = await withOperator(host, (operator) =>
      workspace === undefined ? operator.listOperatorKeys() : operator.listKeys(workspace),
    );
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) {
      terminal.result(JSON.stringify({ keys: keys.map(wireOf) }));
      return exitCodes.ok;
    }
    for (const line of formatTable(columns, keys)) terminal.result(line);
    for (const key of keys) for (const notice of key.notices) terminal.talk(`${key.keyId}: ${notice}`);
    return exitCodes.ok;
  },
});

const revokeCommand = command({
  name: "revoke",
  description: "End a key; a running server notices within five seconds",
  options: { ...idOption, ...jsonOption },
  async run(args, host) {
    await withOperator(host, (operator) => operator.revokeKey(args.key));
    const terminal = makeTerminal(host, { quiet: false });
    terminal.result(
      args.json === true ? JSON.stringify({ key_id: args.key, revoked: true }) : `Key ${args.key} revoked`,
    );
    return exitCodes.ok;
  },
});

const rotateCommand = command({
  name: "rotate",
  description: "Make a new key in place of another, which goes on working for an overlap",
  options: {
    ...idOption,
    overlap: { type: "string", valueHint: "30m|1h|7d", description: "How long both work; 24h if left out." },
    ...jsonOption,
  },
  async run(args, host) {
    const overlapSeconds = spanSeconds("overlap", args.overlap ?? "24h");
    const made = await withOperator(host, (operator) => operator.rotateKey({ keyId: args.key, overlapSeconds }));
    return tellKey(made, host, args.json === true);
  },
});

const changeCommand = command({
  name: "change",
  description: "Change a key's name or limits; a running server follows within five seconds",
  options: {
    ...idOption,
    name: { type: "string", valueHint: "text", description: "Another name." },
    "max-credits": { type: "string", valueHint: "n|none", description: "Most that the key may ever spend." },
    "max-per-day": {
      type: "string",
      valueHint: "n|none",
      description: "Most that the key may spend in a day (UTC).",
    },
    scopes: { type: "string", valueHint: "list|none", description: "What it may do; none lifts the limit." },
    models: { type: "string", valueHint: "list|none", description: "Models that it may use; none lifts the limit." },
    networks: { type: "string", valueHint: "list|none", description: "Where it may be used from; none: anywhere." },
    "expires-in": { type: "string", valueHint: "7d|none", description: "Life from now on; none: for ever." },
    ...jsonOption,
  },
  async run(args, host) {
    const caps = { min: 1, max: creditsMax };
    const changes = {
      name: args.name,
      maxCredits: orNone(args["max-credits"], (text) => wholeNumber("max-credits", text, caps)),
      maxCreditsPerDay: orNone(args["max-per-day"], (text) => wholeNumber("max-per-day", text, caps)),
      scopes: orNone(args.scopes, scopesOf),
      models: orNone(args.models, listOf),
      networks: orNone(args.networks, listOf),
      expiresInSeconds: orNone(args["expires-in"], (text) => spanSeconds("expires-in", text)),
    };
    if (Object.values(changes).every((change) => change === undefined))
      throw new UsageError("Nothing to change is named.", "See kinora keys change --help.");
    await withOperator(host, (operator) => operator.changeKey(args.key, changes));
    const terminal = makeTerminal(host, { quiet: false });
    terminal.result(
      args.json === true ? JSON.stringify({ key_id: args.key, changed: true }) : `Key ${args.key} changed`,
    );
    return exitCodes.ok;
  },
});

const pairCommand = command({
  name: "pair",
  description: "Give a key an AK/SK pair, for clients that sign a token; one that it has stops working",
  options: { ...idOption, ...jsonOption },
  async run(args, host) {
    const pair = await withOperator(host, (operator) => operator.makePair(args.key));
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) {
      terminal.result(JSON.stringify({ key_id: args.key, access_key: pair.accessKey, secret_key: pair.secretKey }));
    } else {
      terminal.result(`Access key  ${pair.accessKey}`);
      terminal.result(`Secret key  ${pair.secretKey}`);
      terminal.talk("The secret key is not shown again.");
    }
    return exitCodes.ok;
  },
});

export const keysCommand = defineCommand({
  meta: { name: "keys", description: "Make, list, change, revoke and rotate API keys (operator)" },
  subCommands: {
    create: createCommand,
    list: listCommand,
    change: changeCommand,
    revoke: revokeCommand,
    rotate: rotateCommand,
    pair: pairCommand,
  },
});

function tellKey(made: MadeKey, host: Host, json: boolean): number {
  const terminal = makeTerminal(host, { quiet: false });
  if (json) {
    const expires = made.expiresAt?.toISOString() ?? null;
    const pair = made.accessKey === undefined ? {} : { access_key: made.accessKey, secret_key: made.secretKey };
    terminal.result(JSON.stringify({ key_id: made.keyId, key: made.key, ...pair, expires_at: expires }));
  } else {
    terminal.result(made.key);
    if (made.accessKey !== undefined) {
      terminal.result(`Access key  ${made.accessKey}`);
      terminal.result(`Secret key  ${made.secretKey}`);
    }
    terminal.talk(`Id ${made.keyId}. The key is not shown again.`);
  }
  return exitCodes.ok;
}

/** @throws UsageError naming an option that only a workspace's key has */
function refuseBesideOperator(args: Readonly<Record<string, unknown>>, names: readonly string[]): void {
  const given = names.find((name) => args[name] !== undefined);
  if (given === undefined) return;
  throw new UsageError(`--${given} does not go with --operator.`, "An operator's key belongs to no workspace.");
}

function missingWorkspace(): UsageError {
  return new UsageError("--workspace needs a value.", "Name one that kinora workspaces list shows, or use --operator.");
}

const scopes = ["generate", "read", "manage"] as const;

/** Null for the word `none`, undefined for an option that was left out. */
function orNone<Value>(text: string | undefined, read: (text: string) => Value): Value | null | undefined {
  if (text === undefined) return undefined;
  return text === "none" ? null : read(text);
}

/** @throws UsageError */
function scopesOf(text: string | undefined): readonly (typeof scopes)[number][] | undefined {
  const asked = listOf(text);
  const unknown = asked?.find((word) => !scopes.some((scope) => scope === word));
  if (unknown !== undefined)
    throw new UsageError(`--scopes takes generate, read and manage, got "${plainText(unknown)}".`);
  return asked === undefined ? undefined : scopes.filter((scope) => asked.includes(scope));
}

function listOf(text: string | undefined): readonly string[] | undefined {
  return text === undefined ? undefined : text.split(",").map((item) => item.trim());
}

/** An operator's key has no side of a workspace, and no limits. */
type ListedKey = Pick<KeyLine, "keyId" | "name" | "state" | "expiresAt" | "lastUsedAt" | "notices"> & Partial<KeyLine>;

const columns = [
  { title: "ID", value: (one: ListedKey) => one.keyId },
  { title: "NAME", value: (one: ListedKey) => one.name },
  { title: "MODE", value: (one: ListedKey) => one.mode ?? "operator" },
  { title: "STATE", value: (one: ListedKey) => one.state },
  {
    title: "EXPIRES",
    value: (one: ListedKey) => one.expiresAt?.toISOString().slice(0, 16).replace("T", " ") ?? "never",
  },
  {
    title: "LAST USED",
    value: (one: ListedKey) => one.lastUsedAt?.toISOString().slice(0, 16).replace("T", " ") ?? "never",
  },
];

function wireOf(one: ListedKey): object {
  return {
    key_id: one.keyId,
    name: one.name,
    mode: one.mode ?? null,
    state: one.state,
    expires_at: one.expiresAt?.toISOString() ?? null,
    last_used_at: one.lastUsedAt?.toISOString() ?? null,
    scopes: one.scopes === undefined || one.scopes.length === 0 ? null : one.scopes,
    models: one.models ?? null,
    networks: one.networks ?? null,
    max_credits: one.maxCredits ?? null,
    max_credits_per_day: one.maxCreditsPerDay ?? null,
    access_key: one.accessKey ?? null,
    notices: one.notices,
  };
}
