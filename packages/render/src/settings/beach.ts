import { clamp, css, mix, scaled, smoothStep, type Rgb } from "../scene/colour.ts";
import { project } from "../scene/camera.ts";
import { seededRandom } from "../scene/random.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import { paintBirds } from "./land/birds.ts";
import { buildLand, type LandView } from "./land/build-land.ts";
import { veilGround } from "./land/veil-ground.ts";
import { paintTuft } from "./land/plant.ts";
import { paintRock } from "./land/rock.ts";
import { createSea, type SeaOptions } from "./land/sea.ts";
import { createSite, type Backdrop, type Site } from "./land/site.ts";
import type { Prop, Sprite } from "./land/sprite.ts";
import { paintTerrain } from "./land/terrain.ts";
import { createTileNoise, paintTile, strew } from "./land/tile.ts";
import { paintTree } from "./land/tree.ts";

const startZ = 10;
const cellMetres = 10;

interface Coast extends SeaOptions {
  readonly kind: "tropical" | "rocky" | "dunes";
  /** Metres from the cast to the water, and metres more of it for each metre to the right. */
  readonly shore: number;
  readonly slant: number;
}

const coasts: readonly Coast[] = [
  {
    kind: "tropical",
    deep: [22, 122, 158],
    shallow: [104, 214, 204],
    sand: [252, 234, 198],
    swell: 0.5,
    shore: 4.4,
    slant: 0.3,
  },
  {
    kind: "rocky",
    deep: [34, 84, 108],
    shallow: [92, 152, 156],
    sand: [196, 176, 142],
    swell: 0.8,
    shore: 4,
    slant: 0.22,
  },
  {
    kind: "dunes",
    deep: [40, 98, 126],
    shallow: [122, 178, 172],
    sand: [246, 226, 184],
    swell: 0.6,
    shore: 7,
    slant: -0.2,
  },
];

/** A beach before the open sea: palms, rocks with a lighthouse, or dunes. */
export function buildBeach(context: ShotContext): ShotPainter {
  const site = createSite(context);
  const { light, width, height, glows } = context;
  const { seed, snowy } = site;
  const coast = coasts[site.variant] ?? (coasts[0] as Coast);
  const sea = createSea(site, coast);
  const sandColour: Rgb = snowy ? mix(coast.sand, [236, 240, 248], 0.75) : coast.sand;
  const sand = site.terrain((pixels) => paintSand(site, sandColour, coast.kind, pixels), 9);
  // Who walks away from us does not walk into the water.
  const walkedBack = context.shot.actors.some(({ facing }) => facing === "back")
    ? context.shot.durationSeconds * 1.4
    : 0;
  const shoreAt = (x: number): number =>
    startZ + coast.shore + walkedBack + coast.slant * x + 0.9 * Math.sin(x * 0.13 + seed) + 0.3 * Math.sin(x * 0.5);
  const props = propsOf(site, coast, shoreAt);
  const boat = paintSail(site);
  const beacon = { x: capeX(site), y: 17, z: startZ + 112 };

  function paintGround(view: LandView): void {
    const { target, camera } = view;
    paintTerrain(target, camera, sand, {
      width,
      height,
      rowPixels: Math.max(1, Math.round(site.unit * 1.6)),
      farMetres: 120,
    });
    veilGround(site, view, { farMetres: 120 });
    sea.paint(view, shoreAt);
  }

  function paintBehind(view: LandView): void {
    const { target, camera, moment, turn } = view;
    paintBirds(site, view, { count: 7, over: 0.16, size: 13, colour: [70, 72, 84] });
    const scale = camera.focal / 260;
    const x =
      camera.centreX -
      turn -
      camera.x * scale +
      (-0.22 + 0.012 * moment.seconds * 0.2) * width * (camera.focal / width);
    const high = 11 * scale;
    const y = camera.horizonY + camera.y * scale;
    target.save();
    target.translate(x, y + 0.2 * scale * Math.sin(moment.seconds * 1.3));
    target.rotate(0.02 * Math.sin(moment.seconds * 1.1));
    target.globalAlpha = 0.85;
    target.drawImage(boat.canvas, -high * 0.4, -high, high * 0.8, high);
    target.restore();
  }

  function paintAir({ target, camera, moment }: LandView): void {
    if (coast.kind !== "rocky" || light.lamps < 0.3) return;
    const at = project(camera, beacon.x, beacon.y, beacon.z);
    const angle = moment.seconds * 1.1;
    const towards = Math.cos(angle);
    glows.stamp(target, {
      x: at.x,
      y: at.y,
      radius: (0.06 + 0.12 * Math.max(0, towards) ** 6) * height,
      colour: [255, 232, 176],
      strength: 0.95,
    });
    target.globalCompositeOperation = "screen";
    for (const side of [-1, 1]) {
      const reach = side * Math.sin(angle) * width * 0.7;
      const spread = height * 0.035;
      const beam = target.createLinearGradient(at.x, 0, at.x + reach, 0);
      beam.addColorStop(0, css([255, 236, 190], 0.34 * light.lamps));
      beam.addColorStop(1, css([255, 236, 190], 0));
      target.fillStyle = beam;
      target.beginPath();
      target.moveTo(at.x, at.y);
      target.lineTo(at.x + reach, at.y - spread);
      target.lineTo(at.x + reach, at.y + spread);
      target.fill();
    }
    target.globalCompositeOperation = "source-over";
  }

  return buildLand(site, {
    startZ,
    halfWidth: 3.4,
    spots: {
      rock: { x: 1.5, y: 0.6, z: 0.5 },
      bench: { x: 1.4, y: 0.45, z: 0.3 },
      water: { x: 0.4, y: -0.25, z: coast.shore + walkedBack + 2.2 },
      sky: { x: 0, y: 4, z: 8 },
    },
    emptyRise: 0.9,
    emptyHorizon: 0.47,
    backdrops: backdropsOf(site, coast),
    paintBehind,
    paintGround,
    cellMetres,
    props,
    propsFar: 150,
    paintAir,
    frontLight: light.sun.height > 1 ? 0.95 : light.sun.moon ? 0.6 : 0.56,
  });
}

