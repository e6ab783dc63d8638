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

/** Under `npm run` one Ctrl-C comes twice: from the terminal, and passed on by npm. */
const sameInterruptMs = 500;

/** The process that this program runs in. */
export const processHost: Host = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  onInterrupt(handler) {
    let lastAtMs = -Infinity;
    const once = (): void => {
      const nowMs = performance.now();
      if (nowMs - lastAtMs > sameInterruptMs) handler();
      lastAtMs = nowMs;
    };
    process.on("SIGINT", once);
    process.on("SIGTERM", once);
    return () => {
      process.off("SIGINT", once);
      process.off("SIGTERM", once);
    };
  },
};
