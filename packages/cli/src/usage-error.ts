/** The command line is wrong: nothing was started, sent or written. Exit code 2. */
export class UsageError extends Error {
  /** What to type instead, or where to look. */
  readonly fix: string | undefined;

  constructor(message: string, fix?: string) {
    super(message);
    this.name = "UsageError";
    this.fix = fix;
  }
}
