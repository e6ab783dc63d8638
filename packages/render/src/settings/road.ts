import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { project } from "../scene/camera.ts";
import { seededRandom } from "../scene/random.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import { settingVariants } from "../setting-variants.ts";
import { paintBirds } from "./land/birds.ts";
import { buildLand, type LandView } from "./land/build-land.ts";
import { paintDirt, paintSnowCover, paintTurf } from "./land/grounds.ts";
import { paintMesas } from "./land/mesa.ts";
import { paintBush, paintTuft } from "./land/plant.ts";
import { paintRock } from "./land/rock.ts";
import { createSite, paintRow, type Backdrop, type Site } from "./land/site.ts";
import { variants, pickSprite, type Prop, type Sprite } from "./land/sprite.ts";
import { paintTerrain } from "./land/terrain.ts";
import { createTileNoise, paintTile } from "./land/tile.ts";
import { traceStrip } from "./land/trace-strip.ts";
import { paintTree } from "../flora/tree.ts";
import { veilGround } from "./land/veil-ground.ts";
import { paintRidge } from "./mountain-relief.ts";
import { planRoadWay } from "./road-way.ts";

const startZ = 11;
/** Where the ground ends and the nearest backdrop stands, metres. */
const farGrounds = { fields: 150, desert: 360, pass: 150 } as const;
/** Metres to which things stand beside the road. */
const propsFar = 150;
const cellMetres = 12;
/** From the road's middle: border of the asphalt, white line, border of the gravel, posts, poles. Metres. */
const road = { half: 3.7, line: 3.35, gravel: 4.8, posts: 5.1, poles: 8.4 } as const;
const poleMetres = { apart: 36, high: 7.2 } as const;
const dash = { long: 3, apart: 9 } as const;

type Kind = "fields" | "desert" | "pass";

const kinds: readonly Kind[] = settingVariants.road;

