import { css, mix, scaled, type Rgb } from "../../scene/colour.ts";
import { type Material, paintBitmap } from "../solid/material.ts";
import { lathe } from "../solid/mesh.ts";
import type { ThingModel, ThingWish } from "./thing.ts";

/** Radius and height, metres, from the bottom up. */
const shapes: readonly (readonly (readonly [number, number])[])[] = [
  // A wine bottle, a flask of scent, a bottle of lotion.
  [
    [0.001, 0.006],
    [0.034, 0],
    [0.0375, 0.006],
    [0.0375, 0.1],
    [0.0375, 0.185],
    [0.034, 0.205],
    [0.019, 0.228],
    [0.0145, 0.245],
    [0.014, 0.285],
    [0.0155, 0.29],
    [0.0155, 0.3],
    [0.001, 0.301],
  ],
  [
    [0.001, 0.004],
    [0.04, 0],
    [0.045, 0.006],
    [0.046, 0.05],
    [0.044, 0.105],
    [0.038, 0.122],
    [0.02, 0.13],
    [0.014, 0.133],
    [0.014, 0.142],
    [0.001, 0.143],
  ],
  [
    [0.001, 0.003],
    [0.029, 0],
    [0.032, 0.006],
    [0.032, 0.07],
    [0.032, 0.135],
    [0.029, 0.148],
    [0.014, 0.155],
    [0.0135, 0.165],
    [0.001, 0.166],
  ],
];
const colours: readonly Rgb[] = [
  [26, 66, 44],
  [222, 158, 120],
  [66, 104, 140],
];

const bottles: readonly RegExp[] = [
  /wine|champagne|beer|whisk|oil|rum|vodka/,
  /perfume|scent|cologne|fragrance/,
  /lotion|cosmetic|cream|serum|shampoo|skincare|soap/,
];

/** A bottle with a label: wine, scent or lotion. */
export function bottleModel(wish: ThingWish): ThingModel {
  const named = bottles.findIndex((words) => words.test(wish.variety));
  const which = named >= 0 ? named : Math.floor(wish.chanceOfKind(201) * shapes.length);
  const shape = shapes[which] ?? [];
  const glass = wish.colour ?? colours[which] ?? [26, 66, 44];
  const top = shape.at(-1)?.[1] ?? 0.3;
  const wide = Math.max(...shape.map(([radius]) => radius));
  const body: Material = { gloss: 0.85, polish: 160, opacity: which === 1 ? 0.62 : 0.93 };
  const [from, to] = which === 0 ? [0.055, 0.155] : which === 1 ? [0.03, 0.085] : [0.03, 0.115];
  const label: Material = { bitmap: paintLabel(glass, wish), gloss: 0.12, polish: 20, cutout: true };
  const cap: Material = which === 0 ? { gloss: 0.35, polish: 30 } : { gloss: 0.75, metal: true, polish: 60 };
  const capColour: Rgb = which === 0 ? [116, 30, 38] : which === 1 ? [226, 190, 130] : [210, 212, 218];
  const capFrom = which === 0 ? 0.236 : top - 0.006;
  const capRadius = which === 0 ? 0.0165 : which === 1 ? 0.019 : 0.0165;
  const capTop = which === 0 ? 0.303 : which === 1 ? top + 0.045 : top + 0.032;
  const capProfile: readonly (readonly [number, number])[] = [
    [0.001, capFrom],
    [capRadius + (which === 0 ? 0.0008 : 0), capFrom],
    [capRadius, capTop - 0.003],
    [capRadius * 0.9, capTop],
    [0.001, capTop],
  ];
  return {
    parts: [
      // What is in it, seen through the glass.
      ...(which === 1
        ? [
            {
              mesh: lathe(
                shape
                  .slice(0, 5)
                  .map(([radius, y]) => [Math.max(0.001, radius - 0.004), Math.min(0.095, y + 0.006)] as const),
                { columns: 40, colour: scaled(glass, 0.92) },
              ),
              material: { gloss: 0.2, glow: 0.12 },
              joint: 0,
            },
          ]
        : []),
      {
        mesh: lathe(shape, { columns: 56, rows: 72, colour: which === 1 ? mix(glass, [255, 255, 255], 0.4) : glass }),
        material: body,
        joint: 0,
      },
      {
        mesh: lathe(
          [
            [wide + 0.0006, from],
            [wide + 0.0006, to],
          ],
          { columns: 56, rows: 4 },
        ),
        material: label,
        joint: 0,
      },
      { mesh: lathe(capProfile, { columns: 40, colour: capColour }), material: cap, joint: 0 },
    ],
    heightMetres: capTop,
    lengthMetres: 2 * wide,
    widthMetres: 2 * wide,
  };
}

function paintLabel(glass: Rgb, wish: ThingWish): Material["bitmap"] & object {
  // Columns go around: the front is at both ends of the bitmap; rows go from the bottom up.
  return paintBitmap(1024, 256, (context) => {
    context.translate(0, 1);
    context.scale(1, -1);
    for (const middle of [0, 1]) {
      const paper: Rgb = [246, 240, 226];
      context.fillStyle = css(paper);
      context.fillRect(middle - 0.17, 0.02, 0.34, 0.96);
      const accent = mix(glass, [180, 130, 60], 0.35);
      context.strokeStyle = css(accent);
      context.lineWidth = 0.012;
      context.strokeRect(middle - 0.152, 0.08, 0.304, 0.84);
      context.fillStyle = css(scaled(accent, 0.8));
      context.beginPath();
      context.ellipse(middle, 0.34, 0.045, 0.15, 0, 0, 2 * Math.PI);
      context.fill();
      context.fillStyle = css(paper);
      context.beginPath();
      const points = 5 + Math.floor(wish.chance(205) * 3);
      for (let point = 0; point < points * 2; point++) {
        const angle = (Math.PI * point) / points - Math.PI / 2;
        const r = point % 2 === 0 ? 1 : 0.45;
        context.lineTo(middle + Math.cos(angle) * 0.03 * r, 0.34 + Math.sin(angle) * 0.1 * r);
      }
      context.fill();
      context.fillStyle = css(scaled(accent, 0.55));
      for (const [y, half, thick] of [
        [0.6, 0.11, 0.055],
        [0.71, 0.075, 0.03],
        [0.79, 0.09, 0.022],
      ] as const)
        context.fillRect(middle - half, y, 2 * half, thick);
    }
  });
}
