import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
/** In the order of their dependencies. */
const packageNames = ["core", "media", "render", "engines", "server", "sdk", "cli"] as const;

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly imports?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/**
 * Makes what is published: `dist/<package>/` with JavaScript, declarations, data files, and a manifest that points at
 * them. Node strips no types under node_modules, so sources alone would not run there.
 *
 * @param outDir receives one folder per package; emptied first
 * @returns the folders, ready for `npm pack`
 */
export function buildPackages(outDir: string): readonly string[] {
  fs.rmSync(outDir, { recursive: true, force: true });
  const compiled = path.join(outDir, "compiled");
  compile(compiled);
  const folders = packageNames.map((name) => {
    const source = path.join(root, "packages", name);
    const target = path.join(outDir, name);
    fs.mkdirSync(target, { recursive: true });
    fs.renameSync(path.join(compiled, name, "src"), path.join(target, "dist"));
    copyData(path.join(source, "src"), path.join(target, "dist"));
    const manifest = readManifest(name);
    for (const program of Object.values(manifest.bin ?? {})) publishProgram(program, { source, target });
    fs.writeFileSync(path.join(target, "package.json"), `${JSON.stringify(publishedManifest(manifest), null, 2)}\n`);
    fs.copyFileSync(path.join(root, "LICENSE"), path.join(target, "LICENSE"));
    return target;
  });
  fs.rmSync(compiled, { recursive: true, force: true });
  return folders;
}

/** All packages in one go, because they import one another's sources. */
function compile(outDir: string): void {
  fs.mkdirSync(outDir, { recursive: true });
  const config = {
    extends: path.join(root, "tsconfig.json"),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      paths: ownImportPaths(),
      rootDir: path.join(root, "packages"),
      outDir,
      typeRoots: [path.join(root, "node_modules/@types")],
    },
    include: packageNames.map((name) => path.join(root, "packages", name, "src")),
    exclude: ["test", "fixture"].map((kind) => path.join(root, `packages/*/src/**/*.${kind}.ts`)),
  };
  const configFile = path.join(outDir, "tsconfig.json");
  fs.writeFileSync(configFile, JSON.stringify(config));
  execFileSync(path.join(root, "node_modules/.bin/tsc"), ["-p", configFile], { stdio: "inherit" });
}

/**
 * The packages' own imports (`#store/database.ts`) as paths that carry the extension: the compiler leaves such a
 * specifier as it is, and would otherwise refuse it because it cannot rewrite it. `publishedManifest` maps it to `.js`.
 */
function ownImportPaths(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    packageNames.flatMap((name) =>
      Object.entries(readManifest(name).imports ?? {}).map(([key, file]) => [
        `${key}.ts`,
        [path.join(root, "packages", name, `${file}.ts`)],
      ]),
    ),
  );
}

/** A program outside `src` starts the sources; published, it starts what was made of them. */
function publishProgram(program: string, folders: { readonly source: string; readonly target: string }): void {
  const target = path.join(folders.target, program);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const text = fs.readFileSync(path.join(folders.source, program), "utf8");
  fs.writeFileSync(target, text.replaceAll(/"\.\.\/src\/(.*)\.ts"/g, '"../dist/$1.js"'), { mode: 0o755 });
}

function readManifest(name: (typeof packageNames)[number]): Manifest {
  return JSON.parse(fs.readFileSync(path.join(root, "packages", name, "package.json"), "utf8")) as Manifest;
}

/** Everything that is neither TypeScript nor a fixture: SQL, JSON, licences. */
function copyData(from: string, to: string): void {
  fs.cpSync(from, to, {
    recursive: true,
    filter: (file) => (fs.statSync(file).isDirectory() ? path.basename(file) !== "fixtures" : !file.endsWith(".ts")),
  });
}

function publishedManifest(manifest: Manifest): Readonly<Record<string, unknown>> {
  const built = (file: string): string => file.replace("./src/", "./dist/").replace(/\.ts$/, ".js");
  const { devDependencies: _development, private: _private, ...kept } = manifest;
  return {
    ...kept,
    engines: { node: manifest.name === "@kinora/sdk" ? ">=18.0.0" : ">=24.0.0" },
    files: ["dist", ...(manifest.bin ? ["bin"] : []), "LICENSE"],
    ...(manifest.exports && {
      exports: Object.fromEntries(
        Object.entries(manifest.exports).map(([key, file]) => [
          key,
          { types: built(file).replace(/\.js$/, ".d.ts"), default: built(file) },
        ]),
      ),
    }),
    ...(manifest.imports && {
      imports: Object.fromEntries(
        Object.entries(manifest.imports).map(([key, file]) => [`${key}.ts`, `${built(file)}.js`]),
      ),
    }),
  };
}

if (import.meta.main) {
  for (const folder of buildPackages(path.join(root, "dist"))) console.log(path.relative(root, folder));
}
