import { css, mix, parseHex, scaled, type Rgb } from "../../scene/colour.ts";
import { hashText, hashUnit } from "../../scene/random.ts";
import type { Vehicle } from "../../scene-spec.ts";
import type { Performer, PerformerOptions } from "../performer.ts";
import type { Vec3 } from "../skeleton.ts";
import type { Material } from "../solid/material.ts";
import { lathe, loft, mapped, merged, mirroredMesh, reshaped, tube, wing, type Mesh } from "../solid/mesh.ts";
import { createSolidPerformer } from "../solid/solid-performer.ts";
import type { SolidPart } from "../solid/solid-stage.ts";
import { joined, translation, turned } from "../solid/transform.ts";
import { type Area, blueprint, ground, onSide, plate } from "./blueprint.ts";
import { paintLampGlow } from "./lamp-glow.ts";
import { wheelParts } from "./wheel.ts";

const liveries: readonly Rgb[] = [
  [34, 84, 160],
  [196, 44, 52],
  [30, 130, 120],
  [240, 150, 40],
];
/** Of the middle of the fuselage over its wheels. */
const axis = 3;
const long = 26;

/** An airliner with two engines. */
export function createAircraft(options: PerformerOptions<Vehicle>): Performer {
  const { actor } = options;
  const seed = (hashText(actor.id) ^ options.seed) >>> 0;
  const named = actor.colour === undefined ? undefined : parseHex(actor.colour);
  const livery = named ?? liveries[Math.floor(hashUnit(seed, 421) * liveries.length)] ?? [34, 84, 160];
  const flies = actor.action !== "stand" && actor.action !== "drive";
  const elevation = flies ? 13 : 0;
  const parts = [...fuselage(livery), ...wings(livery), ...engines(livery), ...(flies ? [] : gear())];
  const lamps = options.light.lamps;
  return createSolidPerformer(options, {
    parts,
    heightMetres: 8.2,
    lengthMetres: long,
    widthMetres: 13,
    elevationMetres: elevation,
    paceMetresPerSecond: flies ? 12 : actor.action === "drive" ? 5 : 0,
    pose({ seconds }) {
      const bank = flies ? 0.05 * Math.sin(seconds * 0.8 + seed) - 0.06 : 0;
      const body = joined(
        translation([0, elevation + (flies ? 0.35 * Math.sin(seconds * 0.9) : 0), 0]),
        turned({ pitch: flies ? -0.06 + 0.012 * Math.sin(seconds * 0.7) : 0, roll: bank }, [0, axis, 0]),
      );
      const fans = [1, -1].map((side) => joined(body, turned({ roll: seconds * 9 }, [side * 4.3, axis - 1.35, 3])));
      const blink = (seconds * 0.9) % 1 < 0.12 ? 1 : 0;
      return {
        joints: [body, ...fans],
        details(details) {
          const strength = 0.35 + 0.65 * lamps;
          paintLampGlow(details, {
            joint: 0,
            at: [12.4, axis + 0.5, -4.2],
            colour: [255, 60, 60],
            radius: 0.9,
            strength,
          });
          paintLampGlow(details, {
            joint: 0,
            at: [-12.4, axis + 0.5, -4.2],
            colour: [80, 255, 130],
            radius: 0.9,
            strength,
          });
          paintLampGlow(details, {
            joint: 0,
            at: [0, axis - 1.6, 0],
            colour: [255, 80, 70],
            radius: 1.6,
            strength: blink,
          });
          if (flies)
            for (const side of [1, -1])
              paintLampGlow(details, {
                joint: 0,
                at: [side * 1.7, axis - 0.6, 5.2],
                colour: [255, 250, 230],
                radius: 1.8,
                strength: 0.5 + 0.5 * lamps,
              });
        },
      };
    },
  });
}

