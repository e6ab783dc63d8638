import { project } from "../../scene/camera.ts";
import { css, type Rgb, scaled } from "../../scene/colour.ts";
import { hashUnit } from "../../scene/random.ts";
import { paintUpright, type RoomView, shadeAt, traceDisc } from "../room-view.ts";
import type { RoomThing } from "../room.ts";
import type { Stand } from "./stand.ts";

/** A cup with a saucer on a thing at height `y`; it steams. */
export function cup(at: Stand & { readonly y: number }, colour: Rgb): RoomThing {
  return {
    z: at.z,
    paint(view) {
      const { context } = view;
      traceDisc(view, at, 0.075);
      context.fillStyle = shadeAt(view, scaled(colour, 0.94), at, 0.95);
      context.fill();
      paintUpright(view, at, (pen) => {
        const shade = pen.createLinearGradient(-0.045, 0, 0.045, 0);
        shade.addColorStop(0, shadeAt(view, colour, at, 1.15));
        shade.addColorStop(1, shadeAt(view, colour, at, 0.65));
        pen.strokeStyle = shadeAt(view, colour, at, 0.8);
        pen.lineWidth = 0.012;
        pen.beginPath();
        pen.arc(0.05, 0.045, 0.022, 0, 2 * Math.PI);
        pen.stroke();
        pen.fillStyle = shade;
        pen.beginPath();
        pen.moveTo(-0.045, 0.085);
        pen.quadraticCurveTo(-0.042, 0.005, -0.02, 0.004);
        pen.lineTo(0.02, 0.004);
        pen.quadraticCurveTo(0.042, 0.005, 0.045, 0.085);
        pen.fill();
      });
      const rim = project(view.camera, at.x, at.y + 0.085, at.z);
      context.fillStyle = shadeAt(view, [74, 42, 26], at, 1);
      context.beginPath();
      context.ellipse(
        rim.x,
        rim.y,
        0.045 * rim.scale,
        Math.max(0.4, (0.045 * rim.scale * Math.abs(view.camera.y - at.y)) / rim.depth),
        0,
        0,
        2 * Math.PI,
      );
      context.fill();
      paintSteam(view, { ...at, y: at.y + 0.1 }, 0.7);
    },
  };
}

/** Thin wisps that rise and fade. `size`: 1 is half a metre of steam. */
export function paintSteam(
  view: RoomView,
  at: { readonly x: number; readonly y: number; readonly z: number },
  size: number,
): void {
  const { context, seconds } = view;
  for (let wisp = 0; wisp < 7; wisp++) {
    const age = (seconds * 0.34 + wisp / 7 + hashUnit(view.seed, wisp)) % 1;
    const drift = 0.035 * size * Math.sin(seconds * 0.9 + wisp * 2.2 + age * 5) * (0.4 + age);
    const place = project(view.camera, at.x + drift, at.y + age * 0.34 * size, at.z);
    const radius = (0.02 + 0.055 * age) * size * place.scale;
    const alpha = 0.15 * Math.sin(Math.PI * age);
    const puff = context.createRadialGradient(place.x, place.y, 0, place.x, place.y, radius);
    puff.addColorStop(0, css([255, 250, 244], alpha));
    puff.addColorStop(1, css([255, 250, 244], 0));
    context.fillStyle = puff;
    context.fillRect(place.x - radius, place.y - radius, 2 * radius, 2 * radius);
  }
}
