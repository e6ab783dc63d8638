import { DataDirectoryInUse, StoreUnavailable } from "#store/store-error.ts";

/**
 * Turns what the system or PostgreSQL said into one sentence with its remedy.
 *
 * @returns the error itself when it is such a sentence already
 */
export function explainFailure(error: unknown, dataDir: string): StoreUnavailable | DataDirectoryInUse {
  if (error instanceof StoreUnavailable || error instanceof DataDirectoryInUse) return error;
  const said = saidBy(error);
  const known = explanations.find(({ pattern }) => pattern.test(said));
  if (known !== undefined) return new StoreUnavailable(known.message(dataDir), { fix: known.fix, cause: error });
  const last = said.trim().split("\n").at(-1)?.slice(0, 300) ?? "";
  return new StoreUnavailable(`The database in ${dataDir} could not be opened: ${last}`, {
    fix: "Look at postgres/server.log in the data directory, or set DATABASE_URL to a PostgreSQL 15 or newer.",
    cause: error,
  });
}

/** The system's errors carry a code; programs that fail write to their standard error. */
function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  const stderr = "stderr" in error ? String(error.stderr) : "";
  return `${code} ${stderr}\n${error.message}`;
}

const anotherDirectory = "Name a directory that can be written with KINORA_DATA_DIR.";

const explanations: readonly {
  readonly pattern: RegExp;
  readonly message: (dataDir: string) => string;
  readonly fix: string;
}[] = [
  {
    pattern: /\bENOSPC\b|\bEDQUOT\b|No space left on device|Disk quota exceeded/,
    message: (dataDir) => `The disk that holds ${dataDir} is full.`,
    fix: "Free at least 500 MB there, or name a directory on another disk with KINORA_DATA_DIR.",
  },
  {
    pattern: /\bEROFS\b|Read-only file system/,
    message: (dataDir) => `The data directory ${dataDir} is on a read-only file system.`,
    fix: anotherDirectory,
  },
  {
    pattern: /could not look up effective user ID/,
    message: () => "PostgreSQL needs an account for the user that it runs as, and this user id has none.",
    fix: "Run as a user with an entry in /etc/passwd, or set DATABASE_URL to a PostgreSQL 15 or newer.",
  },
  {
    pattern: /database files are incompatible with server|was initialized by PostgreSQL version/,
    message: (dataDir) => `The database in ${dataDir} was made by another major version of PostgreSQL.`,
    fix: "Go back to the Kinora that made it, run kinora backup, and restore that into an empty data directory here.",
  },
  {
    pattern: /password authentication failed/,
    message: (dataDir) => `The password in ${dataDir}/database-password is not that of the database.`,
    fix: "Bring the file back from a copy of the data directory.",
  },
  {
    pattern: /could not (?:create|resize|open) shared memory|could not map anonymous shared memory/,
    message: () => "The system gave PostgreSQL no shared memory.",
    fix: "Free memory, or give the container more of it (docker run --shm-size=256m).",
  },
  {
    pattern: /error while loading shared libraries|exec format error|\bENOEXEC\b|spawn .* ENOENT|GLIBC_/i,
    message: () => "The installed PostgreSQL does not run on this system.",
    fix: "It needs a glibc Linux, macOS or Windows: set DATABASE_URL to a PostgreSQL 15 or newer instead.",
  },
  {
    pattern: /\bEACCES\b|\bEPERM\b|Permission denied|Operation not permitted/,
    message: (dataDir) => `The data directory ${dataDir} cannot be written by the user that runs Kinora.`,
    fix: "Give that user the directory, or name another one with KINORA_DATA_DIR.",
  },
  {
    pattern: /\bENOTDIR\b|\bEEXIST\b/,
    message: (dataDir) => `The path of the data directory, ${dataDir}, leads through a file.`,
    fix: anotherDirectory,
  },
];
