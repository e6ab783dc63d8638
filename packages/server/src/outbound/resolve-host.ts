import { Resolver } from "node:dns/promises";
import { readFile } from "node:fs/promises";

/** Every address of a name; empty when it has none. Rejects when no server answered. */
export type ResolveHost = (hostname: string, signal: AbortSignal) => Promise<readonly string[]>;

export interface ResolverOptions {
  /** `ip` or `ip:port`; the system's servers when empty. */
  readonly servers: readonly string[];
  /** The system's table of names, read only when no servers are given. */
  readonly hostsFile?: string;
}

/**
 * Resolves without the system's `getaddrinfo`: that one blocks one of four pool threads per name, so that a slow name
 * server chosen by a stranger would stop every file operation of the process.
 */
export function makeResolver(options: ResolverOptions): ResolveHost {
  return async (hostname, signal) => {
    const name = hostname.toLowerCase().replace(/\.$/, "");
    if (name === "localhost" || name.endsWith(".localhost")) return ["127.0.0.1", "::1"];
    if (options.servers.length === 0) {
      const listed = await addressesOfHostsFile(options.hostsFile ?? "/etc/hosts", name);
      if (listed.length > 0) return listed;
    }
    const resolver = new Resolver({ timeout: 2_000, tries: 2 });
    if (options.servers.length > 0) resolver.setServers([...options.servers]);
    const cancel = (): void => resolver.cancel();
    signal.addEventListener("abort", cancel, { once: true });
    try {
      const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
      const found = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
      const refused = answers.find((answer) => answer.status === "rejected" && !isNoSuchName(answer.reason));
      if (found.length === 0 && refused?.status === "rejected") throw refused.reason;
      return found;
    } finally {
      signal.removeEventListener("abort", cancel);
    }
  };
}

async function addressesOfHostsFile(path: string, name: string): Promise<readonly string[]> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    return []; // systems without such a file have nothing to add
  }
  return text.split("\n").flatMap((line) => {
    const [address, ...names] = line.replace(/#.*/, "").trim().split(/\s+/);
    return address !== undefined && names.some((listed) => listed.toLowerCase() === name) ? [address] : [];
  });
}

function isNoSuchName(reason: unknown): boolean {
  return reason instanceof Error && "code" in reason && (reason.code === "ENOTFOUND" || reason.code === "ENODATA");
}
