import { project } from "../../scene/camera.ts";
import { css, lit, mix, type Rgb, scaled } from "../../scene/colour.ts";
import { paintBlock, paintUpright, type RoomView, shadeAt, traceDisc } from "../room-view.ts";
import type { RoomThing } from "../room.ts";
import type { Stand } from "./stand.ts";

/** A lamp on a stand, with a shade that glows when it is lit. */
export function floorLamp(
  at: Stand,
  make: { readonly high: number; readonly shade: Rgb; readonly stand: Rgb },
): RoomThing {
  return {
    z: at.z,
    foot: { x: at.x, z: at.z, wide: 0.3, deep: 0.3 },
    paint(view) {
      traceDisc(view, { x: at.x, y: 0.02, z: at.z }, 0.15);
      view.context.fillStyle = shadeAt(view, make.stand, { x: at.x, y: 0.05, z: at.z }, 0.9);
      view.context.fill();
      paintBlock(view, {
        x: at.x,
        y: 0.02,
        z: at.z,
        wide: 0.026,
        high: make.high - 0.25,
        deep: 0.026,
        colour: make.stand,
      });
      paintLampshade(view, { x: at.x, y: make.high - 0.32, z: at.z }, { wide: 0.42, high: 0.32, colour: make.shade });
    },
  };
}

/** A small lamp that stands on a thing at height `y`. */
export function tableLamp(
  at: Stand & { readonly y: number },
  make: { readonly shade: Rgb; readonly foot: Rgb },
): RoomThing {
  return {
    z: at.z,
    paint(view) {
      paintUpright(view, at, (context) => {
        context.fillStyle = shadeAt(view, make.foot, at);
        context.beginPath();
        context.moveTo(-0.07, 0);
        context.bezierCurveTo(-0.11, 0.12, -0.03, 0.16, -0.015, 0.24);
        context.lineTo(0.015, 0.24);
        context.bezierCurveTo(0.03, 0.16, 0.11, 0.12, 0.07, 0);
        context.fill();
      });
      paintLampshade(view, { x: at.x, y: at.y + 0.22, z: at.z }, { wide: 0.3, high: 0.2, colour: make.shade });
    },
  };
}

function paintLampshade(
  view: RoomView,
  at: { x: number; y: number; z: number },
  make: { wide: number; high: number; colour: Rgb },
): void {
  const { lampsLit } = view.lighting;
  const { wide, high } = make;
  const glow = mix(make.colour, [255, 226, 168], 0.4);
  const flicker = 1 + 0.012 * Math.sin(view.seconds * 3.1 + at.x);
  paintUpright(view, at, (context) => {
    const own = lit(make.colour, view.lighting.at(at.x, at.y, at.z - 0.3));
    const across = context.createLinearGradient(-wide / 2, 0, wide / 2, 0);
    across.addColorStop(0, css(mix(scaled(own, 0.75), scaled(glow, 0.8), lampsLit)));
    across.addColorStop(0.45, css(mix(own, [255, 240, 204], lampsLit)));
    across.addColorStop(1, css(mix(scaled(own, 0.6), scaled(glow, 0.72), lampsLit)));
    context.fillStyle = across;
    context.beginPath();
    context.moveTo(-wide * 0.5, 0);
    context.quadraticCurveTo(0, -high * 0.1, wide * 0.5, 0);
    context.lineTo(wide * 0.34, high);
    context.lineTo(-wide * 0.34, high);
    context.fill();
  });
  const middle = project(view.camera, at.x, at.y + high / 2, at.z);
  if (lampsLit > 0.05)
    view.glows.stamp(view.context, {
      x: middle.x,
      y: middle.y,
      radius: 1.5 * middle.scale,
      colour: [255, 196, 124],
      strength: 0.62 * lampsLit * flicker,
    });
}

