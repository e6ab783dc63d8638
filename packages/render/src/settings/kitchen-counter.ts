import type { SKRSContext2D } from "@napi-rs/canvas";
import { project, type Camera, type Projected } from "../scene/camera.ts";
import { css, lit, mix, scaled, type Rgb } from "../scene/colour.ts";
import type { Light } from "../scene/light.ts";
import { hashUnit } from "../scene/random.ts";
import { createSurface } from "../scene/surface.ts";
import { createLevel, type LevelTexture } from "./room-level.ts";
import { paintTileFloor } from "./room-surfaces.ts";

/** The counter the cook stands behind: metres; its near edge is towards the camera. */
const counter = { topY: 0.92, nearZ: -0.86, farZ: -0.2, halfWide: 4.2 } as const;
/** The floor before the counter, metres. */
export const kitchenFloor = { halfWidth: 4.8, farZ: counter.nearZ, deep: 5 } as const;

/** Paints the tiles of the floor before the counter once. */
export function paintKitchenFloor(options: {
  light: Light;
  seed: number;
  variant: number;
  pixelsPerMetre: number;
}): LevelTexture {
  const { light, seed, variant, pixelsPerMetre } = options;
  const { halfWidth, deep } = kitchenFloor;
  const surface = createSurface(2 * halfWidth * pixelsPerMetre, deep * pixelsPerMetre);
  const { context } = surface;
  context.setTransform(surface.width / (2 * halfWidth), 0, 0, surface.height / deep, surface.width / 2, 0);
  const [one, other] = floorTiles[variant % floorTiles.length] ?? floorTiles[0];
  const tone = mix(light.shade, light.key, 0.6);
  paintTileFloor(
    { context, seed, variant },
    { x: -halfWidth, y: 0, wide: 2 * halfWidth, high: deep },
    { one: lit(one, tone), other: lit(other, tone), metres: 0.4 },
  );
  // The counter stands over it.
  const shadow = context.createLinearGradient(0, 0, 0, 0.9);
  shadow.addColorStop(0, "rgba(16,8,12,0.62)");
  shadow.addColorStop(0.3, "rgba(16,8,12,0.28)");
  shadow.addColorStop(1, "rgba(16,8,12,0)");
  context.fillStyle = shadow;
  context.fillRect(-halfWidth, 0, 2 * halfWidth, 0.9);
  return createLevel(surface.canvas);
}

const floorTiles: readonly [readonly [Rgb, Rgb], ...(readonly [Rgb, Rgb])[]] = [
  [
    [206, 150, 112],
    [190, 132, 96],
  ],
  [
    [226, 226, 220],
    [120, 140, 148],
  ],
  [
    [222, 206, 180],
    [150, 96, 70],
  ],
];

/** Where the bowl stands, seen from the cook. */
const bowl = { x: -0.07, z: -0.42, radius: 0.185, high: 0.13 } as const;

interface Table {
  readonly context: SKRSContext2D;
  readonly camera: Camera;
  readonly light: Light;
  at(x: number, y: number, z: number): Projected;
  bright(colour: Rgb): string;
  dark(colour: Rgb): string;
}

