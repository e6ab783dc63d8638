import type { SKRSContext2D } from "@napi-rs/canvas";
import { css, mix, scaled, type Rgb } from "../../scene/colour.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";
import type { Site } from "./site.ts";

/** How the houses of a village are built. */
export type CottageStyle = "timber" | "thatch" | "white";

interface Build {
  readonly walls: readonly Rgb[];
  readonly roofs: readonly Rgb[];
  readonly doors: readonly Rgb[];
  readonly shutters: readonly Rgb[];
}

const builds: Readonly<Record<CottageStyle, Build>> = {
  timber: {
    walls: [
      [240, 228, 204],
      [232, 206, 168],
      [244, 236, 222],
      [214, 190, 160],
    ],
    roofs: [
      [158, 78, 56],
      [136, 72, 58],
      [172, 92, 64],
      [120, 76, 66],
    ],
    doors: [
      [110, 66, 44],
      [70, 90, 70],
      [128, 56, 48],
    ],
    shutters: [
      [70, 108, 80],
      [150, 60, 52],
      [72, 96, 128],
    ],
  },
  thatch: {
    walls: [
      [206, 188, 156],
      [190, 178, 158],
      [216, 200, 170],
      [198, 176, 140],
    ],
    roofs: [
      [176, 142, 90],
      [160, 130, 86],
      [188, 154, 100],
    ],
    doors: [
      [64, 106, 110],
      [140, 62, 54],
      [90, 110, 70],
    ],
    shutters: [
      [238, 232, 218],
      [104, 136, 140],
    ],
  },
  white: {
    walls: [
      [250, 248, 242],
      [246, 240, 228],
      [252, 246, 238],
      [242, 228, 206],
    ],
    roofs: [
      [206, 118, 78],
      [194, 104, 70],
      [214, 134, 92],
    ],
    doors: [
      [44, 104, 168],
      [52, 130, 160],
      [70, 110, 90],
    ],
    shutters: [
      [44, 104, 168],
      [60, 140, 168],
    ],
  },
};

/**
 * A house seen from the lane: its front to us, its long side running away on the right, so that it stands to the left of
 * the lane; mirrored it stands to the right. Foot on the lower edge.
 */
