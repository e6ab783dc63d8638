import type { SKRSContext2D } from "@napi-rs/canvas";
import { clamp, css, mix, scaled, smoothStep, type Rgb } from "../scene/colour.ts";
import type { Light } from "../scene/light.ts";
import { createNoise } from "../scene/noise.ts";
import { hashUnit, seededRandom } from "../scene/random.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import type { TimeOfDay } from "../scene-spec.ts";
import { buildLand, type LandView } from "./land/build-land.ts";
import { paintPlanet, type PlanetKind } from "./land/planet.ts";
import { paintRock } from "./land/rock.ts";
import { createSite, type Backdrop, type Site } from "./land/site.ts";
import { variants, pickSprite, type Prop, type Sprite } from "./land/sprite.ts";
import { paintTerrain } from "./land/terrain.ts";
import { createTileNoise, paintTile, strew } from "./land/tile.ts";

const startZ = 11;
const cellMetres = 12;
const farGround = 130;

/** A world one stands on: its dust and rocks, and what hangs over it. */
interface World {
  readonly ground: Rgb;
  readonly rock: Rgb;
  readonly planet: PlanetKind;
  /** Radius and place of the planet in shares of the picture's height; `y` from the horizon up, `x` from the middle. */
  readonly radius: number;
  readonly x: number;
  readonly y: number;
  readonly craters: number;
  /** A thin air that colours the sky over the horizon. */
  readonly air?: Rgb;
}

/** In the order of `settingVariants`. */
const worlds: readonly World[] = [
  { ground: [176, 174, 172], rock: [150, 148, 148], planet: "earth", radius: 0.17, x: 0.34, y: 0.3, craters: 1 },
  {
    ground: [196, 104, 70],
    rock: [160, 84, 60],
    planet: "ringed",
    radius: 0.2,
    x: -0.36,
    y: 0.3,
    craters: 0.35,
    air: [214, 130, 92],
  },
  {
    ground: [120, 128, 176],
    rock: [112, 112, 160],
    planet: "giant",
    radius: 0.36,
    x: 0.3,
    y: 0.24,
    craters: 0.6,
    air: [96, 110, 190],
  },
];

/** What the nearest star does to the dust, and the glow of the clouds of gas. */
const stars: Readonly<
  Record<
    TimeOfDay,
    { readonly key: Rgb; readonly shade: Rgb; readonly gas: readonly [Rgb, Rgb]; readonly glow: number }
  >
> = {
  dawn: {
    key: [255, 226, 208],
    shade: [92, 82, 112],
    gas: [
      [190, 110, 160],
      [90, 120, 210],
    ],
    glow: 0.75,
  },
  day: {
    key: [255, 252, 244],
    shade: [104, 110, 132],
    gas: [
      [70, 120, 220],
      [120, 80, 200],
    ],
    glow: 0.7,
  },
  sunset: {
    key: [255, 186, 128],
    shade: [92, 62, 74],
    gas: [
      [226, 110, 60],
      [190, 60, 100],
    ],
    glow: 0.85,
  },
  dusk: {
    key: [186, 150, 210],
    shade: [62, 54, 104],
    gas: [
      [150, 70, 190],
      [70, 70, 190],
    ],
    glow: 0.7,
  },
  night: {
    key: [112, 124, 172],
    shade: [30, 34, 62],
    gas: [
      [40, 70, 150],
      [80, 40, 120],
    ],
    glow: 0.55,
  },
};

