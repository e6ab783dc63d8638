import { randomBytes, randomUUID } from "node:crypto";
import * as fs from "node:fs";
import path from "node:path";
import { createPrivateFile, readPrivateFile } from "#store/private-file.ts";
import { StoreUnavailable } from "#store/store-error.ts";
import { closedFolder, type DatabaseUser, databaseUser, giveTo } from "./database-user.ts";

/** Where the database of a data directory lives, and whose it is. */
export interface DatabaseHome {
  /** The data directory, with every symbolic link resolved: the same directory always has the same name. */
  readonly dataDir: string;
  /** 0700, of the database's account: cluster, log, and the binaries when they had to be copied. */
  readonly folder: string;
  /** The cluster itself. */
  readonly data: string;
  readonly user: DatabaseUser | undefined;
  readonly password: string;
  /** Sentences that the person who starts the server should read. */
  readonly notices: readonly string[];
}

/** Holds the folder of a database that could not live in the data directory. */
const pointerName = "postgres-home";

/**
 * Makes the data directory (0711, its own files 0600) and in it the database's home (0700). Where root's database
 * account may not enter, as below a 0700 home, the home is `<sharedFolder>/<uuid>` and a pointer file names it.
 *
 * @throws StoreUnavailable when data that exist could not be reached: never an empty database in place of a full one
 */
export function prepareDatabaseHome(options: {
  readonly dataDir: string;
  readonly sharedFolder: string;
}): DatabaseHome {
  const made = makeDataDir(options.dataDir);
  const dataDir = fs.realpathSync(options.dataDir);
  const inside = path.join(dataDir, "postgres");
  const pointer = path.join(dataDir, pointerName);
  // by hand, because a umask takes bits away; never of a folder that is somebody else's and was only named to us
  if (made !== undefined || fs.existsSync(inside) || fs.existsSync(pointer)) openToPassers(dataDir);
  const away = readPrivateFile(pointer)?.trim();
  if (away !== undefined) return elsewhere({ dataDir, folder: away, pointer });
  const user = databaseUser(path.join(inside, "data"));
  const closed = user === undefined ? undefined : closedFolder(dataDir, user);
  if (user === undefined || closed === undefined) {
    makeHomeFolder(inside, user);
    return homeOf({ dataDir, folder: inside, user, notices: [] });
  }
  if (fs.existsSync(path.join(inside, "data")))
    throw new StoreUnavailable(`User ${user.name}, who owns the database in ${inside}, may not enter ${closed}.`, {
      fix: `Run chmod o+x ${closed}, or move the data directory and name it with KINORA_DATA_DIR.`,
    });
  const folder = path.join(options.sharedFolder, randomUUID());
  fs.mkdirSync(options.sharedFolder, { recursive: true });
  openToPassers(options.sharedFolder);
  makeHomeFolder(folder, user);
  if (createPrivateFile(pointer, `${folder}\n`)) return elsewhere({ dataDir, folder, pointer });
  fs.rmdirSync(folder); // another first start was quicker
  return elsewhere({ dataDir, folder: readPrivateFile(pointer)?.trim() ?? "", pointer });
}

/** @returns the first folder that had to be made */
function makeDataDir(dataDir: string): string | undefined {
  try {
    return fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  } catch (error) {
    // On a read-only file system Node reports ENOENT: the nearest folder that is there tells the true reason.
    let folder = path.resolve(dataDir);
    while (!fs.existsSync(folder)) folder = path.dirname(folder);
    fs.accessSync(folder, fs.constants.W_OK);
    throw error;
  }
}

function elsewhere(options: {
  readonly dataDir: string;
  readonly folder: string;
  readonly pointer: string;
}): DatabaseHome {
  const { dataDir, folder, pointer } = options;
  if (!path.isAbsolute(folder) || !fs.existsSync(folder))
    throw new StoreUnavailable(`The database of ${dataDir} should be in ${folder}, which is not there.`, {
      fix: `Bring that folder back, or remove ${pointer} to begin with an empty database.`,
    });
  const user = databaseUser(fs.existsSync(path.join(folder, "data")) ? path.join(folder, "data") : folder);
  const name = user?.name ?? "its user";
  const notice = `The database is in ${folder}, because ${name}, who runs it, may not enter ${dataDir}.`;
  return homeOf({ dataDir, folder, user, notices: [notice] });
}

function homeOf(home: Pick<DatabaseHome, "dataDir" | "folder" | "user" | "notices">): DatabaseHome {
  const data = path.join(home.folder, "data");
  return { ...home, data, password: databasePassword(home.dataDir, data) };
}

/** The database's own password, made before the cluster and kept beside it. */
function databasePassword(dataDir: string, data: string): string {
  const file = path.join(dataDir, "database-password");
  const known = readPrivateFile(file)?.trim();
  if (known !== undefined && known.length > 0) return known;
  if (fs.existsSync(path.join(data, "PG_VERSION")))
    throw new StoreUnavailable(`The file ${file}, which holds the database's password, is missing.`, {
      fix: "Bring it back from a copy of the data directory.",
    });
  const password = randomBytes(32).toString("base64url");
  // two first starts at once: both use what the first of them wrote
  if (createPrivateFile(file, `${password}\n`)) return password;
  return readPrivateFile(file)?.trim() ?? password;
}

function makeHomeFolder(folder: string, user: DatabaseUser | undefined): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = fs.statSync(folder);
  if (user === undefined && process.getuid !== undefined && stat.uid !== process.getuid())
    throw new StoreUnavailable(`The database in ${folder} belongs to another user (id ${stat.uid}).`, {
      fix: "Start Kinora as that user or as root, or name another directory with KINORA_DATA_DIR.",
    });
  if (user !== undefined && stat.uid !== user.uid) giveTo(user, folder);
  if ((stat.mode & 0o777) !== 0o700) fs.chmodSync(folder, 0o700);
}

/** 0711: others may pass to what they own inside, and see nothing. */
function openToPassers(folder: string): void {
  const stat = fs.statSync(folder);
  const mine = process.getuid === undefined || process.getuid() === 0 || process.getuid() === stat.uid;
  if (mine && (stat.mode & 0o777) !== 0o711) fs.chmodSync(folder, 0o711);
}
