import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { type DatabaseAddress, openDatabase, runHot } from "../../packages/server/src/store/database.ts";

/** What the smallest server could do: Node's own HTTP, answers by path from memory. Prints its port as JSON. */
export interface BareHandlerSettings {
  readonly answers: Readonly<Record<string, { readonly headers: readonly string[]; readonly body: string }>>;
  /** Where there is one, each answer waits for the smallest statement there, by the server's own driver and pool. */
  readonly database?: DatabaseAddress;
}

const settings = (await json(process.stdin)) as BareHandlerSettings; // of our own parent
const answers = new Map(Object.entries(settings.answers));
const db =
  settings.database === undefined
    ? undefined
    : openDatabase(settings.database, { connectionsMax: 4, onIdleError: () => undefined });
const smallest = { name: "smallest", text: "select 1" };

const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? "");
  if (answer === undefined) {
    response.writeHead(404).end();
    return;
  }
  const send = (): void => void response.writeHead(200, [...answer.headers]).end(answer.body);
  if (db === undefined) send();
  else runHot(db, smallest, []).then(send, () => response.destroy());
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ port }));
});
process.on("SIGTERM", () => process.exit(0));
