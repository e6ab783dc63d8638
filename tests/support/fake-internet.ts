import { once } from "node:events";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Server } from "node:net";
import type { Dial } from "../../packages/server/src/outbound/dial.ts";
import type { ResolveHost } from "../../packages/server/src/outbound/resolve-host.ts";
import { certificate, privateKey } from "./fake-internet-certificate.ts";

/** A whole internet on loopback: every address that is dialled leads to one server, and is written down. */
export interface FakeInternet extends AsyncDisposable {
  readonly resolve: ResolveHost;
  readonly dial: Dial;
  /** Addresses handed to the socket layer so far, as `address port`. */
  readonly dialled: string[];
  /** Names looked up so far. */
  readonly lookedUp: string[];
  /** Where on loopback a port of every pretended address is. */
  portOf(port: number): number;
}

export interface FakeInternetOptions {
  /** Addresses of a name; a function gets the number of the look-up, from 1, to play a name that changes. */
  readonly names: Readonly<Record<string, readonly string[] | ((lookup: number) => readonly string[])>>;
  readonly answer: RequestListener;
}

export async function openFakeInternet(options: FakeInternetOptions): Promise<FakeInternet> {
  const plain = createHttpServer(options.answer);
  const secure = createTlsServer({ cert: certificate, key: privateKey }, options.answer);
  const plainPort = await listen(plain);
  const securePort = await listen(secure);
  const dialled: string[] = [];
  const lookedUp: string[] = [];
  const portOf = (port: number): number => (port === 443 ? securePort : plainPort);
  return {
    dialled,
    lookedUp,
    portOf,
    resolve: async (hostname) => {
      lookedUp.push(hostname);
      const name = hostname.replace(/\.$/, "");
      const addresses = options.names[name] ?? [];
      return typeof addresses === "function"
        ? addresses(lookedUp.filter((earlier) => earlier.replace(/\.$/, "") === name).length)
        : addresses;
    },
    dial: ({ addresses, port }) => {
      for (const address of addresses) dialled.push(`${address} ${port}`);
      return connect({ host: "127.0.0.1", port: portOf(port) });
    },
    async [Symbol.asyncDispose]() {
      plain.closeAllConnections();
      secure.closeAllConnections();
      await Promise.all([close(plain), close(secure)]);
    },
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return (address satisfies AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  server.close();
  await once(server, "close");
}
