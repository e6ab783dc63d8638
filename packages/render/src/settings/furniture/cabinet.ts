import { type Rgb, scaled } from "../../scene/colour.ts";
import { paintBlock, shadeAt } from "../room-view.ts";
import type { RoomThing } from "../room.ts";
import type { Stand } from "./stand.ts";

/** A sideboard, desk pedestal or counter with doors or drawers. */
export function cabinet(
  at: Stand,
  make: {
    readonly wide: number;
    readonly high: number;
    readonly deep: number;
    readonly colour: Rgb;
    readonly top?: Rgb;
    readonly doors: number;
    readonly drawers: number;
    readonly things?: readonly RoomThing[];
  },
): RoomThing {
  const { x, z } = at;
  const { wide, high, deep, colour } = make;
  return {
    z,
    foot: { x, z, wide, deep },
    paint(view) {
      const knob = shadeAt(view, [214, 178, 110], { x, y: high, z }, 1.1);
      const line = "rgba(20,10,12,0.38)";
      paintBlock(view, {
        x,
        y: 0.06,
        z,
        wide,
        high: high - 0.1,
        deep,
        colour,
        finish: "wood",
        front(context) {
          const doorWide = wide / make.doors;
          const doorHigh = high - 0.1;
          for (let door = 0; door < make.doors; door++) {
            for (let drawer = 0; drawer < make.drawers; drawer++) {
              const box = {
                x: door * doorWide + 0.02,
                y: (drawer * doorHigh) / make.drawers + 0.02,
                wide: doorWide - 0.04,
                high: doorHigh / make.drawers - 0.035,
              };
              context.strokeStyle = line;
              context.lineWidth = 0.009;
              context.strokeRect(box.x, box.y, box.wide, box.high);
              context.fillStyle = "rgba(255,244,220,0.14)";
              context.fillRect(box.x, box.y + box.high - 0.01, box.wide, 0.01);
              context.fillStyle = knob;
              context.beginPath();
              context.arc(
                make.drawers > 1 ? box.x + box.wide / 2 : box.x + (door % 2 === 0 ? box.wide - 0.04 : 0.04),
                box.y + box.high * (make.drawers > 1 ? 0.5 : 0.6),
                0.014,
                0,
                2 * Math.PI,
              );
              context.fill();
            }
          }
        },
      });
      paintBlock(view, {
        x,
        y: high - 0.045,
        z: z - 0.01,
        wide: wide + 0.05,
        high: 0.045,
        deep: deep + 0.03,
        colour: make.top ?? scaled(colour, 1.12),
        round: 0.008,
      });
      for (const thing of make.things ?? []) thing.paint(view);
    },
  };
}
