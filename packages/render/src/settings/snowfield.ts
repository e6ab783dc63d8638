import { fadeFoot } from "./land/fade-foot.ts";
import { paintPuff } from "./land/smoke.ts";
import { paintBlown } from "./land/blown.ts";
import { clamp, css, mix, scaled, smoothStep, type Rgb } from "../scene/colour.ts";
import { createLight } from "../scene/light.ts";
import { hashUnit, seededRandom } from "../scene/random.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { createSky } from "../scene/sky.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import { settingVariants } from "../setting-variants.ts";
import { buildLand, type LandView } from "./land/build-land.ts";
import { paintSnowCover } from "./land/grounds.ts";
import { paintBush, paintTuft } from "./land/plant.ts";
import { paintRock } from "./land/rock.ts";
import { createSite, paintRow, type Backdrop, type Site } from "./land/site.ts";
import { variants, pickSprite, type Prop, type Sprite } from "./land/sprite.ts";
import { paintTerrain } from "./land/terrain.ts";
import { createTileNoise, paintTile } from "./land/tile.ts";
import { paintTree } from "../flora/tree.ts";
import { veilGround } from "./land/veil-ground.ts";
import { paintRidge } from "./mountain-relief.ts";

const startZ = 11;
/** Where the ground ends and the nearest backdrop stands, metres. */
const farGround = 118;
const cellMetres = 12;

type Kind = "spruces" | "ice" | "cabin";

const kinds: readonly Kind[] = settingVariants.snowfield;

