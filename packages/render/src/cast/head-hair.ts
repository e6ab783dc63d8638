import { clamp, css, mix, scaled, smoothStep, type Rgb } from "../scene/colour.ts";
import { traceCurve, traceSmooth, type Point } from "./figure-view.ts";
import type { HairStyle } from "./look.ts";
import { aroundHead, skullAt, type HeadView } from "./skull.ts";

/** How a style is cut; lengths in half heads. */
interface Cut {
  /** How far the hair stands off the skull at the sides and on top. */
  readonly side: number;
  readonly top: number;
  /** Lowest point of the hair at angles from the front to the back, on the side of the parting. */
  readonly line: readonly (readonly [around: number, y: number])[];
  /** Depth of the locks that the edge is cut into. */
  readonly locks: number;
}

const open: Cut["line"] = [
  [0, 0.6],
  [0.55, 0.55],
  [0.85, 0.4],
  [1.08, 0.12],
  [1.24, -0.2],
  [1.44, -0.02],
  [1.74, -0.06],
  [1.98, -0.46],
  [2.6, -0.66],
  [Math.PI, -0.68],
];
const covering: Cut["line"] = [
  [0, 0.5],
  [0.45, 0.42],
  [0.75, 0.2],
  [0.98, -0.2],
  [1.2, -0.66],
  [1.7, -0.85],
  [Math.PI, -0.85],
];
const pulled: Cut["line"] = [
  [0, 0.66],
  [0.5, 0.58],
  [0.85, 0.36],
  [1.15, 0.1],
  [1.3, -0.02],
  [1.5, 0.08],
  [1.9, 0.02],
  [2.3, -0.36],
  [Math.PI, -0.5],
];

const cuts: Readonly<Record<Exclude<HairStyle, "bald">, Cut>> = {
  short: { side: 0.055, top: 0.13, line: open, locks: 0.05 },
  swept: { side: 0.075, top: 0.2, line: open, locks: 0.07 },
  curly: { side: 0.17, top: 0.25, line: open, locks: 0.08 },
  bob: { side: 0.13, top: 0.12, line: covering, locks: 0.04 },
  long: { side: 0.11, top: 0.13, line: covering, locks: 0.04 },
  ponytail: { side: 0.05, top: 0.1, line: pulled, locks: 0.015 },
  bun: { side: 0.05, top: 0.1, line: pulled, locks: 0.015 },
};

function cutOf(head: HeadView): Cut {
  const { hairStyle } = head.look;
  const cut = cuts[hairStyle === "bald" ? "short" : hairStyle];
  // A hat presses the hair down.
  return head.look.hat === "none" ? cut : { ...cut, top: 0.03, side: Math.min(cut.side, 0.07) };
}

/** How low the hair reaches at an angle around the head. */
function hairline(head: HeadView, cut: Cut, around: number): number {
  const { hairStyle, part } = head.look;
  const turn = Math.atan2(Math.sin(around), Math.cos(around));
  const away = Math.abs(turn);
  const base = along(cut.line, away);
  const fromPart = turn * -part;
  const front = 1 - smoothStep(0.75, 1.15, away);
  const lock = lockAt(turn * 3.4 + part) * cut.locks;
  switch (hairStyle) {
    case "swept":
      // Combed over from the parting: high on one side, a heavy lock on the other.
      return (
        base +
        front * (0.14 * (1 - smoothStep(-0.7, -0.2, fromPart)) - 0.26 * hump(fromPart, 0.42, 0.62)) -
        lock * front
      );
    case "short":
      return base + front * (0.04 - 0.05 * hump(fromPart, 0.2, 0.6)) - lock * front;
    case "curly":
      return base - front * 0.06 - lockAt(turn * 4) * cut.locks;
    case "bob":
      // A fringe that stops over the brows.
      return base - front * 0.13 * (1 - smoothStep(0.5, 0.8, away)) - lock * front;
    case "long":
      // Two curtains from an off-centre parting.
      return base + front * 0.26 * Math.exp(-(((fromPart + 0.22) / 0.3) ** 2)) - 0.03 * lockAt(turn * 3) * front;
    case "ponytail":
    case "bun":
    case "bald":
      return base + front * 0.05 * Math.exp(-(((fromPart + 0.25) / 0.2) ** 2)) - lock * front;
  }
}

