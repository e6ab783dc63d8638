import { css, parseHex, scaled, type Rgb } from "../../scene/colour.ts";
import { hashText, hashUnit } from "../../scene/random.ts";
import type { Vehicle } from "../../scene-spec.ts";
import type { Performer, PerformerOptions } from "../performer.ts";
import type { Vec3 } from "../skeleton.ts";
import { type Material, paintBitmap } from "../solid/material.ts";
import { disc, ellipsoid, lathe, loft, merged, tube, type Mesh } from "../solid/mesh.ts";
import { createSolidPerformer } from "../solid/solid-performer.ts";
import type { SolidPart } from "../solid/solid-stage.ts";
import type { Mount } from "../riding/mount.ts";
import { identity, joined, moved, turned, type Transform } from "../solid/transform.ts";
import { onAxle } from "./wheel.ts";

const radius = 0.34;
const rear: Vec3 = [0, radius, -0.52];
const front: Vec3 = [0, radius, 0.55];
const cranks: Vec3 = [0, 0.29, -0.08];
const joint = { frame: 0, rear: 1, front: 2, cranks: 3 } as const;

const paints: readonly Rgb[] = [
  [196, 48, 50],
  [40, 118, 128],
  [40, 44, 52],
  [232, 176, 60],
];

/** A town bicycle whose wheels and pedals turn. */
export function createBicycle(options: PerformerOptions<Vehicle>): Performer {
  const { actor } = options;
  const seed = (hashText(actor.id) ^ options.seed) >>> 0;
  const named = actor.colour === undefined ? undefined : parseHex(actor.colour);
  const paint = named ?? paints[Math.floor(hashUnit(seed, 441) * paints.length)] ?? [196, 48, 50];
  const rolls = actor.action !== "stand";
  const pace = rolls ? 2.6 : 0;
  // Not wrapped: the pedals turn a share of it.
  const spinAt = (seconds: number): number => (pace * seconds) / radius;
  const leanAt = (seconds: number): Transform =>
    rolls ? turned({ roll: 0.03 * Math.sin(seconds * 3.2) }) : turned({ roll: options.ridden === true ? 0 : 0.1 });
  const performer = createSolidPerformer(options, {
    parts: [...frame(paint), ...wheel(rear, joint.rear), ...wheel(front, joint.front), ...pedals()],
    heightMetres: 1.06,
    lengthMetres: 1.76,
    widthMetres: 0.5,
    elevationMetres: 0,
    paceMetresPerSecond: pace,
    pose({ seconds }) {
      const lean = leanAt(seconds);
      const spin = spinAt(seconds);
      return {
        joints: [
          joined(lean, identity()),
          joined(lean, turned({ pitch: spin }, rear)),
          joined(lean, turned({ pitch: spin }, front)),
          joined(lean, turned({ pitch: spin * crankShare }, cranks)),
        ],
      };
    },
  });
  return { ...performer, mount: saddleOf(leanAt, spinAt) };
}

/** Turns of the pedals to one of the wheels. */
const crankShare = 0.42;

/** One rider, whose feet go round with the pedals. */
function saddleOf(leanAt: (seconds: number) => Transform, spinAt: (seconds: number) => number): Mount {
  return {
    seating: "astride",
    outlines: () => [],
    seats({ seconds }) {
      const lean = leanAt(seconds);
      const crank = joined(lean, turned({ pitch: spinAt(seconds) * crankShare }, cranks));
      const [, y, z] = cranks;
      return [
        {
          at: moved(lean, [0, 0.985, -0.29]),
          lean: 0.3,
          kneesOut: 0.1,
          hands: { left: moved(lean, [0.28, 1.035, 0.11]), right: moved(lean, [-0.28, 1.035, 0.11]) },
          feet: { left: moved(crank, [0.13, y, z + 0.17]), right: moved(crank, [-0.13, y, z - 0.17]) },
        },
      ];
    },
  };
}

