import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { project } from "../scene/camera.ts";
import { hashUnit } from "../scene/random.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import { settingVariants } from "../setting-variants.ts";
import { paintBirds } from "./land/birds.ts";
import { buildLand, type LandView } from "./land/build-land.ts";
import { paintBush, paintTuft } from "./land/plant.ts";
import { paintRoofs, paintTowers } from "./land/skyline.ts";
import { createSite, type Backdrop, type Site } from "./land/site.ts";
import type { Prop } from "./land/sprite.ts";
import { paintTerrain } from "./land/terrain.ts";
import { createTileNoise, paintTile, strew } from "./land/tile.ts";

const startZ = 10;
const parapetHigh = 0.95;

type Kind = "downtown" | "terrace" | "old-town";

const kinds: readonly Kind[] = settingVariants.rooftop;

/** On top of a house: a flat roof among towers, a terrace with lamps and plants, a deck over an old town. */
export function buildRooftop(context: ShotContext): ShotPainter {
  const site = createSite(context);
  const { light, width, glows } = context;
  const { snowy } = site;
  const kind = kinds[site.variant] ?? "downtown";
  const walkedBack = context.shot.actors.some(({ facing }) => facing === "back")
    ? context.shot.durationSeconds * 1.5
    : 0;
  const parapetZ = startZ + 4.6 + walkedBack;
  const deck = site.terrain((pixels) => paintDeck(site, kind, pixels), 5);
  const coping = site.tone(snowy ? [240, 245, 252] : kind === "old-town" ? [206, 186, 160] : [150, 148, 150], 0.75);
  const wall = paintParapet(site, kind);
  const props = propsOf(site, kind, parapetZ);
  const bulbs = Array.from({ length: 15 }, (_, index) => index);

  function paintGround(view: LandView): void {
    const { target, camera } = view;
    const depth = parapetZ - camera.z;
    if (depth < 1) return;
    const foot = view.rowAt(depth);
    const top = camera.horizonY + ((camera.y - parapetHigh) * camera.focal) / depth;
    // The parapet, then its coping, then the roof that ends at it.
    const metre = camera.focal / depth;
    const tileWide = 4 * metre;
    const start = -(((((camera.x + view.turn / metre) % 4) + 4) % 4) * metre) + (camera.centreX % tileWide) - tileWide;
    for (let x = start; x < width; x += tileWide) target.drawImage(wall.canvas, x, top, tileWide + 1, foot - top + 1);
    const edge = camera.horizonY + ((camera.y - parapetHigh) * camera.focal) / (depth + 0.35);
    const upper = Math.min(edge, top) - 0.06 * metre;
    target.fillStyle = css(coping);
    target.fillRect(0, upper, width, Math.max(1, top - upper + 0.09 * metre));
    target.fillStyle = css(scaled(coping, 0.55));
    target.fillRect(0, top + 0.09 * metre, width, Math.max(1, 0.03 * metre));
    paintTerrain(target, camera, deck, site.rows(depth));
    const shade = target.createLinearGradient(0, foot, 0, foot + 0.5 * metre);
    shade.addColorStop(0, "rgba(8,8,18,0.5)");
    shade.addColorStop(1, "rgba(8,8,18,0)");
    target.fillStyle = shade;
    target.fillRect(0, foot, width, 0.5 * metre);
  }

  /** Lamps on a slack line from post to post. */
  function paintLamps(view: LandView): void {
    if (kind === "downtown") return;
    const { target, camera, moment } = view;
    for (const [fromX, toX, z, y] of [
      [-1.35, 0.95, parapetZ - 0.5, 2.75],
      [-1.4, 1, startZ + 1.2, 3],
    ] as const) {
      const reach = site.border(site.castDepth + z - startZ) + 0.6;
      const at = (share: number): { x: number; y: number; scale: number } => {
        const x = (fromX + (toX - fromX) * share) * reach;
        const sag = Math.sin(Math.PI * ((share * 2) % 1)) * 0.34;
        return project(camera, x, y - sag + 0.02 * Math.sin(moment.seconds * 1.4 + share * 9), z);
      };
      target.strokeStyle = css(site.tone([36, 34, 40], 0.3));
      target.lineWidth = Math.max(0.6, 1.4 * site.unit);
      target.beginPath();
      for (let step = 0; step <= 40; step++) {
        const point = at(step / 40);
        target.lineTo(point.x, point.y);
      }
      target.stroke();
      for (const bulb of bulbs) {
        const point = at((bulb + 0.5) / bulbs.length);
        const size = 0.055 * point.scale;
        const glow = light.lamps > 0.2 ? 1 : 0.25;
        target.fillStyle = css(mix(site.tone([240, 232, 210], 0.9), [255, 226, 160], glow));
        target.beginPath();
        target.arc(point.x, point.y + size, size, 0, 6.3);
        target.fill();
        if (light.lamps > 0.2)
          glows.stamp(target, {
            x: point.x,
            y: point.y + size,
            radius: size * 7,
            colour: [255, 190, 104],
            strength: 0.75 * light.lamps * (0.9 + 0.1 * Math.sin(moment.seconds * 3 + bulb * 2)),
          });
      }
    }
  }

  return buildLand(site, {
    startZ,
    halfWidth: 2.6,
    spots: {
      bench: { x: 1.5, y: 0.45, z: 0.8 },
      chair: { x: 1.5, y: 0.45, z: 0.8 },
      roof: { x: 0, y: 0, z: 0.4 },
      sky: { x: 0, y: 5, z: 14 },
    },
    emptyRise: 0.35,
    emptyHorizon: 0.5,
    backdrops: backdropsOf(site, kind),
    paintBehind: (view) => {
      paintBirds(site, view, { count: 7, over: 0.22, size: 9 });
      if (light.windowsLit > 0.2) paintBeacons(site, view);
    },
    paintGround,
    cellMetres: 12,
    props,
    propsFar: parapetZ - startZ + 14,
    paintAir: paintLamps,
    frontLight: light.sun.height > 1 ? 0.9 : 0.68,
  });
}