function hump(value: number, middle: number, half: number): number {
  const t = clamp(1 - Math.abs(value - middle) / half, 0, 1);
  return t * t * (3 - 2 * t);
}

/** A row of pointed locks, 0 to 1: down slowly, up fast. */
function lockAt(value: number): number {
  const share = value - Math.floor(value);
  return share < 0.78 ? (share / 0.78) ** 1.4 : (1 - share) / 0.22;
}

function along(line: Cut["line"], away: number): number {
  for (let index = 1; index < line.length; index++) {
    const [end, low] = line[index] ?? [Math.PI, 0];
    const [start, high] = line[index - 1] ?? [0, 0];
    if (away <= end) return high + (low - high) * smoothStep(start, end, away);
  }
  return line.at(-1)?.[1] ?? -0.6;
}

/** The hair on the head. */
export function paintHair(head: HeadView): void {
  const { context } = head.figure;
  const { look } = head;
  const cut = cutOf(head);
  if (look.hairStyle === "bun" && look.hat === "none") paintBun(head);
  if (look.hairStyle === "ponytail" && Math.cos(head.angle) < 0.2) paintTail(head);
  const { edge, crown } = outline(head, cut);
  if (head.figure.fine) paintHairShadow(head, edge);
  const trace = (): void => {
    context.beginPath();
    edge.forEach((point, index) => (index === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y)));
    smoothOn(head, crown);
    context.closePath();
  };
  trace();
  context.fillStyle = css(tone(head, 0.5));
  context.fill();
  if (!head.figure.fine) return;
  context.save();
  trace();
  context.clip();
  paintHairLight(head, cut);
  if (look.hairStyle === "curly") paintCurls(head, crown);
  context.restore();
}

function outline(head: HeadView, cut: Cut): { edge: Point[]; crown: Point[] } {
  const steps = 80;
  const edge: Point[] = [];
  for (let step = 0; step <= steps; step++) {
    // From the outline on the left of the picture to the one on the right, over what the camera sees.
    const around = -head.angle - Math.PI / 2 + (Math.PI * step) / steps;
    edge.push(aroundHead(head, around, hairline(head, cut, around), 0.025));
  }
  const firstY = hairline(head, cut, -head.angle - Math.PI / 2);
  const lastY = hairline(head, cut, -head.angle + Math.PI / 2);
  const cos = Math.cos(head.angle);
  const sin = Math.sin(head.angle);
  const crown: Point[] = [];
  const count = 22;
  for (let step = 0; step <= count; step++) {
    const turn = step / count;
    const rising = turn < 0.5;
    const start = rising ? lastY : firstY;
    const share = rising ? turn * 2 : (1 - turn) * 2;
    const side = rising ? 1 : -1;
    const y = start + (1.02 - start) * Math.sin((share * Math.PI) / 2);
    const level = skullAt(y, head.look);
    const thick = cut.side * smoothStep(-0.1, 0.25, share) + 0.01;
    const reach = Math.hypot((level.halfWidth + thick) * cos, (level.halfDepth + thick) * sin);
    const x = level.ahead * sin + side * (share > 0.99 ? 0 : reach);
    // Higher over the forehead and away from the parting.
    const lean = head.look.hairStyle === "swept" || head.look.hairStyle === "short" ? 0.3 : 0.08;
    const front = clamp(x / 0.75, -1, 1);
    const lift = (y > 0.3 ? (y - 0.3) / 0.7 : 0) * cut.top * (1 + lean * front * (sin * 1.6 - head.look.part * cos));
    const wobble = head.look.hairStyle === "curly" ? 0.035 * Math.sin(turn * 44) : 0;
    crown.push(head.point2(x + side * wobble, y + lift + wobble * 0.6));
  }
  return { edge, crown };
}

