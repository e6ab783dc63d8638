import type { Rgb } from "../../scene/colour.ts";
import { paintBlock, paintUpright, shadeAt, traceDisc } from "../room-view.ts";
import type { RoomThing } from "../room.ts";
import { type House } from "./house.ts";
import { flatHouse, paintedTree } from "./scenery.ts";

/** What stands at the back of the stage. */
export function stageSet(house: House): RoomThing[] {
  if (house === "theatre")
    return [flatHouse({ x: -2.5, z: 2.6 }), flatHouse({ x: 2.7, z: 2.3 }), paintedTree({ x: 1.5, z: 2.9 })];
  const amps = (x: number): RoomThing => ({
    z: 2.5,
    foot: { x, z: 2.5, wide: 0.9, deep: 0.5 },
    paint(view) {
      for (const [y, tall] of [
        [0, 0.7],
        [0.72, 0.62],
      ] as const)
        paintBlock(view, {
          x,
          y,
          z: 2.5,
          wide: 0.82,
          high: tall,
          deep: 0.42,
          colour: [42, 40, 46],
          round: 0.02,
          front(pen) {
            pen.fillStyle = "rgba(120,116,120,0.3)";
            pen.fillRect(0.06, 0.05, 0.7, tall - 0.16);
            pen.fillStyle = "rgba(10,10,14,0.55)";
            for (const cx of [0.24, 0.58]) {
              pen.beginPath();
              pen.arc(cx, (tall - 0.06) / 2, Math.min(0.15, tall * 0.24), 0, 2 * Math.PI);
              pen.fill();
            }
            pen.fillStyle = "rgb(220,60,40)";
            pen.fillRect(0.7, tall - 0.07, 0.02, 0.02);
          },
        });
    },
  });
  const speakers = (x: number): RoomThing => ({
    z: 0.9,
    foot: { x, z: 0.9, wide: 0.9, deep: 0.7 },
    paint(view) {
      for (let box = 0; box < 5; box++)
        paintBlock(view, {
          x,
          y: box * 0.56,
          z: 0.9,
          wide: 0.95,
          high: 0.54,
          deep: 0.6,
          colour: [34, 34, 40],
          front(pen) {
            pen.fillStyle = "rgba(8,8,12,0.7)";
            for (const cx of [0.27, 0.68]) {
              pen.beginPath();
              pen.arc(cx, 0.27, 0.19, 0, 2 * Math.PI);
              pen.fill();
            }
            pen.strokeStyle = "rgba(150,150,160,0.35)";
            pen.lineWidth = 0.015;
            for (const cx of [0.27, 0.68]) {
              pen.beginPath();
              pen.arc(cx, 0.27, 0.12, 0, 2 * Math.PI);
              pen.stroke();
            }
          },
        });
    },
  });
  return [
    ...(house === "concert" ? [speakers(-3.35), speakers(3.35)] : []),
    amps(-1.9),
    amps(house === "club" ? -2.8 : 1.9),
    ...(house === "club" ? [piano({ x: 2.05, z: 1.9 })] : []),
    drums({ x: house === "club" ? 0.1 : 0, z: 2.3 }),
  ];
}

