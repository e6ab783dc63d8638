import type { SKRSContext2D } from "@napi-rs/canvas";
import { css, lit, mix, scaled, type Rgb } from "../scene/colour.ts";
import type { Light } from "../scene/light.ts";
import { seededRandom } from "../scene/random.ts";
import { createSurface } from "../scene/surface.ts";
import { createTexture, type Texture } from "../scene/wall.ts";
import { registerLetterFont } from "../scene/lettering.ts";
import { paintShop, trades, type ShopPlace } from "./street-shops.ts";

/** Every facade painting covers this much wall; a building shows as much of it as it is wide and high. */
export const facadeMetres = { wide: 20, high: 42 } as const;
/** The ground floor is painted apart, with more detail. */
export const shopMetres = { wide: 20, high: 4.6 } as const;

/** The first four are of today, the others of a later age. */
export type FacadeKind = "brick" | "stucco" | "stone" | "office" | "glass" | "panel" | "fins" | "terrace";

interface Painting {
  readonly context: SKRSContext2D;
  readonly random: () => number;
  readonly light: Light;
  /** Colour of a surface under the light of the hour. */
  readonly shade: (surface: Rgb) => Rgb;
  readonly wide: number;
  readonly high: number;
}

/** Paints the wall of a building with its windows, as it looks at this hour. Drawn in metres, y down from the roof. */
export function createFacade(
  kind: FacadeKind,
  options: { light: Light; seed: number; pixelsPerMetre: number },
): Texture {
  const { wide, high } = facadeMetres;
  return paintTexture(`facade ${kind}`, { wide, high, ...options }, painters[kind]);
}

/** Paints the ground floor: shop windows with light and goods, doors, awnings. */
export function createShopfront(
  kind: "classic" | "neon",
  options: { light: Light; seed: number; pixelsPerMetre: number },
): Texture {
  const { wide, high } = shopMetres;
  registerLetterFont();
  return paintTexture(`shops ${kind}`, { wide, high, ...options }, (painting) => paintShops(painting, kind));
}

function paintTexture(
  name: string,
  options: { light: Light; seed: number; pixelsPerMetre: number; wide: number; high: number },
  paint: (painting: Painting) => void,
): Texture {
  const { light, seed, pixelsPerMetre, wide, high } = options;
  const surface = createSurface(wide * pixelsPerMetre, high * pixelsPerMetre);
  const { context } = surface;
  context.scale(surface.width / wide, surface.height / high);
  const ambient = mix(light.shade, light.key, 0.55);
  paint({ context, random: seededRandom(seed, name), light, shade: (colour) => lit(colour, ambient), wide, high });
  return createTexture(surface.canvas);
}

const painters: Readonly<Record<FacadeKind, (painting: Painting) => void>> = {
  brick: (painting) =>
    paintMasonry(painting, {
      wall: [158, 86, 66],
      trim: [206, 190, 168],
      courses: true,
      bay: 2.5,
      storey: 3.4,
      windowWide: 1.15,
      windowHigh: 1.95,
      shutters: false,
    }),
  stucco: (painting) =>
    paintMasonry(painting, {
      wall: [222, 196, 152],
      trim: [244, 232, 210],
      courses: false,
      bay: 2.9,
      storey: 3.5,
      windowWide: 1.05,
      windowHigh: 2.1,
      shutters: true,
    }),
  stone: (painting) =>
    paintMasonry(painting, {
      wall: [176, 170, 160],
      trim: [206, 202, 194],
      courses: true,
      bay: 3.3,
      storey: 3.8,
      windowWide: 1.5,
      windowHigh: 2.3,
      shutters: false,
    }),
  office: (painting) =>
    paintCurtainWall(painting, {
      frame: [86, 96, 108],
      storey: 3.5,
      bay: 1.65,
      band: [150, 158, 166],
      glow: undefined,
    }),
  glass: (painting) =>
    paintCurtainWall(painting, {
      frame: [34, 40, 62],
      storey: 3.2,
      bay: 1.4,
      band: [40, 44, 70],
      glow: [110, 220, 255],
    }),
  panel: (painting) => paintPanels(painting),
  fins: (painting) => paintFins(painting),
  terrace: (painting) => paintTerraces(painting),
};

function fillGradient(painting: Painting, colour: Rgb): void {
  const { context, wide, high, shade } = painting;
  const gradient = context.createLinearGradient(0, 0, 0, high);
  gradient.addColorStop(0, css(scaled(shade(colour), 1.08)));
  gradient.addColorStop(1, css(scaled(shade(colour), 0.82)));
  context.fillStyle = gradient;
  context.fillRect(0, 0, wide, high);
}

