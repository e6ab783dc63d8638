import type { SKRSContext2D } from "@napi-rs/canvas";
import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { letterFont } from "../scene/lettering.ts";
import type { Light } from "../scene/light.ts";

/** A ground floor being painted: metres, y down from its top. */
export interface ShopBrush {
  readonly context: SKRSContext2D;
  readonly random: () => number;
  readonly light: Light;
  /** Colour of a surface under the light of the hour. */
  readonly shade: (surface: Rgb) => Rgb;
  readonly high: number;
}

/** Where a shop is along the wall, metres. */
export interface ShopPlace {
  readonly x: number;
  readonly wide: number;
}

interface Trade {
  readonly name: string;
  readonly paint: Rgb;
  readonly glow: Rgb;
  readonly awning: boolean;
  readonly goods: (window: ShopWindow) => void;
}

interface ShopWindow extends ShopBrush {
  readonly x: number;
  /** Of the window's head. */
  readonly y: number;
  readonly wide: number;
  readonly tall: number;
  /** A thing's colour in the shop's own light. */
  readonly tone: (colour: Rgb, factor?: number) => string;
}

/** Shops of today, by trade; a street has them in turn. */
export const trades: readonly [Trade, ...Trade[]] = [
  { name: "BAKERY", paint: [150, 66, 52], glow: [255, 206, 132], awning: true, goods: paintBread },
  { name: "BOOKS", paint: [46, 84, 74], glow: [255, 222, 164], awning: false, goods: paintBooks },
  { name: "FLOWERS", paint: [86, 116, 92], glow: [255, 232, 196], awning: true, goods: paintFlowers },
  { name: "CAFÉ", paint: [52, 60, 82], glow: [255, 190, 112], awning: true, goods: paintTables },
  { name: "FASHION", paint: [60, 54, 58], glow: [255, 236, 214], awning: false, goods: paintDresses },
  { name: "FRUIT", paint: [176, 130, 58], glow: [255, 226, 170], awning: true, goods: paintFruit },
];

