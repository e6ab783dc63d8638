import { project } from "../../scene/camera.ts";
import type { Rgb } from "../../scene/colour.ts";
import { paintBlock, shadeAt, tracePolygon } from "../room-view.ts";
import type { RoomThing } from "../room.ts";

/** Curtains at the sides of a window in the back wall; they breathe. */
export function curtains(
  window: { readonly x: number; readonly y: number; readonly wide: number; readonly high: number },
  make: { readonly backZ: number; readonly colour: Rgb; readonly rail: Rgb; readonly toFloor: boolean },
): RoomThing {
  const z = make.backZ - 0.1;
  return {
    z,
    paint(view) {
      const { context } = view;
      const top = window.y + window.high + 0.16;
      const bottom = make.toFloor ? 0.03 : window.y - 0.12;
      const light = { x: window.x + window.wide / 2, y: (top + bottom) / 2, z: z - 0.3 };
      for (const side of [-1, 1] as const) {
        const edge = side < 0 ? window.x - 0.28 : window.x + window.wide + 0.28;
        const folds = 7;
        for (let fold = 0; fold < folds; fold++) {
          const wide = 0.085;
          const sway = 0.018 * Math.sin(view.seconds * 0.9 + fold * 0.8 + side) * (fold / folds);
          const at = (share: number, y: number): readonly [number, number] => {
            const low = 1 - (y - bottom) / (top - bottom);
            const here = project(
              view.camera,
              edge - side * (fold + share) * wide * (1 - 0.12 * Math.sin(low * 3)) + sway * low * 2,
              y,
              z,
            );
            return [here.x, here.y];
          };
          tracePolygon(context, [at(0, top), at(1.25, top), at(1.25, bottom + 0.5), at(1.2, bottom), at(0, bottom)], 0);
          const a = at(0, bottom);
          const b = at(1.2, bottom);
          const shade = context.createLinearGradient(a[0], 0, b[0], 0);
          shade.addColorStop(0, shadeAt(view, make.colour, light, 0.62));
          shade.addColorStop(0.5, shadeAt(view, make.colour, light, 1.02));
          shade.addColorStop(1, shadeAt(view, make.colour, light, 0.74));
          context.fillStyle = shade;
          context.fill();
        }
      }
      paintBlock(view, {
        x: window.x + window.wide / 2,
        y: top - 0.01,
        z: z - 0.03,
        wide: window.wide + 0.75,
        high: 0.035,
        deep: 0.03,
        colour: make.rail,
        round: 0.015,
      });
    },
  };
}