/** A country road that runs to the horizon: between fields, through red rock, up to a pass between spruces. */
export function buildRoad(context: ShotContext): ShotPainter {
  const site = createSite(context);
  const { light, height } = context;
  const { season } = context.shot.setting;
  const { seed, snowy, keySide } = site;
  const kind = kinds[site.variant] ?? "fields";
  const farGround = farGrounds[kind];
  const way = planRoadWay(context.shot, { seed, startZ });
  const colours = coloursOf(site, kind);
  const ground = site.terrain(
    (pixels) =>
      snowy
        ? paintSnowCover(site, pixels)
        : kind === "desert"
          ? paintDirt(site, pixels, { colour: colours.grass, stones: 160, stone: colours.patch })
          : paintTurf(site, pixels, colours),
    10,
  );
  const asphalt = site.terrain((pixels) => paintAsphalt(site, pixels / 2), 6);
  const gravel = site.terrain(
    (pixels) =>
      snowy
        ? paintSnowCover(site, pixels / 2)
        : paintDirt(site, pixels / 2, { colour: colours.gravel, stones: 420, stone: [178, 170, 158] }),
    5,
  );
  const tufts = variants(3, (index) =>
    site.sprite(
      paintTuft({
        height: site.pixels(0.55, 5),
        light,
        seed: seed + index,
        colours: colours.blades,
        keySide,
        blades: kind === "desert" ? 34 : 56,
        wide: 1.7,
        ...(colours.flowers !== undefined && index === 0 ? { flowers: colours.flowers } : {}),
      }),
      0.55,
    ),
  );
  const bushes = variants(2, (index) =>
    site.sprite(
      paintBush({
        height: site.pixels(1.2, 10),
        light,
        seed: seed + index,
        colours: colours.bush,
        keySide,
        snow: snowy,
      }),
      1.2,
    ),
  );
  const rocks = variants(2, (index) =>
    site.sprite(
      paintRock({
        height: site.pixels(1.2, 10),
        wide: 1.7,
        light,
        seed: seed + index,
        colour: kind === "desert" ? [176, 98, 66] : [124, 120, 118],
        keySide,
        rough: 0.8,
        cover: { colour: snowy ? [238, 243, 250] : colours.grass, share: 0.3 },
      }),
      1.2,
    ),
  );
  const common = { light, season, snow: snowy, keySide };
  const trees =
    kind === "desert"
      ? []
      : variants(3, (index) =>
          site.sprite(
            paintTree({
              ...common,
              kind: kind === "pass" ? "spruce" : index === 2 ? "birch" : "broadleaf",
              height: site.pixels(9, 16),
              seed: seed + index,
            }),
            9,
          ),
        );
  const post = site.sprite(paintPost(site), 0.95);
  const pole = kind === "pass" ? undefined : site.sprite(paintPole(site), poleMetres.high);
  const sign = site.sprite(paintSign(site), 2.5);

  const props = (cell: number): readonly Prop[] => {
    const random = seededRandom(seed, `road ${cell}`);
    const placed: Prop[] = [];
    const z0 = cell * cellMetres;
    const pick = (sprites: readonly Sprite[]): Sprite => pickSprite(sprites, random);
    const beside = (from: number, to: number): { readonly x: number; readonly z: number } => {
      const z = z0 + random() * cellMetres;
      const out = from + (to - from) * random() ** 1.5;
      return { x: way.middleAt(z) + (random() < 0.5 ? -1 : 1) * out * way.across, z };
    };
    const put = (
      sprites: readonly Sprite[],
      at: { x: number; z: number },
      rest: Omit<Prop, "sprite" | "x" | "z">,
    ): void => {
      const sprite = pick(sprites);
      if (sprite !== undefined) placed.push({ sprite, ...at, flip: random() < 0.5, ...rest });
    };
    const tuftCount = snowy ? 8 : kind === "desert" ? 12 : 34;
    for (let index = 0; index < tuftCount; index++)
      put(tufts, beside(5, 18), { scale: 0.6 + random() * 0.7, sway: 0.06, shade: kind === "desert" ? 0.4 : 0 });
    for (let index = 0; index < 2; index++)
      put(bushes, beside(7, 30), { scale: 0.6 + random() * 0.7, sway: 0.01, shade: 1 });
    if (kind !== "fields" && random() < 0.8) put(rocks, beside(7, 26), { scale: 0.5 + random() * 1.1, shade: 1.1 });
    const treeCount = kind === "pass" ? 7 : kind === "fields" && random() < 0.6 ? 1 : 0;
    for (let index = 0; index < treeCount; index++)
      put(trees, beside(kind === "pass" ? 8.5 : 11, kind === "pass" ? 36 : 34), {
        scale: 0.7 + random() * 0.6,
        sway: 0.005,
        shade: 2.2,
      });
    for (const side of [-1, 1])
      placed.push({ sprite: post, x: way.middleAt(z0) + side * road.posts * way.across, z: z0, flip: side > 0 });
    if (pole !== undefined && (cell * cellMetres) % poleMetres.apart === 0)
      placed.push({ sprite: pole, x: poleX(z0), z: z0, shade: 0.5 });
    if (cell === 3) placed.push({ sprite: sign, x: way.middleAt(z0 + 2) + 5.9 * way.across, z: z0 + 2, shade: 0.4 });
    return placed;
  };
  const poleX = (z: number): number => way.middleAt(z) - road.poles * way.across;

  const strip = (view: LandView, from: number, to: number, far: number): void =>
    traceStrip(view, {
      middleAt: (z) => way.middleAt(z) + ((from + to) / 2) * way.across,
      half: ((to - from) / 2) * way.across,
      ragged: 0,
      seed,
      farMetres: far,
    });

  function paintGround(view: LandView): void {
    const { target, camera } = view;
    const rows = site.rows(farGround);
    paintTerrain(target, camera, ground, rows);
    target.save();
    traceStrip(view, {
      middleAt: way.middleAt,
      half: road.gravel * way.across,
      ragged: 0.7,
      seed,
      farMetres: farGround,
    });
    target.clip();
    paintTerrain(target, camera, gravel, { ...rows, farMetres: 60, bend: way.middleAt });
    target.restore();
    target.save();
    strip(view, -road.half, road.half, farGround);
    target.clip();
    paintTerrain(target, camera, asphalt, { ...rows, bend: way.middleAt });
    target.restore();
    paintMarkings(view);
    veilGround(site, view, { farMetres: farGround });
  }

  function paintMarkings(view: LandView): void {
    const { target, camera } = view;
    // Tyres polish two tracks in each lane; where snow lies they are what is left of the asphalt.
    target.fillStyle = snowy ? css(site.tone([86, 90, 100], 0.4), 0.5) : "rgba(6,6,12,0.14)";
    for (const middle of [-2.5, -0.95, 0.95, 2.5]) {
      strip(view, middle - 0.28, middle + 0.28, 90);
      target.fill();
    }
    const wet = Math.max(0, light.wet - 0.1);
    if (wet > 0) {
      const sheen = target.createLinearGradient(0, camera.horizonY, 0, height);
      const sky = light.sky.at(-1)?.[1] ?? light.hazeSun;
      sheen.addColorStop(0, css(sky, 0.6 * wet));
      sheen.addColorStop(0.35, css(sky, 0.22 * wet));
      sheen.addColorStop(1, css(sky, 0.03 * wet));
      target.fillStyle = sheen;
      strip(view, -road.half, road.half, farGround);
      target.fill();
    }
    const worn = snowy ? 0.35 : 0.86;
    target.fillStyle = css(site.tone([240, 238, 230], 0.75), worn);
    for (const side of [-1, 1]) {
      strip(view, side * road.line - 0.07, side * road.line + 0.07, farGround);
      target.fill();
    }
    target.fillStyle = css(site.tone(kind === "desert" ? [250, 196, 66] : [240, 238, 230], 0.8), worn);
    if (kind === "desert" && site.seed % 2 === 0) {
      strip(view, -0.22, -0.1, farGround);
      target.fill();
    }
    target.beginPath();
    const first = Math.floor((camera.z + 0.7) / dash.apart);
    for (let index = first; index * dash.apart < camera.z + 110; index++) {
      const near = Math.max(camera.z + 0.7, index * dash.apart);
      const far = index * dash.apart + dash.long;
      if (far <= near) continue;
      for (const [z, side] of [
        [near, -1],
        [far, -1],
        [far, 1],
        [near, 1],
      ] as const) {
        const at = project(camera, way.middleAt(z) + side * 0.075 * way.across, 0, z);
        if (z === near && side < 0) target.moveTo(at.x, at.y);
        else target.lineTo(at.x, at.y);
      }
      target.closePath();
    }
    target.fill();
  }

  /** Two wires hang from pole to pole. */
  function paintWires({ target, camera }: LandView): void {
    if (kind === "pass") return;
    target.strokeStyle = css(mix(site.tone([44, 40, 44], 0.2), site.air, 0.25), 0.75);
    target.lineWidth = Math.max(0.6, 1.3 * site.unit);
    const first = Math.ceil((camera.z + 1.2) / poleMetres.apart) - 1;
    for (const [aside, high] of [
      [-0.8, 6.7],
      [0.8, 6.7],
      [0, 7.1],
    ] as const) {
      target.beginPath();
      for (let span = first; span < first + 4; span++) {
        for (let step = 0; step <= 10; step++) {
          const t = step / 10;
          const z = (span + t) * poleMetres.apart;
          if (z - camera.z < 1.2) continue;
          const from = poleX(span * poleMetres.apart);
          const to = poleX((span + 1) * poleMetres.apart);
          const at = project(camera, from + (to - from) * t + aside, high - 3.2 * t * (1 - t), z);
          if (step === 0 && span === first) target.moveTo(at.x, at.y);
          else target.lineTo(at.x, at.y);
        }
      }
      target.stroke();
    }
  }

  return buildLand(site, {
    startZ,
    halfWidth: way.halfWidth,
    spots: { rock: { x: 1.5, y: 0.5, z: 0.3 }, bench: { x: 1.4, y: 0.45, z: 0.3 }, sky: { x: 0, y: 4, z: 8 } },
    emptyRise: 0.5,
    emptyHorizon: 0.5,
    backdrops: backdropsOf(site, kind, colours),
    paintBehind: (view) => paintBirds(site, view, { count: 5, over: 0.24, size: 8 }),
    paintGround: (view) => {
      paintGround(view);
      paintWires(view);
    },
    cellMetres,
    props,
    propsFar,
  });
}

