import { clamp, css, mix, type Rgb, scaled } from "../../scene/colour.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";
import type { Site } from "../land/site.ts";

export function paintPost(site: Site): Surface {
  const high = site.pixels(1.5, 7);
  const surface = createSurface(high * 0.22, high);
  const { context, width, height } = surface;
  const random = site.random("post");
  const body = context.createLinearGradient(0, 0, width, 0);
  const [from, to] = site.keySide > 0 ? [0.1, 0.85] : [0.85, 0.1];
  body.addColorStop(0, css(site.tone([122, 100, 82], from)));
  body.addColorStop(1, css(site.tone([122, 100, 82], to)));
  context.fillStyle = body;
  context.beginPath();
  context.moveTo(width * 0.14, height);
  context.lineTo(width * 0.2, height * 0.05);
  context.quadraticCurveTo(width * 0.5, -height * 0.01, width * 0.82, height * 0.04);
  context.lineTo(width * 0.86, height);
  context.fill();
  context.strokeStyle = css(site.tone([60, 46, 40], 0.1), 0.6);
  context.lineWidth = Math.max(0.5, width * 0.04);
  context.beginPath();
  for (let crack = 0; crack < 9; crack++) {
    const x = width * (0.2 + 0.6 * random());
    const y = random() * height;
    context.moveTo(x, y);
    context.lineTo(x + (random() - 0.5) * width * 0.1, y + height * (0.1 + 0.2 * random()));
  }
  context.stroke();
  // Weed up to the tide's height.
  const weed = context.createLinearGradient(0, height * 0.55, 0, height);
  weed.addColorStop(0, css(site.tone([52, 66, 40], 0.3), 0));
  weed.addColorStop(0.4, css(site.tone([52, 66, 40], 0.3), 0.8));
  context.globalCompositeOperation = "source-atop";
  context.fillStyle = weed;
  context.fillRect(0, height * 0.5, width, height * 0.5);
  if (site.snowy) {
    context.fillStyle = css(site.tone([242, 246, 252], 0.9));
    context.fillRect(0, 0, width, height * 0.06);
  }
  return surface;
}

export function paintStarfish(site: Site): Surface {
  const side = Math.max(8, site.pixels(0.16, 3));
  const surface = createSurface(side * 2.4, side);
  const { context, width, height } = surface;
  for (const [tone, dy, lightness] of [
    [0.5, 0.06, 0.1],
    [1, 0, 0.85],
  ] as const) {
    context.fillStyle = css(site.tone(scaled([226, 136, 96], tone), lightness));
    context.beginPath();
    for (let point = 0; point < 10; point++) {
      const angle = (point / 10) * 6.283 - 0.4;
      const reach = point % 2 === 0 ? 0.46 : 0.19;
      context.lineTo(width * (0.5 + Math.cos(angle) * reach), height * (0.56 + dy + Math.sin(angle) * reach * 0.82));
    }
    context.fill();
  }
  return surface;
}

/** A striped parasol stuck in the sand over a towel. */
export function paintParasol(site: Site): Surface {
  const high = site.pixels(2.3, 7);
  const surface = createSurface(high * 1.15, high);
  const { context, width, height } = surface;
  const middle = width * 0.52;
  context.fillStyle = css(site.tone([62, 140, 176], 0.7));
  context.beginPath();
  context.moveTo(width * 0.16, height * 0.975);
  context.lineTo(width * 0.78, height * 0.955);
  context.lineTo(width * 0.9, height * 0.99);
  context.lineTo(width * 0.26, height * 1);
  context.fill();
  context.strokeStyle = css(site.tone([240, 236, 226], 0.8));
  context.lineWidth = height * 0.014;
  context.beginPath();
  context.moveTo(middle - width * 0.03, height * 0.97);
  context.lineTo(middle, height * 0.08);
  context.stroke();
  const ribs = 8;
  for (let rib = 0; rib < ribs; rib++) {
    const left = -1 + (2 * rib) / ribs;
    const right = -1 + (2 * (rib + 1)) / ribs;
    const colour: Rgb = rib % 2 === 0 ? [232, 84, 66] : [250, 244, 232];
    const lightness = clamp(0.6 + 0.4 * ((left + right) / 2) * site.keySide, 0.1, 1);
    context.fillStyle = css(site.tone(colour, lightness));
    const edge = (at: number): { x: number; y: number } => ({
      x: middle + Math.sin(at * 1.57) * width * 0.46,
      y: height * (0.27 + 0.05 * Math.cos(at * 1.57)),
    });
    const from = edge(left);
    const to = edge(right);
    context.beginPath();
    context.moveTo(middle, height * 0.06);
    context.quadraticCurveTo(middle + (from.x - middle) * 0.8, height * 0.09, from.x, from.y);
    context.quadraticCurveTo((from.x + to.x) / 2, (from.y + to.y) / 2 + height * 0.03, to.x, to.y);
    context.quadraticCurveTo(middle + (to.x - middle) * 0.8, height * 0.09, middle, height * 0.06);
    context.fill();
  }
  return surface;
}

export function paintSail(site: Site): Surface {
  const high = Math.max(24, site.pixels(11, 170));
  const surface = createSurface(high * 0.8, high);
  const { context, width, height } = surface;
  const sail = mix(site.tone([252, 250, 244], 0.95), site.air, 0.25);
  context.fillStyle = css(sail);
  context.beginPath();
  context.moveTo(width * 0.52, height * 0.02);
  context.quadraticCurveTo(width * 0.96, height * 0.5, width * 0.88, height * 0.82);
  context.lineTo(width * 0.53, height * 0.82);
  context.fill();
  context.fillStyle = css(scaled(sail, 0.86));
  context.beginPath();
  context.moveTo(width * 0.48, height * 0.1);
  context.quadraticCurveTo(width * 0.3, height * 0.5, width * 0.1, height * 0.8);
  context.lineTo(width * 0.48, height * 0.8);
  context.fill();
  context.fillStyle = css(mix(site.tone([88, 52, 44], 0.5), site.air, 0.25));
  context.beginPath();
  context.moveTo(width * 0.08, height * 0.86);
  context.lineTo(width * 0.96, height * 0.86);
  context.quadraticCurveTo(width * 0.84, height, width * 0.7, height);
  context.lineTo(width * 0.24, height);
  context.fill();
  return surface;
}
