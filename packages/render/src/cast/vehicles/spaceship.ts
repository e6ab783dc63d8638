import { css, mix, parseHex, scaled, type Rgb } from "../../scene/colour.ts";
import { hashText, hashUnit } from "../../scene/random.ts";
import type { Vehicle } from "../../scene-spec.ts";
import type { Performer, PerformerOptions } from "../performer.ts";
import { type Bitmap, type Material, paintBitmap } from "../solid/material.ts";
import { ellipsoid, lathe, loft, merged, mirroredMesh, reshaped, tube, wing, type Mesh } from "../solid/mesh.ts";
import { createSolidPerformer } from "../solid/solid-performer.ts";
import type { SolidPart } from "../solid/solid-stage.ts";
import { joined, translation, turned } from "../solid/transform.ts";
import { paintLampGlow } from "./lamp-glow.ts";

const hulls: readonly Rgb[] = [
  [206, 208, 214],
  [92, 100, 116],
  [196, 76, 58],
];
const axis = 1.7;

/** A ship for the space between the stars: a long hull with swept wings and three engines that glow. */
export function createSpaceship(options: PerformerOptions<Vehicle>): Performer {
  const { actor } = options;
  const seed = (hashText(actor.id) ^ options.seed) >>> 0;
  const named = actor.colour === undefined ? undefined : parseHex(actor.colour);
  const hull = named ?? hulls[Math.floor(hashUnit(seed, 431) * hulls.length)] ?? [206, 208, 214];
  const flies = actor.action !== "stand";
  const elevation = flies ? 4 : 0;
  const flame: Rgb = hashUnit(seed, 432) < 0.6 ? [110, 190, 255] : [255, 160, 90];
  return createSolidPerformer(options, {
    parts: ship(hull, flame, flies),
    heightMetres: 4.2,
    lengthMetres: 12.4,
    widthMetres: 9,
    elevationMetres: elevation,
    paceMetresPerSecond: flies ? 2.4 : 0,
    pose({ seconds }) {
      const body = joined(
        translation([0, elevation + (flies ? 0.16 * Math.sin(seconds * 1.1 + seed) : 0), 0]),
        turned(
          {
            pitch: flies ? 0.025 * Math.sin(seconds * 0.9) - 0.03 : 0,
            roll: flies ? 0.07 * Math.sin(seconds * 0.75 + seed) : 0,
          },
          [0, axis, 0],
        ),
      );
      return {
        joints: [body],
        details(details) {
          const flicker = 0.85 + 0.1 * Math.sin(seconds * 31) + 0.05 * Math.sin(seconds * 57 + 1);
          if (flies)
            for (const [x, y] of nozzles)
              paintLampGlow(details, {
                joint: 0,
                at: [x, y, -6.5],
                colour: flame,
                radius: x === 0 ? 2.6 : 1.7,
                strength: flicker,
              });
          const blink = (seconds * 0.8) % 1 < 0.15 ? 1 : 0.15;
          for (const side of [1, -1])
            paintLampGlow(details, {
              joint: 0,
              at: [side * 4.45, axis + 0.02, -3.9],
              colour: side > 0 ? [255, 70, 70] : [90, 255, 140],
              radius: 0.7,
              strength: blink,
            });
        },
      };
    },
  });
}

const nozzles: readonly (readonly [number, number])[] = [
  [0, axis + 0.15],
  [1.35, axis - 0.15],
  [-1.35, axis - 0.15],
];

