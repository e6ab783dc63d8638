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
  /** Metres from the camera to the actor. */
  readonly distance: number;
}

/** Gives every covered sample its colour, and soft edges to what is covered. */
export function shadeSolid(buffers: SolidBuffers, options: ShadeOptions): void {
  shadeLayer(buffers, options, "solid");
  if (buffers.veil.length > 0) shadeLayer(buffers, options, "veil");
  softenEdges(buffers, options.columns, options.rows);
}

/** A sample beside the edge takes a share of its neighbours: edges without steps. */
function softenEdges({ pixels, firsts, lasts }: SolidBuffers, columns: number, rows: number): void {
  const wide = columns * 4;
  for (let row = 1; row < rows - 1; row++) {
    const from = Math.max(
      1,
      Math.min(firsts[row - 1] ?? columns, firsts[row] ?? columns, firsts[row + 1] ?? columns) - 1,
    );
    const to = Math.min(columns - 2, Math.max(lasts[row - 1] ?? 0, lasts[row] ?? 0, lasts[row + 1] ?? 0) + 1);
    for (let column = from; column <= to; column++) {
      const at = row * wide + column * 4;
      if (pixels[at + 3] !== 0) continue;
      // Only what was covered counts: a softened neighbour is less than that.
      const a = pixels[at - 1] === 255;
      const b = pixels[at + 7] === 255;
      const c = pixels[at + 3 - wide] === 255;
      const d = pixels[at + 3 + wide] === 255;
      if (!a && !b && !c && !d) continue;
      const count = (a ? 1 : 0) + (b ? 1 : 0) + (c ? 1 : 0) + (d ? 1 : 0);
      for (let channel = 0; channel < 3; channel++) {
        pixels[at + channel] =
          ((a ? (pixels[at - 4 + channel] ?? 0) : 0) +
            (b ? (pixels[at + 4 + channel] ?? 0) : 0) +
            (c ? (pixels[at - wide + channel] ?? 0) : 0) +
            (d ? (pixels[at + wide + channel] ?? 0) : 0)) /
          count;
      }
      pixels[at + 3] = count === 1 ? 70 : count === 2 ? 130 : 190;
    }
  }
}

/**
 * One pass over all samples, written out at length: it runs some hundred thousand times a frame, and calls or objects in
 * it cost more than the light. Neighbouring samples mostly see one triangle, whose corners are read once.
 */
