import type pg from "pg";

/** SQL with `$1 …`, for the few statements that most requests make. */
export interface HotStatement {
  /** Unique among all of them. */
  readonly name: string;
  readonly text: string;
}

export type HotValue = string | number | bigint | boolean | Date | Uint8Array | null | undefined | readonly HotItem[];
/** Of an array; undefined is null. */
export type HotItem = string | bigint | undefined;

/** A row as PostgreSQL writes it: each column's text, or null. */
export type HotRow = readonly (string | null)[];

/**
 * A statement that `pg` sends as one message and whose answer is rows of texts. `pg`'s own query writes four or five
 * messages, asks each time for the columns' types, and reads every value by them: twice the CPU time.
 *
 * Protocol: https://www.postgresql.org/docs/18/protocol-message-formats.html
 */
export class HotQuery implements pg.Submittable {
  readonly text: string;
  /** By which the connection knows it; empty where connections keep nothing. */
  readonly name: string;
  readonly callback: (error: Error | undefined, rows: readonly HotRow[]) => void;
  readonly #values: readonly HotValue[];
  readonly #rows: HotRow[] = [];

  constructor(statement: HotStatement, values: readonly HotValue[], callback: HotQuery["callback"]) {
    this.text = statement.text;
    this.name = statement.name;
    this.callback = callback;
    this.#values = values;
  }

  // What `pg` calls, in the order of a query's life. It writes down itself what a connection has parsed.

  submit({
    stream,
    parsedStatements,
  }: pg.Connection & { readonly parsedStatements?: Readonly<Record<string, string>> }): void {
    const bound = bindAndExecute(this.name, this.#values.map(textOf));
    const isParsed = this.name !== "" && parsedStatements?.[this.name] !== undefined;
    stream.write(isParsed ? bound : Buffer.concat([parse(this.name, this.text), bound]));
  }

  handleDataRow({ fields }: { readonly fields: HotRow }): void {
    this.#rows.push(fields);
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.callback(undefined, this.#rows);
  }

  handleError(error: Error): void {
    this.callback(error, []);
  }
}

function textOf(value: HotValue): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value !== "object") return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  return `{${value.map(itemOf).join(",")}}`;
}

function itemOf(item: HotItem): string {
  if (item === undefined) return "NULL";
  return typeof item === "bigint" ? item.toString() : `"${item.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

function parse(name: string, text: string): Buffer {
  const body = Buffer.from(`${name}\0${text}\0\0\0`); // no types of parameters: PostgreSQL knows them
  const head = Buffer.from("P....");
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
}

/** Executes the unnamed portal without a limit of rows, then ends the round trip. */
const executeAndSync = Buffer.from([0x45, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0x53, 0, 0, 0, 4]);

function bindAndExecute(name: string, values: readonly (string | null)[]): Buffer {
  const sizes = values.map((value) => (value === null ? -1 : Buffer.byteLength(value)));
  // an empty portal, the name, no formats, the count of values, each with its size, no formats of columns: all is text
  let length = 4 + 1 + name.length + 1 + 2 + 2 + 2;
  for (const size of sizes) length += 4 + Math.max(0, size);
  const message = Buffer.allocUnsafe(1 + length + executeAndSync.length);
  message[0] = 0x42;
  message.writeInt32BE(length, 1);
  message[5] = 0;
  let at = 6 + message.write(name, 6, "latin1");
  message[at++] = 0;
  at = message.writeInt16BE(0, at);
  at = message.writeInt16BE(values.length, at);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? null;
    at = message.writeInt32BE(sizes[index] ?? -1, at);
    if (value !== null) at += message.write(value, at);
  }
  at = message.writeInt16BE(0, at);
  executeAndSync.copy(message, at);
  return message;
}
