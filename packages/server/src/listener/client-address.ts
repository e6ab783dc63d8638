import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/**
 * Makes the reader of a caller's address: that of the socket, or, where the socket is one of the operator's own proxies,
 * the last address in X-Forwarded-For that no trusted proxy wrote for itself.
 *
 * @param trustedProxies CIDRs; none means that the header is never read
 */
export function makeClientAddress(trustedProxies: readonly string[]): (request: IncomingMessage) => string | undefined {
  if (trustedProxies.length === 0) return (request) => request.socket.remoteAddress;
  const trusted = new BlockList();
  for (const network of trustedProxies) {
    const [address = "", bits] = network.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    trusted.addSubnet(address, bits === undefined ? (family === "ipv4" ? 32 : 128) : Number(bits), family);
  }
  const isTrusted = (address: string): boolean => trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
  return (request) => {
    const socketAddress = plain(request.socket.remoteAddress ?? "");
    if (isIP(socketAddress) === 0 || !isTrusted(socketAddress)) return socketAddress || undefined;
    const header = request.headers["x-forwarded-for"];
    const hops = (Array.isArray(header) ? header.join(",") : (header ?? ""))
      .split(",", hopsMax)
      .map((hop) => hop.trim());
    const foreign = hops.findLast((hop) => isIP(plain(hop)) === 0 || !isTrusted(plain(hop)));
    return foreign === undefined || isIP(plain(foreign)) === 0 ? socketAddress : plain(foreign);
  };
}

/** A longer chain of proxies is an invention of the caller. */
const hopsMax = 32;

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, "");
}
