import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { traceCurve, traceSmooth, type Paint, type Point } from "./figure-view.ts";
import { aroundHead, shellOutline, skullAt, type HeadView } from "./skull.ts";

/** The far half of a hat's brim: behind the head. */
export function paintHatBack(head: HeadView): void {
  if (head.look.hat !== "brimmed") return;
  const { context, light } = head.figure;
  context.fillStyle = css(scaled(light.dark(head.look.hatColour), 0.75));
  traceSmooth(context, brim(head, { from: 0, to: 2 * Math.PI, reach: 0.55, y: 0.44 }));
  context.fill();
}

/** The hat on the hair. */
export function paintHat(head: HeadView): void {
  switch (head.look.hat) {
    case "none":
      return;
    case "toque":
      return paintToque(head);
    case "cap":
      return paintCap(head);
    case "brimmed":
      return paintBrimmed(head);
    case "helmet":
      return paintHelmet(head);
  }
}

/** How much of the top of a flat ring the camera sees: it looks from a little above or below. */
function tilt(head: HeadView): number {
  return 0.1 - Math.sin(head.pitch) * 0.9 * Math.cos(head.angle);
}

/** Points of a flat ring around the head between two angles; `reach` half heads wider than the head. */
function brim(
  head: HeadView,
  ring: { readonly from: number; readonly to: number; readonly reach: number; readonly y: number },
): Point[] {
  const level = skullAt(ring.y, head.look);
  const points: Point[] = [];
  for (let step = 0; step < 28; step++) {
    const around = ring.from + ((ring.to - ring.from) * step) / 27;
    const x = (level.halfWidth + ring.reach) * Math.sin(around);
    const z = level.ahead + (level.halfDepth + ring.reach) * Math.cos(around);
    const depth = z * Math.cos(head.angle) - x * Math.sin(head.angle);
    const flat = head.point2(x * Math.cos(head.angle) + z * Math.sin(head.angle), ring.y);
    points.push({ x: flat.x, y: flat.y + depth * tilt(head) * head.unit });
  }
  return points;
}

function domeShade(head: HeadView, colour: Rgb): Paint {
  const { context, light } = head.figure;
  const from = head.point2(light.keySide * 0.8, 1.1);
  const to = head.point2(light.keySide * -0.8, 0.4);
  const shade = context.createLinearGradient(from.x, from.y, to.x, to.y);
  shade.addColorStop(0, css(light.bright(mix(colour, [255, 250, 240], 0.12))));
  shade.addColorStop(0.45, css(mix(light.dark(colour), light.bright(colour), 0.7)));
  shade.addColorStop(1, css(light.dark(colour)));
  return shade;
}

function slipOf(head: HeadView): number {
  return -Math.sin(head.pitch) * 0.45 * Math.cos(head.angle);
}

function dome(
  head: HeadView,
  shape: { readonly base: number; readonly thickness: number; readonly height: number },
): Point[] {
  const slip = slipOf(head);
  const level = skullAt(shape.base, head.look);
  const points = shellOutline(head, { from: shape.base, to: 1.02, thickness: shape.thickness, steps: 10 });
  const foot = head.point2(0, shape.base).y;
  const crown = head.point2(0, 1.02).y;
  return points.map(({ x, y }) => {
    const share = (foot - y) / Math.max(1, foot - crown);
    return {
      x,
      y: y - shape.height * head.unit * Math.max(0, share) - slip * head.unit * Math.min(1, level.halfWidth),
    };
  });
}

function paintCap(head: HeadView): void {
  const { context, light } = head.figure;
  const { hatColour } = head.look;
  context.fillStyle = domeShade(head, hatColour);
  traceSmooth(context, dome(head, { base: 0.34, thickness: 0.1, height: 0.1 }));
  context.fill();
  seam(head, 0.34);
  const facing = Math.cos(head.angle);
  if (facing > -0.45) {
    // The peak casts a shadow on the brow.
    const peak = peakOf(head, 0.34, 0.52);
    context.fillStyle = css(scaled(light.dark(head.look.skin), 0.7), 0.3);
    traceSmooth(
      context,
      peak.map(({ x, y }) => ({ x, y: y + head.unit * 0.1 })),
    );
    if (facing > 0.2) context.fill();
    context.fillStyle = css(mix(light.dark(hatColour), light.bright(hatColour), 0.62));
    traceSmooth(context, peak);
    context.fill();
    context.strokeStyle = css(scaled(light.dark(hatColour), 0.6), 0.6);
    context.lineWidth = Math.max(0.6, head.unit * 0.025);
    context.stroke();
  }
  const button = head.point2(skullAt(0.9, head.look).ahead * Math.sin(head.angle), 1.2 + slipOf(head));
  context.fillStyle = css(light.dark(hatColour));
  context.beginPath();
  context.ellipse(button.x, button.y, head.unit * 0.07, head.unit * 0.04, 0, 0, 2 * Math.PI);
  context.fill();
}

