import type { SKRSContext2D } from "@napi-rs/canvas";
import { clamp, css, lit, mix, scaled, smoothStep, type Rgb } from "../scene/colour.ts";
import type { Light } from "../scene/light.ts";
import { hashUnit, seededRandom } from "../scene/random.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import type { TimeOfDay } from "../scene-spec.ts";
import { settingVariants } from "../setting-variants.ts";
import { buildLand, type LandView } from "./land/build-land.ts";
import { paintCoral, type CoralKind } from "./land/coral.ts";
import { paintTuft } from "./land/plant.ts";
import { paintRock } from "./land/rock.ts";
import { createSite, type Backdrop, type Site } from "./land/site.ts";
import { variants, pickSprite, type Prop, type Sprite } from "./land/sprite.ts";
import { paintTerrain } from "./land/terrain.ts";
import { createTileNoise, paintTile, strew } from "./land/tile.ts";
import { veilGround } from "./land/veil-ground.ts";

const startZ = 10;
const cellMetres = 9;
/** Where the sea bed is lost in the blue, and how high the surface is over it. Metres. */
const farGround = 46;
const surfaceY = 7.5;
const farCeiling = 60;

type Kind = "reef" | "kelp" | "wreck";

const kinds: readonly Kind[] = settingVariants.underwater;

/** The water itself: near the surface, ahead of us, and below. */
const waters: Readonly<
  Record<TimeOfDay, { readonly top: Rgb; readonly middle: Rgb; readonly deep: Rgb; readonly shafts: number }>
> = {
  dawn: { top: [196, 206, 214], middle: [92, 140, 168], deep: [28, 62, 96], shafts: 0.55 },
  day: { top: [150, 236, 240], middle: [38, 152, 188], deep: [8, 72, 116], shafts: 0.7 },
  sunset: { top: [255, 196, 140], middle: [150, 104, 126], deep: [46, 44, 84], shafts: 0.6 },
  dusk: { top: [134, 132, 190], middle: [56, 72, 132], deep: [18, 28, 70], shafts: 0.3 },
  night: { top: [64, 104, 160], middle: [18, 48, 96], deep: [5, 16, 46], shafts: 0.35 },
};