/** Red lights on high masts, on and off. */
function paintBeacons(site: Site, { target, camera, moment, turn }: LandView): void {
  const { width, height, glows } = site.context;
  for (let mast = 0; mast < 5; mast++) {
    const on = Math.max(0, Math.sin(moment.seconds * 2.2 + mast * 1.9));
    glows.stamp(target, {
      x: (0.08 + 0.2 * mast + 0.08 * hashUnit(site.seed, mast)) * width - turn,
      y: camera.horizonY - (0.2 + 0.12 * hashUnit(site.seed, mast + 9)) * height,
      radius: 10 * site.unit,
      colour: [255, 70, 60],
      strength: 0.9 * on,
    });
  }
}

function backdropsOf(site: Site, kind: Kind): readonly Backdrop[] {
  const row = (
    feature: string,
    depth: number,
    highMetres: number,
    down: number,
    haze: number,
    count: number,
  ): Backdrop =>
    site.backdrop({ depth, highMetres, baseY: -down, share: 0.9 }, (wide, high) =>
      (kind === "old-town" ? paintRoofs : paintTowers)(site, {
        width: wide,
        height: high,
        feature,
        count,
        haze,
        metresHigh: highMetres,
      }),
    );
  const h = (depth: number, least: number): number => Math.max(least, site.haze(depth));
  if (kind === "old-town")
    return [
      site.hills("town hills", {
        depth: 1500,
        highMetres: 230,
        baseY: -60,
        hills: { height: 0.5, relief: 0.4, count: 3, colour: site.snowy ? [222, 228, 238] : [112, 134, 96], wood: 0.5 },
        haze: h(300, 0.5),
      }),
      row("far town", 420, 62, 36, h(140, 0.44), 30),
      row("town", 170, 34, 19, h(60, 0.2), 17),
      row("near town", 62, 16, 10.6, h(24, 0.05), 8),
    ];
  return [
    row("far city", 1100, 330, 120, h(260, 0.58), 44),
    row("city", 480, 190, 90, h(140, 0.34), 24),
    row("near city", 190, 84, 56, h(60, 0.12), 12),
    row("next roofs", 70, 26, 24.5, h(24, 0.03), 6),
  ];
}