/** Snow as far as one sees: spruces under peaks, a cabin with its lights on, pack ice under the polar sky. */
export function buildSnowfield(context: ShotContext): ShotPainter {
  const { setting } = context.shot;
  // Snow throws the light back: shade is brighter and bluer than on green land.
  const light = {
    ...context.light,
    shade: mix(context.light.shade, [186, 206, 246], createLight(setting.timeOfDay, "clear").sun.moon ? 0.14 : 0.36),
  };
  const site = createSite({ ...context, light, shot: { ...context.shot, setting: { ...setting, season: "winter" } } });
  const { glows } = context;
  const { seed, keySide } = site;
  const kind = kinds[site.variant] ?? "spruces";
  const cabinPlace = { x: -Math.min(5.4, site.border(site.castDepth + 11) * 0.5), z: startZ + 11 };
  const ground = site.terrain(
    (pixels) => (kind === "ice" ? paintIce(site, pixels) : paintSnowCover(site, pixels, 0.9)),
    11,
  );
  const spindrift = site.terrain(
    (pixels) =>
      paintBlown(site, "spindrift", {
        colour: [255, 255, 255],
        stretch: 5,
        from: 0.56,
        strength: 0.8,
        pixels: pixels / 2,
      }),
    10,
  );
  const common = { light, season: "winter", snow: true, keySide } as const;
  const spruces =
    kind === "ice"
      ? []
      : variants(4, (index) =>
          site.sprite(paintTree({ ...common, kind: "spruce", height: site.pixels(7.5, 12), seed: seed + index }), 7.5),
        );
  const bare =
    kind === "cabin" ? [site.sprite(paintTree({ ...common, kind: "birch", height: site.pixels(8, 16), seed }), 8)] : [];
  const drifts = variants(2, (index) => site.sprite(paintDrift(site, index), 1.1));
  const stones = variants(2, (index) =>
    site.sprite(
      paintRock({
        height: site.pixels(1.3, 9),
        wide: kind === "ice" ? 1.6 : 1.8,
        light,
        seed: seed + index,
        colour: kind === "ice" ? [206, 236, 255] : [112, 112, 120],
        keySide,
        rough: kind === "ice" ? 1 : 0.6,
        cover: { colour: [244, 248, 255], share: kind === "ice" ? 0.5 : 0.66 },
      }),
      1.3,
    ),
  );
  const grass = site.sprite(
    paintTuft({
      height: site.pixels(0.5, 5),
      light,
      seed,
      colours: [
        [122, 100, 72],
        [176, 148, 108],
        [222, 206, 180],
      ],
      keySide,
      blades: 26,
      wide: 1.4,
    }),
    0.5,
  );
  const shrub = site.sprite(
    paintBush({
      height: site.pixels(1, 8),
      light,
      seed,
      colours: [
        [104, 100, 104],
        [150, 152, 162],
        [244, 248, 254],
      ],
      keySide,
      snow: true,
      berries: [196, 48, 44],
    }),
    1,
  );
  const cabin = kind === "cabin" ? site.sprite(paintCabin(site), 4.4) : undefined;

  const props = (cell: number): readonly Prop[] => {
    const random = seededRandom(seed, `snowfield ${cell}`);
    const placed: Prop[] = [];
    const z0 = cell * cellMetres;
    const pick = (sprites: readonly Sprite[]): Sprite => pickSprite(sprites, random);
    const beside = (from: number, to: number): { x: number; z: number } => {
      const z = z0 + random() * cellMetres;
      return { x: (random() < 0.5 ? -1 : 1) * (from + random() * (to - from) + Math.max(0, z - startZ) * 0.06), z };
    };
    if (kind !== "ice") {
      for (let index = 0; index < (kind === "spruces" ? 7 : 4); index++) {
        const at = beside(4.4, 22);
        if (kind === "cabin" && Math.abs(at.x - cabinPlace.x) < 4 && at.z < cabinPlace.z + 1) continue;
        placed.push({
          sprite: pick(spruces),
          ...at,
          scale: 0.55 + random() * 0.6,
          flip: random() < 0.5,
          sway: 0.004,
          shade: 1.5,
        });
      }
      for (let index = 0; index < 4; index++)
        placed.push({
          sprite: grass,
          ...beside(1.6, 8),
          scale: 0.6 + random() * 0.6,
          sway: 0.08,
          flip: random() < 0.5,
        });
      if (random() < 0.7)
        placed.push({ sprite: shrub, ...beside(3, 9), scale: 0.7 + random() * 0.5, sway: 0.006, shade: 0.8 });
      if (bare[0] !== undefined && random() < 0.7)
        placed.push({
          sprite: bare[0],
          ...beside(6, 16),
          scale: 0.8 + random() * 0.4,
          flip: random() < 0.5,
          sway: 0.006,
          shade: 1,
        });
      if (random() < 0.6)
        placed.push({
          sprite: pick(stones),
          ...beside(3, 9),
          scale: 0.4 + random() * 0.5,
          flip: random() < 0.5,
          shade: 1.2,
        });
    } else {
      for (let index = 0; index < 7; index++)
        placed.push({
          sprite: pick(stones),
          ...beside(3.2, 20),
          scale: 0.4 + random() * random() * 2.2,
          flip: random() < 0.5,
          shade: 1.4,
        });
    }
    for (let index = 0; index < 3; index++)
      placed.push({ sprite: pick(drifts), ...beside(3.4, 13), scale: 0.5 + random() * 0.8, flip: random() < 0.5 });
    if (cabin !== undefined && cell === Math.floor(cabinPlace.z / cellMetres))
      placed.push({ sprite: cabin, ...cabinPlace, shade: 4 });
    return placed;
  };

  function paintGround(view: LandView): void {
    const { target, camera, moment } = view;
    const rows = site.rows(farGround);
    paintTerrain(target, camera, ground, rows);
    target.globalAlpha = setting.weather === "snow" ? 0.7 : 0.42;
    paintTerrain(target, camera, spindrift, {
      ...rows,
      rowPixels: rows.rowPixels * 2,
      farMetres: 70,
      movedX: moment.seconds * 3.6,
      movedZ: moment.seconds * 0.5,
      sheer: true,
    });
    target.globalAlpha = 1;
    veilGround(site, view, { farMetres: farGround });
  }

  function paintAir(view: LandView): void {
    if (kind !== "cabin") return;
    const { target, camera, moment } = view;
    const scale = camera.focal / Math.max(1, cabinPlace.z - camera.z);
    const x = camera.centreX + (cabinPlace.x + 1.5 - camera.x) * scale - view.turn;
    const y = camera.horizonY + (camera.y - 4.3) * scale;
    for (let puff = 0; puff < 16; puff++) {
      const age = (puff / 16 + moment.seconds * 0.09) % 1;
      const drift = age * (1.8 + 0.5 * Math.sin(puff * 1.7)) + 0.15 * Math.sin(moment.seconds + puff);
      target.globalAlpha = 0.34 * (1 - age) * Math.min(1, age * 8);
      const radius = (0.24 + 1.1 * age) * scale;
      target.drawImage(
        smoke.canvas,
        x + drift * scale - radius,
        y - age * 4.4 * scale - radius,
        radius * 2,
        radius * 2,
      );
    }
    target.globalAlpha = 1;
    if (light.windowsLit > 0.15)
      for (const dx of [-1.15, 0.62])
        glows.stamp(target, {
          x: camera.centreX + (cabinPlace.x + dx - camera.x) * scale - view.turn,
          y: camera.horizonY + (camera.y - 1.3) * scale,
          radius: 2.2 * scale,
          colour: [255, 184, 96],
          strength: 0.7 * Math.max(light.lamps, 0.3),
        });
  }
  const smoke = paintPuff(mix(site.tone([236, 236, 244], 0.7), site.air, 0.3));

  return buildLand(site, {
    startZ,
    halfWidth: 3,
    spots: { rock: { x: 1.5, y: 0.6, z: 0.3 }, bench: { x: 1.4, y: 0.45, z: 0.3 }, sky: { x: 0, y: 4, z: 8 } },
    emptyRise: 0.7,
    emptyHorizon: 0.52,
    backdrops: backdropsOf(site, kind, spruces),
    // Northern light shines in the sky, behind the mountains.
    ...(light.sun.moon && setting.weather === "clear" ? { paintSky: paintPolarNight(site) } : {}),
    paintGround,
    cellMetres,
    props,
    propsFar: 80,
    paintAir,
    paintOver: (view) => paintGlint(site, view),
  });
}

