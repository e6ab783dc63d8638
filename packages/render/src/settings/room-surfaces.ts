import type { SKRSContext2D } from "@napi-rs/canvas";
import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { seededRandom } from "../scene/random.ts";
import type { SurfaceBrush } from "./room.ts";

/** A rectangle of a surface, metres. */
interface Area {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
}

/** Fills a rectangle in metres. */
export function fillArea(context: SKRSContext2D, area: Area, fill: string): void {
  context.fillStyle = fill;
  context.fillRect(area.x, area.y, area.wide, area.high);
}

/** A painted wall: cloudy the way plaster is, with the marks of the brush. */
export function paintPlaster(brush: SurfaceBrush, area: Area, colour: Rgb): void {
  const { context } = brush;
  const random = seededRandom(brush.seed, `plaster ${area.x} ${area.y}`);
  fillArea(context, area, css(colour));
  for (let mark = 0; mark < 34 * area.wide; mark++) {
    context.fillStyle = random() < 0.5 ? "rgba(255,252,244,0.05)" : "rgba(60,36,30,0.035)";
    context.beginPath();
    context.ellipse(
      area.x + random() * area.wide,
      area.y + random() * area.high,
      0.1 + random() * 0.4,
      0.04 + random() * 0.16,
      random() * 3,
      0,
      2 * Math.PI,
    );
    context.fill();
  }
}

/** Wallpaper with a repeated figure. */
export function paintWallpaper(
  brush: SurfaceBrush,
  area: Area,
  paper: { readonly ground: Rgb; readonly figure: Rgb; readonly pattern: "stripe" | "leaf" | "dots" },
): void {
  const { context } = brush;
  paintPlaster(brush, area, paper.ground);
  const ink = css(paper.figure, 0.5);
  if (paper.pattern === "stripe") {
    for (let x = area.x; x < area.x + area.wide; x += 0.24) {
      fillArea(context, { x, y: area.y, wide: 0.1, high: area.high }, css(paper.figure, 0.28));
      fillArea(context, { x: x + 0.12, y: area.y, wide: 0.012, high: area.high }, css(paper.figure, 0.35));
    }
    return;
  }
  let row = 0;
  for (let y = area.y + 0.1; y < area.y + area.high; y += 0.2) {
    row++;
    for (let x = area.x + 0.1 + (row % 2) * 0.14; x < area.x + area.wide; x += 0.28) {
      context.fillStyle = ink;
      context.beginPath();
      if (paper.pattern === "dots") context.arc(x, y, 0.025, 0, 2 * Math.PI);
      else {
        for (const turn of [-0.7, 0, 0.7]) {
          context.ellipse(x + Math.sin(turn) * 0.045, y + Math.cos(turn) * 0.045, 0.014, 0.045, -turn, 0, 2 * Math.PI);
        }
      }
      context.fill();
    }
  }
}

/** Boards that run towards us, each of its own tone, with grain and joints. */
export function paintBoards(
  brush: SurfaceBrush,
  area: Area,
  wood: { readonly colour: Rgb; readonly boardMetres: number; readonly contrast: number },
): void {
  const { context } = brush;
  const random = seededRandom(brush.seed, "boards");
  fillArea(context, area, css(scaled(wood.colour, 0.6)));
  const right = area.x + area.wide;
  const end = area.y + area.high;
  for (let x = area.x; x < right; x += wood.boardMetres) {
    let y = area.y - random() * 1.6;
    while (y < end) {
      const length = 1.2 + random() * 1.4;
      const tone = 1 + (random() - 0.5) * wood.contrast;
      const board = scaled(wood.colour, tone);
      const from = Math.max(y, area.y);
      const to = Math.min(y + length, end);
      fillArea(
        context,
        { x: x + 0.003, y: from + 0.003, wide: wood.boardMetres - 0.006, high: to - from - 0.006 },
        css(board),
      );
      for (let line = 0; line < 5; line++) {
        const start = from + random() * (to - from) * 0.5;
        fillArea(
          context,
          {
            x: x + 0.008 + random() * (wood.boardMetres - 0.02),
            y: start,
            wide: 0.003 + random() * 0.004,
            high: Math.min(to - start, 0.2 + random() * 0.9),
          },
          random() < 0.7 ? "rgba(50,24,8,0.16)" : "rgba(255,228,180,0.12)",
        );
      }
      y += length;
    }
  }
}