/** Other worlds under a sky of stars, or, when nobody stands anywhere, open space with its planets. */
export function buildSpace(context: ShotContext): ShotPainter {
  const { shot, width, height, glows } = context;
  const star = stars[shot.setting.timeOfDay];
  const world = worlds[shot.setting.variant % worlds.length] ?? (worlds[0] as World);
  const floating = shot.actors.every(
    ({ kind, action }) => kind === "spaceship" || kind === "aircraft" || action === "fly" || action === "swim",
  );
  const site = createSite({ ...context, light: starLight(context.light, star, world, floating) });
  const { seed, light, keySide } = site;
  const sky = paintStarrySky(site, star.gas, star.glow);
  const planet = paintPlanet(site, { kind: world.planet, radius: height * world.radius * (floating ? 1.9 : 1) });
  const moon = paintPlanet(site, { kind: "moon", radius: height * (floating ? 0.07 : 0.035) });
  const dust = floating ? undefined : site.terrain((pixels) => paintDust(site, world, pixels), 13);
  const stones = variants(3, (index) =>
    site.sprite(
      paintRock({
        height: site.pixels(1.1, 8),
        wide: 1.6,
        light,
        seed: seed + index,
        colour: world.rock,
        keySide,
        rough: 1,
        whole: floating,
      }),
      1.1,
    ),
  );

  const props = (cell: number): readonly Prop[] => {
    const random = seededRandom(seed, `dust ${cell}`);
    if (floating) return [];
    const pick = (sprites: readonly Sprite[]): Sprite => pickSprite(sprites, random);
    return variants(12, () => {
      const z = cell * cellMetres + random() * cellMetres;
      return {
        sprite: pick(stones),
        x: (random() < 0.5 ? -1 : 1) * (2 + random() * 18),
        z,
        scale: 0.15 + random() ** 3 * 1.4,
        flip: random() < 0.5,
        shade: 1.15,
      };
    });
  };

  function paintSky({ target, camera, moment, turn }: LandView): void {
    const wide = sky.width * 2;
    const high = sky.height * 2;
    const slide = floating ? moment.seconds * 0.004 * width : 0;
    target.drawImage(sky.canvas, (width - wide) / 2 - turn * 0.9 - slide, camera.horizonY - high * 0.6, wide, high);
    paintTwinkle(site, { target, moment, turn: turn + slide, horizonY: camera.horizonY });
    const drift = floating ? moment.seconds * 0.006 * width : moment.seconds * 0.0008 * width;
    const place = (x: number, y: number, share: number): { x: number; y: number } => ({
      x: width / 2 + x * Math.min(width, height * 1.2) * (floating ? 0.8 : 1) - turn - drift * share,
      y: camera.horizonY - (floating ? y * 0.5 : y) * height,
    });
    const small = place(-world.x * 0.9, world.y + 0.16, 0.6);
    glows.stamp(target, { ...small, radius: moon.width * 0.8, colour: light.sun.colour, strength: 0.2 });
    target.drawImage(moon.canvas, small.x - moon.width / 2, small.y - moon.height / 2);
    const large = place(world.x, world.y, 1);
    glows.stamp(target, {
      ...large,
      radius: planet.width * 0.62,
      colour: mix(star.gas[0], [160, 200, 255], 0.5),
      strength: 0.4,
    });
    target.drawImage(planet.canvas, large.x - planet.width / 2, large.y - planet.height / 2);
    paintMeteor(site, { target, moment });
    if (world.air !== undefined && !floating) {
      const air = mix(world.air, star.gas[0], 0.35);
      const haze = target.createLinearGradient(0, camera.horizonY - height * 0.42, 0, camera.horizonY);
      haze.addColorStop(0, css(air, 0));
      haze.addColorStop(1, css(scaled(air, 0.35 + light.key[1] / 340), 0.72));
      target.fillStyle = haze;
      target.fillRect(0, camera.horizonY - height * 0.42, width, height * 0.42 + 2);
    }
    if (floating) paintAsteroids(site, { target, moment, turn, horizonY: camera.horizonY }, stones);
  }

  return buildLand(site, {
    startZ,
    halfWidth: 3,
    spots: { rock: { x: 1.5, y: 0.5, z: 0.3 }, sky: { x: 0, y: 3, z: 5 } },
    emptyRise: 0.8,
    emptyHorizon: 0.55,
    backdrops: floating ? [] : backdropsOf(site, world),
    paintSky,
    paintGround: ({ target, camera }) => {
      if (dust === undefined) return;
      paintTerrain(target, camera, dust, site.rows(farGround));
      const fade = target.createLinearGradient(0, camera.horizonY, 0, height);
      fade.addColorStop(0, css(world.air === undefined ? [8, 8, 14] : scaled(world.air, 0.4), 0.34));
      fade.addColorStop(0.25, css([8, 8, 14], 0));
      target.fillStyle = fade;
      target.fillRect(0, camera.horizonY, width, height - camera.horizonY);
    },
    cellMetres,
    props,
    propsFar: 70,
    weatherless: true,
    floats: floating,
    frontLight: 0.85,
  });
}

/** Light without air: hard, and no haze but what a thin sky gives. */
function starLight(
  light: Light,
  star: { readonly key: Rgb; readonly shade: Rgb; readonly gas: readonly [Rgb, Rgb] },
  world: World,
  floating: boolean,
): Light {
  const far: Rgb = world.air === undefined || floating ? [14, 14, 22] : scaled(world.air, 0.3 + star.key[1] / 420);
  return {
    ...light,
    key: star.key,
    shade: star.shade,
    hazeSun: far,
    hazeAway: far,
    hazeMetres: world.air === undefined ? 900 : 260,
    rimKey: star.key,
    rimFill: mix(star.gas[0], [200, 220, 255], 0.4),
    rim: 0.8,
    wet: 0,
    sun: { ...light.sun, aside: -0.3, height: 1.5 },
  };
}

