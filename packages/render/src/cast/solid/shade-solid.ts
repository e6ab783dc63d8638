import type { Camera } from "../../scene/camera.ts";
import { groundDepth } from "./ground-depth.ts";
import type { Bitmap } from "./material.ts";
import type { SolidLight } from "./solid-light.ts";
import type { SolidBuffers } from "./solid-stage.ts";

/** What the shading needs beside the buffers. Lengths in samples; `left` and `top` in pixels of the picture. */
export interface ShadeOptions {
  readonly columns: number;
  readonly rows: number;
  readonly left: number;
  readonly top: number;
  /** Samples a pixel. */
  readonly across: number;
  readonly down: number;
  readonly camera: Camera;
  readonly light: SolidLight;
  readonly rim: number;
  /** Thickness of the bright edge. */
  readonly rimPixels: number;
}

/** Gives every covered sample its colour, and soft edges to what is covered. */
export function shadeSolid(buffers: SolidBuffers, options: ShadeOptions): void {
  const { columns, rows } = options;
  const { seen, veil, veilDepth, depth, pixels } = buffers;
  const shade = createShader(buffers, options);
  const veiled = veil.length > 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const triangle = seen[at] ?? -1;
      if (triangle >= 0 && shade.at(triangle, column, row)) {
        pixels[at * 4] = shade.out[0] ?? 0;
        pixels[at * 4 + 1] = shade.out[1] ?? 0;
        pixels[at * 4 + 2] = shade.out[2] ?? 0;
        pixels[at * 4 + 3] = 255;
      }
      if (!veiled) continue;
      const glass = veil[at] ?? -1;
      if (glass < 0 || (veilDepth[at] ?? 0) < (depth[at] ?? 0)) continue;
      if (!shade.at(glass, column, row)) continue;
      const alpha = shade.out[3] ?? 1;
      const under = (pixels[at * 4 + 3] ?? 0) > 0 ? 1 : 0;
      const whole = alpha + under * (1 - alpha);
      for (let channel = 0; channel < 3; channel++) {
        const behind = pixels[at * 4 + channel] ?? 0;
        pixels[at * 4 + channel] = ((shade.out[channel] ?? 0) * alpha + behind * under * (1 - alpha)) / (whole || 1);
      }
      pixels[at * 4 + 3] = 255 * whole;
    }
  }
  softenEdges(pixels, columns, rows);
}

/** A sample beside the edge takes a share of its neighbour: edges without steps. */
function softenEdges(pixels: Uint8ClampedArray, columns: number, rows: number): void {
  const wide = columns * 4;
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const at = (row * columns + column) * 4;
      if ((pixels[at + 3] ?? 0) !== 0) continue;
      let red = 0;
      let green = 0;
      let blue = 0;
      let count = 0;
      for (const next of [at - 4, at + 4, at - wide, at + wide]) {
        // Only what was covered: a softened neighbour has less.
        if ((pixels[next + 3] ?? 0) !== 255) continue;
        red += pixels[next] ?? 0;
        green += pixels[next + 1] ?? 0;
        blue += pixels[next + 2] ?? 0;
        count++;
      }
      if (count === 0) continue;
      pixels[at] = red / count;
      pixels[at + 1] = green / count;
      pixels[at + 2] = blue / count;
      pixels[at + 3] = count === 1 ? 70 : count === 2 ? 130 : 190;
    }
  }
}

interface Shader {
  /** Red, green, blue 0 to 255; opacity 0 to 1. */
  readonly out: Float64Array;
  /** False where the surface is in the ground. */
  at(triangle: number, column: number, row: number): boolean;
}

