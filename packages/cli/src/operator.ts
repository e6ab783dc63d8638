import type { Host } from "./host.ts";

type Operate = typeof import("@kinora/server/operate");
type Operator = Awaited<ReturnType<Operate["openOperator"]>>;

export type WorkspaceLine = Awaited<ReturnType<Operator["listWorkspaces"]>>[number];
export type KeyLine = Awaited<ReturnType<Operator["listKeys"]>>[number];
export type AuditLine = Awaited<ReturnType<Operator["listAudit"]>>[number];
export type MadeKey = Awaited<ReturnType<Operator["createKey"]>>;

/** Loads the server's operator functions: not before a command needs them, they bring the whole server along. */
export async function withOperate<Result>(use: (operate: Operate) => Promise<Result>): Promise<Result> {
  return use(await import("@kinora/server/operate"));
}

/**
 * Runs one operator command against the running installation's database, or starts the database for the length of
 * the command.
 */
export async function withOperator<Result>(host: Host, use: (operator: Operator) => Promise<Result>): Promise<Result> {
  const { openOperator } = await import("@kinora/server/operate");
  await using operator = await openOperator(host.env);
  return await use(operator);
}
