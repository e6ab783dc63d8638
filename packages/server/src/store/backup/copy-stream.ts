import { once } from "node:events";
import { Readable } from "node:stream";
import type pg from "pg";

// COPY runs over the driver's own connection: the driver hands such messages to whatever query object is active.

/** What the driver's connection has besides its published types. */
interface CopyConnection extends pg.Connection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/**
 * Runs `copy … to stdout`.
 *
 * @returns PostgreSQL's own bytes; destroying it midway makes the connection unusable
 */
export function copyOut(client: pg.Client, statement: string): Readable {
  return client.query(new CopyOut(statement));
}

/**
 * Runs `copy … from stdin` with the bytes of a source.
 *
 * @returns how many rows were written
 */
export async function copyIn(client: pg.Client, statement: string, source: AsyncIterable<Buffer>): Promise<number> {
  return await new Promise((resolve, reject) => {
    client.query(new CopyIn(statement, source, { resolve, reject }));
  });
}

class CopyOut extends Readable implements pg.Submittable {
  readonly #statement: string;
  #connection: CopyConnection | undefined;

  constructor(statement: string) {
    super();
    this.#statement = statement;
  }

  submit(connection: pg.Connection): void {
    this.#connection = asCopyConnection(connection);
    this.#connection.query(this.#statement);
  }

  override _read(): void {
    this.#connection?.stream.resume();
  }

  handleCopyData(message: { readonly chunk: Buffer }): void {
    // a copy: the driver reads the next packet into the same memory
    if (!this.push(Buffer.from(message.chunk))) this.#connection?.stream.pause();
  }

  handleCommandComplete(): void {
    // the end is told when the connection is free again
  }

  handleReadyForQuery(): void {
    this.push(null);
  }

  handleError(error: Error): void {
    this.destroy(error);
  }
}

class CopyIn implements pg.Submittable {
  readonly #statement: string;
  readonly #source: AsyncIterable<Buffer>;
  readonly #settle: { readonly resolve: (rows: number) => void; readonly reject: (error: unknown) => void };
  #rows = 0;
  #failure: unknown;

  constructor(
    statement: string,
    source: AsyncIterable<Buffer>,
    settle: { readonly resolve: (rows: number) => void; readonly reject: (error: unknown) => void },
  ) {
    this.#statement = statement;
    this.#source = source;
    this.#settle = settle;
  }

  submit(connection: pg.Connection): void {
    asCopyConnection(connection).query(this.#statement);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    void this.#send(connection);
  }

  handleCommandComplete(message: { readonly text: string }): void {
    this.#rows = Number(message.text.split(" ").at(-1));
  }

  handleError(error: Error): void {
    this.#failure ??= error; // a broken source is the reason of the server's complaint
    this.#settle.reject(this.#failure);
  }

  handleReadyForQuery(): void {
    if (this.#failure === undefined) this.#settle.resolve(this.#rows);
    else this.#settle.reject(this.#failure);
  }

  async #send(connection: CopyConnection): Promise<void> {
    try {
      for await (const chunk of this.#source) {
        if (this.#failure !== undefined) return; // refused: what follows would be dropped
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await once(connection.stream, "drain");
      }
      connection.endCopyFrom();
    } catch (error) {
      this.#failure ??= error;
      connection.sendCopyFail("the source of the rows broke");
    }
  }
}

function asCopyConnection(connection: pg.Connection): CopyConnection {
  if (!isCopyConnection(connection)) throw new Error("this driver cannot copy");
  return connection;
}

function isCopyConnection(connection: pg.Connection): connection is CopyConnection {
  return ["query", "sendCopyFromChunk", "endCopyFrom", "sendCopyFail"].every((name) => name in connection);
}
