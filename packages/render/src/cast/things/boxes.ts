import { css, mix, scaled, type Rgb } from "../../scene/colour.ts";
import { type Material, paintBitmap } from "../solid/material.ts";
import { chosen, merged, roundedBox, tube } from "../solid/mesh.ts";
import type { ThingModel, ThingWish } from "./thing.ts";

/** A telephone that stands on its edge, its screen to the front. */
export function phoneModel(wish: ThingWish): ThingModel {
  const back = wish.colour ??
    (
      [
        [40, 44, 54],
        [214, 196, 178],
        [92, 112, 138],
        [190, 64, 62],
      ] as const
    )[Math.floor(wish.chance(231) * 4)] ?? [40, 44, 54];
  const half = [0.0365, 0.0755, 0.004] as const;
  const body = roundedBox([0, half[1], 0], half, 0.0038, [255, 255, 255]);
  const frame: Material = { gloss: 0.8, metal: true, polish: 80 };
  return {
    parts: [
      {
        mesh: chosen(body, (n) => n[2] > 0.9),
        material: { bitmap: paintScreen(wish), finish: screenFinish(), polish: 200 },
        joint: 0,
      },
      {
        mesh: chosen(body, (n) => n[2] < -0.9),
        material: { bitmap: paintBack(back), gloss: 0.5, polish: 50 },
        joint: 0,
      },
      {
        mesh: tinted(
          chosen(body, (n) => Math.abs(n[2]) <= 0.9),
          mix(back, [200, 204, 210], 0.5),
        ),
        material: frame,
        joint: 0,
      },
      ...[0, 1].map((lens) => ({
        mesh: roundedBox(
          [-0.02, half[1] * 2 - 0.02 - lens * 0.022, -0.0052],
          [0.008, 0.008, 0.0018],
          0.0017,
          [18, 18, 22],
        ),
        material: { gloss: 0.9, polish: 120 },
        joint: 0,
      })),
    ],
    heightMetres: 0.152,
    lengthMetres: 0.08,
    widthMetres: 0.02,
  };
}

function screenFinish(): Material["finish"] & object {
  return paintBitmap(64, 128, (context) => {
    context.fillStyle = "rgb(150,0,170)";
    context.fillRect(0, 0, 1, 1);
  });
}

function paintScreen(wish: ThingWish): Material["bitmap"] & object {
  const hue: readonly Rgb[] = [
    [255, 138, 92],
    [94, 120, 255],
    [38, 190, 170],
    [232, 84, 150],
  ];
  const from = hue[Math.floor(wish.chance(232) * 4)] ?? [94, 120, 255];
  const to = hue[(Math.floor(wish.chance(232) * 4) + 1 + Math.floor(wish.chance(233) * 3)) % 4] ?? [255, 138, 92];
  return paintBitmap(512, 1024, (context) => {
    context.fillStyle = css([8, 8, 10]);
    context.fillRect(0, 0, 1, 1);
    context.beginPath();
    context.roundRect(0.035, 0.017, 0.93, 0.966, [0.09]);
    context.clip();
    const sky = context.createLinearGradient(0, 0, 0.7, 1);
    sky.addColorStop(0, css(scaled(from, 0.4)));
    sky.addColorStop(0.5, css(from));
    sky.addColorStop(1, css(to));
    context.fillStyle = sky;
    context.fillRect(0, 0, 1, 1);
    for (let wave = 0; wave < 4; wave++) {
      context.fillStyle = css(mix(to, [255, 255, 255], wave * 0.12), 0.32);
      context.beginPath();
      context.moveTo(0, 1);
      for (let x = 0; x <= 1.01; x += 0.05) context.lineTo(x, 0.56 + wave * 0.08 + 0.05 * Math.sin(x * 5 + wave * 1.7));
      context.lineTo(1, 1);
      context.fill();
    }
    context.fillStyle = "rgba(255,255,255,0.95)";
    // Ten past ten.
    for (const [x, parts] of [
      [0.25, "1"],
      [0.38, "0"],
      [0.56, "1"],
      [0.69, "0"],
    ] as const) {
      if (parts === "1") context.fillRect(x + 0.035, 0.16, 0.022, 0.075);
      else {
        context.lineWidth = 0.02;
        context.strokeStyle = "rgba(255,255,255,0.95)";
        context.beginPath();
        context.ellipse(x + 0.05, 0.1975, 0.035, 0.03, 0, 0, 2 * Math.PI);
        context.stroke();
      }
    }
    context.fillRect(0.508, 0.182, 0.016, 0.009);
    context.fillRect(0.508, 0.21, 0.016, 0.009);
    for (let app = 0; app < 8; app++) {
      context.fillStyle = css(mix(hue[app % 4] ?? from, [255, 255, 255], 0.25 + 0.1 * (app % 3)), 0.95);
      context.beginPath();
      context.roundRect(0.1 + (app % 4) * 0.21, 0.76 + Math.floor(app / 4) * 0.105, 0.15, 0.075, [0.03]);
      context.fill();
    }
    context.fillStyle = css([8, 8, 10]);
    context.beginPath();
    context.roundRect(0.36, 0.035, 0.28, 0.03, [0.015]);
    context.fill();
  });
}