function frame(paint: Rgb): SolidPart[] {
  const seat: Vec3 = [0, 0.86, -0.24];
  const head: Vec3 = [0, 0.84, 0.36];
  const headLow: Vec3 = [0, 0.7, 0.4];
  const rod = (points: readonly Vec3[], thick: number, colour: Rgb = paint): Mesh =>
    tube(points, thick, { columns: 10, rows: 14, colour });
  const steel: Rgb = [200, 202, 208];
  const lacquer: Material = { gloss: 0.45, polish: 60 };
  const chrome: Material = { gloss: 0.7, metal: true, polish: 40 };
  const guard = (centre: Vec3, from: number, to: number): Mesh =>
    rod(
      Array.from({ length: 9 }, (_, step): Vec3 => {
        const angle = from + ((to - from) * step) / 8;
        return [0, centre[1] + (radius + 0.045) * Math.sin(angle), centre[2] + (radius + 0.045) * Math.cos(angle)];
      }),
      0.02,
      scaled(paint, 0.9),
    );
  return [
    {
      mesh: merged([
        rod([seat, cranks], 0.019),
        rod([cranks, headLow], 0.021),
        rod([[0, 0.76, -0.21], head], 0.018),
        rod([head, headLow], 0.024),
        ...[0.06, -0.06].flatMap((x) => [
          rod(
            [
              [x * 0.4, 0.74, -0.21],
              [x, rear[1], rear[2]],
            ],
            0.011,
          ),
          rod(
            [
              [x * 0.4, cranks[1], cranks[2]],
              [x, rear[1], rear[2]],
            ],
            0.012,
          ),
          rod(
            [
              [x * 0.7, 0.7, 0.4],
              [x, 0.56, 0.44],
              [x, front[1], front[2]],
            ],
            0.013,
          ),
        ]),
        guard(rear, 0.35, 3.0),
        guard(front, 0.2, 2.6),
      ]),
      material: lacquer,
      joint: joint.frame,
    },
    {
      mesh: merged(
        [
          rod([head, [0, 1.0, 0.33]], 0.015, steel),
          rod(
            [
              [0.28, 1.02, 0.16],
              [0.2, 1.04, 0.3],
              [0, 1.0, 0.35],
              [-0.2, 1.04, 0.3],
              [-0.28, 1.02, 0.16],
            ],
            0.012,
            steel,
          ),
          rod([seat, [0, 0.93, -0.26]], 0.014, steel),
          lathe(
            [
              [0.001, 0],
              [0.04, 0.005],
              [0.045, 0.05],
              [0.001, 0.055],
            ],
            { columns: 16, colour: steel },
          ),
        ].map((mesh, index) => (index === 3 ? move(mesh, [0, 0.82, 0.44]) : mesh)),
      ),
      material: chrome,
      joint: joint.frame,
    },
    {
      mesh: merged([
        loft(
          [
            { z: -0.42, halfWidth: 0.085, bottom: 0.925, top: 0.985, square: 2.6 },
            { z: -0.34, halfWidth: 0.088, bottom: 0.92, top: 0.98, square: 2.6 },
            { z: -0.2, halfWidth: 0.036, bottom: 0.925, top: 0.965, square: 2.4 },
            { z: -0.11, halfWidth: 0.022, bottom: 0.925, top: 0.955, square: 2.2 },
          ],
          { columns: 24, rows: 24, colour: [86, 54, 38] },
        ),
        ...[0.27, -0.27].map((x) =>
          rod(
            [
              [x, 1.022, 0.2],
              [x * 1.04, 1.018, 0.06],
            ],
            0.018,
            [86, 54, 38],
          ),
        ),
      ]),
      material: { gloss: 0.16, polish: 14 },
      joint: joint.frame,
    },
    {
      mesh: ellipsoid([0, 0.835, 0.475], [0.05, 0.05, 0.03], [250, 244, 220], 16),
      material: { gloss: 0.5, glow: 0.25 },
      joint: joint.frame,
    },
    {
      mesh: ellipsoid([0, 0.62, -0.87], [0.025, 0.03, 0.02], [206, 30, 30], 12),
      material: { gloss: 0.4, glow: 0.2 },
      joint: joint.frame,
    },
  ];
}