function drums(at: { readonly x: number; readonly z: number }): RoomThing {
  return {
    z: at.z,
    foot: { ...at, wide: 2, deep: 1.2 },
    paint(view) {
      paintBlock(view, { ...at, y: 0, z: at.z + 0.1, wide: 2.4, high: 0.3, deep: 1.3, colour: [36, 34, 42] });
      const drum = (dx: number, y: number, radius: number, tall: number, colour: Rgb): void => {
        paintUpright(view, { x: at.x + dx, y: y + 0.3, z: at.z }, (pen) => {
          const shade = pen.createLinearGradient(-radius, 0, radius, 0);
          shade.addColorStop(0, shadeAt(view, colour, { ...at, y: 1 }, 0.7));
          shade.addColorStop(0.35, shadeAt(view, colour, { ...at, y: 1 }, 1.35));
          shade.addColorStop(1, shadeAt(view, colour, { ...at, y: 1 }, 0.5));
          pen.fillStyle = shade;
          pen.fillRect(-radius, 0, 2 * radius, tall);
          pen.fillStyle = shadeAt(view, [236, 230, 220], { ...at, y: 1 }, 1.1);
          pen.beginPath();
          pen.ellipse(0, tall, radius, radius * 0.2, 0, 0, 2 * Math.PI);
          pen.fill();
          pen.strokeStyle = "rgba(220,220,226,0.7)";
          pen.lineWidth = 0.012;
          pen.stroke();
        });
      };
      const red: Rgb = [170, 36, 44];
      drum(-0.72, 0.2, 0.24, 0.34, red);
      drum(0.72, 0.12, 0.28, 0.42, red);
      drum(-0.26, 0.62, 0.19, 0.24, red);
      drum(0.26, 0.62, 0.19, 0.24, red);
      paintUpright(view, { x: at.x, y: 0.3, z: at.z - 0.2 }, (pen) => {
        pen.fillStyle = shadeAt(view, red, { ...at, y: 0.5 }, 0.8);
        pen.beginPath();
        pen.arc(0, 0.31, 0.33, 0, 2 * Math.PI);
        pen.fill();
        pen.fillStyle = shadeAt(view, [232, 228, 220], { ...at, y: 0.5 }, 1);
        pen.beginPath();
        pen.arc(0, 0.31, 0.28, 0, 2 * Math.PI);
        pen.fill();
        pen.fillStyle = shadeAt(view, red, { ...at, y: 0.5 }, 0.9);
        pen.beginPath();
        pen.arc(0, 0.31, 0.11, 0, 2 * Math.PI);
        pen.fill();
        pen.strokeStyle = "rgba(190,190,200,0.8)";
        pen.lineWidth = 0.014;
        for (const [x, y] of [
          [-0.62, 1.2],
          [0.66, 1.3],
          [-0.98, 0.85],
        ] as const) {
          pen.beginPath();
          pen.moveTo(x * 1.06, 0);
          pen.lineTo(x, y);
          pen.stroke();
        }
        pen.fillStyle = shadeAt(view, [222, 178, 84], { ...at, y: 1.3 }, 1.35);
        for (const [x, y, tilt] of [
          [-0.62, 1.2, 0.2],
          [0.66, 1.3, -0.22],
          [-0.98, 0.85, 0.05],
        ] as const) {
          pen.beginPath();
          pen.ellipse(x, y, 0.27, 0.045, tilt, 0, 2 * Math.PI);
          pen.fill();
        }
      });
    },
  };
}

function piano(at: { readonly x: number; readonly z: number }): RoomThing {
  return {
    z: at.z,
    foot: { ...at, wide: 1.7, deep: 1.1 },
    paint(view) {
      const { x, z } = at;
      for (const [dx, dz] of [
        [-0.7, -0.3],
        [0.7, -0.3],
        [0.3, 0.5],
      ] as const)
        paintBlock(view, { x: x + dx, y: 0, z: z + dz, wide: 0.08, high: 0.62, deep: 0.08, colour: [30, 28, 32] });
      paintBlock(view, { x, y: 0.6, z, wide: 1.6, high: 0.32, deep: 1, colour: [34, 32, 38], round: 0.03 });
      paintBlock(view, {
        x,
        y: 0.66,
        z: z - 0.56,
        wide: 1.4,
        high: 0.06,
        deep: 0.16,
        colour: [28, 26, 30],
        topColour: [236, 232, 222],
      });
      paintUpright(view, { x: x + 0.05, y: 0.92, z: z + 0.2 }, (pen) => {
        pen.fillStyle = shadeAt(view, [42, 40, 48], { ...at, y: 1.4 }, 1.2);
        pen.beginPath();
        pen.moveTo(-0.78, 0);
        pen.bezierCurveTo(-0.7, 0.9, -0.1, 0.9, 0.2, 0.62);
        pen.bezierCurveTo(0.45, 0.42, 0.74, 0.5, 0.78, 0);
        pen.fill();
      });
    },
  };
}

/** A microphone on a stand; `high`: of its head, metres. */
export function microphone(at: { readonly x: number; readonly z: number }, high: number): RoomThing {
  return {
    z: at.z,
    foot: { ...at, wide: 0.3, deep: 0.3 },
    paint(view) {
      traceDisc(view, { ...at, y: 0.015 }, 0.15);
      view.context.fillStyle = shadeAt(view, [60, 60, 68], { ...at, y: 0.1 });
      view.context.fill();
      paintUpright(view, { ...at, y: 0 }, (pen) => {
        pen.strokeStyle = shadeAt(view, [120, 120, 130], { ...at, y: 0.8 }, 1.2);
        pen.lineCap = "round";
        pen.lineWidth = 0.022;
        pen.beginPath();
        pen.moveTo(0, 0.02);
        pen.lineTo(0, high - 0.122);
        pen.lineTo(-0.13, high - 0.032);
        pen.stroke();
        pen.lineWidth = 0.045;
        pen.strokeStyle = shadeAt(view, [70, 70, 78], { ...at, y: 1.4 });
        pen.beginPath();
        pen.moveTo(-0.1, high - 0.047);
        pen.lineTo(-0.19, high - 0.007);
        pen.stroke();
        pen.fillStyle = shadeAt(view, [170, 170, 180], { ...at, y: 1.4 }, 1.2);
        pen.beginPath();
        pen.arc(-0.205, high, 0.036, 0, 2 * Math.PI);
        pen.fill();
      });
    },
  };
}
