import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { traceCurve, traceSmooth, type FigureView, type Point } from "./figure-view.ts";
import { paintFace } from "./face.ts";
import { skullAt, type HeadView, type SkullLevel } from "./skull.ts";
import type { Look } from "./look.ts";
import type { Mouth } from "./mouth.ts";
import type { Pose } from "./skeleton.ts";

/** Half the height of an adult's head, metres. */
const halfHeadMetres = 0.118;

/** Skull, ears, face and hair; or what a robot or astronaut has instead. */
export function paintHead(
  figure: FigureView,
  pose: Pose,
  look: Look,
  face: { readonly mouth: Mouth; readonly eyesOpen: number },
): void {
  const head = headViewOf(figure, pose, look);
  if (look.garment === "robot") return paintRobotHead(head, face.mouth);
  if (look.garment === "spacesuit") return paintHelmet(head, () => paintSkinHead(head, face));
  paintSkinHead(head, face);
}

/** Hair that falls behind neck and shoulders; to be painted before the body when the person looks at us, after it when not. */
export function paintFallingHair(figure: FigureView, pose: Pose, look: Look): void {
  if (look.hairStyle !== "long" && look.hairStyle !== "bob") return;
  if (look.garment === "robot" || look.garment === "spacesuit" || look.hat === "toque") return;
  const head = headViewOf(figure, pose, look);
  const bottom = look.hairStyle === "long" ? -1.85 : -0.95;
  const left: Point[] = [];
  const right: Point[] = [];
  for (let step = 0; step <= 6; step++) {
    const y = 0.85 + ((bottom - 0.85) * step) / 6;
    const spread = [0.42, 0.74, 0.84, 0.88, 0.9, 0.86, 0.68][step] ?? 0.8;
    const reach = Math.hypot(spread * Math.cos(head.angle), 0.6 * Math.sin(head.angle));
    const middle = -0.36 * Math.sin(head.angle);
    right.push(head.point2(middle + reach, y));
    left.push(head.point2(middle - reach, y));
  }
  const { context, light } = figure;
  traceSmooth(context, [...right, ...left.reverse()]);
  context.fillStyle = css(
    Math.cos(head.angle) > -0.2
      ? light.dark(scaled(look.hair, 0.9))
      : mix(light.dark(look.hair), light.bright(look.hair), 0.4),
  );
  context.fill();
  if (!figure.fine || Math.cos(head.angle) > -0.2) return;
  strands(head, bottom);
}

function strands(head: HeadView & { point2(x: number, y: number): Point }, bottom: number): void {
  const { context, light } = head.figure;
  context.lineWidth = Math.max(0.6, head.unit * 0.05);
  for (let strand = -3; strand <= 3; strand++) {
    context.strokeStyle = css(light.bright(head.look.hair), strand % 2 === 0 ? 0.5 : 0.25);
    traceCurve(context, [
      head.point2(strand * 0.16, 0.7),
      head.point2(strand * 0.24, -0.1),
      head.point2(strand * 0.22, bottom * 0.9),
    ]);
    context.stroke();
  }
}

function headViewOf(figure: FigureView, pose: Pose, look: Look): HeadView & { point2(x: number, y: number): Point } {
  const centre = figure.at([pose.head[0], pose.head[1] + (look.headScale - 1) * 0.1, pose.head[2]]);
  const unit = halfHeadMetres * look.headScale * centre.scale;
  const angle = figure.angle(pose.headYaw);
  const cosRoll = Math.cos(pose.headRoll * Math.cos(angle));
  const sinRoll = Math.sin(pose.headRoll * Math.cos(angle));
  const point2 = (x: number, y: number): Point => ({
    x: centre.x + (x * cosRoll + y * sinRoll) * unit,
    y: centre.y - (y * cosRoll - x * sinRoll) * unit,
  });
  const sinPitch = Math.sin(pose.headPitch);
  return {
    figure,
    look,
    unit,
    angle,
    pitch: pose.headPitch,
    point2,
    point: (x, y, z) => point2(x * Math.cos(angle) + z * Math.sin(angle), y - z * sinPitch * 0.85),
    facing: (around) => Math.cos(around + angle),
  };
}