/** Paints one shop: fascia with its name, awning, window with its goods, a door beside it. */
export function paintShop(brush: ShopBrush, place: ShopPlace, trade: Trade): void {
  const { context, random, light, shade, high } = brush;
  const { x, wide } = place;
  const lamp = Math.max(0.3, light.lamps);
  const power = 0.46 + 0.54 * lamp;
  const doorWide = 1.05;
  const doorRight = random() < 0.5;
  const doorX = doorRight ? x + wide - 0.24 - doorWide : x + 0.24;
  const glassX = doorRight ? x + 0.24 : x + 0.24 + doorWide + 0.12;
  const glassWide = wide - 0.48 - doorWide - 0.12;
  const head = 0.98;
  const stall = 0.72;
  const frame = css(shade(scaled(trade.paint, 0.72)));
  const panel = css(shade(trade.paint));

  context.fillStyle = frame;
  context.fillRect(x, 0, wide, high);
  const glass = { x: glassX, y: head, wide: glassWide, tall: high - head - stall };
  const tone = (colour: Rgb, factor = 1): string =>
    css(scaled(mix(colour, trade.glow, 0.16), factor * (0.5 + 0.5 * lamp)));
  paintInside(brush, glass, { glow: trade.glow, power });
  context.save();
  context.beginPath();
  context.rect(glass.x, glass.y, glass.wide, glass.tall);
  context.clip();
  trade.goods({ ...brush, ...glass, tone });
  context.restore();
  paintReflection(brush, glass);
  // The panelled foot of the window.
  context.fillStyle = panel;
  context.fillRect(glassX - 0.06, high - stall, glassWide + 0.12, stall);
  for (
    let from = glassX;
    from < glassX + glassWide - 0.3;
    from += glassWide / Math.max(1, Math.round(glassWide / 1.1))
  ) {
    const across = glassWide / Math.max(1, Math.round(glassWide / 1.1)) - 0.14;
    context.fillStyle = "rgba(10,6,10,0.28)";
    context.fillRect(from + 0.07, high - stall + 0.14, across, stall - 0.34);
    context.fillStyle = css(shade(scaled(trade.paint, 1.18)), 0.8);
    context.fillRect(from + 0.07, high - 0.22, across, 0.03);
  }
  context.fillStyle = css(shade(scaled(trade.paint, 1.3)));
  context.fillRect(glassX - 0.08, high - stall - 0.07, glassWide + 0.16, 0.09);
  // Bars of the window.
  context.fillStyle = panel;
  const bars = Math.max(2, Math.round(glassWide / 1.25));
  for (let bar = 0; bar <= bars; bar++)
    context.fillRect(glassX + (glassWide * bar) / bars - 0.035, head, 0.07, glass.tall);
  context.fillRect(glassX, head + 0.62, glassWide, 0.06);

  paintDoor(brush, { x: doorX, y: head, wide: doorWide, tall: high - head }, { trade, power });
  // Pilasters and fascia.
  for (const edge of [x, x + wide - 0.22]) {
    context.fillStyle = css(shade(scaled(trade.paint, 0.9)));
    context.fillRect(edge, 0.1, 0.22, high - 0.1);
    context.fillStyle = css(shade(scaled(trade.paint, 1.25)), 0.7);
    context.fillRect(edge + 0.03, 0.1, 0.04, high - 0.1);
  }
  context.fillStyle = css(shade(scaled(trade.paint, 0.8)));
  context.fillRect(x + 0.04, 0.08, wide - 0.08, 0.8);
  context.fillStyle = css(shade(scaled(trade.paint, 1.3)));
  context.fillRect(x, 0.04, wide, 0.07);
  context.fillRect(x, 0.86, wide, 0.06);
  write(brush, trade.name, {
    x: x + wide / 2,
    y: 0.68,
    size: Math.min(0.56, (wide - 0.9) / (trade.name.length * 0.72)),
  });
  if (trade.awning) paintAwning(brush, place, trade.paint);
}

function write(brush: ShopBrush, text: string, at: { x: number; y: number; size: number }): void {
  const { context, light, shade } = brush;
  context.save();
  context.translate(at.x, at.y);
  // Letters are shaped in whole pixels: they are set large and made small.
  context.scale(at.size / 64, at.size / 64);
  context.font = `64px "${letterFont}"`;
  context.textAlign = "center";
  context.fillStyle = css(mix(shade([246, 232, 196]), [255, 228, 170], 0.25 + 0.5 * light.lamps));
  context.fillText(text, 0, 0);
  context.restore();
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly tall: number;
}

function paintInside({ context }: ShopBrush, box: Box, room: { glow: Rgb; power: number }): void {
  const { glow, power } = room;
  const inside = context.createLinearGradient(0, box.y, 0, box.y + box.tall);
  inside.addColorStop(0, css(scaled(mix(glow, [255, 240, 214], 0.5), power)));
  inside.addColorStop(0.5, css(scaled(mix(glow, [206, 140, 92], 0.5), power * 0.8)));
  inside.addColorStop(1, css(scaled(mix(glow, [70, 42, 40], 0.66), power * 0.66)));
  context.fillStyle = inside;
  context.fillRect(box.x, box.y, box.wide, box.tall);
  // Lamps on the ceiling.
  for (let lamp = box.x + 0.5; lamp < box.x + box.wide; lamp += 1.1) {
    const halo = context.createRadialGradient(lamp, box.y + 0.35, 0.02, lamp, box.y + 0.35, 0.55);
    halo.addColorStop(0, css([255, 248, 224], 0.9 * power));
    halo.addColorStop(1, css([255, 240, 200], 0));
    context.fillStyle = halo;
    context.fillRect(Math.max(box.x, lamp - 0.55), box.y, 1.1, 0.9);
  }
}

