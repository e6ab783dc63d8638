import type { SKRSContext2D } from "@napi-rs/canvas";
import { paintTree } from "../../flora/tree.ts";
import type { TreeKind } from "../../flora/tree-options.ts";
import { mirrored, project, type Camera } from "../../scene/camera.ts";
import { clamp, css, mix, parseHex, scaled, type Rgb } from "../../scene/colour.ts";
import { hashText, hashUnit } from "../../scene/random.ts";
import type { Surface } from "../../scene/surface.ts";
import type { Season, Thing } from "../../scene-spec.ts";
import type { Performer, PerformerMoment, PerformerOptions, Placement } from "../performer.ts";

/** What grows, by the prompt's word for it. Metres. */
interface Species {
  readonly words: RegExp;
  readonly kind: TreeKind;
  readonly high: number;
  /** In place of the season's: mid, dark, light. */
  readonly leaves?: readonly [Rgb, Rgb, Rgb];
  readonly season?: Season;
  readonly sheds?: Rgb;
  readonly fruit?: Rgb;
  readonly candles?: boolean;
}

const blossom: readonly [Rgb, Rgb, Rgb] = [
  [246, 188, 206],
  [226, 142, 170],
  [255, 226, 234],
];

const species: readonly Species[] = [
  { words: /christmas|xmas/, kind: "spruce", high: 2.3, candles: true },
  { words: /palm|coconut/, kind: "palm", high: 6 },
  {
    words: /cherry|sakura|blossom|plum|magnolia/,
    kind: "broadleaf",
    high: 4.8,
    leaves: blossom,
    sheds: [250, 204, 218],
  },
  { words: /fir|spruce|evergreen|conifer/, kind: "spruce", high: 7 },
  { words: /pine|cypress|cedar|redwood|sequoia/, kind: "pine", high: 9 },
  { words: /birch|aspen|poplar/, kind: "birch", high: 7 },
  { words: /dead|bare|leafless/, kind: "broadleaf", high: 5.5, season: "winter" },
  { words: /maple|autumn|fall/, kind: "broadleaf", high: 6, season: "autumn", sheds: [222, 120, 44] },
  { words: /apple|fruit/, kind: "broadleaf", high: 4.4, season: "summer", fruit: [206, 44, 40] },
  { words: /orange|lemon|citrus/, kind: "broadleaf", high: 4, season: "summer", fruit: [246, 150, 30] },
  { words: /oak|elm|beech|chestnut|willow|olive/, kind: "broadleaf", high: 7 },
];
const common: Species = { words: /^/, kind: "broadleaf", high: 5.6 };

/** Trees are painted once, as tall as the picture, and bend as a whole in the wind. */
export function createTree(options: PerformerOptions<Thing>): Performer {
  const { actor, light, keySide } = options;
  const variety = actor.variety?.toLowerCase() ?? "";
  const sort = species.find(({ words }) => words.test(variety)) ?? common;
  const seed = (hashText(actor.id) ^ options.seed) >>> 0;
  const named = actor.colour === undefined ? undefined : parseHex(actor.colour);
  const leaves =
    named === undefined ? sort.leaves : ([named, scaled(named, 0.72), mix(named, [255, 255, 255], 0.25)] as const);
  let picture: Surface | undefined;
  const painted = (): Surface =>
    (picture ??= paintTree({
      kind: sort.kind,
      height: clamp(options.height, 160, 1100),
      light,
      seed,
      season: sort.season ?? options.season ?? "summer",
      snow: options.snowy === true,
      keySide,
      ...(leaves === undefined ? {} : { leaves }),
      ...(sort.fruit === undefined ? {} : { fruit: sort.fruit }),
    }));

  const draw = (context: SKRSContext2D, camera: Camera, placement: Placement, { seconds }: PerformerMoment): void => {
    const { canvas, width, height } = painted();
    const foot = project(camera, placement.x, placement.y, placement.z);
    const high = sort.high * foot.scale;
    const wide = (high * width) / height;
    const lean =
      swayOf(sort.kind) * (0.55 * Math.sin(seconds * 0.7 + seed) + 0.45 * Math.sin(seconds * 2.1 + 1.7 * seed));
    context.save();
    context.translate(foot.x, foot.y);
    context.transform(1, 0, -lean, camera.vertical, 0, 0);
    context.drawImage(canvas, -wide / 2, -high, wide, high);
    if (sort.candles === true) paintCandles(context, { wide, high, seed, seconds });
    context.restore();
  };

  return {
    actor,
    heightMetres: sort.high,
    lengthMetres: sort.high * widths[sort.kind],
    elevationMetres: 0,
    paceMetresPerSecond: 0,
    paint(context, camera, placement, moment) {
      draw(context, camera, placement, moment);
      if (sort.sheds !== undefined)
        paintFalling(context, camera, placement, {
          colour: mix(scaled(sort.sheds, 0.4), sort.sheds, 0.9),
          seconds: moment.seconds,
          seed,
          high: sort.high,
        });
    },
    paintPlain: draw,
    paintReflection: (context, camera, placement, moment) => draw(context, mirrored(camera), placement, moment),
  };
}