/** The peak of a cap: a tongue in front of the forehead. */
function peakOf(head: HeadView, y: number, reach: number): Point[] {
  const outer: Point[] = [];
  const inner: Point[] = [];
  const level = skullAt(y, head.look);
  const lean = 0.2 - Math.sin(head.pitch) * 0.8;
  for (let step = 0; step <= 10; step++) {
    const around = -1.15 + (2.3 * step) / 10;
    const width = Math.sin(around) * (level.halfWidth + 0.08);
    const front = level.ahead + (level.halfDepth + 0.08) * Math.cos(around);
    const out = front + reach * Math.cos(around) ** 0.7;
    inner.push(head.point(width, y + 0.05 + slipOf(head) * 0.6, front));
    const tip = head.point(width, y + slipOf(head) * 0.6, out);
    outer.push({ x: tip.x, y: tip.y + lean * head.unit * Math.cos(around) * Math.max(0.15, Math.cos(head.angle)) });
  }
  return [...inner, ...outer.reverse()];
}

function seam(head: HeadView, base: number): void {
  const { context, light } = head.figure;
  if (head.unit < 10) return;
  context.strokeStyle = css(scaled(light.dark(head.look.hatColour), 0.65), 0.5);
  context.lineWidth = Math.max(0.6, head.unit * 0.022);
  context.lineCap = "round";
  for (const around of [-1.1, 0, 1.1, 2.4, -2.4]) {
    if (head.facing(around) < 0.05) continue;
    const at = (y: number): Point => {
      const on = aroundHead(head, around, y, 0.1);
      return { x: on.x, y: on.y - head.unit * (0.1 * ((y - base) / 0.7) + slipOf(head)) };
    };
    traceCurve(context, [at(base + 0.02), at(0.6), at(0.82), at(1)]);
    context.stroke();
  }
}

function paintBrimmed(head: HeadView): void {
  const { context, light } = head.figure;
  const { hatColour, accent } = head.look;
  const slip = slipOf(head);
  const level = skullAt(0.45, head.look);
  const reach = Math.hypot(
    (level.halfWidth + 0.07) * Math.cos(head.angle),
    (level.halfDepth + 0.07) * Math.sin(head.angle),
  );
  const middle = level.ahead * Math.sin(head.angle);
  const crown = (
    [
      [-1, 0.44],
      [-1, 0.8],
      [-0.92, 1.2],
      [-0.6, 1.36],
      [-0.1, 1.28],
      [0.35, 1.38],
      [0.86, 1.24],
      [1, 0.85],
      [1, 0.44],
    ] as const
  ).map(([x, y]) => head.point2(middle + x * reach, y + slip));
  // The brim's shade lies on forehead and eyes.
  if (Math.cos(head.angle) > 0) {
    const shadow = brim(head, { from: -1.4, to: 1.4, reach: 0.08, y: 0.3 });
    context.strokeStyle = css(scaled(light.dark(head.look.skin), 0.7), 0.25);
    context.lineWidth = head.unit * 0.16;
    traceCurve(context, shadow);
    context.stroke();
  }
  context.fillStyle = domeShade(head, hatColour);
  traceSmooth(context, crown);
  context.fill();
  context.strokeStyle = css(mix(light.dark(accent), light.bright(accent), 0.5));
  context.lineWidth = head.unit * 0.15;
  context.lineCap = "butt";
  traceCurve(context, [
    head.point2(middle - reach * 0.985, 0.58 + slip),
    head.point2(middle, 0.53 + slip),
    head.point2(middle + reach * 0.985, 0.58 + slip),
  ]);
  context.stroke();
  const around = -head.angle;
  const near = brim(head, { from: around - Math.PI / 2, to: around + Math.PI / 2, reach: 0.55, y: 0.46 });
  const inner = [
    ...brim(head, { from: around - Math.PI / 2, to: around + Math.PI / 2, reach: 0.06, y: 0.47 }),
  ].reverse();
  context.fillStyle = css(mix(light.dark(hatColour), light.bright(hatColour), 0.75));
  traceSmooth(context, [
    ...near.map(({ x, y }) => ({ x, y: y - slip * head.unit })),
    ...inner.map(({ x, y }) => ({ x, y: y - slip * head.unit })),
  ]);
  context.fill();
  context.strokeStyle = css(scaled(light.dark(hatColour), 0.6), 0.5);
  context.lineWidth = Math.max(0.6, head.unit * 0.025);
  context.stroke();
}

