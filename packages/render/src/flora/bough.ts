import { css, lit, mix, type Rgb, scaled } from "../scene/colour.ts";
import { seededRandom } from "../scene/random.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import { addDab } from "./dab.ts";
import { leavesOf } from "./leafy-tree.ts";
import type { TreeOptions } from "./tree-options.ts";

/** A bough that hangs into the picture from above. */
export function paintBough(options: Omit<TreeOptions, "kind"> & { readonly needles: boolean }): Surface {
  const { height, light, seed, season, snow, keySide, needles } = options;
  const surface = createSurface(height * 1.9, height);
  const { context, width } = surface;
  const random = seededRandom(seed, "bough");
  const bare = season === "winter" && !needles;
  const fallback: Rgb = [86, 134, 54];
  const [middle = fallback, dark = fallback, bright = fallback]: readonly Rgb[] = needles
    ? [
        [58, 92, 62],
        [44, 74, 52],
        [84, 118, 72],
      ]
    : leavesOf(season, seed);
  const twigs: { x: number; y: number; turn: number }[] = [];
  context.lineCap = "round";
  context.strokeStyle = css(lit([70, 54, 44], mix(light.shade, light.key, 0.15)));
  for (let stem = 0; stem < 7; stem++) {
    let x = width * (0.1 + 0.8 * random());
    let y = -height * 0.05;
    let turn = (random() - 0.5) * 2.2;
    for (let step = 0; step < 7; step++) {
      const long = height * 0.13;
      const x1 = x + Math.sin(turn) * long;
      const y1 = y + Math.cos(turn) * long * 0.9;
      context.lineWidth = Math.max(0.6, height * 0.014 * (1 - step / 8));
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x1, y1);
      context.stroke();
      x = x1;
      y = y1;
      turn += (random() - 0.5) * 0.6;
      if (y > height * 0.9) break;
      for (let twig = 0; twig < 3; twig++)
        twigs.push({
          x: x + (random() - 0.5) * height * 0.16,
          y: y + (random() - 0.4) * height * 0.12,
          turn: random() * 6,
        });
    }
  }
  if (bare) return surface;
  for (const [colour, tone, lightness, shift, count] of [
    [dark, 0.5, 0.05, 0.03, 9],
    [middle, 0.85, 0.4, 0, 8],
    [bright, 1.05, 0.95, -0.02, 5],
  ] as const) {
    const white = snow && tone > 1;
    const ink = css(lit(white ? [242, 247, 255] : scaled(colour, tone), mix(light.shade, light.key, lightness)));
    context.fillStyle = ink;
    context.strokeStyle = ink;
    context.lineWidth = Math.max(0.6, height * 0.006);
    context.beginPath();
    for (const twig of twigs) {
      for (let index = 0; index < count; index++) {
        const x = twig.x + (random() - 0.5) * height * 0.17 - shift * keySide * height;
        const y = twig.y + (random() - 0.5) * height * 0.12 + shift * height;
        if (y > height * 0.97) continue;
        if (needles) {
          context.moveTo(x, y);
          context.lineTo(x + (random() - 0.5) * height * 0.05, y + height * (0.02 + random() * 0.04));
        } else {
          addDab(context, { x, y, size: height * (0.016 + random() * 0.018), turn: twig.turn + random() * 1.6 });
        }
      }
    }
    if (needles) context.stroke();
    else context.fill();
  }
  // It comes out of the crown above it, not out of nothing.
  context.globalCompositeOperation = "destination-out";
  const fade = context.createLinearGradient(0, 0, 0, height * 0.4);
  fade.addColorStop(0, "rgba(0,0,0,1)");
  fade.addColorStop(1, "rgba(0,0,0,0)");
  context.fillStyle = fade;
  context.fillRect(0, 0, width, height * 0.4);
  return surface;
}
