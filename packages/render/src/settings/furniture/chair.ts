import { type Rgb, scaled } from "../../scene/colour.ts";
import { paintBlock, type RoomView } from "../room-view.ts";
import type { RoomThing } from "../room.ts";
import type { Stand } from "./stand.ts";

/** A chair of wood. `towards`: which way who sits on it looks: to us, away, or to a side. */
export function chair(
  at: Stand,
  make: { readonly colour: Rgb; readonly seat?: Rgb; readonly towards: "us" | "away" | "left" | "right" },
): RoomThing {
  const { x, z } = at;
  const { colour, towards } = make;
  const wide = 0.42;
  const leg = 0.038;
  const half = wide / 2 - leg / 2;
  const post = (view: RoomView, dx: number, dz: number, high: number): void =>
    paintBlock(view, { x: x + dx, y: 0, z: z + dz, wide: leg, high, deep: leg, colour });
  const back = (view: RoomView): void => {
    if (towards === "us" || towards === "away") {
      const backZ = z + (towards === "us" ? half : -half);
      for (const dx of [-half, half])
        paintBlock(view, { x: x + dx, y: 0, z: backZ, wide: leg, high: 0.9, deep: leg, colour });
      for (const [y, high] of [
        [0.56, 0.07],
        [0.69, 0.07],
        [0.82, 0.09],
      ] as const)
        paintBlock(view, {
          x,
          y,
          z: backZ,
          wide: wide - leg,
          high,
          deep: 0.022,
          colour: scaled(colour, 1.05),
          finish: "wood",
        });
      return;
    }
    const side = towards === "left" ? half : -half;
    for (const dz of [half, -half])
      paintBlock(view, { x: x + side, y: 0, z: z + dz, wide: leg, high: 0.9, deep: leg, colour });
    for (const y of [0.58, 0.72, 0.84])
      paintBlock(view, { x: x + side, y, z, wide: 0.022, high: 0.06, deep: wide - leg, colour: scaled(colour, 1.05) });
  };
  return {
    z: z + (towards === "away" ? -0.1 : 0.14),
    foot: { x, z, wide, deep: wide },
    paint(view) {
      if (towards === "us") back(view);
      post(view, -half, half, 0.42);
      post(view, half, half, 0.42);
      if (towards === "left" || towards === "right") back(view);
      paintBlock(view, {
        x,
        y: 0.405,
        z,
        wide,
        high: 0.04,
        deep: wide,
        colour: make.seat ?? scaled(colour, 1.1),
        round: make.seat === undefined ? 0.01 : 0.02,
      });
      post(view, -half, -half, 0.41);
      post(view, half, -half, 0.41);
      if (towards === "away") back(view);
    },
  };
}
