import pg from "pg";
import { type DatabaseAddress, ownSettings } from "./database.ts";

/** Hears NOTIFY: one connection for all channels of a process, opened again whenever it breaks. */
export interface Notifications extends AsyncDisposable {
  /**
   * Calls back with the payload of each notification, and once with "" after the connection was opened again, because
   * what was said meanwhile is lost.
   */
  listen(channel: string, onNotify: (payload: string) => void): Promise<AsyncDisposable>;
}

const reconnectMs = 500;

/** @param options.onLost called when the connection broke; it is being opened again */
export async function openNotifications(
  address: DatabaseAddress,
  options: { readonly onLost: (error: Error) => void },
): Promise<Notifications> {
  const listeners = new Map<string, Set<(payload: string) => void>>();
  let client = await connect();
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ ...ownSettings(address), ...address, application_name: "kinora notifications" });
    fresh.on("notification", ({ channel, payload }) => {
      for (const notify of listeners.get(channel) ?? []) notify(payload ?? "");
    });
    let broken = false; // one connection may report its end more than once
    fresh.on("error", (error) => {
      if (!broken) lost(error);
      broken = true;
    });
    await fresh.connect();
    for (const channel of listeners.keys()) await listenOn(fresh, channel);
    return fresh;
  }

  function lost(error: Error): void {
    if (closed || timer !== undefined) return;
    options.onLost(error);
    const again = (): void => {
      connect().then(
        (fresh) => {
          timer = undefined;
          client = fresh;
          if (closed) void fresh.end();
          else for (const notify of [...listeners.values()].flatMap((all) => [...all])) notify("");
        },
        () => {
          timer = closed ? undefined : setTimeout(again, reconnectMs);
        },
      );
    };
    timer = setTimeout(again, reconnectMs);
  }

  return {
    async listen(channel, onNotify) {
      const known = listeners.get(channel);
      const all = known ?? new Set();
      all.add(onNotify);
      listeners.set(channel, all);
      // a broken connection listens on every known channel once it is back
      if (known === undefined) await listenOn(client, channel).catch(() => undefined);
      return {
        [Symbol.asyncDispose]: () => {
          all.delete(onNotify);
          return Promise.resolve();
        },
      };
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      clearTimeout(timer);
      await client.end().catch(() => undefined);
    },
  };
}

async function listenOn(client: pg.Client, channel: string): Promise<void> {
  await client.query(`listen ${client.escapeIdentifier(channel)}`);
}