/** Under the sea: a coral reef, a wood of kelp, or a sunken ship; light nets move over the sand. */
export function buildUnderwater(context: ShotContext): ShotPainter {
  const { setting } = context.shot;
  const water = waters[setting.timeOfDay];
  // Who swims does so over the bed, with room below, and across the picture: a crawl shows from the side.
  const swimming =
    context.shot.actors.length > 0 &&
    context.shot.actors.every(({ kind: who, action }) => action === "swim" && who !== "fish");
  const actors = context.shot.actors.map((actor) =>
    swimming && actor.facing !== "left" ? { ...actor, facing: "right" as const } : actor,
  );
  const site = createSite({
    ...context,
    shot: { ...context.shot, actors },
    light: underWater(context.light, water),
  });
  const { width, height } = context;
  const { light, seed, keySide } = site;
  const kind = kinds[site.variant] ?? "reef";
  const bed = site.terrain((pixels) => paintBed(site, pixels), 8);
  const nets = site.terrain((pixels) => paintNets(site, water.top, pixels / 2, 0.9), 4.6);
  const ceiling = site.terrain((pixels) => paintNets(site, mix(water.top, [255, 255, 255], 0.5), pixels / 2, 1), 9);
  const open = paintOpenWater(site, water);
  const shafts = [0, 1].map((sheet) => paintShafts(site, water, sheet));
  const corals = (["branch", "fan", "tube", "brain", "branch", "fan"] as readonly CoralKind[]).map((coral, index) =>
    site.sprite(paintCoral(site, { kind: coral, height: site.pixels(1.1, 7), index }), 1.1),
  );
  const weeds = variants(3, (index) =>
    site.sprite(
      paintTuft({
        height: site.pixels(0.7, 6),
        light,
        seed: seed + index,
        colours:
          index === 1
            ? [
                [150, 60, 110],
                [210, 96, 150],
                [250, 160, 196],
              ]
            : [
                [40, 96, 58],
                [84, 150, 72],
                [150, 204, 96],
              ],
        keySide,
        blades: 40,
        wide: 1.1,
        thick: 0.028,
      }),
      0.7,
    ),
  );
  const kelps =
    kind === "kelp"
      ? variants(3, (index) => site.sprite(paintKelp(site, index), 8))
      : [site.sprite(paintKelp(site, 0), 3.2)];
  const rocks = variants(3, (index) =>
    site.sprite(
      paintRock({
        height: site.pixels(1.2, 8),
        wide: 1.6,
        light,
        seed: seed + index,
        colour: [126, 130, 132],
        keySide,
        rough: 0.8,
        cover: { colour: kind === "kelp" ? [96, 128, 66] : [166, 104, 128], share: 0.34 },
      }),
      1.2,
    ),
  );
  const fishes = variants(3, (index) => paintFish(site, index));

  const props = (cell: number): readonly Prop[] => {
    const random = seededRandom(seed, `sea bed ${cell}`);
    const placed: Prop[] = [];
    const z0 = cell * cellMetres;
    const pick = (sprites: readonly Sprite[]): Sprite => pickSprite(sprites, random);
    const beside = (from: number, to: number): { x: number; z: number; flip: boolean } => {
      const z = z0 + random() * cellMetres;
      return { x: (random() < 0.5 ? -1 : 1) * (from + random() * (to - from)), z, flip: random() < 0.5 };
    };
    for (let index = 0; index < (kind === "reef" ? 6 : 4); index++)
      placed.push({ sprite: pick(rocks), ...beside(2.2, 13), scale: 0.4 + random() * 1.1, shade: 1.2 });
    for (let index = 0; index < (kind === "reef" ? 20 : kind === "wreck" ? 7 : 5); index++)
      placed.push({ sprite: pick(corals), ...beside(1.7, 10), scale: 0.35 + random() * 0.8, shade: 0.7, sway: 0.008 });
    for (let index = 0; index < (kind === "kelp" ? 16 : 8); index++)
      placed.push({ sprite: pick(weeds), ...beside(1.4, 9), scale: 0.5 + random() * 0.7, sway: 0.16 });
    for (let index = 0; index < (kind === "kelp" ? 11 : 1); index++)
      placed.push({
        sprite: pick(kelps),
        ...beside(kind === "kelp" ? 2.6 : 3.4, 13),
        scale: 0.7 + random() * 0.45,
        sway: 0.05,
        shade: 0.6,
      });
    return placed;
  };

  function paintSky({ target, camera, moment, turn }: LandView): void {
    const tall = height * 2;
    target.drawImage(open.canvas, 0, camera.horizonY - tall / 2, width, tall);
    // The surface from below: a plane overhead, painted upside down.
    target.save();
    target.translate(0, 2 * camera.horizonY);
    target.scale(1, -1);
    target.globalCompositeOperation = "screen";
    for (const [alpha, speed] of [
      [0.55, 0.5],
      [0.35, -0.34],
    ] as const) {
      target.globalAlpha = alpha;
      paintTerrain(target, { ...camera, y: surfaceY - camera.y }, ceiling, {
        width,
        height: Math.ceil(2 * camera.horizonY),
        rowPixels: Math.max(1, Math.round(site.unit * 2)),
        farMetres: farCeiling,
        movedX: moment.seconds * speed,
        movedZ: moment.seconds * 0.3,
        sheer: true,
      });
    }
    target.restore();
    target.globalAlpha = 1;
    target.globalCompositeOperation = "source-over";
    // Distance swallows the surface as it swallows the sand.
    const edge = camera.horizonY - ((surfaceY - camera.y) * camera.focal) / farCeiling;
    const tallFade = height * 0.34;
    const fade = target.createLinearGradient(0, edge - tallFade, 0, edge + 1);
    fade.addColorStop(0, css(water.middle, 0));
    fade.addColorStop(0.5, css(water.middle, 0.5));
    fade.addColorStop(1, css(water.middle, 1));
    target.fillStyle = fade;
    target.fillRect(0, edge - tallFade, width, tallFade + 1);
    target.fillStyle = css(water.middle);
    target.fillRect(0, edge, width, Math.max(0, camera.horizonY - edge) + 1);
    paintShoal(site, { target, moment, turn, horizonY: camera.horizonY }, fishes, { far: true });
  }

  function paintGround(view: LandView): void {
    const { target, camera, moment } = view;
    const rows = site.rows(farGround);
    paintTerrain(target, camera, bed, rows);
    target.globalCompositeOperation = "screen";
    for (const [alpha, along, across] of [
      [0.6, 0.26, 0.2],
      [0.45, -0.2, 0.3],
    ] as const) {
      target.globalAlpha = alpha * (0.4 + water.shafts);
      paintTerrain(target, camera, nets, {
        ...rows,
        rowPixels: rows.rowPixels * 2,
        farMetres: 26,
        movedX: moment.seconds * along,
        movedZ: moment.seconds * across,
        sheer: true,
      });
    }
    target.globalAlpha = 1;
    target.globalCompositeOperation = "source-over";
    veilGround(site, view, { farMetres: farGround, colour: water.middle });
  }

  function paintAir(view: LandView): void {
    const { target, moment, turn, camera } = view;
    target.globalCompositeOperation = "screen";
    for (const [index, sheet] of shafts.entries()) {
      target.globalAlpha = water.shafts * (0.65 + 0.35 * Math.sin(moment.seconds * (0.6 + 0.27 * index) + index * 2));
      const slide = Math.sin(moment.seconds * 0.22 + index * 1.7) * width * 0.03;
      target.drawImage(
        sheet.canvas,
        -width * 0.2 - turn * 0.7 + slide - camera.x * 12 * site.unit,
        0,
        width * 1.4,
        height,
      );
    }
    target.globalAlpha = 1;
    target.globalCompositeOperation = "source-over";
    paintShoal(site, { target, moment, turn, horizonY: camera.horizonY }, fishes, { far: false });
  }

  return buildLand(site, {
    startZ,
    halfWidth: 3,
    spots: { rock: { x: 1.5, y: 0.5, z: 0.3 }, water: { x: 0, y: 1.2, z: 1.5 }, sky: { x: 0, y: 2.4, z: 3 } },
    emptyRise: 0.5,
    emptyHorizon: 0.56,
    backdrops: backdropsOf(site, kind, water.middle),
    paintSky,
    paintGround,
    cellMetres,
    props,
    propsFar: 34,
    paintAir,
    paintOver: (view) => paintBubbles(site, view, water.top),
    weatherless: true,
    ...(swimming ? { groundAt: () => 1.7, view: { rise: 0.1, share: 2 }, floats: true, lowered: 0.3 } : {}),
    frontLight: 0.8,
  });
}