/** Rain streaks and stains: walls are never one colour. */
function weather(painting: Painting, strength: number): void {
  const { context, random, wide, high } = painting;
  for (let stain = 0; stain < 70; stain++) {
    const x = random() * wide;
    const y = random() * high;
    const length = 1 + random() * 6;
    const gradient = context.createLinearGradient(0, y, 0, y + length);
    const dark = random() < 0.6;
    gradient.addColorStop(0, dark ? `rgba(10,8,16,${0.16 * strength})` : `rgba(255,246,230,${0.08 * strength})`);
    gradient.addColorStop(1, "rgba(10,8,16,0)");
    context.fillStyle = gradient;
    context.fillRect(x, y, 0.3 + random() * 1.6, length);
  }
}

interface WindowBox {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
}

const roomLights: readonly Rgb[] = [
  [255, 206, 132],
  [255, 222, 164],
  [255, 190, 112],
  [255, 236, 204],
  [214, 228, 255],
];

/** Glass with what is behind it: a lit room with curtains and things, or the sky's reflection. */
function paintGlass(painting: Painting, box: WindowBox, on: boolean): void {
  const { context, random, light } = painting;
  const { x, y, wide, high } = box;
  if (on) {
    const room = roomLights[Math.floor(random() * roomLights.length)] ?? [255, 214, 150];
    const power = 0.55 + 0.45 * random();
    const glow = context.createLinearGradient(0, y, 0, y + high);
    glow.addColorStop(0, css(scaled(room, power)));
    glow.addColorStop(0.6, css(scaled(room, power * 0.82)));
    glow.addColorStop(1, css(scaled(mix(room, [160, 80, 50], 0.5), power * 0.7)));
    context.fillStyle = glow;
    context.fillRect(x, y, wide, high);
    context.fillStyle = "rgba(70,36,24,0.5)";
    const inside = random();
    if (inside < 0.4) {
      // Curtains drawn to the sides.
      context.fillStyle = css(mix(room, [150, 70, 60], 0.4), 0.8);
      context.fillRect(x, y, wide * (0.12 + 0.16 * random()), high);
      const right = wide * (0.12 + 0.16 * random());
      context.fillRect(x + wide - right, y, right, high);
    } else if (inside < 0.6) {
      context.fillStyle = css(scaled(room, 0.72), 0.9);
      context.fillRect(x, y, wide, high * (0.3 + random() * 0.5));
    } else if (inside < 0.78) {
      context.fillRect(x + wide * 0.12, y + high * 0.72, wide * 0.5, high * 0.28);
      context.fillRect(x + wide * 0.7, y + high * 0.5, wide * 0.06, high * 0.5);
      context.beginPath();
      context.arc(x + wide * 0.73, y + high * 0.46, wide * 0.12, 0, 2 * Math.PI);
      context.fill();
    } else if (inside < 0.86) {
      context.beginPath();
      context.arc(x + wide * 0.5, y + high * 0.48, wide * 0.13, 0, 2 * Math.PI);
      context.fill();
      context.fillRect(x + wide * 0.32, y + high * 0.6, wide * 0.36, high * 0.4);
    }
    return;
  }
  const zenith = light.sky[0]?.[1] ?? light.hazeAway;
  const horizon = light.sky.at(-2)?.[1] ?? light.hazeSun;
  const tilt = random();
  const glass = context.createLinearGradient(x, y, x + wide * 0.4, y + high);
  glass.addColorStop(0, css(mix(scaled(zenith, 0.75), [20, 24, 40], 0.35)));
  glass.addColorStop(0.5 + 0.3 * tilt, css(mix(scaled(horizon, 0.6), [24, 26, 44], 0.5 - 0.2 * tilt)));
  glass.addColorStop(1, css(mix(scaled(horizon, 0.3), [14, 16, 28], 0.6)));
  context.fillStyle = glass;
  context.fillRect(x, y, wide, high);
  context.fillStyle = "rgba(255,255,255,0.06)";
  context.beginPath();
  context.moveTo(x, y + high * 0.62);
  context.lineTo(x + wide * 0.7, y);
  context.lineTo(x + wide, y);
  context.lineTo(x, y + high * 0.95);
  context.fill();
}