function backdropsOf(site: Site, coast: Coast): readonly Backdrop[] {
  const green: Rgb = site.snowy ? [206, 214, 226] : [78, 112, 70];
  const isle =
    (centre: number, half: number) =>
    (u: number): number =>
      smoothStep(1, 0, Math.abs(u - centre) / half) ** 0.8;
  switch (coast.kind) {
    case "tropical":
      return [
        site.hills("isle", {
          depth: 900,
          highMetres: 110,
          hills: {
            height: 0.55,
            relief: 0.5,
            count: 5,
            colour: green,
            wood: 0.8,
            woodColour: [58, 92, 60],
            envelope: isle(0.36, 0.15),
          },
          haze: Math.max(0.5, site.haze(320)),
        }),
        site.hills("headland", {
          depth: 340,
          highMetres: 52,
          hills: {
            height: 0.5,
            relief: 0.4,
            count: 4,
            colour: green,
            wood: 1,
            woodColour: [52, 92, 50],
            envelope: (u) => smoothStep(0.58, 0.9, u),
          },
          haze: Math.max(0.2, site.haze(90)),
        }),
      ];
    case "rocky":
      return [
        site.hills("far cape", {
          depth: 800,
          highMetres: 120,
          hills: {
            height: 0.5,
            relief: 0.35,
            count: 3,
            colour: [132, 126, 118],
            patches: green,
            envelope: (u) => smoothStep(0.44, 0.16, u),
          },
          haze: Math.max(0.5, site.haze(300)),
        }),
        cliffs(site),
      ];
    case "dunes":
      return [
        site.hills("far shore", {
          depth: 900,
          highMetres: 60,
          hills: {
            height: 0.4,
            relief: 0.3,
            count: 4,
            colour: green,
            wood: 0.4,
            envelope: (u) => smoothStep(0.4, 0.12, u),
          },
          haze: Math.max(0.6, site.haze(360)),
        }),
      ];
  }
}

/** Where the lighthouse stands to the right of us, metres: within the picture whatever its shape. */
function capeX(site: Site): number {
  return site.border(118) * 0.62;
}