function paintBack(back: Rgb): Material["bitmap"] & object {
  return paintBitmap(64, 128, (context) => {
    context.fillStyle = css(back);
    context.fillRect(0, 0, 1, 1);
  });
}

/** A bound book that stands upright, its cover to the front. */
export function bookModel(wish: ThingWish): ThingModel {
  const cloth = wish.colour ??
    (
      [
        [132, 38, 44],
        [34, 70, 96],
        [40, 88, 66],
        [212, 166, 78],
      ] as const
    )[Math.floor(wish.chance(241) * 4)] ?? [132, 38, 44];
  const half = [0.078, 0.116, 0.018] as const;
  const cover: Material = { bitmap: paintCover(cloth, wish), gloss: 0.12, polish: 16 };
  const plain: Material = { gloss: 0.1, polish: 12 };
  const board = (z: number) => roundedBox([0, half[1], z], [half[0], half[1], 0.0022], 0.0015, [255, 255, 255]);
  const front = board(half[2]);
  return {
    parts: [
      { mesh: chosen(front, (n) => n[2] > 0.8), material: cover, joint: 0 },
      {
        mesh: tinted(
          chosen(front, (n) => n[2] <= 0.8),
          cloth,
        ),
        material: plain,
        joint: 0,
      },
      { mesh: tinted(board(-half[2]), cloth), material: plain, joint: 0 },
      {
        mesh: tinted(
          roundedBox([-half[0] - 0.001, half[1], 0], [0.004, half[1], half[2] + 0.002], 0.0035, cloth),
          scaled(cloth, 0.9),
        ),
        material: plain,
        joint: 0,
      },
      {
        mesh: roundedBox(
          [-0.003, half[1], 0],
          [half[0] - 0.005, half[1] - 0.006, half[2] - 0.001],
          0.001,
          [255, 255, 255],
        ),
        material: { bitmap: paintPages() },
        joint: 0,
      },
    ],
    heightMetres: 0.235,
    lengthMetres: 0.16,
    widthMetres: 0.06,
  };
}

function paintPages(): Material["bitmap"] & object {
  return paintBitmap(128, 128, (context) => {
    context.fillStyle = css([238, 228, 206]);
    context.fillRect(0, 0, 1, 1);
    context.fillStyle = css([188, 172, 144], 0.7);
    for (let line = 0; line < 26; line++) context.fillRect(line / 26, 0, 0.012, 1);
  });
}

function paintCover(cloth: Rgb, wish: ThingWish): Material["bitmap"] & object {
  const foil: Rgb = cloth[0] + cloth[1] + cloth[2] > 420 ? [70, 50, 44] : [232, 198, 124];
  return paintBitmap(480, 720, (context) => {
    const shade = context.createLinearGradient(0, 0, 1, 0);
    shade.addColorStop(0, css(scaled(cloth, 0.6)));
    shade.addColorStop(0.06, css(scaled(cloth, 0.78)));
    shade.addColorStop(0.075, css(scaled(cloth, 1.08)));
    shade.addColorStop(0.12, css(cloth));
    shade.addColorStop(1, css(scaled(cloth, 0.94)));
    context.fillStyle = shade;
    context.fillRect(0, 0, 1, 1);
    context.strokeStyle = css(foil);
    context.lineWidth = 0.008;
    context.strokeRect(0.16, 0.06, 0.76, 0.88);
    context.strokeRect(0.19, 0.08, 0.7, 0.84);
    context.fillStyle = css(foil);
    for (const [y, half, high] of [
      [0.2, 0.26, 0.045],
      [0.265, 0.2, 0.045],
      [0.82, 0.16, 0.022],
    ] as const)
      context.fillRect(0.54 - half, y, 2 * half, high);
    // A sun over hills, or a moon.
    context.beginPath();
    context.arc(0.54, 0.54, 0.13, 0, 2 * Math.PI);
    context.fill();
    if (wish.chance(242) < 0.5) {
      context.fillStyle = css(cloth);
      context.beginPath();
      context.arc(0.6, 0.51, 0.11, 0, 2 * Math.PI);
      context.fill();
    }
    context.strokeStyle = css(foil);
    context.lineWidth = 0.012;
    context.beginPath();
    for (const ridge of [0.68, 0.73]) {
      context.moveTo(0.22, ridge + 0.02);
      context.quadraticCurveTo(0.38, ridge - 0.09, 0.54, ridge);
      context.quadraticCurveTo(0.7, ridge + 0.05, 0.86, ridge - 0.05);
    }
    context.stroke();
  });
}

