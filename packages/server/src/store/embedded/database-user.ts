import * as fs from "node:fs";
import path from "node:path";
import { StoreUnavailable } from "#store/store-error.ts";

/** The account that PostgreSQL runs under when we are root, which PostgreSQL refuses. */
export interface DatabaseUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * The owner of the data that are there already; else `postgres`, else `nobody`. Never an id without an account: initdb
 * refuses it.
 *
 * @param data the cluster's directory, which may not exist yet
 * @returns undefined when this process is not root: PostgreSQL runs as ourselves then
 * @throws StoreUnavailable when root has no such account
 */
export function databaseUser(data: string, passwdFile = "/etc/passwd"): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readAccounts(passwdFile);
  const owner = fs.statSync(data, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) {
    const account = accounts.find(({ uid }) => uid === owner.uid);
    return account ?? { name: String(owner.uid), uid: owner.uid, gid: owner.gid };
  }
  const account = accounts.find(({ name }) => name === "postgres") ?? accounts.find(({ name }) => name === "nobody");
  if (account === undefined)
    throw new StoreUnavailable("PostgreSQL does not run as root, and there is no account postgres or nobody.", {
      fix: "Start Kinora as an ordinary user, or add an account named postgres.",
    });
  return account;
}

function readAccounts(passwdFile: string): readonly DatabaseUser[] {
  return fs
    .readFileSync(passwdFile, "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 4)
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/**
 * Gives a file or folder to the database's account; nothing to do when that is ourselves. Never through a symbolic
 * link: in a folder of that account, root would give away whatever the account links to.
 */
export function giveTo(user: DatabaseUser | undefined, target: string): void {
  if (user !== undefined) fs.lchownSync(target, user.uid, user.gid);
}

/**
 * The first folder on the way to `target` that the account may not enter, or undefined when it may enter all. Folders
 * that do not exist yet are ours to make.
 */
export function closedFolder(target: string, user: DatabaseUser): string | undefined {
  const folders: string[] = [];
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    folders.unshift(folder);
    if (folder === path.dirname(folder)) break;
  }
  return folders.find((folder) => {
    const stat = fs.statSync(folder, { throwIfNoEntry: false });
    return stat !== undefined && stat.isDirectory() && !mayDo(stat, user, 0o1);
  });
}

/** @param bits of one of the three groups: 4 read, 2 write, 1 execute or enter */
export function mayDo(
  stat: { readonly uid: number; readonly gid: number; readonly mode: number },
  user: DatabaseUser,
  bits: number,
): boolean {
  const shift = stat.uid === user.uid ? 6 : stat.gid === user.gid ? 3 : 0;
  return ((stat.mode >> shift) & bits) === bits;
}
