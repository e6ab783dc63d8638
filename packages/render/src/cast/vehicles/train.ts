import type { SKRSContext2D } from "@napi-rs/canvas";
import { css, mix, parseHex, scaled, type Rgb } from "../../scene/colour.ts";
import { hashText, hashUnit } from "../../scene/random.ts";
import type { Vehicle } from "../../scene-spec.ts";
import type { Performer, PerformerOptions } from "../performer.ts";
import type { Vec3 } from "../skeleton.ts";
import type { Material } from "../solid/material.ts";
import { chosen, loft, mapped, merged, roundedBox, type Mesh, type Ring } from "../solid/mesh.ts";
import { createSolidPerformer } from "../solid/solid-performer.ts";
import type { SolidPart } from "../solid/solid-stage.ts";
import { translation, turned, joined, type Transform } from "../solid/transform.ts";
import { type Area, blueprint, ground, onFront, onSide, plate } from "./blueprint.ts";
import { paintLampGlow } from "./lamp-glow.ts";
import { wheelParts } from "./wheel.ts";

const paints: readonly Rgb[] = [
  [236, 236, 232],
  [178, 38, 44],
  [38, 88, 132],
];
const carLong = 15;
const cars = 4;
const floor = 0.55;
const roof = 3.9;
const half = 1.42;
/** The nose of the first car is here; the middle of what a picture frames is at 0. */
const noseZ = 7;

/** A fast train: a nose, three more carriages behind it, and rails under them. */
export function createTrain(options: PerformerOptions<Vehicle>): Performer {
  const { actor } = options;
  const seed = (hashText(actor.id) ^ options.seed) >>> 0;
  const named = actor.colour === undefined ? undefined : parseHex(actor.colour);
  const paint = named ?? paints[Math.floor(hashUnit(seed, 411) * paints.length)] ?? [236, 236, 232];
  const stripe: Rgb = paint[0] + paint[1] + paint[2] > 560 ? [190, 40, 46] : [240, 238, 232];
  const moves = actor.action !== "stand";
  const pace = moves ? 16 : 0;
  const wheel = 0.42;
  const parts = [...carriages(paint, stripe), ...bogies(wheel), ...track()];
  const lamps = options.light.lamps;
  return createSolidPerformer(options, {
    parts,
    heightMetres: roof,
    lengthMetres: 14,
    widthMetres: 2 * half,
    elevationMetres: 0,
    paceMetresPerSecond: pace,
    pose({ seconds }) {
      const joints: Transform[] = [];
      for (let car = 0; car < cars; car++) {
        const swing = moves ? Math.sin(seconds * 3.1 - car * 0.9) : 0;
        joints.push(
          joined(
            translation([0.012 * swing, 0.01 * Math.sin(seconds * 7 - car), 0]),
            turned({ roll: 0.004 * swing }, [0, 0.5, 0]),
          ),
        );
      }
      const spin = ((pace * seconds) / wheel) % (2 * Math.PI);
      for (const z of axles()) joints.push(turned({ pitch: spin }, [0, wheel + 0.16, z]));
      // Sleepers pass by under the train.
      joints.push(translation([0, 0, -((pace * seconds) % 0.65)]));
      return {
        joints,
        details(details) {
          for (const side of [1, -1])
            paintLampGlow(details, {
              joint: 0,
              at: [side * 0.78, 1.28, noseZ - 0.35],
              colour: [255, 244, 214],
              radius: 1.5,
              strength: Math.max(0.25, lamps),
            });
        },
      };
    },
  });
}

function frontOf(car: number): number {
  return noseZ - car * (carLong + 0.5);
}

function axles(): readonly number[] {
  return Array.from({ length: cars }, (_, car) => frontOf(car)).flatMap((front) => [
    front - 3.2,
    front - 5.2,
    front - 10.6,
    front - 12.6,
  ]);
}

