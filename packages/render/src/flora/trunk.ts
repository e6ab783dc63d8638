import { css, lit, mix, type Rgb, scaled } from "../scene/colour.ts";
import { seededRandom } from "../scene/random.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import { addDab } from "./dab.ts";
import { coarseness, leavesOf } from "./leafy-tree.ts";
import type { TreeOptions } from "./tree-options.ts";
import { barkColours } from "./tree.ts";

/** The lower part of an old tree, for those so near that their crown is out of sight: bark, roots, moss. */
export function paintTrunk(
  options: Omit<TreeOptions, "kind"> & { readonly bark: "rough" | "birch" | "pine"; readonly moss: number },
): Surface {
  const { height, light, seed, keySide, bark, moss, snow } = options;
  const girth = { rough: 0.036, birch: 0.0145, pine: 0.024 }[bark];
  const surface = createSurface(height * 0.46, height);
  const { context, width } = surface;
  const random = seededRandom(seed, `trunk ${bark}`);
  const colour: Rgb = barkColours[bark];
  const lean = (random() - 0.5) * width * 0.1;
  const half = height * girth;
  const flareAt = (share: number): number =>
    half * (0.3 + 0.7 * (1 - share)) * (1 + (bark === "birch" ? 0.5 : 1.3) * Math.max(0, 1 - share * 9) ** 2.4);
  const centreAt = (share: number): number => width / 2 + lean * share + Math.sin(share * 5 + seed) * half * 0.12;
  const outline = (): void => {
    context.beginPath();
    for (let step = 0; step <= 40; step++)
      context.lineTo(centreAt(step / 40) - flareAt(step / 40), height * (1 - step / 40));
    for (let step = 40; step >= 0; step--)
      context.lineTo(centreAt(step / 40) + flareAt(step / 40), height * (1 - step / 40));
    context.closePath();
  };
  context.save();
  outline();
  context.clip();
  const shade = context.createLinearGradient(width / 2 - half * keySide * 1.2, 0, width / 2 + half * keySide * 1.2, 0);
  shade.addColorStop(0, css(lit(scaled(colour, 0.42), light.shade)));
  shade.addColorStop(0.45, css(lit(scaled(colour, 0.7), mix(light.shade, light.key, 0.25))));
  shade.addColorStop(0.82, css(lit(colour, mix(light.shade, light.key, 0.85))));
  shade.addColorStop(1, css(lit(scaled(colour, 0.85), mix(light.shade, light.key, 0.6))));
  context.fillStyle = shade;
  context.fillRect(0, 0, width, height);
  const stroke = (share: number, across: number, long: number): void => {
    const x = centreAt(share) + across * flareAt(share);
    const end = Math.min(1, share + long);
    context.moveTo(x, height * (1 - share));
    context.quadraticCurveTo(
      x + (random() - 0.5) * half * 0.3,
      height * (1 - (share + end) / 2),
      centreAt(end) + across * flareAt(end) + (random() - 0.5) * half * 0.12,
      height * (1 - end),
    );
  };
  if (bark === "birch") {
    context.fillStyle = css(lit([44, 40, 40], light.shade), 0.9);
    for (let mark = 0; mark < 70; mark++) {
      const share = random();
      const wide = half * (0.2 + random() * random() * 1.6);
      context.beginPath();
      context.ellipse(
        centreAt(share) + (random() * 2 - 1) * half * 0.8,
        height * (1 - share),
        wide / 2,
        height * (0.0008 + random() * 0.0022),
        0,
        0,
        6.3,
      );
      context.fill();
    }
    for (let eye = 0; eye < 7; eye++) {
      const share = 0.06 + random() * 0.9;
      context.beginPath();
      context.ellipse(
        centreAt(share) + (random() - 0.5) * half,
        height * (1 - share),
        half * 0.24,
        half * 0.3,
        0,
        0,
        6.3,
      );
      context.fill();
    }
  } else {
    for (const [tone, alpha, count, thick] of [
      [0.28, 0.75, 130, 0.1],
      [1.25, 0.34, 80, 0.05],
    ] as const) {
      context.strokeStyle = css(lit(scaled(colour, tone), mix(light.shade, light.key, tone * 0.5)), alpha);
      context.lineWidth = Math.max(0.5, half * thick);
      context.beginPath();
      for (let line = 0; line < count; line++)
        stroke(random() ** 1.1 * 0.96, random() * 1.9 - 0.95, 0.02 + random() * 0.07);
      context.stroke();
    }
  }
  if (moss > 0) {
    for (const [tone, lightness] of [
      [0.6, 0.2],
      [1, 0.5],
      [1.4, 0.9],
    ] as const) {
      context.fillStyle = css(lit(scaled([92, 124, 44], tone), mix(light.shade, light.key, lightness)), 0.8);
      context.beginPath();
      for (let dab = 0; dab < 420 * moss; dab++) {
        const share = random() ** 2.2 * 0.8 * moss;
        const across = -keySide * (1 - random() * random() * 1.5);
        addDab(context, {
          x: centreAt(share) + across * flareAt(share) * 0.96,
          y: height * (1 - share),
          size: half * (0.04 + random() * 0.09),
          turn: random() * 3,
        });
      }
      context.fill();
    }
  }
  if (snow) {
    context.fillStyle = css(lit([240, 246, 255], mix(light.shade, light.key, 0.6)), 0.85);
    context.beginPath();
    for (let dab = 0; dab < 260; dab++) {
      const share = random() ** 1.4;
      addDab(context, {
        x: centreAt(share) + keySide * flareAt(share) * (1 - random() * random() * 0.5),
        y: height * (1 - share),
        size: half * (0.05 + random() * 0.1),
        turn: 1.4 + random() * 0.4,
      });
    }
    context.fill();
  }
  context.restore();
  // The bright edge of a low sun.
  context.strokeStyle = css(light.rimKey, 0.5 * light.rim);
  context.lineWidth = Math.max(0.6, half * 0.06);
  context.beginPath();
  for (let step = 0; step <= 40; step++)
    context.lineTo(centreAt(step / 40) + keySide * (flareAt(step / 40) - half * 0.03), height * (1 - step / 40));
  context.stroke();
  paintTallCrown(surface, options, { centreAt, flareAt });
  return surface;
}

