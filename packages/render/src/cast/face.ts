import { clamp, css, mix, scaled, smoothStep, type Rgb } from "../scene/colour.ts";
import type { Face } from "./face-acting.ts";
import { paintMouth } from "./face-mouth.ts";
import { traceCurve, traceSmooth, type Paint, type Point } from "./figure-view.ts";
import { faceAt, facingOf, profileAt, type HeadView } from "./skull.ts";

/** Eyes, brows, nose and mouth, placed on the skull so that they turn with it. */
export function paintFace(head: HeadView, face: Face): void {
  if (!head.figure.fine) return paintSmallFace(head);
  for (const sign of [-1, 1] as const) {
    paintEye(head, sign, face);
    paintBrow(head, sign, face);
  }
  paintMouth(head, face);
  paintNose(head);
  if (face.tear !== undefined) for (const sign of [-1, 1] as const) paintTear(head, sign, face.tear);
  if (head.look.glasses) paintGlasses(head);
}

/** What lies under the features: red cheeks, shaded sockets, wrinkles; the head must be the clip. */
export function paintComplexion(head: HeadView, face: Face): void {
  paintCheeks(head, face);
  for (const sign of [-1, 1] as const) {
    const facing = facingOf(head, sign * eyeX(head), eyeY(head));
    if (facing > 0.1) paintSocket(head, faceAt(head, sign * eyeX(head), eyeY(head) + 0.06), facing);
  }
  if (head.look.old) paintWrinkles(head);
}

function paintSmallFace(head: HeadView): void {
  const { context } = head.figure;
  if (head.unit < 3) return;
  context.fillStyle = css([30, 22, 26], 0.8);
  for (const sign of [-1, 1] as const) {
    const x = sign * eyeX(head);
    if (facingOf(head, x, 0) < 0.15) continue;
    const at = faceAt(head, x, eyeY(head));
    context.fillRect(at.x - head.unit * 0.08, at.y - head.unit * 0.09, head.unit * 0.16, head.unit * 0.19);
  }
  if (head.unit < 5 || facingOf(head, 0, -0.57) < 0.2) return;
  const lip = faceAt(head, 0, -0.6);
  context.fillStyle = css([110, 40, 40], 0.5);
  context.fillRect(lip.x - head.unit * 0.16, lip.y - head.unit * 0.03, head.unit * 0.32, head.unit * 0.07);
}

function eyeX(head: HeadView): number {
  return head.look.child ? 0.335 : 0.312;
}

function eyeY(head: HeadView): number {
  return head.look.child ? -0.1 : -0.015;
}

function paintCheeks(head: HeadView, face: Face): void {
  const { context, light } = head.figure;
  for (const sign of [-1, 1] as const) {
    const facing = facingOf(head, sign * 0.42, -0.3);
    if (facing < 0.15) continue;
    const at = faceAt(head, sign * 0.43, -0.31 + 0.03 * face.smile);
    const radius = head.unit * 0.26;
    const blush = context.createRadialGradient(at.x, at.y, 0, at.x, at.y, radius);
    const colour = light.bright(mix(head.look.skin, [232, 84, 78], 0.42 + 0.24 * face.flush));
    const own = head.look.child || head.look.sex === "female" ? 0.5 : 0.34;
    blush.addColorStop(0, css(colour, Math.min(1, own + 0.5 * face.flush) * facing));
    blush.addColorStop(1, css(colour, 0));
    context.fillStyle = blush;
    context.fillRect(at.x - radius, at.y - radius, radius * 2, radius * 2);
  }
}

