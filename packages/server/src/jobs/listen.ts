/**
 * Hears a channel of the database on a connection of its own. `onNotify` is also called, with an empty payload, after
 * the connection was lost and made again, because what was said meanwhile is gone.
 */
export type Listen = (channel: string, onNotify: (payload: string) => void) => Promise<AsyncDisposable>;
