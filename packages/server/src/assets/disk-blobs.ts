import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import * as fs from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { AppError, assert } from "@kinora/core";
import type { BlobStore, ByteRange, TemporaryFile } from "./blobs.ts";

/**
 * Blobs as files: `<folder>/ab/abcdef…`, written to `<folder>/temporary` first. One file system, so that the rename is
 * atomic. Files are 0600 and folders 0700: only signed addresses give them out.
 */
export async function openDiskBlobs(folder: string): Promise<BlobStore> {
  const temporary = path.join(folder, "temporary");
  await fs.mkdir(temporary, { recursive: true, mode: 0o700 });

  const temporaryPath = (): TemporaryFile => {
    const file = path.join(temporary, randomUUID());
    return { path: file, [Symbol.asyncDispose]: async () => fs.rm(file, { force: true }) };
  };
  const pathOf = (hash: string): string => {
    assert(/^[0-9a-f]{64}$/.test(hash), "a blob is named by a SHA-256 in hex");
    return path.join(folder, hash.slice(0, 2), hash);
  };

  return {
    temporaryPath,
    receive: async (source, { sizeBytesMax }) => {
      const file = temporaryPath();
      try {
        return { ...file, ...(await writeHashed(file.path, source, sizeBytesMax)) };
      } catch (error) {
        await file[Symbol.asyncDispose]();
        throw asStorageError(error);
      }
    },
    received: async (file) => {
      const hash = createHash("sha256");
      let sizeBytes = 0;
      for await (const chunk of streamOf(file.path)) {
        hash.update(chunk);
        sizeBytes += chunk.byteLength;
      }
      return { ...file, hash: hash.digest("hex"), sizeBytes };
    },
    put: async (blob) => {
      const target = pathOf(blob.hash);
      try {
        if (await fs.mkdir(path.dirname(target), { recursive: true, mode: 0o700 })) await syncFolder(folder);
        await syncFile(blob.path);
        await fs.rename(blob.path, target);
        await syncFolder(path.dirname(target));
      } catch (error) {
        throw asStorageError(error);
      }
    },
    has: async (hash) =>
      fs.access(pathOf(hash)).then(
        () => true,
        () => false,
      ),
    open: async (hash, range) => streamOf(pathOf(hash), range),
    localPath: async (hash) => pathOf(hash),
    remove: async (hash) => fs.rm(pathOf(hash), { force: true }),
    async *namesBefore(instant) {
      for (const entry of await fs.readdir(folder)) {
        if (!/^[0-9a-f]{2}$/.test(entry)) continue;
        for await (const { name } of await fs.opendir(path.join(folder, entry))) {
          const stat = await fs.stat(path.join(folder, entry, name)).catch(() => undefined);
          if (/^[0-9a-f]{64}$/.test(name) && stat !== undefined && stat.mtime < instant) yield name;
        }
      }
    },
    sweepTemporary: async () => {
      const names = await fs.readdir(temporary);
      for (const name of names) await fs.rm(path.join(temporary, name), { recursive: true, force: true });
      return names.length;
    },
  };
}

async function writeHashed(
  file: string,
  source: AsyncIterable<Uint8Array>,
  sizeBytesMax: number,
): Promise<{ readonly hash: string; readonly sizeBytes: number }> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  await using handle = await fs.open(file, "wx", 0o600);
  for await (const chunk of source) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > sizeBytesMax) {
      throw new AppError(
        "payload_too_large",
        `The file is larger than ${sizeBytesMax} bytes, the most that is taken.`,
        {
          fix: "Send a smaller file.",
        },
      );
    }
    hash.update(chunk);
    await handle.writeFile(chunk);
  }
  return { hash: hash.digest("hex"), sizeBytes };
}

function streamOf(file: string, range?: ByteRange): Readable {
  // an end before the start reads nothing, which createReadStream has no way to say
  if (range !== undefined) assert(range.end > range.start, "a range holds at least one byte");
  return createReadStream(file, range === undefined ? {} : { start: range.start, end: range.end - 1 });
}

async function syncFile(file: string): Promise<void> {
  await using handle = await fs.open(file, "r+");
  await handle.sync();
}

/** Makes the names in a folder durable; Windows can neither do this nor needs it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  await using handle = await fs.open(folder, "r");
  await handle.sync();
}

function asStorageError(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code !== "ENOSPC" && code !== "EDQUOT") return error;
  return new AppError("storage_full", "The server has no room left for the file.", { cause: error });
}
