import { paintPuff } from "./land/smoke.ts";
import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { seededRandom } from "../scene/random.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import { paintBirds } from "./land/birds.ts";
import { buildLand, type LandView } from "./land/build-land.ts";
import { type CottageStyle, paintChurch, paintCottage } from "./land/cottage.ts";
import { paintDirt, paintSnowCover, paintTurf } from "./land/grounds.ts";
import { paintBush, paintTuft } from "./land/plant.ts";
import { paintBench } from "./land/seats.ts";
import { createSite, paintRow, type Backdrop, type Site } from "./land/site.ts";
import { variants, pickSprite, type Prop, type Sprite } from "./land/sprite.ts";
import { paintTerrain } from "./land/terrain.ts";
import { createTileNoise, paintTile, strew } from "./land/tile.ts";
import { traceStrip } from "./land/trace-strip.ts";
import type { TreeKind } from "../flora/tree-options.ts";
import { paintTree } from "../flora/tree.ts";
import { veilGround } from "./land/veil-ground.ts";
import { paintRidge } from "./mountain-relief.ts";

const startZ = 12;
const cellMetres = 9;
/** Where the ground ends and the nearest backdrop stands, metres. */
const farGround = 92;

/** Flowers of the gardens, tuft by tuft. */
const blooms: readonly (readonly Rgb[])[] = [
  [
    [240, 90, 80],
    [250, 220, 110],
  ],
  [
    [178, 130, 220],
    [250, 246, 240],
  ],
  [
    [244, 150, 180],
    [255, 255, 255],
  ],
];

interface Country {
  readonly style: CottageStyle;
  readonly trees: readonly TreeKind[];
  readonly lane: Rgb;
  readonly cobbles: boolean;
  readonly dry: boolean;
}

/** In the order of `settingVariants`. */
const countries: readonly Country[] = [
  { style: "timber", trees: ["broadleaf", "spruce"], lane: [178, 160, 138], cobbles: true, dry: false },
  { style: "thatch", trees: ["broadleaf", "birch"], lane: [184, 156, 116], cobbles: false, dry: false },
  { style: "white", trees: ["pine", "broadleaf"], lane: [222, 208, 184], cobbles: true, dry: true },
];

