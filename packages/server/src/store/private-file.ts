import * as fs from "node:fs";
import path from "node:path";

/**
 * Writes a file that only its owner may read, all of it or nothing: temporary name, then rename. As root the file goes
 * to the owner of its folder, so that an installation once started as root still starts for its user.
 */
export function writePrivateFile(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const descriptor = fs.openSync(temporary, "w", 0o600);
    try {
      fs.fchmodSync(descriptor, 0o600); // the mode above is only for a new file
      fs.writeSync(descriptor, text);
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    giveToFolderOwner(temporary);
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Writes a file that must have one content for ever, such as a password: of two writers at once the first wins.
 *
 * @returns false when the file was there already; it is left as it is
 */
export function createPrivateFile(file: string, text: string): boolean {
  const whole = `${file}.${process.pid}.new`;
  try {
    writePrivateFile(whole, text);
    fs.linkSync(whole, file); // unlike a rename, refuses to replace
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    fs.rmSync(whole, { force: true });
  }
}

/** @returns undefined when there is no such file */
export function readPrivateFile(file: string): string | undefined {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return undefined;
    throw error;
  }
}

function giveToFolderOwner(file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = fs.statSync(path.dirname(file));
  if (uid !== 0) fs.chownSync(file, uid, gid);
}
