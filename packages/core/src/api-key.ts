/** Kinds of key, told by the prefix: test and live sides of a workspace, and the operator above all workspaces. */
export type KeyKind = "test" | "live" | "oper";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const bodyLength = 32;
const checksumLength = 6;
const pattern = /^kin_(test|live|oper)_[0-9A-Za-z]{38}$/;

/**
 * `kin_<kind>_` + 32 base62 characters + 6 base62 digits, zero-padded, of the CRC-32 (IEEE) of everything before them,
 * so that a typo is told apart from an unknown key without a look-up. 32 characters are 190 bits.
 *
 * @param random at least 64 uniform bytes; bytes of 248 and above are passed over so that every digit is equally likely
 */
export function formatApiKey(kind: KeyKind, random: Uint8Array): string {
  let body = "";
  for (const byte of random) {
    if (body.length === bodyLength) break;
    if (byte < 248) body += digits[byte % 62];
  }
  if (body.length < bodyLength) throw new Error("not enough random bytes for a key");
  const start = `kin_${kind}_${body}`;
  return start + checksum(start);
}

export type ParsedApiKey =
  | { readonly kind: "well_formed"; readonly keyKind: KeyKind }
  | { readonly kind: "mistyped" }
  | { readonly kind: "foreign" };

export function parseApiKey(text: string): ParsedApiKey {
  if (!text.startsWith("kin_")) return { kind: "foreign" };
  const match = pattern.exec(text);
  if (match === null || checksum(text.slice(0, -checksumLength)) !== text.slice(-checksumLength))
    return { kind: "mistyped" };
  return { kind: "well_formed", keyKind: match[1] as KeyKind };
}

function checksum(text: string): string {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i);
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  let rest = (crc ^ 0xffffffff) >>> 0;
  let result = "";
  for (let i = 0; i < checksumLength; i++) {
    result = (digits[rest % 62] ?? "0") + result;
    rest = Math.floor(rest / 62);
  }
  return result;
}