/** A rocky cape with a lighthouse on it. */
function cliffs(site: Site): Backdrop {
  const depth = 120;
  const highMetres = 26;
  return site.backdrop({ depth, highMetres, baseY: -0.6 }, (wide, high) => {
    const surface = createSurface(wide, high);
    const { context, width, height } = surface;
    const random = site.random("cliffs");
    const haze = Math.max(0.1, site.haze(34));
    const perMetre = height / highMetres;
    const middle = width / 2;
    const xAt = (metres: number): number => middle + metres * perMetre;
    const rock = site.sprite(
      paintRock({
        height: site.pixels(13, depth),
        wide: 2.6,
        light: site.light,
        seed: site.seed + 5,
        colour: [116, 108, 102],
        keySide: site.keySide,
        cover: { colour: site.snowy ? [236, 242, 250] : [104, 124, 70], share: 0.42 },
        rough: 1,
      }),
      13,
    );
    // The tower stands behind the foremost rocks.
    const stamp = (x: number, tall: number, flip: number): void => {
      const rockHigh = tall * perMetre;
      const rockWide = (rockHigh * rock.wideMetres) / rock.highMetres;
      context.save();
      context.translate(xAt(capeX(site) + x - 62), 0);
      context.scale(flip, 1);
      context.drawImage(rock.bitmap(haze, rockHigh), -rockWide / 2, height - rockHigh, rockWide, rockHigh);
      context.restore();
    };
    stamp(84, 12, 1);
    stamp(106, 15, -1);
    const towerX = xAt(capeX(site));
    const footY = height - 8.2 * perMetre;
    const topY = height - 17 * perMetre;
    const half = 1.5 * perMetre;
    const body = context.createLinearGradient(towerX - half * site.keySide, 0, towerX + half * site.keySide, 0);
    body.addColorStop(0, css(mix(site.tone([170, 170, 176], 0.1), site.air, haze)));
    body.addColorStop(1, css(mix(site.tone([250, 248, 242], 1), site.air, haze)));
    const tower = (from: number, to: number): void => {
      const y0 = footY + (topY - footY) * from;
      const y1 = footY + (topY - footY) * to;
      context.beginPath();
      context.moveTo(towerX - half * (1 - 0.35 * from), y0);
      context.lineTo(towerX + half * (1 - 0.35 * from), y0);
      context.lineTo(towerX + half * (1 - 0.35 * to), y1);
      context.lineTo(towerX - half * (1 - 0.35 * to), y1);
      context.fill();
    };
    context.fillStyle = body;
    tower(0, 0.82);
    context.fillStyle = css(mix(site.tone([196, 56, 44], 0.65), site.air, haze), 0.92);
    tower(0.18, 0.36);
    tower(0.54, 0.7);
    context.fillStyle = css(mix(site.tone([60, 58, 66], 0.4), site.air, haze));
    context.fillRect(towerX - half * 0.9, footY + (topY - footY) * 0.84, half * 1.8, half * 0.16);
    context.fillStyle = css(mix([255, 226, 150], site.air, 0.4 * (1 - site.light.lamps)));
    context.fillRect(towerX - half * 0.42, footY + (topY - footY) * 0.97, half * 0.84, (footY - topY) * 0.13);
    context.fillStyle = css(mix(site.tone([150, 46, 40], 0.6), site.air, haze));
    context.beginPath();
    context.moveTo(towerX - half * 0.6, topY + (footY - topY) * 0.04);
    context.lineTo(towerX, topY - half * 0.5);
    context.lineTo(towerX + half * 0.6, topY + (footY - topY) * 0.04);
    context.fill();
    stamp(60, 10, 1);
    stamp(48, 6 + random(), -1);
    stamp(73, 8, -1);
    stamp(39, 3, 1);
    return surface;
  });
}

