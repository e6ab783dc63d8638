import type { SKRSContext2D } from "@napi-rs/canvas";
import { clamp, css, lit, mix, scaled, type Rgb } from "../../scene/colour.ts";
import type { Light } from "../../scene/light.ts";
import { seededRandom } from "../../scene/random.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";
import type { Season } from "../../scene-spec.ts";

/** Kinds of tree, by how they are built. */
export type TreeKind = "broadleaf" | "birch" | "spruce" | "pine" | "palm";

/** How a tree is painted. `height` in pixels. */
export interface TreeOptions {
  readonly kind: TreeKind;
  readonly height: number;
  readonly light: Light;
  readonly seed: number;
  readonly season: Season;
  /** Snow lies on it. */
  readonly snow: boolean;
  /** The side the light comes from. */
  readonly keySide: 1 | -1;
}

/** A whole tree, foot in the middle of the lower edge. */
export function paintTree(options: TreeOptions): Surface {
  switch (options.kind) {
    case "spruce":
      return paintSpruce(options);
    case "pine":
      return paintPine(options);
    case "palm":
      return paintPalm(options);
    case "broadleaf":
    case "birch":
      return paintLeafy(options);
  }
}

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
function paintLeafy({ kind, height, light, seed, season, snow, keySide }: TreeOptions): Surface {
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
  if (season === "winter") {
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
  const [middle = bark, dark = bark, bright = bark] = leavesOf(season, seed);
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
function coarseness(height: number): number {
  return Math.max(0.2, Math.min(1, height / 260));
}

/** One leaf or a few: a lens of four curves, cheaper than an ellipse. */
function addDab(
  context: SKRSContext2D,
  { x, y, size, turn }: { readonly x: number; readonly y: number; readonly size: number; readonly turn: number },
): void {
  const ax = Math.cos(turn) * size;
  const ay = Math.sin(turn) * size;
  context.moveTo(x - ax, y - ay);
  context.quadraticCurveTo(x - ay * 0.9, y + ax * 0.9, x + ax, y + ay);
  context.quadraticCurveTo(x + ay * 0.9, y - ax * 0.9, x - ax, y - ay);
}

/** Tiers of drooping boughs, each darker underneath and tipped with light, or with snow. */
function paintSpruce({ height, light, seed, snow, keySide }: TreeOptions): Surface {
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
function paintPine({ height, light, seed, snow, keySide }: TreeOptions): Surface {
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

/** A leaning ringed stem and arching fronds. */
function paintPalm({ height, light, seed, keySide }: TreeOptions): Surface {
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

const barkColours = {
  rough: [104, 84, 68],
  birch: [230, 226, 216],
  pine: [152, 98, 70],
} as const satisfies Readonly<Record<string, Rgb>>;

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