function paintDeck(site: Site, kind: Kind, pixels: number): Surface {
  const noise = createTileNoise(site.seed, "deck");
  const base: Rgb = site.snowy
    ? [228, 234, 244]
    : kind === "downtown"
      ? [128, 126, 126]
      : kind === "terrace"
        ? [156, 112, 78]
        : [192, 142, 110];
  const surface = paintTile(pixels, (u, v) => {
    const fine = noise(u, v, 90, 2);
    const broad = noise(u, v, 4, 3);
    const grain = kind === "terrace" ? noise(u * 4, v, 30, 2) : noise(u, v, 40, 2);
    return site.tone(scaled(base, 0.76 + fine * 0.18 + (broad - 0.5) * 0.24 + grain * 0.14), 0.42 + grain * 0.4);
  });
  const { context } = surface;
  const random = site.random("deck joints");
  const metre = pixels / 5;
  context.fillStyle = css(site.tone([30, 24, 24], 0.1), site.snowy ? 0.18 : 0.55);
  if (kind === "terrace") {
    for (let board = 0; board < 25; board++) {
      context.fillRect((board / 25) * pixels, 0, Math.max(0.7, metre * 0.014), pixels);
      context.fillRect((board / 25) * pixels, random() * pixels, pixels / 25, Math.max(0.7, metre * 0.012));
    }
    for (let board = 0; board < 25; board++) {
      context.fillStyle =
        random() < 0.5
          ? `rgba(0,0,10,${(0.14 * random()).toFixed(3)})`
          : `rgba(255,236,210,${(0.1 * random()).toFixed(3)})`;
      context.fillRect((board / 25) * pixels, 0, pixels / 25, pixels);
    }
  } else {
    const slabs = kind === "downtown" ? 5 : 12;
    for (let slab = 0; slab < slabs; slab++) {
      context.fillRect((slab / slabs) * pixels, 0, Math.max(0.7, metre * 0.02), pixels);
      context.fillRect(0, (slab / slabs) * pixels, pixels, Math.max(0.7, metre * 0.02));
    }
    const stains = [...Array(30).keys()].map(() => [random(), random(), random()] as const);
    for (const [x, y, tone] of stains) {
      context.fillStyle = tone < 0.6 ? `rgba(10,10,20,${(0.05 + 0.08 * tone).toFixed(3)})` : "rgba(255,255,255,0.05)";
      context.fillRect(
        Math.floor(x * slabs) * (pixels / slabs),
        Math.floor(y * slabs) * (pixels / slabs),
        pixels / slabs,
        pixels / slabs,
      );
    }
  }
  strew(surface, random, { count: kind === "downtown" && !site.snowy ? 900 : 120, reach: 3 }, (draw) => {
    const side = (0.4 + draw() * 1.2) * (pixels / 512);
    const bright = draw() < 0.5;
    return (target) => {
      target.fillStyle = bright ? "rgba(230,230,236,0.4)" : "rgba(20,20,28,0.4)";
      target.fillRect(0, 0, side, side);
    };
  });
  return surface;
}