function carriages(paint: Rgb, stripe: Rgb): SolidPart[] {
  const side: Area = { left: -carLong, right: 0, bottom: floor - 0.1, top: roof };
  const face: Area = { left: -half, right: half, bottom: floor - 0.1, top: roof };
  const finish = blueprint(side, 40, (context) => {
    ground(context, side, [110, 0, 0]);
    context.fillStyle = css([225, 130, 0]);
    for (const [from, to] of windows(false)) context.fillRect(from, 1.75, to - from, 0.95);
  });
  const noseFinish = blueprint(face, 60, (context) => {
    ground(context, face, [120, 0, 0]);
    plate(context, windscreen, 0.12, css([235, 20, 0]));
    for (const x of [0.78, -0.78]) plate(context, lampOutline(x), 0.05, css([200, 255, 120]));
  });
  const sides = (nose: boolean): Material => ({
    bitmap: blueprint(side, 90, (context) => drawSide(context, side, { paint, stripe, nose })),
    finish,
    polish: 70,
  });
  const nose: Material = {
    bitmap: blueprint(face, 160, (context) => drawNose(context, face, { paint, stripe })),
    finish: noseFinish,
    polish: 90,
  };
  const plain: Material = { gloss: 0.35, polish: 50 };
  const parts: SolidPart[] = [];
  const materials = { head: sides(true), other: sides(false) };
  for (let car = 0; car < cars; car++) {
    const front = frontOf(car);
    const whole = loft(car === 0 ? noseRings() : carRings(front), {
      columns: 56,
      rows: car === 0 ? 70 : 12,
      colour: mix([206, 208, 212], paint, 0.25),
    });
    const isSide = ([nx]: Vec3): boolean => Math.abs(nx) > 0.55;
    const isNose = (n: Vec3, at: Vec3): boolean => car === 0 && !isSide(n) && at[2] > noseZ - 4.4 && n[2] > 0.12;
    const white = (mesh: Mesh): Mesh => ({ ...mesh, colours: new Float32Array(mesh.colours.length).fill(255) });
    const map = onSide({ ...side, left: side.left + front, right: side.right + front });
    parts.push(
      {
        mesh: white(mapped(chosen(whole, isSide), map)),
        material: car === 0 ? materials.head : materials.other,
        joint: car,
      },
      { mesh: white(mapped(chosen(whole, isNose), onFront(face))), material: nose, joint: car },
      { mesh: chosen(whole, (n, at) => !isSide(n) && !isNose(n, at)), material: plain, joint: car },
      {
        mesh: roundedBox(
          [0, floor + 0.05, front - carLong / 2 - (car === 0 ? 0.8 : 0)],
          [half - 0.25, 0.3, carLong / 2 - (car === 0 ? 1.6 : 0.6)],
          0.05,
          [40, 40, 44],
        ),
        material: {},
        joint: car,
      },
    );
    if (car > 0)
      parts.push({
        mesh: roundedBox([0, 2.1, front + 0.25], [half - 0.2, 1.5, 0.3], 0.08, [34, 34, 38]),
        material: {},
        joint: car,
      });
  }
  return parts;
}

function noseRings(): readonly Ring[] {
  return [
    { z: noseZ - carLong, halfWidth: half, bottom: floor, top: roof, square: 6 },
    { z: noseZ - 5, halfWidth: half, bottom: floor, top: roof, square: 6 },
    { z: noseZ - 3.6, halfWidth: half * 0.99, bottom: floor - 0.1, top: roof * 0.965, square: 5 },
    { z: noseZ - 2.2, halfWidth: half * 0.94, bottom: floor - 0.18, top: 3.0, square: 4.2 },
    { z: noseZ - 1, halfWidth: half * 0.82, bottom: floor - 0.22, top: 2.1, square: 3.4 },
    { z: noseZ - 0.25, halfWidth: half * 0.6, bottom: floor - 0.2, top: 1.5, square: 2.8 },
    { z: noseZ, halfWidth: half * 0.34, bottom: floor - 0.02, top: 1.16, square: 2.4 },
  ];
}

function carRings(front: number): readonly Ring[] {
  return [
    { z: front - carLong, halfWidth: half * 0.98, bottom: floor, top: roof * 0.99, square: 6 },
    { z: front - carLong + 0.3, halfWidth: half, bottom: floor, top: roof, square: 6 },
    { z: front - 0.3, halfWidth: half, bottom: floor, top: roof, square: 6 },
    { z: front, halfWidth: half * 0.98, bottom: floor, top: roof * 0.99, square: 6 },
  ];
}

function windows(nose: boolean): readonly (readonly [number, number])[] {
  const list: [number, number][] = [];
  for (let from = -carLong + 2.3; from < (nose ? -6.4 : -2.8); from += 1.75) list.push([from, from + 1.35]);
  return list;
}

function drawSide(
  context: SKRSContext2D,
  area: Area,
  { paint, stripe, nose }: { paint: Rgb; stripe: Rgb; nose: boolean },
): void {
  ground(context, area, paint);
  context.fillStyle = css(scaled(paint, 0.6));
  context.fillRect(area.left, area.bottom, area.right - area.left, 0.45);
  context.fillStyle = css(stripe);
  context.fillRect(area.left, 1.2, area.right - area.left, 0.22);
  context.fillRect(area.left, 1.1, area.right - area.left, 0.05);
  // A dark band with the windows in it.
  context.fillStyle = css([30, 34, 42]);
  context.fillRect(area.left + 1.9, 1.7, area.right - area.left - (nose ? 6.6 : 3.8), 1.05);
  for (const [from, to] of windows(nose)) {
    const glass = context.createLinearGradient(from, 1.75, to, 2.7);
    glass.addColorStop(0, css([52, 64, 78]));
    glass.addColorStop(0.5, css([120, 140, 158]));
    glass.addColorStop(0.55, css([58, 70, 84]));
    glass.addColorStop(1, css([44, 54, 66]));
    plate(
      context,
      [
        [from, 1.75],
        [to, 1.75],
        [to, 2.7],
        [from, 2.7],
      ],
      0.12,
      glass,
    );
  }
  for (const from of [-carLong + 0.7, nose ? -5.6 : -1.7]) {
    plate(
      context,
      [
        [from, 0.75],
        [from + 1, 0.75],
        [from + 1, 2.85],
        [from, 2.85],
      ],
      0.1,
      css(mix(paint, [150, 156, 164], 0.5)),
    );
    plate(
      context,
      [
        [from + 0.22, 1.75],
        [from + 0.78, 1.75],
        [from + 0.78, 2.65],
        [from + 0.22, 2.65],
      ],
      0.1,
      css([44, 54, 66]),
    );
  }
  if (nose)
    plate(
      context,
      [
        [-4.4, 2.0],
        [-3.1, 1.95],
        [-3.4, 2.75],
        [-4.2, 2.95],
      ],
      0.1,
      css([30, 36, 44]),
    );
}

