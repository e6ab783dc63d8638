import type { SKRSContext2D } from "@napi-rs/canvas";
import { clamp, css, lit, mix, scaled, type Rgb } from "../../scene/colour.ts";
import type { Light } from "../../scene/light.ts";
import { seededRandom } from "../../scene/random.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";

/** How a plant is painted. `height` in pixels. */
export interface PlantOptions {
  readonly height: number;
  readonly light: Light;
  readonly seed: number;
  /** From dark to light; the last ones tip the plant. */
  readonly colours: readonly Rgb[];
  readonly keySide: 1 | -1;
}

/** A tuft of blades, with flowers over it when `flowers` names their colours. */
export function paintTuft(
  options: PlantOptions & {
    readonly blades: number;
    readonly wide: number;
    readonly flowers?: readonly Rgb[];
    readonly ears?: boolean;
    /** Width of a blade, share of the height. */
    readonly thick?: number;
  },
): Surface {
  const { height, light, seed, colours, blades, wide } = options;
  const surface = createSurface(height * wide, height);
  const { context, width } = surface;
  const random = seededRandom(seed, "tuft");
  context.lineCap = "round";
  const heads: { x: number; y: number; lean: number }[] = [];
  for (const [row, colour] of colours.entries()) {
    const share = row / Math.max(1, colours.length - 1);
    context.strokeStyle = css(lit(colour, mix(light.shade, light.key, 0.12 + 0.83 * share)));
    context.lineWidth = Math.max(0.6, height * (options.thick ?? 0.022) * (1.2 - 0.36 * share));
    context.beginPath();
    for (let blade = 0; blade < blades / colours.length; blade++) {
      const across = random() * 2 - 1;
      const x = width / 2 + across * width * 0.34;
      const tall = height * (0.45 + 0.5 * random()) * (1 - 0.4 * Math.abs(across)) * (0.86 + 0.14 * share);
      const lean = (across * 0.3 + (random() - 0.5) * 0.36) * tall;
      const rootX = width / 2 + (x - width / 2) * 0.7;
      context.moveTo(rootX, height * (0.985 - 0.05 * random() * (1 - Math.abs(across))));
      context.quadraticCurveTo(x + lean * 0.2, height - tall * 0.6, x + lean, height - tall);
      if (share > 0.4) heads.push({ x: x + lean, y: height - tall, lean });
    }
    context.stroke();
  }
  if (options.ears === true) {
    context.fillStyle = css(lit(colours.at(-1) ?? [220, 190, 110], mix(light.shade, light.key, 0.95)));
    for (const { x, y, lean } of heads) {
      context.beginPath();
      context.ellipse(x, y + height * 0.03, height * 0.012, height * 0.05, lean / height, 0, 6.3);
      context.fill();
    }
  }
  if (options.flowers !== undefined) {
    for (const [index, { x, y }] of heads.entries()) {
      if (index % 2 === 1) continue;
      const colour = options.flowers[Math.floor(random() * options.flowers.length)] ?? [255, 255, 255];
      const size = height * (0.035 + random() * 0.03);
      paintBloom(context, { x, y: Math.max(size, y), size, colour, light, turn: random() });
    }
  }
  return surface;
}

function paintBloom(
  context: SKRSContext2D,
  { x, y, size, colour, light, turn }: { x: number; y: number; size: number; colour: Rgb; light: Light; turn: number },
): void {
  for (const [tone, lightness, scale] of [
    [0.72, 0.3, 1],
    [1, 0.9, 0.78],
  ] as const) {
    context.fillStyle = css(lit(scaled(colour, tone), mix(light.shade, light.key, lightness)));
    context.beginPath();
    for (let petal = 0; petal < 5; petal++) {
      const angle = turn + petal * 1.2566;
      const px = x + Math.cos(angle) * size * 0.55;
      const py = y + Math.sin(angle) * size * 0.42;
      context.moveTo(px + size * 0.45 * scale, py);
      context.arc(px, py, size * 0.45 * scale, 0, 6.3);
    }
    context.fill();
  }
  context.fillStyle = css(lit([244, 204, 84], mix(light.shade, light.key, 0.8)));
  context.beginPath();
  context.arc(x, y, size * 0.26, 0, 6.3);
  context.fill();
}