function paintHelmet(head: HeadView): void {
  const { context, light } = head.figure;
  const { hatColour } = head.look;
  context.fillStyle = domeShade(head, hatColour);
  traceSmooth(context, dome(head, { base: 0.28, thickness: 0.17, height: 0.12 }));
  context.fill();
  context.strokeStyle = css(scaled(light.dark(hatColour), 0.75), 0.7);
  context.lineWidth = Math.max(0.7, head.unit * 0.05);
  for (const around of [-0.45, 0, 0.45]) {
    if (head.facing(around) < 0 && head.facing(around + Math.PI) < 0) continue;
    const turn = head.facing(around) >= 0 ? around : around + Math.PI;
    const at = (y: number): Point => {
      const on = aroundHead(head, turn, y, 0.17);
      return { x: on.x, y: on.y - head.unit * (0.12 * ((y - 0.28) / 0.74) + slipOf(head)) };
    };
    traceCurve(context, [at(0.42), at(0.66), at(0.86), at(1)]);
    context.stroke();
  }
  const around = -head.angle;
  const near = brim(head, { from: around - Math.PI / 2 - 0.1, to: around + Math.PI / 2 + 0.1, reach: 0.24, y: 0.3 });
  context.strokeStyle = css(mix(light.dark(hatColour), light.bright(hatColour), 0.85));
  context.lineWidth = head.unit * 0.12;
  context.lineCap = "round";
  traceCurve(
    context,
    near.map(({ x, y }) => ({ x, y: y - slipOf(head) * head.unit })),
  );
  context.stroke();
  // The strap.
  context.strokeStyle = css(light.dark([60, 56, 60]), 0.85);
  context.lineWidth = Math.max(0.7, head.unit * 0.05);
  for (const sign of [-1, 1] as const) {
    if (head.facing(sign * 1.25) < -0.05) continue;
    traceCurve(context, [
      aroundHead(head, sign * 1.3, 0.25, 0.03),
      aroundHead(head, sign * 1.2, -0.4, 0.03),
      aroundHead(head, sign * 0.7, -0.95, 0.02),
    ]);
    context.stroke();
  }
}

/** A cook's tall white hat: a band and a soft pleated crown. */
function paintToque(head: HeadView): void {
  const { context, light } = head.figure;
  const white = head.look.hatColour;
  const bandY = 0.5;
  const level = skullAt(0.5, head.look);
  const reach = Math.hypot(
    (level.halfWidth + 0.09) * Math.cos(head.angle),
    (level.halfDepth + 0.09) * Math.sin(head.angle),
  );
  const middle = level.ahead * Math.sin(head.angle);
  const slip = slipOf(head);
  const puff = (
    [
      [-0.98, 0.98],
      [-1.16, 1.2],
      [-1.22, 1.55],
      [-0.95, 1.86],
      [-0.4, 1.98],
      [0.15, 2.02],
      [0.7, 1.94],
      [1.1, 1.72],
      [1.2, 1.38],
      [1.08, 1.1],
      [0.98, 0.98],
    ] as const
  ).map(([x, y]) => head.point2(middle + x * reach, y + slip));
  const shade = domeShade(head, white);
  traceSmooth(context, puff);
  context.fillStyle = shade;
  context.fill();
  if (head.figure.fine) {
    context.strokeStyle = css(light.dark(white), 0.5);
    context.lineWidth = Math.max(0.6, head.unit * 0.03);
    for (const pleat of [-0.7, -0.42, -0.14, 0.16, 0.44, 0.72]) {
      traceCurve(context, [
        head.point2(middle + pleat * reach, 1 + slip),
        head.point2(middle + pleat * reach * 1.1, 1.3 + slip),
        head.point2(middle + pleat * reach * 1.2, 1.62 + slip),
      ]);
      context.stroke();
    }
  }
  const left = head.point2(middle - reach * 0.98, bandY + 0.02 + slip);
  const leftTop = head.point2(middle - reach, 1.04 + slip);
  const top = head.point2(middle, 1.08 + slip);
  const rightTop = head.point2(middle + reach, 1.04 + slip);
  const right = head.point2(middle + reach * 0.98, bandY + 0.02 + slip);
  const bottom = head.point2(middle, bandY - 0.07 + slip);
  context.beginPath();
  context.moveTo(left.x, left.y);
  context.lineTo(leftTop.x, leftTop.y);
  context.quadraticCurveTo(top.x, top.y, rightTop.x, rightTop.y);
  context.lineTo(right.x, right.y);
  context.quadraticCurveTo(bottom.x, bottom.y, left.x, left.y);
  context.fillStyle = shade;
  context.fill();
  context.strokeStyle = css(light.dark(scaled(white, 0.9)), 0.55);
  context.lineWidth = Math.max(0.6, head.unit * 0.03);
  context.beginPath();
  context.moveTo(leftTop.x, leftTop.y);
  context.quadraticCurveTo(top.x, top.y, rightTop.x, rightTop.y);
  context.stroke();
}
