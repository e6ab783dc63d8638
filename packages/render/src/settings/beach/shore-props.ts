import type { Rgb } from "../../scene/colour.ts";
import { seededRandom } from "../../scene/random.ts";
import { paintTuft } from "../land/plant.ts";
import { paintRock } from "../land/rock.ts";
import type { Site } from "../land/site.ts";
import { variants, pickSprite, type Prop, type Sprite } from "../land/sprite.ts";
import { paintTree } from "../../flora/tree.ts";
import { cellMetres, type Coast, startZ } from "./coast.ts";
import { paintDune, paintSurf } from "./sand.ts";
import { paintParasol, paintPost, paintStarfish } from "./shore-things.ts";

export function shoreProps(
  site: Site,
  coast: Coast,
  shoreAt: (x: number) => number,
): (cell: number) => readonly Prop[] {
  const { light, seed, keySide, snowy } = site;
  const { season } = site.context.shot.setting;
  const common = { light, season, snow: snowy, keySide };
  const palms =
    coast.kind === "tropical"
      ? variants(3, (index) =>
          site.sprite(paintTree({ ...common, kind: "palm", height: site.pixels(7, 9), seed: seed + index }), 7),
        )
      : [];
  const wet = coast.kind === "tropical" ? ([124, 112, 100] as const) : ([92, 88, 88] as const);
  const rocks = variants(3, (index) =>
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
  const grass = variants(3, (index) =>
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
    const pick = (sprites: readonly Sprite[]): Sprite => pickSprite(sprites, random);
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