/** A tear on its way down the cheek, with the wet line behind it. */
function paintTear(head: HeadView, sign: 1 | -1, way: number): void {
  const x = sign * (eyeX(head) + 0.03);
  if (facingOf(head, x, -0.3) < 0.2 || head.unit < 12) return;
  const { context, light } = head.figure;
  const from = eyeY(head) - 0.09;
  const to = from - 0.62 * smoothStep(0.15, 1, way);
  const at = (y: number): Point => faceAt(head, x + sign * 0.05 * Math.sin((from - y) * 2.4), y, 0.012);
  const water = css(mix(light.bright([226, 240, 255]), [255, 255, 255], 0.3), 0.75);
  context.strokeStyle = water;
  context.lineCap = "round";
  context.lineWidth = Math.max(0.8, head.unit * 0.03);
  traceCurve(context, [at(from), at((from + to) / 2), at(to)]);
  context.stroke();
  const drop = at(to);
  fillEllipse(head, drop, head.unit * 0.042, head.unit * 0.06, water);
  fillEllipse(
    head,
    { x: drop.x - head.unit * 0.012, y: drop.y - head.unit * 0.02 },
    head.unit * 0.014,
    head.unit * 0.018,
    "rgba(255,255,255,0.95)",
  );
}

function paintWrinkles(head: HeadView): void {
  const { context, light } = head.figure;
  context.strokeStyle = css(scaled(light.dark(head.look.skin), 0.8), 0.42);
  context.lineCap = "round";
  context.lineWidth = Math.max(0.6, head.unit * 0.022);
  const line = (points: readonly (readonly [number, number])[]): void => {
    const [x, y] = points[1] ?? [0, 0];
    if (facingOf(head, x, y) < 0.2) return;
    traceCurve(
      context,
      points.map(([px, py]) => faceAt(head, px, py)),
    );
    context.stroke();
  };
  for (const sign of [-1, 1] as const) {
    line([
      [sign * 0.15, -0.34],
      [sign * 0.27, -0.45],
      [sign * 0.31, -0.6],
    ]);
    line([
      [sign * 0.2, -0.17],
      [sign * 0.32, -0.2],
      [sign * 0.43, -0.15],
    ]);
    line([
      [sign * 0.5, 0.0],
      [sign * 0.56, 0.03],
      [sign * 0.6, 0.07],
    ]);
    line([
      [sign * 0.5, -0.05],
      [sign * 0.56, -0.06],
      [sign * 0.6, -0.05],
    ]);
  }
  line([
    [-0.3, 0.46],
    [0, 0.49],
    [0.3, 0.46],
  ]);
  line([
    [-0.24, 0.56],
    [0.02, 0.585],
    [0.26, 0.56],
  ]);
}

function paintEye(head: HeadView, sign: 1 | -1, face: Face): void {
  const centreX = eyeX(head);
  const centreY = eyeY(head);
  const facing = facingOf(head, sign * centreX, centreY);
  if (facing < 0.1) return;
  const { context, light } = head.figure;
  const { look, unit } = head;
  const female = look.sex === "female" || look.child;
  const size = look.eyeSize;
  const half = 0.155 * size;
  const upper = (female ? 0.122 : 0.104) * size;
  const lower = (female ? 0.088 : 0.076) * size;
  const open = face.eyesOpen * (look.old ? 0.86 : 1);
  const at = (u: number, v: number): Point => faceAt(head, sign * (centreX + u), centreY + v + u * 0.14, 0.012);
  const lids = (s: number): { low: number; high: number } => {
    const skew = s - 0.16 * (1 - s * s);
    const low = -lower * (1 - s * s) ** 0.75 * (1 - 0.62 * face.squint);
    const high = upper * Math.max(0, 1 - skew * skew) ** 0.62;
    return { low, high: low + (high - low) * Math.max(0.02, open) };
  };
  const ss = [-1, -0.8, -0.5, -0.2, 0.1, 0.4, 0.7, 0.9, 1];
  const upperLid = ss.map((s) => at(s * half, lids(s).high));
  const lowerLid = ss.map((s) => at(s * half, lids(s).low));
  if (open > 0.12) {
    context.save();
    traceLine(head, [...upperLid, ...lowerLid.slice(1, -1).reverse()]);
    context.fillStyle = css(mix(light.dark([236, 234, 236]), light.bright([250, 248, 246]), 0.72));
    context.fill();
    context.clip();
    const gazeX = sign * centreX + 0.062 * size * face.gaze.x;
    const centre = faceAt(head, gazeX, centreY + 0.018 + 0.05 * size * face.gaze.y, 0.012);
    const iris = unit * (female ? 0.112 : 0.1) * size;
    const across = iris * clamp(facing * 1.12, 0.4, 1);
    const ring = scaled(light.bright(look.eyes), 0.55);
    const disc = context.createLinearGradient(0, centre.y - iris, 0, centre.y + iris);
    disc.addColorStop(0, css(scaled(light.bright(look.eyes), 0.62)));
    disc.addColorStop(1, css(mix(light.bright(look.eyes), [255, 240, 210], 0.3)));
    fillEllipse(head, centre, across, iris, css(ring));
    fillEllipse(head, centre, across * 0.86, iris * 0.86, disc);
    fillEllipse(head, centre, across * 0.48, iris * 0.48, css([16, 11, 16]));
    // The lid's shadow on the eye.
    context.fillStyle = css([34, 20, 40], 0.3);
    traceLine(head, [...upperLid, ...[...ss].reverse().map((s) => at(s * half, lids(s).high - 0.042 * size))]);
    context.fill();
    const glint = { x: centre.x + light.keySide * across * 0.36, y: centre.y - iris * 0.4 };
    fillEllipse(head, glint, iris * 0.27, iris * 0.27, "rgba(255,255,255,0.95)");
    const echo = { x: centre.x - light.keySide * across * 0.36, y: centre.y + iris * 0.44 };
    fillEllipse(head, echo, iris * 0.13, iris * 0.13, "rgba(255,255,255,0.5)");
    context.restore();
  }
  paintLids(head, { sign, at, half, ss, lids, female, open });
}

