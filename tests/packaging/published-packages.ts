import { execFile } from "node:child_process";
import * as fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { buildPackages } from "../../scripts/build.ts";

const root = path.join(import.meta.dirname, "../..");
const program = promisify(execFile);
/** Of one npm, tar or tsc; a hang is an answer too. */
const commandMs = 60_000;

/** What `npm publish` would send, by package: `@kinora/sdk` → the tarball's path. */
export type Tarballs = ReadonlyMap<string, string>;

/** Builds all packages below `folder` and packs them with npm. */
export async function packPackages(folder: string): Promise<Tarballs> {
  const built = buildPackages(path.join(folder, "dist"));
  const packed = path.join(folder, "packed");
  fs.mkdirSync(packed);
  const stdout = await run("npm", ["pack", "--json", "--pack-destination", packed, ...built], folder);
  // npm lists the packages either in an array or by their names
  const listed: unknown = JSON.parse(stdout);
  const entries = Object.values(
    listed as Readonly<Record<string, { readonly name: string; readonly filename: string }>>,
  );
  return new Map(entries.map(({ name, filename }) => [name, path.join(packed, path.basename(filename))]));
}

/** The names of a tarball's files, without the folder that npm puts them in. */
export async function filesOf(tarball: string): Promise<readonly string[]> {
  const listed = await run("tar", ["-tzf", tarball], path.dirname(tarball));
  return listed
    .split("\n")
    .filter((name) => name !== "" && !name.endsWith("/"))
    .map((name) => name.replace(/^package\//, ""));
}

/** An empty project, into which npm installs the tarballs without a network. */
export async function installOffline(folder: string, tarballs: readonly string[]): Promise<void> {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  await run("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", ...tarballs], folder);
}

/**
 * An installation as npm would make it, except that other people's packages are links to this repository's own: what is
 * proved is ours, and nothing is downloaded.
 */
export async function layOut(folder: string, tarballs: Tarballs): Promise<void> {
  const modules = path.join(folder, "node_modules");
  fs.mkdirSync(modules, { recursive: true });
  const theirs = path.join(root, "node_modules");
  for (const name of fs.readdirSync(theirs))
    if (!name.startsWith(".") && name !== "@kinora") fs.symlinkSync(path.join(theirs, name), path.join(modules, name));
  for (const [name, tarball] of tarballs) {
    const target = path.join(modules, name);
    fs.mkdirSync(target, { recursive: true });
    await run("tar", ["-xzf", tarball, "--strip-components=1", "-C", target], folder);
    // what npm puts beside one of our packages, because another version stands at the root
    const own = path.join(root, "packages", path.basename(name), "node_modules");
    if (fs.existsSync(own)) fs.symlinkSync(own, path.join(target, "node_modules"));
  }
}

/**
 * Checks a program against the declarations that stand in the folder's node_modules.
 *
 * @param options.environment `web` knows browsers' types alone and checks every declaration; `node` has Node's types and
 *   leaves other people's declarations alone
 * @returns what the compiler says
 */
export async function typeCheck(
  folder: string,
  source: string,
  options: { readonly environment: "web" | "node" },
): Promise<string> {
  fs.writeFileSync(path.join(folder, "program.mts"), source);
  const flags = ["--strict", "--noEmit", "--module", "nodenext", "--target", "esnext"];
  const environment = {
    web: ["--lib", "esnext,dom", "--typeRoots", folder],
    node: ["--skipLibCheck", "--types", "node", "--typeRoots", path.join(root, "node_modules/@types")],
  }[options.environment];
  const tsc = path.join(root, "node_modules/.bin/tsc");
  return run(tsc, [...flags, ...environment, "program.mts"], folder).catch((error: unknown) => {
    if (error instanceof Error && "stdout" in error) return String(error.stdout);
    throw error;
  });
}

/** @returns what it printed. @throws with both streams when it fails */
export async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { stdout } = await program(command, args, {
    cwd,
    env: { PATH: process.env["PATH"], HOME: cwd, npm_config_cache: path.join(cwd, ".npm"), ...env },
    timeout: commandMs,
    maxBuffer: 32 * 1024 * 1024,
  });
  return stdout;
}