/** Boughs and leaves over the bare stem of a tall tree: cushions of needles or clusters of leaves. */
function paintTallCrown(
  { context, width, height }: Surface,
  options: Parameters<typeof paintTrunk>[0],
  { centreAt, flareAt }: { readonly centreAt: (share: number) => number; readonly flareAt: (share: number) => number },
): void {
  const { light, seed, season, snow, keySide, bark } = options;
  const random = seededRandom(seed, "tall crown");
  const kept = coarseness(height);
  const clusters: { x: number; y: number; wide: number }[] = [];
  context.lineCap = "round";
  context.strokeStyle = css(lit(scaled(barkColours[bark], 0.5), mix(light.shade, light.key, 0.3)));
  for (let bough = 0; bough < 15; bough++) {
    const share = 0.46 + (bough / 15) * 0.5;
    const side = bough % 2 === 0 ? 1 : -1;
    const out = width * (0.44 - 0.2 * (bough / 15)) * (0.55 + 0.45 * random());
    const x = centreAt(share) + side * out;
    const y = Math.max(height * 0.05, height * (1 - share) - out * 0.3);
    context.lineWidth = Math.max(0.6, flareAt(share) * 0.5);
    context.beginPath();
    context.moveTo(centreAt(share), height * (1 - share));
    context.quadraticCurveTo(centreAt(share) + side * out * 0.5, height * (1 - share) - out * 0.05, x, y);
    context.stroke();
    for (const along of [0.5, 0.8, 1])
      clusters.push({
        x: centreAt(share) + side * out * along * 0.92,
        y: y + (1 - along) * out * 0.25,
        wide: height * (0.026 + 0.018 * random()),
      });
  }
  clusters.push({ x: centreAt(0.98), y: height * 0.05, wide: height * 0.036 });
  const needles = bark === "pine";
  if (season === "winter" && !needles) return;
  const fallback: Rgb = [86, 134, 54];
  const [middle = fallback, dark = fallback, bright = fallback]: readonly Rgb[] = needles
    ? [
        [64, 100, 66],
        [48, 80, 56],
        [92, 128, 78],
      ]
    : leavesOf(season, seed);
  for (const [colour, tone, lightness, dx, dy, count] of [
    [dark, 0.55, 0.08, -0.1, 0.3, 34],
    [dark, 0.95, 0.4, 0, 0, 28],
    [middle, 1, 0.75, 0.16, -0.2, 22],
    [bright, 1, 1, 0.3, -0.4, 11],
  ] as const) {
    const white = snow && dy < 0;
    context.fillStyle = css(
      lit(white ? [242, 247, 255] : scaled(colour, tone), mix(light.shade, light.key, lightness)),
    );
    context.beginPath();
    for (const cluster of clusters) {
      for (let index = 0; index < count * kept; index++) {
        const angle = random() * 6.283;
        const out = Math.sqrt(random()) * cluster.wide;
        addDab(context, {
          x: cluster.x + Math.cos(angle) * out * 1.25 + dx * keySide * cluster.wide,
          y: Math.max(height * 0.012, cluster.y + Math.sin(angle) * out * (needles ? 0.5 : 0.8) + dy * cluster.wide),
          size: ((height * (needles ? 0.004 : 0.0052)) / Math.sqrt(kept)) * (0.6 + random() * 0.9),
          turn: needles ? 1.1 + random() * 0.9 : random() * 3.1,
        });
      }
    }
    context.fill();
  }
}