export function paintCottage(
  site: Site,
  options: { readonly style: CottageStyle; readonly index: number; readonly height: number },
): Surface {
  const { style, index } = options;
  const surface = createSurface(options.height * 1.22, options.height);
  const { context, width, height } = surface;
  const build = builds[style];
  const random = site.random(`cottage ${index}`);
  const m = height / 6.4;
  const wall = build.walls[index % build.walls.length] ?? [240, 228, 204];
  const roof: Rgb = site.snowy ? [244, 247, 253] : (build.roofs[index % build.roofs.length] ?? [158, 78, 56]);
  const left = 0.35 * m;
  const corner = left + 4.2 * m;
  const far = corner + 2.5 * m;
  const eaves = height - 2.9 * m;
  const farEaves = height - 2.6 * m;
  const farFoot = height - 0.22 * m;
  const ridgeX = (left + corner) / 2;
  const ridgeY = height - 5.5 * m;
  const farRidgeX = ridgeX + 2.4 * m;
  const farRidgeY = height - 5 * m;
  const lit = (colour: Rgb, lightness: number): string => css(site.tone(colour, lightness));
  const path = (points: readonly (readonly [number, number])[]): void => {
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    context.closePath();
  };
  // The chimney stands behind the ridge.
  context.fillStyle = lit(style === "white" ? [246, 242, 234] : [150, 104, 86], 0.55);
  context.fillRect(ridgeX + 1.2 * m, height - 6.25 * m, 0.62 * m, 1.6 * m);
  context.fillStyle = lit(site.snowy ? [244, 248, 254] : [96, 78, 72], 0.6);
  context.fillRect(ridgeX + 1.14 * m, height - 6.35 * m, 0.74 * m, 0.16 * m);
  // The side along the lane.
  const sideLight = site.keySide > 0 ? 0.78 : 0.24;
  const frontLight = site.keySide > 0 ? 0.46 : 0.7;
  path([
    [corner, height],
    [far, farFoot],
    [far, farEaves],
    [corner, eaves],
  ]);
  const side = context.createLinearGradient(0, eaves, 0, height);
  side.addColorStop(0, lit(wall, sideLight * 0.7));
  side.addColorStop(0.3, lit(wall, sideLight));
  side.addColorStop(1, lit(scaled(wall, 0.8), sideLight * 0.8));
  context.fillStyle = side;
  context.fill();
  // The gable to us.
  path([
    [left, height],
    [corner, height],
    [corner, eaves],
    [ridgeX, ridgeY + 0.2 * m],
    [left, eaves],
  ]);
  const front = context.createLinearGradient(0, ridgeY, 0, height);
  front.addColorStop(0, lit(wall, frontLight * 0.75));
  front.addColorStop(0.4, lit(wall, frontLight));
  front.addColorStop(1, lit(scaled(wall, 0.78), frontLight * 0.9));
  context.fillStyle = front;
  context.fill();
  context.save();
  context.clip();
  roughen(context, site, random, { x: left, y: ridgeY, wide: corner - left, high: height - ridgeY }, style);
  context.restore();
  if (style === "timber")
    paintTimber(context, site, { left, corner, far, eaves, farEaves, farFoot, ridgeX, ridgeY, height, m });
  if (style === "thatch") {
    context.fillStyle = lit([120, 112, 104], 0.35);
    for (let stone = 0; stone < 12; stone++) {
      context.beginPath();
      context.ellipse(left + (stone + 0.5) * ((corner - left) / 12), height - 0.12 * m, 0.2 * m, 0.13 * m, 0, 0, 6.3);
      context.fill();
    }
  }
  const glass = site.light.windowsLit > 0.15;
  const shutter = build.shutters[index % build.shutters.length] ?? [70, 108, 80];
  const window = (x: number, y: number, wide: number, high: number, lightness: number, skew: number): void => {
    context.save();
    context.transform(1, skew, 0, 1, x, y);
    context.fillStyle = lit(shutter, lightness);
    context.fillRect(-wide * 0.5, 0, wide * 0.42, high);
    context.fillRect(wide * 1.08, 0, wide * 0.42, high);
    context.fillStyle = lit([244, 240, 230], lightness);
    context.fillRect(-0.07 * m, -0.07 * m, wide + 0.14 * m, high + 0.14 * m);
    const pane = context.createLinearGradient(0, 0, 0, high);
    pane.addColorStop(0, glass ? "rgb(255,222,146)" : lit([120, 146, 170], 0.7));
    pane.addColorStop(1, glass ? "rgb(255,176,90)" : lit([64, 80, 100], 0.3));
    context.fillStyle = pane;
    context.fillRect(0, 0, wide, high);
    context.fillStyle = lit([244, 240, 230], lightness);
    context.fillRect(wide / 2 - 0.03 * m, 0, 0.06 * m, high);
    context.fillRect(0, high * 0.46, wide, 0.06 * m);
    // A box of flowers, or of snow.
    context.fillStyle = lit([110, 76, 54], lightness);
    context.fillRect(-0.1 * m, high + 0.06 * m, wide + 0.2 * m, 0.16 * m);
    for (let bloom = 0; bloom < 16; bloom++) {
      const colour: Rgb = site.snowy
        ? [244, 248, 254]
        : bloom % 3 === 0
          ? [82, 126, 60]
          : style === "white"
            ? [232, 80, 160]
            : [236, 74, 70];
      context.fillStyle = lit(colour, 0.5 + 0.4 * random());
      context.beginPath();
      context.arc((random() * 1.16 - 0.08) * wide, high + (0.1 - 0.14 * random()) * m, 0.075 * m, 0, 6.3);
      context.fill();
    }
    context.restore();
  };
  window(left + 0.62 * m, height - 2.1 * m, 0.72 * m, 0.86 * m, frontLight + 0.15, 0);
  window(ridgeX - 0.34 * m, height - 4.1 * m, 0.68 * m, 0.76 * m, frontLight + 0.15, 0);
  window(corner + 0.5 * m, height - 2.12 * m, 0.42 * m, 0.84 * m, sideLight, -0.1);
  window(corner + 1.62 * m, height - 2.0 * m, 0.34 * m, 0.76 * m, sideLight, -0.1);
  // The door with its step and arch.
  const door = build.doors[index % build.doors.length] ?? [110, 66, 44];
  const doorX = corner - 1.5 * m;
  context.fillStyle = lit([206, 196, 180], frontLight);
  context.beginPath();
  context.moveTo(doorX - 0.12 * m, height);
  context.lineTo(doorX - 0.12 * m, height - 1.75 * m);
  context.quadraticCurveTo(doorX + 0.46 * m, height - 2.3 * m, doorX + 1.04 * m, height - 1.75 * m);
  context.lineTo(doorX + 1.04 * m, height);
  context.fill();
  context.fillStyle = lit(door, frontLight + 0.2);
  context.beginPath();
  context.moveTo(doorX, height);
  context.lineTo(doorX, height - 1.7 * m);
  context.quadraticCurveTo(doorX + 0.46 * m, height - 2.16 * m, doorX + 0.92 * m, height - 1.7 * m);
  context.lineTo(doorX + 0.92 * m, height);
  context.fill();
  context.fillStyle = lit(scaled(door, 0.6), frontLight);
  for (const share of [0.25, 0.5, 0.75])
    context.fillRect(doorX + share * 0.92 * m, height - 1.9 * m, 0.02 * m, 1.9 * m);
  context.fillStyle = lit([230, 200, 120], 0.8);
  context.beginPath();
  context.arc(doorX + 0.78 * m, height - 0.9 * m, 0.05 * m, 0, 6.3);
  context.fill();
  context.fillStyle = lit([168, 162, 154], 0.5);
  context.fillRect(doorX - 0.2 * m, height - 0.12 * m, 1.32 * m, 0.12 * m);
  // The roof: the slope along the lane, then the front's edges.
  path([
    [corner + 0.35 * m, eaves + 0.22 * m],
    [far + 0.14 * m, farEaves + 0.18 * m],
    [farRidgeX, farRidgeY],
    [ridgeX, ridgeY],
  ]);
  const slope = context.createLinearGradient(0, farRidgeY, 0, eaves);
  slope.addColorStop(0, lit(scaled(roof, 1.06), sideLight + 0.16));
  slope.addColorStop(1, lit(scaled(roof, 0.9), sideLight));
  context.fillStyle = slope;
  context.fill();
  context.save();
  context.clip();
  paintCover(context, site, random, { style, roof, ridgeX, ridgeY, farRidgeX, far, eaves, m, lightness: sideLight });
  context.restore();
  const thick = (style === "thatch" ? 0.46 : site.snowy ? 0.3 : 0.2) * m;
  context.fillStyle = lit(scaled(roof, style === "thatch" ? 0.92 : 0.8), frontLight + 0.05);
  path([
    [left - 0.4 * m, eaves + 0.26 * m],
    [ridgeX, ridgeY - 0.12 * m],
    [corner + 0.4 * m, eaves + 0.26 * m],
    [corner + 0.4 * m, eaves + 0.26 * m + thick * 0.6],
    [ridgeX, ridgeY - 0.12 * m + thick * 1.3],
    [left - 0.4 * m, eaves + 0.26 * m + thick * 0.6],
  ]);
  context.fill();
  context.fillStyle = "rgba(10,8,18,0.28)";
  path([
    [left, eaves + 0.3 * m + thick * 0.4],
    [ridgeX, ridgeY + thick * 1.2],
    [corner, eaves + 0.3 * m + thick * 0.4],
    [corner, eaves + 0.5 * m + thick * 0.4],
    [ridgeX, ridgeY + 0.24 * m + thick * 1.2],
    [left, eaves + 0.5 * m + thick * 0.4],
  ]);
  context.fill();
  const foot = context.createLinearGradient(0, height - 0.7 * m, 0, height);
  foot.addColorStop(0, "rgba(10,8,18,0)");
  foot.addColorStop(1, "rgba(10,8,18,0.34)");
  context.globalCompositeOperation = "source-atop";
  context.fillStyle = foot;
  context.fillRect(0, height - 0.7 * m, width, 0.7 * m);
  return surface;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
}

