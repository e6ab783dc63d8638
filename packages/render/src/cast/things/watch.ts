import { css, mix, scaled, type Rgb } from "../../scene/colour.ts";
import type { Vec3 } from "../skeleton.ts";
import { type Material, paintBitmap } from "../solid/material.ts";
import { lathe, mapped, reshaped, roundedBox, surface, type Mesh } from "../solid/mesh.ts";
import { turned } from "../solid/transform.ts";
import type { ThingModel, ThingWish } from "./thing.ts";

/** Middle of the dial: it stands up on its closed strap, leaning back a little. */
const middle: Vec3 = [0, 0.0418, 0.028];
const radius = 0.0205;

/** A wrist watch with hands that go. */
export function watchModel(wish: ThingWish): ThingModel {
  const dial = wish.colour ??
    (
      [
        [28, 40, 70],
        [22, 24, 28],
        [240, 236, 226],
        [24, 70, 58],
      ] as const
    )[Math.floor(wish.chance(221) * 4)] ?? [28, 40, 70];
  const gold = wish.chance(222) < 0.4;
  const steel: Rgb = gold ? [226, 178, 100] : [200, 204, 212];
  const leather: Rgb = gold ? [96, 58, 38] : wish.chance(223) < 0.5 ? [44, 40, 42] : [124, 78, 48];
  const metal: Material = { gloss: 0.82, metal: true, polish: 70 };
  const parts = [
    { mesh: strap(leather), material: { gloss: 0.14, polish: 14 }, joint: 0 },
    {
      mesh: upright(
        lathe(
          [
            [0.001, -0.0052],
            [0.018, -0.0052],
            [radius, -0.003],
            [radius + 0.0012, 0],
            [radius + 0.0004, 0.0034],
            [0.0186, 0.0044],
            [0.0178, 0.0036],
          ],
          { columns: 64, colour: steel },
        ),
      ),
      material: metal,
      joint: 0,
    },
    {
      mesh: onDial(
        upright(
          lathe(
            [
              [0.0181, 0.0024],
              [0.001, 0.0024],
            ],
            { columns: 48, rows: 6 },
          ),
        ),
      ),
      material: { bitmap: paintDial(dial, steel), gloss: 0.25, polish: 60, twoSided: true } satisfies Material,
      joint: 0,
    },
    {
      mesh: upright(roundedBox([radius + 0.0026, 0, 0], [0.0018, 0.002, 0.002], 0.0008, steel)),
      material: metal,
      joint: 0,
    },
    hand(0.0098, 0.0011, steel, 1),
    hand(0.0148, 0.0008, steel, 2),
    hand(0.016, 0.00035, gold ? [180, 60, 50] : [226, 70, 50], 3),
    {
      mesh: upright(
        lathe(
          [
            [0.0178, 0.0042],
            [0.01, 0.0052],
            [0.001, 0.0054],
          ],
          { columns: 40, rows: 10, colour: [255, 255, 255] },
        ),
      ),
      material: { gloss: 0.6, polish: 200, opacity: 0.03, twoSided: true } satisfies Material,
      joint: 0,
    },
  ];
  return {
    parts,
    heightMetres: 0.068,
    lengthMetres: 0.07,
    widthMetres: 0.06,
    moves: (seconds) => {
      // Ten past ten, as in every advertisement.
      const turn = (angle: number) => turned({ roll: angle }, [0, 0, 0]);
      const minutes = 10 + (seconds * 0.9) / 60;
      const tick = Math.floor(seconds * 5) / 5;
      return [
        turn(((10 + minutes / 60) / 12) * 2 * Math.PI),
        turn((minutes / 60) * 2 * Math.PI),
        turn(((32 + tick) / 60) * 2 * Math.PI),
      ].map((spin) => aroundMiddle(spin));
    },
  };

  function hand(
    long: number,
    half: number,
    colour: Rgb,
    joint: number,
  ): { mesh: Mesh; material: Material; joint: number } {
    const flat = surface(
      { columns: 4, rows: 8, sheet: true, colour: scaled(colour, dial[0] + dial[1] + dial[2] > 500 ? 0.4 : 1.08) },
      (u, v) => {
        const across = (u - 0.5) * 2;
        return [across * half * (1 - 0.6 * v), -0.003 + v * (long + 0.003), 0.003 + joint * 0.0002];
      },
    );
    return { mesh: reshaped(flat, place), material: { gloss: 0.3, metal: false, twoSided: true, glow: 0.12 }, joint };
  }
}

const lean = 0.32;