/** A lane between small houses: timber-framed under peaks, thatched among gardens, or whitewashed by the sea. */
export function buildVillage(context: ShotContext): ShotPainter {
  const site = createSite(context);
  const { light, glows } = context;
  const { season } = context.shot.setting;
  const { seed, snowy, keySide } = site;
  const country = countries[site.variant] ?? (countries[0] as Country);
  const autumn = season === "autumn";
  const grass: Rgb = country.dry ? [170, 158, 96] : autumn ? [150, 138, 70] : [104, 142, 62];
  const ground = site.terrain(
    (pixels) =>
      snowy
        ? paintSnowCover(site, pixels, 0.4)
        : paintTurf(site, pixels, {
            grass,
            patch: scaled(grass, 0.84),
            blade: scaled(grass, 1.28),
            flowers: [
              [250, 246, 236],
              [244, 210, 96],
            ],
          }),
    8,
  );
  const lane = site.terrain(
    (pixels) =>
      country.cobbles
        ? paintCobbles(site, country.lane, pixels)
        : paintDirt(site, pixels, {
            colour: snowy ? [214, 220, 232] : country.lane,
            stones: 260,
            stone: [176, 164, 146],
          }),
    4,
  );
  const houses = variants(4, (index) =>
    site.sprite(paintCottage(site, { style: country.style, index, height: site.pixels(6.4, 12) }), 6.4),
  );
  const common = { light, season, snow: snowy, keySide };
  const trees = variants(3, (index) =>
    site.sprite(
      paintTree({
        ...common,
        kind: country.trees[index % country.trees.length] ?? "broadleaf",
        height: site.pixels(7.5, 14),
        seed: seed + index,
      }),
      7.5,
    ),
  );
  const greens: readonly Rgb[] = snowy
    ? [
        [92, 84, 78],
        [128, 116, 104],
        [236, 242, 250],
      ]
    : autumn
      ? [
          [140, 70, 38],
          [196, 116, 50],
          [234, 168, 76],
        ]
      : [
          [50, 86, 46],
          [82, 126, 58],
          [126, 164, 78],
        ];
  const bushes = variants(2, (index) =>
    site.sprite(
      paintBush({
        height: site.pixels(1.1, 8),
        light,
        seed: seed + index,
        colours: greens,
        keySide,
        snow: snowy,
        ...(index === 0 ? {} : { berries: country.dry ? ([226, 70, 150] as Rgb) : ([236, 110, 140] as Rgb) }),
      }),
      1.1,
    ),
  );
  const tufts = variants(3, (index) =>
    site.sprite(
      paintTuft({
        height: site.pixels(0.55, 5),
        light,
        seed: seed + index,
        colours: snowy
          ? [
              [140, 124, 100],
              [190, 178, 156],
              [232, 232, 232],
            ]
          : [scaled(grass, 0.6), grass, scaled(grass, 1.4)],
        keySide,
        blades: 44,
        wide: 1.4,
        ...(snowy ? {} : { flowers: blooms[index % blooms.length] ?? [] }),
      }),
      0.55,
    ),
  );
  const lamp = site.sprite(paintLantern(site), 2.9);
  const barrel = site.sprite(paintBarrel(site), 0.95);
  const bench = site.sprite(paintBench(site), 0.9);
  const well = site.sprite(paintWell(site), 2.5);
  const smoke = paintPuff(mix(site.tone([226, 226, 232], 0.7), site.air, 0.35));
  const middleAt = (z: number): number => {
    const ahead = Math.max(0, z - startZ - 12);
    return 0.1 + 0.0035 * ahead * ahead * (seed % 2 === 0 ? 1 : -1) * Math.max(0, 1 - ahead / 130);
  };

  const props = (cell: number): readonly Prop[] => {
    const random = seededRandom(seed, `village ${cell}`);
    const placed: Prop[] = [];
    const z0 = cell * cellMetres;
    const pick = (sprites: readonly Sprite[]): Sprite => pickSprite(sprites, random);
    for (const side of [-1, 1]) {
      const z = z0 + 1.5 + random() * 3 + (side > 0 ? 2.2 : 0);
      const x = middleAt(z) + side * (6.6 + random() * 1.2);
      placed.push({ sprite: pick(houses), x, z, scale: 0.9 + random() * 0.22, flip: side > 0, shade: 4 });
      if (random() < 0.6)
        placed.push({
          sprite: pick(houses),
          x: x + side * (8 + random() * 3),
          z: z + 3 + random() * 3,
          scale: 0.9 + random() * 0.2,
          flip: side > 0,
          shade: 4,
        });
      const gap = z0 + cellMetres * (0.75 + 0.2 * random());
      placed.push({
        sprite: pick(trees),
        x: middleAt(gap) + side * (6 + random() * 6),
        z: gap + 1,
        scale: 0.65 + random() * 0.4,
        flip: random() < 0.5,
        sway: 0.006,
        shade: 1.8,
      });
      for (let index = 0; index < 5; index++) {
        const at = z0 + random() * cellMetres;
        placed.push({
          sprite: pick(bushes),
          x: middleAt(at) + side * (3.5 + random() * 1.4),
          z: at,
          scale: 0.4 + random() * 0.4,
          flip: random() < 0.5,
          sway: 0.012,
          shade: 0.9,
        });
      }
      for (let index = 0; index < 7; index++) {
        const at = z0 + random() * cellMetres;
        placed.push({
          sprite: pick(tufts),
          x: middleAt(at) + side * (2.3 + random() * 1.8),
          z: at,
          scale: 0.6 + random() * 0.5,
          flip: random() < 0.5,
          sway: 0.06,
        });
      }
      if ((cell + (side > 0 ? 1 : 0)) % 2 === 0)
        placed.push({ sprite: lamp, x: middleAt(z0 + 3) + side * 2.5, z: z0 + 3, shade: 0.4 });
      if (random() < 0.6)
        placed.push({
          sprite: barrel,
          x: middleAt(z0 + 5) + side * (2.9 + random() * 0.6),
          z: z0 + 5 + random(),
          shade: 0.6,
        });
    }
    if (cell === 1) {
      placed.push({ sprite: bench, x: -0.62 * site.border(site.castDepth + 3.2), z: startZ + 3.2, shade: 0.9 });
      placed.push({
        sprite: well,
        x: Math.min(3.4, 0.66 * site.border(site.castDepth + 5)),
        z: startZ + 5,
        shade: 1.2,
      });
    }
    return placed;
  };

  function paintGround(view: LandView): void {
    const { target, camera } = view;
    const rows = site.rows(farGround);
    paintTerrain(target, camera, ground, rows);
    target.save();
    traceStrip(view, { middleAt, half: 2.15, ragged: country.cobbles ? 0.16 : 0.6, seed, farMetres: farGround });
    target.clip();
    paintTerrain(target, camera, lane, { ...rows, bend: middleAt });
    target.restore();
    veilGround(site, view, { farMetres: farGround });
  }

  /** Smoke from the chimneys, and pools of light under the lanterns. */
  function paintAir({ target, camera, moment, turn }: LandView): void {
    const first = Math.floor(camera.z / cellMetres);
    for (let cell = first; cell < first + 7; cell++) {
      for (const prop of props(cell)) {
        const depth = prop.z - camera.z;
        if (depth < 1.5 || depth > 60) continue;
        const scale = camera.focal / depth;
        const x = camera.centreX + (prop.x - camera.x) * scale - turn;
        const ground = camera.horizonY + camera.y * scale;
        if (prop.sprite === lamp && light.lamps > 0.2) {
          glows.stamp(target, {
            x,
            y: ground - 2.5 * scale,
            radius: 1.5 * scale,
            colour: [255, 196, 116],
            strength: 0.9 * light.lamps * (1 - 0.6 * site.haze(depth)),
          });
          target.save();
          target.translate(x, ground);
          target.scale(1, 0.2);
          glows.stamp(target, {
            x: 0,
            y: 0,
            radius: 2.6 * scale,
            colour: [255, 176, 96],
            strength: 0.45 * light.lamps,
          });
          target.restore();
        }
        if (houses.includes(prop.sprite) && light.windowsLit > 0.15 && depth > 6)
          glows.stamp(target, {
            x: x - (prop.flip === true ? -1 : 1) * 0.6 * scale,
            y: ground - 1.6 * scale,
            radius: 2.4 * scale,
            colour: [255, 180, 100],
            strength: 0.34 * Math.max(0.3, light.lamps),
          });
      }
    }
    const puffs = 9;
    for (const [x, z] of [
      [-7.2, startZ + 9],
      [7.6, startZ + 19],
    ] as const) {
      const depth = z - camera.z;
      if (depth < 4) continue;
      const scale = camera.focal / depth;
      for (let puff = 0; puff < puffs; puff++) {
        const age = (puff / puffs + moment.seconds * 0.08) % 1;
        const radius = (0.2 + 0.9 * age) * scale;
        target.globalAlpha = 0.3 * (1 - age) * Math.min(1, age * 6);
        target.drawImage(
          smoke.canvas,
          camera.centreX + (x + age * 1.6 + 0.2 * Math.sin(puff + moment.seconds) - camera.x) * scale - turn - radius,
          camera.horizonY + (camera.y - 6.2 - age * 3.6) * scale - radius,
          radius * 2,
          radius * 2,
        );
      }
    }
    target.globalAlpha = 1;
  }

  return buildLand(site, {
    startZ,
    halfWidth: 2,
    spots: {
      bench: { x: 1.2, y: 0.45, z: 0.6 },
      rock: { x: 1.4, y: 0.5, z: 0.4 },
      sky: { x: 0, y: 4, z: 8 },
      roof: { x: -4.4, y: 4.4, z: 6 },
    },
    emptyRise: 0.4,
    emptyHorizon: 0.54,
    backdrops: backdropsOf(site, country, trees, houses),
    paintBehind: (view) => paintBirds(site, view, { count: 6, over: 0.26, size: 8 }),
    paintGround,
    cellMetres,
    props,
    propsFar: 74,
    paintAir,
  });
}

