import { css, type Rgb, scaled } from "../../scene/colour.ts";
import { fillArea } from "../room-surfaces.ts";
import { paintBlock } from "../room-view.ts";
import type { RoomWindow } from "../room-window.ts";
import type { RoomThing } from "../room.ts";

/** The painted frame around a window. */
export function paintCasing(context: Parameters<typeof fillArea>[0], window: RoomWindow, trim: Rgb): void {
  const { x, y, wide, high: tall } = window;
  fillArea(context, { x: x - 0.1, y: y - 0.1, wide: wide + 0.22, high: tall + 0.22 }, "rgba(30,16,16,0.2)");
  fillArea(context, { x: x - 0.1, y: y - 0.08, wide: wide + 0.2, high: tall + 0.2 }, css(trim));
  fillArea(context, { x: x - 0.03, y: y - 0.03, wide: wide + 0.06, high: tall + 0.06 }, css(scaled(trim, 0.66)));
}

/** The board under a window. */
export function sill(window: RoomWindow, trim: Rgb, z: number): RoomThing {
  return {
    z: z - 0.02,
    paint(view) {
      paintBlock(view, {
        x: window.x + window.wide / 2,
        y: window.y - 0.07,
        z: z - 0.12,
        wide: window.wide + 0.3,
        high: 0.07,
        deep: 0.24,
        colour: trim,
        round: 0.012,
      });
    },
  };
}
