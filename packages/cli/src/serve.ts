import { command } from "./command.ts";

export const serveCommand = command({
  name: "serve",
  description: "Run the API server, its workers and the console until it is stopped",
  options: {},
  async run() {
    const { serve } = await import("@kinora/server/operate");
    return serve();
  },
});
