/** A column of secrets that are sealed under the master key. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** Columns of the row's key, in the order of `SealedPlace.row`. */
  readonly key: readonly string[];
}

/** Every one of them: what is not here is lost when the master key changes. A test finds columns that are missing. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: "webhook_secret", column: "sealed", key: ["workspace_id", "mode"] },
  { table: "webhook_secret", column: "previous_sealed", key: ["workspace_id", "mode"] },
  { table: "webhook_endpoint", column: "sealed_secret", key: ["workspace_id", "mode", "id"] },
  { table: "webhook_endpoint", column: "previous_sealed_secret", key: ["workspace_id", "mode", "id"] },
  { table: "policy_hook_token", column: "sealed_token", key: ["id"] },
  { table: "access_pair", column: "sealed_secret", key: ["access_key"] },
];

/** Columns of bytes that hold no secret: hashes. */
export const openByteColumns: readonly string[] = ["api_key.hash", "idempotency.request_hash", "invitation.token_hash"];
