import * as fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const root = path.join(import.meta.dirname, "../..");
const lockText = fs.readFileSync(path.join(root, "package-lock.json"), "utf8");
const { packages } = JSON.parse(lockText) as { readonly packages: Readonly<Record<string, LockEntry>> };

/** Where npm would find `name` from `from`: the nearest node_modules upwards. */
function resolveEntry(from: string, name: string): string | undefined {
  for (let at = from; ; at = at.includes("/node_modules/") ? at.slice(0, at.lastIndexOf("/node_modules/")) : "") {
    const key = at === "" ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (key in packages) return key;
    if (at === "") return undefined;
  }
}

test("every optional dependency has an entry in the lockfile", () => {
  const missing = Object.entries(packages).flatMap(([from, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => resolveEntry(from, name) === undefined)
      .map((name) => `${name} (wanted by ${from || "the root"})`),
  );
  expect(missing).toEqual([]);
});

test("the lockfile names no registry", () => {
  const remote = Object.entries(packages).filter(([, entry]) => entry.link !== true && entry.resolved !== undefined);
  expect(remote).toEqual([]);
});

test("every direct dependency is an exact version", () => {
  const manifests = [
    "package.json",
    ...fs.globSync(["packages/*/package.json", "scripts/*/package.json"], { cwd: root }),
  ];
  const loose = manifests.flatMap((file) => {
    const manifest = JSON.parse(fs.readFileSync(path.join(root, file), "utf8")) as Readonly<
      Record<string, Readonly<Record<string, string>> | undefined>
    >;
    return ["dependencies", "devDependencies", "optionalDependencies"].flatMap((field) =>
      Object.entries(manifest[field] ?? {})
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[0-9a-z.]+)?$/.test(version))
        .map(([name, version]) => `${file}: ${name}@${version}`),
    );
  });
  expect(loose).toEqual([]);
});

test("no package that a plain install needs has an install script, but for a usage counter that never runs", () => {
  const scripted = Object.entries(packages)
    .filter(([, entry]) => entry.hasInstallScript === true && entry.optional !== true)
    .map(([name]) => name);
  expect(scripted).toEqual(["node_modules/@scarf/scarf"]);
  expect(fs.readFileSync(path.join(root, ".npmrc"), "utf8")).toContain("ignore-scripts=true");
});

test("the HTTP adapter stays on its second major", () => {
  const versions = Object.entries(packages).filter(([name]) => name.endsWith("node_modules/@hono/node-server"));
  expect(versions.map(([, entry]) => entry.version)).toEqual(["2.1.8"]);
});

test("THIRD_PARTY.md has a line for every direct dependency", () => {
  const text = fs.readFileSync(path.join(root, "THIRD_PARTY.md"), "utf8");
  const manifests = [
    "package.json",
    ...fs.globSync(["packages/*/package.json", "scripts/*/package.json"], { cwd: root }),
  ];
  const names = new Set(
    manifests.flatMap((file) => {
      const manifest = JSON.parse(fs.readFileSync(path.join(root, file), "utf8")) as Readonly<
        Record<string, Readonly<Record<string, string>> | undefined>
      >;
      return ["dependencies", "devDependencies", "optionalDependencies"].flatMap((field) =>
        Object.keys(manifest[field] ?? {}),
      );
    }),
  );
  const absent = [...names].filter((name) => !name.startsWith("@kinora/") && !text.includes(`\`${name}\``));
  expect(absent).toEqual([]);
});
