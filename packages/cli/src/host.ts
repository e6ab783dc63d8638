import type { TerminalStreams } from "./terminal.ts";

/** What a command has of the process around it. */
export interface Host extends TerminalStreams {
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * Calls back when the person (Ctrl-C) or the system (SIGTERM) asks the command to stop, instead of dying at once.
   *
   * @returns takes the handler away again
   */
  onInterrupt(handler: () => void): () => void;
}

export const processHost: Host = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  onInterrupt(handler) {
    process.on("SIGINT", handler);
    process.on("SIGTERM", handler);
    return () => {
      process.off("SIGINT", handler);
      process.off("SIGTERM", handler);
    };
  },
};