function shadeLayer(buffers: SolidBuffers, options: ShadeOptions, layer: "solid" | "veil"): void {
  const { screenX, screenY, normals, heights, uvs, colours, triangles, materialOf, materials, seen, veil, pixels } =
    buffers;
  const { veilDepth, depth, firsts, lasts } = buffers;
  const { columns, rows, camera, light, across, down, left, top, rim } = options;
  const veiled = layer === "veil";
  const source = veiled ? veil : seen;
  const hasVeil = veil.length > 0;
  const [lx, ly, lz] = light.towards;
  const [brightR, brightG, brightB] = light.bright;
  const [darkR, darkG, darkB] = light.dark;
  const [zenithR, zenithG, zenithB] = light.zenith;
  const [horizonR, horizonG, horizonB] = light.horizon;
  const [groundR, groundG, groundB] = light.ground;
  const [sunR, sunG, sunB] = light.sun;
  const [rimR, rimG, rimB] = light.rimKey;
  const [fillR, fillG, fillB] = light.rimFill;
  const [hazeR, hazeG, hazeB] = light.haze;
  const haze = options.distance > 10 ? 0.8 * (1 - Math.exp((10 - options.distance) / light.hazeMetres)) : 0;
  const keySide = light.keySide;
  const rimDx = Math.round(Math.max(1, 2 * options.rimPixels)) * keySide;
  const rimDy = -Math.round(Math.max(1, 1.2 * options.rimPixels));
  const fillDx = -Math.round(Math.max(1, 1.2 * options.rimPixels)) * keySide;
  const texel = new Float64Array(4);
  const perColumn = 1 / (across * camera.focal);
  const eyeX0 = (camera.centreX - left) / camera.focal;
  const perRow = camera.vertical / (down * camera.focal);
  const eyeY0 = (camera.vertical * (top - camera.horizonY)) / camera.focal;

  // A function of its own for each row: what runs often is compiled well, what runs long is not.
  const shadeRow = (row: number): void => {
    let triangle = -1;
    let material = materials[0];
    let fresh = true;
    let bitmap: Bitmap | undefined;
    let finish: Bitmap | undefined;
    let gloss0 = 0;
    let glow0 = 0;
    let opacity0 = 1;
    let fur = 0;
    let polish = 60;
    let metal = false;
    let twoSided = false;
    let cutout = false;
    // Of the triangle: its first corner and two sides in the picture; each value at the corner and its rise along the sides.
    let ax = 0;
    let ay = 0;
    let ux = 0;
    let uy = 0;
    let vx = 0;
    let vy = 0;
    let [nx0, nx1, nx2] = [0, 0, 0];
    let [ny0, ny1, ny2] = [0, 0, 0];
    let [nz0, nz1, nz2] = [0, 0, 0];
    let [r0, r1, r2] = [0, 0, 0];
    let [g0, g1, g2] = [0, 0, 0];
    let [b0, b1, b2] = [0, 0, 0];
    let [h0, h1, h2] = [0, 0, 0];
    let [u0, u1, u2] = [0, 0, 0];
    let [v0, v1, v2] = [0, 0, 0];

    const from = firsts[row] ?? columns;
    const to = lasts[row] ?? -1;
    for (let column = from; column <= to; column++) {
      const at = row * columns + column;
      const here = source[at] ?? -1;
      if (here < 0) continue;
      if (veiled && (veilDepth[at] ?? 0) < (depth[at] ?? 0)) continue;
      if (here !== triangle) {
        triangle = here;
        const a = triangles[triangle * 3] ?? 0;
        const b = triangles[triangle * 3 + 1] ?? 0;
        const c = triangles[triangle * 3 + 2] ?? 0;
        ax = screenX[a] ?? 0;
        ay = screenY[a] ?? 0;
        const bx = (screenX[b] ?? 0) - ax;
        const by = (screenY[b] ?? 0) - ay;
        const cx = (screenX[c] ?? 0) - ax;
        const cy = (screenY[c] ?? 0) - ay;
        const area = bx * cy - by * cx;
        ux = cy / area;
        uy = -cx / area;
        vx = -by / area;
        vy = bx / area;
        nx0 = normals[a * 3] ?? 0;
        nx1 = (normals[b * 3] ?? 0) - nx0;
        nx2 = (normals[c * 3] ?? 0) - nx0;
        ny0 = normals[a * 3 + 1] ?? 0;
        ny1 = (normals[b * 3 + 1] ?? 0) - ny0;
        ny2 = (normals[c * 3 + 1] ?? 0) - ny0;
        nz0 = normals[a * 3 + 2] ?? 0;
        nz1 = (normals[b * 3 + 2] ?? 0) - nz0;
        nz2 = (normals[c * 3 + 2] ?? 0) - nz0;
        r0 = colours[a * 3] ?? 0;
        r1 = (colours[b * 3] ?? 0) - r0;
        r2 = (colours[c * 3] ?? 0) - r0;
        g0 = colours[a * 3 + 1] ?? 0;
        g1 = (colours[b * 3 + 1] ?? 0) - g0;
        g2 = (colours[c * 3 + 1] ?? 0) - g0;
        b0 = colours[a * 3 + 2] ?? 0;
        b1 = (colours[b * 3 + 2] ?? 0) - b0;
        b2 = (colours[c * 3 + 2] ?? 0) - b0;
        h0 = heights[a] ?? 0;
        h1 = (heights[b] ?? 0) - h0;
        h2 = (heights[c] ?? 0) - h0;
        const made = materials[materialOf[triangle] ?? 0];
        if (made !== material || fresh) {
          fresh = false;
          material = made;
          bitmap = made?.bitmap;
          finish = made?.finish;
          gloss0 = made?.gloss ?? 0;
          glow0 = made?.glow ?? 0;
          opacity0 = made?.opacity ?? 1;
          fur = made?.fur ?? 0;
          polish = made?.polish ?? 60;
          metal = made?.metal === true;
          twoSided = made?.twoSided === true;
          cutout = made?.cutout === true;
        }
        if (bitmap !== undefined || finish !== undefined) {
          u0 = uvs[a * 2] ?? 0;
          u1 = (uvs[b * 2] ?? 0) - u0;
          u2 = (uvs[c * 2] ?? 0) - u0;
          v0 = uvs[a * 2 + 1] ?? 0;
          v1 = (uvs[b * 2 + 1] ?? 0) - v0;
          v2 = (uvs[c * 2 + 1] ?? 0) - v0;
        }
      }
      const px = column + 0.5 - ax;
      const py = row + 0.5 - ay;
      const wb = px * ux + py * uy;
      const wc = px * vx + py * vy;
      const height = h0 + wb * h1 + wc * h2;
      if (height < groundDepth) continue;
      let nx = nx0 + wb * nx1 + wc * nx2;
      let ny = ny0 + wb * ny1 + wc * ny2;
      let nz = nz0 + wb * nz1 + wc * nz2;
      const size = 1 / (Math.sqrt(nx * nx + ny * ny + nz * nz) || 1);
      nx *= size;
      ny *= size;
      nz *= size;
      let red = r0 + wb * r1 + wc * r2;
      let green = g0 + wb * g1 + wc * g2;
      let blue = b0 + wb * b1 + wc * b2;
      let gloss = gloss0;
      let glow = glow0;
      let opacity = opacity0;
      if (bitmap !== undefined) {
        readBitmap(bitmap, u0 + wb * u1 + wc * u2, v0 + wb * v1 + wc * v2, texel);
        red *= (texel[0] ?? 0) / 255;
        green *= (texel[1] ?? 0) / 255;
        blue *= (texel[2] ?? 0) / 255;
        if (!cutout) opacity *= (texel[3] ?? 255) / 255;
      }
      if (finish !== undefined) {
        const x = Math.min(finish.width - 1, Math.max(0, (u0 + wb * u1 + wc * u2) * finish.width)) | 0;
        const y = Math.min(finish.height - 1, Math.max(0, (v0 + wb * v1 + wc * v2) * finish.height)) | 0;
        const spot = (y * finish.width + x) * 4;
        gloss = (finish.bytes[spot] ?? 0) / 255;
        glow += ((finish.bytes[spot + 1] ?? 0) * light.lamps + (finish.bytes[spot + 2] ?? 0)) / 255;
      }
      // From the surface to the camera.
      const sx = eyeX0 - (column + 0.5) * perColumn;
      const sy = eyeY0 + (row + 0.5) * perRow;
      const ez = 1 / Math.sqrt(sx * sx + sy * sy + 1);
      const ex = sx * ez;
      const ey = sy * ez;
      let facing = nx * ex + ny * ey + nz * ez;
      if (facing < 0 && twoSided) {
        nx = -nx;
        ny = -ny;
        nz = -nz;
        facing = -facing;
      }
      const grazing = facing > 0 ? 1 - facing : 1;
      const wrap = 0.25 + 0.3 * fur;
      let direct = (nx * lx + ny * ly + nz * lz + wrap) / (1 + wrap);
      if (direct < 0) direct = 0;
      // Light comes in from above; near the ground and turned to it there is less, though the ground throws some back.
      const open = (height < 0.12 ? 0.8 + (0.2 * Math.max(0, height)) / 0.12 : 1) * (0.86 + 0.16 * ny);
      let share = direct * direct * (3 - 2 * direct) * 1.02;
      if (share > 1) share = 1;
      share *= 0.75 + 0.25 * open;
      const night = (glow < 1 ? 1 - glow : 0) * open;
      const body = (metal ? 1 - 0.72 * gloss : 1) / 255;
      let r = red * body * ((darkR + (brightR - darkR) * share) * night + 255 * glow);
      let g = green * body * ((darkG + (brightG - darkG) * share) * night + 255 * glow);
      let b = blue * body * ((darkB + (brightB - darkB) * share) * night + 255 * glow);
      if (gloss > 0.01) {
        const twice = 2 * facing;
        const rx = nx * twice - ex;
        const ry = ny * twice - ey;
        const rz = nz * twice - ez;
        // What lies in that direction: sky or ground, and two bright screens as a photographer sets them up.
        let mirrorR: number;
        let mirrorG: number;
        let mirrorB: number;
        if (ry > 0) {
          const t = ry > 0.8 ? 1 : ry * 1.25;
          const s = t * (2 - t);
          mirrorR = horizonR + (zenithR - horizonR) * s;
          mirrorG = horizonG + (zenithG - horizonG) * s;
          mirrorB = horizonB + (zenithB - horizonB) * s;
        } else {
          const t = ry < -1 / 6 ? 1 : -ry * 6;
          mirrorR = horizonR + (groundR - horizonR) * t;
          mirrorG = horizonG + (groundG - horizonG) * t;
          mirrorB = horizonB + (groundB - horizonB) * t;
        }
        const side = rx * keySide;
        if (rz > -0.6 && ry > -0.35 && ry < 0.95 && (side > 0.5 || side < -0.72)) {
          const screen =
            side > 0
              ? 0.85 * ramp(0.5, 0.62, side) * ramp(0.98, 0.86, side) * ramp(-0.35, -0.15, ry) * ramp(0.95, 0.7, ry)
              : 0.42 * ramp(-0.72, -0.8, side) * ramp(-0.97, -0.92, side) * ramp(-0.3, -0.1, ry) * ramp(0.8, 0.6, ry);
          mirrorR += brightR * screen;
          mirrorG += brightG * screen;
          mirrorB += brightB * screen;
        }
        const g2x = grazing * grazing;
        const g5 = g2x * g2x * grazing;
        const strength = metal ? gloss * (0.72 + 0.28 * g5) : gloss * (0.06 + 0.74 * g5 + 0.14 * grazing);
        const towardsSun = rx * lx + ry * ly + rz * lz;
        const spark = towardsSun > 0.5 ? Math.pow(towardsSun, polish) * gloss * (metal ? 0.7 : 0.85) : 0;
        const kept = 1 - strength * 0.6;
        r = r * kept + mirrorR * strength * (metal ? red / 190 : 1) + sunR * spark;
        g = g * kept + mirrorG * strength * (metal ? green / 190 : 1) + sunG * spark;
        b = b * kept + mirrorB * strength * (metal ? blue / 190 : 1) + sunB * spark;
        opacity += (strength + spark) * 0.9;
        if (opacity > 1) opacity = 1;
      }
      if (rim > 0.02) {
        // Along the outline towards the light, and where a round surface turns away on that side.
        const rimColumn = column + rimDx;
        const rimRow = row + rimDy;
        const rimAt = rimRow * columns + rimColumn;
        const edge =
          rimColumn < 0 ||
          rimColumn >= columns ||
          rimRow < 0 ||
          ((seen[rimAt] ?? -1) < 0 && (!hasVeil || (veil[rimAt] ?? -1) < 0));
        const fillColumn = column + fillDx;
        const fillAt = row * columns + fillColumn;
        const far =
          fillColumn < 0 ||
          fillColumn >= columns ||
          ((seen[fillAt] ?? -1) < 0 && (!hasVeil || (veil[fillAt] ?? -1) < 0));
        const away = nx * keySide * 0.8 + ny * 0.5;
        const turn = away > 0 ? grazing * grazing * grazing * away * (0.45 + 0.5 * fur) : 0;
        let key = ((edge ? 0.8 : 0) + turn) * rim;
        if (key > 1) key = 1;
        key *= 0.75;
        const shady = -nx * keySide;
        const fill = 0.4 * rim * (far ? 0.4 : shady > 0 ? 0.35 * grazing * grazing * shady : 0);
        r += (rimR - r) * key + fillR * fill;
        g += (rimG - g) * key + fillG * fill;
        b += (rimB - b) * key + fillB * fill;
      }
      if (haze > 0) {
        const share2 = haze * (1 - 0.6 * (glow < 1 ? glow : 1));
        r += (hazeR - r) * share2;
        g += (hazeG - g) * share2;
        b += (hazeB - b) * share2;
      }
      // Bright values come near white instead of breaking off.
      if (r > 200) r = 200 + (55 * (r - 200)) / (r - 145);
      if (g > 200) g = 200 + (55 * (g - 200)) / (g - 145);
      if (b > 200) b = 200 + (55 * (b - 200)) / (b - 145);
      const pixel = at * 4;
      if (!veiled) {
        pixels[pixel] = r;
        pixels[pixel + 1] = g;
        pixels[pixel + 2] = b;
        pixels[pixel + 3] = 255;
        continue;
      }
      const under = (pixels[pixel + 3] ?? 0) > 0 ? 1 - opacity : 0;
      const whole = opacity + under || 1;
      pixels[pixel] = (r * opacity + (pixels[pixel] ?? 0) * under) / whole;
      pixels[pixel + 1] = (g * opacity + (pixels[pixel + 1] ?? 0) * under) / whole;
      pixels[pixel + 2] = (b * opacity + (pixels[pixel + 2] ?? 0) * under) / whole;
      pixels[pixel + 3] = 255 * whole;
    }
  };
  for (let row = 0; row < rows; row++) shadeRow(row);
}

