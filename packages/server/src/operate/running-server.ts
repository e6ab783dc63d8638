import { readServerFile } from "#store/server-file.ts";
import { type Environment, findDataDir } from "../config.ts";
import { readCliKey } from "./cli-key.ts";

/** A server that runs on this machine's data directory. */
export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  /** The key that the commands of this machine use; undefined when it cannot be read. */
  readonly cliKey: string | undefined;
}

/** @returns undefined when none runs, or when its files are another user's */
export async function readRunningServer(env: Environment): Promise<RunningServer | undefined> {
  const dataDir = findDataDir(env);
  try {
    const server = readServerFile(dataDir);
    return server === undefined ? undefined : { url: server.url, pid: server.pid, cliKey: readCliKey(dataDir) };
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "EACCES" || error.code === "EPERM"))
      return undefined;
    throw error;
  }
}
