import path from "node:path";

/** Where things are in a data directory, besides the database, whose place the store knows. */
export function dataLayout(dataDir: string): {
  readonly blobs: string;
  readonly masterKey: string;
  /** There only while the master key is being changed. */
  readonly nextMasterKey: string;
  readonly cliKey: string;
} {
  return {
    blobs: path.join(dataDir, "blobs"),
    masterKey: path.join(dataDir, "master-key"),
    nextMasterKey: path.join(dataDir, "master-key.next"),
    cliKey: path.join(dataDir, "cli-key"),
  };
}