type Head = ReturnType<typeof headViewOf>;

function paintSkinHead(head: Head, face: { readonly mouth: Mouth; readonly eyesOpen: number }): void {
  const { figure, look } = head;
  const { context, light } = figure;
  paintEars(head, false);
  const jawDrop = 0.1 * face.mouth.open;
  traceSmooth(context, silhouette(head, -1, 1.02, 0, jawDrop));
  context.fillStyle = css(light.bright(look.skin));
  context.fill();
  if (figure.fine) {
    context.save();
    context.clip();
    paintHeadShade(head);
    context.restore();
  }
  paintEars(head, true);
  if (look.beard) paintBeard(head, face.mouth);
  if (Math.cos(head.angle) > -0.35) paintFace(head, face);
  if (look.hairStyle !== "bald") paintHair(head);
  if (look.hat === "toque") paintToque(head);
}

/** The outline between two heights, wider by `thickness` all round. */
function silhouette(head: Head, from: number, to: number, thickness: number, jawDrop = 0): Point[] {
  const right: Point[] = [];
  const left: Point[] = [];
  const steps = 13;
  for (let step = 0; step <= steps; step++) {
    const y = from + ((to - from) * step) / steps;
    const level = skullAt(y, head.look);
    const reach = Math.hypot(
      (level.halfWidth + thickness) * Math.cos(head.angle),
      (level.halfDepth + thickness) * Math.sin(head.angle),
    );
    const middle = level.ahead * Math.sin(head.angle);
    const drop = y < -0.4 ? jawDrop * Math.min(1, (-0.4 - y) / 0.4) * Math.max(0, Math.cos(head.angle * 0.6)) : 0;
    const top = y > 0.6 ? thickness * ((y - 0.6) / 0.4) : 0;
    right.push(head.point2(middle + reach, y - drop + top));
    left.push(head.point2(middle - reach, y - drop + top));
  }
  return [...right, ...left.reverse()];
}

function paintHeadShade(head: Head): void {
  const { context, light } = head.figure;
  const { keySide } = light;
  const skin = head.look.skin;
  // The side away from the light, with a soft edge that bends around the cheek.
  const near = head.point2(keySide * -0.05, 0);
  const far = head.point2(keySide * -0.78, -0.1);
  const gradient = context.createLinearGradient(near.x, near.y, far.x, far.y);
  gradient.addColorStop(0, css(light.dark(skin), 0));
  gradient.addColorStop(0.45, css(light.dark(skin), 0.45));
  gradient.addColorStop(1, css(light.dark(skin), 0.85));
  context.fillStyle = gradient;
  const corner = head.point2(-1.4, 1.4);
  context.fillRect(corner.x, corner.y, head.unit * 2.8, head.unit * 2.9);
  const chin = head.point2(0, -0.78);
  const under = head.point2(0, -1.1);
  const jaw = context.createLinearGradient(chin.x, chin.y, under.x, under.y);
  jaw.addColorStop(0, css(light.dark(skin), 0));
  jaw.addColorStop(1, css(light.dark(skin), 0.7));
  context.fillStyle = jaw;
  context.fillRect(corner.x, chin.y, head.unit * 2.8, head.unit);
}

