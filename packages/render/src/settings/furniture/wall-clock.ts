import type { Rgb } from "../../scene/colour.ts";
import { paintUpright, shadeAt } from "../room-view.ts";
import type { RoomThing } from "../room.ts";

/** A clock on the back wall; its hands go round with the clip. */
export function wallClock(
  at: { readonly x: number; readonly y: number; readonly z: number },
  make: { readonly radius: number; readonly frame: Rgb; readonly hour: number },
): RoomThing {
  return {
    z: at.z,
    paint(view) {
      paintUpright(view, at, (pen) => {
        pen.fillStyle = "rgba(16,10,16,0.3)";
        pen.beginPath();
        pen.arc(0.015, -0.02, make.radius * 1.04, 0, 2 * Math.PI);
        pen.fill();
        pen.fillStyle = shadeAt(view, make.frame, at, 0.9);
        pen.beginPath();
        pen.arc(0, 0, make.radius, 0, 2 * Math.PI);
        pen.fill();
        pen.fillStyle = shadeAt(view, [246, 242, 232], at, 1);
        pen.beginPath();
        pen.arc(0, 0, make.radius * 0.86, 0, 2 * Math.PI);
        pen.fill();
        pen.fillStyle = "rgb(40,36,40)";
        for (let mark = 0; mark < 12; mark++) {
          pen.beginPath();
          pen.arc(
            Math.sin(mark * 0.5236) * make.radius * 0.72,
            Math.cos(mark * 0.5236) * make.radius * 0.72,
            make.radius * (mark % 3 === 0 ? 0.055 : 0.03),
            0,
            2 * Math.PI,
          );
          pen.fill();
        }
        const minutes = make.hour * 60 + view.seconds / 60;
        pen.lineCap = "round";
        for (const [turn, length, thick, colour] of [
          [(minutes / 720) * 2 * Math.PI, 0.45, 0.07, "rgb(34,30,36)"],
          [(minutes / 60) * 2 * Math.PI, 0.66, 0.05, "rgb(34,30,36)"],
          // The second hand ticks.
          [(Math.floor(view.seconds) / 60) * 2 * Math.PI, 0.7, 0.022, "rgb(190,50,40)"],
        ] as const) {
          pen.strokeStyle = colour;
          pen.lineWidth = make.radius * thick;
          pen.beginPath();
          pen.moveTo(0, 0);
          pen.lineTo(Math.sin(turn) * make.radius * length, Math.cos(turn) * make.radius * length);
          pen.stroke();
        }
      });
    },
  };
}