/** Four metres of the wall around the roof. */
function paintParapet(site: Site, kind: Kind): Surface {
  const high = site.pixels(parapetHigh, 9);
  const surface = createSurface(high * (4 / parapetHigh), high);
  const { context, width, height } = surface;
  const base: Rgb = kind === "old-town" ? [222, 196, 158] : kind === "terrace" ? [150, 84, 66] : [138, 136, 138];
  const body = context.createLinearGradient(0, 0, 0, height);
  body.addColorStop(0, css(site.tone(base, 0.5)));
  body.addColorStop(1, css(site.tone(scaled(base, 0.66), 0.2)));
  context.fillStyle = body;
  context.fillRect(0, 0, width, height);
  const random = site.random("parapet");
  if (kind === "terrace") {
    const rows = 9;
    for (let row = 0; row < rows; row++) {
      for (let brick = -1; brick < 17; brick++) {
        const x = ((brick + (row % 2) * 0.5) / 16) * width;
        context.fillStyle =
          random() < 0.5
            ? `rgba(0,0,10,${(0.2 * random()).toFixed(3)})`
            : `rgba(255,220,200,${(0.12 * random()).toFixed(3)})`;
        context.fillRect(x + 1, (row / rows) * height + 1, width / 16 - 1, height / rows - 1);
      }
      context.fillStyle = css(site.tone([206, 190, 176], 0.3), 0.35);
      context.fillRect(0, (row / rows) * height, width, Math.max(0.6, height * 0.012));
    }
  } else {
    for (let stain = 0; stain < 26; stain++) {
      context.fillStyle = `rgba(${random() < 0.6 ? "10,10,20" : "255,250,240"},${(0.04 + 0.08 * random()).toFixed(3)})`;
      context.fillRect(random() * width, 0, width * (0.01 + 0.05 * random()), height * (0.3 + 0.7 * random()));
    }
    context.fillStyle = css(site.tone([30, 28, 32], 0.1), 0.5);
    for (const x of [0, 0.5]) context.fillRect(x * width, 0, Math.max(0.7, height * 0.012), height);
  }
  return surface;
}

function propsOf(site: Site, kind: Kind, parapetZ: number): (cell: number) => readonly Prop[] {
  const { light, seed, keySide, snowy } = site;
  const edge = (z: number): number => site.border(site.castDepth + z - startZ);
  const placed: Prop[] = [];
  const put = (prop: Prop): void => {
    placed.push(prop);
  };
  if (kind === "downtown") {
    const tank = site.sprite(paintTank(site), 5.4);
    const fan = site.sprite(paintFan(site), 1.5);
    const stairs = site.sprite(paintStairHead(site), 2.9);
    const mast = site.sprite(paintMast(site), 4.2);
    put({ sprite: tank, x: edge(parapetZ - 0.9) * 0.66, z: parapetZ - 0.9, shade: 1.6 });
    put({ sprite: stairs, x: -edge(parapetZ - 1.4) * 0.86, z: parapetZ - 1.4, shade: 2 });
    put({ sprite: fan, x: -edge(startZ + 1.6) * 0.98, z: startZ + 1.6, shade: 1 });
    put({ sprite: fan, x: edge(startZ + 2.6) * 0.3 + 0.9, z: parapetZ - 0.8, scale: 0.7, shade: 1 });
    put({ sprite: mast, x: -edge(parapetZ - 0.6) * 0.3 - 0.4, z: parapetZ - 0.6, shade: 0.4 });
  } else {
    const leaves: readonly Rgb[] = snowy
      ? [
          [92, 84, 78],
          [128, 116, 104],
          [236, 242, 250],
        ]
      : [
          [46, 84, 46],
          [78, 124, 58],
          [122, 164, 78],
        ];
    const box = site.sprite(
      paintPlanter(
        site,
        paintBush({
          height: site.pixels(0.7, 7),
          light,
          seed,
          colours: leaves,
          keySide,
          snow: snowy,
          berries: kind === "old-town" ? [226, 70, 60] : [244, 240, 232],
        }),
      ),
      1.15,
    );
    const grass = site.sprite(
      paintPlanter(
        site,
        paintTuft({
          height: site.pixels(0.8, 7),
          light,
          seed,
          colours: snowy
            ? [
                [140, 124, 100],
                [190, 178, 156],
                [232, 232, 232],
              ]
            : [
                [70, 104, 54],
                [124, 156, 76],
                [186, 200, 116],
              ],
          keySide,
          blades: 60,
          wide: 1.4,
          ...(snowy
            ? {}
            : {
                flowers: [
                  [236, 120, 160],
                  [250, 214, 110],
                ],
              }),
        }),
      ),
      1.3,
    );
    const chair = site.sprite(paintChair(site), 0.95);
    const post = site.sprite(paintLampPost(site), 3.05);
    for (const [share, z, sprite] of [
      [-0.94, parapetZ - 0.6, box],
      [-0.62, parapetZ - 0.55, grass],
      [0.1, parapetZ - 0.55, box],
      [0.42, parapetZ - 0.6, grass],
      [0.88, parapetZ - 0.55, box],
      [-1, startZ + 1.5, grass],
      [1, startZ + 2.2, box],
    ] as const)
      put({ sprite, x: share * edge(z), z, shade: 0.6, sway: 0.012 });
    put({ sprite: chair, x: 0.72 * edge(startZ + 2.4), z: startZ + 2.4, shade: 0.7 });
    put({ sprite: chair, x: 0.72 * edge(startZ + 2.4) - 1, z: startZ + 2.7, flip: true, shade: 0.7 });
    for (const share of [-1.05, -0.2, 0.95])
      put({ sprite: post, x: share * (edge(parapetZ - 0.5) + 0.6), z: parapetZ - 0.5, shade: 0.3 });
    if (kind === "old-town") {
      const chimney = site.sprite(paintChimney(site), 2.5);
      put({ sprite: chimney, x: -edge(parapetZ - 0.4) * 0.36, z: parapetZ + 0.7, shade: 0.8 });
    }
  }
  const cells = new Map<number, Prop[]>();
  for (const prop of placed) {
    const cell = Math.floor(prop.z / 12);
    cells.set(cell, [...(cells.get(cell) ?? []), prop]);
  }
  return (cell) => cells.get(cell) ?? [];
}

