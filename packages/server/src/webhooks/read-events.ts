import { AppError, shown } from "@kinora/core";
import type { Database } from "#store/database.ts";
import { findEvents, findNewestId, findPosition, lastPosition } from "./event-store.ts";
import type { EventScope, WebhookEvent } from "./webhook-event.ts";

/** Where in the feed to begin: behind an event, at the oldest that is kept, or behind the newest. */
export type FeedStart = { readonly after: string } | "oldest" | "newest";

/** A caller's words for where to begin. */
export function feedStart(text: string): FeedStart {
  return text === "oldest" || text === "newest" ? text : { after: text };
}

/** @throws AppError `invalid_parameter` for an event that is not in this feed */
export async function feedPosition(db: Database, scope: EventScope, start: FeedStart): Promise<bigint> {
  if (start === "oldest") return 0n;
  if (start === "newest") return lastPosition(db, scope);
  const position = await findPosition(db, scope, start.after);
  if (position !== undefined) return position;
  throw new AppError("invalid_parameter", `after must be the id of an event that is kept, got ${shown(start.after)}.`, {
    param: "after",
    fix: "Send the id of the last event you have seen, or leave after out to begin with the oldest.",
  });
}

/** Id of the newest event, to go on behind it later; undefined when there is none. */
export async function newestEventId(db: Database, scope: EventScope): Promise<string | undefined> {
  return findNewestId(db, scope);
}

/** A part of the feed. */
export interface FeedPage {
  /** Oldest first. */
  readonly events: readonly WebhookEvent[];
  /** Everything up to here was looked at. */
  readonly position: bigint;
}

/** Events behind a position. @param page.types names and families; all when undefined */
export async function readEvents(
  db: Database,
  scope: EventScope,
  page: { readonly after: bigint; readonly limit: number; readonly types?: readonly string[] | undefined },
): Promise<FeedPage> {
  // read first: what comes while the events are read is seen by the next page
  const newest = await lastPosition(db, scope);
  const events = await findEvents(db, scope, page);
  const last = events.at(-1)?.position ?? page.after;
  return { events, position: events.length === page.limit || last > newest ? last : newest };
}
