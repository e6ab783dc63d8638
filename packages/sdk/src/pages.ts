import type { Page } from "./wire.ts";

/** Reads a cursor-paged list item by item, fetching the next page only when it is asked for. */
export async function* readPages<Item>(
  read: (cursor: { readonly cursor?: string }) => Promise<Page<Item>>,
): AsyncIterableIterator<Item> {
  let cursor: { readonly cursor?: string } = {};
  for (;;) {
    const page = await read(cursor);
    yield* page.data;
    const next = page.next_cursor ?? undefined;
    // A cursor that does not move would be read for ever.
    if (!page.has_more || next === undefined || next === cursor.cursor) return;
    cursor = { cursor: next };
  }
}