/** A gradient across a thing, bright at the side of the light. */
function roundedFill(
  site: Site,
  surface: Surface,
  box: { readonly x: number; readonly wide: number },
  colour: Rgb,
): ReturnType<Surface["context"]["createLinearGradient"]> {
  const fill = surface.context.createLinearGradient(box.x, 0, box.x + box.wide, 0);
  const dark = css(site.tone(scaled(colour, 0.7), 0.08));
  const bright = css(site.tone(colour, 0.9));
  fill.addColorStop(0, site.keySide > 0 ? dark : bright);
  fill.addColorStop(0.5, css(site.tone(colour, 0.5)));
  fill.addColorStop(1, site.keySide > 0 ? bright : dark);
  return fill;
}

/** A wooden water tank on steel legs under a pointed roof. */
function paintTank(site: Site): Surface {
  const high = site.pixels(5.4, 10);
  const surface = createSurface(high * 0.62, high);
  const { context, width, height } = surface;
  const m = height / 5.4;
  const x0 = width * 0.12;
  const wide = width * 0.76;
  context.strokeStyle = css(site.tone([70, 66, 70], 0.4));
  context.lineWidth = 0.11 * m;
  context.beginPath();
  for (const share of [0.06, 0.36, 0.64, 0.94]) {
    context.moveTo(x0 + wide * share, height - 1.7 * m);
    context.lineTo(x0 + wide * share, height);
  }
  context.moveTo(x0 + wide * 0.06, height - 1.6 * m);
  context.lineTo(x0 + wide * 0.64, height - 0.1 * m);
  context.moveTo(x0 + wide * 0.94, height - 1.6 * m);
  context.lineTo(x0 + wide * 0.36, height - 0.1 * m);
  context.stroke();
  context.fillStyle = css(site.tone([80, 74, 74], 0.4));
  context.fillRect(x0 - 0.1 * m, height - 1.85 * m, wide + 0.2 * m, 0.2 * m);
  context.fillStyle = roundedFill(site, surface, { x: x0, wide }, [150, 110, 80]);
  context.fillRect(x0, height - 4.3 * m, wide, 2.48 * m);
  context.fillStyle = css(site.tone([50, 36, 30], 0.1), 0.45);
  for (let stave = 1; stave < 16; stave++) {
    const bent = 0.5 - 0.5 * Math.cos((stave / 16) * Math.PI);
    context.fillRect(x0 + wide * bent, height - 4.3 * m, Math.max(0.6, 0.02 * m), 2.48 * m);
  }
  context.fillStyle = css(site.tone([60, 56, 60], 0.4));
  for (const y of [4.2, 3.5, 2.8, 2.1]) context.fillRect(x0, height - y * m, wide, 0.06 * m);
  context.fillStyle = roundedFill(site, surface, { x: x0, wide }, site.snowy ? [244, 247, 252] : [120, 96, 84]);
  context.beginPath();
  context.moveTo(x0 - 0.14 * m, height - 4.26 * m);
  context.lineTo(width / 2, height - 5.36 * m);
  context.lineTo(x0 + wide + 0.14 * m, height - 4.26 * m);
  context.fill();
  return surface;
}