interface LidShape {
  readonly sign: 1 | -1;
  readonly at: (u: number, v: number) => Point;
  readonly half: number;
  readonly ss: readonly number[];
  readonly lids: (s: number) => { low: number; high: number };
  readonly female: boolean;
  readonly open: number;
}

/** The dark edge of the upper lid, thicker outwards, with lashes; the crease above and a breath of the lower lid. */
function paintLids(head: HeadView, { at, half, ss, lids, female, open }: LidShape): void {
  const { context, light } = head.figure;
  const { look, unit } = head;
  const lash: Rgb = mix(scaled(look.hair, 0.3), [26, 18, 22], 0.65);
  const weight = female && !look.child ? 0.05 : look.child ? 0.042 : 0.036;
  const top = ss.map((s) => at(s * half * 1.03, lids(s).high + weight * (0.3 + 0.5 * smoothStep(-0.9, 0.9, s))));
  const under = [...ss].reverse().map((s) => at(s * half, lids(s).high - 0.008));
  const wing = female && !look.child ? [at(half * 1.34, lids(1).high + 0.065)] : [];
  context.fillStyle = css(lash, 0.95);
  traceLine(head, [...top, ...wing, ...under]);
  context.fill();
  if (unit < 16) return;
  context.lineCap = "round";
  context.strokeStyle = css(scaled(light.dark(look.skin), 0.72), 0.55);
  context.lineWidth = Math.max(0.5, unit * 0.02);
  if (open > 0.3) {
    traceCurve(
      context,
      [-0.75, -0.3, 0.2, 0.7, 1.05].map((s) => at(s * half, lids(clamp(s, -1, 1)).high + 0.055 + 0.01 * s)),
    );
    context.stroke();
  }
  context.strokeStyle = css(scaled(light.dark(look.skin), 0.6), 0.35);
  traceCurve(
    context,
    [-0.3, 0.1, 0.5, 0.9].map((s) => at(s * half, lids(s).low - 0.012)),
  );
  context.stroke();
}

function paintSocket(head: HeadView, at: Point, facing: number): void {
  const { context, light } = head.figure;
  const radius = head.unit * 0.27;
  const soft = context.createRadialGradient(at.x, at.y, radius * 0.2, at.x, at.y, radius);
  const shade = mix(light.dark(head.look.skin), [120, 50, 60], 0.12);
  soft.addColorStop(0, css(shade, 0.36 * facing));
  soft.addColorStop(1, css(shade, 0));
  context.fillStyle = soft;
  context.fillRect(at.x - radius, at.y - radius, 2 * radius, 2 * radius);
}

