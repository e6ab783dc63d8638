import { once } from "node:events";
import { createServer } from "node:http";

/** Answers `/metrics` without a key, on loopback alone, for a collector on this machine. */
export async function startMetricsServer(options: {
  readonly port: number;
  readonly page: () => Promise<{ readonly contentType: string; readonly body: string }>;
}): Promise<AsyncDisposable> {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    options.page().then(
      ({ contentType, body }) => response.writeHead(200, { "content-type": contentType }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(options.port, "127.0.0.1");
  await once(server, "listening");
  return {
    async [Symbol.asyncDispose]() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
