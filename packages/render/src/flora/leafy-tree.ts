import { css, lit, mix, type Rgb, scaled } from "../scene/colour.ts";
import { seededRandom } from "../scene/random.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import { addDab } from "./dab.ts";
import type { TreeOptions } from "./tree-options.ts";
import type { Season } from "../scene-spec.ts";

const leafColours: Readonly<Record<Season, readonly (readonly Rgb[])[]>> = {
  spring: [
    [
      [146, 186, 84],
      [120, 168, 72],
      [170, 202, 110],
    ],
    [
      [128, 172, 80],
      [104, 152, 66],
      [244, 206, 214],
    ],
  ],
  summer: [
    [
      [86, 134, 54],
      [68, 116, 48],
      [112, 152, 66],
    ],
    [
      [78, 122, 60],
      [58, 102, 50],
      [98, 142, 62],
    ],
  ],
  autumn: [
    [
      [214, 84, 34],
      [178, 52, 30],
      [236, 124, 52],
    ],
    [
      [236, 168, 48],
      [212, 132, 36],
      [250, 202, 84],
    ],
    [
      [200, 106, 36],
      [168, 76, 30],
      [226, 150, 54],
    ],
  ],
  winter: [
    [
      [120, 100, 76],
      [96, 80, 62],
      [140, 116, 86],
    ],
  ],
};

/** Leaf colours of one tree of a season: mid, dark, light. */
export function leavesOf(season: Season, index: number): readonly Rgb[] {
  const palettes = leafColours[season];
  return palettes[index % palettes.length] ?? leafColours.summer[0] ?? [];
}

interface Twig {
  x: number;
  y: number;
}