/** Fronds that arch out from one root. */
export function paintFern({ height, light, seed, colours, keySide }: PlantOptions): Surface {
  const surface = createSurface(height * 2.1, height);
  const { context, width } = surface;
  const random = seededRandom(seed, "fern");
  const fronds = 13;
  for (let frond = 0; frond < fronds; frond++) {
    const across = ((frond * 7) % fronds) / (fronds - 1) - 0.5 + (random() - 0.5) * 0.06;
    const angle = across * 2.6;
    const reach = height * (0.82 + random() * 0.3);
    const endX = width / 2 + Math.sin(angle) * reach;
    const endY = height - Math.cos(angle) * reach * 0.62 + Math.abs(across) * height * 0.24;
    const midX = width / 2 + Math.sin(angle) * reach * 0.4;
    const midY = height - (0.72 - Math.abs(across) * 0.3) * reach;
    const lightness = clamp(0.35 + across * keySide * 0.7 + random() * 0.3, 0.05, 1);
    const colour = colours[frond % colours.length] ?? [90, 130, 60];
    context.fillStyle = css(lit(scaled(colour, 0.75 + lightness * 0.35), mix(light.shade, light.key, lightness)));
    context.beginPath();
    for (let leaf = 1; leaf < 20; leaf++) {
      const t = leaf / 20;
      const x = (1 - t) ** 2 * (width / 2) + 2 * t * (1 - t) * midX + t * t * endX;
      const y = (1 - t) ** 2 * height + 2 * t * (1 - t) * midY + t * t * endY;
      const long = height * 0.17 * Math.sin(Math.PI * (0.12 + t * 0.84));
      for (const side of [-1, 1]) {
        const dx = Math.cos(angle * 0.7) * long * side + Math.sin(angle) * long * 0.5;
        const dy = Math.sin(angle * 0.7) * long * side + long * 0.2;
        context.moveTo(x, y);
        context.quadraticCurveTo(x + dx * 0.5 + dy * 0.16, y + dy * 0.5 - dx * 0.1, x + dx, y + dy);
        context.quadraticCurveTo(x + dx * 0.5 - dy * 0.16, y + dy * 0.5 + Math.abs(dx) * 0.22, x, y);
      }
    }
    context.fill();
  }
  return surface;
}

/** A round shrub: dabs in four tones, heaped. */
export function paintBush(options: PlantOptions & { readonly snow: boolean; readonly berries?: Rgb }): Surface {
  const { height, light, seed, colours, keySide, snow } = options;
  const surface = createSurface(height * 1.7, height);
  const { context, width } = surface;
  const random = seededRandom(seed, "bush");
  const lumps = Array.from({ length: 9 }, (_, index) => {
    const across = (index / 8) * 2 - 1;
    const radius = height * (0.24 + random() * 0.1);
    return {
      x: width / 2 + across * width * 0.32,
      y: height - radius * 0.7 - (1 - across * across) * height * 0.34 * random(),
      radius,
    };
  });
  // A small picture needs fewer dabs, each as much larger.
  const kept = Math.max(0.2, Math.min(1, height / 90));
  const dark = colours[0] ?? [60, 90, 50];
  const middle = colours[1] ?? dark;
  const bright = colours[2] ?? middle;
  for (const [colour, tone, lightness, dx, dy, spread, dabs] of [
    [dark, 0.5, 0.05, 0, 0.12, 1.05, 120],
    [dark, 0.9, 0.3, 0, 0, 1, 90],
    [middle, 1, 0.65, 0.16, -0.14, 0.86, 70],
    [bright, 1.05, 1, 0.3, -0.34, 0.64, 40],
  ] as const) {
    const white = snow && dy < -0.1;
    context.fillStyle = css(
      lit(white ? [240, 246, 255] : scaled(colour, tone), mix(light.shade, light.key, lightness)),
    );
    context.beginPath();
    for (const lump of lumps) {
      for (let dab = 0; dab < dabs * kept; dab++) {
        const angle = random() * 6.283;
        const out = Math.sqrt(random()) * lump.radius * spread;
        const x = lump.x + Math.cos(angle) * out + dx * keySide * lump.radius;
        const y = lump.y + Math.sin(angle) * out * 0.9 + dy * lump.radius;
        const size = (height * (0.016 + random() * 0.02)) / Math.sqrt(kept);
        const turn = random() * 3;
        const ax = Math.cos(turn) * size;
        const ay = Math.sin(turn) * size;
        context.moveTo(x - ax, y - ay);
        context.quadraticCurveTo(x - ay, y + ax, x + ax, y + ay);
        context.quadraticCurveTo(x + ay, y - ax, x - ax, y - ay);
      }
    }
    context.fill();
  }
  if (options.berries !== undefined) {
    context.fillStyle = css(lit(options.berries, mix(light.shade, light.key, 0.8)));
    for (let berry = 0; berry < 40; berry++) {
      const lump = lumps[berry % lumps.length];
      if (lump === undefined) continue;
      context.beginPath();
      context.arc(
        lump.x + (random() - 0.5) * lump.radius * 1.4,
        lump.y + (random() - 0.6) * lump.radius,
        height * 0.014,
        0,
        6.3,
      );
      context.fill();
    }
  }
  return surface;
}