function createShader(buffers: SolidBuffers, options: ShadeOptions): Shader {
  const { screenX, screenY, nearness, normals, heights, uvs, colours, triangles, materialOf, materials, seen, veil } =
    buffers;
  const { columns, rows, camera, light, across, down, left, top } = options;
  const out = new Float64Array(4);
  const texel = new Float64Array(4);
  const mirror = new Float64Array(3);
  const [lx, ly, lz] = light.towards;
  const rimDx = Math.round(Math.max(1, 2 * options.rimPixels)) * light.keySide;
  const rimDy = -Math.round(Math.max(1, 1.2 * options.rimPixels));
  const fillDx = -Math.round(Math.max(1, 1.2 * options.rimPixels)) * light.keySide;

  const uncovered = (column: number, row: number): boolean =>
    column < 0 ||
    row < 0 ||
    column >= columns ||
    row >= rows ||
    ((seen[row * columns + column] ?? -1) < 0 && (veil[row * columns + column] ?? -1) < 0);

  /** What lies in a direction: sky, ground, and two bright screens as a photographer sets them up. */
  const surroundings = (x: number, y: number, z: number): void => {
    const { zenith, horizon, ground } = light;
    if (y > 0) {
      const t = Math.min(1, y * 1.25);
      const s = t * (2 - t);
      for (let i = 0; i < 3; i++) mirror[i] = (horizon[i] ?? 0) + ((zenith[i] ?? 0) - (horizon[i] ?? 0)) * s;
    } else {
      const t = Math.min(1, -y * 6);
      for (let i = 0; i < 3; i++) mirror[i] = (horizon[i] ?? 0) + ((ground[i] ?? 0) - (horizon[i] ?? 0)) * t;
    }
    const side = x * light.keySide;
    const screen = ramp(0.5, 0.62, side) * ramp(0.98, 0.86, side) * ramp(-0.35, -0.15, y) * ramp(0.95, 0.7, y);
    const strip = 0.5 * ramp(-0.72, -0.8, side) * ramp(-0.97, -0.92, side) * ramp(-0.3, -0.1, y) * ramp(0.8, 0.6, y);
    const lamp = (screen + strip) * (z > -0.6 ? 1 : 0) * 0.85;
    for (let i = 0; i < 3; i++) mirror[i] = (mirror[i] ?? 0) + (light.bright[i] ?? 0) * lamp;
  };

  return {
    out,
    at(triangle, column, row) {
      const a = triangles[triangle * 3] ?? 0;
      const b = triangles[triangle * 3 + 1] ?? 0;
      const c = triangles[triangle * 3 + 2] ?? 0;
      const ax = screenX[a] ?? 0;
      const ay = screenY[a] ?? 0;
      const ux = (screenX[b] ?? 0) - ax;
      const uy = (screenY[b] ?? 0) - ay;
      const vx = (screenX[c] ?? 0) - ax;
      const vy = (screenY[c] ?? 0) - ay;
      const area = ux * vy - uy * vx;
      const px = column + 0.5 - ax;
      const py = row + 0.5 - ay;
      let wb = (px * vy - py * vx) / area;
      let wc = (ux * py - uy * px) / area;
      let wa = 1 - wb - wc;
      // Perspective: what is nearer weighs more.
      wa *= nearness[a] ?? 0;
      wb *= nearness[b] ?? 0;
      wc *= nearness[c] ?? 0;
      const near = wa + wb + wc;
      wa /= near;
      wb /= near;
      wc /= near;
      const height = wa * (heights[a] ?? 0) + wb * (heights[b] ?? 0) + wc * (heights[c] ?? 0);
      if (height < groundDepth) return false;
      const material = materials[materialOf[triangle] ?? 0];
      let nx = wa * (normals[a * 3] ?? 0) + wb * (normals[b * 3] ?? 0) + wc * (normals[c * 3] ?? 0);
      let ny = wa * (normals[a * 3 + 1] ?? 0) + wb * (normals[b * 3 + 1] ?? 0) + wc * (normals[c * 3 + 1] ?? 0);
      let nz = wa * (normals[a * 3 + 2] ?? 0) + wb * (normals[b * 3 + 2] ?? 0) + wc * (normals[c * 3 + 2] ?? 0);
      const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
      nx /= length;
      ny /= length;
      nz /= length;
      let red = wa * (colours[a * 3] ?? 0) + wb * (colours[b * 3] ?? 0) + wc * (colours[c * 3] ?? 0);
      let green = wa * (colours[a * 3 + 1] ?? 0) + wb * (colours[b * 3 + 1] ?? 0) + wc * (colours[c * 3 + 1] ?? 0);
      let blue = wa * (colours[a * 3 + 2] ?? 0) + wb * (colours[b * 3 + 2] ?? 0) + wc * (colours[c * 3 + 2] ?? 0);
      let gloss = material?.gloss ?? 0;
      let glow = material?.glow ?? 0;
      let opacity = material?.opacity ?? 1;
      if (material?.bitmap !== undefined || material?.finish !== undefined) {
        const u = wa * (uvs[a * 2] ?? 0) + wb * (uvs[b * 2] ?? 0) + wc * (uvs[c * 2] ?? 0);
        const v = wa * (uvs[a * 2 + 1] ?? 0) + wb * (uvs[b * 2 + 1] ?? 0) + wc * (uvs[c * 2 + 1] ?? 0);
        if (material.bitmap !== undefined) {
          readBitmap(material.bitmap, u, v, texel);
          red = (red * (texel[0] ?? 0)) / 255;
          green = (green * (texel[1] ?? 0)) / 255;
          blue = (blue * (texel[2] ?? 0)) / 255;
          if (material.cutout !== true) opacity *= (texel[3] ?? 255) / 255;
        }
        if (material.finish !== undefined) {
          readBitmap(material.finish, u, v, texel);
          gloss = (texel[0] ?? 0) / 255;
          glow += ((texel[1] ?? 0) / 255) * light.lamps + (texel[2] ?? 0) / 255;
        }
      }
      // From the surface to the camera.
      let ex = -((column + 0.5) / across + left - camera.centreX) / camera.focal;
      let ey = ((row + 0.5) / down + top - camera.horizonY) / camera.focal;
      if (camera.vertical < 0) ey = -ey;
      const eye = 1 / Math.sqrt(ex * ex + ey * ey + 1);
      ex *= eye;
      ey *= eye;
      const ez = eye;
      let facing = nx * ex + ny * ey + nz * ez;
      if (facing < 0 && material?.twoSided === true) {
        nx = -nx;
        ny = -ny;
        nz = -nz;
        facing = -facing;
      }
      const grazing = 1 - Math.max(0, facing);
      const fur = material?.fur ?? 0;
      const wrap = 0.25 + 0.3 * fur;
      const direct = Math.max(0, (nx * lx + ny * ly + nz * lz + wrap) / (1 + wrap));
      // Light comes in from above; near the ground and turned to it there is less, though the ground throws some back.
      const open = (0.8 + 0.2 * Math.min(1, Math.max(0, height) / 0.12)) * (0.86 + 0.16 * ny);
      const share = Math.min(1, direct * direct * (3 - 2 * direct) * 1.02) * (0.75 + 0.25 * open);
      const { bright, dark } = light;
      const night = 1 - Math.min(1, glow);
      const metal = material?.metal === true;
      const body = metal ? 1 - 0.72 * gloss : 1;
      let r = red * body * (((dark[0] + (bright[0] - dark[0]) * share) / 255) * open * night + glow);
      let g = green * body * (((dark[1] + (bright[1] - dark[1]) * share) / 255) * open * night + glow);
      let bl = blue * body * (((dark[2] + (bright[2] - dark[2]) * share) / 255) * open * night + glow);
      if (gloss > 0) {
        const twice = 2 * facing;
        const rx = nx * twice - ex;
        const ry = ny * twice - ey;
        const rz = nz * twice - ez;
        surroundings(rx, ry, rz);
        const g5 = grazing * grazing * grazing * grazing * grazing;
        const strength = metal ? gloss * (0.72 + 0.28 * g5) : gloss * (0.06 + 0.74 * g5 + 0.14 * grazing);
        const towardsSun = Math.max(0, rx * lx + ry * ly + rz * lz);
        const spark = Math.pow(towardsSun, material?.polish ?? 60) * gloss * (metal ? 0.7 : 0.85);
        const { sun } = light;
        const m0 = (mirror[0] ?? 0) * strength;
        const m1 = (mirror[1] ?? 0) * strength;
        const m2 = (mirror[2] ?? 0) * strength;
        r = r * (1 - strength * 0.6) + (metal ? (m0 * red) / 190 : m0) + sun[0] * spark;
        g = g * (1 - strength * 0.6) + (metal ? (m1 * green) / 190 : m1) + sun[1] * spark;
        bl = bl * (1 - strength * 0.6) + (metal ? (m2 * blue) / 190 : m2) + sun[2] * spark;
        opacity = Math.min(1, opacity + (strength + spark) * 0.9);
      }
      if (options.rim > 0.02) {
        const { rimKey, rimFill } = light;
        // Along the outline towards the light, and where a round surface turns away on that side.
        const edge = uncovered(column + rimDx, row + rimDy) ? 0.8 : 0;
        const turn =
          grazing * grazing * grazing * Math.max(0, nx * light.keySide * 0.8 + ny * 0.5) * (0.45 + 0.5 * fur);
        const key = Math.min(1, (edge + turn) * options.rim);
        const fill =
          options.rim *
          (uncovered(column + fillDx, row) ? 0.4 : 0.35 * grazing * grazing * Math.max(0, -nx * light.keySide));
        r += (rimKey[0] - r) * key * 0.75;
        g += (rimKey[1] - g) * key * 0.75;
        bl += (rimKey[2] - bl) * key * 0.75;
        r += rimFill[0] * fill * 0.4;
        g += rimFill[1] * fill * 0.4;
        bl += rimFill[2] * fill * 0.4;
      }
      const distance = 1 / near - 10;
      if (distance > 0) {
        const haze = 0.9 * (1 - Math.exp(-distance / light.hazeMetres)) * (1 - 0.6 * Math.min(1, glow));
        r += (light.haze[0] - r) * haze;
        g += (light.haze[1] - g) * haze;
        bl += (light.haze[2] - bl) * haze;
      }
      out[0] = shoulder(r);
      out[1] = shoulder(g);
      out[2] = shoulder(bl);
      out[3] = opacity;
      return true;
    },
  };
}