function fuselage(livery: Rgb): SolidPart[] {
  const area: Area = { left: -long / 2 - 0.2, right: long / 2 + 0.2, bottom: axis - 1.6, top: axis + 1.8 };
  const body = loft(
    [
      { z: -13, halfWidth: 0.14, bottom: axis + 0.85, top: axis + 1.15, square: 2 },
      { z: -11, halfWidth: 0.62, bottom: axis + 0.2, top: axis + 1.42, square: 2 },
      { z: -7.5, halfWidth: 1.26, bottom: axis - 0.92, top: axis + 1.52, square: 2 },
      { z: -4, halfWidth: 1.5, bottom: axis - 1.46, top: axis + 1.54, square: 2 },
      { z: 4, halfWidth: 1.52, bottom: axis - 1.5, top: axis + 1.54, square: 2 },
      { z: 9, halfWidth: 1.46, bottom: axis - 1.44, top: axis + 1.46, square: 2 },
      { z: 11.4, halfWidth: 1.12, bottom: axis - 1.2, top: axis + 0.95, square: 2 },
      { z: 12.6, halfWidth: 0.6, bottom: axis - 0.86, top: axis + 0.24, square: 2 },
      { z: 13, halfWidth: 0.14, bottom: axis - 0.5, top: axis - 0.22, square: 2 },
    ],
    { columns: 48, rows: 90 },
  );
  const skin: Material = {
    bitmap: blueprint(area, 54, (context) => {
      ground(context, area, [246, 246, 244]);
      context.fillStyle = css([196, 200, 206]);
      context.fillRect(area.left, area.bottom, area.right - area.left, 1.05);
      context.fillStyle = css(livery);
      context.fillRect(area.left, axis - 0.62, area.right - area.left, 0.2);
      plate(
        context,
        [
          [-13, axis + 0.9],
          [-7, axis - 0.3],
          [-3.5, axis - 0.42],
          [-6.5, axis + 1.9],
          [-13, axis + 1.9],
        ],
        0.6,
        css(livery),
      );
      context.fillStyle = css([40, 50, 64]);
      for (let z = -6.6; z < 9.4; z += 0.62) {
        if (Math.abs(z - 1) < 0.3) continue;
        context.beginPath();
        context.roundRect(z, axis + 0.24, 0.27, 0.38, [0.1]);
        context.fill();
      }
      context.strokeStyle = css([120, 126, 134]);
      context.lineWidth = 0.05;
      for (const z of [9.7, -8]) context.strokeRect(z, axis - 0.4, 0.72, 1.5);
      // The windows of the cockpit.
      plate(
        context,
        [
          [11.1, axis + 0.34],
          [12.05, axis + 0.12],
          [11.9, axis + 0.5],
          [11.2, axis + 0.78],
        ],
        0.06,
        css([28, 34, 44]),
      );
    }),
    finish: blueprint(area, 24, (context) => {
      ground(context, area, [95, 0, 0]);
      context.fillStyle = css([180, 255, 0]);
      for (let z = -6.6; z < 9.4; z += 0.62) context.fillRect(z, axis + 0.24, 0.27, 0.38);
      plate(
        context,
        [
          [11.1, axis + 0.34],
          [12.05, axis + 0.12],
          [11.9, axis + 0.5],
          [11.2, axis + 0.78],
        ],
        0.06,
        css([220, 40, 0]),
      );
    }),
    polish: 70,
  };
  return [{ mesh: mapped(body, onSide(area)), material: skin, joint: 0 }];
}

const pale: Rgb = [212, 216, 222];

function wings(livery: Rgb): SolidPart[] {
  const paint: Material = { gloss: 0.35, polish: 60 };
  const main = merged([
    wing(
      { at: [1.1, axis - 0.7, 3.6], chord: 5.4, thick: 0.34 },
      { at: [12.2, axis + 0.4, -2.8], chord: 1.5, thick: 0.08 },
      { colour: pale },
    ),
    wing(
      { at: [12.2, axis + 0.4, -2.9], chord: 1.4, thick: 0.07 },
      { at: [12.55, axis + 1.75, -4], chord: 0.6, thick: 0.04 },
      { colour: livery, upright: true },
    ),
  ]);
  const tail = wing(
    { at: [0.5, axis + 0.85, -9.2], chord: 2.7, thick: 0.16 },
    { at: [4.5, axis + 1.15, -11.6], chord: 1.1, thick: 0.05 },
    { colour: pale },
  );
  const fin = wing(
    { at: [0, axis + 1.2, -7.8], chord: 4.4, thick: 0.2 },
    { at: [0, axis + 5.1, -11.4], chord: 1.9, thick: 0.07 },
    {
      upright: true,
      colour: (_, v) => (v > 0.3 && v < 0.42 ? mix(livery, [255, 255, 255], 0.8) : livery),
    },
  );
  return [main, mirroredMesh(main), tail, mirroredMesh(tail), fin].map((mesh) => ({ mesh, material: paint, joint: 0 }));
}