function paintFan(site: Site): Surface {
  const high = site.pixels(1.5, 7);
  const surface = createSurface(high * 1.25, high);
  const { context, width, height } = surface;
  context.fillStyle = roundedFill(site, surface, { x: 0, wide: width }, [196, 198, 202]);
  context.fillRect(width * 0.04, height * 0.06, width * 0.92, height * 0.86);
  context.fillStyle = css(site.tone([70, 70, 76], 0.3));
  context.fillRect(width * 0.1, height * 0.92, width * 0.1, height * 0.08);
  context.fillRect(width * 0.8, height * 0.92, width * 0.1, height * 0.08);
  context.fillStyle = css(site.tone([40, 42, 48], 0.2));
  context.beginPath();
  context.arc(width * 0.4, height * 0.48, height * 0.33, 0, 6.3);
  context.fill();
  context.strokeStyle = css(site.tone([150, 152, 158], 0.7));
  context.lineWidth = Math.max(0.6, height * 0.012);
  for (let ring = 1; ring <= 5; ring++) {
    context.beginPath();
    context.arc(width * 0.4, height * 0.48, height * 0.066 * ring, 0, 6.3);
    context.stroke();
  }
  for (let slat = 0; slat < 7; slat++) {
    context.fillStyle = css(site.tone([90, 92, 98], 0.3));
    context.fillRect(width * 0.72, height * (0.2 + slat * 0.085), width * 0.18, height * 0.035);
  }
  if (site.snowy) {
    context.fillStyle = css(site.tone([244, 248, 254], 0.95));
    context.fillRect(width * 0.03, 0, width * 0.94, height * 0.1);
  }
  return surface;
}

function paintStairHead(site: Site): Surface {
  const high = site.pixels(2.9, 9);
  const surface = createSurface(high * 1.1, high);
  const { context, width, height } = surface;
  context.fillStyle = roundedFill(site, surface, { x: 0, wide: width }, [166, 150, 140]);
  context.fillRect(width * 0.05, height * 0.09, width * 0.9, height * 0.91);
  context.fillStyle = css(site.tone(site.snowy ? [244, 248, 254] : [96, 92, 94], 0.6));
  context.fillRect(0, height * 0.04, width, height * 0.07);
  context.fillStyle = css(site.tone([88, 104, 116], 0.5));
  context.fillRect(width * 0.5, height * 0.3, width * 0.32, height * 0.7);
  context.fillStyle = css(site.tone([60, 74, 84], 0.3));
  context.fillRect(width * 0.54, height * 0.36, width * 0.24, height * 0.24);
  const lamp = site.light.lamps > 0.3;
  context.fillStyle = lamp ? "rgb(255,214,140)" : css(site.tone([214, 210, 196], 0.8));
  context.fillRect(width * 0.61, height * 0.2, width * 0.1, height * 0.05);
  if (lamp) {
    const pool = context.createRadialGradient(
      width * 0.66,
      height * 0.26,
      0,
      width * 0.66,
      height * 0.26,
      height * 0.5,
    );
    pool.addColorStop(0, "rgba(255,206,130,0.5)");
    pool.addColorStop(1, "rgba(255,206,130,0)");
    context.globalCompositeOperation = "source-atop";
    context.fillStyle = pool;
    context.fillRect(0, 0, width, height);
  }
  return surface;
}

