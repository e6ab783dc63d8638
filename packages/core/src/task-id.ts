import { assert } from "./assert.ts";

/** Milliseconds of the Unix epoch at 2024-01-01T00:00:00Z, where task ids begin. */
export const taskIdEpochMs = Date.UTC(2024, 0, 1);

/**
 * A task id: 63 bits, of which 41 are milliseconds since 2024, 10 the workspace's bucket and 12 random. It sorts by
 * time and names its shard, so that a task is found without a look-up; callers see an opaque decimal string.
 */
export function makeTaskId(parts: {
  readonly nowMs: number;
  readonly bucket: number;
  readonly random: number;
}): bigint {
  const elapsed = parts.nowMs - taskIdEpochMs;
  assert(elapsed >= 0 && elapsed < 2 ** 41, "task ids cover 2024 to 2093");
  assert(parts.bucket >= 0 && parts.bucket < 1024, "a bucket has 10 bits");
  assert(parts.random >= 0 && parts.random < 4096, "the random part has 12 bits");
  return (BigInt(elapsed) << 22n) | (BigInt(parts.bucket) << 12n) | BigInt(parts.random);
}

/** The id of a decimal string, or undefined for anything that is not one. */
export function parseTaskId(text: string): bigint | undefined {
  if (!/^[1-9][0-9]{0,18}$/.test(text)) return undefined;
  const id = BigInt(text);
  return id < 1n << 63n ? id : undefined;
}

/** The workspace's bucket, 0 to 1023: FNV-1a of its id, finished by an avalanche so that similar ids spread. */
export function workspaceBucket(workspaceId: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < workspaceId.length; i++) hash = Math.imul(hash ^ workspaceId.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & 1023;
}
