import { PassThrough } from "node:stream";
import type { Host } from "./host.ts";

export interface FakeHost extends Host {
  printed(): { readonly stdout: string; readonly stderr: string };
  interrupt(): void;
}

/** A process that a command can be run in without being one. */
export function makeFakeHost(
  options: { readonly terminal?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): FakeHost {
  const handlers = new Set<() => void>();
  const [stdout, stderr] = [makeStream(options.terminal === true), makeStream(options.terminal === true)];
  return {
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: options.env ?? {},
    onInterrupt(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    printed: () => ({ stdout: stdout.text(), stderr: stderr.text() }),
    interrupt: () => {
      for (const handler of handlers) handler();
    },
  };
}

function makeStream(isTTY: boolean): {
  readonly stream: PassThrough & { readonly isTTY: boolean };
  text(): string;
} {
  let text = "";
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 100 });
  stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return { stream, text: () => text };
}
