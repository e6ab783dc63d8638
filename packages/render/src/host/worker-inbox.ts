import type { MessagePort } from "node:worker_threads";
import type { MouthCue } from "../scene-spec.ts";
import type { WorkerOrder, WorkerTask } from "./worker-protocol.ts";

/** The host's orders, each kind waited for where the worker needs it. */
export interface Inbox {
  task(): Promise<WorkerTask>;
  begin(): Promise<readonly MouthCue[]>;
  /** The next slot of the current task that the encoder has emptied. */
  freeSlot(): Promise<number>;
}

export function openInbox(port: MessagePort): Inbox {
  const tasks = makeQueue<WorkerTask>();
  const begins = makeQueue<readonly MouthCue[]>();
  const slots = makeQueue<number>();
  port.on("message", (order: WorkerOrder) => {
    switch (order.kind) {
      case "task":
        slots.clear(); // those of the task before, whose last frames were taken after it was done
        tasks.put(order.task);
        return;
      case "begin":
        begins.put(order.mouthCues);
        return;
      case "slot_free":
        slots.put(order.slot);
        return;
    }
  });
  return { task: () => tasks.take(), begin: () => begins.take(), freeSlot: () => slots.take() };
}

interface Queue<T> {
  put(item: T): void;
  take(): Promise<T>;
  clear(): void;
}

/** For one taker. */
function makeQueue<T>(): Queue<T> {
  let items: T[] = [];
  let wake: (() => void) | undefined;
  return {
    put(item) {
      items.push(item);
      wake?.();
    },
    async take() {
      for (;;) {
        const [item, ...rest] = items;
        if (item !== undefined) {
          items = rest;
          return item;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    clear() {
      items = [];
    },
  };
}