function engines(livery: Rgb): SolidPart[] {
  return ([1, -1] as const).flatMap((side, index): SolidPart[] => {
    const at: Vec3 = [side * 4.3, axis - 1.35, 1.2];
    const along = (mesh: Mesh): Mesh => reshaped(mesh, ([x, y, z]) => [at[0] + x, at[1] + z, at[2] + y]);
    const nacelle = along(
      lathe(
        [
          [0.6, -1.9],
          [0.78, -1.2],
          [0.95, 0],
          [0.98, 1.2],
          [0.92, 1.75],
          [0.84, 1.82],
          [0.8, 1.7],
          [0.78, 0.9],
        ],
        {
          columns: 40,
          rows: 50,
          colour: (_, v) => (v > 0.56 && v < 0.8 ? [206, 210, 216] : v >= 0.8 ? [60, 62, 68] : livery),
        },
      ),
    );
    const cone = along(
      lathe(
        [
          [0.5, -1.9],
          [0.34, -2.4],
          [0.001, -2.7],
        ],
        { columns: 24, colour: [88, 86, 88] },
      ),
    );
    const fan = along(
      lathe(
        [
          [0.79, 1.2],
          [0.28, 1.25],
          [0.2, 1.5],
          [0.001, 1.75],
        ],
        {
          columns: 48,
          rows: 20,
          colour: (u, v) =>
            v < 0.5 ? scaled([120, 124, 132], 0.5 + 0.6 * Math.abs(Math.sin(u * 2 * Math.PI * 9))) : [46, 48, 54],
        },
      ),
    );
    const pylon = wing(
      { at: [at[0] - side * 0.02, at[1] + 0.7, 2.2], chord: 3, thick: 0.12 },
      { at: [at[0] - side * 0.1, axis - 0.35, 1.4], chord: 2.6, thick: 0.12 },
      { colour: pale, upright: true },
    );
    return [
      { mesh: nacelle, material: { gloss: 0.4, polish: 60, twoSided: true }, joint: 0 },
      { mesh: cone, material: { gloss: 0.5, metal: true, polish: 20 }, joint: 0 },
      { mesh: fan, material: { gloss: 0.3, metal: true, polish: 20, twoSided: true }, joint: 1 + index },
      { mesh: pylon, material: { gloss: 0.3 }, joint: 0 },
    ];
  });
}

function gear(): SolidPart[] {
  const rim: Material = { gloss: 0.5, metal: true };
  const places: readonly Vec3[] = [
    [1.9, 0.5, -1],
    [-1.9, 0.5, -1],
    [0.2, 0.42, 9.6],
    [-0.2, 0.42, 9.6],
  ];
  return [
    ...places.flatMap((centre) =>
      ([1, -1] as const).flatMap((side) =>
        wheelParts({
          centre: [centre[0] + side * 0.2, centre[1], centre[2]],
          radius: centre[1],
          width: 0.3,
          side,
          joint: 0,
          rim,
        }),
      ),
    ),
    {
      mesh: merged(
        places.map(([x, y, z]) =>
          tube(
            [
              [x, y, z],
              [x * 0.9, axis - 0.9, z],
            ],
            0.12,
            { columns: 10, colour: [196, 200, 206] },
          ),
        ),
      ),
      material: { gloss: 0.4, metal: true, polish: 30 },
      joint: 0,
    },
  ];
}