function move(mesh: Mesh, [x, y, z]: Vec3): Mesh {
  return { ...mesh, positions: mesh.positions.map((value, index) => value + ([x, y, z][index % 3] ?? 0)) };
}

function wheel(centre: Vec3, carrier: number): SolidPart[] {
  const tyre = onAxle(
    lathe(
      [
        [radius - 0.035, -0.012],
        [radius - 0.016, -0.019],
        [radius, 0],
        [radius - 0.016, 0.019],
        [radius - 0.035, 0.012],
      ],
      { columns: 56, rows: 20, colour: [36, 34, 36] },
    ),
    centre,
  );
  const rim = onAxle(
    lathe(
      [
        [radius - 0.052, -0.008],
        [radius - 0.034, -0.011],
        [radius - 0.034, 0.011],
        [radius - 0.052, 0.008],
        [radius - 0.054, 0],
      ],
      { columns: 56, rows: 16, colour: [206, 208, 214] },
    ),
    centre,
  );
  const hub = onAxle(
    lathe(
      [
        [0.001, -0.05],
        [0.022, -0.045],
        [0.016, 0],
        [0.022, 0.045],
        [0.001, 0.05],
      ],
      { columns: 16, colour: [190, 192, 198] },
    ),
    centre,
  );
  return [
    { mesh: tyre, material: { gloss: 0.06 }, joint: carrier },
    { mesh: merged([rim, hub]), material: { gloss: 0.7, metal: true, polish: 40, twoSided: true }, joint: carrier },
    {
      mesh: disc(centre, radius - 0.04, 1),
      material: { bitmap: spokes(), cutout: true, twoSided: true, gloss: 0.3, metal: true },
      joint: carrier,
    },
  ];
}

function spokes(): Material["bitmap"] & object {
  return paintBitmap(384, 384, (context) => {
    context.translate(0.5, 0.5);
    context.strokeStyle = css([196, 198, 206]);
    context.lineWidth = 0.0075;
    for (let spoke = 0; spoke < 28; spoke++) {
      const angle = (2 * Math.PI * spoke) / 28;
      const twist = (spoke % 2 === 0 ? 1 : -1) * 0.9;
      context.beginPath();
      context.moveTo(0.05 * Math.cos(angle + twist), 0.05 * Math.sin(angle + twist));
      context.lineTo(0.5 * Math.cos(angle), 0.5 * Math.sin(angle));
      context.stroke();
    }
  });
}

function pedals(): SolidPart[] {
  const [, y, z] = cranks;
  const arm = (side: 1 | -1): Mesh =>
    tube(
      [
        [side * 0.075, y, z],
        [side * 0.085, y, z + side * 0.17],
      ],
      0.011,
      { columns: 8, colour: [190, 192, 198] },
    );
  const pedal = (side: 1 | -1): Mesh =>
    ellipsoid([side * 0.14, y, z + side * 0.17], [0.055, 0.014, 0.04], [44, 42, 46], 12);
  const ring = onAxle(
    lathe(
      [
        [0.05, -0.004],
        [0.095, -0.004],
        [0.1, 0],
        [0.095, 0.004],
        [0.05, 0.004],
      ],
      { columns: 32, colour: [170, 172, 178] },
    ),
    [-0.06, y, z],
  );
  return [
    {
      mesh: merged([arm(1), arm(-1), ring]),
      material: { gloss: 0.6, metal: true, polish: 30, twoSided: true },
      joint: joint.cranks,
    },
    { mesh: merged([pedal(1), pedal(-1)]), material: {}, joint: joint.cranks },
  ];
}