function backdropsOf(site: Site, kind: Kind, spruces: readonly Sprite[]): readonly Backdrop[] {
  const { light, seed } = site;
  const range = (
    feature: string,
    depth: number,
    highMetres: number,
    peaks: number,
    haze: number,
    relief: number,
  ): Backdrop =>
    site.backdrop({ depth, highMetres, share: 0.7 }, (wide, high) =>
      paintRidge({
        width: wide,
        height: high,
        ridge: { height: 0.46, relief, peaks, rock: [104, 112, 140], haze, snowLine: 0.34, forest: 0 },
        light,
        seed,
        feature,
      }),
    );
  const fogged = site.haze(150) * 0.4;
  const snow: Rgb = [236, 242, 252];
  if (kind === "ice")
    return [
      range("ice range", 1500, 300, 4, Math.min(0.9, 0.5 + fogged), 0.6),
      site.hills("pressure ridge", {
        depth: 122,
        highMetres: 7,
        hills: { height: 0.4, relief: 0.7, count: 16, colour: [206, 228, 246], dune: true },
        haze: Math.max(0.24, site.haze(90)),
      }),
    ];
  const wood = site.backdrop({ depth: 120, highMetres: 10, share: 0.8 }, (wide, high) =>
    paintRow(
      site,
      { width: wide, height: high },
      {
        sprites: spruces,
        feature: "snow wood",
        count: 54,
        haze: Math.max(0.28, site.haze(70)),
        from: 0.3,
        to: kind === "spruces" ? 0.95 : 0.7,
        ground: site.tone(snow, 0.6),
      },
    ),
  );
  const hills = site.hills("snow hills", {
    depth: 300,
    highMetres: 40,
    hills: { height: 0.5, relief: 0.4, count: 3, colour: snow, wood: 0.45, woodColour: [92, 108, 112] },
    haze: Math.max(0.24, site.haze(110)),
  });
  return kind === "spruces"
    ? [
        range("snow range", 1400, 350, 3.4, Math.min(0.86, 0.22 + fogged), 0.66),
        range("snow foothills", 700, 120, 5, Math.min(0.86, 0.24 + fogged), 0.5),
        hills,
        wood,
      ]
    : [
        site.hills("far snow hills", {
          depth: 700,
          highMetres: 110,
          hills: { height: 0.5, relief: 0.45, count: 3, colour: snow, wood: 0.3, woodColour: [120, 132, 140] },
          haze: Math.max(0.5, site.haze(200)),
        }),
        hills,
        wood,
      ];
}