/** From the dial's own plane (right, up, outwards) to where the dial is. */
function place([x, y, z]: Vec3): Vec3 {
  return [
    middle[0] - -x,
    middle[1] + y * Math.cos(lean) + z * Math.sin(lean),
    middle[2] - y * Math.sin(lean) + z * Math.cos(lean),
  ];
}

function upright(mesh: Mesh): Mesh {
  // The axis of the lathe looks outwards.
  return reshaped(mesh, ([x, y, z]) => place([x, -z, y]));
}

function onDial(mesh: Mesh): Mesh {
  return mapped(mesh, ([x, y, z]) => {
    const up = (y - middle[1]) * Math.cos(lean) - (z - middle[2]) * Math.sin(lean);
    return [0.5 + x / 0.037, 0.5 - up / 0.037];
  });
}

function aroundMiddle(spin: Float64Array): Float64Array {
  // Turns in the dial's plane: undo the lean, turn, lean again.
  const to = turned({ pitch: -lean }, middle);
  const back = turned({ pitch: lean }, middle);
  const about = [...middle] as const;
  const centred = Float64Array.from(spin);
  centred[3] = about[0] - ((spin[0] ?? 0) * about[0] + (spin[1] ?? 0) * about[1]);
  centred[7] = about[1] - ((spin[4] ?? 0) * about[0] + (spin[5] ?? 0) * about[1]);
  return multiply(to, multiply(centred, back));
}

function multiply(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(12);
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 4; column++)
      out[row * 4 + column] =
        (a[row * 4] ?? 0) * (b[column] ?? 0) +
        (a[row * 4 + 1] ?? 0) * (b[4 + column] ?? 0) +
        (a[row * 4 + 2] ?? 0) * (b[8 + column] ?? 0) +
        (column === 3 ? (a[row * 4 + 3] ?? 0) : 0);
  return out;
}

/** A closed loop with stitches, thicker where it meets the case. */
function strap(leather: Rgb): Mesh {
  return surface(
    {
      columns: 24,
      rows: 72,
      closed: true,
      colour: (u, v) => {
        const across = Math.abs(Math.sin(2 * Math.PI * u));
        return across > 0.78 && across < 0.86 && Math.sin(v * 260) > 0 ? mix(leather, [226, 206, 170], 0.7) : leather;
      },
    },
    (u, v) => {
      const around = 2 * Math.PI * v;
      const angle = 2 * Math.PI * u;
      const side = Math.sin(angle);
      const out = Math.cos(angle);
      const power = 0.35;
      const wide = 0.0098 * (1 - 0.16 * Math.abs(Math.sin(around / 2 + 0.2)));
      const x = Math.sign(side) * Math.abs(side) ** power * wide;
      const thick = 0.0016 * Math.sign(out) * Math.abs(out) ** power;
      // An oval lying on its lower side, leaning as the dial does.
      const ry = 0.029 + thick;
      const rz = 0.025 + thick;
      const y0 = Math.cos(around) * rz;
      const z0 = Math.sin(around) * ry;
      return [x, 0.0303 + z0 * Math.cos(lean) + y0 * Math.sin(lean), 0.002 + y0 * Math.cos(lean) - z0 * Math.sin(lean)];
    },
  );
}

function paintDial(dial: Rgb, steel: Rgb): Material["bitmap"] & object {
  const ink: Rgb = dial[0] + dial[1] + dial[2] > 500 ? [40, 40, 46] : mix(steel, [255, 255, 255], 0.4);
  return paintBitmap(512, 512, (context) => {
    const shade = context.createRadialGradient(0.5, 0.45, 0.05, 0.5, 0.5, 0.5);
    shade.addColorStop(0, css(mix(dial, [255, 255, 255], 0.16)));
    shade.addColorStop(1, css(scaled(dial, 0.72)));
    context.fillStyle = shade;
    context.fillRect(0, 0, 1, 1);
    context.translate(0.5, 0.5);
    context.fillStyle = css(ink);
    for (let minute = 0; minute < 60; minute++) {
      context.save();
      context.rotate((minute * 2 * Math.PI) / 60);
      const hour = minute % 5 === 0;
      context.fillRect(
        hour ? -0.014 : -0.003,
        -0.45,
        hour ? 0.028 : 0.006,
        minute % 15 === 0 ? 0.13 : hour ? 0.09 : 0.03,
      );
      context.restore();
    }
    context.fillRect(-0.09, -0.22, 0.18, 0.016);
    context.fillRect(-0.05, -0.19, 0.1, 0.01);
    context.strokeStyle = css(ink, 0.6);
    context.lineWidth = 0.006;
    context.beginPath();
    context.arc(0, 0.2, 0.1, 0, 2 * Math.PI);
    context.stroke();
  });
}
