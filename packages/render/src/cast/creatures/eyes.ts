import { css, mix, scaled, type Rgb } from "../../scene/colour.ts";
import type { Vec3 } from "../skeleton.ts";
import { type Material, paintBitmap } from "../solid/material.ts";
import { ellipsoid, mapped, mirroredMesh, sheet, surface, type Mesh } from "../solid/mesh.ts";
import type { SolidPart } from "../solid/solid-stage.ts";
import { joint } from "./quadruped.ts";

/** A pair of eyes: the left one's middle, in metres. */
export interface EyeOptions {
  readonly at: Vec3;
  readonly radius: number;
  readonly iris: Rgb;
  /** Width of the pupil against its height: 0.3 a slit, 1 round. */
  readonly pupil: number;
  /** Of the pupil's height against the iris. */
  readonly pupilHigh: number;
  readonly skin: Rgb;
  /** How far the eyes look aside, radians. */
  readonly aside: number;
}

/** Eyeballs, the dark lines around them, and lids that can shut. */
export function eyeParts(options: EyeOptions): SolidPart[] {
  const { at, radius, skin, aside } = options;
  const ball: Material = { bitmap: paintIris(options), gloss: 0.42, polish: 90 };
  const liner: Material = { gloss: 0.15 };
  const lid: Material = { fur: 0.5, twoSided: true };
  const look = ([x, y, z]: Vec3): readonly [number, number] => {
    // The iris is seen along the way the eye looks.
    const dx = x - at[0];
    const dz = z - at[2];
    const across = dx * Math.cos(aside) - dz * Math.sin(aside);
    return [0.5 + (across * 0.5) / radius, 0.5 - ((y - at[1]) * 0.5) / radius];
  };
  const left = mapped(ellipsoid(at, [radius, radius, radius], [255, 255, 255], 24), look);
  const behind: Vec3 = [at[0], at[1], at[2] - radius * 0.3];
  const line = ellipsoid(behind, [radius * 1.12, radius * 1.07, radius], [26, 18, 20], 20);
  const cap = surface({ columns: 24, rows: 10, closed: true, sheet: true, colour: skin }, (u, v) => {
    const down = v * Math.PI * 0.5;
    const around = 2 * Math.PI * u;
    const r = radius * 1.06;
    return [
      at[0] + r * Math.sin(down) * Math.sin(around),
      at[1] + r * Math.cos(down),
      at[2] + r * Math.sin(down) * Math.cos(around),
    ];
  });
  const parts: SolidPart[] = [];
  for (const [side, carrier] of [
    [1, joint.leftLid],
    [-1, joint.rightLid],
  ] as const) {
    const turn = (mesh: Mesh): Mesh => (side > 0 ? mesh : mirroredMesh(mesh));
    parts.push(
      { mesh: turn(left), material: ball, joint: joint.head },
      { mesh: turn(line), material: liner, joint: joint.head },
      { mesh: turn(cap), material: lid, joint: carrier },
    );
  }
  return parts;
}

function paintIris({ iris, pupil, pupilHigh }: EyeOptions): Material["bitmap"] & object {
  return paintBitmap(160, 160, (context) => {
    context.fillStyle = css([30, 22, 22]);
    context.fillRect(0, 0, 1, 1);
    const shade = context.createRadialGradient(0.5, 0.62, 0.05, 0.5, 0.5, 0.44);
    shade.addColorStop(0, css(mix(iris, [255, 250, 220], 0.5)));
    shade.addColorStop(0.55, css(iris));
    shade.addColorStop(0.9, css(scaled(iris, 0.5)));
    shade.addColorStop(1, css(scaled(iris, 0.2)));
    context.fillStyle = shade;
    context.beginPath();
    context.arc(0.5, 0.5, 0.44, 0, 2 * Math.PI);
    context.fill();
    // The lid's shadow.
    const top = context.createLinearGradient(0, 0.05, 0, 0.5);
    top.addColorStop(0, "rgba(10,6,10,0.75)");
    top.addColorStop(1, "rgba(10,6,10,0)");
    context.fillStyle = top;
    context.fillRect(0, 0, 1, 0.5);
    context.fillStyle = "rgb(8,6,9)";
    context.beginPath();
    context.ellipse(0.5, 0.5, pupilHigh * pupil * 0.44, pupilHigh * 0.44, 0, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = "rgba(255,255,255,0.95)";
    context.beginPath();
    context.ellipse(0.63, 0.33, 0.085, 0.1, 0.3, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = "rgba(255,255,255,0.4)";
    context.beginPath();
    context.arc(0.37, 0.66, 0.05, 0, 2 * Math.PI);
    context.fill();
  });
}

/** An upright ear, a bent leaf that is hairy behind and bare inside: base in metres, and how far it leans outwards. */
export function ear(options: {
  readonly base: Vec3;
  readonly width: number;
  readonly height: number;
  /** Hollow of the leaf. */
  readonly depth: number;
  readonly outwards: number;
  /** Towards the front; hanging ears bend forwards and down. */
  readonly forwards: number;
  readonly outside: Rgb;
  readonly inside: Rgb;
  /** 0 a pointed ear to 1 a round one. */
  readonly round: number;
}): { readonly outer: Mesh; readonly inner: Mesh } {
  const { base, width, height, depth, outwards, forwards, round } = options;
  const leaf =
    (size: number, ahead: number) =>
    (u: number, v: number): Vec3 => {
      const across = (u - 0.5) * 2;
      const along = v * size;
      const taper = (1 - round) * (1 - along) ** 0.85 + round * Math.sqrt(Math.max(0, 1 - along ** 3));
      const x = across * width * 0.5 * size * taper * (1 + 0.25 * Math.sin(Math.PI * along));
      const hollow = depth * (across * across - 1) * taper;
      const y = along * height;
      return [
        base[0] + x * Math.cos(0.35) + y * outwards - hollow * 0.4,
        base[1] + y * Math.sqrt(Math.max(0.1, 1 - outwards * outwards)) - 0.12 * Math.abs(across) * height * (1 - v),
        base[2] + hollow + y * forwards + ahead - x * 0.3,
      ];
    };
  return {
    outer: sheet({ columns: 12, rows: 12, colour: options.outside }, leaf(1, 0)),
    inner: sheet({ columns: 12, rows: 12, colour: options.inside }, leaf(0.8, 0.0035)),
  };
}