/** Widths of the painters' pictures against their heights. */
const widths: Readonly<Record<TreeKind, number>> = { broadleaf: 0.8, birch: 0.46, spruce: 0.5, pine: 0.5, palm: 0.7 };

function swayOf(kind: TreeKind): number {
  return kind === "palm" ? 0.03 : kind === "spruce" || kind === "pine" ? 0.006 : 0.012;
}

/** Petals or leaves on their way down around a crown. */
function paintFalling(
  context: SKRSContext2D,
  camera: Camera,
  placement: Placement,
  fall: { readonly colour: Rgb; readonly seconds: number; readonly seed: number; readonly high: number },
): void {
  const { colour, seconds, seed, high } = fall;
  context.fillStyle = css(colour, 0.92);
  for (let petal = 0; petal < 34; petal++) {
    const at = (salt: number): number => hashUnit(seed, petal * 7 + salt);
    const way = (seconds * (0.13 + 0.06 * at(1)) + at(2)) % 1;
    const x = placement.x + (at(3) - 0.5) * high * 0.85 + 0.5 * way + 0.18 * Math.sin(seconds * (1.4 + at(4)) + petal);
    const z = placement.z - 0.25 + (at(5) - 0.5) * 0.4 * high;
    const point = project(camera, x, placement.y + high * 0.62 * (1 - way), z);
    const size = 0.045 * point.scale;
    if (size < 0.4) continue;
    context.beginPath();
    context.ellipse(
      point.x,
      point.y,
      size,
      size * (0.25 + 0.5 * Math.abs(Math.sin(seconds * 2.6 + petal))),
      seconds + petal,
      0,
      2 * Math.PI,
    );
    context.fill();
  }
}

/** Baubles, lights that twinkle, and a star on the top. */
function paintCandles(
  context: SKRSContext2D,
  tree: { readonly wide: number; readonly high: number; readonly seed: number; readonly seconds: number },
): void {
  const { wide, high, seed, seconds } = tree;
  const colours: readonly Rgb[] = [
    [224, 48, 52],
    [246, 196, 70],
    [70, 120, 220],
    [236, 236, 244],
  ];
  for (let index = 0; index < 54; index++) {
    const up = 0.12 + 0.78 * hashUnit(seed, index);
    // On the outline's inside: the tree is a cone.
    const x = (hashUnit(seed, index + 100) - 0.5) * 0.78 * wide * (1 - up) ** 0.9;
    const y = -up * high;
    const light = index % 3 !== 0;
    const radius = high * (light ? 0.007 : 0.016);
    const colour = colours[index % colours.length] ?? [246, 196, 70];
    if (light) {
      const shine = 0.55 + 0.45 * Math.sin(seconds * 3.1 + index * 2.4);
      const glow = context.createRadialGradient(x, y, 0, x, y, radius * 5);
      glow.addColorStop(0, css([255, 232, 170], shine));
      glow.addColorStop(0.25, css([255, 210, 130], 0.5 * shine));
      glow.addColorStop(1, css([255, 200, 110], 0));
      context.fillStyle = glow;
      context.fillRect(x - radius * 5, y - radius * 5, radius * 10, radius * 10);
      continue;
    }
    const ball = context.createRadialGradient(x - radius * 0.35, y - radius * 0.35, radius * 0.1, x, y, radius);
    ball.addColorStop(0, css(mix(colour, [255, 255, 255], 0.7)));
    ball.addColorStop(0.4, css(colour));
    ball.addColorStop(1, css(scaled(colour, 0.5)));
    context.fillStyle = ball;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  }
  context.fillStyle = css([255, 222, 110]);
  context.beginPath();
  for (let point = 0; point < 10; point++) {
    const reach = high * (point % 2 === 0 ? 0.042 : 0.018);
    const angle = (point / 10) * 2 * Math.PI - Math.PI / 2;
    context.lineTo(Math.cos(angle) * reach, -high * 0.985 + Math.sin(angle) * reach);
  }
  context.fill();
}
