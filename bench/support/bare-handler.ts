import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** What the smallest server could do: Node's own HTTP, answers by path from memory. Prints its port as JSON. */
export type BareAnswers = Readonly<Record<string, { readonly headers: readonly string[]; readonly body: string }>>;

const answers = new Map(Object.entries((await json(process.stdin)) as BareAnswers)); // of our own parent
const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? "");
  if (answer === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, [...answer.headers]).end(answer.body);
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ port }));
});
process.on("SIGTERM", () => process.exit(0));