/** Pack ice: snow with blue leads frozen between the floes. */
function paintIce(site: Site, pixels: number): Surface {
  const noise = createTileNoise(site.seed, "ice");
  return paintTile(pixels, (u, v) => {
    const warp = 0.05 * noise(u, v, 6, 3);
    const seam = 1 - Math.abs(2 * noise(u + warp, v + warp, 5, 2) - 1);
    const lead = smoothStep(0.94, 0.985, seam);
    const fine = noise(u, v, 60, 3);
    const dent = noise(u + 0.008, v, 8, 3) - noise(u, v, 8, 3);
    const snow = mix(
      site.tone([198, 216, 246], 0.1),
      site.tone([248, 252, 255], 1),
      clamp(0.6 + dent * 2.2 * site.keySide + (fine - 0.5) * 0.2, 0, 1),
    );
    const ice = site.tone(scaled([112, 176, 210], 0.8 + fine * 0.4), 0.6);
    return mix(snow, ice, Math.max(lead, 0.5 * smoothStep(0.62, 0.76, noise(u, v, 3, 3))));
  });
}

/** Streaks of blown snow, sheer. */
/** A hump of blown snow. */
function paintDrift(site: Site, index: number): Surface {
  const high = site.pixels(1.1, 7);
  const surface = createSurface(high * 4.4, high);
  const { context, width, height } = surface;
  const random = site.random(`drift ${index}`);
  const top = height * (0.1 + 0.2 * random());
  const peak = width * (0.35 + 0.25 * random());
  const outline = (): void => {
    context.beginPath();
    context.moveTo(0, height);
    context.bezierCurveTo(peak * 0.5, height, peak * 0.72, top, peak, top);
    context.bezierCurveTo(peak + (width - peak) * 0.35, top, peak + (width - peak) * 0.5, height, width, height);
    context.closePath();
  };
  outline();
  context.save();
  context.clip();
  const body = context.createLinearGradient(
    peak - width * 0.3 * site.keySide,
    height,
    peak + width * 0.26 * site.keySide,
    top,
  );
  body.addColorStop(0, css(site.tone([204, 218, 246], 0.05)));
  body.addColorStop(0.5, css(site.tone([236, 242, 252], 0.5)));
  body.addColorStop(1, css(site.tone([254, 254, 255], 1)));
  context.fillStyle = body;
  context.fillRect(0, 0, width, height);
  context.restore();
  fadeFoot(surface, 0.6);
  return surface;
}

