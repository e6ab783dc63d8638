import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";

/** A customer's endpoint: writes down what it gets and answers as it is told. */
export interface WebhookReceiver extends AsyncDisposable {
  /** `http://127.0.0.1:<port>/hook` */
  readonly url: string;
  readonly received: ReceivedWebhook[];
  /** Resolves when so many requests have come. */
  until(count: number): Promise<void>;
}

interface ReceivedWebhook {
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** @param answer gets the number of the request, from 1; the default is an empty 204 */
export async function openWebhookReceiver(
  answer: (request: number, response: ServerResponse) => void = (_request, response) => {
    response.writeHead(204).end();
  },
): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      received.push({ body: Buffer.concat(chunks).toString("utf8"), headers: request.headers });
      server.emit("webhook");
      answer(received.length, response);
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the receiver has no port");
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    until: async (count) => {
      while (received.length < count) await once(server, "webhook");
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
