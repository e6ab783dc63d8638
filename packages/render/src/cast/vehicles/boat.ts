import { css, mix, parseHex, scaled, type Rgb } from "../../scene/colour.ts";
import { hashText, hashUnit } from "../../scene/random.ts";
import type { Vehicle } from "../../scene-spec.ts";
import type { Performer, PerformerOptions } from "../performer.ts";
import type { Vec3 } from "../skeleton.ts";
import { type Material, paintBitmap } from "../solid/material.ts";
import { mapped, merged, roundedBox, sheet, surface, tube, type Mesh } from "../solid/mesh.ts";
import { createSolidPerformer } from "../solid/solid-performer.ts";
import type { SolidDetails, SolidPart } from "../solid/solid-stage.ts";
import { joined, translation, turned } from "../solid/transform.ts";
import { paintLampGlow } from "./lamp-glow.ts";

const paints: readonly Rgb[] = [
  [240, 238, 232],
  [34, 84, 140],
  [188, 52, 48],
  [44, 104, 96],
];
const wood: Rgb = [168, 116, 72];

/** A sailing boat or a fishing boat that rocks on the water; what is under the water line is not seen. */
export function createBoat(options: PerformerOptions<Vehicle>): Performer {
  const { actor } = options;
  const seed = (hashText(actor.id) ^ options.seed) >>> 0;
  const variety = actor.variety?.toLowerCase() ?? "";
  const sails =
    /sail|yacht/.test(variety) || (!/fish|trawler|motor|ferry|ship|tug/.test(variety) && hashUnit(seed, 401) < 0.7);
  const named = actor.colour === undefined ? undefined : parseHex(actor.colour);
  const paint = named ?? paints[Math.floor(hashUnit(seed, 402) * paints.length)] ?? [240, 238, 232];
  const parts = sails ? sailingBoat(paint) : fishingBoat(paint);
  const moves = actor.action !== "stand";
  const lamps = options.light.lamps;
  return createSolidPerformer(options, {
    parts,
    heightMetres: sails ? 7.7 : 3.9,
    lengthMetres: 6.6,
    widthMetres: 2.2,
    elevationMetres: 0,
    paceMetresPerSecond: moves ? 1.1 : 0,
    pose({ seconds }) {
      const swell = Math.sin(seconds * 1.15 + seed);
      const heel = sails && moves ? 0.1 : 0;
      return {
        joints: [
          joined(
            translation([0, 0.07 * swell, 0]),
            turned({
              roll: heel + 0.055 * Math.sin(seconds * 1.5 + 1),
              pitch: 0.03 * Math.sin(seconds * 1.15 + seed + 1.2),
            }),
          ),
        ],
        details(details) {
          paintFoam(details, seconds, moves);
          if (!sails)
            paintLampGlow(details, {
              joint: 0,
              at: [0, 2.75, 0.5],
              colour: [255, 226, 160],
              radius: 1.1,
              strength: lamps,
            });
        },
      };
    },
  });
}

function hull(paint: Rgb, sheer: number): SolidPart[] {
  const stripe = mix(paint, [255, 255, 255], paint[0] + paint[1] + paint[2] > 560 ? 0 : 0.85);
  const accent: Rgb = paint[0] + paint[1] + paint[2] > 560 ? [38, 78, 128] : stripe;
  const body = surface(
    {
      columns: 60,
      rows: 24,
      sheet: true,
      colour: (_, v, [, y]) => (y < 0.1 ? [128, 44, 40] : v > 0.86 && v < 0.94 ? accent : paint),
    },
    (u, v) => hullPoint(u, v, sheer),
  );
  const deck = surface(
    { columns: 4, rows: 40, sheet: true, colour: (_, v) => scaled(wood, Math.sin(v * 160) > 0.6 ? 0.82 : 1.05) },
    (u, v) => {
      const edge = hullPoint(0.5 * v, 0.9, sheer);
      return [edge[0] * (1 - 2 * u), edge[1] - 0.02, edge[2]];
    },
  );
  const rail = [0, 1].map((side) =>
    tube(
      Array.from({ length: 14 }, (_, step): Vec3 => {
        const [x, y, z] = hullPoint((0.5 * step) / 13, 1, sheer);
        return [side === 0 ? x : -x, y + 0.02, z];
      }),
      0.05,
      { columns: 8, rows: 40, colour: scaled(wood, 0.8) },
    ),
  );
  return [
    { mesh: body, material: { gloss: 0.3, polish: 40, twoSided: true }, joint: 0 },
    { mesh: deck, material: { gloss: 0.1, twoSided: true }, joint: 0 },
    { mesh: merged(rail), material: { gloss: 0.15 }, joint: 0 },
  ];
}

