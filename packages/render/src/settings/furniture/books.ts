import { paintBlock } from "../room-view.ts";
import type { RoomThing } from "../room.ts";

/** Books lying on each other. */
export function books(at: { readonly x: number; readonly y: number; readonly z: number }): RoomThing {
  return {
    z: at.z,
    paint(view) {
      let y = at.y;
      for (const [wide, tall, dx, colour] of [
        [0.26, 0.035, 0, [44, 76, 98]],
        [0.23, 0.03, 0.012, [206, 112, 66]],
        [0.2, 0.025, -0.014, [226, 214, 188]],
      ] as const) {
        paintBlock(view, { x: at.x + dx, y, z: at.z, wide, high: tall, deep: 0.17, colour });
        y += tall;
      }
    },
  };
}