/** Water takes the red out of the light and dims what is far. */
function underWater(light: Light, water: { readonly top: Rgb; readonly middle: Rgb; readonly deep: Rgb }): Light {
  return {
    ...light,
    hazeSun: water.middle,
    hazeAway: mix(water.middle, water.deep, 0.3),
    hazeMetres: 15,
    key: mix(lit(light.key, [196, 246, 250]), water.top, 0.35),
    shade: mix(scaled(water.middle, 0.72), water.deep, 0.35),
    sun: { ...light.sun, aside: 0.1, height: 1.5 },
    rimKey: water.top,
    rimFill: water.middle,
    rim: 0.5,
    wet: 0,
  };
}

function paintOpenWater(site: Site, water: { readonly top: Rgb; readonly middle: Rgb; readonly deep: Rgb }): Surface {
  const { width, height } = site.context;
  const surface = createSurface(width / 4, height / 2);
  const { context } = surface;
  const down = context.createLinearGradient(0, 0, 0, surface.height);
  down.addColorStop(0, css(water.top));
  down.addColorStop(0.2, css(mix(water.top, water.middle, 0.35)));
  down.addColorStop(0.42, css(water.middle));
  down.addColorStop(0.5, css(water.middle));
  down.addColorStop(1, css(water.deep));
  context.fillStyle = down;
  context.fillRect(0, 0, surface.width, surface.height);
  const bright = context.createRadialGradient(
    surface.width * 0.55,
    surface.height * 0.22,
    0,
    surface.width * 0.55,
    surface.height * 0.22,
    surface.width * 0.55,
  );
  bright.addColorStop(0, css(mix(water.top, [255, 255, 255], 0.4), 0.6));
  bright.addColorStop(1, css(water.top, 0));
  context.fillStyle = bright;
  context.fillRect(0, 0, surface.width, surface.height);
  const sides = context.createLinearGradient(0, 0, surface.width, 0);
  sides.addColorStop(0, css(water.deep, 0.6));
  sides.addColorStop(0.35, css(water.deep, 0));
  sides.addColorStop(0.7, css(water.deep, 0));
  sides.addColorStop(1, css(water.deep, 0.6));
  context.fillStyle = sides;
  context.fillRect(0, 0, surface.width, surface.height);
  return surface;
}

