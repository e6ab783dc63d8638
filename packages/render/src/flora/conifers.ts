import { clamp, css, lit, mix, type Rgb, scaled } from "../scene/colour.ts";
import { seededRandom } from "../scene/random.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import type { TreeOptions } from "./tree-options.ts";

/** Tiers of drooping boughs, each darker underneath and tipped with light, or with snow. */
export function paintSpruce({ height, light, seed, snow, keySide }: TreeOptions): Surface {
  const surface = createSurface(height * 0.46, height);
  const { context, width } = surface;
  const random = seededRandom(seed, "spruce");
  const middle = width / 2;
  const slim = 0.78 + random() * 0.3;
  context.fillStyle = css(lit([74, 54, 44], light.shade));
  context.beginPath();
  context.moveTo(middle, 0);
  context.lineTo(middle + height * 0.014, height);
  context.lineTo(middle - height * 0.014, height);
  context.fill();
  const needles: Rgb = [54, 88, 60];
  const tiers = 17;
  context.lineCap = "round";
  for (let tier = 0; tier < tiers; tier++) {
    const share = (tier + 0.4) / tiers;
    const rootY = height * (0.01 + share * 0.86);
    const reach = width * 0.47 * slim * (0.06 + 0.94 * share ** 0.86) * (0.86 + random() * 0.24);
    const boughs = 5 + Math.round(share * 8);
    for (let bough = 0; bough < boughs; bough++) {
      // From the back of the tree to the front, the sides last but one.
      const across = ((bough + 0.5) / boughs) * 2 - 1 + (random() - 0.5) * 0.2;
      const length = reach * Math.abs(across) ** 0.75 * Math.sign(across);
      const droop = reach * (0.34 + random() * 0.14) + height * 0.012;
      const tipX = middle + length;
      const tipY = rootY + droop * (1.15 - 0.35 * Math.abs(across));
      const lightness = clamp(0.3 + 0.36 * across * keySide + random() * 0.2, 0, 1);
      for (const [tone, dy, share2] of [
        [0.55, height * 0.012, 0.05],
        [0.95, 0, lightness],
        [1.35, -height * 0.005, clamp(lightness + 0.35, 0, 1)],
      ] as const) {
        const white = snow && tone > 1;
        context.strokeStyle = css(
          lit(
            white ? [240, 246, 255] : scaled(needles, tone),
            mix(light.shade, light.key, white ? 0.4 + share2 * 0.5 : share2),
          ),
        );
        context.lineWidth = Math.max(0.5, height * (white ? 0.006 : 0.0034));
        context.beginPath();
        const strokes = white ? 5 : 11;
        for (let stroke = 0; stroke < strokes; stroke++) {
          const along = 0.25 + 0.75 * (stroke / strokes);
          const x = middle + length * along;
          const y = rootY + (tipY - rootY) * along ** 1.4 + dy;
          const long = height * (white ? 0.008 : 0.014 + random() * 0.016);
          context.moveTo(x, y);
          context.lineTo(
            x + Math.sign(across) * long * 0.5 + (random() - 0.5) * long * 0.5,
            y + long * (white ? 0.15 : 0.8),
          );
        }
        context.moveTo(tipX, tipY + dy);
        context.lineTo(tipX + Math.sign(across) * height * 0.008, tipY + dy + height * 0.004);
        context.stroke();
      }
    }
  }
  return surface;
}

/** A tall bare stem with flat cushions of needles. */
export function paintPine({ height, light, seed, snow, keySide }: TreeOptions): Surface {
  const surface = createSurface(height * 0.6, height);
  const { context, width } = surface;
  const random = seededRandom(seed, "pine");
  const bark: Rgb = [150, 92, 62];
  let x = width / 2;
  let y = height;
  const cushions: { x: number; y: number; wide: number }[] = [];
  const steps = 12;
  context.lineCap = "round";
  for (let step = 0; step < steps; step++) {
    const thick = height * 0.036 * (1 - (step / steps) * 0.74);
    const x1 = x + (random() - 0.5) * width * 0.045;
    const y1 = y - (height * 0.93) / steps;
    for (const [shift, colour, share] of [
      [0, lit(scaled(bark, 0.46), light.shade), 1],
      [keySide * 0.2, lit(scaled(bark, step > 4 ? 1.1 : 0.82), mix(light.shade, light.key, 0.6)), 0.5],
    ] as const) {
      context.strokeStyle = css(colour);
      context.lineWidth = thick * share;
      context.beginPath();
      context.moveTo(x + shift * thick, y);
      context.lineTo(x1 + shift * thick, y1);
      context.stroke();
    }
    x = x1;
    y = y1;
    if (step < 4) continue;
    for (const side of random() < 0.4 ? [-1, 1] : [random() < 0.5 ? -1 : 1]) {
      const out = width * (0.2 + random() * 0.2) * (1.16 - step / steps);
      const endX = x + side * out;
      const endY = y - out * 0.35;
      context.strokeStyle = css(lit(scaled(bark, 0.7), mix(light.shade, light.key, 0.3)));
      context.lineWidth = thick * 0.3;
      context.beginPath();
      context.moveTo(x, y);
      context.quadraticCurveTo(x + side * out * 0.6, y - out * 0.04, endX, endY);
      context.stroke();
      cushions.push({ x: endX, y: endY, wide: width * (0.12 + random() * 0.08) });
    }
  }
  cushions.push({ x, y, wide: width * 0.16 });
  const needles: Rgb = [70, 104, 68];
  for (const cushion of cushions) {
    for (const [tone, lightness, dy, spread] of [
      [0.5, 0.05, 0.2, 1],
      [0.85, 0.35, 0, 1],
      [1.2, 0.8, -0.2, 0.8],
    ] as const) {
      const white = snow && tone > 1;
      context.strokeStyle = css(
        lit(white ? [242, 247, 255] : scaled(needles, tone), mix(light.shade, light.key, lightness)),
      );
      context.lineWidth = Math.max(0.5, height * (white ? 0.006 : 0.0026));
      context.beginPath();
      for (let needle = 0; needle < (white ? 16 : 54); needle++) {
        const angle = random() * 6.283;
        const out = Math.sqrt(random()) * cushion.wide * spread;
        const px = cushion.x + Math.cos(angle) * out;
        const py = cushion.y + Math.sin(angle) * out * 0.36 + dy * cushion.wide;
        context.moveTo(px, py);
        context.lineTo(px + (random() - 0.5) * height * 0.024, py - height * 0.014 * random());
      }
      context.stroke();
    }
  }
  return surface;
}