/** Bright values come near white instead of breaking off. */
function shoulder(value: number): number {
  return value < 200 ? value : 200 + 55 * (1 - Math.exp(-(value - 200) / 55));
}

function ramp(from: number, to: number, value: number): number {
  const t = (value - from) / (to - from);
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}

/** Between the four nearest texels. */
function readBitmap({ width, height, bytes }: Bitmap, u: number, v: number, out: Float64Array): void {
  const x = Math.min(width - 1.001, Math.max(0, u * width - 0.5));
  const y = Math.min(height - 1.001, Math.max(0, v * height - 0.5));
  const column = Math.floor(x);
  const row = Math.floor(y);
  const fx = x - column;
  const fy = y - row;
  const next = column + 1 < width ? 4 : 0;
  const a = (row * width + column) * 4;
  const b = row + 1 < height ? a + width * 4 : a;
  const wa = (1 - fx) * (1 - fy);
  const wb = fx * (1 - fy);
  const wc = (1 - fx) * fy;
  const wd = fx * fy;
  for (let channel = 0; channel < 4; channel++)
    out[channel] =
      (bytes[a + channel] ?? 0) * wa +
      (bytes[a + next + channel] ?? 0) * wb +
      (bytes[b + channel] ?? 0) * wc +
      (bytes[b + next + channel] ?? 0) * wd;
}