function paintBed(site: Site, pixels: number): Surface {
  const noise = createTileNoise(site.seed, "sea bed");
  const sand: Rgb = [214, 204, 168];
  const surface = paintTile(pixels, (u, v) => {
    const ripple = Math.sin((v * 18 + noise(u, v, 4, 3) * 6) * 6.283);
    const dent = noise(u + 0.008, v, 9, 3) - noise(u, v, 9, 3);
    const fine = noise(u, v, 90, 2);
    return site.tone(scaled(sand, 0.8 + fine * 0.26), clamp(0.55 + ripple * 0.13 + dent * 2 * site.keySide, 0, 1));
  });
  const size = pixels / 512;
  strew(surface, site.random("bed stones"), { count: 420, reach: 6 * size }, (draw) => {
    const long = (0.7 + draw() * draw() * 4) * size;
    const tone = 0.5 + draw() * 0.7;
    const colour: Rgb = draw() < 0.2 ? [240, 226, 214] : [140, 138, 128];
    return (context) => {
      context.fillStyle = css(site.tone(scaled(colour, tone), 0.6));
      context.beginPath();
      context.ellipse(0, 0, long, long * 0.65, 0, 0, 6.3);
      context.fill();
    };
  });
  return surface;
}

/** The bright net that waves throw on what is below them. */
function paintNets(site: Site, colour: Rgb, pixels: number, strength: number): Surface {
  const noise = createTileNoise(site.seed, "light nets");
  return paintTile(pixels, (u, v) => {
    const warpU = u + 0.07 * (noise(u, v, 5, 2) - 0.5);
    const warpV = v + 0.07 * (noise(u, v + 0.5, 5, 2) - 0.5);
    const net = 1 - Math.abs(2 * noise(warpU, warpV, 7, 2) - 1);
    const fine = 1 - Math.abs(2 * noise(warpV, warpU, 12, 2) - 1);
    return [
      ...colour,
      clamp(smoothStep(0.8, 1, net) ** 2 * 0.9 + smoothStep(0.86, 1, fine) ** 2 * 0.4, 0, 1) * strength,
    ] as const;
  });
}

function paintShafts(site: Site, water: { readonly top: Rgb }, sheet: number): Surface {
  const { width, height } = site.context;
  const surface = createSurface(width / 5, height / 5);
  const { context } = surface;
  const random = site.random(`water shafts ${sheet}`);
  context.filter = `blur(${Math.max(0.6, surface.width / 110).toFixed(2)}px)`;
  const apexX = surface.width * 0.56;
  for (let beam = 0; beam < 8; beam++) {
    const spread = (random() - 0.5) * 1.5;
    const half = 0.014 + random() * 0.04;
    const long = surface.height * (0.55 + random() * 0.5);
    const fade = context.createLinearGradient(0, 0, 0, long);
    fade.addColorStop(0, css(water.top, 0.6));
    fade.addColorStop(1, css(water.top, 0));
    context.fillStyle = fade;
    context.beginPath();
    const at = (angle: number, y: number): number => apexX + angle * (y + surface.height * 0.5);
    context.moveTo(at(spread - half * 0.5, -4), -4);
    context.lineTo(at(spread + half * 0.5, -4), -4);
    context.lineTo(at(spread + half, long), long);
    context.lineTo(at(spread - half, long), long);
    context.fill();
  }
  context.filter = "none";
  return surface;
}

/** A strip of kelp with leaves to both sides of it. */
function paintKelp(site: Site, index: number): Surface {
  const high = site.pixels(6, 9);
  const surface = createSurface(high * 0.26, high);
  const { context, width, height } = surface;
  const random = site.random(`kelp ${index}`);
  const stems = 3;
  for (let stem = 0; stem < stems; stem++) {
    const rootX = width * (0.36 + 0.14 * stem);
    const phase = random() * 6;
    const tall = 0.72 + 0.27 * random();
    const xAt = (share: number): number => rootX + width * 0.13 * Math.sin(share * 5 + phase) * share;
    const leaves = 26;
    for (let leaf = 0; leaf < leaves; leaf++) {
      const share = ((leaf + 1) / leaves) * tall;
      const side = leaf % 2 === 0 ? 1 : -1;
      const x = xAt(share);
      const y = height * (1 - share);
      const long = width * (0.2 + 0.16 * random()) * (1.1 - 0.5 * share);
      const lightness = clamp(0.25 + 0.3 * share + 0.3 * side * site.keySide + random() * 0.2, 0, 1);
      context.fillStyle = css(site.tone(scaled([120, 132, 52], 0.75 + 0.4 * random()), lightness));
      context.beginPath();
      context.moveTo(x, y);
      context.quadraticCurveTo(x + side * long * 0.5, y - long * 0.9, x + side * long, y - long * 0.75);
      context.quadraticCurveTo(x + side * long * 0.75, y - long * 0.1, x, y + height * 0.004);
      context.fill();
    }
    context.strokeStyle = css(site.tone([92, 100, 44], 0.4));
    context.lineWidth = Math.max(0.7, width * 0.016);
    context.beginPath();
    for (let step = 0; step <= 30; step++) context.lineTo(xAt((step / 30) * tall), height * (1 - (step / 30) * tall));
    context.stroke();
  }
  return surface;
}