/** `along` from the stern (0) around the bow (0.5) and back on the other side; `up` from the keel to the rail. */
function hullPoint(along: number, up: number, sheer: number): Vec3 {
  const side = along <= 0.5 ? 1 : -1;
  const share = along <= 0.5 ? along * 2 : 2 - along * 2;
  const z = -2.9 + 5.9 * share;
  const full = (1 - share ** 2.6) ** 0.8 * (0.8 + 0.2 * Math.min(1, share * 3));
  const flare = 0.45 + 0.55 * Math.sqrt(up);
  const top = 0.82 + sheer * share ** 2 + 0.1 * (1 - share) ** 2;
  return [
    side * 1.08 * full * flare,
    -0.35 + (top + 0.35) * up,
    z + 0.45 * share ** 3 * up - 0.12 * (1 - share) * (1 - up),
  ];
}

function sailingBoat(paint: Rgb): SolidPart[] {
  const canvas: Material = { bitmap: paintSail(), twoSided: true, fur: 0.6 };
  const mastAt: Vec3 = [0, 0.6, 0.5];
  const top = 7.6;
  const boomY = 1.55;
  const main = sheet({ columns: 12, rows: 16 }, (u, v) => {
    const y = boomY + 0.1 + (top - boomY - 0.5) * v;
    const chord = 2.75 * (1 - v) ** 0.9 + 0.12;
    const belly = 0.42 * Math.sin(Math.PI * u) * (1 - v * 0.6);
    return [-belly - 0.35 * u * (1 - v), y - 0.06 * u, mastAt[2] - 0.08 - chord * u];
  });
  const jib = sheet({ columns: 10, rows: 14 }, (u, v) => {
    const y = 1.2 + 5.0 * v;
    const luff = 3.25 - (3.25 - mastAt[2] - 0.15) * v * 0.98;
    const chord = 2.35 * (1 - v);
    return [-0.34 * Math.sin(Math.PI * u) * (1 - v * 0.5) - 0.12 * u, y - 0.3 * u * (1 - v), luff - chord * u];
  });
  const spar = { gloss: 0.25, polish: 20 } as const;
  return [
    ...hull(paint, 0.5),
    {
      mesh: merged([
        tube([mastAt, [0, top, 0.42]], [0.075, 0.045], { columns: 12, rows: 20, colour: [214, 202, 178] }),
        tube(
          [
            [0, boomY, mastAt[2]],
            [-0.35, boomY - 0.02, mastAt[2] - 2.9],
          ],
          0.05,
          { columns: 10, colour: wood },
        ),
        tube(
          [
            [0, top - 0.9, 0.45],
            [0, 1.25, 3.3],
          ],
          0.012,
          { columns: 6, colour: [60, 58, 60] },
        ),
        tube(
          [
            [0, top, 0.42],
            [0, 0.95, -2.85],
          ],
          0.01,
          { columns: 6, colour: [60, 58, 60] },
        ),
        ...[1, -1].map((side) =>
          tube(
            [
              [0, top - 0.6, 0.44],
              [side * 0.98, 0.92, 0.2],
            ],
            0.01,
            { columns: 6, colour: [60, 58, 60] },
          ),
        ),
      ]),
      material: spar,
      joint: 0,
    },
    {
      mesh: roundedBox([0, 1.02, -0.35], [0.55, 0.22, 0.85], 0.1, [244, 240, 232]),
      material: { gloss: 0.25, polish: 30 },
      joint: 0,
    },
    ...[1, -1].map((side) => ({
      mesh: roundedBox([side * 0.54, 1.06, -0.35], [0.02, 0.08, 0.6], 0.02, [36, 44, 54]),
      material: { gloss: 0.7, polish: 90 },
      joint: 0,
    })),
    { mesh: main, material: canvas, joint: 0 },
    { mesh: jib, material: canvas, joint: 0 },
    {
      mesh: sheet({ columns: 8, rows: 4, colour: [206, 52, 48] }, (u, v) => [
        0.05 * Math.sin(u * 5),
        top - 0.05 - 0.2 * v * (1 - u * 0.5),
        0.42 - 0.6 * u,
      ]),
      material: { twoSided: true },
      joint: 0,
    },
  ];
}

function paintSail(): Material["bitmap"] & object {
  return paintBitmap(256, 512, (context) => {
    context.fillStyle = css([250, 246, 236]);
    context.fillRect(0, 0, 1, 1);
    context.strokeStyle = css([206, 196, 176], 0.9);
    context.lineWidth = 0.004;
    for (let seam = 1; seam < 9; seam++) {
      context.beginPath();
      context.moveTo(0, seam / 9 + 0.02);
      context.lineTo(1, seam / 9 - 0.03);
      context.stroke();
    }
  });
}

