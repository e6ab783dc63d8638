/** What the shell is told. `serve` alone adds 3: the data directory is in use by another server. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, interrupted: 130 } as const;
