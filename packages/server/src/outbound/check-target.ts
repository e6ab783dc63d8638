import { isIP } from "node:net";
import { type ForbiddenRule, OutboundError } from "./outbound-error.ts";
import { isCovered, isPublicAddress, type Network } from "./public-address.ts";
import type { ResolveHost } from "./resolve-host.ts";

/** Who may be reached, decided by the operator and nobody else. */
export interface OutboundPolicy {
  /** Reachable besides the public internet, on any port. */
  readonly allowedNetworks: readonly Network[];
  readonly resolve: ResolveHost;
}

/** A URL whose form is allowed; its addresses are checked when the connection is made. */
export interface OutboundTarget {
  readonly url: URL;
  /** Without the brackets of IPv6. */
  readonly hostname: string;
  readonly port: number;
}

/** Longer ones do not occur among signed links in use, and a URL is echoed, stored and sent. */
const urlCharactersMax = 8_192;
/** A name with more addresses is a tool, not a site. */
const addressesMax = 32;

/**
 * Parses first, then judges what was parsed: the parser turns decimal, octal, hex, short and full-width hosts into
 * plain IPv4, so that text never has to be matched.
 *
 * @throws OutboundError `forbidden`
 */
export function parseTarget(text: string, base?: URL): OutboundTarget {
  const url = text.length <= urlCharactersMax ? URL.parse(text, base?.href) : null;
  if (url === null || url.hostname === "") {
    throw forbidden("", url !== null && !isHttp(url) ? "scheme" : "url");
  }
  if (!isHttp(url)) throw forbidden(url.hostname, "scheme");
  if (url.username !== "" || url.password !== "") throw forbidden(url.hostname, "userinfo");
  const defaultPort = url.protocol === "https:" ? 443 : 80;
  const port = url.port === "" ? defaultPort : Number(url.port);
  return { url, hostname: url.hostname.replace(/^\[|\]$/g, ""), port };
}

/**
 * Every address of the target, each of them allowed; the connection goes to one of exactly these.
 *
 * @throws OutboundError `forbidden`, or `unreachable` when the name has no address
 */
export async function checkedAddresses(
  target: OutboundTarget,
  policy: OutboundPolicy,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const host = target.url.hostname;
  const usualPort = target.port === 80 || target.port === 443;
  if (!usualPort && policy.allowedNetworks.length === 0) throw forbidden(host, "port");
  const addresses = isIP(target.hostname) === 0 ? await resolved(target, policy, signal) : [target.hostname];
  for (const address of addresses) {
    if (isCovered(address, policy.allowedNetworks)) continue;
    if (!usualPort) throw forbidden(host, "port");
    if (!isPublicAddress(address)) throw forbidden(host, "address");
  }
  return addresses;
}

/** True when the operator's networks cover every address of the target's host. */
export async function isPrivatelyAllowed(
  target: OutboundTarget,
  policy: OutboundPolicy,
  signal: AbortSignal,
): Promise<boolean> {
  if (policy.allowedNetworks.length === 0) return false;
  const addresses = isIP(target.hostname) === 0 ? await resolved(target, policy, signal) : [target.hostname];
  return addresses.every((address) => isCovered(address, policy.allowedNetworks));
}

async function resolved(
  target: OutboundTarget,
  policy: OutboundPolicy,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const host = target.url.hostname;
  let addresses: readonly string[];
  try {
    addresses = await policy.resolve(target.hostname, signal);
  } catch (cause) {
    throw new OutboundError({ kind: "unreachable", host, stage: signal.aborted ? "timeout" : "dns" }, { cause });
  }
  if (addresses.length === 0) throw new OutboundError({ kind: "unreachable", host, stage: "dns" });
  if (addresses.length > addressesMax) throw forbidden(host, "address");
  return addresses;
}

function isHttp(url: URL): boolean {
  return url.protocol === "http:" || url.protocol === "https:";
}

function forbidden(host: string, rule: ForbiddenRule): OutboundError {
  return new OutboundError({ kind: "forbidden", host, rule });
}
