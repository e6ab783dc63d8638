import type { ArgsDef } from "citty";
import type { Host } from "./host.ts";
import { wholeNumber } from "./number-option.ts";
import { type Column, formatTable } from "./table.ts";
import { makeTerminal } from "./terminal.ts";

/** Of every list that may be long. */
export const limitOption = {
  limit: { type: "string", valueHint: "number", description: "How many, 1 to 1000; 20 if left out." },
} satisfies ArgsDef;

/** Items of one page of the server. */
const pageMax = 100;

/** @throws UsageError when the option is no number within its bounds */
export function readLimit(args: { readonly limit?: string | undefined }): number {
  return wholeNumber("limit", args.limit ?? "20", { min: 1, max: 1_000 });
}

/**
 * The first items of a list that the server gives page by page.
 *
 * @param list reads pages of at most `limit` items, and no page more than is taken from it
 */
export async function takeFirst<Item>(
  limit: number,
  list: (page: { readonly limit: number }) => AsyncIterable<Item>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const item of list({ limit: Math.min(limit, pageMax) })) {
    items.push(item);
    if (items.length === limit) break;
  }
  return items;
}

/** Items as one JSON object under their name, as a table, or as a sentence that says that there are none. */
export function showList<Item>(
  host: Host,
  args: { readonly json?: boolean | undefined },
  list: {
    readonly name: string;
    readonly items: readonly Item[];
    readonly columns: readonly Column<Item>[];
    readonly none?: string;
  },
): void {
  const { name, items, columns, none = `There are no ${name}.` } = list;
  const terminal = makeTerminal(host, { quiet: false });
  if (args.json === true) terminal.result(JSON.stringify({ [name]: items }));
  else if (items.length === 0) terminal.talk(none);
  else for (const line of formatTable(columns, items)) terminal.result(line);
}
