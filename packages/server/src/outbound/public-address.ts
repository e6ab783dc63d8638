import ipaddr from "ipaddr.js";

/** A block of addresses as an operator writes it: `10.0.0.0/8`, `fd00::/8`, or one address. */
export interface Network {
  readonly text: string;
  readonly base: ipaddr.IPv4 | ipaddr.IPv6;
  readonly prefixBits: number;
}

/**
 * True for an address that anybody on the internet could reach: IPv4 without its special ranges, and of IPv6 only
 * 2000::/3 without its special ranges. Allowing one block of IPv6 instead of refusing many also drops the forms that
 * carry an IPv4 address inside: mapped, compatible, NAT64 and 6to4.
 *
 * @param address dotted IPv4 or IPv6 text; anything else, and every address with a zone, is not public
 */
export function isPublicAddress(address: string): boolean {
  const parsed = parseAddress(address);
  if (parsed === undefined) return false;
  if (parsed.kind() === "ipv4") return !specialIpv4.some((network) => covers(network, parsed));
  return covers(globalUnicastIpv6, parsed) && !specialIpv6.some((network) => covers(network, parsed));
}

/** True when one of the operator's networks covers the address. */
export function isCovered(address: string, networks: readonly Network[]): boolean {
  const parsed = parseAddress(address);
  return parsed !== undefined && networks.some((network) => covers(network, parsed));
}

/** @throws RangeError naming the text that is neither an address nor a block */
export function parseNetwork(text: string): Network {
  const trimmed = text.trim();
  const [base = "", bits, ...rest] = trimmed.split("/");
  const parsed = parseAddress(base);
  const widest = parsed?.kind() === "ipv4" ? 32 : 128;
  const prefixBits = bits === undefined ? widest : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (parsed === undefined || rest.length > 0 || !(prefixBits >= 0 && prefixBits <= widest)) {
    throw new RangeError(`"${trimmed}" is not an address block such as 10.0.0.0/8 or fd00::/8`);
  }
  return { text: trimmed, base: parsed, prefixBits };
}

/** Only the canonical forms: dotted IPv4 with four decimal parts, IPv6 without a zone. */
function parseAddress(address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address);
  if (!address.includes(":") || address.includes("%") || !ipaddr.IPv6.isValid(address)) return undefined;
  return ipaddr.IPv6.parse(address);
}

function covers(network: Network, address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return network.base.kind() === address.kind() && address.match(network.base, network.prefixBits);
}

/** IANA's special-purpose registry of IPv4 (read 2026-11), and the two cloud addresses that public ranges hide. */
const specialIpv4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10", // carrier NAT; Alibaba's metadata address is in it
  "127.0.0.0/8",
  "168.63.129.16/32", // Azure's host agent, public by range
  "169.254.0.0/16", // link local; metadata of most clouds
  "172.16.0.0/12",
  "192.0.0.0/24", // protocol assignments; Oracle's metadata address is in it
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24", // 6to4 relays
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15", // benchmarks
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, and broadcast
].map(parseNetwork);

const globalUnicastIpv6 = parseNetwork("2000::/3");
const specialIpv6 = [
  "2001::/23", // Teredo, benchmarks, ORCHID
  "2001:db8::/32",
  "2002::/16", // 6to4 carries an IPv4 address
  "2620:4f:8000::/48",
  "3fff::/20",
].map(parseNetwork);