interface RoadColours {
  readonly grass: Rgb;
  readonly patch: Rgb;
  readonly blade: Rgb;
  readonly gravel: Rgb;
  readonly blades: readonly Rgb[];
  readonly flowers?: readonly Rgb[];
  readonly bush: readonly Rgb[];
}

function coloursOf(site: Site, kind: Kind): RoadColours {
  const autumn = site.context.shot.setting.season === "autumn";
  if (site.snowy)
    return {
      grass: [228, 234, 244],
      patch: [240, 244, 250],
      blade: [206, 212, 220],
      gravel: [212, 218, 228],
      blades: [
        [128, 110, 84],
        [176, 158, 126],
        [226, 222, 216],
      ],
      bush: [
        [92, 84, 78],
        [128, 116, 104],
        [236, 242, 250],
      ],
    };
  if (kind === "desert")
    return {
      grass: [202, 136, 92],
      patch: [170, 104, 72],
      blade: [150, 130, 80],
      gravel: [188, 140, 104],
      blades: [
        [104, 92, 56],
        [156, 138, 84],
        [206, 188, 124],
      ],
      bush: [
        [84, 88, 54],
        [122, 124, 76],
        [164, 160, 104],
      ],
    };
  const blades: readonly Rgb[] = autumn
    ? [
        [104, 92, 46],
        [160, 138, 66],
        [214, 188, 104],
      ]
    : [
        [54, 88, 40],
        [98, 140, 56],
        [156, 186, 88],
      ];
  return {
    grass: autumn ? [150, 132, 66] : kind === "pass" ? [92, 122, 62] : [116, 146, 62],
    patch: autumn ? [126, 106, 58] : [86, 118, 52],
    blade: blades[2] ?? [156, 186, 88],
    gravel: [150, 140, 124],
    blades,
    flowers: autumn
      ? [[206, 150, 74]]
      : [
          [250, 248, 240],
          [246, 206, 84],
          [150, 116, 214],
        ],
    bush: autumn
      ? [
          [140, 66, 36],
          [200, 110, 48],
          [236, 164, 70],
        ]
      : [
          [46, 80, 42],
          [76, 118, 54],
          [118, 156, 72],
        ],
  };
}

