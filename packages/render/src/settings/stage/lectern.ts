import { paintBlock, paintUpright } from "../room-view.ts";
import type { RoomThing } from "../room.ts";

export function lectern(): RoomThing {
  return {
    z: -0.42,
    foot: { x: 0.05, z: -0.42, wide: 0.6, deep: 0.45 },
    paint(view) {
      paintBlock(view, {
        x: 0.05,
        y: 0,
        z: -0.42,
        wide: 0.54,
        high: 0.98,
        deep: 0.4,
        colour: [128, 82, 52],
        finish: "wood",
      });
      paintBlock(view, {
        x: 0.05,
        y: 0.98,
        z: -0.42,
        wide: 0.66,
        high: 0.06,
        deep: 0.46,
        colour: [150, 98, 62],
        round: 0.01,
      });
      paintUpright(view, { x: 0.18, y: 1.04, z: -0.5 }, (pen) => {
        pen.strokeStyle = "rgb(50,50,58)";
        pen.lineWidth = 0.016;
        pen.beginPath();
        pen.moveTo(0.08, 0);
        pen.quadraticCurveTo(0.05, 0.16, -0.06, 0.2);
        pen.stroke();
        pen.fillStyle = "rgb(34,34,40)";
        pen.beginPath();
        pen.ellipse(-0.07, 0.205, 0.03, 0.02, 0.4, 0, 2 * Math.PI);
        pen.fill();
      });
    },
  };
}