function ramp(from: number, to: number, value: number): number {
  const t = (value - from) / (to - from);
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}

/** Between the four nearest texels. */
function readBitmap({ width, height, bytes }: Bitmap, u: number, v: number, out: Float64Array): void {
  const x = Math.min(width - 1.001, Math.max(0, u * width - 0.5));
  const y = Math.min(height - 1.001, Math.max(0, v * height - 0.5));
  const column = x | 0;
  const row = y | 0;
  const fx = x - column;
  const fy = y - row;
  const next = column + 1 < width ? 4 : 0;
  const a = (row * width + column) * 4;
  const b = row + 1 < height ? a + width * 4 : a;
  const wa = (1 - fx) * (1 - fy);
  const wb = fx * (1 - fy);
  const wc = (1 - fx) * fy;
  const wd = fx * fy;
  out[0] = (bytes[a] ?? 0) * wa + (bytes[a + next] ?? 0) * wb + (bytes[b] ?? 0) * wc + (bytes[b + next] ?? 0) * wd;
  out[1] =
    (bytes[a + 1] ?? 0) * wa +
    (bytes[a + next + 1] ?? 0) * wb +
    (bytes[b + 1] ?? 0) * wc +
    (bytes[b + next + 1] ?? 0) * wd;
  out[2] =
    (bytes[a + 2] ?? 0) * wa +
    (bytes[a + next + 2] ?? 0) * wb +
    (bytes[b + 2] ?? 0) * wc +
    (bytes[b + next + 2] ?? 0) * wd;
  out[3] =
    (bytes[a + 3] ?? 0) * wa +
    (bytes[a + next + 3] ?? 0) * wb +
    (bytes[b + 3] ?? 0) * wc +
    (bytes[b + next + 3] ?? 0) * wd;
}