/** A lamp that hangs from the ceiling. */
export function pendant(
  at: Stand & { readonly y: number },
  make: {
    readonly kind: "dome" | "bulb" | "paper" | "tube";
    readonly colour: Rgb;
    readonly ceiling: number;
    readonly wide?: number;
  },
): RoomThing {
  return {
    z: at.z,
    paint(view) {
      const { lampsLit } = view.lighting;
      const sway = 0.006 * Math.sin(view.seconds * 0.8 + at.x * 3);
      const here = { ...at, x: at.x + sway };
      const wide = make.wide ?? 0.4;
      if (here.z - view.camera.z < 0.8) return;
      const { context } = view;
      const top = project(view.camera, at.x, make.ceiling, at.z);
      const lamp = project(view.camera, here.x, here.y, here.z);
      context.strokeStyle = "rgba(28,22,26,0.9)";
      context.lineWidth = Math.max(0.6, 0.012 * lamp.scale);
      context.beginPath();
      if (make.kind === "tube") {
        for (const end of [-0.42, 0.42]) {
          context.moveTo(lamp.x + end * wide * lamp.scale, top.y);
          context.lineTo(lamp.x + end * wide * lamp.scale, lamp.y);
        }
      } else {
        context.moveTo(top.x, top.y);
        context.lineTo(lamp.x, lamp.y - 0.1 * lamp.scale);
      }
      context.stroke();
      const own = lit(make.colour, view.lighting.at(at.x, at.y, at.z - 0.3));
      const hot: Rgb = [255, 240, 206];
      paintUpright(view, here, (pen) => {
        if (make.kind === "dome") {
          const across = pen.createLinearGradient(-wide / 2, 0, wide / 2, 0);
          across.addColorStop(0, css(scaled(own, 0.62)));
          across.addColorStop(0.35, css(scaled(own, 1.15)));
          across.addColorStop(1, css(scaled(own, 0.5)));
          pen.fillStyle = across;
          pen.beginPath();
          pen.moveTo(-wide * 0.1, wide * 0.52);
          pen.quadraticCurveTo(-wide * 0.48, wide * 0.4, -wide * 0.5, 0);
          pen.lineTo(wide * 0.5, 0);
          pen.quadraticCurveTo(wide * 0.48, wide * 0.4, wide * 0.1, wide * 0.52);
          pen.fill();
          pen.fillStyle = css(mix(scaled(own, 0.5), hot, 0.25 + 0.75 * lampsLit));
          pen.beginPath();
          pen.ellipse(0, 0, wide * 0.5, wide * 0.07, 0, 0, 2 * Math.PI);
          pen.fill();
        } else if (make.kind === "tube") {
          pen.fillStyle = css(scaled(own, 0.8));
          pen.fillRect(-wide / 2, 0.02, wide, 0.06);
          pen.fillStyle = css(mix([226, 232, 238], [250, 252, 255], lampsLit));
          pen.fillRect(-wide / 2, -0.015, wide, 0.04);
        } else {
          const radius = make.kind === "bulb" ? 0.065 : wide / 2;
          const ball = pen.createRadialGradient(-radius * 0.2, radius * 0.2, radius * 0.1, 0, 0, radius);
          ball.addColorStop(0, css(mix(scaled(own, 1.1), hot, Math.max(0.15, lampsLit))));
          ball.addColorStop(
            1,
            css(mix(scaled(own, 0.75), make.kind === "bulb" ? [255, 190, 100] : [244, 214, 164], lampsLit)),
          );
          pen.fillStyle = ball;
          pen.beginPath();
          pen.arc(0, 0, radius, 0, 2 * Math.PI);
          pen.fill();
          if (make.kind === "paper") {
            pen.strokeStyle = "rgba(120,90,60,0.22)";
            pen.lineWidth = 0.006;
            for (let rib = -3; rib <= 3; rib++) {
              pen.beginPath();
              pen.ellipse(
                0,
                0,
                radius,
                Math.max(0.001, Math.abs((rib * radius) / 3.4)),
                0,
                rib < 0 ? 0 : Math.PI,
                rib < 0 ? Math.PI : 2 * Math.PI,
              );
              pen.stroke();
            }
          } else {
            pen.fillStyle = css(scaled(own, 0.4));
            pen.fillRect(-0.025, 0.05, 0.05, 0.07);
          }
        }
      });
      if (lampsLit > 0.04)
        view.glows.stamp(context, {
          x: lamp.x,
          y: lamp.y,
          radius: (make.kind === "bulb" ? 0.75 : 1.15) * lamp.scale,
          colour: make.kind === "tube" ? [226, 236, 255] : [255, 198, 126],
          strength: (make.kind === "tube" ? 0.4 : 0.6) * lampsLit,
        });
    },
  };
}
