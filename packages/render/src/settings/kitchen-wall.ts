import type { SKRSContext2D } from "@napi-rs/canvas";
import { css, lit, mix, scaled, type Rgb } from "../scene/colour.ts";
import type { Light } from "../scene/light.ts";
import { seededRandom } from "../scene/random.ts";
import { createSurface, type Surface } from "../scene/surface.ts";

/** The back wall of the kitchen, metres; x = 0 is its middle, y = 0 the floor. */
export const kitchenWall = { wide: 9.6, high: 3.3 } as const;
/** Where the pot on the stove steams, and where the hood's light hangs. */
export const stovePot = { x: 1.95, y: 1.2 } as const;
export const kitchenWindow = { x: -2.2, y: 1.25, wide: 1.75, high: 1.45 } as const;
const worktopY = 0.94;

interface Brush {
  readonly context: SKRSContext2D;
  readonly random: () => number;
  readonly bright: (colour: Rgb) => string;
  readonly dark: (colour: Rgb) => string;
  readonly between: (colour: Rgb, share: number) => string;
  readonly outside: Light;
  readonly room: Light;
}

/** Paints wall, window, shelves, stove and cupboards once; variants differ in colour. */
export function paintKitchenWall(options: {
  outside: Light;
  room: Light;
  seed: number;
  variant: number;
  pixelsPerMetre: number;
}): Surface {
  const surface = createSurface(kitchenWall.wide * options.pixelsPerMetre, kitchenWall.high * options.pixelsPerMetre);
  const { context } = surface;
  const { room } = options;
  // Metres, y up, origin on the floor in the middle.
  context.setTransform(
    surface.width / kitchenWall.wide,
    0,
    0,
    -surface.height / kitchenWall.high,
    surface.width / 2,
    surface.height,
  );
  const brush: Brush = {
    context,
    random: seededRandom(options.seed, "kitchen wall"),
    bright: (colour) => css(lit(colour, room.key)),
    dark: (colour) => css(lit(colour, room.shade)),
    between: (colour, share) => css(mix(lit(colour, room.shade), lit(colour, room.key), share)),
    outside: options.outside,
    room,
  };
  const palette = palettes[options.variant % palettes.length] ?? palettes[0];
  paintPlaster(brush, palette.wall);
  paintTiles(brush, palette.tile);
  // Behind the cook's shoulder, so that a near view tells the hour too.
  paintWindow(brush, kitchenWindow);
  paintShelf(brush, { x: -4.15, y: 2.16, wide: 1.3 });
  paintShelf(brush, { x: -4.15, y: 1.76, wide: 1.3 });
  paintPanRail(brush, { x: 0.42, y: 2.06, wide: 0.86 });
  paintHood(brush, { x: 1.42, wide: 1.1 });
  paintCupboards(brush, palette.cupboard);
  paintStove(brush);
  paintFridge(brush);
  paintWorktopThings(brush);
  paintPools(brush);
  return surface;
}

interface Palette {
  readonly wall: Rgb;
  readonly tile: Rgb;
  readonly cupboard: Rgb;
}

const palettes: readonly [Palette, ...Palette[]] = [
  { wall: [232, 214, 186], tile: [226, 232, 228], cupboard: [84, 118, 112] },
  { wall: [222, 224, 220], tile: [176, 206, 214], cupboard: [236, 230, 218] },
  { wall: [238, 208, 178], tile: [244, 238, 224], cupboard: [142, 88, 62] },
];

function box(brush: Brush, x: number, y: number, wide: number, high: number, fill: string): void {
  brush.context.fillStyle = fill;
  brush.context.fillRect(x, y, wide, high);
}