const windscreen: readonly (readonly [number, number])[] = [
  [-0.95, 2.15],
  [0.95, 2.15],
  [0.78, 3.15],
  [-0.78, 3.15],
];

function lampOutline(x: number): readonly (readonly [number, number])[] {
  return [
    [x - 0.2, 1.2],
    [x + 0.2, 1.24],
    [x + 0.16, 1.4],
    [x - 0.16, 1.38],
  ];
}

function drawNose(context: SKRSContext2D, area: Area, { paint, stripe }: { paint: Rgb; stripe: Rgb }): void {
  ground(context, area, paint);
  context.fillStyle = css(scaled(paint, 0.6));
  context.fillRect(area.left, area.bottom, area.right - area.left, 0.45);
  plate(
    context,
    [
      [-1.4, 1.1],
      [1.4, 1.1],
      [0.9, 1.75],
      [-0.9, 1.75],
    ],
    0.3,
    css(stripe),
  );
  plate(
    context,
    windscreen.map(([x, y]) => [x * 1.1, y + (y > 2.5 ? 0.09 : -0.09)] as const),
    0.14,
    css([18, 18, 22]),
  );
  const glass = context.createLinearGradient(-0.9, 2.1, 0.9, 3.2);
  glass.addColorStop(0, css([30, 38, 48]));
  glass.addColorStop(0.5, css([104, 126, 146]));
  glass.addColorStop(0.54, css([36, 44, 56]));
  glass.addColorStop(1, css([30, 38, 48]));
  plate(context, windscreen, 0.12, glass);
  for (const x of [0.78, -0.78]) plate(context, lampOutline(x), 0.05, css([244, 246, 250]));
  plate(
    context,
    [
      [-0.3, 0.62],
      [0.3, 0.62],
      [0.3, 0.95],
      [-0.3, 0.95],
    ],
    0.08,
    css([34, 34, 38]),
  );
}

function bogies(radius: number): SolidPart[] {
  const steel: Material = { gloss: 0.4, metal: true, polish: 20 };
  return axles().flatMap((z, index): SolidPart[] => {
    const joint = cars + index;
    return [
      ...([1, -1] as const).flatMap((side) =>
        wheelParts({ centre: [side * 0.82, radius + 0.16, z], radius, width: 0.16, side, joint, rim: steel }),
      ),
      ...(index % 2 === 0
        ? [
            {
              mesh: merged(
                ([1, -1] as const).map((side) =>
                  roundedBox([side * 1.0, radius + 0.2, z - 1], [0.07, 0.16, 1.5], 0.05, [58, 56, 58]),
                ),
              ),
              material: {},
              joint: Math.floor(index / 4),
            },
          ]
        : []),
    ];
  });
}

/** Rails on sleepers in a bed of stones. */
function track(): SolidPart[] {
  const from = frontOf(cars) + 4;
  const to = noseZ + 14;
  const long = (to - from) / 2;
  const middle = (to + from) / 2;
  const rails = ([1, -1] as const).map((side) =>
    roundedBox([side * 0.76, 0.12, middle], [0.035, 0.05, long], 0.02, [150, 146, 146]),
  );
  const sleepers = Array.from({ length: Math.floor((2 * long) / 0.65) }, (_, index) =>
    roundedBox([0, 0.045, from + index * 0.65 + 0.65], [1.25, 0.03, 0.12], 0.02, [98, 84, 74]),
  );
  const bed = loft(
    [
      { z: from, halfWidth: 1.9, bottom: -0.4, top: 0.03, square: 3 },
      { z: middle, halfWidth: 1.95, bottom: -0.4, top: 0.035, square: 3 },
      { z: to, halfWidth: 1.9, bottom: -0.4, top: 0.03, square: 3 },
    ],
    {
      columns: 24,
      rows: 30,
      colour: (u, v) => scaled([128, 120, 114], 0.8 + 0.35 * Math.abs(Math.sin(u * 970) * Math.sin(v * 1310))),
    },
  );
  return [
    { mesh: bed, material: {}, joint: 0 },
    { mesh: merged(rails), material: { gloss: 0.5, metal: true, polish: 30 }, joint: 0 },
    { mesh: merged(sleepers), material: {}, joint: cars + cars * 4 },
  ];
}
