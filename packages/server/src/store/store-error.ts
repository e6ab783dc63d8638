/** The store cannot serve: one sentence of cause, one of remedy, both fit for the person at the terminal. */
export class StoreUnavailable extends Error {
  readonly code = "store_unavailable";
  /** What to do now. */
  readonly fix: string;

  /** @param options.cause what the system or PostgreSQL said; for the log */
  constructor(message: string, options: { readonly fix: string; readonly cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "StoreUnavailable";
    this.fix = options.fix;
  }
}

/** Who uses a data directory, as far as its `server.json` says. */
export interface DataDirectoryHolder {
  readonly pid: number;
  readonly url: string;
}

/** Another Kinora holds the data directory; the command that wanted it exits with 3. */
export class DataDirectoryInUse extends Error {
  readonly code = "data_directory_in_use";
  readonly exitCode = 3;
  readonly fix: string;
  readonly dataDir: string;
  readonly holder: DataDirectoryHolder | undefined;

  constructor(dataDir: string, holder: DataDirectoryHolder | undefined) {
    const who = holder === undefined ? "another Kinora" : `the Kinora at ${holder.url} (process ${holder.pid})`;
    super(`The data directory ${dataDir} is in use by ${who}.`);
    this.name = "DataDirectoryInUse";
    this.fix = "Stop it first, or give this one a directory of its own with KINORA_DATA_DIR.";
    this.dataDir = dataDir;
    this.holder = holder;
  }
}
