import pg from "pg";
import type { DatabaseAddress } from "#store/database.ts";
import type { Listen } from "./listen.ts";

/** Hears a test's own database, on a new connection per channel. */
export function listenTo(address: DatabaseAddress): Listen {
  return async (channel, onNotify) => {
    const client = new pg.Client({ ...address });
    client.on("error", () => undefined); // the database is dropped under it when a test fails
    client.on("notification", (notification) => onNotify(notification.payload ?? ""));
    await client.connect();
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    return { [Symbol.asyncDispose]: async () => client.end() };
  };
}