/** Short boards laid at right angles. */
export function paintParquet(brush: SurfaceBrush, area: Area, colour: Rgb): void {
  const { context } = brush;
  const random = seededRandom(brush.seed, "parquet");
  fillArea(context, area, css(scaled(colour, 0.62)));
  const cell = 0.36;
  let row = 0;
  for (let y = area.y; y < area.y + area.high; y += cell) {
    row++;
    let column = row;
    for (let x = area.x; x < area.x + area.wide; x += cell) {
      column++;
      for (let strip = 0; strip < 4; strip++) {
        const at = (strip * cell) / 4;
        const along = column % 2 === 0;
        fillArea(
          context,
          along
            ? { x: x + 0.003, y: y + at + 0.003, wide: cell - 0.006, high: cell / 4 - 0.006 }
            : { x: x + at + 0.003, y: y + 0.003, wide: cell / 4 - 0.006, high: cell - 0.006 },
          css(scaled(colour, (along ? 1.04 : 0.92) + (random() - 0.5) * 0.14)),
        );
      }
    }
  }
}

/** Square tiles in two colours; one colour twice makes a plain floor. */
export function paintTileFloor(
  brush: SurfaceBrush,
  area: Area,
  tiles: { readonly one: Rgb; readonly other: Rgb; readonly metres: number },
): void {
  const { context } = brush;
  const random = seededRandom(brush.seed, "tiles");
  fillArea(context, area, css(scaled(tiles.one, 0.7)));
  let row = 0;
  for (let y = area.y; y < area.y + area.high; y += tiles.metres) {
    row++;
    let column = row;
    for (let x = area.x; x < area.x + area.wide; x += tiles.metres) {
      column++;
      const colour = column % 2 === 0 ? tiles.one : tiles.other;
      fillArea(
        context,
        { x: x + 0.004, y: y + 0.004, wide: tiles.metres - 0.008, high: tiles.metres - 0.008 },
        css(scaled(colour, 0.94 + random() * 0.1)),
      );
    }
  }
}

/** Short pile with flecks. */
export function paintCarpet(brush: SurfaceBrush, area: Area, colour: Rgb): void {
  const { context } = brush;
  const random = seededRandom(brush.seed, `carpet ${area.x}`);
  fillArea(context, area, css(colour));
  for (let fleck = 0; fleck < 90 * area.wide; fleck++) {
    const tone = random();
    fillArea(
      context,
      { x: area.x + random() * area.wide, y: area.y + random() * area.high, wide: 0.02 + 0.05 * random(), high: 0.02 },
      tone < 0.5 ? "rgba(255,255,255,0.05)" : "rgba(0,0,0,0.06)",
    );
  }
}

