import type { GuideTasks } from "./guide-services.ts";

/** Places in the queue as pollers see them: a moment old, because each look-up reads through the queue. */
export interface QueuePlaces {
  /** 1 for the workspace's next task; undefined when it does not wait. Answers at once what was looked up a moment ago. */
  placeOf(taskId: bigint): number | undefined | Promise<number | undefined>;
}

interface Place {
  readonly place: number | undefined;
  readonly untilMs: number;
}

/** How long the first in the queue may be shown where it was, in milliseconds: as long as pollers are told to wait. */
const freshMs = 2_000;
/** Further back a place changes slowly and costs more to find: a tenth of a second for each task ahead. */
const perPlaceMs = 100;
const freshMsMax = 30_000;
const placesMax = 10_000;

/** @param clock.nowMs never goes back */
export function makeQueuePlaces(
  tasks: Pick<GuideTasks, "queuePosition">,
  clock: { readonly nowMs: () => number },
): QueuePlaces {
  const places = new Map<bigint, Place>();
  const look = async (taskId: bigint): Promise<number | undefined> => {
    const place = await tasks.queuePosition(taskId);
    places.delete(taskId);
    const oldest = places.size >= placesMax ? places.keys().next() : undefined;
    if (oldest?.done === false) places.delete(oldest.value);
    const freshForMs = Math.min(freshMsMax, freshMs + perPlaceMs * (place ?? 0));
    places.set(taskId, { place, untilMs: clock.nowMs() + freshForMs });
    return place;
  };
  return {
    placeOf(taskId) {
      const known = places.get(taskId);
      return known !== undefined && clock.nowMs() < known.untilMs ? known.place : look(taskId);
    },
  };
}
