import type { UrlSigner, VerifiedUrl } from "./sign-url.ts";

/** Where this server is reached, to know its own addresses when they come back as inputs. */
export interface OwnPlace {
  /** The public URL, when there is one. */
  readonly publicUrl: string | undefined;
  /** The port that is listened on. */
  readonly port: number;
  /** The Host header of the request that named the address. */
  readonly requestHost: string | undefined;
}

/**
 * Reads an input address that leads to this server's `/files/…`: under the public URL, the request's own Host or a
 * loopback name on our port. Undefined for every other address, which is then fetched as anybody's.
 */
export function readOwnUrl(source: string, place: OwnPlace, signer: UrlSigner, now: Date): VerifiedUrl | undefined {
  const url = URL.parse(source);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return undefined;
  if (!isOwnHost(url, place)) return undefined;
  // under a public URL with a path of its own, addresses carry that path in front
  const start = url.pathname.lastIndexOf("/files/");
  if (start === -1) return undefined;
  const path = new URL(url);
  path.pathname = url.pathname.slice(start);
  const verified = signer.verify(path, now);
  return verified.kind === "not_a_file_url" ? undefined : verified;
}

function isOwnHost(url: URL, place: OwnPlace): boolean {
  const publicHost = place.publicUrl === undefined ? undefined : URL.parse(place.publicUrl)?.host;
  if (publicHost !== undefined && url.host === publicHost) return true;
  if (place.requestHost !== undefined && url.host === place.requestHost.toLowerCase()) return true;
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  return port === place.port && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}
