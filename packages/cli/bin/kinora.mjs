#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that an old one gets a sentence instead of a syntax error.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const wanted = 24;

if (major < wanted) {
  console.error(
    `Kinora needs Node ${wanted} or newer; this is Node ${major}.${minor}. Install it from https://nodejs.org and run the command again.`,
  );
  process.exit(1);
}

// Compiled code is kept beside this package, so that every start but the first is quick; where the folder may not be
// written, nothing is kept. Never in a folder that other users may write: what is kept there is run.
const { enableCompileCache } = await import("node:module");
const { fileURLToPath } = await import("node:url");
enableCompileCache(fileURLToPath(new URL("../.cache", import.meta.url)));

await import("../src/main.ts");
