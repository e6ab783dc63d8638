import type { Spot } from "../../cast/create-cast.ts";
import { type Rgb, scaled } from "../../scene/colour.ts";
import { paintBlock, paintUpright, type RoomView, shadeAt } from "../room-view.ts";
import type { RoomThing } from "../room.ts";
import type { Stand } from "./stand.ts";

/** The height of a seat: where things lie on it, and what sitters' thighs rest on. */
const seatHigh = 0.44;

/** A place on a seat; people sit there with their feet on the floor. */
export function seatSpot(x: number, z: number): Spot {
  return { x, y: seatHigh, z, people: { x, y: 0, z } };
}

/** A sofa for two or three, or an armchair when narrow, facing us. */
export function sofa(
  at: Stand,
  make: {
    readonly wide: number;
    readonly colour: Rgb;
    readonly pillows: readonly Rgb[];
    readonly legs: Rgb;
    readonly boxy: boolean;
  },
): RoomThing {
  const { x, z } = at;
  const { wide, colour, boxy } = make;
  const deep = 0.86;
  const arm = boxy ? 0.16 : 0.22;
  const inner = wide - 2 * arm;
  const seats = wide > 1.9 ? 3 : wide > 1.3 ? 2 : 1;
  const round = boxy ? 0.035 : 0.075;
  return {
    z: z + 0.25,
    foot: { x, z, wide, deep },
    paint(view) {
      for (const side of [-1, 1] as const)
        for (const end of [-0.34, 0.34])
          paintBlock(view, {
            x: x + side * (wide / 2 - 0.09),
            y: 0,
            z: z + end,
            wide: 0.055,
            high: 0.13,
            deep: 0.055,
            colour: make.legs,
          });
      paintBlock(view, {
        x,
        y: 0.36,
        z: z + 0.33,
        wide: wide - 0.04,
        high: boxy ? 0.42 : 0.5,
        deep: 0.22,
        colour: scaled(colour, 0.9),
        round: round * 1.3,
      });
      paintBlock(view, {
        x,
        y: 0.12,
        z,
        wide: wide - 0.06,
        high: 0.2,
        deep,
        colour: scaled(colour, 0.86),
        round: 0.02,
      });
      for (const side of [-1, 1] as const)
        paintBlock(view, {
          x: x + side * (wide / 2 - arm / 2),
          y: 0.12,
          z: z - 0.01,
          wide: arm,
          high: boxy ? 0.46 : 0.5,
          deep: deep - 0.02,
          colour,
          round: boxy ? 0.04 : 0.1,
        });
      for (let seat = 0; seat < seats; seat++) {
        const seatWide = inner / seats;
        const seatX = x - inner / 2 + (seat + 0.5) * seatWide;
        paintBlock(view, {
          between: true,
          x: seatX,
          y: 0.4,
          z: z + 0.2,
          wide: seatWide - 0.01,
          high: 0.42,
          deep: 0.14,
          colour: scaled(colour, 1.03),
          round: round * 1.4,
          finish: "soft",
        });
      }
      for (let seat = 0; seat < seats; seat++) {
        const seatWide = inner / seats;
        const seatX = x - inner / 2 + (seat + 0.5) * seatWide;
        paintBlock(view, {
          between: true,
          x: seatX,
          y: 0.29,
          z: z - 0.09,
          wide: seatWide - 0.008,
          high: 0.155,
          deep: 0.64,
          colour: scaled(colour, 1.06),
          round: round * 0.9,
          finish: "soft",
        });
      }
      make.pillows.forEach((pillow, index) => {
        const side = index % 2 === 0 ? -1 : 1;
        paintPillow(
          view,
          { x: x + side * (inner / 2 - 0.2 - Math.floor(index / 2) * 0.24), y: seatHigh + 0.005, z: z + 0.08 },
          pillow,
          side * 0.16,
        );
      });
    },
  };
}

function paintPillow(view: RoomView, at: { x: number; y: number; z: number }, colour: Rgb, tilt: number): void {
  paintUpright(view, at, (context) => {
    context.rotate(tilt);
    const shade = context.createRadialGradient(-0.05, 0.28, 0.02, 0, 0.2, 0.32);
    shade.addColorStop(0, shadeAt(view, colour, at, 1.12));
    shade.addColorStop(1, shadeAt(view, colour, at, 0.7));
    context.fillStyle = shade;
    context.beginPath();
    context.moveTo(-0.2, 0.02);
    context.quadraticCurveTo(0, 0.045, 0.2, 0.01);
    context.quadraticCurveTo(0.175, 0.2, 0.21, 0.39);
    context.quadraticCurveTo(0, 0.35, -0.21, 0.4);
    context.quadraticCurveTo(-0.17, 0.2, -0.2, 0.02);
    context.fill();
  });
}
