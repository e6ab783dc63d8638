import { Kinora } from "@kinora/sdk";
import type { Host } from "./host.ts";
import type { ServerAddress } from "./local-server.ts";
import { UsageError } from "./usage-error.ts";

export interface ServerChoice {
  readonly url?: string | undefined;
  readonly key?: string | undefined;
}

/**
 * The server that a client command talks to: the one named by --url and --key, else the one that runs on this data
 * directory, else that of KINORA_URL and KINORA_API_KEY. One option alone replaces that half of what is found.
 *
 * @returns undefined when there is none
 * @throws UsageError when an address or a key is there, but not both
 */
export async function findServer(
  choice: ServerChoice,
  host: Host,
  readLocal: (host: Host) => Promise<ServerAddress | undefined> = readLocalLazily,
): Promise<ServerAddress | undefined> {
  const { url, key } = choice;
  if (url !== undefined && key !== undefined) return { url: checkedUrl(url), apiKey: key };
  const fromEnvironment = { url: host.env["KINORA_URL"], key: host.env["KINORA_API_KEY"] };
  if (url !== undefined) {
    // The local key is of another server: it is not sent to an address that somebody typed.
    if (fromEnvironment.key !== undefined) return { url: checkedUrl(url), apiKey: fromEnvironment.key };
    throw new UsageError("--url needs --key.", "Add --key, or set KINORA_API_KEY.");
  }
  const local = await readLocal(host);
  if (local !== undefined) return key === undefined ? local : { url: local.url, apiKey: key };
  const apiKey = key ?? fromEnvironment.key;
  if (fromEnvironment.url !== undefined && apiKey !== undefined)
    return { url: checkedUrl(fromEnvironment.url), apiKey };
  if (fromEnvironment.url !== undefined) throw new UsageError("KINORA_URL is set, KINORA_API_KEY is not.", "Set both.");
  if (key !== undefined) throw new UsageError("--key needs a server.", "Add --url, or start one with kinora serve.");
  return undefined;
}

/** @throws UsageError when no server is found */
export async function requireServer(choice: ServerChoice, host: Host): Promise<Kinora> {
  const address = await findServer(choice, host);
  if (address === undefined)
    throw new UsageError(
      "No server is running on this data directory and none is named.",
      "Start one with kinora serve, or name one with --url and --key or KINORA_URL and KINORA_API_KEY.",
    );
  return clientOf(address);
}

export function clientOf(address: ServerAddress): Kinora {
  return new Kinora({ apiKey: address.apiKey, baseUrl: address.url });
}

/** Reading the data directory takes the server's code, which is not loaded for a server that is named. */
async function readLocalLazily(host: Host): Promise<ServerAddress | undefined> {
  const { readLocalServer } = await import("./local-server.ts");
  return readLocalServer(host);
}

function checkedUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new UsageError(`The server's address must begin with http:// or https://, got "${text}".`);
}