/** A woven rug with borders and a figure, on a floor. */
export function paintRug(
  brush: SurfaceBrush,
  area: Area,
  rug: { readonly colours: readonly [Rgb, Rgb, Rgb]; readonly kind: "bordered" | "stripes" | "round" },
): void {
  const { context } = brush;
  const [ground, figure, accent] = rug.colours;
  const { x, y, wide, high } = area;
  context.fillStyle = "rgba(20,10,16,0.3)";
  if (rug.kind === "round") {
    const middle = { x: x + wide / 2, y: y + high / 2 };
    const ring = (share: number, fill: string): void => {
      context.fillStyle = fill;
      context.beginPath();
      context.ellipse(middle.x, middle.y, (wide / 2) * share, (high / 2) * share, 0, 0, 2 * Math.PI);
      context.fill();
    };
    ring(1.025, "rgba(20,10,16,0.3)");
    for (const [share, colour] of [
      [1, ground],
      [0.88, accent],
      [0.82, ground],
      [0.6, figure],
      [0.5, ground],
      [0.26, accent],
    ] as const)
      ring(share, css(colour));
    return;
  }
  context.fillRect(x - 0.02, y - 0.02, wide + 0.04, high + 0.05);
  fillArea(context, area, css(ground));
  if (rug.kind === "stripes") {
    for (let at = 0; at < high; at += 0.34) {
      fillArea(context, { x, y: y + at, wide, high: 0.12 }, css(figure));
      fillArea(context, { x, y: y + at + 0.17, wide, high: 0.03 }, css(accent));
    }
  } else {
    context.strokeStyle = css(figure);
    context.lineWidth = 0.07;
    context.strokeRect(x + 0.12, y + 0.12, wide - 0.24, high - 0.24);
    context.strokeStyle = css(accent);
    context.lineWidth = 0.025;
    context.strokeRect(x + 0.22, y + 0.22, wide - 0.44, high - 0.44);
    let row = 0;
    for (let cy = y + 0.42; cy < y + high - 0.3; cy += 0.3) {
      row++;
      for (let cx = x + 0.42 + (row % 2) * 0.2; cx < x + wide - 0.34; cx += 0.4) {
        context.fillStyle = css(row % 2 === 0 ? figure : accent, 0.85);
        context.beginPath();
        context.moveTo(cx, cy - 0.09);
        context.lineTo(cx + 0.1, cy);
        context.lineTo(cx, cy + 0.09);
        context.lineTo(cx - 0.1, cy);
        context.fill();
      }
    }
  }
  // Fringes at the ends.
  context.fillStyle = css(mix(ground, [255, 244, 222], 0.6));
  for (let at = 0; at < high; at += 0.05) {
    context.fillRect(x - 0.06, y + at, 0.06, 0.018);
    context.fillRect(x + wide, y + at, 0.06, 0.018);
  }
}

/** Panelled wood or paint at the foot of a wall, with a rail on top. */
export function paintWainscot(brush: SurfaceBrush, area: Area, colour: Rgb, panelMetres = 0.62): void {
  const { context } = brush;
  fillArea(context, area, css(colour));
  for (let x = area.x + 0.05; x < area.x + area.wide - 0.1; x += panelMetres) {
    const panel = { x, y: area.y + 0.16, wide: panelMetres - 0.1, high: area.high - 0.28 };
    fillArea(context, panel, css(scaled(colour, 0.93)));
    context.strokeStyle = css(scaled(colour, 0.68));
    context.lineWidth = 0.012;
    context.strokeRect(panel.x, panel.y, panel.wide, panel.high);
    fillArea(context, { x: panel.x, y: panel.y, wide: panel.wide, high: 0.012 }, css(scaled(colour, 1.12)));
  }
  fillArea(context, { ...area, y: area.y + area.high - 0.06, high: 0.06 }, css(scaled(colour, 1.08)));
  fillArea(context, { ...area, y: area.y + area.high - 0.075, high: 0.018 }, css(scaled(colour, 0.66)));
}

/** Skirting along the floor. */
export function paintSkirting(
  brush: SurfaceBrush,
  area: { readonly x: number; readonly wide: number },
  colour: Rgb,
): void {
  fillArea(brush.context, { ...area, y: 0, high: 0.11 }, css(colour));
  fillArea(brush.context, { ...area, y: 0.105, high: 0.014 }, css(scaled(colour, 0.72)));
}

/** Bricks in bond, whitewashed or bare. */
export function paintBricks(brush: SurfaceBrush, area: Area, colour: Rgb): void {
  const { context } = brush;
  const random = seededRandom(brush.seed, `bricks ${area.x}`);
  fillArea(context, area, css(mix(colour, [196, 186, 176], 0.5)));
  context.save();
  context.beginPath();
  context.rect(area.x, area.y, area.wide, area.high);
  context.clip();
  let row = 0;
  for (let y = area.y; y < area.y + area.high; y += 0.082) {
    row++;
    for (let x = area.x - (row % 2) * 0.12; x < area.x + area.wide; x += 0.24) {
      fillArea(
        context,
        { x: x + 0.006, y: y + 0.006, wide: 0.228, high: 0.07 },
        css(scaled(mix(colour, [120, 70, 60], random() * 0.25), 0.84 + random() * 0.3)),
      );
    }
  }
  context.restore();
}

