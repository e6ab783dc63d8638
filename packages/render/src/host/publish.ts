import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Forces a complete file to the disk and renames it: after a power cut its name means all of its bytes. */
export async function publish(temporaryPath: string, path: string): Promise<void> {
  await syncPath(temporaryPath);
  await rename(temporaryPath, path);
  if (process.platform !== "win32") await syncPath(dirname(path)); // the name itself; Windows has no such call
}

async function syncPath(path: string): Promise<void> {
  await using file = await open(path, "r");
  await file.sync();
}
