import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { project } from "../scene/camera.ts";
import { hashUnit } from "../scene/random.ts";
import type { RoomThing } from "./room.ts";
import { paintBlock, paintUpright, shadeAt, traceDisc } from "./room-view.ts";

interface Place {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** A screen on a foot; its front towards us shows work, its back shows its maker's dot. */
export function monitor(at: Place, make: { readonly shows: "front" | "back"; readonly tint: Rgb }): RoomThing {
  return {
    z: at.z,
    paint(view) {
      traceDisc(view, { ...at, y: at.y + 0.008 }, 0.11);
      view.context.fillStyle = shadeAt(view, [60, 62, 68], at);
      view.context.fill();
      paintBlock(view, { ...at, wide: 0.045, high: 0.14, deep: 0.03, colour: [70, 72, 78] });
      paintBlock(view, {
        ...at,
        y: at.y + 0.11,
        wide: 0.56,
        high: 0.35,
        deep: 0.03,
        colour: make.shows === "front" ? [30, 31, 36] : [188, 192, 198],
        round: 0.012,
      });
      if (make.shows === "back") {
        paintUpright(view, { ...at, y: at.y + 0.29, z: at.z - 0.02 }, (pen) => {
          pen.fillStyle = "rgba(70,74,82,0.7)";
          pen.beginPath();
          pen.arc(0, 0, 0.025, 0, 2 * Math.PI);
          pen.fill();
        });
        return;
      }
      paintUpright(view, { ...at, y: at.y + 0.285, z: at.z - 0.017 }, (pen) => {
        pen.fillStyle = css(mix(make.tint, [16, 22, 34], 0.62));
        pen.fillRect(-0.265, -0.158, 0.53, 0.316);
        pen.fillStyle = css(scaled(make.tint, 0.75));
        pen.fillRect(-0.265, 0.125, 0.53, 0.033);
        pen.fillStyle = css(make.tint, 0.5);
        pen.fillRect(-0.265, -0.158, 0.1, 0.283);
        // Lines of text that grow, a chart that moves.
        for (let line = 0; line < 6; line++) {
          const full = 0.08 + 0.13 * hashUnit(view.seed, line + Math.round(at.x * 10));
          const typed = line === 5 ? full * ((view.seconds * 0.5) % 1) : full;
          pen.fillStyle = "rgba(236,244,252,0.75)";
          pen.fillRect(-0.14, 0.09 - line * 0.036, typed, 0.012);
        }
        for (let bar = 0; bar < 5; bar++) {
          const tall = 0.05 + 0.07 * (0.5 + 0.5 * Math.sin(view.seconds * 0.8 + bar * 1.3));
          pen.fillStyle = bar % 2 === 0 ? "rgba(255,196,110,0.9)" : css(scaled(make.tint, 1.25), 0.9);
          pen.fillRect(0.1 + bar * 0.03, -0.13, 0.02, tall);
        }
      });
      const glow = project(view.camera, at.x, at.y + 0.29, at.z);
      view.glows.stamp(view.context, {
        x: glow.x,
        y: glow.y,
        radius: 0.62 * glow.scale,
        colour: make.tint,
        strength: 0.16 + 0.22 * view.lighting.lampsLit,
      });
    },
  };
}

/** An open portable computer, seen from behind its lid or from its front. */
export function laptop(at: Place, make: { readonly shows: "front" | "back" }): RoomThing {
  return {
    z: at.z,
    paint(view) {
      const towards = make.shows === "front" ? 1 : -1;
      paintBlock(view, { ...at, wide: 0.34, high: 0.018, deep: 0.23, colour: [176, 180, 186] });
      paintBlock(view, {
        ...at,
        y: at.y + 0.016,
        z: at.z + towards * 0.12,
        wide: 0.34,
        high: 0.22,
        deep: 0.014,
        colour: make.shows === "front" ? [34, 36, 42] : [186, 190, 196],
        round: 0.012,
      });
      if (make.shows === "back") return;
      paintUpright(view, { ...at, y: at.y + 0.13, z: at.z + 0.11 }, (pen) => {
        pen.fillStyle = "rgb(120,168,214)";
        pen.fillRect(-0.155, -0.095, 0.31, 0.19);
        pen.fillStyle = "rgba(255,255,255,0.75)";
        for (let line = 0; line < 5; line++)
          pen.fillRect(-0.13, 0.06 - line * 0.03, 0.1 + 0.14 * hashUnit(view.seed, line), 0.011);
      });
    },
  };
}

/** Sheets, a cup of pens. */
export function papers(at: Place): RoomThing {
  return {
    z: at.z,
    paint(view) {
      paintBlock(view, { ...at, wide: 0.22, high: 0.014, deep: 0.29, colour: [240, 238, 230] });
      paintBlock(view, {
        ...at,
        x: at.x + 0.03,
        y: at.y + 0.014,
        z: at.z - 0.02,
        wide: 0.21,
        high: 0.006,
        deep: 0.28,
        colour: [250, 248, 242],
      });
    },
  };
}

/** Pens in a cup. */
export function pens(at: Place, colour: Rgb): RoomThing {
  return {
    z: at.z,
    paint(view) {
      paintUpright(view, at, (pen) => {
        for (const [dx, tall, paint] of [
          [-0.02, 0.17, [206, 84, 60]],
          [0.005, 0.19, [52, 84, 130]],
          [0.022, 0.16, [232, 178, 70]],
        ] as const) {
          pen.fillStyle = shadeAt(view, paint, at, 1.1);
          pen.fillRect(dx - 0.005, 0.05, 0.011, tall - 0.05);
        }
        pen.fillStyle = shadeAt(view, colour, at, 0.95);
        pen.fillRect(-0.035, 0, 0.07, 0.1);
        pen.fillStyle = "rgba(255,255,255,0.18)";
        pen.fillRect(-0.03, 0, 0.014, 0.1);
      });
    },
  };
}

/** An office chair on castors, its back to us or facing us. */
export function deskChair(
  at: { readonly x: number; readonly z: number },
  make: { readonly colour: Rgb; readonly towards: "us" | "away" },
): RoomThing {
  return {
    z: at.z + (make.towards === "us" ? 0.2 : -0.12),
    foot: { ...at, wide: 0.55, deep: 0.55 },
    paint(view) {
      const { x, z } = at;
      const back = (): void => {
        const backZ = z + (make.towards === "us" ? 0.22 : -0.22);
        paintBlock(view, { x, y: 0.44, z: backZ, wide: 0.05, high: 0.2, deep: 0.03, colour: [52, 54, 60] });
        paintBlock(view, {
          x,
          y: 0.56,
          z: backZ,
          wide: 0.46,
          high: 0.5,
          deep: 0.07,
          colour: make.colour,
          round: 0.07,
          finish: "soft",
        });
      };
      for (const [dx, dz] of [
        [-0.25, 0.1],
        [0.25, 0.1],
        [0, -0.25],
        [-0.15, 0.22],
        [0.15, 0.22],
      ] as const) {
        const hub = project(view.camera, x, 0.09, z);
        const toe = project(view.camera, x + dx, 0.04, z + dz);
        view.context.strokeStyle = shadeAt(view, [64, 66, 72], { x, y: 0.1, z });
        view.context.lineWidth = Math.max(0.8, 0.035 * hub.scale);
        view.context.beginPath();
        view.context.moveTo(hub.x, hub.y);
        view.context.lineTo(toe.x, toe.y);
        view.context.stroke();
      }
      paintBlock(view, { x, y: 0.08, z, wide: 0.05, high: 0.34, deep: 0.05, colour: [70, 72, 78] });
      if (make.towards === "us") back();
      paintBlock(view, { x, y: 0.4, z, wide: 0.47, high: 0.075, deep: 0.45, colour: make.colour, round: 0.035 });
      if (make.towards === "away") back();
    },
  };
}