/** Paints the counter with what lies on it, in front of the people. `cookX` is where somebody cooks: bowl and board stand there. */
export function paintCounter(
  context: SKRSContext2D,
  camera: Camera,
  options: { light: Light; width: number; height: number; cookX: number | undefined; seed: number },
): void {
  const { light, width, height } = options;
  const table: Table = {
    context,
    camera,
    light,
    at: (x, y, z) => project(camera, x, y, z),
    bright: (colour) => css(lit(colour, light.key)),
    dark: (colour) => css(lit(colour, light.shade)),
  };
  const wood: Rgb = [172, 116, 72];
  const far = table.at(0, counter.topY, counter.farZ);
  const near = table.at(0, counter.topY, counter.nearZ);
  const nearLow = table.at(0, counter.topY - 0.06, counter.nearZ);
  if (far.y >= height) return;
  const top = context.createLinearGradient(0, far.y, 0, near.y);
  top.addColorStop(0, css(mix(lit(wood, light.shade), lit(wood, light.key), 0.55)));
  top.addColorStop(0.5, table.bright(wood));
  top.addColorStop(1, table.bright(scaled(wood, 1.12)));
  context.fillStyle = top;
  context.fillRect(0, far.y, width, near.y - far.y);
  // Boards and their grain run along the counter.
  for (let board = 0; board < 26; board++) {
    const z = counter.farZ + (counter.nearZ - counter.farZ) * hashUnit(options.seed, board);
    const y = table.at(0, counter.topY, z).y;
    context.fillStyle =
      board % 5 === 0
        ? "rgba(60,28,14,0.3)"
        : hashUnit(options.seed, board + 99) < 0.5
          ? "rgba(70,34,16,0.13)"
          : "rgba(255,220,170,0.1)";
    const from = board % 5 === 0 ? 0 : width * hashUnit(options.seed, board + 200) * 0.7;
    context.fillRect(
      from,
      y,
      board % 5 === 0 ? width : width * (0.2 + 0.5 * hashUnit(options.seed, board + 300)),
      Math.max(0.6, near.scale * 0.0035),
    );
  }
  const sheen = context.createRadialGradient(
    width * 0.3,
    (far.y + near.y) / 2,
    0,
    width * 0.3,
    (far.y + near.y) / 2,
    width * 0.42,
  );
  sheen.addColorStop(0, css(light.rimKey, 0.26));
  sheen.addColorStop(1, css(light.rimKey, 0));
  context.fillStyle = sheen;
  context.fillRect(0, far.y, width, near.y - far.y);
  context.fillStyle = table.bright(scaled(wood, 1.3));
  context.fillRect(0, near.y - Math.max(1, near.scale * 0.006), width, Math.max(1, near.scale * 0.006));
  context.fillStyle = table.dark(scaled(wood, 0.85));
  context.fillRect(0, near.y, width, nearLow.y - near.y);
  const front = context.createLinearGradient(0, nearLow.y, 0, nearLow.y + near.scale * 0.7);
  front.addColorStop(0, table.dark([50, 60, 62]));
  front.addColorStop(0.2, table.dark([96, 112, 112]));
  front.addColorStop(1, table.dark([60, 70, 72]));
  context.fillStyle = front;
  const foot = table.at(0, 0, counter.nearZ);
  context.fillRect(0, nearLow.y, width, Math.max(0, Math.min(height, foot.y) - nearLow.y));
  context.fillStyle = "rgba(8,6,10,0.6)";
  context.fillRect(0, foot.y - 0.09 * near.scale, width, 0.09 * near.scale);

  // The front's panels.
  for (let panel = -6; panel < 6; panel++) {
    const left = table.at(panel * 0.7 + 0.03, 0.8, counter.nearZ);
    const right = table.at(panel * 0.7 + 0.67, 0.1, counter.nearZ);
    if (left.y > height) break;
    context.fillStyle = "rgba(255,236,206,0.07)";
    context.fillRect(left.x, left.y, right.x - left.x, right.y - left.y);
    context.fillStyle = "rgba(10,12,14,0.35)";
    context.fillRect(left.x, left.y, right.x - left.x, Math.max(1, near.scale * 0.008));
    context.fillRect(left.x, left.y, Math.max(1, near.scale * 0.008), right.y - left.y);
  }

  shadowUnder(table, -0.95, -0.42, 0.12);
  paintJar(table, -0.95, -0.42);
  paintBottle(table, 0.86, -0.36);
  paintMill(table, 1.06, -0.5);
  paintHerbs(table, -0.62, -0.34, options.seed);
  if (options.cookX === undefined) return;
  paintBoard(table, options.cookX + 0.46, -0.52);
  paintBowl(table, options.cookX + bowl.x);
}

function shadowUnder(table: Table, x: number, z: number, radius: number): void {
  const { context } = table;
  const at = table.at(x, counter.topY, z);
  context.fillStyle = "rgba(40,16,8,0.32)";
  context.beginPath();
  context.ellipse(
    at.x + radius * 0.25 * at.scale,
    at.y + 0.006 * at.scale,
    radius * 0.95 * at.scale,
    radius * 0.24 * at.scale,
    0,
    0,
    2 * Math.PI,
  );
  context.fill();
}

