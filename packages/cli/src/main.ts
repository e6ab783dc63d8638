#!/usr/bin/env node
// Nothing is imported before the version is known: the modules behind use what older Nodes do not have.
const nodeMajorMin = 24;

if (Number(process.versions.node.split(".")[0]) < nodeMajorMin) {
  console.error(
    `Kinora needs Node.js ${nodeMajorMin} or newer and this is ${process.versions.node}: install it from https://nodejs.org and run the command again.`,
  );
  process.exitCode = 1;
} else {
  // `kinora tasks list | head -1` closes the pipe early: that is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
  const { runCli } = await import("./run-cli.ts");
  process.exitCode = await runCli(process.argv.slice(2));
}
