import type { StagePlan } from "../../cast/create-cast.ts";
import { css, scaled, type Rgb } from "../../scene/colour.ts";
import { seededRandom } from "../../scene/random.ts";
import { createSurface, type Surface } from "../../scene/surface.ts";
import type { SpotName } from "../../scene-spec.ts";
import { paintRock } from "./rock.ts";
import type { Site } from "./site.ts";
import type { Prop } from "./sprite.ts";
import { leavesOf } from "../../flora/leafy-tree.ts";

type Spots = NonNullable<StagePlan["spots"]>;

/** Who sits on a bench or a chair has the feet on the ground before it. */
const withFeetDown: readonly SpotName[] = ["bench", "chair"];

/** The places of a piece of land, with the ground before what one sits on. */
export function spotsWithGround(spots: Spots): Spots {
  return Object.fromEntries(
    Object.entries(spots).map(([name, spot]) => [
      name,
      withFeetDown.some((one) => one === name) ? { ...spot, people: { x: spot.x, y: 0, z: spot.z } } : spot,
    ]),
  );
}

/** The rock, the bench, the bough that somebody of the cast is at; land that nobody needs them on has none. */
export function placeSeats(site: Site, spots: Spots, startZ: number): readonly Prop[] {
  const used = new Set(site.context.shot.actors.map(({ spot }) => spot));
  const props: Prop[] = [];
  const { rock, bench, chair, branch } = spots;
  if (rock !== undefined && used.has("rock")) {
    const high = rock.y + 0.08;
    const stone = paintRock({
      height: site.pixels(high, 5),
      wide: 2.9,
      light: site.light,
      seed: site.seed + 77,
      colour: [138, 132, 126],
      keySide: site.keySide,
      rough: 0.5,
      ...(site.snowy ? { cover: { colour: [242, 246, 252] as Rgb, share: 0.85 } } : {}),
    });
    props.push({ sprite: site.sprite(stone, high), x: rock.x, z: startZ + rock.z + 0.16, shade: 1.1 });
  }
  for (const [name, at] of [
    ["bench", bench],
    ["chair", chair],
  ] as const) {
    if (at !== undefined && used.has(name))
      props.push({ sprite: site.sprite(paintBench(site), 0.9), x: at.x, z: startZ + at.z + 0.22, shade: 0.9 });
  }
  if (branch !== undefined && used.has("branch"))
    props.push({
      sprite: site.sprite(paintPerch(site), perchMetres),
      x: branch.x + 0.5,
      y: branch.y - perchMetres * perchAt,
      z: startZ + branch.z + 0.05,
    });
  return props;
}

/** A bench of planks seen from the front. */
export function paintBench(site: Site): Surface {
  const high = site.pixels(0.9, 7);
  const surface = createSurface(high * 1.9, high);
  const { context, width, height } = surface;
  const plank = (y: number, tall: number, tone: number): void => {
    context.fillStyle = css(site.tone(scaled([160, 116, 78], tone), 0.75));
    context.fillRect(width * 0.04, height * y, width * 0.92, height * tall);
    if (site.snowy) {
      context.fillStyle = css(site.tone([244, 248, 254], 0.9));
      context.fillRect(width * 0.04, height * (y - 0.03), width * 0.92, height * 0.05);
    }
  };
  context.fillStyle = css(site.tone([72, 62, 58], 0.4));
  for (const x of [0.12, 0.82]) {
    context.fillRect(width * x, height * 0.06, width * 0.03, height * 0.94);
    context.fillRect(width * (x + 0.03), height * 0.5, width * 0.04, height * 0.5);
  }
  plank(0.08, 0.12, 0.9);
  plank(0.26, 0.12, 1);
  plank(0.5, 0.1, 1.12);
  return surface;
}

const perchMetres = 0.9;
/** How high over its lower edge the bough is there where something perches, share of its height. */
const perchAt = 0.37;

/** A bough that comes in from the right, with leaves at its end. */
function paintPerch(site: Site): Surface {
  const high = site.pixels(perchMetres, 1.6);
  const surface = createSurface(high * 2.6, high);
  const { context, width, height } = surface;
  const random = seededRandom(site.seed, "perch");
  const { season } = site.context.shot.setting;
  const line = (share: number): { readonly x: number; readonly y: number } => ({
    x: width * (1 - share * 0.86),
    y: height * (0.62 - 0.1 * Math.sin(share * 4) + 0.02 * share),
  });
  for (const [colour, from, lightness] of [
    [[70, 52, 42], 1, 0.1],
    [[112, 86, 68], 0.6, 0.55],
    [[150, 120, 96], 0.22, 0.95],
  ] as const) {
    for (let step = 0; step < 40; step++) {
      const a = line(step / 40);
      const b = line((step + 1.4) / 40);
      const thick = height * (0.15 - 0.1 * (step / 40));
      context.strokeStyle = css(site.tone(colour, lightness));
      context.lineWidth = thick * from;
      context.lineCap = "round";
      context.beginPath();
      context.moveTo(a.x, a.y - thick * (1 - from) * 0.34);
      context.lineTo(b.x, b.y - thick * (1 - from) * 0.34);
      context.stroke();
    }
  }
  const twigs: { x: number; y: number }[] = [];
  context.strokeStyle = css(site.tone([96, 72, 56], 0.4));
  for (let twig = 0; twig < 9; twig++) {
    const root = line(0.12 + 0.1 * twig);
    const up = twig % 3 === 0 ? -1 : 1;
    const end = { x: root.x - height * (0.1 + 0.14 * random()), y: root.y + up * height * (0.14 + 0.12 * random()) };
    // The middle, where something perches, stays free.
    if (up < 0 && Math.abs(root.x - width * 0.31) < width * 0.16) continue;
    context.lineWidth = height * 0.02;
    context.beginPath();
    context.moveTo(root.x, root.y);
    context.quadraticCurveTo((root.x + end.x) / 2, root.y + up * height * 0.04, end.x, end.y);
    context.stroke();
    twigs.push(end, { x: (root.x + end.x) / 2, y: (root.y + end.y) / 2 });
  }
  if (season === "winter") return surface;
  for (const [index, lightness] of [
    [1, 0.2],
    [0, 0.6],
    [2, 0.95],
  ] as const) {
    const colour = leavesOf(season, site.seed)[index] ?? [86, 134, 54];
    context.fillStyle = css(site.tone(colour, lightness));
    for (const twig of twigs) {
      for (let leaf = 0; leaf < 4; leaf++) {
        context.save();
        context.translate(twig.x + (random() - 0.5) * height * 0.16, twig.y + (random() - 0.5) * height * 0.12);
        context.rotate(random() * 6.3);
        context.beginPath();
        context.moveTo(-height * 0.055, 0);
        context.quadraticCurveTo(0, -height * 0.04, height * 0.055, 0);
        context.quadraticCurveTo(0, height * 0.04, -height * 0.055, 0);
        context.fill();
        context.restore();
      }
    }
  }
  return surface;
}