function paintEars(head: Head, near: boolean): void {
  const { context, light } = head.figure;
  const { look } = head;
  if (look.hairStyle === "long" || (look.hairStyle === "bob" && look.hat === "none")) return;
  for (const sign of [-1, 1] as const) {
    const facing = head.facing(sign * 1.68);
    if (facing > -0.28 !== near) continue;
    const level = skullAt(-0.05, look);
    const centre = head.point(sign * (level.halfWidth + 0.03), -0.08, -0.06);
    const wide = head.unit * (0.075 + 0.1 * Math.abs(Math.sin(head.angle)) * (facing > 0 ? 1 : 0.4));
    context.fillStyle = css(mix(light.dark(look.skin), light.bright(look.skin), near ? 0.7 : 0.3));
    context.beginPath();
    context.ellipse(centre.x, centre.y, wide, head.unit * 0.2, sign * 0.12, 0, 2 * Math.PI);
    context.fill();
    if (!head.figure.fine) continue;
    context.strokeStyle = css(light.dark(scaled(look.skin, 0.86)), 0.8);
    context.lineWidth = Math.max(0.5, head.unit * 0.028);
    context.beginPath();
    context.ellipse(centre.x, centre.y, wide * 0.55, head.unit * 0.12, sign * 0.12, -2.2, 1.6);
    context.stroke();
  }
}

/** A beard along the jaw and a moustache; the lips stay free. */
function paintBeard(head: Head, mouth: Mouth): void {
  if (Math.cos(head.angle) < -0.2) return;
  const { context, light } = head.figure;
  const jawDrop = 0.1 * mouth.open;
  const upper: Point[] = [];
  const lower: Point[] = [];
  for (let step = 0; step <= 14; step++) {
    const around = -1.5 + (3 * step) / 14;
    const share = Math.abs(around) / 1.5;
    const y = -0.79 + 0.66 * share * share - jawDrop * (1 - share);
    upper.push(visibleSurface(head, skullAt(y, head.look), around, y, 0.02));
    const chin = -1.04 + 0.6 * share * share - jawDrop * (1 - share);
    lower.push(visibleSurface(head, skullAt(chin, head.look), around, chin, 0.05));
  }
  context.fillStyle = css(mix(light.dark(head.look.hair), light.bright(head.look.hair), 0.45), 0.88);
  traceSmooth(context, [...upper, ...lower.reverse()]);
  context.fill();
  context.strokeStyle = context.fillStyle;
  context.lineWidth = Math.max(1, head.unit * 0.085);
  context.lineCap = "round";
  const lip: Point[] = [];
  for (const around of [-0.46, -0.2, 0, 0.2, 0.46]) {
    const y = -0.49 - 0.13 * Math.abs(around);
    lip.push(visibleSurface(head, skullAt(y, head.look), around, y, 0.03));
  }
  traceCurve(context, lip);
  context.stroke();
}

/** A point on the skull; what is turned away is moved to the outline, so that shapes that reach around the head end there. */
function visibleSurface(head: Head, level: SkullLevel, around: number, y: number, thickness: number): Point {
  const width = level.halfWidth + thickness;
  const depth = level.halfDepth + thickness;
  const x = width * Math.sin(around);
  const z = level.ahead + depth * Math.cos(around);
  if (head.facing(around) >= 0) return head.point(x, y, z);
  const reach = Math.hypot(width * Math.cos(head.angle), depth * Math.sin(head.angle));
  const side = Math.sign(x * Math.cos(head.angle) + (z - level.ahead) * Math.sin(head.angle)) || 1;
  return head.point2(level.ahead * Math.sin(head.angle) + side * reach, y);
}

/** How low the hair reaches around the head: forehead, temples, sideburns, nape. */
function hairline(look: Look, around: number): number {
  const away = Math.abs(Math.atan2(Math.sin(around), Math.cos(around)));
  const covered = look.hairStyle === "long" || look.hairStyle === "bob";
  const table: readonly (readonly [number, number])[] = covered
    ? [
        [0, 0.56],
        [0.45, 0.5],
        [0.8, 0.22],
        [1.05, -0.25],
        [1.3, -0.7],
        [1.7, -0.85],
        [Math.PI, -0.85],
      ]
    : [
        [0, 0.56],
        [0.6, 0.52],
        [0.95, 0.36],
        [1.15, 0.06],
        [1.32, -0.12],
        [1.5, 0.08],
        [1.85, 0.02],
        [2.1, -0.4],
        [2.6, -0.62],
        [Math.PI, -0.64],
      ];
  for (let index = 1; index < table.length; index++) {
    const [end, low] = table[index] ?? [Math.PI, 0];
    const [start, high] = table[index - 1] ?? [0, 0];
    if (away <= end) return high + ((low - high) * (away - start)) / (end - start);
  }
  return -0.6;
}