/** A framed picture: an abstract, a landscape or a portrait. */
export function paintPicture(brush: SurfaceBrush, area: Area, frame: Rgb, subject: number): void {
  const { context } = brush;
  const random = seededRandom(brush.seed + subject, "picture");
  fillArea(
    context,
    { x: area.x - 0.02, y: area.y - 0.05, wide: area.wide + 0.05, high: area.high + 0.05 },
    "rgba(20,10,16,0.22)",
  );
  fillArea(context, area, css(frame));
  const border = Math.min(0.05, area.wide * 0.09);
  const mat = { x: area.x + border, y: area.y + border, wide: area.wide - 2 * border, high: area.high - 2 * border };
  fillArea(context, mat, "rgb(244,238,226)");
  const inner = { x: mat.x + border, y: mat.y + border, wide: mat.wide - 2 * border, high: mat.high - 2 * border };
  context.save();
  context.beginPath();
  context.rect(inner.x, inner.y, inner.wide, inner.high);
  context.clip();
  if (subject % 3 === 0) {
    fillArea(context, inner, "rgb(222,204,170)");
    for (let shape = 0; shape < 6; shape++) {
      const hue: readonly Rgb[] = [
        [196, 84, 58],
        [46, 92, 112],
        [222, 164, 70],
        [60, 58, 70],
        [140, 160, 130],
      ];
      context.fillStyle = css(hue[Math.floor(random() * hue.length)] ?? [60, 58, 70], 0.85);
      context.beginPath();
      context.arc(
        inner.x + random() * inner.wide,
        inner.y + random() * inner.high,
        inner.wide * (0.1 + 0.2 * random()),
        random() * 3,
        3.2 + random() * 3,
      );
      context.fill();
    }
  } else if (subject % 3 === 1) {
    fillArea(context, inner, "rgb(168,196,216)");
    for (let ridge = 0; ridge < 3; ridge++) {
      context.fillStyle = css(mix([120, 140, 170], [58, 92, 70], ridge / 2));
      context.beginPath();
      context.moveTo(inner.x, inner.y);
      const top = inner.y + inner.high * (0.68 - ridge * 0.22);
      context.lineTo(inner.x, top);
      context.quadraticCurveTo(
        inner.x + inner.wide * (0.3 + 0.2 * random()),
        top + inner.high * 0.24,
        inner.x + inner.wide * 0.6,
        top - inner.high * 0.06,
      );
      context.quadraticCurveTo(inner.x + inner.wide * 0.8, top + inner.high * 0.12, inner.x + inner.wide, top);
      context.lineTo(inner.x + inner.wide, inner.y);
      context.fill();
    }
  } else {
    fillArea(context, inner, "rgb(236,228,210)");
    context.strokeStyle = "rgb(70,96,80)";
    context.lineWidth = inner.wide * 0.02;
    for (let leaf = 0; leaf < 7; leaf++) {
      const angle = -0.9 + leaf * 0.3;
      const tip = {
        x: inner.x + inner.wide * (0.5 + Math.sin(angle) * 0.36),
        y: inner.y + inner.high * (0.2 + Math.cos(angle) * 0.62),
      };
      context.beginPath();
      context.moveTo(inner.x + inner.wide / 2, inner.y + inner.high * 0.12);
      context.quadraticCurveTo(
        inner.x + inner.wide * 0.5,
        tip.y * 0.5 + inner.y * 0.5 + inner.high * 0.1,
        tip.x,
        tip.y,
      );
      context.stroke();
      context.fillStyle = css(mix([84, 124, 92], [140, 160, 110], random()));
      context.beginPath();
      context.ellipse(tip.x, tip.y, inner.wide * 0.05, inner.high * 0.12, -angle, 0, 2 * Math.PI);
      context.fill();
    }
  }
  context.restore();
}