function paintPlaster(brush: Brush, wall: Rgb): void {
  const { context, random } = brush;
  const half = kitchenWall.wide / 2;
  const gradient = context.createLinearGradient(-half, 0, half, 0);
  gradient.addColorStop(0, brush.bright(wall));
  gradient.addColorStop(0.45, brush.between(wall, 0.8));
  gradient.addColorStop(1, brush.between(wall, 0.45));
  context.fillStyle = gradient;
  context.fillRect(-half, 0, kitchenWall.wide, kitchenWall.high);
  for (let mark = 0; mark < 240; mark++) {
    const light = random() < 0.5;
    context.fillStyle = light ? "rgba(255,250,240,0.05)" : "rgba(70,40,20,0.045)";
    context.beginPath();
    context.ellipse(
      (random() - 0.5) * kitchenWall.wide,
      random() * kitchenWall.high,
      0.08 + random() * 0.3,
      0.04 + random() * 0.14,
      random() * 3,
      0,
      2 * Math.PI,
    );
    context.fill();
  }
  const top = context.createLinearGradient(0, kitchenWall.high, 0, kitchenWall.high - 0.9);
  top.addColorStop(0, "rgba(40,22,24,0.4)");
  top.addColorStop(1, "rgba(40,22,24,0)");
  context.fillStyle = top;
  context.fillRect(-half, kitchenWall.high - 0.9, kitchenWall.wide, 0.9);
  for (const x of [-3.9, -1.3, 1.3, 3.9]) {
    box(brush, x - 0.12, kitchenWall.high - 0.24, 0.24, 0.24, brush.dark([104, 70, 46]));
    box(brush, x - 0.12, kitchenWall.high - 0.24, 0.08, 0.24, brush.between([130, 90, 60], 0.6));
  }
}

function paintTiles(brush: Brush, tile: Rgb): void {
  const { context, random } = brush;
  const half = kitchenWall.wide / 2;
  box(brush, -half, worktopY, kitchenWall.wide, 0.68, brush.between(scaled(tile, 0.7), 0.5));
  for (let row = 0; row < 5; row++) {
    for (let column = -33; column < 33; column++) {
      const x = column * 0.15 + (row % 2) * 0.075;
      const y = worktopY + row * 0.136;
      const away = Math.min(1, Math.max(0, (x + half) / kitchenWall.wide));
      box(
        brush,
        x + 0.004,
        y + 0.004,
        0.142,
        0.128,
        brush.between(scaled(tile, 0.92 + random() * 0.1), 0.95 - 0.5 * away),
      );
      context.fillStyle = "rgba(255,255,255,0.22)";
      context.fillRect(x + 0.012, y + 0.1, 0.06 + random() * 0.05, 0.014);
    }
  }
  box(brush, -half, worktopY + 0.68, kitchenWall.wide, 0.035, brush.between(scaled(tile, 0.82), 0.7));
}

