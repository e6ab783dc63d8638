import type { Rgb } from "../../scene/colour.ts";
import { paintUpright, shadeAt, standFlat } from "../room-view.ts";
import type { RoomThing } from "../room.ts";

export function flatHouse(at: { readonly x: number; readonly z: number }): RoomThing {
  return {
    z: at.z,
    foot: { ...at, wide: 1.5, deep: 0.2 },
    paint(view) {
      const flat = view.flat(`house ${at.x}`, { wide: 1.9, high: 2.7 }, (pen) => {
        const tone = (colour: Rgb, factor = 1): string =>
          shadeAt(view, colour, { ...at, y: 1.3, z: at.z - 0.3 }, factor);
        pen.fillStyle = tone([206, 170, 122]);
        pen.fillRect(-0.7, 0, 1.4, 1.8);
        pen.fillStyle = tone([150, 70, 56]);
        pen.beginPath();
        pen.moveTo(-0.9, 1.75);
        pen.lineTo(0, 2.65);
        pen.lineTo(0.9, 1.75);
        pen.fill();
        pen.fillStyle = tone([96, 64, 44]);
        pen.fillRect(-0.16, 0, 0.4, 0.86);
        pen.strokeStyle = tone([110, 76, 52]);
        pen.lineWidth = 0.05;
        pen.strokeRect(-0.7, 0.02, 1.4, 1.76);
        for (const [x, y] of [
          [-0.5, 0.96],
          [0.2, 1.06],
        ] as const) {
          pen.fillStyle = "rgb(255,220,140)";
          pen.fillRect(x, y, 0.32, 0.42);
          pen.strokeRect(x, y, 0.32, 0.42);
        }
      });
      standFlat(view, flat, { ...at, y: 0 });
    },
  };
}

export function paintedTree(at: { readonly x: number; readonly z: number }): RoomThing {
  return {
    z: at.z,
    foot: { ...at, wide: 0.6, deep: 0.2 },
    paint(view) {
      const flat = view.flat(`tree ${at.x}`, { wide: 1.6, high: 2.6 }, (pen) => {
        const tone = (colour: Rgb, factor = 1): string =>
          shadeAt(view, colour, { ...at, y: 1.3, z: at.z - 0.3 }, factor);
        pen.fillStyle = tone([104, 76, 56]);
        pen.fillRect(-0.09, 0, 0.18, 1.2);
        for (const [x, y, r] of [
          [0, 1.75, 0.72],
          [-0.34, 1.4, 0.42],
          [0.36, 1.5, 0.42],
        ] as const) {
          pen.fillStyle = tone([72, 124, 92], 0.8 + r * 0.4);
          pen.beginPath();
          pen.arc(x, y, r, 0, 2 * Math.PI);
          pen.fill();
        }
      });
      standFlat(view, flat, { ...at, y: 0 });
    },
  };
}

/** The front drapes of a theatre, drawn aside, with their fringe. */
export function tabs(): RoomThing {
  return {
    z: 0.95,
    paint(view) {
      const flat = view.flat("tabs", { wide: 2.1, high: 4.6 }, (pen) => {
        for (let fold = 0; fold < 8; fold++) {
          const x = -1.05 + fold * 0.26;
          const shade = pen.createLinearGradient(x, 0, x + 0.27, 0);
          for (const [stop, factor] of [
            [0, 0.5],
            [0.4, 1.3],
            [1, 0.5],
          ] as const)
            shade.addColorStop(stop, shadeAt(view, [172, 28, 38], { x: -3, y: 1.6, z: 0.6 }, factor));
          pen.fillStyle = shade;
          pen.fillRect(x, 0.1, 0.265, 4.5);
        }
        pen.fillStyle = shadeAt(view, [222, 180, 96], { x: -3, y: 0.3, z: 0.6 }, 1.2);
        pen.fillRect(-1.05, 0.1, 2.1, 0.07);
        for (let thread = 0; thread < 60; thread++) pen.fillRect(-1.05 + thread * 0.035, 0, 0.018, 0.12);
        pen.fillRect(-1.05, 1.25, 2.1, 0.06);
      });
      const sway = 0.004 * Math.sin(view.seconds * 0.7);
      standFlat(view, flat, { x: -3.45, y: 0, z: 0.95 }, { sway });
      standFlat(view, flat, { x: 3.45, y: 0, z: 0.95 }, { sway, flip: true });
      // The valance across the top.
      for (let swag = 0; swag < 7; swag++) {
        const x = -3.9 + swag * 1.3;
        paintUpright(view, { x, y: 3.25, z: 0.93 }, (pen) => {
          const shade = pen.createLinearGradient(0, 1.4, 0, 0);
          shade.addColorStop(0, shadeAt(view, [120, 18, 28], { x: 0, y: 2.6, z: 0.5 }, 0.8));
          shade.addColorStop(1, shadeAt(view, [186, 34, 44], { x: 0, y: 2.6, z: 0.5 }, 1.1));
          pen.fillStyle = shade;
          pen.beginPath();
          pen.moveTo(-0.7, 1.6);
          pen.lineTo(0.7, 1.6);
          pen.lineTo(0.7, 0.3);
          pen.quadraticCurveTo(0, -0.3, -0.7, 0.3);
          pen.fill();
          pen.strokeStyle = shadeAt(view, [222, 180, 96], { x: 0, y: 2.6, z: 0.5 }, 1.2);
          pen.lineWidth = 0.07;
          pen.beginPath();
          pen.moveTo(0.7, 0.3);
          pen.quadraticCurveTo(0, -0.3, -0.7, 0.3);
          pen.stroke();
        });
      }
    },
  };
}
