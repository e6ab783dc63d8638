#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that an old one gets a sentence instead of a syntax error.
const nodeMajorMin = 24;

if (Number(process.versions.node.split(".")[0]) < nodeMajorMin) {
  console.error(
    `Kinora needs Node.js ${nodeMajorMin} or newer and this is ${process.versions.node}: install it from https://nodejs.org and run the command again.`,
  );
  process.exit(1);
}

// Compiled code is kept beside this package, so that every start but the first is quick; where the folder may not be
// written, nothing is kept. Never in a folder that other users may write: what is kept there is run.
const { enableCompileCache } = await import("node:module");
const { fileURLToPath } = await import("node:url");
enableCompileCache(fileURLToPath(new URL("../.cache", import.meta.url)));

await import("../src/main.ts");