/** By day the street and the sky lie over what is behind the glass. */
function paintReflection({ context, light, random }: ShopBrush, box: Box): void {
  const alpha = 0.34 * (1 - Math.min(1, light.lamps * 1.1));
  const sky = light.sky.at(-2)?.[1] ?? light.hazeSun;
  const mirror = context.createLinearGradient(box.x, box.y, box.x + box.wide * 0.3, box.y + box.tall);
  mirror.addColorStop(0, css(sky, alpha));
  mirror.addColorStop(0.6, css(scaled(sky, 0.6), alpha * 0.6));
  mirror.addColorStop(1, css([40, 40, 50], alpha));
  context.fillStyle = mirror;
  context.fillRect(box.x, box.y, box.wide, box.tall);
  context.fillStyle = css([255, 255, 255], 0.05 + alpha * 0.25);
  for (let streak = 0; streak < 3; streak++) {
    const from = box.x + box.wide * (0.1 + 0.3 * streak + 0.1 * random());
    const across = 0.12 + 0.3 * random();
    context.beginPath();
    context.moveTo(from, box.y + box.tall);
    context.lineTo(Math.min(box.x + box.wide, from + 0.9), box.y);
    context.lineTo(Math.min(box.x + box.wide, from + 0.9 + across), box.y);
    context.lineTo(Math.min(box.x + box.wide, from + across), box.y + box.tall);
    context.fill();
  }
}

function paintDoor(brush: ShopBrush, box: Box, shop: { trade: Trade; power: number }): void {
  const { context, shade } = brush;
  const { trade, power } = shop;
  context.fillStyle = "rgba(10,8,12,0.75)";
  context.fillRect(box.x, box.y, box.wide, box.tall);
  context.fillStyle = css(shade(scaled(trade.paint, 1.05)));
  context.fillRect(box.x + 0.08, box.y + 0.55, box.wide - 0.16, box.tall - 0.6);
  paintInside(
    brush,
    { x: box.x + 0.22, y: box.y + 0.7, wide: box.wide - 0.44, tall: box.tall - 1.6 },
    { glow: trade.glow, power: power * 0.85 },
  );
  paintInside(
    brush,
    { x: box.x + 0.08, y: box.y + 0.06, wide: box.wide - 0.16, tall: 0.42 },
    { glow: trade.glow, power },
  );
  context.fillStyle = css(shade(scaled(trade.paint, 0.78)));
  context.fillRect(box.x + 0.2, box.y + box.tall - 0.78, box.wide - 0.4, 0.62);
  context.fillStyle = css(shade([222, 190, 120]));
  context.fillRect(box.x + box.wide - 0.24, box.y + box.tall - 1.25, 0.05, 0.3);
  // A card on the door.
  context.fillStyle = css(shade([240, 234, 220]), 0.9);
  context.fillRect(box.x + box.wide / 2 - 0.13, box.y + 1.15, 0.26, 0.18);
  context.fillStyle = css(shade([150, 150, 150]));
  context.fillRect(box.x, box.y + box.tall - 0.1, box.wide, 0.1);
}

function paintAwning({ context, shade }: ShopBrush, place: ShopPlace, colour: Rgb): void {
  const { x, wide } = place;
  const stripes = Math.round(wide / 0.42);
  const step = (wide - 0.2) / stripes;
  for (let stripe = 0; stripe < stripes; stripe++) {
    const cloth: Rgb = stripe % 2 === 0 ? scaled(colour, 1.15) : [240, 232, 218];
    const left = x + 0.1 + stripe * step;
    const fall = context.createLinearGradient(0, 0.9, 0, 1.75);
    fall.addColorStop(0, css(shade(scaled(cloth, 0.8))));
    fall.addColorStop(0.8, css(shade(scaled(cloth, 1.06))));
    fall.addColorStop(1, css(shade(scaled(cloth, 0.86))));
    context.fillStyle = fall;
    context.beginPath();
    context.moveTo(left, 0.9);
    context.lineTo(left + step, 0.9);
    context.lineTo(left + step, 1.66);
    context.quadraticCurveTo(left + step / 2, 1.84, left, 1.66);
    context.fill();
  }
  const under = context.createLinearGradient(0, 1.68, 0, 2.5);
  under.addColorStop(0, "rgba(10,6,12,0.42)");
  under.addColorStop(1, "rgba(10,6,12,0)");
  context.fillStyle = under;
  context.fillRect(x + 0.1, 1.74, wide - 0.2, 0.76);
}