function paintWindow(brush: Brush, frame: { x: number; y: number; wide: number; high: number }): void {
  const { context, outside, random, room } = brush;
  const { x, y, wide, high } = frame;
  box(brush, x - 0.1, y - 0.1, wide + 0.2, high + 0.2, brush.between([240, 234, 222], 0.9));
  context.save();
  context.beginPath();
  context.rect(x, y, wide, high);
  context.clip();
  const sky = context.createLinearGradient(0, y + high, 0, y);
  for (const [at, colour] of outside.sky) sky.addColorStop(at, css(colour));
  context.fillStyle = sky;
  context.fillRect(x, y, wide, high);
  if (outside.sun.moon) {
    context.fillStyle = css([236, 240, 255], 0.95);
    context.beginPath();
    context.arc(x + wide * 0.72, y + high * 0.78, 0.09, 0, 2 * Math.PI);
    context.fill();
  }
  // Hills and a garden tree.
  context.fillStyle = css(mix(lit([70, 104, 84], outside.shade), outside.hazeAway, 0.55));
  context.beginPath();
  context.moveTo(x, y);
  context.quadraticCurveTo(x + wide * 0.3, y + high * 0.46, x + wide * 0.62, y + high * 0.26);
  context.quadraticCurveTo(x + wide * 0.8, y + high * 0.16, x + wide, y + high * 0.34);
  context.lineTo(x + wide, y);
  context.fill();
  for (let leaf = 0; leaf < 130; leaf++) {
    const angle = random() * 2 * Math.PI;
    const reach = Math.sqrt(random()) * 0.42;
    context.fillStyle = css(
      lit(random() < 0.5 ? [66, 108, 60] : [104, 146, 76], random() < 0.5 ? outside.key : outside.shade),
    );
    context.beginPath();
    context.ellipse(
      x + 0.25 + Math.cos(angle) * reach,
      y + 0.62 + Math.sin(angle) * reach * 1.2,
      0.05,
      0.035,
      angle,
      0,
      2 * Math.PI,
    );
    context.fill();
  }
  context.fillStyle = "rgba(255,255,255,0.1)";
  context.beginPath();
  context.moveTo(x + wide * 0.2, y);
  context.lineTo(x + wide * 0.62, y + high);
  context.lineTo(x + wide * 0.85, y + high);
  context.lineTo(x + wide * 0.4, y);
  context.fill();
  context.restore();
  const wood = brush.between([246, 240, 228], 0.85);
  box(brush, x + wide / 2 - 0.03, y, 0.06, high, wood);
  box(brush, x, y + high * 0.56, wide, 0.05, wood);
  box(brush, x - 0.2, y - 0.17, wide + 0.4, 0.08, brush.bright([250, 244, 232]));
  box(brush, x - 0.2, y - 0.21, wide + 0.4, 0.04, brush.dark([150, 130, 110]));
  // Curtains gathered at the sides.
  for (const side of [-1, 1] as const) {
    const edge = side < 0 ? x - 0.16 : x + wide + 0.16;
    for (let fold = 0; fold < 5; fold++) {
      context.fillStyle = brush.between([206, 92, 72], fold % 2 === 0 ? 0.9 : 0.5);
      context.beginPath();
      const inner = edge - side * fold * 0.07;
      context.moveTo(inner, y + high + 0.14);
      context.quadraticCurveTo(inner - side * 0.09, y + high * 0.5, inner - side * 0.01, y - 0.06);
      context.lineTo(inner + side * 0.03, y - 0.06);
      context.lineTo(inner + side * 0.05, y + high + 0.14);
      context.fill();
    }
  }
  box(brush, x - 0.3, y + high + 0.13, wide + 0.6, 0.035, brush.dark([92, 64, 46]));
  for (const [at, tall, colour] of [
    [0.3, 0.26, [94, 140, 76]],
    [0.62, 0.34, [76, 124, 70]],
    [1.4, 0.22, [116, 156, 88]],
  ] as const)
    paintPlant(brush, x + at, y - 0.09, tall, colour);
  if (room.lamps < 0.7) {
    context.globalCompositeOperation = "screen";
    const glow = context.createRadialGradient(x + wide / 2, y + high / 2, 0.3, x + wide / 2, y + high / 2, 3);
    glow.addColorStop(0, css(outside.sun.colour, 0.34));
    glow.addColorStop(1, css(outside.sun.colour, 0));
    context.fillStyle = glow;
    context.fillRect(-kitchenWall.wide / 2, 0, kitchenWall.wide, kitchenWall.high);
    context.globalCompositeOperation = "source-over";
  }
}

function paintPlant(brush: Brush, x: number, y: number, tall: number, colour: Rgb): void {
  const { context, random } = brush;
  context.fillStyle = brush.between([190, 104, 70], 0.8);
  context.beginPath();
  context.moveTo(x - 0.07, y);
  context.lineTo(x + 0.07, y);
  context.lineTo(x + 0.09, y + 0.14);
  context.lineTo(x - 0.09, y + 0.14);
  context.fill();
  for (let leaf = 0; leaf < 26; leaf++) {
    const angle = (random() - 0.5) * 2.2;
    const reach = tall * (0.4 + 0.6 * random());
    context.fillStyle = brush.between(scaled(colour, 0.8 + random() * 0.5), random());
    context.beginPath();
    context.ellipse(
      x + Math.sin(angle) * reach * 0.7,
      y + 0.14 + Math.cos(angle) * reach * 0.8,
      0.045,
      0.022,
      Math.PI / 2 - angle,
      0,
      2 * Math.PI,
    );
    context.fill();
  }
}