function paintHair(head: Head): void {
  const { context, light } = head.figure;
  const { look } = head;
  const thickness = look.hairStyle === "short" ? 0.065 : look.hairStyle === "bun" ? 0.06 : 0.1;
  if (look.hairStyle === "bun") paintBun(head);
  const steps = 22;
  const edge: Point[] = [];
  for (let step = 0; step <= steps; step++) {
    // From the outline on the left of the picture to the one on the right, over what the camera sees.
    const around = -head.angle - Math.PI / 2 + (Math.PI * step) / steps;
    let y = hairline(look, around);
    if (look.hairStyle === "swept")
      y -= 0.1 * Math.max(0, Math.cos(around - 0.5)) * Math.max(0, Math.sin(around * 2 + 0.4));
    if (look.hairStyle === "long" || look.hairStyle === "bob")
      y -= 0.12 * Math.max(0, Math.cos(around * 1.4 + 0.7)) - 0.06;
    const level = skullAt(y, look);
    edge.push(visibleSurface(head, level, around, y, 0.02));
  }
  const firstY = hairline(look, -head.angle - Math.PI / 2);
  const lastY = hairline(look, -head.angle + Math.PI / 2);
  const crown: Point[] = [];
  for (let step = 0; step <= 18; step++) {
    const turn = step / 18;
    const rising = turn < 0.5;
    const start = rising ? lastY : firstY;
    const share = rising ? turn * 2 : (1 - turn) * 2;
    const y = start + (1.02 - start) * Math.sin((share * Math.PI) / 2);
    const level = skullAt(y, look);
    const reach = Math.hypot(
      (level.halfWidth + thickness) * Math.cos(head.angle),
      (level.halfDepth + thickness) * Math.sin(head.angle),
    );
    const lift = y > 0.4 ? thickness * ((y - 0.4) / 0.57) * 1.5 : 0;
    const side = rising ? 1 : -1;
    crown.push(head.point2(level.ahead * Math.sin(head.angle) + side * (share > 0.99 ? 0 : reach), y + lift));
  }
  traceSmooth(context, [...edge, ...crown]);
  context.fillStyle = css(mix(light.dark(look.hair), light.bright(look.hair), 0.4));
  context.fill();
  if (!head.figure.fine) return;
  context.save();
  context.clip();
  const from = head.point2(light.keySide * 0.8, 1);
  const to = head.point2(light.keySide * -0.5, 0);
  const sheen = context.createLinearGradient(from.x, from.y, to.x, to.y);
  sheen.addColorStop(0, css(light.bright(mix(look.hair, [255, 240, 220], 0.22)), 0.75));
  sheen.addColorStop(0.5, css(light.bright(look.hair), 0.25));
  sheen.addColorStop(1, css(light.dark(look.hair), 0.4));
  context.fillStyle = sheen;
  const corner = head.point2(-1.4, 1.4);
  context.fillRect(corner.x, corner.y, head.unit * 2.8, head.unit * 2.8);
  paintHairStrands(head);
  context.restore();
}

