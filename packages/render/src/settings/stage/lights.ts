import { project } from "../../scene/camera.ts";
import { css, mix, type Rgb } from "../../scene/colour.ts";
import { paintUpright, type RoomView, tracePolygon } from "../room-view.ts";
import type { RoomThing } from "../room.ts";
import { halfWidth, truss } from "./house.ts";

export function footlights(): RoomThing {
  return {
    z: -1.55,
    paint(view) {
      for (let lamp = -5; lamp <= 5; lamp++) {
        const at = { x: lamp * 0.62, y: 0, z: -1.55 };
        paintUpright(view, at, (pen) => {
          pen.fillStyle = "rgb(60,44,26)";
          pen.beginPath();
          pen.arc(0, 0.02, 0.12, 0, Math.PI);
          pen.fill();
        });
        const glow = project(view.camera, at.x, 0.08, at.z);
        view.glows.stamp(view.context, {
          x: glow.x,
          y: glow.y - 0.05 * glow.scale,
          radius: 0.5 * glow.scale,
          colour: [255, 214, 140],
          strength: 0.5,
        });
      }
    },
  };
}

export function rig(beams: readonly [Rgb, Rgb, Rgb]): RoomThing {
  return {
    z: truss.z,
    paint(view) {
      const { context } = view;
      const left = project(view.camera, -halfWidth, truss.y, truss.z);
      const right = project(view.camera, halfWidth, truss.y, truss.z);
      const scale = left.scale;
      context.strokeStyle = "rgba(92,90,104,0.95)";
      context.lineWidth = Math.max(0.8, 0.04 * scale);
      context.beginPath();
      for (const dy of [0, -0.32]) {
        context.moveTo(left.x, left.y + dy * scale);
        context.lineTo(right.x, right.y + dy * scale);
      }
      const step = 0.32 * scale;
      for (let x = left.x, up = 0; x < right.x; x += step, up++) {
        context.moveTo(x, left.y - (up % 2 === 0 ? 0 : 0.32 * scale));
        context.lineTo(x + step, left.y - (up % 2 === 0 ? 0.32 * scale : 0));
      }
      context.stroke();
      for (const beam of beamsAt(view.seconds)) {
        paintUpright(view, { x: beam.x, y: truss.y - 0.06, z: truss.z }, (pen) => {
          pen.rotate(beam.angle);
          pen.fillStyle = "rgb(30,30,36)";
          pen.beginPath();
          pen.roundRect(-0.1, -0.3, 0.2, 0.32, 0.04);
          pen.fill();
          pen.fillStyle = css(mix(beams[beam.colour] ?? beams[0], [255, 255, 255], 0.6));
          pen.beginPath();
          pen.ellipse(0, -0.3, 0.085, 0.04, 0, 0, 2 * Math.PI);
          pen.fill();
        });
        const lamp = project(view.camera, beam.x + Math.sin(beam.angle) * 0.3, truss.y - 0.34, truss.z);
        view.glows.stamp(context, {
          x: lamp.x,
          y: lamp.y,
          radius: 0.75 * lamp.scale,
          colour: beams[beam.colour] ?? beams[0],
          strength: 0.8,
        });
      }
    },
  };
}

/** The lamps on the truss at a moment; the angle is from straight down, radians. */
function beamsAt(seconds: number): readonly { x: number; angle: number; colour: 0 | 1 | 2 }[] {
  return Array.from({ length: 7 }, (_, index) => {
    const x = (index - 3) * 1.12;
    const angle = -x * 0.1 + 0.34 * Math.sin(seconds * 0.9 + index * 1.3) + 0.1 * Math.sin(seconds * 1.9 + index);
    return { x, angle, colour: (index % 3) as 0 | 1 | 2 };
  });
}

/** Beams in the haze, and the pools they make. */
export function paintBeams(view: RoomView, beams: readonly [Rgb, Rgb, Rgb], strength: number): void {
  const { context } = view;
  context.globalCompositeOperation = "screen";
  for (const beam of beamsAt(view.seconds)) {
    const colour = beams[beam.colour];
    const lamp = project(view.camera, beam.x, truss.y - 0.3, truss.z);
    const length = 4.2 * lamp.scale;
    const spread = 0.075;
    const end = (turn: number): readonly [number, number] => [
      lamp.x + Math.sin(turn) * length,
      lamp.y + Math.cos(turn) * length,
    ];
    for (const [widen, alpha] of [
      [1.5, 0.16],
      [0.7, 0.2],
    ] as const) {
      const [ax, ay] = end(beam.angle - spread * widen);
      const [bx, by] = end(beam.angle + spread * widen);
      const light = context.createRadialGradient(lamp.x, lamp.y, 0, lamp.x, lamp.y, length);
      light.addColorStop(0, css(colour, Math.min(1, alpha * 2.6 * strength)));
      light.addColorStop(0.5, css(colour, alpha * strength));
      light.addColorStop(1, css(colour, 0));
      context.fillStyle = light;
      tracePolygon(
        context,
        [
          [lamp.x - 0.07 * lamp.scale, lamp.y],
          [ax, ay],
          [bx, by],
          [lamp.x + 0.07 * lamp.scale, lamp.y],
        ],
        0,
      );
      context.fill();
    }
  }
  context.globalCompositeOperation = "source-over";
}

/** The follow spot from the gallery. */
export function paintFollowSpot(view: RoomView, strength: number): void {
  const { context } = view;
  context.globalCompositeOperation = "screen";
  const foot = project(view.camera, 0, 0, 0);
  const source = { x: foot.x - 0.25 * foot.scale * 3, y: -0.4 * foot.scale };
  const cone = context.createLinearGradient(0, 0, 0, foot.y);
  cone.addColorStop(0, css([255, 250, 238], 0.12 * strength));
  cone.addColorStop(1, css([255, 250, 238], 0.03 * strength));
  context.fillStyle = cone;
  tracePolygon(
    context,
    [
      [source.x - 0.05 * foot.scale, source.y],
      [source.x + 0.05 * foot.scale, source.y],
      [foot.x + 0.85 * foot.scale, foot.y],
      [foot.x - 0.85 * foot.scale, foot.y],
    ],
    0,
  );
  context.fill();
  context.globalCompositeOperation = "source-over";
}