function paintBowl(table: Table, x: number): void {
  const { context, light } = table;
  shadowUnder(table, x, bowl.z, bowl.radius);
  const base = table.at(x, counter.topY, bowl.z);
  const rim = table.at(x, counter.topY + bowl.high, bowl.z);
  const radius = bowl.radius * base.scale;
  const flat = radius * 0.27;
  const china: Rgb = [236, 230, 220];
  context.fillStyle = table.dark(scaled(china, 0.8));
  context.beginPath();
  context.ellipse(rim.x, rim.y, radius, flat, 0, Math.PI, 2 * Math.PI);
  context.ellipse(rim.x, rim.y, radius, flat, 0, 0, Math.PI);
  context.fill();
  context.fillStyle = css(lit([222, 176, 96], light.key));
  context.beginPath();
  context.ellipse(rim.x, rim.y + flat * 0.28, radius * 0.86, flat * 0.66, 0, 0, 2 * Math.PI);
  context.fill();
  const shade = context.createLinearGradient(rim.x - radius, 0, rim.x + radius, 0);
  shade.addColorStop(0, table.bright(china));
  shade.addColorStop(0.55, css(mix(lit(china, light.shade), lit(china, light.key), 0.6)));
  shade.addColorStop(1, table.dark(china));
  context.fillStyle = shade;
  context.beginPath();
  context.moveTo(rim.x - radius, rim.y);
  context.bezierCurveTo(
    rim.x - radius * 0.95,
    base.y + flat * 0.2,
    rim.x - radius * 0.5,
    base.y + flat * 0.35,
    rim.x,
    base.y + flat * 0.35,
  );
  context.bezierCurveTo(
    rim.x + radius * 0.5,
    base.y + flat * 0.35,
    rim.x + radius * 0.95,
    base.y + flat * 0.2,
    rim.x + radius,
    rim.y,
  );
  context.ellipse(rim.x, rim.y, radius, flat, 0, 0, Math.PI);
  context.fill();
  context.strokeStyle = css(lit([92, 132, 156], light.key), 0.9);
  context.lineWidth = Math.max(1, 0.012 * base.scale);
  context.beginPath();
  context.ellipse(rim.x, rim.y + (base.y - rim.y) * 0.3, radius * 0.97, flat, 0, 0.12, Math.PI - 0.12);
  context.stroke();
}

function paintBoard(table: Table, x: number, z: number): void {
  const { context } = table;
  const corners = [
    table.at(x - 0.24, counter.topY, z - 0.15),
    table.at(x + 0.24, counter.topY, z - 0.15),
    table.at(x + 0.22, counter.topY, z + 0.15),
    table.at(x - 0.22, counter.topY, z + 0.15),
  ];
  const quad = (dy: number, fill: string): void => {
    context.fillStyle = fill;
    context.beginPath();
    corners.forEach((corner, index) =>
      index === 0 ? context.moveTo(corner.x, corner.y + dy) : context.lineTo(corner.x, corner.y + dy),
    );
    context.fill();
  };
  const thick = 0.03 * (corners[0]?.scale ?? 100);
  quad(thick * 0.4, "rgba(40,16,8,0.35)");
  quad(0, table.dark([196, 150, 100]));
  quad(-thick, table.bright([222, 178, 124]));
  for (const [dx, dz, radius, colour] of [
    [-0.1, 0.05, 0.055, [206, 52, 42]],
    [0.02, 0.07, 0.05, [214, 62, 46]],
    [-0.03, -0.03, 0.052, [200, 46, 40]],
  ] as const)
    paintTomato(table, x + dx, z + dz, radius, colour);
  for (let slice = 0; slice < 7; slice++) {
    const at = table.at(x + 0.08 + slice * 0.018, counter.topY + 0.035, z - 0.05 - slice * 0.008);
    context.fillStyle = slice % 2 === 0 ? table.bright([120, 172, 74]) : table.bright([172, 206, 110]);
    context.beginPath();
    context.ellipse(at.x, at.y, 0.032 * at.scale, 0.018 * at.scale, 0.2, 0, 2 * Math.PI);
    context.fill();
  }
  const hilt = table.at(x + 0.3, counter.topY + 0.035, z - 0.12);
  const tip = table.at(x + 0.08, counter.topY + 0.035, z - 0.13);
  context.lineCap = "round";
  context.strokeStyle = table.bright([214, 218, 222]);
  context.lineWidth = 0.024 * hilt.scale;
  context.beginPath();
  context.moveTo((hilt.x + tip.x) / 2, hilt.y);
  context.lineTo(tip.x, tip.y);
  context.stroke();
  context.strokeStyle = table.dark([46, 40, 42]);
  context.beginPath();
  context.moveTo((hilt.x + tip.x) / 2, hilt.y);
  context.lineTo(hilt.x, hilt.y);
  context.stroke();
}