function backdropsOf(site: Site, kind: Kind, colours: RoadColours): readonly Backdrop[] {
  const { light, seed, snowy } = site;
  const { season } = site.context.shot.setting;
  if (kind === "desert") {
    const mesas = (feature: string, depth: number, highMetres: number, count: number, least: number): Backdrop =>
      site.backdrop({ depth, highMetres, share: 0.75 }, (width, height) =>
        paintMesas(site, { width, height, feature, count, haze: Math.max(least, site.haze(depth * 0.4)) }),
      );
    return [mesas("road far mesas", 900, 150, 6, 0.5), mesas("road mesas", farGrounds.desert + 2, 74, 4, 0.22)];
  }
  const wood: Rgb = snowy ? [150, 158, 160] : season === "autumn" && kind === "fields" ? [170, 98, 44] : [54, 88, 52];
  const range = (feature: string, depth: number, highMetres: number, haze: number, peaks: number): Backdrop =>
    site.backdrop({ depth, highMetres, share: 0.7 }, (width, height) =>
      paintRidge({
        width,
        height,
        ridge: {
          height: 0.5,
          relief: 0.66,
          peaks,
          rock: [124, 122, 138],
          haze: Math.min(0.88, haze + 0.3 * site.haze(160)),
          snowLine: snowy ? 0.2 : 0.5,
          forest: 0.35,
        },
        light,
        seed,
        feature,
      }),
    );
  const hills = (feature: string, depth: number, highMetres: number, count: number, haze: number): Backdrop =>
    site.hills(feature, {
      depth,
      highMetres,
      hills: {
        height: 0.52,
        relief: 0.5,
        count,
        colour: colours.grass,
        patches: snowy ? [240, 244, 250] : kind === "fields" ? [214, 184, 96] : colours.patch,
        wood: kind === "pass" ? 1 : 0.4,
        woodColour: wood,
      },
      haze: Math.max(haze, site.haze(depth * 0.4)),
    });
  if (kind === "pass")
    return [
      range("pass range", 1300, 430, 0.36, 3.4),
      hills("pass shoulder", 420, 92, 3, 0.3),
      hills("pass wood", farGrounds.pass + 2, 22, 5, 0.16),
    ];
  const row = site.sprite(
    paintTree({
      kind: "broadleaf",
      height: site.pixels(9, 60),
      light,
      seed: seed + 9,
      season,
      snow: snowy,
      keySide: site.keySide,
    }),
    9,
  );
  return [
    hills("road far hills", 620, 86, 4, 0.42),
    hills("road hills", 280, 26, 3, 0.22),
    site.backdrop({ depth: farGrounds.fields + 2, highMetres: 10, share: 0.8 }, (width, height) =>
      paintRow(
        site,
        { width, height },
        {
          sprites: [row],
          feature: "road hedge",
          count: 30,
          haze: Math.max(0.18, site.haze(60)),
          from: 0.14,
          to: 0.6,
          ground: site.tone(scaled(colours.grass, 0.7), 0.4),
        },
      ),
    ),
  ];
}