/** A log cabin under a thick roof of snow; light in the windows when it is dark. */
function paintCabin(site: Site): Surface {
  const high = site.pixels(4.4, 14);
  const surface = createSurface(high * 1.5, high);
  const { context, width, height } = surface;
  const m = height / 4.4;
  const left = width * 0.14;
  const right = width * 0.86;
  const eaves = height - 2.2 * m;
  const logs = 9;
  for (let row = 0; row < logs; row++) {
    const y = eaves + ((height - eaves) * row) / logs;
    const tall = (height - eaves) / logs;
    const round = context.createLinearGradient(0, y, 0, y + tall);
    round.addColorStop(0, css(site.tone([148, 100, 66], 0.75)));
    round.addColorStop(0.5, css(site.tone([126, 82, 54], 0.5)));
    round.addColorStop(1, css(site.tone([58, 38, 30], 0.1)));
    context.fillStyle = round;
    context.fillRect(left, y, right - left, tall + 0.6);
    for (const x of [left, right]) {
      context.fillStyle = css(site.tone([176, 128, 86], 0.6));
      context.beginPath();
      context.arc(x, y + tall / 2, tall * 0.56, 0, 6.3);
      context.fill();
      context.fillStyle = css(site.tone([120, 84, 58], 0.4));
      context.beginPath();
      context.arc(x, y + tall / 2, tall * 0.28, 0, 6.3);
      context.fill();
    }
  }
  const lit = site.light.windowsLit > 0.15;
  const window = (x: number): void => {
    const wide = 0.95 * m;
    const tall = 0.85 * m;
    const y = eaves + 0.5 * m;
    context.fillStyle = css(site.tone([92, 60, 42], 0.5));
    context.fillRect(x - wide / 2 - 0.08 * m, y - 0.08 * m, wide + 0.16 * m, tall + 0.16 * m);
    const glass = context.createLinearGradient(0, y, 0, y + tall);
    glass.addColorStop(0, lit ? "rgb(255,226,150)" : css(site.tone([120, 150, 180], 0.7)));
    glass.addColorStop(1, lit ? "rgb(255,172,84)" : css(site.tone([70, 90, 116], 0.4)));
    context.fillStyle = glass;
    context.fillRect(x - wide / 2, y, wide, tall);
    context.fillStyle = css(site.tone([104, 70, 48], 0.6));
    context.fillRect(x - 0.04 * m, y, 0.08 * m, tall);
    context.fillRect(x - wide / 2, y + tall / 2 - 0.04 * m, wide, 0.08 * m);
    context.fillStyle = css(site.tone([246, 250, 255], 0.9));
    context.fillRect(x - wide / 2 - 0.12 * m, y + tall + 0.02 * m, wide + 0.24 * m, 0.12 * m);
  };
  window(width * 0.325);
  window(width * 0.594);
  context.fillStyle = css(site.tone([96, 52, 40], 0.5));
  context.fillRect(width * 0.72, height - 1.7 * m, 0.8 * m, 1.7 * m);
  context.fillStyle = css(site.tone([70, 38, 30], 0.3));
  for (let board = 1; board < 4; board++)
    context.fillRect(width * 0.72 + board * 0.2 * m, height - 1.7 * m, 0.02 * m, 1.7 * m);
  // Chimney before the roof, so that the snow lies over its foot.
  context.fillStyle = css(site.tone([136, 126, 122], 0.5));
  context.fillRect(width * 0.69, height - 4.1 * m, 0.62 * m, 1.4 * m);
  context.fillStyle = css(site.tone([246, 250, 255], 0.9));
  context.fillRect(width * 0.685, height - 4.2 * m, 0.7 * m, 0.16 * m);
  const roof = context.createLinearGradient(0, height - 3.9 * m, 0, eaves + 0.2 * m);
  roof.addColorStop(0, css(site.tone([255, 255, 255], 1)));
  roof.addColorStop(0.75, css(site.tone([226, 236, 252], 0.55)));
  roof.addColorStop(1, css(site.tone([196, 212, 244], 0.15)));
  context.fillStyle = roof;
  context.beginPath();
  context.moveTo(width * 0.04, eaves + 0.06 * m);
  context.bezierCurveTo(
    width * 0.06,
    eaves - 0.4 * m,
    width * 0.18,
    height - 3.75 * m,
    width * 0.26,
    height - 3.75 * m,
  );
  context.lineTo(width * 0.76, height - 3.72 * m);
  context.bezierCurveTo(width * 0.84, height - 3.7 * m, width * 0.94, eaves - 0.3 * m, width * 0.965, eaves + 0.08 * m);
  for (let tooth = 0; tooth <= 16; tooth++)
    context.lineTo(width * (0.965 - (0.925 * tooth) / 16), eaves + (0.14 + 0.06 * Math.sin(tooth * 2.4)) * m);
  context.fill();
  context.fillStyle = css(site.tone([210, 228, 250], 0.8), 0.9);
  for (let icicle = 0; icicle < 20; icicle++) {
    const x = width * (0.06 + 0.9 * hashUnit(site.seed, icicle + 900));
    const long = (0.08 + 0.24 * hashUnit(site.seed, icicle + 950)) * m;
    context.beginPath();
    context.moveTo(x - 0.03 * m, eaves + 0.12 * m);
    context.lineTo(x + 0.03 * m, eaves + 0.12 * m);
    context.lineTo(x, eaves + 0.12 * m + long);
    context.fill();
  }
  const bank = context.createLinearGradient(0, height - 0.4 * m, 0, height);
  bank.addColorStop(0, css(site.tone([250, 252, 255], 0.9)));
  bank.addColorStop(1, css(site.tone([214, 226, 248], 0.4)));
  context.fillStyle = bank;
  context.beginPath();
  context.moveTo(0, height);
  context.bezierCurveTo(width * 0.1, height - 0.5 * m, width * 0.3, height - 0.3 * m, width * 0.45, height - 0.34 * m);
  context.bezierCurveTo(width * 0.6, height - 0.1 * m, width * 0.8, height - 0.05 * m, width * 0.86, height - 0.24 * m);
  context.bezierCurveTo(width * 0.93, height - 0.3 * m, width, height - 0.1 * m, width, height);
  context.fill();
  return surface;
}

