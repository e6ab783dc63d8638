/** Where a command writes: results to stdout, talk to stderr, and talk only where somebody can read it. */
export interface Terminal {
  /** One line of the command's result. */
  result(line: string): void;
  /** One line for the person who waits; dropped without a terminal and with --quiet. */
  talk(line: string): void;
  /** One line that must not be missed. */
  complain(line: string): void;
  /** True when talk is read, so that a progress bar makes sense. */
  readonly interactive: boolean;
  /** True when results go to a person's screen. */
  readonly resultIsRead: boolean;
}

export interface TerminalStreams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

export function makeTerminal(streams: TerminalStreams, options: { readonly quiet: boolean }): Terminal {
  const interactive = streams.stderr.isTTY === true && !options.quiet;
  const write = (stream: NodeJS.WritableStream, line: string): void => {
    stream.write(`${line}\n`);
  };
  return {
    interactive,
    resultIsRead: streams.stdout.isTTY === true,
    result: (line) => write(streams.stdout, line),
    talk: (line) => {
      if (interactive) write(streams.stderr, line);
    },
    complain: (line) => write(streams.stderr, line),
  };
}