function paintHairStrands(head: Head): void {
  const { context, light } = head.figure;
  const { look } = head;
  if (head.unit < 14) return;
  context.lineWidth = Math.max(0.6, head.unit * 0.022);
  for (let strand = 0; strand < 15; strand++) {
    const around = -head.angle - 1.5 + (3 * strand) / 14;
    const tone: Rgb = strand % 3 === 0 ? mix(look.hair, [255, 236, 210], 0.25) : scaled(look.hair, 0.6);
    context.strokeStyle = css(strand % 3 === 0 ? light.bright(tone) : light.dark(tone), 0.4);
    const low = hairline(look, around);
    const points: Point[] = [];
    for (const share of [1, 0.75, 0.45, 0.15, 0]) {
      const y = low + (0.95 - low) * share;
      points.push(visibleSurface(head, skullAt(y, look), around + 0.25 * share, y, 0.05));
    }
    traceCurve(context, points);
    context.stroke();
  }
}

function paintBun(head: Head): void {
  const { context, light } = head.figure;
  const centre = head.point(0, 0.72, -0.72);
  context.fillStyle = css(mix(light.dark(head.look.hair), light.bright(head.look.hair), 0.3));
  context.beginPath();
  context.ellipse(centre.x, centre.y, head.unit * 0.36, head.unit * 0.34, 0, 0, 2 * Math.PI);
  context.fill();
}

/** A cook's tall white hat: a band and a soft pleated crown. */
function paintToque(head: Head): void {
  const { context, light } = head.figure;
  const white: Rgb = [250, 248, 244];
  const bandY = 0.5;
  const level = skullAt(0.5, head.look);
  const reach = Math.hypot(
    (level.halfWidth + 0.09) * Math.cos(head.angle),
    (level.halfDepth + 0.09) * Math.sin(head.angle),
  );
  const middle = level.ahead * Math.sin(head.angle);
  const slip = -Math.sin(head.pitch) * 0.5 * Math.cos(head.angle);
  const puff: Point[] = [];
  const outline: readonly (readonly [number, number])[] = [
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
  ];
  for (const [x, y] of outline) puff.push(head.point2(middle + x * reach, y + slip));
  traceSmooth(context, puff);
  const from = head.point2(light.keySide * 0.8, 1.6);
  const to = head.point2(light.keySide * -0.9, 1.2);
  const shade = context.createLinearGradient(from.x, from.y, to.x, to.y);
  shade.addColorStop(0, css(light.bright(white)));
  shade.addColorStop(0.55, css(mix(light.dark(white), light.bright(white), 0.62)));
  shade.addColorStop(1, css(light.dark(white)));
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
  const band = [
    head.point2(middle - reach * 0.98, bandY + 0.02 + slip),
    head.point2(middle - reach, 1.04 + slip),
    head.point2(middle, 1.08 + slip),
    head.point2(middle + reach, 1.04 + slip),
    head.point2(middle + reach * 0.98, bandY + 0.02 + slip),
    head.point2(middle, bandY - 0.07 + slip),
  ];
  const [a, b, c, d, e, f] = band;
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined)
    return;
  context.beginPath();
  context.moveTo(a.x, a.y);
  context.lineTo(b.x, b.y);
  context.quadraticCurveTo(c.x, c.y, d.x, d.y);
  context.lineTo(e.x, e.y);
  context.quadraticCurveTo(f.x, f.y, a.x, a.y);
  context.fillStyle = shade;
  context.fill();
  context.strokeStyle = css(light.dark(scaled(white, 0.9)), 0.55);
  context.lineWidth = Math.max(0.6, head.unit * 0.03);
  context.beginPath();
  context.moveTo(b.x, b.y);
  context.quadraticCurveTo(c.x, c.y, d.x, d.y);
  context.stroke();
}