function backdropsOf(
  site: Site,
  country: Country,
  trees: readonly Sprite[],
  houses: readonly Sprite[],
): readonly Backdrop[] {
  const { light, seed, snowy } = site;
  const { season } = site.context.shot.setting;
  const green: Rgb = snowy
    ? [222, 228, 238]
    : country.dry
      ? [166, 158, 104]
      : season === "autumn"
        ? [170, 136, 70]
        : [112, 148, 70];
  const wood: Rgb = snowy
    ? [130, 140, 146]
    : season === "autumn"
      ? [180, 100, 44]
      : country.dry
        ? [96, 112, 70]
        : [58, 92, 50];
  const hills = site.hills("village hills", {
    depth: 460,
    highMetres: 70,
    hills: {
      height: 0.52,
      relief: 0.5,
      count: 3,
      colour: green,
      patches: snowy ? [240, 244, 250] : [156, 170, 86],
      wood: 0.55,
      woodColour: wood,
    },
    haze: Math.max(0.34, site.haze(150)),
  });
  const church = site.backdrop({ depth: 110, highMetres: 30 }, (wide, high) =>
    paintChurch(site, {
      width: wide,
      height: high,
      style: country.style,
      metresHigh: 30,
      haze: Math.max(0.16, site.haze(48)),
    }),
  );
  const row = site.backdrop({ depth: farGround, highMetres: 9, share: 0.8 }, (wide, high) =>
    paintRow(
      site,
      { width: wide, height: high },
      {
        sprites: [...houses, ...trees, ...trees],
        feature: "far houses",
        count: 30,
        haze: Math.max(0.2, site.haze(52)),
        from: 0.4,
        to: 0.8,
        ground: site.tone(scaled(green, 0.75), 0.45),
      },
    ),
  );
  if (country.dry) {
    const sea = site.backdrop({ depth: 900, highMetres: 40 }, (wide, high) => paintSeaStrip(site, wide, high));
    return [sea, hills, church, row];
  }
  const range = site.backdrop(
    { depth: 1500, highMetres: country.style === "timber" ? 520 : 160, share: 0.7 },
    (wide, high) =>
      paintRidge({
        width: wide,
        height: high,
        ridge: {
          height: 0.48,
          relief: 0.6,
          peaks: 3.2,
          rock: [122, 122, 142],
          haze: Math.min(0.85, (country.style === "timber" ? 0.26 : 0.55) + 0.3 * site.haze(200)),
          snowLine: snowy ? 0.2 : country.style === "timber" ? 0.52 : 1.5,
          forest: 0.5,
        },
        light,
        seed,
        feature: "village range",
      }),
  );
  return [range, hills, church, row];
}

