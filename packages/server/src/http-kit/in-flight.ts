/** One request's share of the server. */
export interface Slot {
  /**
   * Gives the share back while the request is only held open: a poll that waits, a stream.
   *
   * @returns false when too many are held already; the request then has to be answered now
   */
  hold(): boolean;
  /** The request has ended; safe to repeat. */
  leave(): void;
}

/** Counts requests so that overload is refused and not suffered. */
export interface InFlight {
  /** Undefined when the server has enough to do. */
  enter(): Slot | undefined;
}

export function makeInFlight(limits: { readonly inFlightMax: number; readonly heldMax: number }): InFlight {
  let busy = 0;
  let held = 0;
  return {
    enter() {
      if (busy >= limits.inFlightMax) return undefined;
      busy++;
      let state: "busy" | "held" | "left" = "busy";
      return {
        hold() {
          if (state !== "busy" || held >= limits.heldMax) return false;
          state = "held";
          busy--;
          held++;
          return true;
        },
        leave() {
          if (state === "busy") busy--;
          else if (state === "held") held--;
          state = "left";
        },
      };
    },
  };
}