/** Stars by the thousand, a band of them, and clouds of glowing gas. Half the picture's pixels, wider than it. */
function paintStarrySky(site: Site, gas: readonly [Rgb, Rgb], glow: number): Surface {
  const { width, height } = site.context;
  const surface = createSurface(width * 0.72, height * 0.95);
  const { context } = surface;
  const noise = createNoise(site.seed, "gas");
  const cloud = createSurface(
    Math.min(420, surface.width),
    (Math.min(420, surface.width) * surface.height) / surface.width,
  );
  const image = cloud.context.createImageData(cloud.width, cloud.height);
  for (let row = 0; row < cloud.height; row++) {
    for (let column = 0; column < cloud.width; column++) {
      const u = column / cloud.width;
      const v = row / cloud.height;
      const wide = (u * cloud.width) / cloud.height;
      const band = Math.exp(-(((v - 0.42 - 0.36 * (u - 0.5) + 0.12 * (noise(u * 3, 7, 2) - 0.5)) / 0.2) ** 2));
      const wisps = noise(wide * 3.2 + 1.5 * noise(wide * 2, v * 2 + 9, 2), v * 3.2, 5);
      const dark = smoothStep(0.5, 0.66, noise(wide * 5 + 20, v * 5, 4));
      const strength =
        clamp(smoothStep(0.36, 0.8, wisps) * (0.35 + 0.9 * band) * (1 - 0.75 * dark * band), 0, 1) * glow;
      const tint = mix(gas[0], gas[1], smoothStep(0.35, 0.65, noise(wide * 2 + 40, v * 2, 2)));
      const at = (row * cloud.width + column) * 4;
      image.data[at] = 5 + tint[0] * strength;
      image.data[at + 1] = 6 + tint[1] * strength;
      image.data[at + 2] = 14 + tint[2] * strength;
      image.data[at + 3] = 255;
    }
  }
  cloud.context.putImageData(image, 0, 0);
  context.drawImage(cloud.canvas, 0, 0, surface.width, surface.height);
  const random = site.random("star field");
  for (let star = 0; star < 1500; star++) {
    const u = random();
    const spread = random() + random() + random() - 1.5;
    const v = star % 3 === 0 ? random() : 0.42 + 0.36 * (u - 0.5) + spread * 0.2;
    const size = site.unit * (0.25 + random() ** 6 * 1.5);
    const tint = random();
    context.fillStyle = css(
      tint < 0.2 ? [255, 214, 170] : tint < 0.5 ? [190, 212, 255] : [255, 255, 255],
      0.25 + 0.7 * random(),
    );
    context.beginPath();
    context.arc(u * surface.width, v * surface.height, Math.max(0.3, size), 0, 6.3);
    context.fill();
  }
  return surface;
}

interface SkyView {
  readonly target: SKRSContext2D;
  readonly moment: { readonly seconds: number };
  readonly turn?: number;
  readonly horizonY?: number;
}

function paintTwinkle(site: Site, { target, moment, turn = 0, horizonY = 0 }: SkyView): void {
  const { width, height, glows } = site.context;
  for (let star = 0; star < 26; star++) {
    const at = (key: number): number => hashUnit(site.seed + 300, star * 5 + key);
    const shine = 0.5 + 0.5 * Math.sin(moment.seconds * (1.2 + 2 * at(0)) + star * 2);
    const x = (at(1) * 1.3 - 0.15) * width - turn * 0.9;
    const y = horizonY - at(2) * height * 0.62;
    glows.stamp(target, {
      x,
      y,
      radius: (5 + 9 * at(3)) * site.unit * (0.6 + 0.6 * shine),
      colour: [214, 228, 255],
      strength: 0.35 + 0.6 * shine,
    });
  }
}

function paintMeteor(site: Site, { target, moment }: SkyView): void {
  const { width, height } = site.context;
  const period = 3.4;
  const turn = Math.floor(moment.seconds / period + hashUnit(site.seed, 41));
  const age = moment.seconds / period + hashUnit(site.seed, 41) - turn;
  if (age > 0.2) return;
  const run = age / 0.2;
  const x = (0.15 + 0.6 * hashUnit(site.seed, 50 + turn)) * width + run * width * 0.24;
  const y = (0.05 + 0.16 * hashUnit(site.seed, 90 + turn)) * height + run * height * 0.14;
  const trail = target.createLinearGradient(x, y, x - width * 0.09, y - height * 0.052);
  trail.addColorStop(0, css([255, 255, 255], 0.9 * Math.sin(Math.PI * run)));
  trail.addColorStop(1, "rgba(180,200,255,0)");
  target.strokeStyle = trail;
  target.lineWidth = Math.max(0.8, 2.4 * site.unit);
  target.beginPath();
  target.moveTo(x, y);
  target.lineTo(x - width * 0.09, y - height * 0.052);
  target.stroke();
}