function paintSeaStrip(site: Site, width: number, height: number): Surface {
  const surface = createSurface(width, height);
  const { context } = surface;
  const water = context.createLinearGradient(0, height * 0.7, 0, height);
  water.addColorStop(0, css(mix(site.tone([60, 130, 170], 0.7), site.air, 0.5)));
  water.addColorStop(1, css(mix(site.tone([40, 110, 156], 0.6), site.air, 0.3)));
  context.fillStyle = water;
  context.fillRect(0, height * 0.7, surface.width, height * 0.3);
  return surface;
}

/** Round stones set in sand. */
function paintCobbles(site: Site, colour: Rgb, pixels: number): Surface {
  const noise = createTileNoise(site.seed, "cobbles");
  const surface = paintTile(pixels, (u, v) => site.tone(scaled(colour, 0.44 + noise(u, v, 60, 2) * 0.2), 0.3));
  const { context } = surface;
  const random = site.random("cobble stones");
  const rows = 20;
  const step = pixels / rows;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < rows; column++) {
      const x = (column + (row % 2) * 0.5 + 0.5) * step;
      const y = (row + 0.5) * step;
      const tone = (0.8 + random() * 0.36) * (site.snowy ? 1.2 : 1);
      const lightness = 0.4 + random() * 0.5;
      const wide = step * (0.42 + random() * 0.05);
      const tall = step * (0.4 + random() * 0.05);
      for (const at of x > pixels - step ? [x, x - pixels] : [x]) {
        context.fillStyle = css(site.tone(scaled(colour, tone), lightness));
        context.beginPath();
        context.ellipse(at, y, wide, tall, 0, 0, 6.3);
        context.fill();
        context.fillStyle = css(site.tone(scaled(colour, tone * 1.16), 1), 0.5);
        context.beginPath();
        context.ellipse(at + wide * 0.2 * site.keySide, y - tall * 0.24, wide * 0.6, tall * 0.5, 0, 0, 6.3);
        context.fill();
      }
    }
  }
  if (site.snowy)
    strew(surface, random, { count: 420, reach: 20 }, (draw) => {
      const long = (3 + draw() * 14) * (pixels / 512);
      return (target) => {
        target.fillStyle = css(site.tone([240, 244, 252], 0.85), 0.34);
        target.beginPath();
        target.ellipse(0, 0, long, long * 0.7, 0, 0, 6.3);
        target.fill();
      };
    });
  return surface;
}

/** A lantern on an iron post. */
function paintLantern(site: Site): Surface {
  const high = site.pixels(2.9, 8);
  const surface = createSurface(high * 0.24, high);
  const { context, width, height } = surface;
  const middle = width / 2;
  const iron = css(site.tone([58, 56, 62], 0.5));
  context.fillStyle = iron;
  context.fillRect(middle - height * 0.011, height * 0.2, height * 0.022, height * 0.8);
  context.fillRect(middle - height * 0.03, height * 0.94, height * 0.06, height * 0.06);
  context.fillRect(middle - height * 0.05, height * 0.19, height * 0.1, height * 0.014);
  context.fillStyle = site.light.lamps > 0.2 ? "rgb(255,220,150)" : css(site.tone([226, 222, 206], 0.8));
  context.beginPath();
  context.moveTo(middle - height * 0.032, height * 0.19);
  context.lineTo(middle - height * 0.05, height * 0.07);
  context.lineTo(middle + height * 0.05, height * 0.07);
  context.lineTo(middle + height * 0.032, height * 0.19);
  context.fill();
  context.fillStyle = iron;
  context.beginPath();
  context.moveTo(middle - height * 0.065, height * 0.075);
  context.lineTo(middle, height * 0.015);
  context.lineTo(middle + height * 0.065, height * 0.075);
  context.fill();
  context.fillRect(middle - height * 0.004, height * 0.06, height * 0.008, height * 0.13);
  return surface;
}

