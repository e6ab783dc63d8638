import { clamp, css, lit, mix, type Rgb, scaled } from "../scene/colour.ts";
import { seededRandom } from "../scene/random.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import type { TreeOptions } from "./tree-options.ts";

/** A leaning ringed stem and arching fronds. */
export function paintPalm({ height, light, seed, keySide }: TreeOptions): Surface {
  const surface = createSurface(height * 1.1, height);
  const { context, width } = surface;
  const random = seededRandom(seed, "palm");
  const lean = (0.06 + random() * 0.1) * width * (random() < 0.5 ? -1 : 1);
  const topX = width / 2 + lean;
  const topY = height * 0.3;
  const stemAt = (share: number): { x: number; y: number } => ({
    x: width / 2 + lean * share ** 1.8,
    y: height + (topY - height) * share,
  });
  const bark: Rgb = [168, 138, 104];
  const rings = 46;
  for (let ring = 0; ring < rings; ring++) {
    const { x, y } = stemAt(ring / rings);
    const next = stemAt((ring + 1.3) / rings);
    const half = height * (0.021 - 0.009 * (ring / rings) + (ring < 4 ? 0.006 * (1 - ring / 4) : 0));
    const shade = context.createLinearGradient(x - half * keySide, 0, x + half * keySide, 0);
    shade.addColorStop(0, css(lit(scaled(bark, 0.42), light.shade)));
    shade.addColorStop(0.7, css(lit(scaled(bark, 0.9), mix(light.shade, light.key, 0.6))));
    shade.addColorStop(1, css(lit(scaled(bark, 1.1), light.key)));
    context.fillStyle = shade;
    context.beginPath();
    context.moveTo(x - half, y);
    context.lineTo(x + half, y);
    context.lineTo(next.x + half * 1.06, next.y);
    context.lineTo(next.x - half * 1.06, next.y);
    context.fill();
    context.fillStyle = css(lit([70, 50, 36], light.shade), 0.5);
    context.fillRect(x - half, y - height * 0.002, half * 2, Math.max(0.5, height * 0.0026));
  }
  const green: Rgb = [92, 138, 52];
  const fronds = Array.from({ length: 17 }, (_, index) => ({
    angle: -2.95 + (index / 16) * 5.9 + (random() - 0.5) * 0.26,
    reach: height * (0.27 + random() * 0.08),
  }));
  // The hanging ones first, the upright ones in front.
  fronds.sort((a, b) => Math.abs(b.angle) - Math.abs(a.angle));
  for (const { angle, reach } of fronds) {
    const up = Math.cos(angle);
    const aside = Math.sin(angle);
    const midX = topX + aside * reach * 0.6;
    const midY = topY - (0.26 + up * 0.4) * reach;
    const endX = topX + aside * reach * (1.02 - 0.2 * Math.max(0, -up));
    const endY = topY + (0.3 - up * 0.48) * reach;
    const lightness = clamp(0.45 + 0.3 * up + 0.25 * aside * keySide, 0.05, 1);
    const leaf = (from: number, to: number, tone: number, dy: number): void => {
      context.fillStyle = css(lit(scaled(green, tone), mix(light.shade, light.key, clamp(lightness * tone, 0, 1))));
      context.beginPath();
      const leaflets = 30;
      for (let index = from; index < to; index++) {
        const t = (index + 0.5) / leaflets;
        const x = (1 - t) ** 2 * topX + 2 * t * (1 - t) * midX + t * t * endX;
        const y = (1 - t) ** 2 * topY + 2 * t * (1 - t) * midY + t * t * endY;
        const long = reach * 0.27 * Math.sin(Math.PI * (0.16 + t * 0.8)) * (0.85 + random() * 0.3);
        for (const side of [-1, 1]) {
          const dx = (aside * 0.5 + side * 0.22) * long;
          const down = long * (0.72 - 0.2 * side * aside);
          context.moveTo(x - height * 0.004, y + dy);
          context.quadraticCurveTo(x + dx * 0.3, y + down * 0.3 + dy, x + dx, y + down + dy);
          context.quadraticCurveTo(x + dx * 0.5 + height * 0.006, y + down * 0.3 + dy, x + height * 0.005, y + dy);
        }
      }
      context.fill();
    };
    leaf(0, 30, 0.55, height * 0.008);
    leaf(0, 30, 1, 0);
    context.strokeStyle = css(lit([176, 186, 96], mix(light.shade, light.key, lightness)));
    context.lineWidth = Math.max(0.6, height * 0.0034);
    context.beginPath();
    context.moveTo(topX, topY);
    context.quadraticCurveTo(midX, midY, endX, endY);
    context.stroke();
  }
  for (const [dx, dy] of [
    [-0.014, 0.012],
    [0.016, 0.014],
    [0.002, 0.026],
  ] as const) {
    context.fillStyle = css(lit([112, 78, 44], mix(light.shade, light.key, 0.4)));
    context.beginPath();
    context.arc(topX + dx * height, topY + dy * height, height * 0.016, 0, 6.3);
    context.fill();
  }
  return surface;
}