interface FishPicture {
  readonly body: Surface;
  readonly tail: Surface;
}

const fishColours: readonly (readonly [Rgb, Rgb, Rgb])[] = [
  [
    [250, 190, 60],
    [255, 226, 120],
    [40, 60, 110],
  ],
  [
    [240, 110, 60],
    [255, 244, 236],
    [250, 140, 70],
  ],
  [
    [120, 160, 200],
    [214, 232, 244],
    [80, 110, 150],
  ],
];

function paintFish(site: Site, index: number): FishPicture {
  const high = Math.max(10, site.pixels(0.3, 8));
  const [back, belly, stripe] = fishColours[index] ?? [
    [200, 200, 210],
    [240, 240, 250],
    [120, 130, 150],
  ];
  const body = createSurface(high * 2, high);
  const { context, width, height } = body;
  const shade = context.createLinearGradient(0, height * 0.1, 0, height * 0.9);
  shade.addColorStop(0, css(site.tone(back, 1)));
  shade.addColorStop(0.55, css(site.tone(mix(back, belly, 0.6), 0.8)));
  shade.addColorStop(1, css(site.tone(scaled(belly, 0.8), 0.3)));
  context.fillStyle = css(site.tone(scaled(back, 0.8), 0.5));
  context.beginPath();
  context.moveTo(width * 0.3, height * 0.24);
  context.quadraticCurveTo(width * 0.5, -height * 0.12, width * 0.74, height * 0.26);
  context.fill();
  context.fillStyle = shade;
  context.beginPath();
  context.moveTo(width * 0.06, height * 0.5);
  context.bezierCurveTo(width * 0.3, height * 0.02, width * 0.78, height * 0.04, width * 0.98, height * 0.52);
  context.bezierCurveTo(width * 0.78, height * 0.96, width * 0.3, height * 0.94, width * 0.06, height * 0.5);
  context.fill();
  context.save();
  context.clip();
  context.fillStyle = css(site.tone(stripe, 0.7), 0.85);
  for (const x of [0.34, 0.6]) context.fillRect(width * x, 0, width * 0.07, height);
  context.restore();
  context.fillStyle = css(site.tone([255, 255, 255], 1));
  context.beginPath();
  context.arc(width * 0.84, height * 0.42, height * 0.1, 0, 6.3);
  context.fill();
  context.fillStyle = "rgb(14,16,24)";
  context.beginPath();
  context.arc(width * 0.85, height * 0.42, height * 0.06, 0, 6.3);
  context.fill();
  const tail = createSurface(high * 0.6, high);
  tail.context.fillStyle = css(site.tone(back, 0.75));
  tail.context.beginPath();
  tail.context.moveTo(tail.width, high * 0.5);
  tail.context.quadraticCurveTo(tail.width * 0.3, high * 0.4, 0, high * 0.08);
  tail.context.quadraticCurveTo(tail.width * 0.3, high * 0.5, 0, high * 0.92);
  tail.context.quadraticCurveTo(tail.width * 0.3, high * 0.6, tail.width, high * 0.5);
  tail.context.fill();
  return { body, tail };
}