function paintBrow(head: HeadView, sign: 1 | -1, face: Face): void {
  const x = eyeX(head);
  if (facingOf(head, sign * (x + 0.02), 0.25) < 0.06) return;
  const { context, light } = head.figure;
  const { look } = head;
  const base = eyeY(head) + (look.child ? 0.33 : look.sex === "female" ? 0.305 : 0.275) + 0.06 * face.browRaise;
  const thick = (look.sex === "female" || look.child ? 0.03 : 0.046) * (look.old ? 1.1 : 1);
  const tilt = face.browTilt;
  const middle: readonly (readonly [u: number, v: number, thickness: number])[] = [
    [-0.17, -0.015 + 0.075 * tilt, 0.75],
    [-0.08, 0.015 + 0.05 * tilt, 1],
    [0.04, 0.045 + 0.01 * tilt, 0.95],
    [0.14, 0.035 - 0.03 * tilt, 0.7],
    [0.235, -0.025 - 0.05 * tilt, 0.15],
  ];
  const at = (u: number, v: number): Point => faceAt(head, sign * (x + u), base + v, 0.02);
  const above = middle.map(([u, v, t]) => at(u, v + thick * t));
  const below = [...middle].reverse().map(([u, v, t]) => at(u, v - thick * t));
  const hair = look.hairStyle === "bald" ? mix(look.skin, [60, 40, 34], 0.6) : look.hair;
  context.fillStyle = css(scaled(mix(light.dark(hair), light.bright(hair), 0.35), 0.82), 0.94);
  traceSmooth(context, [...above, ...below]);
  context.fill();
}

