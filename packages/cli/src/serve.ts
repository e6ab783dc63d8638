import { command } from "./command.ts";

export const serveCommand = command({
  name: "serve",
  description: "Run the API server and its workers until it is stopped",
  options: {},
  async run() {
    endWithParent();
    const { serve } = await import("@kinora/server/operate");
    return serve();
  },
});

/** A server that `generate` started for itself ends with it, however that ends. */
function endWithParent(): void {
  if (process.channel === undefined || process.channel === null) return;
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref(); // or the channel alone would keep a stopped server alive
}