function propsOf(site: Site, coast: Coast, shoreAt: (x: number) => number): (cell: number) => readonly Prop[] {
  const { light, seed, keySide, snowy } = site;
  const { season } = site.context.shot.setting;
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  const common = { light, season, snow: snowy, keySide };
  const palms =
    coast.kind === "tropical"
      ? numbers(3).map((index) =>
          site.sprite(paintTree({ ...common, kind: "palm", height: site.pixels(7, 9), seed: seed + index }), 7),
        )
      : [];
  const wet = coast.kind === "tropical" ? ([124, 112, 100] as const) : ([92, 88, 88] as const);
  const rocks = numbers(3).map((index) =>
    site.sprite(
      paintRock({
        height: site.pixels(1.2, 9),
        wide: 1.8,
        light,
        seed: seed + index,
        colour: wet,
        keySide,
        rough: coast.kind === "rocky" ? 0.9 : 0.5,
        cover: snowy
          ? { colour: [238, 243, 250], share: 0.5 }
          : { colour: [72, 92, 52], share: coast.kind === "rocky" ? 0.26 : 0.1 },
      }),
      1.2,
    ),
  );
  const marram: readonly Rgb[] = snowy
    ? [
        [150, 138, 110],
        [204, 196, 174],
        [238, 240, 244],
      ]
    : [
        [104, 116, 66],
        [158, 160, 92],
        [214, 204, 138],
      ];
  const grass = numbers(3).map((index) =>
    site.sprite(
      paintTuft({
        height: site.pixels(0.9, 6),
        light,
        seed: seed + index,
        colours: marram,
        keySide,
        blades: 70,
        wide: 1.5,
      }),
      0.9,
    ),
  );
  const dune = coast.kind === "dunes" ? site.sprite(paintDune(site, coast.sand), 2.6) : undefined;
  const surf = site.sprite(paintSurf(site), 0.5);
  const post = site.sprite(paintPost(site), 1.5);
  const shell = site.sprite(paintStarfish(site), 0.16);
  const parasol = coast.kind === "tropical" ? site.sprite(paintParasol(site), 2.3) : undefined;

  return (cell) => {
    const random = seededRandom(seed, `beach ${cell}`);
    const placed: Prop[] = [];
    const z0 = cell * cellMetres;
    const pick = (sprites: readonly Sprite[]): Sprite =>
      sprites[Math.floor(random() * sprites.length)] ?? (sprites[0] as Sprite);
    const dry = (x: number, z: number): boolean => z < shoreAt(x) - 1.6;
    for (let index = 0; index < 3; index++) {
      const x = (random() - 0.5) * 16;
      const z = z0 + random() * cellMetres;
      if (Math.abs(x) > 1 && dry(x, z)) placed.push({ sprite: shell, x, z, flip: random() < 0.5 });
    }
    if (coast.kind === "tropical") {
      if (cell === 1) {
        // The palms that frame the picture, whatever its shape.
        for (const [share, deeper, scale] of [
          [0.74, 2.4, 0.8],
          [0.98, 1.6, 1],
          [0.9, 3.6, 0.9],
          [-1.02, 1.4, 0.95],
        ] as const)
          placed.push({
            sprite: pick(palms),
            x: share * site.border(site.castDepth + deeper),
            z: startZ + deeper,
            scale,
            flip: share > 0,
            sway: 0.018,
            shade: 1,
          });
      }
      for (let index = 0; index < 5; index++) {
        const z = z0 + random() * cellMetres;
        const side = index % 3 === 0 ? -1 : 1;
        const x = side * (side < 0 ? 3.9 + random() * 5 : 5.2 + random() * 16 + Math.max(0, z - startZ) * 0.5);
        if (dry(x, z))
          placed.push({
            sprite: pick(palms),
            x,
            z,
            scale: 0.8 + random() * 0.45,
            flip: random() < 0.5,
            sway: 0.018,
            shade: 1,
          });
        const low = { x: x + (random() - 0.5) * 2.4, z: z + (random() - 0.5) * 2 };
        if (dry(low.x, low.z) && Math.abs(low.x) > 2.8)
          placed.push({ sprite: pick(grass), ...low, scale: 0.7 + random() * 0.5, sway: 0.06, shade: 0.5 });
      }
      if (cell === 1 && parasol !== undefined)
        placed.push({
          sprite: parasol,
          x: 0.5 * site.border(site.castDepth + 1.8) + 0.5,
          z: startZ + 1.8,
          shade: 1.1,
          sway: 0.004,
        });
      for (let index = 0; index < 2; index++) {
        const z = z0 + random() * cellMetres;
        const x = (random() < 0.4 ? -1 : 1) * (4.2 + random() * 12);
        if (dry(x, z))
          placed.push({ sprite: pick(rocks), x, z, scale: 0.4 + random() * 0.5, flip: random() < 0.5, shade: 1.2 });
      }
    }
    if (coast.kind === "rocky") {
      for (let index = 0; index < 9; index++) {
        const x = (random() < 0.35 ? -1 : 1) * (2.3 + random() * 18);
        const z = z0 + random() * cellMetres;
        const wetFoot = !dry(x, z);
        if (z > shoreAt(x) + 16) continue;
        const scale = (wetFoot ? 0.62 : 0.42) * (0.5 + random() * 1.2);
        placed.push({ sprite: pick(rocks), x, z, scale, flip: random() < 0.5, shade: 1.2, y: wetFoot ? -0.12 : 0 });
        if (wetFoot) placed.push({ sprite: surf, x, z: z - 0.35, scale, y: -0.16 * scale, sway: 0.05 });
      }
    }
    if (coast.kind === "dunes") {
      for (let index = 0; index < 3; index++) {
        const z = z0 + random() * cellMetres;
        const x = -(0.75 * site.border(z - startZ + site.castDepth) + 1.6 + random() * 6);
        if (dune !== undefined && dry(x, z + 2)) {
          placed.push({ sprite: dune, x, z: z + 0.4, scale: 0.42 + random() * 0.4, flip: random() < 0.5 });
          for (let tuft = 0; tuft < 7; tuft++)
            placed.push({
              sprite: pick(grass),
              x: x + (random() - 0.5) * 7,
              z: z + 0.3 - random() * 2,
              scale: 0.7 + random() * 0.6,
              sway: 0.08,
              flip: random() < 0.5,
            });
        }
      }
      for (let index = 0; index < 4; index++) {
        const z = z0 + random() * cellMetres;
        const x = (random() < 0.75 ? -1 : 1) * (2.7 + random() * 5);
        if (dry(x, z))
          placed.push({
            sprite: pick(grass),
            x,
            z,
            scale: 0.6 + random() * 0.5,
            sway: 0.08,
            shade: 0.5,
            flip: random() < 0.5,
          });
      }
      // A breakwater of old posts runs out into the sea.
      for (let index = 0; index < 8; index++) {
        const z = z0 + (index / 8) * cellMetres;
        const x = 0.72 * site.border(site.castDepth + 6) + 0.1 * (z - startZ);
        if (z > startZ + 1 && z < shoreAt(x) + 15)
          placed.push({
            sprite: post,
            x,
            z,
            scale: 0.75 + random() * 0.35,
            flip: random() < 0.5,
            shade: 0.35,
            y: z > shoreAt(x) ? -0.3 : 0,
          });
      }
    }
    return placed;
  };
}

