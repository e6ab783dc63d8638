import { openAsBlob } from "node:fs";
import path from "node:path";
import type { Element } from "@kinora/sdk";
import { defineCommand } from "citty";
import { command, jsonOption, serverOptions } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { requireServer } from "./find-server.ts";
import { showList } from "./list-output.ts";
import { makeTerminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

const listCommand = command({
  name: "list",
  description: "List the elements, oldest first",
  options: { ...jsonOption, ...serverOptions },
  async run(args, host) {
    const elements = await (await requireServer(args, host)).elements.list();
    showList(host, args, { name: "elements", items: elements, columns });
    return exitCodes.ok;
  },
});

const createCommand = command({
  name: "create",
  description: `Store a person or a thing that prompts name as @NAME

  kinora elements create Mira --image mira.jpg --description "a woman in green"`,
  options: {
    name: { type: "positional", required: true, description: "Letters, digits, hyphens and underscores." },
    image: { type: "string", required: true, valueHint: "file", description: "A picture: a file, or an address." },
    description: { type: "string", required: true, valueHint: "text", description: "What it looks like." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const client = await requireServer(args, host);
    const isAddress = /^(https?:|asset_)/.test(args.image);
    const image = isAddress
      ? args.image
      : (await client.uploads.create(await openFile(args.image), nameOf(args.image))).asset_id;
    const { name, description } = args;
    const element = await client.elements.create({ name, description, image_urls: [image] });
    const terminal = makeTerminal(host, { quiet: false });
    terminal.result(args.json === true ? JSON.stringify(element) : `${element.id}  ${element.mention}`);
    return exitCodes.ok;
  },
});

const deleteCommand = command({
  name: "delete",
  description: "Delete an element; tasks that were created with it are not changed",
  options: {
    element: { type: "positional", required: true, description: "Its id." },
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    await (await requireServer(args, host)).elements.delete(args.element);
    const terminal = makeTerminal(host, { quiet: false });
    const told = { id: args.element, deleted: true };
    terminal.result(args.json === true ? JSON.stringify(told) : `Element ${args.element} deleted`);
    return exitCodes.ok;
  },
});

export const elementsCommand = defineCommand({
  meta: { name: "elements", description: "List, store or delete people and things that prompts name" },
  subCommands: { list: listCommand, create: createCommand, delete: deleteCommand },
});

const columns = [
  { title: "ID", value: (one: Element) => one.id },
  { title: "NAME", value: (one: Element) => one.mention },
  { title: "DESCRIPTION", value: (one: Element) => one.description },
];

async function openFile(file: string): Promise<Blob> {
  return openAsBlob(file).catch((error: unknown) => {
    throw new UsageError(`${file} could not be read.`, String(error));
  });
}

function nameOf(file: string): { readonly name: string } {
  return { name: path.basename(file) };
}