function paintShelf(brush: Brush, shelf: { x: number; y: number; wide: number }): void {
  const { context, random } = brush;
  const { x, y, wide } = shelf;
  box(brush, x - 0.02, y - 0.11, wide + 0.04, 0.06, "rgba(60,30,20,0.22)");
  let at = x + 0.06;
  while (at < x + wide - 0.14) {
    const kind = random();
    if (kind < 0.42) {
      const high = 0.15 + random() * 0.09;
      const inside: Rgb = ([
        [226, 178, 92],
        [178, 74, 56],
        [232, 220, 190],
        [120, 134, 70],
        [92, 58, 44],
      ][Math.floor(random() * 5)] as Rgb | undefined) ?? [226, 178, 92];
      context.fillStyle = brush.between(inside, 0.75);
      context.beginPath();
      context.roundRect(at, y, 0.12, high * 0.8, 0.015);
      context.fill();
      context.fillStyle = "rgba(255,255,255,0.3)";
      context.fillRect(at + 0.016, y + 0.02, 0.018, high * 0.7);
      context.fillStyle = "rgba(230,240,240,0.25)";
      context.fillRect(at, y + high * 0.75, 0.12, high * 0.25);
      box(brush, at + 0.005, y + high, 0.11, 0.028, brush.between([120, 88, 60], 0.7));
      at += 0.15;
    } else if (kind < 0.68) {
      const colour: Rgb = random() < 0.5 ? [240, 236, 226] : [112, 152, 168];
      for (let plate = 0; plate < 4; plate++) {
        context.fillStyle = brush.between(scaled(colour, 1 - plate * 0.05), 0.9 - plate * 0.12);
        context.fillRect(at, y + plate * 0.022, 0.22, 0.018);
      }
      context.fillStyle = brush.between(colour, 0.85);
      context.beginPath();
      context.ellipse(at + 0.11, y + 0.16, 0.09, 0.075, 0, 0, 2 * Math.PI);
      context.fill();
      context.fillStyle = "rgba(70,50,50,0.15)";
      context.beginPath();
      context.ellipse(at + 0.11, y + 0.16, 0.055, 0.045, 0, 0, 2 * Math.PI);
      context.fill();
      at += 0.27;
    } else if (kind < 0.86) {
      context.fillStyle = brush.between([62, 92, 58], 0.7);
      context.beginPath();
      context.roundRect(at, y, 0.075, 0.2, 0.02);
      context.fill();
      context.fillRect(at + 0.024, y + 0.18, 0.028, 0.1);
      context.fillStyle = brush.between([226, 208, 160], 0.8);
      context.fillRect(at, y + 0.05, 0.075, 0.07);
      at += 0.12;
    } else {
      paintPlant(brush, at + 0.1, y, 0.16, [92, 138, 74]);
      at += 0.24;
    }
  }
  box(brush, x, y - 0.05, wide, 0.05, brush.between([156, 104, 64], 0.8));
  box(brush, x, y - 0.015, wide, 0.015, brush.bright([196, 140, 92]));
  for (const end of [x + 0.16, x + wide - 0.2]) box(brush, end, y - 0.16, 0.03, 0.11, brush.dark([70, 52, 42]));
}