function paintGlasses(head: HeadView): void {
  const { context } = head.figure;
  const x = eyeX(head);
  const y = eyeY(head);
  const frame = css([38, 32, 36], 0.95);
  context.lineJoin = "round";
  context.lineCap = "round";
  context.lineWidth = Math.max(0.9, head.unit * 0.042);
  for (const sign of [-1, 1] as const) {
    const facing = facingOf(head, sign * x, y);
    // The arm runs to the ear on the side we see.
    if (head.facing(sign * 1.3) > -0.1 && Math.abs(Math.sin(head.angle)) > 0.2) {
      const hinge = faceAt(head, sign * 0.6, y + 0.05, 0.04);
      const ear = head.point(sign * 0.74, y + 0.06, -0.02);
      context.strokeStyle = frame;
      context.beginPath();
      context.moveTo(hinge.x, hinge.y);
      context.lineTo(ear.x, ear.y);
      context.stroke();
    }
    if (facing < 0.1) continue;
    const at = (u: number, v: number): Point => faceAt(head, sign * (x + u), y + v, 0.08);
    const lens = [
      at(-0.2, 0.12),
      at(0, 0.165),
      at(0.2, 0.14),
      at(0.25, 0.02),
      at(0.18, -0.17),
      at(0, -0.205),
      at(-0.17, -0.17),
      at(-0.22, -0.02),
    ];
    traceSmooth(context, lens);
    context.fillStyle = "rgba(214,232,255,0.14)";
    context.fill();
    context.strokeStyle = frame;
    context.stroke();
    if (head.unit < 18) continue;
    context.strokeStyle = "rgba(255,255,255,0.4)";
    context.beginPath();
    const from = at(0.02, 0.1);
    const to = at(-0.1, -0.06);
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
  context.strokeStyle = frame;
  traceCurve(context, [
    faceAt(head, -0.11, y + 0.04, 0.08),
    faceAt(head, 0, y + 0.075, 0.03),
    faceAt(head, 0.11, y + 0.04, 0.08),
  ]);
  context.stroke();
}

function paintNose(head: HeadView): void {
  const { context, light } = head.figure;
  const { look, unit } = head;
  const sin = Math.sin(head.angle);
  const turnedAside = smoothStep(0.16, 0.5, Math.abs(sin));
  const skin = light.bright(look.skin);
  const shade = mix(light.dark(look.skin), [150, 60, 60], 0.1);
  const small = look.child ? 0.8 : look.sex === "female" ? 0.9 : 1;
  const along = (y: number): Point => head.point(0, y, profileAt(y, look) ?? 0.75);
  const near = sin > 0 ? -1 : 1;
  const wing = faceAt(head, near * 0.125 * look.nose * small, -0.35, 0.02);
  const tip = along(-0.3);
  const base = along(-0.395);
  if (turnedAside > 0) {
    // The bridge covers what lies behind it, and its far edge is drawn.
    const edge = [0.1, 0, -0.12, -0.24, -0.3, -0.345, -0.395].map(along);
    const flesh = [
      ...edge,
      faceAt(head, near * 0.06, -0.41, 0),
      wing,
      faceAt(head, near * 0.05, -0.1, 0),
      faceAt(head, near * 0.02, 0.1, 0),
    ];
    context.fillStyle = css(mix(mix(shade, skin, 0.25), skin, sin * light.keySide > 0 ? 1 : 0.72), 0.9 * turnedAside);
    traceSmooth(context, flesh);
    context.fill();
    context.strokeStyle = css(scaled(shade, 0.72), 0.75 * turnedAside);
    context.lineCap = "round";
    context.lineJoin = "round";
    context.lineWidth = Math.max(0.6, unit * 0.026);
    traceCurve(context, edge.slice(2));
    context.stroke();
  }
  // The flank away from the light.
  const flank = light.keySide * -1;
  if (flank * near > 0 || turnedAside < 0.5) {
    context.fillStyle = css(shade, 0.3 * (1 - 0.4 * turnedAside));
    traceSmooth(context, [
      along(0.05),
      along(-0.18),
      along(-0.32),
      faceAt(head, flank * 0.13 * look.nose * small, -0.36, 0.01),
      faceAt(head, flank * 0.085, -0.2, 0),
      faceAt(head, flank * 0.06, 0.03, 0),
    ]);
    context.fill();
  }
  context.lineCap = "round";
  context.strokeStyle = css(scaled(shade, 0.7), 0.72);
  context.lineWidth = Math.max(0.6, unit * 0.027);
  const width = 0.125 * look.nose * small;
  const left = faceAt(head, -width, -0.355, 0.02);
  const right = faceAt(head, width, -0.355, 0.02);
  context.beginPath();
  if (turnedAside < 0.75) {
    context.moveTo(left.x, left.y);
    context.quadraticCurveTo(left.x + (base.x - left.x) * 0.3, base.y + unit * 0.02, base.x, base.y + unit * 0.008);
    context.quadraticCurveTo(right.x + (base.x - right.x) * 0.3, base.y + unit * 0.02, right.x, right.y);
  } else {
    const curl = faceAt(head, near * 0.16, -0.3, 0.02);
    context.moveTo(curl.x, curl.y);
    context.quadraticCurveTo(
      wing.x + near * Math.cos(head.angle) * unit * 0.03,
      wing.y + unit * 0.05,
      wing.x + (base.x - wing.x) * 0.35,
      base.y,
    );
  }
  context.stroke();
  for (const sign of [-1, 1] as const) {
    if (facingOf(head, sign * 0.06, -0.38) < 0.35 || (turnedAside > 0.6 && sign !== near)) continue;
    const nostril = faceAt(head, sign * 0.058 * look.nose, -0.382, 0.06);
    fillEllipse(head, nostril, unit * 0.026, unit * 0.013, css(scaled(shade, 0.45), 0.6));
  }
  if (turnedAside > 0.9) return;
  const shine = { x: tip.x + light.keySide * unit * 0.03 - sin * unit * 0.05, y: tip.y - unit * 0.015 };
  fillEllipse(head, shine, unit * 0.04, unit * 0.032, css(mix(skin, [255, 255, 255], 0.5), 0.38));
}

function fillEllipse(head: HeadView, at: Point, rx: number, ry: number, style: Paint): void {
  const { context } = head.figure;
  context.fillStyle = style;
  context.beginPath();
  context.ellipse(at.x, at.y, rx, ry, 0, 0, 2 * Math.PI);
  context.fill();
}

function traceLine(head: HeadView, points: readonly Point[]): void {
  const { context } = head.figure;
  context.beginPath();
  points.forEach((point, index) => (index === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y)));
  context.closePath();
}
