import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/**
 * Where a sealed value stands. It is authenticated with the value, so that a row copied over another does not open.
 */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  /** The parts of the row's key. */
  readonly row: readonly string[];
}

/** Version, key id, nonce and tag stand before the ciphertext. */
const version = 1;
const keyIdBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;
const headerBytes = 1 + keyIdBytes + nonceBytes + tagBytes;

/** Encrypts a secret for rest: AES-256-GCM under a key derived from the master key for this table alone. */
export function seal(masterKey: Uint8Array, place: SealedPlace, secret: Uint8Array): Buffer {
  const key = keyOf(masterKey, place);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes }).setAAD(boundTo(place));
  const ciphertext = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([Buffer.of(version), keyId(key), nonce, cipher.getAuthTag(), ciphertext]);
}

/** @throws Error when the value was sealed under another key or for another row, or was changed */
export function unseal(masterKey: Uint8Array, place: SealedPlace, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  if (bytes.length < headerBytes || bytes[0] !== version) throw new Error(`${place.table}: this is no sealed value`);
  const key = keyOf(masterKey, place);
  if (!bytes.subarray(1, 1 + keyIdBytes).equals(keyId(key))) {
    throw new Error(`${place.table}: the value was sealed under another master key`);
  }
  const nonceStart = 1 + keyIdBytes;
  const nonce = bytes.subarray(nonceStart, nonceStart + nonceBytes);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes })
    .setAAD(boundTo(place))
    .setAuthTag(bytes.subarray(headerBytes - tagBytes, headerBytes));
  return Buffer.concat([decipher.update(bytes.subarray(headerBytes)), decipher.final()]);
}

function keyOf(masterKey: Uint8Array, place: SealedPlace): Buffer {
  return Buffer.from(hkdfSync("sha256", masterKey, "", `kinora/seal/v1/${place.table}.${place.column}`, 32));
}

/** Tells a wrong key from a damaged value, and later which of two keys to take. */
function keyId(key: Uint8Array): Buffer {
  return createHash("sha256").update("kinora/key-id").update(key).digest().subarray(0, keyIdBytes);
}

function boundTo(place: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([place.table, place.column, ...place.row]));
}