function paintPanRail(brush: Brush, rail: { x: number; y: number; wide: number }): void {
  const { context } = brush;
  box(brush, rail.x, rail.y, rail.wide, 0.022, brush.between([90, 86, 84], 0.7));
  [
    [0.1, 0.1, [178, 104, 66]],
    [0.34, 0.13, [74, 74, 80]],
    [0.6, 0.115, [178, 104, 66]],
    [0.8, 0.06, [150, 150, 154]],
  ].forEach((pan) => {
    const [at, radius, colour] = pan as [number, number, Rgb];
    const x = rail.x + at;
    box(brush, x - 0.012, rail.y - 0.24, 0.024, 0.24, brush.dark(scaled(colour, 0.7)));
    context.fillStyle = brush.between(colour, 0.75);
    context.beginPath();
    context.arc(x, rail.y - 0.24 - radius, radius, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = brush.dark(scaled(colour, 0.75));
    context.beginPath();
    context.arc(x, rail.y - 0.24 - radius, radius * 0.78, 0, 2 * Math.PI);
    context.fill();
    context.strokeStyle = "rgba(255,240,220,0.4)";
    context.lineWidth = 0.012;
    context.beginPath();
    context.arc(x, rail.y - 0.24 - radius, radius * 0.88, 2, 3.4);
    context.stroke();
  });
}

function paintHood(brush: Brush, hood: { x: number; wide: number }): void {
  const { context, room } = brush;
  const { x, wide } = hood;
  const steel: Rgb = [176, 180, 184];
  const shade = context.createLinearGradient(x, 0, x + wide, 0);
  shade.addColorStop(0, brush.bright(steel));
  shade.addColorStop(0.3, brush.between(scaled(steel, 1.1), 0.9));
  shade.addColorStop(1, brush.dark(scaled(steel, 0.8)));
  context.fillStyle = shade;
  context.beginPath();
  context.moveTo(x, 1.86);
  context.lineTo(x + wide, 1.86);
  context.lineTo(x + wide, 1.96);
  context.lineTo(x + wide * 0.68, 2.35);
  context.lineTo(x + wide * 0.68, kitchenWall.high);
  context.lineTo(x + wide * 0.32, kitchenWall.high);
  context.lineTo(x + wide * 0.32, 2.35);
  context.lineTo(x, 1.96);
  context.fill();
  box(brush, x, 1.85, wide, 0.03, brush.dark([90, 90, 96]));
  context.globalCompositeOperation = "screen";
  const glow = context.createRadialGradient(x + wide / 2, 1.84, 0.02, x + wide / 2, 1.5, 0.9);
  glow.addColorStop(0, css([255, 220, 160], 0.75 * (0.4 + 0.6 * room.lamps)));
  glow.addColorStop(1, "rgba(255,190,120,0)");
  context.fillStyle = glow;
  context.fillRect(x - 0.6, 0.9, wide + 1.2, 0.94);
  context.globalCompositeOperation = "source-over";
}

function paintCupboards(brush: Brush, colour: Rgb): void {
  const half = kitchenWall.wide / 2;
  box(brush, -half, 0, kitchenWall.wide, worktopY, brush.dark(scaled(colour, 0.75)));
  for (let x = -half; x < half; x += 0.62) {
    const share = 0.85 - 0.5 * ((x + half) / kitchenWall.wide);
    box(brush, x + 0.015, 0.12, 0.59, 0.54, brush.between(colour, share));
    box(brush, x + 0.07, 0.18, 0.48, 0.42, brush.between(scaled(colour, 0.92), share));
    box(brush, x + 0.015, 0.68, 0.59, 0.17, brush.between(colour, share));
    box(brush, x + 0.25, 0.75, 0.12, 0.022, brush.between([200, 168, 110], 0.9));
    box(brush, x + 0.5, 0.5, 0.022, 0.1, brush.between([200, 168, 110], 0.9));
  }
  box(brush, -half, worktopY - 0.07, kitchenWall.wide, 0.07, brush.between([212, 204, 194], 0.75));
  box(brush, -half, worktopY - 0.012, kitchenWall.wide, 0.012, brush.bright([244, 240, 232]));
}

function paintStove(brush: Brush): void {
  const { context } = brush;
  const x = 1.45;
  box(brush, x, 0.05, 1.04, worktopY - 0.02, brush.between([66, 68, 74], 0.7));
  box(brush, x + 0.12, 0.2, 0.8, 0.42, "rgba(20,14,16,0.85)");
  const oven = context.createLinearGradient(0, 0.2, 0, 0.62);
  oven.addColorStop(0, "rgba(255,150,60,0.6)");
  oven.addColorStop(1, "rgba(255,120,40,0.08)");
  context.fillStyle = oven;
  context.fillRect(x + 0.16, 0.24, 0.72, 0.34);
  for (let knob = 0; knob < 5; knob++) {
    context.fillStyle = brush.bright([190, 190, 194]);
    context.beginPath();
    context.arc(x + 0.17 + knob * 0.175, 0.78, 0.035, 0, 2 * Math.PI);
    context.fill();
  }
  paintPot(brush, stovePot.x, worktopY, 0.25, 0.23, [176, 64, 48]);
  paintPot(brush, x + 0.2, worktopY, 0.16, 0.13, [120, 124, 130]);
}

function paintPot(brush: Brush, x: number, y: number, radius: number, high: number, colour: Rgb): void {
  const { context } = brush;
  const shade = context.createLinearGradient(x - radius, 0, x + radius, 0);
  shade.addColorStop(0, brush.between(colour, 0.9));
  shade.addColorStop(0.3, brush.bright(scaled(colour, 1.2)));
  shade.addColorStop(1, brush.dark(scaled(colour, 0.7)));
  context.fillStyle = shade;
  context.beginPath();
  context.roundRect(x - radius, y, radius * 2, high, 0.03);
  context.fill();
  context.fillRect(x - radius - 0.05, y + high * 0.62, 0.06, 0.03);
  context.fillRect(x + radius - 0.01, y + high * 0.62, 0.06, 0.03);
  context.fillStyle = brush.dark(scaled(colour, 0.5));
  context.beginPath();
  context.ellipse(x, y + high, radius, 0.03, 0, 0, 2 * Math.PI);
  context.fill();
}

function paintFridge(brush: Brush): void {
  const { context } = brush;
  const x = 3.2;
  const shade = context.createLinearGradient(x, 0, x + 0.95, 0);
  shade.addColorStop(0, brush.between([206, 210, 208], 0.85));
  shade.addColorStop(1, brush.dark([170, 174, 176]));
  context.fillStyle = shade;
  context.beginPath();
  context.roundRect(x, 0.03, 0.95, 2, 0.07);
  context.fill();
  box(brush, x, 1.28, 0.95, 0.014, "rgba(30,30,36,0.5)");
  for (const y of [1.4, 0.8]) box(brush, x + 0.06, y, 0.035, 0.36, brush.bright([236, 236, 232]));
  for (const [dx, dy, colour] of [
    [0.5, 1.7, [232, 180, 80]],
    [0.66, 1.58, [220, 90, 80]],
    [0.42, 1.52, [110, 160, 190]],
  ] as const)
    box(brush, x + dx, dy, 0.11, 0.13, brush.between(colour, 0.75));
}

function paintWorktopThings(brush: Brush): void {
  const { context, random } = brush;
  paintPlant(brush, -1.55, worktopY, 0.24, [84, 132, 72]);
  // Knife block, fruit, utensils in a jar.
  context.fillStyle = brush.between([120, 80, 52], 0.7);
  context.beginPath();
  context.moveTo(0.62, worktopY);
  context.lineTo(0.84, worktopY);
  context.lineTo(0.9, worktopY + 0.25);
  context.lineTo(0.7, worktopY + 0.3);
  context.fill();
  for (let knife = 0; knife < 4; knife++)
    box(brush, 0.72 + knife * 0.045, worktopY + 0.28 - knife * 0.012, 0.02, 0.1, brush.dark([44, 40, 42]));
  box(brush, 1.1, worktopY, 0.15, 0.17, brush.between([222, 214, 200], 0.85));
  for (let tool = 0; tool < 5; tool++) {
    context.strokeStyle = brush.between(tool % 2 === 0 ? [168, 120, 78] : [176, 178, 180], 0.8);
    context.lineWidth = 0.018;
    context.beginPath();
    context.moveTo(1.13 + tool * 0.022, worktopY + 0.16);
    context.lineTo(1.06 + tool * 0.055, worktopY + 0.36 + random() * 0.08);
    context.stroke();
  }
  for (const [x, colour] of [
    [-0.86, [218, 120, 52]],
    [-0.74, [206, 66, 52]],
    [-0.8, [232, 184, 72]],
  ] as const) {
    context.fillStyle = brush.between(colour, 0.8);
    context.beginPath();
    context.arc(x, worktopY + (colour[0] === 232 ? 0.17 : 0.1), 0.06, 0, 2 * Math.PI);
    context.fill();
  }
  context.fillStyle = brush.between([232, 226, 214], 0.85);
  context.beginPath();
  context.moveTo(-0.98, worktopY + 0.1);
  context.quadraticCurveTo(-0.8, worktopY - 0.06, -0.62, worktopY + 0.1);
  context.fill();
}

/** Pools of lamplight on the wall and the dark near the floor. */
function paintPools(brush: Brush): void {
  const { context, room } = brush;
  const half = kitchenWall.wide / 2;
  context.globalCompositeOperation = "screen";
  for (const x of [-1.5, 1.5]) {
    const pool = context.createRadialGradient(x, 2.5, 0.1, x, 2, 1.9);
    pool.addColorStop(0, css([255, 206, 140], 0.36 * room.lamps));
    pool.addColorStop(1, "rgba(255,190,120,0)");
    context.fillStyle = pool;
    context.fillRect(-half, 0, kitchenWall.wide, kitchenWall.high);
  }
  context.globalCompositeOperation = "source-over";
  // Lamps leave the corners to the night.
  if (room.lamps > 0.7) {
    const dark = context.createRadialGradient(0.2, 1.7, 0.5, 0.2, 1.7, 3.4);
    dark.addColorStop(0, "rgba(16,14,44,0)");
    dark.addColorStop(0.45, css([16, 14, 44], 0.38 * room.lamps));
    dark.addColorStop(1, css([10, 9, 34], 0.72 * room.lamps));
    context.fillStyle = dark;
    context.fillRect(-half, 0, kitchenWall.wide, kitchenWall.high);
  }
  const low = context.createLinearGradient(0, 0, 0, 1);
  low.addColorStop(0, "rgba(26,14,18,0.5)");
  low.addColorStop(1, "rgba(26,14,18,0)");
  context.fillStyle = low;
  context.fillRect(-half, 0, kitchenWall.wide, 1);
}
