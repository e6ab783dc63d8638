import { type HostProcess, startHostProcess } from "./host-process.ts";

/**
 * Render hosts that have done their job well wait here a while for the next one, with their code loaded: starting one
 * costs a third of a second of CPU, more than a draft's first frame. A host still serves one job at a time, and one whose
 * job failed, was canceled or left it large is ended, so that nothing of it reaches the next.
 */
export interface HostPool extends AsyncDisposable {
  /** A waiting host, or a new one. */
  take(): HostProcess;
  /** Keeps a host that may serve again; ends it if it is too large, or the pool is closed. */
  giveBack(host: HostProcess, residentBytes: number): Promise<void>;
}

/** A server that renders now and then keeps the memory free between. */
const idleMsDefault = 15_000;
/** After a job; a host has some 150 MB after a small one. Freed pictures of a large one may not go back to the system. */
const residentBytesMax = 500 * 1024 ** 2;

export function openHostPool({ idleMs = idleMsDefault }: { readonly idleMs?: number } = {}): HostPool {
  const waiting = new Map<HostProcess, NodeJS.Timeout>();
  let closed = false;
  const remove = (host: HostProcess): void => {
    clearTimeout(waiting.get(host));
    waiting.delete(host);
  };
  return {
    take() {
      for (const host of [...waiting.keys()].reverse()) {
        remove(host);
        if (!host.alive) continue;
        host.hold(true);
        return host;
      }
      return startHostProcess();
    },
    async giveBack(host, residentBytes) {
      if (closed || !host.alive || residentBytes > residentBytesMax) {
        await host.end();
        return;
      }
      host.hold(false);
      const leave = (): void => {
        remove(host);
        void host.end();
      };
      waiting.set(host, setTimeout(leave, idleMs).unref());
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      const hosts = [...waiting.keys()];
      hosts.forEach(remove);
      await Promise.all(hosts.map(async (host) => await host.end()));
    },
  };
}