function paintBarrel(site: Site): Surface {
  const high = site.pixels(0.95, 7);
  const surface = createSurface(high * 0.8, high);
  const { context, width, height } = surface;
  const body = context.createLinearGradient(0, 0, width, 0);
  body.addColorStop(site.keySide > 0 ? 0 : 1, css(site.tone([92, 62, 44], 0.1)));
  body.addColorStop(site.keySide > 0 ? 0.8 : 0.2, css(site.tone([172, 120, 78], 0.85)));
  body.addColorStop(site.keySide > 0 ? 1 : 0, css(site.tone([140, 96, 64], 0.6)));
  context.fillStyle = body;
  context.beginPath();
  context.moveTo(width * 0.14, height * 0.06);
  context.quadraticCurveTo(-width * 0.04, height * 0.5, width * 0.14, height);
  context.lineTo(width * 0.86, height);
  context.quadraticCurveTo(width * 1.04, height * 0.5, width * 0.86, height * 0.06);
  context.fill();
  context.fillStyle = css(site.tone([70, 66, 70], 0.5));
  for (const y of [0.16, 0.36, 0.66, 0.86]) context.fillRect(width * 0.06, height * y, width * 0.88, height * 0.045);
  context.fillStyle = css(site.tone(site.snowy ? [244, 248, 254] : [120, 84, 58], 0.7));
  context.beginPath();
  context.ellipse(width / 2, height * 0.07, width * 0.36, height * 0.06, 0, 0, 6.3);
  context.fill();
  return surface;
}

/** A stone well under a little roof, the bucket on its rope. */
function paintWell(site: Site): Surface {
  const high = site.pixels(2.5, 8);
  const surface = createSurface(high * 0.86, high);
  const { context, width, height } = surface;
  const random = site.random("well");
  context.fillStyle = css(site.tone([110, 80, 58], 0.6));
  for (const x of [0.2, 0.74]) context.fillRect(width * x, height * 0.26, width * 0.06, height * 0.5);
  context.fillRect(width * 0.18, height * 0.36, width * 0.64, height * 0.03);
  context.fillStyle = css(site.tone([190, 170, 130], 0.7));
  context.fillRect(width * 0.49, height * 0.38, width * 0.015, height * 0.16);
  context.fillStyle = css(site.tone([132, 96, 66], 0.7));
  context.fillRect(width * 0.43, height * 0.54, width * 0.14, height * 0.1);
  context.fillStyle = css(site.tone(site.snowy ? [244, 248, 254] : [162, 84, 60], 0.75));
  context.beginPath();
  context.moveTo(width * 0.02, height * 0.28);
  context.lineTo(width * 0.5, height * 0.02);
  context.lineTo(width * 0.98, height * 0.28);
  context.fill();
  context.fillStyle = css(site.tone([60, 36, 30], 0.1), 0.4);
  context.fillRect(width * 0.06, height * 0.25, width * 0.88, height * 0.03);
  context.fillStyle = css(site.tone([84, 80, 78], 0.2));
  context.beginPath();
  context.ellipse(width / 2, height * 0.72, width * 0.42, height * 0.05, 0, 0, 6.3);
  context.fill();
  for (let row = 0; row < 5; row++) {
    for (let stone = 0; stone < 7; stone++) {
      const share = (stone + (row % 2) * 0.5) / 7;
      const lightness = 0.25 + 0.6 * (site.keySide > 0 ? share : 1 - share) + (random() - 0.5) * 0.2;
      context.fillStyle = css(site.tone(scaled([168, 160, 150], 0.85 + random() * 0.3), lightness));
      context.beginPath();
      context.ellipse(
        width * (0.1 + 0.8 * share + 0.05),
        height * (0.75 + row * 0.053),
        width * 0.062,
        height * 0.027,
        0,
        0,
        6.3,
      );
      context.fill();
    }
  }
  return surface;
}
