import type { Clock } from "./clock.ts";

/**
 * A name for one create, the same over all its repetitions: 128 random bits.
 *
 * `crypto.randomUUID` is missing on pages served by plain http and `crypto` in Node 18; there the clock's chance does:
 * a key must be unique in its workspace for a day, not secret.
 */
export function makeIdempotencyKey(clock: Clock): string {
  const bytes = new Uint8Array(16);
  if (typeof globalThis.crypto?.getRandomValues === "function") globalThis.crypto.getRandomValues(bytes);
  else for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(clock.random() * 256);
  return `sdk-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