interface Masonry {
  readonly wall: Rgb;
  readonly trim: Rgb;
  readonly courses: boolean;
  readonly bay: number;
  readonly storey: number;
  readonly windowWide: number;
  readonly windowHigh: number;
  readonly shutters: boolean;
}

function paintMasonry(painting: Painting, masonry: Masonry): void {
  const { context, random, light, shade, wide, high } = painting;
  fillGradient(painting, masonry.wall);
  if (masonry.courses) {
    for (let y = 0; y < high; y += 0.24) {
      context.fillStyle = "rgba(30,14,10,0.16)";
      context.fillRect(0, y, wide, 0.035);
      for (let brick = 0; brick < 7; brick++) {
        context.fillStyle = random() < 0.5 ? "rgba(20,8,8,0.12)" : "rgba(255,220,190,0.09)";
        context.fillRect(random() * wide, y + 0.035, 0.46, 0.2);
      }
    }
  }
  weather(painting, 1);
  const bays = Math.floor(wide / masonry.bay);
  const margin = (wide - bays * masonry.bay) / 2;
  const shutter: Rgb = ([
    [74, 110, 96],
    [92, 74, 66],
    [70, 90, 124],
  ][Math.floor(random() * 3)] as Rgb | undefined) ?? [74, 110, 96];
  for (let top = 1; top + masonry.storey <= high + 0.5; top += masonry.storey) {
    context.fillStyle = css(shade(masonry.trim), 0.75);
    context.fillRect(0, top - 0.42, wide, 0.2);
    context.fillStyle = "rgba(12,8,16,0.3)";
    context.fillRect(0, top - 0.22, wide, 0.12);
    for (let bay = 0; bay < bays; bay++) {
      const box = {
        x: margin + bay * masonry.bay + (masonry.bay - masonry.windowWide) / 2,
        y: top + 0.35,
        wide: masonry.windowWide,
        high: masonry.windowHigh,
      };
      const on = random() < light.windowsLit;
      // Reveal, lintel and sill give the wall its thickness.
      context.fillStyle = css(shade(masonry.trim));
      context.fillRect(box.x - 0.14, box.y - 0.24, box.wide + 0.28, 0.24);
      context.fillRect(box.x - 0.1, box.y, box.wide + 0.2, box.high);
      context.fillStyle = "rgba(8,6,14,0.75)";
      context.fillRect(box.x, box.y, box.wide, box.high);
      const glass = { x: box.x + 0.07, y: box.y + 0.09, wide: box.wide - 0.14, high: box.high - 0.14 };
      paintGlass(painting, glass, on);
      context.fillStyle = css(shade(scaled(masonry.trim, 0.86)));
      context.fillRect(glass.x + glass.wide / 2 - 0.03, glass.y, 0.06, glass.high);
      context.fillRect(glass.x, glass.y + glass.high * 0.36, glass.wide, 0.06);
      context.fillStyle = "rgba(6,4,12,0.42)";
      context.fillRect(box.x, box.y, box.wide, 0.2);
      context.fillStyle = css(shade(scaled(masonry.trim, 1.05)));
      context.fillRect(box.x - 0.2, box.y + box.high, box.wide + 0.4, 0.12);
      context.fillStyle = "rgba(8,6,14,0.35)";
      context.fillRect(box.x - 0.16, box.y + box.high + 0.12, box.wide + 0.32, 0.16);
      if (masonry.shutters) {
        for (const x of [box.x - 0.56, box.x + box.wide + 0.1]) {
          context.fillStyle = css(shade(shutter));
          context.fillRect(x, box.y, 0.46, box.high);
          context.fillStyle = "rgba(0,0,0,0.18)";
          for (let slat = 0.1; slat < box.high; slat += 0.2) context.fillRect(x + 0.05, box.y + slat, 0.36, 0.07);
        }
        if (random() < 0.4) paintFlowerBox(painting, box);
      } else if (random() < 0.14) {
        context.fillStyle = css(shade([150, 152, 152]));
        context.fillRect(box.x + 0.1, box.y + box.high - 0.5, 0.85, 0.55);
        context.fillStyle = "rgba(0,0,0,0.35)";
        for (let line = 0; line < 4; line++)
          context.fillRect(box.x + 0.16, box.y + box.high - 0.42 + line * 0.11, 0.7, 0.05);
      }
    }
  }
}