function paintRobotHead(head: Head, mouth: Mouth): void {
  const { context, light } = head.figure;
  const { look } = head;
  traceSmooth(context, silhouette(head, -0.95, 0.97, 0.06));
  const from = head.point2(light.keySide * 0.8, 0.8);
  const to = head.point2(light.keySide * -0.8, -0.6);
  const metal = context.createLinearGradient(from.x, from.y, to.x, to.y);
  metal.addColorStop(0, css(light.bright([240, 246, 252])));
  metal.addColorStop(0.5, css(light.bright(look.top)));
  metal.addColorStop(1, css(light.dark(scaled(look.top, 0.7))));
  context.fillStyle = metal;
  context.fill();
  if (Math.cos(head.angle) < -0.1) return;
  const visor: Point[] = [];
  for (let step = 0; step <= 10; step++)
    visor.push(visibleSurface(head, skullAt(0.3, look), -1.05 + (2.1 * step) / 10, 0.34, 0.07));
  for (let step = 10; step >= 0; step--)
    visor.push(visibleSurface(head, skullAt(-0.2, look), -1.05 + (2.1 * step) / 10, -0.2, 0.07));
  traceSmooth(context, visor);
  context.fillStyle = css([16, 22, 34]);
  context.fill();
  for (const sign of [-1, 1] as const) {
    if (head.facing(sign * 0.45) < 0.1) continue;
    const eye = head.point(sign * 0.31, 0.06, 0.74);
    context.fillStyle = css(look.accent);
    context.beginPath();
    context.ellipse(eye.x, eye.y, head.unit * 0.11 * head.facing(sign * 0.45), head.unit * 0.11, 0, 0, 2 * Math.PI);
    context.fill();
  }
  context.fillStyle = css(look.accent, 0.85);
  for (const bar of [-2, -1, 0, 1, 2]) {
    const at = head.point(bar * 0.1, -0.58, 0.76);
    const tall = head.unit * (0.03 + mouth.open * 0.16 * (1 - Math.abs(bar) * 0.25));
    context.fillRect(at.x - head.unit * 0.03, at.y - tall, head.unit * 0.06, tall * 2);
  }
}

function paintHelmet(head: Head, paintInside: () => void): void {
  const { context, light } = head.figure;
  const { look } = head;
  const shell = head.point2(0, 0.02);
  const radius = head.unit * 1.42;
  const shade = context.createRadialGradient(
    shell.x + light.keySide * radius * 0.4,
    shell.y - radius * 0.5,
    radius * 0.1,
    shell.x,
    shell.y,
    radius * 1.1,
  );
  shade.addColorStop(0, css(light.bright([255, 255, 255])));
  shade.addColorStop(0.6, css(light.bright(look.top)));
  shade.addColorStop(1, css(light.dark(scaled(look.top, 0.8))));
  context.fillStyle = shade;
  context.beginPath();
  context.arc(shell.x, shell.y, radius, 0, 2 * Math.PI);
  context.fill();
  const facing = Math.cos(head.angle);
  if (facing < -0.3) return;
  const glass = head.point2(Math.sin(head.angle) * 0.55, -0.02);
  context.save();
  context.beginPath();
  context.ellipse(
    glass.x,
    glass.y,
    head.unit * (0.45 + 0.6 * Math.max(0, facing)),
    head.unit * 1.02,
    0,
    0,
    2 * Math.PI,
  );
  context.fillStyle = css([26, 30, 44]);
  context.fill();
  context.clip();
  paintInside();
  const sheen = context.createLinearGradient(
    glass.x - head.unit,
    glass.y - head.unit,
    glass.x + head.unit,
    glass.y + head.unit,
  );
  sheen.addColorStop(0, "rgba(190,220,255,0.5)");
  sheen.addColorStop(0.35, "rgba(190,220,255,0.06)");
  sheen.addColorStop(1, "rgba(255,200,140,0.22)");
  context.fillStyle = sheen;
  context.fillRect(glass.x - head.unit * 1.5, glass.y - head.unit * 1.5, head.unit * 3, head.unit * 3);
  context.restore();
  context.strokeStyle = css(look.accent, 0.8);
  context.lineWidth = Math.max(0.8, head.unit * 0.05);
  context.beginPath();
  context.ellipse(
    glass.x,
    glass.y,
    head.unit * (0.45 + 0.6 * Math.max(0, facing)),
    head.unit * 1.02,
    0,
    0,
    2 * Math.PI,
  );
  context.stroke();
}