/** The sky of a clear night with northern light. */
function paintPolarNight(site: Site): (view: LandView) => void {
  const { width, height } = site.context;
  const { light, seed } = site;
  const sky = createSky({ width, height, light, seed, reach: Math.ceil(height * 0.95), disc: true });
  return (view) => {
    const { camera, moment, turn } = view;
    sky.paint(view.target, { horizonY: camera.horizonY, shift: turn, drift: (moment.seconds * 0.004) % 1 });
    paintAurora(site, view);
  };
}

/** Curtains of green, blue and violet that wander and flare. */
function paintAurora(site: Site, { target, camera, moment, turn }: LandView): void {
  const { width, height } = site.context;
  target.globalCompositeOperation = "screen";
  for (const [curtain, colour, base] of [
    [0, [70, 255, 170], 0.3],
    [1, [110, 190, 255], 0.4],
    [2, [190, 110, 255], 0.36],
  ] as const) {
    const strips = 130;
    const edge = (strip: number): number => Math.round(-0.1 * width + (strip / strips) * width * 1.2);
    for (let strip = 0; strip < strips; strip++) {
      const u = strip / strips;
      const sway =
        Math.sin(u * 6 + curtain * 2 + moment.seconds * 0.35) +
        0.5 * Math.sin(u * 13 - moment.seconds * 0.22 + curtain);
      const strength =
        clamp(0.5 + 0.5 * Math.sin(u * 9 + curtain * 3 + moment.seconds * 0.5), 0, 1) * (curtain === 0 ? 0.52 : 0.28);
      const bottom = camera.horizonY - height * (base - 0.06 + 0.07 * sway);
      const tall = height * (0.24 + 0.08 * Math.sin(u * 17 + moment.seconds * 0.6 + curtain));
      const fade = target.createLinearGradient(0, bottom - tall, 0, bottom);
      fade.addColorStop(0, css(colour, 0));
      fade.addColorStop(0.8, css(colour, strength));
      fade.addColorStop(1, css(colour, 0));
      target.fillStyle = fade;
      target.fillRect(edge(strip) - Math.round(turn * 0.3), bottom - tall, edge(strip + 1) - edge(strip), tall);
    }
  }
  target.globalCompositeOperation = "source-over";
}

/** Crystals in the air catch the light for a moment. */
function paintGlint(site: Site, { target, moment }: LandView): void {
  const { width, height } = site.context;
  target.fillStyle = css(mix(site.light.key, [255, 255, 255], 0.7), 0.9);
  for (let crystal = 0; crystal < 60; crystal++) {
    const shine = Math.sin(moment.seconds * (2 + 2 * hashUnit(site.seed, crystal)) + crystal * 2.4);
    if (shine < 0.8) continue;
    const x = ((hashUnit(site.seed, crystal + 100) + moment.seconds * 0.01) % 1) * width;
    const y = (0.3 + 0.65 * hashUnit(site.seed, crystal + 200) + moment.seconds * 0.006) * height;
    const size = (1 + 1.6 * hashUnit(site.seed, crystal + 300)) * site.unit * (shine - 0.8) * 5;
    target.fillRect(x - size / 2, y - size / 2, size, size);
  }
}