function paintFlowerBox(painting: Painting, box: WindowBox): void {
  const { context, random, shade } = painting;
  context.fillStyle = css(shade([96, 62, 46]));
  context.fillRect(box.x - 0.1, box.y + box.high + 0.02, box.wide + 0.2, 0.22);
  for (let leaf = 0; leaf < 14; leaf++) {
    const flower = random();
    context.fillStyle = css(shade(flower < 0.3 ? [222, 84, 92] : flower < 0.4 ? [240, 200, 110] : [64, 118, 62]));
    context.beginPath();
    context.arc(
      box.x - 0.1 + random() * (box.wide + 0.2),
      box.y + box.high - 0.02 - random() * 0.2,
      0.06 + random() * 0.08,
      0,
      2 * Math.PI,
    );
    context.fill();
  }
}

function paintCurtainWall(
  painting: Painting,
  wall: { frame: Rgb; storey: number; bay: number; band: Rgb; glow: Rgb | undefined },
): void {
  const { context, random, light, shade, wide, high } = painting;
  fillGradient(painting, wall.frame);
  let storey = 0;
  for (let top = 0.4; top < high; top += wall.storey) {
    storey++;
    const wholeFloor = random() < light.windowsLit * 0.5;
    for (let x = 0.1; x < wide - 0.2; x += wall.bay) {
      const on = wholeFloor ? random() < 0.85 : random() < light.windowsLit * 0.8;
      paintGlass(painting, { x: x + 0.05, y: top, wide: wall.bay - 0.1, high: wall.storey - 0.75 }, on);
      context.fillStyle = css(shade(scaled(wall.frame, 1.35)));
      context.fillRect(x - 0.035, top - 0.1, 0.07, wall.storey);
    }
    context.fillStyle = css(shade(wall.band));
    context.fillRect(0, top + wall.storey - 0.75, wide, 0.62);
    context.fillStyle = "rgba(255,255,255,0.14)";
    context.fillRect(0, top + wall.storey - 0.75, wide, 0.06);
    context.fillStyle = "rgba(0,0,0,0.32)";
    context.fillRect(0, top + wall.storey - 0.13, wide, 0.13);
    if (wall.glow !== undefined && storey % 4 === 0 && light.lamps > 0.1) {
      context.fillStyle = css(wall.glow, 0.3 + 0.65 * light.lamps);
      context.fillRect(0, top + wall.storey - 0.5, wide, 0.12);
      context.fillStyle = css(wall.glow, 0.14 * light.lamps);
      context.fillRect(0, top + wall.storey - 0.9, wide, 0.95);
    }
  }
  // Broad reflections of sky and towers across the whole front.
  for (let band = 0; band < 3; band++) {
    const x = random() * wide;
    context.fillStyle = css(light.hazeSun, 0.07);
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x + 3 + random() * 4, 0);
    context.lineTo(x - 5 + random() * 4, high);
    context.lineTo(x - 9, high);
    context.fill();
  }
}

function paintPanels(painting: Painting): void {
  const { context, random, light, shade, wide, high } = painting;
  const base: Rgb = [72, 68, 88];
  fillGradient(painting, base);
  for (let y = 0; y < high; y += 2.1) {
    for (let x = 0; x < wide; x += 2.5) {
      const tone = 0.8 + random() * 0.4;
      context.fillStyle = css(shade(scaled(base, tone)));
      context.fillRect(x + 0.03, y + 0.03, 2.44, 2.04);
      context.fillStyle = "rgba(255,255,255,0.08)";
      context.fillRect(x + 0.03, y + 0.03, 2.44, 0.05);
      const kind = random();
      if (kind < 0.56) {
        const high2 = kind < 0.3 ? 1.2 : 0.7;
        context.fillStyle = "rgba(6,5,14,0.8)";
        context.fillRect(x + 0.3, y + 0.38, 1.9, high2 + 0.12);
        paintGlass(painting, { x: x + 0.36, y: y + 0.44, wide: 0.86, high: high2 }, random() < light.windowsLit);
        paintGlass(painting, { x: x + 1.28, y: y + 0.44, wide: 0.86, high: high2 }, random() < light.windowsLit);
      } else if (kind < 0.68) {
        context.fillStyle = "rgba(8,6,16,0.5)";
        for (let slat = 0.4; slat < 1.7; slat += 0.2) context.fillRect(x + 0.35, y + slat, 1.8, 0.1);
      } else if (kind < 0.76 && light.lamps > 0.1) {
        context.fillStyle = css(random() < 0.5 ? [255, 110, 190] : [110, 230, 255], 0.35 + 0.5 * light.lamps);
        context.fillRect(x + 0.2, y + 1.76, 2.1, 0.09);
      }
    }
  }
  for (let pipe = 0; pipe < 4; pipe++) {
    const x = random() * wide;
    context.fillStyle = css(shade([52, 50, 66]));
    context.fillRect(x, 0, 0.26, high);
    context.fillStyle = "rgba(255,255,255,0.16)";
    context.fillRect(x + 0.05, 0, 0.05, high);
  }
  weather(painting, 1.2);
}

