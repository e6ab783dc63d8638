import { css, mix, scaled } from "../scene/colour.ts";
import type { Face } from "./face-acting.ts";
import { traceSmooth, type Point } from "./figure-view.ts";
import { faceAt, facingOf, shellOutline, skullAt, type HeadView } from "./skull.ts";

/** A shell with a dark glass face, eyes of light that blink and look, ear discs and an aerial. */
export function paintRobotHead(head: HeadView, face: Face): void {
  const { context, light } = head.figure;
  const { look, unit } = head;
  paintEarDiscs(head, false);
  const aerial = head.point(0.3, 0.95, -0.2);
  const tip = head.point(0.42, 1.5, -0.3);
  context.strokeStyle = css(light.dark([70, 76, 88]));
  context.lineCap = "round";
  context.lineWidth = Math.max(0.9, unit * 0.05);
  context.beginPath();
  context.moveTo(aerial.x, aerial.y);
  context.lineTo(tip.x, tip.y);
  context.stroke();
  glow(head, tip, unit * 0.11);
  const from = head.point2(light.keySide * 0.9, 0.9);
  const to = head.point2(light.keySide * -0.9, -0.8);
  const shell = context.createLinearGradient(from.x, from.y, to.x, to.y);
  shell.addColorStop(0, css(light.bright(mix(look.top, [255, 255, 255], 0.35))));
  shell.addColorStop(0.5, css(mix(light.dark(look.top), light.bright(look.top), 0.72)));
  shell.addColorStop(1, css(light.dark(scaled(look.top, 0.85))));
  traceSmooth(context, shellOutline(head, { from: -0.96, to: 0.98, thickness: 0.12 }));
  context.fillStyle = shell;
  context.fill();
  paintEarDiscs(head, true);
  // A seam over the crown.
  context.strokeStyle = css(light.dark(scaled(look.top, 0.6)), 0.5);
  context.lineWidth = Math.max(0.6, unit * 0.025);
  const facing = Math.cos(head.angle);
  if (facing < -0.35) return;
  const plate = ring(head, { x: 0.53, top: 0.42, bottom: -0.72, out: 0.13 });
  traceSmooth(context, plate);
  context.fillStyle = css([18, 24, 36]);
  context.fill();
  context.strokeStyle = css(light.bright(scaled(look.top, 0.7)), 0.9);
  context.lineWidth = Math.max(0.8, unit * 0.045);
  context.stroke();
  context.save();
  traceSmooth(context, plate);
  context.clip();
  const open = Math.max(0.1, face.eyesOpen);
  for (const sign of [-1, 1] as const) {
    const x = sign * 0.27;
    if (facingOf(head, x, 0) < 0.1) continue;
    const at = faceAt(head, x + 0.05 * face.gaze.x, 0.02 + 0.05 * face.gaze.y, 0.14);
    const wide = unit * 0.13 * Math.max(0.4, facingOf(head, x, 0));
    const halo = context.createRadialGradient(at.x, at.y, 0, at.x, at.y, unit * 0.36);
    halo.addColorStop(0, css(look.accent, 0.5));
    halo.addColorStop(1, css(look.accent, 0));
    context.fillStyle = halo;
    context.fillRect(at.x - unit * 0.4, at.y - unit * 0.4, unit * 0.8, unit * 0.8);
    context.fillStyle = css(mix(look.accent, [255, 255, 255], 0.35));
    context.beginPath();
    context.ellipse(at.x, at.y, wide, unit * 0.19 * open, 0, 0, 2 * Math.PI);
    context.fill();
    if (face.squint > 0.15 && open > 0.5) {
      // Smiling eyes: the plate's dark covers their lower edge.
      context.fillStyle = css([18, 24, 36]);
      context.beginPath();
      context.ellipse(at.x, at.y + unit * 0.22, wide * 1.3, unit * (0.12 + 0.1 * face.squint), 0, 0, 2 * Math.PI);
      context.fill();
    }
  }
  context.strokeStyle = css(look.accent, 0.95);
  context.lineWidth = Math.max(0.9, unit * 0.06);
  const spoken = face.mouth.open;
  const mouth = [-0.2, -0.1, 0, 0.1, 0.2].map((x, index) =>
    faceAt(
      head,
      x,
      -0.44 - 0.05 * Math.max(0.2, face.smile) * (1 - (x / 0.2) ** 2) - spoken * 0.09 * Math.sin(index * 2.4),
      0.14,
    ),
  );
  context.beginPath();
  mouth.forEach(({ x, y }, index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
  if (spoken > 0.08) {
    context.lineWidth = Math.max(0.9, unit * 0.045);
    for (const [index, at] of mouth.entries()) {
      const tall = unit * spoken * (0.2 - 0.05 * Math.abs(index - 2));
      context.beginPath();
      context.moveTo(at.x, at.y - tall);
      context.lineTo(at.x, at.y + tall);
      context.stroke();
    }
  }
  sheen(head, 0.3);
  context.restore();
}

function glow(head: HeadView, at: Point, radius: number): void {
  const { context } = head.figure;
  const halo = context.createRadialGradient(at.x, at.y, 0, at.x, at.y, radius * 2.4);
  halo.addColorStop(0, css(head.look.accent, 0.8));
  halo.addColorStop(1, css(head.look.accent, 0));
  context.fillStyle = halo;
  context.fillRect(at.x - radius * 2.4, at.y - radius * 2.4, radius * 4.8, radius * 4.8);
  context.fillStyle = css(mix(head.look.accent, [255, 255, 255], 0.4));
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.fill();
}

function paintEarDiscs(head: HeadView, near: boolean): void {
  const { context, light } = head.figure;
  const { look, unit } = head;
  for (const sign of [-1, 1] as const) {
    const facing = head.facing(sign * 1.57);
    if (facing > 0.02 !== near) continue;
    const at = head.point(sign * (skullAt(0, look).halfWidth + 0.16), -0.05, 0.02);
    const wide = unit * (0.1 + 0.2 * Math.abs(Math.sin(head.angle)));
    context.fillStyle = css(mix(light.dark(look.top), light.bright(look.top), near ? 0.45 : 0.2));
    context.beginPath();
    context.ellipse(at.x, at.y, wide, unit * 0.3, 0, 0, 2 * Math.PI);
    context.fill();
    if (!near) continue;
    context.fillStyle = css(light.dark([60, 66, 78]));
    context.beginPath();
    context.ellipse(at.x, at.y, wide * 0.6, unit * 0.18, 0, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = css(look.accent, 0.9);
    context.beginPath();
    context.ellipse(at.x, at.y, wide * 0.24, unit * 0.07, 0, 0, 2 * Math.PI);
    context.fill();
  }
}

/** A rounded window on the front of the head. */
function ring(
  head: HeadView,
  window: { readonly x: number; readonly top: number; readonly bottom: number; readonly out: number },
): Point[] {
  const points: Point[] = [];
  const middle = (window.top + window.bottom) / 2;
  const half = (window.top - window.bottom) / 2;
  for (let step = 0; step < 28; step++) {
    const turn = (2 * Math.PI * step) / 28;
    const square = (value: number): number => Math.sign(value) * Math.abs(value) ** 0.55;
    points.push(faceAt(head, window.x * square(Math.cos(turn)), middle + half * square(Math.sin(turn)), window.out));
  }
  return points;
}

function sheen(head: HeadView, strength: number): void {
  const { context } = head.figure;
  const from = head.point2(-0.9, 1);
  const to = head.point2(0.9, -1);
  const gloss = context.createLinearGradient(from.x, from.y, to.x, to.y);
  gloss.addColorStop(0, `rgba(200,226,255,${strength})`);
  gloss.addColorStop(0.3, `rgba(200,226,255,${strength * 0.8})`);
  gloss.addColorStop(0.36, `rgba(200,226,255,${strength * 0.1})`);
  gloss.addColorStop(0.6, "rgba(200,226,255,0)");
  gloss.addColorStop(1, "rgba(255,196,140,0.2)");
  context.fillStyle = gloss;
  const corner = head.point2(-1.7, 1.7);
  context.fillRect(corner.x, corner.y, head.unit * 3.4, head.unit * 3.4);
}

/** A round helmet with a wide visor behind which the face is seen, a neck ring and a lamp. */
export function paintAstronautHead(head: HeadView, paintInside: () => void): void {
  const { context, light } = head.figure;
  const { look, unit } = head;
  const sin = Math.sin(head.angle);
  const shellAt = head.point2(-0.1 * sin, 0.04);
  const radius = unit * 1.42;
  const collar = head.point2(0, -1.2);
  context.fillStyle = css(mix(light.dark([150, 154, 166]), light.bright([150, 154, 166]), 0.5));
  context.beginPath();
  context.ellipse(collar.x, collar.y, unit * 1.08, unit * 0.3, 0, 0, 2 * Math.PI);
  context.fill();
  const shade = context.createRadialGradient(
    shellAt.x + light.keySide * radius * 0.45,
    shellAt.y - radius * 0.5,
    radius * 0.1,
    shellAt.x,
    shellAt.y,
    radius * 1.1,
  );
  shade.addColorStop(0, css(light.bright([255, 255, 255])));
  shade.addColorStop(0.55, css(mix(light.dark(look.top), light.bright(look.top), 0.85)));
  shade.addColorStop(1, css(light.dark(scaled(look.top, 0.8))));
  context.fillStyle = shade;
  context.beginPath();
  context.arc(shellAt.x, shellAt.y, radius, 0, 2 * Math.PI);
  context.fill();
  for (const sign of [-1, 1] as const) {
    if (head.facing(sign * 1.57) < -0.1) continue;
    const pod = head.point(sign * 1.3, 0.1, -0.1);
    context.fillStyle = css(mix(light.dark([176, 180, 190]), light.bright([176, 180, 190]), 0.6));
    context.beginPath();
    context.ellipse(pod.x, pod.y, unit * (0.12 + 0.2 * Math.abs(sin)), unit * 0.34, 0, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = css(look.accent);
    context.beginPath();
    context.ellipse(pod.x, pod.y - unit * 0.02, unit * (0.05 + 0.1 * Math.abs(sin)), unit * 0.14, 0, 0, 2 * Math.PI);
    context.fill();
  }
  const facing = Math.cos(head.angle);
  if (facing < -0.3) return;
  const glass = head.point2(sin * 0.5, -0.03);
  const wide = unit * (0.42 + 0.68 * Math.max(0, facing));
  const visor = (grow: number): void => {
    context.beginPath();
    context.ellipse(glass.x, glass.y, wide * grow, unit * 0.98 * grow, 0, 0, 2 * Math.PI);
  };
  visor(1.09);
  context.fillStyle = css(mix(light.dark([120, 124, 138]), light.bright([120, 124, 138]), 0.55));
  context.fill();
  context.save();
  visor(1);
  context.fillStyle = css([30, 36, 54]);
  context.fill();
  context.clip();
  context.save();
  // Inside the glass the head is a little smaller than the window.
  context.translate(glass.x, glass.y);
  context.scale(0.86, 0.86);
  context.translate(-glass.x, -glass.y);
  paintInside();
  context.restore();
  sheen(head, 0.34);
  context.restore();
  visor(1);
  context.strokeStyle = css(look.accent, 0.85);
  context.lineWidth = Math.max(0.8, unit * 0.045);
  context.stroke();
}