/** Stains on plaster, or courses of stone. */
function roughen(context: SKRSContext2D, site: Site, random: () => number, area: Area, style: CottageStyle): void {
  if (style === "thatch") {
    for (let row = 0; row < 22; row++) {
      for (let stone = -1; stone < 13; stone++) {
        const x = area.x + ((stone + (row % 2) * 0.5 + random() * 0.2) / 13) * area.wide;
        const y = area.y + (row / 22) * area.high;
        context.fillStyle =
          random() < 0.5
            ? `rgba(20,14,10,${(0.16 * random()).toFixed(3)})`
            : `rgba(255,244,224,${(0.18 * random()).toFixed(3)})`;
        context.fillRect(x + 1, y + 1, area.wide / 13 - 1, area.high / 22 - 1);
      }
    }
    return;
  }
  for (let stain = 0; stain < 60; stain++) {
    context.fillStyle =
      random() < 0.6
        ? `rgba(60,44,30,${(0.07 * random()).toFixed(3)})`
        : `rgba(255,255,255,${(0.1 * random()).toFixed(3)})`;
    context.beginPath();
    context.ellipse(
      area.x + random() * area.wide,
      area.y + random() * area.high,
      area.wide * (0.02 + 0.1 * random()),
      area.high * (0.01 + 0.06 * random()),
      0,
      0,
      6.3,
    );
    context.fill();
  }
}

