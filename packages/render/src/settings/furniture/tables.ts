import { project } from "../../scene/camera.ts";
import { type Rgb, scaled } from "../../scene/colour.ts";
import { paintBlock, shadeAt, traceDisc } from "../room-view.ts";
import type { RoomThing } from "../room.ts";
import type { Stand } from "./stand.ts";

/** A table with four legs. */
export function table(
  at: Stand,
  make: {
    readonly wide: number;
    readonly deep: number;
    readonly high: number;
    readonly colour: Rgb;
    readonly legs?: Rgb;
    readonly things?: readonly RoomThing[];
  },
): RoomThing {
  const { x, z } = at;
  const { wide, deep, high, colour } = make;
  const legs = make.legs ?? scaled(colour, 0.86);
  return {
    z: z - 0.02,
    foot: { x, z, wide, deep },
    paint(view) {
      const dx = wide / 2 - 0.05;
      const dz = deep / 2 - 0.05;
      for (const [sx, sz] of [
        [-1, 1],
        [1, 1],
        [-1, -1],
        [1, -1],
      ] as const)
        paintBlock(view, {
          x: x + sx * dx,
          y: 0,
          z: z + sz * dz,
          wide: 0.055,
          high: high - 0.04,
          deep: 0.055,
          colour: legs,
          finish: "wood",
        });
      paintBlock(view, { x, y: high - 0.045, z, wide, high: 0.045, deep, colour, round: 0.012, finish: "wood" });
      for (const thing of make.things ?? []) thing.paint(view);
    },
  };
}

/** A round table on one foot. */
export function roundTable(
  at: Stand,
  make: {
    readonly radius: number;
    readonly high: number;
    readonly colour: Rgb;
    readonly foot: Rgb;
    readonly things?: readonly RoomThing[];
  },
): RoomThing {
  const { x, z } = at;
  return {
    z: z - 0.02,
    foot: { x, z, wide: make.radius * 1.5, deep: make.radius * 1.5 },
    paint(view) {
      const { context } = view;
      const place = { x, y: make.high, z };
      traceDisc(view, { x, y: 0.015, z }, make.radius * 0.6);
      context.fillStyle = shadeAt(view, make.foot, { x, y: 0.05, z }, 0.9);
      context.fill();
      paintBlock(view, { x, y: 0.02, z, wide: 0.07, high: make.high - 0.03, deep: 0.07, colour: make.foot });
      traceDisc(view, { ...place, y: make.high - 0.035 }, make.radius);
      // Its edge, for a camera level with it.
      const left = project(view.camera, x - make.radius, make.high, z);
      context.rect(left.x, left.y, 2 * make.radius * left.scale, 0.035 * left.scale);
      context.fillStyle = shadeAt(view, make.colour, place, 0.66);
      context.fill();
      traceDisc(view, place, make.radius);
      const spot = project(view.camera, x - make.radius * 0.3, make.high, z);
      const sheen = context.createRadialGradient(spot.x, spot.y, 0, spot.x, spot.y, make.radius * 1.5 * spot.scale);
      sheen.addColorStop(0, shadeAt(view, make.colour, place, 1.3));
      sheen.addColorStop(1, shadeAt(view, make.colour, place, 0.95));
      context.fillStyle = sheen;
      context.fill();
      for (const thing of make.things ?? []) thing.paint(view);
    },
  };
}