function shelf({ context, x, wide, tone }: ShopWindow, y: number): void {
  context.fillStyle = tone([120, 80, 52], 0.8);
  context.fillRect(x, y, wide, 0.06);
  context.fillStyle = "rgba(20,8,8,0.3)";
  context.fillRect(x, y + 0.06, wide, 0.08);
}

function paintBread(window: ShopWindow): void {
  const { context, x, y, wide, tall, tone, random } = window;
  for (const [at, big] of [
    [y + tall * 0.46, false],
    [y + tall * 0.7, false],
    [y + tall - 0.04, true],
  ] as const) {
    shelf(window, at);
    for (let place = x + 0.2; place < x + wide - 0.12; place += 0.3 + 0.14 * random()) {
      const kind = random();
      if (kind < 0.6) {
        context.fillStyle = tone([206, 140, 72], 0.85 + 0.3 * random());
        context.beginPath();
        context.ellipse(place, at - 0.07, 0.15, big ? 0.12 : 0.085, 0, Math.PI, 2 * Math.PI);
        context.fill();
        context.fillStyle = "rgba(255,236,190,0.5)";
        for (const cut of [-0.06, 0.01, 0.08]) context.fillRect(place + cut, at - 0.14, 0.022, 0.05);
      } else if (kind < 0.8) {
        for (const lean of [-0.05, 0, 0.06]) {
          context.fillStyle = tone([196, 128, 62], 0.8 + 0.3 * random());
          context.beginPath();
          context.roundRect(place + lean, at - 0.52, 0.06, 0.5, 0.03);
          context.fill();
        }
      } else {
        context.fillStyle = tone([246, 236, 220]);
        context.fillRect(place - 0.02, at - 0.1, 0.04, 0.1);
        context.fillRect(place - 0.14, at - 0.12, 0.28, 0.025);
        context.fillStyle = tone(random() < 0.5 ? [236, 170, 170] : [122, 74, 52]);
        context.fillRect(place - 0.11, at - 0.26, 0.22, 0.14);
        context.fillStyle = tone([206, 50, 60]);
        context.beginPath();
        context.arc(place, at - 0.28, 0.03, 0, 2 * Math.PI);
        context.fill();
      }
    }
  }
}

function paintBooks(window: ShopWindow): void {
  const { context, x, y, wide, tall, tone, random } = window;
  const spines: readonly Rgb[] = [
    [170, 60, 50],
    [50, 86, 120],
    [220, 180, 100],
    [86, 120, 84],
    [236, 226, 204],
    [104, 66, 96],
  ];
  for (const share of [0.36, 0.6, 0.82]) {
    const at = y + tall * share;
    shelf(window, at);
    for (let place = x + 0.06; place < x + wide - 0.1;) {
      const thick = 0.05 + 0.05 * random();
      const high = 0.26 + 0.16 * random();
      context.fillStyle = tone(spines[Math.floor(random() * spines.length)] ?? [170, 60, 50], 0.9);
      context.fillRect(place, at - high, thick, high);
      context.fillStyle = "rgba(255,236,190,0.45)";
      context.fillRect(place + 0.01, at - high * 0.8, thick - 0.02, 0.025);
      place += thick + (random() < 0.12 ? 0.16 : 0.006);
    }
  }
  for (let place = x + 0.3; place < x + wide - 0.2; place += 0.52) {
    context.fillStyle = tone(spines[Math.floor(random() * spines.length)] ?? [50, 86, 120], 1.05);
    context.fillRect(place - 0.14, y + tall - 0.42, 0.28, 0.4);
    context.fillStyle = "rgba(255,246,224,0.7)";
    context.fillRect(place - 0.09, y + tall - 0.35, 0.18, 0.07);
  }
}