function paintFins(painting: Painting): void {
  const { context, random, light, shade, wide, high } = painting;
  const base: Rgb = [44, 50, 74];
  fillGradient(painting, base);
  for (let x = 0.2; x < wide; x += 1.25) {
    for (let y = 0.3; y < high; y += 3.1)
      paintGlass(painting, { x, y, wide: 0.95, high: 2.5 }, random() < light.windowsLit * 0.85);
  }
  for (let x = 0; x < wide; x += 1.25) {
    const fin = context.createLinearGradient(x, 0, x + 0.3, 0);
    fin.addColorStop(0, css(shade([150, 150, 176])));
    fin.addColorStop(0.45, css(shade([96, 98, 126])));
    fin.addColorStop(1, css(shade([38, 40, 60])));
    context.fillStyle = fin;
    context.fillRect(x, 0, 0.3, high);
  }
  if (light.lamps < 0.1) return;
  for (let x = 2.5; x < wide; x += 6.25) {
    context.fillStyle = css([160, 130, 255], 0.16 * light.lamps);
    context.fillRect(x - 0.25, 0, 0.8, high);
    context.fillStyle = css([196, 170, 255], 0.9 * light.lamps);
    context.fillRect(x + 0.1, 0, 0.1, high);
  }
}

function paintTerraces(painting: Painting): void {
  const { context, random, light, shade, wide, high } = painting;
  const base: Rgb = [128, 120, 132];
  fillGradient(painting, base);
  weather(painting, 0.8);
  for (let top = 0.2; top < high; top += 3.5) {
    for (let x = 0.3; x < wide - 1; x += 3.9) {
      context.fillStyle = "rgba(10,8,20,0.6)";
      context.fillRect(x, top + 0.3, 3.3, 2.5);
      for (let pane = 0; pane < 3; pane++) {
        paintGlass(
          painting,
          { x: x + 0.1 + pane * 1.06, y: top + 0.5, wide: 0.98, high: 2.25 },
          random() < light.windowsLit,
        );
      }
      context.fillStyle = "rgba(0,0,0,0.4)";
      context.fillRect(x, top + 0.3, 3.3, 0.35);
    }
    context.fillStyle = css(shade([166, 158, 166]));
    context.fillRect(0, top + 2.75, wide, 0.32);
    context.fillStyle = "rgba(200,220,240,0.22)";
    context.fillRect(0, top + 1.9, wide, 0.85);
    context.fillStyle = css(shade([190, 186, 196]));
    context.fillRect(0, top + 1.86, wide, 0.07);
    for (let leaf = 0; leaf < 46; leaf++) {
      const cluster = Math.floor(random() * 6) * 3.6;
      context.fillStyle = css(shade(random() < 0.5 ? [62, 106, 70] : [86, 132, 78]));
      context.beginPath();
      context.arc(
        cluster + random() * 1.8,
        top + 2.75 + (random() - 0.35) * 0.7,
        0.1 + random() * 0.16,
        0,
        2 * Math.PI,
      );
      context.fill();
    }
    if (light.lamps > 0.1) {
      context.fillStyle = css([255, 200, 140], 0.5 * light.lamps);
      context.fillRect(0, top + 3.07, wide, 0.06);
    }
  }
}

function paintShops(painting: Painting, kind: "classic" | "neon"): void {
  const { random, wide } = painting;
  fillGradient(painting, kind === "neon" ? [52, 46, 66] : [96, 84, 78]);
  let turn = Math.floor(random() * trades.length);
  for (let x = 0; x < wide - 0.5; turn++) {
    const shop = Math.min(3.4 + random() * 2.2, wide - x);
    if (kind === "neon") paintNeonShop(painting, { x, wide: shop });
    else paintShop(painting, { x, wide: shop }, trades[turn % trades.length] ?? trades[0]);
    x += shop;
  }
}

