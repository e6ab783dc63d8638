// Opens the database of the directory in its first argument, says so as one line of JSON, and holds it until SIGTERM.
import { openEmbeddedPostgres } from "../../packages/server/src/store/embedded-postgres.ts";

const [dataDir = "", sharedFolder] = process.argv.slice(2);

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

try {
  const postgres = await openEmbeddedPostgres({
    dataDir,
    ...(sharedFolder === undefined ? {} : { sharedFolder }),
    onLost: (error) => say({ event: "lost", message: error.message }),
  });
  process.once("SIGTERM", () => void postgres.stop());
  const { connection, how, pid, notices } = postgres;
  say({ event: "open", connection, how, pid, notices });
} catch (error) {
  if (!(error instanceof Error)) throw error;
  say({ event: "refused", name: error.name, message: error.message, fix: Reflect.get(error, "fix") });
  process.exitCode = Number(Reflect.get(error, "exitCode") ?? 1);
}
