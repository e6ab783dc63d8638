import { paintBlown } from "./land/blown.ts";
import { clamp, css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { project } from "../scene/camera.ts";
import { seededRandom } from "../scene/random.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import { settingVariants } from "../setting-variants.ts";
import { paintBirds } from "./land/birds.ts";
import { buildLand, type LandView } from "./land/build-land.ts";
import { paintBush, paintTuft } from "./land/plant.ts";
import { paintRock } from "./land/rock.ts";
import { createSite, type Backdrop, type Site } from "./land/site.ts";
import { variants, pickSprite, type Prop, type Sprite } from "./land/sprite.ts";
import { paintTerrain } from "./land/terrain.ts";
import { createTileNoise, paintTile, strew } from "./land/tile.ts";
import { paintTree } from "../flora/tree.ts";
import { veilGround } from "./land/veil-ground.ts";
import { paintMesas } from "./land/mesa.ts";

const startZ = 11;
/** Where the ground ends and the nearest backdrop stands, metres. */
const farGround = 108;
const cellMetres = 12;

type Kind = "dunes" | "mesas" | "oasis";

const kinds: readonly Kind[] = settingVariants.desert;
const pool = { x: 4.6, z: startZ + 9, wide: 6.4, deep: 4.4 } as const;

/** Dry land: dunes without end, red rock with cactuses, or palms around water. */
export function buildDesert(context: ShotContext): ShotPainter {
  const site = createSite(context);
  const { light } = context;
  const { seed, keySide } = site;
  const kind = kinds[site.variant] ?? "dunes";
  const sand: Rgb = kind === "mesas" ? [206, 128, 84] : [232, 184, 122];
  const ground = site.terrain((pixels) => paintSandRipples(site, sand, kind, pixels), 8);
  const blown = site.terrain(
    (pixels) =>
      paintBlown(site, "blown sand", {
        colour: mix(sand, [255, 240, 214], 0.5),
        stretch: 6,
        from: 0.58,
        strength: 0.7,
        pixels: pixels / 2,
      }),
    12,
  );
  const common = { light, season: "summer", snow: false, keySide } as const;
  const palms =
    kind === "oasis"
      ? variants(3, (index) =>
          site.sprite(paintTree({ ...common, kind: "palm", height: site.pixels(6.5, 13), seed: seed + index }), 6.5),
        )
      : [];
  const cactuses = kind === "mesas" ? variants(3, (index) => site.sprite(paintCactus(site, index), 3.4)) : [];
  const stones = variants(3, (index) =>
    site.sprite(
      paintRock({
        height: site.pixels(0.9, 7),
        wide: 1.8,
        light,
        seed: seed + index,
        colour: kind === "mesas" ? [176, 98, 66] : [176, 144, 110],
        keySide,
        rough: 0.8,
        cover: { colour: sand, share: 0.22 },
      }),
      0.9,
    ),
  );
  const scrub = variants(2, (index) =>
    site.sprite(
      paintTuft({
        height: site.pixels(0.5, 5),
        light,
        seed: seed + index,
        colours:
          kind === "oasis"
            ? [
                [58, 92, 44],
                [104, 142, 60],
                [166, 186, 92],
              ]
            : [
                [104, 92, 56],
                [150, 134, 84],
                [204, 184, 128],
              ],
        keySide,
        blades: 46,
        wide: 1.6,
      }),
      0.5,
    ),
  );
  const bush = site.sprite(
    paintBush({
      height: site.pixels(1, 8),
      light,
      seed,
      colours:
        kind === "oasis"
          ? [
              [46, 84, 42],
              [84, 126, 54],
              [132, 164, 76],
            ]
          : [
              [88, 86, 58],
              [126, 122, 80],
              [170, 160, 110],
            ],
      keySide,
      snow: false,
    }),
    1,
  );

  const props = (cell: number): readonly Prop[] => {
    const random = seededRandom(seed, `desert ${cell}`);
    const placed: Prop[] = [];
    const z0 = cell * cellMetres;
    const pick = (sprites: readonly Sprite[]): Sprite => pickSprite(sprites, random);
    const beside = (from: number, to: number): { x: number; z: number } => {
      const z = z0 + random() * cellMetres;
      return { x: (random() < 0.5 ? -1 : 1) * (from + random() * (to - from)), z };
    };
    const inPool = ({ x, z }: { x: number; z: number }): boolean =>
      kind === "oasis" && ((x - pool.x) / (pool.wide + 0.4)) ** 2 + ((z - pool.z) / (pool.deep + 0.4)) ** 2 < 1;
    const put = (prop: Prop): void => {
      if (!inPool(prop)) placed.push(prop);
    };
    const few = kind === "dunes" ? 0.35 : 1;
    for (let index = 0; index < 4 * few; index++)
      put({
        sprite: pick(stones),
        ...beside(2.4, 14),
        scale: 0.3 + random() * random() * 1.6,
        flip: random() < 0.5,
        shade: 1.1,
      });
    for (let index = 0; index < (kind === "dunes" ? 2 : 9); index++)
      put({
        sprite: pick(scrub),
        ...beside(1.6, 10),
        scale: 0.6 + random() * 0.7,
        flip: random() < 0.5,
        sway: 0.07,
        shade: 0.5,
      });
    if (kind === "mesas") {
      for (let index = 0; index < 3; index++)
        put({
          sprite: pick(cactuses),
          ...beside(3.6, 18),
          scale: 0.6 + random() * 0.5,
          flip: random() < 0.5,
          shade: 0.8,
        });
      for (let index = 0; index < 3; index++)
        put({
          sprite: bush,
          ...beside(2.8, 14),
          scale: 0.5 + random() * 0.5,
          flip: random() < 0.5,
          sway: 0.01,
          shade: 1,
        });
    }
    if (kind === "oasis" && cell < 4) {
      for (let index = 0; index < 6; index++) {
        const angle = random() * 6.283;
        const at = {
          x: pool.x + Math.cos(angle) * (pool.wide + 0.6 + random() * 2),
          z: pool.z + Math.sin(angle) * (pool.deep + 0.5 + random() * 2),
        };
        if (at.z < pool.z - 1 && at.x < 3.4) continue;
        put({
          sprite: pick(palms),
          ...at,
          scale: 0.75 + random() * 0.5,
          flip: random() < 0.5,
          sway: 0.016,
          shade: 1.1,
        });
      }
      for (let index = 0; index < 16; index++) {
        const angle = random() * 6.283;
        put({
          sprite: random() < 0.4 ? bush : pick(scrub),
          x: pool.x + Math.cos(angle) * (pool.wide + 0.3 + random() * 1.4),
          z: pool.z + Math.sin(angle) * (pool.deep + 0.3 + random() * 1.4),
          scale: 0.6 + random() * 0.7,
          sway: 0.03,
          shade: 0.8,
          flip: random() < 0.5,
        });
      }
    }
    return placed;
  };

  function paintGround(view: LandView): void {
    const { target, camera, moment } = view;
    const rows = site.rows(farGround);
    paintTerrain(target, camera, ground, rows);
    target.globalAlpha = 0.4;
    paintTerrain(target, camera, blown, {
      ...rows,
      rowPixels: rows.rowPixels * 2,
      farMetres: 60,
      movedX: moment.seconds * 4.2,
      movedZ: moment.seconds * 0.6,
      sheer: true,
    });
    target.globalAlpha = 1;
    veilGround(site, view, { farMetres: farGround });
    if (kind === "oasis") paintPool(site, view);
  }

  return buildLand(site, {
    startZ,
    halfWidth: 3,
    spots: {
      rock: { x: 1.5, y: 0.55, z: 0.3 },
      bench: { x: 1.4, y: 0.45, z: 0.3 },
      water: { x: pool.x - 0.6, y: -0.2, z: pool.z - startZ },
      sky: { x: 0, y: 4, z: 8 },
    },
    emptyRise: 0.8,
    emptyHorizon: 0.53,
    backdrops: backdropsOf(site, kind, sand),
    paintBehind: (view) => paintBirds(site, view, { count: 3, over: 0.26, size: 12 }),
    paintGround,
    cellMetres,
    props,
    propsFar: 80,
    paintAir: (view) => paintShimmer(site, view, sand),
  });
}

function backdropsOf(site: Site, kind: Kind, sand: Rgb): readonly Backdrop[] {
  const dune = (
    feature: string,
    depth: number,
    highMetres: number,
    count: number,
    haze: number,
    relief = 0.62,
  ): Backdrop =>
    site.hills(feature, { depth, highMetres, hills: { height: 0.46, relief, count, colour: sand, dune: true }, haze });
  if (kind === "mesas")
    return [
      site.hills("red plateau", {
        depth: 1100,
        highMetres: 120,
        hills: { height: 0.5, relief: 0.1, count: 5, colour: [176, 106, 84] },
        haze: Math.max(0.55, site.haze(260)),
      }),
      site.backdrop({ depth: 620, highMetres: 150, share: 0.8 }, (wide, high) =>
        paintMesas(site, {
          width: wide,
          height: high,
          feature: "far mesas",
          count: 7,
          haze: Math.max(0.34, site.haze(150)),
        }),
      ),
      site.backdrop({ depth: 300, highMetres: 96, share: 0.8 }, (wide, high) =>
        paintMesas(site, {
          width: wide,
          height: high,
          feature: "mesas",
          count: 4,
          haze: Math.max(0.14, site.haze(60)),
        }),
      ),
      dune("near rise", 110, 5, 4, Math.max(0.1, site.haze(30)), 0.4),
    ];
  return [
    dune("far dunes", 900, 130, 4, Math.max(0.5, site.haze(220))),
    dune("dunes", 380, 66, 3, Math.max(0.26, site.haze(100))),
    dune("near dunes", 110, 15, 2.4, Math.max(0.1, site.haze(40))),
  ];
}

/** Sand that the wind has combed. */
function paintSandRipples(site: Site, colour: Rgb, kind: Kind, pixels: number): Surface {
  const noise = createTileNoise(site.seed, "sand ripples");
  const combed = kind === "mesas" ? 0.25 : 1;
  const surface = paintTile(pixels, (u, v) => {
    const phase = (bent: number): number => Math.sin((bent * 26 + noise(u, bent, 4, 3) * 5.5) * 6.283);
    const slope = phase(v) * combed;
    const dent = noise(u + 0.008, v, 10, 3) - noise(u, v, 10, 3);
    const fine = noise(u, v, 110, 2);
    const lightness = clamp(0.6 + slope * 0.2 + dent * 1.9 * site.keySide, 0, 1);
    return site.tone(scaled(colour, 0.86 + fine * 0.18 + (noise(u, v, 5, 3) - 0.5) * 0.14), lightness);
  });
  const size = pixels / 512;
  strew(surface, site.random("desert stones"), { count: kind === "mesas" ? 700 : 90, reach: 5 * size }, (draw) => {
    const long = (0.6 + draw() * draw() * 3) * size;
    const tone = 0.55 + draw() * 0.6;
    return (context) => {
      context.fillStyle = css(site.tone(scaled(colour, 0.3), 0.1), 0.5);
      context.beginPath();
      context.ellipse(-0.4 * long * site.keySide, 0.3 * long, long, long * 0.6, 0, 0, 6.3);
      context.fill();
      context.fillStyle = css(site.tone(scaled(colour, tone), 0.8));
      context.beginPath();
      context.ellipse(0, 0, long, long * 0.62, 0, 0, 6.3);
      context.fill();
    };
  });
  return surface;
}

/** A saguaro: ribbed columns, lit from one side. */
function paintCactus(site: Site, index: number): Surface {
  const high = site.pixels(3.4, 9);
  const surface = createSurface(high * 0.66, high);
  const { context, width, height } = surface;
  const random = site.random(`cactus ${index}`);
  const green: Rgb = [92, 128, 72];
  const column = (points: readonly (readonly [number, number])[], thick: number): void => {
    context.lineCap = "round";
    context.lineJoin = "round";
    for (const [share, shift, colour] of [
      [1, 0, css(site.tone(scaled(green, 0.5), 0.05))],
      [0.78, 0.08, css(site.tone(scaled(green, 0.8), 0.4))],
      [0.46, 0.2, css(site.tone(green, 0.8))],
      [0.14, 0.3, css(site.tone(scaled(green, 1.3), 1))],
    ] as const) {
      context.strokeStyle = colour;
      context.lineWidth = thick * share;
      context.beginPath();
      for (const [x, y] of points) context.lineTo(x + shift * thick * site.keySide, y);
      context.stroke();
    }
    context.strokeStyle = css(site.tone([40, 62, 38], 0.1), 0.5);
    context.lineWidth = Math.max(0.5, thick * 0.035);
    for (const rib of [-0.3, -0.16, 0.02, 0.2]) {
      context.beginPath();
      for (const [x, y] of points) context.lineTo(x + rib * thick, y);
      context.stroke();
    }
  };
  const middle = width / 2;
  const thick = height * 0.115;
  const top = height * (0.07 + random() * 0.1);
  for (const side of [-1, 1]) {
    if (index === 2 && side > 0) continue;
    const joint = height * (0.5 + random() * 0.16);
    const out = width * (0.28 + random() * 0.06) * side;
    const rise = height * (0.2 + random() * 0.2);
    column(
      [
        [middle, joint],
        [middle + out * 0.7, joint],
        [middle + out, joint - height * 0.05],
        [middle + out, joint - rise],
      ],
      thick * 0.72,
    );
  }
  column(
    [
      [middle, height],
      [middle, height * 0.6],
      [middle, top],
    ],
    thick,
  );
  return surface;
}

/** Still water among palms: it shows the sky, and the bank's reflection in its far part. */
function paintPool(site: Site, { target, camera, moment }: LandView): void {
  const { width, height } = site.context;
  const { light } = site;
  const outline = (grown: number): void => {
    target.beginPath();
    for (let step = 0; step <= 40; step++) {
      const angle = (step / 40) * 6.2832;
      const wobble = 1 + 0.08 * Math.sin(angle * 3 + 1) + 0.05 * Math.sin(angle * 5);
      const at = project(
        camera,
        pool.x + Math.cos(angle) * (pool.wide + grown) * wobble,
        0,
        Math.max(camera.z + 0.5, pool.z + Math.sin(angle) * (pool.deep + grown) * wobble),
      );
      target.lineTo(at.x, at.y);
    }
    target.closePath();
  };
  target.fillStyle = css(site.tone([138, 104, 66], 0.3), 0.75);
  outline(0.35);
  target.fill();
  target.save();
  outline(0);
  target.clip();
  const top = project(camera, pool.x, 0, pool.z + pool.deep).y;
  const bottom = project(camera, pool.x, 0, Math.max(camera.z + 1, pool.z - pool.deep)).y;
  const water = target.createLinearGradient(0, top, 0, bottom);
  water.addColorStop(0, css(mix(site.tone([54, 92, 60], 0.3), light.sky.at(-2)?.[1] ?? light.hazeSun, 0.25)));
  water.addColorStop(0.3, css(mix(site.tone([46, 128, 132], 0.6), light.sky.at(-2)?.[1] ?? light.hazeSun, 0.55)));
  water.addColorStop(1, css(mix(site.tone([30, 110, 128], 0.5), light.sky.at(1)?.[1] ?? light.hazeAway, 0.5)));
  target.fillStyle = water;
  target.fillRect(0, top - 2, width, height);
  target.fillStyle = css(light.sun.colour, 0.4);
  target.beginPath();
  for (let line = 0; line < 46; line++) {
    const v = (line * 0.618) % 1;
    const y = top + (bottom - top) * (v * v);
    const x = (((line * 0.377 + moment.seconds * 0.01 * (0.4 + v)) % 1) + 0) * width;
    const long = width * (0.012 + 0.05 * v) * (0.5 + 0.5 * Math.sin(moment.seconds * 1.6 + line * 2.2));
    if (long > 1) target.rect(x, y, long, Math.max(0.6, 1.6 * site.unit * (0.4 + v)));
  }
  target.fill();
  target.restore();
}

/** Hot air trembles over the far ground by day. */
function paintShimmer(site: Site, { target, camera, moment }: LandView, sand: Rgb): void {
  const { width, height, light } = site.context;
  if (light.sun.moon || light.sun.height < 1) return;
  target.fillStyle = css(mix(site.tone(sand, 1), [255, 255, 255], 0.5), 0.16);
  for (let band = 0; band < 5; band++) {
    const y =
      camera.horizonY + height * (0.004 + band * 0.006) + Math.sin(moment.seconds * 3 + band * 2) * height * 0.0016;
    target.fillRect(0, y, width, height * 0.0028);
  }
}
