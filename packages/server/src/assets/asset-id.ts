import { randomBytes } from "node:crypto";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** `asset_` and 24 base62 characters: 142 random bits. */
export function makeAssetId(): string {
  let text = "";
  while (text.length < 24) {
    // bytes of 248 and above would make the first digits likelier than the others
    for (const byte of randomBytes(32)) if (byte < 248 && text.length < 24) text += digits[byte % 62];
  }
  return `asset_${text}`;
}

export function isAssetId(text: string): boolean {
  return /^asset_[0-9A-Za-z]{24}$/.test(text);
}