/** A present with a ribbon, or a cardboard box. */
export function boxModel(wish: ThingWish): ThingModel {
  const named = /gift|present/.test(wish.variety)
    ? true
    : /card|parcel|package|crate|carton/.test(wish.variety)
      ? false
      : undefined;
  const present = named ?? (wish.colour !== undefined || wish.chance(251) < 0.5);
  const paper = wish.colour ?? (present ? [196, 48, 58] : [190, 148, 102]);
  const half = [0.14, 0.11, 0.12] as const;
  const parts: ThingModel["parts"][number][] = [
    {
      mesh: roundedBox([0, half[1], 0], half, 0.006, [255, 255, 255]),
      material: {
        bitmap: present ? paintPaper(paper) : paintCardboard(paper),
        gloss: present ? 0.22 : 0.02,
        polish: 30,
      },
      joint: 0,
    },
  ];
  if (present) {
    const ribbon: Rgb = paper[0] > 150 && paper[1] > 150 ? [190, 40, 60] : [244, 214, 130];
    const silk: Material = { gloss: 0.4, polish: 24 };
    parts.push(
      {
        mesh: merged([
          roundedBox([0, half[1], 0], [0.018, half[1] + 0.0015, half[2] + 0.0015], 0.004, ribbon),
          roundedBox([0, half[1], 0], [half[0] + 0.0015, half[1] + 0.0015, 0.018], 0.004, ribbon),
        ]),
        material: silk,
        joint: 0,
      },
      ...([1, -1] as const).map((side) => ({
        mesh: tube(
          [
            [0, 2 * half[1] + 0.006, 0],
            [side * 0.04, 2 * half[1] + 0.05, 0.008],
            [side * 0.075, 2 * half[1] + 0.036, 0.012],
            [side * 0.04, 2 * half[1] + 0.012, 0.008],
            [0, 2 * half[1] + 0.008, 0],
          ],
          [0.006, 0.014, 0.013, 0.012, 0.006],
          { columns: 14, rows: 28, colour: ribbon },
        ),
        material: silk,
        joint: 0,
      })),
    );
  }
  return { parts, heightMetres: present ? 0.28 : 0.22, lengthMetres: 0.28, widthMetres: 0.24 };
}

function paintPaper(paper: Rgb): Material["bitmap"] & object {
  return paintBitmap(256, 256, (context) => {
    context.fillStyle = css(paper);
    context.fillRect(0, 0, 1, 1);
    context.fillStyle = css(mix(paper, [255, 255, 255], 0.5), 0.8);
    for (let row = 0; row < 7; row++)
      for (let column = 0; column < 7; column++) {
        context.beginPath();
        context.arc((column + (row % 2) * 0.5 + 0.25) / 7, (row + 0.5) / 7, 0.014, 0, 2 * Math.PI);
        context.fill();
      }
  });
}

function paintCardboard(card: Rgb): Material["bitmap"] & object {
  return paintBitmap(256, 256, (context) => {
    context.fillStyle = css(card);
    context.fillRect(0, 0, 1, 1);
    context.fillStyle = css(mix(card, [240, 222, 190], 0.6), 0.85);
    context.fillRect(0.43, 0, 0.14, 1);
    context.strokeStyle = css(scaled(card, 0.6), 0.7);
    context.lineWidth = 0.01;
    context.strokeRect(0.005, 0.005, 0.99, 0.99);
    context.fillStyle = css(scaled(card, 0.4), 0.8);
    for (const x of [0.66, 0.76]) {
      context.beginPath();
      context.moveTo(x, 0.9);
      context.lineTo(x, 0.78);
      context.lineTo(x - 0.03, 0.78);
      context.lineTo(x + 0.02, 0.72);
      context.lineTo(x + 0.07, 0.78);
      context.lineTo(x + 0.04, 0.78);
      context.lineTo(x + 0.04, 0.9);
      context.fill();
    }
  });
}

function tinted(mesh: ReturnType<typeof roundedBox>, colour: Rgb): ReturnType<typeof roundedBox> {
  const colours = new Float32Array(mesh.colours.length);
  for (let at = 0; at < colours.length; at += 3) colours.set(colour, at);
  return { ...mesh, colours };
}
