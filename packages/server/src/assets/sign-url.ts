import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from "node:crypto";
import type { SignAssetUrl } from "./asset.ts";

/** Makes and reads the signed addresses of assets. The signature binds id, name and expiry, nothing else. */
export interface UrlSigner {
  readonly sign: SignAssetUrl;
  /** @param url with a path of `/files/…`; its origin does not matter */
  verify(url: URL, now: Date): VerifiedUrl;
}

export type VerifiedUrl =
  | { readonly kind: "valid"; readonly assetId: string; readonly name: string; readonly expiresAt: Date }
  /** Genuine, but its time is over. */
  | { readonly kind: "expired"; readonly assetId: string }
  | { readonly kind: "forged" }
  | { readonly kind: "not_a_file_url" };

/**
 * @param options.masterKey 32 bytes
 * @param options.origin such as `https://video.example`; addresses are relative when it is empty
 */
export function makeUrlSigner(options: { readonly masterKey: Uint8Array; readonly origin: string }): UrlSigner {
  const key = createSecretKey(Buffer.from(hkdfSync("sha256", options.masterKey, "", "kinora/asset-url/v1", 32)));
  const signatureOf = (assetId: string, name: string, expires: string): Buffer =>
    // no part holds a line feed: the id and the seconds by their form, the name because it is encoded
    createHmac("sha256", key)
      .update(`${assetId}\n${encodeURIComponent(name)}\n${expires}`)
      .digest();
  return {
    sign: ({ id, name, expiresAt }) => {
      const expires = String(Math.ceil(expiresAt.getTime() / 1_000));
      const signature = signatureOf(id, name, expires).toString("base64url");
      return `${options.origin}/files/${id}/${encodeURIComponent(name)}?expires=${expires}&signature=${signature}`;
    },
    verify: (url, now) => {
      const parts = /^\/files\/(asset_[0-9A-Za-z]{24})\/([^/]+)$/.exec(url.pathname);
      const assetId = parts?.[1];
      const name = decoded(parts?.[2]);
      if (assetId === undefined || name === undefined) return { kind: "not_a_file_url" };
      const expires = url.searchParams.get("expires") ?? "";
      const given = Buffer.from(url.searchParams.get("signature") ?? "", "base64url");
      const wanted = signatureOf(assetId, name, expires);
      if (!/^\d{1,12}$/.test(expires) || given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
        return { kind: "forged" };
      }
      const expiresAt = new Date(Number(expires) * 1_000);
      return expiresAt <= now ? { kind: "expired", assetId } : { kind: "valid", assetId, name, expiresAt };
    },
  };
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined; // not UTF-8: no address of ours
  }
}