/** A shop of a later age: glass in coloured light under a glowing sign. */
function paintNeonShop(painting: Painting, { x, wide: shop }: ShopPlace): void {
  const { context, random, light, shade, high } = painting;
  const signs: readonly Rgb[] = [
    [90, 230, 255],
    [255, 90, 190],
    [255, 180, 90],
    [150, 130, 255],
  ];
  const lamp = Math.max(0.34, light.lamps);
  const glow = signs[Math.floor(random() * 4)] ?? [90, 230, 255];
  const inside = context.createLinearGradient(0, 0.9, 0, high);
  const power = 0.42 + 0.58 * lamp;
  inside.addColorStop(0, css(scaled(mix(glow, [255, 236, 206], 0.55), power)));
  inside.addColorStop(0.55, css(scaled(mix(glow, [230, 150, 96], 0.45), power * 0.85)));
  inside.addColorStop(1, css(scaled(mix(glow, [60, 34, 40], 0.6), power * 0.7)));
  context.fillStyle = inside;
  context.fillRect(x + 0.2, 0.95, shop - 0.4, high - 1.35);
  paintGoods(painting, { x: x + 0.2, y: 0.95, wide: shop - 0.4, high: high - 1.35 });
  context.fillStyle = css(shade([30, 26, 42]));
  for (let post = 0; post <= 3; post++) context.fillRect(x + 0.16 + ((shop - 0.4) * post) / 3, 0.95, 0.09, high - 1.2);
  context.fillRect(x + 0.2, 1.5, shop - 0.4, 0.07);
  context.fillRect(x, high - 0.42, shop, 0.42);
  context.fillStyle = css(shade([44, 38, 58]));
  context.fillRect(x, 0, 0.2, high);
  context.fillRect(x + shop - 0.2, 0, 0.2, high);
  context.fillStyle = css([16, 12, 26], 0.92);
  context.fillRect(x + 0.2, 0.12, shop - 0.4, 0.8);
  const sign = signs[Math.floor(random() * 4)] ?? [90, 230, 255];
  context.fillStyle = css(sign, 0.25 + 0.7 * lamp);
  for (let glyph = x + 0.5; glyph < x + shop - 0.7; glyph += 0.42)
    paintGlyph(context, random, { x: glyph, y: 0.28, size: 0.36 });
  context.fillRect(x + 0.25, 0.16, shop - 0.5, 0.05);
}

function paintGoods(painting: Painting, box: WindowBox): void {
  const { context, random } = painting;
  for (let shelf = 0; shelf < 3; shelf++) {
    const y = box.y + box.high * (0.42 + shelf * 0.24);
    context.fillStyle = "rgba(50,26,22,0.55)";
    context.fillRect(box.x, y, box.wide, 0.05);
    for (let x = box.x + 0.1; x < box.x + box.wide - 0.25; x += 0.16 + random() * 0.22) {
      const tall = 0.1 + random() * box.high * 0.15;
      const tone = random();
      context.fillStyle = css(
        tone < 0.35 ? [120, 50, 44] : tone < 0.6 ? [60, 70, 92] : tone < 0.8 ? [226, 190, 130] : [70, 96, 70],
        0.72,
      );
      context.fillRect(x, y - tall, 0.1 + random() * 0.14, tall);
    }
  }
  if (random() < 0.5) {
    const x = box.x + box.wide * (0.25 + 0.5 * random());
    context.fillStyle = "rgba(40,20,26,0.8)";
    context.beginPath();
    context.arc(x, box.y + box.high * 0.38, 0.14, 0, 2 * Math.PI);
    context.fill();
    context.beginPath();
    context.ellipse(x, box.y + box.high * 0.68, 0.27, 0.62, 0, 0, 2 * Math.PI);
    context.fill();
  }
}

/** A sign's letter in no alphabet. */
export function paintGlyph(
  context: SKRSContext2D,
  random: () => number,
  glyph: { x: number; y: number; size: number },
): void {
  const { x, y, size } = glyph;
  const stroke = size * 0.16;
  if (random() < 0.8) context.fillRect(x, y + size * 0.1 * random(), size * 0.82, stroke);
  if (random() < 0.6) context.fillRect(x, y + size * 0.44, size * 0.8, stroke);
  if (random() < 0.6) context.fillRect(x, y + size * 0.8, size * 0.82, stroke);
  if (random() < 0.75) context.fillRect(x + size * 0.62 * random(), y, stroke, size * 0.95);
  if (random() < 0.5) context.fillRect(x + size * 0.3, y + size * 0.3, stroke, size * 0.66);
}