function fishingBoat(paint: Rgb): SolidPart[] {
  const house: Rgb = [246, 242, 232];
  const cabin = roundedBox([0, 1.85, 0.5], [0.72, 0.85, 0.75], 0.08, house);
  const front: Material = { bitmap: paintWheelhouse(), finish: wheelhouseFinish(), polish: 80 };
  return [
    ...hull(paint, 0.75),
    {
      mesh: mapped(cabin, ([x, y, z], [nx]) =>
        Math.abs(nx) > 0.6 ? [0.5 + (z - 0.5) / 1.5, (2.7 - y) / 1.7] : [0.5 + x / 1.44, (2.7 - y) / 1.7],
      ),
      material: front,
      joint: 0,
    },
    {
      mesh: roundedBox([0, 2.75, 0.5], [0.84, 0.06, 0.9], 0.05, scaled(paint, 0.8)),
      material: { gloss: 0.2 },
      joint: 0,
    },
    {
      mesh: merged([
        tube(
          [
            [0, 2.7, 0.1],
            [0, 3.9, 0.05],
          ],
          [0.05, 0.03],
          { columns: 8, colour: [90, 86, 84] },
        ),
        tube(
          [
            [0, 0.9, -1.6],
            [0, 2.9, -1.5],
          ],
          [0.06, 0.045],
          { columns: 8, colour: [90, 86, 84] },
        ),
        tube(
          [
            [0, 1.2, -1.6],
            [0.1, 2.6, -3.2],
          ],
          [0.045, 0.03],
          { columns: 8, colour: [90, 86, 84] },
        ),
        tube(
          [
            [0, 3.75, 0.05],
            [0, 2.9, -1.5],
            [0.1, 2.6, -3.2],
          ],
          0.012,
          { columns: 6, colour: [50, 48, 50] },
        ),
        tube(
          [
            [0, 3.75, 0.05],
            [0, 1.6, 3.1],
          ],
          0.012,
          { columns: 6, colour: [50, 48, 50] },
        ),
      ]),
      material: { gloss: 0.15 },
      joint: 0,
    },
    {
      mesh: merged([
        roundedBox([0.35, 1.02, -1.2], [0.28, 0.16, 0.34], 0.03, [214, 128, 52]),
        roundedBox([-0.35, 1.0, -1.9], [0.26, 0.14, 0.3], 0.03, [60, 120, 140]),
      ]),
      material: {},
      joint: 0,
    },
    ...[1, -1].map((side) => ({ mesh: ring(side), material: { gloss: 0.1 }, joint: 0 })),
  ];
}

/** A lifebelt on the side of the wheelhouse. */
function ring(side: number): Mesh {
  return surface(
    {
      columns: 24,
      rows: 10,
      closed: true,
      colour: (u) => (Math.floor(u * 8) % 2 === 0 ? [226, 74, 48] : [250, 248, 242]),
    },
    (u, v) => {
      const [a, b] = [2 * Math.PI * u, 2 * Math.PI * v];
      const r = 0.2 + 0.05 * Math.cos(b);
      return [side * 0.76 + 0.05 * Math.sin(b), 1.5 + r * Math.sin(a), 0.05 + r * Math.cos(a)];
    },
  );
}

function paintWheelhouse(): Material["bitmap"] & object {
  return paintBitmap(384, 384, (context) => {
    context.fillStyle = css([246, 242, 232]);
    context.fillRect(0, 0, 1, 1);
    context.fillStyle = css([34, 42, 52]);
    for (const x of [0.1, 0.4, 0.7]) {
      context.beginPath();
      context.roundRect(x, 0.14, 0.22, 0.3, [0.03]);
      context.fill();
    }
    context.fillStyle = css([206, 200, 188]);
    for (let plank = 1; plank < 8; plank++) context.fillRect(0, 0.48 + plank * 0.065, 1, 0.006);
  });
}

function wheelhouseFinish(): Material["finish"] & object {
  return paintBitmap(128, 128, (context) => {
    context.fillStyle = "rgb(40,0,0)";
    context.fillRect(0, 0, 1, 1);
    context.fillStyle = "rgb(200,90,0)";
    for (const x of [0.1, 0.4, 0.7]) context.fillRect(x, 0.14, 0.22, 0.3);
  });
}

/** White water along the hull, and behind it when the boat makes way. */
function paintFoam(details: SolidDetails, seconds: number, moves: boolean): void {
  const { context, scale, light } = details;
  const strokes = moves ? 44 : 20;
  context.lineCap = "round";
  for (let index = 0; index < strokes; index++) {
    const side = index % 2 === 0 ? 1 : -1;
    const run = (((index * 0.618 + seconds * (moves ? 0.16 : 0.03)) % 1) + 1) % 1;
    const z = 3.1 - (moves ? 7.6 : 6) * run;
    const [x] = hullPoint(Math.max(0, Math.min(0.5, ((z + 2.9) / 5.9) * 0.5)), 0.3, 0.5);
    const spread =
      Math.abs(x) + 0.16 + (moves ? 0.5 * Math.max(0, run - 0.15) : 0.1) + 0.06 * Math.sin(seconds * 3 + index);
    const from = details.at(0, [side * spread, 0.02, z]);
    const to = details.at(0, [side * (spread + 0.05), 0.02, z - 0.35 - 0.2 * run]);
    if (from.covered && !from.visible) continue;
    context.strokeStyle = css(mix([255, 255, 255], light.bright, 0.4), 0.34 * (1 - run) + 0.05);
    context.lineWidth = Math.max(0.6, (0.03 + 0.03 * (index % 3)) * scale);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
}
