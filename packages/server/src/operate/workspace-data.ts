/**
 * What the deletion of a workspace does to each table that has a `workspace_id`: rows go, or they stay because the
 * books need them, without what people wrote. A test finds tables that are missing here.
 *
 * - `delete`: the rows go
 * - `blank`: the rows stay without text and media; see `delete-workspace-store.ts`
 * - `keep`: the rows hold numbers, ids and instants alone
 */
export const workspaceData: Readonly<Record<string, "delete" | "blank" | "keep">> = {
  // read by nobody any more
  webhook_attempt: "delete", // with its delivery
  webhook_delivery: "delete",
  webhook_endpoint: "delete",
  webhook_secret: "delete",
  event: "delete",
  event_counter: "delete",
  element: "delete", // with the list of its pictures
  request_log: "delete",
  request_count: "delete",
  idempotency: "delete",
  external_task: "delete",
  job: "delete",
  job_turn: "delete",
  api_key: "delete",
  audit_entry: "delete",
  draft_use: "delete",
  member: "delete",
  invitation: "delete",
  billing_account: "delete",
  subscription: "delete",
  // what the ledger's lines belong to
  task: "blank",
  asset: "blank",
  // the books
  wallet: "keep",
  lot: "keep",
  transfer: "keep",
  posting: "keep",
  hold: "keep",
  purchase: "keep", // invoices
};