function paintMast(site: Site): Surface {
  const high = site.pixels(4.2, 9);
  const surface = createSurface(high * 0.4, high);
  const { context, width, height } = surface;
  context.strokeStyle = css(site.tone([120, 122, 128], 0.6));
  context.lineWidth = Math.max(0.8, height * 0.01);
  context.beginPath();
  context.moveTo(width / 2, 0);
  context.lineTo(width / 2, height);
  for (const [y, reach] of [
    [0.08, 0.26],
    [0.16, 0.36],
    [0.24, 0.3],
    [0.32, 0.2],
  ] as const) {
    context.moveTo(width * (0.5 - reach), height * y);
    context.lineTo(width * (0.5 + reach), height * y);
  }
  context.moveTo(width / 2, height * 0.4);
  context.lineTo(width * 0.1, height);
  context.moveTo(width / 2, height * 0.4);
  context.lineTo(width * 0.9, height);
  context.stroke();
  return surface;
}

/** A wooden box with a plant in it. */
function paintPlanter(site: Site, plant: Surface): Surface {
  const side = Math.max(8, plant.width * 0.7);
  const boxHigh = side * 0.5;
  const surface = createSurface(Math.max(plant.width, side) * 1.02, plant.height * 0.92 + boxHigh);
  const { context, width, height } = surface;
  context.drawImage(plant.canvas, (width - plant.width) / 2, 0);
  const x = (width - side) / 2;
  context.fillStyle = roundedFill(site, surface, { x, wide: side }, [138, 102, 74]);
  context.fillRect(x, height - boxHigh, side, boxHigh);
  context.fillStyle = css(site.tone([50, 36, 30], 0.1), 0.5);
  for (const share of [0.33, 0.66]) context.fillRect(x, height - boxHigh * share, side, Math.max(0.6, boxHigh * 0.05));
  return surface;
}

function paintChair(site: Site): Surface {
  const high = site.pixels(0.95, 7);
  const surface = createSurface(high * 0.9, high);
  const { context, width, height } = surface;
  context.strokeStyle = css(site.tone([108, 78, 56], 0.5));
  context.lineWidth = Math.max(0.8, height * 0.05);
  context.lineCap = "round";
  context.beginPath();
  context.moveTo(width * 0.2, height * 0.06);
  context.lineTo(width * 0.42, height * 0.62);
  context.lineTo(width * 0.9, height * 0.56);
  context.moveTo(width * 0.36, height * 0.62);
  context.lineTo(width * 0.2, height * 0.97);
  context.moveTo(width * 0.78, height * 0.6);
  context.lineTo(width * 0.86, height * 0.97);
  context.stroke();
  context.strokeStyle = css(site.tone([232, 214, 182], 0.85));
  context.lineWidth = Math.max(0.8, height * 0.07);
  context.beginPath();
  context.moveTo(width * 0.24, height * 0.1);
  context.lineTo(width * 0.44, height * 0.56);
  context.lineTo(width * 0.86, height * 0.51);
  context.stroke();
  return surface;
}

function paintLampPost(site: Site): Surface {
  const high = site.pixels(3.05, 9);
  const surface = createSurface(Math.max(4, high * 0.06), high);
  const { context, width, height } = surface;
  context.fillStyle = roundedFill(site, surface, { x: 0, wide: width }, [74, 66, 64]);
  context.fillRect(width * 0.3, 0, width * 0.4, height);
  return surface;
}

function paintChimney(site: Site): Surface {
  const high = site.pixels(2.5, 9);
  const surface = createSurface(high * 0.5, high);
  const { context, width, height } = surface;
  context.fillStyle = roundedFill(site, surface, { x: 0, wide: width }, [176, 100, 76]);
  context.fillRect(width * 0.14, height * 0.16, width * 0.72, height * 0.84);
  context.fillStyle = css(site.tone([60, 34, 30], 0.1), 0.35);
  for (let row = 0; row < 18; row++)
    context.fillRect(width * 0.14, height * (0.2 + row * 0.045), width * 0.72, Math.max(0.6, height * 0.006));
  context.fillStyle = css(site.tone(site.snowy ? [244, 248, 254] : [196, 176, 150], 0.7));
  context.fillRect(width * 0.08, height * 0.12, width * 0.84, height * 0.06);
  context.fillStyle = css(site.tone([190, 112, 80], 0.6));
  for (const x of [0.24, 0.58]) context.fillRect(width * x, height * 0.01, width * 0.18, height * 0.12);
  return surface;
}