function ship(hull: Rgb, flame: Rgb, flies: boolean): SolidPart[] {
  const panels: Material = { bitmap: paintPanels(hull), gloss: 0.32, polish: 36 };
  const accent: Rgb = hull[0] > 180 && hull[1] > 180 ? [226, 104, 48] : mix(hull, [255, 220, 150], 0.6);
  const body = loft(
    [
      { z: -5.6, halfWidth: 0.95, bottom: axis - 0.7, top: axis + 0.95, square: 3.4 },
      { z: -4.6, halfWidth: 1.25, bottom: axis - 0.85, top: axis + 1.15, square: 3.2 },
      { z: -2, halfWidth: 1.3, bottom: axis - 0.88, top: axis + 1.1, square: 2.8 },
      { z: 1.2, halfWidth: 1.02, bottom: axis - 0.72, top: axis + 0.82, square: 2.6 },
      { z: 3.6, halfWidth: 0.66, bottom: axis - 0.52, top: axis + 0.44, square: 2.4 },
      { z: 5.4, halfWidth: 0.28, bottom: axis - 0.36, top: axis + 0.02, square: 2.2 },
      { z: 6.1, halfWidth: 0.05, bottom: axis - 0.22, top: axis - 0.14, square: 2 },
    ],
    { columns: 48, rows: 72 },
  );
  const canopy = ellipsoid([0, axis + 0.56, 2.3], [0.5, 0.46, 1.35], [40, 60, 84], 28);
  const plane = merged([
    wing(
      { at: [0.9, axis - 0.1, 1.5], chord: 5.2, thick: 0.3 },
      { at: [4.4, axis - 0.02, -2.4], chord: 1.7, thick: 0.08 },
      { colour: (_, v) => (v > 0.62 && v < 0.74 ? accent : scaled(hull, 0.92)) },
    ),
    wing(
      { at: [1.0, axis + 0.7, -2.6], chord: 2.6, thick: 0.14 },
      { at: [1.9, axis + 2.35, -4.6], chord: 1.1, thick: 0.06 },
      { colour: (_, v) => (v > 0.6 ? accent : scaled(hull, 0.85)), upright: true },
    ),
    tube(
      [
        [4.4, axis, -3.9],
        [4.45, axis + 0.02, -1.2],
      ],
      [0.14, 0.05],
      { columns: 12, colour: [70, 74, 84] },
    ),
  ]);
  const parts: SolidPart[] = [
    { mesh: body, material: panels, joint: 0 },
    { mesh: canopy, material: { gloss: 0.85, polish: 140 }, joint: 0 },
    { mesh: plane, material: { gloss: 0.3, polish: 36 }, joint: 0 },
    { mesh: mirroredMesh(plane), material: { gloss: 0.3, polish: 36 }, joint: 0 },
  ];
  for (const [x, y] of nozzles) {
    const size = x === 0 ? 1 : 0.7;
    const along = (mesh: Mesh): Mesh => reshaped(mesh, ([px, py, pz]) => [x + px * size, y + pz * size, -5.3 + py]);
    parts.push(
      {
        mesh: along(
          lathe(
            [
              [0.5, 1.6],
              [0.72, 1.2],
              [0.74, 0],
              [0.62, -0.7],
              [0.54, -0.72],
              [0.5, -0.3],
            ],
            { columns: 36, rows: 40, colour: (_, v) => (v > 0.62 ? [58, 58, 64] : scaled(hull, 0.7)) },
          ),
        ),
        material: { gloss: 0.5, metal: true, polish: 24, twoSided: true },
        joint: 0,
      },
      {
        mesh: along(
          lathe(
            [
              [0.52, -0.34],
              [0.001, -0.2],
            ],
            { columns: 30, rows: 8, colour: flies ? mix(flame, [255, 255, 255], 0.6) : [60, 60, 68] },
          ),
        ),
        material: { glow: flies ? 1 : 0, twoSided: true },
        joint: 0,
      },
    );
    if (flies)
      parts.push({
        mesh: along(
          lathe(
            [
              [0.44, -0.6],
              [0.36, -1.3],
              [0.16, -2.3],
              [0.001, -3.1],
            ],
            { columns: 24, rows: 24, colour: flame },
          ),
        ),
        material: { glow: 1, opacity: 0.45, twoSided: true },
        joint: 0,
      });
  }
  if (!flies)
    parts.push({
      mesh: merged(
        (
          [
            [1.6, -2.6],
            [-1.6, -2.6],
            [0, 3.2],
          ] as const
        ).flatMap(([x, z]): Mesh[] => [
          tube(
            [
              [x * 0.7, axis - 0.5, z],
              [x, 0.12, z],
            ],
            [0.12, 0.09],
            { columns: 10, colour: [110, 112, 120] },
          ),
          ellipsoid([x, 0.07, z], [0.34, 0.07, 0.34], [80, 82, 90], 16),
        ]),
      ),
      material: { gloss: 0.4, metal: true, polish: 24 },
      joint: 0,
    });
  return parts;
}

function paintPanels(hull: Rgb): Bitmap {
  return paintBitmap(512, 512, (context) => {
    context.fillStyle = css(hull);
    context.fillRect(0, 0, 1, 1);
    for (let row = 0; row < 14; row++) {
      for (let column = 0; column < 10; column++) {
        const tone = 0.86 + 0.22 * hashUnit(17, row * 31 + column);
        context.fillStyle = css(scaled(hull, tone));
        context.fillRect(column / 10 + 0.003, row / 14 + 0.003, 0.094, 1 / 14 - 0.006);
      }
    }
    context.strokeStyle = css(scaled(hull, 0.45), 0.8);
    context.lineWidth = 0.003;
    for (let row = 0; row <= 14; row++) {
      context.beginPath();
      context.moveTo(0, row / 14);
      context.lineTo(1, row / 14);
      context.stroke();
    }
    for (let column = 0; column <= 10; column++) {
      context.beginPath();
      context.moveTo(column / 10, 0);
      context.lineTo(column / 10, 1);
      context.stroke();
    }
  });
}