/** Dark beams across the plaster. */
function paintTimber(
  context: SKRSContext2D,
  site: Site,
  at: {
    left: number;
    corner: number;
    far: number;
    eaves: number;
    farEaves: number;
    farFoot: number;
    ridgeX: number;
    ridgeY: number;
    height: number;
    m: number;
  },
): void {
  const { left, corner, far, eaves, farEaves, farFoot, ridgeX, ridgeY, height, m } = at;
  context.strokeStyle = css(site.tone([92, 62, 44], 0.45));
  context.lineWidth = 0.16 * m;
  context.lineCap = "butt";
  const beam = (x0: number, y0: number, x1: number, y1: number): void => {
    context.beginPath();
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
    context.stroke();
  };
  beam(left + 0.08 * m, height, left + 0.08 * m, eaves);
  beam(corner - 0.08 * m, height, corner - 0.08 * m, eaves);
  beam(left, eaves, corner, eaves);
  beam(left, height - 0.1 * m, corner, height - 0.1 * m);
  beam(left + 1.72 * m, height, left + 1.72 * m, eaves);
  beam(left + 0.1 * m, eaves, left + 1.7 * m, height - 1.2 * m + (eaves - height) * 0.46);
  beam(ridgeX, eaves, ridgeX, eaves - 0.5 * m);
  beam(left + 0.7 * m, eaves - 1.05 * m, corner - 0.7 * m, eaves - 1.05 * m);
  beam(ridgeX - 0.75 * m, eaves, ridgeX - 0.75 * m, ridgeY + 1.2 * m);
  beam(ridgeX + 0.75 * m, eaves, ridgeX + 0.75 * m, ridgeY + 1.2 * m);
  for (const share of [0.04, 0.44, 0.96]) {
    const x = corner + (far - corner) * share;
    beam(x, height + (farFoot - height) * share, x, eaves + (farEaves - eaves) * share);
  }
  beam(corner, height - 1.3 * m, far, height - 1.2 * m);
}

/** Rows of tiles, straw, or smooth snow on the slope. */
function paintCover(
  context: SKRSContext2D,
  site: Site,
  random: () => number,
  at: {
    style: CottageStyle;
    roof: Rgb;
    ridgeX: number;
    ridgeY: number;
    farRidgeX: number;
    far: number;
    eaves: number;
    m: number;
    lightness: number;
  },
): void {
  const { style, roof, ridgeX, ridgeY, farRidgeX, far, eaves, m, lightness } = at;
  if (site.snowy) return;
  if (style === "thatch") {
    for (const [tone, count] of [
      [0.6, 130],
      [1.25, 110],
    ] as const) {
      context.strokeStyle = css(site.tone(scaled(roof, tone), lightness), 0.6);
      context.lineWidth = Math.max(0.5, 0.035 * m);
      context.beginPath();
      for (let straw = 0; straw < count; straw++) {
        const x = ridgeX + random() * (far - ridgeX);
        const y = ridgeY + random() * (eaves - ridgeY + 0.3 * m);
        context.moveTo(x, y);
        context.lineTo(x + 0.3 * m, y + 0.42 * m);
      }
      context.stroke();
    }
    return;
  }
  const rows = 13;
  for (let row = 0; row < rows; row++) {
    const share = row / rows;
    const y = ridgeY + (eaves + 0.22 * m - ridgeY) * share;
    context.fillStyle = css(site.tone(scaled(roof, 0.5), lightness * 0.5), 0.5);
    context.beginPath();
    context.moveTo(ridgeX, y);
    context.lineTo(farRidgeX + 3 * m, y - 0.4 * m * (1 - share));
    context.lineTo(farRidgeX + 3 * m, y - 0.4 * m * (1 - share) + 0.05 * m);
    context.lineTo(ridgeX, y + 0.05 * m);
    context.fill();
    for (let tile = 0; tile < 22; tile++) {
      context.fillStyle =
        random() < 0.5
          ? `rgba(20,6,4,${(0.16 * random()).toFixed(3)})`
          : `rgba(255,226,200,${(0.16 * random()).toFixed(3)})`;
      context.fillRect(
        ridgeX + (tile + (row % 2) * 0.5) * 0.26 * m,
        y + 0.04 * m,
        0.24 * m,
        ((eaves - ridgeY) / rows) * 0.86,
      );
    }
  }
}