function paintSand(site: Site, colour: Rgb, kind: Coast["kind"], pixels: number): Surface {
  const noise = createTileNoise(site.seed, "sand");
  const surface = paintTile(pixels, (u, v) => {
    const ripple = Math.sin((v * 34 + noise(u, v, 5, 2) * 5) * 6.283);
    const calm = smoothStep(0.42, 0.62, noise(u, v, 4, 2));
    const dent = noise(u + 0.006, v, 16, 3) - noise(u, v, 16, 3);
    const grain = noise(u, v, 120, 2);
    const lightness = clamp(0.66 + dent * 2 * site.keySide + ripple * 0.07 * calm, 0, 1);
    return site.tone(scaled(colour, 0.86 + grain * 0.16 + (noise(u, v, 7, 3) - 0.5) * 0.16), lightness);
  });
  const random = site.random("sand strew");
  const size = pixels / 512;
  strew(surface, random, { count: kind === "rocky" ? 900 : 260, reach: 6 * size }, (draw) => {
    const pebble = kind === "rocky" && draw() < 0.8;
    const long = (pebble ? 1 + draw() * 3.4 : 0.5 + draw() * 1.2) * size;
    const tone = 0.55 + draw() * 0.7;
    const tint: Rgb = pebble ? [150, 146, 142] : draw() < 0.5 ? [250, 244, 232] : [176, 146, 112];
    return (context) => {
      context.fillStyle = css(site.tone(scaled(tint, tone * 0.5), 0.3), 0.5);
      context.beginPath();
      context.ellipse(0.3 * long * -site.keySide, 0.3 * long, long, long * 0.62, 0, 0, 6.3);
      context.fill();
      context.fillStyle = css(site.tone(scaled(tint, tone), 0.8), 0.95);
      context.beginPath();
      context.ellipse(0, 0, long, long * 0.6, 0, 0, 6.3);
      context.fill();
    };
  });
  return surface;
}