function paintFlowers(window: ShopWindow): void {
  const { context, x, y, wide, tall, tone, random } = window;
  const petals: readonly Rgb[] = [
    [226, 84, 96],
    [250, 196, 84],
    [240, 150, 190],
    [250, 246, 236],
    [170, 110, 200],
  ];
  for (const [at, step] of [
    [y + tall * 0.58, 0.44],
    [y + tall, 0.38],
  ] as const) {
    if (at < y + tall) shelf(window, at);
    for (let place = x + 0.24; place < x + wide - 0.1; place += step) {
      const petal = petals[Math.floor(random() * petals.length)] ?? [226, 84, 96];
      context.fillStyle = tone([130, 140, 146], 0.85);
      context.beginPath();
      context.moveTo(place - 0.12, at - 0.26);
      context.lineTo(place + 0.12, at - 0.26);
      context.lineTo(place + 0.09, at);
      context.lineTo(place - 0.09, at);
      context.fill();
      for (let leaf = 0; leaf < 12; leaf++) {
        context.fillStyle = tone([78, 126, 72], 0.7 + 0.5 * random());
        context.beginPath();
        context.ellipse(
          place + (random() - 0.5) * 0.36,
          at - 0.34 - 0.16 * random(),
          0.07,
          0.03,
          random() * 3,
          0,
          2 * Math.PI,
        );
        context.fill();
      }
      for (let bloom = 0; bloom < 9; bloom++) {
        context.fillStyle = tone(petal, 0.9 + 0.25 * random());
        context.beginPath();
        context.arc(place + (random() - 0.5) * 0.34, at - 0.42 - 0.24 * random(), 0.05, 0, 2 * Math.PI);
        context.fill();
      }
    }
  }
}

function paintTables(window: ShopWindow): void {
  const { context, x, y, wide, tall, tone, random } = window;
  // Bottles at the back, guests at the tables.
  shelf(window, y + tall * 0.34);
  for (let place = x + 0.1; place < x + wide - 0.1; place += 0.14) {
    context.fillStyle = tone(random() < 0.5 ? [90, 130, 90] : [176, 110, 60], 0.8);
    context.fillRect(place, y + tall * 0.34 - 0.26, 0.07, 0.26);
  }
  for (let place = x + 0.62; place < x + wide - 0.3; place += 1.25) {
    for (const side of [-1, 1]) {
      if (random() < 0.3) continue;
      const cloth: Rgb = random() < 0.5 ? [92, 70, 84] : [80, 100, 110];
      context.fillStyle = tone(cloth, 0.6);
      context.beginPath();
      context.ellipse(place + side * 0.42, y + tall - 0.36, 0.2, 0.5, 0, Math.PI, 2 * Math.PI);
      context.fill();
      context.fillStyle = tone([206, 156, 122], 0.72);
      context.beginPath();
      context.arc(place + side * 0.4, y + tall - 0.98, 0.115, 0, 2 * Math.PI);
      context.fill();
      context.fillStyle = tone([60, 42, 36], 0.8);
      context.beginPath();
      context.arc(place + side * 0.41, y + tall - 1.02, 0.12, Math.PI, 2 * Math.PI);
      context.fill();
    }
    context.fillStyle = tone([150, 100, 64], 0.9);
    context.fillRect(place - 0.28, y + tall - 0.42, 0.56, 0.05);
    context.fillRect(place - 0.03, y + tall - 0.4, 0.06, 0.4);
    context.fillStyle = tone([248, 242, 232]);
    for (const dx of [-0.14, 0.1]) context.fillRect(place + dx, y + tall - 0.5, 0.08, 0.08);
  }
}