/** Fish that pass in loose groups: many small ones far off, a few nearer. */
function paintShoal(
  site: Site,
  view: {
    readonly target: SKRSContext2D;
    readonly moment: { readonly seconds: number };
    readonly turn: number;
    readonly horizonY: number;
  },
  fishes: readonly FishPicture[],
  { far }: { readonly far: boolean },
): void {
  const { target, moment, turn, horizonY } = view;
  const { width, height } = site.context;
  const count = far ? 26 : 9;
  for (let index = 0; index < count; index++) {
    const at = (key: number): number => hashUnit(site.seed + (far ? 5000 : 9000), index * 9 + key);
    const group = far ? Math.floor(index / 13) : index % 3;
    const direction = (group + (far ? 0 : 1)) % 2 === 0 ? 1 : -1;
    const speed = (far ? 0.03 : 0.06) * (0.9 + 0.2 * at(1));
    const start = far ? 0.2 + 0.4 * group + 0.16 * (at(2) - 0.5) : at(2);
    const x = ((((start + direction * moment.seconds * speed + 0.1) % 1.2) + 1.2) % 1.2) - 0.1;
    const rise = far ? 0.14 + 0.1 * group + 0.12 * (at(3) - 0.5) : 0.04 + 0.34 * at(3);
    const y = horizonY - rise * height + Math.sin(moment.seconds * 1.3 + index) * height * 0.008;
    const fish = fishes[far ? 2 : group];
    if (fish === undefined) continue;
    const long = (far ? 17 + 10 * at(4) : 46 + 34 * at(4)) * site.unit;
    const high = long * 0.5;
    target.save();
    target.translate(x * width - turn * (far ? 0.5 : 0.9), y);
    target.scale(direction, 1);
    target.rotate(0.06 * Math.sin(moment.seconds * 1.1 + index * 2));
    target.globalAlpha = far ? 0.55 : 0.95;
    const wag = 0.55 + 0.45 * Math.sin(moment.seconds * 9 + index * 1.7);
    target.drawImage(
      fish.tail.canvas,
      -long * 0.5 - high * 0.5 * wag + high * 0.12,
      -high * 0.5,
      high * 0.5 * wag + high * 0.1,
      high,
    );
    target.drawImage(fish.body.canvas, -long * 0.5, -high * 0.5, long, high);
    target.restore();
  }
  target.globalAlpha = 1;
}

/** Bubbles in strings from the bed, and specks that float. */
function paintBubbles(site: Site, { target, moment }: LandView, colour: Rgb): void {
  const { width, height } = site.context;
  const bright = mix(colour, [255, 255, 255], 0.6);
  for (let bubble = 0; bubble < 34; bubble++) {
    const at = (key: number): number => hashUnit(site.seed + 700, bubble * 5 + key);
    const string = bubble % 4;
    const rise = (at(1) + moment.seconds * (0.1 + 0.08 * at(2))) % 1.1;
    const x =
      (hashUnit(site.seed, 800 + string) * 0.9 + 0.05 + 0.012 * Math.sin(moment.seconds * 2.4 + bubble * 1.9)) * width;
    const y = (1.05 - rise) * height;
    const radius = (2 + 7 * at(3)) * site.unit * (0.7 + 0.5 * rise);
    target.strokeStyle = css(bright, 0.55);
    target.lineWidth = Math.max(0.5, radius * 0.18);
    target.beginPath();
    target.arc(x, y, radius, 0, 6.3);
    target.stroke();
    target.fillStyle = css([255, 255, 255], 0.7);
    target.beginPath();
    target.arc(x - radius * 0.35, y - radius * 0.35, radius * 0.22, 0, 6.3);
    target.fill();
  }
  target.fillStyle = css(bright, 0.35);
  for (let speck = 0; speck < 60; speck++) {
    const at = (key: number): number => hashUnit(site.seed + 900, speck * 3 + key);
    const x = (((at(0) + moment.seconds * 0.008 + 0.01 * Math.sin(moment.seconds * 0.7 + speck)) % 1) + 0) * width;
    const y = ((at(1) + moment.seconds * 0.006) % 1) * height;
    const side = (0.8 + 1.8 * at(2)) * site.unit;
    target.fillRect(x, y, side, side);
  }
}

function backdropsOf(site: Site, kind: Kind, water: Rgb): readonly Backdrop[] {
  const reef = (
    feature: string,
    depth: number,
    highMetres: number,
    haze: number,
    envelope: (u: number) => number,
  ): Backdrop =>
    site.hills(feature, {
      depth,
      highMetres,
      hills: { height: 0.5, relief: 0.6, count: 7, colour: [96, 110, 112], patches: [130, 96, 120], envelope },
      haze,
    });
  const sides = (u: number): number => 0.25 + 0.75 * smoothStep(0.12, 0.42, Math.abs(u - 0.5));
  const ground = [reef("far reef", 60, 9, 0.84, sides), reef("reef", 46, 5, 0.68, sides)];
  return kind === "wreck" ? [...ground, wreck(site, water)] : ground;
}