/** A hump of sand with its lee in shade. */
function paintDune(site: Site, colour: Rgb): Surface {
  const high = site.pixels(2.6, 14);
  const surface = createSurface(high * 3.6, high);
  const { context, width, height } = surface;
  const crestX = width * 0.46;
  const outline = (): void => {
    context.beginPath();
    context.moveTo(0, height);
    context.bezierCurveTo(width * 0.2, height * 0.86, width * 0.3, height * 0.12, crestX, height * 0.06);
    context.bezierCurveTo(width * 0.6, height * 0.02, width * 0.78, height * 0.76, width, height);
    context.closePath();
  };
  const body = context.createLinearGradient(0, 0, 0, height);
  body.addColorStop(0, css(site.tone(colour, 0.95)));
  body.addColorStop(1, css(site.tone(scaled(colour, 0.92), 0.62)));
  context.fillStyle = body;
  outline();
  context.fill();
  context.save();
  outline();
  context.clip();
  const lee = context.createLinearGradient(crestX, 0, crestX + width * 0.2 * -site.keySide, height);
  lee.addColorStop(0, css(site.tone(scaled(colour, 0.62), 0.1), 0.8));
  lee.addColorStop(1, css(site.tone(scaled(colour, 0.8), 0.4), 0));
  context.fillStyle = lee;
  context.beginPath();
  context.moveTo(crestX, height * 0.05);
  context.quadraticCurveTo(crestX + width * 0.05, height * 0.5, crestX - width * 0.08 * site.keySide, height);
  context.lineTo(site.keySide > 0 ? 0 : width, height);
  context.lineTo(site.keySide > 0 ? 0 : width, 0);
  context.fill();
  const random = site.random("dune grain");
  for (let grain = 0; grain < 1400; grain++) {
    context.fillStyle = css(site.tone(scaled(colour, 0.6 + random() * 0.6), random()), 0.35);
    const size = height * (0.004 + random() * 0.012);
    context.fillRect(random() * width, random() * height, size * 3, size);
  }
  context.restore();
  context.globalCompositeOperation = "destination-out";
  const fade = context.createLinearGradient(0, height * 0.84, 0, height);
  fade.addColorStop(0, "rgba(0,0,0,0)");
  fade.addColorStop(1, "rgba(0,0,0,1)");
  context.fillStyle = fade;
  context.fillRect(0, height * 0.84, width, height * 0.16);
  return surface;
}

/** White water around the foot of a rock. */
function paintSurf(site: Site): Surface {
  const high = site.pixels(0.5, 9);
  const surface = createSurface(high * 5.4, high);
  const { context, width, height } = surface;
  const random = site.random("surf");
  for (const [alpha, count, spread] of [
    [0.4, 130, 1],
    [0.9, 90, 0.8],
  ] as const) {
    context.fillStyle = css(site.tone([255, 255, 255], 0.85), alpha);
    context.beginPath();
    for (let dab = 0; dab < count; dab++) {
      const angle = random() * 6.283;
      const out = spread * (0.72 + 0.26 * random());
      const x = width * (0.5 + 0.46 * Math.cos(angle) * out);
      const y = height * (0.62 + 0.3 * Math.sin(angle) * out);
      const radius = height * (0.02 + 0.07 * random());
      context.moveTo(x + radius, y);
      context.ellipse(x, y, radius * 1.7, radius * 0.8, 0, 0, 6.3);
    }
    context.fill();
  }
  return surface;
}

function paintPost(site: Site): Surface {
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

function paintStarfish(site: Site): Surface {
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
function paintParasol(site: Site): Surface {
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

function paintSail(site: Site): Surface {
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