/** A church over the roofs, far along the lane. Sizes in pixels. */
export function paintChurch(
  site: Site,
  options: {
    readonly width: number;
    readonly height: number;
    readonly style: CottageStyle;
    readonly metresHigh: number;
    readonly haze: number;
  },
): Surface {
  const surface = createSurface(options.width, options.height);
  const { context, width, height } = surface;
  const m = height / options.metresHigh;
  const x = width / 2 + (site.seed % 2 === 0 ? -1 : 1) * site.border(110) * 0.26 * m;
  const paint = (colour: Rgb, lightness: number): string =>
    css(mix(site.tone(colour, lightness), site.air, options.haze));
  const wall: Rgb =
    options.style === "white" ? [250, 248, 242] : options.style === "thatch" ? [190, 180, 162] : [238, 226, 204];
  const spire: Rgb = site.snowy ? [240, 245, 252] : options.style === "white" ? [58, 118, 176] : [96, 74, 74];
  context.fillStyle = paint(wall, 0.6);
  context.fillRect(x, height - 9 * m, 13 * m, 9 * m);
  context.fillStyle = paint(
    site.snowy ? [240, 245, 252] : options.style === "white" ? [214, 128, 88] : [140, 82, 66],
    0.7,
  );
  context.beginPath();
  context.moveTo(x - 0.5 * m, height - 9 * m);
  context.lineTo(x + 1.5 * m, height - 14 * m);
  context.lineTo(x + 12.5 * m, height - 14 * m);
  context.lineTo(x + 14 * m, height - 9 * m);
  context.fill();
  context.fillStyle = paint(wall, 0.66);
  context.fillRect(x - 3 * m, height - 17 * m, 5.4 * m, 17 * m);
  context.fillStyle = paint(wall, 0.2);
  context.fillRect(site.keySide > 0 ? x - 3 * m : x + 0.4 * m, height - 17 * m, 2 * m, 17 * m);
  context.fillStyle = paint(spire, 0.6);
  context.beginPath();
  if (options.style === "white") {
    context.arc(x - 0.3 * m, height - 17 * m, 2.7 * m, Math.PI, 0);
  } else {
    context.moveTo(x - 3.5 * m, height - 17 * m);
    context.lineTo(x - 0.3 * m, height - 28 * m);
    context.lineTo(x + 2.9 * m, height - 17 * m);
  }
  context.fill();
  context.fillStyle = paint([230, 196, 110], 0.9);
  const top = options.style === "white" ? 19.6 : 27.9;
  context.fillRect(x - 0.45 * m, height - (top + 1.8) * m, 0.3 * m, 1.9 * m);
  context.fillRect(x - 0.95 * m, height - (top + 1.3) * m, 1.3 * m, 0.3 * m);
  const lit = site.light.windowsLit > 0.2;
  context.fillStyle = lit ? css(mix([255, 214, 140], site.air, options.haze * 0.4)) : paint([84, 92, 108], 0.3);
  for (const [dx, y, wide, high] of [
    [-0.9, 14.6, 1.2, 2],
    [3, 6.6, 1, 3.2],
    [6, 6.6, 1, 3.2],
    [9, 6.6, 1, 3.2],
  ] as const) {
    context.beginPath();
    context.arc(x + (dx + wide / 2) * m, height - y * m, (wide / 2) * m, Math.PI, 0);
    context.lineTo(x + (dx + wide) * m, height - (y - high) * m);
    context.lineTo(x + dx * m, height - (y - high) * m);
    context.fill();
  }
  return surface;
}