/** Rocks that tumble past between us and the planets. */
function paintAsteroids(
  site: Site,
  { target, moment, turn = 0, horizonY = 0 }: SkyView,
  stones: readonly Sprite[],
): void {
  const { width, height } = site.context;
  for (let rock = 0; rock < 20; rock++) {
    const at = (key: number): number => hashUnit(site.seed + 600, rock * 7 + key);
    const near = at(0) ** 3;
    const x =
      ((((at(1) - moment.seconds * (0.006 + 0.03 * near)) % 1.3) + 1.3) % 1.3) * width -
      0.15 * width -
      turn * (0.8 + near);
    const y = horizonY + (at(2) - 0.55) * height * 0.95 + (0.5 - at(1)) * height * 0.3;
    const size = (8 + 74 * near) * site.unit;
    const sprite = stones[rock % stones.length];
    if (sprite === undefined) continue;
    target.save();
    target.translate(x, y);
    target.rotate(at(3) * 6.3 + moment.seconds * (0.2 + 0.3 * at(4)) * (at(5) < 0.5 ? -1 : 1));
    target.drawImage(sprite.bitmap(0.5 * (1 - near), size * 2), -size, -size * 0.6, size * 2, size * 1.25);
    target.restore();
  }
}

function paintDust(site: Site, world: World, pixels: number): Surface {
  const noise = createTileNoise(site.seed, "space dust");
  const surface = paintTile(pixels, (u, v) => {
    const broad = noise(u, v, 4, 4);
    const dent = noise(u + 0.008, v, 9, 4) - noise(u, v, 9, 4);
    const fine = noise(u, v, 100, 2);
    return site.tone(
      scaled(world.ground, 0.68 + broad * 0.34 + fine * 0.2),
      clamp(0.55 + dent * 3 * site.keySide, 0, 1),
    );
  });
  const size = pixels / 512;
  const random = site.random("craters");
  strew(surface, random, { count: Math.round(46 * world.craters), reach: 60 * size }, (draw) => {
    const radius = (4 + draw() ** 3 * 44) * size;
    return (context) => {
      const bowl = context.createLinearGradient(-radius * site.keySide, 0, radius * site.keySide, 0);
      bowl.addColorStop(0, css(site.tone(scaled(world.ground, 1.1), 1), 0.75));
      bowl.addColorStop(0.5, css(site.tone(scaled(world.ground, 0.7), 0.4), 0.7));
      bowl.addColorStop(1, css(site.tone(scaled(world.ground, 0.4), 0), 0.85));
      context.fillStyle = bowl;
      context.beginPath();
      context.arc(0, 0, radius, 0, 6.3);
      context.fill();
      context.strokeStyle = css(site.tone(scaled(world.ground, 1.25), 1), 0.5);
      context.lineWidth = Math.max(0.6, radius * 0.12);
      context.beginPath();
      context.arc(0, 0, radius * 1.04, 0, 6.3);
      context.stroke();
    };
  });
  strew(surface, random, { count: 900, reach: 4 * size }, (draw) => {
    const long = (0.5 + draw() ** 3 * 3) * size;
    const tone = 0.6 + draw() * 0.6;
    return (context) => {
      context.fillStyle = css(site.tone(scaled(world.ground, 0.25), 0), 0.6);
      context.beginPath();
      context.ellipse(-0.7 * long * site.keySide, 0.1 * long, long * 1.3, long * 0.6, 0, 0, 6.3);
      context.fill();
      context.fillStyle = css(site.tone(scaled(world.rock, tone), 0.85));
      context.beginPath();
      context.arc(0, 0, long * 0.8, 0, 6.3);
      context.fill();
    };
  });
  return surface;
}

function backdropsOf(site: Site, world: World): readonly Backdrop[] {
  const hills = (
    feature: string,
    depth: number,
    highMetres: number,
    count: number,
    relief: number,
    haze: number,
  ): Backdrop =>
    site.hills(feature, {
      depth,
      highMetres,
      hills: { height: 0.44, relief, count, colour: world.ground, patches: scaled(world.ground, 0.84) },
      haze,
    });
  const thin = world.air === undefined ? 0.1 : 0.4;
  return [
    hills("far rim", 700, 90, 4, 0.6, thin + 0.14),
    hills("rim", 300, 26, 5, 0.5, thin),
    hills("near rise", 128, 5, 6, 0.5, thin * 0.4),
  ];
}