/** A trunk that forks into twigs, and dabs of leaves in three tones around them. */
export function paintLeafy({ kind, height, light, seed, season, snow, keySide, leaves, fruit }: TreeOptions): Surface {
  const birch = kind === "birch";
  const surface = createSurface(height * (birch ? 0.5 : 0.86), height);
  const { context, width } = surface;
  const random = seededRandom(seed, `tree ${kind}`);
  const twigs: Twig[] = [];
  const bark: Rgb = birch ? [226, 222, 212] : [96, 76, 60];
  const boughs: Bough[] = [];
  const grow = (x: number, y: number, angle: number, length: number, thick: number, depth: number): void => {
    const bend = angle + (random() - 0.5) * 0.3;
    const x1 = x + Math.sin(bend) * length;
    const y1 = y - Math.cos(bend) * length;
    boughs.push({ x0: x, y0: y, x1, y1, thick });
    if (depth <= 2) twigs.push({ x: x1, y: y1 });
    if (depth === 0) return;
    const forks = random() < 0.35 ? 3 : 2;
    for (let fork = 0; fork < forks; fork++) {
      const spread = (birch ? 0.42 : 0.62) * (0.6 + random() * 0.8);
      const side = forks === 3 ? fork - 1 : fork === 0 ? -1 : 1;
      grow(x1, y1, bend * 0.86 + side * spread, length * (0.7 + random() * 0.16), thick * 0.64, depth - 1);
    }
  };
  const trunkTop = height * (birch ? 0.62 : 0.7);
  const foot = height * (birch ? 0.014 : 0.03);
  // A birch keeps one stem with boughs at its sides; others fork.
  if (birch) {
    let x = width / 2;
    let y = height;
    const steps = 9;
    for (let step = 0; step < steps; step++) {
      const thick = foot * 2 * (1 - (step / steps) * 0.85);
      const x1 = x + (random() - 0.5) * width * 0.05;
      const y1 = y - (height * 0.88) / steps;
      boughs.push({ x0: x, y0: y, x1, y1, thick });
      x = x1;
      y = y1;
      if (step > 2)
        for (const side of [-1, 1])
          grow(x, y, side * (0.6 + random() * 0.4), height * 0.085 * (1.1 - step / steps), thick * 0.4, 2);
    }
    twigs.push({ x, y });
  } else {
    grow(width / 2, height, 0, height - trunkTop, foot * 2, 5);
  }
  fitInto(surface, boughs, twigs, height * (birch ? 0.06 : 0.09));
  const barkLit = lit(bark, mix(light.shade, light.key, 0.62));
  const barkDark = lit(scaled(bark, 0.5), light.shade);
  context.lineCap = "round";
  for (const { x0, y0, x1, y1, thick } of boughs) {
    for (const [shift, colour, share] of [
      [0, barkDark, 1],
      [keySide * 0.22, barkLit, 0.5],
    ] as const) {
      context.strokeStyle = css(colour);
      context.lineWidth = Math.max(0.5, thick * share);
      context.beginPath();
      context.moveTo(x0 + shift * thick, y0);
      context.lineTo(x1 + shift * thick * 0.8, y1);
      context.stroke();
    }
  }
  if (birch) {
    context.fillStyle = css(lit([40, 36, 36], light.shade), 0.85);
    for (let mark = 0; mark < 26; mark++) {
      const along = random();
      const wide = foot * (0.4 + random() * 1.1);
      context.fillRect(width / 2 - foot + random() * foot * 1.2, height * (1 - along * 0.62), wide, foot * 0.22);
    }
  }
  if (season === "winter" && leaves === undefined) {
    if (snow) {
      context.strokeStyle = css(lit([244, 248, 255], mix(light.shade, light.key, 0.75)));
      for (const { x0, y0, x1, y1, thick } of boughs) {
        if (Math.abs(x1 - x0) < Math.abs(y1 - y0) * 0.35) continue;
        context.lineWidth = Math.max(0.6, thick * 0.55 + height * 0.0016);
        context.beginPath();
        context.moveTo(x0, y0 - thick * 0.45);
        context.lineTo(x1, y1 - thick * 0.45);
        context.stroke();
      }
    }
    return surface;
  }
  const [middle = bark, dark = bark, bright = bark] = leaves ?? leavesOf(season, seed);
  const kept = coarseness(height);
  const dab = (height * (birch ? 0.0085 : 0.011)) / Math.sqrt(kept);
  const cluster = height * (birch ? 0.052 : 0.075);
  const passes = [
    { colour: lit(scaled(dark, 0.52), mix(light.shade, light.key, 0.1)), dabs: 13, dx: -0.2, dy: 0.45, spread: 1.05 },
    { colour: lit(scaled(dark, 0.9), mix(light.shade, light.key, 0.35)), dabs: 11, dx: 0, dy: 0.1, spread: 1 },
    { colour: lit(middle, mix(light.shade, light.key, 0.7)), dabs: 9, dx: 0.15, dy: -0.18, spread: 0.86 },
    { colour: lit(bright, light.key), dabs: 5, dx: 0.34, dy: -0.42, spread: 0.66 },
  ];
  for (const pass of passes) {
    context.fillStyle = css(pass.colour);
    context.beginPath();
    for (const twig of twigs) {
      for (let index = 0; index < pass.dabs * kept; index++) {
        const angle = random() * 6.283;
        const out = Math.sqrt(random()) * cluster * pass.spread;
        addDab(context, {
          x: twig.x + Math.cos(angle) * out + pass.dx * keySide * cluster,
          y: twig.y + Math.sin(angle) * out * 0.78 + pass.dy * cluster,
          size: dab * (0.6 + random() * 0.9),
          turn: random() * 3.1,
        });
      }
    }
    context.fill();
  }
  if (fruit !== undefined) {
    for (const twig of twigs.filter(() => random() < 0.5)) {
      const x = twig.x + (random() - 0.5) * cluster * 1.4;
      const y = twig.y + random() * cluster;
      const size = height * 0.013;
      context.fillStyle = css(lit(scaled(fruit, 0.7), mix(light.shade, light.key, 0.4)));
      context.beginPath();
      context.arc(x, y, size, 0, 2 * Math.PI);
      context.fill();
      context.fillStyle = css(lit(fruit, mix(light.shade, light.key, 0.85)));
      context.beginPath();
      context.arc(x + keySide * size * 0.2, y - size * 0.22, size * 0.72, 0, 2 * Math.PI);
      context.fill();
    }
  }
  return surface;
}

interface Bough {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  readonly thick: number;
}

/** Squeezes a crown that grew out of its bitmap back into it, foot and all; `margin` is left for the leaves. */
function fitInto({ width, height }: Surface, boughs: readonly Bough[], twigs: readonly Twig[], margin: number): void {
  let aside = 1;
  let top = height;
  for (const { x1, y1 } of boughs) {
    aside = Math.max(aside, Math.abs(x1 - width / 2));
    top = Math.min(top, y1);
  }
  const across = Math.min(1, (width / 2 - margin) / aside);
  const up = (height - margin) / Math.max(1, height - top);
  const x = (at: number): number => width / 2 + (at - width / 2) * across;
  const y = (at: number): number => height - (height - at) * up;
  for (const bough of boughs) {
    bough.x0 = x(bough.x0);
    bough.x1 = x(bough.x1);
    bough.y0 = y(bough.y0);
    bough.y1 = y(bough.y1);
  }
  for (const twig of twigs) {
    twig.x = x(twig.x);
    twig.y = y(twig.y);
  }
}

/** Share of the dabs that a small picture of a tree needs; each is then as much larger. */
export function coarseness(height: number): number {
  return Math.max(0.2, Math.min(1, height / 260));
}