/** Grey stone in tar, patched here and there, white where snow lies. */
function paintAsphalt(site: Site, pixels: number): Surface {
  const noise = createTileNoise(site.seed, "asphalt");
  const wet = 1 - 0.35 * site.light.wet;
  return paintTile(pixels, (u, v) => {
    const grain = noise(u, v, 96, 2);
    const broad = noise(u, v, 3, 3);
    const grey = (92 + (grain - 0.5) * 62 + (broad - 0.5) * 26) * wet;
    const bare: Rgb = [grey, grey, grey * 1.04];
    const snow: Rgb = [214, 220, 232];
    return site.tone(site.snowy ? mix(bare, snow, 0.45 + 0.5 * broad) : bare, 0.35 + 0.3 * grain);
  });
}

/** A white post with a dark band and a reflector. */
function paintPost(site: Site): Surface {
  const high = site.pixels(0.95, 5);
  const surface = createSurface(high * 0.24, high);
  const { context, width, height } = surface;
  const body = context.createLinearGradient(0, 0, width, 0);
  body.addColorStop(0, css(site.tone([236, 236, 232], site.keySide > 0 ? 0.15 : 0.95)));
  body.addColorStop(1, css(site.tone([236, 236, 232], site.keySide > 0 ? 0.95 : 0.15)));
  context.fillStyle = body;
  context.beginPath();
  context.moveTo(width * 0.26, height);
  context.lineTo(width * 0.26, height * 0.06);
  context.lineTo(width * 0.74, 0);
  context.lineTo(width * 0.74, height);
  context.fill();
  context.fillStyle = css(site.tone([36, 36, 42], 0.4));
  context.fillRect(width * 0.26, height * 0.16, width * 0.48, height * 0.22);
  context.fillStyle = css(mix(site.tone([240, 236, 226], 0.8), [255, 236, 190], 0.6 * site.light.lamps));
  context.fillRect(width * 0.4, height * 0.2, width * 0.2, height * 0.14);
  return surface;
}

/** A telegraph pole: a weathered trunk with a crossarm and insulators. */
function paintPole(site: Site): Surface {
  const high = site.pixels(poleMetres.high, 14);
  const surface = createSurface(high * 0.3, high);
  const { context, width, height } = surface;
  const half = height * 0.013;
  const body = context.createLinearGradient(width / 2 - half, 0, width / 2 + half, 0);
  body.addColorStop(0, css(site.tone([112, 88, 68], site.keySide > 0 ? 0.05 : 0.9)));
  body.addColorStop(1, css(site.tone([112, 88, 68], site.keySide > 0 ? 0.9 : 0.05)));
  context.fillStyle = body;
  context.fillRect(width / 2 - half, 0, 2 * half, height);
  context.fillStyle = css(site.tone([96, 74, 58], 0.4));
  context.fillRect(width * 0.1, height * 0.075, width * 0.8, height * 0.018);
  context.fillStyle = css(site.tone([170, 196, 190], 0.7));
  for (const x of [0.13, 0.87])
    context.fillRect(width * x - height * 0.006, height * 0.052, height * 0.012, height * 0.024);
  return surface;
}

/** A yellow diamond that tells of a bend. */
function paintSign(site: Site): Surface {
  const high = site.pixels(2.5, 8);
  const surface = createSurface(high * 0.42, high);
  const { context, width, height } = surface;
  context.fillStyle = css(site.tone([150, 152, 158], 0.5));
  context.fillRect(width * 0.47, height * 0.2, width * 0.06, height * 0.8);
  const diamond = (radius: number, colour: string): void => {
    context.fillStyle = colour;
    context.beginPath();
    context.moveTo(width / 2, width / 2 - radius);
    context.lineTo(width / 2 + radius, width / 2);
    context.lineTo(width / 2, width / 2 + radius);
    context.lineTo(width / 2 - radius, width / 2);
    context.fill();
  };
  diamond(width * 0.5, css(site.tone([40, 38, 36], 0.5)));
  diamond(width * 0.45, css(site.tone([248, 196, 60], 0.85)));
  context.strokeStyle = css(site.tone([34, 32, 32], 0.4));
  context.lineWidth = width * 0.08;
  context.beginPath();
  context.moveTo(width * 0.46, width * 0.7);
  context.quadraticCurveTo(width * 0.46, width * 0.5, width * 0.54, width * 0.46);
  context.quadraticCurveTo(width * 0.6, width * 0.42, width * 0.58, width * 0.3);
  context.stroke();
  return surface;
}