/** What the hair takes of the light from the forehead. */
function paintHairShadow(head: HeadView, edge: readonly Point[]): void {
  const { context, light } = head.figure;
  const away = head.angle + Math.PI;
  if (Math.cos(away) > 0.4) return;
  const brow = head.point2(0, 0.1).y;
  const middle = edge.filter(({ y }, index) => y < brow && index > 10 && index < edge.length - 11);
  if (middle.length < 3) return;
  const low = [...middle]
    .reverse()
    .map(({ x, y }) => ({ x: x - light.keySide * head.unit * 0.03, y: y + head.unit * 0.075 }));
  context.fillStyle = css(mix(light.dark(head.look.skin), [140, 60, 60], 0.15), 0.42);
  context.beginPath();
  [...middle, ...low].forEach(({ x, y }, index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
  context.fill();
}

function tone(head: HeadView, share: number): Rgb {
  const { light } = head.figure;
  return mix(light.dark(head.look.hair), light.bright(head.look.hair), share);
}

/** Shade at the sides, a broken band of shine over the crown, and a few strands from the parting. */
function paintHairLight(head: HeadView, cut: Cut): void {
  const { context, light } = head.figure;
  const { look, unit } = head;
  const corner = head.point2(-1.6, 1.6);
  const from = head.point2(light.keySide * 0.85, 1);
  const to = head.point2(light.keySide * -0.7, -0.1);
  const fall = context.createLinearGradient(from.x, from.y, to.x, to.y);
  fall.addColorStop(0, css(light.bright(mix(look.hair, [255, 236, 208], 0.16)), 0.7));
  fall.addColorStop(0.45, css(light.bright(look.hair), 0.1));
  fall.addColorStop(1, css(scaled(light.dark(look.hair), 0.8), 0.62));
  context.fillStyle = fall;
  context.fillRect(corner.x, corner.y, unit * 3.2, unit * 3.2);
  if (unit < 12) return;
  const parting = -look.part * 0.3;
  const strand = (around: number, sweep: number): Point[] =>
    [0.88, 0.74, 0.55, 0.32, 0.1].map((share) => {
      const low = hairline(head, cut, around);
      const y = low + (0.98 - low) * share;
      const turn = parting + (around - parting) * (0.55 + 0.45 * smoothStep(0, 0.75, 1 - share + sweep));
      return aroundHead(head, turn, y, 0.06);
    });
  context.lineCap = "round";
  context.lineWidth = Math.max(0.7, unit * 0.024);
  context.strokeStyle = css(scaled(light.dark(look.hair), 0.62), 0.26);
  for (let index = 0; index < 9; index++) {
    const around = -head.angle - 1.42 + (2.84 * (index + 0.5 * (index % 2))) / 8.5;
    traceCurve(context, strand(around, 0.04 * (index % 3)));
    context.stroke();
  }
  // The band of shine.
  const shine = light.bright(mix(look.hair, [255, 240, 220], 0.42));
  context.fillStyle = css(shine, 0.22);
  const upper: Point[] = [];
  const lower: Point[] = [];
  for (let index = 0; index <= 24; index++) {
    const share = index / 24;
    const around = -head.angle + light.keySide * 0.3 - 0.75 + 1.5 * share;
    const thick = Math.sin(Math.PI * share) ** 0.6;
    const row = 0.6 + 0.2 * Math.sin(Math.PI * share);
    upper.push(aroundHead(head, around, row + 0.03 * thick, 0.09));
    lower.push(aroundHead(head, around, row - (0.05 + 0.07 * lockAt(share * 5)) * thick, 0.09));
  }
  context.beginPath();
  [...upper, ...lower.reverse()].forEach(({ x, y }, index) =>
    index === 0 ? context.moveTo(x, y) : context.lineTo(x, y),
  );
  context.closePath();
  context.fill();
}

function paintCurls(head: HeadView, crown: readonly Point[]): void {
  const { context, light } = head.figure;
  const { unit } = head;
  if (unit < 12) return;
  context.lineCap = "round";
  context.lineWidth = Math.max(0.7, unit * 0.03);
  for (let row = 0; row < 3; row++) {
    crown.forEach((point, index) => {
      if ((index + row) % 2 === 0) return;
      const middle = head.point2(0, 0.35);
      const inwards = 0.06 + row * 0.2;
      const x = point.x + (middle.x - point.x) * inwards;
      const y = point.y + (middle.y - point.y) * inwards;
      context.strokeStyle = css(
        index % 4 === 1
          ? light.bright(mix(head.look.hair, [255, 236, 210], 0.3))
          : scaled(light.dark(head.look.hair), 0.7),
        0.45,
      );
      context.beginPath();
      context.arc(x, y, unit * 0.075, index * 1.3, index * 1.3 + 3.6);
      context.stroke();
    });
  }
}

function smoothOn(head: HeadView, points: readonly Point[]): void {
  const { context } = head.figure;
  for (let index = 0; index < points.length - 1; index++) {
    const point = points[index];
    const next = points[index + 1];
    if (point === undefined || next === undefined) continue;
    context.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
  }
  const last = points.at(-1);
  if (last !== undefined) context.lineTo(last.x, last.y);
}

function paintBun(head: HeadView): void {
  const { context, light } = head.figure;
  const centre = head.point(0, 0.86, -0.62);
  const radius = head.unit * 0.36;
  const shade = context.createRadialGradient(
    centre.x + light.keySide * radius * 0.4,
    centre.y - radius * 0.4,
    radius * 0.1,
    centre.x,
    centre.y,
    radius * 1.1,
  );
  shade.addColorStop(0, css(light.bright(mix(head.look.hair, [255, 236, 210], 0.25))));
  shade.addColorStop(0.55, css(tone(head, 0.5)));
  shade.addColorStop(1, css(tone(head, 0.05)));
  context.fillStyle = shade;
  context.beginPath();
  context.ellipse(centre.x, centre.y, radius, radius * 0.92, 0, 0, 2 * Math.PI);
  context.fill();
  if (head.unit < 14) return;
  context.strokeStyle = css(scaled(light.dark(head.look.hair), 0.65), 0.5);
  context.lineWidth = Math.max(0.6, head.unit * 0.025);
  for (const [size, from, to] of [
    [0.7, 2.4, 5.2],
    [0.42, 0.2, 3.4],
  ] as const) {
    context.beginPath();
    context.arc(centre.x, centre.y, radius * size, from, to);
    context.stroke();
  }
}

/** Hair that hangs behind neck and shoulders, its end swinging after the head. */
export function paintBackHair(head: HeadView): void {
  const { hairStyle } = head.look;
  if (hairStyle === "ponytail") {
    if (Math.cos(head.angle) >= 0.2) paintTail(head);
    return;
  }
  if (hairStyle !== "long" && hairStyle !== "bob") return;
  const { context, light } = head.figure;
  const bottom = hairStyle === "long" ? -2.05 : -1.02;
  const cos = Math.cos(head.angle);
  const sin = Math.sin(head.angle);
  const spreads =
    hairStyle === "long" ? [0.42, 0.8, 0.9, 0.9, 0.9, 0.86, 0.62] : [0.42, 0.8, 0.92, 0.97, 1.0, 1.0, 0.84];
  const left: Point[] = [];
  const right: Point[] = [];
  spreads.forEach((spread, step) => {
    const share = step / 6;
    const y = 0.85 + (bottom - 0.85) * share;
    const reach = Math.hypot(spread * cos, 0.62 * sin);
    const middle = -0.36 * sin + head.trail * share * share * (hairStyle === "long" ? 1 : 0.5);
    const wave = hairStyle === "long" ? 0.035 * Math.sin(step * 2.1) : 0;
    right.push(head.point2(middle + reach + wave, y));
    left.push(head.point2(middle - reach + wave, y));
  });
  traceSmooth(context, [...right, ...left.reverse()]);
  const behind = cos > -0.2;
  const top = head.point2(0, 0.6);
  const end = head.point2(0, bottom);
  const shade = context.createLinearGradient(top.x, top.y, end.x, end.y);
  shade.addColorStop(0, css(behind ? scaled(tone(head, 0), 0.82) : tone(head, 0.5)));
  shade.addColorStop(1, css(behind ? tone(head, 0.22) : tone(head, 0.3)));
  context.fillStyle = shade;
  context.fill();
  if (!head.figure.fine || head.unit < 12) return;
  context.lineCap = "round";
  context.lineWidth = Math.max(0.6, head.unit * 0.035);
  for (let strand = -3; strand <= 3; strand++) {
    context.strokeStyle =
      strand % 2 === 0
        ? css(light.bright(mix(head.look.hair, [255, 236, 210], 0.15)), behind ? 0.16 : 0.36)
        : css(scaled(light.dark(head.look.hair), 0.6), 0.35);
    const shift = -0.36 * sin;
    const spread = (strand / 3) * Math.hypot(0.78 * cos, 0.5 * sin);
    traceCurve(context, [
      head.point2(shift + spread * 0.55, 0.6),
      head.point2(shift + spread, -0.2),
      head.point2(shift + spread + head.trail * 0.4, bottom * 0.62),
      head.point2(shift + spread * 0.8 + head.trail * 0.85, bottom * 0.94),
    ]);
    context.stroke();
  }
}

function paintTail(head: HeadView): void {
  const { context, light } = head.figure;
  const root = head.point(0, 0.5, -0.86);
  const sin = Math.sin(head.angle);
  const swing = head.trail * 1.2;
  const centre = [
    [0, 0],
    [-0.3 * sin + swing * 0.1, 0.02],
    [-0.52 * sin + swing * 0.35, -0.5],
    [-0.5 * sin + swing * 0.7, -1.05],
    [-0.36 * sin + swing, -1.5],
  ] as const;
  const widths = [0.1, 0.2, 0.25, 0.2, 0.03];
  const left = centre.map(([x, y], index) => ({
    x: root.x + (x - (widths[index] ?? 0)) * head.unit,
    y: root.y - y * head.unit,
  }));
  const right = centre.map(([x, y], index) => ({
    x: root.x + (x + (widths[index] ?? 0)) * head.unit,
    y: root.y - y * head.unit,
  }));
  traceSmooth(context, [...left, ...right.reverse()]);
  context.fillStyle = css(tone(head, Math.cos(head.angle) > 0.2 ? 0.2 : 0.5));
  context.fill();
  context.strokeStyle = css(light.bright(head.look.accent));
  context.lineWidth = Math.max(1, head.unit * 0.09);
  context.lineCap = "round";
  context.beginPath();
  context.moveTo(root.x - head.unit * 0.09, root.y - head.unit * 0.02);
  context.lineTo(root.x + head.unit * 0.09, root.y + head.unit * 0.02);
  context.stroke();
}

/** Locks of long hair that fall in front of the shoulders. */
export function paintSideLocks(head: HeadView): void {
  if (head.look.hairStyle !== "long" || Math.cos(head.angle) < -0.3) return;
  const { context, light } = head.figure;
  for (const sign of [-1, 1] as const) {
    const around = sign * 1.12;
    if (head.facing(around) < -0.25) continue;
    const at = (y: number, inwards: number): Point => {
      const on = aroundHead(head, around + sign * inwards, Math.max(-0.55, y), 0.07);
      return {
        x: on.x + head.trail * head.unit * 0.35 * clamp((-0.5 - y) / 1.2, 0, 1),
        y: on.y + Math.max(0, -0.55 - y) * head.unit,
      };
    };
    const outer = [at(0.2, 0.12), at(-0.35, 0.26), at(-0.9, 0.3), at(-1.35, 0.22)];
    const inner = [at(-1.62, 0.02), at(-1.2, -0.12), at(-0.75, -0.1), at(-0.2, -0.08)];
    traceSmooth(context, [...outer, ...inner]);
    context.fillStyle = css(tone(head, sign === light.keySide ? 0.72 : 0.34));
    context.fill();
    if (head.unit < 14) continue;
    context.strokeStyle = css(scaled(light.dark(head.look.hair), 0.62), 0.4);
    context.lineWidth = Math.max(0.6, head.unit * 0.025);
    context.lineCap = "round";
    traceCurve(context, [at(0.1, 0.03), at(-0.4, 0.1), at(-0.9, 0.1), at(-1.4, 0.04)]);
    context.stroke();
  }
}