function paintDresses(window: ShopWindow): void {
  const { context, x, y, wide, tall, tone, random } = window;
  const cloths: readonly Rgb[] = [
    [190, 52, 66],
    [44, 82, 130],
    [232, 196, 120],
    [226, 222, 214],
    [52, 108, 92],
  ];
  // A rail of clothes behind.
  context.fillStyle = tone([90, 84, 84], 0.9);
  context.fillRect(x, y + tall * 0.3, wide, 0.03);
  for (let place = x + 0.1; place < x + wide - 0.1; place += 0.13) {
    context.fillStyle = tone(cloths[Math.floor(random() * cloths.length)] ?? [190, 52, 66], 0.55);
    context.fillRect(place, y + tall * 0.31, 0.1, 0.5 + 0.2 * random());
  }
  for (let place = x + 0.5; place < x + wide - 0.25; place += 0.86) {
    const cloth = cloths[Math.floor(random() * cloths.length)] ?? [44, 82, 130];
    const foot = y + tall;
    context.fillStyle = tone([228, 210, 190], 0.95);
    context.beginPath();
    context.ellipse(place, foot - 1.62, 0.1, 0.13, 0, 0, 2 * Math.PI);
    context.fill();
    context.fillRect(place - 0.035, foot - 1.52, 0.07, 0.12);
    context.fillRect(place - 0.02, foot - 0.4, 0.04, 0.4);
    context.fillStyle = tone(cloth, 0.95);
    context.beginPath();
    context.moveTo(place - 0.2, foot - 1.4);
    context.lineTo(place + 0.2, foot - 1.4);
    context.quadraticCurveTo(place + 0.08, foot - 1.05, place + 0.14, foot - 0.95);
    context.lineTo(place + 0.34, foot - 0.36);
    context.lineTo(place - 0.34, foot - 0.36);
    context.lineTo(place - 0.14, foot - 0.95);
    context.quadraticCurveTo(place - 0.08, foot - 1.05, place - 0.2, foot - 1.4);
    context.fill();
    context.fillStyle = "rgba(255,255,255,0.14)";
    context.fillRect(place - 0.12, foot - 1.36, 0.05, 0.9);
    context.fillStyle = tone(scaled(cloth, 0.6));
    context.fillRect(place - 0.14, foot - 1, 0.28, 0.05);
  }
}

function paintFruit(window: ShopWindow): void {
  const { context, x, y, wide, tall, tone, random } = window;
  const kinds: readonly Rgb[] = [
    [206, 52, 44],
    [240, 160, 52],
    [132, 176, 70],
    [246, 214, 90],
    [120, 60, 110],
  ];
  for (const at of [y + tall * 0.56, y + tall * 0.78, y + tall]) {
    for (let place = x + 0.08; place < x + wide - 0.3; place += 0.52) {
      const fruit = kinds[Math.floor(random() * kinds.length)] ?? [206, 52, 44];
      for (let row = 0; row < 3; row++)
        for (let piece = 0; piece < 6 - row; piece++) {
          context.fillStyle = tone(fruit, 0.75 + 0.4 * random());
          context.beginPath();
          context.arc(place + 0.05 + row * 0.035 + piece * 0.075, at - 0.2 - row * 0.065, 0.046, 0, 2 * Math.PI);
          context.fill();
        }
      context.fillStyle = tone([168, 120, 74], 0.9);
      context.fillRect(place, at - 0.2, 0.48, 0.18);
      context.fillStyle = "rgba(40,20,10,0.35)";
      context.fillRect(place, at - 0.12, 0.48, 0.02);
      context.fillStyle = tone([250, 246, 236]);
      context.fillRect(place + 0.18, at - 0.17, 0.12, 0.09);
    }
  }
}
