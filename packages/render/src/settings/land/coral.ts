import { clamp, css, scaled, type Rgb } from "../../scene/colour.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";
import type { Site } from "./site.ts";

/** How a coral grows. */
export type CoralKind = "branch" | "fan" | "tube" | "brain";

const tints: readonly Rgb[] = [
  [240, 104, 96],
  [236, 150, 66],
  [196, 110, 210],
  [244, 206, 96],
  [250, 140, 178],
  [110, 196, 190],
];

/** One coral, foot in the middle of the lower edge. `height` in pixels; `index` chooses its tint. */
export function paintCoral(
  site: Site,
  options: { readonly kind: CoralKind; readonly height: number; readonly index: number },
): Surface {
  const { kind, index } = options;
  const surface = createSurface(options.height * (kind === "brain" ? 1.7 : 1.15), options.height);
  const { context, width, height } = surface;
  const random = site.random(`coral ${index}`);
  const tint = tints[index % tints.length] ?? [240, 104, 96];
  context.lineCap = "round";
  const tone = (lightness: number, factor = 1): string => css(site.tone(scaled(tint, factor), lightness));
  switch (kind) {
    case "branch": {
      const strokes: { x0: number; y0: number; x1: number; y1: number; thick: number }[] = [];
      const grow = (x: number, y: number, angle: number, long: number, thick: number, depth: number): void => {
        const x1 = clamp(x + Math.sin(angle) * long, width * 0.06, width * 0.94);
        const y1 = Math.max(height * 0.06, y - Math.cos(angle) * long);
        strokes.push({ x0: x, y0: y, x1, y1, thick });
        if (depth === 0) return;
        for (const side of [-1, 1])
          grow(
            x1,
            y1,
            angle + side * (0.34 + random() * 0.3),
            long * (0.72 + random() * 0.16),
            thick * 0.78,
            depth - 1,
          );
      };
      for (const angle of [-0.6, 0, 0.55]) grow(width / 2, height, angle, height * 0.25, height * 0.085, 4);
      for (const [share, shift, lightness, factor] of [
        [1, 0, 0.1, 0.6],
        [0.72, 0.14, 0.55, 0.95],
        [0.32, 0.24, 1, 1.2],
      ] as const) {
        context.strokeStyle = tone(lightness, factor);
        for (const { x0, y0, x1, y1, thick } of strokes) {
          context.lineWidth = Math.max(0.6, thick * share);
          context.beginPath();
          context.moveTo(x0 + shift * thick * site.keySide, y0);
          context.lineTo(x1 + shift * thick * site.keySide, y1 - shift * thick * 0.4);
          context.stroke();
        }
      }
      return surface;
    }
    case "fan": {
      const ribs = 15;
      for (const [lightness, factor, thick] of [
        [0.15, 0.6, 0.03],
        [0.8, 1.05, 0.015],
      ] as const) {
        context.strokeStyle = tone(lightness, factor);
        context.lineWidth = Math.max(0.6, height * thick);
        context.beginPath();
        for (let rib = 0; rib < ribs; rib++) {
          const angle = ((rib + 0.5) / ribs - 0.5) * 2.1;
          const reach = height * (0.86 + 0.08 * Math.sin(rib * 2.4));
          context.moveTo(width / 2, height);
          context.quadraticCurveTo(
            width / 2 + Math.sin(angle * 0.6) * reach * 0.5,
            height - Math.cos(angle * 0.6) * reach * 0.5,
            width / 2 + Math.sin(angle) * reach * 0.62,
            height - Math.cos(angle) * reach,
          );
        }
        for (let ring = 2; ring < 10; ring++) {
          const reach = height * (ring / 10) * 0.92;
          for (let rib = 0; rib < ribs - 1; rib++) {
            if (random() < 0.25) continue;
            const a = ((rib + 0.5) / ribs - 0.5) * 2.1;
            const b = ((rib + 1.5) / ribs - 0.5) * 2.1;
            context.moveTo(width / 2 + Math.sin(a) * reach * 0.62, height - Math.cos(a) * reach);
            context.lineTo(width / 2 + Math.sin(b) * reach * 0.62, height - Math.cos(b) * reach);
          }
        }
        context.stroke();
      }
      return surface;
    }
    case "tube": {
      for (let tube = 0; tube < 9; tube++) {
        const x = width * (0.16 + (0.68 * ((tube * 5) % 9)) / 8);
        const tall = height * (0.4 + 0.55 * random());
        const half = height * (0.05 + 0.035 * random());
        const body = context.createLinearGradient(x - half * site.keySide, 0, x + half * site.keySide, 0);
        body.addColorStop(0, tone(0.05, 0.6));
        body.addColorStop(1, tone(0.95, 1.1));
        context.fillStyle = body;
        context.beginPath();
        context.moveTo(x - half * 0.6, height);
        context.lineTo(x - half, height - tall + half);
        context.lineTo(x + half, height - tall + half);
        context.lineTo(x + half * 0.6, height);
        context.fill();
        context.fillStyle = tone(1, 1.2);
        context.beginPath();
        context.ellipse(x, height - tall + half, half, half * 0.45, 0, 0, 6.3);
        context.fill();
        context.fillStyle = tone(0, 0.4);
        context.beginPath();
        context.ellipse(x, height - tall + half, half * 0.64, half * 0.26, 0, 0, 6.3);
        context.fill();
      }
      return surface;
    }
    case "brain": {
      const body = context.createRadialGradient(
        width * (0.5 + 0.16 * site.keySide),
        height * 0.34,
        height * 0.05,
        width / 2,
        height * 0.9,
        height * 0.95,
      );
      body.addColorStop(0, tone(1, 1.1));
      body.addColorStop(0.6, tone(0.5, 0.9));
      body.addColorStop(1, tone(0.05, 0.5));
      context.fillStyle = body;
      context.beginPath();
      context.ellipse(width / 2, height, width * 0.47, height * 0.92, 0, Math.PI, 0);
      context.fill();
      context.save();
      context.clip();
      context.strokeStyle = tone(0.05, 0.55);
      context.lineWidth = Math.max(0.6, height * 0.022);
      context.beginPath();
      for (let fold = 0; fold < 26; fold++) {
        let x = random() * width;
        let y = height * (0.1 + 0.9 * random());
        let turn = random() * 6;
        context.moveTo(x, y);
        for (let step = 0; step < 9; step++) {
          turn += (random() - 0.5) * 2;
          x += Math.cos(turn) * height * 0.07;
          y += Math.sin(turn) * height * 0.06;
          context.lineTo(x, y);
        }
      }
      context.stroke();
      context.restore();
      return surface;
    }
  }
}