/** A ship on its side in the sand, masts aslant. */
function wreck(site: Site, water: Rgb): Backdrop {
  const depth = 27;
  return site.backdrop({ depth, highMetres: 10, baseY: -0.3 }, (wide, high) => {
    const surface = createSurface(wide, high);
    const { context, width, height } = surface;
    const m = height / 10;
    const x = width / 2 + site.border(depth) * 0.3 * m;
    const random = site.random("wreck");
    const paint = (colour: Rgb, lightness: number): string => css(mix(site.tone(colour, lightness), water, 0.42));
    context.translate(x, height);
    context.rotate(-0.1);
    context.strokeStyle = paint([92, 74, 60], 0.3);
    context.lineCap = "round";
    for (const [mx, tall, lean] of [
      [-2.6, 8.6, 0.5],
      [1.4, 7.2, 0.9],
      [4.2, 4.4, 1.1],
    ] as const) {
      context.lineWidth = 0.28 * m;
      context.beginPath();
      context.moveTo(mx * m, -2 * m);
      context.lineTo((mx + lean) * m, -tall * m);
      context.stroke();
      context.lineWidth = 0.16 * m;
      context.beginPath();
      context.moveTo((mx + lean * 0.7 - 1.4) * m, -tall * 0.72 * m);
      context.lineTo((mx + lean * 0.7 + 1.5) * m, -tall * 0.78 * m);
      context.stroke();
      context.lineWidth = 0.04 * m;
      for (const end of [-5.2, 6.2]) {
        context.beginPath();
        context.moveTo((mx + lean) * m, -tall * m);
        context.quadraticCurveTo(((mx + end) / 2) * m, -2.6 * m, end * m, -2.9 * m);
        context.stroke();
      }
    }
    const hull = context.createLinearGradient(0, -3.4 * m, 0, 0);
    hull.addColorStop(0, paint([128, 98, 74], 0.8));
    hull.addColorStop(1, paint([60, 50, 46], 0.1));
    context.fillStyle = hull;
    context.beginPath();
    context.moveTo(-6.6 * m, -3.6 * m);
    context.quadraticCurveTo(-5.6 * m, -0.4 * m, -3.2 * m, 0.9 * m);
    context.lineTo(5.4 * m, 0.9 * m);
    context.quadraticCurveTo(6.6 * m, -1.2 * m, 6.9 * m, -3.9 * m);
    context.lineTo(5 * m, -3.7 * m);
    context.lineTo(4.8 * m, -2.5 * m);
    context.quadraticCurveTo(0, -1.7 * m, -4.6 * m, -2.5 * m);
    context.closePath();
    context.fill();
    context.save();
    context.clip();
    context.strokeStyle = paint([40, 32, 30], 0.05);
    context.lineWidth = 0.05 * m;
    for (let plank = 0; plank < 9; plank++) {
      context.beginPath();
      context.moveTo(-7 * m, (-3.4 + plank * 0.45) * m);
      context.quadraticCurveTo(0, (-2.2 + plank * 0.45) * m, 7 * m, (-3.5 + plank * 0.45) * m);
      context.stroke();
    }
    context.fillStyle = css(mix([6, 14, 24], water, 0.3));
    for (const [hx, hy, r] of [
      [-2.4, -0.9, 0.7],
      [1.9, -0.7, 0.9],
      [4.1, -1.5, 0.4],
    ] as const) {
      context.beginPath();
      for (let corner = 0; corner < 9; corner++) {
        const angle = (corner / 9) * 6.283;
        const reach = r * (0.7 + 0.5 * random());
        context.lineTo((hx + Math.cos(angle) * reach) * m, (hy + Math.sin(angle) * reach * 0.8) * m);
      }
      context.fill();
    }
    context.fillStyle = paint([74, 110, 74], 0.6);
    for (let weed = 0; weed < 160; weed++) {
      context.beginPath();
      context.arc(
        (random() * 14 - 7) * m,
        (-3.6 + random() * random() * 3.4) * m,
        (0.05 + 0.16 * random()) * m,
        0,
        6.3,
      );
      context.fill();
    }
    context.restore();
    return surface;
  });
}
