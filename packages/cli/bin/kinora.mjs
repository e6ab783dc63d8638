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

await import("../src/main.ts");
