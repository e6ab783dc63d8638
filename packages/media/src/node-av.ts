/** The FFmpeg library as this process sees it. */
export type NodeAv = typeof import("node-av");

let loading: Promise<NodeAv | undefined> | undefined;

/**
 * Loads the optional dependency node-av, once. Undefined when it is not installed or has no binary for this platform.
 * It maps some 170 MB and can take the process down with it when it crashes, so only child processes and tests load it.
 */
export async function loadNodeAv(): Promise<NodeAv | undefined> {
  loading ??= import("node-av").then(
    (library) => {
      library.Log.setLevel(library.AV_LOG_ERROR); // x264 writes a page of statistics to stderr otherwise
      return library;
    },
    () => undefined,
  );
  return await loading;
}