function paintTomato(table: Table, x: number, z: number, radius: number, colour: Rgb): void {
  const { context, light } = table;
  const at = table.at(x, counter.topY + 0.03 + radius * 0.85, z);
  const pixels = radius * at.scale;
  const shade = context.createRadialGradient(
    at.x - pixels * 0.35,
    at.y - pixels * 0.4,
    pixels * 0.1,
    at.x,
    at.y,
    pixels,
  );
  shade.addColorStop(0, css(mix(lit(colour, light.key), [255, 230, 200], 0.35)));
  shade.addColorStop(0.5, table.bright(colour));
  shade.addColorStop(1, table.dark(scaled(colour, 0.8)));
  context.fillStyle = shade;
  context.beginPath();
  context.ellipse(at.x, at.y, pixels, pixels * 0.88, 0, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = table.dark([70, 120, 54]);
  for (let leaf = 0; leaf < 5; leaf++) {
    context.beginPath();
    context.ellipse(
      at.x + Math.cos(leaf * 1.26) * pixels * 0.22,
      at.y - pixels * 0.78 + Math.sin(leaf * 1.26) * pixels * 0.08,
      pixels * 0.2,
      pixels * 0.07,
      leaf * 1.26,
      0,
      2 * Math.PI,
    );
    context.fill();
  }
}

function paintUpright(
  table: Table,
  x: number,
  z: number,
  size: { wide: number; high: number },
  colour: Rgb,
): { x: number; y: number; scale: number } {
  const { context } = table;
  shadowUnder(table, x, z, size.wide * 0.6);
  const at = table.at(x, counter.topY, z);
  const wide = size.wide * at.scale;
  const high = size.high * at.scale;
  const shade = context.createLinearGradient(at.x - wide / 2, 0, at.x + wide / 2, 0);
  shade.addColorStop(0, table.bright(colour));
  shade.addColorStop(0.25, table.bright(scaled(colour, 1.25)));
  shade.addColorStop(1, table.dark(scaled(colour, 0.8)));
  context.fillStyle = shade;
  context.beginPath();
  context.roundRect(at.x - wide / 2, at.y - high, wide, high, wide * 0.18);
  context.fill();
  return at;
}

function paintJar(table: Table, x: number, z: number): void {
  const { context } = table;
  const at = paintUpright(table, x, z, { wide: 0.16, high: 0.24 }, [226, 190, 120]);
  context.fillStyle = "rgba(255,255,255,0.35)";
  context.fillRect(at.x - 0.055 * at.scale, at.y - 0.21 * at.scale, 0.02 * at.scale, 0.17 * at.scale);
  context.fillStyle = table.dark([130, 92, 60]);
  context.fillRect(at.x - 0.085 * at.scale, at.y - 0.27 * at.scale, 0.17 * at.scale, 0.045 * at.scale);
}

function paintBottle(table: Table, x: number, z: number): void {
  const { context } = table;
  const at = paintUpright(table, x, z, { wide: 0.09, high: 0.24 }, [150, 150, 58]);
  context.fillStyle = table.bright([170, 168, 74]);
  context.fillRect(at.x - 0.017 * at.scale, at.y - 0.35 * at.scale, 0.034 * at.scale, 0.13 * at.scale);
  context.fillStyle = table.bright([240, 230, 204]);
  context.fillRect(at.x - 0.045 * at.scale, at.y - 0.15 * at.scale, 0.09 * at.scale, 0.08 * at.scale);
}

function paintMill(table: Table, x: number, z: number): void {
  const { context } = table;
  const at = paintUpright(table, x, z, { wide: 0.07, high: 0.2 }, [110, 66, 44]);
  context.fillStyle = table.bright([140, 88, 58]);
  context.beginPath();
  context.arc(at.x, at.y - 0.225 * at.scale, 0.036 * at.scale, 0, 2 * Math.PI);
  context.fill();
}

function paintHerbs(table: Table, x: number, z: number, seed: number): void {
  const { context } = table;
  const at = paintUpright(table, x, z, { wide: 0.15, high: 0.14 }, [196, 108, 72]);
  for (let leaf = 0; leaf < 60; leaf++) {
    const angle = (hashUnit(seed, leaf) - 0.5) * 2.4;
    const reach = (0.06 + 0.16 * hashUnit(seed, leaf + 100)) * at.scale;
    const colour: Rgb = [62 + 60 * hashUnit(seed, leaf + 200), 120 + 50 * hashUnit(seed, leaf + 300), 58];
    context.fillStyle = hashUnit(seed, leaf + 400) < 0.6 ? table.bright(colour) : table.dark(colour);
    context.beginPath();
    context.ellipse(
      at.x + Math.sin(angle) * reach,
      at.y - 0.14 * at.scale - Math.cos(angle) * reach * 0.9,
      0.024 * at.scale,
      0.013 * at.scale,
      angle,
      0,
      2 * Math.PI,
    );
    context.fill();
  }
}
